/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "dm-cell-words.h"
#include "dm-describe.h"
#include "dm-sidebar.h"
#include "dm-table-private.h"
#include "dm-table-summary.h"
#include "dm-what-if.h"

enum { CHANGED, BUSY, SAID, FOUND, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmTable, dm_table, G_TYPE_OBJECT)

void dm_table_changed (DmTable *self) {
  g_signal_emit (self, signals[CHANGED], 0);
}

void dm_table_say (DmTable *self, const char *sentence) {
  g_signal_emit (self, signals[SAID], 0, sentence);
}

void dm_table_emit_busy (DmTable *self) {
  g_signal_emit (self, signals[BUSY], 0);
}

void dm_table_emit_found (DmTable *self) {
  g_signal_emit (self, signals[FOUND], 0);
}

/* --- columns --- */

#define ISSUE_WIDTH 220
#define PARTY_WIDTH 210
#define VERDICT_WIDTH 130

guint dm_table_get_n_columns (DmTable *self) {
  return self->kind == DM_TABLE_POSITIONS ? DM_N_CELLS : self->parties->len + 2;
}

/** dm_table_get_n_frozen: how many columns stay where they are when the others scroll */
guint dm_table_get_n_frozen (DmTable *self) {
  return self->kind == DM_TABLE_POSITIONS ? 2 : 1;
}

static gboolean is_verdict (DmTable *self, guint column) {
  return self->kind == DM_TABLE_MATRIX && column == self->parties->len + 1;
}

static guint get_party (DmTable *self, guint column) {
  return g_array_index (self->parties, guint, column - 1);
}

const char *dm_table_get_title (DmTable *self, guint column) {
  if (self->kind == DM_TABLE_POSITIONS)
    return dm_cell_get_title ((DmCell) column);
  if (column == 0)
    return C_ ("column", "Issue");
  if (is_verdict (self, column))
    return C_ ("column", "Verdict");
  return dm_model_get_party (self->model, get_party (self, column))->name;
}

int dm_table_get_width (DmTable *self, guint column) {
  if (self->kind == DM_TABLE_POSITIONS)
    return dm_cell_get_width ((DmCell) column);
  return column == 0 ? ISSUE_WIDTH : is_verdict (self, column) ? VERDICT_WIDTH : PARTY_WIDTH;
}

gboolean dm_table_is_numeric (DmTable *self, guint column) {
  return self->kind == DM_TABLE_POSITIONS
         && (column == DM_CELL_SALIENCE || column == DM_CELL_CONFIDENCE);
}

gboolean dm_table_is_editable (DmTable *self, guint column) {
  return self->kind == DM_TABLE_POSITIONS || (column > 0 && !is_verdict (self, column));
}

/* --- rows --- */

/** dm_table_get_n_recorded: how many rows are of the model */
guint dm_table_get_n_recorded (DmTable *self) {
  return self->kind == DM_TABLE_POSITIONS ? self->rows->len : self->issues->len;
}

guint dm_table_get_n_rows (DmTable *self) {
  if (self->model == NULL)
    return 0;
  return self->kind == DM_TABLE_POSITIONS ? self->rows->len + self->pending->len
                                          : self->issues->len;
}

/** dm_table_is_pending: whether it's a row that is no position yet */
gboolean dm_table_is_pending (DmTable *self, guint row) {
  return self->kind == DM_TABLE_POSITIONS && row >= self->rows->len;
}

/* (nullable) */
DmIssueResult *dm_table_get_result (DmTable *self, guint issue) {
  DmAnalysis *analysis = dm_document_get_analysis (self->document);

  if (analysis == NULL || self->model == NULL)
    return NULL;
  if (analysis != self->analysis) {
    g_free (self->results);
    g_clear_pointer (&self->analysis, dm_analysis_unref);
    self->analysis = dm_analysis_ref (analysis);
    DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
    self->results = g_new (int, dm_model_get_n_issues (model) + 1);
    memset (self->results, 0xff, (dm_model_get_n_issues (model) + 1) * sizeof (int));
    for (guint i = 0; i < dm_analysis_get_n_results (analysis); i++)
      self->results[dm_analysis_get_result (analysis, i)->issue] = (int) i;
  }
  DmModel *judged = dm_reading_get_model (dm_analysis_get_reading (analysis));
  if (issue >= dm_model_get_n_issues (judged)
      || strcmp (dm_model_get_issue (judged, issue)->id,
                 dm_model_get_issue (self->model, issue)->id)
             != 0)
    return NULL;
  return self->results[issue] < 0 ? NULL
                                  : dm_analysis_get_result (analysis, (guint) self->results[issue]);
}

/* What is on record on the day that the model is read as of; scenarios don't count. (nullable) */
const DmPosition *dm_table_get_in_force (DmTable *self, guint issue, guint party) {
  DmAnalysis *analysis = dm_document_get_analysis (self->document);
  DmDate date = analysis != NULL ? dm_reading_get_date (dm_analysis_get_reading (analysis))
                                 : dm_model_get_date (self->model);

  return dm_positions_in_force (dm_model_get_issue (self->model, issue)->positions, party,
                                date != DM_DATE_NONE ? dm_date_last_day (date) : DM_DATE_NONE);
}

static char *dup_matrix_text (DmTable *self, guint row, guint column) {
  guint issue = g_array_index (self->issues, guint, row);
  const DmPosition *position;

  if (column == 0)
    return g_strdup (dm_model_get_issue (self->model, issue)->name);
  if (is_verdict (self, column)) {
    DmIssueResult *result = dm_table_get_result (self, issue);
    return g_strdup (result != NULL ? dm_describe_verdict_word (result->verdict) : "");
  }
  position = dm_table_get_in_force (self, issue, get_party (self, column));
  return position != NULL ? dm_table_summary_get_text (self->model, issue, position, self->decimal)
                          : g_strdup ("");
}

/** dm_table_dup_text: (transfer full): what the cell says; where something else was refused, that */
char *dm_table_dup_text (DmTable *self, guint row, guint column) {
  DmTableMark *mark = dm_table_look_up_mark (self, row, column);

  if (mark != NULL)
    return g_strdup (mark->text);
  if (self->kind == DM_TABLE_MATRIX)
    return dup_matrix_text (self, row, column);
  if (row < self->rows->len) {
    DmTableRow at = g_array_index (self->rows, DmTableRow, row);
    return dm_cell_get_text (self->model, at.issue, dm_table_row_get_position (self->model, at),
                             (DmCell) column, self->decimal);
  }
  const char *text = dm_table_get_pending (self, row)->change->texts[column];
  return g_strdup (text != NULL ? text : "");
}

/** dm_table_get_icon: (nullable): the icon before the text */
const char *dm_table_get_icon (DmTable *self, guint row, guint column) {
  DmIssueResult *result;

  if (!is_verdict (self, column))
    return NULL;
  result = dm_table_get_result (self, g_array_index (self->issues, guint, row));
  return result != NULL ? dm_verdict_get_icon_name (result->verdict) : NULL;
}

/** dm_table_get_mark: (nullable): why what the cell says was refused */
const char *dm_table_get_mark (DmTable *self, guint row, guint column) {
  DmTableMark *mark;

  if (dm_table_is_pending (self, row))
    return dm_table_get_pending (self, row)->reasons[column];
  mark = dm_table_look_up_mark (self, row, column);
  return mark != NULL ? mark->reason : NULL;
}

/** dm_table_describe: (transfer full): “United States, Crimea’s status, demand: returned to Ukraine” */
char *dm_table_describe (DmTable *self, guint row, guint column) {
  g_autofree char *text = dm_table_dup_text (self, row, column);
  const char *title = dm_table_get_title (self, column);
  const char *said = *text != '\0' ? text : C_ ("cell", "empty");

  if (self->kind == DM_TABLE_MATRIX) {
    guint issue = g_array_index (self->issues, guint, row);
    /* Translators: a cell of a table: the row, the column, and what it says */
    return g_strdup_printf (_ ("%1$s, %2$s: %3$s"), dm_model_get_issue (self->model, issue)->name,
                            title, said);
  }
  if (row >= self->rows->len)
    /* Translators: a cell of a new row of a table: the column, and what it says */
    return g_strdup_printf (_ ("new row, %1$s: %2$s"), title, said);
  DmTableRow at = g_array_index (self->rows, DmTableRow, row);
  const DmPosition *position = dm_table_row_get_position (self->model, at);
  /* Translators: a cell of a table: the party, the issue, the column, and what the cell says */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$s: %4$s"),
                          dm_model_get_party (self->model, position->party)->name,
                          dm_model_get_issue (self->model, at.issue)->name, title, said);
}

/** dm_table_get_position: whose position the cell is of, or, without a @party, which issue; FALSE for none */
gboolean dm_table_get_position (DmTable *self, guint row, guint column, const char **issue,
                                const char **party) {
  *issue = *party = NULL;
  if (row >= dm_table_get_n_recorded (self) || self->model == NULL)
    return FALSE;
  if (self->kind == DM_TABLE_MATRIX) {
    *issue = dm_model_get_issue (self->model, g_array_index (self->issues, guint, row))->id;
    if (column > 0 && !is_verdict (self, column))
      *party = dm_model_get_party (self->model, get_party (self, column))->id;
    return TRUE;
  }
  DmTableRow at = g_array_index (self->rows, DmTableRow, row);
  *issue = dm_model_get_issue (self->model, at.issue)->id;
  *party = dm_model_get_party (self->model, dm_table_row_get_position (self->model, at)->party)->id;
  return TRUE;
}

static gboolean find_in_matrix (DmTable *self, guint issue, int party, guint *row, guint *column) {
  *column = 0;
  for (guint i = 0; party >= 0 && i < self->parties->len; i++)
    if (g_array_index (self->parties, guint, i) == (guint) party)
      *column = i + 1;
  for (*row = 0; *row < self->issues->len; (*row)++)
    if (g_array_index (self->issues, guint, *row) == issue)
      return TRUE;
  return FALSE;
}

/**
 * dm_table_find_cell:
 * @self: a table
 * @issue: an issue's id
 * @party: (nullable): a party's id
 * @row: (inout): where it is; one that is it already stays
 * @column: (inout): likewise; of the positions it stays as it is
 *
 * Returns: whether the table shows it
 */
gboolean dm_table_find_cell (DmTable *self, const char *issue, const char *party, guint *row,
                             guint *column) {
  const char *here_issue, *here_party;
  int issue_index, party_index;

  if (self->model == NULL)
    return FALSE;
  if (dm_table_get_position (self, *row, *column, &here_issue, &here_party)
      && strcmp (here_issue, issue) == 0 && (party == NULL || g_strcmp0 (here_party, party) == 0))
    return TRUE;
  issue_index = dm_model_find_issue (self->model, issue);
  party_index = party != NULL ? dm_model_find_party (self->model, party) : -1;
  if (issue_index < 0)
    return FALSE;
  if (self->kind == DM_TABLE_MATRIX)
    return find_in_matrix (self, (guint) issue_index, party_index, row, column);
  for (guint i = 0; i < self->rows->len; i++) {
    DmTableRow at = g_array_index (self->rows, DmTableRow, i);
    if (at.issue == (guint) issue_index
        && (party_index < 0
            || dm_table_row_get_position (self->model, at)->party == (guint) party_index)) {
      *row = i;
      return TRUE;
    }
  }
  return FALSE;
}

/* --- object --- */

static void on_model_changed (DmTable *self) {
  if (self->active)
    dm_table_follow_model (self);
}

static void on_analysis_changed (DmTable *self) {
  if (self->active && self->model != NULL && self->kind == DM_TABLE_MATRIX) {
    dm_table_make_rows (self);
    dm_table_changed (self);
  }
}

static void dm_table_dispose (GObject *object) {
  DmTable *self = DM_TABLE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  dm_table_cancel (self);
  g_clear_object (&self->loading);
  g_clear_object (&self->searching);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (dm_table_parent_class)->dispose (object);
}

static void dm_table_finalize (GObject *object) {
  DmTable *self = DM_TABLE (object);

  g_clear_pointer (&self->model, dm_model_unref);
  g_clear_pointer (&self->analysis, dm_analysis_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  g_array_unref (self->rows);
  g_array_unref (self->issues);
  g_array_unref (self->parties);
  g_ptr_array_unref (self->pending);
  g_hash_table_unref (self->marks);
  g_free (self->results);
  g_free (self->query.text);
  g_free (self->query.issues);
  g_free (self->search.text);
  G_OBJECT_CLASS (dm_table_parent_class)->finalize (object);
}

static void dm_table_class_init (DmTableClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_table_finalize;
  signals[CHANGED] = g_signal_new ("changed", DM_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[BUSY] = g_signal_new ("busy", DM_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[SAID] = g_signal_new ("said", DM_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FOUND] = g_signal_new ("found", DM_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void dm_table_init (DmTable *self) {
  self->rows = g_array_new (FALSE, FALSE, sizeof (DmTableRow));
  self->issues = g_array_new (FALSE, FALSE, sizeof (guint));
  self->parties = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_table_pending_free);
  self->marks = dm_table_make_marks ();
  self->query = (DmTableQuery){ .sort = -1, .party = -1 };
  self->verdict = self->matrix_sort = -1;
  self->decimal = *localeconv ()->decimal_point == ',' ? ',' : '.';
  self->search.decimal = self->decimal;
}

/**
 * dm_table_new:
 * @document: a document
 *
 * Returns: (transfer full): its table, inactive
 */
DmTable *dm_table_new (DmDocument *document) {
  DmTable *self = g_object_new (DM_TYPE_TABLE, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "model-changed", G_CALLBACK (on_model_changed), self);
  g_signal_connect_swapped (document, "analysis-changed", G_CALLBACK (on_analysis_changed), self);
  return self;
}

/**
 * dm_table_set_active:
 * @self: a table
 * @active: whether somebody sees it
 */
void dm_table_set_active (DmTable *self, gboolean active) {
  if (active == self->active)
    return;
  self->active = active;
  if (active)
    dm_table_follow_model (self);
}
