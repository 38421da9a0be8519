/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-document-deal.h"

#include <glib/gi18n-lib.h>

#include "dm-document-private.h"
#include "dm-json.h"
#include "dm-writer.h"

/* In @model, which may be that of a preview. */
static const DmProposal *find_deal (DmDocument *self, DmModel *model) {
  int index = model != NULL && self->proposal != NULL
                  ? dm_model_find_proposal (model, self->proposal)
                  : -1;

  return index >= 0 ? dm_model_get_proposal (model, (guint) index) : NULL;
}

/* --- a new one --- */

/* “Draft deal”, or with a number where there is one by that name. */
static char *make_name (const DmModel *model) {
  g_autofree char *name = g_strdup (_ ("Draft deal"));

  for (guint n = 2;; n++) {
    gboolean is_taken = FALSE;
    for (guint i = 0; i < dm_model_get_n_proposals (model); i++)
      is_taken |= g_str_equal (dm_model_get_proposal (model, i)->name, name);
    if (!is_taken)
      return g_steal_pointer (&name);
    g_free (name);
    /* Translators: what a proposal is called that was begun when there was one called “Draft deal” already */
    name = g_strdup_printf (_ ("Draft deal %u"), n);
  }
}

/**
 * dm_document_begin_deal:
 * @self: a document
 *
 * Adds a proposal without terms, as one step, chooses and selects it.
 *
 * Returns: %FALSE where there is no model to add it to
 */
gboolean dm_document_begin_deal (DmDocument *self) {
  g_autoptr (GString) json = g_string_new ("{\"id\":");
  g_autoptr (DmModel) changed = NULL;
  g_auto (DmEditReport) report = { NULL };

  if (self->model == NULL)
    return FALSE;
  dm_document_end_step (self);
  DmModel *model = dm_history_get_model (self->history);
  g_autofree char *name = make_name (model);
  g_autofree char *id = dm_edit_make_id (model, DM_TARGET_PROPOSAL, name);
  dm_json_append_string (json, id);
  g_string_append (json, ",\"name\":");
  dm_json_append_string (json, name);
  g_string_append_c (json, '}');
  changed = dm_edit_add (model, DM_TARGET_PROPOSAL, json->str, G_MAXUINT, &report);
  g_return_val_if_fail (changed != NULL, FALSE);
  dm_document_apply (self, changed, _ ("Begin a draft deal"), NULL);
  dm_document_set_proposal (self, id);
  dm_document_select (self, DM_SELECTION_PROPOSAL, id, NULL, NULL);
  return TRUE;
}

/* --- term by term --- */

/** dm_document_get_deal: Returns: (transfer none) (nullable): the proposal that is chosen, as it is shown */
const DmProposal *dm_document_get_deal (DmDocument *self) {
  return find_deal (self, self->model);
}

/** dm_document_get_term: Returns: what the proposal chosen asks for on an issue, %DM_DEAL_OPEN where it leaves it open */
double dm_document_get_term (DmDocument *self, const char *issue) {
  const DmProposal *deal = dm_document_get_deal (self);
  int index = deal != NULL ? dm_model_find_issue (self->model, issue) : -1;
  const DmTerm *term = index >= 0 ? dm_proposal_find_term (deal, (guint) index) : NULL;

  return term != NULL ? term->place : DM_DEAL_OPEN;
}

/**
 * dm_document_try_term:
 * @self: a document
 * @issue: an issue's id
 * @place: a place on its scale, %DM_DEAL_OPEN for no term
 *
 * Returns: (transfer full): the model with the term in the proposal that is chosen, to be previewed or applied; the current one,
 *   without a preview, where nothing would change
 */
DmModel *dm_document_try_term (DmDocument *self, const char *issue, double place) {
  DmModel *model = dm_history_get_model (self->history);
  const DmTarget target = { .kind = DM_TARGET_PROPOSAL, .id = self->proposal };
  int index = dm_model_find_issue (model, issue);
  g_autofree char *pointer = g_strdup_printf ("/terms/%s", issue);
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (GString) json = g_string_new (NULL);

  if (index < 0 || find_deal (self, model) == NULL)
    return dm_model_ref (model);
  if (!isnan (place))
    dm_writer_place (json, dm_model_get_issue (model, (guint) index)->scale, place);
  DmModel *changed
      = dm_edit_set_member (model, &target, pointer, isnan (place) ? NULL : json->str, &report);
  return changed != NULL ? changed : dm_model_ref (model);
}

/**
 * dm_document_put_term:
 * @self: a document
 * @issue: an issue's id
 * @place: a place on its scale, %DM_DEAL_OPEN for no term
 *
 * Puts a term in the proposal that is chosen, or takes it out: one step.
 *
 * Returns: whether that changed anything
 */
gboolean dm_document_put_term (DmDocument *self, const char *issue, double place) {
  g_autoptr (DmModel) model = NULL;
  g_autofree char *label = NULL;
  int index;

  if (self->model == NULL)
    return FALSE;
  dm_document_end_step (self);
  model = dm_document_try_term (self, issue, place);
  index = dm_model_find_issue (model, issue);
  if (index < 0 || model == dm_history_get_model (self->history))
    return FALSE;
  /* Translators: a step that can be undone; %s is an issue */
  label = g_strdup_printf (isnan (place) ? _ ("Leave “%s” open") : _ ("Change the term on “%s”"),
                           dm_model_get_issue (model, (guint) index)->name);
  dm_document_apply (self, model, label, NULL);
  return TRUE;
}

/* --- all at once --- */

static DmModel *fill (DmModel *model, const DmCompletion *completion, guint way) {
  const DmPackageGrid *grid = completion->grid;
  const DmTarget target = { .kind = DM_TARGET_PROPOSAL,
                            .id = dm_model_get_proposal (model, completion->proposal)->id };
  g_autoptr (DmModel) filled = dm_model_ref (model);

  for (guint i = 0; i < completion->n_filled; i++) {
    guint nth = completion->filled[i];
    const DmIssue *issue = dm_model_get_issue (model, grid->issues[nth].issue);
    g_autofree char *pointer = g_strdup_printf ("/terms/%s", issue->id);
    g_autoptr (GString) json = g_string_new (NULL);
    g_auto (DmEditReport) report = { NULL };

    dm_writer_place (json, issue->scale, dm_completion_get_place (completion, way, nth));
    DmModel *next = dm_edit_set_member (filled, &target, pointer, json->str, &report);
    g_return_val_if_fail (next != NULL, NULL);
    dm_model_unref (filled);
    filled = next;
  }
  return g_steal_pointer (&filled);
}

/**
 * dm_document_complete_deal:
 * @self: a document
 * @completion: what would complete a proposal of its model
 * @way: which way of those that tie
 *
 * Puts the terms of a completion in the proposal: one step.
 *
 * Returns: whether it did; not if the model has changed since @completion was found
 */
gboolean dm_document_complete_deal (DmDocument *self, const DmCompletion *completion, guint way) {
  g_autoptr (DmModel) model = NULL;

  if (self->model == NULL || self->previewing
      || self->model != dm_reading_get_model (completion->grid->reading)
      || way >= completion->ways.n_packages)
    return FALSE;
  dm_document_end_step (self);
  if (dm_history_get_model (self->history) != dm_reading_get_model (completion->grid->reading))
    return FALSE;
  model = fill (self->model, completion, way);
  if (model == NULL || model == self->model)
    return FALSE;
  dm_document_apply (self, model, _ ("Complete the deal"), NULL);
  return TRUE;
}
