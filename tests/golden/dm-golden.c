/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-golden.h"

#include <glib/gstdio.h>
#include <string.h>

#define MAX_DIFF_LINES 6

/* A channel off by more is seen; up to one pixel in so many may be. */
#define VISIBLE_DIFFERENCE 32
#define PIXELS_PER_DIFFERENCE 2000

static gboolean is_regenerating (void) {
  return g_strcmp0 (g_getenv ("DEMARCHE_REGENERATE"), "1") == 0;
}

static void write_file (const char *path, const char *data, gsize length) {
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0777);
  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
}

/* Leaves what was found in the build folder, to be looked at. */
static void report (const char *name, const char *data, gsize length, const char *difference) {
  g_autofree char *path = g_build_filename (DM_GOLDEN_FOUND_DIR, name, NULL);

  write_file (path, data, length);
  g_test_message ("%s differs from its golden:\n%s\nWhat was found is in %s. If that is right:\n"
                  "DEMARCHE_REGENERATE=1 meson test --suite golden",
                  name, difference, path);
  g_test_fail ();
}

/* Returns: the golden's bytes; NULL where it was written anew or isn't there, which is reported */
static char *load_golden (const char *name, const char *data, gsize length, gsize *golden_length) {
  g_autofree char *path = g_build_filename (DM_GOLDEN_DIR, name, NULL);
  char *golden = NULL;

  if (is_regenerating ()) {
    write_file (path, data, length);
    return NULL;
  }
  if (!g_file_get_contents (path, &golden, golden_length, NULL))
    report (name, data, length, "There is no such golden.");
  return golden;
}

static void append_line (GString *out, char sign, guint number, const char *line) {
  g_string_append_printf (out, "%c %u: %s\n", sign, number, line);
}

char *dm_golden_diff (const char *expected, const char *found) {
  g_auto (GStrv) first = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) second = g_strsplit (found, "\n", -1);
  guint n_first = g_strv_length (first), n_second = g_strv_length (second), n_shown = 0;
  g_autoptr (GString) out = NULL;

  if (strcmp (expected, found) == 0)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < MAX (n_first, n_second) && n_shown < MAX_DIFF_LINES; i++) {
    const char *a = i < n_first ? first[i] : NULL, *b = i < n_second ? second[i] : NULL;

    if (g_strcmp0 (a, b) == 0)
      continue;
    n_shown++;
    if (a != NULL)
      append_line (out, '-', i + 1, a);
    if (b != NULL)
      append_line (out, '+', i + 1, b);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void dm_golden_check_text (const char *name, const char *text) {
  gsize length = strlen (text);
  g_autofree char *golden = load_golden (name, text, length, &(gsize){ 0 });
  g_autofree char *difference = golden == NULL ? NULL : dm_golden_diff (golden, text);

  if (difference != NULL)
    report (name, text, length, difference);
}

typedef struct {
  const guint8 *data;
  gsize left;
} Source;

static cairo_status_t on_read (void *closure, unsigned char *data, unsigned int length) {
  Source *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *dm_golden_decode (GBytes *png) {
  Source source;

  source.data = g_bytes_get_data (png, &source.left);
  return cairo_image_surface_create_from_png_stream (on_read, &source);
}

static guint count_visible_differences (cairo_surface_t *a, cairo_surface_t *b) {
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint n = 0;

  for (int y = 0; y < height; y++) {
    const guint8 *first
        = cairo_image_surface_get_data (a) + (gsize) y * (gsize) cairo_image_surface_get_stride (a);
    const guint8 *second
        = cairo_image_surface_get_data (b) + (gsize) y * (gsize) cairo_image_surface_get_stride (b);

    for (int x = 0; x < width * 4; x += 4) {
      int most = 0;

      for (int c = 0; c < 3; c++)
        most = MAX (most, ABS ((int) first[x + c] - (int) second[x + c]));
      n += most > VISIBLE_DIFFERENCE;
    }
  }
  return n;
}

char *dm_golden_compare_pictures (GBytes *expected, GBytes *found) {
  cairo_surface_t *a = dm_golden_decode (expected), *b = dm_golden_decode (found);
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  char *difference = NULL;

  if (cairo_surface_status (a) != CAIRO_STATUS_SUCCESS
      || cairo_surface_status (b) != CAIRO_STATUS_SUCCESS) {
    difference = g_strdup ("One of them is no PNG.");
  } else if (width != cairo_image_surface_get_width (b)
             || height != cairo_image_surface_get_height (b)) {
    difference = g_strdup_printf ("It has %d × %d pixels instead of %d × %d.",
                                  cairo_image_surface_get_width (b),
                                  cairo_image_surface_get_height (b), width, height);
  } else {
    guint n = count_visible_differences (a, b);

    if ((guint64) n * PIXELS_PER_DIFFERENCE > (guint64) width * (guint64) height)
      difference = g_strdup_printf ("%u pixels are visibly different.", n);
  }
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  return difference;
}

void dm_golden_check_png (const char *name, GBytes *png) {
  gsize length, golden_length = 0;
  const char *data = g_bytes_get_data (png, &length);
  g_autofree char *golden = load_golden (name, data, length, &golden_length);
  g_autofree char *difference = NULL;

  if (golden != NULL) {
    g_autoptr (GBytes) expected = g_bytes_new (golden, golden_length);

    difference = dm_golden_compare_pictures (expected, png);
  }
  if (difference != NULL)
    report (name, data, length, difference);
}
