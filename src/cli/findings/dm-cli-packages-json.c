/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-json-places.h"
#include "dm-cli-packages.h"
#include "dm-solution-packages.h"

static const DmModel *get_model (const DmPackages *packages) {
  return dm_reading_get_model (packages->grid->reading);
}

static const DmIssue *get_issue (const DmPackages *packages, guint nth) {
  return dm_model_get_issue (get_model (packages), packages->grid->issues[nth].issue);
}

static const char *get_party_id (const DmPackages *packages, guint nth) {
  return dm_model_get_party (get_model (packages), packages->grid->parties[nth].party)->id;
}

static void add_bool (DmCliJson *json, const char *name, gboolean value) {
  dm_cli_json_add_json (json, name, value ? "true" : "false");
}

static void add_point_of (DmCliJson *json, const char *name, const DmPackages *packages, guint nth,
                          guint point) {
  dm_cli_json_add_place (json, name, get_issue (packages, nth)->scale,
                         packages->grid->issues[nth].places[point]);
}

/* @terms: a package that reaches the point */
static void add_point (DmCliJson *json, const DmPackages *packages, guint point,
                       const guint *terms) {
  const DmPackageGrid *grid = packages->grid;
  const DmFrontier *frontier = packages->frontier;
  dm_cli_json_begin (json, NULL, '{');
  dm_cli_json_begin (json, "scores", '{');
  for (guint dim = 0; dim < frontier->n_dims; dim++)
    dm_cli_json_add_number (
        json, get_party_id (packages, grid->scored[dim]),
        dm_package_party_score (&grid->parties[grid->scored[dim]],
                                (gint64) frontier->scores[(gsize) point * frontier->n_dims + dim]));
  dm_cli_json_end (json, '}');
  dm_cli_json_begin (json, "terms", '{');
  for (guint nth = 0; nth < grid->n_issues; nth++)
    add_point_of (json, get_issue (packages, nth)->id, packages, nth, terms[nth]);
  dm_cli_json_end (json, '}');
  dm_cli_json_end (json, '}');
}

/* All packages that tie, also those of the same scores. */
static void add_solutions (DmCliJson *json, const DmPackages *packages) {
  DmSolutionPackages all[DM_N_SOLUTIONS];
  gboolean is_all = TRUE;
  dm_solution_packages_list (packages->grid, packages->frontier, packages->solutions, all, NULL,
                             NULL);
  dm_cli_json_begin (json, "solutions", '{');
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    dm_cli_json_begin (json, dm_solution_to_id ((DmSolutionKind) kind), '[');
    for (guint i = 0; i < all[kind].n_packages; i++)
      add_point (json, packages, all[kind].of[i],
                 all[kind].points + i * (gsize) packages->grid->n_issues);
    dm_cli_json_end (json, ']');
    is_all &= all[kind].is_all;
    dm_solution_packages_clear (&all[kind]);
  }
  dm_cli_json_end (json, '}');
  add_bool (json, "all_ties", is_all);
}

static void add_trade (DmCliJson *json, const DmPackages *packages, const DmTrade *trade) {
  dm_cli_json_begin (json, NULL, '{');
  dm_cli_json_begin (json, "moves", '[');
  for (guint side = 0; side < 2; side++) {
    const DmTradeMove *move = &trade->gives[side];
    dm_cli_json_begin (json, NULL, '{');
    dm_cli_json_add_string (json, "party", get_party_id (packages, trade->parties[side]));
    dm_cli_json_add_string (json, "issue", get_issue (packages, move->nth)->id);
    add_point_of (json, "from", packages, move->nth, move->from);
    add_point_of (json, "to", packages, move->nth, move->to);
    dm_cli_json_end (json, '}');
  }
  dm_cli_json_end (json, ']');
  dm_cli_json_begin (json, "gains", '{');
  for (guint side = 0; side < 2; side++)
    dm_cli_json_add_number (json, get_party_id (packages, trade->parties[side]),
                            trade->gains[side]);
  dm_cli_json_end (json, '}');
  dm_cli_json_end (json, '}');
}

static void add_adjusted_winner (DmCliJson *json, const DmPackages *packages) {
  const DmAdjustedWinner *winner = packages->adjusted_winner;
  if (winner == NULL) {
    dm_cli_json_add_null (json, "adjusted_winner");
    return;
  }
  dm_cli_json_begin (json, "adjusted_winner", '{');
  dm_cli_json_begin (json, "points", '{');
  for (guint side = 0; side < 2; side++)
    dm_cli_json_add_number (json, get_party_id (packages, winner->parties[side]),
                            winner->points[side]);
  dm_cli_json_end (json, '}');
  dm_cli_json_begin (json, "items", '[');
  for (guint i = 0; i < winner->n_items; i++) {
    const DmAwardedItem *item = &winner->items[i];
    dm_cli_json_begin (json, NULL, '{');
    dm_cli_json_add_string (json, "issue", get_issue (packages, item->nth)->id);
    dm_cli_json_add_string (json, "to", get_party_id (packages, winner->parties[item->to]));
    dm_cli_json_add_number (json, "share", item->share);
    dm_cli_json_end (json, '}');
  }
  dm_cli_json_end (json, ']');
  dm_cli_json_end (json, '}');
}

/* @grid is the step of a party's score; where it isn't exact, each term was rounded to a whole number of steps. */
static void add_parties (DmCliJson *json, const DmPackages *packages) {
  const DmPackageGrid *grid = packages->grid;
  dm_cli_json_begin (json, "parties", '[');
  for (guint nth = 0; nth < grid->n_parties; nth++) {
    const DmPackageParty *party = &grid->parties[nth];
    dm_cli_json_begin (json, NULL, '{');
    dm_cli_json_add_string (json, "party", get_party_id (packages, nth));
    add_bool (json, "scored", party->is_scored);
    dm_cli_json_add_number (
        json, "no_deal", party->is_scored ? dm_package_party_score (party, party->no_deal) : NAN);
    add_bool (json, "salience_assumed", party->salience_assumed);
    dm_cli_json_add_number (json, "grid", party->is_scored ? 100 / (double) party->whole : NAN);
    add_bool (json, "exact", party->is_exact);
    dm_cli_json_end (json, '}');
  }
  dm_cli_json_end (json, ']');
}

static void add_bases (DmCliJson *json, const DmPackages *packages, guint nth) {
  static const struct {
    DmScoreBasis basis;
    const char *id;
  } bases[] = { { DM_SCORE_VALUES, "values" },
                { DM_SCORE_DEMAND, "demand" },
                { DM_SCORE_ACCEPTS, "accepts" },
                { DM_SCORE_NOMINAL, "nominal" },
                { DM_SCORE_UNKNOWN, "unknown" } };
  const DmPackageIssue *issue = &packages->grid->issues[nth];
  dm_cli_json_begin (json, "scores_from", '{');
  for (guint i = 0; i < issue->n_stakes; i++) {
    dm_cli_json_begin (json, get_party_id (packages, issue->stakes[i].nth), '[');
    for (guint k = 0; k < G_N_ELEMENTS (bases); k++)
      if (issue->stakes[i].bases & 1u << bases[k].basis)
        dm_cli_json_add_string (json, NULL, bases[k].id);
    dm_cli_json_end (json, ']');
  }
  dm_cli_json_end (json, '}');
}

/* What each issue's points are, how many are possible, what its scores rest on, and who it waits for. */
static void add_issues (DmCliJson *json, const DmPackages *packages) {
  static const char *const points_from[] = { "levels", "steps", "even", "coarse" };
  const DmPackageGrid *grid = packages->grid;
  dm_cli_json_begin (json, "issues", '[');
  for (guint nth = 0; nth < grid->n_issues; nth++) {
    const DmPackageIssue *issue = &grid->issues[nth];
    guint n_waits_for;
    g_autofree guint *waits_for = dm_package_grid_list_waits_for (grid, nth, &n_waits_for);
    dm_cli_json_begin (json, NULL, '{');
    dm_cli_json_add_string (json, "issue", get_issue (packages, nth)->id);
    dm_cli_json_add_string (json, "points_from", points_from[issue->from]);
    dm_cli_json_add_number (json, "points", issue->n_points);
    dm_cli_json_add_number (json, "possible", issue->n_possible);
    dm_cli_json_add_number (json, "agreed", issue->n_agreed);
    add_bases (json, packages, nth);
    dm_cli_json_begin (json, "waits_for", '[');
    for (guint i = 0; i < n_waits_for; i++)
      dm_cli_json_add_string (json, NULL,
                              dm_model_get_party (get_model (packages), waits_for[i])->id);
    dm_cli_json_end (json, ']');
    dm_cli_json_end (json, '}');
  }
  dm_cli_json_end (json, ']');
}

static void add_counts (DmCliJson *json, const DmPackages *packages) {
  static const char *const lacks[] = { NULL, "positions", "possible points", "scores" };
  g_autofree char *all = dm_package_grid_count (packages->grid, DM_PACKAGES_ALL);
  g_autofree char *possible = dm_package_grid_count (packages->grid, DM_PACKAGES_POSSIBLE);
  g_autofree char *agreed = dm_package_grid_count (packages->grid, DM_PACKAGES_AGREED);
  double epsilon = packages->frontier->epsilon;
  dm_cli_json_add_string (json, "count", all);
  dm_cli_json_add_string (json, "possible", possible);
  dm_cli_json_add_string (json, "agreed", agreed);
  add_bool (json, "unsettled", packages->grid->n_waiting > 0);
  dm_cli_json_add_string (json, "lacks", lacks[packages->lack]);
  add_bool (json, "exact", epsilon == 0);
  dm_cli_json_add_number (json, "epsilon", epsilon > 0 ? epsilon : NAN);
}

static void add_members (DmCliJson *json, const DmPackages *packages) {
  const DmPackageGrid *grid = packages->grid;
  g_autofree guint *terms = g_new (guint, MAX (grid->n_issues, 1));
  add_counts (json, packages);
  add_parties (json, packages);
  add_issues (json, packages);
  dm_cli_json_begin (json, "frontier", '[');
  for (guint point = 0; point < packages->frontier->n_points; point++) {
    dm_frontier_get_package (packages->frontier, point, terms);
    add_point (json, packages, point, terms);
  }
  dm_cli_json_end (json, ']');
  dm_cli_json_add_number (json, "rational", packages->solutions->n_rational);
  add_solutions (json, packages);
  dm_cli_json_begin (json, "trades_from", '{');
  for (guint nth = 0; nth < grid->n_issues; nth++)
    add_point_of (json, get_issue (packages, nth)->id, packages, nth, packages->trades->start[nth]);
  dm_cli_json_end (json, '}');
  dm_cli_json_begin (json, "trades", '[');
  for (guint i = 0; i < packages->trades->n_trades; i++)
    add_trade (json, packages, &packages->trades->trades[i]);
  dm_cli_json_end (json, ']');
  add_adjusted_winner (json, packages);
}

/**
 * dm_cli_packages_add_json:
 * @agreement: what could be agreed on
 * @json: where to write the member `packages`
 */
void dm_cli_packages_add_json (const DmAgreement *agreement, DmCliJson *json) {
  dm_cli_json_begin (json, "packages", '{');
  add_members (json, agreement->all);
  if (agreement->packages == agreement->all) {
    dm_cli_json_add_null (json, "without_closed");
  } else {
    dm_cli_json_begin (json, "without_closed", '{');
    add_members (json, agreement->packages);
    dm_cli_json_end (json, '}');
  }
  dm_cli_json_end (json, '}');
}
