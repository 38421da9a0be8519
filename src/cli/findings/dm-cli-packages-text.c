/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-cli-packages.h"
#include "dm-cli-table.h"
#include "dm-describe-packages.h"
#include "dm-describe.h"

#define MAX_TIES 5

static const DmModel *get_model (const DmPackages *packages) {
  return dm_reading_get_model (packages->grid->reading);
}

static const DmIssue *get_issue (const DmPackages *packages, guint nth) {
  return dm_model_get_issue (get_model (packages), packages->grid->issues[nth].issue);
}

static const char *get_party_name (const DmPackages *packages, guint nth) {
  return dm_model_get_party (get_model (packages), packages->grid->parties[nth].party)->name;
}

static void add_scores (DmCliTable *table, const DmPackages *packages, guint point) {
  const DmPackageGrid *grid = packages->grid;
  const DmFrontier *frontier = packages->frontier;
  for (guint dim = 0; dim < frontier->n_dims; dim++) {
    double score = dm_package_party_score (
        &grid->parties[grid->scored[dim]],
        (gint64) frontier->scores[(gsize) point * frontier->n_dims + dim]);
    dm_cli_table_take (table, dm_describe_number (score, 1));
  }
}

/* Each solution with what it gives to each; of many that tie the first few. */
static void append_scores (const DmPackages *packages, GString *text) {
  const DmPackageGrid *grid = packages->grid;
  g_autoptr (DmCliTable) table = dm_cli_table_new (1 + grid->n_scored);
  dm_cli_table_add (table, _ ("Solution"));
  for (guint dim = 0; dim < grid->n_scored; dim++) {
    dm_cli_table_add (table, get_party_name (packages, grid->scored[dim]));
    dm_cli_table_align_right (table, 1 + dim);
  }
  dm_cli_table_add (table, _ ("Without a deal"));
  for (guint dim = 0; dim < grid->n_scored; dim++) {
    const DmPackageParty *party = &grid->parties[grid->scored[dim]];
    dm_cli_table_take (table,
                       party->no_deal_given
                           ? dm_describe_number (dm_package_party_score (party, party->no_deal), 1)
                           : g_strdup ("–"));
  }
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    const DmSolution *solution = &packages->solutions->solutions[kind];
    for (guint i = 0; i < MIN (solution->n_points, MAX_TIES); i++) {
      dm_cli_table_add (table, dm_describe_solution_word ((DmSolutionKind) kind));
      add_scores (table, packages, solution->points[i]);
    }
  }
  dm_cli_table_append_to (table, text);
}

/* What the solutions are, and that more tie than are shown. */
static void append_meanings (const DmPackages *packages, GString *text) {
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    /* Translators: a solution, then what it makes as great as it can */
    g_string_append_printf (text, C_ ("solution", "  • %1$s: %2$s"),
                            dm_describe_solution_word ((DmSolutionKind) kind),
                            dm_describe_solution ((DmSolutionKind) kind));
    g_string_append_c (text, '\n');
    guint n_points = packages->solutions->solutions[kind].n_points;
    if (n_points <= MAX_TIES)
      continue;
    g_string_append_printf (
        text,
        /* Translators: a solution, how many ways of sharing tie in it, and how many of them are shown */
        _ ("%1$s: %2$u ways of sharing tie, of which %3$u are shown."),
        dm_describe_solution_word ((DmSolutionKind) kind), n_points, (guint) MAX_TIES);
    g_string_append_c (text, '\n');
  }
}

/* A package for each solution, the first of those that tie. */
static void append_terms (const DmPackages *packages, GString *text) {
  const DmPackageGrid *grid = packages->grid;
  g_autoptr (DmCliTable) table = dm_cli_table_new (1 + DM_N_SOLUTIONS);
  g_autofree guint *terms = g_new (guint, DM_N_SOLUTIONS * (gsize) MAX (grid->n_issues, 1));
  dm_cli_table_add (table, _ ("Issue"));
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    dm_cli_table_add (table, dm_describe_solution_word ((DmSolutionKind) kind));
    dm_frontier_get_package (packages->frontier, packages->solutions->solutions[kind].points[0],
                             terms + kind * (gsize) grid->n_issues);
  }
  for (guint nth = 0; nth < grid->n_issues; nth++) {
    const DmIssue *issue = get_issue (packages, nth);
    dm_cli_table_add (table, issue->name);
    for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++)
      dm_cli_table_take (
          table,
          dm_describe_place (issue->scale,
                             grid->issues[nth].places[terms[kind * (gsize) grid->n_issues + nth]]));
  }
  g_string_append_c (text, '\n');
  dm_cli_table_append_to (table, text);
}

static void append_adjusted_winner (const DmPackages *packages, GString *text) {
  const DmAdjustedWinner *winner = packages->adjusted_winner;
  if (winner == NULL)
    return;
  g_autoptr (DmCliTable) table = dm_cli_table_new (3);
  dm_cli_table_add (table, _ ("Issue"));
  dm_cli_table_add (table, C_ ("issue won", "Goes to"));
  dm_cli_table_add (table, C_ ("issue won", "Share"));
  dm_cli_table_align_right (table, 2);
  for (guint i = 0; i < winner->n_items; i++) {
    const DmAwardedItem *item = &winner->items[i];
    g_autofree char *share = dm_describe_number (100 * item->share, 1);
    dm_cli_table_add (table, get_issue (packages, item->nth)->name);
    dm_cli_table_add (table, get_party_name (packages, winner->parties[item->to]));
    /* Translators: a percentage */
    dm_cli_table_take (table, g_strdup_printf (_ ("%s %%"), share));
  }
  g_autofree char *first = dm_describe_number (winner->points[0], 2);
  g_autofree char *second = dm_describe_number (winner->points[1], 2);
  g_string_append_c (text, '\n');
  g_string_append_printf (
      text,
      /* Translators: Adjusted Winner is a method’s name; two parties, each with its points of 100 */
      _ ("Adjusted Winner, by saliences: %1$s gets %2$s, %3$s gets %4$s of 100 points"),
      get_party_name (packages, winner->parties[0]), first,
      get_party_name (packages, winner->parties[1]), second);
  g_string_append (text, "\n");
  dm_cli_table_append_to (table, text);
}

/* @said: what needn't be said again */
static void append_packages (const DmPackages *packages, const char *heading, GHashTable *said,
                             GString *text) {
  g_auto (GStrv) sentences = dm_describe_packages (packages);
  g_string_append_printf (text, "\n%s\n", heading);
  for (guint i = 0; sentences[i] != NULL; i++)
    if (g_hash_table_add (said, g_strdup (sentences[i])))
      g_string_append_printf (text, "  • %s\n", sentences[i]);
  if (packages->solutions->n_rational > 0) {
    g_string_append_c (text, '\n');
    append_scores (packages, text);
    append_meanings (packages, text);
    append_terms (packages, text);
  }
}

/**
 * dm_cli_packages_append_text:
 * @agreement: what could be agreed on
 * @text: what to add it to, in words and tables
 *
 * What it comes to is among the findings; this is what they rest on.
 */
void dm_cli_packages_append_text (const DmAgreement *agreement, GString *text) {
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (said, dm_describe_packages_outcome (agreement->packages));
  append_packages (agreement->all, _ ("Packages"), said, text);
  if (agreement->packages != agreement->all && agreement->packages->grid->n_issues > 0)
    append_packages (agreement->packages, _ ("Packages without the issues that are closed"), said,
                     text);
  append_adjusted_winner (agreement->all, text);
}
