/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-table-find.h"

#define CANCEL_EVERY 1024

static GRegex *make_pattern (const DmTableSearch *search) {
  g_autofree char *escaped = g_regex_escape_string (search->text, -1);

  return g_regex_new (escaped, search->match_case ? 0 : G_REGEX_CASELESS, 0, NULL);
}

/**
 * dm_table_find:
 * @model: a model
 * @rows: (element-type DmTableRow): where to look
 * @search: what to look for, and in which columns
 * @cancellable: (nullable): to stop it from another thread
 *
 * Returns: (transfer full) (element-type DmTableHit): the cells that have it, by row; none where it was stopped
 */
GArray *dm_table_find (const DmModel *model, const GArray *rows, const DmTableSearch *search,
                       GCancellable *cancellable) {
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (DmTableHit));
  g_autoptr (GRegex) pattern = *search->text != '\0' ? make_pattern (search) : NULL;

  for (guint i = 0; pattern != NULL && i < rows->len; i++) {
    DmTableRow row = g_array_index (rows, DmTableRow, i);
    const DmPosition *position = dm_table_row_get_position (model, row);

    if (i % CANCEL_EVERY == 0 && g_cancellable_is_cancelled (cancellable)) {
      g_array_set_size (hits, 0);
      break;
    }
    for (guint cell = 0; cell < DM_N_CELLS; cell++) {
      DmTableHit hit = { i, cell };
      g_autofree char *text = NULL;

      if ((search->cells & (1u << cell)) == 0)
        continue;
      text = dm_cell_get_text (model, row.issue, position, (DmCell) cell, search->decimal);
      if (g_regex_match (pattern, text, 0, NULL))
        g_array_append_val (hits, hit);
    }
  }
  return hits;
}

static char *replace_in (const GRegex *pattern, const char *text, const char *replacement) {
  return pattern != NULL ? g_regex_replace_literal (pattern, text, -1, 0, replacement, 0, NULL)
                         : NULL;
}

/** dm_table_replace_in: Returns: (transfer full) (nullable): @text with all that was looked for replaced */
char *dm_table_replace_in (const DmTableSearch *search, const char *text, const char *replacement) {
  g_autoptr (GRegex) pattern = *search->text != '\0' ? make_pattern (search) : NULL;

  return replace_in (pattern, text, replacement);
}

/**
 * dm_table_replace:
 * @model: a model
 * @rows: (element-type DmTableRow): its rows
 * @hits: (element-type DmTableHit): the cells to change, by row
 * @search: what was looked for
 * @replacement: what to put in its place
 *
 * Returns: (transfer full) (element-type DmTableChange): the changes, tagged with their rows, for dm_table_apply()
 */
GPtrArray *dm_table_replace (const DmModel *model, const GArray *rows, const GArray *hits,
                             const DmTableSearch *search, const char *replacement) {
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_table_change_free);
  g_autoptr (GRegex) pattern = *search->text != '\0' ? make_pattern (search) : NULL;
  DmTableChange *change = NULL;

  for (guint i = 0; i < hits->len; i++) {
    const DmTableHit *hit = &g_array_index (hits, DmTableHit, i);
    DmTableRow row = g_array_index (rows, DmTableRow, hit->row);
    const DmPosition *position = dm_table_row_get_position (model, row);
    g_autofree char *text
        = dm_cell_get_text (model, row.issue, position, hit->cell, search->decimal);
    g_autofree char *replaced = replace_in (pattern, text, replacement);

    if (replaced == NULL)
      continue;
    if (change == NULL || change->tag != hit->row) {
      change = dm_table_change_new (model, row.issue, position);
      change->tag = hit->row;
      g_ptr_array_add (changes, change);
    }
    dm_table_change_set (change, hit->cell, replaced);
  }
  return changes;
}
