/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-findings-private.h"

#define MOST_MOVERS 4 /* who are named one by one */

static const DmIssue *get_issue (const DmFindings *findings, guint issue) {
  return dm_model_get_issue (findings->model, issue);
}

static const char *name_party (const DmFindings *findings, guint party) {
  return dm_model_get_party (findings->model, party)->name;
}

static char *describe_cost (double cost) {
  return dm_describe_number (cost, 2);
}

/* --- closed --- */

/* What a party will not do there, as a clause. */
static char *describe_red_line (const DmFindings *findings, const DmIssueResult *result,
                                guint party) {
  const DmScale *scale = get_issue (findings, result->issue)->scale;
  const DmPosition *position = dm_reading_get_position (result->reading, result->issue, party);
  const char *name = name_party (findings, party);
  DmRange limits = position->limits.range;
  g_autofree char *from = NULL, *to = NULL, *set = NULL;

  if (dm_scale_is_ordered (scale) && isfinite (limits.to)) {
    to = dm_describe_quoted_place (scale, MIN (limits.to, dm_scale_get_last (scale)));
    if (!isfinite (limits.from) || limits.from <= dm_scale_get_first (scale))
      /* Translators: a party and a level: part of a sentence, after a colon */
      return g_strdup_printf (_ ("%1$s will not go past %2$s"), name, to);
  } else if (dm_scale_is_ordered (scale) && isfinite (limits.from)) {
    from = dm_describe_quoted_place (scale, MAX (limits.from, dm_scale_get_first (scale)));
    /* Translators: a party and a level: part of a sentence, after a colon */
    return g_strdup_printf (_ ("%1$s will not stop short of %2$s"), name, from);
  }
  set = dm_describe_set (scale, &position->limits);
  /* Translators: a party and levels: part of a sentence, after a colon */
  return g_strdup_printf (_ ("%1$s rules out all but %2$s"), name, set);
}

static char *list_red_lines (const DmFindings *findings, const DmIssueResult *result) {
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (result->n_blocked_by, MOST_MOVERS); i++) {
    g_autofree char *one = describe_red_line (findings, result, result->blocked_by[i]);

    if (i > 0)
      /* Translators: between the clauses that say what each party will not do */
      g_string_append (text, C_ ("list of clauses", "; "));
    g_string_append (text, one);
  }
  return g_string_free (text, FALSE);
}

/* “Nothing settles …” */
void dm_findings_add_closed (DmFindings *findings, const DmConcessions *concessions) {
  for (guint i = 0; i < concessions->n_closed; i++) {
    const DmIssueResult *result = dm_findings_find_result (findings, concessions->closed[i].issue);
    const char *name = get_issue (findings, result->issue)->name;
    g_autofree char *lines = list_red_lines (findings, result);
    g_autofree char *parties = NULL;
    DmFinding *finding;

    if (result->n_blocked_by <= MOST_MOVERS) {
      finding
          = dm_findings_add (findings, DM_FINDING_CLOSED,
                             /* Translators: an issue, then what each party will not do there */
                             g_strdup_printf (_ ("Nothing settles “%1$s”: %2$s."), name, lines));
    } else {
      parties = dm_describe_parties (findings->model, result->blocked_by, result->n_blocked_by);
      finding = dm_findings_add (
          findings, DM_FINDING_CLOSED,
          g_strdup_printf (_ ("Nothing settles “%1$s”: the red lines of %2$s exclude each other."),
                           name, parties));
    }
    dm_finding_add_issue (finding, result->issue);
    dm_finding_take_why (finding, g_strdup (_ ("Red lines would have to go; no price is put on "
                                               "that.")));
    dm_finding_add_positions (finding, result);
  }
}

/* --- gaps --- */

static char *describe_move (const DmFindings *findings, const DmScale *scale, const DmMove *move,
                            double to) {
  g_autofree char *there = dm_describe_quoted_place (scale, to);
  g_autofree char *cost = describe_cost (move->cost);
  g_autofree char *from = NULL;

  if (!dm_scale_is_ordered (scale))
    /* Translators: a party and an option: a clause after “if”; then what it costs the party */
    return g_strdup_printf (_ ("%1$s adds %2$s (%3$s)"), name_party (findings, move->party), there,
                            cost);
  from = dm_describe_quoted_place (scale, move->from);
  /* Translators: a party moves from one level to another: a clause after “if”; then what it costs the party */
  return g_strdup_printf (_ ("%1$s moves from %2$s to %3$s (%4$s)"),
                          name_party (findings, move->party), from, there, cost);
}

static char *list_moves (const DmFindings *findings, const DmConcession *gap) {
  const DmScale *scale = get_issue (findings, gap->issue)->scale;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gap->n_moves; i++) {
    g_autofree char *one = describe_move (findings, scale, &gap->moves[i], gap->to);

    if (i > 0)
      /* Translators: between the clauses that say who moves where, after “if” */
      g_string_append (text, C_ ("list of moves", ", and "));
    g_string_append (text, one);
  }
  return g_string_free (text, FALSE);
}

static char *describe_undeclared (const DmFindings *findings, const DmConcession *gap) {
  g_autofree char *parties
      = dm_describe_parties (findings->model, gap->undeclared, gap->n_undeclared);

  return g_strdup_printf (
      /* Translators: an issue and parties */
      _ ("“%1$s” hangs on %2$s: only red lines are on record, not what would be accepted."),
      get_issue (findings, gap->issue)->name, parties);
}

static char *describe_gap (const DmFindings *findings, const DmConcession *gap) {
  const char *name = get_issue (findings, gap->issue)->name;
  const DmScale *scale = get_issue (findings, gap->issue)->scale;
  g_autofree char *moves = NULL, *place = NULL, *cost = NULL;

  if (gap->n_moves == 0)
    return describe_undeclared (findings, gap);
  if (gap->n_moves <= MOST_MOVERS) {
    moves = list_moves (findings, gap);
    /* Translators: an issue, then who moves from where to where */
    return g_strdup_printf (_ ("“%1$s” opens at the least cost if %2$s."), name, moves);
  }
  place = dm_describe_quoted_place (scale, gap->to);
  cost = describe_cost (gap->cost);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   /* Translators: an issue, how many parties, a level, a cost */
                   "“%1$s” opens at the least cost if %2$u party moves to "
                   "%3$s (%4$s).",
                   "“%1$s” opens at the least cost if %2$u parties move to "
                   "%3$s (%4$s in all).",
                   gap->n_moves),
      name, gap->n_moves, place, cost);
}

/* A single place of least cost goes without saying. */
static void say_ties (DmFinding *finding, const DmScale *scale, const DmConcession *gap) {
  g_autofree char *all = NULL;

  if (dm_scale_is_ordered (scale) ? gap->cheapest.range.from == gap->cheapest.range.to
                                  : dm_option_set_count (&gap->cheapest.options) == 1)
    return;
  all = dm_describe_set (scale, &gap->cheapest);
  /* Translators: levels, “from “a” to “b”” */
  dm_finding_take_why (finding,
                       g_strdup_printf (_ ("It costs as much in all at any of these: %s."), all));
}

static void say_convention (DmFinding *finding, const DmScale *scale) {
  if (!dm_scale_is_ordered (scale))
    dm_finding_take_why (finding, g_strdup (_ ("An option that is added costs what the issue "
                                               "matters to the party.")));
  else if (dm_scale_is_metric (scale))
    dm_finding_take_why (finding, g_strdup (_ ("A move costs what the issue matters to the party, "
                                               "times the share of the scale that it moves.")));
  else
    dm_finding_take_why (finding,
                         g_strdup (_ ("A move costs what the issue matters to the party, times the "
                                      "share of the levels that it moves over: a convention, as "
                                      "levels have an order and no distance.")));
}

static void add_gap (DmFindings *findings, const DmConcession *gap) {
  const DmScale *scale = get_issue (findings, gap->issue)->scale;
  const DmIssueResult *result = dm_findings_find_result (findings, gap->issue);
  DmFinding *finding = dm_findings_add (findings, DM_FINDING_GAP, describe_gap (findings, gap));

  dm_finding_add_issue (finding, gap->issue);
  dm_finding_take_why (finding, dm_describe_verdict (result));
  if (gap->n_moves > 0) {
    say_ties (finding, scale, gap);
    say_convention (finding, scale);
  }
  for (guint i = 0; i < gap->n_moves; i++)
    if (gap->moves[i].salience_assumed)
      dm_finding_take_why (
          finding, g_strdup_printf (_ ("How much it matters to %s isn’t on record; it counts as "
                                       "50 of 100."),
                                    name_party (findings, gap->moves[i].party)));
  dm_finding_add_positions (finding, result);
  if (result->gap.pairwise) {
    finding = dm_findings_add (
        findings, DM_FINDING_NO_COMMON,
        g_strdup_printf (_ ("On “%s” every two parties share an option, and all of them none."),
                         get_issue (findings, gap->issue)->name));
    dm_finding_add_issue (finding, gap->issue);
    dm_finding_add_positions (finding, result);
  }
}

/* --- all of them --- */

static char *list_burdens (const DmFindings *findings, const DmEven *even) {
  DmReading *reading = dm_analysis_get_reading (findings->analysis);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < even->n_parties; i++) {
    g_autofree char *cost = describe_cost (even->burdens[i]);

    if (even->burdens[i] <= 0)
      continue;
    if (text->len > 0)
      g_string_append (text, C_ ("list", ", "));
    /* Translators: what the way asks of a party: a cost and the party’s name */
    g_string_append_printf (text, _ ("%1$s of %2$s"), cost,
                            name_party (findings, dm_reading_get_party (reading, i)));
  }
  return g_string_free (text, FALSE);
}

static void add_even (DmFindings *findings, const DmConcessions *concessions) {
  const DmEven *even = &concessions->even;
  g_autofree char *burdens = list_burdens (findings, even);
  g_autofree char *bound = describe_cost (even->bound);
  DmFinding *finding;

  if (burdens[0] == '\0')
    return;
  finding = dm_findings_add (findings, DM_FINDING_EVEN,
                             /* Translators: a list, “0.9 of Russia, 0.8 of United States” */
                             g_strdup_printf (_ ("The most even way through all gaps asks %s."),
                                              burdens));
  for (guint i = 0; i < even->n_choices; i++) {
    const DmIssue *issue = get_issue (findings, concessions->gaps[i].issue);
    g_autofree char *place = dm_describe_quoted_place (issue->scale, even->choices[i]);

    dm_finding_add_issue (finding, concessions->gaps[i].issue);
    /* Translators: an issue and a level */
    dm_finding_take_why (finding, g_strdup_printf (_ ("“%1$s” at %2$s."), issue->name, place));
  }
  if (even->exact)
    dm_finding_take_why (finding, g_strdup (_ ("No other way makes the largest burden less, nor, "
                                               "with the same largest, the next.")));
  else
    dm_finding_take_why (
        finding, g_strdup_printf (_ ("With so many parties that was searched for and not proven: "
                                     "no way makes the largest burden less than %s."),
                                  bound));
}

static void add_way (DmFindings *findings, const DmConcessions *concessions) {
  guint n = concessions->n_gaps;
  g_autofree char *cost = describe_cost (concessions->total);
  g_autofree char *examined = dm_describe_number ((double) concessions->n_examined, 0);
  DmFinding *finding = dm_findings_add (
      findings, DM_FINDING_WAY,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    /* Translators: how many gaps, then a cost */
                                    "%1$u gap remains; the cheapest way through it costs %2$s.",
                                    "%1$u gaps remain; the cheapest way through them costs %2$s "
                                    "in all.",
                                    n),
                       n, cost));

  for (guint i = 0; i < n; i++)
    dm_finding_add_issue (finding, concessions->gaps[i].issue);
  dm_finding_take_why (
      finding, g_strdup (_ ("A cost is a share of what matters most: giving all of an issue "
                            "of salience 100 costs 1.")));
  /* Translators: a number */
  dm_finding_take_why (
      finding, g_strdup_printf (_ ("Exact: every candidate was examined, %s in all."), examined));
}

/* What the gaps would take, one by one and together. */
void dm_findings_add_ways (DmFindings *findings, const DmConcessions *concessions) {
  if (concessions->n_gaps == 0)
    return;
  add_way (findings, concessions);
  for (guint i = 0; i < concessions->n_gaps; i++)
    add_gap (findings, &concessions->gaps[i]);
  add_even (findings, concessions);
}
