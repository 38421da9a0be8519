/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-cell.h"

G_BEGIN_DECLS

/*
 * A position in one cell: what is demanded, in round brackets what is accepted, in square ones what isn't ruled out:
 * “40,000 (30,000 … 40,000) [20,000 …]”, “left open (no … left open)”, between options “a (a | b)”.
 */

char *dm_table_summary_get_text (const DmModel *model, guint issue, const DmPosition *position,
                                 char decimal);
void dm_table_summary_parse (const DmScale *scale, const char *text, char decimal,
                             char *texts[DM_N_CELLS]);

G_END_DECLS
