/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-editor-forms.h"
#include "dm-json.h"

#define MOST_ROWS 300 /* issues or parties: a form of more isn't read, and costs time to build */

/* The form of a proposal: a term for each issue and a stance for each party, which come and go with the model. */
typedef struct {
  DmForm *form;
  DmModel *model; /* (nullable): that the rows are of */
  GtkWidget *terms, *stances;
  GPtrArray *rows; /* of DmField, unowned */
} Proposal;

static void proposal_free (Proposal *proposal) {
  g_clear_pointer (&proposal->model, dm_model_unref);
  g_ptr_array_unref (proposal->rows);
  g_free (proposal);
}

static void add_row (Proposal *proposal, GtkWidget *group, DmField *field) {
  dm_field_set_parent_optional (field, TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (field));
  g_ptr_array_add (proposal->rows, field);
  dm_form_adopt (proposal->form, field);
}

static DmField *new_term (const DmIssue *issue) {
  g_autofree char *pointer = g_strconcat ("/terms/", issue->id, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) options = g_array_new (FALSE, FALSE, sizeof (DmFieldOption));

  if (issue->scale->type == DM_SCALE_INTERVAL)
    return dm_field_number_new (pointer, issue->name, issue->scale->unit);
  for (guint i = 0; i < issue->scale->n_levels; i++) {
    g_autoptr (GString) json = g_string_new (NULL);
    DmFieldOption option = { NULL, issue->scale->levels[i].name };

    dm_json_append_string (json, issue->scale->levels[i].id);
    option.json = g_strdup (json->str);
    g_ptr_array_add (texts, (gpointer) option.json);
    g_array_append_val (options, option);
  }
  return dm_field_choice_new (pointer, issue->name, _ ("Left open"),
                              (DmFieldOption *) (gpointer) options->data, options->len);
}

static DmField *new_stance (const DmParty *party) {
  static const char *const ids[] = { "\"accepts\"", "\"refuses\"", "\"undecided\"" };
  const DmFieldOption stances[] = { { ids[0], C_ ("stance", "Accepts") },
                                    { ids[1], C_ ("stance", "Refuses") },
                                    { ids[2], C_ ("stance", "Undecided") } };
  g_autofree char *pointer = g_strconcat ("/stances/", party->id, NULL);

  return dm_field_choice_new (pointer, party->name, C_ ("stance", "Has said nothing"), stances,
                              G_N_ELEMENTS (stances));
}

static gboolean has_same_rows (const DmModel *a, const DmModel *b) {
  gboolean same = dm_model_get_n_issues (a) == dm_model_get_n_issues (b)
                  && dm_model_get_n_parties (a) == dm_model_get_n_parties (b);

  for (guint i = 0; same && i < MIN (dm_model_get_n_issues (a), MOST_ROWS); i++)
    same = dm_model_get_issue (a, i)->scale == dm_model_get_issue (b, i)->scale
           && g_str_equal (dm_model_get_issue (a, i)->id, dm_model_get_issue (b, i)->id)
           && g_str_equal (dm_model_get_issue (a, i)->name, dm_model_get_issue (b, i)->name);
  for (guint i = 0; same && i < MIN (dm_model_get_n_parties (a), MOST_ROWS); i++)
    same = dm_model_get_party (a, i) == dm_model_get_party (b, i);
  return same;
}

static void on_retargeted (DmForm *form, Proposal *proposal) {
  DmModel *model = dm_document_get_model (dm_form_get_document (form));

  if (proposal->model != NULL && has_same_rows (proposal->model, model))
    return;
  for (guint i = 0; i < proposal->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (proposal->rows, i);
    GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
  }
  g_ptr_array_set_size (proposal->rows, 0);
  for (guint i = 0; i < MIN (dm_model_get_n_issues (model), MOST_ROWS); i++)
    add_row (proposal, proposal->terms, new_term (dm_model_get_issue (model, i)));
  for (guint i = 0; i < MIN (dm_model_get_n_parties (model), MOST_ROWS); i++)
    add_row (proposal, proposal->stances, new_stance (dm_model_get_party (model, i)));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (proposal->terms),
      dm_model_get_n_issues (model) > MOST_ROWS
          ? _ ("Only the first issues are listed here; the source has all terms.")
          : NULL);
  dm_model_ref (model);
  g_clear_pointer (&proposal->model, dm_model_unref);
  proposal->model = model;
}

/** dm_editor_new_proposal_form: every member of a proposal, with its terms and stances */
DmForm *dm_editor_new_proposal_form (DmDocument *document) {
  DmForm *form = dm_form_new (document);
  Proposal *proposal = g_new0 (Proposal, 1);

  proposal->form = form;
  proposal->rows = g_ptr_array_new ();
  dm_form_add (form, dm_field_text_new ("/name", _ ("Name")));
  dm_form_add (form, dm_field_reference_new ("/by", _ ("Tabled by"), DM_TARGET_PARTY,
                                             C_ ("party", "Nobody")));
  dm_form_add (form, dm_field_date_new ("/date", _ ("Date")));
  dm_form_add (form, dm_field_paragraph_new ("/note", _ ("Note")));
  proposal->terms = dm_form_begin_group (form, _ ("Terms"), NULL);
  proposal->stances = dm_form_begin_group (form, _ ("What the parties have said of it"), NULL);
  dm_form_begin_group (form, NULL, NULL);
  dm_form_add (form, dm_field_text_new ("/id", _ ("Id")));
  g_signal_connect (form, "retargeted", G_CALLBACK (on_retargeted), proposal);
  g_object_set_data_full (G_OBJECT (form), "dm-proposal", proposal, (GDestroyNotify) proposal_free);
  return form;
}
