/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-public-dialog.h"
#include "dm-report-dialog.h"
#include "dm-window-private.h"

/* --- what is given away: reports, and public copies --- */

static char *dup_name (DmWindow *self) {
  char *name = dm_document_dup_display_name (self->document);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  return name;
}

static void on_report_written (DmReportDialog *dialog, GFile *file, DmWindow *self) {
  dm_window_say_written (self, file, _ ("_Open"), file);
}

void dm_window_report (DmWindow *self) {
  g_autofree char *name = dup_name (self);
  DmReportDialog *dialog;

  dm_document_flush (self->document);
  if (dm_document_get_model (self->document) == NULL)
    return;
  dialog = dm_report_dialog_new (GTK_WINDOW (self), self->document, name);
  g_signal_connect_object (dialog, "written", G_CALLBACK (on_report_written), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void on_public_saved (DmPublicDialog *dialog, GFile *file, DmWindow *self) {
  dm_window_say_exported (self, file);
}

void dm_window_save_public (DmWindow *self) {
  g_autofree char *name = dup_name (self);
  /* Translators: the proposed name of a file that is a copy for the public; %s is the name of what it is of */
  g_autofree char *public_name = g_strdup_printf (C_ ("file name", "%s, public"), name);
  DmPublicDialog *dialog;

  dm_document_flush (self->document);
  if (dm_document_get_model (self->document) == NULL)
    return;
  dialog = dm_public_dialog_new (GTK_WINDOW (self), dm_document_get_model (self->document),
                                 dm_document_get_file (self->document), public_name);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_public_saved), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
