/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-csv-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-csv-import-private.h"
#include "dm-position-check.h"

/**
 * dm_csv_import_new:
 * @model: what the table goes into
 * @table: a table
 * @decimal: the decimal mark of its numbers
 *
 * Finds what the table names and the model doesn't have. None of it is accepted yet.
 *
 * Returns: (transfer full): the import, to be run
 */
DmCsvImport *dm_csv_import_new (DmModel *model, DmCsvTable *table, char decimal) {
  DmCsvImport *import = g_new0 (DmCsvImport, 1);

  import->model = dm_model_ref (model);
  import->table = dm_csv_table_ref (table);
  import->decimal = decimal;
  import->rows = g_array_new (FALSE, FALSE, sizeof (DmCsvRowResult));
  dm_csv_find_offers (import);
  return import;
}

void dm_csv_import_free (DmCsvImport *import) {
  g_ptr_array_unref (import->offers);
  g_array_unref (import->rows);
  g_clear_pointer (&import->base, dm_model_unref);
  g_clear_pointer (&import->result, dm_model_unref);
  dm_model_unref (import->model);
  dm_csv_table_unref (import->table);
  g_free (import);
}

guint dm_csv_import_get_n_offers (const DmCsvImport *import) {
  return import->offers->len;
}

const DmCsvOffer *dm_csv_import_get_offer (const DmCsvImport *import, guint index) {
  return g_ptr_array_index (import->offers, index);
}

/** dm_csv_import_accept: says whether the @index-th offer is to be created; counts for the next run */
void dm_csv_import_accept (DmCsvImport *import, guint index, gboolean accepted) {
  ((DmCsvOffer *) g_ptr_array_index (import->offers, index))->accepted = accepted;
}

/** dm_csv_import_accept_kinds: accepts all offers of @kinds (DmCsvOfferKind), and no others */
void dm_csv_import_accept_kinds (DmCsvImport *import, guint kinds) {
  for (guint i = 0; i < import->offers->len; i++) {
    DmCsvOffer *offer = g_ptr_array_index (import->offers, i);
    offer->accepted = (offer->kind & kinds) != 0;
  }
}

/** dm_csv_import_set_scale: says which of its scales the issue of the @index-th offer gets; counts for the next run */
void dm_csv_import_set_scale (DmCsvImport *import, guint index, DmScaleType scale) {
  DmCsvOffer *offer = g_ptr_array_index (import->offers, index);

  g_return_if_fail ((offer->scales & 1u << scale) != 0);
  offer->scale = scale;
}

/** dm_csv_import_find_nearest: (transfer full) (nullable): what the model has that the @index-th offer may be meant to be */
char *dm_csv_import_find_nearest (const DmCsvImport *import, guint index) {
  const DmCsvOffer *offer = dm_csv_import_get_offer (import, index);
  g_autoptr (DmCsvNames) names = NULL;
  const char *wanted = offer->name;

  if (offer->kind == DM_CSV_OFFER_PARTY) {
    names = dm_csv_names_new_parties (import->model);
  } else if (offer->kind == DM_CSV_OFFER_ISSUE) {
    names = dm_csv_names_new_issues (import->model);
  } else if (offer->kind == DM_CSV_OFFER_SOURCE) {
    names = dm_csv_names_new_sources (import->model);
  } else {
    int issue = dm_model_find_issue (import->model, offer->id);
    names = dm_csv_names_new_levels (dm_model_get_issue (import->model, (guint) issue)->scale);
    wanted = g_ptr_array_index (offer->levels, 0);
  }
  return g_strdup (dm_csv_names_find_nearest (names, wanted));
}

#define MAX_LISTED 12 /* levels that are named */

static char *list_levels (const DmCsvOffer *offer) {
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (offer->levels->len, MAX_LISTED); i++) {
    g_autofree char *one
        = g_strdup_printf (_ ("“%s”"), (const char *) g_ptr_array_index (offer->levels, i));
    g_string_append (list, i > 0 ? C_ ("list", ", ") : "");
    g_string_append (list, one);
  }
  if (offer->levels->len > MAX_LISTED)
    g_string_append (list, "…");
  return g_strdup (list->str);
}

static char *describe_issue (const DmCsvOffer *offer) {
  if (offer->scale == DM_SCALE_INTERVAL)
    /* Translators: an issue that a table names, and the ends of its scale */
    return g_strdup_printf (_ ("issue “%1$s”, numbers from %2$g to %3$g"), offer->name, offer->min,
                            offer->max);
  g_autofree char *levels = list_levels (offer);
  return offer->scale == DM_SCALE_NOMINAL
             /* Translators: an issue that a table names, and the names of its options */
             ? g_strdup_printf (_ ("issue “%1$s”, options %2$s"), offer->name, levels)
             /* Translators: an issue that a table names, and the names of its levels */
             : g_strdup_printf (_ ("issue “%1$s”, levels in order %2$s"), offer->name, levels);
}

/** dm_csv_offer_describe: Returns: (transfer full): what would be created, translated: “party “Ruritania”” */
char *dm_csv_offer_describe (const DmCsvOffer *offer) {
  g_autofree char *levels = NULL;

  switch (offer->kind) {
  case DM_CSV_OFFER_PARTY:
    return g_strdup_printf (_ ("party “%s”"), offer->name);
  case DM_CSV_OFFER_SOURCE:
    return g_strdup_printf (_ ("source “%s”"), offer->name);
  case DM_CSV_OFFER_ISSUE:
    return describe_issue (offer);
  default:
    levels = list_levels (offer);
    /* Translators: levels or options that a table names and an issue of the model lacks: the issue, their names */
    return g_strdup_printf (_ ("on the scale of “%1$s”: %2$s"), offer->name, levels);
  }
}

/**
 * dm_csv_offer_describe_contents:
 * @offer: an offer
 *
 * Returns: (transfer full) (nullable): what stands on the scale that it comes to, translated; %NULL for what has none
 */
char *dm_csv_offer_describe_contents (const DmCsvOffer *offer) {
  g_autofree char *levels = offer->levels != NULL ? list_levels (offer) : NULL;

  if (offer->kind == DM_CSV_OFFER_LEVELS)
    /* Translators: names of levels or options that a scale would get */
    return g_strdup_printf (_ ("More on its scale: %s"), levels);
  if (offer->kind != DM_CSV_OFFER_ISSUE)
    return NULL;
  if (offer->scale == DM_SCALE_INTERVAL)
    /* Translators: the ends of the scale that an issue would get */
    return g_strdup_printf (_ ("Numbers from %1$g to %2$g"), offer->min, offer->max);
  return offer->scale == DM_SCALE_NOMINAL
             /* Translators: names of the options that an issue would get */
             ? g_strdup_printf (_ ("Options: %s"), levels)
             /* Translators: names of the levels that an issue would get, in order */
             : g_strdup_printf (_ ("Levels in order: %s"), levels);
}

/**
 * dm_csv_import_run:
 * @import: an import
 * @cancellable: (nullable): to stop it from another thread
 * @error: %G_IO_ERROR_CANCELLED, or %DM_ERROR_INVALID where what was accepted can't be created
 *
 * Finds out what each row would do, and makes the model that comes of all that aren't at fault. A row is the position of its
 * party on its issue from its day: where the model has it, it is updated. An empty cell takes a member away, a column that the
 * file doesn't have leaves it as it is, and so does an empty source without a locator: evidence is only ever added or changed.
 *
 * Returns: whether there is a result
 */
gboolean dm_csv_import_run (DmCsvImport *import, GCancellable *cancellable, GError **error) {
  g_clear_pointer (&import->base, dm_model_unref);
  g_clear_pointer (&import->result, dm_model_unref);
  g_array_set_size (import->rows, 0);
  memset (import->counts, 0, sizeof import->counts);
  import->base = dm_csv_create_offers (import, error);
  return import->base != NULL && dm_csv_read_rows (import, cancellable, error);
}

/** dm_csv_import_get_result: (nullable): what came of the last run: the model itself where nothing changed */
DmModel *dm_csv_import_get_result (const DmCsvImport *import) {
  return import->result;
}

DmCsvTable *dm_csv_import_get_table (const DmCsvImport *import) {
  return import->table;
}

/** dm_csv_import_count: how many rows have that effect */
guint dm_csv_import_count (const DmCsvImport *import, DmCsvEffect effect) {
  return import->counts[effect];
}

DmCsvEffect dm_csv_import_get_effect (const DmCsvImport *import, guint row) {
  return (DmCsvEffect) g_array_index (import->rows, DmCsvRowResult, row).effect;
}

/** dm_csv_import_get_cell: of a row that is at fault the cell where the fault is */
DmCell dm_csv_import_get_cell (const DmCsvImport *import, guint row) {
  return (DmCell) g_array_index (import->rows, DmCsvRowResult, row).cell;
}

/* --- what is wrong with a row --- */

static char *explain_unknown (const DmCsvImport *import, DmCell cell, const char *text) {
  g_autoptr (DmCsvNames) names = cell == DM_CELL_PARTY   ? dm_csv_names_new_parties (import->base)
                                 : cell == DM_CELL_ISSUE ? dm_csv_names_new_issues (import->base)
                                                         : dm_csv_names_new_sources (import->base);
  const char *nearest = dm_csv_names_find_nearest (names, text);

  if (cell == DM_CELL_PARTY)
    return nearest == NULL
               ? g_strdup_printf (_ ("no party “%.80s”"), text)
               : g_strdup_printf (_ ("no party “%.80s”; did you mean “%s”?"), text, nearest);
  if (cell == DM_CELL_ISSUE)
    return nearest == NULL
               ? g_strdup_printf (_ ("no issue “%.80s”"), text)
               : g_strdup_printf (_ ("no issue “%.80s”; did you mean “%s”?"), text, nearest);
  return nearest == NULL
             ? g_strdup_printf (_ ("no source “%.80s”"), text)
             : g_strdup_printf (_ ("no source “%.80s”; did you mean “%s”?"), text, nearest);
}

/* The words of the table on the screen, where the same cells are typed. */
static char *explain_value (const DmCsvImport *import, guint issue, DmCell cell, const char *text) {
  DmCellChange change;
  char *reason = NULL;

  if (dm_cell_parse (import->base, issue, NULL, cell, text, import->decimal, &change, &reason))
    g_free (change.value);
  return reason != NULL ? reason : g_strdup_printf (_ ("“%.80s” doesn’t belong here"), text);
}

static char *explain_double (const DmCsvImport *import, guint other) {
  guint line, column;

  dm_csv_table_get_place (import->table, other, DM_CELL_PARTY, &line, &column);
  return g_strdup_printf (_ ("the same party, issue and day as in line %u"), line);
}

static const char *get_code (const DmCsvRowResult *result) {
  static const char *const codes[] = { "",
                                       "too-many-cells",
                                       "missing-cell",
                                       "unknown-name",
                                       "ambiguous-name",
                                       "bad-value",
                                       "reversed-set",
                                       "duplicate-position",
                                       "" };

  return result->fault >= DM_CSV_FAULT_POSITION
             ? dm_position_fault_to_code ((DmPositionFault) (result->fault - DM_CSV_FAULT_POSITION))
             : codes[result->fault];
}

static char *explain (const DmCsvImport *import, const DmCsvRowResult *result, const char *text) {
  switch (result->fault) {
  case DM_CSV_FAULT_TOO_LONG:
    return g_strdup (
        _ ("more cells than the first line has columns; put text that holds a separator "
           "in quotation marks"));
  case DM_CSV_FAULT_EMPTY:
    return g_strdup (result->cell == DM_CELL_PARTY ? _ ("the row names no party")
                                                   : _ ("the row names no issue"));
  case DM_CSV_FAULT_UNKNOWN:
    return explain_unknown (import, (DmCell) result->cell, text);
  case DM_CSV_FAULT_AMBIGUOUS:
    return g_strdup_printf (_ ("several have the name “%.80s”; write the id"), text);
  case DM_CSV_FAULT_VALUE:
    return explain_value (import, result->other, (DmCell) result->cell, text);
  case DM_CSV_FAULT_REVERSED:
    return g_strdup (_ ("“from” lies after “to”; swap the two"));
  case DM_CSV_FAULT_DOUBLE:
    return explain_double (import, result->other);
  default:
    return g_strdup (
        dm_position_fault_describe ((DmPositionFault) (result->fault - DM_CSV_FAULT_POSITION)));
  }
}

/**
 * dm_csv_import_explain:
 * @import: an import that was run
 * @row: a row
 *
 * Returns: (transfer full) (nullable): what is wrong with the row, at its cell; %NULL for nothing
 */
DmDiagnostic *dm_csv_import_explain (const DmCsvImport *import, guint row) {
  const DmCsvRowResult *result = &g_array_index (import->rows, DmCsvRowResult, row);
  DmCell cell = (DmCell) result->cell;

  if (result->effect != DM_CSV_FAULTY)
    return NULL;
  DmDiagnostic *diagnostic = g_new0 (DmDiagnostic, 1);
  g_autofree char *text = dm_csv_table_dup_cell (import->table, row, cell);
  diagnostic->severity = DM_SEVERITY_ERROR;
  diagnostic->code = get_code (result);
  g_autofree char *message = explain (import, result, text == NULL ? "" : g_strstrip (text));
  diagnostic->message
      = g_utf8_make_valid (message, -1); /* a long text may be cut within a letter */
  dm_csv_table_get_place (import->table, row, cell, &diagnostic->line, &diagnostic->column);
  return diagnostic;
}
