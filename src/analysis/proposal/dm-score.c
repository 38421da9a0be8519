/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-score.h"

/* Levels without `at` are counted as if they stood at even distances: a convention, as everywhere with scores. */
static double measure (const DmScale *scale, double place) {
  return dm_scale_is_metric (scale) ? dm_scale_measure (scale, place) : place;
}

/* Falls from 1 within [low, high] to 0 at the end of the scale that is farther from it. */
static double fall_off (const DmScale *scale, double low, double high, double place) {
  double from = measure (scale, low), to = measure (scale, high);
  double x = measure (scale, place);
  double moved = x < from ? from - x : x > to ? x - to : 0;
  double farthest = MAX (from - measure (scale, dm_scale_get_first (scale)),
                         measure (scale, dm_scale_get_last (scale)) - to);
  if (moved <= 0)
    return 1;
  return farthest > 0 ? MAX (0, 1 - moved / farthest) : 0;
}

static double score_ordered (const DmPosition *position, const DmScale *scale, double place,
                             DmScoreBasis *basis) {
  if (position->flags & DM_POSITION_DEMAND) {
    *basis = DM_SCORE_DEMAND;
    return fall_off (scale, position->demand, position->demand, place);
  }
  DmSet accepted;
  dm_position_get_accepted (position, scale, &accepted);
  if (dm_range_is_empty (accepted.range)) {
    *basis = DM_SCORE_UNKNOWN;
    return NAN;
  }
  *basis = DM_SCORE_ACCEPTS;
  return fall_off (scale, MAX (accepted.range.from, dm_scale_get_first (scale)),
                   MIN (accepted.range.to, dm_scale_get_last (scale)), place);
}

static double score_nominal (const DmPosition *position, const DmScale *scale, double place,
                             DmScoreBasis *basis) {
  DmSet accepted;
  dm_position_get_accepted (position, scale, &accepted);
  gboolean is_known
      = (position->flags & DM_POSITION_DEMAND) || !dm_option_set_is_empty (&accepted.options);
  double score = dm_option_set_contains (&accepted.options, (guint) place) ? 0.5 : 0;
  if ((position->flags & DM_POSITION_DEMAND) && position->demand == place)
    score = 1;
  dm_scale_set_clear (scale, &accepted);
  *basis = is_known ? DM_SCORE_NOMINAL : DM_SCORE_UNKNOWN;
  return is_known ? score : NAN;
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
  const DmPositionMore *more = position->more;
  guint n_values = more != NULL && (position->flags & DM_POSITION_VALUES) ? more->n_values : 0;
  for (guint i = 0; i < n_values; i++)
    if (more->values[i].level == place) {
      *basis = DM_SCORE_VALUES;
      return more->values[i].score / 100;
    }
  return dm_scale_is_ordered (scale) ? score_ordered (position, scale, place, basis)
                                     : score_nominal (position, scale, place, basis);
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
