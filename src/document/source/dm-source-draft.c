/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-source-draft.h"

#include <string.h>

#include "dm-json.h"

/*
 * A text that isn't part of the model yet is kept together with what it is of, in a line before it: "#all", or the kind of the thing
 * and its ids in the words of the format, `#position {"issue":"crimea","party":"ru","since":"2014-03"}`.
 */

static const char all[] = "all";
static const char *const kinds[] = {
  [DM_TARGET_MODEL] = "model",       [DM_TARGET_PARTY] = "party",
  [DM_TARGET_BASKET] = "basket",     [DM_TARGET_ISSUE] = "issue",
  [DM_TARGET_SOURCE] = "source",     [DM_TARGET_EVENT] = "event",
  [DM_TARGET_SCENARIO] = "scenario", [DM_TARGET_PROPOSAL] = "proposal",
  [DM_TARGET_VIEW] = "view",         [DM_TARGET_POSITION] = "position",
};

static void append_id (GString *header, const char *name, const char *id) {
  if (id == NULL)
    return;
  g_string_append_printf (header, "%s\"%s\":", header->str[header->len - 1] == '{' ? "" : ",",
                          name);
  dm_json_append_string (header, id);
}

/**
 * dm_source_draft_write:
 * @thing: (nullable): what the text is of; %NULL for the whole file
 * @text: a text, maybe broken
 *
 * Returns: (transfer full): both in one, for dm_document_set_source_draft()
 */
char *dm_source_draft_write (const DmSourcePlace *thing, const char *text) {
  gboolean position = thing != NULL && thing->kind == DM_TARGET_POSITION;
  GString *draft = g_string_new ("#");

  g_string_append (draft, thing != NULL ? kinds[thing->kind] : all);
  if (thing != NULL) {
    g_autofree char *since = dm_date_to_iso (thing->since);

    g_string_append (draft, " {");
    append_id (draft, position ? "issue" : "id", thing->id);
    append_id (draft, "party", thing->party);
    append_id (draft, "since", thing->since != DM_DATE_NONE ? since : NULL);
    append_id (draft, "scenario", thing->scenario);
    g_string_append_c (draft, '}');
  }
  g_string_append_c (draft, '\n');
  g_string_append (draft, text);
  return g_string_free (draft, FALSE);
}

static gboolean read_thing (const char *word, gsize n, const char *ids, gsize length,
                            DmSourcePlace *thing) {
  DmJsonSpan span;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (strlen (kinds[i]) != n || strncmp (kinds[i], word, n) != 0)
      continue;
    thing->kind = (DmTargetKind) i;
    if (i != DM_TARGET_MODEL && !dm_source_read_ids (ids, length, thing->kind, thing))
      return FALSE;
    if (i == DM_TARGET_POSITION && dm_json_locate (ids, length, "/scenario", &span))
      thing->scenario = dm_json_span_dup (ids, span);
    return TRUE;
  }
  return FALSE;
}

/**
 * dm_source_draft_read:
 * @draft: what dm_source_draft_write() gave, or a text of the whole file
 * @thing: (out caller-allocates): zeroed; what the text is of, dm_source_place_clear() it
 * @whole: (out): whether it is of the whole file
 *
 * Returns: (transfer none): the text; part of @draft
 */
const char *dm_source_draft_read (const char *draft, DmSourcePlace *thing, gboolean *whole) {
  const char *end = strchr (draft, '\n');
  const char *word_end;

  *whole = TRUE;
  if (*draft != '#' || end == NULL)
    return draft;
  word_end = draft + strcspn (draft, " \n");
  if (read_thing (draft + 1, (gsize) (word_end - draft - 1), word_end, (gsize) (end - word_end),
                  thing)) {
    *whole = FALSE;
    return end + 1;
  }
  dm_source_place_clear (thing);
  *thing = (DmSourcePlace){ .kind = DM_TARGET_MODEL };
  return strncmp (draft + 1, all, sizeof all - 1) == 0 && word_end == draft + sizeof all ? end + 1
                                                                                         : draft;
}
