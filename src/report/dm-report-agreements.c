/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-agreements.h"
#include "dm-describe-agreement.h"
#include "dm-describe-packages.h"
#include "dm-describe.h"
#include "dm-report-contents.h"

/* The plane or axes alone: what stands under them in the view is told in tables. */
typedef struct {
  DmStack stack;
  DmAgreement *agreement;
} Plane;

static DmScene *plane_new_scene (const DmStack *stack, guint nth, const DmMapLook *look) {
  const Plane *plane = (const Plane *) stack;
  g_autoptr (GArray) items = dm_agreements_list_items (plane->agreement);

  for (guint i = 0; i < items->len; i++) {
    DmAgreementsItem item = g_array_index (items, DmAgreementsItem, i);
    if (item.kind == DM_AGREEMENTS_PLANE || item.kind == DM_AGREEMENTS_AXES)
      return dm_agreements_item_new_scene (plane->agreement, item, NULL, look);
  }
  g_return_val_if_reached (NULL);
}

static double plane_get_width (const DmStack *stack, double width_px) {
  return dm_agreements_get_width (((const Plane *) stack)->agreement, width_px);
}

static void plane_finalize (DmStack *stack) {
  dm_agreement_unref (((Plane *) stack)->agreement);
}

static DmStack *new_plane (DmAgreement *agreement) {
  g_autofree char *title = dm_describe_agreement_title (agreement);
  Plane *plane = dm_stack_alloc (sizeof (Plane), title);

  plane->agreement = dm_agreement_ref (agreement);
  plane->stack.n_scenes = 1;
  plane->stack.new_scene = plane_new_scene;
  plane->stack.get_width = plane_get_width;
  plane->stack.finalize = plane_finalize;
  return &plane->stack;
}

static gboolean has_plane (const DmAgreement *agreement) {
  g_autoptr (GArray) items = dm_agreements_list_items (agreement);
  gboolean found = FALSE;

  for (guint i = 0; i < items->len; i++) {
    DmAgreementsItemKind kind = g_array_index (items, DmAgreementsItem, i).kind;
    found |= kind == DM_AGREEMENTS_PLANE || kind == DM_AGREEMENTS_AXES;
  }
  return found;
}

static const char *get_party_name (const DmAgreement *agreement, guint dim) {
  DmReading *reading = dm_agreement_get_reading (agreement);
  return dm_model_get_party (dm_reading_get_model (reading),
                             dm_agreement_get_party (agreement, dim)->party)
      ->name;
}

static const DmSolution *get_solution (const DmAgreement *agreement, guint kind) {
  return &agreement->packages->solutions->solutions[kind];
}

static void add_scores_row (DmReport *report, const DmAgreement *agreement, DmSolutionKind kind) {
  guint point = get_solution (agreement, kind)->points[0];

  dm_report_begin_row (report);
  dm_report_add_cell (report, dm_describe_solution_word (kind));
  dm_report_add_cell (report, dm_describe_solution (kind));
  for (guint dim = 0; dim < agreement->packages->grid->n_scored; dim++) {
    g_autofree char *score = dm_describe_number (dm_agreement_get_score (agreement, point, dim), 1);
    dm_report_add_cell (report, score);
  }
}

static void add_no_deal_row (DmReport *report, const DmAgreement *agreement) {
  dm_report_begin_row (report);
  dm_report_add_cell (report, _ ("Without a deal"));
  dm_report_add_cell (report, "–");
  for (guint dim = 0; dim < agreement->packages->grid->n_scored; dim++) {
    double no_deal;
    gboolean given = dm_agreement_has_no_deal (agreement, dim, &no_deal);
    g_autofree char *score = given ? dm_describe_number (no_deal, 1) : g_strdup ("–");
    dm_report_add_cell (report, score);
  }
}

#define MOST_SCORED 8 /* parties in a table of scores: more don't fit a page */

/* What each solution gives to whom. */
static void add_scores (DmReport *report, const DmAgreement *agreement) {
  guint n = agreement->packages->grid->n_scored;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (n > MOST_SCORED)
    return;
  const guint weights[] = { 4, 6, 2, 2, 2, 2, 2, 2, 2, 2 };

  g_strv_builder_add (builder, _ ("Solution"));
  g_strv_builder_add (builder, _ ("What it seeks"));
  for (guint dim = 0; dim < n; dim++)
    g_strv_builder_add (builder, get_party_name (agreement, dim));
  g_auto (GStrv) head = g_strv_builder_end (builder);
  dm_report_begin_table (report, _ ("What each solution is worth to each party, from 0 to 100"),
                         (const char *const *) head, weights);
  for (guint dim = 0; dim < n; dim++)
    dm_report_set_numbers (report, dim + 2);
  add_no_deal_row (report, agreement);
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++)
    if (get_solution (agreement, kind)->n_points > 0)
      add_scores_row (report, agreement, (DmSolutionKind) kind);
}

static void add_sentences (DmReport *report, const DmAgreement *agreement) {
  g_auto (GStrv) sentences = dm_describe_agreement (agreement);

  if (sentences[0] == NULL)
    return;
  dm_report_begin_list (report);
  for (guint i = 0; sentences[i] != NULL; i++)
    dm_report_add_item (report, sentences[i]);
}

static void add_terms_row (DmReport *report, const DmAgreement *agreement, guint nth) {
  const DmPackageGrid *grid = agreement->packages->grid;
  const DmIssue *issue = dm_model_get_issue (report->model, grid->issues[nth].issue);
  g_autofree guint *points = g_new (guint, MAX (grid->n_issues, 1));

  dm_report_begin_row (report);
  dm_report_add_cell (report, issue->name);
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    const DmSolution *solution = get_solution (agreement, kind);
    if (solution->n_points == 0)
      continue;
    dm_frontier_get_package (agreement->packages->frontier, solution->points[0], points);
    g_autofree char *place
        = dm_describe_place (issue->scale, grid->issues[nth].places[points[nth]]);
    dm_report_add_cell (report, place);
  }
}

/* What each solution settles; of those that tie the first. */
static void add_terms (DmReport *report, const DmAgreement *agreement) {
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  const guint weights[] = { 4, 3, 3, 3, 3 };

  g_strv_builder_add (builder, _ ("Issue"));
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++)
    if (get_solution (agreement, kind)->n_points > 0)
      g_strv_builder_add (builder, dm_describe_solution_word ((DmSolutionKind) kind));
  g_auto (GStrv) head = g_strv_builder_end (builder);
  if (g_strv_length (head) == 1)
    return;
  dm_report_begin_table (
      report, _ ("What each solution would settle; where several tie, the first of them"),
      (const char *const *) head, weights);
  for (guint nth = 0; nth < agreement->packages->grid->n_issues; nth++)
    add_terms_row (report, agreement, nth);
}

/** dm_report_add_agreements: which packages there are, the plane or axes of their scores, and what solutions would choose */
void dm_report_add_agreements (DmReport *report, const DmReportResults *results) {
  const DmAgreement *agreement = results->agreement;
  g_autofree char *title = dm_describe_agreement_title (agreement);

  dm_report_add_heading (report, 2, title);
  add_sentences (report, agreement);
  if (agreement->packages->lack != DM_PACKAGES_LACK_NOTHING)
    return;
  if (has_plane (agreement))
    dm_report_add_figure (
        report, new_plane (results->agreement),
        agreement->packages->grid->n_scored == 2
            ? _ (
                "Packages of answers by what they are worth to the two parties, and the best of them.")
            : _ ("Packages of answers by what they are worth to each party, on an axis each."),
        title);
  add_scores (report, agreement);
  add_terms (report, agreement);
}
