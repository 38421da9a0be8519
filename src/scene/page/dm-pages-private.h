/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-pages.h"

G_BEGIN_DECLS

#define DM_PAGES_FOOT                                                                              \
  30.0 /* px of the layout at the bottom of each page, where its number stands */

/** DmSheet: a page that is still empty: its size on paper, that of its layout, and how it looks. */
typedef struct {
  double width_px, height_px;
  double layout_width, layout_height;
  DmMapLook look;
} DmSheet;

DmSheet dm_sheet_new (DmStyle *style, const DmPageSetup *setup);

G_END_DECLS
