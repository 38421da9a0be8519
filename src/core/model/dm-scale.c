/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-scale.h"

/** dm_scale_is_metric: whether there is a distance between two places: an interval scale, or levels that all have `at` */
gboolean dm_scale_is_metric (const DmScale *scale) {
  if (scale->type == DM_SCALE_INTERVAL)
    return TRUE;
  if (scale->type == DM_SCALE_NOMINAL)
    return FALSE;
  for (guint i = 0; i < scale->n_levels; i++)
    if (isnan (scale->levels[i].at))
      return FALSE;
  return TRUE;
}

/** dm_scale_find_level: Returns: whether the scale has a level or option @id, whose index is then in @index */
gboolean dm_scale_find_level (const DmScale *scale, const char *id, guint *index) {
  guint found = scale->level_by_id == NULL
                    ? 0
                    : GPOINTER_TO_UINT (g_hash_table_lookup (scale->level_by_id, id));
  if (found != 0)
    *index = found - 1;
  return found != 0;
}

/** dm_scale_get_first: the first place */
double dm_scale_get_first (const DmScale *scale) {
  return scale->type == DM_SCALE_INTERVAL ? scale->min : 0;
}

/** dm_scale_get_last: the last place */
double dm_scale_get_last (const DmScale *scale) {
  return scale->type == DM_SCALE_INTERVAL ? scale->max : scale->n_levels - 1.0;
}

/** dm_scale_measure: where @place lies in the scale's unit: the number, or the level's `at`; NAN off metric scales */
double dm_scale_measure (const DmScale *scale, double place) {
  if (scale->type == DM_SCALE_INTERVAL)
    return place;
  return dm_scale_is_metric (scale) ? scale->levels[(guint) place].at : NAN;
}

gboolean dm_scale_set_is_empty (const DmScale *scale, const DmSet *set) {
  return dm_scale_is_ordered (scale) ? dm_range_is_empty (set->range)
                                     : dm_option_set_is_empty (&set->options);
}

gboolean dm_scale_set_contains (const DmScale *scale, const DmSet *set, double place) {
  return dm_scale_is_ordered (scale) ? dm_range_contains (set->range, place)
                                     : dm_option_set_contains (&set->options, (guint) place);
}

gboolean dm_scale_set_is_within (const DmScale *scale, const DmSet *inner, const DmSet *outer) {
  return dm_scale_is_ordered (scale) ? dm_range_is_within (inner->range, outer->range)
                                     : dm_option_set_is_within (&inner->options, &outer->options);
}

gboolean dm_scale_set_equal (const DmScale *scale, const DmSet *a, const DmSet *b) {
  if (!dm_scale_is_ordered (scale))
    return dm_option_set_equal (&a->options, &b->options);
  return a->range.from == b->range.from && a->range.to == b->range.to;
}

void dm_scale_set_copy (const DmScale *scale, DmSet *to, const DmSet *from) {
  if (dm_scale_is_ordered (scale))
    *to = *from;
  else
    dm_option_set_copy (&to->options, &from->options);
}

void dm_scale_set_clear (const DmScale *scale, DmSet *set) {
  if (!dm_scale_is_ordered (scale))
    dm_option_set_clear (&set->options);
}

void dm_scale_set_init_all (const DmScale *scale, DmSet *set) {
  if (dm_scale_is_ordered (scale))
    set->range = DM_RANGE_ALL;
  else
    dm_option_set_init_all (&set->options, scale->n_levels);
}

void dm_scale_set_init_empty (const DmScale *scale, DmSet *set) {
  if (dm_scale_is_ordered (scale))
    set->range = DM_RANGE_EMPTY;
  else
    dm_option_set_init (&set->options, scale->n_levels);
}

void dm_scale_set_init_single (const DmScale *scale, DmSet *set, double place) {
  if (dm_scale_is_ordered (scale)) {
    set->range = (DmRange){ place, place };
  } else {
    dm_option_set_init (&set->options, scale->n_levels);
    dm_option_set_add (&set->options, (guint) place);
  }
}

void dm_scale_set_intersect (const DmScale *scale, DmSet *set, const DmSet *other) {
  if (dm_scale_is_ordered (scale))
    set->range = dm_range_intersect (set->range, other->range);
  else
    dm_option_set_intersect (&set->options, &other->options);
}
