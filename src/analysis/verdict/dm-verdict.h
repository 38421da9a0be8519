/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-reading.h"

G_BEGIN_DECLS

typedef enum {
  DM_VERDICT_OVERLAP,
  DM_VERDICT_GAP,
  DM_VERDICT_DEADLOCK,
  DM_VERDICT_ONE_SIDED,
  DM_VERDICT_SILENT,
  DM_N_VERDICTS
} DmVerdict;

const char *dm_verdict_to_id (
    DmVerdict verdict); /* "overlap", "gap", "deadlock", "one-sided", "silent" */

/**
 * DmGap:
 * @known: on an ordered scale, whether any two parties' accepted sets lie apart (if not, ∩A is empty because
 *   @undeclared parties gave limits only); always TRUE on a nominal one
 * @low, @high: the parties between whom it lies: all that attain min A.to, all that attain max A.from
 * @from, @to: the places min A.to and max A.from
 * @levels_between: levels strictly between; -1 on scales without levels
 * @distance: in the scale's unit, NAN off metric scales
 * @share: @distance as a share (0 to 1) of the scale, NAN off metric scales
 * @missing: nominal: the least number of parties that would have to add an option; -1 otherwise
 * @pairwise: nominal: TRUE where every two parties share an option and all of them none
 */
typedef struct {
  gboolean known;
  guint n_low, n_high, n_undeclared;
  guint *low, *high, *undeclared;
  double from, to;
  int levels_between;
  double distance;
  double share;
  int missing;
  gboolean pairwise;
} DmGap;

/**
 * DmIssueResult: the verdict on one issue and what it rests on; immutable, reference-counted.
 * @zone: ∩A where the verdict is overlap, else empty; @open_ground: ∩L where it is gap, else empty; ranges
 *   are cut to the ends of the scale. On a one-sided or silent issue both are empty.
 * @has_gap: TRUE for gap and deadlock
 */
typedef struct {
  guint issue;
  DmVerdict verdict;
  DmRecord record;
  DmSet zone;
  DmSet open_ground;
  gboolean has_gap;
  DmGap gap;
  guint n_blocked_by, n_waits_for, n_not_on_record;
  guint *blocked_by;    /* parties whose red lines exclude one another */
  guint *waits_for;     /* needed parties that are not on record or not at the table */
  guint *not_on_record; /* shown parties without a position in force here */
  DmReading *reading;   /* what it was computed from: after an edit elsewhere the one before it */
} DmIssueResult;

guint *dm_verdict_list_waits_for (const DmReading *reading, guint issue, guint *n_parties);

DmIssueResult *dm_issue_result_new (DmReading *reading, guint issue);
DmIssueResult *dm_issue_result_ref (DmIssueResult *result);
void dm_issue_result_unref (DmIssueResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmIssueResult, dm_issue_result_unref)

G_END_DECLS
