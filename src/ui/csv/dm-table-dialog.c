/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-table-dialog.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "dm-choose-target.h"
#include "dm-csv-layout.h"
#include "dm-csv-words.h"
#include "dm-failure-bar.h"
#include "dm-file-words.h"
#include "dm-table-export.h"
#include "dm-window.h"

/* Of the file as much is shown as somebody looks at, and of a line as much as doesn't hold up its layout. */
#define MAX_LINES 40
#define MAX_LINE 400

struct _DmTableDialog {
  AdwWindow parent_instance;

  GtkWidget *export_button;
  GtkSpinner *spinner;
  DmFailureBar *failure;
  GtkScrolledWindow *outer, *options;
  GtkBox *parts;
  GtkSeparator *divider;
  GtkWidget *result;
  AdwComboRow *which, *names, *separator, *decimal;
  GtkSwitch *bom;
  AdwExpanderRow *losses;
  GtkTextView *preview;
  GtkLabel *size_label;

  DmModel *model;
  DmReading *reading;
  DmDocument *document;
  GBytes *bytes;         /* (nullable): the file as it is shown */
  GCancellable *writing; /* (nullable) */
  gboolean begun;        /* there was something to export */
};

enum { EXPORTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmTableDialog, dm_table_dialog, ADW_TYPE_WINDOW)

/* Which of the choices is wanted. */
enum { ALL_POSITIONS, SHOWN_POSITIONS };
enum { BY_NAME, BY_ID };

static gboolean is_shown_only (DmTableDialog *self) {
  return adw_combo_row_get_selected (self->which) == SHOWN_POSITIONS;
}

static DmCsvStyle get_style (DmTableDialog *self) {
  DmCsvStyle style = DM_CSV_STYLE_DEFAULT;

  style.separator = dm_csv_words_get_separator (self->separator);
  style.decimal = dm_csv_words_get_decimal (self->decimal);
  style.bom = gtk_switch_get_active (self->bom);
  style.ids = adw_combo_row_get_selected (self->names) == BY_ID;
  return style;
}

/* --- the preview --- */

static char *cut_line (const char *line) {
  gsize length = strlen (line);

  if (length > 0 && line[length - 1] == '\r')
    length--;
  if (length <= MAX_LINE)
    return g_strndup (line, length);
  const char *end;
  g_utf8_validate_len (line, MAX_LINE, &end); /* not within a letter */
  g_autofree char *cut = g_strndup (line, (gsize) (end - line));
  return g_strconcat (cut, "…", NULL);
}

static void show_text (DmTableDialog *self) {
  gsize length = 0;
  const char *data = g_bytes_get_data (self->bytes, &length);
  gsize skipped = gtk_switch_get_active (self->bom) ? 3 : 0;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *at = data + skipped, *end = data + length;
  guint n = 0;

  for (; at < end && n < MAX_LINES; n++) {
    const char *next = memchr (at, '\n', (gsize) (end - at));
    g_autofree char *whole = g_strndup (at, (gsize) ((next != NULL ? next : end) - at));
    g_autofree char *line = cut_line (whole);

    g_string_append (text, n > 0 ? "\n" : "");
    g_string_append (text, line);
    at = next != NULL ? next + 1 : end;
  }
  if (at < end)
    g_string_append (text, "\n…");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview), text->str, (int) text->len);
}

static void show_size (DmTableDialog *self) {
  g_autofree char *size = g_format_size (g_bytes_get_size (self->bytes));
  guint n = dm_model_get_n_positions (self->model);
  g_autofree char *text = NULL;

  if (is_shown_only (self))
    /* Translators: how large a file is */
    text = g_strdup_printf (_ ("The positions in force as shown · %s"), size);
  else
    /* Translators: how many positions there are, and how large the file is */
    text = g_strdup_printf (ngettext ("%1$u position · %2$s", "%1$u positions · %2$s", n), n, size);
  gtk_label_set_text (self->size_label, text);
}

/* Return shall not cancel. */
static void begin (DmTableDialog *self) {
  if (!self->begun)
    gtk_widget_grab_focus (self->export_button);
  self->begun = TRUE;
}

static void on_made (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (DmTableDialog) self = data;
  g_autoptr (GBytes) bytes = dm_table_export_write_finish (result, NULL);

  /* what was chosen meanwhile cancelled it, as closing does */
  if (bytes == NULL || g_task_get_cancellable (G_TASK (result)) != self->writing)
    return;
  g_clear_object (&self->writing);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_steal_pointer (&bytes);
  show_text (self);
  show_size (self);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (self->export_button, TRUE);
  begin (self);
}

static void update (DmTableDialog *self) {
  DmCsvStyle style = get_style (self);

  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  self->writing = g_cancellable_new ();
  gtk_widget_set_sensitive (self->export_button, FALSE);
  gtk_spinner_start (self->spinner);
  dm_failure_bar_forget (self->failure);
  if (is_shown_only (self))
    dm_table_export_write_async (dm_reading_get_model (self->reading), self->reading, &style,
                                 self->writing, on_made, g_object_ref (self));
  else
    dm_table_export_write_async (self->model, NULL, &style, self->writing, on_made,
                                 g_object_ref (self));
}

/* --- writing --- */

static void show_failure (DmTableDialog *self, const char *message) {
  dm_failure_bar_say (self->failure, message);
  gtk_widget_set_sensitive (self->export_button, TRUE);
}

/* A file on its way to the disk, and the dialog that waits for it. */
typedef struct {
  DmTableDialog *dialog;
  GFile *file;
} Saving;

static void on_saved (GObject *source, GAsyncResult *result, gpointer data) {
  g_autofree Saving *saving = data;
  g_autoptr (DmTableDialog) self = saving->dialog;
  g_autoptr (GFile) file = saving->file;
  g_autoptr (GError) error = NULL;

  gtk_spinner_stop (self->spinner);
  if (!dm_table_export_save_finish (result, &error)) {
    show_failure (self, error->message);
    return;
  }
  g_signal_emit (self, signals[EXPORTED], 0, file);
  gtk_window_close (GTK_WINDOW (self));
}

/* What is open in a window is a model: a table in its place would be its end. */
static gboolean is_open (DmTableDialog *self, GFile *file) {
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkApplication *application = parent != NULL ? gtk_window_get_application (parent) : NULL;
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (DM_IS_WINDOW (l->data) && dm_window_has_file (l->data, file))
      return TRUE;
  return FALSE;
}

static void write_to (GtkWindow *window, GFile *file) {
  DmTableDialog *self = DM_TABLE_DIALOG (window);
  Saving *saving;

  if (is_open (self, file)) {
    show_failure (
        self,
        _ ("That is the file of a model that is open, which a table can’t hold. Choose another "
           "name."));
    return;
  }
  saving = g_new (Saving, 1);
  *saving = (Saving){ g_object_ref (self), g_object_ref (file) };
  gtk_widget_set_sensitive (self->export_button, FALSE);
  gtk_spinner_start (self->spinner);
  dm_table_export_save_async (self->bytes, file, DM_SAVE_DEFAULT, NULL, on_saved, saving);
}

static char *suggest_name (DmTableDialog *self) {
  g_autofree char *name = dm_document_has_own_file (self->document)
                              ? dm_document_dup_display_name (self->document)
                              : dm_file_suggest_name (dm_model_get_title (self->model));
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot > name)
    *dot = '\0';
  return g_strconcat (name, get_style (self).separator == '\t' ? ".tsv" : ".csv", NULL);
}

static void on_export (DmTableDialog *self) {
  g_autofree char *name = suggest_name (self);
  g_autoptr (GFile) folder = dm_document_has_own_file (self->document)
                                 ? g_file_get_parent (dm_document_get_file (self->document))
                                 : NULL;
  const DmTargetChoice choice = { .title = _ ("Export Table"),
                                  .accept = _ ("_Export"),
                                  .name = name,
                                  .folder = folder,
                                  .chosen = write_to };

  dm_choose_target (GTK_WINDOW (self), &choice);
}

/* --- the dialog --- */

static gboolean dm_table_dialog_close_request (GtkWindow *window) {
  DmTableDialog *self = DM_TABLE_DIALOG (window);

  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  return GTK_WINDOW_CLASS (dm_table_dialog_parent_class)->close_request (window);
}

static void dm_table_dialog_dispose (GObject *object) {
  DmTableDialog *self = DM_TABLE_DIALOG (object);

  g_clear_object (&self->writing);
  g_clear_object (&self->document);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->reading, dm_reading_unref);
  g_clear_pointer (&self->model, dm_model_unref);
  G_OBJECT_CLASS (dm_table_dialog_parent_class)->dispose (object);
}

static void bind_children (GtkWidgetClass *widget_class) {
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, outer);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, options);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, divider);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, result);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, which);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, names);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, separator);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, decimal);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, bom);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, losses);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DmTableDialog, size_label);
}

static void dm_table_dialog_class_init (DmTableDialogClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_table_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dm_table_dialog_close_request;
  signals[EXPORTED] = g_signal_new ("exported", DM_TYPE_TABLE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  g_type_ensure (DM_TYPE_FAILURE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-table-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* What spreadsheets expect where the locale writes 1,5: semicolons between cells. */
static void choose_by_locale (DmTableDialog *self) {
  gboolean comma = g_str_equal (localeconv ()->decimal_point, ",");

  adw_combo_row_set_selected (self->separator, dm_csv_words_find_separator (comma ? ';' : ','));
  adw_combo_row_set_selected (self->decimal, dm_csv_words_find_decimal (comma ? ',' : '.'));
}

static void dm_table_dialog_init (DmTableDialog *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  dm_csv_words_fill_separators (self->separator);
  dm_csv_words_fill_decimals (self->decimal);
  choose_by_locale (self);
  g_signal_connect_swapped (self->export_button, "clicked", G_CALLBACK (on_export), self);
}

static void list_losses (DmTableDialog *self) {
  g_autoptr (GPtrArray) losses = dm_csv_list_losses (self->model);

  for (guint i = 0; i < losses->len; i++) {
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_ptr_array_index (losses, i));
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
    adw_expander_row_add_row (self->losses, row);
  }
}

/**
 * dm_table_dialog_new:
 * @parent: the window it belongs to
 * @document: a document that has an analysis
 *
 * Returns: (transfer none): a dialog that lives until it is closed; it is about the model as it is now
 */
DmTableDialog *dm_table_dialog_new (GtkWindow *parent, DmDocument *document) {
  DmTableDialog *self = g_object_new (DM_TYPE_TABLE_DIALOG, "transient-for", parent,
                                      "destroy-with-parent", TRUE, NULL);
  const DmCsvLayout layout
      = { self->outer, self->parts, self->options, self->divider, self->result };
  AdwComboRow *rows[] = { self->which, self->names, self->separator, self->decimal };

  self->document = g_object_ref (document);
  self->reading = dm_reading_ref (dm_analysis_get_reading (dm_document_get_analysis (document)));
  self->model = dm_model_ref (dm_document_get_model (document));
  dm_csv_layout_follow_width (GTK_WINDOW (self), &layout, parent);
  list_losses (self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_swapped (rows[i], "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->bom, "notify::active", G_CALLBACK (update), self);
  update (self);
  return self;
}
