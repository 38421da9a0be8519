/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots, of which a row of a map may have hundreds: filled once for each place between pixels, to an eighth of one, and then
 * copied. Each thread has those of the size that it painted last, which in a picture is that of all. */
#include "dm-dot-mask.h"

#include <math.h>

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
  *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (dots->width) + 1,
                                      (int) ceil (dots->height) + 1);
  cr = cairo_create (*mask);
  cairo_translate (cr, (double) x / N_PHASES, (double) y / N_PHASES);
  cairo_scale (cr, dots->width / 2, dots->height / 2);
  cairo_arc (cr, 1, 1, 1, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
  return *mask;
}

/**
 * dm_dot_mask_paint:
 * @cr: paints on pixels, with a source set
 * @snap: from user space to pixels
 * @box: of a dot, in user space, up to %DM_DOT_MASK_MAX_PX across
 *
 * Paints a dot with the source, within a sixteenth of a pixel of its place.
 */
void dm_dot_mask_paint (cairo_t *cr, const DmSnap *snap, DmBox box) {
  Dots *dots = get_dots (box.width * snap->scale_x, box.height * snap->scale_y);
  double x = round ((box.x * snap->scale_x + snap->origin_x) * N_PHASES) / N_PHASES;
  double y = round ((box.y * snap->scale_y + snap->origin_y) * N_PHASES) / N_PHASES;
  cairo_surface_t *mask
      = get_mask (dots, (guint) ((x - floor (x)) * N_PHASES), (guint) ((y - floor (y)) * N_PHASES));
  double device_x, device_y;

  cairo_surface_get_device_scale (cairo_get_group_target (cr), &device_x, &device_y);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_scale (cr, 1 / device_x, 1 / device_y);
  cairo_mask_surface (cr, mask, floor (x), floor (y));
  cairo_restore (cr);
}
