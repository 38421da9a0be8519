/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-entities-private.h"
#include "dm-model-private.h"
#include "dm-redaction.h"

G_BEGIN_DECLS

struct _DmRedaction {
  gatomicrefcount ref_count;
  DmModel *model; /* the redacted one */
  guint choices;
  guint counts[DM_N_WITHHELD];
  guint n_revived;
  GPtrArray *texts;     /* what was taken out, each once, in the order of the file */
  GHashTable *is_taken; /* the same, while it is made */
};

static inline gboolean dm_redaction_withholds (const DmRedaction *redaction, guint choice) {
  return (redaction->choices & choice) != 0;
}

/* Each takes what it names out of a copy that is being made, counts it and remembers its text. */
void dm_redaction_take_text (DmRedaction *redaction, const char *text);
void dm_redaction_drop_text (DmRedaction *redaction, char **text);
void dm_redaction_drop_note (DmRedaction *redaction, char **note);
void dm_redaction_drop_extras (DmRedaction *redaction, DmExtras **extras);

gboolean dm_redaction_touches_position (const DmRedaction *redaction, const DmPosition *position);
void dm_redaction_drop_from_position (DmRedaction *redaction, DmPosition *position);
void dm_redaction_take_position (DmRedaction *redaction, const DmPosition *position);
DmPositions *dm_redaction_redact_positions (DmRedaction *redaction, DmScale *scale,
                                            const DmPositions *positions);
DmScenario *dm_redaction_redact_scenario (DmRedaction *redaction, const DmModel *before,
                                          const DmScenario *scenario);

G_END_DECLS
