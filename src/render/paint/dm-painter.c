/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-painter.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "dm-dot-mask.h"
#include "dm-glyphs.h"
#include "dm-text-mask.h"

/* cairo 1.16 puts glyphs on whole pixels, which tears words apart where pixels are large. Images are painted once, so that there
 * outlines are worth it; what moves on the screen is recorded anew for each frame, with glyphs that cairo keeps. */
#define OUTLINES_BELOW_SCALE 3.0

#define MOST_TOGETHER 256

#define MAX_FADE_PX 24.0
#define MAX_FADE_SHARE 0.3

double dm_fade_width (double width_px) {
  return MIN (MAX_FADE_PX, width_px * MAX_FADE_SHARE);
}

/* A recording is replayed on pixels (that is how GTK paints), a PDF has none. */
static gboolean has_pixels (cairo_surface_t *surface) {
  switch ((int) cairo_surface_get_type (surface)) {
  case CAIRO_SURFACE_TYPE_PDF:
  case CAIRO_SURFACE_TYPE_PS:
  case CAIRO_SURFACE_TYPE_SVG:
  case CAIRO_SURFACE_TYPE_SCRIPT:
    return FALSE;
  default:
    return TRUE;
  }
}

void dm_painter_init (DmPainter *painter, cairo_t *cr, DmTextMeasurer *measurer) {
  cairo_surface_t *surface = cairo_get_group_target (cr);
  cairo_matrix_t matrix;
  const double far = 1e9; /* an unbounded recording has no end at all */
  double device_x, device_y, x1, y1, x2, y2;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (surface, &device_x, &device_y);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  x1 = MAX (x1, -far);
  y1 = MAX (y1, -far);
  x2 = MIN (x2, far);
  y2 = MIN (y2, far);
  *painter = (DmPainter){
    .cr = cr,
    .measurer = measurer,
    .snaps
    = has_pixels (surface) && matrix.xy == 0 && matrix.yx == 0 && matrix.xx > 0 && matrix.yy > 0,
    .tiles = cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE,
    .outlines = cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE
                && matrix.xx * device_x < OUTLINES_BELOW_SCALE,
    .snap
    = { matrix.xx * device_x, matrix.yy * device_y, matrix.x0 * device_x, matrix.y0 * device_y },
    .clip = { x1, y1, x2 - x1, y2 - y1 },
  };
}

static void set_color (cairo_t *cr, DmColor color) {
  cairo_set_source_rgba (cr, DM_COLOR_RED (color) / 255.0, DM_COLOR_GREEN (color) / 255.0,
                         DM_COLOR_BLUE (color) / 255.0, dm_color_get_alpha (color));
}

static void add_rounded_rect (cairo_t *cr, DmBox box, double radius) {
  double r = MIN (radius, MIN (box.width, box.height) / 2);

  if (r <= 0) {
    cairo_rectangle (cr, box.x, box.y, box.width, box.height);
    return;
  }
  cairo_new_sub_path (cr);
  cairo_arc (cr, box.x + box.width - r, box.y + r, r, -G_PI_2, 0);
  cairo_arc (cr, box.x + box.width - r, box.y + box.height - r, r, 0, G_PI_2);
  cairo_arc (cr, box.x + r, box.y + box.height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box.x + r, box.y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void add_ellipse (cairo_t *cr, DmBox box) {
  cairo_matrix_t matrix;

  if (box.width <= 0 || box.height <= 0)
    return;
  cairo_get_matrix (cr, &matrix);
  cairo_translate (cr, box.x + box.width / 2, box.y + box.height / 2);
  cairo_scale (cr, box.width / 2, box.height / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_set_matrix (cr, &matrix);
}

static void add_points (cairo_t *cr, const DmShape *shape) {
  for (guint i = 0; i < shape->n_points; i++)
    cairo_line_to (cr, shape->points[i].x, shape->points[i].y);
  if (shape->closed)
    cairo_close_path (cr);
}

/* Lines x + y = k · spacing through @box; with @mirrored x − y: counted from the scene's corner, so that neighbours join. They end with
 * the box, whatever the clip: LibreOffice doesn't clip the lines of a PDF. */
static void add_diagonals (cairo_t *cr, DmBox box, gboolean mirrored) {
  double left = box.x, top = box.y, right = box.x + box.width, bottom = box.y + box.height;
  double sign = mirrored ? -1 : 1;
  double at_top = left + sign * top, at_bottom = left + sign * bottom;
  double first = ceil (MIN (at_top, at_bottom) / DM_HATCH_SPACING_PX) * DM_HATCH_SPACING_PX;
  double last = MAX (at_top, at_bottom) + box.width;

  for (double k = first; k <= last; k += DM_HATCH_SPACING_PX) {
    double from = MAX (top, mirrored ? left - k : k - right);
    double to = MIN (bottom, mirrored ? right - k : k - left);

    cairo_move_to (cr, k - sign * from, from);
    cairo_line_to (cr, k - sign * to, to);
  }
}

static void stroke_hatch (cairo_t *cr, const DmShape *shape, DmBox box) {
  add_diagonals (cr, box, FALSE);
  if (shape->fill_style == DM_FILL_CROSS_HATCH)
    add_diagonals (cr, box, TRUE);
  set_color (cr, shape->fill);
  cairo_set_line_width (cr, DM_HATCH_WIDTH_PX);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
}

/* How many pixels a hatch takes to repeat itself; 0 where it never does. */
static int count_hatch_pixels (const DmPainter *p) {
  double pixels = p->snap.scale_x * DM_HATCH_SPACING_PX;

  return p->tiles && p->snaps && p->snap.scale_x == p->snap.scale_y && pixels == floor (pixels)
                 && p->snap.origin_x == floor (p->snap.origin_x)
                 && p->snap.origin_y == floor (p->snap.origin_y)
             ? (int) pixels
             : 0;
}

/* One piece of a hatch, to be laid side by side: much cheaper than hundreds of lines. */
static cairo_pattern_t *new_hatch_tile (const DmPainter *p, const DmShape *shape, int pixels) {
  cairo_surface_t *tile = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels, pixels);
  cairo_pattern_t *pattern;
  cairo_t *cr;

  cairo_surface_set_device_scale (tile, p->snap.scale_x, p->snap.scale_y);
  cr = cairo_create (tile);
  stroke_hatch (cr, shape,
                (DmBox){ -DM_HATCH_SPACING_PX, -DM_HATCH_SPACING_PX, 3 * DM_HATCH_SPACING_PX,
                         3 * DM_HATCH_SPACING_PX });
  cairo_destroy (cr);
  pattern = cairo_pattern_create_for_surface (tile);
  cairo_surface_destroy (tile);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  return pattern;
}

static void fill_hatch (const DmPainter *p, const DmShape *shape) {
  cairo_t *cr = p->cr;
  DmBox bounds = dm_shape_get_bounds (shape);
  int pixels = count_hatch_pixels (p);
  double x1, y1, x2, y2;

  cairo_save (cr);
  if (pixels > 0) {
    cairo_pattern_t *pattern = new_hatch_tile (p, shape, pixels);
    cairo_set_source (cr, pattern);
    cairo_pattern_destroy (pattern);
    cairo_fill (cr);
  } else {
    cairo_clip (cr);
    /* of a huge hatch only the lines in sight; no further than half of a line past the shape */
    cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
    x1 = MAX (x1, bounds.x - DM_HATCH_WIDTH_PX / 2);
    y1 = MAX (y1, bounds.y - DM_HATCH_WIDTH_PX / 2);
    x2 = MIN (x2, bounds.x + bounds.width + DM_HATCH_WIDTH_PX / 2);
    y2 = MIN (y2, bounds.y + bounds.height + DM_HATCH_WIDTH_PX / 2);
    if (x1 < x2 && y1 < y2)
      stroke_hatch (cr, shape, (DmBox){ x1, y1, x2 - x1, y2 - y1 });
  }
  cairo_restore (cr);
}

static void set_fading_color (cairo_t *cr, DmBox box, DmColor color) {
  cairo_pattern_t *pattern = cairo_pattern_create_linear (box.x, 0, box.x + box.width, 0);
  double share = box.width > 0 ? dm_fade_width (box.width) / box.width : 0;
  double red = DM_COLOR_RED (color) / 255.0, green = DM_COLOR_GREEN (color) / 255.0;
  double blue = DM_COLOR_BLUE (color) / 255.0, alpha = dm_color_get_alpha (color);

  cairo_pattern_add_color_stop_rgba (pattern, 0, red, green, blue, 0);
  cairo_pattern_add_color_stop_rgba (pattern, share, red, green, blue, alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1 - share, red, green, blue, alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1, red, green, blue, 0);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

/* Fills and strokes the current path and clears it. */
static void paint_path (const DmPainter *p, const DmShape *shape, DmBox box) {
  cairo_t *cr = p->cr;
  gboolean strokes = shape->stroke_width > 0 && DM_COLOR_ALPHA (shape->stroke) > 0;

  if (DM_COLOR_ALPHA (shape->fill) == 0) {
    /* nothing to fill */
  } else if (shape->fill_style == DM_FILL_HATCH || shape->fill_style == DM_FILL_CROSS_HATCH) {
    cairo_path_t *path = strokes ? cairo_copy_path (cr) : NULL;

    fill_hatch (p, shape);
    cairo_new_path (cr);
    if (path != NULL) {
      cairo_append_path (cr, path);
      cairo_path_destroy (path);
    }
  } else {
    if (shape->fill_style == DM_FILL_FADE_ENDS)
      set_fading_color (cr, box, shape->fill);
    else
      set_color (cr, shape->fill);
    cairo_fill_preserve (cr);
  }
  if (strokes) {
    set_color (cr, shape->stroke);
    cairo_set_line_width (cr,
                          p->snaps ? dm_snap_stroke_width (&p->snap, shape) : shape->stroke_width);
    cairo_set_dash (cr, &shape->dash, shape->dash > 0 ? 1 : 0, 0);
    cairo_stroke_preserve (cr);
  }
  cairo_new_path (cr);
}

static void paint_line (const DmPainter *p, const DmShape *shape) {
  DmStroke stroke = p->snaps ? dm_snap_line (&p->snap, shape) : dm_snap_line_as_is (shape);

  cairo_move_to (p->cr, stroke.x1, stroke.y1);
  cairo_line_to (p->cr, stroke.x2, stroke.y2);
  set_color (p->cr, shape->stroke);
  cairo_set_line_width (p->cr, stroke.width);
  cairo_set_dash (p->cr, &shape->dash, shape->dash > 0 ? 1 : 0, 0);
  cairo_stroke (p->cr);
}

static void paint_text (const DmPainter *p, const DmShape *shape) {
  PangoLayout *layout = dm_text_measurer_get_layout (p->measurer, shape->font, shape->text);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  double baseline = shape->box.y;

  if (p->snaps)
    baseline = dm_snap_y (&p->snap, baseline);
  set_color (p->cr, shape->fill);
  if (p->outlines && p->snaps && dm_glyphs_have_outlines (line)) {
    dm_text_mask_paint (p->cr, &p->snap, layout, shape->box.x, baseline);
    return;
  }
  cairo_move_to (p->cr, shape->box.x, baseline);
  if (p->outlines && dm_glyphs_have_outlines (line)) {
    pango_cairo_layout_line_path (p->cr, line);
    cairo_fill (p->cr);
  } else {
    pango_cairo_show_layout_line (p->cr, line);
  }
  cairo_new_path (p->cr);
}

static gboolean is_clipped_away (const DmPainter *p, const DmShape *shape) {
  DmBox bounds = dm_shape_get_bounds (shape);
  /* snapping moves by up to a pixel, and letters reach out of their boxes: a swash, stacked marks
   * */
  double slack = 2 + (shape->kind == DM_SHAPE_TEXT ? shape->font.size_px : 0);

  return bounds.x - slack > p->clip.x + p->clip.width
         || bounds.y - slack > p->clip.y + p->clip.height
         || bounds.x + bounds.width + slack < p->clip.x
         || bounds.y + bounds.height + slack < p->clip.y;
}

/* What can be copied: nothing is around it, and it is as solid as its colour. */
static gboolean is_dot (const DmPainter *p, const DmShape *shape) {
  return p->tiles && p->snaps && shape->kind == DM_SHAPE_ELLIPSE
         && shape->fill_style == DM_FILL_SOLID && shape->stroke_width == 0 && shape->box.width > 0
         && shape->box.height > 0 && shape->box.width <= DM_DOT_MASK_MAX_PX
         && shape->box.height <= DM_DOT_MASK_MAX_PX;
}

/* Nothing but one colour through which nothing shows. */
static gboolean is_plain (const DmShape *shape) {
  return shape->fill_style == DM_FILL_SOLID && DM_COLOR_ALPHA (shape->fill) == 0xff
         && shape->stroke_width == 0;
}

/* Whether @shape may be painted with @first, which it comes after, at once: of dots those that are as large and stand on the same
 * level, of discs and of square boxes all of one colour. */
static gboolean joins (const DmPainter *p, const DmShape *first, const DmShape *shape) {
  if (shape->kind != first->kind || shape->fill != first->fill || !is_plain (first)
      || !is_plain (shape) || is_dot (p, shape) != is_dot (p, first))
    return FALSE;
  if (shape->kind == DM_SHAPE_RECT)
    return shape->radius == 0 && first->radius == 0;
  return shape->kind == DM_SHAPE_ELLIPSE
         && (!is_dot (p, first)
             || (shape->box.width == first->box.width && shape->box.height == first->box.height
                 && shape->box.y == first->box.y));
}

/* Adds the outline of a shape with an inside. Returns: the box of it */
static DmBox add_outline (const DmPainter *p, const DmShape *shape) {
  DmBox box = shape->box;

  switch (shape->kind) {
  case DM_SHAPE_PATH:
    add_points (p->cr, shape);
    break;
  case DM_SHAPE_ELLIPSE:
    add_ellipse (p->cr, box);
    break;
  case DM_SHAPE_RECT:
  default:
    if (p->snaps)
      box = dm_snap_box (&p->snap, shape);
    add_rounded_rect (p->cr, box, shape->radius);
    break;
  }
  return box;
}

/* Dots are put together first, and discs and boxes are one path: hundreds are painted in the time of a few. */
static void paint_together (const DmPainter *p, const DmShape *const *shapes, guint n) {
  DmBox box = { 0, 0, 0, 0 };

  if (shapes[0]->kind == DM_SHAPE_LINE) {
    paint_line (p, shapes[0]);
  } else if (shapes[0]->kind == DM_SHAPE_TEXT) {
    paint_text (p, shapes[0]);
  } else if (is_dot (p, shapes[0])) {
    set_color (p->cr, shapes[0]->fill);
    dm_dot_mask_paint (p->cr, &p->snap, shapes, n);
  } else {
    for (guint i = 0; i < n; i++)
      box = add_outline (p, shapes[i]);
    paint_path (p, shapes[n - 1], box);
  }
}

/**
 * dm_painter_paint:
 * @painter: where to paint
 * @shape: what to paint
 */
void dm_painter_paint (const DmPainter *painter, const DmShape *shape) {
  if (!is_clipped_away (painter, shape))
    paint_together (painter, &shape, 1);
}

/**
 * dm_painter_paint_scene:
 * @painter: where to paint
 * @scene: what to paint
 *
 * The same as to paint its shapes one by one, but quicker.
 */
void dm_painter_paint_scene (const DmPainter *painter, const DmScene *scene) {
  const DmShape *together[MOST_TOGETHER];
  guint n = 0;

  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);

    if (is_clipped_away (painter, shape))
      continue;
    if (n > 0 && (n == MOST_TOGETHER || !joins (painter, together[0], shape))) {
      paint_together (painter, together, n);
      n = 0;
    }
    together[n++] = shape;
  }
  if (n > 0)
    paint_together (painter, together, n);
}
