/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-pages.h"

#include <glib/gi18n-lib.h>

#include "dm-map-pen.h"
#include "dm-pages-private.h"

/**
 * dm_pages_new:
 * @title: (nullable): what the whole is called
 *
 * Returns: (transfer full): no pages yet
 */
DmPages *dm_pages_new (const char *title) {
  DmPages *pages = g_new0 (DmPages, 1);

  g_atomic_ref_count_init (&pages->ref_count);
  pages->title = g_strdup (title);
  pages->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_page_free);
  return pages;
}

/** dm_pages_ref: Returns: (transfer full): @pages, with one reference more */
DmPages *dm_pages_ref (DmPages *pages) {
  g_atomic_ref_count_inc (&pages->ref_count);
  return pages;
}

/** dm_pages_unref: gives a reference back; the last one frees the pages */
void dm_pages_unref (DmPages *pages) {
  if (!g_atomic_ref_count_dec (&pages->ref_count))
    return;
  g_ptr_array_unref (pages->pages);
  g_free (pages->title);
  g_free (pages);
}

/** dm_pages_add_page: @page: (transfer full) */
void dm_pages_add_page (DmPages *pages, DmPage *page) {
  g_ptr_array_add (pages->pages, page);
}

DmSheet dm_sheet_new (DmStyle *style, const DmPageSetup *setup) {
  DmSheet sheet = { .look = { .style = style, .stage = setup->stage, .rtl = setup->rtl } };

  dm_paper_get_size (setup->paper, setup->landscape, &sheet.width_px, &sheet.height_px);
  sheet.layout_width = dm_paper_get_layout_width (setup->paper, sheet.width_px);
  sheet.layout_height = sheet.layout_width * sheet.height_px / sheet.width_px;
  sheet.look.width_px = sheet.layout_width;
  return sheet;
}

static DmScene *new_number (const DmMapLook *look, guint nth, guint n) {
  DmMapPen pen = dm_map_pen_new (look);
  /* Translators: at the foot of a page: its number, and how many pages there are */
  g_autofree char *text = g_strdup_printf (C_ ("page", "%1$u of %2$u"), nth, n);

  dm_scene_builder_begin_mark (pen.builder, DM_MARK_FOOTER, g_strdup ("page"), -1, -1, NULL,
                               g_strdup (text));
  dm_map_pen_text (&pen, text, DM_MAP_FONT_LEVEL, DM_ALIGN_END, pen.width - pen.margin, 12,
                   pen.palette->muted);
  dm_scene_builder_end_mark (pen.builder);
  return dm_map_pen_end (&pen, DM_PAGES_FOOT, text);
}

static void add_number (DmPage *page, guint nth, guint n, const DmPageSetup *setup) {
  DmSheet sheet = dm_sheet_new (page->style, setup);
  double scale = page->width_px / sheet.layout_width;
  DmPlaced *placed = dm_page_add (page, new_number (&sheet.look, nth, n), 0,
                                  page->height_px - DM_PAGES_FOOT * scale);

  placed->scale = scale;
  placed->repeats = TRUE;
}

/**
 * dm_pages_number:
 * @pages: all of the pages
 * @setup: how large they are
 *
 * Writes at the foot of each page which of how many it is, where there are several.
 */
void dm_pages_number (DmPages *pages, const DmPageSetup *setup) {
  for (guint i = 0; pages->pages->len > 1 && i < pages->pages->len; i++)
    add_number (g_ptr_array_index (pages->pages, i), i + 1, pages->pages->len, setup);
}
