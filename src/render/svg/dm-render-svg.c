/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "dm-painter.h"
#include "dm-svg-text.h"
#include "dm-writers.h"

#define TITLE_ID "demarche-title"
#define DESCRIPTION_ID "demarche-description"

typedef struct {
  const DmPage *page;
  gboolean text_as_paths;
  GString *defs;
  GString *body;
  GHashTable *ids;     /* used ones */
  GHashTable *hatches; /* names of those in the defs */
  guint n_fades, n_cuts;
  double scale;
  DmSnap snap; /* of the scene at hand, to the picture's px: crisp where it is shown at its size */
} Writer;

static void append_element (GString *out, const char *name, const char *id, const char *text) {
  g_string_append_printf (out, "<%s", name);
  if (id != NULL)
    g_string_append_printf (out, " id=\"%s\"", id);
  g_string_append_c (out, '>');
  dm_svg_append_escaped (out, text);
  g_string_append_printf (out, "</%s>", name);
}

/* Lines as dm_painter draws them: x + y = k · spacing, and x − y for a cross-hatch. */
static void define_hatch (Writer *writer, const char *name, DmColor color, gboolean crossed) {
  double size = DM_HATCH_SPACING_PX;

  if (!g_hash_table_add (writer->hatches, g_strdup (name)))
    return;
  g_string_append_printf (writer->defs, "<pattern id=\"%s\" patternUnits=\"userSpaceOnUse\"", name);
  dm_svg_append_attribute (writer->defs, "width", size);
  dm_svg_append_attribute (writer->defs, "height", size);
  g_string_append (writer->defs, "><path fill=\"none\"");
  dm_svg_append_color (writer->defs, "stroke", color);
  dm_svg_append_attribute (writer->defs, "stroke-width", DM_HATCH_WIDTH_PX);
  /* the corners belong to the neighbouring tiles' lines */
  g_string_append (writer->defs, " d=\"M-1 1L1 -1M-1 7L7 -1M5 7L7 5");
  if (crossed)
    g_string_append (writer->defs, "M-1 5L1 7M-1 -1L7 7M5 -1L7 1");
  g_string_append (writer->defs, "\"/></pattern>\n");
}

G_STATIC_ASSERT ((int) DM_HATCH_SPACING_PX == 6);

static void append_stop (GString *out, double offset, DmColor color, double opacity) {
  g_string_append (out, "<stop");
  dm_svg_append_attribute (out, "offset", offset);
  g_string_append_printf (out, " stop-color=\"#%06x\"", (guint) (color >> 8));
  dm_svg_append_attribute (out, "stop-opacity", opacity);
  g_string_append (out, "/>");
}

static void append_fade (Writer *writer, const DmShape *shape) {
  DmBox box = dm_shape_get_bounds (shape);
  double share = box.width > 0 ? dm_fade_width (box.width) / box.width : 0;
  double opacity = dm_color_get_alpha (shape->fill);
  guint nth = ++writer->n_fades;

  g_string_append_printf (writer->defs, "<linearGradient id=\"demarche-fade-%u\"", nth);
  g_string_append (writer->defs, " gradientUnits=\"userSpaceOnUse\" y1=\"0\" y2=\"0\"");
  dm_svg_append_attribute (writer->defs, "x1", box.x);
  dm_svg_append_attribute (writer->defs, "x2", box.x + box.width);
  g_string_append_c (writer->defs, '>');
  append_stop (writer->defs, 0, shape->fill, 0);
  append_stop (writer->defs, share, shape->fill, opacity);
  append_stop (writer->defs, 1 - share, shape->fill, opacity);
  append_stop (writer->defs, 1, shape->fill, 0);
  g_string_append (writer->defs, "</linearGradient>\n");
  g_string_append_printf (writer->body, " fill=\"url(#demarche-fade-%u)\"", nth);
}

static void append_fill (Writer *writer, const DmShape *shape) {
  gboolean crossed = shape->fill_style == DM_FILL_CROSS_HATCH;

  if (DM_COLOR_ALPHA (shape->fill) == 0 || shape->fill_style == DM_FILL_SOLID) {
    dm_svg_append_color (writer->body, "fill", shape->fill);
  } else if (shape->fill_style == DM_FILL_FADE_ENDS) {
    append_fade (writer, shape);
  } else {
    g_autofree char *name = g_strdup_printf ("demarche-%s-%08x", crossed ? "cross-hatch" : "hatch",
                                             (guint) shape->fill);

    define_hatch (writer, name, shape->fill, crossed);
    g_string_append_printf (writer->body, " fill=\"url(#%s)\"", name);
  }
}

static void append_stroke (Writer *writer, const DmShape *shape, double width) {
  if (shape->stroke_width <= 0 || DM_COLOR_ALPHA (shape->stroke) == 0)
    return;
  dm_svg_append_color (writer->body, "stroke", shape->stroke);
  dm_svg_append_attribute (writer->body, "stroke-width", width);
  if (shape->dash > 0)
    dm_svg_append_attribute (writer->body, "stroke-dasharray", shape->dash);
}

/* Not with crispEdges, which would leave out thin lines wherever the picture is shown smaller. */
static void append_line (Writer *writer, const DmShape *shape) {
  DmStroke stroke = dm_snap_line (&writer->snap, shape);

  g_string_append (writer->body, "<line");
  dm_svg_append_attribute (writer->body, "x1", stroke.x1);
  dm_svg_append_attribute (writer->body, "y1", stroke.y1);
  dm_svg_append_attribute (writer->body, "x2", stroke.x2);
  dm_svg_append_attribute (writer->body, "y2", stroke.y2);
  append_stroke (writer, shape, stroke.width);
  g_string_append (writer->body, "/>");
}

static void append_rect (Writer *writer, const DmShape *shape) {
  DmBox box = dm_snap_box (&writer->snap, shape);
  double radius = MIN (shape->radius, MIN (box.width, box.height) / 2);

  g_string_append (writer->body, "<rect");
  dm_svg_append_attribute (writer->body, "x", box.x);
  dm_svg_append_attribute (writer->body, "y", box.y);
  dm_svg_append_attribute (writer->body, "width", MAX (box.width, 0));
  dm_svg_append_attribute (writer->body, "height", MAX (box.height, 0));
  if (radius > 0)
    dm_svg_append_attribute (writer->body, "rx", radius);
  append_fill (writer, shape);
  append_stroke (writer, shape, dm_snap_stroke_width (&writer->snap, shape));
  g_string_append (writer->body, "/>");
}

static void append_ellipse (Writer *writer, const DmShape *shape) {
  DmBox box = shape->box;

  g_string_append (writer->body, "<ellipse");
  dm_svg_append_attribute (writer->body, "cx", box.x + box.width / 2);
  dm_svg_append_attribute (writer->body, "cy", box.y + box.height / 2);
  dm_svg_append_attribute (writer->body, "rx", MAX (box.width / 2, 0));
  dm_svg_append_attribute (writer->body, "ry", MAX (box.height / 2, 0));
  append_fill (writer, shape);
  append_stroke (writer, shape, shape->stroke_width);
  g_string_append (writer->body, "/>");
}

static void append_path (Writer *writer, const DmShape *shape) {
  g_string_append (writer->body, "<path");
  append_fill (writer, shape);
  append_stroke (writer, shape, shape->stroke_width);
  g_string_append (writer->body, " d=\"");
  for (guint i = 0; i < shape->n_points; i++) {
    g_string_append_c (writer->body, i == 0 ? 'M' : 'L');
    dm_svg_append_number (writer->body, shape->points[i].x);
    g_string_append_c (writer->body, ' ');
    dm_svg_append_number (writer->body, shape->points[i].y);
  }
  if (shape->closed && shape->n_points > 0)
    g_string_append_c (writer->body, 'Z');
  g_string_append (writer->body, "\"/>");
}

static void append_shape (Writer *writer, const DmShape *shape) {
  switch (shape->kind) {
  case DM_SHAPE_RECT:
    append_rect (writer, shape);
    break;
  case DM_SHAPE_LINE:
    append_line (writer, shape);
    break;
  case DM_SHAPE_ELLIPSE:
    append_ellipse (writer, shape);
    break;
  case DM_SHAPE_PATH:
    append_path (writer, shape);
    break;
  case DM_SHAPE_TEXT:
  default:
    if (writer->text_as_paths)
      dm_svg_append_glyphs (writer->body, shape, writer->page->measurer);
    else
      dm_svg_append_text (writer->body, shape, writer->page->measurer);
  }
  g_string_append_c (writer->body, '\n');
}

static void begin_mark (Writer *writer, const DmScene *scene, const DmMark *mark) {
  const char *sentence = dm_scene_get_sentence (scene, mark);
  const char *title = mark->label != NULL ? mark->label : sentence;

  g_string_append_printf (writer->body, "<g id=\"%s\" class=\"%s\">",
                          dm_svg_make_id (mark->id, writer->ids), dm_mark_kind_to_id (mark->kind));
  if (title != NULL)
    append_element (writer->body, "title", NULL, title);
  if (sentence != NULL)
    append_element (writer->body, "desc", NULL, sentence);
  g_string_append_c (writer->body, '\n');
}

/* A mark that paints nothing, such as a lane, gets an unseen box, so that it has a title to show
 * under the pointer. They go first: what is painted lies on top. */
static void append_unseen_marks (Writer *writer, const DmScene *scene, gboolean *begun) {
  g_autofree gboolean *painted = g_new0 (gboolean, dm_scene_get_n_marks (scene) + 1);

  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++)
    painted[dm_scene_get_shape (scene, i)->mark + 1] = TRUE;
  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++) {
    const DmMark *mark = dm_scene_get_mark (scene, i);

    if (painted[i + 1])
      continue;
    begin_mark (writer, scene, mark);
    begun[i] = TRUE;
    g_string_append (writer->body, "<rect fill=\"none\" pointer-events=\"all\"");
    dm_svg_append_attribute (writer->body, "x", mark->box.x);
    dm_svg_append_attribute (writer->body, "y", mark->box.y);
    dm_svg_append_attribute (writer->body, "width", MAX (mark->box.width, 0));
    dm_svg_append_attribute (writer->body, "height", MAX (mark->box.height, 0));
    g_string_append (writer->body, "/>\n</g>\n");
  }
}

/* What is shown of a scene that is cut. */
static void append_clip (Writer *writer, const DmPlaced *placed) {
  guint nth = ++writer->n_cuts;

  g_string_append_printf (writer->defs, "<clipPath id=\"demarche-cut-%u\"><rect", nth);
  dm_svg_append_attribute (writer->defs, "y", placed->from);
  dm_svg_append_attribute (writer->defs, "width", dm_scene_get_width (placed->scene));
  dm_svg_append_attribute (writer->defs, "height", placed->to - placed->from);
  g_string_append (writer->defs, "/></clipPath>\n");
  g_string_append_printf (writer->body, " clip-path=\"url(#demarche-cut-%u)\"", nth);
}

/* Opens the group of a scene, which stands where it is placed. */
static void begin_scene (Writer *writer, const DmPlaced *placed) {
  double scale = writer->scale * placed->scale, y = placed->y - placed->from * placed->scale;

  writer->snap = (DmSnap){ scale, scale, placed->x * writer->scale, y * writer->scale };
  g_string_append (writer->body, "<g transform=\"translate(");
  dm_svg_append_number (writer->body, placed->x);
  g_string_append_c (writer->body, ' ');
  dm_svg_append_number (writer->body, y);
  g_string_append_c (writer->body, ')');
  if (placed->scale != 1)
    g_string_append_printf (writer->body, " scale(%.5f)", placed->scale);
  g_string_append_c (writer->body, '"');
  if (!dm_placed_is_whole (placed))
    append_clip (writer, placed);
  g_string_append (writer->body, ">\n");
}

/* Painting order is kept: where another mark's shapes come in between, a mark goes on in a second,
 * nameless group. */
static void append_scene (Writer *writer, const DmPlaced *placed) {
  const DmScene *scene = placed->scene;
  g_autofree gboolean *begun = g_new0 (gboolean, dm_scene_get_n_marks (scene) + 1);
  int open = -1;

  begin_scene (writer, placed);
  append_unseen_marks (writer, scene, begun);
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);

    if (!dm_placed_shows (placed, shape))
      continue;
    if (shape->mark != open && open >= 0)
      g_string_append (writer->body, "</g>\n");
    if (shape->mark != open && shape->mark >= 0) {
      if (!begun[shape->mark])
        begin_mark (writer, scene, dm_scene_get_mark (scene, (guint) shape->mark));
      else
        g_string_append (writer->body, "<g>\n");
      begun[shape->mark] = TRUE;
    }
    open = shape->mark;
    append_shape (writer, shape);
  }
  if (open >= 0)
    g_string_append (writer->body, "</g>\n");
  g_string_append (writer->body, "</g>\n");
}

/* One side of the picture, in the unit that it was asked for in. */
static void append_side (GString *out, const char *name, double px, DmUnit unit) {
  g_string_append_printf (out, " %s=\"", name);
  dm_svg_append_number (out, px / dm_unit_get_px (unit));
  g_string_append_printf (out, "%s\"", unit == DM_UNIT_PX ? "" : dm_unit_to_id (unit));
}

static void append_root (GString *out, const DmPage *page, DmUnit unit) {
  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  append_side (out, "width", page->width_px * page->scale, unit);
  append_side (out, "height", page->height_px * page->scale, unit);
  g_string_append (out, " viewBox=\"0 0 ");
  dm_svg_append_number (out, page->width_px);
  g_string_append_c (out, ' ');
  dm_svg_append_number (out, page->height_px);
  g_string_append_c (out, '"');
  if (page->language != NULL) {
    g_string_append (out, " xml:lang=\"");
    dm_svg_append_escaped (out, page->language);
    g_string_append_c (out, '"');
  }
  g_string_append (out, " role=\"img\" aria-labelledby=\"" TITLE_ID " " DESCRIPTION_ID "\""
                        " font-family=\"");
  dm_svg_append_families (out, dm_text_measurer_get_family (page->measurer));
  g_string_append (out, "\">\n");
  append_element (out, "title", TITLE_ID, page->title != NULL ? page->title : "");
  g_string_append_c (out, '\n');
  append_element (out, "desc", DESCRIPTION_ID, page->description != NULL ? page->description : "");
  g_string_append_c (out, '\n');
}

GBytes *dm_svg_write (const DmPage *page, DmUnit unit, gboolean transparent,
                      gboolean text_as_paths) {
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) hatches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) defs = g_string_new (NULL);
  g_autoptr (GString) body = g_string_sized_new (1 << 16);
  GString *out = g_string_sized_new (1 << 16);
  Writer writer = { page, text_as_paths, defs, body, ids, hatches, 0, 0, page->scale, { 0 } };

  g_hash_table_add (ids, g_strdup (TITLE_ID));
  g_hash_table_add (ids, g_strdup (DESCRIPTION_ID));
  for (guint i = 0; i < page->placed->len; i++)
    append_scene (&writer, &g_array_index (page->placed, DmPlaced, i));
  append_root (out, page, unit);
  if (defs->len > 0)
    g_string_append_printf (out, "<defs>\n%s</defs>\n", defs->str);
  if (!transparent) {
    g_string_append (out, "<rect width=\"100%\" height=\"100%\"");
    dm_svg_append_color (out, "fill", page->ground);
    g_string_append (out, "/>\n");
  }
  g_string_append_len (out, body->str, (gssize) body->len);
  g_string_append (out, "</svg>\n");
  return g_string_free_to_bytes (out);
}
