/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots, of which a row of a map may have hundreds: filled once for each place between pixels, to an eighth of one, and then
 * copied. Each thread has those of the size that it painted last, which in a picture is that of all. */
#include "dm-dot-mask.h"

#include <math.h>

#include "dm-mask.h"

#define N_PHASES 8

typedef struct {
  double width, height; /* of a dot, in pixels */
  cairo_surface_t *masks[N_PHASES][N_PHASES];
} Dots;

static void dots_clear (Dots *dots) {
  for (guint y = 0; y < N_PHASES; y++)
    for (guint x = 0; x < N_PHASES; x++)
      g_clear_pointer (&dots->masks[y][x], cairo_surface_destroy);
}

static void dots_free (gpointer data) {
  dots_clear (data);
  g_free (data);
}

static GPrivate own_dots = G_PRIVATE_INIT (dots_free);

static Dots *get_dots (double width, double height) {
  Dots *dots = g_private_get (&own_dots);

  if (dots == NULL) {
    dots = g_new0 (Dots, 1);
    g_private_set (&own_dots, dots);
  }
  if (dots->width != width || dots->height != height) {
    dots_clear (dots);
    dots->width = width;
    dots->height = height;
  }
  return dots;
}

/* The dot whose box begins at (@x, @y) eighths of a pixel. */
static cairo_surface_t *get_mask (Dots *dots, guint x, guint y) {
  cairo_surface_t **mask = &dots->masks[y][x];
  cairo_t *cr;

  if (*mask != NULL)
    return *mask;
  *mask = dm_mask_new ((int) ceil (dots->width) + 1, (int) ceil (dots->height) + 1);
  cr = cairo_create (*mask);
  cairo_translate (cr, (double) x / N_PHASES, (double) y / N_PHASES);
  cairo_scale (cr, dots->width / 2, dots->height / 2);
  cairo_arc (cr, 1, 1, 1, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
  return *mask;
}

/* Where a dot is: the pixel that its box begins in, and how far in, in eighths. */
typedef struct {
  int x, y;
  guint phase_x, phase_y;
} Place;

static Place find_place (const DmSnap *snap, DmBox box) {
  double x = round ((box.x * snap->scale_x + snap->origin_x) * N_PHASES) / N_PHASES;
  double y = round ((box.y * snap->scale_y + snap->origin_y) * N_PHASES) / N_PHASES;

  return (Place){ (int) floor (x), (int) floor (y), (guint) ((x - floor (x)) * N_PHASES),
                  (guint) ((y - floor (y)) * N_PHASES) };
}

/**
 * dm_dot_mask_paint:
 * @cr: paints on pixels, with an opaque source set
 * @snap: from user space to pixels
 * @dots: (array length=n): up to %DM_DOT_MASK_MAX_PX across, all of one size, on one level
 * @n: at least 1
 *
 * Paints dots with the source, each within a sixteenth of a pixel of its place.
 */
void dm_dot_mask_paint (cairo_t *cr, const DmSnap *snap, const DmShape *const *dots, guint n) {
  Dots *own = get_dots (dots[0]->box.width * snap->scale_x, dots[0]->box.height * snap->scale_y);
  Place first = find_place (snap, dots[0]->box);
  int left = first.x, right = first.x;
  cairo_surface_t *mask;

  if (n == 1) {
    dm_mask_paint (cr, get_mask (own, first.phase_x, first.phase_y), first.x, first.y);
    return;
  }
  for (guint i = 1; i < n; i++) {
    Place place = find_place (snap, dots[i]->box);

    left = MIN (left, place.x);
    right = MAX (right, place.x);
  }
  mask = dm_mask_new (right - left + (int) ceil (own->width) + 1, (int) ceil (own->height) + 1);
  for (guint i = 0; i < n; i++) {
    Place place = find_place (snap, dots[i]->box);

    dm_mask_add (mask, get_mask (own, place.phase_x, place.phase_y), place.x - left, 0);
  }
  dm_mask_paint (cr, mask, left, first.y);
  cairo_surface_destroy (mask);
}
