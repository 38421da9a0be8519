/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-concession.h"

G_BEGIN_DECLS

void dm_concession_price (DmConcession *concession, const DmIssueResult *result);
void dm_concession_clear (DmConcession *concession, const DmScale *scale);

/*
 * Burdens are counted in whole units, so that equal ones are equal. A unit is one part of 100 × 720,720: every share of a scale
 * with up to 17 levels, times a salience without decimals, comes out whole. What one gap costs one party fits into 32 bits.
 */
#define DM_BURDEN_UNITS (100.0 * 720720.0)

/**
 * DmEvenGap:
 * @n_places: the places to choose from
 * @n_payers: the parties on record; @payers says where each stands in the reading
 * @is_ordered: whether the places are in order along a scale, where what a party pays falls, and then rises
 * @costs: in units: of place i and payer j at i × @n_payers + j
 *
 * A gap as the search for the most even way sees it.
 */
typedef struct {
  guint n_places, n_payers;
  gboolean is_ordered;
  double *places;
  guint *payers;
  gint32 *costs;
} DmEvenGap;

void dm_even_gap_init (DmEvenGap *gap, const DmIssueResult *result);
void dm_even_gap_clear (DmEvenGap *gap);

/**
 * DmEvenSearch:
 * @best: the places chosen so far, an index a gap
 * @burdens: what they make each party give, in units
 * @bound: no choice makes the largest burden less
 *
 * A search for the most even way: over @n_gaps gaps, between @n_parties parties.
 */
typedef struct {
  guint n_gaps, n_parties;
  const DmEvenGap *gaps;
  guint *best;
  gint64 *burdens;
  gint64 bound;
  guint64 n_examined;
  GCancellable *cancellable;
} DmEvenSearch;

int dm_even_compare (const gint64 *a, const gint64 *b, guint n_parties, gint64 *room);
void dm_even_add_up (const DmEvenSearch *search, const guint *choices, gint64 *burdens);
void dm_even_find_good (DmEvenSearch *search);
gboolean dm_even_find_best (DmEvenSearch *search);

G_END_DECLS
