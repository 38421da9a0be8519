/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-table.h"

#include <string.h>

#include "dm-cli-output.h"

#define BETWEEN_COLUMNS 2

struct _DmCliTable {
  guint n_columns;
  gboolean *is_right;
  GPtrArray *cells; /* row after row; the first row is the heading */
};

/** dm_cli_table_new: Returns: (transfer full): a table without rows; the first one added is its heading */
DmCliTable *dm_cli_table_new (guint n_columns) {
  DmCliTable *table = g_new (DmCliTable, 1);
  table->n_columns = n_columns;
  table->is_right = g_new0 (gboolean, n_columns);
  table->cells = g_ptr_array_new_with_free_func (g_free);
  return table;
}

/** dm_cli_table_free: frees it */
void dm_cli_table_free (DmCliTable *table) {
  g_ptr_array_unref (table->cells);
  g_free (table->is_right);
  g_free (table);
}

/** dm_cli_table_align_right: a column of numbers */
void dm_cli_table_align_right (DmCliTable *table, guint column) {
  g_return_if_fail (column < table->n_columns);
  table->is_right[column] = TRUE;
}

/** dm_cli_table_take: adds the next cell, which it then owns */
void dm_cli_table_take (DmCliTable *table, char *cell) {
  char *printable = dm_cli_make_printable (cell);
  g_free (cell);
  g_ptr_array_add (table->cells, g_strdelimit (printable, "\n", ' '));
}

/** dm_cli_table_add: adds the next cell */
void dm_cli_table_add (DmCliTable *table, const char *cell) {
  dm_cli_table_take (table, g_strdup (cell));
}

/** dm_cli_text_width: Returns: how many columns of a terminal @text takes */
guint dm_cli_text_width (const char *text) {
  guint width = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (!g_unichar_iszerowidth (c))
      width += g_unichar_iswide (c) ? 2 : 1;
  }
  return width;
}

static void append_spaces (GString *text, guint n) {
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

static void append_row (const DmCliTable *table, guint first, const guint *widths, GString *text) {
  guint pending = 0; /* no space is left at the end of a line */
  for (guint column = 0; column < table->n_columns; column++) {
    const char *cell = g_ptr_array_index (table->cells, first + column);
    guint space = widths[column] - dm_cli_text_width (cell);
    if (table->is_right[column])
      pending += space;
    if (*cell != '\0') {
      append_spaces (text, pending);
      g_string_append (text, cell);
      pending = 0;
    }
    pending += BETWEEN_COLUMNS + (table->is_right[column] ? 0 : space);
  }
  g_string_append_c (text, '\n');
}

/** dm_cli_table_append_to: adds the table's lines to @text */
void dm_cli_table_append_to (const DmCliTable *table, GString *text) {
  g_autofree guint *widths = g_new0 (guint, table->n_columns);
  for (guint i = 0; i < table->cells->len; i++) {
    guint width = dm_cli_text_width (g_ptr_array_index (table->cells, i));
    guint column = i % table->n_columns;
    widths[column] = MAX (widths[column], width);
  }
  for (guint first = 0; first + table->n_columns <= table->cells->len; first += table->n_columns)
    append_row (table, first, widths, text);
}
