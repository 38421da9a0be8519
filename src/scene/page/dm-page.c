/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-page.h"

DmPage *dm_page_new (DmStyle *style, double width_px, double height_px, const char *title) {
  DmPage *page = g_new0 (DmPage, 1);
  const char *language = pango_language_to_string (pango_language_get_default ());

  page->style = dm_style_ref (style);
  page->measurer = dm_style_get_measurer (style);
  page->ground = dm_style_get_ground (style);
  page->width_px = width_px;
  page->height_px = height_px;
  page->title = g_strdup (title);
  /* the C locale is what the program is written in */
  page->language = g_strdup (g_str_equal (language, "c") || g_str_has_prefix (language, "c-")
                                     || g_str_equal (language, "posix")
                                 ? "en"
                                 : language);
  page->placed = g_array_new (FALSE, FALSE, sizeof (DmPlaced));
  return page;
}

void dm_page_add (DmPage *page, DmScene *scene, double x, double y) {
  DmPlaced placed = { scene, x, y };

  g_array_append_val (page->placed, placed);
}

/** dm_page_free: frees a page and its references to scenes and style. */
void dm_page_free (DmPage *page) {
  if (page == NULL)
    return;
  for (guint i = 0; i < page->placed->len; i++)
    dm_scene_unref (g_array_index (page->placed, DmPlaced, i).scene);
  g_array_unref (page->placed);
  dm_style_unref (page->style);
  g_free (page->title);
  g_free (page->description);
  g_free (page->language);
  g_free (page);
}
