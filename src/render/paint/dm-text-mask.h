/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "dm-snap.h"

G_BEGIN_DECLS

void dm_text_mask_paint (cairo_t *cr, const DmSnap *snap, PangoLayout *layout, double x,
                         double baseline);

G_END_DECLS
