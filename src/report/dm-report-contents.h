/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-concession.h"
#include "dm-report.h"

G_BEGIN_DECLS

/**
 * DmReportResults:
 * @agreement: what could be agreed on
 *
 * All that a report is about, computed. Made in any thread.
 */
typedef struct {
  DmAnalysis *analysis;
  DmConcessions *concessions;
  DmAgreement *agreement;
} DmReportResults;

DmReportResults *dm_report_results_new (DmReading *reading, GCancellable *cancellable,
                                        GError **error);
void dm_report_results_free (DmReportResults *results);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmReportResults, dm_report_results_free)

DmReport *dm_report_new_on (const DmReportResults *results);

/* The chapters. */
void dm_report_add_positions (DmReport *report, const DmReportResults *results);
void dm_report_add_agreements (DmReport *report, const DmReportResults *results);
void dm_report_add_proposals (DmReport *report, const DmReportResults *results);
void dm_report_add_method (DmReport *report, const DmReportResults *results);
void dm_report_add_sources (DmReport *report, const DmReportResults *results);

G_END_DECLS
