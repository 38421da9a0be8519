/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-writer.h"

#include <stdlib.h>
#include <string.h>

#include "dm-json-format.h"
#include "dm-json.h"
#include "dm-writer-private.h"

typedef struct {
  const DmIssue *issue;
  const DmPosition *position;
} Placed;

static int compare_placed (gconstpointer a, gconstpointer b) {
  double first = ((const Placed *) a)->position->order,
         second = ((const Placed *) b)->position->order;
  return (first > second) - (first < second);
}

/* Positions are kept by issue; the file has an order of its own. */
static Placed *sort_positions (const DmModel *model, guint *n) {
  Placed *placed = g_new (Placed, model->n_positions + 1);

  *n = 0;
  for (guint i = 0; i < dm_model_get_n_issues (model); i++) {
    const DmIssue *issue = dm_model_get_issue (model, i);
    for (guint j = 0; j < issue->positions->n_positions; j++)
      placed[(*n)++] = (Placed){ issue, &issue->positions->positions[j] };
  }
  qsort (placed, *n, sizeof *placed, compare_placed);
  return placed;
}

/* The top level is always broken over lines, so it has its own opening of members. */
typedef struct {
  GString *out;
  GString *line;
  const DmExtras *extras;
  guint next_extra, member;
  gboolean empty;
} Top;

static void append_top_name (Top *top, const char *name) {
  g_string_append (top->out, top->empty ? "\n  " : ",\n  ");
  dm_json_append_string (top->out, name);
  g_string_append (top->out, ": ");
  top->empty = FALSE;
}

static void append_top_extras (Top *top) {
  while (top->extras != NULL && top->next_extra < top->extras->len) {
    const DmExtra *extra = g_ptr_array_index (top->extras, top->next_extra);
    if (extra->after > top->member)
      return;
    append_top_name (top, extra->name);
    dm_json_append_compact (top->line, extra->json);
    dm_json_format (top->out, top->line->str, 2, 4 + (guint) g_utf8_strlen (extra->name, -1) + 2);
    g_string_truncate (top->line, 0);
    top->next_extra++;
  }
}

static gboolean begin_top (Top *top, const char *name, gboolean given) {
  append_top_extras (top);
  top->member++;
  if (given)
    append_top_name (top, name);
  return given;
}

static void append_top_string (Top *top, const char *name, const char *value) {
  if (begin_top (top, name, value != NULL))
    dm_json_append_string (top->out, value);
}

static void append_element (Top *top, gboolean first) {
  g_string_append (top->out, first ? "\n    " : ",\n    ");
  dm_json_format (top->out, top->line->str, 4, 4);
  g_string_truncate (top->line, 0);
}

static void append_list (Top *top, const DmModel *model, const char *name, DmEntityKind kind) {
  const DmList *list = model->lists[kind];

  if (!begin_top (top, name, list->length > 0 || (model->lists_given >> kind & 1)))
    return;
  g_string_append_c (top->out, '[');
  for (guint i = 0; i < list->length; i++) {
    dm_writer_entity (top->line, model, kind, dm_list_get (list, i));
    append_element (top, i == 0);
  }
  g_string_append (top->out, list->length > 0 ? "\n  ]" : "]");
}

static void append_positions (Top *top, const DmModel *model) {
  guint n;

  if (!begin_top (top, "positions", model->n_positions > 0 || model->positions_given))
    return;
  g_autofree Placed *placed = sort_positions (model, &n);
  g_string_append_c (top->out, '[');
  for (guint i = 0; i < n; i++) {
    dm_writer_position (top->line, model, placed[i].issue, placed[i].position, 0);
    append_element (top, i == 0);
  }
  g_string_append (top->out, n > 0 ? "\n  ]" : "]");
}

/**
 * dm_writer_write:
 * @model: a model
 *
 * Writes the canonical text: reading it gives an equal model, and writing that the same bytes. A top-level member
 * a line, an element of a list a line where it fits in 100 columns, else a member a line.
 *
 * Returns: (transfer full): UTF-8, a newline at the end
 */
GBytes *dm_writer_write (const DmModel *model) {
  Top top = { g_string_new ("{"), g_string_new (NULL), model->extras, 0, 0, TRUE };

  if (begin_top (&top, "demarche", TRUE))
    g_string_append_c (top.out, '1');
  append_top_string (&top, "title", model->title);
  append_top_string (&top, "summary", model->summary);
  append_top_string (&top, "note", model->note);
  if (begin_top (&top, "date", model->date != DM_DATE_NONE)) {
    g_autofree char *iso = dm_date_to_iso (model->date);
    dm_json_append_string (top.out, iso);
  }
  append_list (&top, model, "parties", DM_ENTITY_PARTY);
  append_list (&top, model, "baskets", DM_ENTITY_BASKET);
  append_list (&top, model, "issues", DM_ENTITY_ISSUE);
  append_positions (&top, model);
  append_list (&top, model, "sources", DM_ENTITY_SOURCE);
  append_list (&top, model, "events", DM_ENTITY_EVENT);
  append_list (&top, model, "scenarios", DM_ENTITY_SCENARIO);
  append_list (&top, model, "proposals", DM_ENTITY_PROPOSAL);
  append_list (&top, model, "views", DM_ENTITY_VIEW);
  top.member = G_MAXUINT;
  append_top_extras (&top);
  g_string_append (top.out, "\n}\n");
  g_string_free (top.line, TRUE);
  return g_string_free_to_bytes (top.out);
}
