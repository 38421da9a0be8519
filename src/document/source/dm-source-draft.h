/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-source-place.h"

G_BEGIN_DECLS

char *dm_source_draft_write (const DmSourcePlace *thing, const char *text);
const char *dm_source_draft_read (const char *draft, DmSourcePlace *thing, gboolean *whole);

G_END_DECLS
