/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-cli-output.h"
#include "dm-csv-import.h"
#include "dm-csv-writer.h"
#include "dm-error.h"
#include "dm-reading-rows.h"

#define MAX_LINES 100 /* of what is wrong */

/** dm_cli_csv_add_options: adds the CSV options to a command's; they are parsed into @csv */
void dm_cli_csv_add_options (DmCliCsv *csv, GOptionContext *context) {
  const GOptionEntry entries[]
      = { { "into", 0, 0, G_OPTION_ARG_FILENAME, &csv->into,
            N_ ("Read the table into this model, whose positions it updates"), N_ ("MODEL") },
          { "create", 0, 0, G_OPTION_ARG_STRING, &csv->create,
            N_ ("What the table names and MODEL lacks may be created; none without this option"),
            "parties,issues,levels,sources|all|none" },
          { "separator", 0, 0, G_OPTION_ARG_STRING, &csv->separator,
            N_ ("What parts the cells; what is read tells by itself"), "comma|semicolon|tab|pipe" },
          { "decimal", 0, 0, G_OPTION_ARG_STRING, &csv->decimal,
            N_ ("Decimal mark; what is read tells by itself"), "dot|comma" },
          { "encoding", 0, 0, G_OPTION_ARG_STRING, &csv->encoding,
            N_ ("Encoding of the table to read; it tells by itself"),
            "utf-8|utf-16le|utf-16be|windows-1252|latin-1" },
          { "ids", 0, 0, G_OPTION_ARG_NONE, &csv->ids, N_ ("Write ids instead of names"), NULL },
          { "bom", 0, 0, G_OPTION_ARG_NONE, &csv->bom,
            N_ ("Begin what is written with a byte order mark, by which spreadsheets know UTF-8"),
            NULL },
          { NULL } };
  GOptionGroup *group = g_option_group_new ("csv", _ ("CSV:"), _ ("CSV"), NULL, NULL);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_context_add_group (context, group);
}

/** dm_cli_csv_clear: frees the options */
void dm_cli_csv_clear (DmCliCsv *csv) {
  g_free (csv->into);
  g_free (csv->separator);
  g_free (csv->decimal);
  g_free (csv->encoding);
  g_free (csv->create);
  *csv = (DmCliCsv){ NULL };
}

/* --- the options --- */

static gboolean fail_usage (GError **error, const char *message) {
  g_set_error_literal (error, DM_ERROR, DM_ERROR_USAGE, message);
  return FALSE;
}

static gboolean parse_decimal (const char *text, char *decimal) {
  *decimal = '\0';
  if (text == NULL || strcmp (text, "auto") == 0)
    return TRUE;
  if (strcmp (text, "dot") == 0 || strcmp (text, ".") == 0)
    *decimal = '.';
  else if (strcmp (text, "comma") == 0 || strcmp (text, ",") == 0)
    *decimal = ',';
  return *decimal != '\0';
}

static gboolean parse_dialect (const DmCliCsv *csv, DmCsvDialect *dialect, GError **error) {
  *dialect = (DmCsvDialect){ 0 };
  if (csv->separator != NULL && !dm_csv_separator_from_id (csv->separator, &dialect->separator))
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
                 _ ("--separator is comma, semicolon, tab or pipe, not “%s”."), csv->separator);
  else if (!parse_decimal (csv->decimal, &dialect->decimal))
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE, _ ("--decimal is dot or comma, not “%s”."),
                 csv->decimal);
  else if (csv->encoding != NULL && !dm_csv_encoding_from_id (csv->encoding, &dialect->encoding))
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
                 _ ("--encoding is utf-8, utf-16le, utf-16be, windows-1252 or latin-1, not “%s”."),
                 csv->encoding);
  else
    return TRUE;
  return FALSE;
}

/* Without a model to read into, everything is new, and that is what was asked for. */
static gboolean parse_create (const DmCliCsv *csv, guint *kinds, GError **error) {
  static const struct {
    const char *word;
    guint kind;
  } words[] = { { "parties", DM_CSV_OFFER_PARTY }, { "issues", DM_CSV_OFFER_ISSUE },
                { "levels", DM_CSV_OFFER_LEVELS }, { "sources", DM_CSV_OFFER_SOURCE },
                { "all", DM_CSV_OFFER_ALL },       { "none", 0 } };
  g_auto (GStrv) parts = g_strsplit (csv->create == NULL ? "" : csv->create, ",", -1);

  *kinds = csv->create == NULL && csv->into == NULL ? DM_CSV_OFFER_ALL : 0;
  for (guint i = 0; parts[i] != NULL; i++) {
    gboolean known = FALSE;
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      if (strcmp (words[j].word, parts[i]) == 0) {
        *kinds |= words[j].kind;
        known = TRUE;
      }
    if (known)
      continue;
    g_set_error (
        error, DM_ERROR, DM_ERROR_USAGE,
        _ ("--create lists parties, issues, levels and sources, or is all or none; “%s” is "
           "none of them."),
        parts[i]);
    return FALSE;
  }
  return TRUE;
}

/** dm_cli_csv_check: Returns: whether the options make sense where CSV is read, written, both or neither; DM_ERROR_USAGE */
gboolean dm_cli_csv_check (const DmCliCsv *csv, gboolean reads, gboolean writes, GError **error) {
  DmCsvDialect dialect;
  guint kinds;

  if (!reads && (csv->into != NULL || csv->create != NULL || csv->encoding != NULL))
    return fail_usage (error, _ ("--into, --create and --encoding are for reading CSV."));
  if (!writes && (csv->ids || csv->bom))
    return fail_usage (error, _ ("--ids and --bom are for writing CSV."));
  if (!reads && !writes && (csv->separator != NULL || csv->decimal != NULL))
    return fail_usage (error, _ ("--separator and --decimal are for CSV."));
  return parse_dialect (csv, &dialect, error) && parse_create (csv, &kinds, error);
}

/* --- reading --- */

static void complain_line (const DmDiagnostic *diagnostic, const char *filename) {
  g_autofree char *shown = g_filename_display_name (filename);
  g_autofree char *line = dm_diagnostic_to_line (diagnostic, shown);
  g_autofree char *printable = dm_cli_make_printable (line);
  g_printerr ("%s\n", printable);
}

static void complain_more (guint n) {
  if (n == 0)
    return;
  g_autofree char *message
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n), n);
  dm_cli_complain (message);
}

static void complain_offer (const DmCsvImport *import, guint index, const char *filename) {
  const DmCsvOffer *offer = dm_csv_import_get_offer (import, index);
  g_autofree char *nearest = dm_csv_import_find_nearest (import, index);
  g_autofree char *what = dm_csv_offer_describe (offer);
  DmDiagnostic diagnostic = { .severity = DM_SEVERITY_ERROR, .code = "unknown-name" };

  dm_csv_table_get_place (dm_csv_import_get_table (import), offer->row, offer->cell,
                          &diagnostic.line, &diagnostic.column);
  diagnostic.message
      /* Translators: something that a table names */
      = nearest == NULL
            ? g_strdup_printf (_ ("the model doesn’t have: %s"), what)
            /* Translators: something that a table names, and a name in the model */
            : g_strdup_printf (_ ("the model doesn’t have: %s; did you mean “%s”?"), what, nearest);
  complain_line (&diagnostic, filename);
  g_free (diagnostic.message);
}

/* What the model lacks and may not be created. Returns: whether there is any */
static gboolean complain_offers (const DmCsvImport *import, const char *filename) {
  static const char *const words[] = { "parties", "issues", "levels", "sources" };
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0, kinds = 0;

  for (guint i = 0; i < dm_csv_import_get_n_offers (import); i++) {
    const DmCsvOffer *offer = dm_csv_import_get_offer (import, i);
    if (offer->accepted)
      continue;
    kinds |= offer->kind;
    if (n++ < MAX_LINES)
      complain_offer (import, i, filename);
  }
  if (n == 0)
    return FALSE;
  complain_more (n - MIN (n, MAX_LINES));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((kinds >> i & 1) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? "," : "", words[i]);
  g_autofree char *hint = g_strdup_printf (_ ("“--create=%s” would create them."), list->str);
  dm_cli_complain (hint);
  return TRUE;
}

static void complain_rows (const DmCsvImport *import, const char *filename) {
  guint n_rows = dm_csv_table_get_n_rows (dm_csv_import_get_table (import)), n = 0;

  for (guint row = 0; row < n_rows && n < MAX_LINES; row++) {
    g_autoptr (DmDiagnostic) fault = dm_csv_import_explain (import, row);
    if (fault == NULL)
      continue;
    complain_line (fault, filename);
    n++;
  }
  complain_more (dm_csv_import_count (import, DM_CSV_FAULTY) - n);
}

static void complain_ignored (const DmCsvTable *table) {
  const char *const *names = dm_csv_table_get_ignored (table);

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *message
        = g_strdup_printf (_ ("not carried over: the column “%.80s”"), names[i]);
    dm_cli_complain (message);
  }
}

static DmModel *make_blank (const char *filename) {
  g_autofree char *base = g_path_get_basename (filename);
  g_autofree char *name = g_filename_display_name (base);

  return dm_csv_new_model (strcmp (name, "-") == 0 ? NULL : name);
}

static DmCsvTable *open_table (const char *filename, DmCsvDialect *dialect, DmCliStatus *status) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GBytes) bytes = dm_cli_read_bytes (filename, &error);

  if (bytes == NULL) {
    dm_cli_complain_unread (filename, error);
    *status = DM_CLI_IO_FAILED;
    return NULL;
  }
  DmCsvTable *table = dm_csv_table_new (bytes, dialect, &diagnostics, &error);
  *status = table != NULL ? DM_CLI_DONE : DM_CLI_MODEL_HAS_ERRORS;
  if (table == NULL)
    dm_cli_complain_diagnostics (filename, diagnostics);
  else
    complain_ignored (table);
  return table;
}

static DmModel *run_import (DmCsvImport *import, const char *filename) {
  g_autoptr (GError) error = NULL;

  if (!dm_csv_import_run (import, NULL, &error)) {
    dm_cli_complain (error->message);
    return NULL;
  }
  if (complain_offers (import, filename))
    return NULL;
  if (dm_csv_import_count (import, DM_CSV_FAULTY) > 0) {
    complain_rows (import, filename);
    return NULL;
  }
  return dm_model_ref (dm_csv_import_get_result (import));
}

/**
 * dm_cli_csv_read:
 * @csv: the options, which were found to make sense
 * @filename: a table, or "-" for standard input
 * @status: (out): what to end with where there is no model
 *
 * Reads a table into a model, whole or not at all, and says on standard error what is wrong.
 *
 * Returns: (transfer full) (nullable): the model
 */
DmModel *dm_cli_csv_read (const DmCliCsv *csv, const char *filename, DmCliStatus *status) {
  DmCsvDialect dialect = { 0 };
  guint kinds = 0;

  parse_dialect (csv, &dialect, NULL);
  parse_create (csv, &kinds, NULL);
  g_autoptr (DmModel) model
      = csv->into == NULL ? make_blank (filename) : dm_cli_open (csv->into, status);
  if (model == NULL)
    return NULL;
  g_autoptr (DmCsvTable) table = open_table (filename, &dialect, status);
  if (table == NULL)
    return NULL;
  g_autoptr (DmCsvImport) import = dm_csv_import_new (model, table, dialect.decimal);
  dm_csv_import_accept_kinds (import, kinds);
  DmModel *result = run_import (import, filename);
  *status = result != NULL ? DM_CLI_DONE : DM_CLI_MODEL_HAS_ERRORS;
  return result;
}

/* --- writing --- */

static void complain_losses (const DmModel *model) {
  g_autoptr (GPtrArray) losses = dm_csv_list_losses (model);

  for (guint i = 0; i < losses->len; i++) {
    g_autofree char *message = g_strdup_printf (_ ("not carried over: %s"),
                                                (const char *) g_ptr_array_index (losses, i));
    dm_cli_complain (message);
  }
}

/**
 * dm_cli_csv_write:
 * @csv: the options, which were found to make sense
 * @was_read: whether they have already served to read CSV
 * @reading: what to write: all positions where it asks for nothing, else those in force
 * @model: a model
 * @error: %DM_ERROR_USAGE
 *
 * Writes positions as a table, and says on standard error what could not be carried over.
 *
 * Returns: (transfer full) (nullable): the table
 */
GBytes *dm_cli_csv_write (const DmCliCsv *csv, gboolean was_read, const DmCliReading *reading,
                          DmModel *model, GError **error) {
  DmCsvDialect dialect = { 0 };
  g_autoptr (GArray) rows = NULL;

  if (!was_read)
    parse_dialect (csv, &dialect, NULL);
  DmCsvStyle style = DM_CSV_STYLE_DEFAULT;
  style.separator = dialect.separator != '\0' ? dialect.separator : style.separator;
  /* where semicolons part cells, commas are for decimals */
  style.decimal = dialect.decimal != '\0' ? dialect.decimal : style.separator == ';' ? ',' : '.';
  style.bom = csv->bom;
  style.ids = csv->ids;
  if (dm_cli_reading_is_given (reading)) {
    g_autoptr (DmReading) read = dm_cli_reading_make (reading, model, error);
    if (read == NULL)
      return NULL;
    rows = dm_reading_list_rows (read);
    GBytes *bytes
        = dm_csv_write (model, (const DmCsvRow *) (gpointer) rows->data, rows->len, &style);
    complain_losses (model);
    return bytes;
  }
  complain_losses (model);
  return dm_csv_write (model, NULL, 0, &style);
}
