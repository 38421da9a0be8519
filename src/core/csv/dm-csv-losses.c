/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-csv-writer.h"

/* How often each thing occurs that CSV has no column for. */
typedef struct {
  guint values, notes, more_evidence, evidence_details, extras;
  guint party_details, silent_parties, issue_details, silent_issues;
  guint source_details, unused_sources;
} Losses;

static gboolean has_extras (const DmExtras *extras) {
  return extras != NULL && extras->len > 0;
}

static gboolean has_details (const DmEvidence *evidence) {
  return evidence->speaker != NULL || evidence->date != DM_DATE_NONE || evidence->quote != NULL
         || evidence->grade[0] != '\0' || evidence->note != NULL || has_extras (evidence->extras);
}

static void count_position (const DmPosition *position, gboolean *used, Losses *losses) {
  const DmPositionMore *more = position->more;

  if (more == NULL)
    return;
  losses->values += more->n_values > 0;
  losses->notes += more->note != NULL;
  losses->extras += has_extras (more->extras);
  if (more->n_evidence == 0)
    return;
  losses->more_evidence += more->n_evidence - 1;
  losses->evidence_details += has_details (&more->evidence[0]);
  if (more->evidence[0].source >= 0)
    used[more->evidence[0].source] = TRUE;
}

static gboolean party_has_details (const DmParty *party) {
  return party->short_name != NULL || party->color != NULL || !party->at_table
         || party->spokesperson != NULL || party->aim != NULL || !isnan (party->influence)
         || party->no_deal_given || party->note != NULL || has_extras (party->extras);
}

static gboolean issue_has_details (const DmIssue *issue) {
  return issue->basket >= 0 || issue->kind != DM_ISSUE_DEMAND || issue->n_needs > 0
         || issue->note != NULL || has_extras (issue->extras);
}

static gboolean source_has_details (const DmSource *source) {
  return source->author != NULL || source->publisher != NULL || source->date != DM_DATE_NONE
         || source->url != NULL || source->note != NULL || has_extras (source->extras);
}

static void count_all (const DmModel *model, Losses *losses) {
  g_autofree gboolean *spoke = g_new0 (gboolean, dm_model_get_n_parties (model) + 1);
  g_autofree gboolean *used = g_new0 (gboolean, dm_model_get_n_sources (model) + 1);

  for (guint i = 0; i < dm_model_get_n_issues (model); i++) {
    const DmIssue *issue = dm_model_get_issue (model, i);
    losses->issue_details += issue_has_details (issue);
    losses->silent_issues += issue->positions->n_positions == 0;
    for (guint j = 0; j < issue->positions->n_positions; j++) {
      count_position (&issue->positions->positions[j], used, losses);
      spoke[issue->positions->positions[j].party] = TRUE;
    }
  }
  for (guint i = 0; i < dm_model_get_n_parties (model); i++) {
    losses->party_details += party_has_details (dm_model_get_party (model, i));
    losses->silent_parties += !spoke[i];
  }
  for (guint i = 0; i < dm_model_get_n_sources (model); i++) {
    losses->source_details += source_has_details (dm_model_get_source (model, i));
    losses->unused_sources += !used[i];
  }
}

static void say (GPtrArray *sentences, guint n, const char *format) {
  if (n == 0)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (sentences, g_strdup_printf (format, n));
#pragma GCC diagnostic pop
}

static void say_positions (GPtrArray *to, const Losses *losses) {
  say (to, losses->values,
       g_dngettext (GETTEXT_PACKAGE, "the scores of the levels in %u position",
                    "the scores of the levels in %u positions", losses->values));
  say (to, losses->more_evidence,
       g_dngettext (GETTEXT_PACKAGE, "%u piece of evidence after a position’s first",
                    "%u pieces of evidence after a position’s first", losses->more_evidence));
  say (to, losses->evidence_details,
       g_dngettext (GETTEXT_PACKAGE,
                    "speaker, date, quotation, grade or note of %u piece of evidence",
                    "speaker, date, quotation, grade or note of %u pieces of evidence",
                    losses->evidence_details));
  say (to, losses->notes,
       g_dngettext (GETTEXT_PACKAGE, "the note of %u position", "the notes of %u positions",
                    losses->notes));
  say (to, losses->extras,
       g_dngettext (GETTEXT_PACKAGE, "members that the format doesn’t know in %u position",
                    "members that the format doesn’t know in %u positions", losses->extras));
}

static void say_entities (GPtrArray *to, const DmModel *model, const Losses *losses) {
  guint n_issues = dm_model_get_n_issues (model);

  say (to, losses->party_details,
       g_dngettext (GETTEXT_PACKAGE, "what is known of %u party beyond its name",
                    "what is known of %u parties beyond their names", losses->party_details));
  say (to, losses->silent_parties,
       g_dngettext (GETTEXT_PACKAGE, "%u party without a position", "%u parties without a position",
                    losses->silent_parties));
  say (to, n_issues,
       g_dngettext (GETTEXT_PACKAGE, "the scale of %u issue", "the scales of %u issues", n_issues));
  say (to, losses->issue_details,
       g_dngettext (GETTEXT_PACKAGE, "basket, kind, needs or note of %u issue",
                    "basket, kind, needs or note of %u issues", losses->issue_details));
  say (to, losses->silent_issues,
       g_dngettext (GETTEXT_PACKAGE, "%u issue without a position", "%u issues without a position",
                    losses->silent_issues));
  say (to, losses->source_details,
       g_dngettext (GETTEXT_PACKAGE, "what is known of %u source beyond its title",
                    "what is known of %u sources beyond their titles", losses->source_details));
  say (to, losses->unused_sources,
       g_dngettext (GETTEXT_PACKAGE, "%u source that is no position’s first",
                    "%u sources that are no position’s first", losses->unused_sources));
}

static void say_lists (GPtrArray *to, const DmModel *model) {
  guint n = dm_model_get_n_baskets (model);

  say (to, n, g_dngettext (GETTEXT_PACKAGE, "%u basket", "%u baskets", n));
  n = dm_model_get_n_events (model);
  say (to, n, g_dngettext (GETTEXT_PACKAGE, "%u event", "%u events", n));
  n = dm_model_get_n_scenarios (model);
  say (to, n, g_dngettext (GETTEXT_PACKAGE, "%u scenario", "%u scenarios", n));
  n = dm_model_get_n_proposals (model);
  say (to, n, g_dngettext (GETTEXT_PACKAGE, "%u proposal", "%u proposals", n));
  n = dm_model_get_n_views (model);
  say (to, n, g_dngettext (GETTEXT_PACKAGE, "%u view", "%u views", n));
}

/**
 * dm_csv_list_losses:
 * @model: a model
 *
 * Returns: (transfer full) (element-type utf8): what dm_csv_write() can't carry over, translated, an item of a list each:
 *   “the notes of 3 positions”
 */
GPtrArray *dm_csv_list_losses (const DmModel *model) {
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  Losses losses = { 0 };

  count_all (model, &losses);
  g_ptr_array_add (sentences, g_strdup (_ ("the title, summary, note and date of the model")));
  say_positions (sentences, &losses);
  say_entities (sentences, model, &losses);
  say_lists (sentences, model);
  return sentences;
}
