/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "dm-csv-import-private.h"
#include "dm-edit-private.h"
#include "dm-position-check.h"
#include "dm-writer-private.h"

/* What the rows make of an issue. */
typedef struct {
  DmCsvNames *levels;
  GArray *changed; /* of DmPosition, owned: what is added, and what takes the place of an old one */
  GHashTable *old; /* set of the DmPosition that have a successor */
  guint n_added;
} Issue;

typedef struct {
  guint issue, party;
  DmDate day; /* the first that it holds from */
  guint row;
} Key;

typedef struct {
  DmCsvImport *import;
  const DmModel *base;
  DmCsvNames *parties, *issues, *sources;
  Issue **on;       /* by issue; NULL where no row is on it */
  GHashTable *keys; /* set of Key */
  double next_order;
  GString *before, *after;
} Rows;

/* A row being read. */
typedef struct {
  Rows *rows;
  guint row;
  DmCsvRowResult *result;
  guint issue;
  const DmScale *scale;
  const DmPosition *old; /* NULL for none */
  DmPosition position;
} Reading;

static gboolean fail (Reading *reading, DmCsvFault fault, DmCell cell) {
  reading->result->effect = DM_CSV_FAULTY;
  reading->result->fault = (guint8) fault;
  reading->result->cell = (guint8) cell;
  return FALSE;
}

/* (nullable): NULL where the file has no such column, which leaves the member as it is. */
static char *dup_cell (const Reading *reading, DmCell cell) {
  char *text = dm_csv_table_dup_cell (reading->rows->import->table, reading->row, cell);
  return text == NULL || cell == DM_CELL_STATEMENT || cell == DM_CELL_LOCATOR ? text
                                                                              : g_strstrip (text);
}

static gboolean find_named (Reading *reading, const DmCsvNames *names, const char *text,
                            DmCell cell, int *found) {
  *found = dm_csv_names_find (names, text);
  if (*found == DM_CSV_AMBIGUOUS)
    return fail (reading, DM_CSV_FAULT_AMBIGUOUS, cell);
  return *found >= 0 || fail (reading, DM_CSV_FAULT_UNKNOWN, cell);
}

/* --- places and sets --- */

static const DmCsvNames *get_levels (const Reading *reading) {
  Issue *on = reading->rows->on[reading->issue];

  if (on->levels == NULL)
    on->levels = dm_csv_names_new_levels (reading->scale);
  return on->levels;
}

static gboolean read_place (Reading *reading, const char *text, DmCell cell, double *place) {
  const DmScale *scale = reading->scale;

  if (scale->type == DM_SCALE_INTERVAL) {
    if (!dm_cell_parse_number (text, reading->rows->import->decimal, place) || *place < scale->min
        || *place > scale->max)
      return fail (reading, DM_CSV_FAULT_VALUE, cell);
    return TRUE;
  }
  int level = dm_csv_names_find (get_levels (reading), text);
  *place = level;
  if (level == DM_CSV_AMBIGUOUS)
    return fail (reading, DM_CSV_FAULT_AMBIGUOUS, cell);
  return level >= 0 || fail (reading, DM_CSV_FAULT_VALUE, cell);
}

static gboolean read_options (Reading *reading, const char *text, DmCell cell,
                              DmOptionSet *options) {
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  gboolean none = strcmp (text, DM_CELL_NO_OPTION) == 0;
  double place;

  dm_option_set_init (options, reading->scale->n_levels);
  for (guint i = 0; parts[i] != NULL && !none; i++) {
    if (!read_place (reading, g_strstrip (parts[i]), cell, &place)) {
      dm_option_set_clear (options);
      return FALSE;
    }
    dm_option_set_add (options, (guint) place);
  }
  return TRUE;
}

/* Whether two ranges are the same where the scale is: an end left out is the scale's own. */
static gboolean is_same_range (const DmScale *scale, DmRange a, DmRange b) {
  DmRange whole = { dm_scale_get_first (scale), dm_scale_get_last (scale) };

  a = dm_range_intersect (a, whole);
  b = dm_range_intersect (b, whole);
  return a.from == b.from && a.to == b.to;
}

/* The columns of one set: @from and @to are NULL where the file doesn't have them. */
static gboolean read_range (Reading *reading, guint flag, DmCell cell, const char *from,
                            const char *to, DmSet *set) {
  gboolean given = (reading->position.flags & flag) != 0;
  DmRange range = given ? set->range : DM_RANGE_ALL, old = range;

  if (from != NULL)
    range.from = -INFINITY;
  if (to != NULL)
    range.to = INFINITY;
  if (from != NULL && *from != '\0' && !read_place (reading, from, cell, &range.from))
    return FALSE;
  if (to != NULL && *to != '\0' && !read_place (reading, to, cell + 1, &range.to))
    return FALSE;
  if (range.from > range.to)
    return fail (reading, DM_CSV_FAULT_REVERSED, cell);
  gboolean says = isfinite (range.from) || isfinite (range.to);
  if (given && says && is_same_range (reading->scale, range, old))
    return TRUE;
  set->range = range;
  reading->position.flags
      = (guint16) (says ? reading->position.flags | flag : reading->position.flags & ~flag);
  return TRUE;
}

static gboolean read_set (Reading *reading, guint flag, DmCell cell, DmSet *set) {
  g_autofree char *from = dup_cell (reading, cell);
  g_autofree char *to = dup_cell (reading, cell + 1);

  if (from == NULL && to == NULL)
    return TRUE;
  if (dm_scale_is_ordered (reading->scale))
    return read_range (reading, flag, cell, from, to, set);
  if (to != NULL && *to != '\0')
    return fail (reading, DM_CSV_FAULT_VALUE, cell + 1);
  if (from == NULL)
    return TRUE;
  DmOptionSet options;
  if (*from != '\0' && !read_options (reading, from, cell, &options))
    return FALSE;
  if (reading->position.flags & flag)
    dm_option_set_clear (&set->options);
  reading->position.flags &= (guint16) ~flag;
  if (*from != '\0') {
    set->options = options;
    reading->position.flags |= (guint16) flag;
  }
  return TRUE;
}

static gboolean read_demand (Reading *reading) {
  g_autofree char *text = dup_cell (reading, DM_CELL_DEMAND);

  if (text == NULL)
    return TRUE;
  reading->position.flags &= (guint16) ~DM_POSITION_DEMAND;
  if (*text == '\0')
    return TRUE;
  reading->position.flags |= DM_POSITION_DEMAND;
  return read_place (reading, text, DM_CELL_DEMAND, &reading->position.demand);
}

/* --- the other members --- */

static gboolean read_percent (Reading *reading, guint flag, DmCell cell, double *percent) {
  g_autofree char *text = dup_cell (reading, cell);

  if (text == NULL)
    return TRUE;
  reading->position.flags &= (guint16) ~flag;
  if (*text == '\0')
    return TRUE;
  reading->position.flags |= (guint16) flag;
  if (!dm_cell_parse_number (text, reading->rows->import->decimal, percent)
      || !(*percent >= 0 && *percent <= 100))
    return fail (reading, DM_CSV_FAULT_VALUE, cell);
  return TRUE;
}

static gboolean read_basis (Reading *reading) {
  g_autofree char *text = dup_cell (reading, DM_CELL_BASIS);

  if (text == NULL)
    return TRUE;
  reading->position.flags &= (guint16) ~DM_POSITION_BASIS;
  reading->position.basis = DM_BASIS_STATED;
  if (*text == '\0')
    return TRUE;
  for (guint i = DM_BASIS_STATED; i <= DM_BASIS_INFERRED; i++)
    if (g_ascii_strcasecmp (text, dm_basis_to_id ((DmBasis) i)) == 0) {
      reading->position.basis = (guint8) i;
      reading->position.flags |= DM_POSITION_BASIS;
      return TRUE;
    }
  return fail (reading, DM_CSV_FAULT_VALUE, DM_CELL_BASIS);
}

/* What the reading may change: shared with the old position until now. */
static DmPositionMore *own_more (Reading *reading) {
  DmPositionMore *shared = reading->position.more;

  reading->position.more
      = shared == NULL ? g_atomic_rc_box_new0 (DmPositionMore) : dm_position_more_copy (shared);
  if (shared != NULL)
    dm_position_more_unref (shared);
  return reading->position.more;
}

/* Sets a text member from a cell, "" for none. */
static void set_text (char **text, const char *cell) {
  g_free (*text);
  *text = *cell == '\0' ? NULL : g_strdup (cell);
}

static gboolean says (const char *cell, const char *text) {
  return strcmp (cell, text == NULL ? "" : text) == 0;
}

static void read_statement (Reading *reading) {
  g_autofree char *text = dup_cell (reading, DM_CELL_STATEMENT);

  if (text == NULL || says (text, dm_position_get_statement (&reading->position)))
    return;
  set_text (&own_more (reading)->statement, text);
  reading->position.flags &= (guint16) ~DM_POSITION_STATEMENT;
  if (*text != '\0')
    reading->position.flags |= DM_POSITION_STATEMENT;
}

static void set_evidence (Reading *reading, int source, const char *locator) {
  DmPositionMore *more = own_more (reading);

  if (more->n_evidence == 0) {
    g_free (more->evidence);
    more->evidence = g_new0 (DmEvidence, 1);
    more->evidence[0].source = -1;
    more->n_evidence = 1;
  }
  more->evidence[0].source = source;
  set_text (&more->evidence[0].locator, locator);
  reading->position.flags |= DM_POSITION_EVIDENCE;
}

/* The first piece of evidence is the row's; any others stay. It can't be taken away by a row: the next one would be the first then, and
 * the same table, imported again, take that away too. */
static gboolean read_evidence (Reading *reading) {
  const DmPositionMore *more = reading->position.more;
  const DmEvidence *first = more != NULL && more->n_evidence > 0 ? &more->evidence[0] : NULL;
  g_autofree char *source = dup_cell (reading, DM_CELL_SOURCE);
  g_autofree char *locator = dup_cell (reading, DM_CELL_LOCATOR);
  int index = first != NULL ? first->source : -1, old = index;

  if ((source == NULL || *source == '\0') && (locator == NULL || *locator == '\0'))
    return TRUE;
  if (locator == NULL)
    locator = g_strdup (first != NULL && first->locator != NULL ? first->locator : "");
  if (source != NULL) {
    index = -1;
    if (*source != '\0'
        && !find_named (reading, reading->rows->sources, source, DM_CELL_SOURCE, &index))
      return FALSE;
  }
  if (index != old || !says (locator, first != NULL ? first->locator : NULL))
    set_evidence (reading, index, locator);
  return TRUE;
}

static gboolean read_members (Reading *reading) {
  DmPosition *position = &reading->position;

  if (!read_demand (reading)
      || !read_set (reading, DM_POSITION_ACCEPTS, DM_CELL_ACCEPTS_FROM, &position->accepts)
      || !read_set (reading, DM_POSITION_LIMITS, DM_CELL_LIMIT_FROM, &position->limits)
      || !read_percent (reading, DM_POSITION_SALIENCE, DM_CELL_SALIENCE, &position->salience)
      || !read_basis (reading)
      || !read_percent (reading, DM_POSITION_CONFIDENCE, DM_CELL_CONFIDENCE, &position->confidence)
      || !read_evidence (reading))
    return FALSE;
  read_statement (reading);
  DmPositionFault fault = dm_position_check (position, reading->scale);
  return fault == DM_POSITION_FAULT_NONE
         || fail (reading, DM_CSV_FAULT_POSITION + fault,
                  dm_position_fault_get_member (fault) == DM_POSITION_ACCEPTS ? DM_CELL_ACCEPTS_FROM
                                                                              : DM_CELL_DEMAND);
}

/* --- which position it is --- */

static guint hash_key (gconstpointer data) {
  const Key *key = data;
  return (key->issue * 31 + key->party) * 31 + key->day;
}

static gboolean equal_keys (gconstpointer a, gconstpointer b) {
  const Key *first = a, *second = b;
  return first->issue == second->issue && first->party == second->party
         && first->day == second->day;
}

static gboolean take_key (Reading *reading) {
  const DmPosition *position = &reading->position;
  Key *key = g_new (Key, 1);
  const Key *known;

  *key
      = (Key){ reading->issue, position->party, dm_date_first_day (position->since), reading->row };
  known = g_hash_table_lookup (reading->rows->keys, key);
  if (known != NULL) {
    reading->result->other = known->row;
    g_free (key);
    return fail (reading, DM_CSV_FAULT_DOUBLE, DM_CELL_PARTY);
  }
  g_hash_table_add (reading->rows->keys, key);
  return TRUE;
}

static gboolean read_since (Reading *reading, DmDate *since) {
  g_autofree char *text = dup_cell (reading, DM_CELL_SINCE);

  *since = DM_DATE_NONE;
  return text == NULL || *text == '\0' || dm_date_parse (text, since)
         || fail (reading, DM_CSV_FAULT_VALUE, DM_CELL_SINCE);
}

static Issue *get_issue (Rows *rows, guint index) {
  if (rows->on[index] == NULL) {
    Issue *on = rows->on[index] = g_new0 (Issue, 1);
    on->changed = g_array_new (FALSE, FALSE, sizeof (DmPosition));
    on->old = g_hash_table_new (NULL, NULL);
  }
  return rows->on[index];
}

static gboolean find_position (Reading *reading) {
  Rows *rows = reading->rows;
  g_autofree char *party = dup_cell (reading, DM_CELL_PARTY);
  g_autofree char *issue = dup_cell (reading, DM_CELL_ISSUE);
  int party_index, issue_index;
  DmDate since;

  if (dm_csv_table_is_too_long (rows->import->table, reading->row))
    return fail (reading, DM_CSV_FAULT_TOO_LONG, DM_CELL_PARTY);
  if (*party == '\0' || *issue == '\0')
    return fail (reading, DM_CSV_FAULT_EMPTY, *party == '\0' ? DM_CELL_PARTY : DM_CELL_ISSUE);
  if (!find_named (reading, rows->parties, party, DM_CELL_PARTY, &party_index)
      || !find_named (reading, rows->issues, issue, DM_CELL_ISSUE, &issue_index))
    return FALSE;
  reading->issue = reading->result->other = (guint) issue_index;
  reading->scale = dm_model_get_issue (rows->base, (guint) issue_index)->scale;
  get_issue (rows, reading->issue);
  if (!read_since (reading, &since))
    return FALSE;
  reading->old = dm_positions_find (dm_model_get_issue (rows->base, reading->issue)->positions,
                                    (guint) party_index, since);
  if (reading->old != NULL)
    dm_position_copy (reading->scale, &reading->position, reading->old);
  reading->position.party = (guint32) party_index;
  reading->position.since = since;
  reading->position.flags &= (guint16) ~DM_POSITION_SINCE;
  if (since != DM_DATE_NONE)
    reading->position.flags |= DM_POSITION_SINCE;
  return take_key (reading);
}

/* --- rows --- */

static gboolean is_changed (const Reading *reading) {
  Rows *rows = reading->rows;
  const DmIssue *issue = dm_model_get_issue (rows->base, reading->issue);

  g_string_truncate (rows->before, 0);
  g_string_truncate (rows->after, 0);
  dm_writer_position (rows->before, rows->base, issue, reading->old, 0);
  dm_writer_position (rows->after, rows->base, issue, &reading->position, 0);
  return !g_string_equal (rows->before, rows->after);
}

static void take_position (Reading *reading) {
  Rows *rows = reading->rows;
  Issue *on = rows->on[reading->issue];

  if (reading->old != NULL && !is_changed (reading)) {
    reading->result->effect = DM_CSV_UNCHANGED;
    dm_position_clear (reading->scale, &reading->position);
    return;
  }
  if (reading->old != NULL) {
    g_hash_table_add (on->old, (gpointer) reading->old);
  } else {
    reading->position.order = rows->next_order++;
    on->n_added++;
  }
  reading->result->effect = reading->old != NULL ? DM_CSV_UPDATES : DM_CSV_ADDS;
  g_array_append_val (on->changed, reading->position);
}

static void read_row (Rows *rows, guint row) {
  DmCsvRowResult result = { 0 };
  Reading reading = { .rows = rows, .row = row, .result = &result };

  if (find_position (&reading) && read_members (&reading))
    take_position (&reading);
  else if (reading.scale != NULL)
    dm_position_clear (reading.scale, &reading.position);
  rows->import->counts[result.effect]++;
  g_array_append_val (rows->import->rows, result);
}

/* --- what comes of them --- */

static DmIssue *make_issue (const DmIssue *issue, Issue *on) {
  const DmPositions *old = issue->positions;
  DmPositions *positions = dm_positions_new (issue->scale, old->n_positions + on->n_added);
  DmIssue *copy = dm_issue_copy (issue);
  guint at = 0;

  for (guint i = 0; i < old->n_positions; i++)
    if (!g_hash_table_contains (on->old, &old->positions[i]))
      dm_position_copy (issue->scale, &positions->positions[at++], &old->positions[i]);
  for (guint i = 0; i < on->changed->len; i++)
    positions->positions[at++] = g_array_index (on->changed, DmPosition, i);
  g_array_set_size (on->changed, 0); /* they belong to the issue now */
  qsort (positions->positions, at, sizeof (DmPosition), dm_position_compare);
  dm_positions_unref (copy->positions);
  copy->positions = positions;
  return copy;
}

/* @base with what the rows change: issues that no row is on are shared. */
static DmModel *make_result (const Rows *rows) {
  DmModel *base = rows->import->base;
  const guint *counts = rows->import->counts;

  if (counts[DM_CSV_ADDS] + counts[DM_CSV_UPDATES] == 0)
    return dm_model_ref (base);
  DmModel *result = dm_model_copy (base);
  DmList *old = base->lists[DM_ENTITY_ISSUE], *issues = dm_list_new (old->unref_item);
  for (guint i = 0; i < old->length; i++) {
    DmIssue *issue = dm_list_get (old, i);
    gboolean touched = rows->on[i] != NULL && rows->on[i]->changed->len > 0;
    dm_list_append (issues,
                    touched ? make_issue (issue, rows->on[i]) : g_atomic_rc_box_acquire (issue));
  }
  dm_model_take_list (result, DM_ENTITY_ISSUE, issues);
  result->n_positions += counts[DM_CSV_ADDS];
  result->last_order = rows->next_order - 1;
  result->positions_given = TRUE;
  return result;
}

static void free_issue (const DmScale *scale, Issue *on) {
  if (on == NULL)
    return;
  for (guint i = 0; i < on->changed->len; i++)
    dm_position_clear (scale, &g_array_index (on->changed, DmPosition, i));
  g_array_unref (on->changed);
  g_hash_table_unref (on->old);
  g_clear_pointer (&on->levels, dm_csv_names_free);
  g_free (on);
}

static void clear_rows (Rows *rows) {
  for (guint i = 0; i < dm_model_get_n_issues (rows->base); i++)
    free_issue (dm_model_get_issue (rows->base, i)->scale, rows->on[i]);
  g_free (rows->on);
  dm_csv_names_free (rows->parties);
  dm_csv_names_free (rows->issues);
  dm_csv_names_free (rows->sources);
  g_hash_table_unref (rows->keys);
  g_string_free (rows->before, TRUE);
  g_string_free (rows->after, TRUE);
}

/* Reads the rows on the import's base, whose result they make. Returns FALSE when it was cancelled. */
gboolean dm_csv_read_rows (DmCsvImport *import, GCancellable *cancellable, GError **error) {
  DmModel *base = import->base;
  Rows rows = { .import = import,
                .base = base,
                .parties = dm_csv_names_new_parties (base),
                .issues = dm_csv_names_new_issues (base),
                .sources = dm_csv_names_new_sources (base),
                .on = g_new0 (Issue *, dm_model_get_n_issues (base) + 1),
                .keys = g_hash_table_new_full (hash_key, equal_keys, g_free, NULL),
                .next_order = base->last_order + 1,
                .before = g_string_new (NULL),
                .after = g_string_new (NULL) };
  guint n_rows = dm_csv_table_get_n_rows (import->table);
  gboolean cancelled = FALSE;

  for (guint row = 0; row < n_rows && !cancelled; row++) {
    read_row (&rows, row);
    cancelled = row % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error);
  }
  if (!cancelled)
    import->result = make_result (&rows);
  clear_rows (&rows);
  return !cancelled;
}
