/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "dm-snap.h"

G_BEGIN_DECLS

#define DM_DOT_MASK_MAX_PX 8.0 /* across, of what is a dot and not a disc */

void dm_dot_mask_paint (cairo_t *cr, const DmSnap *snap, const DmShape *const *dots, guint n);

G_END_DECLS
