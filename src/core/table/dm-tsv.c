/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-tsv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-cell.h"
#include "dm-csv-guard.h"
#include "dm-error.h"

/* Returns the quote that ends the cell which one begins at @at, or NULL where none does: it is no quote then. */
static const char *find_closing_quote (const char *at) {
  for (at++; *at != '\0'; at++) {
    if (*at != '"')
      continue;
    if (at[1] == '\0' || strchr ("\t\r\n", at[1]) != NULL)
      return at;
    if (at[1] != '"')
      return NULL;
    at++;
  }
  return NULL;
}

static char *unquote (const char *from, const char *to) {
  GString *cell = g_string_new (NULL);

  for (; from < to; from++) {
    g_string_append_c (cell, *from);
    if (*from == '"')
      from++;
  }
  return g_string_free (cell, FALSE);
}

static char *take_cell (const char **cursor) {
  const char *at = *cursor, *end = *at == '"' ? find_closing_quote (at) : NULL;
  g_autofree char *cell = NULL;

  if (end != NULL) {
    cell = unquote (at + 1, end);
    *cursor = end + 1;
  } else {
    *cursor = at + strcspn (at, "\t\r\n");
    cell = g_strndup (at, (gsize) (*cursor - at));
  }
  /* what was guarded against being run as a formula is taken as it was */
  return g_strdup (dm_csv_is_guarded (cell) ? cell + 1 : cell);
}

/**
 * dm_tsv_parse:
 * @text: a block of cells
 * @error: %DM_ERROR_INVALID where it isn't UTF-8, or has more than %DM_TSV_MAX_CELLS cells
 *
 * Reads what another program put on the clipboard. Whatever it is, it is cells: a quote that doesn't end is a quote.
 *
 * Returns: (transfer full) (element-type GStrv) (nullable): the rows, each of at least one cell
 */
GPtrArray *dm_tsv_parse (const char *text, GError **error) {
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *cursor = text;
  guint n_cells = 0;

  if (!g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, DM_ERROR, DM_ERROR_INVALID, _ ("what was copied is no text"));
    return NULL;
  }
  while (*cursor != '\0') {
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    gboolean more = TRUE;
    while (more && n_cells++ < DM_TSV_MAX_CELLS) {
      g_ptr_array_add (cells, take_cell (&cursor));
      more = *cursor == '\t';
      cursor += more;
    }
    if (n_cells > DM_TSV_MAX_CELLS) {
      g_set_error (error, DM_ERROR, DM_ERROR_INVALID, _ ("what was copied has more than %u cells"),
                   DM_TSV_MAX_CELLS);
      return NULL;
    }
    if (cursor[0] == '\r' && cursor[1] == '\n')
      cursor++;
    cursor += *cursor != '\0';
    g_ptr_array_add (cells, NULL);
    g_ptr_array_add (rows, g_ptr_array_free (g_steal_pointer (&cells), FALSE));
  }
  return g_steal_pointer (&rows);
}

/**
 * dm_tsv_append:
 * @text: a block in the making; tabs and line ends between cells are the caller's
 * @cell: what the cell says
 *
 * Writes a cell so that dm_tsv_parse() takes it back, and a spreadsheet runs none of it as a formula.
 */
void dm_tsv_append (GString *text, const char *cell) {
  double number;
  gboolean guarded = dm_csv_needs_guard (cell) && !dm_cell_parse_number (cell, '.', &number);

  if (cell[strcspn (cell, "\t\r\n")] == '\0' && (*cell != '"' || guarded)) {
    g_string_append (text, guarded ? "'" : "");
    g_string_append (text, cell);
    return;
  }
  g_string_append (text, guarded ? "\"'" : "\"");
  for (; *cell != '\0'; cell++) {
    g_string_append_c (text, *cell);
    if (*cell == '"')
      g_string_append_c (text, '"');
  }
  g_string_append_c (text, '"');
}
