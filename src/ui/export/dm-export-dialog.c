/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "dm-export.h"
#include "dm-page-preview.h"

struct _DmExportDialog {
  AdwWindow parent_instance;

  GtkWidget *export_button;
  GtkWidget *failure;
  GtkLabel *failure_label;
  AdwComboRow *format, *theme, *size, *scale;
  GtkWidget *width_row, *height_row, *paths_row;
  GtkSpinButton *width, *height;
  GtkSwitch *transparent, *paths;
  DmPagePreview *preview;
  GtkLabel *size_label;

  DmStack *stack;
  DmModel *model;
  DmStage stage;
  char *name; /* proposed for the file, without an ending */
  GtkFileChooserNative *chooser;
  guint update_source;
};

enum { EXPORTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmExportDialog, dm_export_dialog, ADW_TYPE_WINDOW)

/* Sizes in CSS px; paper at 96 px an inch. The last one is chosen by hand. */
static const struct {
  const char *name;
  double width, height;
} sizes[] = {
  { N_ ("Natural size"), 0, 0 },
  { N_ ("Full HD, 1920 × 1080"), 1920, 1080 },
  { N_ ("4K, 3840 × 2160"), 3840, 2160 },
  { N_ ("Slide, 4:3"), 1024, 768 },
  { N_ ("A4, landscape"), 1123, 794 },
  { N_ ("A4, portrait"), 794, 1123 },
  { N_ ("Letter, landscape"), 1056, 816 },
  { N_ ("Letter, portrait"), 816, 1056 },
  { N_ ("Custom"), -1, -1 },
};

static const struct {
  double scale, dpi;
} resolutions[] = { { 1, 0 }, { 2, 0 }, { 3, 0 }, { 0, 300 }, { 0, 600 } };

static gboolean is_custom (DmExportDialog *self) {
  return adw_combo_row_get_selected (self->size) == G_N_ELEMENTS (sizes) - 1;
}

static DmExportOptions get_options (DmExportDialog *self) {
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
  guint size = MIN (adw_combo_row_get_selected (self->size), G_N_ELEMENTS (sizes) - 1);
  guint scale = MIN (adw_combo_row_get_selected (self->scale), G_N_ELEMENTS (resolutions) - 1);

  options.format = (DmFormat) adw_combo_row_get_selected (self->format);
  options.theme = (DmTheme) adw_combo_row_get_selected (self->theme);
  options.width_px = is_custom (self) ? gtk_spin_button_get_value (self->width) : sizes[size].width;
  options.height_px
      = is_custom (self) ? gtk_spin_button_get_value (self->height) : sizes[size].height;
  if (options.format == DM_FORMAT_PNG) {
    options.scale = resolutions[scale].scale;
    options.dpi = resolutions[scale].dpi;
  }
  options.transparent = gtk_switch_get_active (self->transparent);
  options.text_as_paths = options.format != DM_FORMAT_PNG && gtk_switch_get_active (self->paths);
  options.stage = self->stage;
  return options;
}

static char *describe_size (const DmExportOptions *options, double width, double height) {
  double factor = options->dpi > 0 && options->scale <= 0 ? options->dpi / 96 : options->scale;

  if (options->format == DM_FORMAT_PNG)
    /* Translators: the size of a picture, width × height */
    return g_strdup_printf (_ ("%.0f × %.0f pixels"), ceil (width * factor),
                            ceil (height * factor));
  if (options->format == DM_FORMAT_PDF)
    /* Translators: the size of a page, width × height */
    return g_strdup_printf (_ ("%.0f × %.0f mm"), width / 96 * 25.4, height / 96 * 25.4);
  return g_strdup_printf (_ ("%.0f × %.0f units, at any size"), width, height);
}

static gboolean update_preview (gpointer data) {
  DmExportDialog *self = data;
  DmExportOptions options = get_options (self);
  g_autoptr (DmStyle) style = dm_style_new (options.theme, options.family, self->model);
  g_autofree char *size = NULL;
  DmPage *page;

  self->update_source = 0;
  page = dm_page_new_stack (self->stack, style, options.stage, options.width_px, options.height_px);
  size = describe_size (&options, page->width_px * page->scale, page->height_px * page->scale);
  gtk_label_set_text (self->size_label, size);
  dm_page_preview_take_page (self->preview, page, options.transparent);
  return G_SOURCE_REMOVE;
}

static void on_option_changed (DmExportDialog *self) {
  gboolean is_png = adw_combo_row_get_selected (self->format) == DM_FORMAT_PNG;

  gtk_widget_set_visible (self->width_row, is_custom (self));
  gtk_widget_set_visible (self->height_row, is_custom (self));
  gtk_widget_set_visible (GTK_WIDGET (self->scale), is_png);
  gtk_widget_set_visible (self->paths_row, !is_png);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->failure), FALSE);
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_preview, self);
}

/* --- writing --- */

static void show_failure (DmExportDialog *self, const char *message) {
  gtk_label_set_text (self->failure_label, message);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->failure), TRUE);
  gtk_widget_set_sensitive (self->export_button, TRUE);
}

static void on_failure_closed (GtkInfoBar *bar) {
  gtk_info_bar_set_revealed (bar, FALSE);
}

static void on_written (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (DmExportDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error)) {
    show_failure (self, error->message);
    return;
  }
  g_signal_emit (self, signals[EXPORTED], 0, source);
  gtk_window_close (GTK_WINDOW (self));
}

static void write_to (DmExportDialog *self, GFile *file) {
  DmExportOptions options = get_options (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dm_export_stack (self->stack, self->model, &options, &error);

  if (bytes == NULL) {
    show_failure (self, error->message);
    return;
  }
  gtk_widget_set_sensitive (self->export_button, FALSE);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       on_written, g_object_ref (self));
}

static void on_response (GtkNativeDialog *chooser, int response, DmExportDialog *self) {
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    write_to (self, file);
}

static void on_export (DmExportDialog *self) {
  DmExportOptions options = get_options (self);
  g_autofree char *name = g_strdup_printf ("%s.%s", self->name, dm_format_to_id (options.format));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Export Picture"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (on_response), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void dm_export_dialog_dispose (GObject *object) {
  DmExportDialog *self = DM_EXPORT_DIALOG (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->stack, dm_stack_unref);
  g_clear_pointer (&self->model, dm_model_unref);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (dm_export_dialog_parent_class)->dispose (object);
}

static void bind_children (GtkWidgetClass *widget_class) {
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, failure_label);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, theme);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, size);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, scale);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, width_row);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, height_row);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, paths_row);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, width);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, height);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, transparent);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, paths);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DmExportDialog, size_label);
}

static void dm_export_dialog_class_init (DmExportDialogClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_export_dialog_dispose;
  signals[EXPORTED] = g_signal_new ("exported", DM_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  g_type_ensure (DM_TYPE_PAGE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void dm_export_dialog_init (DmExportDialog *self) {
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    gtk_string_list_append (names, _ (sizes[i].name));
  adw_combo_row_set_model (self->size, G_LIST_MODEL (names));
  for (guint i = 0; i < 4; i++) {
    AdwComboRow *rows[] = { self->format, self->theme, self->size, self->scale };

    g_signal_connect_swapped (rows[i], "notify::selected", G_CALLBACK (on_option_changed), self);
  }
  g_signal_connect_swapped (self->width, "value-changed", G_CALLBACK (on_option_changed), self);
  g_signal_connect_swapped (self->height, "value-changed", G_CALLBACK (on_option_changed), self);
  g_signal_connect_swapped (self->transparent, "notify::active", G_CALLBACK (on_option_changed),
                            self);
  g_signal_connect_swapped (self->paths, "notify::active", G_CALLBACK (on_option_changed), self);
  g_signal_connect_swapped (self->export_button, "clicked", G_CALLBACK (on_export), self);
  g_signal_connect (self->failure, "response", G_CALLBACK (on_failure_closed), NULL);
}

/**
 * dm_export_dialog_new:
 * @parent: the window it belongs to
 * @stack: the view that the picture is of
 * @model: what it shows
 * @stage: how far rows are folded
 * @name: what to propose as the file's name, without an ending
 *
 * Returns: (transfer none): a dialog that lives until it is closed
 */
DmExportDialog *dm_export_dialog_new (GtkWindow *parent, DmStack *stack, DmModel *model,
                                      DmStage stage, const char *name) {
  DmExportDialog *self = g_object_new (DM_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->stack = dm_stack_ref (stack);
  self->model = dm_model_ref (model);
  self->stage = stage;
  self->name = g_strdup (name);
  on_option_changed (self);
  return self;
}
