/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-table-change.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-csv-names.h"
#include "dm-edit.h"
#include "dm-json-set.h"
#include "dm-json.h"

/** dm_table_change_new: (transfer full): a change, of nothing yet, of a position that there is */
DmTableChange *dm_table_change_new (const DmModel *model, guint issue, const DmPosition *position) {
  DmTableChange *change = g_new0 (DmTableChange, 1);

  change->issue = issue;
  change->party = position->party;
  change->since = position->since;
  return change;
}

/** dm_table_change_new_row: (transfer full): a row that is to be a position: it needs a party and an issue, and something to say */
DmTableChange *dm_table_change_new_row (void) {
  DmTableChange *change = g_new0 (DmTableChange, 1);

  change->added = TRUE;
  return change;
}

void dm_table_change_set (DmTableChange *change, DmCell cell, const char *text) {
  g_free (change->texts[cell]);
  change->texts[cell] = g_strdup (text);
}

void dm_table_change_free (DmTableChange *change) {
  for (guint i = 0; i < DM_N_CELLS; i++)
    g_free (change->texts[i]);
  g_free (change);
}

static void free_refusal (gpointer data) {
  DmTableRefusal *refusal = data;

  g_free (refusal->reason);
  g_free (refusal);
}

void dm_table_report_init (DmTableReport *report) {
  report->n_taken = 0;
  report->taken = g_array_new (FALSE, FALSE, sizeof (guint));
  report->refusals = g_ptr_array_new_with_free_func (free_refusal);
}

void dm_table_report_clear (DmTableReport *report) {
  g_clear_pointer (&report->taken, g_array_unref);
  g_clear_pointer (&report->refusals, g_ptr_array_unref);
}

/* --- one row --- */

/* What the cells of a row have come to so far. */
typedef struct {
  char *json;
  DmPosition position; /* the members that cells are read by: borrows what it points to */
  guint issue;
} Draft;

typedef struct {
  DmModel *model;
  char decimal;
  const DmTableChange *change;
  DmTableReport *report;
  DmCsvNames *names[DM_N_CELLS]; /* of parties, issues and sources; NULL until one is looked for */
} Work;

/* Where a cell is read by others they come first: on which scale it stands, and what is demanded there. */
static const DmCell reading_order[DM_N_CELLS] = {
  DM_CELL_ISSUE,      DM_CELL_PARTY,     DM_CELL_DEMAND,   DM_CELL_ACCEPTS_FROM, DM_CELL_ACCEPTS_TO,
  DM_CELL_LIMIT_FROM, DM_CELL_LIMIT_TO,  DM_CELL_SALIENCE, DM_CELL_BASIS,        DM_CELL_CONFIDENCE,
  DM_CELL_SINCE,      DM_CELL_STATEMENT, DM_CELL_SOURCE,   DM_CELL_LOCATOR,
};

static void refuse (Work *work, DmCell cell, char *reason) {
  DmTableRefusal *refusal = g_new (DmTableRefusal, 1);

  *refusal = (DmTableRefusal){ work->change->tag, cell, reason };
  g_ptr_array_add (work->report->refusals, refusal);
}

/* The id of what @text names, where it can be told; (nullable). Many rows name the same few things. */
static const char *find_id (Work *work, DmCell cell, const char *text, gboolean *several) {
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  int found;

  *several = FALSE;
  if (cell != DM_CELL_PARTY && cell != DM_CELL_ISSUE && cell != DM_CELL_SOURCE)
    return NULL;
  if (work->names[cell] == NULL)
    work->names[cell] = cell == DM_CELL_PARTY   ? dm_csv_names_new_parties (work->model)
                        : cell == DM_CELL_ISSUE ? dm_csv_names_new_issues (work->model)
                                                : dm_csv_names_new_sources (work->model);
  found = dm_csv_names_find (work->names[cell], stripped);
  *several = found == DM_CSV_AMBIGUOUS;
  return found >= 0 ? dm_csv_names_get_id (work->names[cell], (guint) found) : NULL;
}

static char *unescape (const char *json) {
  const char *cursor = json;

  return dm_json_take_string (&cursor);
}

/* The draft's position is what the next cells are read by. */
static void note_place (Draft *draft, const DmScale *scale, DmCell cell, const char *text,
                        char decimal) {
  gboolean accepts = cell == DM_CELL_ACCEPTS_FROM || cell == DM_CELL_ACCEPTS_TO;
  gboolean from = cell == DM_CELL_ACCEPTS_FROM || cell == DM_CELL_LIMIT_FROM;
  guint flag = cell == DM_CELL_DEMAND ? DM_POSITION_DEMAND
               : accepts              ? DM_POSITION_ACCEPTS
                                      : DM_POSITION_LIMITS;
  DmRange *range = accepts ? &draft->position.accepts.range : &draft->position.limits.range;
  double place;

  if (cell != DM_CELL_DEMAND && !dm_scale_is_ordered (scale))
    return;
  gboolean given = dm_cell_parse_place (scale, text, decimal, &place);
  if (cell == DM_CELL_DEMAND) {
    draft->position.demand = place;
  } else {
    if ((draft->position.flags & flag) == 0)
      *range = !accepts ? DM_RANGE_ALL
               : draft->position.flags & DM_POSITION_DEMAND
                   ? (DmRange){ draft->position.demand, draft->position.demand }
                   : (DmRange){ place, place };
    if (!given)
      place = from ? -INFINITY : INFINITY;
    if (from)
      range->from = place;
    else
      range->to = place;
    given = isfinite (range->from) || isfinite (range->to);
  }
  draft->position.flags
      = (guint16) (given ? draft->position.flags | flag : draft->position.flags & ~flag);
}

static void note (Work *work, Draft *draft, DmCell cell, const char *text, const char *value) {
  if (cell == DM_CELL_ISSUE && value != NULL) {
    g_autofree char *id = unescape (value);
    int issue = dm_model_find_issue (work->model, id);
    draft->issue = issue >= 0 ? (guint) issue : draft->issue;
  } else if (cell >= DM_CELL_DEMAND && cell <= DM_CELL_LIMIT_TO) {
    note_place (draft, dm_model_get_issue (work->model, draft->issue)->scale, cell, text,
                work->decimal);
  }
}

static void replace_json (Draft *draft, char *json) {
  if (json == NULL)
    return;
  g_free (draft->json);
  draft->json = json;
}

static gboolean is_empty_at (const char *json, const char *pointer) {
  const char *at = dm_json_get (json, pointer);
  gboolean first = TRUE;

  if (at == NULL)
    return FALSE;
  at = dm_json_open (at);
  return !dm_json_more (&at, &first);
}

static void set_in_draft (Draft *draft, DmCell cell, const DmCellChange *change) {
  const char *pointer = change->pointer;

  if (change->value == NULL) {
    if (dm_json_get (draft->json, pointer) != NULL)
      replace_json (draft, dm_json_set (draft->json, pointer, NULL));
    if (cell == DM_CELL_SOURCE || cell == DM_CELL_LOCATOR) {
      /* a piece of evidence that says nothing is none */
      if (is_empty_at (draft->json, "/evidence/0"))
        replace_json (draft, dm_json_set (draft->json, "/evidence/0", NULL));
      if (is_empty_at (draft->json, "/evidence"))
        replace_json (draft, dm_json_set (draft->json, "/evidence", NULL));
    }
    return;
  }
  if (cell == DM_CELL_SOURCE && dm_json_get (draft->json, "/evidence/0") == NULL)
    pointer = "/evidence/-/source";
  if (cell == DM_CELL_LOCATOR && dm_json_get (draft->json, "/evidence/0") == NULL)
    pointer = "/evidence/-/locator";
  replace_json (draft, dm_json_set (draft->json, pointer, change->value));
}

/* Reads a cell into the draft. Returns FALSE, and why, where it is nothing that could stand there. */
static gboolean take_cell (Work *work, Draft *draft, DmCell cell, char **reason) {
  const char *text = work->change->texts[cell];
  DmCellChange change;
  gboolean several;
  const char *id = find_id (work, cell, text, &several);

  *reason = NULL;
  if (several) {
    *reason = g_strdup_printf (_ ("several are called “%.80s”; write its id"), text);
    return FALSE;
  }
  if (dm_model_get_n_issues (work->model) == 0) {
    *reason = g_strdup (_ ("there is no issue yet"));
    return FALSE;
  }
  if (!dm_cell_parse (work->model, draft->issue, &draft->position, cell, id != NULL ? id : text,
                      work->decimal, &change, reason))
    return FALSE;
  set_in_draft (draft, cell, &change);
  note (work, draft, cell, text, change.value);
  g_free (change.value);
  return TRUE;
}

static void draft_copy (Draft *to, const Draft *from) {
  *to = *from;
  to->json = g_strdup (from->json);
}

static DmTarget get_target (const DmModel *model, const DmTableChange *change) {
  return (DmTarget){ .kind = DM_TARGET_POSITION,
                     .id = dm_model_get_issue (model, change->issue)->id,
                     .party = dm_model_get_party (model, change->party)->id,
                     .since = change->since };
}

/* Begins with what there is. Returns FALSE where the position isn't there any more. */
static gboolean begin_draft (Work *work, Draft *draft) {
  const DmTableChange *change = work->change;
  const DmPosition *position;

  *draft = (Draft){ .issue = change->issue };
  if (change->added) {
    draft->issue = 0;
    draft->json = g_strdup ("{ }");
    return TRUE;
  }
  position = dm_positions_find (dm_model_get_issue (work->model, change->issue)->positions,
                                change->party, change->since);
  if (position == NULL)
    return FALSE;
  DmTarget target = get_target (work->model, change);
  draft->position = *position;
  draft->json = dm_edit_get_json (work->model, &target);
  return draft->json != NULL;
}

/* Returns: (transfer full) (nullable): the model with the draft in it, or why not */
static DmModel *try_draft (Work *work, const Draft *draft, char **reason) {
  g_auto (DmEditReport) report = { NULL };
  DmModel *model;

  if (work->change->added) {
    model = dm_edit_add (work->model, DM_TARGET_POSITION, draft->json, G_MAXUINT, &report);
  } else {
    DmTarget target = get_target (work->model, work->change);
    model = dm_edit_put_json (work->model, &target, draft->json, &report);
  }
  g_clear_pointer (reason, g_free);
  if (model == NULL && report.diagnostics->len > 0)
    *reason = g_strdup (((DmDiagnostic *) g_ptr_array_index (report.diagnostics, 0))->message);
  return model;
}

/* Tries a cell on top of those that were taken; returns the model with it, or why not. */
static DmModel *try_cell (Work *work, Draft *draft, DmCell cell, char **reason) {
  DmModel *model = NULL;
  Draft next;

  draft_copy (&next, draft);
  if (take_cell (work, &next, cell, reason))
    model = try_draft (work, &next, reason);
  if (model == NULL) {
    g_free (next.json);
    return NULL;
  }
  g_free (draft->json);
  *draft = next;
  return model;
}

/* One cell after the other, each as soon as it goes with those that were taken. Where none does, @whole is why: each alone might
 * be refused for not being with the others. */
static DmModel *take_one_by_one (Work *work, const Draft *begin, GArray *cells, const char *whole) {
  char *reasons[DM_N_CELLS] = { NULL };
  DmModel *result = NULL;
  Draft draft;

  draft_copy (&draft, begin);
  for (guint i = 0; i < cells->len;) {
    DmCell cell = g_array_index (cells, DmCell, i);
    g_clear_pointer (&reasons[cell], g_free);
    DmModel *model = try_cell (work, &draft, cell, &reasons[cell]);
    if (model == NULL) {
      i++;
      continue;
    }
    g_clear_pointer (&result, dm_model_unref);
    result = model;
    work->report->n_taken++;
    g_array_remove_index (cells, i);
    i = 0; /* what didn't go before may go now */
  }
  for (guint i = 0; i < cells->len; i++) {
    DmCell cell = g_array_index (cells, DmCell, i);
    g_autofree char *own = g_steal_pointer (&reasons[cell]);
    refuse (work, cell, g_strdup (result == NULL && whole != NULL ? whole : own));
  }
  g_free (draft.json);
  return result;
}

/* A place means nothing before it's known on which scale it stands. */
static gboolean is_for_later (const DmTableChange *change, DmCell cell, gboolean has_issue) {
  return change->added && !has_issue && cell >= DM_CELL_DEMAND && cell <= DM_CELL_LIMIT_TO;
}

/* All cells that can be read, in the draft; the others are refused. Returns those that were read. */
static GArray *read_cells (Work *work, Draft *draft) {
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (DmCell));
  gboolean has_issue = FALSE;

  for (guint i = 0; i < DM_N_CELLS; i++) {
    DmCell cell = reading_order[i];
    char *reason = NULL;

    if (work->change->texts[cell] == NULL
        || (work->change->added && *work->change->texts[cell] == '\0')
        || is_for_later (work->change, cell, has_issue))
      continue;
    gboolean taken = take_cell (work, draft, cell, &reason);
    has_issue = has_issue || (taken && cell == DM_CELL_ISSUE);
    if (taken)
      g_array_append_val (cells, cell);
    else
      refuse (work, cell, reason);
  }
  return cells;
}

/* Whether a new row has what makes it a position. */
static gboolean is_complete (const GArray *cells) {
  guint n_keys = 0, n_places = 0;

  for (guint i = 0; i < cells->len; i++) {
    DmCell cell = g_array_index (cells, DmCell, i);
    n_keys += cell == DM_CELL_PARTY || cell == DM_CELL_ISSUE;
    n_places += cell >= DM_CELL_DEMAND && cell <= DM_CELL_LIMIT_TO;
  }
  return n_keys == 2 && n_places > 0;
}

/* Of a new row the party and the issue alone are none that could be tried. */
static void take_keys (Work *work, Draft *draft, GArray *cells) {
  for (guint i = 0; i < cells->len;) {
    DmCell cell = g_array_index (cells, DmCell, i);
    g_autofree char *reason = NULL;

    if (cell != DM_CELL_PARTY && cell != DM_CELL_ISSUE) {
      i++;
      continue;
    }
    take_cell (work, draft, cell, &reason);
    g_array_remove_index (cells, i);
  }
}

static DmModel *take_row (Work *work) {
  g_autoptr (GArray) cells = NULL;
  g_autofree char *reason = NULL;
  DmModel *model = NULL;
  Draft begin, whole;

  if (!begin_draft (work, &begin))
    return NULL;
  draft_copy (&whole, &begin);
  cells = read_cells (work, &whole);
  if (cells->len > 0 && (!work->change->added || is_complete (cells))) {
    guint n_cells = cells->len;
    model = try_draft (work, &whole, &reason);
    if (model != NULL) {
      work->report->n_taken += n_cells;
    } else {
      if (work->change->added)
        take_keys (work, &begin, cells);
      model = take_one_by_one (work, &begin, cells, reason);
      if (model != NULL && work->change->added)
        work->report->n_taken += 2;
    }
    if (model != NULL && work->change->added)
      g_array_append_val (work->report->taken, work->change->tag);
  }
  g_free (begin.json);
  g_free (whole.json);
  return model;
}

/**
 * dm_table_apply:
 * @model: a model
 * @changes: (element-type DmTableChange): what becomes of rows, each of another position
 * @decimal: the decimal mark of numbers, '.' or ','
 * @cancellable: (nullable): to stop it from another thread: what was done until then is the result
 * @progress: (nullable): is told how much is done, on the thread that calls
 * @data: for @progress
 * @report: (out caller-allocates): what was taken and what wasn't; dm_table_report_clear() it
 *
 * Makes all changes that can be made. The cells of a row are taken together where they make sense together, whatever their order;
 * where they don't, each that does with those before it. A cell that is refused takes nothing else along. A new row that
 * lacks a party, an issue, or anything to say isn't refused: it's just no position yet.
 *
 * Returns: (transfer full): the model, a new reference where nothing differs
 */
DmModel *dm_table_apply (DmModel *model, GPtrArray *changes, char decimal,
                         GCancellable *cancellable, DmTableProgress progress, gpointer data,
                         DmTableReport *report) {
  Work work = { .model = dm_model_ref (model), .decimal = decimal, .report = report };

  dm_table_report_init (report);
  for (guint i = 0; i < changes->len && !g_cancellable_is_cancelled (cancellable); i++) {
    work.change = g_ptr_array_index (changes, i);
    DmModel *next = take_row (&work);

    if (next != NULL) {
      dm_model_unref (work.model);
      work.model = next;
    }
    if (progress != NULL)
      progress ((double) (i + 1) / changes->len, data);
  }
  for (guint i = 0; i < DM_N_CELLS; i++)
    g_clear_pointer (&work.names[i], dm_csv_names_free);
  return work.model;
}

/**
 * dm_table_remove:
 * @model: a model
 * @changes: (element-type DmTableChange): the positions that go; what they say of texts doesn't count
 * @cancellable: (nullable): to stop it from another thread: what was done until then is the result
 * @progress: (nullable): is told how much is done, on the thread that calls
 * @data: for @progress
 *
 * Returns: (transfer full): the model without them, a new reference where it has none of them
 */
DmModel *dm_table_remove (DmModel *model, GPtrArray *changes, GCancellable *cancellable,
                          DmTableProgress progress, gpointer data) {
  DmModel *current = dm_model_ref (model);

  for (guint i = 0; i < changes->len && !g_cancellable_is_cancelled (cancellable); i++) {
    g_auto (DmEditReport) report = { NULL };
    DmTarget target = get_target (current, g_ptr_array_index (changes, i));
    DmModel *next = dm_edit_remove (current, &target, &report);

    if (next != NULL) {
      dm_model_unref (current);
      current = next;
    }
    if (progress != NULL)
      progress ((double) (i + 1) / changes->len, data);
  }
  return current;
}
