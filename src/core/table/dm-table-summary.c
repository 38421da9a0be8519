/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-table-summary.h"

#include <string.h>

#define ELLIPSIS "…"

static void append_set (GString *text, const DmModel *model, guint issue,
                        const DmPosition *position, DmCell cell, char decimal) {
  gboolean accepts = cell == DM_CELL_ACCEPTS_FROM;
  g_autofree char *from = NULL, *to = NULL;

  if ((position->flags & (accepts ? DM_POSITION_ACCEPTS : DM_POSITION_LIMITS)) == 0)
    return;
  from = dm_cell_get_text (model, issue, position, cell, decimal);
  to = dm_cell_get_text (model, issue, position, cell + 1, decimal);
  g_string_append (text, text->len > 0 ? " " : "");
  g_string_append_c (text, accepts ? '(' : '[');
  g_string_append (text, from);
  if (dm_scale_is_ordered (dm_model_get_issue (model, issue)->scale) && strcmp (from, to) != 0) {
    g_string_append (text, *from != '\0' ? " " ELLIPSIS : ELLIPSIS);
    g_string_append (text, *to != '\0' ? " " : "");
    g_string_append (text, to);
  }
  g_string_append_c (text, accepts ? ')' : ']');
}

/** dm_table_summary_get_text: Returns: (transfer full): the position in one cell */
char *dm_table_summary_get_text (const DmModel *model, guint issue, const DmPosition *position,
                                 char decimal) {
  g_autofree char *demand = dm_cell_get_text (model, issue, position, DM_CELL_DEMAND, decimal);
  GString *text = g_string_new (demand);

  append_set (text, model, issue, position, DM_CELL_ACCEPTS_FROM, decimal);
  append_set (text, model, issue, position, DM_CELL_LIMIT_FROM, decimal);
  return g_string_free (text, FALSE);
}

static gboolean is_place (const DmScale *scale, const char *text, char decimal) {
  double place;

  return dm_cell_parse_place (scale, text, decimal, &place);
}

/* Takes what stands in brackets at the end of @text off it. Returns: (nullable): what stood there */
static char *take_brackets (char *text, char open, char close) {
  gsize length = strlen (text), at = length;
  guint depth = 0;
  char *inner;

  if (length == 0 || text[length - 1] != close)
    return NULL;
  do {
    at--;
    depth += text[at] == close;
    depth -= text[at] == open;
  } while (at > 0 && depth > 0);
  if (depth > 0)
    return NULL;
  inner = g_strndup (text + at + 1, length - at - 2);
  text[at] = '\0';
  g_strchomp (text);
  return g_strstrip (inner);
}

static void split_set (const DmScale *scale, const char *text, DmCell cell,
                       char *texts[DM_N_CELLS]) {
  const char *mark = strstr (text, ELLIPSIS), *behind = NULL;

  if (!dm_scale_is_ordered (scale)) {
    texts[cell] = g_strdup (text);
    return;
  }
  if (mark != NULL)
    behind = mark + strlen (ELLIPSIS);
  else if ((mark = strstr (text, "..")) != NULL)
    behind = mark + strspn (mark, ".");
  texts[cell] = mark != NULL ? g_strndup (text, (gsize) (mark - text)) : g_strdup (text);
  texts[cell + 1] = g_strdup (behind != NULL ? behind : text);
  g_strstrip (texts[cell]);
  g_strstrip (texts[cell + 1]);
}

/**
 * dm_table_summary_parse:
 * @scale: the issue's scale
 * @text: what was typed
 * @decimal: the decimal mark of numbers
 * @texts: (out caller-allocates): by DmCell what each cell is to say; %NULL for those that @text says nothing of, which stay as
 *   they are; to be freed
 *
 * Takes apart what dm_table_summary_get_text() puts together. “()” says that nothing is known to be accepted beyond the demand,
 * “[]” that there are no red lines. Brackets in the name of a level are the name's. What makes no sense is left for the cells to
 * refuse.
 */
void dm_table_summary_parse (const DmScale *scale, const char *text, char decimal,
                             char *texts[DM_N_CELLS]) {
  g_autofree char *rest = g_strstrip (g_strdup (text));
  g_autofree char *limits = NULL, *accepts = NULL;

  memset (texts, 0, DM_N_CELLS * sizeof *texts);
  if (!is_place (scale, rest, decimal))
    limits = take_brackets (rest, '[', ']');
  if (!is_place (scale, rest, decimal))
    accepts = take_brackets (rest, '(', ')');
  if (*rest != '\0')
    texts[DM_CELL_DEMAND] = g_strdup (rest);
  if (accepts != NULL)
    split_set (scale, accepts, DM_CELL_ACCEPTS_FROM, texts);
  if (limits != NULL)
    split_set (scale, limits, DM_CELL_LIMIT_FROM, texts);
}
