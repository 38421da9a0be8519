/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-reading.h"

#include <string.h>

#include "dm-error.h"
#include "dm-reading-ids.h"
#include "dm-what-if.h"

#define BEFORE_ALL ((DmDate) 1) /* no day, and less than any */

struct _DmReading {
  gatomicrefcount ref_count;
  DmModel *model;
  DmDate date;
  DmDate last_day; /* of @date; DM_DATE_NONE: everything is in force */
  int scenario;
  int proposal;
  GArray *parties;   /* of guint, in the model's order */
  guint8 *is_shown;  /* one for each party of the model */
  GArray *issues;    /* (nullable) of guint; %NULL for all, which is then free at any size */
  DmWhatIf *what_if; /* (nullable) */
  DmReading *other;  /* (nullable): what it is compared with */
};

/* Where no day is given the one it has already stays. */
static gboolean read_date (DmReading *reading, const char *text, GError **error) {
  if (text != NULL && !dm_date_parse (text, &reading->date)) {
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
                 _ ("“%s” is not a date: dates are written 2014-04-01, 2014-04 or 2014"), text);
    return FALSE;
  }
  if (reading->date != DM_DATE_NONE)
    reading->last_day = dm_date_last_day (reading->date);
  return TRUE;
}

static gboolean read_one (DmReading *reading, DmIdKind kind, const char *id, int *index,
                          GError **error) {
  *index = id == NULL ? -1 : dm_reading_find_id (reading->model, kind, id, error);
  return id == NULL || *index >= 0;
}

static void list_parties (DmReading *reading) {
  guint n_parties = dm_model_get_n_parties (reading->model);
  reading->parties = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint party = 0; party < n_parties; party++)
    if (reading->is_shown[party])
      g_array_append_val (reading->parties, party);
}

static gboolean read_parties (DmReading *reading, const char *const *ids, GError **error) {
  guint n_parties = dm_model_get_n_parties (reading->model);
  reading->is_shown = g_malloc0 (MAX (n_parties, 1));
  if (ids == NULL)
    memset (reading->is_shown, TRUE, n_parties);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    int party = dm_reading_find_id (reading->model, DM_ID_PARTY, ids[i], error);
    if (party < 0)
      return FALSE;
    reading->is_shown[party] = TRUE;
  }
  list_parties (reading);
  return TRUE;
}

/* Marks what @ids name: issues by themselves, or with all issues of a basket. */
static gboolean mark_issues (DmReading *reading, DmIdKind kind, const char *const *ids,
                             guint8 *is_shown, GError **error) {
  guint n_issues = dm_model_get_n_issues (reading->model);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    int found = dm_reading_find_id (reading->model, kind, ids[i], error);
    if (found < 0)
      return FALSE;
    if (kind == DM_ID_ISSUE)
      is_shown[found] = TRUE;
    for (guint issue = 0; kind == DM_ID_BASKET && issue < n_issues; issue++)
      if (dm_model_get_issue (reading->model, issue)->basket == found)
        is_shown[issue] = TRUE;
  }
  return TRUE;
}

static int compare_issues (gconstpointer a, gconstpointer b) {
  const guint *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

static gboolean read_issues (DmReading *reading, const DmReadingSpec *spec, GError **error) {
  if (spec->issues == NULL && spec->baskets == NULL)
    return TRUE;
  guint n_issues = dm_model_get_n_issues (reading->model);
  g_autofree guint8 *is_shown = g_malloc0 (MAX (n_issues, 1));
  if (!mark_issues (reading, DM_ID_ISSUE, spec->issues, is_shown, error)
      || !mark_issues (reading, DM_ID_BASKET, spec->baskets, is_shown, error))
    return FALSE;
  reading->issues = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint issue = 0; issue < n_issues; issue++)
    if (is_shown[issue])
      g_array_append_val (reading->issues, issue);
  return TRUE;
}

/* Merges the scenario in, where there is one. */
static gboolean suppose (DmReading *reading, GError **error) {
  if (reading->scenario < 0)
    return TRUE;
  reading->what_if
      = dm_what_if_new (reading->model, (guint) reading->scenario, reading->last_day, error);
  return reading->what_if != NULL;
}

/* All but what it is compared with, and the scenario merged in. */
static DmReading *copy (const DmReading *reading) {
  guint n_parties = dm_model_get_n_parties (reading->model);
  DmReading *made = g_new0 (DmReading, 1);

  g_atomic_ref_count_init (&made->ref_count);
  made->model = dm_model_ref (reading->model);
  made->date = reading->date;
  made->last_day = reading->last_day;
  made->scenario = reading->scenario;
  made->proposal = reading->proposal;
  made->issues = reading->issues == NULL ? NULL : g_array_ref (reading->issues);
  made->is_shown = g_malloc0 (MAX (n_parties, 1));
  memcpy (made->is_shown, reading->is_shown, n_parties);
  return made;
}

/* What it is compared with, where that is asked for or there is a scenario. */
static gboolean read_other (DmReading *reading, const DmReadingSpec *spec, GError **error) {
  if (spec->compare_date == NULL && spec->compare_scenario == NULL && reading->scenario < 0)
    return TRUE;
  g_autoptr (DmReading) other = copy (reading);
  list_parties (other);
  if (!read_date (other, spec->compare_date, error)
      || !read_one (other, DM_ID_SCENARIO, spec->compare_scenario, &other->scenario, error)
      || !suppose (other, error))
    return FALSE;
  reading->other = g_steal_pointer (&other);
  return TRUE;
}

/**
 * dm_reading_new:
 * @model: the model to read
 * @spec: (nullable): how to read it; %NULL as the model itself says
 * @error: return location
 *
 * Settles which parties, issues, day and scenario a model is read with. The day is that of @spec, else the
 * model's own, else everything is in force. Without a scenario it costs nothing per position.
 *
 * Returns: (transfer full) (nullable): the reading, or %NULL with DM_ERROR_USAGE: an id that the model doesn't
 *   have (the nearest one is named), something that is no date, or a scenario that breaks a rule of positions
 */
DmReading *dm_reading_new (DmModel *model, const DmReadingSpec *spec, GError **error) {
  const DmReadingSpec as_it_is = { NULL };
  if (spec == NULL)
    spec = &as_it_is;
  g_autoptr (DmReading) reading = g_new0 (DmReading, 1);
  g_atomic_ref_count_init (&reading->ref_count);
  reading->model = dm_model_ref (model);
  reading->date = dm_model_get_date (model);
  if (!read_date (reading, spec->date, error)
      || !read_one (reading, DM_ID_SCENARIO, spec->scenario, &reading->scenario, error)
      || !read_one (reading, DM_ID_PROPOSAL, spec->proposal, &reading->proposal, error)
      || !read_parties (reading, spec->parties, error) || !read_issues (reading, spec, error))
    return NULL;
  if (!suppose (reading, error) || !read_other (reading, spec, error))
    return NULL;
  return g_steal_pointer (&reading);
}

/**
 * dm_reading_new_between:
 * @reading: a reading
 * @parties: (array length=n_parties): parties, by their indexes in the model
 * @n_parties: how many
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a reading of the same issues on the same day, under the same scenario and proposal, that
 *   shows these parties and no others; %NULL where the scenario breaks a rule of positions
 */
DmReading *dm_reading_new_between (const DmReading *reading, const guint *parties, guint n_parties,
                                   GError **error) {
  g_autoptr (DmReading) between = copy (reading);
  memset (between->is_shown, FALSE, dm_model_get_n_parties (reading->model));
  for (guint i = 0; i < n_parties; i++)
    between->is_shown[parties[i]] = TRUE;
  list_parties (between);
  return suppose (between, error) ? g_steal_pointer (&between) : NULL;
}

/**
 * dm_reading_new_from:
 * @reading: a reading
 * @from: a day, or a month or year for the first one of it; %DM_DATE_NONE for before all that has a day
 * @supposes: whether its scenario counts
 *
 * Returns: (transfer full) (nullable): a reading of the same parties and issues as of that day, compared with nothing; %NULL where
 *   the scenario breaks a rule of positions then
 */
DmReading *dm_reading_new_from (const DmReading *reading, DmDate from, gboolean supposes) {
  g_autoptr (DmReading) then = copy (reading);

  then->date = dm_date_first_day (from);
  then->last_day = from != DM_DATE_NONE ? then->date : BEFORE_ALL;
  if (!supposes)
    then->scenario = -1;
  list_parties (then);
  return suppose (then, NULL) ? g_steal_pointer (&then) : NULL;
}

/** dm_reading_ref: Returns: (transfer full): @reading, with one reference more */
DmReading *dm_reading_ref (DmReading *reading) {
  g_atomic_ref_count_inc (&reading->ref_count);
  return reading;
}

/** dm_reading_unref: gives a reference back; the last one frees the reading and lets go of its model */
void dm_reading_unref (DmReading *reading) {
  if (!g_atomic_ref_count_dec (&reading->ref_count))
    return;
  g_clear_pointer (&reading->what_if, dm_what_if_free);
  g_clear_pointer (&reading->other, dm_reading_unref);
  g_clear_pointer (&reading->parties, g_array_unref);
  g_clear_pointer (&reading->issues, g_array_unref);
  g_free (reading->is_shown);
  dm_model_unref (reading->model);
  g_free (reading);
}

/** dm_reading_get_model: Returns: (transfer none): the model that is read */
DmModel *dm_reading_get_model (const DmReading *reading) {
  return reading->model;
}

/** dm_reading_get_date: Returns: the as-of date, DM_DATE_NONE where everything is in force */
DmDate dm_reading_get_date (const DmReading *reading) {
  return reading->date;
}

/** dm_reading_get_scenario: Returns: the scenario's index in the model, -1 for none */
int dm_reading_get_scenario (const DmReading *reading) {
  return reading->scenario;
}

/** dm_reading_get_proposal: Returns: the index of the chosen proposal in the model, -1 for none */
int dm_reading_get_proposal (const DmReading *reading) {
  return reading->proposal;
}

/** dm_reading_get_n_parties: Returns: how many parties are shown */
guint dm_reading_get_n_parties (const DmReading *reading) {
  return reading->parties->len;
}

/** dm_reading_get_party: Returns: the index in the model of the @nth shown party, in the model's order */
guint dm_reading_get_party (const DmReading *reading, guint nth) {
  g_return_val_if_fail (nth < reading->parties->len, 0);
  return g_array_index (reading->parties, guint, nth);
}

/** dm_reading_shows_party: Returns: whether the party of that index in the model is shown */
gboolean dm_reading_shows_party (const DmReading *reading, guint party) {
  g_return_val_if_fail (party < dm_model_get_n_parties (reading->model), FALSE);
  return reading->is_shown[party];
}

/** dm_reading_get_n_issues: Returns: how many issues are shown */
guint dm_reading_get_n_issues (const DmReading *reading) {
  return reading->issues == NULL ? dm_model_get_n_issues (reading->model) : reading->issues->len;
}

/** dm_reading_get_issue: Returns: the index in the model of the @nth shown issue, in the model's order */
guint dm_reading_get_issue (const DmReading *reading, guint nth) {
  if (reading->issues == NULL)
    return nth;
  g_return_val_if_fail (nth < reading->issues->len, 0);
  return g_array_index (reading->issues, guint, nth);
}

/** dm_reading_find_issue: Returns: which of the shown issues the one with that index in the model is, -1 where it isn't shown */
int dm_reading_find_issue (const DmReading *reading, guint issue) {
  guint nth;

  if (reading->issues == NULL)
    return issue < dm_model_get_n_issues (reading->model) ? (int) issue : -1;
  return g_array_binary_search (reading->issues, &issue, compare_issues, &nth) ? (int) nth : -1;
}

/**
 * dm_reading_get_position:
 * @reading: a reading
 * @issue: an issue's index in the model, shown or not
 * @party: a party's index in the model, shown or not
 *
 * Returns: (transfer none) (nullable): the position in force, or %NULL where the party isn't on record; it lives
 *   as long as the reading
 */
const DmPosition *dm_reading_get_position (const DmReading *reading, guint issue, guint party) {
  const DmPosition *position = NULL;
  if (reading->what_if != NULL && dm_what_if_find (reading->what_if, issue, party, &position))
    return position;
  return dm_positions_in_force (dm_model_get_issue (reading->model, issue)->positions, party,
                                reading->last_day);
}

/**
 * dm_reading_get_replaced:
 * @reading: a reading
 * @issue: an issue's index in the model, shown or not
 * @party: a party's index in the model, shown or not
 *
 * Returns: (transfer none) (nullable): what the party holds on record where the scenario has something else in its place, or
 *   nothing; %NULL where the scenario changes nothing, and where nothing is on record
 */
const DmPosition *dm_reading_get_replaced (const DmReading *reading, guint issue, guint party) {
  const DmPosition *position;

  if (reading->what_if == NULL || !dm_what_if_find (reading->what_if, issue, party, &position))
    return NULL;
  return dm_positions_in_force (dm_model_get_issue (reading->model, issue)->positions, party,
                                reading->last_day);
}

/** dm_reading_get_other: Returns: (transfer none) (nullable): the reading that it is compared with, %NULL for none */
DmReading *dm_reading_get_other (const DmReading *reading) {
  return reading->other;
}

/** dm_reading_supposes: Returns: whether its scenario has something else on an issue than the record */
gboolean dm_reading_supposes (const DmReading *reading, guint issue) {
  return reading->what_if != NULL && dm_what_if_touches (reading->what_if, issue);
}

/**
 * dm_reading_is_other:
 * @reading: a reading
 * @issue: an issue's index in the model, shown or not
 * @party: a party's index in the model, shown or not
 *
 * Returns: whether the party demands, accepts or rules out something else in the reading that this one is compared with, or is on
 *   record in one of them only
 */
gboolean dm_reading_is_other (const DmReading *reading, guint issue, guint party) {
  if (reading->other == NULL)
    return FALSE;
  const DmPosition *from = dm_reading_get_position (reading->other, issue, party);
  const DmPosition *to = dm_reading_get_position (reading, issue, party);
  if (from == NULL || to == NULL || from == to)
    return from != to;
  return !dm_position_stands_like (from, to, dm_model_get_issue (reading->model, issue)->scale);
}

/**
 * dm_reading_get_moved_from:
 * @reading: a reading
 * @issue: an issue's index in the model, shown or not
 * @party: a party's index in the model, shown or not
 *
 * Returns: (transfer none) (nullable): what the party holds in the reading that this one is compared with, where that is other than
 *   in this one by dm_reading_is_other(); %NULL where it is the same, and where it held nothing
 */
const DmPosition *dm_reading_get_moved_from (const DmReading *reading, guint issue, guint party) {
  return dm_reading_is_other (reading, issue, party)
             ? dm_reading_get_position (reading->other, issue, party)
             : NULL;
}

/* Issues that a scenario changes are few: asking party by party is good enough there. */
static void collect_changed (const DmReading *reading, guint issue, DmRecord *record) {
  record->holdings = g_new (DmHolding, MAX (reading->parties->len, 1));
  for (guint nth = 0; nth < reading->parties->len; nth++) {
    guint party = g_array_index (reading->parties, guint, nth);
    const DmPosition *position = dm_reading_get_position (reading, issue, party);
    if (position != NULL)
      record->holdings[record->n_holdings++] = (DmHolding){ party, position };
  }
}

/**
 * dm_reading_get_record:
 * @reading: a reading
 * @issue: an issue's index in the model
 * @record: (out caller-allocates): R, to be cleared with dm_record_clear()
 *
 * Collects the shown parties on record on an issue, in the model's order of parties.
 */
void dm_reading_get_record (const DmReading *reading, guint issue, DmRecord *record) {
  const DmPositions *positions = dm_model_get_issue (reading->model, issue)->positions;
  *record = (DmRecord){ 0, NULL };
  if (reading->what_if != NULL && dm_what_if_touches (reading->what_if, issue)) {
    collect_changed (reading, issue, record);
    return;
  }
  guint n_most = MIN (positions->n_positions, reading->parties->len);
  if (n_most == 0)
    return;
  record->holdings = g_new (DmHolding, n_most);
  for (guint i = 0, next; i < positions->n_positions; i = next) {
    guint party = positions->positions[i].party;
    const DmPosition *position = dm_positions_in_force_at (positions, i, reading->last_day, &next);
    if (position != NULL && reading->is_shown[party])
      record->holdings[record->n_holdings++] = (DmHolding){ party, position };
  }
}

/** dm_record_clear: frees what @record holds; the positions are the reading's */
void dm_record_clear (DmRecord *record) {
  g_clear_pointer (&record->holdings, g_free);
  record->n_holdings = 0;
}
