/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreement.h"
#include "dm-concession.h"
#include "dm-robustness.h"

G_BEGIN_DECLS

/** DmFindingKind: what a finding is about, in the order in which they are told. */
typedef enum {
  DM_FINDING_CLOSED,    /* a deadlock, and the red lines that make it one */
  DM_FINDING_WAY,       /* what the gaps together would take */
  DM_FINDING_GAP,       /* what would open one of them */
  DM_FINDING_EVEN,      /* the most even way through all of them */
  DM_FINDING_NO_COMMON, /* every two share an option, and all of them none */
  DM_FINDING_AGREED,    /* an overlap */
  DM_FINDING_PACKAGES,  /* what packages come to, and which are chosen */
  DM_FINDING_TRADE,     /* who could give way on what for what */
  DM_FINDING_WAITING,   /* what can't be settled without somebody */
  DM_FINDING_TIME,      /* whom it favours */
  DM_FINDING_UNSURE,    /* a verdict that hangs on one reading */
  DM_FINDING_FLIPPED,   /* a verdict that is another one in what is compared with */
  DM_FINDING_MOVED,     /* a party that stands elsewhere there */
} DmFindingKind;

/**
 * DmFinding:
 * @sentence: translated
 * @issues: (array length=n_issues): the issues that it is about, by index
 * @why: (array zero-terminated=1): translated: what it rests on, a sentence or more each
 *
 * What an analyst would say of an analysis, and why.
 */
typedef struct {
  DmFindingKind kind;
  char *sentence;
  guint n_issues;
  guint *issues;
  GStrv why;
} DmFinding;

GPtrArray *dm_findings_new (const DmConcessions *concessions, const DmAgreement *agreement,
                            const DmRobustness *robustness);
GPtrArray *dm_findings_new_changes (DmAnalysis *analysis);
void dm_finding_free (DmFinding *finding);
const char *dm_finding_kind_to_heading (DmFindingKind kind);

G_END_DECLS
