/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "dm-reader-private.h"

/* Two positions of one party on one issue from the same day: the later in the file is told of. */
typedef struct {
  guint nth; /* its place in the file's list */
  guint party;
  const DmIssue *issue;
} Double;

static gboolean is_sorted (const DmPositions *list) {
  for (guint i = 1; i < list->n_positions; i++)
    if (dm_position_compare (&list->positions[i - 1], &list->positions[i]) > 0)
      return FALSE;
  return TRUE;
}

static void find_doubles (const DmIssue *issue, GArray *doubles) {
  for (guint i = 1; i < issue->positions->n_positions; i++) {
    const DmPosition *before = &issue->positions->positions[i - 1], *position = before + 1;
    if (before->party == position->party && dm_date_compare (before->since, position->since) == 0) {
      Double found = { (guint) position->order, position->party, issue };
      g_array_append_val (doubles, found);
    }
  }
}

static int compare_doubles (gconstpointer a, gconstpointer b) {
  const Double *first = a, *second = b;
  return (first->nth > second->nth) - (first->nth < second->nth);
}

/* One walk over the list at @at finds the places of all. */
static void report_doubles (DmReader *reader, const char *at, GArray *doubles) {
  const char *cursor = dm_json_open (at);
  guint next = 0;

  g_array_sort (doubles, compare_doubles);
  dm_reader_push_name (reader, "positions");
  DM_READER_EACH_ELEMENT (reader, &cursor, i) {
    const Double *found = &g_array_index (doubles, Double, next);
    if (found->nth == i.n) {
      dm_reader_report_double (reader, cursor, found->issue, found->party);
      if (++next == doubles->len)
        break;
    }
    cursor = dm_json_skip (cursor);
  }
  reader->path_length = 0;
}

/* Hands the positions, sorted, to their issues; @at is the file's list of them, or NULL. */
void dm_reader_attach_positions (DmReader *reader, const char *at) {
  g_autoptr (GArray) doubles = g_array_new (FALSE, FALSE, sizeof (Double));

  for (guint i = 0; i < dm_model_get_n_issues (reader->model); i++) {
    DmIssue *issue = (DmIssue *) dm_model_get_issue (reader->model, i);
    DmPositions *list = reader->positions == NULL ? NULL : reader->positions[i].list;
    guint n = list == NULL ? 0 : list->n_positions;
    issue->positions = list == NULL
                           ? dm_positions_new (issue->scale, 0)
                           : g_realloc (list, sizeof (DmPositions) + n * sizeof (DmPosition));
    if (!is_sorted (issue->positions))
      qsort (issue->positions->positions, n, sizeof (DmPosition), dm_position_compare);
    find_doubles (issue, doubles);
  }
  if (doubles->len > 0)
    report_doubles (reader, at, doubles);
}
