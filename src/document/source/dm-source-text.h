/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-document.h"
#include "dm-source-check.h"
#include "dm-source-place.h"

G_BEGIN_DECLS

/**
 * DmSourceText:
 *
 * A document as the text of its file, or one of its things as the text of that, while somebody edits it. Text that is right becomes
 * a step of the document when its typing pauses; text that isn't stays the document's draft. What changes elsewhere comes into the
 * text. It follows the document only while it is active.
 *
 * Signals: `text-changed`, the text is another one, not because of dm_source_text_type(); `changed`: anything else.
 */
#define DM_TYPE_SOURCE_TEXT (dm_source_text_get_type ())
G_DECLARE_FINAL_TYPE (DmSourceText, dm_source_text, DM, SOURCE_TEXT, GObject)

/* Larger models are shown a thing at a time: a text buffer takes a hundred times the text's memory, and long to fill. */
#define DM_SOURCE_TEXT_MAX_THINGS 8000
/* No text longer than this, in bytes, is shown. */
#define DM_SOURCE_TEXT_MAX_LENGTH (2 << 20)

/**
 * DmSourceState:
 * @DM_SOURCE_APPLIED: the model is what the text says
 * @DM_SOURCE_UNCHECKED: what was typed isn't looked at yet, or has to wait until a hand lets go on the map
 * @DM_SOURCE_FAULTY: it has errors
 * @DM_SOURCE_HURTS: it's right, and would take something else along: somebody has to be asked
 * @DM_SOURCE_CONFLICT: the same lines were changed here and elsewhere
 * @DM_SOURCE_TOO_LONG: the text is too long to be shown; it's empty instead, and can't be typed into
 *
 * How a text and the model stand.
 */
typedef enum {
  DM_SOURCE_APPLIED,
  DM_SOURCE_UNCHECKED,
  DM_SOURCE_FAULTY,
  DM_SOURCE_HURTS,
  DM_SOURCE_CONFLICT,
  DM_SOURCE_TOO_LONG,
} DmSourceState;

DmSourceText *dm_source_text_new (DmDocument *document);
void dm_source_text_set_active (DmSourceText *text, gboolean active);
gboolean dm_source_text_can_be_whole (DmSourceText *text);
gboolean dm_source_text_is_whole (DmSourceText *text);
void dm_source_text_set_whole (DmSourceText *text, gboolean whole);
DmTarget dm_source_text_get_target (DmSourceText *text);

const char *dm_source_text_get_text (DmSourceText *text);
void dm_source_text_type (DmSourceText *text, const char *typed);
void dm_source_text_flush (DmSourceText *text);
void dm_source_text_settle (DmSourceText *text);

DmSourceState dm_source_text_get_state (DmSourceText *text);
gboolean dm_source_text_has_draft (DmSourceText *text);
const DmSourceCheck *dm_source_text_get_check (DmSourceText *text);

char *dm_source_text_dup_difference (DmSourceText *text);
void dm_source_text_keep_mine (DmSourceText *text);
void dm_source_text_discard (DmSourceText *text);

gboolean dm_source_text_find (DmSourceText *text, const DmTarget *target, const char *pointer,
                              guint *start, guint *end);
void dm_source_text_find_place (DmSourceText *text, guint offset, DmSourcePlace *place);
gboolean dm_source_text_select (DmSourceText *text, const DmSourcePlace *place);

G_END_DECLS
