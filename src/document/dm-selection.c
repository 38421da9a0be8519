/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-selection.h"

G_DEFINE_BOXED_TYPE (DmSelection, dm_selection, dm_selection_copy, dm_selection_free)

/**
 * dm_selection_new:
 * @kind: what kind of thing is selected
 * @id: (nullable): its id; of a position the id of its issue
 * @party: (nullable): of a position the id of its party
 * @mark: (nullable): the id of the mark on the map
 *
 * Returns: (transfer full): a selection that owns copies of the ids
 */
DmSelection *dm_selection_new (DmSelectionKind kind, const char *id, const char *party,
                               const char *mark) {
  DmSelection *selection = g_new0 (DmSelection, 1);

  selection->kind = kind;
  selection->id = g_strdup (id);
  selection->party = g_strdup (party);
  selection->mark = g_strdup (mark);
  return selection;
}

/**
 * dm_selection_copy:
 * @selection: a selection
 *
 * Returns: (transfer full): a copy
 */
DmSelection *dm_selection_copy (const DmSelection *selection) {
  return dm_selection_new (selection->kind, selection->id, selection->party, selection->mark);
}

/**
 * dm_selection_free:
 * @selection: (transfer full): a selection
 */
void dm_selection_free (DmSelection *selection) {
  g_free (selection->id);
  g_free (selection->party);
  g_free (selection->mark);
  g_free (selection);
}

/**
 * dm_selection_equal:
 * @a: a selection
 * @b: another
 *
 * Returns: %TRUE if both select the same mark of the same thing
 */
gboolean dm_selection_equal (const DmSelection *a, const DmSelection *b) {
  return a->kind == b->kind && g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->party, b->party) == 0
         && g_strcmp0 (a->mark, b->mark) == 0;
}
