/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-public-oracle.h"

#include <string.h>

#include "dm-redaction.h"

/* The members that the format knows, of each kind of object. */
static const char *const file_members
    = "demarche title summary note date parties baskets issues positions sources events scenarios "
      "proposals views";
static const struct {
  const char *list, *members;
} lists[] = {
  { "parties", "id name short color at_table spokesperson aim influence no_deal note" },
  { "baskets", "id name" },
  { "issues", "id name scale basket kind needs note" },
  { "sources", "id title author publisher date url note" },
  { "events", "id date title source note" },
  { "scenarios", "id name note changes" },
  { "proposals", "id name by date note terms stances" },
  { "views",
    "id title caption notes view parties issues baskets date compare_date compare_scenario scenario "
    "proposal sort forecast draws seed" },
};
static const char *const position_members
    = "party issue demand accepts limits values salience basis confidence since statement evidence "
      "note";

static void keep_known (JsonObject *object, const char *members) {
  g_auto (GStrv) known = g_strsplit (members, " ", -1);
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *name = names; name != NULL; name = name->next)
    if (!g_strv_contains ((const char *const *) known, name->data))
      json_object_remove_member (object, name->data);
}

static void drop (JsonObject *object, const char *members) {
  g_auto (GStrv) list = g_strsplit (members, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (json_object_has_member (object, list[i]))
      json_object_remove_member (object, list[i]);
}

static guint count (JsonObject *object, const char *list) {
  return object != NULL && json_object_has_member (object, list)
             ? json_array_get_length (json_object_get_array_member (object, list))
             : 0;
}

static JsonObject *get (JsonObject *object, const char *list, guint nth) {
  return json_array_get_object_element (json_object_get_array_member (object, list), nth);
}

static void redact_evidence (JsonObject *position, guint choices) {
  guint n = count (position, "evidence");

  for (guint i = n; i > 0; i--) {
    JsonObject *piece = get (position, "evidence", i - 1);
    guint before = json_object_get_size (piece);
    keep_known (piece, "source locator speaker date quote grade note");
    if (choices & DM_WITHHOLD_SOURCES)
      drop (piece, "source locator speaker quote note");
    if (choices & DM_WITHHOLD_CONFIDENCE)
      drop (piece, "grade");
    if (choices & DM_WITHHOLD_NOTES)
      drop (piece, "note");
    if (before > 0 && json_object_get_size (piece) == 0)
      json_array_remove_element (json_object_get_array_member (position, "evidence"), i - 1);
  }
  if (n > 0 && count (position, "evidence") == 0)
    drop (position, "evidence");
}

static void redact_position (JsonObject *position, guint choices) {
  keep_known (position, position_members);
  if (choices & DM_WITHHOLD_NOTES)
    drop (position, "note");
  if (choices & DM_WITHHOLD_CONFIDENCE)
    drop (position, "confidence");
  if (json_object_has_member (position, "evidence")
      && JSON_NODE_HOLDS_ARRAY (json_object_get_member (position, "evidence")))
    redact_evidence (position, choices);
}

static const char *get_basis (JsonObject *position) {
  if (!json_object_has_member (position, "basis")
      || JSON_NODE_HOLDS_NULL (json_object_get_member (position, "basis")))
    return NULL;
  return json_object_get_string_member (position, "basis");
}

static char *name_position (JsonObject *position) {
  return g_strdup_printf ("%s on %s", json_object_get_string_member (position, "party"),
                          json_object_get_string_member (position, "issue"));
}

/* Who is inferred on what, at any time. */
static GHashTable *list_inferred (JsonObject *file) {
  GHashTable *inferred = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < count (file, "positions"); i++) {
    JsonObject *position = get (file, "positions", i);
    if (g_strcmp0 (get_basis (position), "inferred") == 0)
      g_hash_table_add (inferred, name_position (position));
  }
  return inferred;
}

static void redact_positions (JsonObject *file, guint choices) {
  for (guint i = count (file, "positions"); i > 0; i--) {
    JsonObject *position = get (file, "positions", i - 1);
    if ((choices & DM_WITHHOLD_INFERRED) && g_strcmp0 (get_basis (position), "inferred") == 0)
      json_array_remove_element (json_object_get_array_member (file, "positions"), i - 1);
    else
      redact_position (position, choices);
  }
}

static void redact_changes (JsonObject *scenario, GHashTable *inferred, guint choices) {
  guint n = count (scenario, "changes");

  for (guint i = n; i > 0; i--) {
    JsonObject *change = get (scenario, "changes", i - 1);
    g_autofree char *name = name_position (change);
    const char *basis = get_basis (change);
    guint before = json_object_get_size (change);
    gboolean goes = (choices & DM_WITHHOLD_INFERRED)
                    && (basis != NULL ? strcmp (basis, "inferred") == 0
                                      : g_hash_table_contains (inferred, name));
    if (!goes)
      redact_position (change, choices);
    /* of one that says nothing any more but whose it is, nothing is left */
    if (goes || (before > 2 && json_object_get_size (change) == 2))
      json_array_remove_element (json_object_get_array_member (scenario, "changes"), i - 1);
  }
  if (n > 0 && count (scenario, "changes") == 0)
    drop (scenario, "changes");
}

static void redact_scale (JsonObject *issue, guint choices) {
  static const char *const lists_of_levels[] = { "options", "levels" };
  JsonObject *scale = json_object_get_object_member (issue, "scale");

  keep_known (scale, "type options levels min max unit step");
  for (guint i = 0; i < G_N_ELEMENTS (lists_of_levels); i++)
    for (guint j = 0; j < count (scale, lists_of_levels[i]); j++) {
      JsonObject *level = get (scale, lists_of_levels[i], j);
      keep_known (level, "id name note at");
      if (choices & DM_WITHHOLD_NOTES)
        drop (level, "note");
    }
}

static void redact_entity (JsonObject *entity, const char *list, GHashTable *inferred,
                           guint choices) {
  if (choices & DM_WITHHOLD_NOTES)
    drop (entity, "note notes");
  if ((choices & DM_WITHHOLD_NO_DEAL) && strcmp (list, "parties") == 0)
    drop (entity, "no_deal");
  if (json_object_has_member (entity, "no_deal"))
    keep_known (json_object_get_object_member (entity, "no_deal"), "label value trend");
  if ((choices & DM_WITHHOLD_SOURCES) && strcmp (list, "events") == 0)
    drop (entity, "source");
  if (strcmp (list, "issues") == 0)
    redact_scale (entity, choices);
  if (strcmp (list, "scenarios") == 0)
    redact_changes (entity, inferred, choices);
}

void dm_public_oracle (JsonNode *node, guint choices) {
  JsonObject *file = json_node_get_object (node);
  g_autoptr (GHashTable) inferred = list_inferred (file);

  keep_known (file, file_members);
  if (choices & DM_WITHHOLD_NOTES)
    drop (file, "note");
  if (choices & DM_WITHHOLD_SOURCES)
    drop (file, "sources");
  redact_positions (file, choices);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < count (file, lists[i].list); j++) {
      JsonObject *entity = get (file, lists[i].list, j);
      keep_known (entity, lists[i].members);
      redact_entity (entity, lists[i].list, inferred, choices);
    }
}
