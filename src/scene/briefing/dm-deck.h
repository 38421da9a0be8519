/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-briefing.h"

G_BEGIN_DECLS

/**
 * DmSlide:
 * @nth_step: which step of the briefing it belongs to
 * @issue: (nullable): the id of the issue that is looked at by itself; %NULL where the step is shown as a whole
 * @shown: what is on the screen: the step, or its like with that one issue
 */
typedef struct {
  guint nth_step;
  const char *issue;
  DmBriefingStep *shown;
} DmSlide;

/** DmDeck: a briefing as it is presented: each step as a whole, then its issues one at a time. Immutable, reference-counted, safe
 * to use from any thread. */
typedef struct {
  gatomicrefcount ref_count;
  DmBriefing *briefing;
  GArray *slides; /* of DmSlide */
} DmDeck;

DmDeck *dm_deck_new (DmBriefing *briefing, GCancellable *cancellable, GError **error);
DmDeck *dm_deck_ref (DmDeck *deck);
void dm_deck_unref (DmDeck *deck);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmDeck, dm_deck_unref)

guint dm_deck_get_n_slides (const DmDeck *deck);
const DmSlide *dm_deck_get_slide (const DmDeck *deck, guint nth);
guint dm_deck_find_step (const DmDeck *deck, guint nth_step);
guint dm_deck_find_issue (const DmDeck *deck, const char *issue);
guint dm_deck_follow (const DmDeck *deck, const DmDeck *before, guint nth);

G_END_DECLS
