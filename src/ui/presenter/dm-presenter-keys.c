/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-presenter.h"

/* What a presenter's hand finds on a keyboard, and what the small remote ones send. */

typedef enum {
  COMMAND_NEXT,
  COMMAND_PREVIOUS,
  COMMAND_NEXT_STEP,
  COMMAND_PREVIOUS_STEP,
  COMMAND_FIRST,
  COMMAND_LAST,
  COMMAND_ENTER, /* to the number that was typed, or on */
  COMMAND_BLACK,
  COMMAND_WHITE,
  COMMAND_SPOTLIGHT,
  COMMAND_POINTER,
  COMMAND_LARGER,
  COMMAND_SMALLER,
  COMMAND_SPEAKER,
  COMMAND_END,
} Command;

static const struct {
  guint key;
  GdkModifierType held;
  Command command;
} bindings[] = {
  { GDK_KEY_Page_Down, 0, COMMAND_NEXT },
  { GDK_KEY_KP_Page_Down, 0, COMMAND_NEXT },
  { GDK_KEY_space, 0, COMMAND_NEXT },
  { GDK_KEY_Right, 0, COMMAND_NEXT },
  { GDK_KEY_KP_Right, 0, COMMAND_NEXT },
  { GDK_KEY_Down, 0, COMMAND_NEXT },
  { GDK_KEY_KP_Down, 0, COMMAND_NEXT },
  { GDK_KEY_n, 0, COMMAND_NEXT },
  { GDK_KEY_Page_Up, 0, COMMAND_PREVIOUS },
  { GDK_KEY_KP_Page_Up, 0, COMMAND_PREVIOUS },
  { GDK_KEY_BackSpace, 0, COMMAND_PREVIOUS },
  { GDK_KEY_space, GDK_SHIFT_MASK, COMMAND_PREVIOUS },
  { GDK_KEY_Left, 0, COMMAND_PREVIOUS },
  { GDK_KEY_KP_Left, 0, COMMAND_PREVIOUS },
  { GDK_KEY_Up, 0, COMMAND_PREVIOUS },
  { GDK_KEY_KP_Up, 0, COMMAND_PREVIOUS },
  { GDK_KEY_p, 0, COMMAND_PREVIOUS },
  { GDK_KEY_Page_Down, GDK_CONTROL_MASK, COMMAND_NEXT_STEP },
  { GDK_KEY_Right, GDK_CONTROL_MASK, COMMAND_NEXT_STEP },
  { GDK_KEY_Page_Up, GDK_CONTROL_MASK, COMMAND_PREVIOUS_STEP },
  { GDK_KEY_Left, GDK_CONTROL_MASK, COMMAND_PREVIOUS_STEP },
  { GDK_KEY_Home, 0, COMMAND_FIRST },
  { GDK_KEY_KP_Home, 0, COMMAND_FIRST },
  { GDK_KEY_F5, 0, COMMAND_FIRST },
  { GDK_KEY_End, 0, COMMAND_LAST },
  { GDK_KEY_KP_End, 0, COMMAND_LAST },
  { GDK_KEY_Return, 0, COMMAND_ENTER },
  { GDK_KEY_KP_Enter, 0, COMMAND_ENTER },
  { GDK_KEY_b, 0, COMMAND_BLACK },
  { GDK_KEY_period, 0, COMMAND_BLACK },
  { GDK_KEY_w, 0, COMMAND_WHITE },
  { GDK_KEY_comma, 0, COMMAND_WHITE },
  { GDK_KEY_s, 0, COMMAND_SPOTLIGHT },
  { GDK_KEY_l, 0, COMMAND_POINTER },
  { GDK_KEY_plus, 0, COMMAND_LARGER },
  { GDK_KEY_plus, GDK_SHIFT_MASK, COMMAND_LARGER },
  { GDK_KEY_equal, 0, COMMAND_LARGER },
  { GDK_KEY_KP_Add, 0, COMMAND_LARGER },
  { GDK_KEY_minus, 0, COMMAND_SMALLER },
  { GDK_KEY_KP_Subtract, 0, COMMAND_SMALLER },
  { GDK_KEY_v, 0, COMMAND_SPEAKER },
  { GDK_KEY_Escape, 0, COMMAND_END },
};

/* The number that is being typed: a step, counted from 1. */
static guint take_number (DmPresenter *self) {
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self), "dm-number"));

  g_object_set_data (G_OBJECT (self), "dm-number", NULL);
  return number;
}

static gboolean add_digit (DmPresenter *self, guint key) {
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self), "dm-number"));
  int digit = key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9 ? (int) (key - GDK_KEY_KP_0)
              : key >= GDK_KEY_0 && key <= GDK_KEY_9     ? (int) (key - GDK_KEY_0)
                                                         : -1;

  if (digit < 0)
    return FALSE;
  number = MIN (number * 10 + (guint) digit, 99999);
  g_object_set_data (G_OBJECT (self), "dm-number", GUINT_TO_POINTER (number));
  return TRUE;
}

static void enter (DmPresenter *self, guint number) {
  if (number > 0)
    dm_presenter_go_to (self, dm_deck_find_step (dm_presenter_get_deck (self), number - 1));
  else
    dm_presenter_go_by (self, 1);
}

/* What is hidden comes back first, with any key that goes on or back. */
static gboolean unhide (DmPresenter *self, Command command) {
  if (command > COMMAND_ENTER
      || dm_pointer_get_blank (dm_presenter_get_pointer (self)) == DM_BLANK_NONE)
    return FALSE;
  dm_presenter_toggle_blank (self, dm_pointer_get_blank (dm_presenter_get_pointer (self)));
  return TRUE;
}

static void go (DmPresenter *self, Command command, guint number) {
  if (command == COMMAND_NEXT || command == COMMAND_PREVIOUS)
    dm_presenter_go_by (self, command == COMMAND_NEXT ? 1 : -1);
  else if (command == COMMAND_NEXT_STEP || command == COMMAND_PREVIOUS_STEP)
    dm_presenter_go_by_steps (self, command == COMMAND_NEXT_STEP ? 1 : -1);
  else if (command == COMMAND_FIRST || command == COMMAND_LAST)
    dm_presenter_go_to (self, command == COMMAND_FIRST ? 0 : G_MAXUINT);
  else
    enter (self, number);
}

static void run (DmPresenter *self, Command command) {
  guint number = take_number (self);

  if (unhide (self, command))
    return;
  switch (command) {
  case COMMAND_BLACK:
    dm_presenter_toggle_blank (self, DM_BLANK_BLACK);
    break;
  case COMMAND_WHITE:
    dm_presenter_toggle_blank (self, DM_BLANK_WHITE);
    break;
  case COMMAND_SPOTLIGHT:
    dm_presenter_toggle_pointer (self, DM_POINTER_SPOTLIGHT);
    break;
  case COMMAND_POINTER:
    dm_presenter_toggle_pointer (self, DM_POINTER_DOT);
    break;
  case COMMAND_LARGER:
  case COMMAND_SMALLER:
    dm_pointer_grow (dm_presenter_get_pointer (self), command == COMMAND_LARGER ? 1 : -1);
    break;
  case COMMAND_SPEAKER:
    dm_presenter_toggle_speaker (self);
    break;
  case COMMAND_END:
    dm_presenter_end (self);
    break;
  default:
    go (self, command, number);
  }
}

/* Shift and an arrow: the spotlight or the dot goes there. */
static gboolean move_pointer (DmPresenter *self, guint key) {
  DmPointer *pointer = dm_presenter_get_pointer (self);

  if (dm_pointer_get_mode (pointer) == DM_POINTER_NONE)
    return FALSE;
  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    dm_pointer_move_by (pointer, key == GDK_KEY_Right ? 1 : -1, 0);
  else if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    dm_pointer_move_by (pointer, 0, key == GDK_KEY_Down ? 1 : -1);
  else
    return FALSE;
  return TRUE;
}

/* Where reading runs from right to left, so do the slides. */
static guint mirror_key (GtkWidget *window, guint key) {
  if (gtk_widget_get_direction (window) != GTK_TEXT_DIR_RTL)
    return key;
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    return GDK_KEY_Right;
  return key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? GDK_KEY_Left : key;
}

static gboolean on_key (GtkEventControllerKey *controller, guint key, guint keycode,
                        GdkModifierType state, DmPresenter *self) {
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (held == GDK_SHIFT_MASK && move_pointer (self, key))
    return GDK_EVENT_STOP;
  if (held == 0 && add_digit (self, key))
    return GDK_EVENT_STOP;
  key = gdk_keyval_to_lower (mirror_key (window, key));
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (bindings[i].key == key && bindings[i].held == held) {
      run (self, bindings[i].command);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

void dm_presenter_add_keys (DmPresenter *self, GtkWidget *window) {
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (window, key);
}
