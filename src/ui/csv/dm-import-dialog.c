/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "dm-csv-layout.h"
#include "dm-csv-words.h"
#include "dm-import-offers.h"
#include "dm-import-preview.h"

struct _DmImportDialog {
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *import_button;
  GtkSpinner *spinner;
  GtkScrolledWindow *outer, *options;
  GtkBox *parts;
  GtkSeparator *divider;
  GtkWidget *result;
  GtkWidget *into_group;
  AdwComboRow *into, *separator, *decimal, *encoding;
  DmImportOffers *offers;
  GtkWidget *nothing;
  DmImportPreview *preview;

  DmTableImport *import;
  DmDocument *document;
  gboolean updating;
  gboolean begun; /* there was something to decide on */
};

enum { ACCEPTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmImportDialog, dm_import_dialog, ADW_TYPE_WINDOW)

/* Which of the choices what is imported goes into. */
enum { INTO_MODEL, INTO_NEW };

/* --- what is shown --- */

static void show_choice (AdwComboRow *row, guint choice, gboolean asked) {
  adw_combo_row_set_selected (row, choice);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), asked ? _ ("Chosen") : _ ("Detected"));
}

static void show_dialect (DmImportDialog *self, const DmCsvDialect *dialect) {
  DmCsvDialect asked = dm_table_import_get_dialect (self->import);

  show_choice (self->separator, dm_csv_words_find_separator (dialect->separator),
               asked.separator != '\0');
  show_choice (self->decimal, dm_csv_words_find_decimal (dialect->decimal), asked.decimal != '\0');
  show_choice (self->encoding, dm_csv_words_find_encoding (dialect->encoding),
               asked.encoding != DM_CSV_ENCODING_NONE);
}

/* Return shall not cancel: the focus goes to what is likely to be done next, once. */
static void begin (DmImportDialog *self) {
  gboolean ready = gtk_widget_get_sensitive (self->import_button);

  if (!self->begun)
    gtk_widget_grab_focus (ready ? self->import_button : GTK_WIDGET (self->separator));
  self->begun = TRUE;
}

static void on_import_changed (DmImportDialog *self) {
  const DmTablePreview *preview = dm_table_import_get_preview (self->import);
  gboolean busy = dm_table_import_is_busy (self->import);

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_sensitive (self->import_button, dm_table_import_can_apply (self->import));
  if (busy || preview == NULL)
    return;
  self->updating = TRUE;
  show_dialect (self, &preview->dialect);
  self->updating = FALSE;
  dm_import_offers_update (self->offers);
  dm_import_preview_show (self->preview, preview);
  gtk_widget_set_visible (self->nothing,
                          preview->result != NULL && !dm_table_preview_changes (preview));
  begin (self);
}

/* --- what is chosen --- */

static void on_separator (DmImportDialog *self) {
  DmCsvDialect dialect = dm_table_import_get_dialect (self->import);

  dialect.separator = dm_csv_words_get_separator (self->separator);
  if (!self->updating)
    dm_table_import_set_dialect (self->import, &dialect);
}

static void on_decimal (DmImportDialog *self) {
  DmCsvDialect dialect = dm_table_import_get_dialect (self->import);

  dialect.decimal = dm_csv_words_get_decimal (self->decimal);
  if (!self->updating)
    dm_table_import_set_dialect (self->import, &dialect);
}

static void on_encoding (DmImportDialog *self) {
  DmCsvDialect dialect = dm_table_import_get_dialect (self->import);

  dialect.encoding = dm_csv_words_get_encoding (self->encoding);
  if (!self->updating)
    dm_table_import_set_dialect (self->import, &dialect);
}

/* Also when the document's model is another one: another program may have changed its file. */
static void update_model (DmImportDialog *self) {
  gboolean into_new = adw_combo_row_get_selected (self->into) == INTO_NEW;
  DmModel *model = dm_document_get_model (self->document);

  dm_table_import_set_model (self->import, into_new ? NULL : model);
}

static void on_import (DmImportDialog *self) {
  if (!dm_table_import_can_apply (self->import))
    return;
  g_object_ref (self);
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_emit (self, signals[ACCEPTED], 0);
  gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

/* --- the dialog --- */

static void dm_import_dialog_dispose (GObject *object) {
  DmImportDialog *self = DM_IMPORT_DIALOG (object);

  if (self->import != NULL) {
    g_signal_handlers_disconnect_by_data (self->import, self);
    dm_table_import_stop (self->import);
  }
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->import);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (dm_import_dialog_parent_class)->dispose (object);
}

static void bind_children (GtkWidgetClass *widget_class) {
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, outer);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, options);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, divider);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, result);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, into_group);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, into);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, separator);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, decimal);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, encoding);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, offers);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, DmImportDialog, preview);
}

static void dm_import_dialog_class_init (DmImportDialogClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_import_dialog_dispose;
  signals[ACCEPTED] = g_signal_new ("accepted", DM_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DM_TYPE_IMPORT_OFFERS);
  g_type_ensure (DM_TYPE_IMPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void dm_import_dialog_init (DmImportDialog *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  dm_csv_words_fill_separators (self->separator);
  dm_csv_words_fill_decimals (self->decimal);
  dm_csv_words_fill_encodings (self->encoding);
}

/* A sample is to look at: nobody means to import into it, but may. */
static void fill_into (DmImportDialog *self) {
  DmModel *model = dm_document_get_model (self->document);
  gboolean is_sample
      = dm_document_is_sample (self->document) && !dm_document_is_modified (self->document);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, model != NULL ? dm_model_get_title (model) : "");
  gtk_string_list_append (list, _ ("A new model"));
  adw_combo_row_set_model (self->into, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->into, model == NULL || is_sample ? INTO_NEW : INTO_MODEL);
  gtk_widget_set_visible (self->into_group, model != NULL);
}

static void connect_all (DmImportDialog *self) {
  g_signal_connect_swapped (self->into, "notify::selected", G_CALLBACK (update_model), self);
  g_signal_connect_swapped (self->separator, "notify::selected", G_CALLBACK (on_separator), self);
  g_signal_connect_swapped (self->decimal, "notify::selected", G_CALLBACK (on_decimal), self);
  g_signal_connect_swapped (self->encoding, "notify::selected", G_CALLBACK (on_encoding), self);
  g_signal_connect_swapped (self->import_button, "clicked", G_CALLBACK (on_import), self);
  g_signal_connect_swapped (self->document, "model-changed", G_CALLBACK (update_model), self);
  g_signal_connect_swapped (self->import, "changed", G_CALLBACK (on_import_changed), self);
}

/**
 * dm_import_dialog_new:
 * @parent: the window it belongs to
 * @file: the file of a table
 * @document: what it may go into
 *
 * Returns: (transfer none): a dialog that lives until it is closed
 */
DmImportDialog *dm_import_dialog_new (GtkWindow *parent, GFile *file, DmDocument *document) {
  DmImportDialog *self = g_object_new (DM_TYPE_IMPORT_DIALOG, "transient-for", parent,
                                       "destroy-with-parent", TRUE, NULL);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  const DmCsvLayout layout
      = { self->outer, self->parts, self->options, self->divider, self->result };

  self->document = g_object_ref (document);
  adw_window_title_set_subtitle (self->heading, name);
  dm_csv_layout_follow_width (GTK_WINDOW (self), &layout, parent);
  fill_into (self);
  self->import = dm_table_import_new (file, adw_combo_row_get_selected (self->into) == INTO_NEW
                                                ? NULL
                                                : dm_document_get_model (document));
  dm_import_offers_set_import (self->offers, self->import);
  connect_all (self);
  on_import_changed (self);
  return self;
}

/** dm_import_dialog_get_import: (transfer none): what was decided */
DmTableImport *dm_import_dialog_get_import (DmImportDialog *self) {
  return self->import;
}
