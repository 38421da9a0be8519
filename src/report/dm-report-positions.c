/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-report-contents.h"

static char *describe_set (const DmScale *scale, guint flags, guint flag, const DmSet *set) {
  return (flags & flag) != 0 ? dm_describe_set (scale, set) : g_strdup ("–");
}

/* Of the one piece: the source and place in it, who said it and when, in which words, and how good it is. */
static char *describe_evidence (const DmModel *model, const DmEvidence *evidence) {
  GString *text = g_string_new (NULL);
  g_autofree char *source = dm_describe_evidence (model, evidence);

  g_string_append_printf (text, _ ("%s."), source);
  if (evidence->quote != NULL)
    /* Translators: a quotation */
    dm_describe_append (text, g_strdup_printf (_ ("“%s”"), evidence->quote));
  if (evidence->date != DM_DATE_NONE) {
    g_autofree char *date = dm_date_to_display (evidence->date);
    /* Translators: the day that evidence is of */
    dm_describe_append (text, g_strdup_printf (_ ("Of %s."), date));
  }
  if (evidence->grade[0] != '\0')
    /* Translators: a grade of the Admiralty code, “B2” */
    dm_describe_append (text, g_strdup_printf (_ ("Graded %s."), evidence->grade));
  dm_describe_append (text, g_strdup (evidence->note));
  return g_string_free (text, FALSE);
}

/* How it is known: its words, on what it rests, how sure it is, how much it matters. */
static void add_ground (DmReport *report, const DmPosition *position) {
  g_autoptr (GString) text = g_string_new (NULL);
  const DmPositionMore *more = position->more;
  DmReportText *cell;

  dm_describe_append (text, g_strdup (dm_position_get_statement (position)));
  dm_describe_append (text, dm_describe_basis (position));
  if (position->flags & DM_POSITION_CONFIDENCE) {
    g_autofree char *number = dm_describe_number (position->confidence, 1);
    /* Translators: a number from 0 to 100: how sure the analyst is of a reading */
    dm_describe_append (text, g_strdup_printf (_ ("Confidence %s of 100."), number));
  }
  if (position->flags & DM_POSITION_SALIENCE) {
    g_autofree char *number = dm_describe_number (position->salience, 1);
    /* Translators: a number from 0 to 100: how much an issue matters to a party */
    dm_describe_append (text, g_strdup_printf (_ ("Salience %s of 100."), number));
  }
  if (position->since != DM_DATE_NONE) {
    g_autofree char *since = dm_date_to_display (position->since);
    /* Translators: the day from which a position holds */
    dm_describe_append (text, g_strdup_printf (_ ("Since %s."), since));
  }
  if (more != NULL)
    dm_describe_append (text, g_strdup (more->note));
  cell = dm_report_add_cell (report, text->len > 0 ? text->str : "–");
  for (guint i = 0; more != NULL && i < more->n_evidence; i++) {
    g_autofree char *note = describe_evidence (report->model, &more->evidence[i]);
    dm_report_refer (report, cell, note);
  }
}

static void add_position (DmReport *report, const DmIssue *issue, const DmHolding *holding) {
  const DmPosition *position = holding->position;
  const DmScale *scale = issue->scale;
  g_autofree char *demand = (position->flags & DM_POSITION_DEMAND)
                                ? dm_describe_place (scale, position->demand)
                                : g_strdup ("–");
  g_autofree char *accepts = NULL, *limits = NULL;
  DmSet accepted;

  dm_position_get_accepted (position, scale, &accepted);
  accepts
      = describe_set (scale, position->flags, DM_POSITION_ACCEPTS | DM_POSITION_VALUES, &accepted);
  dm_scale_set_clear (scale, &accepted);
  limits = describe_set (scale, position->flags, DM_POSITION_LIMITS, &position->limits);
  dm_report_begin_row (report);
  dm_report_add_cell (report, dm_model_get_party (report->model, holding->party)->name);
  dm_report_add_cell (report, demand);
  dm_report_add_cell (report, accepts);
  dm_report_add_cell (report, limits);
  add_ground (report, position);
}

static void add_absent (DmReport *report, guint party) {
  dm_report_begin_row (report);
  dm_report_add_cell (report, dm_model_get_party (report->model, party)->name);
  dm_report_add_cell (report, _ ("no position on record"));
  for (guint i = 0; i < 3; i++)
    dm_report_add_cell (report, "–");
}

static void add_issue (DmReport *report, const DmIssueResult *result) {
  const DmIssue *issue = dm_model_get_issue (report->model, result->issue);
  g_autoptr (GString) heading = g_string_new (NULL);

  dm_describe_append (heading, dm_describe_verdict (result));
  dm_describe_append (heading, dm_describe_need (result));
  dm_describe_append (heading, g_strdup (issue->note));
  dm_report_add_group (report, issue->name, heading->str);
  for (guint i = 0; i < result->record.n_holdings; i++)
    add_position (report, issue, &result->record.holdings[i]);
  for (guint i = 0; i < result->n_not_on_record; i++)
    add_absent (report, result->not_on_record[i]);
}

static gboolean has_issues (const DmReport *report, const DmAnalysis *analysis, int basket) {
  for (guint i = 0; i < dm_analysis_get_n_results (analysis); i++) {
    const DmIssueResult *result = dm_analysis_get_result (analysis, i);
    if (dm_model_get_issue (report->model, result->issue)->basket == basket)
      return TRUE;
  }
  return FALSE;
}

/* @basket: -1 for issues that are in none */
static void add_basket (DmReport *report, const DmAnalysis *analysis, int basket) {
  const char *const head[] = { _ ("Party"),
                               _ ("Demands"),
                               _ ("Would accept"),
                               _ ("Red lines rule out all but"),
                               _ ("What it says, and how that is known"),
                               NULL };
  const guint weights[] = { 3, 4, 4, 4, 9 };
  guint n_baskets = dm_model_get_n_baskets (report->model);
  const char *name = basket >= 0     ? dm_model_get_basket (report->model, (guint) basket)->name
                     : n_baskets > 0 ? _ ("Other issues")
                                     : _ ("All issues");
  g_autofree char *caption
      /* Translators: a basket of issues, which a table is about */
      = g_strdup_printf (_ ("Positions and evidence: %s"), name);

  if (!has_issues (report, analysis, basket))
    return;
  dm_report_add_heading (report, 3, name);
  dm_report_begin_table (report, caption, head, weights);
  for (guint i = 0; i < dm_analysis_get_n_results (analysis); i++) {
    const DmIssueResult *result = dm_analysis_get_result (analysis, i);
    if (dm_model_get_issue (report->model, result->issue)->basket == basket)
      add_issue (report, result);
  }
}

/** dm_report_add_positions: a table of positions for each basket, with references to their evidence */
void dm_report_add_positions (DmReport *report, const DmReportResults *results) {
  dm_report_add_heading (report, 2, _ ("Positions and evidence"));
  if (dm_analysis_get_n_results (results->analysis) == 0)
    dm_report_add_paragraph (report, _ ("No issue is shown."));
  for (guint i = 0; i < dm_model_get_n_baskets (report->model); i++)
    add_basket (report, results->analysis, (int) i);
  add_basket (report, results->analysis, -1);
}

static void add_source (DmReport *report, const DmSource *source) {
  g_autoptr (GString) text = g_string_new (NULL);
  DmReportText *item;

  if (source->author != NULL)
    /* Translators: the author of a source, before its title */
    g_string_append_printf (text, C_ ("author", "%s:"), source->author);
  /* Translators: the title of a source */
  dm_describe_append (text, g_strdup_printf (C_ ("source", "%s."), source->title));
  if (source->publisher != NULL)
    /* Translators: the publisher of a source */
    dm_describe_append (text, g_strdup_printf (C_ ("publisher", "%s."), source->publisher));
  if (source->date != DM_DATE_NONE) {
    g_autofree char *date = dm_date_to_display (source->date);
    /* Translators: the date of a source */
    dm_describe_append (text, g_strdup_printf (C_ ("source’s date", "%s."), date));
  }
  dm_describe_append (text, g_strdup (source->note));
  item = dm_report_add_item (report, text->str);
  item->uri = g_strdup (source->url);
}

/** dm_report_add_sources: what the notes say, and the sources */
void dm_report_add_sources (DmReport *report, const DmReportResults *results) {
  guint n = dm_model_get_n_sources (report->model);

  (void) results;
  if (report->notes->len > 0) {
    dm_report_add_heading (report, 2, _ ("Evidence"));
    dm_report_add_notes (report);
  }
  if (n == 0)
    return;
  dm_report_add_heading (report, 2, _ ("Sources"));
  dm_report_begin_list (report);
  for (guint i = 0; i < n; i++)
    add_source (report, dm_model_get_source (report->model, i));
}
