/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-page.h"
#include "dm-paper.h"

G_BEGIN_DECLS

/**
 * DmPageSetup: what pages look like.
 * @paper: not %DM_PAPER_NONE
 * @landscape: whether a sheet lies on its long side
 * @stage: how far rows are folded at least
 * @rtl: mirrored, for languages written from right to left
 * @cancellable: (nullable): once cancelled no more scenes are made, and the pages that there are are of no use
 */
typedef struct {
  DmPaper paper;
  gboolean landscape;
  DmStage stage;
  gboolean rtl;
  GCancellable *cancellable;
} DmPageSetup;

/** DmPages: pages that belong together, and what the whole is called. Reference-counted; used by one thread at a time, as what they
 * measure text with is. */
typedef struct {
  gatomicrefcount ref_count;
  char *title;
  GPtrArray *pages; /* of DmPage */
} DmPages;

DmPages *dm_pages_new (const char *title);
DmPages *dm_pages_ref (DmPages *pages);
void dm_pages_unref (DmPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmPages, dm_pages_unref)

void dm_pages_add_page (DmPages *pages, DmPage *page);
void dm_pages_add_stack (DmPages *pages, const DmStack *stack, DmStyle *style,
                         const DmPageSetup *setup);
void dm_pages_add_fitted (DmPages *pages, const DmStack *stack, DmStyle *style,
                          const DmPageSetup *setup);
void dm_pages_add_step (DmPages *pages, DmStack *stack, DmStyle *style, const DmPageSetup *setup);
void dm_pages_number (DmPages *pages, const DmPageSetup *setup);

G_END_DECLS
