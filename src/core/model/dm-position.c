/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-position.h"

#include "dm-entities-private.h"

static void copy_evidence (DmEvidence *to, const DmEvidence *from) {
  *to = *from;
  to->locator = g_strdup (from->locator);
  to->speaker = g_strdup (from->speaker);
  to->quote = g_strdup (from->quote);
  to->note = g_strdup (from->note);
  to->extras = dm_extras_ref (from->extras);
}

/** dm_position_more_copy: Returns: (transfer full): a copy of its own, which its one owner may still change */
DmPositionMore *dm_position_more_copy (const DmPositionMore *from) {
  DmPositionMore *to = g_atomic_rc_box_new (DmPositionMore);

  *to = *from;
  to->values = g_memdup2 (from->values, from->n_values * sizeof *from->values);
  to->statement = g_strdup (from->statement);
  to->note = g_strdup (from->note);
  to->extras = dm_extras_ref (from->extras);
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
    g_atomic_rc_box_acquire (to->more);
}

static void clear_more (gpointer data) {
  DmPositionMore *more = data;
  for (guint i = 0; i < more->n_evidence; i++)
    dm_evidence_clear (&more->evidence[i]);
  g_free (more->evidence);
  g_free (more->values);
  g_free (more->statement);
  g_free (more->note);
  g_clear_pointer (&more->extras, g_ptr_array_unref);
}

void dm_position_more_unref (DmPositionMore *more) {
  g_atomic_rc_box_release_full (more, clear_more);
}

/** dm_position_clear: frees what @position on @scale owns */
void dm_position_clear (const DmScale *scale, DmPosition *position) {
  if (position->flags & DM_POSITION_ACCEPTS)
    dm_scale_set_clear (scale, &position->accepts);
  if (position->flags & DM_POSITION_LIMITS)
    dm_scale_set_clear (scale, &position->limits);
  g_clear_pointer (&position->more, dm_position_more_unref);
  position->flags = 0;
}

/* Room for @n_positions on @scale, which the caller fills. */
DmPositions *dm_positions_new (DmScale *scale, guint n_positions) {
  DmPositions *positions = g_malloc (sizeof *positions + n_positions * sizeof (DmPosition));

  g_atomic_ref_count_init (&positions->ref_count);
  positions->scale = dm_scale_ref (scale);
  positions->n_positions = n_positions;
  return positions;
}

DmPositions *dm_positions_ref (DmPositions *positions) {
  g_atomic_ref_count_inc (&positions->ref_count);
  return positions;
}

void dm_positions_unref (DmPositions *positions) {
  if (!g_atomic_ref_count_dec (&positions->ref_count))
    return;
  for (guint i = 0; i < positions->n_positions; i++)
    dm_position_clear (positions->scale, &positions->positions[i]);
  dm_scale_unref (positions->scale);
  g_free (positions);
}

/**
 * dm_positions_find:
 * @positions: an issue's positions
 * @party: a party's index
 * @since: a day; %DM_DATE_NONE for from the start
 *
 * Returns: (nullable): the party's position that holds from that day
 */
const DmPosition *dm_positions_find (const DmPositions *positions, guint party, DmDate since) {
  guint from = 0, to = positions->n_positions;

  while (from < to) {
    guint middle = from + (to - from) / 2;
    const DmPosition *position = &positions->positions[middle];
    int order = position->party != party ? (position->party > party) - (position->party < party)
                                         : dm_date_compare (position->since, since);
    if (order == 0)
      return position;
    if (order < 0)
      from = middle + 1;
    else
      to = middle;
  }
  return NULL;
}

/* In the order in which an issue keeps its positions: by party, then since, then as in the file. */
int dm_position_compare (gconstpointer a, gconstpointer b) {
  const DmPosition *first = a, *second = b;

  if (first->party != second->party)
    return first->party < second->party ? -1 : 1;
  int by_date = dm_date_compare (first->since, second->since);
  return by_date != 0 ? by_date : (first->order > second->order) - (first->order < second->order);
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

static gboolean is_same_set (const DmScale *scale, const DmPosition *a, const DmPosition *b,
                             void (*get) (const DmPosition *, const DmScale *, DmSet *)) {
  DmSet of_a, of_b;
  get (a, scale, &of_a);
  get (b, scale, &of_b);
  gboolean same = dm_scale_set_equal (scale, &of_a, &of_b);
  dm_scale_set_clear (scale, &of_a);
  dm_scale_set_clear (scale, &of_b);
  return same;
}

/** dm_position_stands_like: Returns: whether both demand, accept and rule out the same, however well that is known and by what */
gboolean dm_position_stands_like (const DmPosition *position, const DmPosition *other,
                                  const DmScale *scale) {
  gboolean demands = (position->flags & DM_POSITION_DEMAND) != 0;
  return demands == ((other->flags & DM_POSITION_DEMAND) != 0)
         && (!demands || position->demand == other->demand)
         && is_same_set (scale, position, other, dm_position_get_accepted)
         && is_same_set (scale, position, other, dm_position_get_limits);
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
