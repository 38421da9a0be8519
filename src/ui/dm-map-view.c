/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-view.h"

#include <adwaita.h>

#include "dm-map-gestures.h"
#include "dm-map-overview.h"

struct _DmMapView {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *list_view;
  DmMapOverview *overview;

  DmDocument *document;
  DmMapList *list;
  GtkSingleSelection *selection;
  GPtrArray *rows; /* (element-type DmRowWidget): those that show something; unowned */

  DmMapLook look;
  guint look_serial;
  DmModel *style_model; /* the model that the look's style was made for */

  gboolean selecting;  /* the selection of the list follows that of the document */
  guint anchor;        /* the item that stays where it is while the stage changes */
  double anchor_share; /* which part of the item */
  double anchor_y;     /* where on the screen */
  guint anchor_tries;
};

enum { PROP_0, PROP_SORT, PROP_STAGE, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { STYLE_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmMapView, dm_map_view, GTK_TYPE_WIDGET)

/* --- rows --- */

static void show_in_row (DmMapView *self, DmRowWidget *row, DmMapItem item) {
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  gboolean folded
      = item.kind == DM_MAP_ITEM_BASKET && dm_map_list_is_folded (self->list, item.index);

  dm_row_widget_show (row, analysis, item, folded, &self->look, self->look_serial);
}

static gboolean is_selected_in (DmMapView *self, DmRowWidget *row, const DmSelection *selection) {
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

  dm_row_widget_set_selected_mark (row,
                                   is_selected_in (self, row, selection) ? selection->mark : NULL);
}

static void on_setup (GtkListItemFactory *factory, GtkListItem *list_item, DmMapView *self) {
  gtk_list_item_set_child (list_item, dm_row_widget_new ());
}

static void on_bind (GtkListItemFactory *factory, GtkListItem *list_item, DmMapView *self) {
  DmRowWidget *row = DM_ROW_WIDGET (gtk_list_item_get_child (list_item));
  DmMapItem item = dm_map_entry_get_item (gtk_list_item_get_item (list_item));

  gtk_list_item_set_selectable (list_item, item.kind == DM_MAP_ITEM_ROW);
  gtk_list_item_set_activatable (list_item, item.kind == DM_MAP_ITEM_BASKET);
  show_in_row (self, row, item);
  g_ptr_array_add (self->rows, row);
  mark_row (self, row);
}

static void on_unbind (GtkListItemFactory *factory, GtkListItem *list_item, DmMapView *self) {
  DmRowWidget *row = DM_ROW_WIDGET (gtk_list_item_get_child (list_item));

  g_ptr_array_remove_fast (self->rows, row);
  dm_row_widget_set_selected_mark (row, NULL);
}

static void refresh_rows (DmMapView *self) {
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

static void update_style (DmMapView *self, DmModel *model) {
  g_autoptr (DmStyle) style = NULL;

  if (self->look.style != NULL && self->style_model == model
      && dm_style_get_theme (self->look.style) == get_theme ())
    return;
  style = dm_style_new (get_theme (), NULL, model);
  g_clear_pointer (&self->look.style, dm_style_unref);
  self->look.style = g_steal_pointer (&style);
  dm_model_ref (model);
  g_clear_pointer (&self->style_model, dm_model_unref);
  self->style_model = model;
  self->look_serial++;
  g_signal_emit (self, signals[STYLE_CHANGED], 0);
}

static void on_theme_changed (DmMapView *self) {
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);

  if (analysis == NULL)
    return;
  update_style (self, dm_reading_get_model (dm_analysis_get_reading (analysis)));
  refresh_rows (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void on_direction_changed (GtkWidget *widget, GtkTextDirection previous) {
  DmMapView *self = DM_MAP_VIEW (widget);

  self->look.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  self->look_serial++;
  refresh_rows (self);
}

/* --- what is shown --- */

static void select_in_list (DmMapView *self, guint position) {
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position == G_MAXUINT ? GTK_INVALID_LIST_POSITION : position);
  self->selecting = FALSE;
}

static guint find_selected (DmMapView *self) {
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
  dm_map_list_set_analysis (self->list, analysis);
  refresh_rows (self);
  select_in_list (self, find_selected (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void on_selection_changed (DmMapView *self) {
  for (guint i = 0; i < self->rows->len; i++)
    mark_row (self, g_ptr_array_index (self->rows, i));
  select_in_list (self, find_selected (self));
}

/* The list's own keys and clicks moved its selection: the document follows, unless what is selected there lies
 * in the same row already. */
static void on_row_selected (DmMapView *self) {
  guint position = gtk_single_selection_get_selected (self->selection);
  DmIssueResult *result;
  DmModel *model;

  if (self->selecting || position == GTK_INVALID_LIST_POSITION || position == find_selected (self))
    return;
  result = dm_map_list_get_result (self->list, position);
  if (result == NULL)
    return;
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

/* Called before the rows are drawn: whatever moves them also has the view drawn again. */
static void find_rows_in_sight (DmMapView *self) {
  float height = (float) gtk_widget_get_height (self->scroller);

  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);
    graphene_rect_t bounds;
    gboolean in_sight = gtk_widget_compute_bounds (row, self->scroller, &bounds)
                        && bounds.origin.y < height && bounds.origin.y + bounds.size.height > 0;

    dm_row_widget_set_in_sight (DM_ROW_WIDGET (row), in_sight);
  }
}

static void dm_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmMapView *self = DM_MAP_VIEW (widget);

  find_rows_in_sight (self);

  if (self->look.style != NULL) {
    DmColor ground = dm_style_get_ground (self->look.style);
    GdkRGBA color = { ((ground >> 24) & 0xff) / 255.0f, ((ground >> 16) & 0xff) / 255.0f,
                      ((ground >> 8) & 0xff) / 255.0f, 1 };

    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                    (float) gtk_widget_get_height (widget)));
  }
  GTK_WIDGET_CLASS (dm_map_view_parent_class)->snapshot (widget, snapshot);
}

static gboolean dm_map_view_grab_focus (GtkWidget *widget) {
  return gtk_widget_grab_focus (GTK_WIDGET (DM_MAP_VIEW (widget)->list_view));
}

static void dm_map_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  DmMapView *self = DM_MAP_VIEW (object);

  if (id == PROP_SORT)
    g_value_set_int (value, dm_map_list_get_sort (self->list));
  else if (id == PROP_STAGE)
    g_value_set_int (value, self->look.stage);
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
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void dm_map_view_dispose (GObject *object) {
  DmMapView *self = DM_MAP_VIEW (object);
  GtkWidget *child;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->list_view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->document);
  g_clear_pointer (&self->look.style, dm_style_unref);
  g_clear_pointer (&self->style_model, dm_model_unref);
  G_OBJECT_CLASS (dm_map_view_parent_class)->dispose (object);
}

static void dm_map_view_finalize (GObject *object) {
  g_ptr_array_unref (DM_MAP_VIEW (object)->rows);
  G_OBJECT_CLASS (dm_map_view_parent_class)->finalize (object);
}

static void dm_map_view_class_init (DmMapViewClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dm_map_view_dispose;
  object_class->finalize = dm_map_view_finalize;
  object_class->get_property = dm_map_view_get_property;
  object_class->set_property = dm_map_view_set_property;
  widget_class->snapshot = dm_map_view_snapshot;
  widget_class->grab_focus = dm_map_view_grab_focus;
  widget_class->direction_changed = on_direction_changed;
  properties[PROP_SORT]
      = g_param_spec_int ("sort", NULL, NULL, DM_SORT_NONE, DM_SORT_SALIENCE, DM_SORT_FILE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STAGE]
      = g_param_spec_int ("stage", NULL, NULL, DM_STAGE_FULL, DM_STAGE_STRIP, DM_STAGE_FULL,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[STYLE_CHANGED] = g_signal_new ("style-changed", DM_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DM_TYPE_MAP_OVERVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DmMapView, scroller);
  gtk_widget_class_bind_template_child (widget_class, DmMapView, list_view);
  gtk_widget_class_bind_template_child (widget_class, DmMapView, overview);
}

static void dm_map_view_init (DmMapView *self) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->look.width_px = DM_MAP_MIN_WIDTH;
  self->look.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  self->list = dm_map_list_new (TRUE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
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
  dm_map_gestures_attach (self, GTK_WIDGET (self->list_view), self->scroller);
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
  if (self->document != NULL)
    select_in_list (self, find_selected (self));
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

/* --- stages --- */

static DmRowWidget *find_row (DmMapView *self, guint position) {
  DmMapItem item = dm_map_list_get_item (self->list, position);

  for (guint i = 0; i < self->rows->len; i++) {
    DmRowWidget *row = g_ptr_array_index (self->rows, i);
    DmMapItem shown = dm_row_widget_get_item (row);

    if (shown.kind == item.kind && shown.index == item.index)
      return row;
  }
  return NULL;
}

/* Once the rows have their new heights the anchor is put back to where it was on the screen. */
static gboolean restore_anchor (GtkWidget *widget, GdkFrameClock *clock, gpointer data) {
  DmMapView *self = DM_MAP_VIEW (widget);
  GtkAdjustment *adjustment = dm_map_view_get_vadjustment (self);
  DmRowWidget *row;
  graphene_rect_t bounds;

  if (self->anchor >= dm_map_list_get_n_items (self->list))
    return G_SOURCE_REMOVE;
  row = find_row (self, self->anchor);
  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), self->scroller, &bounds)) {
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u",
                                self->anchor);
  } else {
    double y = bounds.origin.y + self->anchor_share * bounds.size.height;

    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + y - self->anchor_y);
  }
  /* The first layout may still estimate the rows above. */
  return --self->anchor_tries > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void remember_anchor (DmMapView *self, double y) {
  double row_y = 0;
  double x = gtk_widget_get_width (self->scroller) / 2.0;
  DmRowWidget *row = dm_map_view_get_row_at (self, x, y, NULL, &row_y);

  self->anchor = G_MAXUINT;
  if (row == NULL)
    return;
  self->anchor = dm_map_list_find_item (self->list, dm_row_widget_get_item (row));
  self->anchor_share = row_y / MAX (1, gtk_widget_get_height (GTK_WIDGET (row)));
  self->anchor_y = y;
}

/**
 * dm_map_view_get_stage:
 * @self: a map view
 *
 * Returns: how far its rows are folded
 */
DmStage dm_map_view_get_stage (DmMapView *self) {
  return self->look.stage;
}

/**
 * dm_map_view_set_stage_at:
 * @self: a map view
 * @stage: how far to fold the rows; what is no stage is the nearest one
 * @y: px from the view's top: what is there stays there
 */
void dm_map_view_set_stage_at (DmMapView *self, DmStage stage, double y) {
  stage = (DmStage) CLAMP ((int) stage, (int) DM_STAGE_FULL, (int) DM_STAGE_STRIP);
  if (self->look.stage == stage)
    return;
  remember_anchor (self, y);
  self->look.stage = stage;
  self->look_serial++;
  refresh_rows (self);
  if (self->anchor != G_MAXUINT) {
    self->anchor_tries = 2;
    gtk_widget_add_tick_callback (GTK_WIDGET (self), restore_anchor, NULL, NULL);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);
}

/**
 * dm_map_view_set_stage:
 * @self: a map view
 * @stage: how far to fold the rows
 *
 * What is selected, or else what is in the middle, stays where it is.
 */
void dm_map_view_set_stage (DmMapView *self, DmStage stage) {
  double y = gtk_widget_get_height (self->scroller) / 2.0;
  guint selected = self->document != NULL ? find_selected (self) : G_MAXUINT;
  DmRowWidget *row = selected != G_MAXUINT ? find_row (self, selected) : NULL;
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), self->scroller, &bounds)) {
    double middle = bounds.origin.y + bounds.size.height / 2;

    if (middle >= 0 && middle < gtk_widget_get_height (self->scroller))
      y = middle;
  }
  dm_map_view_set_stage_at (self, stage, y);
}

static gboolean fits (DmMapView *self, DmStage stage, double height) {
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  DmMapLook look = self->look;
  double sum = 0;

  look.stage = stage;
  look.width_px = MAX (DM_MAP_MIN_WIDTH, gtk_widget_get_width (self->scroller));
  for (guint i = 0; i < dm_analysis_get_n_results (analysis) && sum <= height; i++)
    sum += dm_map_row_estimate_height (dm_analysis_get_result (analysis, i), &look);
  return sum <= height;
}

/**
 * dm_map_view_fit:
 * @self: a map view
 *
 * Folds rows just as far as it takes to see them all, or all the way where even that isn't enough.
 */
void dm_map_view_fit (DmMapView *self) {
  double height = gtk_widget_get_height (self->scroller);
  DmStage stage = DM_STAGE_FULL;

  if (dm_map_list_get_analysis (self->list) == NULL)
    return;
  while (stage < DM_STAGE_STRIP && !fits (self, stage, height))
    stage++;
  dm_map_view_set_stage (self, stage);
}

/* --- marks --- */

/**
 * dm_map_view_get_row_at:
 * @self: a map view
 * @x: px from the view's left
 * @y: px from its top
 * @row_x: (out) (optional): px from the row's left
 * @row_y: (out) (optional): px from the row's top
 *
 * Returns: (nullable) (transfer none): the row there
 */
DmRowWidget *dm_map_view_get_row_at (DmMapView *self, double x, double y, double *row_x,
                                     double *row_y) {
  GtkWidget *widget = gtk_widget_pick (self->scroller, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = NULL;
  double to_x = 0, to_y = 0;

  if (widget != NULL) {
    row = DM_IS_ROW_WIDGET (widget) ? widget : gtk_widget_get_ancestor (widget, DM_TYPE_ROW_WIDGET);
    /* The list's own widget around a row is a little larger than the row. */
    if (row == NULL && DM_IS_ROW_WIDGET (gtk_widget_get_first_child (widget)))
      row = gtk_widget_get_first_child (widget);
  }
  if (row == NULL)
    return NULL;
  gtk_widget_translate_coordinates (self->scroller, row, x, y, &to_x, &to_y);
  if (row_x != NULL)
    *row_x = to_x;
  if (row_y != NULL)
    *row_y = to_y;
  return DM_ROW_WIDGET (row);
}

/**
 * dm_map_view_get_focus_row:
 * @self: a map view
 *
 * Returns: (nullable) (transfer none): the row that has the keyboard focus
 */
DmRowWidget *dm_map_view_get_focus_row (DmMapView *self) {
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  if (DM_IS_ROW_WIDGET (focus))
    return DM_ROW_WIDGET (focus);
  child = gtk_widget_get_first_child (focus);
  return child != NULL && DM_IS_ROW_WIDGET (child) ? DM_ROW_WIDGET (child) : NULL;
}

static void select_party_mark (DmMapView *self, DmModel *model, const DmMark *mark) {
  const char *party = dm_model_get_party (model, (guint) mark->party)->id;

  if (mark->issue < 0)
    dm_document_select (self->document, DM_SELECTION_PARTY, party, NULL, mark->id);
  else
    dm_document_select (self->document, DM_SELECTION_POSITION,
                        dm_model_get_issue (model, (guint) mark->issue)->id, party, mark->id);
}

/**
 * dm_map_view_select_mark:
 * @self: a map view
 * @row: a row of it
 * @mark: a mark of the row
 *
 * Selects what the mark stands for.
 */
void dm_map_view_select_mark (DmMapView *self, DmRowWidget *row, const DmMark *mark) {
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  DmReading *reading = dm_analysis_get_reading (analysis);
  DmModel *model = dm_reading_get_model (reading);
  DmMapItem item = dm_row_widget_get_item (row);

  if (mark->kind == DM_MARK_TERM && dm_reading_get_proposal (reading) >= 0) {
    guint proposal = (guint) dm_reading_get_proposal (reading);

    dm_document_select (self->document, DM_SELECTION_PROPOSAL,
                        dm_model_get_proposal (model, proposal)->id, NULL, mark->id);
  } else if (mark->party >= 0) {
    select_party_mark (self, model, mark);
  } else if (mark->issue >= 0) {
    dm_document_select (self->document, DM_SELECTION_ISSUE,
                        dm_model_get_issue (model, (guint) mark->issue)->id, NULL, mark->id);
  } else if (item.kind == DM_MAP_ITEM_BASKET && item.index >= 0) {
    dm_document_select (self->document, DM_SELECTION_BASKET,
                        dm_model_get_basket (model, (guint) item.index)->id, NULL, mark->id);
  } else {
    dm_document_select (self->document, DM_SELECTION_MODEL, NULL, NULL, mark->id);
  }
}

/**
 * dm_map_view_toggle_basket:
 * @self: a map view
 * @basket: a basket's index, -1 for the issues without one
 */
void dm_map_view_toggle_basket (DmMapView *self, int basket) {
  dm_map_list_set_folded (self->list, basket, !dm_map_list_is_folded (self->list, basket));
  refresh_rows (self);
  select_in_list (self, find_selected (self));
}

/**
 * dm_map_view_reveal_issue:
 * @self: a map view
 * @issue: an issue's index in the model shown
 *
 * Scrolls to the issue's row, and unfolds its basket if need be.
 */
void dm_map_view_reveal_issue (DmMapView *self, guint issue) {
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  guint position;

  if (analysis == NULL)
    return;
  position = dm_map_list_find_issue (self->list, issue);
  if (position == G_MAXUINT) {
    DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));

    dm_map_list_set_folded (self->list, dm_model_get_issue (model, issue)->basket, FALSE);
    refresh_rows (self);
    position = dm_map_list_find_issue (self->list, issue);
  }
  if (position == G_MAXUINT)
    return;
  select_in_list (self, find_selected (self));
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

/**
 * dm_map_view_dup_sentence:
 * @self: a map view
 *
 * Returns: (nullable) (transfer full): what is selected on the map, in a sentence; %NULL where it is out of sight
 */
char *dm_map_view_dup_sentence (DmMapView *self) {
  const DmSelection *selection = dm_document_get_selection (self->document);
  guint position = find_selected (self);

  for (guint i = 0; i < self->rows->len; i++) {
    DmRowWidget *row = g_ptr_array_index (self->rows, i);
    DmScene *scene = dm_row_widget_get_scene (row);
    const DmMark *mark;

    if (scene == NULL || !is_selected_in (self, row, selection))
      continue;
    mark = dm_scene_find_mark (scene, selection->mark);
    if (mark != NULL)
      return g_strdup (mark->sentence);
  }
  if (position != G_MAXUINT) {
    DmRowWidget *row = find_row (self, position);

    if (row != NULL && dm_row_widget_get_scene (row) != NULL)
      return g_strdup (dm_scene_get_label (dm_row_widget_get_scene (row)));
  }
  return NULL;
}
