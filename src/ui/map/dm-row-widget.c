/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-row-widget.h"

#include "dm-row-light.h"
#include "dm-scene-node.h"

#define PICK_SLACK 4.0 /* px around a mark that still count as on it */

struct _DmRowWidget {
  GtkWidget parent_instance;

  DmRowScenes *scenes; /* of rows that were let go of */
  DmAnalysis *analysis;
  DmIssueResult *result; /* (nullable): of a row */
  DmMapItem item;
  gboolean folded;
  DmMapStops stops; /* how the proposal's line runs through it; of the analysis' model */
  DmMapLook look;
  guint look_serial;

  DmScene *scene; /* (nullable): laid out for @scene_width */
  double scene_width;
  GskRenderNode *node; /* (nullable): @painted, painted */
  DmScene *painted;    /* (nullable) */
  int node_scale;
  gboolean named; /* assistive technologies were told of the scene */

  char *hovered; /* (nullable): ids of marks */
  char *selected;
  DmMapHandle hovered_handle;
  DmHandle grip; /* which part of the selected position keys move */
};

G_DEFINE_FINAL_TYPE (DmRowWidget, dm_row_widget, GTK_TYPE_WIDGET)

static void drop_painting (DmRowWidget *self) {
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->painted, dm_scene_unref);
}

/* What a screen reader is told of the row beyond its name: what is selected in it, and which part of that keys move. */
static char *describe_selected (DmRowWidget *self) {
  const DmMark *mark
      = self->selected != NULL ? dm_scene_find_mark (self->scene, self->selected) : NULL;
  const char *part = dm_row_light_describe_handle (self->grip), *sentence;

  if (mark == NULL)
    return g_strdup ("");
  sentence = dm_scene_get_sentence (self->scene, mark);
  return part != NULL && mark->kind != DM_MARK_LANE ? g_strdup_printf ("%s — %s", part, sentence)
                                                    : g_strdup (sentence);
}

static void describe_row (DmRowWidget *self) {
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *description = describe_selected (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dm_scene_get_label (self->scene),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  /* The list's own widget around the row is what gets the focus: it has to say the same. */
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    dm_scene_get_label (self->scene),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  self->named = TRUE;
}

static DmRowKey get_key (DmRowWidget *self) {
  return (DmRowKey){ self->result, self->stops, self->look_serial, self->scene_width };
}

static void ensure_scene (DmRowWidget *self, double width) {
  DmMapLook look = self->look;
  DmRowKey key;

  width = MAX (width, DM_MAP_MIN_WIDTH);
  if (self->scene != NULL && self->scene_width == width)
    return;
  g_clear_pointer (&self->scene, dm_scene_unref);
  look.width_px = width;
  self->scene_width = width;
  key = get_key (self);
  if (self->result != NULL)
    self->scene = dm_row_scenes_take (self->scenes, &key);
  if (self->scene == NULL)
    self->scene
        = dm_map_item_new_scene (self->analysis, self->item, self->folded, &look, &self->stops);
  self->named = FALSE;
}

static GtkSizeRequestMode dm_row_widget_get_request_mode (GtkWidget *widget) {
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void dm_row_widget_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                   int *minimum, int *natural, int *minimum_baseline,
                                   int *natural_baseline) {
  DmRowWidget *self = DM_ROW_WIDGET (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = *natural = (int) DM_MAP_MIN_WIDTH;
    return;
  }
  *minimum = *natural = 0;
  if (self->analysis == NULL)
    return;
  /* Asked without a width, as a scrolled list is before it gets one, the last is the best guess: to lay out for another would be
   * for nothing. */
  if (for_size < 0 && self->scene == NULL)
    return;
  ensure_scene (self, for_size < 0 ? self->scene_width : for_size);
  *minimum = *natural = (int) ceil (dm_scene_get_height (self->scene));
}

static void dm_row_widget_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  DmRowWidget *self = DM_ROW_WIDGET (widget);

  if (self->analysis != NULL)
    ensure_scene (self, width);
}

/* What speaks of the whole map is laid out anew with every edit, and seldom looks otherwise than before. */
static void ensure_node (DmRowWidget *self) {
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gboolean suits = self->node != NULL && self->node_scale == scale
                   && dm_scene_looks_like (self->painted, self->scene);

  dm_scene_ref (self->scene);
  g_clear_pointer (&self->painted, dm_scene_unref);
  self->painted = self->scene;
  if (suits)
    return;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = dm_scene_node_new (self->scene, dm_style_get_measurer (self->look.style),
                                  self->scene_width, scale);
  self->node_scale = scale;
}

/* A light stands still while the scene below it is the same; what a hand can take hold of stands out with it. */
static void light (DmRowWidget *self, GtkSnapshot *snapshot, const char *id, float strength,
                   DmHandle grip) {
  const DmMark *mark = dm_scene_find_mark (self->scene, id);
  DmMapHandle handles[DM_N_HANDLES];
  guint n = 0;

  if (mark == NULL)
    return;
  if (strength > 0)
    dm_row_light_mark (GTK_WIDGET (self), snapshot, mark, strength);
  if (self->result != NULL && mark->issue >= 0)
    n = dm_map_list_handles (self->scene, self->result, &self->look, mark->party, handles);
  dm_row_light_handles (GTK_WIDGET (self), snapshot, handles, n, grip);
}

static void dm_row_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmRowWidget *self = DM_ROW_WIDGET (widget);

  if (self->scene == NULL)
    return;
  ensure_node (self);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  if (self->selected != NULL)
    light (self, snapshot, self->selected, 1, self->grip);
  if (self->hovered != NULL)
    light (self, snapshot, self->hovered, g_strcmp0 (self->hovered, self->selected) != 0 ? 0.6f : 0,
           self->hovered_handle.handle);
}

static gboolean dm_row_widget_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                             GtkTooltip *tooltip) {
  DmRowWidget *self = DM_ROW_WIDGET (widget);
  const DmMark *mark = NULL;
  const char *sentence = NULL;
  GdkRectangle area;

  if (self->scene == NULL)
    return FALSE;
  if (keyboard && self->selected != NULL)
    mark = dm_scene_find_mark (self->scene, self->selected);
  else if (!keyboard)
    mark = dm_row_widget_pick (self, x, y);
  if (mark != NULL)
    sentence = dm_scene_get_sentence (self->scene, mark);
  if (sentence == NULL || *sentence == '\0')
    return FALSE;
  area = (GdkRectangle){ (int) mark->box.x, (int) mark->box.y, (int) ceil (mark->box.width),
                         (int) ceil (mark->box.height) };
  gtk_tooltip_set_tip_area (tooltip, &area);
  gtk_tooltip_set_text (tooltip, sentence);
  return TRUE;
}

static void hover (DmRowWidget *self, const DmMark *mark) {
  const char *id = mark != NULL ? mark->id : NULL;

  if (g_strcmp0 (self->hovered, id) == 0)
    return;
  g_free (self->hovered);
  self->hovered = g_strdup (id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void on_motion (GtkEventControllerMotion *motion, double x, double y, DmRowWidget *self) {
  const DmMark *mark = self->scene != NULL ? dm_row_widget_pick (self, x, y) : NULL;
  DmMapHandle handle;

  dm_row_widget_find_handle (self, x, y, &handle);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   handle.handle != DM_HANDLE_NONE
                                       ? dm_row_light_get_cursor (handle.handle, FALSE)
                                   : mark != NULL ? "pointer"
                                                  : NULL);
  if (handle.handle != self->hovered_handle.handle || handle.party != self->hovered_handle.party)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->hovered_handle = handle;
  hover (self, mark);
}

static void on_leave (GtkEventControllerMotion *motion, DmRowWidget *self) {
  hover (self, NULL);
}

static void dm_row_widget_finalize (GObject *object) {
  DmRowWidget *self = DM_ROW_WIDGET (object);

  dm_row_widget_forget (self);
  g_clear_pointer (&self->scenes, dm_row_scenes_unref);
  G_OBJECT_CLASS (dm_row_widget_parent_class)->finalize (object);
}

/* A list keeps a great many rows around what is in sight, and maps only those that are: the others need no painting. */
static void dm_row_widget_unmap (GtkWidget *widget) {
  drop_painting (DM_ROW_WIDGET (widget));
  GTK_WIDGET_CLASS (dm_row_widget_parent_class)->unmap (widget);
}

static void dm_row_widget_class_init (DmRowWidgetClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dm_row_widget_finalize;
  widget_class->get_request_mode = dm_row_widget_get_request_mode;
  widget_class->measure = dm_row_widget_measure;
  widget_class->size_allocate = dm_row_widget_size_allocate;
  widget_class->snapshot = dm_row_widget_snapshot;
  widget_class->unmap = dm_row_widget_unmap;
  widget_class->query_tooltip = dm_row_widget_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "maprow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void dm_row_widget_init (DmRowWidget *self) {
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->item.index = -1;
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * dm_row_widget_new:
 * @scenes: of rows that were let go of
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *dm_row_widget_new (DmRowScenes *scenes) {
  DmRowWidget *self = g_object_new (DM_TYPE_ROW_WIDGET, NULL);

  self->scenes = dm_row_scenes_ref (scenes);
  return GTK_WIDGET (self);
}

/* Whether two items of two analyses look the same. The header, the headings and the footer speak of the whole. */
static gboolean shows_same (DmRowWidget *self, DmAnalysis *analysis, DmMapItem item,
                            DmIssueResult *result, gboolean folded, const DmMapStops *stops,
                            guint look_serial) {
  return self->analysis != NULL && self->item.kind == item.kind && self->item.index == item.index
         && self->folded == folded && self->look_serial == look_serial
         && dm_map_stops_equal (&self->stops, stops)
         && (item.kind == DM_MAP_ITEM_ROW ? self->result == result : self->analysis == analysis);
}

/* The row is to show something else: what it was laid out for may soon be asked for again. Returns: how high it was, -1 for nothing */
static double let_go (DmRowWidget *self, DmMapItem next) {
  DmRowKey key = get_key (self);
  double height = self->scene != NULL ? dm_scene_get_height (self->scene) : -1;

  if (self->scene != NULL && self->result != NULL
      && (next.kind != DM_MAP_ITEM_ROW || next.index != self->item.index))
    dm_row_scenes_put (self->scenes, &key, g_steal_pointer (&self->scene));
  g_clear_pointer (&self->scene, dm_scene_unref);
  return height;
}

/* A row that is as high as before only has to be painted: to give all rows, and the window, their sizes again would take longer. */
static void lay_out_anew (DmRowWidget *self, double height) {
  if (height >= 0)
    ensure_scene (self, self->scene_width);
  if (height >= 0 && dm_scene_get_height (self->scene) == height)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dm_row_widget_show:
 * @self: a row
 * @analysis: what the map is of
 * @item: which item of it
 * @folded: whether the item is the heading of a folded basket
 * @stops: how the proposal's line runs through it
 * @look: how it looks; its width is a guess until the row is given its own
 * @look_serial: another number whenever the look is another one
 *
 * Shows an item. One that would look the same as what is shown costs nothing.
 */
void dm_row_widget_show (DmRowWidget *self, DmAnalysis *analysis, DmMapItem item, gboolean folded,
                         const DmMapStops *stops, const DmMapLook *look, guint look_serial) {
  DmIssueResult *result = NULL;
  double height;

  if (item.kind == DM_MAP_ITEM_ROW)
    result = dm_analysis_get_result (analysis, (guint) item.index);
  dm_analysis_ref (analysis);
  if (shows_same (self, analysis, item, result, folded, stops, look_serial)) {
    dm_analysis_unref (self->analysis);
    self->analysis = analysis;
    return;
  }
  height = let_go (self, item);
  g_clear_pointer (&self->analysis, dm_analysis_unref);
  self->analysis = analysis;
  self->stops = *stops;
  g_clear_pointer (&self->result, dm_issue_result_unref);
  self->result = result != NULL ? dm_issue_result_ref (result) : NULL;
  g_clear_pointer (&self->look.style, dm_style_unref);
  self->look = *look;
  dm_style_ref (self->look.style);
  self->look_serial = look_serial;
  self->item = item;
  self->folded = folded;
  g_clear_pointer (&self->hovered, g_free);
  lay_out_anew (self, height);
}

/**
 * dm_row_widget_forget:
 * @self: a row
 *
 * Lets go of what is shown.
 */
void dm_row_widget_forget (DmRowWidget *self) {
  g_clear_pointer (&self->scene, dm_scene_unref);
  drop_painting (self);
  g_clear_pointer (&self->analysis, dm_analysis_unref);
  g_clear_pointer (&self->result, dm_issue_result_unref);
  g_clear_pointer (&self->look.style, dm_style_unref);
  g_clear_pointer (&self->hovered, g_free);
  g_clear_pointer (&self->selected, g_free);
}

/**
 * dm_row_widget_is_named:
 * @self: a row
 *
 * Returns: %FALSE if it waits for dm_row_widget_name()
 */
gboolean dm_row_widget_is_named (DmRowWidget *self) {
  return self->scene == NULL || self->named;
}

/**
 * dm_row_widget_name:
 * @self: a row
 *
 * Tells assistive technologies what the row shows. To say what hundreds of parties hold takes longer than to lay the row
 * out, so that it waits until there is time.
 */
void dm_row_widget_name (DmRowWidget *self) {
  if (!dm_row_widget_is_named (self))
    describe_row (self);
}

/**
 * dm_row_widget_set_selected_mark:
 * @self: a row
 * @id: (nullable): the id of the mark that is selected in this row
 */
void dm_row_widget_set_selected_mark (DmRowWidget *self, const char *id) {
  if (g_strcmp0 (self->selected, id) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (id);
  if (self->scene != NULL)
    describe_row (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dm_row_widget_set_grip:
 * @self: a row
 * @grip: which part of the position that is selected in this row keys move
 */
void dm_row_widget_set_grip (DmRowWidget *self, DmHandle grip) {
  if (self->grip == grip)
    return;
  self->grip = grip;
  if (self->scene != NULL)
    describe_row (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dm_row_widget_find_handle:
 * @self: a row
 * @x: px from its left
 * @y: px from its top
 * @handle: (out): what a hand takes hold of there, %DM_HANDLE_NONE for nothing
 *
 * Returns: whether there is anything
 */
gboolean dm_row_widget_find_handle (DmRowWidget *self, double x, double y, DmMapHandle *handle) {
  *handle = (DmMapHandle){ .handle = DM_HANDLE_NONE, .party = -1 };
  return self->scene != NULL && self->result != NULL
         && dm_map_find_handle (self->scene, self->result, &self->look, x, y, PICK_SLACK, handle);
}

/**
 * dm_row_widget_get_result:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): the verdict it shows; %NULL where it is no row of an issue
 */
DmIssueResult *dm_row_widget_get_result (DmRowWidget *self) {
  return self->result;
}

/**
 * dm_row_widget_get_look:
 * @self: a row
 *
 * Returns: how it looks, with the width that it is laid out for
 */
DmMapLook dm_row_widget_get_look (DmRowWidget *self) {
  DmMapLook look = self->look;

  look.width_px = self->scene_width;
  return look;
}

/**
 * dm_row_widget_get_item:
 * @self: a row
 *
 * Returns: the item it shows
 */
DmMapItem dm_row_widget_get_item (DmRowWidget *self) {
  return self->item;
}

/**
 * dm_row_widget_get_scene:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): its scene, %NULL before it has a width
 */
DmScene *dm_row_widget_get_scene (DmRowWidget *self) {
  /* what it shows may have changed since it was laid out, most likely for the same width as it will be again */
  if (self->scene == NULL && self->analysis != NULL && self->scene_width > 0)
    ensure_scene (self, self->scene_width);
  return self->scene;
}

/**
 * dm_row_widget_pick:
 * @self: a row
 * @x: px from its left
 * @y: px from its top
 *
 * Returns: (nullable) (transfer none): the mark there
 */
const DmMark *dm_row_widget_pick (DmRowWidget *self, double x, double y) {
  return self->scene != NULL ? dm_scene_pick (self->scene, x, y, PICK_SLACK) : NULL;
}
