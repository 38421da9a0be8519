/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-reading-ids.h"

#include <string.h>

#include "dm-error.h"

#define LONGEST_COMPARED 64 /* an id is no longer */

static int find (const DmModel *model, DmIdKind kind, const char *id) {
  switch (kind) {
  case DM_ID_PARTY:
    return dm_model_find_party (model, id);
  case DM_ID_BASKET:
    return dm_model_find_basket (model, id);
  case DM_ID_ISSUE:
    return dm_model_find_issue (model, id);
  case DM_ID_SCENARIO:
    return dm_model_find_scenario (model, id);
  case DM_ID_PROPOSAL:
    return dm_model_find_proposal (model, id);
  default:
    g_return_val_if_reached (-1);
  }
}

static guint count (const DmModel *model, DmIdKind kind) {
  switch (kind) {
  case DM_ID_PARTY:
    return dm_model_get_n_parties (model);
  case DM_ID_BASKET:
    return dm_model_get_n_baskets (model);
  case DM_ID_ISSUE:
    return dm_model_get_n_issues (model);
  case DM_ID_SCENARIO:
    return dm_model_get_n_scenarios (model);
  case DM_ID_PROPOSAL:
    return dm_model_get_n_proposals (model);
  default:
    g_return_val_if_reached (0);
  }
}

static const char *get_id (const DmModel *model, DmIdKind kind, guint index) {
  switch (kind) {
  case DM_ID_PARTY:
    return dm_model_get_party (model, index)->id;
  case DM_ID_BASKET:
    return dm_model_get_basket (model, index)->id;
  case DM_ID_ISSUE:
    return dm_model_get_issue (model, index)->id;
  case DM_ID_SCENARIO:
    return dm_model_get_scenario (model, index)->id;
  case DM_ID_PROPOSAL:
    return dm_model_get_proposal (model, index)->id;
  default:
    g_return_val_if_reached (NULL);
  }
}

/* Levenshtein's distance by rows; ids are ASCII, so bytes are characters in what matters. */
static guint edit_distance (const char *a, const char *b) {
  gsize n_a = strlen (a), n_b = strlen (b);
  if (n_a > LONGEST_COMPARED || n_b > LONGEST_COMPARED)
    return G_MAXUINT;
  guint row[LONGEST_COMPARED + 1];
  for (guint j = 0; j <= n_b; j++)
    row[j] = j;
  for (guint i = 1; i <= n_a; i++) {
    guint diagonal = row[0];
    row[0] = i;
    for (guint j = 1; j <= n_b; j++) {
      guint replaced = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = MIN (replaced, MIN (row[j - 1], row[j]) + 1);
    }
  }
  return row[n_b];
}

/* Near is what shares more than half of its characters: anything farther would be a wild guess. */
static const char *find_nearest (const DmModel *model, DmIdKind kind, const char *id) {
  const char *nearest = NULL;
  guint least = (guint) MIN (strlen (id), LONGEST_COMPARED) / 2 + 1;
  guint n_ids = count (model, kind);
  for (guint i = 0; i < n_ids; i++) {
    const char *known = get_id (model, kind, i);
    guint distance = edit_distance (id, known);
    if (distance < least) {
      least = distance;
      nearest = known;
    }
  }
  return nearest;
}

static char *say_unknown (DmIdKind kind, const char *id) {
  switch (kind) {
  case DM_ID_PARTY:
    return g_strdup_printf (_ ("the model has no party “%s”"), id);
  case DM_ID_BASKET:
    return g_strdup_printf (_ ("the model has no basket “%s”"), id);
  case DM_ID_ISSUE:
    return g_strdup_printf (_ ("the model has no issue “%s”"), id);
  case DM_ID_SCENARIO:
    return g_strdup_printf (_ ("the model has no scenario “%s”"), id);
  case DM_ID_PROPOSAL:
    return g_strdup_printf (_ ("the model has no proposal “%s”"), id);
  default:
    g_return_val_if_reached (NULL);
  }
}

static char *say_nearest (DmIdKind kind, const char *id, const char *nearest) {
  switch (kind) {
  case DM_ID_PARTY:
    return g_strdup_printf (_ ("the model has no party “%s”; did you mean “%s”?"), id, nearest);
  case DM_ID_BASKET:
    return g_strdup_printf (_ ("the model has no basket “%s”; did you mean “%s”?"), id, nearest);
  case DM_ID_ISSUE:
    return g_strdup_printf (_ ("the model has no issue “%s”; did you mean “%s”?"), id, nearest);
  case DM_ID_SCENARIO:
    return g_strdup_printf (_ ("the model has no scenario “%s”; did you mean “%s”?"), id, nearest);
  case DM_ID_PROPOSAL:
    return g_strdup_printf (_ ("the model has no proposal “%s”; did you mean “%s”?"), id, nearest);
  default:
    g_return_val_if_reached (NULL);
  }
}

/**
 * dm_reading_find_id:
 * @model: a model
 * @kind: what @id should name
 * @id: an id as somebody wrote it
 * @error: return location
 *
 * Returns: the index in the model, or -1 with DM_ERROR_USAGE, which names the nearest known id where one is near
 */
int dm_reading_find_id (const DmModel *model, DmIdKind kind, const char *id, GError **error) {
  int index = find (model, kind, id);
  if (index >= 0)
    return index;
  g_autofree char *valid = g_utf8_make_valid (id, -1);
  const char *nearest = find_nearest (model, kind, id);
  g_autofree char *message
      = nearest != NULL ? say_nearest (kind, valid, nearest) : say_unknown (kind, valid);
  g_set_error_literal (error, DM_ERROR, DM_ERROR_USAGE, message);
  return -1;
}
