/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-agreement.h"

#include <glib/gi18n-lib.h>

#include "dm-describe-packages.h"
#include "dm-describe.h"

#define MOST_NAMED 4   /* parties in a title */
#define MOST_SCORES 12 /* that are told one by one */
#define MOST_TERMS 12

static const DmModel *get_model (const DmAgreement *agreement) {
  return dm_reading_get_model (dm_agreement_get_reading (agreement));
}

static const DmIssue *get_issue (const DmAgreement *agreement, guint nth) {
  return dm_model_get_issue (get_model (agreement), agreement->packages->grid->issues[nth].issue);
}

static const DmParty *get_party (const DmAgreement *agreement, guint dim) {
  return dm_model_get_party (get_model (agreement), dm_agreement_get_party (agreement, dim)->party);
}

/** dm_describe_agreement_title: “What Founder and Halden Group could agree on” */
char *dm_describe_agreement_title (const DmAgreement *agreement) {
  const DmPackageGrid *grid = agreement->packages->grid;
  g_autofree guint *parties = g_new (guint, MAX (grid->n_parties, 1));
  g_autofree char *names = NULL;

  if (grid->n_parties == 0)
    return g_strdup (_ ("What could be agreed on"));
  if (grid->n_parties > MOST_NAMED)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "What %u party could agree on",
                                         "What %u parties could agree on", grid->n_parties),
                            grid->n_parties);
  for (guint i = 0; i < grid->n_parties; i++)
    parties[i] = grid->parties[i].party;
  names = dm_describe_parties (get_model (agreement), parties, grid->n_parties);
  /* Translators: parties, as a list in words */
  return g_strdup_printf (_ ("What %s could agree on"), names);
}

/* --- scores and terms --- */

/* @score: of the @dim-th party; NAN for none */
static void add_score (GString *text, const DmAgreement *agreement, guint dim, double score) {
  g_autofree char *number = isnan (score) ? g_strdup ("–") : dm_describe_number (score, 1);

  if (text->len > 0)
    g_string_append (text, C_ ("list of scores", ", "));
  /* Translators: a party and its score, in a list */
  g_string_append_printf (text, C_ ("score", "%1$s %2$s"), get_party (agreement, dim)->name,
                          number);
}

static char *list_scores (const DmAgreement *agreement, guint point, const double *scores) {
  guint n = agreement->packages->grid->n_scored;
  GString *text = g_string_new (NULL);

  for (guint dim = 0; dim < MIN (n, MOST_SCORES); dim++)
    add_score (text, agreement, dim,
               scores != NULL ? scores[dim] : dm_agreement_get_score (agreement, point, dim));
  if (n > MOST_SCORES)
    g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", n - MOST_SCORES),
        n - MOST_SCORES);
  return g_string_free (text, FALSE);
}

/** dm_describe_agreement_scores: “Founder 77.3, Halden Group 68.1” */
char *dm_describe_agreement_scores (const DmAgreement *agreement, guint point) {
  return list_scores (agreement, point, NULL);
}

static char *list_terms (const DmAgreement *agreement, guint point) {
  const DmPackageGrid *grid = agreement->packages->grid;
  g_autofree guint *points = g_new (guint, MAX (grid->n_issues, 1));
  GString *text = g_string_new (NULL);

  dm_frontier_get_package (agreement->packages->frontier, point, points);
  for (guint nth = 0; nth < MIN (grid->n_issues, MOST_TERMS); nth++) {
    const DmIssue *issue = get_issue (agreement, nth);
    g_autofree char *place
        = dm_describe_place (issue->scale, grid->issues[nth].places[points[nth]]);

    if (nth > 0)
      g_string_append (text, C_ ("list of terms", "; "));
    /* Translators: an issue and what a package settles there, in a list */
    g_string_append_printf (text, C_ ("term", "%1$s: %2$s"), issue->name, place);
  }
  if (grid->n_issues > MOST_TERMS)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more",
                                         grid->n_issues - MOST_TERMS),
                            grid->n_issues - MOST_TERMS);
  return g_string_free (text, FALSE);
}

/** dm_describe_solution_kinds: “Nash, Egalitarian” of @kinds, bits 1 << DmSolutionKind */
char *dm_describe_solution_kinds (guint kinds) {
  GString *text = g_string_new (NULL);

  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    if (!(kinds & 1u << kind))
      continue;
    if (text->len > 0)
      g_string_append (text, C_ ("list", ", "));
    g_string_append (text, dm_describe_solution_word ((DmSolutionKind) kind));
  }
  return g_string_free (text, FALSE);
}

/** dm_describe_agreement_point: a point of the frontier: who chooses it, what it gives to each, and what it settles */
char *dm_describe_agreement_point (const DmAgreement *agreement, guint point) {
  guint kinds = dm_agreement_get_solutions (agreement, point);
  g_autofree char *names = dm_describe_solution_kinds (kinds);
  g_autofree char *scores = list_scores (agreement, point, NULL);
  g_autofree char *terms = list_terms (agreement, point);

  if (kinds == 0)
    /* Translators: a list of parties with their scores, then a list of issues with what is settled there */
    return g_strdup_printf (_ ("%1$s of 100. %2$s."), scores, terms);
  /* Translators: solutions’ names, parties with their scores, issues with what is settled there */
  return g_strdup_printf (_ ("%1$s: %2$s of 100. %3$s."), names, scores, terms);
}

/** dm_describe_agreement_solution: what a solution makes as great as it can, and what it chooses, where there are rational points */
char *dm_describe_agreement_solution (const DmAgreement *agreement, DmSolutionKind kind) {
  const DmSolution *solution = &agreement->packages->solutions->solutions[kind];
  const char *name = dm_describe_solution_word (kind), *meaning = dm_describe_solution (kind);
  g_autofree char *scores = NULL, *terms = NULL;

  g_return_val_if_fail (solution->n_points > 0, NULL);
  scores = list_scores (agreement, solution->points[0], NULL);
  terms = list_terms (agreement, solution->points[0]);
  return g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE,
          /* Translators: a solution, what it makes as great as it can, parties with their scores, issues with what
                      is settled there, how many tie */
          "%1$s, %2$s: %3$s of 100. %4$s.",
          "%1$s, %2$s: %3$s of 100. %4$s. It is the first of %5$u ways of sharing that "
          "tie.",
          solution->n_points),
      name, meaning, scores, terms, solution->n_points);
}

static const char *describe_answer (DmTermAnswer answer) {
  switch (answer) {
  case DM_TERM_ACCEPTED:
    return _ ("All on record would accept what it asks for.");
  case DM_TERM_REFUSED:
    return _ ("A red line rules out some of what it asks for.");
  default:
    return _ ("Some of what it asks for was not offered by all, and is ruled out by none.");
  }
}

/** dm_describe_agreement_proposal: what a proposal gives to each, over how much of the packages, and how it fares */
char *dm_describe_agreement_proposal (const DmAgreement *agreement, guint nth) {
  const DmAgreementProposal *among = &agreement->proposals[nth];
  const DmProposal *proposal = dm_model_get_proposal (get_model (agreement), among->proposal);
  guint n_issues = agreement->packages->grid->n_issues;
  g_autofree char *scores = list_scores (agreement, 0, among->scores);
  const char *answer = describe_answer (among->answer);

  if (among->n_named == n_issues)
    /* Translators: a proposal, parties with their scores, then a sentence */
    return g_strdup_printf (_ ("“%1$s”: %2$s of 100. %3$s"), proposal->name, scores, answer);
  return g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE,
          /* Translators: a proposal, parties with their scores, a sentence, how many issues it names, of how many */
          "“%1$s”: %2$s of 100, over the %4$u issue of %5$u that it names. %3$s",
          "“%1$s”: %2$s of 100, over the %4$u issues of %5$u that it names. %3$s", among->n_named),
      proposal->name, scores, answer, among->n_named, n_issues);
}

/** dm_describe_agreement_no_deal: what a party has without a deal, where that is on record */
char *dm_describe_agreement_no_deal (const DmAgreement *agreement, guint dim) {
  const DmParty *party = get_party (agreement, dim);
  double score;
  g_autofree char *number = NULL;

  dm_agreement_has_no_deal (agreement, dim, &score);
  number = dm_describe_number (score, 1);
  if (party->no_deal_label == NULL)
    /* Translators: a party and a score */
    return g_strdup_printf (_ ("Without a deal %1$s has %2$s of 100."), party->name, number);
  /* Translators: a party, a score, and what it falls back on */
  return g_strdup_printf (_ ("Without a deal %1$s has %2$s of 100: %3$s."), party->name, number,
                          party->no_deal_label);
}

/** dm_describe_agreement_terms: what the solutions would settle on the @nth issue of the packages */
char *dm_describe_agreement_terms (const DmAgreement *agreement, guint nth) {
  const DmPackageGrid *grid = agreement->packages->grid;
  const DmIssue *issue = get_issue (agreement, nth);
  g_autofree guint *points = g_new (guint, MAX (grid->n_issues, 1));
  GString *text = g_string_new (NULL);

  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    const DmSolution *solution = &agreement->packages->solutions->solutions[kind];
    g_autofree char *place = NULL;

    if (solution->n_points == 0)
      continue;
    dm_frontier_get_package (agreement->packages->frontier, solution->points[0], points);
    place = dm_describe_place (issue->scale, grid->issues[nth].places[points[nth]]);
    if (text->len > 0)
      g_string_append (text, C_ ("list of terms", "; "));
    /* Translators: a solution and what it would settle, in a list */
    g_string_append_printf (text, C_ ("choice", "%1$s: %2$s"),
                            dm_describe_solution_word ((DmSolutionKind) kind), place);
  }
  /* Translators: an issue, then a list of solutions with what each would settle there */
  g_autofree char *choices = g_string_free (text, FALSE);
  return g_strdup_printf (_ ("“%1$s”. %2$s."), issue->name, choices);
}

/* --- the whole --- */

static void add_left_out (const DmAgreement *agreement, GPtrArray *sentences) {
  const DmPackages *packages = agreement->packages;
  g_autofree char *closed = NULL;

  if (packages->lack == DM_PACKAGES_LACK_POINTS || agreement->all == packages)
    return;
  closed = dm_describe_closed (packages);
  g_ptr_array_add (
      sentences,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    /* Translators: issues, as a list */
                                    "%s is left out: nothing there is within everybody’s limits.",
                                    "%s are left out: nothing there is within everybody’s limits.",
                                    packages->grid->n_closed),
                       closed));
}

static gboolean is_drawn (const DmAgreement *agreement, guint proposal) {
  for (guint i = 0; i < agreement->n_proposals; i++) {
    const DmAgreementProposal *among = &agreement->proposals[i];
    gboolean scored = TRUE;

    for (guint dim = 0; dim < agreement->packages->grid->n_scored; dim++)
      scored &= !isnan (among->scores[dim]);
    if (among->proposal == proposal)
      return scored;
  }
  return FALSE;
}

static void add_proposals (const DmAgreement *agreement, GPtrArray *sentences) {
  const DmModel *model = get_model (agreement);

  for (guint i = 0; i < dm_model_get_n_proposals (model); i++)
    if (!is_drawn (agreement, i))
      g_ptr_array_add (sentences,
                       g_strdup_printf (_ ("“%s” isn’t shown: it names nothing here that matters "
                                           "to all."),
                                        dm_model_get_proposal (model, i)->name));
}

/** dm_describe_agreement: what can be said of it as a whole, and what is assumed, a sentence each */
GStrv dm_describe_agreement (const DmAgreement *agreement) {
  const DmPackages *packages = agreement->packages;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  g_autofree GStrv of_packages = dm_describe_packages (packages);

  add_left_out (agreement, sentences);
  for (guint i = 0; of_packages[i] != NULL; i++)
    g_ptr_array_add (sentences, of_packages[i]);
  if (packages->lack == DM_PACKAGES_LACK_NOTHING) {
    if (packages->grid->n_scored == 1)
      g_ptr_array_add (sentences, g_strdup (_ ("An agreement takes two: show another party that "
                                               "has said what it wants.")));
    add_proposals (agreement, sentences);
  }
  g_ptr_array_add (sentences, NULL);
  return (GStrv) g_ptr_array_steal (sentences, NULL);
}
