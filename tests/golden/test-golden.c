/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-golden.h"

#include <glib/gstdio.h>
#include <string.h>

static void test_diff (void) {
  static const struct {
    const char *expected, *found, *difference;
  } cases[] = {
    { "a\nb\n", "a\nb\n", NULL },
    { "", "", NULL },
    { "a\nb\nc\n", "a\nB\nc\n", "- 2: b\n+ 2: B\n" },
    { "a\n", "a\nb\n", "- 2: \n+ 2: b\n+ 3: \n" },
    { "a\nb", "a", "- 2: b\n" },
    { "1\n2\n3\n4\n5\n6\n7\n8", "", "- 1: 1\n- 2: 2\n- 3: 3\n- 4: 4\n- 5: 5\n- 6: 6\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *difference = dm_golden_diff (cases[i].expected, cases[i].found);

    g_assert_cmpstr (difference, ==, cases[i].difference);
  }
}

static cairo_status_t on_write (void *closure, const unsigned char *data, unsigned int length) {
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A white picture with a square of @size pixels in the grey @value. */
static GBytes *draw (int width, int height, int size, double value) {
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GByteArray *bytes = g_byte_array_new ();

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, value, value, value);
  cairo_rectangle (cr, 5, 5, size, size);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, on_write, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void test_pictures (void) {
  static const struct {
    int width, height, size;
    double value;
    const char *difference;
  } cases[] = {
    { 100, 100, 0, 0, NULL },
    { 100, 100, 2, 0, NULL }, /* four pixels of 10,000 */
    { 100, 100, 3, 0, "9 pixels are visibly different." },
    { 100, 100, 50, 0.95, NULL }, /* hardly darker */
    { 100, 101, 0, 0, "It has 100 × 101 pixels instead of 100 × 100." },
  };
  g_autoptr (GBytes) white = draw (100, 100, 0, 0);
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("nonsense", 8);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) found
        = draw (cases[i].width, cases[i].height, cases[i].size, cases[i].value);
    g_autofree char *difference = dm_golden_compare_pictures (white, found);

    g_assert_cmpstr (difference, ==, cases[i].difference);
  }
  g_autofree char *difference = dm_golden_compare_pictures (white, nonsense);
  g_assert_cmpstr (difference, ==, "One of them is no PNG.");
}

/* In a process of its own: a golden that isn't there fails the test, and what was found is kept. */
static void test_failing (void) {
  static const char path[] = DM_GOLDEN_FOUND_DIR "/self-test/no-such-golden.txt";
  g_autofree char *found = NULL;

  if (g_test_subprocess ()) {
    g_unsetenv ("DEMARCHE_REGENERATE");
    dm_golden_check_text ("self-test/no-such-golden.txt", "found");
    return;
  }
  g_remove (path);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, "found");
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/golden/diff", test_diff);
  g_test_add_func ("/golden/pictures", test_pictures);
  g_test_add_func ("/golden/failing", test_failing);
  return g_test_run ();
}
