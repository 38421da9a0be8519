/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-analysis.h"
#include "dm-package-density.h"
#include "dm-packages.h"

G_BEGIN_DECLS

/**
 * DmAgreementProposal: a proposal of the model among the packages.
 * @proposal: index in the model
 * @n_named: how many of the packages' issues it names: where that isn't all of them, its scores are over those it names
 * @answer: the worst answer of the shown parties on record to one of the terms that it names there
 * @scores: by scored party of the grid, 0 to 100; NAN where nothing that it names has a score for the party
 */
typedef struct {
  guint proposal;
  guint n_named;
  DmTermAnswer answer;
  double *scores;
} DmAgreementProposal;

/**
 * DmAgreement: what the shown parties of a reading could agree on; immutable, reference-counted.
 * @all: the packages of all issues
 * @packages: those to choose among: @all, or where issues are closed the packages of the others
 * @density: (nullable): where the possible ones lie, with two scored parties
 * @proposals: those of the model that name an issue of @packages, in its order
 */
typedef struct {
  gatomicrefcount ref_count;
  DmAnalysis *analysis;
  DmPackages *all;
  DmPackages *packages;
  DmPackageDensity *density;
  guint n_proposals;
  DmAgreementProposal *proposals;
} DmAgreement;

/** DmAgreementWatch: as DmPackagesWatch; @picture is given a coarse agreement that the final one follows. */
typedef struct {
  void (*progress) (double share, gpointer data);
  void (*picture) (DmAgreement *agreement, gpointer data);
  gpointer data;
} DmAgreementWatch;

DmAgreement *dm_agreement_new (DmReading *reading, const DmAgreementWatch *watch,
                               GCancellable *cancellable, GError **error);
DmAgreement *dm_agreement_ref (DmAgreement *agreement);
void dm_agreement_unref (DmAgreement *agreement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmAgreement, dm_agreement_unref)

DmReading *dm_agreement_get_reading (const DmAgreement *agreement);
const DmPackageParty *dm_agreement_get_party (const DmAgreement *agreement, guint dim);
double dm_agreement_get_score (const DmAgreement *agreement, guint point, guint dim);
gboolean dm_agreement_has_no_deal (const DmAgreement *agreement, guint dim, double *score);
guint dm_agreement_get_solutions (const DmAgreement *agreement, guint point);

G_END_DECLS
