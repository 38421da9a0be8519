/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-cell.h"

G_BEGIN_DECLS

const char *dm_cell_get_title (DmCell cell);
int dm_cell_get_width (DmCell cell);

G_END_DECLS
