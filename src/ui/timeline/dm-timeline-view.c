/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-timeline-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dm-as-of.h"
#include "dm-focus.h"
#include "dm-follower.h"
#include "dm-scene-row.h"
#include "dm-stacks.h"

#define AXIS 1       /* which scene of the stack it is */
#define REACH_PX 6.0 /* beside the line of the as-of date that still takes hold of it */

struct _DmTimelineView {
  GtkWidget parent_instance;

  GtkWidget *overlay;
  DmSceneList *list;
  GtkWidget *pinned; /* the axis again, over the rows, while its own place is out of sight */

  DmDocument *document;
  DmStyle *style; /* (nullable) */
  DmSort sort;
  DmStage stage;
  DmFollower *follower; /* (nullable) */
  DmTimeline *timeline; /* (nullable) */
  DmStack *stack;       /* (nullable): of it */
  double pinned_from;   /* px scrolled, for a width of pinned_width */
  int pinned_width;
  gboolean dragging;
};

G_DEFINE_FINAL_TYPE (DmTimelineView, dm_timeline_view, GTK_TYPE_WIDGET)

static DmMapLook get_look (DmTimelineView *self) {
  GtkWidget *widget = GTK_WIDGET (self);

  return (DmMapLook){ .style = self->style,
                      .stage = self->stage,
                      .width_px = MAX (gtk_widget_get_width (widget), DM_MAP_MIN_WIDTH),
                      .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };
}

/* --- the axis that stays --- */

/* How far it may be scrolled until the axis, which stands under the title, goes out of sight. */
static void find_pinned_from (DmTimelineView *self) {
  DmMapLook look = get_look (self);
  g_autoptr (DmScene) title = NULL;

  if (self->pinned_width == (int) look.width_px)
    return;
  title = dm_stack_new_scene (self->stack, 0, &look);
  self->pinned_from = dm_scene_get_height (title);
  self->pinned_width = (int) look.width_px;
}

static void update_pinned (DmTimelineView *self) {
  gboolean pinned = FALSE;

  if (self->stack != NULL && self->style != NULL && dm_timeline_is_dated (self->timeline)) {
    find_pinned_from (self);
    pinned
        = gtk_adjustment_get_value (dm_scene_list_get_vadjustment (self->list)) > self->pinned_from;
  }
  gtk_widget_set_visible (self->pinned, pinned);
}

static void show_pinned (DmTimelineView *self) {
  DmMapLook look = get_look (self);

  self->pinned_width = 0;
  if (dm_timeline_is_dated (self->timeline))
    dm_scene_row_show (DM_SCENE_ROW (self->pinned), self->stack, AXIS, &look);
  else
    dm_scene_row_forget (DM_SCENE_ROW (self->pinned));
  update_pinned (self);
}

/* --- what it shows --- */

static void show (DmTimelineView *self) {
  if (self->timeline == NULL || self->style == NULL)
    return;
  g_clear_pointer (&self->stack, dm_stack_unref);
  self->stack = dm_stack_new_timeline (self->timeline, self->sort);
  dm_scene_list_set_stack (self->list, self->stack, self->style);
  show_pinned (self);
}

static gpointer look_through (DmAnalysis *analysis, GCancellable *cancellable, GError **error) {
  return dm_timeline_new (analysis);
}

static void take (GtkWidget *widget, gpointer timeline) {
  DmTimelineView *self = DM_TIMELINE_VIEW (widget);

  g_clear_pointer (&self->timeline, dm_timeline_unref);
  self->timeline = timeline;
  show (self);
}

/* --- the line of the as-of date --- */

static gboolean is_on_line (DmTimelineView *self, double x) {
  DmMapLook look;
  DmDate date;

  if (self->timeline == NULL || self->style == NULL || !dm_timeline_is_dated (self->timeline))
    return FALSE;
  look = get_look (self);
  date = dm_reading_get_date (dm_analysis_get_reading (dm_timeline_get_analysis (self->timeline)));
  return date != DM_DATE_NONE
         && ABS (dm_timeline_get_x (self->timeline, &look, dm_date_last_day (date)) - x)
                <= REACH_PX;
}

static void drag_to (DmTimelineView *self, double x) {
  DmMapLook look = get_look (self);

  dm_as_of_set_nearest (self->document, dm_timeline_get_date (self->timeline, &look, x));
}

static void on_drag_begin (GtkGestureDrag *drag, double x, double y, DmTimelineView *self) {
  self->dragging = is_on_line (self, x);
  gtk_gesture_set_state (GTK_GESTURE (drag),
                         self->dragging ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

static void on_drag_update (GtkGestureDrag *drag, double dx, double dy, DmTimelineView *self) {
  double x, y;

  if (self->dragging && gtk_gesture_drag_get_start_point (drag, &x, &y))
    drag_to (self, x + dx);
}

static void on_drag_end (GtkGestureDrag *drag, double dx, double dy, DmTimelineView *self) {
  self->dragging = FALSE;
}

static void on_motion (GtkEventControllerMotion *motion, double x, double y, DmTimelineView *self) {
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   self->dragging || is_on_line (self, x) ? "ew-resize" : NULL);
}

/* --- the widget --- */

static void dm_timeline_view_size_allocate (GtkWidget *widget, int width, int height,
                                            int baseline) {
  DmTimelineView *self = DM_TIMELINE_VIEW (widget);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
}

static void dm_timeline_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                      int *minimum, int *natural, int *minimum_baseline,
                                      int *natural_baseline) {
  gtk_widget_measure (DM_TIMELINE_VIEW (widget)->overlay, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean dm_timeline_view_grab_focus (GtkWidget *widget) {
  return gtk_widget_grab_focus (GTK_WIDGET (DM_TIMELINE_VIEW (widget)->list));
}

static void dm_timeline_view_dispose (GObject *object) {
  DmTimelineView *self = DM_TIMELINE_VIEW (object);

  g_clear_pointer (&self->follower, dm_follower_free);
  g_clear_object (&self->document);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (dm_scene_list_get_vadjustment (self->list), self);
  self->list = NULL;
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->stack, dm_stack_unref);
  g_clear_pointer (&self->timeline, dm_timeline_unref);
  g_clear_pointer (&self->style, dm_style_unref);
  G_OBJECT_CLASS (dm_timeline_view_parent_class)->dispose (object);
}

static void dm_timeline_view_class_init (DmTimelineViewClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_timeline_view_dispose;
  widget_class->measure = dm_timeline_view_measure;
  widget_class->size_allocate = dm_timeline_view_size_allocate;
  widget_class->grab_focus = dm_timeline_view_grab_focus;
  widget_class->focus = dm_ui_focus_whole;
}

static void add_hands (DmTimelineView *self) {
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void dm_timeline_view_init (DmTimelineView *self) {
  self->sort = DM_SORT_FILE;
  self->overlay = gtk_overlay_new ();
  self->list = g_object_new (DM_TYPE_SCENE_LIST, "hexpand", TRUE, "vexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Positions over time"), -1);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->list));
  self->pinned = dm_scene_row_new ();
  gtk_widget_set_valign (self->pinned, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->pinned, "pinned-axis");
  gtk_widget_set_visible (self->pinned, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->pinned);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  g_signal_connect_swapped (dm_scene_list_get_vadjustment (self->list), "value-changed",
                            G_CALLBACK (update_pinned), self);
  add_hands (self);
}

/**
 * dm_timeline_view_set_document:
 * @self: a view without a document
 * @document: what to show
 */
void dm_timeline_view_set_document (DmTimelineView *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  self->follower = dm_follower_new (GTK_WIDGET (self), self->list, document, look_through,
                                    (GDestroyNotify) dm_timeline_unref, take);
}

/**
 * dm_timeline_view_set_style:
 * @self: a view
 * @style: the style of the document's model
 */
void dm_timeline_view_set_style (DmTimelineView *self, DmStyle *style) {
  dm_style_ref (style);
  g_clear_pointer (&self->style, dm_style_unref);
  self->style = style;
  show (self);
}

/**
 * dm_timeline_view_set_sort:
 * @self: a view
 * @sort: the order of its rows
 */
void dm_timeline_view_set_sort (DmTimelineView *self, DmSort sort) {
  self->sort = sort;
  show (self);
}

/**
 * dm_timeline_view_set_stage:
 * @self: a view
 * @stage: how far its rows are folded
 */
void dm_timeline_view_set_stage (DmTimelineView *self, DmStage stage) {
  self->stage = stage;
  dm_scene_list_set_stage (self->list, stage);
  if (self->stack != NULL && self->style != NULL)
    show_pinned (self);
}

/**
 * dm_timeline_view_new_stack:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): what it shows; %NULL before there is anything
 */
DmStack *dm_timeline_view_new_stack (DmTimelineView *self) {
  return self->timeline != NULL ? dm_stack_new_timeline (self->timeline, self->sort) : NULL;
}
