/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-position.h"

#include "dm-entities-private.h"

static void copy_evidence (DmEvidence *to, const DmEvidence *from) {
  *to = *from;
  to->locator = g_strdup (from->locator);
  to->speaker = g_strdup (from->speaker);
  to->quote = g_strdup (from->quote);
  to->note = g_strdup (from->note);
  to->extras = dm_extras_copy (from->extras);
}

static DmPositionMore *copy_more (const DmPositionMore *from) {
  DmPositionMore *to = g_memdup2 (from, sizeof *from);

  to->values = g_memdup2 (from->values, from->n_values * sizeof *from->values);
  to->statement = g_strdup (from->statement);
  to->note = g_strdup (from->note);
  to->extras = dm_extras_copy (from->extras);
  to->evidence = from->n_evidence == 0 ? NULL : g_new0 (DmEvidence, from->n_evidence);
  for (guint i = 0; i < from->n_evidence; i++)
    copy_evidence (&to->evidence[i], &from->evidence[i]);
  return to;
}

/** dm_position_copy: makes @to, whose content is overwritten, an owned copy of @from on @scale */
void dm_position_copy (const DmScale *scale, DmPosition *to, const DmPosition *from) {
  *to = *from;
  if (from->flags & DM_POSITION_ACCEPTS)
    dm_scale_set_copy (scale, &to->accepts, &from->accepts);
  if (from->flags & DM_POSITION_LIMITS)
    dm_scale_set_copy (scale, &to->limits, &from->limits);
  if (from->more != NULL)
    to->more = copy_more (from->more);
}

static void free_more (DmPositionMore *more) {
  for (guint i = 0; i < more->n_evidence; i++)
    dm_evidence_clear (&more->evidence[i]);
  g_free (more->evidence);
  g_free (more->values);
  g_free (more->statement);
  g_free (more->note);
  g_clear_pointer (&more->extras, g_ptr_array_unref);
  g_free (more);
}

/** dm_position_clear: frees what @position on @scale owns */
void dm_position_clear (const DmScale *scale, DmPosition *position) {
  if (position->flags & DM_POSITION_ACCEPTS)
    dm_scale_set_clear (scale, &position->accepts);
  if (position->flags & DM_POSITION_LIMITS)
    dm_scale_set_clear (scale, &position->limits);
  g_clear_pointer (&position->more, free_more);
  position->flags = 0;
}

/* The levels of the highest value among those that the limits allow. */
static void get_best_valued (const DmPosition *position, const DmScale *scale, DmSet *accepted) {
  const DmPositionMore *more = position->more;
  double best = -1;
  DmRange range = DM_RANGE_EMPTY;

  dm_scale_set_init_empty (scale, accepted);
  for (guint pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < more->n_values; i++) {
      guint level = more->values[i].level;
      if ((position->flags & DM_POSITION_LIMITS)
          && !dm_scale_set_contains (scale, &position->limits, level))
        continue;
      if (pass == 0)
        best = MAX (best, more->values[i].score);
      else if (more->values[i].score == best && !dm_scale_is_ordered (scale))
        dm_option_set_add (&accepted->options, level);
      else if (more->values[i].score == best)
        range = dm_range_is_empty (range)
                    ? (DmRange){ level, level }
                    : (DmRange){ MIN (range.from, level), MAX (range.to, level) };
    }
  }
  if (dm_scale_is_ordered (scale))
    accepted->range = range;
}

/**
 * dm_position_get_accepted:
 * @position: a position on @scale
 * @scale: its issue's scale
 * @accepted: (out): A, to be freed with dm_scale_set_clear()
 *
 * What the party accepts: `accepts`; else the demand alone; else the levels of the highest of the
 * `values` within the limits (on an ordered scale the range they span); else nothing.
 */
void dm_position_get_accepted (const DmPosition *position, const DmScale *scale, DmSet *accepted) {
  if (position->flags & DM_POSITION_ACCEPTS)
    dm_scale_set_copy (scale, accepted, &position->accepts);
  else if (position->flags & DM_POSITION_DEMAND)
    dm_scale_set_init_single (scale, accepted, position->demand);
  else if (position->flags & DM_POSITION_VALUES)
    get_best_valued (position, scale, accepted);
  else
    dm_scale_set_init_empty (scale, accepted);
}

/** dm_position_get_limits: L: `limits`, or the whole scale; to be freed with dm_scale_set_clear() */
void dm_position_get_limits (const DmPosition *position, const DmScale *scale, DmSet *limits) {
  if (position->flags & DM_POSITION_LIMITS)
    dm_scale_set_copy (scale, limits, &position->limits);
  else
    dm_scale_set_init_all (scale, limits);
}

/** dm_position_get_salience: 0 to 100; %DM_SALIENCE_UNKNOWN where it isn't given */
double dm_position_get_salience (const DmPosition *position) {
  return position->flags & DM_POSITION_SALIENCE ? position->salience : DM_SALIENCE_UNKNOWN;
}

/** dm_position_get_statement: (nullable): the position in a sentence */
const char *dm_position_get_statement (const DmPosition *position) {
  return position->more != NULL ? position->more->statement : NULL;
}

/** dm_basis_to_id: the format's word for @basis */
const char *dm_basis_to_id (DmBasis basis) {
  static const char *const ids[] = { "stated", "reported", "inferred" };
  return ids[basis];
}
