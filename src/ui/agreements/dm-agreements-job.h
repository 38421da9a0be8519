/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-agreement.h"

G_BEGIN_DECLS

/**
 * DmAgreementsOutcome: what a view of agreements shows; immutable, reference-counted.
 * @whole: the reading that was asked about
 * @pair: (array fixed-size=2): the two parties it is between, by index in the model, where more are shown
 * @is_between: whether it is between those two only
 * @findings: (element-type DmFinding): what it comes to in words
 */
typedef struct {
  gatomicrefcount ref_count;
  DmReading *whole;
  guint pair[2];
  gboolean is_between;
  DmAgreement *agreement;
  GPtrArray *findings;
} DmAgreementsOutcome;

DmAgreementsOutcome *dm_agreements_outcome_ref (DmAgreementsOutcome *outcome);
void dm_agreements_outcome_unref (DmAgreementsOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmAgreementsOutcome, dm_agreements_outcome_unref)

/**
 * DmAgreementsAsked: what to look at.
 * @pair: ids of the two parties to look at where more are shown; %NULL to choose them
 * @all: whether to look at all that are shown instead
 */
typedef struct {
  const char *pair[2];
  gboolean all;
} DmAgreementsAsked;

/** DmAgreementsPicture: given a first picture, on the main thread. */
typedef void (*DmAgreementsPicture) (DmAgreementsOutcome *outcome, gpointer data);

typedef struct _DmAgreementsJob DmAgreementsJob;

DmAgreementsJob *dm_agreements_job_start (GObject *source, DmReading *reading,
                                          const DmAgreementsAsked *asked,
                                          DmAgreementsPicture picture, GAsyncReadyCallback done);
DmAgreementsOutcome *dm_agreements_job_finish (GAsyncResult *result, GError **error);
void dm_agreements_job_cancel (DmAgreementsJob *job);
double dm_agreements_job_get_progress (DmAgreementsJob *job);
gboolean dm_agreements_job_owns (DmAgreementsJob *job, GAsyncResult *result);
void dm_agreements_job_unref (DmAgreementsJob *job);

G_END_DECLS
