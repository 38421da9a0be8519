/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "dm-cell.h"
#include "dm-field-private.h"
#include "dm-json.h"

/* A field of one line that is typed: text, numbers, dates, colours. */
#define DM_TYPE_FIELD_TYPED (dm_field_typed_get_type ())
G_DECLARE_FINAL_TYPE (DmFieldTyped, dm_field_typed, DM, FIELD_TYPED, DmField)

struct _DmFieldTyped {
  DmField parent_instance;

  DmTyping typing;
  GtkEditable *editable;
};

G_DEFINE_FINAL_TYPE (DmFieldTyped, dm_field_typed, DM_TYPE_FIELD)

static char get_decimal_mark (void) {
  const char *mark = localeconv ()->decimal_point;

  return mark != NULL && mark[0] != '\0' && mark[1] == '\0' ? mark[0] : '.';
}

/** dm_field_number_to_text: a JSON number (nullable) as it is typed in the locale; "" for none */
char *dm_field_number_to_text (const char *json) {
  if (json == NULL)
    return g_strdup ("");
  return g_strdelimit (g_strndup (json, (gsize) (dm_json_skip (json) - json)), ".",
                       get_decimal_mark ());
}

/** dm_field_append_number: appends what was typed as a JSON number; whether it is one */
gboolean dm_field_append_number (const char *text, GString *json) {
  double number;

  /* in a locale with another mark what was copied from elsewhere is understood too */
  if (!dm_cell_parse_number (text, get_decimal_mark (), &number)
      && !dm_cell_parse_number (text, '.', &number))
    return FALSE;
  dm_json_append_number (json, number);
  return TRUE;
}

/* The member's text as one types it. */
static char *to_text (DmFieldTyped *self, const char *json) {
  if (json != NULL && dm_json_peek (json) == DM_JSON_STRING)
    return dm_field_dup_string (json);
  return dm_field_number_to_text (json);
}

static void dm_field_typed_show (DmField *field, const char *json) {
  DmFieldTyped *self = DM_FIELD_TYPED (field);
  g_autofree char *text = to_text (self, json);
  int caret = gtk_editable_get_position (self->editable);

  if (g_str_equal (text, gtk_editable_get_text (self->editable)))
    return;
  gtk_editable_set_text (self->editable, text);
  gtk_editable_set_position (self->editable, caret);
}

static void take_number (DmFieldTyped *self, const char *text) {
  g_autoptr (GString) json = g_string_new (NULL);

  if (dm_field_append_number (text, json))
    dm_field_take (DM_FIELD (self), json->str);
  else
    dm_field_complain (DM_FIELD (self), _ ("This is no number."));
}

static void on_changed (DmFieldTyped *self) {
  g_autofree char *stripped = NULL;
  g_autoptr (GString) json = NULL;
  const char *text = gtk_editable_get_text (self->editable);

  if (dm_field_is_showing (DM_FIELD (self)))
    return;
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0') {
    dm_field_take (DM_FIELD (self), NULL);
  } else if (self->typing == DM_TYPING_NUMBER) {
    take_number (self, stripped);
  } else {
    json = g_string_new (NULL);
    /* spaces at the end belong to a sentence that goes on */
    dm_json_append_string (json, text);
    dm_field_take (DM_FIELD (self), json->str);
  }
}

static char *dm_field_typed_dup_typed (DmField *field) {
  return g_strdup (gtk_editable_get_text (DM_FIELD_TYPED (field)->editable));
}

static void dm_field_typed_type (DmField *field, const char *typed) {
  gtk_editable_set_text (DM_FIELD_TYPED (field)->editable, typed);
}

static void dm_field_typed_class_init (DmFieldTypedClass *klass) {
  DM_FIELD_CLASS (klass)->show = dm_field_typed_show;
  DM_FIELD_CLASS (klass)->dup_typed = dm_field_typed_dup_typed;
  DM_FIELD_CLASS (klass)->type = dm_field_typed_type;
}

static void dm_field_typed_init (DmFieldTyped *self) {
}

static void on_clicked (DmField *field) {
  dm_field_focus (field);
}

static DmField *new_field (const char *pointer, const char *title, DmTyping typing,
                           GtkWidget *control, DmFieldPlace place) {
  DmFieldTyped *self = g_object_new (DM_TYPE_FIELD_TYPED, NULL);

  self->typing = typing;
  self->editable = GTK_EDITABLE (control);
  /* Undo is the document's. */
  gtk_editable_set_enable_undo (self->editable, FALSE);
  dm_field_set_patient (DM_FIELD (self), place == DM_FIELD_BESIDE);
  dm_field_set_pointer (DM_FIELD (self), pointer);
  dm_field_set_control (DM_FIELD (self), control, place);
  dm_field_set_title (DM_FIELD (self), title);
  g_signal_connect_swapped (control, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (control, "activate", G_CALLBACK (dm_field_confirm), self);
  return DM_FIELD (self);
}

/**
 * dm_field_typed_new:
 * @pointer: the member
 * @title: what it is called
 * @typing: what it holds
 *
 * Returns: (transfer floating): a field whose text takes the full width below the title
 */
DmField *dm_field_typed_new (const char *pointer, const char *title, DmTyping typing) {
  /* a GtkText would do, but has nothing to say to assistive technologies by itself */
  GtkWidget *text = gtk_entry_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  DmField *field;

  gtk_entry_set_has_frame (GTK_ENTRY (text), FALSE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (text), 1);
  field = new_field (pointer, title, typing, text, DM_FIELD_BELOW);
  gtk_widget_add_css_class (GTK_WIDGET (field), "typed");
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_clicked), field);
  gtk_widget_add_controller (GTK_WIDGET (field), GTK_EVENT_CONTROLLER (click));
  return field;
}

/**
 * dm_field_typed_new_beside:
 * @pointer: the member
 * @title: what it is called
 * @typing: what it holds
 * @width_chars: how wide it is
 *
 * Returns: (transfer floating): a field with an entry at the end of the title's line
 */
DmField *dm_field_typed_new_beside (const char *pointer, const char *title, DmTyping typing,
                                    int width_chars) {
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width_chars);
  return new_field (pointer, title, typing, entry, DM_FIELD_BESIDE);
}

/** dm_field_typed_get_editable: (transfer none): where one types */
GtkEditable *dm_field_typed_get_editable (DmField *field) {
  return DM_FIELD_TYPED (field)->editable;
}

/** dm_field_typed_set_text: puts in what was chosen beside it, a day in a calendar say, as if it were typed */
void dm_field_typed_set_text (DmField *field, const char *text) {
  gtk_editable_set_text (DM_FIELD_TYPED (field)->editable, text);
  dm_field_flush (field);
}

/** dm_field_dup_string: (nullable): what a JSON string says; %NULL where it isn't one */
char *dm_field_dup_string (const char *json) {
  if (json == NULL || dm_json_peek (json) != DM_JSON_STRING)
    return NULL;
  return dm_json_take_string (&json);
}

/**
 * dm_field_text_new:
 * @pointer: the member, a string
 * @title: what it is called
 *
 * Returns: (transfer floating): a field for one line
 */
DmField *dm_field_text_new (const char *pointer, const char *title) {
  return dm_field_typed_new (pointer, title, DM_TYPING_STRING);
}
