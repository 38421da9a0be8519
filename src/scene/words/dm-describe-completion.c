/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-deal.h"
#include "dm-describe-packages.h"
#include "dm-describe.h"
#include "dm-findings-private.h"

#define MOST_NAMED 6

static const DmModel *get_model (const DmCompletion *completion) {
  return dm_reading_get_model (completion->grid->reading);
}

static const DmIssue *get_issue (const DmCompletion *completion, guint nth) {
  return dm_model_get_issue (get_model (completion), completion->grid->issues[nth].issue);
}

/* --- why there is none --- */

static char *name_issues (const DmCompletion *completion, const guint *issues, guint n_issues) {
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n_issues, MOST_NAMED); i++) {
    if (i > 0)
      g_string_append (text, C_ ("list", ", "));
    g_string_append_printf (text, _ ("“%s”"),
                            dm_model_get_issue (get_model (completion), issues[i])->name);
  }
  if (n_issues > MOST_NAMED)
    g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", n_issues - MOST_NAMED),
        n_issues - MOST_NAMED);
  return g_string_free (text, FALSE);
}

/* Who refuses which terms. */
static void tell_refusals (const DmCompletion *completion, DmFinding *finding) {
  const DmModel *model = get_model (completion);
  const DmProposal *proposal = dm_model_get_proposal (model, completion->proposal);

  for (guint i = 0; i < completion->n_refused; i++) {
    const DmRefusedTerm *refused = &completion->refused[i];
    const DmIssue *issue = dm_model_get_issue (model, refused->issue);
    g_autofree char *place = dm_describe_quoted_place (
        issue->scale, dm_proposal_find_term (proposal, refused->issue)->place);

    if (i == 0 || refused->issue != completion->refused[i - 1].issue)
      dm_finding_add_issue (finding, refused->issue);
    dm_finding_take_why (finding,
                         /* Translators: a party, a place on the scale of an issue, the issue */
                         g_strdup_printf (_ ("A red line of %1$s rules out %2$s on “%3$s”."),
                                          dm_model_get_party (model, refused->party)->name, place,
                                          issue->name));
  }
}

/* Whose red lines exclude one another. */
static void tell_closed (const DmCompletion *completion, DmFinding *finding) {
  for (guint i = 0; i < completion->n_closed; i++) {
    g_autoptr (DmIssueResult) result
        = dm_issue_result_new (completion->grid->reading, completion->closed[i]);
    g_autofree char *verdict = dm_describe_verdict (result);

    dm_finding_add_issue (finding, completion->closed[i]);
    dm_finding_take_why (
        finding,
        /* Translators: an issue, then a sentence on its verdict */
        g_strdup_printf (C_ ("verdict", "“%1$s”: %2$s"),
                         dm_model_get_issue (get_model (completion), completion->closed[i])->name,
                         verdict));
  }
}

static DmFinding *new_finding (char *sentence) {
  DmFinding *finding = g_new0 (DmFinding, 1);

  finding->kind = DM_FINDING_PACKAGES;
  finding->sentence = sentence;
  finding->why = g_new0 (char *, 1);
  return finding;
}

static char *describe_lack (const DmCompletion *completion) {
  const DmModel *model = get_model (completion);
  g_autofree char *names = NULL;

  switch (completion->lack) {
  case DM_COMPLETION_LACKS_OPEN_ISSUES:
    return g_strdup (_ ("Nothing is left to complete: every issue on which somebody shown is on "
                        "record has a term."));
  case DM_COMPLETION_LACKS_CONSENT:
    return g_strdup (_ ("Nothing possible completes it: a term that it has crosses a red line."));
  case DM_COMPLETION_LACKS_POINTS:
    names = name_issues (completion, completion->closed, completion->n_closed);
    /* Translators: issues, as a list */
    return g_strdup_printf (_ ("Nothing possible completes it: red lines exclude one another on "
                               "%s."),
                            names);
  case DM_COMPLETION_LACKS_SCORES:
    return g_strdup (_ ("No way to complete it is better than another: nobody has said what it "
                        "wants on an issue that matters to it."));
  case DM_COMPLETION_LACKS_GAIN:
  default:
    if (completion->n_below == 0)
      return g_strdup (_ ("Every possible way to complete it leaves somebody with less than no "
                          "deal."));
    names = dm_describe_parties (model, completion->below, completion->n_below);
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     /* Translators: parties, as a list in words */
                     "Every possible way to complete it leaves %s with less than no deal.",
                     "Every possible way to complete it leaves %s with less than no deal each.",
                     completion->n_below),
        names);
  }
}

/** dm_describe_completion_lack: Returns: (transfer full): why a proposal has no completion, with who stands in its way where */
DmFinding *dm_describe_completion_lack (const DmCompletion *completion) {
  DmFinding *finding = new_finding (describe_lack (completion));

  if (completion->lack == DM_COMPLETION_LACKS_CONSENT)
    tell_refusals (completion, finding);
  if (completion->lack == DM_COMPLETION_LACKS_POINTS)
    tell_closed (completion, finding);
  return finding;
}

/** dm_describe_completion_left: Returns: (transfer full) (nullable): what stays open, and why; %NULL for nothing */
DmFinding *dm_describe_completion_left (const DmCompletion *completion) {
  g_autofree char *names = NULL;
  DmFinding *finding;

  if (completion->n_closed == 0 || completion->lack != DM_COMPLETION_LACKS_NOTHING)
    return NULL;
  names = name_issues (completion, completion->closed, completion->n_closed);
  finding = new_finding (
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    /* Translators: issues, as a list */
                                    "%s stays open: nothing there is within everybody’s limits.",
                                    "%s stay open: nothing there is within everybody’s limits.",
                                    completion->n_closed),
                       names));
  tell_closed (completion, finding);
  return finding;
}

/* --- what there is --- */

/** dm_describe_completion_done: “Nash: 5 issues got a term”, and how exact that is */
char *dm_describe_completion_done (const DmCompletion *completion) {
  g_autofree char *epsilon = dm_describe_number (completion->epsilon, 2);
  g_autofree char *done
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      /* Translators: a solution, then how many issues */
                                      "%1$s: %2$u issue got a term.",
                                      "%1$s: %2$u issues got a term.", completion->n_filled),
                         dm_describe_solution_word (completion->kind), completion->n_filled);

  if (completion->epsilon == 0)
    return g_steal_pointer (&done);
  /* Translators: a sentence, then a number of points out of 100 */
  return g_strdup_printf (_ ("%1$s For any other possible deal one that was looked at is no more "
                             "than %2$s of 100 worse for anybody."),
                          done, epsilon);
}

/** dm_describe_completion_ties: how many ways tie */
char *dm_describe_completion_ties (const DmCompletion *completion) {
  guint n = completion->ways.n_packages;
  const char *name = dm_describe_solution_word (completion->kind);

  if (!completion->ways.is_all)
    /* Translators: a number of ways to complete a deal, then a solution */
    return g_strdup_printf (_ ("%1$u ways or more tie by %2$s. These are some of them."), n, name);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: a number of ways to complete a deal, then a
                                          solution */
                                       "%1$u way ties by %2$s.", "%1$u ways tie by %2$s.", n),
                          n, name);
}

/** dm_describe_completion_scores: “Founder 77.3, Halden Group 68.1” */
char *dm_describe_completion_scores (const DmCompletion *completion, guint way) {
  const DmPackageGrid *grid = completion->grid;
  GString *text = g_string_new (NULL);

  for (guint dim = 0; dim < MIN (grid->n_scored, MOST_NAMED); dim++) {
    guint party = grid->parties[grid->scored[dim]].party;
    g_autofree char *score = dm_describe_number (dm_completion_get_score (completion, way, dim), 1);

    if (dim > 0)
      g_string_append (text, C_ ("list of scores", ", "));
    g_string_append_printf (text, C_ ("score", "%1$s %2$s"),
                            dm_model_get_party (get_model (completion), party)->name, score);
  }
  if (grid->n_scored > MOST_NAMED)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more",
                                         grid->n_scored - MOST_NAMED),
                            grid->n_scored - MOST_NAMED);
  return g_string_free (text, FALSE);
}

static gboolean is_same_in_all (const DmCompletion *completion, guint nth) {
  double first = dm_completion_get_place (completion, 0, nth);

  for (guint way = 1; way < completion->ways.n_packages; way++)
    if (dm_completion_get_place (completion, way, nth) != first)
      return FALSE;
  return TRUE;
}

/** dm_describe_completion_way: what a way settles where not all ways settle the same: “Price: 55; Warranty: 2 years” */
char *dm_describe_completion_way (const DmCompletion *completion, guint way) {
  GString *text = g_string_new (NULL);
  guint n_told = 0, n_more = 0;

  for (guint i = 0; i < completion->n_filled; i++) {
    guint nth = completion->filled[i];
    const DmIssue *issue = get_issue (completion, nth);
    g_autofree char *place = NULL;

    if (is_same_in_all (completion, nth))
      continue;
    if (n_told == MOST_NAMED) {
      n_more++;
      continue;
    }
    place = dm_describe_place (issue->scale, dm_completion_get_place (completion, way, nth));
    if (n_told++ > 0)
      g_string_append (text, C_ ("list of terms", "; "));
    g_string_append_printf (text, C_ ("term", "%1$s: %2$s"), issue->name, place);
  }
  if (n_more > 0)
    g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", n_more), n_more);
  return g_string_free (text, FALSE);
}
