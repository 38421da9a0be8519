/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-edit-private.h"

#define MAX_SLUG 48 /* leaves room for a number within DM_READER_MAX_ID */

/* Letters and digits without accents in lower case, all else as single hyphens; apostrophes leave no gap. */
char *dm_edit_make_slug (const char *name) {
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *ascii = g_str_to_ascii (valid, NULL);
  GString *slug = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *at = ascii; *at != '\0' && slug->len < MAX_SLUG; at++) {
    if (g_ascii_isalnum (*at)) {
      if (gap && slug->len > 0)
        g_string_append_c (slug, '-');
      g_string_append_c (slug, g_ascii_tolower (*at));
      gap = FALSE;
    } else if (*at != '\'') {
      gap = TRUE;
    }
  }
  return g_string_free (slug, FALSE);
}

/**
 * dm_edit_make_id:
 * @model: a model
 * @kind: what the id is for; no position, and not the model itself
 * @name: a name in any script
 *
 * Makes an id from a name: “Crimea’s status” gives “crimeas-status”, and “crimeas-status-2” where that is taken. A name that
 * has no letters to be written in ASCII gives the word for @kind.
 *
 * Returns: (transfer full): an id that the model doesn't have yet
 */
char *dm_edit_make_id (const DmModel *model, DmTargetKind kind, const char *name) {
  static const char *const words[] = { "model", "party",    "basket",   "issue", "source",
                                       "event", "scenario", "proposal", "view",  "position" };
  g_return_val_if_fail (kind != DM_TARGET_MODEL && kind != DM_TARGET_POSITION, NULL);
  DmEntityKind entity = dm_edit_get_entity_kind (kind);
  g_autofree char *slug = dm_edit_make_slug (name);
  const char *stem = slug[0] != '\0' ? slug : words[kind];
  char *id = g_strdup (stem);

  for (guint i = 2; dm_model_find (model, entity, id) >= 0; i++) {
    g_free (id);
    id = g_strdup_printf ("%s-%u", stem, i);
  }
  return id;
}
