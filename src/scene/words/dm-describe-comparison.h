/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-verdict.h"

G_BEGIN_DECLS

/* What a reading is compared with, and what was otherwise there. Readings given are such that are compared with another. All strings
 * returned are owned by the caller. */
char *dm_describe_other (const DmReading *reading);
char *dm_describe_comparison (const DmReading *reading);
char *dm_describe_moved_from (const DmReading *reading, guint issue, const DmPosition *position);
char *dm_describe_other_verdict (const DmIssueResult *result);
gboolean dm_is_compared_otherwise (const DmReading *reading);

G_END_DECLS
