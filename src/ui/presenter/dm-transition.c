/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-transition.h"

#include <math.h>

#include "dm-morph.h"
#include "dm-painter.h"

/* Until here what goes has gone, and from there on comes what comes. */
#define GONE_AT 0.5
#define COMING_FROM 0.45

/* GTK replays each recording on an image of its own: many small ones are twice as fast as one of the whole screen, and where nothing is
 * nothing has to be painted. So the screen is looked at in bands, and these in columns, a bit each. */
#define BAND_HEIGHT 90 /* px: of lower ones there are too many */
#define N_COLUMNS 64

#define AROUND 2.0 /* px by which edges go to whole pixels */

typedef guint64 Columns;

/* What fades, painted once. */
typedef struct {
  cairo_surface_t *image; /* (nullable): nothing fades */
  Columns *bands;         /* where there is something */
} Layer;

/* A strip of the screen in one frame. */
typedef struct {
  Columns columns;
  GArray *moving; /* of guint: which shapes cross it */
} Band;

struct _DmTransition {
  DmStyle *style;
  DmTextMeasurer *measurer;
  DmColor ground;
  double width, height;
  DmMorph *morph;
  guint n_bands;
  Layer leaving, coming;
  Band *bands;
};

/* --- where there is something --- */

static guint find_column (const DmTransition *self, double x) {
  return (guint) CLAMP (floor (x * N_COLUMNS / self->width), 0, N_COLUMNS - 1);
}

/* What a shape covers. Letters reach out of their boxes, and mostly don't fill them. */
static DmBox find_box (const DmTransition *self, const DmShape *shape) {
  PangoRectangle ink;

  if (shape->kind != DM_SHAPE_TEXT)
    return dm_shape_get_bounds (shape);
  PangoLayout *layout = dm_text_measurer_get_layout (self->measurer, shape->font, shape->text);
  pango_layout_line_get_pixel_extents (pango_layout_get_line_readonly (layout, 0), &ink, NULL);
  return (DmBox){ shape->box.x + ink.x, shape->box.y + ink.y, ink.width, ink.height };
}

/* The columns and the bands that a shape crosses: from the first to the one before @end. */
static Columns find_place (const DmTransition *self, const DmShape *shape, guint *first,
                           guint *end) {
  DmBox box = find_box (self, shape);
  double top = floor ((box.y - AROUND) / BAND_HEIGHT);
  double bottom = ceil ((box.y + box.height + AROUND) / BAND_HEIGHT);
  guint left = find_column (self, box.x - AROUND),
        right = find_column (self, box.x + box.width + AROUND);

  *first = (guint) CLAMP (top, 0, self->n_bands);
  *end = (guint) CLAMP (bottom, 0, self->n_bands);
  return (~(Columns) 0 >> (N_COLUMNS - 1 - (right - left))) << left;
}

/* --- what fades --- */

static void paint_layer_once (DmTransition *self, Layer *layer, const GArray *shapes,
                              int device_scale) {
  DmPainter painter;
  cairo_t *cr;

  layer->bands = g_new0 (Columns, self->n_bands);
  if (shapes->len == 0)
    return;
  layer->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) self->width * device_scale,
                                             (int) self->height * device_scale);
  cairo_surface_set_device_scale (layer->image, device_scale, device_scale);
  cr = cairo_create (layer->image);
  dm_painter_init (&painter, cr, self->measurer);
  painter.outlines = FALSE; /* it is seen for a moment only, and has to be there at once */
  for (guint i = 0; i < shapes->len; i++) {
    const DmShape *shape = &g_array_index (shapes, DmShape, i);
    guint first, end;
    Columns columns = find_place (self, shape, &first, &end);

    dm_painter_paint (&painter, shape);
    for (guint band = first; band < end; band++)
      layer->bands[band] |= columns;
  }
  cairo_destroy (cr);
}

/* --- what is in a frame --- */

static double get_leaving_alpha (double share) {
  return CLAMP (1 - share / GONE_AT, 0, 1);
}

static double get_coming_alpha (double share) {
  return CLAMP ((share - COMING_FROM) / (1 - COMING_FROM), 0, 1);
}

static void begin_layer (DmTransition *self, const Layer *layer, double alpha) {
  for (guint i = 0; i < self->n_bands && alpha > 0 && layer->image != NULL; i++)
    self->bands[i].columns |= layer->bands[i];
}

/* Finds what each band has to show. */
static void begin_frame (DmTransition *self, double share) {
  for (guint i = 0; i < self->n_bands; i++) {
    self->bands[i].columns = 0;
    g_array_set_size (self->bands[i].moving, 0);
  }
  begin_layer (self, &self->leaving, get_leaving_alpha (share));
  begin_layer (self, &self->coming, get_coming_alpha (share));
  for (guint i = 0; i < dm_morph_get_n_moving (self->morph); i++) {
    const DmShape *shape = dm_morph_get_moving (self->morph, i, share);
    guint first, end;
    Columns columns = find_place (self, shape, &first, &end);

    if (shape->kind == DM_SHAPE_TEXT && DM_COLOR_ALPHA (shape->fill) == 0)
      continue;
    for (guint band = first; band < end; band++) {
      self->bands[band].columns |= columns;
      g_array_append_val (self->bands[band].moving, i);
    }
  }
}

/* --- the whole --- */

static void clear_layer (Layer *layer) {
  g_clear_pointer (&layer->image, cairo_surface_destroy);
  g_clear_pointer (&layer->bands, g_free);
}

static void clear_band (Band *band) {
  g_clear_pointer (&band->moving, g_array_unref);
}

/**
 * dm_transition_new:
 * @from: the page before
 * @to: the page after
 * @width_px: of the screen
 * @height_px: likewise
 * @device_scale: pixels for each px of it
 *
 * Returns: (transfer full): the way between them
 */
DmTransition *dm_transition_new (const DmPage *from, const DmPage *to, int width_px, int height_px,
                                 int device_scale) {
  DmTransition *self = g_new0 (DmTransition, 1);

  self->style = dm_style_ref (to->style);
  self->measurer = to->measurer;
  self->ground = to->ground;
  self->width = width_px;
  self->height = height_px;
  self->morph = dm_morph_new (from, width_px / from->width_px, to, width_px / to->width_px);
  self->n_bands = (guint) ceil (self->height / BAND_HEIGHT);
  self->bands = g_new0 (Band, self->n_bands);
  for (guint i = 0; i < self->n_bands; i++)
    self->bands[i].moving = g_array_new (FALSE, FALSE, sizeof (guint));
  paint_layer_once (self, &self->leaving, dm_morph_get_leaving (self->morph), device_scale);
  paint_layer_once (self, &self->coming, dm_morph_get_coming (self->morph), device_scale);
  begin_frame (self, 0); /* texts are laid out now, while there is time */
  return self;
}

/** dm_transition_free: frees a transition */
void dm_transition_free (DmTransition *self) {
  if (self == NULL)
    return;
  clear_layer (&self->leaving);
  clear_layer (&self->coming);
  for (guint i = 0; i < self->n_bands; i++)
    clear_band (&self->bands[i]);
  g_free (self->bands);
  dm_morph_free (self->morph);
  dm_style_unref (self->style);
  g_free (self);
}

/* --- a frame --- */

static void paint_layer (cairo_t *cr, const Layer *layer, double alpha) {
  if (layer->image == NULL || alpha <= 0)
    return;
  cairo_set_source_surface (cr, layer->image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint_with_alpha (cr, alpha);
}

/* First the ground: on nothing at all cairo doesn't blend but multiplies, which pixman does a pixel at a time. */
static void paint_band (DmTransition *self, const Band *band, cairo_t *cr, double share) {
  DmPainter painter;

  cairo_set_source_rgb (cr, DM_COLOR_RED (self->ground) / 255.0,
                        DM_COLOR_GREEN (self->ground) / 255.0,
                        DM_COLOR_BLUE (self->ground) / 255.0);
  cairo_paint (cr);
  paint_layer (cr, &self->leaving, get_leaving_alpha (share));
  paint_layer (cr, &self->coming, get_coming_alpha (share));
  dm_painter_init (&painter, cr, self->measurer);
  for (guint i = 0; i < band->moving->len; i++)
    dm_painter_paint (
        &painter, dm_morph_get_moving (self->morph, g_array_index (band->moving, guint, i), share));
}

/* The columns from @first to the one before @end. */
static void snapshot_columns (DmTransition *self, GtkSnapshot *snapshot, guint nth, guint first,
                              guint end, double share) {
  double left = floor (first * self->width / N_COLUMNS),
         right = ceil (end * self->width / N_COLUMNS);
  double top = nth * BAND_HEIGHT, bottom = MIN (top + BAND_HEIGHT, self->height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) left, (float) top,
                                                                          (float) (right - left),
                                                                          (float) (bottom - top)));

  paint_band (self, &self->bands[nth], cr, share);
  cairo_destroy (cr);
}

static void snapshot_band (DmTransition *self, GtkSnapshot *snapshot, guint nth, double share) {
  Columns columns = self->bands[nth].columns;

  for (guint first = 0; first < N_COLUMNS; first++) {
    guint end = first;

    while (end < N_COLUMNS && (columns >> end & 1) != 0)
      end++;
    if (end > first)
      snapshot_columns (self, snapshot, nth, first, end, share);
    first = end;
  }
}

/**
 * dm_transition_snapshot:
 * @self: a transition
 * @snapshot: where to put it
 * @share: how far on the way, from 0 to 1
 */
void dm_transition_snapshot (DmTransition *self, GtkSnapshot *snapshot, double share) {
  const GdkRGBA ground = { (float) DM_COLOR_RED (self->ground) / 255.0f,
                           (float) DM_COLOR_GREEN (self->ground) / 255.0f,
                           (float) DM_COLOR_BLUE (self->ground) / 255.0f, 1 };

  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  begin_frame (self, share);
  for (guint i = 0; i < self->n_bands; i++)
    snapshot_band (self, snapshot, i, share);
}
