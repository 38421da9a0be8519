/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-pairs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-error.h"
#include "dm-pair-issue.h"

#define CANCEL_EVERY 64 /* issues */

#define WORD_BITS 64

/*
 * Counts are kept in 16 bits and carried over to the pairs before they can overflow. Which issues two parties share is known
 * once it is known of each alone on which it is on record.
 */
typedef struct {
  guint n_parties;
  gsize n_pairs;
  guint n_words; /* of issues, a bit each */
  guint64 *on_record;
  guint16 *overlap, *open;
  double *distance, *weight;
  guint16 *a_meets, *l_meets;
  guint n_uncarried; /* issues since the counts were carried over */
} Sums;

static void sums_clear (Sums *sums) {
  g_free (sums->on_record);
  g_free (sums->overlap);
  g_free (sums->open);
  g_free (sums->distance);
  g_free (sums->weight);
  g_free (sums->a_meets);
  g_free (sums->l_meets);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sums, sums_clear)

static gboolean sums_init (Sums *sums, guint n_parties, guint n_issues) {
  gsize n_pairs = n_parties < 2 ? 0 : (gsize) n_parties * (n_parties - 1) / 2;
  gsize room = MAX (n_pairs, 1);
  guint n_words = (n_issues + WORD_BITS - 1) / WORD_BITS;
  *sums = (Sums){ .n_parties = n_parties, .n_pairs = n_pairs, .n_words = n_words };
  sums->on_record = g_try_new0 (guint64, MAX ((gsize) n_parties * n_words, 1));
  sums->overlap = g_try_new0 (guint16, room);
  sums->open = g_try_new0 (guint16, room);
  sums->distance = g_try_new0 (double, room);
  sums->weight = g_try_new0 (double, room);
  sums->a_meets = g_new (guint16, MAX (n_parties, 1));
  sums->l_meets = g_new (guint16, MAX (n_parties, 1));
  return sums->on_record != NULL && sums->overlap != NULL && sums->open != NULL
         && sums->distance != NULL && sums->weight != NULL;
}

static void carry_over (Sums *sums, DmPairs *pairs) {
  for (gsize i = 0; i < sums->n_pairs; i++) {
    DmPair *pair = &pairs->pairs[i];
    pair->n_overlap += sums->overlap[i];
    pair->n_gap += sums->open[i] - sums->overlap[i];
  }
  memset (sums->overlap, 0, sums->n_pairs * sizeof (guint16));
  memset (sums->open, 0, sums->n_pairs * sizeof (guint16));
  sums->n_uncarried = 0;
}

static void add_nominal (Sums *sums, const DmPairIssue *issue, guint party, DmPairCounts counts) {
  guint n = sums->n_parties - party - 1;
  memset (sums->a_meets, 0, n * sizeof (guint16));
  memset (sums->l_meets, 0, n * sizeof (guint16));
  for (guint w = 0; w < issue->n_words; w++) {
    gsize start = (gsize) w * sums->n_parties;
    dm_pair_row_meet_words (issue->a_words + start, party, sums->n_parties, sums->a_meets);
    dm_pair_row_meet_words (issue->l_words + start, party, sums->n_parties, sums->l_meets);
  }
  dm_pair_row_add_meets (sums->a_meets, sums->l_meets, n, counts);
}

static void add_record (Sums *sums, const DmPairIssue *issue, guint nth) {
  for (guint party = 0; party < sums->n_parties; party++)
    sums->on_record[(gsize) party * sums->n_words + nth / WORD_BITS]
        |= (guint64) issue->on_record[party] << nth % WORD_BITS;
}

static guint count_shared (const Sums *sums, guint a, guint b) {
  const guint64 *of_a = sums->on_record + (gsize) a * sums->n_words;
  const guint64 *of_b = sums->on_record + (gsize) b * sums->n_words;
  guint n = 0;
  for (guint word = 0; word < sums->n_words; word++)
    n += (guint) __builtin_popcountll (of_a[word] & of_b[word]);
  return n;
}

/* What isn't open between two parties is deadlocked. */
static void finish (const Sums *sums, DmPairs *pairs) {
  gsize i = 0;
  for (guint a = 0; a < sums->n_parties; a++)
    for (guint b = a + 1; b < sums->n_parties; b++, i++) {
      DmPair *pair = &pairs->pairs[i];
      pair->n_shared = count_shared (sums, a, b);
      pair->n_deadlock = pair->n_shared - pair->n_overlap - pair->n_gap;
      pair->distance = sums->weight[i] > 0 ? sums->distance[i] / sums->weight[i] : NAN;
    }
}

static void add_issue (Sums *sums, const DmPairIssue *issue) {
  gsize first = 0; /* of the row's pairs */
  for (guint party = 0; party + 1 < sums->n_parties; party++) {
    DmPairCounts counts = { sums->overlap + first, sums->open + first };
    if (!issue->on_record[party]) {
      first += sums->n_parties - party - 1;
      continue;
    }
    if (issue->is_nominal)
      add_nominal (sums, issue, party, counts);
    else
      dm_pair_row_add_ranges (&issue->ranges, party, sums->n_parties, counts);
    if (issue->is_metric && issue->has_demand[party] > 0)
      dm_pair_row_add_distances (issue->places, issue->half_saliences, issue->has_demand, party,
                                 sums->n_parties, sums->distance + first, sums->weight + first);
    first += sums->n_parties - party - 1;
  }
}

static gboolean add_all (Sums *sums, DmReading *reading, DmPairs *pairs, GCancellable *cancellable,
                         GError **error) {
  g_autoptr (DmPairIssue) issue = dm_pair_issue_new (reading);
  guint n_issues = dm_reading_get_n_issues (reading);
  for (guint nth = 0; nth < n_issues; nth++) {
    if (nth % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (!dm_pair_issue_fill (issue, reading, dm_reading_get_issue (reading, nth)))
      continue;
    add_record (sums, issue, nth);
    add_issue (sums, issue);
    if (++sums->n_uncarried == G_MAXUINT16)
      carry_over (sums, pairs);
  }
  carry_over (sums, pairs);
  finish (sums, pairs);
  return TRUE;
}

static DmPairs *list_pairs (const DmReading *reading, gsize n_pairs) {
  guint n = dm_reading_get_n_parties (reading);
  g_autoptr (DmPairs) pairs = g_new0 (DmPairs, 1);
  pairs->n_pairs = (guint) n_pairs;
  pairs->pairs = g_try_new0 (DmPair, MAX (n_pairs, 1));
  if (pairs->pairs == NULL)
    return NULL;
  DmPair *pair = pairs->pairs;
  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++, pair++) {
      pair->a = dm_reading_get_party (reading, a);
      pair->b = dm_reading_get_party (reading, b);
    }
  return g_steal_pointer (&pairs);
}

/**
 * dm_pairs_new:
 * @reading: a reading
 * @cancellable: (nullable): stops it between issues
 * @error: return location
 *
 * Counts for every two shown parties the issues on which both are on record, and those that overlap, have a gap or
 * are deadlocked between the two alone; and how far apart their demands lie: `Σ w·|x_a − x_b| ÷ Σ w` over metric
 * issues, x as shares of the scale, w the mean of the two saliences. Demands at 0 and 1 with saliences 80 and 40, and
 * at ½ and ½ with 60 and 60, give (60·1 + 60·0) ÷ 120 = ½.
 *
 * Returns: (transfer full) (nullable): the pairs, or %NULL: cancelled, or DM_ERROR_LIMIT with more parties than
 *   16,383 or than there is memory for
 */
DmPairs *dm_pairs_new (DmReading *reading, GCancellable *cancellable, GError **error) {
  guint n = dm_reading_get_n_parties (reading);
  g_auto (Sums) sums = { 0 };
  g_autoptr (DmPairs) pairs = NULL;
  if (n <= DM_PAIR_MAX_PARTIES && sums_init (&sums, n, dm_reading_get_n_issues (reading)))
    pairs = list_pairs (reading, sums.n_pairs);
  if (pairs == NULL) {
    g_set_error (error, DM_ERROR, DM_ERROR_LIMIT,
                 g_dngettext (GETTEXT_PACKAGE, "%u party is too many to be compared two by two",
                              "%u parties are too many to be compared two by two", n),
                 n);
    return NULL;
  }
  if (!add_all (&sums, reading, pairs, cancellable, error))
    return NULL;
  return g_steal_pointer (&pairs);
}

/** dm_pairs_free: frees the pairs */
void dm_pairs_free (DmPairs *pairs) {
  g_free (pairs->pairs);
  g_free (pairs);
}
