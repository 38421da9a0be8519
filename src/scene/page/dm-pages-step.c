/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-pages-private.h"
#include "dm-stack-section.h"

/* px of the page for each of the layout: the smallest type is 11 px of that, and in less nobody could read it. */
#define LEAST_SCALE 0.55

static DmPage *new_fitted (const DmStack *stack, const DmSheet *sheet) {
  return dm_page_new_fitted (stack, &sheet->look, sheet->width_px, sheet->height_px,
                             DM_PAGES_FOOT * sheet->width_px / sheet->layout_width);
}

/* The head stands on a page before: it isn't read out again, nor a bookmark. */
static void set_head_again (DmPage *page) {
  g_array_index (page->placed, DmPlaced, 0).repeats = TRUE;
  dm_page_describe (page);
}

static void add_section (DmPages *pages, const DmStack *section, DmStyle *style,
                         const DmPageSetup *setup, gboolean first) {
  const DmSheet sheet = dm_sheet_new (style, setup);
  DmPage *page = new_fitted (section, &sheet);
  guint nth = pages->pages->len;

  if (page->scale >= LEAST_SCALE) {
    dm_pages_add_page (pages, page);
  } else {
    dm_page_free (page);
    dm_pages_add_stack (pages, section, style, setup);
  }
  if (!first && dm_stack_get_part (section, 0) == DM_STACK_HEAD)
    set_head_again (g_ptr_array_index (pages->pages, nth));
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

/**
 * dm_pages_add_step:
 * @pages: pages
 * @stack: a view
 * @style: how it looks
 * @setup: how large pages are
 *
 * Adds a view as a step of a briefing: on one page where it can be read there, or can fold so that it is all seen. Else each thing that it
 * says has a page, and what is too much even for that is broken between its rows.
 */
void dm_pages_add_step (DmPages *pages, DmStack *stack, DmStyle *style, const DmPageSetup *setup) {
  const DmSheet sheet = dm_sheet_new (style, setup);
  DmPage *page = new_fitted (stack, &sheet);
  g_autoptr (GPtrArray) sections = NULL;

  if (stack->folds || page->scale >= LEAST_SCALE) {
    dm_pages_add_page (pages, page);
    return;
  }
  dm_page_free (page);
  sections = dm_stack_list_sections (stack, 0);
  for (guint i = 0; i < sections->len; i++)
    add_section (pages, g_ptr_array_index (sections, i), style, setup, i == 0);
}
