/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-deck.h"

G_BEGIN_DECLS

/**
 * DmSlideMaker:
 *
 * Makes the slides of a deck when they are asked for and keeps those that are near: at once where that is quick, else on a worker.
 *
 * Signal `made` (guint): the nth is there now, or can't be made.
 */
#define DM_TYPE_SLIDE_MAKER (dm_slide_maker_get_type ())
G_DECLARE_FINAL_TYPE (DmSlideMaker, dm_slide_maker, DM, SLIDE_MAKER, GObject)

DmSlideMaker *dm_slide_maker_new (DmDeck *deck);
DmDeck *dm_slide_maker_get_deck (DmSlideMaker *maker);
DmStack *dm_slide_maker_get (DmSlideMaker *maker, guint nth);
const char *dm_slide_maker_get_problem (DmSlideMaker *maker, guint nth);
void dm_slide_maker_keep_near (DmSlideMaker *maker, guint nth);

G_END_DECLS
