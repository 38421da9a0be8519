/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-score.h"

G_BEGIN_DECLS

#define DM_PACKAGE_EVEN_POINTS 11
#define DM_PACKAGE_MAX_POINTS 65536 /* of one issue */

/** DmPointsFrom: which points of an issue a package chooses among. */
typedef enum {
  DM_POINTS_LEVELS, /* the levels or options */
  DM_POINTS_STEPS,  /* the steps of an interval scale, from its low end on */
  DM_POINTS_EVEN,   /* 11 even points, there being no step */
  DM_POINTS_COARSE, /* 11 even points, the steps being more than 65,536 */
  DM_POINTS_TERM,   /* on an interval scale the term that is given */
} DmPointsFrom;

/**
 * DmPackageStake: what an issue is to a party on record on it.
 * @nth: which of the grid's parties
 * @bases: bits 1 << DmScoreBasis: which scores its points have
 * @weight: its salience on the party's grid, 0 where no score can be told
 * @worth: (nullable): what each point adds to the party's score, 0 to @weight; %NULL where no score can be told
 */
typedef struct {
  guint nth;
  guint bases;
  gint64 weight;
  gint64 *worth;
} DmPackageStake;

typedef struct {
  guint issue;
  DmPointsFrom from;
  guint n_points;
  guint n_possible, n_agreed;
  double *places;
  gboolean is_given;   /* a term is: nothing else counts as possible */
  guint8 *is_possible; /* inside everybody's limits */
  guint n_stakes;
  DmPackageStake *stakes;
} DmPackageIssue;

/**
 * DmPackageParty: a shown party.
 * @is_scored: whether it has a score: on record on an issue with some salience and not with limits only
 * @whole: what a score of 100 is on its grid, so that a step of the grid is 100 ÷ @whole
 * @is_exact: whether every score is a whole number of steps as it stands; where not, each term of the sum was rounded to one
 * @no_deal: d on the grid, 0 where none is given
 */
typedef struct {
  guint party;
  gboolean is_scored, is_exact, salience_assumed, no_deal_given;
  gint64 whole;
  gint64 no_deal;
} DmPackageParty;

/** DmPackageScope: which issues a package is about. */
typedef enum {
  DM_PACKAGES_OF_ALL,        /* every one shown on which a shown party is on record */
  DM_PACKAGES_WITHOUT_CLOSED /* but those on which no point is within everybody's limits */
} DmPackageScope;

/** DmPackageGrid: the packages of a reading and what their points are worth, in whole numbers; immutable, reference-counted. */
typedef struct {
  gatomicrefcount ref_count;
  DmReading *reading;
  DmPackageScope scope;
  guint n_parties;
  DmPackageParty *parties; /* the shown ones */
  guint n_scored;
  guint *scored; /* which of @parties have a score */
  guint n_issues;
  DmPackageIssue *issues; /* the shown ones on which a shown party is on record */
  guint n_closed, n_waiting;
  guint *
      closed; /* issues of the model without a possible point: they are among @issues unless they were left out */
  guint *waiting; /* which of @issues wait for a party that they need */
} DmPackageGrid;

DmPackageGrid *dm_package_grid_new (DmReading *reading, DmPackageScope scope,
                                    GCancellable *cancellable, GError **error);
DmPackageGrid *dm_package_grid_new_with_terms (DmReading *reading, DmPackageScope scope,
                                               const DmProposal *terms, GCancellable *cancellable,
                                               GError **error);
DmPackageGrid *dm_package_grid_ref (DmPackageGrid *grid);
void dm_package_grid_unref (DmPackageGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmPackageGrid, dm_package_grid_unref)

/** DmPackageCount: what is counted. */
typedef enum { DM_PACKAGES_ALL, DM_PACKAGES_POSSIBLE, DM_PACKAGES_AGREED } DmPackageCount;

gboolean dm_package_grid_is_closed (const DmPackageGrid *grid);
char *dm_package_grid_count (const DmPackageGrid *grid, DmPackageCount what);
guint *dm_package_grid_list_waits_for (const DmPackageGrid *grid, guint nth, guint *n_parties);
const DmPackageStake *dm_package_issue_find_stake (const DmPackageIssue *issue, guint nth);
gboolean dm_package_issue_find_point (const DmPackageIssue *issue, double place, guint *point);
double dm_package_party_score (const DmPackageParty *party, gint64 worth);

/* dm-package-scale.c: fills in the saliences and worths */
gboolean dm_package_grid_scale (DmPackageGrid *grid, GCancellable *cancellable, GError **error);

G_END_DECLS
