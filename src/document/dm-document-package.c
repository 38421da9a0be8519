/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-document-package.h"

#include "dm-document-private.h"
#include "dm-json.h"
#include "dm-thing.h"
#include "dm-writer.h"

static void append_terms (GString *json, const DmPackageGrid *grid, const guint *points) {
  DmModel *model = dm_reading_get_model (grid->reading);

  g_string_append (json, ",\"terms\":{");
  for (guint nth = 0; nth < grid->n_issues; nth++) {
    const DmIssue *issue = dm_model_get_issue (model, grid->issues[nth].issue);
    double place = grid->issues[nth].places[points[nth]];

    if (nth > 0)
      g_string_append_c (json, ',');
    dm_json_append_string (json, issue->id);
    g_string_append_c (json, ':');
    dm_writer_place (json, issue->scale, place);
  }
  g_string_append_c (json, '}');
}

static gboolean has_terms (const DmProposal *proposal, const DmPackageGrid *grid,
                           const guint *points) {
  guint n_same = 0;

  for (guint i = 0; i < proposal->n_terms; i++)
    for (guint nth = 0; nth < grid->n_issues; nth++)
      if (grid->issues[nth].issue == proposal->terms[i].issue
          && grid->issues[nth].places[points[nth]] == proposal->terms[i].place)
        n_same++;
  return n_same == grid->n_issues && proposal->n_terms == grid->n_issues;
}

/* The proposal that says just that already, -1 where there is none. */
static int find_same (DmModel *model, const DmPackageGrid *grid, const guint *points) {
  for (guint i = 0; i < dm_model_get_n_proposals (model); i++)
    if (has_terms (dm_model_get_proposal (model, i), grid, points))
      return (int) i;
  return -1;
}

static char *add (DmDocument *document, const DmPackageGrid *grid, const guint *points,
                  const char *name) {
  DmModel *model = dm_document_get_model (document);
  g_autofree char *id = dm_edit_make_id (model, DM_TARGET_PROPOSAL, name);
  g_autoptr (GString) json = g_string_new ("{\"id\":");
  g_autoptr (DmModel) changed = NULL;
  g_auto (DmEditReport) report = { NULL };

  dm_json_append_string (json, id);
  g_string_append (json, ",\"name\":");
  dm_json_append_string (json, name);
  append_terms (json, grid, points);
  g_string_append_c (json, '}');
  changed = dm_edit_add (model, DM_TARGET_PROPOSAL, json->str, G_MAXUINT, &report);
  g_return_val_if_fail (changed != NULL, NULL);
  dm_document_end_step (document);
  dm_document_apply (document, changed, dm_thing_get_word (DM_TARGET_PROPOSAL, DM_THING_ADD), NULL);
  return g_steal_pointer (&id);
}

/**
 * dm_document_propose:
 * @document: a document
 * @agreement: what could be agreed on in its model
 * @point: a point of its frontier
 * @name: what to call the proposal
 *
 * Makes a package a proposal, as one step, unless there is one with just these terms, and chooses it: it is then on the map.
 *
 * Returns: whether it did; not if the model has changed since @agreement was found
 */
gboolean dm_document_propose (DmDocument *document, const DmAgreement *agreement, guint point,
                              const char *name) {
  const DmPackageGrid *grid = agreement->packages->grid;
  DmModel *model = dm_document_get_model (document);
  g_autofree guint *points = g_new (guint, MAX (grid->n_issues, 1));
  g_autofree char *id = NULL;
  int same;

  if (model != dm_reading_get_model (grid->reading))
    return FALSE;
  dm_frontier_get_package (agreement->packages->frontier, point, points);
  same = find_same (model, grid, points);
  id = same >= 0 ? g_strdup (dm_model_get_proposal (model, (guint) same)->id)
                 : add (document, grid, points, name);
  dm_document_set_proposal (document, id);
  dm_document_select (document, DM_SELECTION_PROPOSAL, id, NULL, NULL);
  return TRUE;
}
