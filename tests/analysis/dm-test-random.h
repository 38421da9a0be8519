/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-test-model.h"

G_BEGIN_DECLS

#define DM_TEST_MAX_PARTIES 5
#define DM_TEST_N_ISSUES 4
#define DM_TEST_UNITS 6 /* of an interval scale from 0 on; its places are tried at every half */

/** DmTestHolding: what a party says, and the sets that follow from it as bits, place by place. */
typedef struct {
  gboolean on_record;
  guint kind;
  guint accepts, limits; /* A and L */
  int demand;            /* a place, -1 for none */
  int salience;          /* -1 for none */
} DmTestHolding;

typedef struct {
  DmScaleType type;
  gboolean is_spaced; /* levels have places: 0, 1, 4, 9, … */
  gboolean is_fine;   /* an interval scale's unit is a quarter, not 1 */
  guint n_places;
  DmTestHolding holdings[DM_TEST_MAX_PARTIES];
} DmTestIssue;

/** DmTestRandom: a small model, chosen so that ties and touching ends are frequent. Party i has the id `pI`. */
typedef struct {
  guint n_parties;
  DmTestIssue issues[DM_TEST_N_ISSUES];
} DmTestRandom;

DmTestRandom *dm_test_random_new (GRand *rand, gboolean ordered_only);
void dm_test_random_free (DmTestRandom *random);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmTestRandom, dm_test_random_free)

DmModel *dm_test_random_build (const DmTestRandom *random, gboolean backwards, gboolean mirrored);
double dm_test_place (const DmTestIssue *issue, guint nth);

G_END_DECLS
