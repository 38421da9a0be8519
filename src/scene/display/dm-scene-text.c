/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-scene.h"

#include <math.h>
#include <string.h>

static const char *const fill_names[] = { NULL, "hatch", "cross-hatch", "fade-ends" };

static void append_number (GString *out, double value) {
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = round (value * 10) / 10;

  /* no minus zero */
  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.10g", rounded + 0.0));
}

static void append_named (GString *out, const char *name, double value) {
  g_string_append_printf (out, " %s ", name);
  append_number (out, value);
}

static void append_point (GString *out, DmPoint point) {
  g_string_append_c (out, ' ');
  append_number (out, point.x);
  g_string_append_c (out, ',');
  append_number (out, point.y);
}

static void append_box (GString *out, DmBox box) {
  append_point (out, (DmPoint){ box.x, box.y });
  g_string_append_c (out, ' ');
  append_number (out, box.width);
  g_string_append_c (out, 'x');
  append_number (out, box.height);
}

static void append_color (GString *out, const char *name, DmColor color) {
  g_autofree char *hex = NULL;

  if (DM_COLOR_ALPHA (color) == 0)
    return;
  hex = dm_color_to_hex (color);
  g_string_append_printf (out, " %s %s", name, hex);
  if (DM_COLOR_ALPHA (color) != 0xff)
    g_string_append_printf (out, "/%u", DM_COLOR_ALPHA (color));
}

static void append_quoted (GString *out, const char *text) {
  g_string_append (out, " \"");
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_c (out, '\\');
    if (*p == '\n')
      g_string_append (out, "\\n");
    else
      g_string_append_c (out, *p);
  }
  g_string_append_c (out, '"');
}

static void append_text (GString *out, const DmShape *shape) {
  append_point (out, (DmPoint){ shape->box.x, shape->box.y });
  append_named (out, "width", shape->box.width);
  append_named (out, "size", shape->font.size_px);
  if (shape->font.weight != DM_WEIGHT_REGULAR)
    g_string_append_printf (out, " weight %d", (int) shape->font.weight);
  if (shape->font.italic)
    g_string_append (out, " italic");
  append_color (out, "ink", shape->fill);
  append_quoted (out, shape->text);
}

static void append_paint (GString *out, const DmShape *shape) {
  append_color (out, "fill", shape->fill);
  if (shape->fill_style != DM_FILL_SOLID)
    g_string_append_printf (out, " %s", fill_names[shape->fill_style]);
  if (shape->stroke_width > 0) {
    append_color (out, "stroke", shape->stroke);
    append_named (out, "wide", shape->stroke_width);
  }
  if (shape->dash > 0)
    append_named (out, "dash", shape->dash);
}

static void append_shape (GString *out, const DmScene *scene, const DmShape *shape) {
  static const char *const kinds[] = { "rect", "line", "ellipse", "path", "text" };
  DmBox box = shape->box;

  g_string_append (out, kinds[shape->kind]);
  if (shape->kind == DM_SHAPE_TEXT) {
    append_text (out, shape);
  } else if (shape->kind == DM_SHAPE_LINE) {
    append_point (out, (DmPoint){ box.x, box.y });
    append_point (out, (DmPoint){ box.x + box.width, box.y + box.height });
  } else if (shape->kind == DM_SHAPE_PATH) {
    for (guint i = 0; i < shape->n_points; i++)
      append_point (out, shape->points[i]);
    if (shape->closed)
      g_string_append (out, " closed");
  } else {
    append_box (out, box);
    if (shape->radius > 0)
      append_named (out, "radius", shape->radius);
  }
  if (shape->kind != DM_SHAPE_TEXT)
    append_paint (out, shape);
  if (shape->mark >= 0)
    g_string_append_printf (out, " of %s", dm_scene_get_mark (scene, (guint) shape->mark)->id);
  g_string_append_c (out, '\n');
}

static void append_mark (GString *out, const DmScene *scene, const DmMark *mark) {
  const char *sentence = dm_scene_get_sentence (scene, mark);

  g_string_append_printf (out, "mark %s %s", mark->id, dm_mark_kind_to_id (mark->kind));
  if (mark->issue >= 0)
    g_string_append_printf (out, " issue %d", mark->issue);
  if (mark->party >= 0)
    g_string_append_printf (out, " party %d", mark->party);
  g_string_append (out, " box");
  append_box (out, mark->box);
  g_string_append (out, " at");
  append_point (out, mark->anchor);
  if (mark->label != NULL) {
    g_string_append (out, " label");
    append_quoted (out, mark->label);
  }
  if (sentence != NULL)
    append_quoted (out, sentence);
  g_string_append_c (out, '\n');
}

/**
 * dm_scene_to_text: the scene as lines of text, for goldens and for people.
 *
 * First the scene's size and label, then each shape in painting order, then each mark. Lengths are
 * in px, rounded to a tenth; a colour's alpha follows it where it isn't opaque ("#ffffff/128").
 *
 * Returns: (transfer full)
 */
char *dm_scene_to_text (const DmScene *scene) {
  GString *out = g_string_new ("scene ");

  append_number (out, dm_scene_get_width (scene));
  g_string_append_c (out, 'x');
  append_number (out, dm_scene_get_height (scene));
  if (dm_scene_get_label (scene) != NULL)
    append_quoted (out, dm_scene_get_label (scene));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++)
    append_shape (out, scene, dm_scene_get_shape (scene, i));
  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++)
    append_mark (out, scene, dm_scene_get_mark (scene, i));
  return g_string_free (out, FALSE);
}
