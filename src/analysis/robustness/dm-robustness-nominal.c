/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-robustness-private.h"

#define BITS 64

/*
 * A nominal scale has no ends to redraw. Its options take their place: each that a party neither demands nor rules out is redrawn, by
 * the chance of the position, to be accepted or not, one as likely as the other; so it changes with half that chance. Sets are rows of
 * words.
 *
 * Whether options change is drawn for a word of them at once: a random number is below the chance where, after the same binary digits
 * in both, it has a 0 and the chance a 1. After a few digits nearly all are decided.
 */
#define DIGITS 33 /* of half a chance in 2^32 */

/* The options of as many parties as fit into a word, and of the chance that each changes the digits, the greatest first. */
typedef struct {
  guint64 digits[DIGITS];
} Block;

typedef struct {
  DmIssueDraws *draws;
  guint n_holdings, n_words;
  guint64 *coded;  /* what each accepts as coded */
  guint64 *free;   /* what can be redrawn of it */
  guint64 *drawn;  /* what each accepts in this draw */
  guint64 *before; /* what all before each one share, and all after */
  guint64 *after;
  gboolean *changed; /* whether the draw of each differs from what is coded */
  guint n_a_block;   /* parties; 0 where the options of one take more than a word */
  Block *blocks;
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

static guint64 get_digit (guint64 chance, guint nth) {
  return chance >> (DIGITS - 1 - nth) & 1;
}

static void make_blocks (Sampler *sampler) {
  guint n_levels = sampler->draws->scale->n_levels;

  for (guint i = 0; i < sampler->n_holdings && sampler->n_a_block > 0; i++)
    for (guint digit = 0; digit < DIGITS; digit++)
      if (get_digit (sampler->draws->chances[i], digit))
        sampler->blocks[i / sampler->n_a_block].digits[digit]
            |= sampler->free[i] << i % sampler->n_a_block * n_levels;
}

static void decide (DmRandom *random, guint64 digits, guint64 *undecided, guint64 *changes) {
  guint64 next = dm_random_next (random);

  *changes |= *undecided & ~next & digits;
  *undecided &= ~(next ^ digits);
}

/* Which options of a block change. */
static guint64 draw_block (DmRandom *random, const Block *block) {
  guint64 undecided = G_MAXUINT64, changes = 0;

  for (guint i = 0; i < DIGITS && undecided != 0; i++)
    decide (random, block->digits[i], &undecided, &changes);
  return changes;
}

/* Which of the options change that have one chance. */
static guint64 draw_word (DmRandom *random, guint64 free, guint64 chance) {
  guint64 undecided = free, changes = 0;

  for (guint i = 0; i < DIGITS && undecided != 0; i++)
    decide (random, get_digit (chance, i) ? free : 0, &undecided, &changes);
  return changes;
}

/* Returns: whether the party accepts anything else than as coded in this draw */
static gboolean change (Sampler *sampler, guint nth, const guint64 *changes) {
  const guint64 *coded = row (sampler, sampler->coded, nth);
  guint64 *drawn = row (sampler, sampler->drawn, nth), any = 0, changed = 0;

  for (guint w = 0; w < sampler->n_words; w++) {
    drawn[w] = coded[w] ^ changes[w];
    changed |= changes[w];
    any |= drawn[w];
  }
  /* whoever is on record with something accepts something */
  if (any == 0)
    memcpy (drawn, coded, sampler->n_words * sizeof (guint64));
  return changed != 0 && any != 0;
}

static void redraw_blocks (Sampler *sampler) {
  guint n_levels = sampler->draws->scale->n_levels;

  for (guint first = 0; first < sampler->n_holdings; first += sampler->n_a_block) {
    guint64 block
        = draw_block (&sampler->draws->random, &sampler->blocks[first / sampler->n_a_block]);
    guint end = MIN (first + sampler->n_a_block, sampler->n_holdings);

    for (guint i = first; i < end; i++) {
      guint64 changes = block >> (i - first) * n_levels & sampler->free[i];
      sampler->changed[i] = change (sampler, i, &changes);
    }
  }
}

static void redraw_words (Sampler *sampler) {
  g_autofree guint64 *changes = g_new (guint64, sampler->n_words);

  for (guint i = 0; i < sampler->n_holdings; i++) {
    for (guint w = 0; w < sampler->n_words; w++)
      changes[w] = draw_word (&sampler->draws->random, row (sampler, sampler->free, i)[w],
                              sampler->draws->chances[i]);
    sampler->changed[i] = change (sampler, i, changes);
  }
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

  if (sampler->n_a_block > 0)
    redraw_blocks (sampler);
  else
    redraw_words (sampler);
  for (guint i = 0; i < n; i++)
    intersect (row (sampler, sampler->before, i + 1), row (sampler, sampler->before, i),
               row (sampler, sampler->drawn, i), n_words);
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
void dm_draws_run_nominal (DmIssueDraws *draws) {
  guint n_levels = draws->scale->n_levels;
  Sampler sampler = { .draws = draws,
                      .n_holdings = draws->result->record.n_holdings,
                      .n_words = (n_levels + BITS - 1) / BITS,
                      .n_a_block = BITS / n_levels };
  gsize size = ((gsize) sampler.n_holdings + 1) * sampler.n_words;
  g_autofree guint64 *rows = g_new0 (guint64, 5 * size);
  g_autofree Block *blocks = g_new0 (Block, (gsize) sampler.n_holdings + 1);
  g_autofree gboolean *changed = g_new0 (gboolean, sampler.n_holdings);

  sampler.coded = rows;
  sampler.free = rows + size;
  sampler.drawn = rows + 2 * size;
  sampler.before = rows + 3 * size;
  sampler.after = rows + 4 * size;
  sampler.blocks = blocks;
  sampler.changed = changed;
  memset (row (&sampler, sampler.before, 0), 0xff, sampler.n_words * sizeof (guint64));
  memset (row (&sampler, sampler.after, sampler.n_holdings), 0xff,
          sampler.n_words * sizeof (guint64));
  for (guint i = 0; i < sampler.n_holdings; i++)
    add_holding (&sampler, i);
  make_blocks (&sampler);
  for (guint i = 0; i < draws->n_draws; i++) {
    if (i % DM_DRAWS_BREATH == 0 && g_cancellable_is_cancelled (draws->cancellable))
      return;
    draw (&sampler);
  }
}
