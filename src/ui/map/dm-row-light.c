/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-row-light.h"

#include <glib/gi18n-lib.h>

#define HALO 3.0 /* px that a light stands out around its mark */
#define KNOB 3.5 /* px: the radius of what can be taken hold of */
#define GRIP 5.0 /* px: of what is held, or would be moved by keys */

static GdkRGBA get_color (GtkWidget *row) {
  GtkStyleContext *context = gtk_widget_get_style_context (row);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, "accent_color", &color))
    gtk_style_context_get_color (context, &color);
  return color;
}

/* A light around a mark, of a strength from 0 to 1. */
void dm_row_light_mark (GtkWidget *row, GtkSnapshot *snapshot, const DmMark *mark, float strength) {
  GskRoundedRect outline;
  GdkRGBA color = get_color (row);

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) (mark->box.x - HALO),
                                                        (float) (mark->box.y - HALO),
                                                        (float) (mark->box.width + 2 * HALO),
                                                        (float) (mark->box.height + 2 * HALO)),
                                   5);
  color.alpha = 0.14f * strength;
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  color.alpha = 0.7f * strength;
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ color, color, color, color });
}

/* The line that a mark is drawn as, if it is one: a box around it would be around all that it crosses. */
static const DmShape *find_line (const DmScene *scene, const DmMark *mark) {
  int index = (int) (mark - dm_scene_get_mark (scene, 0));

  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);

    if (shape->mark == index && shape->kind == DM_SHAPE_PATH && !shape->closed
        && shape->n_points > 1)
      return shape;
  }
  return NULL;
}

/* A light along the line that a mark of a scene is drawn as. Returns: whether it is one */
gboolean dm_row_light_line (GtkWidget *row, GtkSnapshot *snapshot, const DmScene *scene,
                            const DmMark *mark, float strength) {
  const DmShape *line = find_line (scene, mark);
  GdkRGBA color = get_color (row);
  cairo_t *cr;

  if (line == NULL)
    return FALSE;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) dm_scene_get_width (scene),
                                                       (float) dm_scene_get_height (scene)));
  for (guint i = 0; i < line->n_points; i++)
    cairo_line_to (cr, line->points[i].x, line->points[i].y);
  color.alpha = 0.8f * strength;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, HALO);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);
  return TRUE;
}

static void append_knob (GtkSnapshot *snapshot, double x, double y, double radius,
                         const GdkRGBA *fill, const GdkRGBA *outline) {
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle,
                                   &GRAPHENE_RECT_INIT ((float) (x - radius), (float) (y - radius),
                                                        (float) (2 * radius), (float) (2 * radius)),
                                   (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, fill, &circle.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &circle, (float[4]){ 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]){ *outline, *outline, *outline, *outline });
}

/* Knobs at what can be taken hold of; @grip, which is filled, is held or would be moved by keys. */
void dm_row_light_handles (GtkWidget *row, GtkSnapshot *snapshot, const DmMapHandle *handles,
                           guint n_handles, DmHandle grip) {
  GdkRGBA color = get_color (row), ground;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (row), "window_bg_color",
                                       &ground))
    ground = (GdkRGBA){ 1, 1, 1, 1 };
  for (guint i = 0; i < n_handles; i++) {
    gboolean held = handles[i].handle == grip;

    /* a diamond shows by itself that it is something to take hold of */
    if (held || handles[i].handle != DM_HANDLE_DEMAND)
      append_knob (snapshot, handles[i].x, handles[i].y, held ? GRIP : KNOB,
                   held ? &color : &ground, held ? &ground : &color);
  }
}

/* The name of the cursor over a handle, or while it is dragged. */
const char *dm_row_light_get_cursor (DmHandle handle, gboolean dragging) {
  if (handle == DM_HANDLE_DEMAND)
    return dragging ? "grabbing" : "grab";
  return "ew-resize";
}

/* Which part of a position a handle stands for; (nullable). */
const char *dm_row_light_describe_handle (DmHandle handle) {
  switch (handle) {
  case DM_HANDLE_DEMAND:
    return C_ ("part of a position", "Demand");
  case DM_HANDLE_ACCEPTS_FROM:
    return C_ ("part of a position", "Lower end of what is accepted");
  case DM_HANDLE_ACCEPTS_TO:
    return C_ ("part of a position", "Upper end of what is accepted");
  case DM_HANDLE_LIMIT_FROM:
    return C_ ("part of a position", "Lower red line");
  case DM_HANDLE_LIMIT_TO:
    return C_ ("part of a position", "Upper red line");
  default:
    return NULL;
  }
}
