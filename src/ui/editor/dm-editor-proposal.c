/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-deal.h"
#include "dm-editor-forms.h"
#include "dm-editor-show.h"
#include "dm-field-list.h"

typedef struct {
  GtkWidget *show;
  DmFieldList *terms, *stances;
} Parts;

/* --- terms --- */

static DmField *make_levels (const DmIssue *issue, const char *pointer) {
  g_autofree DmFieldOption *options = g_new0 (DmFieldOption, issue->scale->n_levels);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < issue->scale->n_levels; i++) {
    /* ids have nothing that would have to be escaped */
    char *json = g_strdup_printf ("\"%s\"", issue->scale->levels[i].id);

    g_ptr_array_add (values, json);
    options[i] = (DmFieldOption){ json, issue->scale->levels[i].name };
  }
  return dm_field_choice_new (pointer, issue->name, _ ("Left open"), options,
                              issue->scale->n_levels);
}

static DmField *make_term (const DmModel *model, guint index, const char *pointer) {
  const DmIssue *issue = dm_model_get_issue (model, index);
  DmField *field = issue->scale->type == DM_SCALE_INTERVAL
                       ? dm_field_number_new (pointer, issue->name, issue->scale->unit)
                       : make_levels (issue, pointer);
  /* Translators: a step that can be undone; %s is an issue */
  g_autofree char *label = g_strdup_printf (_ ("Change the term on “%s”"), issue->name);

  dm_field_set_step_label (field, label);
  if (issue->scale->type == DM_SCALE_INTERVAL)
    dm_field_set_hint (field, _ ("Empty: left open."));
  return field;
}

/* Issues share their scale as long as it isn't edited. */
static gboolean is_same_issue (const DmModel *before, guint index_before, const DmModel *model,
                               guint index) {
  const DmIssue *a = dm_model_get_issue (before, index_before);
  const DmIssue *b = dm_model_get_issue (model, index);

  return a == b
         || (a->scale == b->scale && g_str_equal (a->id, b->id) && g_str_equal (a->name, b->name));
}

/* --- stances --- */

static DmField *make_stance (const DmModel *model, guint index, const char *pointer) {
  const DmFieldOption options[] = { { "\"accepts\"", C_ ("stance", "Accepts") },
                                    { "\"refuses\"", C_ ("stance", "Refuses") },
                                    { "\"undecided\"", C_ ("stance", "Undecided") } };
  const DmParty *party = dm_model_get_party (model, index);
  DmField *field = dm_field_choice_new (pointer, party->name, C_ ("stance", "Has said nothing"),
                                        options, G_N_ELEMENTS (options));
  /* Translators: a step that can be undone; %s is a party */
  g_autofree char *label = g_strdup_printf (_ ("Change the stance of “%s”"), party->name);

  dm_field_set_step_label (field, label);
  return field;
}

static gboolean is_same_party (const DmModel *before, guint index_before, const DmModel *model,
                               guint index) {
  const DmParty *a = dm_model_get_party (before, index_before);
  const DmParty *b = dm_model_get_party (model, index);

  return a == b || (g_str_equal (a->id, b->id) && g_str_equal (a->name, b->name));
}

/* --- what the positions imply --- */

/* Beside what a party said of the draft: what its positions say of it. */
static void show_deal (DmField *field, const DmPartyDeal *deal) {
  g_autofree char *score = dm_describe_deal_score (deal);
  g_autoptr (GString) hint = g_string_new (NULL);

  /* Translators: %s is a sentence: “By its positions: It accepts every term.” */
  g_string_append_printf (hint, _ ("By its positions: %s"),
                          dm_describe_deal_verdict (deal->verdict));
  if (score != NULL)
    g_string_append_printf (hint, "\n%s", score);
  if (score != NULL && deal->salience_assumed)
    g_string_append_printf (hint, "\n%s", _ ("A salience that is not known counts as 50."));
  dm_field_set_hint (field, hint->str);
}

static void show_deals (DmForm *form, Parts *parts) {
  DmAnalysis *analysis = dm_document_get_analysis (dm_form_get_document (form));
  DmModel *model
      = analysis != NULL ? dm_reading_get_model (dm_analysis_get_reading (analysis)) : NULL;
  const char *id = dm_form_get_target (form)->id;
  int index = model != NULL && id != NULL ? dm_model_find_proposal (model, id) : -1;
  g_autoptr (DmProposalResult) result = NULL;

  if (index < 0)
    return;
  result = dm_proposal_result_new (dm_analysis_get_reading (analysis), (guint) index);
  for (guint i = 0; i < result->n_parties; i++) {
    const DmPartyDeal *deal = &result->parties[i];
    DmField *field
        = dm_field_list_get_field (parts->stances, dm_model_get_party (model, deal->party)->id);

    if (field != NULL)
      show_deal (field, deal);
  }
}

static void refresh (DmForm *form, Parts *parts) {
  dm_editor_update_show_row (parts->show);
  show_deals (form, parts);
}

/** dm_editor_new_proposal_form: every member of a proposal: its terms, and beside what each party has said, what its positions say */
DmForm *dm_editor_new_proposal_form (DmDocument *document) {
  DmForm *form = dm_form_new (document);
  Parts *parts = g_new0 (Parts, 1);

  dm_form_add (form, dm_field_text_new ("/name", _ ("Name")));
  dm_form_add (form, dm_field_reference_new ("/by", _ ("Tabled by"), DM_TARGET_PARTY,
                                             C_ ("party", "Nobody")));
  dm_form_add (form, dm_field_date_new ("/date", _ ("Date")));
  dm_form_add (form, dm_field_paragraph_new ("/note", _ ("Note")));
  dm_editor_add_id (form);
  parts->show = dm_editor_add_show_row (form, _ ("A line through all issues marks its terms."));
  parts->terms = DM_FIELD_LIST (
      dm_field_list_new (form, "/terms", _ ("Terms"), DM_TARGET_ISSUE, make_term, is_same_issue));
  parts->stances
      = DM_FIELD_LIST (dm_field_list_new (form, "/stances", _ ("Where the parties stand on it"),
                                          DM_TARGET_PARTY, make_stance, is_same_party));
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (parts->terms));
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (parts->stances));
  g_signal_connect_data (form, "refreshed", G_CALLBACK (refresh), parts,
                         (GClosureNotify) (GCallback) g_free, 0);
  return form;
}
