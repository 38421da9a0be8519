/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dm-describe.h"
#include "dm-lane-private.h"
#include "dm-row-light.h"
#include "dm-scene-node.h"

G_DEFINE_FINAL_TYPE (DmLane, dm_lane, GTK_TYPE_WIDGET)

static DmModel *get_model (DmLane *self) {
  return dm_reading_get_model (self->result->reading);
}

const DmScale *dm_lane_get_scale (DmLane *self) {
  return dm_model_get_issue (get_model (self), self->result->issue)->scale;
}

/* How the scene is laid out; it borrows the party from the lane. */
DmMapLook dm_lane_get_look (DmLane *self) {
  return (DmMapLook){
    .style = self->style,
    .width_px = self->scene_width,
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .lanes = &self->party_index,
    .n_lanes = 1,
    .alone = TRUE,
  };
}

static void drop_scene (DmLane *self) {
  g_clear_pointer (&self->scene, dm_scene_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static void ensure_scene (DmLane *self, double width) {
  DmMapLook look;

  if (self->scene != NULL && self->scene_width == width)
    return;
  drop_scene (self);
  self->scene_width = width;
  look = dm_lane_get_look (self);
  self->scene = dm_map_row_new (self->result, &look, NULL);
}

/* --- what it says --- */

/* Where the part is that keys move: “Demand: 6.5 %”. */
static char *describe_grip (DmLane *self, const DmPosition *position) {
  const DmScale *scale = dm_lane_get_scale (self);
  g_autofree char *where = NULL;
  double place;

  if (!dm_scale_is_ordered (scale))
    return dm_describe_place (scale, self->option);
  if (!dm_position_get_handle_place (scale, position, self->grip, &place))
    where = g_strdup (C_ ("part of a position", "not said"));
  else if (!isfinite (place))
    where = g_strdup (C_ ("part of a position", "nothing is ruled out there"));
  else
    where = dm_describe_place (scale, place);
  /* Translators: a part of a position, and where it is on the scale: “Demand: 6.5 %” */
  return g_strdup_printf (C_ ("part of a position", "%1$s: %2$s"),
                          dm_row_light_describe_handle (self->grip), where);
}

/** dm_lane_grip_changed: tells assistive technology, and the eye, what keys move now, and where it is */
void dm_lane_grip_changed (DmLane *self) {
  g_autofree char *grip = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *both = NULL;
  const DmPosition *position;

  if (self->result == NULL)
    return;
  position
      = dm_reading_get_position (self->result->reading, self->result->issue, self->party_index);
  grip = describe_grip (self, position);
  sentence = dm_describe_position (get_model (self), self->result->issue, position);
  both = g_strdup_printf ("%s — %s", grip, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Position on the scale"), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  grip, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, both, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean dm_lane_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                       GtkTooltip *tooltip) {
  DmLane *self = DM_LANE (widget);
  const DmMark *mark
      = self->scene != NULL && !keyboard ? dm_scene_pick (self->scene, x, y, 4) : NULL;
  const char *sentence;

  sentence = mark != NULL ? dm_scene_get_sentence (self->scene, mark) : NULL;
  if (sentence == NULL || *sentence == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, sentence);
  return TRUE;
}

/* --- how it looks --- */

static GtkSizeRequestMode dm_lane_get_request_mode (GtkWidget *widget) {
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void dm_lane_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline) {
  DmLane *self = DM_LANE (widget);

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) DM_MAP_MIN_LANE_WIDTH : 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->result == NULL || self->style == NULL)
    return;
  if (for_size < 0)
    for_size = (int) MAX (self->scene_width, DM_MAP_MIN_LANE_WIDTH);
  ensure_scene (self, for_size);
  *minimum = *natural = (int) ceil (dm_scene_get_height (self->scene));
}

static void dm_lane_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  DmLane *self = DM_LANE (widget);

  if (self->result != NULL && self->style != NULL)
    ensure_scene (self, width);
}

static void dm_lane_direction_changed (GtkWidget *widget, GtkTextDirection previous) {
  drop_scene (DM_LANE (widget));
  GTK_WIDGET_CLASS (dm_lane_parent_class)->direction_changed (widget, previous);
}

static void snapshot_grip (DmLane *self, GtkSnapshot *snapshot) {
  DmMapLook look = dm_lane_get_look (self);
  const DmScale *scale = dm_lane_get_scale (self);
  DmMapHandle handles[DM_N_HANDLES];
  gboolean focus = gtk_widget_has_focus (GTK_WIDGET (self));
  DmHandle grip = self->hold != NULL ? self->dragged.handle : focus ? self->grip : DM_HANDLE_NONE;
  guint n;

  if (dm_scale_is_ordered (scale)) {
    n = dm_map_list_handles (self->scene, self->result, &look, (int) self->party_index, handles);
    dm_row_light_handles (GTK_WIDGET (self), snapshot, handles, n, grip);
  } else if (focus && self->option < scale->n_levels) {
    g_autofree char *id = dm_map_handle_get_mark_id (self->result, (int) self->party_index,
                                                     DM_HANDLE_DEMAND, self->option);
    const DmMark *mark = dm_scene_find_mark (self->scene, id);

    if (mark != NULL)
      dm_row_light_mark (GTK_WIDGET (self), snapshot, mark, 1);
  }
}

static void dm_lane_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmLane *self = DM_LANE (widget);
  int scale = gtk_widget_get_scale_factor (widget);

  if (self->scene == NULL || self->result == NULL)
    return;
  if (self->node == NULL || self->node_scale != scale) {
    g_clear_pointer (&self->node, gsk_render_node_unref);
    self->node = dm_scene_node_new (self->scene, dm_style_get_measurer (self->style),
                                    self->scene_width, scale);
    self->node_scale = scale;
  }
  gtk_snapshot_append_node (snapshot, self->node);
  snapshot_grip (self, snapshot);
}

/* --- what it is of --- */

/* The result that is shown, or, of an issue that the map leaves out, one of its own. */
static DmIssueResult *find_result (DmAnalysis *analysis, guint issue) {
  DmIssueResult *result = dm_analysis_find_result (analysis, (int) issue);

  return result != NULL ? dm_issue_result_ref (result)
                        : dm_issue_result_new (dm_analysis_get_reading (analysis), issue);
}

static void refresh (DmLane *self) {
  DmAnalysis *analysis = dm_document_get_analysis (self->document);
  DmModel *model
      = analysis != NULL ? dm_reading_get_model (dm_analysis_get_reading (analysis)) : NULL;
  int issue = model != NULL && self->issue != NULL ? dm_model_find_issue (model, self->issue) : -1;
  int party = model != NULL && self->party != NULL ? dm_model_find_party (model, self->party) : -1;

  drop_scene (self);
  g_clear_pointer (&self->result, dm_issue_result_unref);
  if (issue >= 0 && party >= 0
      && dm_reading_get_position (dm_analysis_get_reading (analysis), (guint) issue, (guint) party)
             != NULL) {
    self->party_index = (guint) party;
    self->result = find_result (analysis, (guint) issue);
    self->option = MIN (self->option, MAX (dm_lane_get_scale (self)->n_levels, 1) - 1);
  }
  dm_lane_grip_changed (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* What isn't seen is brought up to date when it is. */
static void on_analysis_changed (DmLane *self) {
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void dm_lane_map (GtkWidget *widget) {
  refresh (DM_LANE (widget));
  GTK_WIDGET_CLASS (dm_lane_parent_class)->map (widget);
}

static void dm_lane_dispose (GObject *object) {
  DmLane *self = DM_LANE (object);

  dm_lane_hand_forget (self);
  drop_scene (self);
  g_clear_pointer (&self->result, dm_issue_result_unref);
  g_clear_pointer (&self->style, dm_style_unref);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->issue, g_free);
  g_clear_pointer (&self->party, g_free);
  G_OBJECT_CLASS (dm_lane_parent_class)->dispose (object);
}

static void dm_lane_class_init (DmLaneClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_lane_dispose;
  widget_class->map = dm_lane_map;
  widget_class->get_request_mode = dm_lane_get_request_mode;
  widget_class->measure = dm_lane_measure;
  widget_class->size_allocate = dm_lane_size_allocate;
  widget_class->direction_changed = dm_lane_direction_changed;
  widget_class->snapshot = dm_lane_snapshot;
  widget_class->query_tooltip = dm_lane_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "lane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void dm_lane_init (DmLane *self) {
  self->grip = DM_HANDLE_DEMAND;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  dm_lane_hand_attach (self);
}

/**
 * dm_lane_new:
 * @document: what it edits
 *
 * Returns: (transfer floating): a lane of nothing yet
 */
GtkWidget *dm_lane_new (DmDocument *document) {
  DmLane *self = g_object_new (DM_TYPE_LANE, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "analysis-changed", G_CALLBACK (on_analysis_changed), self);
  return GTK_WIDGET (self);
}

/**
 * dm_lane_set_style:
 * @self: a lane
 * @style: the style of the document's model
 */
void dm_lane_set_style (DmLane *self, DmStyle *style) {
  if (style == self->style)
    return;
  dm_style_ref (style);
  g_clear_pointer (&self->style, dm_style_unref);
  self->style = style;
  drop_scene (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dm_lane_show:
 * @self: a lane
 * @issue: an issue's id
 * @party: a party's id
 *
 * Shows the party's position that is in force, with the scenario shown. A party that isn't on record has none, and the lane
 * takes up no room.
 */
void dm_lane_show (DmLane *self, const char *issue, const char *party) {
  if (g_strcmp0 (self->issue, issue) == 0 && g_strcmp0 (self->party, party) == 0)
    return;
  dm_lane_hand_forget (self);
  g_free (self->issue);
  g_free (self->party);
  self->issue = g_strdup (issue);
  self->party = g_strdup (party);
  self->grip = DM_HANDLE_DEMAND;
  self->option = 0;
  refresh (self);
}
