/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-robustness-private.h"

#define BITS 64

/*
 * A nominal scale has no ends to redraw. Its options take their place: each that a party neither demands nor rules out is redrawn, by
 * the chance of the position, to be accepted or not, one as likely as the other. Sets are rows of words.
 */
typedef struct {
  DmDraws *draws;
  guint n_holdings, n_words;
  guint64 *coded;  /* what each accepts as coded */
  guint64 *free;   /* what can be redrawn of it */
  guint64 *drawn;  /* what each accepts in this draw */
  guint64 *before; /* what all before each one share, and all after */
  guint64 *after;
  gboolean *changed; /* whether the draw of each differs from what is coded */
} Sampler;

static guint64 *row (const Sampler *sampler, guint64 *rows, guint nth) {
  return &rows[(gsize) nth * sampler->n_words];
}

static void set_bit (guint64 *words, guint bit) {
  words[bit / BITS] |= G_GUINT64_CONSTANT (1) << (bit % BITS);
}

static void add_holding (Sampler *sampler, guint nth) {
  const DmScale *scale = sampler->draws->scale;
  const DmPosition *position = sampler->draws->result->record.holdings[nth].position;
  DmSet accepted, limits;

  dm_position_get_accepted (position, scale, &accepted);
  dm_position_get_limits (position, scale, &limits);
  for (guint option = 0; option < scale->n_levels; option++) {
    gboolean demanded = (position->flags & DM_POSITION_DEMAND) && position->demand == option;

    if (dm_option_set_contains (&accepted.options, option))
      set_bit (row (sampler, sampler->coded, nth), option);
    if (!demanded && dm_option_set_contains (&limits.options, option))
      set_bit (row (sampler, sampler->free, nth), option);
  }
  dm_scale_set_clear (scale, &accepted);
  dm_scale_set_clear (scale, &limits);
}

static void redraw (Sampler *sampler, guint nth) {
  const guint64 *coded = row (sampler, sampler->coded, nth);
  const guint64 *free = row (sampler, sampler->free, nth);
  guint64 *drawn = row (sampler, sampler->drawn, nth), any = 0;
  guint64 chance = sampler->draws->chances[nth];

  memcpy (drawn, coded, sampler->n_words * sizeof (guint64));
  sampler->changed[nth] = FALSE;
  if (chance == 0)
    return;
  for (guint option = 0; option < sampler->draws->scale->n_levels; option++) {
    guint64 bit = G_GUINT64_CONSTANT (1) << (option % BITS), next;

    if (!(free[option / BITS] & bit))
      continue;
    next = dm_random_next (&sampler->draws->random);
    if ((next >> 32) < chance && (next & 1) != ((drawn[option / BITS] & bit) != 0))
      drawn[option / BITS] ^= bit;
  }
  for (guint w = 0; w < sampler->n_words; w++)
    any |= drawn[w];
  /* whoever is on record with something accepts something */
  if (any == 0)
    memcpy (drawn, coded, sampler->n_words * sizeof (guint64));
  sampler->changed[nth] = memcmp (drawn, coded, sampler->n_words * sizeof (guint64)) != 0;
}

static void intersect (guint64 *to, const guint64 *a, const guint64 *b, guint n_words) {
  for (guint w = 0; w < n_words; w++)
    to[w] = a[w] & b[w];
}

static gboolean meet (const guint64 *a, const guint64 *b, const guint64 *c, guint n_words) {
  for (guint w = 0; w < n_words; w++)
    if (a[w] & b[w] & c[w])
      return TRUE;
  return FALSE;
}

static void draw (Sampler *sampler) {
  guint n = sampler->n_holdings, n_words = sampler->n_words;
  gboolean all_meet;

  for (guint i = 0; i < n; i++) {
    redraw (sampler, i);
    intersect (row (sampler, sampler->before, i + 1), row (sampler, sampler->before, i),
               row (sampler, sampler->drawn, i), n_words);
  }
  for (guint i = n; i-- > 0;)
    intersect (row (sampler, sampler->after, i), row (sampler, sampler->after, i + 1),
               row (sampler, sampler->drawn, i), n_words);
  all_meet = meet (sampler->after, sampler->after, sampler->after, n_words);
  sampler->draws->n_overlaps += all_meet ? 1 : 0;
  for (guint i = 0; i < n; i++)
    if (sampler->changed[i]
        && meet (row (sampler, sampler->before, i), row (sampler, sampler->coded, i),
                 row (sampler, sampler->after, i + 1), n_words)
               != all_meet)
      sampler->draws->changes[i]++;
}

/** dm_draws_run_nominal: the draws for an issue on a nominal scale */
void dm_draws_run_nominal (DmDraws *draws) {
  Sampler sampler = { .draws = draws,
                      .n_holdings = draws->result->record.n_holdings,
                      .n_words = (draws->scale->n_levels + BITS - 1) / BITS };
  gsize size = ((gsize) sampler.n_holdings + 1) * sampler.n_words;
  g_autofree guint64 *rows = g_new0 (guint64, 5 * size);
  g_autofree gboolean *changed = g_new0 (gboolean, sampler.n_holdings);

  sampler.coded = rows;
  sampler.free = rows + size;
  sampler.drawn = rows + 2 * size;
  sampler.before = rows + 3 * size;
  sampler.after = rows + 4 * size;
  sampler.changed = changed;
  memset (row (&sampler, sampler.before, 0), 0xff, sampler.n_words * sizeof (guint64));
  memset (row (&sampler, sampler.after, sampler.n_holdings), 0xff,
          sampler.n_words * sizeof (guint64));
  for (guint i = 0; i < sampler.n_holdings; i++)
    add_holding (&sampler, i);
  for (guint i = 0; i < draws->n_draws; i++) {
    if (i % DM_DRAWS_BREATH == 0 && g_cancellable_is_cancelled (draws->cancellable))
      return;
    draw (&sampler);
  }
}
