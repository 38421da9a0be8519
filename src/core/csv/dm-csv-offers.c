/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "dm-csv-import-private.h"

/* More levels than this stay in the order in which they are named: no scale that anybody drew up has as many. */
#define MAX_SORTED_LEVELS 256

const DmCell dm_csv_places[DM_CSV_N_PLACES]
    = { DM_CELL_LIMIT_FROM, DM_CELL_ACCEPTS_FROM, DM_CELL_DEMAND, DM_CELL_ACCEPTS_TO,
        DM_CELL_LIMIT_TO };

/* An issue whose scale is still being found out: a new one, or one of the model that lacks levels. */
typedef struct {
  DmCsvOffer *offer;
  DmCsvNames *levels; /* those that the scale has, then those that are new */
  guint n_known;
  gboolean numbers; /* all that was named so far are numbers */
  gboolean options; /* several were named in one cell */
  double min, max;
  GArray *edges;    /* of Edge */
  gboolean saw_new; /* the row at hand names a level that the scale lacks */
  DmCell new_cell;  /* in this cell */
} Scale;

/* Of two levels the one that some row puts before the other: as an end of a set, or in a list of options. */
typedef struct {
  guint before, after;
  gboolean listed;
} Edge;

typedef struct {
  DmCsvImport *import;
  DmCsvNames *parties, *issues, *sources; /* those of the model, then those on offer */
  GPtrArray *party_offers, *issue_scales, *source_offers;
  GHashTable *known_scales; /* index of an issue of the model → Scale */
} Scan;

static void free_scale (gpointer data) {
  Scale *scale = data;

  dm_csv_names_free (scale->levels);
  g_array_unref (scale->edges);
  g_free (scale);
}

static DmCsvOffer *offer_new (Scan *scan, DmCsvOfferKind kind, const char *id, const char *name,
                              guint row, DmCell cell) {
  DmCsvOffer *offer = g_new0 (DmCsvOffer, 1);

  offer->kind = kind;
  offer->id = g_strdup (id);
  offer->name = g_strdup (name);
  offer->row = row;
  offer->cell = cell;
  g_ptr_array_add (scan->import->offers, offer);
  return offer;
}

static Scale *scale_new (DmCsvOffer *offer, DmCsvNames *levels) {
  Scale *scale = g_new0 (Scale, 1);

  scale->offer = offer;
  scale->levels = levels;
  scale->n_known = dm_csv_names_get_size (levels);
  scale->numbers = TRUE;
  scale->min = INFINITY;
  scale->max = -INFINITY;
  scale->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  return scale;
}

/* --- parties and sources --- */

static void see_named (Scan *scan, DmCsvNames *names, guint n_known, GPtrArray *offers,
                       DmCsvOfferKind kind, const char *fallback, guint row, DmCell cell) {
  g_autofree char *text = dm_csv_table_dup_cell (scan->import->table, row, cell);

  if (text == NULL || *g_strstrip (text) == '\0')
    return;
  int found = dm_csv_names_find (names, text);
  if (found == DM_CSV_UNKNOWN) {
    g_autofree char *id = dm_csv_names_make_id (names, text, fallback);
    found = (int) dm_csv_names_add (names, id, text);
    g_ptr_array_add (offers, offer_new (scan, kind, id, text, row, cell));
  }
  if (found >= (int) n_known)
    ((DmCsvOffer *) g_ptr_array_index (offers, (guint) found - n_known))->n_rows++;
}

/* --- levels --- */

/* Returns: its index, -1 for a name that several have */
static int see_level (Scale *scale, const char *text, DmCell cell) {
  int found = dm_csv_names_find (scale->levels, text);

  if (found == DM_CSV_UNKNOWN) {
    g_autofree char *id = dm_csv_names_make_id (scale->levels, text, "level");
    found = (int) dm_csv_names_add (scale->levels, id, text);
  }
  if (found >= (int) scale->n_known && !scale->saw_new) {
    scale->saw_new = TRUE;
    scale->new_cell = cell;
  }
  return MAX (found, -1);
}

static void see_number (Scale *scale, const char *text, char decimal) {
  double number;

  if (!scale->numbers || !dm_cell_parse_number (text, decimal, &number)) {
    scale->numbers = FALSE;
    return;
  }
  scale->min = MIN (scale->min, number);
  scale->max = MAX (scale->max, number);
}

static void add_edge (Scale *scale, int before, int after, gboolean listed) {
  Edge edge = { (guint) before, (guint) after, listed };

  if (scale->n_known == 0 && before >= 0 && after >= 0 && before != after)
    g_array_append_val (scale->edges, edge);
}

static void see_options (Scale *scale, const char *text, DmCell cell) {
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  int before = -1;

  scale->options = TRUE;
  scale->numbers = FALSE;
  for (guint i = 0; parts[i] != NULL; i++) {
    if (*g_strstrip (parts[i]) == '\0')
      continue;
    int option = see_level (scale, parts[i], cell);
    add_edge (scale, before, option, TRUE);
    before = option;
  }
}

/* The row's places on the scale. */
static void see_places (Scan *scan, Scale *scale, guint row) {
  int before = -1;

  scale->saw_new = FALSE;
  for (guint i = 0; i < DM_CSV_N_PLACES; i++) {
    g_autofree char *text = dm_csv_table_dup_cell (scan->import->table, row, dm_csv_places[i]);
    if (text == NULL || *g_strstrip (text) == '\0')
      continue;
    if (strchr (text, '|') != NULL) {
      see_options (scale, text, dm_csv_places[i]);
      continue;
    }
    see_number (scale, text, scan->import->decimal);
    int level = see_level (scale, text, dm_csv_places[i]);
    add_edge (scale, before, level, FALSE);
    before = level;
  }
}

/* --- issues --- */

static Scale *find_known_scale (Scan *scan, guint issue) {
  const DmIssue *on = dm_model_get_issue (scan->import->model, issue);
  Scale *scale = g_hash_table_lookup (scan->known_scales, GUINT_TO_POINTER (issue));

  if (on->scale->type == DM_SCALE_INTERVAL)
    return NULL;
  if (scale == NULL) {
    scale = scale_new (NULL, dm_csv_names_new_levels (on->scale));
    g_hash_table_insert (scan->known_scales, GUINT_TO_POINTER (issue), scale);
  }
  return scale;
}

/* Offers the levels that the scale lacks, once there is one. */
static void see_known_issue (Scan *scan, guint issue, guint row) {
  const DmIssue *on = dm_model_get_issue (scan->import->model, issue);
  Scale *scale = find_known_scale (scan, issue);

  if (scale == NULL)
    return;
  see_places (scan, scale, row);
  if (!scale->saw_new)
    return;
  if (scale->offer == NULL)
    scale->offer = offer_new (scan, DM_CSV_OFFER_LEVELS, on->id, on->name, row, scale->new_cell);
  scale->offer->n_rows++;
}

static void see_issue (Scan *scan, guint row) {
  g_autofree char *text = dm_csv_table_dup_cell (scan->import->table, row, DM_CELL_ISSUE);
  guint n_known = dm_model_get_n_issues (scan->import->model);

  if (*g_strstrip (text) == '\0')
    return;
  int found = dm_csv_names_find (scan->issues, text);
  if (found == DM_CSV_AMBIGUOUS)
    return;
  if (found >= 0 && found < (int) n_known) {
    see_known_issue (scan, (guint) found, row);
    return;
  }
  if (found == DM_CSV_UNKNOWN) {
    g_autofree char *id = dm_csv_names_make_id (scan->issues, text, "issue");
    DmCsvOffer *offer = offer_new (scan, DM_CSV_OFFER_ISSUE, id, text, row, DM_CELL_ISSUE);
    found = (int) dm_csv_names_add (scan->issues, id, text);
    g_ptr_array_add (scan->issue_scales, scale_new (offer, dm_csv_names_new ()));
  }
  Scale *scale = g_ptr_array_index (scan->issue_scales, (guint) found - n_known);
  scale->offer->n_rows++;
  see_places (scan, scale, row);
}

/* --- the order of levels --- */

/* Takes again and again the first level, in the order in which they were named, that no row puts behind one that is left. Where rows
 * contradict one another, the first that is left. */
static void sort_levels (const Scale *scale, guint n, guint *order) {
  g_autofree guint8 *behind = g_new0 (guint8, n * n);
  g_autofree guint *n_before = g_new0 (guint, n);
  g_autofree gboolean *taken = g_new0 (gboolean, n);

  for (guint i = 0; i < scale->edges->len; i++) {
    const Edge *edge = &g_array_index (scale->edges, Edge, i);
    if (edge->listed != scale->options)
      continue;
    guint8 *known = &behind[edge->before * n + edge->after];
    n_before[edge->after] += *known == 0;
    *known = 1;
  }
  for (guint i = 0; i < n; i++) {
    guint next = n;
    for (guint j = 0; j < n && (next == n || n_before[next] > 0); j++)
      if (!taken[j] && (next == n || n_before[j] == 0))
        next = j;
    taken[next] = TRUE;
    order[i] = next;
    for (guint j = 0; j < n; j++)
      n_before[j] -= behind[next * n + j] != 0 && !taken[j];
  }
}

typedef struct {
  double number;
  guint level;
} Numbered;

static int compare_numbers (gconstpointer a, gconstpointer b) {
  const Numbered *one = a, *other = b;

  if (one->number != other->number)
    return one->number < other->number ? -1 : 1;
  return one->level < other->level ? -1 : one->level > other->level;
}

/* Levels that are numbers, as these stand to one another. */
static void sort_numbers (const Scale *scale, char decimal, guint n, guint *order) {
  g_autofree Numbered *numbers = g_new0 (Numbered, n);

  for (guint i = 0; i < n; i++) {
    numbers[i].level = i;
    dm_cell_parse_number (dm_csv_names_get_name (scale->levels, i), decimal, &numbers[i].number);
  }
  qsort (numbers, n, sizeof (Numbered), compare_numbers);
  for (guint i = 0; i < n; i++)
    order[i] = numbers[i].level;
}

static void take_levels (const Scale *scale, char decimal) {
  guint n = dm_csv_names_get_size (scale->levels);
  g_autofree guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  if (scale->n_known == 0 && scale->numbers)
    sort_numbers (scale, decimal, n, order);
  else if (scale->n_known == 0 && n <= MAX_SORTED_LEVELS)
    sort_levels (scale, n, order);
  scale->offer->levels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = scale->n_known; i < n; i++)
    g_ptr_array_add (scale->offer->levels,
                     g_strdup (dm_csv_names_get_name (scale->levels, order[i])));
}

/* An interval needs two ends that differ. */
static void take_interval (const Scale *scale) {
  DmCsvOffer *offer = scale->offer;

  offer->scales |= 1u << DM_SCALE_INTERVAL;
  offer->min = scale->min < scale->max ? scale->min : MIN (scale->min, 0);
  offer->max = scale->min < scale->max ? scale->max : MAX (scale->max, 0);
  if (offer->min == offer->max)
    offer->max = 1;
}

static void settle_new_issue (const Scale *scale, char decimal) {
  DmCsvOffer *offer = scale->offer;

  if (dm_csv_names_get_size (scale->levels) == 0) {
    offer->n_rows = 0; /* nobody says anything of it: nothing could be created */
    return;
  }
  offer->scales = 1u << DM_SCALE_ORDINAL | 1u << DM_SCALE_NOMINAL;
  offer->guess = scale->options ? DM_SCALE_NOMINAL : DM_SCALE_ORDINAL;
  take_levels (scale, decimal);
  if (scale->numbers && isfinite (scale->max - scale->min)) {
    take_interval (scale);
    offer->guess = DM_SCALE_INTERVAL;
  }
  offer->scale = offer->guess;
}

static void free_offer (gpointer data) {
  DmCsvOffer *offer = data;

  g_free (offer->name);
  g_free (offer->id);
  g_clear_pointer (&offer->levels, g_ptr_array_unref);
  g_free (offer);
}

static void settle (Scan *scan) {
  GPtrArray *offers = g_ptr_array_new_with_free_func (free_offer);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < scan->issue_scales->len; i++)
    settle_new_issue (g_ptr_array_index (scan->issue_scales, i), scan->import->decimal);
  g_hash_table_iter_init (&iter, scan->known_scales);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Scale *) value)->offer != NULL)
      take_levels (value, scan->import->decimal);
  for (guint i = 0; i < scan->import->offers->len; i++) {
    DmCsvOffer *offer = g_ptr_array_index (scan->import->offers, i);
    if (offer->n_rows > 0)
      g_ptr_array_add (offers, offer);
    else
      free_offer (offer);
  }
  g_ptr_array_unref (scan->import->offers);
  scan->import->offers = offers;
}

/* Finds what the table names and the model doesn't have. */
void dm_csv_find_offers (DmCsvImport *import) {
  DmModel *model = import->model;
  import->offers = g_ptr_array_new ();
  Scan scan = { .import = import,
                .parties = dm_csv_names_new_parties (model),
                .issues = dm_csv_names_new_issues (model),
                .sources = dm_csv_names_new_sources (model),
                .party_offers = g_ptr_array_new (),
                .source_offers = g_ptr_array_new (),
                .issue_scales = g_ptr_array_new_with_free_func (free_scale),
                .known_scales = g_hash_table_new_full (NULL, NULL, NULL, free_scale) };

  for (guint row = 0; row < dm_csv_table_get_n_rows (import->table); row++) {
    see_named (&scan, scan.parties, dm_model_get_n_parties (model), scan.party_offers,
               DM_CSV_OFFER_PARTY, "party", row, DM_CELL_PARTY);
    see_issue (&scan, row);
    see_named (&scan, scan.sources, dm_model_get_n_sources (model), scan.source_offers,
               DM_CSV_OFFER_SOURCE, "source", row, DM_CELL_SOURCE);
  }
  settle (&scan);
  dm_csv_names_free (scan.parties);
  dm_csv_names_free (scan.issues);
  dm_csv_names_free (scan.sources);
  g_ptr_array_unref (scan.party_offers);
  g_ptr_array_unref (scan.source_offers);
  g_ptr_array_unref (scan.issue_scales);
  g_hash_table_unref (scan.known_scales);
}
