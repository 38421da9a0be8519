/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-pen.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"

#define NARROW_WIDTH 700
#define MARGIN 32
#define NARROW_MARGIN 16
#define AROUND 3.0 /* px around a text that what runs behind it keeps away */

/* Left and right of a scene. */
double dm_map_pen_get_margin (double width) {
  return width >= NARROW_WIDTH ? MARGIN : NARROW_MARGIN;
}

/**
 * dm_map_look_get_width:
 * @look: a look
 *
 * Returns: the width in px that its scenes are laid out at
 */
double dm_map_look_get_width (const DmMapLook *look) {
  return MAX (look->width_px, look->alone ? DM_MAP_MIN_LANE_WIDTH : DM_MAP_MIN_WIDTH);
}

void dm_map_load_fonts (DmTextMeasurer *measurer) {
  const DmFont fonts[]
      = { DM_MAP_FONT_TITLE, DM_MAP_FONT_CAPTION, DM_MAP_FONT_ISSUE,  DM_MAP_FONT_DETAIL,
          DM_MAP_FONT_LEVEL, DM_MAP_FONT_ABSENT,  DM_MAP_FONT_BASKET, DM_MAP_FONT_HEAD };

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    dm_text_measurer_get_line_height (measurer, fonts[i]);
}

DmMapPen dm_map_pen_new (const DmMapLook *look) {
  double width = dm_map_look_get_width (look);

  return (DmMapPen){
    .builder = dm_scene_builder_new (width),
    .style = look->style,
    .palette = dm_style_get_palette (look->style),
    .measurer = dm_style_get_measurer (look->style),
    .width = width,
    .margin = look->alone ? 0 : dm_map_pen_get_margin (width),
    .rtl = look->rtl,
    .heading = look->heading,
    .caption = look->caption,
  };
}

DmScene *dm_map_pen_end (DmMapPen *pen, double height, const char *label) {
  return dm_scene_builder_end (pen->builder, height, label);
}

static double mirror (const DmMapPen *pen, double x) {
  return pen->rtl ? pen->width - x : x;
}

static DmBox mirror_box (const DmMapPen *pen, DmBox box) {
  if (pen->rtl)
    box.x = pen->width - box.x - box.width;
  return box;
}

DmShape *dm_map_pen_rect (DmMapPen *pen, DmBox box, double radius, DmColor fill) {
  return dm_scene_builder_add_rect (pen->builder, mirror_box (pen, box), radius, fill);
}

DmShape *dm_map_pen_line (DmMapPen *pen, double x1, double y1, double x2, double y2, double width,
                          DmColor stroke) {
  return dm_scene_builder_add_line (pen->builder, mirror (pen, x1), y1, mirror (pen, x2), y2, width,
                                    stroke);
}

static int compare_boxes (gconstpointer a, gconstpointer b) {
  const DmBox *one = a, *other = b;

  return (one->y > other->y) - (one->y < other->y);
}

static void add_box (GArray *boxes, DmBox box, double x, double reach) {
  if (box.width > 0 && box.x - reach < x && x < box.x + box.width + reach)
    g_array_append_val (boxes, box);
}

/* What is to be read within reach of @x, as far as it is drawn, from top to bottom. */
static GArray *list_legible (DmMapPen *pen, double x, double reach) {
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (DmBox));

  add_box (boxes, pen->icon, x, reach);
  for (guint i = 0; i < dm_scene_builder_get_n_shapes (pen->builder); i++) {
    const DmShape *shape = dm_scene_builder_get_shape (pen->builder, i);
    if (shape->kind == DM_SHAPE_TEXT)
      add_box (boxes, mirror_box (pen, dm_shape_get_bounds (shape)), x, reach);
  }
  g_array_sort (boxes, compare_boxes);
  return boxes;
}

/* An upright line that leaves out what is to be read, as far as it is drawn. */
void dm_map_pen_upright (DmMapPen *pen, double x, double top, double bottom, double width,
                         double dash, DmColor stroke) {
  g_autoptr (GArray) legible = list_legible (pen, x, width / 2 + AROUND);

  for (guint i = 0; i <= legible->len && top < bottom; i++) {
    const DmBox *box = i < legible->len ? &g_array_index (legible, DmBox, i) : NULL;
    double end = box != NULL ? MIN (box->y, bottom) : bottom;
    if (end > top)
      dm_map_pen_line (pen, x, top, x, end, width, stroke)->dash = dash;
    if (box != NULL)
      top = MAX (top, box->y + box->height);
  }
}

DmShape *dm_map_pen_ellipse (DmMapPen *pen, double x, double y, double radius, DmColor fill) {
  DmBox box = { mirror (pen, x) - radius, y - radius, 2 * radius, 2 * radius };
  return dm_scene_builder_add_ellipse (pen->builder, box, fill);
}

DmShape *dm_map_pen_path (DmMapPen *pen, const DmPoint *points, guint n_points, gboolean closed,
                          DmColor fill) {
  g_autofree DmPoint *mirrored = g_new (DmPoint, n_points);

  for (guint i = 0; i < n_points; i++)
    mirrored[i] = (DmPoint){ mirror (pen, points[i].x), points[i].y };
  return dm_scene_builder_add_path (pen->builder, mirrored, n_points, closed, fill);
}

DmShape *dm_map_pen_diamond (DmMapPen *pen, double x, double y, double radius, DmColor fill) {
  const DmPoint points[]
      = { { x, y - radius }, { x + radius, y }, { x, y + radius }, { x - radius, y } };
  return dm_map_pen_path (pen, points, G_N_ELEMENTS (points), TRUE, fill);
}

static double get_start (DmAlign align, double x, double width) {
  return align == DM_ALIGN_START ? x : align == DM_ALIGN_MIDDLE ? x - width / 2 : x - width;
}

/* Returns the width of the text. */
double dm_map_pen_text (DmMapPen *pen, const char *text, DmFont font, DmAlign align, double x,
                        double baseline, DmColor ink) {
  double width = dm_text_measurer_get_width (pen->measurer, font, text);
  double start = get_start (align, x, width);

  dm_scene_builder_add_text (pen->builder, text, font,
                             pen->rtl ? pen->width - start - width : start, baseline, width, ink);
  return width;
}

double dm_map_pen_line_height (DmMapPen *pen, DmFont font) {
  return dm_text_measurer_get_line_height (pen->measurer, font);
}

/* Text broken into lines no wider than @width. Returns the height of them all. */
double dm_map_pen_block (DmMapPen *pen, const char *text, DmFont font, DmAlign align, double x,
                         double baseline, double width, DmColor ink) {
  g_auto (GStrv) lines = dm_text_measurer_wrap (pen->measurer, font, text, width);
  double line_height = dm_map_pen_line_height (pen, font);
  guint n = 0;

  for (; lines[n] != NULL; n++)
    dm_map_pen_text (pen, lines[n], font, align, x, baseline + n * line_height, ink);
  return n * line_height;
}

/* The same on a piece of @ground of its own, where lines would run through the letters. */
double dm_map_pen_block_on (DmMapPen *pen, DmColor ground, const char *text, DmFont font,
                            DmAlign align, double x, double baseline, double width, DmColor ink) {
  g_auto (GStrv) lines = dm_text_measurer_wrap (pen->measurer, font, text, width);
  double line_height = dm_map_pen_line_height (pen, font), widest = 0;
  guint n = 0;

  for (; lines[n] != NULL; n++)
    widest = MAX (widest, dm_text_measurer_get_width (pen->measurer, font, lines[n]));
  dm_map_pen_rect (pen,
                   (DmBox){ get_start (align, x, widest) - AROUND,
                            baseline - font.size_px * 0.8 - AROUND, widest + 2 * AROUND,
                            font.size_px + (n - 1) * line_height + 2 * AROUND },
                   AROUND, ground);
  return dm_map_pen_block (pen, text, font, align, x, baseline, width, ink);
}

/* Returns the height that dm_map_pen_block() would. */
double dm_map_pen_measure_block (DmMapPen *pen, const char *text, DmFont font, double width) {
  g_auto (GStrv) lines = dm_text_measurer_wrap (pen->measurer, font, text, width);

  return g_strv_length (lines) * dm_map_pen_line_height (pen, font);
}

void dm_map_pen_mark_box (DmMapPen *pen, DmBox box) {
  dm_scene_builder_set_mark_box (pen->builder, mirror_box (pen, box));
}

void dm_map_pen_anchor (DmMapPen *pen, double x, double y) {
  dm_scene_builder_set_mark_anchor (pen->builder, mirror (pen, x), y);
}

DmColor dm_map_pen_verdict_color (DmMapPen *pen, DmVerdict verdict) {
  switch (verdict) {
  case DM_VERDICT_OVERLAP:
    return pen->palette->overlap;
  case DM_VERDICT_GAP:
    return pen->palette->gap;
  case DM_VERDICT_DEADLOCK:
    return pen->palette->deadlock;
  default:
    return pen->palette->one_sided;
  }
}

/* A tick is the same in every script. */
static void add_check (DmMapPen *pen, double x, double y, DmColor color) {
  double on = pen->rtl ? -1 : 1;
  const DmPoint points[]
      = { { x - 3.2 * on, y + 0.2 }, { x - 1 * on, y + 2.6 }, { x + 3.4 * on, y - 2.4 } };
  DmShape *shape = dm_map_pen_path (pen, points, G_N_ELEMENTS (points), FALSE, DM_COLOR_NONE);
  shape->stroke = color;
  shape->stroke_width = 1.8;
}

/* An icon 15 px wide about (@x, @y): a tick, a span, a bar in a disc, a ring. */
void dm_map_pen_verdict_icon (DmMapPen *pen, DmVerdict verdict, double x, double y) {
  DmColor color = dm_map_pen_verdict_color (pen, verdict);

  pen->icon = (DmBox){ x - 9, y - 9, 18, 18 };
  switch (verdict) {
  case DM_VERDICT_OVERLAP:
    dm_map_pen_ellipse (pen, x, y, 7.5, color);
    add_check (pen, x, y, pen->palette->on_icon);
    break;
  case DM_VERDICT_GAP:
    dm_map_pen_line (pen, x - 7, y - 5.5, x - 7, y + 5.5, 1.6, color);
    dm_map_pen_line (pen, x + 7, y - 5.5, x + 7, y + 5.5, 1.6, color);
    dm_map_pen_line (pen, x - 4, y, x + 4, y, 1.6, color);
    break;
  case DM_VERDICT_DEADLOCK:
    dm_map_pen_ellipse (pen, x, y, 7.5, color);
    dm_map_pen_line (pen, x - 4, y, x + 4, y, 2.4, pen->palette->on_icon);
    break;
  default: {
    DmShape *ring = dm_map_pen_ellipse (pen, x, y, 6.2, DM_COLOR_NONE);
    ring->stroke = color;
    ring->stroke_width = 1.6;
    if (verdict == DM_VERDICT_SILENT)
      dm_map_pen_line (pen, x - 4.4, y + 4.4, x + 4.4, y - 4.4, 1.6, color);
  }
  }
}

/* What the heading of a look and its caption say, in sentences. */
static char *describe_heading (const DmMapPen *pen, const char *sentence) {
  GString *text = g_string_new (NULL);

  dm_describe_append (text, dm_describe_name (pen->heading));
  dm_describe_append (text, g_strdup (pen->caption));
  dm_describe_append (text, g_strdup (sentence));
  return g_string_free (text, FALSE);
}

/* A step of a briefing: its own heading and caption, with the model's @title before the @line. */
static double draw_heading (DmMapPen *pen, const char *title, const char *line, double width,
                            double y) {
  g_autofree char *below = dm_describe_line ((const char *[]){ title, line, NULL });

  y += dm_map_pen_block (pen, pen->heading, DM_MAP_FONT_TITLE, DM_ALIGN_START, pen->margin, y,
                         width, pen->palette->ink);
  y -= 4;
  if (pen->caption != NULL)
    y += 2
         + dm_map_pen_block (pen, pen->caption, DM_MAP_FONT_CAPTION, DM_ALIGN_START, pen->margin, y,
                             width, pen->palette->ink);
  return y
         + dm_map_pen_block (pen, below, DM_MAP_FONT_HEAD, DM_ALIGN_START, pen->margin, y, width,
                             pen->palette->muted);
}

/* What stands over every view: @title, and below it in a @line what it is read as; @sentence is what both say. Returns: where the
 * next line goes */
double dm_map_pen_title (DmMapPen *pen, const char *title, const char *line, const char *sentence) {
  double width = pen->width - 2 * pen->margin, y = 44;

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_TITLE, g_strdup ("title"), -1, -1,
                               g_strdup (pen->heading != NULL ? pen->heading : title),
                               pen->heading != NULL ? describe_heading (pen, sentence)
                                                    : g_strdup (sentence));
  if (pen->heading != NULL) {
    y = draw_heading (pen, title, line, width, y);
  } else {
    y += dm_map_pen_block (pen, title, DM_MAP_FONT_TITLE, DM_ALIGN_START, pen->margin, y, width,
                           pen->palette->ink);
    y -= 6;
    y += dm_map_pen_block (pen, line, DM_MAP_FONT_HEAD, DM_ALIGN_START, pen->margin, y, width,
                           pen->palette->muted);
  }
  dm_scene_builder_end_mark (pen->builder);
  return y;
}
