/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-csv-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-csv-guard.h"
#include "dm-error.h"

#define NO_CELL G_MAXUINT32

typedef struct {
  guint32 at; /* of its first cell, in bytes */
  guint32 line;
  gboolean too_long; /* something stands behind the last column */
} Row;

struct _DmCsvTable {
  gatomicrefcount ref_count;
  char *text;
  char separator;
  guint n_columns;         /* of the header */
  guint8 *slots;           /* by column: which of the cells kept it is, or NO_SLOT */
  guint8 kept[DM_N_CELLS]; /* by cell: its slot, or NO_SLOT */
  char *names[DM_N_CELLS]; /* by cell: what the header calls it */
  guint n_kept;
  GPtrArray *ignored; /* names, NULL at the end */
  GArray *rows;       /* of Row */
  GArray
      *cells; /* of guint32: n_kept a row, offsets into the text, NO_CELL where the row is short */
};

#define NO_SLOT G_MAXUINT8

/* Counts lines and columns, forward only. */
typedef struct {
  const char *at;
  guint line, column;
} Place;

typedef struct {
  DmCsvTable *table;
  const char *at, *end;
  Place place;
  GPtrArray *diagnostics;
  gboolean stopped; /* nothing behind this can be told apart any more */
} Scan;

static gboolean ends_line (const char *at) {
  return *at == '\n' || (*at == '\r' && at[1] != '\n');
}

static void advance (Place *place, const char *to) {
  for (; place->at < to; place->at++) {
    if (ends_line (place->at)) {
      place->line++;
      place->column = 1;
    } else if (((guchar) *place->at & 0xc0) != 0x80) {
      place->column++;
    }
  }
}

static void G_GNUC_PRINTF (4, 5)
    report (Scan *scan, const char *at, const char *code, const char *format, ...) {
  va_list arguments;

  if (scan->diagnostics->len >= DM_CSV_MAX_FAULTS)
    return;
  if (at < scan->place.at)
    scan->place = (Place){ scan->table->text, 1, 1 };
  advance (&scan->place, at);
  DmDiagnostic *diagnostic = g_new0 (DmDiagnostic, 1);
  diagnostic->severity = DM_SEVERITY_ERROR;
  diagnostic->code = code;
  diagnostic->line = scan->place.line;
  diagnostic->column = scan->place.column;
  va_start (arguments, format);
  diagnostic->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (scan->diagnostics, diagnostic);
}

/* --- cells and lines --- */

static gboolean ends_cell (const char *at, const char *end, char separator) {
  return at >= end || *at == separator || *at == '\n' || *at == '\r';
}

/* From an opening quote to behind the closing one. */
static const char *skip_quoted (Scan *scan, const char *start) {
  const char *at = start + 1;

  while ((at = memchr (at, '"', (gsize) (scan->end - at))) != NULL) {
    if (at[1] != '"')
      return at + 1;
    at += 2;
  }
  report (scan, start, "open-quote",
          _ ("the quotation mark that opens here is never closed; close it, or double it where it "
             "belongs to the text"));
  scan->stopped = TRUE;
  return scan->end;
}

/* Leaves the scan on the separator or line end behind the cell. */
static void skip_cell (Scan *scan) {
  const char *start = scan->at, *at = start;
  char separator = scan->table->separator;

  if (*at == '"') {
    at = skip_quoted (scan, at);
    if (!ends_cell (at, scan->end, separator))
      report (scan, at, "text-behind-quote",
              _ ("text behind the closing quotation mark; double the mark where it belongs to the "
                 "text"));
    while (!ends_cell (at, scan->end, separator))
      at++;
  } else {
    for (; !ends_cell (at, scan->end, separator); at++)
      if (*at == '"') {
        report (scan, at, "stray-quote",
                _ ("a quotation mark in a cell without any around it; put the cell in quotation "
                   "marks and double this one"));
        while (!ends_cell (at, scan->end, separator))
          at++;
        break;
      }
  }
  if (at - start > DM_CSV_MAX_CELL)
    report (scan, start, "too-large", _ ("a cell larger than 1 MiB"));
  scan->at = at;
}

/* Steps over what stands behind a cell. Returns: whether another cell follows on the line */
static gboolean step (Scan *scan) {
  if (scan->at >= scan->end)
    return FALSE;
  if (*scan->at == scan->table->separator) {
    scan->at++;
    return TRUE;
  }
  scan->at += scan->at[0] == '\r' && scan->at[1] == '\n' ? 2 : 1;
  return FALSE;
}

static gboolean is_blank (const Scan *scan, const char *start) {
  for (const char *at = start; at < scan->end && *at != '\n' && *at != '\r'; at++)
    if (*at != ' ' && *at != scan->table->separator)
      return FALSE;
  return TRUE;
}

static void skip_line (Scan *scan) {
  while (scan->at < scan->end && *scan->at != '\n' && *scan->at != '\r')
    scan->at++;
  step (scan);
}

static char *dup_text (const char *at, char separator) {
  GString *text = g_string_new (NULL);

  if (*at != '"') {
    gsize length = 0;
    while (at[length] != '\0' && at[length] != separator && at[length] != '\n'
           && at[length] != '\r')
      length++;
    g_string_append_len (text, at, (gssize) length);
    return g_string_free (text, FALSE);
  }
  for (at++; *at != '\0' && (*at != '"' || at[1] == '"'); at++) {
    g_string_append_c (text, *at);
    at += *at == '"';
  }
  return g_string_free (text, FALSE);
}

/* --- the header --- */

/* “Accepts from” is taken for accepts_from. */
static gboolean find_cell (const char *name, DmCell *cell) {
  g_autofree char *id = g_ascii_strdown (name, -1);

  g_strdelimit (g_strstrip (id), " -", '_');
  return dm_cell_from_id (id, cell);
}

static guint count_known (Scan *scan, const char *start, char separator) {
  guint8 seen[DM_N_CELLS] = { 0 };
  guint n = 0;
  gboolean more = TRUE;

  scan->table->separator = separator;
  scan->at = start;
  for (guint i = 0; more && i < DM_CSV_MAX_COLUMNS; i++) {
    g_autofree char *name = dup_text (scan->at, separator);
    DmCell cell;
    if (find_cell (name, &cell) && !seen[cell]++)
      n++;
    skip_cell (scan);
    more = step (scan);
  }
  return n;
}

/* The separator that lets the header name the most columns. */
static char detect_separator (Scan *scan, const char *start) {
  g_autoptr (GPtrArray) kept = scan->diagnostics;
  Place place = scan->place;
  char best = ',';
  guint most = 0;

  scan->diagnostics = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_diagnostic_free);
  for (const char *separator = DM_CSV_SEPARATORS; *separator != '\0'; separator++) {
    guint n = count_known (scan, start, *separator);
    if (n > most) {
      most = n;
      best = *separator;
    }
  }
  g_ptr_array_unref (scan->diagnostics);
  scan->diagnostics = g_steal_pointer (&kept);
  scan->stopped = FALSE;
  scan->at = start;
  scan->place = place;
  return best;
}

static void take_name (Scan *scan, GByteArray *slots, const char *at, const char *name) {
  DmCsvTable *table = scan->table;
  guint8 slot = NO_SLOT;
  DmCell cell;

  if (!find_cell (name, &cell)) {
    if (name[0] != '\0')
      g_ptr_array_add (table->ignored, g_strdup (name));
  } else if (table->kept[cell] != NO_SLOT) {
    report (scan, at, "duplicate-column", _ ("the column “%s” stands twice"), name);
  } else {
    slot = (guint8) table->n_kept++;
    table->kept[cell] = slot;
    table->names[cell] = g_strdup (name);
  }
  g_byte_array_append (slots, &slot, 1);
}

static void read_header (Scan *scan) {
  DmCsvTable *table = scan->table;
  g_autoptr (GByteArray) slots = g_byte_array_new ();
  const char *start = scan->at;
  gboolean more = TRUE;

  while (more && !scan->stopped) {
    g_autofree char *name = dup_text (scan->at, table->separator);
    const char *at = scan->at;
    skip_cell (scan);
    take_name (scan, slots, at, name);
    more = step (scan);
    if (slots->len > DM_CSV_MAX_COLUMNS) {
      report (scan, at, "too-large", _ ("more than %d columns"), DM_CSV_MAX_COLUMNS);
      scan->stopped = TRUE;
    }
  }
  table->n_columns = slots->len;
  table->slots = g_memdup2 (slots->data, slots->len);
  for (guint i = DM_CELL_PARTY; i <= DM_CELL_ISSUE && !scan->stopped; i++)
    if (table->kept[i] == NO_SLOT)
      report (scan, start, "missing-column",
              _ ("the first line names no column “%s”; is the separator of the cells right?"),
              dm_cell_to_id ((DmCell) i));
}

/* --- rows --- */

static void read_row (Scan *scan) {
  DmCsvTable *table = scan->table;
  guint first = table->cells->len;
  Row row = { (guint32) (scan->at - table->text), 0, FALSE };
  gboolean more = TRUE;

  if (is_blank (scan, scan->at)) {
    skip_line (scan);
    return;
  }
  if (table->rows->len >= DM_CSV_MAX_ROWS) {
    report (scan, scan->at, "too-large", _ ("more than %d rows"), DM_CSV_MAX_ROWS);
    scan->stopped = TRUE;
    return;
  }
  /* faults are behind this, or the table is thrown away */
  advance (&scan->place, scan->at);
  row.line = scan->place.line;
  g_array_set_size (table->cells, first + table->n_kept);
  for (guint i = 0; i < table->n_kept; i++)
    g_array_index (table->cells, guint32, first + i) = NO_CELL;
  for (guint i = 0; more && !scan->stopped; i++) {
    guint32 at = (guint32) (scan->at - table->text);
    skip_cell (scan);
    if (i < table->n_columns && table->slots[i] != NO_SLOT)
      g_array_index (table->cells, guint32, first + table->slots[i]) = at;
    else if (i >= table->n_columns && table->text + at < scan->at)
      row.too_long = TRUE;
    more = step (scan);
  }
  g_array_append_val (table->rows, row);
}

static void find_nul (Scan *scan) {
  const char *nul = memchr (scan->at, '\0', (gsize) (scan->end - scan->at));

  if (nul == NULL)
    return;
  report (scan, nul, "nul",
          _ ("a character with the code 0; is this a text file, and its encoding right?"));
  scan->stopped = TRUE;
}

static void read_all (Scan *scan, DmCsvDialect *dialect) {
  DmCsvTable *table = scan->table;

  find_nul (scan);
  if (scan->stopped)
    return;
  table->separator = dialect->separator;
  while (scan->at < scan->end && is_blank (scan, scan->at))
    skip_line (scan);
  if (dialect->separator == '\0')
    dialect->separator = table->separator = detect_separator (scan, scan->at);
  read_header (scan);
  if (scan->diagnostics->len > 0)
    scan->stopped = TRUE;
  while (!scan->stopped && scan->at < scan->end)
    read_row (scan);
}

/* --- the table --- */

static DmCsvTable *alloc_table (void) {
  DmCsvTable *table = g_new0 (DmCsvTable, 1);

  g_atomic_ref_count_init (&table->ref_count);
  table->ignored = g_ptr_array_new_with_free_func (g_free);
  table->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  table->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  memset (table->kept, NO_SLOT, sizeof table->kept);
  return table;
}

DmCsvTable *dm_csv_table_ref (DmCsvTable *table) {
  g_atomic_ref_count_inc (&table->ref_count);
  return table;
}

void dm_csv_table_unref (DmCsvTable *table) {
  if (!g_atomic_ref_count_dec (&table->ref_count))
    return;
  g_free (table->text);
  g_free (table->slots);
  for (guint i = 0; i < DM_N_CELLS; i++)
    g_free (table->names[i]);
  g_ptr_array_unref (table->ignored);
  g_array_unref (table->rows);
  g_array_unref (table->cells);
  g_free (table);
}

#define MAX_DECIMAL_ROWS 20000 /* enough to tell the decimal mark by */

static char detect_decimal (const DmCsvTable *table) {
  static const DmCell numbers[]
      = { DM_CELL_DEMAND,   DM_CELL_ACCEPTS_FROM, DM_CELL_ACCEPTS_TO, DM_CELL_LIMIT_FROM,
          DM_CELL_LIMIT_TO, DM_CELL_SALIENCE,     DM_CELL_CONFIDENCE };
  DmCsvDecimalVotes votes = { 0, 0 };

  for (guint row = 0; row < MIN (table->rows->len, MAX_DECIMAL_ROWS); row++)
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
      g_autofree char *text = dm_csv_table_dup_cell (table, row, numbers[i]);
      if (text != NULL)
        dm_csv_decimal_vote (&votes, text);
    }
  return dm_csv_decimal_elect (&votes, table->separator);
}

/* The place of bytes that stand for no letter, in the file as it is. */
static void report_encoding (Scan *scan, const char *data, gsize bad_at, DmCsvEncoding encoding) {
  gsize length, unused;

  scan->table->text = dm_csv_decode (data, bad_at, encoding, &length, &unused);
  if (scan->table->text == NULL)
    scan->table->text = g_strdup ("");
  scan->place.at = scan->table->text;
  report (scan, scan->table->text + strlen (scan->table->text), "bad-encoding",
          _ ("bytes that are no text in the encoding “%s”; choose another one"),
          dm_csv_encoding_to_id (encoding));
}

static void read_bytes (Scan *scan, GBytes *bytes, DmCsvDialect *dialect) {
  gsize length, decoded_length, bad_at;
  const char *data = g_bytes_get_data (bytes, &length);

  data = data == NULL ? "" : data;
  scan->table->separator = dialect->separator;
  if (length > DM_CSV_MAX_BYTES) {
    scan->table->text = g_strdup ("");
    scan->place.at = scan->table->text;
    report (scan, scan->table->text, "too-large", _ ("a file larger than 512 MiB"));
    return;
  }
  if (dialect->encoding == DM_CSV_ENCODING_NONE)
    dialect->encoding = dm_csv_detect_encoding (data, length);
  scan->table->text = dm_csv_decode (data, length, dialect->encoding, &decoded_length, &bad_at);
  if (scan->table->text == NULL) {
    report_encoding (scan, data, bad_at, dialect->encoding);
    return;
  }
  scan->at = scan->place.at = scan->table->text;
  scan->end = scan->at + decoded_length;
  read_all (scan, dialect);
}

/**
 * dm_csv_table_new:
 * @bytes: the file
 * @dialect: (inout): how it is written; what isn't said is detected, and set
 * @diagnostics: (out) (transfer full) (element-type DmDiagnostic): what is wrong with it, by place
 * @error: %DM_ERROR_INVALID
 *
 * Reads a CSV file strictly: quotation marks that don't match, characters that aren't text and a header without the
 * columns that are needed are errors. All are told, up to %DM_CSV_MAX_FAULTS, but after a quotation mark that is never
 * closed nothing more can be. Cells missing at the end of a row are empty: spreadsheets leave them out. Blank lines are skipped.
 *
 * Returns: (transfer full) (nullable): the table
 */
DmCsvTable *dm_csv_table_new (GBytes *bytes, DmCsvDialect *dialect, GPtrArray **diagnostics,
                              GError **error) {
  g_autoptr (DmCsvTable) table = alloc_table ();
  Scan scan = { .table = table, .place = { NULL, 1, 1 } };

  scan.diagnostics = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_diagnostic_free);
  read_bytes (&scan, bytes, dialect);
  guint n_faults = scan.diagnostics->len;
  *diagnostics = g_steal_pointer (&scan.diagnostics);
  g_ptr_array_add (table->ignored, NULL);
  if (n_faults > 0) {
    g_set_error (error, DM_ERROR, DM_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE, "the table has %u error", "the table has %u errors",
                              n_faults),
                 n_faults);
    return NULL;
  }
  if (dialect->decimal == '\0')
    dialect->decimal = detect_decimal (table);
  return g_steal_pointer (&table);
}

/** dm_csv_table_get_n_rows: how many rows there are under the header */
guint dm_csv_table_get_n_rows (const DmCsvTable *table) {
  return table->rows->len;
}

/** dm_csv_table_has_column: whether the header names the column of @cell */
gboolean dm_csv_table_has_column (const DmCsvTable *table, DmCell cell) {
  return table->kept[cell] != NO_SLOT;
}

/** dm_csv_table_get_name: (nullable): what the header calls the column of @cell; %NULL where there is none */
const char *dm_csv_table_get_name (const DmCsvTable *table, DmCell cell) {
  return table->names[cell];
}

/** dm_csv_table_get_ignored: (array zero-terminated): the names of the columns that a position doesn't have */
const char *const *dm_csv_table_get_ignored (const DmCsvTable *table) {
  return (const char *const *) table->ignored->pdata;
}

static guint32 get_offset (const DmCsvTable *table, guint row, DmCell cell) {
  return table->kept[cell] == NO_SLOT
             ? NO_CELL
             : g_array_index (table->cells, guint32, row * table->n_kept + table->kept[cell]);
}

/**
 * dm_csv_table_dup_cell:
 * @table: a table
 * @row: from 0, the header not counted
 * @cell: which column
 *
 * Returns: (transfer full) (nullable): what the cell says, without the apostrophe that guards a spreadsheet from formulas;
 *   %NULL where the file has no such column
 */
char *dm_csv_table_dup_cell (const DmCsvTable *table, guint row, DmCell cell) {
  guint32 at = get_offset (table, row, cell);

  if (table->kept[cell] == NO_SLOT)
    return NULL;
  if (at == NO_CELL)
    return g_strdup ("");
  char *text = dup_text (table->text + at, table->separator);
  if (dm_csv_is_guarded (text))
    memmove (text, text + 1, strlen (text));
  return text;
}

/** dm_csv_table_is_too_long: whether something stands behind the last column */
gboolean dm_csv_table_is_too_long (const DmCsvTable *table, guint row) {
  return g_array_index (table->rows, Row, row).too_long;
}

/**
 * dm_csv_table_get_place:
 * @table: a table
 * @row: from 0, the header not counted
 * @cell: which column
 * @line: (out): where the cell begins in the file, from 1
 * @column: (out): from 1, in characters
 *
 * Says where a cell stands; one that the row doesn't have stands where the row begins.
 */
void dm_csv_table_get_place (const DmCsvTable *table, guint row, DmCell cell, guint *line,
                             guint *column) {
  const Row *of = &g_array_index (table->rows, Row, row);
  guint32 at = get_offset (table, row, cell);
  Place place = { table->text + of->at, of->line, 1 };

  if (at != NO_CELL)
    advance (&place, table->text + at);
  *line = place.line;
  *column = place.column;
}
