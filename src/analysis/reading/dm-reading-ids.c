/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-reading-ids.h"

#include "dm-error.h"
#include "dm-nearest.h"

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

static const char *find_nearest (const DmModel *model, DmIdKind kind, const char *id) {
  guint n_ids = count (model, kind);
  g_autofree const char **known = g_new (const char *, MAX (n_ids, 1));
  for (guint i = 0; i < n_ids; i++)
    known[i] = get_id (model, kind, i);
  return dm_nearest_find (id, known, n_ids);
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
