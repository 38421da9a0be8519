/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-document-private.h"

/* How the document is read, as a whole: what a step of a briefing shows, and is made from. */

/**
 * dm_document_dup_shown_parties:
 * @self: a document that has a model
 *
 * Returns: (transfer full) (nullable): the ids of the parties that are shown, in the model's order; %NULL for all
 */
GStrv dm_document_dup_shown_parties (DmDocument *self) {
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (g_hash_table_size (self->hidden_parties) == 0)
    return NULL;
  for (guint i = 0; i < dm_model_get_n_parties (self->model); i++) {
    const char *id = dm_model_get_party (self->model, i)->id;

    if (!g_hash_table_contains (self->hidden_parties, id))
      g_strv_builder_add (builder, id);
  }
  return g_strv_builder_end (builder);
}

/**
 * dm_document_get_issues:
 * @self: a document
 *
 * Returns: (nullable) (array zero-terminated=1): ids of the issues that dm_document_set_scope() chose
 */
const char *const *dm_document_get_issues (DmDocument *self) {
  return (const char *const *) self->issues;
}

/**
 * dm_document_get_baskets:
 * @self: a document
 *
 * Returns: (nullable) (array zero-terminated=1): ids of the baskets that dm_document_set_scope() chose
 */
const char *const *dm_document_get_baskets (DmDocument *self) {
  return (const char *const *) self->baskets;
}

static void replace_text (char **where, const char *text) {
  char *copy = g_strdup (text);

  g_free (*where);
  *where = copy;
}

static void replace_list (GStrv *where, const char *const *list) {
  GStrv copy = g_strdupv ((char **) list);

  g_strfreev (*where);
  *where = copy;
}

static void show_parties (DmDocument *self, const char *const *parties) {
  g_hash_table_remove_all (self->hidden_parties);
  for (guint i = 0; parties != NULL && i < dm_model_get_n_parties (self->model); i++) {
    const char *id = dm_model_get_party (self->model, i)->id;

    if (!g_strv_contains (parties, id))
      g_hash_table_add (self->hidden_parties, g_strdup (id));
  }
}

/**
 * dm_document_set_spec:
 * @self: a document that has a model
 * @spec: (nullable): how it is to be read; %NULL to show all of it, as the model itself says
 *
 * Changes all that a reading depends on, at once.
 */
void dm_document_set_spec (DmDocument *self, const DmReadingSpec *spec) {
  const DmReadingSpec all = { NULL };

  g_return_if_fail (self->model != NULL);
  if (spec == NULL)
    spec = &all;
  show_parties (self, spec->parties);
  replace_text (&self->date, spec->date);
  replace_text (&self->scenario, spec->scenario);
  replace_text (&self->proposal, spec->proposal);
  replace_text (&self->compare_date, spec->compare_date);
  replace_text (&self->compare_scenario, spec->compare_scenario);
  dm_document_set_scope (self, spec->issues, spec->baskets);
}

/**
 * dm_document_set_scope:
 * @self: a document
 * @issues: (nullable) (array zero-terminated=1): ids of issues to show
 * @baskets: (nullable) (array zero-terminated=1): ids of baskets to show
 *
 * Shows the issues that either names; all where both are %NULL.
 */
void dm_document_set_scope (DmDocument *self, const char *const *issues,
                            const char *const *baskets) {
  replace_list (&self->issues, issues);
  replace_list (&self->baskets, baskets);
  dm_document_reading_changed (self);
}
