/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-grid-private.h"

/* What keys and the pointer do in a grid. */

static guint step (guint at, int by) {
  return by < 0 && at < (guint) -by ? 0 : at + (guint) by;
}

static gboolean move_by (DmGrid *self, int rows, int columns, gboolean extend) {
  dm_grid_move_to (self, step (self->row, rows), step (self->column, columns), extend);
  return GDK_EVENT_STOP;
}

/* The keys of moving; Home and End go along the row, with Control to the corners. */
static gboolean move_by_key (DmGrid *self, guint key, gboolean control, gboolean shift) {
  int page = (int) dm_grid_get_page (self);
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (key) {
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return move_by (self, control ? -(int) self->row : -1, 0, shift);
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    if (control)
      dm_grid_move_to (self, G_MAXUINT, self->column, shift);
    else
      move_by (self, 1, 0, shift);
    return GDK_EVENT_STOP;
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    return move_by (self, 0, -forward, shift);
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    return move_by (self, 0, forward, shift);
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    return move_by (self, -page, 0, shift);
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    return move_by (self, page, 0, shift);
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    dm_grid_move_to (self, control ? 0 : self->row, 0, shift);
    return GDK_EVENT_STOP;
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    dm_grid_move_to (self, control ? G_MAXUINT : self->row, G_MAXUINT, shift);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* At the ends of a row Tab goes on in the next one, or, from the last cell, out of the table. */
static gboolean move_by_tab (DmGrid *self, gboolean back) {
  guint last = dm_table_get_n_columns (self->table) - 1, home = self->home_column;

  if (back ? self->column > 0 : self->column < last) {
    move_by (self, 0, back ? -1 : 1, FALSE);
    self->home_column = home;
    return GDK_EVENT_STOP;
  }
  if (back ? self->row == 0 : self->row + 1 >= dm_table_get_n_rows (self->table))
    return GDK_EVENT_PROPAGATE;
  dm_grid_move_to (self, self->row + (back ? -1u : 1u), back ? last : 0, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean type (DmGrid *self, guint key) {
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[8] = "";

  if (letter == 0 || !g_unichar_isprint (letter)
      || !dm_table_is_editable (self->table, self->column))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (letter, text);
  dm_grid_begin_edit (self, text);
  return GDK_EVENT_STOP;
}

static gboolean on_key (GtkEventControllerKey *controller, guint key, guint keycode,
                        GdkModifierType state, DmGrid *self) {
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;

  if (self->editor != NULL || self->table == NULL || dm_table_get_n_rows (self->table) == 0
      || (state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_KP_Tab)
    return control ? GDK_EVENT_PROPAGATE : move_by_tab (self, shift);
  if (move_by_key (self, key, control, shift) == GDK_EVENT_STOP)
    return GDK_EVENT_STOP;
  return control ? GDK_EVENT_PROPAGATE : type (self, key);
}

/* --- actions --- */

static void edit (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_grid_begin_edit (DM_GRID (widget), NULL);
}

static void copy (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_grid_copy (DM_GRID (widget));
}

static void cut (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmTableBlock block = dm_grid_get_selection (DM_GRID (widget));

  dm_grid_copy (DM_GRID (widget));
  dm_table_clear (DM_GRID (widget)->table, &block);
}

static void paste (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_grid_paste (DM_GRID (widget));
}

static void clear (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmTableBlock block = dm_grid_get_selection (DM_GRID (widget));

  dm_table_clear (DM_GRID (widget)->table, &block);
}

static void delete_rows (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmTableBlock block = dm_grid_get_selection (DM_GRID (widget));

  dm_table_delete_rows (DM_GRID (widget)->table, &block);
  dm_grid_move_to (DM_GRID (widget), block.from_row, block.from_column, FALSE);
}

static void select_all (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmGrid *self = DM_GRID (widget);

  self->anchor_row = self->anchor_column = 0;
  dm_grid_move_to (self, MAX (dm_table_get_n_recorded (self->table), 1) - 1, G_MAXUINT, TRUE);
}

static void add_row (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_grid_move_to (DM_GRID (widget), G_MAXUINT, 0, FALSE);
}

static void sort (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_grid_sort_by (DM_GRID (widget), DM_GRID (widget)->column);
}

static void drop (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmGrid *self = DM_GRID (widget);

  dm_grid_move_to (self, self->row, self->column, FALSE);
}

void dm_grid_install_actions (GtkWidgetClass *widget_class) {
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    const char *keys[4];
  } actions[] = {
    { "table.edit", edit, { "F2", "Return", "KP_Enter" } },
    { "table.copy", copy, { "<Control>c", "<Control>Insert" } },
    { "table.cut", cut, { "<Control>x" } },
    { "table.paste", paste, { "<Control>v", "<Shift>Insert" } },
    { "table.clear", clear, { "Delete", "KP_Delete", "BackSpace" } },
    { "table.delete-rows",
      delete_rows,
      { "<Shift>Delete", "<Control>minus", "<Control>KP_Subtract" } },
    { "table.select-all", select_all, { "<Control>a" } },
    { "table.add-row", add_row, { "<Control>Return", "<Control>KP_Enter" } },
    { "table.sort", sort, { "<Alt>Up", "<Alt>Down" } },
    { "table.drop-selection", drop, { "Escape" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
    for (guint j = 0; j < 4 && actions[i].keys[j] != NULL; j++) {
      guint key;
      GdkModifierType modifiers;

      gtk_accelerator_parse (actions[i].keys[j], &key, &modifiers);
      gtk_widget_class_add_binding_action (widget_class, key, modifiers, actions[i].name, NULL);
    }
  }
}

/* --- the pointer --- */

/* The cell under the pointer; TRUE in @header for the head of its column. */
static gboolean find_at (DmGrid *self, double x, double y, guint *row, guint *column,
                         gboolean *header) {
  GtkWidget *child = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  *header = y < self->row_height;
  for (guint i = 0; *header && i < self->headers->len; i++)
    if (g_ptr_array_index (self->headers, i) == child) {
      *column = i;
      return TRUE;
    }
  if (*header || child == NULL || !DM_IS_GRID_CELL (child))
    return FALSE;
  *row = dm_grid_cell_get_row (DM_GRID_CELL (child));
  *column = dm_grid_cell_get_column (DM_GRID_CELL (child));
  return TRUE;
}

static void on_pressed (GtkGestureClick *click, int n_presses, double x, double y, DmGrid *self) {
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  gboolean header;
  guint row, column;

  if (self->editor != NULL || !find_at (self, x, y, &row, &column, &header))
    return;
  if (header) {
    dm_grid_sort_by (self, column);
    return;
  }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  dm_grid_move_to (self, row, column, (state & GDK_SHIFT_MASK) != 0);
  if (n_presses == 2)
    dm_grid_begin_edit (self, NULL);
}

static void on_dragged (GtkGestureDrag *drag, double dx, double dy, DmGrid *self) {
  double x, y;
  gboolean header;
  guint row, column;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  if (self->editor == NULL && y >= self->row_height
      && find_at (self, x + dx, y + dy, &row, &column, &header) && !header
      && (row != self->row || column != self->column))
    dm_grid_move_to (self, row, column, TRUE);
}

void dm_grid_add_controllers (DmGrid *self) {
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_dragged), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
