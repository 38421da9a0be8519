/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "dm-document-deal.h"
#include "dm-focus.h"
#include "dm-map-actions.h"
#include "dm-map-deal.h"
#include "dm-map-tools.h"
#include "dm-map-view-private.h"
#include "dm-window-ground.h"

#define N_FIRST_ITEMS 32
#define N_SPARE_ITEMS 4 /* for rows that are lower than they were estimated */
#define REST_MS 120
#define NAMING_US 2000 /* at a time */

enum { PROP_0, PROP_SORT, PROP_STAGE, PROP_DEALING, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { STYLE_CHANGED, SAID, AIMED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmMapView, dm_map_view, GTK_TYPE_WIDGET)

/* --- rows --- */

static void show_in_row (DmMapView *self, DmRowWidget *row, DmMapItem item) {
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  gboolean folded
      = item.kind == DM_MAP_ITEM_BASKET && dm_map_list_is_folded (self->list, item.index);

  DmMapStops stops = dm_map_list_get_stops (self->list, item);

  dm_row_widget_show (row, analysis, item, folded, &stops, &self->look, self->look_serial);
}

gboolean dm_map_view_is_selected_in (DmMapView *self, DmRowWidget *row,
                                     const DmSelection *selection) {
  DmMapItem item = dm_row_widget_get_item (row);
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));

  if (selection->mark == NULL)
    return FALSE;
  switch (item.kind) {
  case DM_MAP_ITEM_ROW: {
    guint issue = dm_analysis_get_result (analysis, (guint) item.index)->issue;
    const char *id = dm_model_get_issue (model, issue)->id;
    gsize length = strlen (id);

    /* A mark's id begins with its issue's. */
    return strncmp (selection->mark, id, length) == 0
           && (selection->mark[length] == '.' || selection->mark[length] == '\0');
  }
  case DM_MAP_ITEM_BASKET:
    return selection->kind == DM_SELECTION_BASKET;
  case DM_MAP_ITEM_HEADER:
    return selection->kind == DM_SELECTION_PARTY;
  case DM_MAP_ITEM_FOOTER:
  default:
    return FALSE;
  }
}

static void mark_row (DmMapView *self, DmRowWidget *row) {
  const DmSelection *selection = dm_document_get_selection (self->document);
  gboolean selected = dm_map_view_is_selected_in (self, row, selection);

  dm_row_widget_set_selected_mark (row, selected ? selection->mark : NULL);
  dm_row_widget_set_grip (
      row, selected && selection->kind == DM_SELECTION_POSITION ? self->handle : DM_HANDLE_NONE);
}

static void on_setup (GtkListItemFactory *factory, GtkListItem *list_item, DmMapView *self) {
  gtk_list_item_set_child (list_item, dm_row_widget_new (self->scenes));
}

/* Only rows of issues light up as a whole: in the header, a heading or the footer, what the pointer is on does so alone. */
static void set_class (GtkWidget *row, gboolean is_issue) {
  GtkWidget *item = gtk_widget_get_parent (row);

  if (item != NULL && is_issue)
    gtk_widget_add_css_class (item, "issue");
  else if (item != NULL)
    gtk_widget_remove_css_class (item, "issue");
}

static void on_bind (GtkListItemFactory *factory, GtkListItem *list_item, DmMapView *self) {
  DmRowWidget *row = DM_ROW_WIDGET (gtk_list_item_get_child (list_item));
  DmMapItem item = dm_map_entry_get_item (gtk_list_item_get_item (list_item));

  gtk_list_item_set_selectable (list_item, item.kind == DM_MAP_ITEM_ROW);
  gtk_list_item_set_activatable (list_item, item.kind == DM_MAP_ITEM_BASKET);
  set_class (GTK_WIDGET (row), item.kind == DM_MAP_ITEM_ROW);
  show_in_row (self, row, item);
  g_ptr_array_add (self->rows, row);
  mark_row (self, row);
}

static void on_unbind (GtkListItemFactory *factory, GtkListItem *list_item, DmMapView *self) {
  DmRowWidget *row = DM_ROW_WIDGET (gtk_list_item_get_child (list_item));

  g_ptr_array_remove_fast (self->rows, row);
  dm_row_widget_set_selected_mark (row, NULL);
}

void dm_map_view_refresh_rows (DmMapView *self) {
  if (dm_map_list_get_analysis (self->list) == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++) {
    DmRowWidget *row = g_ptr_array_index (self->rows, i);

    show_in_row (self, row, dm_row_widget_get_item (row));
  }
}

/* --- the look --- */

static DmTheme get_theme (void) {
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    return DM_THEME_CONTRAST;
  return adw_style_manager_get_dark (manager) ? DM_THEME_DARK : DM_THEME_LIGHT;
}

static gboolean has_same_parties (DmModel *a, DmModel *b) {
  guint n = dm_model_get_n_parties (a);

  if (n != dm_model_get_n_parties (b))
    return FALSE;
  for (guint i = 0; i < n && a != b; i++)
    if (dm_model_get_party (a, i) != dm_model_get_party (b, i))
      return FALSE;
  return TRUE;
}

/* Every edit makes a new model: the style stays as long as it would be the same. Those who show parties are told where
 * any of them is another one. */
static void update_style (DmMapView *self, DmModel *model) {
  gboolean suits
      = self->look.style != NULL && dm_style_suits (self->look.style, get_theme (), model);
  gboolean same = suits && has_same_parties (self->style_model, model);

  dm_model_ref (model);
  g_clear_pointer (&self->style_model, dm_model_unref);
  self->style_model = model;
  if (!suits) {
    g_clear_pointer (&self->look.style, dm_style_unref);
    self->look.style = dm_style_new_with_measurer (get_theme (), self->measurer, model);
    self->look_serial++;
  }
  if (!same)
    g_signal_emit (self, signals[STYLE_CHANGED], 0);
}

static gboolean load_fonts (gpointer data) {
  DmMapView *self = data;

  self->fonts_id = 0;
  dm_map_load_fonts (self->measurer);
  return G_SOURCE_REMOVE;
}

static void on_theme_changed (DmMapView *self) {
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);

  if (analysis == NULL)
    return;
  update_style (self, dm_reading_get_model (dm_analysis_get_reading (analysis)));
  dm_map_view_refresh_rows (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void on_direction_changed (GtkWidget *widget, GtkTextDirection previous) {
  DmMapView *self = DM_MAP_VIEW (widget);

  self->look.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  self->look_serial++;
  dm_map_view_refresh_rows (self);
}

/* --- what is shown --- */

/* How many of a great many items are likely to be in sight, at most: what the header and headings take is left to rows. */
static guint count_items_in_sight (DmMapView *self, DmAnalysis *analysis) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  double height = gtk_widget_get_height (self->scroller);
  DmMapLook look = self->look;
  int basket = -1;
  guint n = 1; /* the header */

  if (height <= 0)
    return N_FIRST_ITEMS;
  look.width_px = gtk_widget_get_width (self->scroller);
  for (guint i = 0; i < dm_analysis_get_n_results (analysis) && height > 0; i++) {
    DmIssueResult *result = dm_analysis_get_result (analysis, i);
    const DmIssue *issue = dm_model_get_issue (model, result->issue);

    n += issue->basket != basket ? 2 : 1;
    basket = issue->basket;
    height -= dm_map_row_estimate_height (result, &look);
  }
  return n + N_SPARE_ITEMS;
}

/* A list lays out some 200 rows before it shows the first: a large map that comes into sight begins with fewer. What is listed already,
 * of a large map with its baskets folded say, stays listed. */
static void begin_with_few_items (DmMapView *self, DmAnalysis *analysis) {
  guint n_listed = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (n_listed <= N_FIRST_ITEMS && dm_analysis_get_n_results (analysis) > N_FIRST_ITEMS)
    gtk_slice_list_model_set_size (self->first_items,
                                   MAX (n_listed, count_items_in_sight (self, analysis)));
}

static gboolean has_all_rows (DmMapView *self) {
  return g_list_model_get_n_items (G_LIST_MODEL (self->first_items))
         == g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static gboolean add_other_rows (gpointer data) {
  DmMapView *self = data;

  self->more_id = 0;
  gtk_slice_list_model_set_size (self->first_items, G_MAXUINT);
  dm_map_view_select_in_list (self, dm_map_view_find_selected (self));
  return G_SOURCE_REMOVE;
}

static void add_other_rows_later (DmMapView *self) {
  if (self->more_id == 0 && !has_all_rows (self))
    self->more_id = g_idle_add (add_other_rows, self);
}

/* Makes sure that the list has the row at @position. */
void dm_map_view_have_row (DmMapView *self, guint position) {
  if (position != G_MAXUINT && position >= gtk_slice_list_model_get_size (self->first_items))
    gtk_slice_list_model_set_size (self->first_items, G_MAXUINT);
}

void dm_map_view_select_in_list (DmMapView *self, guint position) {
  dm_map_view_have_row (self, position);
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position == G_MAXUINT ? GTK_INVALID_LIST_POSITION : position);
  self->selecting = FALSE;
}

guint dm_map_view_find_selected (DmMapView *self) {
  const DmSelection *selection = dm_document_get_selection (self->document);
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  int issue;

  if (analysis == NULL
      || (selection->kind != DM_SELECTION_ISSUE && selection->kind != DM_SELECTION_POSITION))
    return G_MAXUINT;
  issue = dm_model_find_issue (dm_reading_get_model (dm_analysis_get_reading (analysis)),
                               selection->id);
  return issue >= 0 ? dm_map_list_find_issue (self->list, (guint) issue) : G_MAXUINT;
}

static void on_analysis_changed (DmMapView *self) {
  DmAnalysis *analysis = dm_document_get_analysis (self->document);

  update_style (self, dm_reading_get_model (dm_analysis_get_reading (analysis)));
  begin_with_few_items (self, analysis);
  /* Rows keep their order under a hand that drags. */
  dm_map_list_set_analysis (self->list, analysis, dm_document_is_previewing (self->document));
  dm_map_view_refresh_rows (self);
  dm_row_scenes_clear (self->scenes); /* they would keep the model before */
  dm_map_view_select_in_list (self, dm_map_view_find_selected (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* There is nothing to put together any more where no proposal is chosen. */
static void on_reading_changed (DmMapView *self) {
  if (dm_document_get_deal (self->document) == NULL)
    dm_map_view_set_dealing (self, FALSE);
}

/* Which part of a position keys move: the one that was chosen, of a lane its demand. */
static DmHandle get_chosen_handle (const DmSelection *selection) {
  static const struct {
    const char *ending;
    DmHandle handle;
  } endings[] = { { ".accepts", DM_HANDLE_ACCEPTS_TO },
                  { ".red-line-below", DM_HANDLE_LIMIT_FROM },
                  { ".red-line-above", DM_HANDLE_LIMIT_TO } };

  for (guint i = 0; selection->mark != NULL && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (selection->mark, endings[i].ending))
      return endings[i].handle;
  return DM_HANDLE_DEMAND;
}

static void on_selection_changed (DmMapView *self) {
  self->handle = get_chosen_handle (dm_document_get_selection (self->document));
  for (guint i = 0; i < self->rows->len; i++)
    mark_row (self, g_ptr_array_index (self->rows, i));
  dm_map_view_select_in_list (self, dm_map_view_find_selected (self));
}

/* Rows are named once the view has come to rest, when there is nothing better to do, a few at a time: what is
 * scrolled past is read by nobody. */
static gboolean on_idle (gpointer data) {
  DmMapView *self = data;
  gint64 end_us = g_get_monotonic_time () + NAMING_US;

  for (guint i = 0; i < self->rows->len; i++) {
    if (g_get_monotonic_time () >= end_us)
      return G_SOURCE_CONTINUE;
    dm_row_widget_name (g_ptr_array_index (self->rows, i));
  }
  self->naming_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean on_rest (gpointer data) {
  DmMapView *self = data;

  self->naming_id = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
  return G_SOURCE_REMOVE;
}

static void name_later (DmMapView *self) {
  gboolean all_named = TRUE;

  for (guint i = 0; i < self->rows->len && all_named; i++)
    all_named = dm_row_widget_is_named (g_ptr_array_index (self->rows, i));
  if (all_named)
    return;
  g_clear_handle_id (&self->naming_id, g_source_remove);
  self->naming_id = g_timeout_add_full (G_PRIORITY_LOW, REST_MS, on_rest, self, NULL);
}

/* The row that gets the keys is read at once. */
static void name_row (DmMapView *self, DmIssueResult *result) {
  for (guint i = 0; i < self->rows->len; i++)
    if (dm_row_widget_get_result (g_ptr_array_index (self->rows, i)) == result)
      dm_row_widget_name (g_ptr_array_index (self->rows, i));
}

/* The list's own keys and clicks moved its selection: the document follows, unless what is selected there lies
 * in the same row already. */
static void on_row_selected (DmMapView *self) {
  guint position = gtk_single_selection_get_selected (self->selection);
  DmIssueResult *result;
  DmModel *model;

  if (self->selecting || position == GTK_INVALID_LIST_POSITION
      || position == dm_map_view_find_selected (self))
    return;
  result = dm_map_list_get_result (self->list, position);
  if (result == NULL)
    return;
  name_row (self, result);
  model = dm_reading_get_model (result->reading);
  dm_document_select (self->document, DM_SELECTION_ISSUE,
                      dm_model_get_issue (model, result->issue)->id, NULL, NULL);
}

static void on_activate (GtkListView *list_view, guint position, DmMapView *self) {
  DmMapItem item = dm_map_list_get_item (self->list, position);

  if (item.kind == DM_MAP_ITEM_BASKET)
    dm_map_view_toggle_basket (self, item.index);
}

/* --- widget --- */

static void dm_map_view_map (GtkWidget *widget) {
  GTK_WIDGET_CLASS (dm_map_view_parent_class)->map (widget);
  dm_window_ground_begin (widget);
}

static void dm_map_view_unmap (GtkWidget *widget) {
  dm_window_ground_end (widget);
  GTK_WIDGET_CLASS (dm_map_view_parent_class)->unmap (widget);
}

static void dm_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmMapView *self = DM_MAP_VIEW (widget);

  name_later (self);
  add_other_rows_later (self);

  if (self->look.style != NULL)
    dm_window_ground_snapshot (widget, snapshot, dm_style_get_ground (self->look.style));
  GTK_WIDGET_CLASS (dm_map_view_parent_class)->snapshot (widget, snapshot);
  dm_map_deal_snapshot (self, snapshot);
}

/* The row of what is selected takes the keys, so that arrows go on from it: the list's own widget around it does. */
static gboolean dm_map_view_grab_focus (GtkWidget *widget) {
  DmMapView *self = DM_MAP_VIEW (widget);
  guint position = self->document != NULL ? dm_map_view_find_selected (self) : G_MAXUINT;
  DmRowWidget *row = position != G_MAXUINT ? dm_map_view_find_row (self, position) : NULL;

  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row))
      && gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row))))
    return TRUE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void dm_map_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  DmMapView *self = DM_MAP_VIEW (object);

  if (id == PROP_SORT)
    g_value_set_int (value, dm_map_list_get_sort (self->list));
  else if (id == PROP_STAGE)
    g_value_set_int (value, self->look.stage);
  else if (id == PROP_DEALING)
    g_value_set_boolean (value, self->dealing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void dm_map_view_set_property (GObject *object, guint id, const GValue *value,
                                      GParamSpec *pspec) {
  DmMapView *self = DM_MAP_VIEW (object);

  if (id == PROP_SORT)
    dm_map_view_set_sort (self, g_value_get_int (value));
  else if (id == PROP_STAGE)
    dm_map_view_set_stage (self, g_value_get_int (value));
  else if (id == PROP_DEALING)
    dm_map_view_set_dealing (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void dm_map_view_dispose (GObject *object) {
  DmMapView *self = DM_MAP_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->naming_id, g_source_remove);
  g_clear_handle_id (&self->more_id, g_source_remove);
  g_clear_handle_id (&self->fonts_id, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->list_view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->first_items);
  g_clear_object (&self->list);
  g_clear_object (&self->document);
  g_clear_pointer (&self->look.style, dm_style_unref);
  g_clear_pointer (&self->measurer, dm_text_measurer_unref);
  g_clear_pointer (&self->look.robustness, dm_robustness_unref);
  g_clear_pointer (&self->style_model, dm_model_unref);
  G_OBJECT_CLASS (dm_map_view_parent_class)->dispose (object);
}

static void dm_map_view_finalize (GObject *object) {
  g_ptr_array_unref (DM_MAP_VIEW (object)->rows);
  dm_row_scenes_unref (DM_MAP_VIEW (object)->scenes);
  g_free (DM_MAP_VIEW (object)->aim_issue);
  G_OBJECT_CLASS (dm_map_view_parent_class)->finalize (object);
}

static void dm_map_view_class_init (DmMapViewClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dm_map_view_dispose;
  object_class->finalize = dm_map_view_finalize;
  object_class->get_property = dm_map_view_get_property;
  object_class->set_property = dm_map_view_set_property;
  widget_class->map = dm_map_view_map;
  widget_class->unmap = dm_map_view_unmap;
  widget_class->snapshot = dm_map_view_snapshot;
  widget_class->grab_focus = dm_map_view_grab_focus;
  widget_class->focus = dm_ui_focus_whole;
  widget_class->direction_changed = on_direction_changed;
  properties[PROP_SORT]
      = g_param_spec_int ("sort", NULL, NULL, DM_SORT_NONE, DM_SORT_SALIENCE, DM_SORT_FILE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STAGE]
      = g_param_spec_int ("stage", NULL, NULL, DM_STAGE_FULL, DM_STAGE_STRIP, DM_STAGE_FULL,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DEALING]
      = g_param_spec_boolean ("dealing", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[STYLE_CHANGED] = g_signal_new ("style-changed", DM_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAID] = g_signal_new ("said", DM_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[AIMED] = g_signal_new ("aimed", DM_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  g_type_ensure (DM_TYPE_MAP_OVERVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DmMapView, scroller);
  gtk_widget_class_bind_template_child (widget_class, DmMapView, list_view);
  gtk_widget_class_bind_template_child (widget_class, DmMapView, overview);
  dm_map_actions_install (widget_class);
}

static void dm_map_view_init (DmMapView *self) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->scenes = dm_row_scenes_new ();
  self->measurer = dm_text_measurer_new (NULL);
  /* while the window waits for a document; whoever is quicker loads them as needed */
  self->fonts_id = g_idle_add_full (G_PRIORITY_LOW, load_fonts, self, NULL);
  self->look.width_px = DM_MAP_MIN_WIDTH;
  self->look.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  self->list = dm_map_list_new (TRUE);
  self->first_items
      = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->list)), 0, N_FIRST_ITEMS);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->first_items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_row_selected),
                            self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (self->list_view, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_theme_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_theme_changed), self,
                           G_CONNECT_SWAPPED);
  dm_map_overview_set_source (self->overview, self->list, dm_map_view_get_vadjustment (self));
  dm_map_tools_attach (self, GTK_WIDGET (self->list_view), self->scroller);
}

/**
 * dm_map_view_set_document:
 * @self: a map view without a document
 * @document: what to show
 */
void dm_map_view_set_document (DmMapView *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "analysis-changed", G_CALLBACK (on_analysis_changed), self);
  g_signal_connect_swapped (document, "selection-changed", G_CALLBACK (on_selection_changed), self);
  g_signal_connect_swapped (document, "reading-changed", G_CALLBACK (on_reading_changed), self);
  g_signal_connect_swapped (document, "model-changed", G_CALLBACK (on_reading_changed), self);
}

/**
 * dm_map_view_get_document:
 * @self: a map view
 *
 * Returns: (nullable) (transfer none): what it shows
 */
DmDocument *dm_map_view_get_document (DmMapView *self) {
  return self->document;
}

/**
 * dm_map_view_get_list:
 * @self: a map view
 *
 * Returns: (transfer none): the list of its rows
 */
DmMapList *dm_map_view_get_list (DmMapView *self) {
  return self->list;
}

/**
 * dm_map_view_get_style:
 * @self: a map view
 *
 * Returns: (nullable) (transfer none): what the map is drawn with, %NULL before there is a model
 */
DmStyle *dm_map_view_get_style (DmMapView *self) {
  return self->look.style;
}

/**
 * dm_map_view_get_vadjustment:
 * @self: a map view
 *
 * Returns: (transfer none): how far down the map is scrolled
 */
GtkAdjustment *dm_map_view_get_vadjustment (DmMapView *self) {
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/**
 * dm_map_view_set_sort:
 * @self: a map view
 * @sort: the order of rows
 */
void dm_map_view_set_sort (DmMapView *self, DmSort sort) {
  if (dm_map_list_get_sort (self->list) == sort)
    return;
  dm_map_list_set_sort (self->list, sort);
  dm_map_view_refresh_rows (self);
  if (self->document != NULL)
    dm_map_view_select_in_list (self, dm_map_view_find_selected (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

/**
 * dm_map_view_get_sort:
 * @self: a map view
 *
 * Returns: the order of rows
 */
DmSort dm_map_view_get_sort (DmMapView *self) {
  return dm_map_list_get_sort (self->list);
}

void dm_map_view_notify_stage (DmMapView *self) {
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);
}

void dm_map_view_notify_dealing (DmMapView *self) {
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEALING]);
}

void dm_map_view_notify_aim (DmMapView *self) {
  g_signal_emit (self, signals[AIMED], 0);
}

/**
 * dm_map_view_say:
 * @self: a map view
 * @sentence: what is to be known, though nothing on the map shows it
 *
 * Has the window say something in passing.
 */
void dm_map_view_say (DmMapView *self, const char *sentence) {
  g_signal_emit (self, signals[SAID], 0, sentence);
}

/**
 * dm_map_view_get_handle:
 * @self: a map view
 *
 * Returns: which part of the selected position keys move
 */
DmHandle dm_map_view_get_handle (DmMapView *self) {
  return self->handle;
}

/**
 * dm_map_view_set_handle:
 * @self: a map view
 * @handle: which part of the selected position keys are to move, until something else is selected
 */
void dm_map_view_set_handle (DmMapView *self, DmHandle handle) {
  self->handle = handle;
  for (guint i = 0; i < self->rows->len; i++)
    mark_row (self, g_ptr_array_index (self->rows, i));
}

/**
 * dm_map_view_settle:
 * @self: a map view
 *
 * A hand let go: rows go where they belong by now.
 */
void dm_map_view_settle (DmMapView *self) {
  if (dm_document_get_analysis (self->document) != NULL)
    on_analysis_changed (self);
}
