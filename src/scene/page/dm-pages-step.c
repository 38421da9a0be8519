/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-pages-private.h"
#include "dm-stack-section.h"

/* px of the page for each of the layout: the smallest type is 11 px of that, and in less nobody could read it. */
#define LEAST_SCALE 0.55

static DmPage *new_fitted (const DmStack *stack, const DmSheet *sheet) {
  return dm_page_new_fitted (stack, &sheet->look, sheet->width_px, sheet->height_px,
                             DM_PAGES_FOOT * sheet->width_px / sheet->layout_width);
}

/* What stands on a page before isn't read out again, nor a bookmark. */
static void set_again (DmPage *page, const DmStack *section, guint n) {
  for (guint i = 0; i < n; i++)
    g_array_index (page->placed, DmPlaced, i).repeats = dm_stack_is_again (section, i);
  dm_page_describe (page);
}

static void add_section (DmPages *pages, const DmStack *section, DmStyle *style,
                         const DmPageSetup *setup) {
  const DmSheet sheet = dm_sheet_new (style, setup);
  DmPage *page = new_fitted (section, &sheet);
  guint nth = pages->pages->len;

  if (page->scale >= LEAST_SCALE) {
    set_again (page, section, page->placed->len);
    dm_pages_add_page (pages, page);
    return;
  }
  dm_page_free (page);
  dm_pages_add_stack (pages, section, style, setup);
  set_again (g_ptr_array_index (pages->pages, nth), section, 1);
}

/**
 * dm_pages_add_fitted:
 * @pages: pages
 * @stack: a view
 * @style: how it looks
 * @setup: how large the page is
 *
 * Adds a page with the whole of a view on it.
 */
void dm_pages_add_fitted (DmPages *pages, const DmStack *stack, DmStyle *style,
                          const DmPageSetup *setup) {
  const DmSheet sheet = dm_sheet_new (style, setup);

  dm_pages_add_page (pages, new_fitted (stack, &sheet));
}

/* Of a view that folds, in as few pages as it can be read on. */
static GPtrArray *list_folded_sections (DmStack *stack, DmStyle *style, const DmSheet *sheet) {
  double foot = DM_PAGES_FOOT * sheet->width_px / sheet->layout_width;

  return dm_stack_list_folded_sections (stack, style, sheet->width_px / LEAST_SCALE,
                                        (sheet->height_px - foot) / LEAST_SCALE);
}

/**
 * dm_pages_add_step:
 * @pages: pages
 * @stack: a view
 * @style: how it looks
 * @setup: how large pages are
 *
 * Adds a view as a step of a briefing: on one page where it can be read there. Else rows that fold are dealt out over as many pages as
 * that takes, unless there are so many that only an overview makes sense; of what doesn't fold each thing that it says has a page, and
 * what is too much even for that is broken between its rows.
 */
void dm_pages_add_step (DmPages *pages, DmStack *stack, DmStyle *style, const DmPageSetup *setup) {
  const DmSheet sheet = dm_sheet_new (style, setup);
  g_autoptr (GPtrArray) sections = list_folded_sections (stack, style, &sheet);

  if (sections == NULL) {
    DmPage *page = new_fitted (stack, &sheet);

    if (stack->folds || page->scale >= LEAST_SCALE) {
      dm_pages_add_page (pages, page);
      return;
    }
    dm_page_free (page);
    sections = dm_stack_list_sections (stack, 0);
  }
  for (guint i = 0; i < sections->len; i++)
    add_section (pages, g_ptr_array_index (sections, i), style, setup);
}
