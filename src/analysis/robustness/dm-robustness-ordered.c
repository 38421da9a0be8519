/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "dm-robustness-private.h"

/*
 * All meet where the greatest of the lower ends is no greater than the least of the upper ones. Upper ends are kept negated: then on
 * both sides it is the greatest that counts.
 *
 * One end of what a position accepts that may be read wrongly: where it is as coded, the same position's other end, and between which
 * places it is redrawn: outward as far as the limit, inward as far as the demand, where there is one. It gets no greater than @most.
 */
typedef struct {
  double coded, other_coded;
  double low, high, most;
  guint64 chance;
  guint holding;
} End;

/* The unsure ends of one side, the one that can get greatest first; the same, the greatest as coded first; and the greatest two of
 * those that are taken as read. */
typedef struct {
  End *ends;
  const End **by_code;
  guint n;
  double sure, sure_next;
} Side;

/* The greatest end in a draw, whose it is (%NULL for one that is taken as read), and the greatest without it. */
typedef struct {
  double greatest, next;
  const End *owner;
} Drawn;

typedef struct {
  gboolean by_level;
  DmIssueDraws *draws;
  Side lower, upper;
} Sampler;

static void take_sure (Side *side, double end) {
  side->sure_next = MAX (side->sure_next, MIN (side->sure, end));
  side->sure = MAX (side->sure, end);
}

static void add_end (Side *side, End end) {
  end.most = MAX (end.coded, end.high);
  if (end.chance == 0)
    take_sure (side, end.coded);
  else
    side->ends[side->n++] = end;
}

static void add_holding (Sampler *sampler, guint nth) {
  const DmScale *scale = sampler->draws->scale;
  const DmPosition *position = sampler->draws->result->record.holdings[nth].position;
  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);
  gboolean demands = (position->flags & DM_POSITION_DEMAND) != 0;
  guint64 chance = sampler->draws->chances[nth];
  DmSet accepted, limits;

  dm_position_get_accepted (position, scale, &accepted);
  dm_position_get_limits (position, scale, &limits);
  double from = MAX (accepted.range.from, first), to = MIN (accepted.range.to, last);
  add_end (&sampler->lower, (End){ .coded = from,
                                   .other_coded = -to,
                                   .low = MAX (limits.range.from, first),
                                   .high = demands ? position->demand : from,
                                   .chance = chance,
                                   .holding = nth });
  add_end (&sampler->upper, (End){ .coded = -to,
                                   .other_coded = from,
                                   .low = -MIN (limits.range.to, last),
                                   .high = demands ? -position->demand : -to,
                                   .chance = chance,
                                   .holding = nth });
}

static int compare_most (gconstpointer a, gconstpointer b) {
  const End *one = a, *other = b;

  if (one->most != other->most)
    return one->most > other->most ? -1 : 1;
  return (one->holding > other->holding) - (one->holding < other->holding);
}

static int compare_code (gconstpointer a, gconstpointer b) {
  const End *one = *(const End *const *) a, *other = *(const End *const *) b;

  return (one->coded < other->coded) - (one->coded > other->coded);
}

static void begin_side (Side *side, guint n) {
  *side = (Side){ .ends = g_new (End, (gsize) n + 1),
                  .by_code = g_new (const End *, (gsize) n + 1),
                  .sure = -INFINITY,
                  .sure_next = -INFINITY };
}

static void sort_side (Side *side) {
  qsort (side->ends, side->n, sizeof (End), compare_most);
  for (guint i = 0; i < side->n; i++)
    side->by_code[i] = &side->ends[i];
  qsort (side->by_code, side->n, sizeof (const End *), compare_code);
}

static void end_side (Side *side) {
  g_free (side->ends);
  g_free (side->by_code);
}

static double redraw (const Sampler *sampler, const End *end) {
  double uniform = dm_random_uniform (&sampler->draws->random);

  if (sampler->by_level)
    return end->low + floor (uniform * (end->high - end->low + 1));
  return end->low + uniform * (end->high - end->low);
}

/* One draw of a side: ends that can't get greater than the second greatest don't matter, wherever they are. */
static Drawn draw (const Sampler *sampler, const Side *side) {
  Drawn drawn = { side->sure, side->sure_next, NULL };

  for (guint i = 0; i < side->n && side->ends[i].most > drawn.next; i++) {
    const End *end = &side->ends[i];
    gboolean redrawn = (dm_random_next (&sampler->draws->random) >> 32) < end->chance;
    double at = redrawn ? redraw (sampler, end) : end->coded;

    if (at > drawn.greatest)
      drawn = (Drawn){ at, drawn.greatest, end };
    else
      drawn.next = MAX (drawn.next, at);
  }
  return drawn;
}

/* The greatest end of a side had this position been read as coded. */
static double get_greatest (const Drawn *drawn, guint holding, double coded) {
  gboolean owns = drawn->owner != NULL && drawn->owner->holding == holding;

  return MAX (owns ? drawn->next : drawn->greatest, coded);
}

/* Whether all would meet had the position with @end been read as coded; the other side is drawn on its own. */
static gboolean would_meet (const Drawn *of_end, const Drawn *of_other, const End *end) {
  return get_greatest (of_end, end->holding, end->coded)
         <= -get_greatest (of_other, end->holding, end->other_coded);
}

/* All meet: only who as coded begins after the others end makes the difference. */
static void count_opened (DmIssueDraws *draws, const Side *side, const Drawn *of_side,
                          const Drawn *of_other) {
  for (guint i = 0; i < side->n && side->by_code[i]->coded > -of_other->greatest; i++)
    if (!would_meet (of_side, of_other, side->by_code[i]))
      draws->changes[side->by_code[i]->holding]++;
}

/* They don't: only whose the two ends are can make it. */
static void count_closed (DmIssueDraws *draws, const Drawn *lower, const Drawn *upper) {
  const End *low = lower->owner, *high = upper->owner;

  if (low != NULL && would_meet (lower, upper, low))
    draws->changes[low->holding]++;
  if (high != NULL && (low == NULL || low->holding != high->holding)
      && would_meet (upper, lower, high))
    draws->changes[high->holding]++;
}

static void count (const Sampler *sampler, const Drawn *lower, const Drawn *upper) {
  DmIssueDraws *draws = sampler->draws;
  double from = lower->greatest, to = -upper->greatest;

  if (from > to) {
    count_closed (draws, lower, upper);
    return;
  }
  draws->n_overlaps++;
  count_opened (draws, &sampler->lower, lower, upper);
  count_opened (draws, &sampler->upper, upper, lower);
  if (from < to)
    draws->sum += dm_scale_measure (draws->scale, to) - dm_scale_measure (draws->scale, from);
}

/** dm_draws_run_ordered: the draws for an issue on an ordinal or interval scale */
void dm_draws_run_ordered (DmIssueDraws *draws) {
  guint n = draws->result->record.n_holdings;
  Sampler sampler = { .by_level = draws->scale->type == DM_SCALE_ORDINAL, .draws = draws };

  begin_side (&sampler.lower, n);
  begin_side (&sampler.upper, n);
  for (guint i = 0; i < n; i++)
    add_holding (&sampler, i);
  sort_side (&sampler.lower);
  sort_side (&sampler.upper);
  for (guint i = 0; i < draws->n_draws; i++) {
    if (i % DM_DRAWS_BREATH == 0 && g_cancellable_is_cancelled (draws->cancellable))
      break;
    Drawn lower = draw (&sampler, &sampler.lower), upper = draw (&sampler, &sampler.upper);
    count (&sampler, &lower, &upper);
  }
  end_side (&sampler.lower);
  end_side (&sampler.upper);
  draws->sum /= dm_scale_measure (draws->scale, dm_scale_get_last (draws->scale))
                - dm_scale_measure (draws->scale, dm_scale_get_first (draws->scale));
}
