/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-verdict-parts.h"

/* The sets of all parties of a record on a nominal scale. */
typedef struct {
  const DmScale *scale;
  guint n_sets;
  DmSet *sets;
} Sets;

static void sets_clear (Sets *sets) {
  for (guint i = 0; i < sets->n_sets; i++)
    dm_scale_set_clear (sets->scale, &sets->sets[i]);
  g_clear_pointer (&sets->sets, g_free);
  sets->n_sets = 0;
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sets, sets_clear)

static Sets sets_of (const DmRecord *record, const DmScale *scale, gboolean limits) {
  Sets sets = { scale, record->n_holdings, g_new (DmSet, record->n_holdings) };
  for (guint i = 0; i < sets.n_sets; i++) {
    if (limits)
      dm_position_get_limits (record->holdings[i].position, scale, &sets.sets[i]);
    else
      dm_position_get_accepted (record->holdings[i].position, scale, &sets.sets[i]);
  }
  return sets;
}

/* The options common to the sets that hold @option, or to all of them where @option is negative. */
static void intersect (const Sets *sets, int option, DmSet *common) {
  dm_scale_set_init_all (sets->scale, common);
  for (guint i = 0; i < sets->n_sets; i++)
    if (option < 0 || dm_option_set_contains (&sets->sets[i].options, (guint) option))
      dm_option_set_intersect (&common->options, &sets->sets[i].options);
}

static guint count_holding (const Sets *sets, guint option) {
  guint n = 0;
  for (guint i = 0; i < sets->n_sets; i++)
    n += dm_option_set_contains (&sets->sets[i].options, option) ? 1 : 0;
  return n;
}

/*
 * On a gap nobody may be asked to add what lies outside of a party's limits, so only open ground counts; on a
 * deadlock there is none, and the size says how far apart the parties are, red lines aside.
 */
static int count_missing (const Sets *accepted, const DmOptionSet *open_ground) {
  guint most = 0;
  for (guint option = 0; option < accepted->scale->n_levels; option++)
    if (open_ground == NULL || dm_option_set_contains (open_ground, option))
      most = MAX (most, count_holding (accepted, option));
  return (int) (accepted->n_sets - most);
}

static gboolean every_two_meet (const Sets *sets) {
  for (guint a = 0; a < sets->n_sets; a++)
    for (guint b = a + 1; b < sets->n_sets; b++)
      if (!dm_option_set_meets (&sets->sets[a].options, &sets->sets[b].options))
        return FALSE;
  return TRUE;
}

/*
 * A party p blocks if it belongs to a minimal set of parties without a common option. That is so exactly if its
 * limits are empty, or there is an option x outside of its limits such that L(p) misses M(x), the intersection of all L(q) that hold x:
 *
 * If p is in such a minimal set S of two or more, then the others of S share an option x (or S wouldn't be minimal), which
 * L(p) lacks. They are among the q whose limits hold x, so M(x) lies within their intersection, which L(p) misses.
 * Conversely, let L(p) miss M(x). Then {p} and the q that hold x have no common option, and take a minimal set within
 * them that has none: without p it would consist of parties that all hold x, so p is in it.
 */
static gboolean blocks (const Sets *limits, const DmSet *meets, guint nth) {
  const DmOptionSet *own = &limits->sets[nth].options;
  if (dm_option_set_is_empty (own))
    return TRUE;
  for (guint x = 0; x < limits->scale->n_levels; x++)
    if (!dm_option_set_contains (own, x) && !dm_option_set_meets (own, &meets[x].options))
      return TRUE;
  return FALSE;
}

static void list_blocking (DmIssueResult *result, const Sets *limits) {
  guint n_options = limits->scale->n_levels;
  Sets meets = { limits->scale, n_options, g_new (DmSet, MAX (n_options, 1)) };
  for (guint x = 0; x < n_options; x++)
    intersect (limits, (int) x, &meets.sets[x]);
  result->blocked_by = g_new (guint, limits->n_sets);
  for (guint i = 0; i < limits->n_sets; i++)
    if (blocks (limits, meets.sets, i))
      result->blocked_by[result->n_blocked_by++] = result->record.holdings[i].party;
  sets_clear (&meets);
}

static void measure_gap (DmIssueResult *result, const Sets *accepted,
                         const DmOptionSet *open_ground) {
  DmGap *gap = &result->gap;
  gap->undeclared = g_new (guint, accepted->n_sets);
  for (guint i = 0; i < accepted->n_sets; i++)
    if (dm_option_set_is_empty (&accepted->sets[i].options))
      gap->undeclared[gap->n_undeclared++] = result->record.holdings[i].party;
  gap->known = TRUE;
  gap->missing = count_missing (accepted, open_ground);
  gap->pairwise = accepted->n_sets >= 3 && every_two_meet (accepted);
}

/** dm_verdict_judge_nominal: the verdict on a nominal issue with two or more parties on record */
void dm_verdict_judge_nominal (DmIssueResult *result, const DmScale *scale) {
  g_auto (Sets) accepted = sets_of (&result->record, scale, FALSE);
  DmSet common;
  intersect (&accepted, -1, &common);
  if (!dm_option_set_is_empty (&common.options)) {
    result->verdict = DM_VERDICT_OVERLAP;
    dm_scale_set_clear (scale, &result->zone);
    result->zone = common;
    return;
  }
  dm_scale_set_clear (scale, &common);
  g_auto (Sets) limits = sets_of (&result->record, scale, TRUE);
  intersect (&limits, -1, &common);
  result->has_gap = TRUE;
  if (dm_option_set_is_empty (&common.options)) {
    result->verdict = DM_VERDICT_DEADLOCK;
    measure_gap (result, &accepted, NULL);
    list_blocking (result, &limits);
    dm_scale_set_clear (scale, &common);
  } else {
    result->verdict = DM_VERDICT_GAP;
    measure_gap (result, &accepted, &common.options);
    dm_scale_set_clear (scale, &result->open_ground);
    result->open_ground = common;
  }
}
