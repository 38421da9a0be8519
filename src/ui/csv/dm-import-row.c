/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-import-row.h"

#include <glib/gi18n-lib.h>

#include "dm-cell-words.h"

#define MAX_SHOWN 200 /* characters of a cell: laying out more holds everything up */

struct _DmImportRow {
  GObject parent_instance;

  DmTablePreview *preview; /* whose the row is */
  const DmTablePreviewRow *row;
};

G_DEFINE_FINAL_TYPE (DmImportRow, dm_import_row, G_TYPE_OBJECT)

static void dm_import_row_finalize (GObject *object) {
  g_clear_pointer (&DM_IMPORT_ROW (object)->preview, dm_table_preview_unref);
  G_OBJECT_CLASS (dm_import_row_parent_class)->finalize (object);
}

static void dm_import_row_class_init (DmImportRowClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = dm_import_row_finalize;
}

static void dm_import_row_init (DmImportRow *self) {
}

/**
 * dm_import_row_new:
 * @preview: a preview
 * @row: one of its rows
 *
 * Returns: (transfer full): an item that keeps the preview
 */
DmImportRow *dm_import_row_new (const DmTablePreview *preview, const DmTablePreviewRow *row) {
  DmImportRow *self = g_object_new (DM_TYPE_IMPORT_ROW, NULL);

  self->preview = g_atomic_rc_box_acquire ((DmTablePreview *) preview);
  self->row = row;
  return self;
}

/** dm_import_row_get: what it is about */
const DmTablePreviewRow *dm_import_row_get (DmImportRow *self) {
  return self->row;
}

/** dm_import_row_describe_effect: (transfer none): what it does, or what is wrong with it, in words */
const char *dm_import_row_describe_effect (DmImportRow *self) {
  switch (self->row->effect) {
  case DM_CSV_ADDS:
    return C_ ("row", "New position");
  case DM_CSV_UPDATES:
    return C_ ("row", "Changed");
  case DM_CSV_UNCHANGED:
    return C_ ("row", "As it is");
  default:
    return self->row->reason;
  }
}

/** dm_import_effect_get_icon: the name of an icon for what a row does */
const char *dm_import_effect_get_icon (DmCsvEffect effect) {
  static const char *const icons[DM_CSV_N_EFFECTS] = {
    [DM_CSV_ADDS] = "list-add-symbolic",
    [DM_CSV_UPDATES] = "document-edit-symbolic",
    [DM_CSV_UNCHANGED] = "object-select-symbolic",
    [DM_CSV_FAULTY] = "dialog-warning-symbolic",
  };

  return icons[effect];
}

/** dm_import_row_describe: (transfer full): all of that in a sentence */
char *dm_import_row_describe (DmImportRow *self) {
  if (self->row->effect == DM_CSV_FAULTY)
    /* Translators: the number of a line, the name of a column, and what is wrong there */
    return g_strdup_printf (_ ("Line %1$u, %2$s: %3$s"), self->row->line,
                            dm_cell_get_title (self->row->cell), self->row->reason);
  /* Translators: the number of a line, and what it does: “New position” */
  return g_strdup_printf (_ ("Line %1$u: %2$s"), self->row->line,
                          dm_import_row_describe_effect (self));
}

/* --- columns --- */

static void set_up_label (GtkSignalListItemFactory *factory, GtkListItem *item) {
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void mark (GtkWidget *widget, const char *css_class, gboolean marked) {
  if (marked)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void bind_line (GtkSignalListItemFactory *factory, GtkListItem *item) {
  DmImportRow *self = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item), *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *line = g_strdup_printf ("%u", self->row->line);
  g_autofree char *sentence = dm_import_row_describe (self);

  gtk_label_set_text (GTK_LABEL (label), line);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  /* the whole row is what a screen reader comes to */
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                    -1);
}

static void set_up_effect (GtkSignalListItemFactory *factory, GtkListItem *item) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void bind_effect (GtkSignalListItemFactory *factory, GtkListItem *item) {
  DmImportRow *self = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *image = gtk_widget_get_first_child (box), *label = gtk_widget_get_last_child (box);
  const char *words = dm_import_row_describe_effect (self);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), dm_import_effect_get_icon (self->row->effect));
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_tooltip_text (label, words);
  mark (box, "error", self->row->effect == DM_CSV_FAULTY);
  mark (box, "dim-label", self->row->effect == DM_CSV_UNCHANGED);
}

static char *shorten (const char *text) {
  g_autofree char *line = g_strdup (text);

  g_strdelimit (line, "\r\n\t", ' ');
  if (g_utf8_strlen (line, -1) <= MAX_SHOWN)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, MAX_SHOWN) = '\0';
  return g_strconcat (line, "…", NULL);
}

static void bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data) {
  DmImportRow *self = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  DmCell cell = (DmCell) GPOINTER_TO_UINT (data);
  g_autofree char *text = shorten (self->row->cells[cell] != NULL ? self->row->cells[cell] : "");
  gboolean faulty = self->row->effect == DM_CSV_FAULTY && self->row->cell == cell;

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, faulty ? self->row->reason : *text != '\0' ? text : NULL);
  mark (label, "error", faulty);
  mark (label, "dim-label", self->row->effect == DM_CSV_UNCHANGED);
}

static GtkColumnViewColumn *make_column (const char *title, GCallback set_up, GCallback bind,
                                         gpointer data, int width_px) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", set_up, NULL);
  g_signal_connect (factory, "bind", bind, data);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, width_px);
  return column;
}

/** dm_import_row_new_line_column: (transfer full): where rows stand in the file; names them for screen readers, too */
GtkColumnViewColumn *dm_import_row_new_line_column (void) {
  return make_column (C_ ("column", "Line"), G_CALLBACK (set_up_label), G_CALLBACK (bind_line),
                      NULL, 60);
}

/** dm_import_row_new_effect_column: (transfer full): what rows do */
GtkColumnViewColumn *dm_import_row_new_effect_column (void) {
  return make_column (C_ ("column", "What it does"), G_CALLBACK (set_up_effect),
                      G_CALLBACK (bind_effect), NULL, 190);
}

static gboolean is_same_name (const char *name, DmCell cell) {
  const char *title = dm_cell_get_title (cell);
  g_autofree char *told = g_utf8_casefold (name, -1);
  g_autofree char *known = g_utf8_casefold (title, -1);

  g_strdelimit (g_strstrip (told), "_-", ' ');
  return g_str_equal (told, known);
}

/**
 * dm_import_row_new_cell_column:
 * @table: a table
 * @cell: a column that it has
 *
 * Returns: (transfer full): a column, whose title says what it is called in the file, too, where that differs
 */
GtkColumnViewColumn *dm_import_row_new_cell_column (const DmCsvTable *table, DmCell cell) {
  const char *name = dm_csv_table_get_name (table, cell);
  g_autofree char *title
      = is_same_name (name, cell)
            ? g_strdup (dm_cell_get_title (cell))
            /* Translators: what a column is read as, and what the file calls it */
            : g_strdup_printf (C_ ("column", "%1$s (%2$s)"), dm_cell_get_title (cell), name);

  return make_column (title, G_CALLBACK (set_up_label), G_CALLBACK (bind_cell),
                      GUINT_TO_POINTER (cell), dm_cell_get_width (cell));
}
