/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-score.h"

/* Levels without `at` are counted as if they stood at even distances: a convention, as everywhere with scores. */
static double measure (const DmScorer *scorer, double place) {
  const DmScale *scale = scorer->scale;
  return scale->type == DM_SCALE_INTERVAL || !scorer->is_metric ? place
                                                                : scale->levels[(guint) place].at;
}

static void init_ordered (DmScorer *scorer, const DmPosition *position) {
  const DmScale *scale = scorer->scale;
  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);
  DmRange best = { position->demand, position->demand };
  scorer->basis = DM_SCORE_DEMAND;
  if (!(position->flags & DM_POSITION_DEMAND)) {
    DmSet accepted;
    dm_position_get_accepted (position, scale, &accepted);
    best = dm_range_intersect (accepted.range, (DmRange){ first, last });
    scorer->basis = dm_range_is_empty (accepted.range) ? DM_SCORE_UNKNOWN : DM_SCORE_ACCEPTS;
  }
  if (scorer->basis == DM_SCORE_UNKNOWN)
    return;
  scorer->is_metric = dm_scale_is_metric (scale);
  scorer->low = measure (scorer, best.from);
  scorer->high = measure (scorer, best.to);
  double start = measure (scorer, first), end = measure (scorer, last);
  gboolean is_up = end - scorer->high >= scorer->low - start;
  scorer->far_from = is_up ? scorer->high : start;
  scorer->far_to = is_up ? end : scorer->low;
}

static void init_nominal (DmScorer *scorer, const DmPosition *position) {
  dm_position_get_accepted (position, scorer->scale, &scorer->accepted);
  gboolean has_demand = (position->flags & DM_POSITION_DEMAND) != 0;
  scorer->low = has_demand ? position->demand : NAN;
  scorer->basis = has_demand || !dm_option_set_is_empty (&scorer->accepted.options)
                      ? DM_SCORE_NOMINAL
                      : DM_SCORE_UNKNOWN;
}

/**
 * dm_scorer_init:
 * @scorer: (out caller-allocates): to be cleared with dm_scorer_clear(); both arguments must live as long
 * @position: a position
 * @scale: its issue's scale
 *
 * Looks up once what the scores of all places of a scale rest on.
 */
void dm_scorer_init (DmScorer *scorer, const DmPosition *position, const DmScale *scale) {
  const DmPositionMore *more = position->more;
  guint n_values = more != NULL && (position->flags & DM_POSITION_VALUES) ? more->n_values : 0;
  *scorer = (DmScorer){ .scale = scale };
  if (n_values > 0) {
    scorer->values = g_new (double, scale->n_levels);
    for (guint level = 0; level < scale->n_levels; level++)
      scorer->values[level] = NAN;
    for (guint i = 0; i < n_values; i++)
      scorer->values[more->values[i].level] = more->values[i].score;
  }
  if (dm_scale_is_ordered (scale))
    init_ordered (scorer, position);
  else
    init_nominal (scorer, position);
}

/** dm_scorer_clear: frees what @scorer holds */
void dm_scorer_clear (DmScorer *scorer) {
  g_clear_pointer (&scorer->values, g_free);
  if (!dm_scale_is_ordered (scorer->scale))
    dm_scale_set_clear (scorer->scale, &scorer->accepted);
}

/**
 * dm_scorer_get_parts:
 * @scorer: a scorer
 * @place: a place on its scale
 *
 * What a place is worth to a party, not yet divided out: its explicit value where it gave one; else on ordered scales
 * how far the place is from the demand, or from A where there is no demand, and how far the far end of the scale is;
 * on nominal ones 1 the demand, ½ what else it accepts, 0 the rest.
 */
DmScoreParts dm_scorer_get_parts (const DmScorer *scorer, double place) {
  if (scorer->values != NULL && !isnan (scorer->values[(guint) place]))
    return (DmScoreParts){ .basis = DM_SCORE_VALUES, .percent = scorer->values[(guint) place] };
  DmScoreParts parts = { .basis = scorer->basis };
  if (parts.basis == DM_SCORE_NOMINAL) {
    parts.percent = place == scorer->low                                                ? 100
                    : dm_option_set_contains (&scorer->accepted.options, (guint) place) ? 50
                                                                                        : 0;
    return parts;
  }
  if (parts.basis == DM_SCORE_UNKNOWN)
    return parts;
  double x = measure (scorer, place);
  parts.moved_from = MIN (x, scorer->high);
  parts.moved_to = MAX (x, scorer->low);
  if (x >= scorer->low && x <= scorer->high)
    parts.moved_from = parts.moved_to = x;
  parts.far_from = scorer->far_from;
  parts.far_to = scorer->far_to;
  return parts;
}

/** dm_score_parts_divide: Returns: the score, 0 to 1, or NAN where it isn't known */
double dm_score_parts_divide (const DmScoreParts *parts) {
  if (parts->basis == DM_SCORE_UNKNOWN)
    return NAN;
  if (parts->basis == DM_SCORE_VALUES || parts->basis == DM_SCORE_NOMINAL)
    return parts->percent / 100;
  double moved = parts->moved_to - parts->moved_from, farthest = parts->far_to - parts->far_from;
  if (moved <= 0)
    return 1;
  return farthest > 0 ? MAX (0, 1 - moved / farthest) : 0;
}

/**
 * dm_score_place:
 * @position: a position
 * @scale: its issue's scale
 * @place: a place on @scale
 * @basis: (out): where the score came from
 *
 * What a place is worth to a party: its explicit value where it gave one; else on ordered scales 1 at the demand, or
 * within A where there is no demand, falling linearly to 0 at the far end of the scale; on nominal ones 1 the demand,
 * ½ what else it accepts, 0 the rest. With the demand at 10 of 0 to 40 the far end is 40, so 25 is worth 1 − 15/30 = ½.
 *
 * Returns: 0 to 1, or NAN where only limits are on record
 */
double dm_score_place (const DmPosition *position, const DmScale *scale, double place,
                       DmScoreBasis *basis) {
  g_auto (DmScorer) scorer = { 0 };
  dm_scorer_init (&scorer, position, scale);
  DmScoreParts parts = dm_scorer_get_parts (&scorer, place);
  *basis = parts.basis;
  return dm_score_parts_divide (&parts);
}

/** dm_term_answer_to_id: Returns: the answer's name in JSON */
const char *dm_term_answer_to_id (DmTermAnswer answer) {
  static const char *const ids[] = { "accepted", "untested", "refused", "no position" };
  g_return_val_if_fail ((guint) answer < G_N_ELEMENTS (ids), NULL);
  return ids[answer];
}

/** dm_deal_verdict_to_id: Returns: the verdict's name in JSON */
const char *dm_deal_verdict_to_id (DmDealVerdict verdict) {
  static const char *const ids[]
      = { "agreed", "possible", "below no-deal", "refused", "no position" };
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (ids), NULL);
  return ids[verdict];
}
