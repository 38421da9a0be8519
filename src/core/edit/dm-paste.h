/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-edit.h"

G_BEGIN_DECLS

/*
 * Parts of models as text, for a clipboard: `{"demarche_clipboard": 1, "sources": […], "baskets": […], "parties": […],
 * "issues": […], "positions": […]}`, each thing in the words of the format. Sources and baskets go along for
 * what refers to them, and are pasted only where they aren't there yet.
 */

/**
 * DmPasteReport:
 * @kind: what was pasted: parties, issues, or positions; %DM_TARGET_MODEL for nothing
 * @id: (nullable): of the first thing pasted, the id; of a position that of its issue
 * @party: (nullable): of the first position pasted, its party
 * @n_pasted: how many of that kind, those they brought along not counted
 * @complaints: (element-type utf8): what could not be pasted, a sentence each
 */
typedef struct {
  DmTargetKind kind;
  char *id, *party;
  guint n_pasted;
  GPtrArray *complaints;
} DmPasteReport;

void dm_paste_report_clear (DmPasteReport *report);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmPasteReport, dm_paste_report_clear)

gboolean dm_paste_can_copy (const DmTarget *target);
char *dm_paste_copy (DmModel *model, const DmTarget *target);
DmModel *dm_paste_text (DmModel *model, const char *text, const DmTarget *at,
                        DmPasteReport *report);
DmModel *dm_paste_duplicate (DmModel *model, const DmTarget *target, DmPasteReport *report);

G_END_DECLS
