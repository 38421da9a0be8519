/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-briefing-private.h"
#include "dm-describe.h"
#include "dm-findings.h"

#define MOST_GAPS 5      /* of the widest */
#define MOST_SENTENCES 2 /* of a caption */

/* Of more issues or parties than that the packages can't be found while somebody waits. */
#define MOST_PACKAGE_ISSUES 60
#define MOST_PACKAGE_PARTIES 12

typedef struct {
  GPtrArray *steps;
  DmAnalysis *analysis;
  const DmModel *model;
  GPtrArray *findings; /* of DmFinding */
} Work;

/* --- which issues a step is about --- */

/* Results in the order of @sort of which @is_wanted; borrowed. */
typedef gboolean (*IsWanted) (const Work *work, const DmIssueResult *result, int what);

static GPtrArray *choose (const Work *work, DmSort sort, IsWanted is_wanted, int what) {
  g_autofree guint *order = dm_analysis_sort (work->analysis, sort);
  GPtrArray *results = g_ptr_array_new ();

  for (guint i = 0; i < dm_analysis_get_n_results (work->analysis); i++) {
    DmIssueResult *result = dm_analysis_get_result (work->analysis, order[i]);

    if (is_wanted (work, result, what))
      g_ptr_array_add (results, result);
  }
  return results;
}

static gboolean is_any (const Work *work, const DmIssueResult *result, int what) {
  (void) work, (void) result, (void) what;
  return TRUE;
}

static gboolean is_in_basket (const Work *work, const DmIssueResult *result, int basket) {
  return dm_model_get_issue (work->model, result->issue)->basket == basket;
}

static gboolean has_verdict (const Work *work, const DmIssueResult *result, int verdict) {
  (void) work;
  return (int) result->verdict == verdict;
}

static gboolean is_waiting (const Work *work, const DmIssueResult *result, int what) {
  (void) work, (void) what;
  return result->n_waits_for > 0;
}

/* --- what is said --- */

/* At most @most sentences of the findings of a kind, with @separator between; NULL where there are none. */
static char *tell (const Work *work, DmFindingKind kind, guint most, const char *separator) {
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < work->findings->len && n < most; i++) {
    const DmFinding *finding = g_ptr_array_index (work->findings, i);

    if (finding->kind != kind)
      continue;
    if (n++ > 0)
      g_string_append (text, separator);
    g_string_append (text, finding->sentence);
  }
  return g_string_free (text, n == 0);
}

static char *tell_caption (const Work *work, DmFindingKind kind) {
  return tell (work, kind, MOST_SENTENCES, C_ ("between sentences", " "));
}

static char *tell_notes (const Work *work, DmFindingKind kind) {
  return tell (work, kind, G_MAXUINT, "\n");
}

/* What there is to say of each issue, a line each. */
static char *tell_issues (const GPtrArray *results) {
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < results->len; i++) {
    g_autofree char *line = dm_describe_issue (g_ptr_array_index (results, i));

    if (i > 0)
      g_string_append_c (text, '\n');
    g_string_append (text, line);
  }
  return g_string_free (text, FALSE);
}

/* --- the steps --- */

/* Takes the caption and the notes. */
static DmBriefingStep *add (Work *work, const char *title, char *caption, char *notes) {
  DmBriefingStep *step = dm_briefing_step_new (title, DM_VIEW_MAP);

  step->caption = caption;
  step->notes = notes;
  g_ptr_array_add (work->steps, step);
  return step;
}

static void show_issues (DmBriefingStep *step, const Work *work, const GPtrArray *results) {
  step->issues = g_new0 (char *, results->len + 1);
  for (guint i = 0; i < results->len; i++) {
    const DmIssueResult *result = g_ptr_array_index (results, i);

    step->issues[i] = g_strdup (dm_model_get_issue (work->model, result->issue)->id);
  }
}

static void add_overview (Work *work) {
  g_autoptr (GPtrArray) all = choose (work, DM_SORT_FILE, is_any, 0);

  add (work, _ ("Overview"), all->len > 0 ? dm_briefing_describe_share (all) : NULL,
       g_strdup (dm_model_get_summary (work->model)));
}

static void add_basket (Work *work, int basket, const GPtrArray *results) {
  const char *name
      = basket < 0 ? _ ("Other issues") : dm_model_get_basket (work->model, (guint) basket)->name;
  DmBriefingStep *step
      = add (work, name, dm_briefing_describe_share (results), tell_issues (results));

  if (basket < 0) {
    show_issues (step, work, results);
    return;
  }
  step->baskets = g_new0 (char *, 2);
  step->baskets[0] = g_strdup (dm_model_get_basket (work->model, (guint) basket)->id);
}

/* One that has all the issues shows what the overview does. */
static void add_baskets (Work *work) {
  guint n = dm_model_get_n_baskets (work->model);

  for (guint i = 0; i <= n; i++) {
    int basket = i == n ? -1 : (int) i;
    g_autoptr (GPtrArray) results = choose (work, DM_SORT_FILE, is_in_basket, basket);

    if (results->len > 0 && results->len < dm_analysis_get_n_results (work->analysis))
      add_basket (work, basket, results);
  }
}

static void add_overlaps (Work *work) {
  g_autoptr (GPtrArray) results = choose (work, DM_SORT_FILE, has_verdict, DM_VERDICT_OVERLAP);

  if (results->len > 0)
    show_issues (add (work, _ ("Where the sides meet"), dm_briefing_describe_meeting (results),
                      tell_notes (work, DM_FINDING_AGREED)),
                 work, results);
}

static void add_gaps (Work *work) {
  g_autoptr (GPtrArray) results = choose (work, DM_SORT_GAP, has_verdict, DM_VERDICT_GAP);
  guint n_gaps = results->len;
  DmBriefingStep *step;

  if (n_gaps == 0)
    return;
  g_ptr_array_set_size (results, (int) MIN (n_gaps, MOST_GAPS));
  step = add (work, _ ("The widest gaps"), dm_briefing_describe_widest (results, n_gaps),
              tell_issues (results));
  step->sort = DM_SORT_GAP;
  show_issues (step, work, results);
}

static void add_deadlocks (Work *work) {
  g_autoptr (GPtrArray) results = choose (work, DM_SORT_FILE, has_verdict, DM_VERDICT_DEADLOCK);

  if (results->len > 0)
    show_issues (add (work, _ ("What is closed"), tell_caption (work, DM_FINDING_CLOSED),
                      tell_notes (work, DM_FINDING_CLOSED)),
                 work, results);
}

static char *tell_ways (const Work *work) {
  g_autofree char *gaps = tell_notes (work, DM_FINDING_GAP);
  g_autofree char *even = tell_notes (work, DM_FINDING_EVEN);

  return even != NULL ? g_strjoin ("\n", gaps, even, NULL) : g_steal_pointer (&gaps);
}

/* What the gaps would take, over what could be agreed on in all; the gaps themselves where that is too much to look through. */
static void add_opening (Work *work) {
  g_autoptr (GPtrArray) results = choose (work, DM_SORT_GAP, has_verdict, DM_VERDICT_GAP);
  DmBriefingStep *step;

  if (results->len == 0)
    return;
  step = add (work, _ ("What would open the gaps"), tell_caption (work, DM_FINDING_WAY),
              tell_ways (work));
  if (dm_analysis_get_n_results (work->analysis) <= MOST_PACKAGE_ISSUES
      && dm_model_get_n_parties (work->model) <= MOST_PACKAGE_PARTIES) {
    step->view = DM_VIEW_AGREEMENTS;
    return;
  }
  step->sort = DM_SORT_GAP;
  show_issues (step, work, results);
}

static void add_waiting (Work *work) {
  g_autoptr (GPtrArray) results = choose (work, DM_SORT_FILE, is_waiting, 0);

  if (results->len > 0)
    show_issues (add (work, _ ("Who is missing"), tell_caption (work, DM_FINDING_WAITING),
                      tell_notes (work, DM_FINDING_WAITING)),
                 work, results);
}

gboolean dm_briefing_add_automatic (GPtrArray *steps, DmAnalysis *analysis,
                                    GCancellable *cancellable, GError **error) {
  g_autoptr (DmConcessions) concessions = dm_concessions_new (analysis, cancellable, error);
  g_autoptr (GPtrArray) findings
      = concessions != NULL ? dm_findings_new (concessions, NULL, NULL) : NULL;
  Work work
      = { steps, analysis, dm_reading_get_model (dm_analysis_get_reading (analysis)), findings };

  if (findings == NULL)
    return FALSE;
  add_overview (&work);
  add_baskets (&work);
  add_overlaps (&work);
  add_gaps (&work);
  add_deadlocks (&work);
  add_opening (&work);
  add_waiting (&work);
  return TRUE;
}
