/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-csv-writer.h"

#include <stdlib.h>
#include <string.h>

#include "dm-cell.h"
#include "dm-csv-guard.h"
#include "dm-csv-names.h"
#include "dm-json.h"

typedef struct {
  const DmModel *model;
  const DmCsvStyle *style;
  GString *out;
  DmCsvNames *parties, *issues, *sources;
  DmCsvNames *levels; /* of @levels_of */
  guint levels_of;
  gboolean at_start; /* of a row */
} Writer;

static void begin_cell (Writer *writer) {
  if (!writer->at_start)
    g_string_append_c (writer->out, writer->style->separator);
  writer->at_start = FALSE;
}

static void append_text (Writer *writer, const char *text) {
  const char special[] = { writer->style->separator, '"', '\r', '\n', '\0' };

  begin_cell (writer);
  if (text == NULL)
    return;
  gboolean guarded = dm_csv_needs_guard (text);
  gboolean quoted = strpbrk (text, special) != NULL;
  g_string_append (writer->out, quoted ? "\"" : "");
  g_string_append (writer->out, guarded ? "'" : "");
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '"')
      g_string_append_c (writer->out, '"');
    g_string_append_c (writer->out, *at);
  }
  g_string_append (writer->out, quoted ? "\"" : "");
}

/* A number is what a spreadsheet shall take it for, a sign before it or not. */
static void append_number (Writer *writer, gboolean given, double number) {
  gsize start;

  begin_cell (writer);
  if (!given)
    return;
  gboolean quoted = writer->style->decimal == writer->style->separator;
  g_string_append (writer->out, quoted ? "\"" : "");
  start = writer->out->len;
  dm_json_append_number (writer->out, number);
  g_strdelimit (writer->out->str + start, ".", writer->style->decimal);
  g_string_append (writer->out, quoted ? "\"" : "");
}

static const char *get_label (const Writer *writer, const DmCsvNames *names, guint index) {
  return writer->style->ids ? dm_csv_names_get_id (names, index)
                            : dm_csv_names_get_label (names, index);
}

static void append_place (Writer *writer, const DmScale *scale, gboolean given, double place) {
  if (scale->type == DM_SCALE_INTERVAL)
    append_number (writer, given, place);
  else
    append_text (writer, given ? get_label (writer, writer->levels, (guint) place) : NULL);
}

static void append_options (Writer *writer, const DmScale *scale, const DmOptionSet *options) {
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < scale->n_levels; i++)
    if (dm_option_set_contains (options, i)) {
      g_string_append (text, text->len > 0 ? DM_CELL_OPTIONS_JOIN : "");
      g_string_append (text, get_label (writer, writer->levels, i));
    }
  append_text (writer, text->len > 0 ? text->str : DM_CELL_NO_OPTION);
}

/* A set with both ends left out is given, and says so by the ends of the scale. */
static void append_set (Writer *writer, const DmScale *scale, gboolean given, const DmSet *set) {
  gboolean open = given && dm_scale_is_ordered (scale) && !isfinite (set->range.from)
                  && !isfinite (set->range.to);

  if (!given) {
    append_text (writer, NULL);
    append_text (writer, NULL);
  } else if (!dm_scale_is_ordered (scale)) {
    append_options (writer, scale, &set->options);
    append_text (writer, NULL);
  } else if (open) {
    append_place (writer, scale, TRUE, dm_scale_get_first (scale));
    append_place (writer, scale, TRUE, dm_scale_get_last (scale));
  } else {
    append_place (writer, scale, isfinite (set->range.from), set->range.from);
    append_place (writer, scale, isfinite (set->range.to), set->range.to);
  }
}

static void append_more (Writer *writer, const DmPosition *position) {
  const DmPositionMore *more = position->more;
  const DmEvidence *evidence = more != NULL && more->n_evidence > 0 ? &more->evidence[0] : NULL;

  append_text (writer, more != NULL ? more->statement : NULL);
  append_text (writer, evidence != NULL && evidence->source >= 0
                           ? get_label (writer, writer->sources, (guint) evidence->source)
                           : NULL);
  append_text (writer, evidence != NULL ? evidence->locator : NULL);
}

static void find_levels (Writer *writer, guint issue) {
  if (writer->levels != NULL && writer->levels_of == issue)
    return;
  g_clear_pointer (&writer->levels, dm_csv_names_free);
  writer->levels = dm_csv_names_new_levels (dm_model_get_issue (writer->model, issue)->scale);
  writer->levels_of = issue;
}

static void append_row (Writer *writer, const DmCsvRow *row) {
  const DmScale *scale = dm_model_get_issue (writer->model, row->issue)->scale;
  const DmPosition *position = row->position;
  guint flags = position->flags;
  g_autofree char *since = dm_date_to_iso (position->since);

  find_levels (writer, row->issue);
  writer->at_start = TRUE;
  append_text (writer, get_label (writer, writer->parties, position->party));
  append_text (writer, get_label (writer, writer->issues, row->issue));
  append_place (writer, scale, (flags & DM_POSITION_DEMAND) != 0, position->demand);
  append_set (writer, scale, (flags & DM_POSITION_ACCEPTS) != 0, &position->accepts);
  append_set (writer, scale, (flags & DM_POSITION_LIMITS) != 0, &position->limits);
  append_number (writer, (flags & DM_POSITION_SALIENCE) != 0, position->salience);
  append_text (writer, (flags & DM_POSITION_BASIS) != 0 ? dm_basis_to_id ((DmBasis) position->basis)
                                                        : NULL);
  append_number (writer, (flags & DM_POSITION_CONFIDENCE) != 0, position->confidence);
  append_text (writer, since);
  append_more (writer, position);
  g_string_append (writer->out, "\r\n");
}

static int compare_rows (gconstpointer a, gconstpointer b) {
  double first = ((const DmCsvRow *) a)->position->order,
         second = ((const DmCsvRow *) b)->position->order;
  return (first > second) - (first < second);
}

static DmCsvRow *list_all (const DmModel *model, guint *n_rows) {
  DmCsvRow *rows = g_new (DmCsvRow, dm_model_get_n_positions (model) + 1);

  *n_rows = 0;
  for (guint i = 0; i < dm_model_get_n_issues (model); i++) {
    const DmPositions *on = dm_model_get_issue (model, i)->positions;
    for (guint j = 0; j < on->n_positions; j++)
      rows[(*n_rows)++] = (DmCsvRow){ i, &on->positions[j] };
  }
  qsort (rows, *n_rows, sizeof *rows, compare_rows);
  return rows;
}

/**
 * dm_csv_write:
 * @model: a model
 * @rows: (nullable) (array length=n_rows): the positions to write; %NULL for all, in the file's order
 * @n_rows: how many
 * @style: how to write them
 *
 * Writes positions as CSV by RFC 4180, in UTF-8: a line that names the columns, then one a position, each ended by CR LF. Text that
 * a spreadsheet would run as a formula gets an apostrophe before it, which dm_csv_table_new() takes off again;
 * numbers stay numbers. A set on a nominal scale stands in the first of its two cells, " | " between the options.
 *
 * Returns: (transfer full): the file
 */
GBytes *dm_csv_write (const DmModel *model, const DmCsvRow *rows, guint n_rows,
                      const DmCsvStyle *style) {
  g_autoptr (DmCsvNames) parties = dm_csv_names_new_parties (model);
  g_autoptr (DmCsvNames) issues = dm_csv_names_new_issues (model);
  g_autoptr (DmCsvNames) sources = dm_csv_names_new_sources (model);
  g_autofree DmCsvRow *all = rows == NULL ? list_all (model, &n_rows) : NULL;
  Writer writer = { .model = model,
                    .style = style,
                    .out = g_string_new (style->bom ? "\xef\xbb\xbf" : NULL),
                    .parties = parties,
                    .issues = issues,
                    .sources = sources,
                    .at_start = TRUE };

  for (guint i = 0; i < DM_N_CELLS; i++)
    append_text (&writer, dm_cell_to_id ((DmCell) i));
  g_string_append (writer.out, "\r\n");
  for (guint i = 0; i < n_rows; i++)
    append_row (&writer, rows == NULL ? &all[i] : &rows[i]);
  g_clear_pointer (&writer.levels, dm_csv_names_free);
  return g_string_free_to_bytes (writer.out);
}
