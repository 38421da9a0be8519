/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-page.h"

/* A page describes itself by the sentences of its scenes, but not by thousands of them. */
#define MAX_DESCRIBED 200

/** dm_page_is_rtl: Returns: whether what is read now is read from right to left */
gboolean dm_page_is_rtl (void) {
  int n_scripts = 0;
  const PangoScript *scripts
      = pango_language_get_scripts (pango_language_get_default (), &n_scripts);

  if (scripts == NULL || n_scripts == 0)
    return FALSE;
  switch ((int) scripts[0]) {
  case PANGO_SCRIPT_ARABIC:
  case PANGO_SCRIPT_HEBREW:
  case PANGO_SCRIPT_SYRIAC:
  case PANGO_SCRIPT_THAANA:
  case PANGO_SCRIPT_NKO:
    return TRUE;
  default:
    return FALSE;
  }
}

DmPage *dm_page_new (DmStyle *style, double width_px, double height_px, const char *title) {
  DmPage *page = g_new0 (DmPage, 1);
  const char *language = pango_language_to_string (pango_language_get_default ());

  page->style = dm_style_ref (style);
  page->measurer = dm_style_get_measurer (style);
  page->ground = dm_style_get_ground (style);
  page->width_px = width_px;
  page->height_px = height_px;
  page->scale = 1;
  page->title = g_strdup (title);
  /* the C locale is what the program is written in */
  page->language = g_strdup (g_str_equal (language, "c") || g_str_has_prefix (language, "c-")
                                     || g_str_equal (language, "posix")
                                 ? "en"
                                 : language);
  page->placed = g_array_new (FALSE, FALSE, sizeof (DmPlaced));
  return page;
}

DmPlaced *dm_page_add (DmPage *page, DmScene *scene, double x, double y) {
  DmPlaced placed
      = { .scene = scene, .x = x, .y = y, .scale = 1, .to = dm_scene_get_height (scene) };

  g_array_append_val (page->placed, placed);
  return &g_array_index (page->placed, DmPlaced, page->placed->len - 1);
}

/** dm_page_describe: has a page describe itself by what its scenes say */
void dm_page_describe (DmPage *page) {
  GString *description = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < page->placed->len && n < MAX_DESCRIBED; i++) {
    const DmPlaced *placed = &g_array_index (page->placed, DmPlaced, i);
    const char *label = placed->repeats ? NULL : dm_scene_get_label (placed->scene);

    if (label == NULL || *label == '\0')
      continue;
    if (n++ > 0)
      g_string_append_c (description, '\n');
    g_string_append (description, label);
  }
  g_free (page->description);
  page->description = g_string_free (description, FALSE);
}

/** dm_placed_get_box: Returns: where on its page a scene, or the part of it that is shown, stands */
DmBox dm_placed_get_box (const DmPlaced *placed) {
  return (DmBox){ placed->x, placed->y, dm_scene_get_width (placed->scene) * placed->scale,
                  (placed->to - placed->from) * placed->scale };
}

/** dm_placed_is_whole: Returns: whether all of a scene is shown */
gboolean dm_placed_is_whole (const DmPlaced *placed) {
  return placed->from <= 0 && placed->to >= dm_scene_get_height (placed->scene);
}

/** dm_placed_shows: Returns: whether any of a shape is in the part of its scene that is shown */
gboolean dm_placed_shows (const DmPlaced *placed, const DmShape *shape) {
  DmBox bounds;

  if (dm_placed_is_whole (placed))
    return TRUE;
  bounds = dm_shape_get_bounds (shape);
  return bounds.y < placed->to && bounds.y + bounds.height > placed->from;
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
