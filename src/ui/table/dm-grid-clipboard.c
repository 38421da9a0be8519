/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-grid-private.h"

/* Puts the selected cells on the clipboard, as spreadsheets take them. */
void dm_grid_copy (DmGrid *self) {
  DmTableBlock block = dm_grid_get_selection (self);
  g_autofree char *text = NULL;

  if (dm_table_get_n_rows (self->table) == 0)
    return;
  text = dm_table_copy (self->table, &block);
  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void on_read (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (DmGrid) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  DmTableBlock at, pasted;

  if (self->table == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL
      || dm_table_get_n_rows (self->table) == 0)
    return;
  at = dm_grid_get_selection (self);
  dm_table_paste (self->table, &at, text != NULL ? text : "", &pasted);
  dm_grid_select (self, &pasted);
}

/* Takes the block on the clipboard into the selected cells. */
void dm_grid_paste (DmGrid *self) {
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_read,
                                 g_object_ref (self));
}
