/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-csv-names.h"

#include <string.h>

#include "dm-edit-private.h"
#include "dm-nearest.h"

struct _DmCsvNames {
  GPtrArray *ids, *names;
  GHashTable *by_id;   /* id → GINT_TO_POINTER (index + 1) */
  GHashTable *by_name; /* folded name → GINT_TO_POINTER (index + 1), or DM_CSV_AMBIGUOUS */
  GHashTable *
      found; /* text → GINT_TO_POINTER (index + 1): folding takes most of the time of a long table */
  GHashTable *next; /* id → GUINT_TO_POINTER (the number to try behind it) */
};

DmCsvNames *dm_csv_names_new (void) {
  DmCsvNames *names = g_new0 (DmCsvNames, 1);

  names->ids = g_ptr_array_new_with_free_func (g_free);
  names->names = g_ptr_array_new_with_free_func (g_free);
  names->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  names->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->next = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return names;
}

void dm_csv_names_free (DmCsvNames *names) {
  g_hash_table_unref (names->by_id);
  g_hash_table_unref (names->by_name);
  g_hash_table_unref (names->found);
  g_hash_table_unref (names->next);
  g_ptr_array_unref (names->ids);
  g_ptr_array_unref (names->names);
  g_free (names);
}

DmCsvNames *dm_csv_names_new_parties (const DmModel *model) {
  DmCsvNames *names = dm_csv_names_new ();

  for (guint i = 0; i < dm_model_get_n_parties (model); i++)
    dm_csv_names_add (names, dm_model_get_party (model, i)->id,
                      dm_model_get_party (model, i)->name);
  return names;
}

DmCsvNames *dm_csv_names_new_issues (const DmModel *model) {
  DmCsvNames *names = dm_csv_names_new ();

  for (guint i = 0; i < dm_model_get_n_issues (model); i++)
    dm_csv_names_add (names, dm_model_get_issue (model, i)->id,
                      dm_model_get_issue (model, i)->name);
  return names;
}

DmCsvNames *dm_csv_names_new_sources (const DmModel *model) {
  DmCsvNames *names = dm_csv_names_new ();

  for (guint i = 0; i < dm_model_get_n_sources (model); i++)
    dm_csv_names_add (names, dm_model_get_source (model, i)->id,
                      dm_model_get_source (model, i)->title);
  return names;
}

DmCsvNames *dm_csv_names_new_levels (const DmScale *scale) {
  DmCsvNames *names = dm_csv_names_new ();

  for (guint i = 0; i < scale->n_levels; i++)
    dm_csv_names_add (names, scale->levels[i].id, scale->levels[i].name);
  return names;
}

/* Spaces around a name and the way that accents are composed are nothing that anybody could see. */
static char *fold (const char *name) {
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autofree char *composed = g_utf8_normalize (stripped, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_utf8_casefold (composed != NULL ? composed : stripped, -1);
}

/** dm_csv_names_add: Returns: the index of what was added */
guint dm_csv_names_add (DmCsvNames *names, const char *id, const char *name) {
  guint index = names->ids->len;
  gpointer found = GINT_TO_POINTER ((int) index + 1);
  g_autofree char *folded = fold (name);

  g_ptr_array_add (names->ids, g_strdup (id));
  g_ptr_array_add (names->names, g_strdup (name));
  g_hash_table_insert (names->by_id, g_ptr_array_index (names->ids, index), found);
  if (g_hash_table_contains (names->by_name, folded))
    found = GINT_TO_POINTER (DM_CSV_AMBIGUOUS);
  g_hash_table_insert (names->by_name, g_steal_pointer (&folded), found);
  g_hash_table_remove_all (names->found);
  return index;
}

guint dm_csv_names_get_size (const DmCsvNames *names) {
  return names->ids->len;
}

const char *dm_csv_names_get_id (const DmCsvNames *names, guint index) {
  return g_ptr_array_index (names->ids, index);
}

const char *dm_csv_names_get_name (const DmCsvNames *names, guint index) {
  return g_ptr_array_index (names->names, index);
}

/** dm_csv_names_find: Returns: the index of what @text names, %DM_CSV_UNKNOWN or %DM_CSV_AMBIGUOUS */
int dm_csv_names_find (const DmCsvNames *names, const char *text) {
  int found = GPOINTER_TO_INT (g_hash_table_lookup (names->found, text));

  if (found > 0)
    return found - 1;
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  found = GPOINTER_TO_INT (g_hash_table_lookup (names->by_id, stripped));
  if (found == 0) {
    g_autofree char *folded = fold (stripped);
    found = GPOINTER_TO_INT (g_hash_table_lookup (names->by_name, folded));
  }
  if (found > 0)
    g_hash_table_insert (names->found, g_strdup (text), GINT_TO_POINTER (found));
  return found == DM_CSV_AMBIGUOUS ? DM_CSV_AMBIGUOUS : found - 1;
}

/** dm_csv_names_find_nearest: (nullable): the name or id that @text may have been meant to be */
const char *dm_csv_names_find_nearest (const DmCsvNames *names, const char *text) {
  const char *name
      = dm_nearest_find (text, (const char *const *) names->names->pdata, names->names->len);
  const char *id = dm_nearest_find (text, (const char *const *) names->ids->pdata, names->ids->len);

  if (name == NULL || id == NULL)
    return name != NULL ? name : id;
  return dm_nearest_distance (text, id) < dm_nearest_distance (text, name) ? id : name;
}

/**
 * dm_csv_names_get_label:
 * @names: the names
 * @index: one of them
 *
 * Returns: what to call it in a cell: its name, or its id where the name wouldn't lead back to it
 */
const char *dm_csv_names_get_label (const DmCsvNames *names, guint index) {
  const char *name = dm_csv_names_get_name (names, index);

  return name[strspn (name, " \t\r\n")] != '\0' && strchr (name, '|') == NULL
                 && dm_csv_names_find (names, name) == (int) index
             ? name
             : dm_csv_names_get_id (names, index);
}

/**
 * dm_csv_names_make_id:
 * @names: the names that there are
 * @name: of what is to be added: “Crimea’s status”
 * @fallback: what to call something whose name has no Latin letters: "party"
 *
 * Returns: (transfer full): an id that none has yet: "crimeas-status"
 */
char *dm_csv_names_make_id (DmCsvNames *names, const char *name, const char *fallback) {
  g_autofree char *slug = dm_edit_make_slug (name);
  const char *stem = slug[0] != '\0' ? slug : fallback;
  guint n = MAX (2, GPOINTER_TO_UINT (g_hash_table_lookup (names->next, stem)));
  char *id = g_strdup (stem);

  if (!g_hash_table_contains (names->by_id, id))
    return id;
  do {
    g_free (id);
    id = g_strdup_printf ("%s-%u", stem, n++);
  } while (g_hash_table_contains (names->by_id, id));
  g_hash_table_insert (names->next, g_strdup (stem), GUINT_TO_POINTER (n));
  return id;
}
