/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-field-private.h"
#include "dm-json.h"

#define DM_TYPE_FIELD_PARAGRAPH (dm_field_paragraph_get_type ())
G_DECLARE_FINAL_TYPE (DmFieldParagraph, dm_field_paragraph, DM, FIELD_PARAGRAPH, DmField)

struct _DmFieldParagraph {
  DmField parent_instance;

  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (DmFieldParagraph, dm_field_paragraph, DM_TYPE_FIELD)

static char *dm_field_paragraph_dup_typed (DmField *field) {
  GtkTextBuffer *buffer = DM_FIELD_PARAGRAPH (field)->buffer;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void dm_field_paragraph_type (DmField *field, const char *typed) {
  GtkTextBuffer *buffer = DM_FIELD_PARAGRAPH (field)->buffer;
  GtkTextIter iter;
  int caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  caret = gtk_text_iter_get_offset (&iter);
  gtk_text_buffer_set_text (buffer, typed, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, caret);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

static void dm_field_paragraph_show (DmField *field, const char *json) {
  g_autofree char *text = dm_field_dup_string (json);
  g_autofree char *before = dm_field_paragraph_dup_typed (field);

  if (!g_str_equal (before, text != NULL ? text : ""))
    dm_field_paragraph_type (field, text != NULL ? text : "");
}

static void on_changed (DmField *field) {
  g_autofree char *text = NULL;
  g_autoptr (GString) json = NULL;

  if (dm_field_is_showing (field))
    return;
  text = dm_field_paragraph_dup_typed (field);
  if (*text == '\0') {
    dm_field_take (field, NULL);
    return;
  }
  json = g_string_new (NULL);
  dm_json_append_string (json, text);
  dm_field_take (field, json->str);
}

static void dm_field_paragraph_class_init (DmFieldParagraphClass *klass) {
  DM_FIELD_CLASS (klass)->show = dm_field_paragraph_show;
  DM_FIELD_CLASS (klass)->dup_typed = dm_field_paragraph_dup_typed;
  DM_FIELD_CLASS (klass)->type = dm_field_paragraph_type;
}

/* GTK measures a text that was put in before the first layout as if it had no lines. */
static gboolean measure_again (gpointer view) {
  gtk_widget_queue_resize (view);
  return G_SOURCE_REMOVE;
}

static void on_mapped (GtkWidget *view) {
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, measure_again, g_object_ref (view), g_object_unref);
}

static void dm_field_paragraph_init (DmFieldParagraph *self) {
  GtkWidget *view = gtk_text_view_new ();

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  /* Undo is the document's. */
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "typed");
  dm_field_set_control (DM_FIELD (self), view, DM_FIELD_BELOW);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect (view, "map", G_CALLBACK (on_mapped), NULL);
}

/**
 * dm_field_paragraph_new:
 * @pointer: the member, a string
 * @title: what it is called
 *
 * Returns: (transfer floating): a field for several lines, which grows with them
 */
DmField *dm_field_paragraph_new (const char *pointer, const char *title) {
  DmField *self = g_object_new (DM_TYPE_FIELD_PARAGRAPH, NULL);

  dm_field_set_pointer (self, pointer);
  dm_field_set_title (self, title);
  return self;
}
