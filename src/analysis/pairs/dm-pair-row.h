/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DM_PAIR_EMPTY_FROM G_MAXINT16
#define DM_PAIR_EMPTY_TO ((gint16) -1)
#define DM_PAIR_MAX_PARTIES 16383 /* so that every rank fits below DM_PAIR_EMPTY_FROM */
#define DM_PAIR_WORD_BITS 16

/*
 * The inner loops of the pairs: all parties of an issue, and one party against all that follow it. Everything is laid out by party in
 * 16 bits, so that a compiler makes 8 or 16 pairs of one instruction; each pair has its own place in the counts and
 * adds in the order of the issues, which keeps the results the same on every machine.
 */

/** DmPairCounts: what a row adds to, one of each for a pair: issues overlapping, and not deadlocked. */
typedef struct {
  guint16 *overlap;
  guint16 *open;
} DmPairCounts;

/** DmPairRanges: the ranks of the ends of A and L; a party not on record has both empty. */
typedef struct {
  gint16 *a_from, *a_to;
  gint16 *l_from, *l_to;
} DmPairRanges;

/** DmPairSteps: places of an ordered scale that are evenly spread. */
typedef struct {
  double first, last, step;
} DmPairSteps;

gboolean dm_pair_row_rank_steps (const double *froms, const double *tos, guint n_parties,
                                 DmPairSteps steps, gint16 *from_ranks, gint16 *to_ranks);
void dm_pair_row_add_ranges (const DmPairRanges *ranges, guint party, guint n_parties,
                             DmPairCounts counts);
void dm_pair_row_meet_words (const guint16 *words, guint party, guint n_parties, guint16 *meets);
void dm_pair_row_add_meets (const guint16 *a_meets, const guint16 *l_meets, guint n_pairs,
                            DmPairCounts counts);
void dm_pair_row_add_distances (const double *places, const double *half_saliences,
                                const double *has_demand, guint party, guint n_parties,
                                double *distance, double *weight);

G_END_DECLS
