/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-agreement.h"

#define COARSE_CELLS 25 /* of the density, to a side */
#define FINE_CELLS 51

/* What is computed on the way to an agreement: what no picture changes is made once. */
typedef struct {
  DmAnalysis *analysis;
  DmPackages *all;
  const DmAgreementWatch *watch; /* (nullable) */
  GCancellable *cancellable;
} Work;

/* --- proposals --- */

/* Over those of the packages' issues that it names and on which the party has a score. */
static double score (const DmPackageGrid *grid, const DmProposal *proposal, guint dim) {
  DmModel *model = dm_reading_get_model (grid->reading);
  guint nth = grid->scored[dim];
  double worth = 0, salience = 0;
  for (guint i = 0; i < grid->n_issues; i++) {
    guint issue = grid->issues[i].issue;
    const DmTerm *term = dm_proposal_find_term (proposal, issue);
    const DmPackageStake *stake = dm_package_issue_find_stake (&grid->issues[i], nth);
    DmScoreBasis basis;
    if (term == NULL || stake == NULL || stake->worth == NULL)
      continue;
    const DmPosition *position
        = dm_reading_get_position (grid->reading, issue, grid->parties[nth].party);
    double value
        = dm_score_place (position, dm_model_get_issue (model, issue)->scale, term->place, &basis);
    worth += dm_position_get_salience (position) * value;
    salience += dm_position_get_salience (position);
  }
  return salience > 0 ? 100 * worth / salience : NAN;
}

static gboolean is_in_grid (const DmPackageGrid *grid, guint issue) {
  for (guint i = 0; i < grid->n_issues; i++)
    if (grid->issues[i].issue == issue)
      return TRUE;
  return FALSE;
}

static void judge (const DmPackageGrid *grid, const DmProposal *proposal,
                   DmAgreementProposal *among) {
  g_autoptr (DmProposalResult) result = dm_proposal_result_new (grid->reading, among->proposal);
  for (guint i = 0; i < proposal->n_terms; i++) {
    if (!is_in_grid (grid, proposal->terms[i].issue))
      continue;
    among->n_named++;
    for (guint nth = 0; nth < result->n_parties; nth++) {
      DmTermAnswer answer = result->parties[nth].answers[i];
      if (answer != DM_TERM_NO_POSITION)
        among->answer = MAX (among->answer, answer);
    }
  }
}

static void add_proposals (DmAgreement *agreement) {
  const DmPackageGrid *grid = agreement->packages->grid;
  DmModel *model = dm_reading_get_model (grid->reading);
  guint n = dm_model_get_n_proposals (model);
  agreement->proposals = g_new0 (DmAgreementProposal, MAX (n, 1));
  for (guint i = 0; i < n; i++) {
    DmAgreementProposal among = { .proposal = i, .answer = DM_TERM_ACCEPTED };
    judge (grid, dm_model_get_proposal (model, i), &among);
    if (among.n_named == 0)
      continue;
    among.scores = g_new (double, MAX (grid->n_scored, 1));
    for (guint dim = 0; dim < grid->n_scored; dim++)
      among.scores[dim] = score (grid, dm_model_get_proposal (model, i), dim);
    agreement->proposals[agreement->n_proposals++] = among;
  }
}

/* --- the whole --- */

static DmAgreement *gather (const Work *work, DmPackages *packages, GError **error) {
  g_autoptr (DmAgreement) agreement = g_new0 (DmAgreement, 1);
  GError *local = NULL;
  g_atomic_ref_count_init (&agreement->ref_count);
  agreement->analysis = dm_analysis_ref (work->analysis);
  agreement->all = dm_packages_ref (work->all != NULL ? work->all : packages);
  agreement->packages = dm_packages_ref (packages);
  agreement->density = dm_package_density_new (
      packages->grid, packages->is_final ? FINE_CELLS : COARSE_CELLS, work->cancellable, &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }
  add_proposals (agreement);
  return g_steal_pointer (&agreement);
}

static void on_progress (double share, gpointer data) {
  const Work *work = data;
  if (work->watch->progress != NULL)
    work->watch->progress (share, work->watch->data);
}

static void on_picture (DmPackages *packages, gpointer data) {
  const Work *work = data;
  g_autoptr (DmAgreement) agreement = gather (work, packages, NULL);
  if (agreement != NULL)
    work->watch->picture (agreement, work->watch->data);
}

static DmPackages *find_packages (Work *work, DmReading *reading, DmPackageScope scope,
                                  GError **error) {
  DmPackagesWatch watch = { on_progress, on_picture, work };
  if (work->watch == NULL)
    return dm_packages_new (reading, scope, NULL, work->cancellable, error);
  if (work->watch->picture == NULL)
    watch.picture = NULL;
  return dm_packages_new (reading, scope, &watch, work->cancellable, error);
}

/**
 * dm_agreement_new:
 * @reading: a reading
 * @watch: (nullable): what to tell on the way
 * @cancellable: (nullable)
 * @error: return location
 *
 * Looks at what the shown parties could agree on: the packages of all issues or, where nothing is possible on some, of
 * the others; where they lie; and where the model's proposals are among them. Meant for a worker thread.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL where it was cancelled
 */
DmAgreement *dm_agreement_new (DmReading *reading, const DmAgreementWatch *watch,
                               GCancellable *cancellable, GError **error) {
  Work work = { .watch = watch, .cancellable = cancellable };
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, cancellable, error);
  if (analysis == NULL)
    return NULL;
  work.analysis = analysis;
  g_autoptr (DmPackages) all = find_packages (&work, reading, DM_PACKAGES_OF_ALL, error);
  if (all == NULL)
    return NULL;
  if (all->lack != DM_PACKAGES_LACK_POINTS)
    return gather (&work, all, error);
  work.all = all;
  g_autoptr (DmPackages) open = find_packages (&work, reading, DM_PACKAGES_WITHOUT_CLOSED, error);
  return open != NULL ? gather (&work, open, error) : NULL;
}

/** dm_agreement_ref: Returns: (transfer full): @agreement, with one reference more */
DmAgreement *dm_agreement_ref (DmAgreement *agreement) {
  g_atomic_ref_count_inc (&agreement->ref_count);
  return agreement;
}

/** dm_agreement_unref: gives a reference back */
void dm_agreement_unref (DmAgreement *agreement) {
  if (!g_atomic_ref_count_dec (&agreement->ref_count))
    return;
  for (guint i = 0; i < agreement->n_proposals; i++)
    g_free (agreement->proposals[i].scores);
  g_free (agreement->proposals);
  g_clear_pointer (&agreement->density, dm_package_density_free);
  g_clear_pointer (&agreement->packages, dm_packages_unref);
  g_clear_pointer (&agreement->all, dm_packages_unref);
  dm_analysis_unref (agreement->analysis);
  g_free (agreement);
}

/** dm_agreement_get_reading: Returns: (transfer none): what it is of */
DmReading *dm_agreement_get_reading (const DmAgreement *agreement) {
  return dm_analysis_get_reading (agreement->analysis);
}

/** dm_agreement_get_party: Returns: (transfer none): the @dim-th party with a score */
const DmPackageParty *dm_agreement_get_party (const DmAgreement *agreement, guint dim) {
  const DmPackageGrid *grid = agreement->packages->grid;
  g_return_val_if_fail (dim < grid->n_scored, NULL);
  return &grid->parties[grid->scored[dim]];
}

/** dm_agreement_get_score: Returns: what the @dim-th scored party gets at a point of the frontier, 0 to 100 */
double dm_agreement_get_score (const DmAgreement *agreement, guint point, guint dim) {
  const DmFrontier *frontier = agreement->packages->frontier;
  return dm_package_party_score (dm_agreement_get_party (agreement, dim),
                                 (gint64) frontier->scores[(gsize) point * frontier->n_dims + dim]);
}

/** dm_agreement_has_no_deal: whether what the @dim-th scored party has without a deal is given; @score is it, else 0 */
gboolean dm_agreement_has_no_deal (const DmAgreement *agreement, guint dim, double *score) {
  const DmPackageParty *party = dm_agreement_get_party (agreement, dim);
  *score = dm_package_party_score (party, party->no_deal);
  return party->no_deal_given;
}

/** dm_agreement_get_solutions: Returns: bits 1 << DmSolutionKind: which solutions choose a point of the frontier */
guint dm_agreement_get_solutions (const DmAgreement *agreement, guint point) {
  guint kinds = 0;
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    const DmSolution *solution = &agreement->packages->solutions->solutions[kind];
    for (guint i = 0; i < solution->n_points; i++)
      if (solution->points[i] == point)
        kinds |= 1u << kind;
  }
  return kinds;
}
