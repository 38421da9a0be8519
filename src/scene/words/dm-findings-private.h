/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-findings.h"

G_BEGIN_DECLS

/* Findings while they are put together, one file a subject. */
typedef struct {
  DmAnalysis *analysis;
  DmModel *model;
  GPtrArray *list;
  const DmIssueResult **by_issue; /* NULL where an issue isn't shown */
} DmFindings;

DmFinding *dm_findings_add (DmFindings *findings, DmFindingKind kind, char *sentence);
void dm_finding_add_issue (DmFinding *finding, guint issue);
void dm_finding_take_why (DmFinding *finding, char *why);
void dm_finding_add_positions (DmFinding *finding, const DmIssueResult *result);
const DmIssueResult *dm_findings_find_result (const DmFindings *findings, guint issue);

void dm_findings_add_closed (DmFindings *findings, const DmConcessions *concessions);
void dm_findings_add_ways (DmFindings *findings, const DmConcessions *concessions);
void dm_findings_add_packages (DmFindings *findings, const DmAgreement *agreement);

G_END_DECLS
