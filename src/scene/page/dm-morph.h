/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-page.h"

G_BEGIN_DECLS

/**
 * DmMorph:
 *
 * One page becoming another: what both have of a mark moves from its place on the one to its place on the other; all else fades. In the
 * pixels of whatever both are drawn on. Needs neither page once it is made.
 */
typedef struct _DmMorph DmMorph;

/** DM_MORPH_MOST: of more shapes that both pages have none moves: it would take too long, and nobody could follow */
#define DM_MORPH_MOST 1500

DmMorph *dm_morph_new (const DmPage *from, double from_scale, const DmPage *to, double to_scale);
void dm_morph_free (DmMorph *morph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmMorph, dm_morph_free)

guint dm_morph_get_n_moving (const DmMorph *morph);
const DmShape *dm_morph_get_moving (DmMorph *morph, guint nth, double share);

/* What is only on the page before, and only on the one after: (element-type DmShape). */
const GArray *dm_morph_get_leaving (const DmMorph *morph);
const GArray *dm_morph_get_coming (const DmMorph *morph);

G_END_DECLS
