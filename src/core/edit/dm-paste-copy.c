/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-json-format.h"
#include "dm-json-set.h"
#include "dm-json.h"
#include "dm-paste.h"

/* What goes into one text: indexes of what is referred to, and the JSON of what is copied. */
typedef struct {
  DmModel *model;
  GHashTable *sources, *baskets; /* sets of index + 1 */
  GPtrArray *parties, *issues, *positions;
} Copy;

static void add_entity (Copy *copy, GPtrArray *list, DmTargetKind kind, const char *id) {
  DmTarget target = { .kind = kind, .id = id };
  char *json = dm_edit_get_json (copy->model, &target);

  if (json != NULL)
    g_ptr_array_add (list, json);
}

static void add_position (Copy *copy, const DmIssue *issue, const DmPosition *position) {
  DmTarget target = { .kind = DM_TARGET_POSITION,
                      .id = issue->id,
                      .party = dm_model_get_party (copy->model, position->party)->id,
                      .since = position->since };
  char *json = dm_edit_get_json (copy->model, &target);

  if (json == NULL)
    return;
  g_ptr_array_add (copy->positions, json);
  for (guint i = 0; position->more != NULL && i < position->more->n_evidence; i++)
    if (position->more->evidence[i].source >= 0)
      g_hash_table_add (copy->sources, GINT_TO_POINTER (position->more->evidence[i].source + 1));
}

static void add_positions (Copy *copy, const DmIssue *issue, int party, const DmDate *since) {
  for (guint i = 0; i < issue->positions->n_positions; i++) {
    const DmPosition *position = &issue->positions->positions[i];

    if ((party < 0 || (int) position->party == party)
        && (since == NULL || position->since == *since))
      add_position (copy, issue, position);
  }
}

static void add_target (Copy *copy, const DmTarget *target) {
  int party = dm_model_find_party (copy->model, target->kind == DM_TARGET_PARTY ? target->id
                                                : target->party != NULL         ? target->party
                                                                                : "");
  int found = target->kind == DM_TARGET_PARTY ? -1 : dm_model_find_issue (copy->model, target->id);
  const DmIssue *issue = found >= 0 ? dm_model_get_issue (copy->model, (guint) found) : NULL;

  if (target->kind == DM_TARGET_PARTY && party >= 0) {
    add_entity (copy, copy->parties, DM_TARGET_PARTY, target->id);
    for (guint i = 0; i < dm_model_get_n_issues (copy->model); i++)
      add_positions (copy, dm_model_get_issue (copy->model, i), party, NULL);
  } else if (target->kind == DM_TARGET_ISSUE && issue != NULL) {
    add_entity (copy, copy->issues, DM_TARGET_ISSUE, target->id);
    if (issue->basket >= 0)
      g_hash_table_add (copy->baskets, GINT_TO_POINTER (issue->basket + 1));
    add_positions (copy, issue, -1, NULL);
  } else if (target->kind == DM_TARGET_POSITION && issue != NULL && party >= 0) {
    add_positions (copy, issue, party, &target->since);
  }
}

static void append_list (GString *text, const char *name, GPtrArray *list) {
  if (list->len == 0)
    return;
  g_string_append_printf (text, ", \"%s\": [", name);
  for (guint i = 0; i < list->len; i++) {
    g_string_append (text, i > 0 ? ", " : "");
    dm_json_append_compact (text, g_ptr_array_index (list, i));
  }
  g_string_append_c (text, ']');
}

/* Those of a set of indexes, in the file's order. */
static void append_referred (GString *text, Copy *copy, const char *name, DmTargetKind kind) {
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  GHashTable *set = kind == DM_TARGET_SOURCE ? copy->sources : copy->baskets;
  guint n = kind == DM_TARGET_SOURCE ? dm_model_get_n_sources (copy->model)
                                     : dm_model_get_n_baskets (copy->model);

  for (guint i = 0; i < n && g_hash_table_size (set) > 0; i++)
    if (g_hash_table_contains (set, GUINT_TO_POINTER (i + 1)))
      add_entity (copy, list, kind,
                  kind == DM_TARGET_SOURCE ? dm_model_get_source (copy->model, i)->id
                                           : dm_model_get_basket (copy->model, i)->id);
  append_list (text, name, list);
}

/** dm_paste_can_copy: whether it is something that can be copied: a party, an issue, a position */
gboolean dm_paste_can_copy (const DmTarget *target) {
  return target->kind == DM_TARGET_PARTY || target->kind == DM_TARGET_ISSUE
         || target->kind == DM_TARGET_POSITION;
}

/**
 * dm_paste_copy:
 * @model: a model
 * @target: a party, an issue or a position; of a position the one on record
 *
 * Returns: (transfer full) (nullable): the thing as text for a clipboard, a party or issue with its positions; %NULL where
 *   there is no such thing
 */
char *dm_paste_copy (DmModel *model, const DmTarget *target) {
  g_autoptr (GString) text = g_string_new ("{ \"demarche_clipboard\": 1"), out = NULL;
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) baskets = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) parties = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) issues = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) positions = g_ptr_array_new_with_free_func (g_free);
  Copy copy = { model, sources, baskets, parties, issues, positions };

  if (dm_paste_can_copy (target))
    add_target (&copy, target);
  if (parties->len + issues->len + positions->len == 0)
    return NULL;
  append_referred (text, &copy, "sources", DM_TARGET_SOURCE);
  append_referred (text, &copy, "baskets", DM_TARGET_BASKET);
  append_list (text, "parties", parties);
  append_list (text, "issues", issues);
  append_list (text, "positions", positions);
  g_string_append (text, " }");
  out = g_string_new (NULL);
  dm_json_format (out, text->str, 0, 0);
  g_string_append_c (out, '\n');
  return g_strdup (out->str);
}
