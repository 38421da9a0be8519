/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-table-rows.h"

#include <string.h>

/* How many issues are looked through between two looks at the cancellable. */
#define CANCEL_EVERY 64

/** dm_table_query_copy: (transfer full): a copy for a worker */
DmTableQuery *dm_table_query_copy (const DmTableQuery *query) {
  DmTableQuery *copy = g_memdup2 (query, sizeof *query);

  copy->text = g_strdup (query->text);
  if (query->issues != NULL)
    copy->issues = g_memdup2 (query->issues, query->n_issues * sizeof (gboolean));
  return copy;
}

void dm_table_query_free (DmTableQuery *query) {
  g_free (query->text);
  g_free (query->issues);
  g_free (query);
}

/* --- what matches --- */

static char *fold (const char *text) {
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
}

static gboolean has_text (const char *text, const char *needle) {
  if (text == NULL || *text == '\0')
    return FALSE;
  g_autofree char *folded = fold (text);
  return strstr (folded, needle) != NULL;
}

/* What many rows share is looked at once. */
typedef struct {
  const DmModel *model;
  const DmTableQuery *query;
  char *needle;      /* NULL for none */
  gboolean *parties; /* whether its name has the needle */
  gboolean *sources;
} Filter;

static void filter_begin (Filter *filter, const DmModel *model, const DmTableQuery *query) {
  guint n_parties = dm_model_get_n_parties (model), n_sources = dm_model_get_n_sources (model);

  *filter = (Filter){ .model = model, .query = query };
  if (query->text == NULL || *query->text == '\0')
    return;
  filter->needle = fold (query->text);
  filter->parties = g_new0 (gboolean, n_parties);
  filter->sources = g_new0 (gboolean, n_sources);
  for (guint i = 0; i < n_parties; i++)
    filter->parties[i] = has_text (dm_model_get_party (model, i)->name, filter->needle);
  for (guint i = 0; i < n_sources; i++)
    filter->sources[i] = has_text (dm_model_get_source (model, i)->title, filter->needle);
}

static void filter_end (Filter *filter) {
  g_free (filter->needle);
  g_free (filter->parties);
  g_free (filter->sources);
}

static gboolean more_has_text (const Filter *filter, const DmPosition *position) {
  const DmPositionMore *more = position->more;

  if (more == NULL)
    return FALSE;
  if (has_text (more->statement, filter->needle))
    return TRUE;
  if (more->n_evidence == 0)
    return FALSE;
  return has_text (more->evidence[0].locator, filter->needle)
         || (more->evidence[0].source >= 0 && filter->sources[more->evidence[0].source]);
}

static gboolean position_has_text (const Filter *filter, guint issue, const DmPosition *position) {
  if (filter->parties[position->party] || more_has_text (filter, position))
    return TRUE;
  for (DmCell cell = DM_CELL_DEMAND; cell < DM_CELL_STATEMENT; cell++) {
    g_autofree char *text = dm_cell_get_text (filter->model, issue, position, cell, '.');
    if (has_text (text, filter->needle))
      return TRUE;
  }
  return FALSE;
}

static void filter_issue (const Filter *filter, guint index, GArray *rows) {
  const DmIssue *issue = dm_model_get_issue (filter->model, index);
  gboolean whole = filter->needle == NULL || has_text (issue->name, filter->needle);

  if (filter->query->issues != NULL
      && (index >= filter->query->n_issues || !filter->query->issues[index]))
    return;
  for (guint i = 0; i < issue->positions->n_positions; i++) {
    const DmPosition *position = &issue->positions->positions[i];
    DmTableRow row = { index, i };
    if ((filter->query->party < 0 || (guint) filter->query->party == position->party)
        && (whole || position_has_text (filter, index, position)))
      g_array_append_val (rows, row);
  }
}

/* --- in which order --- */

typedef struct {
  DmTableRow row;
  gboolean empty;
  double number; /* compared first */
  char *text;    /* NULL, or a collation key */
  double order;
} Key;

static char *collate (const char *text) {
  return g_utf8_collate_key (text, -1);
}

typedef const char *(*GetName) (const DmModel *model, guint index);

static const char *get_party_name (const DmModel *model, guint index) {
  return dm_model_get_party (model, index)->name;
}

static const char *get_issue_name (const DmModel *model, guint index) {
  return dm_model_get_issue (model, index)->name;
}

static const char *get_source_name (const DmModel *model, guint index) {
  return dm_model_get_source (model, index)->title;
}

static int compare_names (gconstpointer a, gconstpointer b) {
  return strcmp (((const Key *) a)->text, ((const Key *) b)->text);
}

/* Which place each name has in the alphabet: what has many rows is collated once. */
static guint *rank (const DmModel *model, guint n, GetName get_name) {
  g_autofree Key *keys = g_new0 (Key, n);
  guint *ranks = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    keys[i] = (Key){ .row.index = i, .text = collate (get_name (model, i)) };
  qsort (keys, n, sizeof *keys, compare_names);
  for (guint i = 0; i < n; i++) {
    ranks[keys[i].row.index] = i;
    g_free (keys[i].text);
  }
  return ranks;
}

/* Places on different scales are compared by how far along they are. */
static double get_share (const DmScale *scale, double place) {
  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);

  return last > first ? (place - first) / (last - first) : 0;
}

static double get_end (const DmScale *scale, const DmPosition *position, DmCell cell) {
  gboolean accepts = cell == DM_CELL_ACCEPTS_FROM || cell == DM_CELL_ACCEPTS_TO;
  gboolean from = cell == DM_CELL_ACCEPTS_FROM || cell == DM_CELL_LIMIT_FROM;
  const DmSet *set = accepts ? &position->accepts : &position->limits;

  if ((position->flags & (accepts ? DM_POSITION_ACCEPTS : DM_POSITION_LIMITS)) == 0)
    return NAN;
  if (!dm_scale_is_ordered (scale))
    return from ? dm_option_set_count (&set->options) : NAN;
  double place = from ? set->range.from : set->range.to;
  return isfinite (place) ? get_share (scale, place) : NAN;
}

static double get_number (const DmScale *scale, const DmPosition *position, DmCell cell) {
  switch (cell) {
  case DM_CELL_DEMAND:
    return position->flags & DM_POSITION_DEMAND ? get_share (scale, position->demand) : NAN;
  case DM_CELL_SALIENCE:
    return position->flags & DM_POSITION_SALIENCE ? position->salience : NAN;
  case DM_CELL_CONFIDENCE:
    return position->flags & DM_POSITION_CONFIDENCE ? position->confidence : NAN;
  case DM_CELL_BASIS:
    return position->flags & DM_POSITION_BASIS ? position->basis : NAN;
  case DM_CELL_SINCE:
    return position->since != DM_DATE_NONE ? dm_date_first_day (position->since) : NAN;
  default:
    return get_end (scale, position, cell);
  }
}

static const DmEvidence *get_evidence (const DmPosition *position) {
  return position->more != NULL && position->more->n_evidence > 0 ? &position->more->evidence[0]
                                                                  : NULL;
}

static void fill_key (Key *key, const DmModel *model, DmCell cell, const guint *ranks) {
  const DmIssue *issue = dm_model_get_issue (model, key->row.issue);
  const DmPosition *position = dm_table_row_get_position (model, key->row);
  const DmEvidence *evidence = get_evidence (position);
  const char *text = NULL;

  key->order = position->order;
  if (cell == DM_CELL_PARTY) {
    key->number = ranks[position->party];
  } else if (cell == DM_CELL_ISSUE) {
    key->number = ranks[key->row.issue];
  } else if (cell == DM_CELL_SOURCE) {
    key->number = evidence != NULL && evidence->source >= 0 ? ranks[evidence->source] : NAN;
  } else if (cell == DM_CELL_STATEMENT || cell == DM_CELL_LOCATOR) {
    text = cell == DM_CELL_STATEMENT ? dm_position_get_statement (position)
           : evidence != NULL        ? evidence->locator
                                     : NULL;
    key->text = text != NULL ? collate (text) : NULL;
    key->empty = text == NULL;
  } else {
    key->number = get_number (issue->scale, position, cell);
  }
  key->empty = key->empty || isnan (key->number);
}

static int compare_orders (double a, double b) {
  return (a > b) - (a < b);
}

static int compare_keys (gconstpointer a, gconstpointer b, gpointer data) {
  const Key *first = a, *second = b;
  int direction = GPOINTER_TO_INT (data), order = 0;

  if (first->empty != second->empty)
    return first->empty ? 1 : -1;
  if (!first->empty && first->text != NULL)
    order = strcmp (first->text, second->text);
  else if (!first->empty)
    order = compare_orders (first->number, second->number);
  return order != 0 ? order * direction : compare_orders (first->order, second->order);
}

static gboolean is_sorted (const Key *keys, guint n, int direction) {
  for (guint i = 1; i < n; i++)
    if (compare_keys (&keys[i - 1], &keys[i], GINT_TO_POINTER (direction)) > 0)
      return FALSE;
  return TRUE;
}

static void sort_rows (const DmModel *model, const DmTableQuery *query, GArray *rows) {
  g_autofree Key *keys = g_new0 (Key, rows->len);
  g_autofree guint *ranks = NULL;
  int direction = query->sort >= 0 && query->descending ? -1 : 1;

  if (query->sort == DM_CELL_PARTY)
    ranks = rank (model, dm_model_get_n_parties (model), get_party_name);
  else if (query->sort == DM_CELL_ISSUE)
    ranks = rank (model, dm_model_get_n_issues (model), get_issue_name);
  else if (query->sort == DM_CELL_SOURCE)
    ranks = rank (model, dm_model_get_n_sources (model), get_source_name);
  for (guint i = 0; i < rows->len; i++) {
    keys[i].row = g_array_index (rows, DmTableRow, i);
    if (query->sort >= 0)
      fill_key (&keys[i], model, (DmCell) query->sort, ranks);
    else
      keys[i].order = dm_table_row_get_position (model, keys[i].row)->order;
  }
  if (!is_sorted (keys, rows->len, direction))
    g_qsort_with_data (keys, (int) rows->len, sizeof *keys, compare_keys,
                       GINT_TO_POINTER (direction));
  for (guint i = 0; i < rows->len; i++) {
    g_array_index (rows, DmTableRow, i) = keys[i].row;
    g_free (keys[i].text);
  }
}

/**
 * dm_table_rows_new:
 * @model: a model
 * @query: which rows, in which order
 * @cancellable: (nullable): to stop it from another thread
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type DmTableRow) (nullable): the rows
 */
GArray *dm_table_rows_new (const DmModel *model, const DmTableQuery *query,
                           GCancellable *cancellable, GError **error) {
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (DmTableRow));
  gboolean stopped = FALSE;
  Filter filter;

  filter_begin (&filter, model, query);
  for (guint i = 0; i < dm_model_get_n_issues (model) && !stopped; i++) {
    stopped = i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error);
    filter_issue (&filter, i, rows);
  }
  filter_end (&filter);
  if (stopped || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  sort_rows (model, query, rows);
  return g_steal_pointer (&rows);
}

/* --- after an edit --- */

static gboolean has_same_things (const DmModel *from, const DmModel *to) {
  if (dm_model_get_n_parties (from) != dm_model_get_n_parties (to)
      || dm_model_get_n_issues (from) != dm_model_get_n_issues (to))
    return FALSE;
  for (guint i = 0; i < dm_model_get_n_parties (from); i++)
    if (strcmp (dm_model_get_party (from, i)->id, dm_model_get_party (to, i)->id) != 0)
      return FALSE;
  for (guint i = 0; i < dm_model_get_n_issues (from); i++) {
    const DmIssue *a = dm_model_get_issue (from, i), *b = dm_model_get_issue (to, i);
    if (a != b && strcmp (a->id, b->id) != 0)
      return FALSE;
  }
  return TRUE;
}

/* More than this isn't followed: reading the rows anew takes no longer. */
#define MOST_FOLLOWED 50000

/* The positions on the issues that differ, by their place in the file, which an edit leaves them. */
typedef struct {
  const DmModel *from, *to;
  gboolean *changed; /* by issue */
  GHashTable *rows;  /* place in the file → DmTableRow in @to */
} Changes;

static gboolean changes_begin (Changes *changes, const DmModel *from, const DmModel *to) {
  guint n_issues = dm_model_get_n_issues (to), n = 0;

  *changes = (Changes){ from, to, g_new0 (gboolean, n_issues + 1),
                        g_hash_table_new_full (g_double_hash, g_double_equal, NULL, g_free) };
  for (guint i = 0; i < n_issues; i++) {
    const DmPositions *positions = dm_model_get_issue (to, i)->positions;

    changes->changed[i] = positions != dm_model_get_issue (from, i)->positions;
    n += changes->changed[i] ? positions->n_positions : 0;
    if (n > MOST_FOLLOWED)
      return FALSE;
    for (guint j = 0; changes->changed[i] && j < positions->n_positions; j++) {
      DmTableRow row = { i, j };
      g_hash_table_insert (changes->rows, (gpointer) &positions->positions[j].order,
                           g_memdup2 (&row, sizeof row));
    }
  }
  return TRUE;
}

static void changes_end (Changes *changes) {
  g_free (changes->changed);
  g_hash_table_unref (changes->rows);
}

/* Points the rows at where their positions are now, and drops those that have none. */
static guint point_rows (Changes *changes, GArray *rows) {
  guint n_kept = 0, n_rows = rows->len;

  for (guint i = 0; i < n_rows; i++) {
    DmTableRow row = g_array_index (rows, DmTableRow, i);
    const DmTableRow *now = &row;
    if (changes->changed[row.issue])
      now = g_hash_table_lookup (changes->rows,
                                 &dm_table_row_get_position (changes->from, row)->order);
    if (now != NULL)
      g_array_index (rows, DmTableRow, n_kept++) = *now;
  }
  g_array_set_size (rows, n_kept);
  return n_rows - n_kept;
}

/* Leaves those that weren't there before. */
static void forget_old (Changes *changes) {
  for (guint i = 0; i < dm_model_get_n_issues (changes->from); i++) {
    const DmPositions *positions = dm_model_get_issue (changes->from, i)->positions;

    for (guint j = 0; changes->changed[i] && j < positions->n_positions; j++)
      g_hash_table_remove (changes->rows, &positions->positions[j].order);
  }
}

static int compare_places (gconstpointer a, gconstpointer b, gpointer data) {
  return compare_orders (dm_table_row_get_position (data, *(const DmTableRow *) a)->order,
                         dm_table_row_get_position (data, *(const DmTableRow *) b)->order);
}

static void insert_row (GArray *rows, const DmModel *model, DmTableRow row) {
  guint low = 0, high = rows->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (compare_places (&g_array_index (rows, DmTableRow, middle), &row, (gpointer) model) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  g_array_insert_val (rows, low, row);
}

/* Few go where they belong; many are put at the end and sorted together. */
static void add_new (Changes *changes, const DmTableQuery *query, GArray *rows) {
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (DmTableRow));
  gpointer model = (gpointer) changes->to;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, changes->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_array_append_val (added, *(DmTableRow *) row);
  g_array_sort_with_data (added, compare_places, model);
  if (query->sort < 0 && added->len <= CANCEL_EVERY) {
    for (guint i = 0; i < added->len; i++)
      insert_row (rows, changes->to, g_array_index (added, DmTableRow, i));
    return;
  }
  if (added->len > 0)
    g_array_append_vals (rows, added->data, added->len);
  if (query->sort < 0)
    g_array_sort_with_data (rows, compare_places, model);
}

/**
 * dm_table_rows_follow:
 * @rows: (element-type DmTableRow): the rows of @from
 * @query: what they were made by
 * @from: a model
 * @to: its successor or predecessor
 * @n_removed: (out): how many rows went away
 *
 * Makes the rows those of another model with as little work as the edit was. Rows stay where they are, and stay in sight, even
 * where the edit would put them elsewhere: what somebody is typing doesn't run away. New ones come at their place in the file, or,
 * where the rows are sorted by something else, at the end.
 *
 * Returns: %FALSE if too much differs: the rows are to be made anew
 */
gboolean dm_table_rows_follow (GArray *rows, const DmTableQuery *query, const DmModel *from,
                               const DmModel *to, guint *n_removed) {
  gboolean can = has_same_things (from, to);
  Changes changes;

  *n_removed = 0;
  if (!can)
    return FALSE;
  can = changes_begin (&changes, from, to);
  if (can) {
    *n_removed = point_rows (&changes, rows);
    forget_old (&changes);
    add_new (&changes, query, rows);
  }
  changes_end (&changes);
  return can;
}
