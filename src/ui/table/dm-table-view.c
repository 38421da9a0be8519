/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-table-view.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-focus.h"
#include "dm-grid.h"
#include "dm-plain-flow-child.h"

#define PATIENCE_MS 500 /* before progress is shown */
#define PROGRESS_MS 100
#define MOST_PARTIES 500 /* a list to choose from can't be longer and still be used */

struct _DmTableView {
  GtkWidget parent_instance;

  GtkToggleButton *positions_button, *matrix_button;
  GtkWidget *filter_entry, *find_entry, *replace_entry;
  GtkDropDown *party_choice, *verdict_choice, *column_choice;
  GtkStringList *verdicts, *columns;
  GtkRevealer *replace_bar, *marks_bar, *busy_bar;
  GtkToggleButton *case_button;
  GtkWidget *replace_button, *replace_one, *replace_all, *marks_next, *marks_drop, *stop;
  GtkLabel *hit_count, *marks_label;
  GtkProgressBar *progress;
  DmGrid *grid;

  DmDocument *document;
  DmTable *table;
  GPtrArray *party_ids; /* of utf8: those in the list of parties, behind “all” */
  gboolean telling, filling;
  guint progress_source;
};

enum { SAID, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmTableView, dm_table_view, GTK_TYPE_WIDGET)

/* --- what is selected --- */

static void on_cursor_moved (DmTableView *self) {
  const char *issue, *party;
  guint row, column;

  dm_grid_get_cursor (self->grid, &row, &column);
  if (!dm_table_get_position (self->table, row, column, &issue, &party))
    return;
  self->telling = TRUE;
  dm_document_select (self->document, party != NULL ? DM_SELECTION_POSITION : DM_SELECTION_ISSUE,
                      issue, party, NULL);
  self->telling = FALSE;
}

static void on_selection_changed (DmTableView *self) {
  const DmSelection *selection = dm_document_get_selection (self->document);
  guint row, column;

  if (self->telling || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || (selection->kind != DM_SELECTION_POSITION && selection->kind != DM_SELECTION_ISSUE))
    return;
  dm_grid_get_cursor (self->grid, &row, &column);
  if (dm_table_find_cell (self->table, selection->id, selection->party, &row, &column))
    dm_grid_show_cursor_at (self->grid, row, column);
}

/* --- filters --- */

static const char *get_party (DmTableView *self) {
  guint selected = gtk_drop_down_get_selected (self->party_choice);

  return selected != GTK_INVALID_LIST_POSITION && selected > 0 && selected <= self->party_ids->len
             ? g_ptr_array_index (self->party_ids, selected - 1)
             : NULL;
}

static void filter (DmTableView *self) {
  if (self->filling || self->table == NULL)
    return;
  dm_table_filter (self->table, gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)),
                   get_party (self), (int) gtk_drop_down_get_selected (self->verdict_choice) - 1);
}

static gboolean is_list_current (DmTableView *self, DmModel *model) {
  guint n = MIN (dm_model_get_n_parties (model), MOST_PARTIES);
  GListModel *names = gtk_drop_down_get_model (self->party_choice);

  if (names == NULL || n != self->party_ids->len)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    g_autoptr (GtkStringObject) name = g_list_model_get_item (names, i + 1);
    if (!g_str_equal (dm_model_get_party (model, i)->id, g_ptr_array_index (self->party_ids, i))
        || !g_str_equal (dm_model_get_party (model, i)->name, gtk_string_object_get_string (name)))
      return FALSE;
  }
  return TRUE;
}

/* The parties to choose from; what was chosen stays chosen. */
static void fill_parties (DmTableView *self) {
  DmModel *model = dm_document_get_model (self->document);
  g_autoptr (GtkStringList) names = NULL;
  g_autofree char *chosen = g_strdup (get_party (self));
  guint selected = 0;

  if (model == NULL || is_list_current (self, model))
    return;
  self->filling = TRUE;
  names = gtk_string_list_new ((const char *const[]){ _ ("All parties"), NULL });
  g_ptr_array_set_size (self->party_ids, 0);
  for (guint i = 0; i < MIN (dm_model_get_n_parties (model), MOST_PARTIES); i++) {
    const DmParty *party = dm_model_get_party (model, i);
    gtk_string_list_append (names, party->name);
    g_ptr_array_add (self->party_ids, g_strdup (party->id));
    if (g_strcmp0 (party->id, chosen) == 0)
      selected = i + 1;
  }
  gtk_drop_down_set_model (self->party_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->party_choice, selected);
  self->filling = FALSE;
  filter (self);
}

static void fill_choices (DmTableView *self) {
  self->filling = TRUE;
  gtk_string_list_append (self->verdicts, _ ("All verdicts"));
  for (guint i = 0; i < DM_N_VERDICTS; i++)
    gtk_string_list_append (self->verdicts, dm_describe_verdict_word ((DmVerdict) i));
  gtk_drop_down_set_selected (self->verdict_choice, 0);
  gtk_string_list_append (self->columns, _ ("All columns"));
  for (guint i = 0; i < DM_N_CELLS; i++)
    gtk_string_list_append (self->columns, dm_table_get_title (self->table, i));
  gtk_drop_down_set_selected (self->column_choice, 0);
  self->filling = FALSE;
}

static void on_arranged (DmTableView *self) {
  gboolean matrix = gtk_toggle_button_get_active (self->matrix_button);

  dm_table_set_kind (self->table, matrix ? DM_TABLE_MATRIX : DM_TABLE_POSITIONS);
  if (matrix)
    gtk_revealer_set_reveal_child (self->replace_bar, FALSE);
  on_selection_changed (self);
}

/* --- find and replace --- */

static void search (DmTableView *self) {
  gboolean shown = gtk_revealer_get_reveal_child (self->replace_bar);

  if (self->filling)
    return;
  dm_table_search (self->table,
                   shown ? gtk_editable_get_text (GTK_EDITABLE (self->find_entry)) : "",
                   gtk_toggle_button_get_active (self->case_button),
                   (int) gtk_drop_down_get_selected (self->column_choice) - 1);
}

static guint find_here (DmTableView *self) {
  guint row, column;

  dm_grid_get_cursor (self->grid, &row, &column);
  return dm_table_find_hit (self->table, row, column, 0);
}

static void update_hits (DmTableView *self) {
  guint n = dm_table_get_n_hits (self->table), here = find_here (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));
  g_autofree char *count = NULL;

  if (*text == '\0')
    count = g_strdup ("");
  else if (n == 0)
    count = g_strdup (dm_table_is_searching (self->table) ? _ ("Searching…") : _ ("Nothing found"));
  else if (here != G_MAXUINT)
    /* Translators: which of the things found is shown, as in "3 of 12" */
    count = g_strdup_printf (_ ("%u of %u"), here + 1, n);
  else
    count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell", "%u cells", n), n);
  gtk_label_set_text (self->hit_count, count);
  gtk_widget_set_sensitive (self->replace_one, n > 0);
  gtk_widget_set_sensitive (self->replace_all, n > 0);
}

static void step (DmTableView *self, int direction) {
  guint row, column, nth;

  dm_grid_get_cursor (self->grid, &row, &column);
  nth = dm_table_find_hit (self->table, row, column, direction);
  if (nth != G_MAXUINT)
    dm_grid_move_to (self->grid, dm_table_get_hit (self->table, nth)->row,
                     dm_table_get_hit (self->table, nth)->cell, FALSE);
  update_hits (self);
}

static void find_next (DmTableView *self) {
  step (self, 1);
}

static void find_previous (DmTableView *self) {
  step (self, -1);
}

/* The cell under the cursor, if it has it; the next one that has comes under it. */
static void replace_one (DmTableView *self) {
  guint here = find_here (self);

  if (here != G_MAXUINT)
    dm_table_replace_hits (self->table, gtk_editable_get_text (GTK_EDITABLE (self->replace_entry)),
                           (int) here);
  step (self, 1);
}

static void replace_all (DmTableView *self) {
  dm_table_replace_hits (self->table, gtk_editable_get_text (GTK_EDITABLE (self->replace_entry)),
                         -1);
}

static void show_replace (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmTableView *self = DM_TABLE_VIEW (widget);

  gtk_toggle_button_set_active (self->positions_button, TRUE);
  gtk_revealer_set_reveal_child (self->replace_bar, TRUE);
  gtk_widget_grab_focus (self->find_entry);
}

static void hide_replace (DmTableView *self) {
  gtk_revealer_set_reveal_child (self->replace_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* --- what was refused --- */

static void update_marks (DmTableView *self) {
  guint n = dm_table_get_n_marks (self->table);
  g_autofree char *text = NULL;

  gtk_revealer_set_reveal_child (self->marks_bar, n > 0);
  if (n == 0)
    return;
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u marked cell could not be taken and isn’t in the model",
                   "%u marked cells could not be taken and aren’t in the model", n),
      n);
  gtk_label_set_text (self->marks_label, text);
}

/* What was refused may be filtered out. */
static void show_all (DmTableView *self) {
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  gtk_drop_down_set_selected (self->party_choice, 0);
  gtk_drop_down_set_selected (self->verdict_choice, 0);
  filter (self);
}

static void show_mark (DmTableView *self) {
  guint row, column;

  if (!dm_table_find_mark (self->table, &row, &column))
    show_all (self);
  if (!dm_table_find_mark (self->table, &row, &column))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  dm_grid_move_to (self->grid, row, column, FALSE);
  g_signal_emit (self, signals[SAID], 0, dm_table_get_mark (self->table, row, column));
}

/* --- work --- */

static gboolean on_progress (gpointer data) {
  DmTableView *self = data;
  double share = dm_table_get_progress (self->table);

  gtk_revealer_set_reveal_child (self->busy_bar, TRUE);
  gtk_widget_set_visible (self->stop, share >= 0);
  if (share >= 0)
    gtk_progress_bar_set_fraction (self->progress, share);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static gboolean on_patience_ended (gpointer data) {
  DmTableView *self = data;

  on_progress (self);
  self->progress_source = g_timeout_add (PROGRESS_MS, on_progress, self);
  return G_SOURCE_REMOVE;
}

static void update_busy (DmTableView *self) {
  gboolean busy = dm_table_is_busy (self->table);

  if (busy && self->progress_source == 0)
    self->progress_source = g_timeout_add (PATIENCE_MS, on_patience_ended, self);
  if (busy)
    return;
  g_clear_handle_id (&self->progress_source, g_source_remove);
  gtk_revealer_set_reveal_child (self->busy_bar, FALSE);
}

static void on_said (DmTableView *self, const char *sentence) {
  g_signal_emit (self, signals[SAID], 0, sentence);
}

/* --- widget --- */

static void dm_table_view_map (GtkWidget *widget) {
  DmTableView *self = DM_TABLE_VIEW (widget);

  GTK_WIDGET_CLASS (dm_table_view_parent_class)->map (widget);
  if (self->table == NULL)
    return;
  fill_parties (self);
  dm_table_set_active (self->table, TRUE);
  on_selection_changed (self);
}

static void dm_table_view_unmap (GtkWidget *widget) {
  DmTableView *self = DM_TABLE_VIEW (widget);

  if (self->table != NULL)
    dm_table_set_active (self->table, FALSE);
  GTK_WIDGET_CLASS (dm_table_view_parent_class)->unmap (widget);
}

static gboolean dm_table_view_grab_focus (GtkWidget *widget) {
  return gtk_widget_grab_focus (GTK_WIDGET (DM_TABLE_VIEW (widget)->grid));
}

static void dm_table_view_dispose (GObject *object) {
  DmTableView *self = DM_TABLE_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (self->table, self);
  g_clear_object (&self->table);
  g_clear_object (&self->document);
  g_clear_pointer (&self->party_ids, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dm_table_view_parent_class)->dispose (object);
}

static void bind_children (GtkWidgetClass *widget_class) {
  gtk_widget_class_bind_template_child (widget_class, DmTableView, positions_button);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, matrix_button);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, find_entry);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, replace_entry);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, party_choice);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, verdict_choice);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, column_choice);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, verdicts);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, columns);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, replace_bar);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, marks_bar);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, case_button);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, replace_button);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, replace_one);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, replace_all);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, marks_next);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, marks_drop);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, stop);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, hit_count);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, marks_label);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, progress);
  gtk_widget_class_bind_template_child (widget_class, DmTableView, grid);
}

static void dm_table_view_class_init (DmTableViewClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_table_view_dispose;
  widget_class->map = dm_table_view_map;
  widget_class->unmap = dm_table_view_unmap;
  widget_class->grab_focus = dm_table_view_grab_focus;
  widget_class->focus = dm_ui_focus_children;
  g_type_ensure (DM_TYPE_GRID);
  g_type_ensure (DM_TYPE_PLAIN_FLOW_CHILD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-table-view.ui");
  bind_children (widget_class);
  signals[SAID] = g_signal_new ("said", DM_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "table-view.replace", NULL, show_replace);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK,
                                       "table-view.replace", NULL);
}

static void connect_widgets (DmTableView *self) {
  struct {
    gpointer object;
    const char *signal;
    void (*handler) (DmTableView *self);
  } signals_of[] = {
    { self->matrix_button, "toggled", on_arranged },
    { self->filter_entry, "search-changed", filter },
    { self->party_choice, "notify::selected", filter },
    { self->verdict_choice, "notify::selected", filter },
    { self->column_choice, "notify::selected", search },
    { self->case_button, "toggled", search },
    { self->find_entry, "search-changed", search },
    { self->find_entry, "activate", find_next },
    { self->find_entry, "next-match", find_next },
    { self->find_entry, "previous-match", find_previous },
    { self->find_entry, "stop-search", hide_replace },
    { self->replace_bar, "notify::reveal-child", search },
    { self->replace_entry, "activate", replace_one },
    { self->replace_one, "clicked", replace_one },
    { self->replace_all, "clicked", replace_all },
    { self->marks_next, "clicked", show_mark },
    { self->grid, "cursor-moved", on_cursor_moved },
    { self->grid, "cursor-moved", update_hits },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals_of); i++)
    g_signal_connect_swapped (signals_of[i].object, signals_of[i].signal,
                              G_CALLBACK (signals_of[i].handler), self);
  g_signal_connect_swapped (self->marks_drop, "clicked", G_CALLBACK (dm_table_clear_marks),
                            self->table);
  g_signal_connect_swapped (self->stop, "clicked", G_CALLBACK (dm_table_cancel), self->table);
}

static void on_flush (DmTableView *self) {
  dm_grid_end_edit (self->grid, TRUE);
}

static void dm_table_view_init (DmTableView *self) {
  self->party_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dm_table_view_set_document:
 * @self: a view without a document
 * @document: what to show
 */
void dm_table_view_set_document (DmTableView *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  self->table = dm_table_new (document);
  dm_grid_set_table (self->grid, self->table);
  fill_choices (self);
  connect_widgets (self);
  g_signal_connect_swapped (self->table, "changed", G_CALLBACK (update_marks), self);
  g_signal_connect_swapped (self->table, "busy", G_CALLBACK (update_busy), self);
  g_signal_connect_swapped (self->table, "found", G_CALLBACK (update_hits), self);
  g_signal_connect_swapped (self->table, "said", G_CALLBACK (on_said), self);
  g_signal_connect_swapped (document, "model-changed", G_CALLBACK (fill_parties), self);
  g_signal_connect_swapped (document, "flush", G_CALLBACK (on_flush), self);
  g_signal_connect_swapped (document, "selection-changed", G_CALLBACK (on_selection_changed), self);
  update_hits (self);
}

/** dm_table_view_get_table: (transfer none): what it shows */
DmTable *dm_table_view_get_table (DmTableView *self) {
  return self->table;
}

/** dm_table_view_get_vadjustment: (transfer none): how far down it is scrolled */
GtkAdjustment *dm_table_view_get_vadjustment (DmTableView *self) {
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->grid));
}
