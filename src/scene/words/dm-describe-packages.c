/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-packages.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"

static const DmModel *get_model (const DmPackages *packages) {
  return dm_reading_get_model (packages->grid->reading);
}

static const DmIssue *get_issue (const DmPackages *packages, guint nth) {
  return dm_model_get_issue (get_model (packages), packages->grid->issues[nth].issue);
}

/** dm_describe_solution_word: Returns: a solution's name */
const char *dm_describe_solution_word (DmSolutionKind kind) {
  switch (kind) {
  case DM_SOLUTION_NASH:
    return C_ ("solution", "Nash");
  case DM_SOLUTION_KALAI_SMORODINSKY:
    return C_ ("solution", "Kalai–Smorodinsky");
  case DM_SOLUTION_EGALITARIAN:
    return C_ ("solution", "Egalitarian");
  case DM_SOLUTION_UTILITARIAN:
  case DM_N_SOLUTIONS:
  default:
    return C_ ("solution", "Utilitarian");
  }
}

/** dm_describe_solution: Returns: what a solution makes as great as it can */
const char *dm_describe_solution (DmSolutionKind kind) {
  switch (kind) {
  case DM_SOLUTION_NASH:
    return _ ("the greatest product of gains over no deal");
  case DM_SOLUTION_KALAI_SMORODINSKY:
    return _ ("to each as large a share as can be of the best it could gain");
  case DM_SOLUTION_EGALITARIAN:
    return _ ("the most for whoever gains least");
  case DM_SOLUTION_UTILITARIAN:
  case DM_N_SOLUTIONS:
  default:
    return _ ("the greatest sum of scores");
  }
}

static char *describe_count (const DmPackages *packages, DmPackageCount what) {
  g_autofree char *digits = dm_package_grid_count (packages->grid, what);

  return dm_describe_digits (digits);
}

static char *describe_counts (const DmPackages *packages) {
  g_autofree char *all = describe_count (packages, DM_PACKAGES_ALL);
  g_autofree char *possible = describe_count (packages, DM_PACKAGES_POSSIBLE);
  g_autofree char *agreed = describe_count (packages, DM_PACKAGES_AGREED);
  /* Translators: three counts, which may have many digits */
  return g_strdup_printf (_ ("Packages in all: %1$s; within everybody’s limits: %2$s; accepted by "
                             "everybody on record: %3$s."),
                          all, possible, agreed);
}

/** dm_describe_closed: Returns: (transfer full): the issues on which nothing is possible, “Price”, “Warranty” */
char *dm_describe_closed (const DmPackages *packages) {
  const DmPackageGrid *grid = packages->grid;
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < grid->n_closed; i++) {
    const char *name = dm_model_get_issue (get_model (packages), grid->closed[i])->name;
    if (i > 0)
      /* Translators: between the items of a list */
      g_string_append (text, C_ ("list", ", "));
    g_string_append_printf (text, _ ("“%s”"), name);
  }
  return g_string_free (text, FALSE);
}

/* Returns: (nullable): why nothing can be chosen */
static char *describe_lack (const DmPackages *packages) {
  const DmPackageGrid *grid = packages->grid;
  g_autofree char *closed = NULL;
  switch (packages->lack) {
  case DM_PACKAGES_LACK_POSITIONS:
    return g_strdup (_ ("No party that is shown is on record on an issue that is shown."));
  case DM_PACKAGES_LACK_POINTS:
    closed = dm_describe_closed (packages);
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "No package is possible: nothing on %s is within everybody’s limits.",
                     "No package is possible: nothing on any of %s is within everybody’s limits.",
                     grid->n_closed),
        closed);
  case DM_PACKAGES_LACK_SCORES:
    return g_strdup (_ ("No package is better than another: nobody has said what it wants on an "
                        "issue that matters to it."));
  case DM_PACKAGES_LACK_NOTHING:
  default:
    return NULL;
  }
}

static char *describe_frontier (const DmPackages *packages) {
  const DmFrontier *frontier = packages->frontier;
  g_autofree char *points = dm_describe_number (frontier->n_points, 0);
  g_autofree char *epsilon = dm_describe_number (frontier->epsilon, 2);
  g_autofree char *best = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%s way of sharing the scores can’t be bettered for one party without making "
                   "it worse for another.",
                   "%s ways of sharing the scores can’t be bettered for one party without making "
                   "it worse for another.",
                   frontier->n_points),
      points);
  if (frontier->epsilon == 0)
    return g_steal_pointer (&best);
  return g_strdup_printf (
      /* Translators: a number of ways of sharing the scores, then a number of points out of 100 */
      _ ("%1$s ways of sharing the scores stand for all that can’t be bettered: for any other "
         "possible package one of them is no more than %2$s of 100 worse for anybody."),
      points, epsilon);
}

/** dm_describe_packages_outcome: Returns: (transfer full): how many packages are the best, or why there is none */
char *dm_describe_packages_outcome (const DmPackages *packages) {
  return packages->lack == DM_PACKAGES_LACK_NOTHING ? describe_frontier (packages)
                                                    : describe_lack (packages);
}

static void add_unscored (const DmPackages *packages, GPtrArray *sentences) {
  const DmPackageGrid *grid = packages->grid;
  g_autofree guint *parties = g_new (guint, MAX (grid->n_parties, 1));
  guint n_parties = 0;
  for (guint nth = 0; nth < grid->n_parties; nth++)
    if (!grid->parties[nth].is_scored)
      parties[n_parties++] = grid->parties[nth].party;
  if (n_parties == 0 || grid->n_scored == 0)
    return;
  g_autofree char *names = dm_describe_parties (get_model (packages), parties, n_parties);
  g_ptr_array_add (
      sentences,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s has no score and isn’t counted in.",
                                    "%s have no score and aren’t counted in.", n_parties),
                       names));
}

static void add_waiting (const DmPackages *packages, GPtrArray *sentences) {
  const DmPackageGrid *grid = packages->grid;
  for (guint i = 0; i < grid->n_waiting; i++) {
    guint n_parties, nth = grid->waiting[i];
    g_autofree guint *parties = dm_package_grid_list_waits_for (grid, nth, &n_parties);
    g_autofree char *names = dm_describe_parties (get_model (packages), parties, n_parties);
    g_ptr_array_add (sentences,
                     /* Translators: an issue and parties */
                     g_strdup_printf (_ ("Whatever is chosen, “%1$s” isn’t settled without %2$s."),
                                      get_issue (packages, nth)->name, names));
  }
}

/* Which scores had to be made up, there being no values. */
static void add_bases (const DmPackageGrid *grid, GPtrArray *sentences) {
  guint bases = 0;
  for (guint i = 0; i < grid->n_issues; i++)
    for (guint stake = 0; stake < grid->issues[i].n_stakes; stake++)
      bases |= grid->issues[i].stakes[stake].bases;
  if (bases & (1u << DM_SCORE_DEMAND | 1u << DM_SCORE_ACCEPTS))
    g_ptr_array_add (sentences, g_strdup (_ ("Where no values are on record, a score falls evenly "
                                             "from what is demanded to the far end of the "
                                             "scale.")));
  if (bases & 1u << DM_SCORE_NOMINAL)
    g_ptr_array_add (sentences,
                     g_strdup (_ ("Where no values of options are on record, the one demanded "
                                  "counts in full, others that are accepted by half.")));
}

static void add_no_deals (const DmPackages *packages, GPtrArray *sentences) {
  const DmPackageGrid *grid = packages->grid;
  g_autofree guint *parties = g_new (guint, MAX (grid->n_scored, 1));
  guint n_parties = 0;
  for (guint i = 0; i < grid->n_scored; i++)
    if (!grid->parties[grid->scored[i]].no_deal_given)
      parties[n_parties++] = grid->parties[grid->scored[i]].party;
  if (n_parties == 0)
    return;
  g_autofree char *names = dm_describe_parties (get_model (packages), parties, n_parties);
  g_ptr_array_add (
      sentences,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    /* Translators: parties */
                                    "What %s has without a deal isn’t on record and counts as 0.",
                                    "What %s have without a deal isn’t on record and counts as 0.",
                                    n_parties),
                       names));
}

static void add_assumptions (const DmPackages *packages, GPtrArray *sentences) {
  const DmPackageGrid *grid = packages->grid;
  gboolean is_assumed = FALSE;
  for (guint i = 0; i < grid->n_scored; i++)
    is_assumed |= grid->parties[grid->scored[i]].salience_assumed;
  if (is_assumed)
    g_ptr_array_add (sentences,
                     g_strdup (_ ("Where a salience isn’t known, it counts as 50 in a score.")));
  if (packages->lack == DM_PACKAGES_LACK_NOTHING) {
    add_bases (grid, sentences);
    add_no_deals (packages, sentences);
  }
  for (guint i = 0; i < grid->n_issues; i++)
    if (grid->issues[i].from == DM_POINTS_COARSE)
      g_ptr_array_add (
          sentences,
          g_strdup_printf (_ ("“%s” has too many steps to look at each: 11 even points stand for "
                              "them."),
                           get_issue (packages, i)->name));
}

/** dm_describe_packages: Returns: (transfer full): what can be said of packages as a whole, a sentence each */
GStrv dm_describe_packages (const DmPackages *packages) {
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  if (packages->lack != DM_PACKAGES_LACK_POSITIONS)
    g_ptr_array_add (sentences, describe_counts (packages));
  g_ptr_array_add (sentences, dm_describe_packages_outcome (packages));
  if (packages->lack == DM_PACKAGES_LACK_NOTHING && packages->solutions->n_rational == 0)
    g_ptr_array_add (sentences,
                     g_strdup (_ ("None of them is as good as no deal for everybody, so none is "
                                  "chosen.")));
  add_unscored (packages, sentences);
  add_waiting (packages, sentences);
  add_assumptions (packages, sentences);
  g_ptr_array_add (sentences, NULL);
  return (GStrv) g_ptr_array_steal (sentences, NULL);
}

static char *describe_point (const DmPackages *packages, guint nth, guint point) {
  return dm_describe_quoted_place (get_issue (packages, nth)->scale,
                                   packages->grid->issues[nth].places[point]);
}

static char *describe_move (const DmPackages *packages, const DmTrade *trade, guint side) {
  const DmTradeMove *move = &trade->gives[side];
  guint party = packages->grid->parties[trade->parties[side]].party;
  g_autofree char *from = describe_point (packages, move->nth, move->from);
  g_autofree char *to = describe_point (packages, move->nth, move->to);
  return g_strdup_printf (
      /* Translators: a party, an issue, and two places on its scale */
      _ ("%1$s gives way on “%2$s”, from %3$s to %4$s"),
      dm_model_get_party (get_model (packages), party)->name, get_issue (packages, move->nth)->name,
      from, to);
}

/** dm_describe_trade: Returns: (transfer full): who gives way on what for what, and what each gains, as a sentence */
char *dm_describe_trade (const DmPackages *packages, const DmTrade *trade) {
  g_autofree char *first = describe_move (packages, trade, 0);
  g_autofree char *second = describe_move (packages, trade, 1);
  g_autofree char *gain = dm_describe_number (trade->gains[0], 1);
  g_autofree char *other = dm_describe_number (trade->gains[1], 1);
  /* Translators: two clauses such as “Russia gives way on “Troops”, from 0 to 10”, then what the two gain, of 100 */
  return g_strdup_printf (_ ("%1$s; %2$s: the one gains %3$s, the other %4$s of 100."), first,
                          second, gain, other);
}
