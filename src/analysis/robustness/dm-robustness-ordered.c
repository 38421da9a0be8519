/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-robustness-private.h"

/*
 * Of a position that may be read wrongly: where its ends are as coded, and between which places each is redrawn: outward as far as
 * the limit, inward as far as the demand, where there is one.
 */
typedef struct {
  double from, to;
  double from_low, from_high;
  double to_low, to_high;
  guint64 chance;
  guint holding;
} Unsure;

/* The greatest lower end and the least upper one, who has them, and what they'd be without him. */
typedef struct {
  double from, next_from;
  double to, next_to;
  int from_owner, to_owner;
} Ends;

typedef struct {
  gboolean by_level;
  DmDraws *draws;
  guint n_unsure;
  Unsure *unsure;
  Ends sure; /* of those that are taken as read */
} Sampler;

static void take_from (Ends *ends, double from, int owner) {
  if (from > ends->from) {
    ends->next_from = ends->from;
    ends->from = from;
    ends->from_owner = owner;
  } else if (from > ends->next_from) {
    ends->next_from = from;
  }
}

static void take_to (Ends *ends, double to, int owner) {
  if (to < ends->to) {
    ends->next_to = ends->to;
    ends->to = to;
    ends->to_owner = owner;
  } else if (to < ends->next_to) {
    ends->next_to = to;
  }
}

static void add_holding (Sampler *sampler, guint nth) {
  const DmScale *scale = sampler->draws->scale;
  const DmPosition *position = sampler->draws->result->record.holdings[nth].position;
  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);
  Unsure *unsure = &sampler->unsure[sampler->n_unsure];
  gboolean demands = (position->flags & DM_POSITION_DEMAND) != 0;
  DmSet accepted, limits;

  dm_position_get_accepted (position, scale, &accepted);
  dm_position_get_limits (position, scale, &limits);
  *unsure = (Unsure){ .from = MAX (accepted.range.from, first),
                      .to = MIN (accepted.range.to, last),
                      .chance = sampler->draws->chances[nth],
                      .holding = nth };
  if (unsure->chance == 0) {
    take_from (&sampler->sure, unsure->from, -1);
    take_to (&sampler->sure, unsure->to, -1);
    return;
  }
  unsure->from_low = MAX (limits.range.from, first);
  unsure->from_high = demands ? position->demand : unsure->from;
  unsure->to_low = demands ? position->demand : unsure->to;
  unsure->to_high = MIN (limits.range.to, last);
  sampler->n_unsure++;
}

static double redraw (const Sampler *sampler, double low, double high) {
  double uniform = dm_random_uniform (&sampler->draws->random);

  if (sampler->by_level)
    return low + floor (uniform * (high - low + 1));
  return low + uniform * (high - low);
}

/* One draw: @redrawn lists whose ends were redrawn; their number is returned. */
static guint draw (const Sampler *sampler, Ends *ends, guint *redrawn) {
  guint n = 0;

  *ends = sampler->sure;
  for (guint i = 0; i < sampler->n_unsure; i++) {
    const Unsure *unsure = &sampler->unsure[i];
    guint64 chances = dm_random_next (&sampler->draws->random);
    gboolean from = (chances >> 32) < unsure->chance;
    gboolean to = (chances & G_MAXUINT32) < unsure->chance;

    take_from (ends, from ? redraw (sampler, unsure->from_low, unsure->from_high) : unsure->from,
               (int) i);
    take_to (ends, to ? redraw (sampler, unsure->to_low, unsure->to_high) : unsure->to, (int) i);
    redrawn[n] = i;
    n += from || to ? 1 : 0;
  }
  return n;
}

/* Whether all would meet had this one been read as coded. */
static gboolean would_meet (const Sampler *sampler, const Ends *ends, guint nth) {
  const Unsure *unsure = &sampler->unsure[nth];
  double from = ends->from_owner == (int) nth ? ends->next_from : ends->from;
  double to = ends->to_owner == (int) nth ? ends->next_to : ends->to;

  return MAX (from, unsure->from) <= MIN (to, unsure->to);
}

static void count (const Sampler *sampler, const Ends *ends, const guint *redrawn,
                   guint n_redrawn) {
  DmDraws *draws = sampler->draws;
  gboolean meet = ends->from <= ends->to;
  double length;

  for (guint i = 0; i < n_redrawn; i++) {
    /* without an overlap only who has one of the two ends can make the difference */
    if (!meet && (int) redrawn[i] != ends->from_owner && (int) redrawn[i] != ends->to_owner)
      continue;
    if (would_meet (sampler, ends, redrawn[i]) != meet)
      draws->changes[sampler->unsure[redrawn[i]].holding]++;
  }
  if (!meet)
    return;
  draws->n_overlaps++;
  if (sampler->by_level && ends->from == ends->to)
    return;
  length = dm_scale_measure (draws->scale, ends->to) - dm_scale_measure (draws->scale, ends->from);
  draws->sum += length;
}

/** dm_draws_run_ordered: the draws for an issue on an ordinal or interval scale */
void dm_draws_run_ordered (DmDraws *draws) {
  guint n = draws->result->record.n_holdings;
  g_autofree Unsure *unsure = g_new (Unsure, n);
  g_autofree guint *redrawn = g_new (guint, (gsize) n + 1);
  Sampler sampler = { .by_level = draws->scale->type == DM_SCALE_ORDINAL,
                      .draws = draws,
                      .unsure = unsure,
                      .sure = { -INFINITY, -INFINITY, INFINITY, INFINITY, -1, -1 } };
  Ends ends;

  for (guint i = 0; i < n; i++)
    add_holding (&sampler, i);
  for (guint i = 0; i < draws->n_draws; i++) {
    if (i % DM_DRAWS_BREATH == 0 && g_cancellable_is_cancelled (draws->cancellable))
      return;
    guint n_redrawn = draw (&sampler, &ends, redrawn);
    count (&sampler, &ends, redrawn, n_redrawn);
  }
  draws->sum /= dm_scale_measure (draws->scale, dm_scale_get_last (draws->scale))
                - dm_scale_measure (draws->scale, dm_scale_get_first (draws->scale));
}
