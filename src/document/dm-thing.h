/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-document.h"

G_BEGIN_DECLS

/* The kinds of things that a model lists (all targets but the model itself and positions), and what is done with a whole one. */

/**
 * DmThingWord:
 * @DM_THING_MANY: “Issues”
 * @DM_THING_ONE: one with its name, a format: “Issue “%s””
 * @DM_THING_NEW: what one is called that was just added: “New issue”
 * @DM_THING_ADD: the step: “Add an issue”
 * @DM_THING_MOVE: “Move the issue”
 * @DM_THING_DELETE: “Delete the issue”
 * @DM_THING_ASK: “Delete the Issue?”
 */
typedef enum {
  DM_THING_MANY,
  DM_THING_ONE,
  DM_THING_NEW,
  DM_THING_ADD,
  DM_THING_MOVE,
  DM_THING_DELETE,
  DM_THING_ASK,
  DM_THING_N_WORDS
} DmThingWord;

const char *dm_thing_get_word (DmTargetKind kind, DmThingWord word);
DmSelectionKind dm_thing_get_selection_kind (DmTargetKind kind);
gboolean dm_thing_find_kind (const char *name, DmTargetKind *kind);

guint dm_thing_count (const DmModel *model, DmTargetKind kind);
const char *dm_thing_get_id (const DmModel *model, DmTargetKind kind, guint index);
const char *dm_thing_get_name (const DmModel *model, DmTargetKind kind, guint index);
char *dm_thing_describe (const DmModel *model, DmTargetKind kind, guint index);
int dm_thing_find (const DmModel *model, DmTargetKind kind, const char *id);

DmModel *dm_thing_add_new (DmModel *model, DmTargetKind kind, guint before, const char *basket,
                           char **id);

/* What a document does with them; declared here because a document is about more than things. */
gboolean dm_document_add_thing (DmDocument *document, DmTargetKind kind);
gboolean dm_document_move_thing (DmDocument *document, DmTargetKind kind, const char *id, guint to);
gboolean dm_document_duplicate_step (DmDocument *document, const char *id);

G_END_DECLS
