/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-diff-private.h"
#include "dm-json.h"

/*
 * Compares the JSON of two things with the same id, member by member. Both are canonical; what is written in two ways and
 * means the same is taken to be absent: defaults that are spelt out, texts and lists that are empty.
 */

typedef struct {
  DmDiff *diff;
  const DmTarget *target;
} Comparison;

typedef struct {
  char *name; /* of a member; of an array's item its id, or its number */
  char *json;
} Part;

/* The members of an object or, by their ids, the items of an array, in order. */
typedef struct {
  GPtrArray *list;     /* of Part */
  GHashTable *by_name; /* → Part */
} Parts;

static void free_part (gpointer data) {
  Part *part = data;

  g_free (part->name);
  g_free (part->json);
  g_free (part);
}

static void clear_parts (Parts *parts) {
  g_hash_table_unref (parts->by_name);
  g_ptr_array_unref (parts->list);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, clear_parts)

static char *take_value (const char **cursor) {
  const char *start = dm_json_skip_space (*cursor);

  *cursor = dm_json_skip (start);
  return g_strndup (start, (gsize) (*cursor - start));
}

static char *take_name (const char **cursor) {
  DmJsonSlice key = dm_json_take_key (cursor);
  const char *quoted = key.start - 1;

  return dm_json_take_string (&quoted);
}

static char *find_string (const char *json, const char *name) {
  const char *cursor = dm_json_open (json);
  gboolean first = TRUE;

  while (dm_json_more (&cursor, &first)) {
    g_autofree char *found = take_name (&cursor);
    if (strcmp (found, name) == 0 && dm_json_peek (cursor) == DM_JSON_STRING)
      return dm_json_take_string (&cursor);
    cursor = dm_json_skip (cursor);
  }
  return NULL;
}

/* Of NULL none. */
static void init_parts (Parts *parts, const char *json) {
  const char *cursor = json == NULL ? "[]" : json;
  gboolean object = dm_json_peek (cursor) == DM_JSON_OBJECT, first = TRUE;

  parts->list = g_ptr_array_new_with_free_func (free_part);
  parts->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  cursor = dm_json_open (cursor);
  while (dm_json_more (&cursor, &first)) {
    Part *part = g_new0 (Part, 1);
    if (object)
      part->name = take_name (&cursor);
    part->json = take_value (&cursor);
    if (!object)
      part->name = find_string (part->json, "id");
    g_ptr_array_add (parts->list, part);
    g_hash_table_insert (parts->by_name, part->name, part);
  }
}

static const char *find_part (const Parts *parts, const char *name) {
  const Part *part = g_hash_table_lookup (parts->by_name, name);
  return part == NULL ? NULL : part->json;
}

static const char *skip_space (const char *at, gboolean in_string) {
  return in_string ? at : dm_json_skip_space (at);
}

/* Whether two values are the same but for the space between their parts: members that we don't know are kept as they stood. */
static gboolean is_same_json (const char *a, const char *b) {
  gboolean in_string = FALSE;

  if (a == NULL || b == NULL)
    return a == b;
  for (;; a++, b++) {
    a = skip_space (a, in_string);
    b = skip_space (b, in_string);
    if (*a != *b)
      return FALSE;
    if (*a == '\0')
      return TRUE;
    if (*a == '"')
      in_string = !in_string;
    if (*a == '\\' && *++a != *++b)
      return FALSE;
  }
}

static gboolean is_default (const DmTarget *target, const char *pointer, const char *json) {
  static const struct {
    DmTargetKind kind;
    const char *pointer, *json;
  } defaults[] = {
    { DM_TARGET_PARTY, "/at_table", "true" },
    { DM_TARGET_PARTY, "/no_deal", "{}" },
    { DM_TARGET_ISSUE, "/kind", "\"demand\"" },
    { DM_TARGET_ISSUE, "/needs", "[]" },
    { DM_TARGET_POSITION, "/basis", "\"stated\"" },
    { DM_TARGET_POSITION, "/values", "{}" },
    { DM_TARGET_POSITION, "/evidence", "[]" },
    { DM_TARGET_PROPOSAL, "/terms", "{}" },
    { DM_TARGET_PROPOSAL, "/stances", "{}" },
    { DM_TARGET_VIEW, "/forecast", "false" },
    { DM_TARGET_VIEW, "/seed", "1" },
  };

  /* what a scenario gives takes the place of what is on record, default or not */
  if (target->scenario != NULL)
    return FALSE;
  if (strcmp (json, "\"\"") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (defaults[i].kind == target->kind && strcmp (defaults[i].pointer, pointer) == 0
        && strcmp (defaults[i].json, json) == 0)
      return TRUE;
  return FALSE;
}

/* What says who or what the thing is, and what is compared in another way. */
static gboolean is_key (DmTargetKind kind, const char *pointer) {
  if (kind == DM_TARGET_POSITION)
    return strcmp (pointer, "/party") == 0 || strcmp (pointer, "/issue") == 0;
  if (kind == DM_TARGET_SCENARIO && strcmp (pointer, "/changes") == 0)
    return TRUE;
  return g_str_has_suffix (pointer, "/id");
}

static int compare_strings (gconstpointer a, gconstpointer b) {
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *list_sorted (const char *json) {
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  const char *cursor = dm_json_open (json);
  gboolean first = TRUE;

  while (dm_json_more (&cursor, &first))
    g_ptr_array_add (list, take_value (&cursor));
  g_ptr_array_sort (list, compare_strings);
  return list;
}

/* Whether two arrays hold the same, in whatever order. */
static gboolean holds_same (const char *before, const char *after) {
  g_autoptr (GPtrArray) a = list_sorted (before);
  g_autoptr (GPtrArray) b = list_sorted (after);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (strcmp (g_ptr_array_index (a, i), g_ptr_array_index (b, i)) != 0)
      return FALSE;
  return TRUE;
}

/* Sets of options, and the parties that an issue needs, have no order. */
static gboolean is_unordered (DmTargetKind kind, const char *pointer) {
  return (kind == DM_TARGET_POSITION
          && (strcmp (pointer, "/accepts") == 0 || strcmp (pointer, "/limits") == 0))
         || (kind == DM_TARGET_ISSUE && strcmp (pointer, "/needs") == 0);
}

static gboolean is_descended (DmTargetKind kind, const char *pointer) {
  static const struct {
    DmTargetKind kind;
    const char *pointer;
  } inner[] = {
    { DM_TARGET_PARTY, "/no_deal" },      { DM_TARGET_ISSUE, "/scale" },
    { DM_TARGET_ISSUE, "/scale/levels" }, { DM_TARGET_ISSUE, "/scale/options" },
    { DM_TARGET_POSITION, "/values" },    { DM_TARGET_PROPOSAL, "/terms" },
    { DM_TARGET_PROPOSAL, "/stances" },
  };

  if (kind == DM_TARGET_ISSUE
      && (g_str_has_prefix (pointer, "/scale/levels/")
          || g_str_has_prefix (pointer, "/scale/options/")))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (inner); i++)
    if (inner[i].kind == kind && strcmp (inner[i].pointer, pointer) == 0)
      return TRUE;
  return FALSE;
}

static char *join_common_ids (const Parts *parts, const Parts *others) {
  GString *ids = g_string_new ("[");

  for (guint i = 0; i < parts->list->len; i++) {
    const char *id = ((const Part *) g_ptr_array_index (parts->list, i))->name;
    if (find_part (others, id) == NULL)
      continue;
    g_string_append (ids, ids->len > 1 ? ", " : "");
    dm_json_append_string (ids, id);
  }
  g_string_append_c (ids, ']');
  return g_string_free (ids, FALSE);
}

static void compare_values (const Comparison *comparison, const char *pointer, const char *before,
                            const char *after);

static char *append_pointer (const char *pointer, const char *name) {
  g_autoptr (GString) escaped = g_string_new (name);

  g_string_replace (escaped, "~", "~0", 0);
  g_string_replace (escaped, "/", "~1", 0);
  return g_strconcat (pointer, "/", escaped->str, NULL);
}

/* Two objects, or two lists of things with ids; either may be NULL for an empty one. */
static void compare_parts (const Comparison *comparison, const char *pointer, const char *before,
                           const char *after) {
  g_auto (Parts) old_parts = { NULL };
  g_auto (Parts) new_parts = { NULL };

  init_parts (&old_parts, before);
  init_parts (&new_parts, after);
  for (guint i = 0; i < old_parts.list->len; i++) {
    const Part *part = g_ptr_array_index (old_parts.list, i);
    g_autofree char *inner = append_pointer (pointer, part->name);
    compare_values (comparison, inner, part->json, find_part (&new_parts, part->name));
  }
  for (guint i = 0; i < new_parts.list->len; i++) {
    const Part *part = g_ptr_array_index (new_parts.list, i);
    g_autofree char *inner = append_pointer (pointer, part->name);
    if (find_part (&old_parts, part->name) == NULL)
      compare_values (comparison, inner, NULL, part->json);
  }
  if (strcmp (pointer, "/scale/levels") == 0) {
    g_autofree char *old_order = join_common_ids (&old_parts, &new_parts);
    g_autofree char *new_order = join_common_ids (&new_parts, &old_parts);
    if (strcmp (old_order, new_order) != 0)
      dm_diff_add (comparison->diff, comparison->target, pointer, old_order, new_order);
  }
}

/* --- evidence: pieces have no ids --- */

static gboolean is_same_piece (const char *before, const char *after) {
  g_autofree char *old_source = find_string (before, "source");
  g_autofree char *new_source = find_string (after, "source");
  g_autofree char *old_locator = find_string (before, "locator");
  g_autofree char *new_locator = find_string (after, "locator");

  return g_strcmp0 (old_source, new_source) == 0 && g_strcmp0 (old_locator, new_locator) == 0;
}

/* Pairs pieces that are alike altogether or, on a second pass, stand at the same place of the same source. */
static void pair_pieces (GPtrArray *before, GPtrArray *after, int *partner, gboolean *taken,
                         gboolean exact) {
  for (guint i = 0; i < before->len; i++)
    for (guint j = 0; j < after->len && partner[i] < 0; j++) {
      const char *a = g_ptr_array_index (before, i), *b = g_ptr_array_index (after, j);
      if (taken[j] || !(exact ? strcmp (a, b) == 0 : is_same_piece (a, b)))
        continue;
      partner[i] = (int) j;
      taken[j] = TRUE;
    }
}

static GPtrArray *list_pieces (const char *json) {
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  const char *cursor = json == NULL ? "[]" : json;
  gboolean first = TRUE;

  cursor = dm_json_open (cursor);
  while (dm_json_more (&cursor, &first))
    g_ptr_array_add (pieces, take_value (&cursor));
  return pieces;
}

#define MAX_PIECES                                                                                 \
  200 /* beyond this the evidence is compared as a whole: pairing takes the square of it */

static void compare_evidence (const Comparison *comparison, const char *before, const char *after) {
  g_autoptr (GPtrArray) old_pieces = list_pieces (before);
  g_autoptr (GPtrArray) new_pieces = list_pieces (after);
  g_autofree int *partner = g_new (int, old_pieces->len + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, new_pieces->len + 1);

  if (old_pieces->len > MAX_PIECES || new_pieces->len > MAX_PIECES) {
    dm_diff_add (comparison->diff, comparison->target, "/evidence", before, after);
    return;
  }
  for (guint i = 0; i < old_pieces->len; i++)
    partner[i] = -1;
  pair_pieces (old_pieces, new_pieces, partner, taken, TRUE);
  pair_pieces (old_pieces, new_pieces, partner, taken, FALSE);
  for (guint i = 0; i < old_pieces->len; i++) {
    const char *found = partner[i] < 0 ? NULL : g_ptr_array_index (new_pieces, partner[i]);
    g_autofree char *pointer
        = g_strdup_printf ("/evidence/%u", found == NULL ? i : (guint) partner[i]);
    dm_diff_add (comparison->diff, comparison->target, pointer, g_ptr_array_index (old_pieces, i),
                 found);
  }
  for (guint i = 0; i < new_pieces->len; i++) {
    g_autofree char *pointer = g_strdup_printf ("/evidence/%u", i);
    if (!taken[i])
      dm_diff_add (comparison->diff, comparison->target, pointer, NULL,
                   g_ptr_array_index (new_pieces, i));
  }
}

/* --- any value --- */

static gboolean is_container (const char *json) {
  return json == NULL || *json == '{' || *json == '[';
}

static void compare_values (const Comparison *comparison, const char *pointer, const char *before,
                            const char *after) {
  DmTargetKind kind = comparison->target->kind;

  if (is_key (kind, pointer))
    return;
  if (before != NULL && is_default (comparison->target, pointer, before))
    before = NULL;
  if (after != NULL && is_default (comparison->target, pointer, after))
    after = NULL;
  if (is_same_json (before, after))
    return;
  if (strcmp (pointer, "/evidence") == 0 && kind == DM_TARGET_POSITION && is_container (before)
      && is_container (after))
    compare_evidence (comparison, before, after);
  else if (is_descended (kind, pointer) && is_container (before) && is_container (after)
           && (g_str_has_prefix (pointer, "/scale/") ? before != NULL && after != NULL : TRUE))
    compare_parts (comparison, pointer, before, after);
  else if (before != NULL && after != NULL && *before == '[' && *after == '['
           && is_unordered (kind, pointer) && holds_same (before, after))
    return;
  else
    dm_diff_add (comparison->diff, comparison->target, pointer, before, after);
}

/* Compares the members of a thing that both models have. */
void dm_diff_compare_json (DmDiff *diff, const DmTarget *target, const char *before,
                           const char *after) {
  Comparison comparison = { diff, target };

  if (strcmp (before, after) != 0)
    compare_parts (&comparison, "", before, after);
}
