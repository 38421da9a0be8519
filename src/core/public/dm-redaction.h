/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"

G_BEGIN_DECLS

/**
 * DmWithhold:
 * @DM_WITHHOLD_NOTES: every `note`, of whatever it is, and the speaker's `notes` of views
 * @DM_WITHHOLD_CONFIDENCE: `confidence`, and the `grade` of evidence: how sure somebody is
 * @DM_WITHHOLD_NO_DEAL: `no_deal` of parties: what they fall back on, its value, its trend
 * @DM_WITHHOLD_INFERRED: positions whose `basis` is inferred, and changes of scenarios that are, or that change one without
 *   giving a basis of their own
 * @DM_WITHHOLD_SOURCES: the sources; of evidence its `source`, `locator`, `speaker`, `quote` and `note`; the `source` of
 *   events. Of evidence its date and grade are left
 *
 * What a public copy goes without. Members that the format doesn't know are always withheld: nobody knows what they hold.
 */
typedef enum {
  DM_WITHHOLD_NOTES = 1 << 0,
  DM_WITHHOLD_CONFIDENCE = 1 << 1,
  DM_WITHHOLD_NO_DEAL = 1 << 2,
  DM_WITHHOLD_INFERRED = 1 << 3,
  DM_WITHHOLD_SOURCES = 1 << 4,
} DmWithhold;

#define DM_N_WITHHOLD 5
#define DM_WITHHOLD_ALL ((1u << DM_N_WITHHOLD) - 1)

/** DmWithheld: what was taken out, by kind. */
typedef enum {
  DM_WITHHELD_NOTE,
  DM_WITHHELD_CONFIDENCE,
  DM_WITHHELD_GRADE,
  DM_WITHHELD_NO_DEAL,
  DM_WITHHELD_POSITION, /* inferred */
  DM_WITHHELD_CHANGE,   /* inferred, of a scenario */
  DM_WITHHELD_SOURCE,
  DM_WITHHELD_EVIDENCE, /* pieces that lost something with the sources */
  DM_WITHHELD_UNKNOWN,  /* members that the format doesn't know */
  DM_N_WITHHELD
} DmWithheld;

/** DmRedaction: a model that may be given away, and what was taken out of it; immutable, reference-counted. */
typedef struct _DmRedaction DmRedaction;

DmRedaction *dm_redaction_new (DmModel *model, guint choices);
DmRedaction *dm_redaction_ref (DmRedaction *redaction);
void dm_redaction_unref (DmRedaction *redaction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmRedaction, dm_redaction_unref)

DmModel *dm_redaction_get_model (const DmRedaction *redaction);
guint dm_redaction_get_choices (const DmRedaction *redaction);
guint dm_redaction_count (const DmRedaction *redaction, DmWithheld kind);
guint dm_redaction_count_revived (const DmRedaction *redaction);
const GPtrArray *dm_redaction_get_texts (const DmRedaction *redaction);

gboolean dm_withhold_parse (const char *words, guint *choices, GError **error);
const char *dm_withhold_to_id (DmWithhold choice);
const char *dm_withhold_describe (DmWithhold choice);
char *dm_redaction_describe_choice (const DmRedaction *redaction);
GStrv dm_redaction_describe (const DmRedaction *redaction);

G_END_DECLS
