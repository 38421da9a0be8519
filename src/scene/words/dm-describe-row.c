/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-comparison.h"
#include "dm-describe.h"

/* Parties that hold the same. */
typedef struct {
  const DmScale *scale;
  DmSet set;
  GArray *parties; /* of guint */
} Group;

/* What a party holds, of one kind. Returns: whether it holds anything of the kind; then @set is to be cleared */
typedef gboolean (*GetHeld) (const DmScale *scale, const DmPosition *position, DmSet *set);
typedef char *(*DescribeGroup) (const DmModel *model, const Group *group);

static guint hash_group (gconstpointer data) {
  const Group *group = data;
  guint hash = 0;

  if (group->scale->type != DM_SCALE_NOMINAL)
    return g_double_hash (&group->set.range.from) * 31 + g_double_hash (&group->set.range.to);
  for (guint i = 0; i < group->scale->n_levels; i++)
    hash = hash * 31 + (guint) dm_option_set_contains (&group->set.options, i);
  return hash;
}

static gboolean equal_groups (gconstpointer a, gconstpointer b) {
  const Group *one = a, *other = b;

  return dm_scale_set_equal (one->scale, &one->set, &other->set);
}

static void free_group (gpointer data) {
  Group *group = data;

  dm_scale_set_clear (group->scale, &group->set);
  g_array_unref (group->parties);
  g_free (group);
}

static double get_start (const Group *group) {
  if (group->scale->type != DM_SCALE_NOMINAL)
    return group->set.range.from;
  for (guint i = 0; i < group->scale->n_levels; i++)
    if (dm_option_set_contains (&group->set.options, i))
      return i;
  return -1;
}

static int compare_groups (gconstpointer a, gconstpointer b) {
  const Group *one = *(Group *const *) a, *other = *(Group *const *) b;
  double from = get_start (one), of_other = get_start (other);

  return (from > of_other) - (from < of_other);
}

/* In the order of the scale. */
static GPtrArray *group_parties (const DmIssueResult *result, GetHeld get) {
  const DmModel *model = dm_reading_get_model (result->reading);
  const DmScale *scale = dm_model_get_issue (model, result->issue)->scale;
  g_autoptr (GHashTable) known = g_hash_table_new (hash_group, equal_groups);
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);

  for (guint i = 0; i < result->record.n_holdings; i++) {
    const DmPosition *position = result->record.holdings[i].position;
    Group key = { .scale = scale };
    if (!get (scale, position, &key.set))
      continue;
    Group *group = g_hash_table_lookup (known, &key);
    if (group != NULL) {
      dm_scale_set_clear (scale, &key.set);
    } else {
      group = g_memdup2 (&key, sizeof key);
      group->parties = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_add (known, group);
      g_ptr_array_add (groups, group);
    }
    g_array_append_val (group->parties, position->party);
  }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static gboolean get_demand (const DmScale *scale, const DmPosition *position, DmSet *set) {
  if ((position->flags & DM_POSITION_DEMAND) == 0)
    return FALSE;
  dm_scale_set_init_single (scale, set, position->demand);
  return TRUE;
}

static gboolean get_accepted (const DmScale *scale, const DmPosition *position, DmSet *set) {
  if ((position->flags & (DM_POSITION_ACCEPTS | DM_POSITION_VALUES)) == 0)
    return FALSE;
  dm_position_get_accepted (position, scale, set);
  return TRUE;
}

static gboolean get_limits (const DmScale *scale, const DmPosition *position, DmSet *set) {
  if ((position->flags & DM_POSITION_LIMITS) == 0)
    return FALSE;
  dm_scale_set_copy (scale, set, &position->limits);
  return TRUE;
}

static char *name_parties (const DmModel *model, const Group *group) {
  return dm_describe_parties (model, (const guint *) group->parties->data, group->parties->len);
}

static char *describe_demanding (const DmModel *model, const Group *group) {
  g_autofree char *parties = name_parties (model, group);
  g_autofree char *place = dm_describe_set (group->scale, &group->set);
  guint n = group->parties->len;

  if (n == 1)
    /* Translators: a party and what it demands */
    return g_strdup_printf (_ ("%1$s demands %2$s."), parties, place);
  return g_strdup_printf (
      /* Translators: how many parties, what they demand, and their names */
      g_dngettext (GETTEXT_PACKAGE, "%1$u party demands %2$s: %3$s.",
                   "%1$u parties demand %2$s: %3$s.", n),
      n, place, parties);
}

static char *describe_accepting (const DmModel *model, const Group *group) {
  g_autofree char *parties = name_parties (model, group);
  g_autofree char *set = dm_describe_set (group->scale, &group->set);
  guint n = group->parties->len;

  if (n == 1)
    /* Translators: a party and what it would accept */
    return g_strdup_printf (_ ("%1$s would accept %2$s."), parties, set);
  return g_strdup_printf (
      /* Translators: how many parties, what they would accept, and their names */
      g_dngettext (GETTEXT_PACKAGE, "%1$u party would accept %2$s: %3$s.",
                   "%1$u parties would accept %2$s: %3$s.", n),
      n, set, parties);
}

static char *describe_limiting (const DmModel *model, const Group *group) {
  const DmScale *scale = group->scale;
  const DmRange *range = &group->set.range;
  g_autofree char *parties = name_parties (model, group);

  if (dm_scale_is_ordered (scale) && isfinite (range->from) != isfinite (range->to)) {
    gboolean upper = isfinite (range->to);
    double place = upper ? range->to : range->from;
    DmSet end = { .range = { place, place } };
    g_autofree char *name = dm_describe_set (scale, &end);
    /* Translators: parties, and where their common red line lies */
    return upper ? g_strdup_printf (_ ("Red line of %1$s: not past %2$s."), parties, name)
                 : g_strdup_printf (_ ("Red line of %1$s: nothing short of %2$s."), parties, name);
  }
  g_autofree char *set = dm_describe_set (scale, &group->set);
  /* Translators: parties, and all that their common red line leaves */
  return g_strdup_printf (_ ("Red line of %1$s: rules out all but %2$s."), parties, set);
}

static void append_groups (GString *text, const DmIssueResult *result, GetHeld get,
                           DescribeGroup describe) {
  const DmModel *model = dm_reading_get_model (result->reading);
  g_autoptr (GPtrArray) groups = group_parties (result, get);

  for (guint i = 0; i < groups->len; i++)
    dm_describe_append (text, describe (model, g_ptr_array_index (groups, i)));
}

static void append_many (GString *text, const DmIssueResult *result) {
  append_groups (text, result, get_demand, describe_demanding);
  append_groups (text, result, get_accepted, describe_accepting);
  append_groups (text, result, get_limits, describe_limiting);
}

static void append_each (GString *text, const DmIssueResult *result) {
  const DmModel *model = dm_reading_get_model (result->reading);

  for (guint i = 0; i < result->record.n_holdings; i++) {
    const DmPosition *position = result->record.holdings[i].position;
    /* Translators: a party, before the sentences that say what it holds */
    dm_describe_append (text, g_strdup_printf (_ ("%s:"),
                                               dm_model_get_party (model, position->party)->name));
    dm_describe_append (text, dm_describe_demand (model, result->issue, position));
    dm_describe_append (text, dm_describe_accepts (model, result->issue, position));
    dm_describe_append (text, dm_describe_limits (model, result->issue, position));
  }
}

static void append_absent (GString *text, const DmIssueResult *result) {
  const DmModel *model = dm_reading_get_model (result->reading);

  if (result->n_not_on_record > DM_DESCRIBE_MAX_PARTIES) {
    g_autofree char *parties
        = dm_describe_parties (model, result->not_on_record, result->n_not_on_record);
    /* Translators: the parties of which nothing is known */
    dm_describe_append (text, g_strdup_printf (_ ("No position on record: %s."), parties));
    return;
  }
  for (guint i = 0; i < result->n_not_on_record; i++) {
    g_autofree char *absence = dm_describe_absence (model, result->issue, result->not_on_record[i]);
    dm_describe_append (text, g_strdup_printf (_ ("%s."), absence));
  }
}

/** dm_describe_name: a name or a heading as a sentence; one that asks or ends by itself takes no full stop */
char *dm_describe_name (const char *name) {
  if (g_str_has_suffix (name, "?") || g_str_has_suffix (name, "!") || g_str_has_suffix (name, "."))
    return g_strdup (name);
  return g_strdup_printf (_ ("%s."), name);
}

static GString *begin_issue (const DmIssueResult *result) {
  const DmModel *model = dm_reading_get_model (result->reading);
  GString *text = g_string_new (NULL);
  g_autofree char *otherwise = dm_describe_other_verdict (result);

  dm_describe_append (text, dm_describe_name (dm_model_get_issue (model, result->issue)->name));
  dm_describe_append (text, dm_describe_verdict (result));
  if (otherwise != NULL)
    dm_describe_append (text, dm_describe_name (otherwise));
  dm_describe_append (text, dm_describe_need (result));
  return text;
}

/** dm_describe_term: what the proposal that is chosen asks for on the issue, and what those on record say of it */
char *dm_describe_term (const DmIssueResult *result, double place) {
  const DmModel *model = dm_reading_get_model (result->reading);
  const DmProposal *proposal
      = dm_model_get_proposal (model, (guint) dm_reading_get_proposal (result->reading));
  const DmScale *scale = dm_model_get_issue (model, result->issue)->scale;
  g_autofree char *name = dm_describe_place (scale, place);

  switch (dm_term_answer_worst (&result->record, scale, place)) {
  case DM_TERM_ACCEPTED:
    return g_strdup_printf (_ ("“%1$s” asks for %2$s: all on record would accept it."),
                            proposal->name, name);
  case DM_TERM_UNTESTED:
    return g_strdup_printf (_ ("“%1$s” asks for %2$s: not offered by all, ruled out by none."),
                            proposal->name, name);
  default:
    return g_strdup_printf (_ ("“%1$s” asks for %2$s: a red line rules it out."), proposal->name,
                            name);
  }
}

static void append_term (GString *text, const DmIssueResult *result) {
  int proposal = dm_reading_get_proposal (result->reading);
  const DmTerm *term
      = proposal >= 0 ? dm_proposal_find_term (
            dm_model_get_proposal (dm_reading_get_model (result->reading), (guint) proposal),
            result->issue)
                      : NULL;

  if (term != NULL)
    dm_describe_append (text, dm_describe_term (result, term->place));
}

/** dm_describe_issue: an issue in sentences: its name, its verdict, who it waits for */
char *dm_describe_issue (const DmIssueResult *result) {
  return g_string_free (begin_issue (result), FALSE);
}

/**
 * dm_describe_row:
 *
 * A whole row in sentences: the issue, its verdict, who it waits for, each party's position, what the proposal that is
 * chosen asks for. Where more than %DM_DESCRIBE_MAX_PARTIES are on record, those that hold the same are named together.
 *
 * Returns: (transfer full)
 */
char *dm_describe_row (const DmIssueResult *result) {
  GString *text = begin_issue (result);

  if (result->record.n_holdings > DM_DESCRIBE_MAX_PARTIES)
    append_many (text, result);
  else
    append_each (text, result);
  append_absent (text, result);
  append_term (text, result);
  return g_string_free (text, FALSE);
}
