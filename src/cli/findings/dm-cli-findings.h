/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreement.h"
#include "dm-cli-draws.h"
#include "dm-cli-json.h"
#include "dm-concession.h"
#include "dm-forecast.h"
#include "dm-robustness.h"

G_BEGIN_DECLS

/** DmCliAsked: what `analyse` is to say beside verdicts, pairs and proposals. */
typedef struct {
  gboolean packages, concessions, forecast;
  DmDraws draws;
} DmCliAsked;

/** DmCliFindings: all that `analyse` has to say. */
typedef struct {
  DmCliAsked asked;
  DmAgreement *agreement; /* (nullable) */
  DmConcessions *concessions;
  DmRobustness *robustness; /* (nullable) */
  DmAnalysis *analysis;
  DmPairs *pairs;
  GPtrArray *proposals; /* of DmProposalResult */
} DmCliFindings;

DmCliFindings *dm_cli_findings_new (DmReading *reading, const DmCliAsked *asked, GError **error);
void dm_cli_findings_free (DmCliFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmCliFindings, dm_cli_findings_free)

char *dm_cli_findings_to_json (const DmCliFindings *findings);
char *dm_cli_findings_to_text (const DmCliFindings *findings);
void dm_cli_append_proposals (const DmCliFindings *findings, GString *text);
void dm_cli_append_words (const DmCliFindings *findings, GString *text);
void dm_cli_findings_add_more (const DmCliFindings *findings, DmCliJson *json);

G_END_DECLS
