/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-scene-row.h"

#include <math.h>

#include "dm-row-light.h"
#include "dm-scene-node.h"

#define PICK_SLACK 4.0

struct _DmSceneRow {
  GtkWidget parent_instance;

  DmStack *stack; /* (nullable) */
  guint nth;
  DmMapLook look;
  DmScene *scene; /* (nullable): laid out for @scene_width */
  double scene_width;
  GskRenderNode *node; /* (nullable): the scene painted */
  int node_scale;
  char *hovered, *selected; /* (nullable): ids of marks */
};

G_DEFINE_FINAL_TYPE (DmSceneRow, dm_scene_row, GTK_TYPE_WIDGET)

static void drop_scene (DmSceneRow *self) {
  g_clear_pointer (&self->scene, dm_scene_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

/* The list's own widget around the row is what gets the focus: it has to say the same. */
static void describe (DmSceneRow *self) {
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  const DmMark *mark
      = self->selected != NULL ? dm_scene_find_mark (self->scene, self->selected) : NULL;
  const char *description = mark != NULL ? dm_scene_get_sentence (self->scene, mark) : "";
  GtkWidget *both[] = { GTK_WIDGET (self), item };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    if (both[i] != NULL)
      gtk_accessible_update_property (GTK_ACCESSIBLE (both[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      dm_scene_get_label (self->scene),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void ensure_scene (DmSceneRow *self, double width) {
  DmMapLook look = self->look;

  width = dm_stack_get_width (self->stack, width);
  if (self->scene != NULL && self->scene_width == width)
    return;
  drop_scene (self);
  look.width_px = width;
  self->scene_width = width;
  self->scene = dm_stack_new_scene (self->stack, self->nth, &look);
  describe (self);
}

static GtkSizeRequestMode dm_scene_row_get_request_mode (GtkWidget *widget) {
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void dm_scene_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                  int *minimum, int *natural, int *minimum_baseline,
                                  int *natural_baseline) {
  DmSceneRow *self = DM_SCENE_ROW (widget);

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = 0;
  if (self->stack == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = *natural = (int) ceil (dm_stack_get_width (self->stack, DM_MAP_MIN_WIDTH));
    return;
  }
  /* Asked without a width, as a scrolled list is before it gets one, the last is the best guess: to lay out for another would be
   * for nothing. */
  if (for_size < 0 && self->scene == NULL)
    return;
  ensure_scene (self, for_size < 0 ? self->scene_width : for_size);
  *minimum = *natural = (int) ceil (dm_scene_get_height (self->scene));
}

static void dm_scene_row_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  DmSceneRow *self = DM_SCENE_ROW (widget);

  if (self->stack != NULL)
    ensure_scene (self, width);
}

/* A list maps only the rows in sight: the others need no painting. */
static void dm_scene_row_unmap (GtkWidget *widget) {
  g_clear_pointer (&DM_SCENE_ROW (widget)->node, gsk_render_node_unref);
  GTK_WIDGET_CLASS (dm_scene_row_parent_class)->unmap (widget);
}

static void light (DmSceneRow *self, GtkSnapshot *snapshot, const char *id, float strength) {
  const DmMark *mark = id != NULL ? dm_scene_find_mark (self->scene, id) : NULL;

  if (mark != NULL && !dm_row_light_line (GTK_WIDGET (self), snapshot, self->scene, mark, strength))
    dm_row_light_mark (GTK_WIDGET (self), snapshot, mark, strength);
}

static void dm_scene_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmSceneRow *self = DM_SCENE_ROW (widget);
  int scale = gtk_widget_get_scale_factor (widget);

  if (self->scene == NULL)
    return;
  if (self->node == NULL || self->node_scale != scale) {
    g_clear_pointer (&self->node, gsk_render_node_unref);
    self->node = dm_scene_node_new (self->scene, dm_style_get_measurer (self->look.style),
                                    self->scene_width, scale);
    self->node_scale = scale;
  }
  gtk_snapshot_append_node (snapshot, self->node);
  light (self, snapshot, self->selected, 1);
  if (g_strcmp0 (self->hovered, self->selected) != 0)
    light (self, snapshot, self->hovered, 0.6f);
}

static gboolean dm_scene_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                            GtkTooltip *tooltip) {
  DmSceneRow *self = DM_SCENE_ROW (widget);
  const DmMark *mark = NULL;
  const char *sentence = NULL;

  if (self->scene == NULL)
    return FALSE;
  if (!keyboard)
    mark = dm_scene_row_pick (self, x, y);
  else if (self->selected != NULL)
    mark = dm_scene_find_mark (self->scene, self->selected);
  if (mark != NULL)
    sentence = dm_scene_get_sentence (self->scene, mark);
  if (sentence == NULL || *sentence == '\0')
    return FALSE;
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int) mark->box.x, (int) mark->box.y,
                                                      (int) ceil (mark->box.width),
                                                      (int) ceil (mark->box.height) });
  gtk_tooltip_set_text (tooltip, sentence);
  return TRUE;
}

static void hover (DmSceneRow *self, const DmMark *mark) {
  const char *id = mark != NULL ? mark->id : NULL;

  if (g_strcmp0 (self->hovered, id) == 0)
    return;
  g_free (self->hovered);
  self->hovered = g_strdup (id);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mark != NULL ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void on_motion (GtkEventControllerMotion *motion, double x, double y, DmSceneRow *self) {
  hover (self, dm_scene_row_pick (self, x, y));
}

static void on_leave (GtkEventControllerMotion *motion, DmSceneRow *self) {
  hover (self, NULL);
}

static void dm_scene_row_finalize (GObject *object) {
  dm_scene_row_forget (DM_SCENE_ROW (object));
  G_OBJECT_CLASS (dm_scene_row_parent_class)->finalize (object);
}

static void dm_scene_row_class_init (DmSceneRowClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dm_scene_row_finalize;
  widget_class->get_request_mode = dm_scene_row_get_request_mode;
  widget_class->measure = dm_scene_row_measure;
  widget_class->size_allocate = dm_scene_row_size_allocate;
  widget_class->snapshot = dm_scene_row_snapshot;
  widget_class->unmap = dm_scene_row_unmap;
  widget_class->query_tooltip = dm_scene_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "maprow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void dm_scene_row_init (DmSceneRow *self) {
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * dm_scene_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *dm_scene_row_new (void) {
  return g_object_new (DM_TYPE_SCENE_ROW, NULL);
}

/**
 * dm_scene_row_show:
 * @self: a row
 * @stack: a view
 * @nth: which of its scenes
 * @look: how it looks; its width is a guess until the row is given its own
 */
void dm_scene_row_show (DmSceneRow *self, DmStack *stack, guint nth, const DmMapLook *look) {
  dm_scene_row_forget (self);
  self->stack = dm_stack_ref (stack);
  self->nth = nth;
  self->look = *look;
  dm_style_ref (self->look.style);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** dm_scene_row_forget: lets go of what @self shows */
void dm_scene_row_forget (DmSceneRow *self) {
  drop_scene (self);
  g_clear_pointer (&self->stack, dm_stack_unref);
  g_clear_pointer (&self->look.style, dm_style_unref);
  g_clear_pointer (&self->hovered, g_free);
  g_clear_pointer (&self->selected, g_free);
}

/** dm_scene_row_is_bound: Returns: whether it shows something */
gboolean dm_scene_row_is_bound (DmSceneRow *self) {
  return self->stack != NULL;
}

/** dm_scene_row_get_nth: Returns: which of its stack's scenes it shows */
guint dm_scene_row_get_nth (DmSceneRow *self) {
  return self->nth;
}

/**
 * dm_scene_row_set_selected:
 * @self: a row
 * @id: (nullable): the id of the mark that is selected in it
 */
void dm_scene_row_set_selected (DmSceneRow *self, const char *id) {
  if (g_strcmp0 (self->selected, id) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (id);
  if (self->scene != NULL)
    describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** dm_scene_row_get_selected: Returns: (nullable) (transfer none): the id of the mark that is selected in it */
const char *dm_scene_row_get_selected (DmSceneRow *self) {
  return self->selected;
}

/** dm_scene_row_get_scene: Returns: (nullable) (transfer none): its scene, %NULL before it has a width */
DmScene *dm_scene_row_get_scene (DmSceneRow *self) {
  return self->scene;
}

/** dm_scene_row_pick: Returns: (nullable) (transfer none): the mark at a point, in px from the row's corner */
const DmMark *dm_scene_row_pick (DmSceneRow *self, double x, double y) {
  return self->scene != NULL ? dm_scene_pick (self->scene, x, y, PICK_SLACK) : NULL;
}

/**
 * dm_scene_row_step:
 * @self: a row
 * @step: 1 to the next mark, -1 to the one before
 *
 * Returns: (nullable) (transfer none): the mark stepped to; %NULL where there is none further on
 */
const DmMark *dm_scene_row_step (DmSceneRow *self, int step) {
  int n = self->scene != NULL ? (int) dm_scene_get_n_marks (self->scene) : 0;
  int at = step > 0 ? -1 : n;

  for (int i = 0; i < n && self->selected != NULL; i++)
    if (g_str_equal (dm_scene_get_mark (self->scene, (guint) i)->id, self->selected))
      at = i;
  at += step;
  return at >= 0 && at < n ? dm_scene_get_mark (self->scene, (guint) at) : NULL;
}
