/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreements.h"
#include "dm-briefing-step.h"

G_BEGIN_DECLS

/**
 * DmRedraw:
 * @step: what is shown, under which order, and what is marked
 * @compare_scenario: (nullable): what it is compared with
 * @brushes: (nullable) (array length=n_brushes): one a scored party: which scores are looked at
 *
 * A view told by ids: what it takes to draw it anew of another model that has the same things, as a public copy does. Immutable once
 * others have it, reference-counted, safe to use from any thread.
 */
typedef struct {
  DmBriefingStep *step;
  char *compare_scenario;
  DmBrush *brushes;
  guint n_brushes;
} DmRedraw;

DmRedraw *dm_redraw_new (DmBriefingStep *step);
DmRedraw *dm_redraw_ref (DmRedraw *redraw);
void dm_redraw_unref (DmRedraw *redraw);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmRedraw, dm_redraw_unref)

DmStack *dm_redraw_new_stack (const DmRedraw *redraw, DmModel *model, GCancellable *cancellable,
                              GError **error);

G_END_DECLS
