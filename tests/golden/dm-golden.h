/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/*
 * Goldens: what a test is to find, kept as files under tests/golden/. All of them are written anew
 * by
 *
 *     DEMARCHE_REGENERATE=1 meson test -C build --suite golden
 *
 * after which `git diff` shows what changed, for somebody to look at.
 */

/** dm_golden_check_text: fails the test where @text isn't that of the golden @name
 * ("crimea-2014/rows-1280-light.txt"); says where they part and where the new text was put */
void dm_golden_check_text (const char *name, const char *text);

/** dm_golden_check_png: fails the test where the picture isn't nearly that of the golden @name: as
 * large, and with no more than one pixel in 2,000 visibly different (another version of a library
 * antialiases otherwise) */
void dm_golden_check_png (const char *name, GBytes *png);

/** dm_golden_diff: the first lines in which two texts differ. Returns: (transfer full) (nullable):
 * %NULL for none */
char *dm_golden_diff (const char *expected, const char *found);

/** dm_golden_compare_pictures: how two pictures differ. Returns: (transfer full) (nullable): in
 * words, %NULL for hardly */
char *dm_golden_compare_pictures (GBytes *expected, GBytes *found);

/** dm_golden_decode: a PNG as an image surface. Returns: (transfer full) */
cairo_surface_t *dm_golden_decode (GBytes *png);

G_END_DECLS
