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

CLONED static void add_ranges (gint16 a_from, gint16 a_to, gint16 l_from, gint16 l_to,
                               const gint16 *restrict a_froms, const gint16 *restrict a_tos,
                               const gint16 *restrict l_froms, const gint16 *restrict l_tos,
                               const guint16 *restrict on_record, guint n, guint16 *restrict shared,
                               guint16 *restrict overlap, guint16 *restrict open) {
  for (guint q = 0; q < n; q++) {
    gint16 a = (gint16) (-(a_from <= a_tos[q]) & -(a_froms[q] <= a_to));
    gint16 l = (gint16) (-(l_from <= l_tos[q]) & -(l_froms[q] <= l_to));
    overlap[q] = (guint16) (overlap[q] - (guint16) a);
    open[q] = (guint16) (open[q] - (guint16) (a | l));
    shared[q] = (guint16) (shared[q] + on_record[q]);
  }
}

/** dm_pair_row_add_ranges: counts @party, which is on record, against the later ones on an ordered issue */
void dm_pair_row_add_ranges (const DmPairRanges *ranges, guint party, guint n_parties,
                             DmPairCounts counts) {
  guint next = party + 1;
  add_ranges (ranges->a_from[party], ranges->a_to[party], ranges->l_from[party],
              ranges->l_to[party], ranges->a_from + next, ranges->a_to + next,
              ranges->l_from + next, ranges->l_to + next, ranges->on_record + next,
              n_parties - next, counts.shared, counts.overlap, counts.open);
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
                              const guint16 *restrict on_record, guint n, guint16 *restrict shared,
                              guint16 *restrict overlap, guint16 *restrict open) {
  for (guint q = 0; q < n; q++) {
    overlap[q] = (guint16) (overlap[q] + (a_meets[q] != 0));
    open[q] = (guint16) (open[q] + ((a_meets[q] | l_meets[q]) != 0));
    shared[q] = (guint16) (shared[q] + on_record[q]);
  }
}

/** dm_pair_row_add_meets: counts a row of a nominal issue from the options shared in A and in L */
void dm_pair_row_add_meets (const guint16 *a_meets, const guint16 *l_meets,
                            const guint16 *on_record, guint n_pairs, DmPairCounts counts) {
  add_meets (a_meets, l_meets, on_record, n_pairs, counts.shared, counts.overlap, counts.open);
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
