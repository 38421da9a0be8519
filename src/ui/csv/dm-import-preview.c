/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-import-preview.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-import-row.h"

struct _DmImportPreview {
  GtkWidget parent_instance;

  GtkStack *pages;
  GtkLabel *message;
  GtkListBox *problems;
  GtkFlowBox *counts;
  GtkWidget *choice;
  GtkToggleButton *first_button, *faulty_button;
  GtkColumnView *view;
  GtkLabel *reason, *rest;

  GListStore *rows; /* of DmImportRow */
  GtkSingleSelection *selection;
  DmTablePreview *shown; /* (nullable) */
  DmCsvTable *columns;   /* (nullable): the table that there are columns for */
};

G_DEFINE_FINAL_TYPE (DmImportPreview, dm_import_preview, GTK_TYPE_WIDGET)

/* --- what is wrong with the file --- */

static void clear_problems (DmImportPreview *self) {
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->problems, 0)) != NULL)
    gtk_list_box_remove (self->problems, GTK_WIDGET (row));
}

static GtkWidget *make_problem (const DmDiagnostic *problem) {
  g_autofree char *text = g_strdup_printf (_ ("Line %1$u, character %2$u: %3$s"), problem->line,
                                           problem->column, problem->message);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "diagnostic");
  return label;
}

static void show_problems (DmImportPreview *self) {
  const GPtrArray *problems = self->shown->problems;

  clear_problems (self);
  gtk_label_set_text (self->message, self->shown->message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), problems->len == 0);
  for (guint i = 0; i < problems->len; i++)
    gtk_list_box_append (self->problems, make_problem (g_ptr_array_index (problems, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->problems), problems->len > 0);
  gtk_stack_set_visible_child_name (self->pages, "problems");
}

/* --- counts --- */

static char *count_effect (DmCsvEffect effect, guint n) {
  g_autofree char *number = dm_describe_number (n, 0);

  switch (effect) {
  case DM_CSV_ADDS:
    return g_strdup_printf (ngettext ("%s new position", "%s new positions", n), number);
  case DM_CSV_UPDATES:
    return g_strdup_printf (ngettext ("%s changed", "%s changed", n), number);
  case DM_CSV_UNCHANGED:
    return g_strdup_printf (ngettext ("%s as it is", "%s as they are", n), number);
  default:
    return g_strdup_printf (ngettext ("%s left out", "%s left out", n), number);
  }
}

static void add_count (DmImportPreview *self, DmCsvEffect effect, guint n) {
  g_autofree char *text = count_effect (effect, n);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (dm_import_effect_get_icon (effect)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (label, "heading");
  if (effect == DM_CSV_FAULTY)
    gtk_widget_add_css_class (box, "error");
  if (effect == DM_CSV_UNCHANGED)
    gtk_widget_add_css_class (box, "dim-label");
  gtk_flow_box_append (self->counts, box);
}

static void show_counts (DmImportPreview *self) {
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->counts, 0)) != NULL)
    gtk_flow_box_remove (self->counts, GTK_WIDGET (child));
  for (guint i = 0; i < DM_CSV_N_EFFECTS; i++)
    if (self->shown->counts[i] > 0)
      add_count (self, (DmCsvEffect) i, self->shown->counts[i]);
}

/* --- rows --- */

static void show_columns (DmImportPreview *self) {
  GListModel *old = gtk_column_view_get_columns (self->view);
  DmCsvTable *table = self->shown->table;

  if (table == self->columns)
    return;
  while (g_list_model_get_n_items (old) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (old, 0);

    gtk_column_view_remove_column (self->view, column);
  }
  g_autoptr (GtkColumnViewColumn) line = dm_import_row_new_line_column ();
  g_autoptr (GtkColumnViewColumn) effect = dm_import_row_new_effect_column ();
  gtk_column_view_append_column (self->view, line);
  gtk_column_view_append_column (self->view, effect);
  for (guint i = 0; i < DM_N_CELLS; i++)
    if (dm_csv_table_has_column (table, (DmCell) i)) {
      g_autoptr (GtkColumnViewColumn) column = dm_import_row_new_cell_column (table, (DmCell) i);

      gtk_column_view_append_column (self->view, column);
    }
  g_clear_pointer (&self->columns, dm_csv_table_unref);
  self->columns = dm_csv_table_ref (table);
}

/* Of the columns that aren't read, and the rows that aren't shown. */
static void show_rest (DmImportPreview *self, guint n_shown, guint n_all) {
  const char *const *ignored = dm_csv_table_get_ignored (self->shown->table);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *all = dm_describe_number (n_all, 0);
  g_autofree char *valid = NULL;

  if (n_shown < n_all)
    g_string_append_printf (text, _ ("The first %1$u of %2$s are shown."), n_shown, all);
  for (guint i = 0; ignored[i] != NULL; i++) {
    g_string_append (text, text->len > 0 ? "\n" : "");
    g_string_append_printf (text, _ ("The column “%.80s” is not read: positions have none."),
                            ignored[i]);
  }
  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  gtk_label_set_text (self->rest, valid);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), text->len > 0);
}

static void show_reason (DmImportPreview *self) {
  DmImportRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *sentence = row != NULL ? dm_import_row_describe (row) : NULL;

  gtk_label_set_text (self->reason, sentence != NULL ? sentence : "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "error");
  if (row != NULL && dm_import_row_get (row)->effect == DM_CSV_FAULTY)
    gtk_widget_add_css_class (GTK_WIDGET (self->reason), "error");
}

/* The first that is at fault, for its reason is what is looked for. */
static guint find_row (const GPtrArray *rows, guint fallback) {
  for (guint i = 0; i < rows->len; i++)
    if (((const DmTablePreviewRow *) g_ptr_array_index (rows, i))->effect == DM_CSV_FAULTY)
      return i;
  return fallback;
}

static void show_rows (DmImportPreview *self) {
  gboolean faulty = gtk_toggle_button_get_active (self->faulty_button);
  guint n_faulty = self->shown->counts[DM_CSV_FAULTY];
  const GPtrArray *rows = faulty && n_faulty > 0 ? self->shown->faulty : self->shown->first;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, dm_import_row_new (self->shown, g_ptr_array_index (rows, i)));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, find_row (rows, 0));
  show_rest (self, rows->len,
             rows == self->shown->faulty ? n_faulty : dm_csv_table_get_n_rows (self->shown->table));
  show_reason (self);
}

static void on_choice (DmImportPreview *self) {
  if (self->shown != NULL && self->shown->table != NULL)
    show_rows (self);
}

static void show_table (DmImportPreview *self) {
  show_counts (self);
  show_columns (self);
  gtk_widget_set_visible (self->choice, self->shown->counts[DM_CSV_FAULTY] > 0);
  show_rows (self);
  gtk_stack_set_visible_child_name (self->pages, "rows");
}

/* --- the widget --- */

static void dm_import_preview_dispose (GObject *object) {
  DmImportPreview *self = DM_IMPORT_PREVIEW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->columns, dm_csv_table_unref);
  g_clear_pointer (&self->shown, dm_table_preview_unref);
  G_OBJECT_CLASS (dm_import_preview_parent_class)->dispose (object);
}

static void dm_import_preview_class_init (DmImportPreviewClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_import_preview_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DmImportPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, DmImportPreview, message);
  gtk_widget_class_bind_template_child (widget_class, DmImportPreview, problems);
  gtk_widget_class_bind_template_child (widget_class, DmImportPreview, counts);
  gtk_widget_class_bind_template_child (widget_class, DmImportPreview, choice);
  gtk_widget_class_bind_template_child (widget_class, DmImportPreview, first_button);
  gtk_widget_class_bind_template_child (widget_class, DmImportPreview, faulty_button);
  gtk_widget_class_bind_template_child (widget_class, DmImportPreview, view);
  gtk_widget_class_bind_template_child (widget_class, DmImportPreview, reason);
  gtk_widget_class_bind_template_child (widget_class, DmImportPreview, rest);
}

static void dm_import_preview_init (DmImportPreview *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (DM_TYPE_IMPORT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (show_reason),
                            self);
  g_signal_connect_swapped (self->faulty_button, "toggled", G_CALLBACK (on_choice), self);
}

/**
 * dm_import_preview_show:
 * @self: a preview
 * @shown: (nullable): what to show; %NULL where there is nothing yet
 */
void dm_import_preview_show (DmImportPreview *self, const DmTablePreview *shown) {
  if (shown == self->shown)
    return;
  g_clear_pointer (&self->shown, dm_table_preview_unref);
  self->shown = shown != NULL ? g_atomic_rc_box_acquire ((DmTablePreview *) shown) : NULL;
  if (shown == NULL)
    gtk_stack_set_visible_child_name (self->pages, "waiting");
  else if (shown->result == NULL)
    show_problems (self);
  else
    show_table (self);
}
