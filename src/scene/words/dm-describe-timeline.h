/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-turns.h"

G_BEGIN_DECLS

/* What is said of stretches of time: from a day (%DM_DATE_NONE: the start) to another (%DM_DATE_NONE: without end). All strings returned
 * are owned by the caller. */
char *dm_describe_stretch (DmDate from, DmDate to, const char *sentence);
char *dm_describe_axis (DmDate from, DmDate to);
char *dm_describe_event (const DmModel *model, const DmEvent *event);
char *dm_describe_dated_evidence (const DmModel *model, guint party, DmDate date,
                                  const DmEvidence *evidence);
char *dm_describe_turns (const GArray *turns);

G_END_DECLS
