/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-briefing.h"

G_BEGIN_DECLS

/* Adds what is to be said of @analysis, which is of the whole model, to the steps. Returns: %FALSE where it was cancelled */
gboolean dm_briefing_add_automatic (GPtrArray *steps, DmAnalysis *analysis,
                                    GCancellable *cancellable, GError **error);

/* Words of its captions, of some results of an analysis; (transfer full). */
char *dm_briefing_describe_share (const GPtrArray *results);
char *dm_briefing_describe_meeting (const GPtrArray *results);
char *dm_briefing_describe_widest (const GPtrArray *results, guint n_gaps);

G_END_DECLS
