/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-analysis.h"

G_BEGIN_DECLS

/** DmCliFindings: all that `analyse` has to say. */
typedef struct {
  DmAnalysis *analysis;
  DmPairs *pairs;
  GPtrArray *proposals; /* of DmProposalResult */
} DmCliFindings;

DmCliFindings *dm_cli_findings_new (DmReading *reading, GError **error);
void dm_cli_findings_free (DmCliFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmCliFindings, dm_cli_findings_free)

char *dm_cli_findings_to_json (const DmCliFindings *findings);
char *dm_cli_findings_to_text (const DmCliFindings *findings);
void dm_cli_append_proposals (const DmCliFindings *findings, GString *text);

G_END_DECLS
