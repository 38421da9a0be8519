/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  DM_SELECTION_MODEL, /* nothing in particular: the model as a whole */
  DM_SELECTION_ISSUE,
  DM_SELECTION_PARTY,
  DM_SELECTION_POSITION,
  DM_SELECTION_BASKET,
  DM_SELECTION_PROPOSAL,
  DM_SELECTION_SOURCE,
  DM_SELECTION_EVENT,
  DM_SELECTION_SCENARIO,
  DM_SELECTION_VIEW,
} DmSelectionKind;

/**
 * DmSelection:
 * @id: (nullable): the id of the thing; of a position the id of its issue; %NULL for the model
 * @party: (nullable): of a position the id of its party, otherwise %NULL
 * @mark: (nullable): the id of the mark on the map that was chosen, where it was chosen there
 *
 * What is selected, by ids: it stays true when the model is replaced by its successor.
 */
typedef struct {
  DmSelectionKind kind;
  char *id;
  char *party;
  char *mark;
} DmSelection;

#define DM_TYPE_SELECTION (dm_selection_get_type ())
GType dm_selection_get_type (void);

DmSelection *dm_selection_new (DmSelectionKind kind, const char *id, const char *party,
                               const char *mark);
DmSelection *dm_selection_copy (const DmSelection *selection);
void dm_selection_free (DmSelection *selection);
gboolean dm_selection_equal (const DmSelection *a, const DmSelection *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmSelection, dm_selection_free)

G_END_DECLS
