/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-import-dialog.h"
#include "dm-table-dialog.h"
#include "dm-window-private.h"

/* Whether @file is a table by its name: a model may be called anything else. */
gboolean dm_window_is_table (GFile *file) {
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *folded = base != NULL ? g_ascii_strdown (base, -1) : NULL;

  return folded != NULL && (g_str_has_suffix (folded, ".csv") || g_str_has_suffix (folded, ".tsv"));
}

/* --- import --- */

static void say_imported (DmWindow *self, const DmTablePreview *preview) {
  guint n = preview->counts[DM_CSV_ADDS] + preview->counts[DM_CSV_UPDATES];
  g_autofree char *sentence
      = g_strdup_printf (ngettext ("%u position was imported", "%u positions were imported", n), n);

  dm_window_say (self, sentence);
}

static void on_accepted (DmImportDialog *dialog, DmWindow *self) {
  DmTableImport *import = dm_import_dialog_get_import (dialog);
  DmWindow *window = dm_table_import_is_new (import) ? dm_window_find_for_new (self) : self;

  if (window->document == NULL)
    return;
  if (dm_table_import_is_new (import))
    dm_window_cancel_load (window);
  if (!dm_table_import_apply (import, window->document)) {
    dm_window_say (self, _ ("The model changed meanwhile; nothing was done"));
    return;
  }
  dm_window_show_page (window);
  dm_window_focus_view (window);
  say_imported (window, dm_table_import_get_preview (import));
}

/* Asks what is to become of a table, and does it. */
void dm_window_import_table (DmWindow *self, GFile *file) {
  DmImportDialog *dialog;

  dm_document_flush (self->document);
  dialog = dm_import_dialog_new (GTK_WINDOW (self), file, self->document);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_accepted), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void on_chosen (GtkNativeDialog *chooser, int response, DmWindow *self) {
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    dm_window_import_table (self, file);
}

/* Asks for the file of a table, and what is to become of it. */
void dm_window_choose_table (DmWindow *self) {
  static const char *const tables[] = { "*.csv", "*.tsv", "*.txt", NULL };
  static const char *const all[] = { "*", NULL };

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Import a Table"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  dm_window_add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Tables (CSV)"), tables);
  dm_window_add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("All files"), all);
  g_signal_connect (self->chooser, "response", G_CALLBACK (on_chosen), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- export --- */

static void on_exported (DmTableDialog *dialog, GFile *file, DmWindow *self) {
  dm_window_say_exported (self, file);
}

/* Asks how to write positions as a table, and where to. */
void dm_window_export_table (DmWindow *self) {
  DmTableDialog *dialog;

  if (dm_document_get_analysis (self->document) == NULL)
    return;
  dm_document_flush (self->document);
  dm_document_end_step (self->document);
  dialog = dm_table_dialog_new (GTK_WINDOW (self), self->document);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (on_exported), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
