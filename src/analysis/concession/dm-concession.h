/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-analysis.h"

G_BEGIN_DECLS

/*
 * What would open the gaps: a party concedes by widening what it accepts to a place, never past its own limits. What that costs it is
 * its salience on the issue as a share of 100, times the share of the scale that it moves: levels moved of those there are to move,
 * which is a convention; distance, where the scale is metric; the whole on a nominal one.
 */

/**
 * DmMove:
 * @from: on an ordered scale the nearest place that it accepts; NAN on a nominal one, where it adds the option
 * @cost: above 0; 0 only for a party to whom the issue doesn't matter
 * @salience_assumed: whether its salience isn't on record and counts as 50
 *
 * What one party would have to give for a place to be accepted by all.
 */
typedef struct {
  guint party;
  double from;
  double cost;
  gboolean salience_assumed;
} DmMove;

/**
 * DmConcession:
 * @cheapest: all places of least total cost: on an ordered scale a range, in which every place (of levels: every level) costs
 *   the same; on a nominal one options
 * @to: the first of them
 * @cost: what all moves to @to cost together
 * @undeclared: parties with only limits on record: what they would accept isn't known, so that it has no price
 * @n_examined: how many places were compared: all levels or options within everybody's limits, of an interval scale the ends of
 *   the sets, between which the cost is linear
 *
 * The cheapest way through one gap.
 */
typedef struct {
  guint issue;
  DmSet cheapest;
  double to;
  double cost;
  guint n_moves;
  DmMove *moves;
  guint n_undeclared;
  guint *undeclared;
  guint n_examined;
} DmConcession;

/** DmClosed: a deadlock: which parties' red lines would have to go. There is no price for that. */
typedef struct {
  guint issue;
  guint n_red_lines;
  const guint *red_lines; /* the result's own */
} DmClosed;

/**
 * DmEven:
 * @n_choices: as many as there are gaps
 * @choices: a place for each gap, in the order of the concessions
 * @n_parties: the shown parties
 * @burdens: what each of them gives over all gaps together, in the order of the reading
 * @exact: whether no other choice is more even: the largest burden can't be less, with that the second largest can't, and so on
 * @bound: no choice makes the largest burden less than this; where @exact it is the largest burden
 * @n_examined: how many choices were compared
 *
 * The way through all gaps that is most even (leximax). Levels and options are all looked at; on interval scales, where any number
 * could be chosen, the steps (eleven even places where there are none, and 200 at the most) and the ends of the sets.
 */
typedef struct {
  guint n_choices, n_parties;
  double *choices;
  double *burdens;
  gboolean exact;
  double bound;
  guint64 n_examined;
} DmEven;

/** DmConcessions: what would open the gaps of an analysis; immutable, reference-counted. */
typedef struct {
  gatomicrefcount ref_count;
  DmAnalysis *analysis;
  guint n_gaps;
  DmConcession *gaps; /* in the order of the analysis */
  double total;
  guint n_closed;
  DmClosed *closed;
  DmEven even;
  guint64 n_examined; /* places of the cheapest, and choices of the most even */
} DmConcessions;

DmConcessions *dm_concessions_new (DmAnalysis *analysis, GCancellable *cancellable, GError **error);
DmConcessions *dm_concessions_ref (DmConcessions *concessions);
void dm_concessions_unref (DmConcessions *concessions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmConcessions, dm_concessions_unref)

G_END_DECLS
