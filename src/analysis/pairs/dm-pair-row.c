/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-pair-row.h"

#include <math.h>

/* A sanitizer isn't set up yet when the loader picks among clones; elsewhere the plain loops serve. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)          \
    && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define CLONED __attribute__ ((target_clones ("avx2", "default")))
#else
#define CLONED
#endif

CLONED static gboolean rank_steps (const double *restrict froms, const double *restrict tos,
                                   guint n, double first, double last, double step,
                                   gint16 *restrict from_ranks, gint16 *restrict to_ranks) {
  int on_steps = 1;
  for (guint i = 0; i < n; i++) {
    int is_empty = !(froms[i] <= tos[i]);
    double from = is_empty ? first : froms[i] > first ? froms[i] : first;
    double to = is_empty ? first : tos[i] < last ? tos[i] : last;
    int from_steps = (int) ((from - first) / step + 0.5);
    int to_steps = (int) ((to - first) / step + 0.5);
    on_steps &= is_empty | ((first + from_steps * step == from) & (first + to_steps * step == to));
    from_ranks[i] = (gint16) (is_empty ? DM_PAIR_EMPTY_FROM : from_steps);
    to_ranks[i] = (gint16) (is_empty ? DM_PAIR_EMPTY_TO : to_steps);
  }
  return on_steps;
}

/**
 * dm_pair_row_rank_steps:
 * @froms, @tos: the ends of each party's range, which is empty where they are the wrong way round
 * @steps: the scale's places, fewer than 16 bits hold
 * @from_ranks, @to_ranks: (out): how many steps from the first place each end lies
 *
 * Returns: whether all ends lie on steps; where not the ranks mean nothing
 */
gboolean dm_pair_row_rank_steps (const double *froms, const double *tos, guint n_parties,
                                 DmPairSteps steps, gint16 *from_ranks, gint16 *to_ranks) {
  return rank_steps (froms, tos, n_parties, steps.first, steps.last, steps.step, from_ranks,
                     to_ranks);
}

CLONED static void add_ranges (gint16 a_from, gint16 a_to, gint16 l_from, gint16 l_to,
                               const gint16 *restrict a_froms, const gint16 *restrict a_tos,
                               const gint16 *restrict l_froms, const gint16 *restrict l_tos,
                               guint n, guint16 *restrict overlap, guint16 *restrict open) {
  for (guint q = 0; q < n; q++) {
    gint16 a = (gint16) (-(a_from <= a_tos[q]) & -(a_froms[q] <= a_to));
    gint16 l = (gint16) (-(l_from <= l_tos[q]) & -(l_froms[q] <= l_to));
    overlap[q] = (guint16) (overlap[q] - (guint16) a);
    open[q] = (guint16) (open[q] - (guint16) (a | l));
  }
}

/** dm_pair_row_add_ranges: counts @party, which is on record, against the later ones on an ordered issue */
void dm_pair_row_add_ranges (const DmPairRanges *ranges, guint party, guint n_parties,
                             DmPairCounts counts) {
  guint next = party + 1;
  add_ranges (ranges->a_from[party], ranges->a_to[party], ranges->l_from[party],
              ranges->l_to[party], ranges->a_from + next, ranges->a_to + next,
              ranges->l_from + next, ranges->l_to + next, n_parties - next, counts.overlap,
              counts.open);
}

CLONED static void meet_words (guint16 word, const guint16 *restrict words, guint n,
                               guint16 *restrict meets) {
  for (guint q = 0; q < n; q++)
    meets[q] |= word & words[q];
}

/** dm_pair_row_meet_words: adds to @meets the options among 16 that @party shares with each later one */
void dm_pair_row_meet_words (const guint16 *words, guint party, guint n_parties, guint16 *meets) {
  meet_words (words[party], words + party + 1, n_parties - party - 1, meets);
}

CLONED static void add_meets (const guint16 *restrict a_meets, const guint16 *restrict l_meets,
                              guint n, guint16 *restrict overlap, guint16 *restrict open) {
  for (guint q = 0; q < n; q++) {
    overlap[q] = (guint16) (overlap[q] + (a_meets[q] != 0));
    open[q] = (guint16) (open[q] + ((a_meets[q] | l_meets[q]) != 0));
  }
}

/** dm_pair_row_add_meets: counts a row of a nominal issue from the options shared in A and in L */
void dm_pair_row_add_meets (const guint16 *a_meets, const guint16 *l_meets, guint n_pairs,
                            DmPairCounts counts) {
  add_meets (a_meets, l_meets, n_pairs, counts.overlap, counts.open);
}

CLONED static void add_distances (double place, double half, const double *restrict places,
                                  const double *restrict halves, const double *restrict has_demand,
                                  guint n, double *restrict distance, double *restrict weight) {
  for (guint q = 0; q < n; q++) {
    double mean = has_demand[q] * half + halves[q];
    distance[q] += mean * fabs (place - places[q]);
    weight[q] += mean;
  }
}

/**
 * dm_pair_row_add_distances:
 * @places: each party's demand as a share of the scale, 0 where it has none
 * @half_saliences: half of each party's salience, 0 where it has no demand
 * @has_demand: 1 or 0
 * @party: a party that has a demand
 *
 * Adds salience-weighted distances and their weights to the pairs of @party with each later one.
 */
void dm_pair_row_add_distances (const double *places, const double *half_saliences,
                                const double *has_demand, guint party, guint n_parties,
                                double *distance, double *weight) {
  guint next = party + 1;
  add_distances (places[party], half_saliences[party], places + next, half_saliences + next,
                 has_demand + next, n_parties - next, distance, weight);
}
