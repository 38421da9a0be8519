/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-packages.h"
#include "dm-solution-packages.h"

G_BEGIN_DECLS

/** DmCompletionLack: why a proposal has no completion. */
typedef enum {
  DM_COMPLETION_LACKS_NOTHING,
  DM_COMPLETION_LACKS_OPEN_ISSUES, /* it has a term on every issue on which somebody shown is on record */
  DM_COMPLETION_LACKS_CONSENT, /* a term that it has crosses a red line: see @refused */
  DM_COMPLETION_LACKS_POINTS,  /* red lines exclude one another on all that is open: see @closed */
  DM_COMPLETION_LACKS_SCORES,  /* nobody has a score */
  DM_COMPLETION_LACKS_GAIN, /* each leaves somebody with less than it has without a deal: see @below */
} DmCompletionLack;

/** DmRefusedTerm: a party whose red lines a term of the proposal crosses; indexes in the model. */
typedef struct {
  guint issue, party;
} DmRefusedTerm;

/**
 * DmCompletion: the terms that a solution would put on what a proposal leaves open; immutable, reference-counted.
 * @grid: the packages that have the proposal's terms
 * @proposal: index in the model
 * @epsilon: as the frontier's: 0 where the choice is exact
 * @ways: the packages that tie; where @ways.is_all is %FALSE there may be more
 * @filled: (array length=n_filled): which of the grid's issues a way puts a term on
 * @refused: (array length=n_refused): by issue
 * @closed: (array length=n_closed): open issues that stay open, as nothing on them is within everybody's limits; in the model
 * @below: (array length=n_below): parties that no completion gives what they have without a deal; in the model
 */
typedef struct {
  gatomicrefcount ref_count;
  DmPackageGrid *grid;
  guint proposal;
  DmSolutionKind kind;
  DmCompletionLack lack;
  double epsilon;
  DmSolutionPackages ways;
  guint n_filled, n_refused, n_closed, n_below;
  guint *filled;
  DmRefusedTerm *refused;
  guint *closed;
  guint *below;
} DmCompletion;

DmCompletion *dm_completion_new (DmReading *reading, guint proposal, DmSolutionKind kind,
                                 DmFrontierWatch watch, gpointer data, GCancellable *cancellable,
                                 GError **error);
DmCompletion *dm_completion_ref (DmCompletion *completion);
void dm_completion_unref (DmCompletion *completion);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmCompletion, dm_completion_unref)

double dm_completion_get_place (const DmCompletion *completion, guint way, guint nth);
double dm_completion_get_score (const DmCompletion *completion, guint way, guint dim);

G_END_DECLS
