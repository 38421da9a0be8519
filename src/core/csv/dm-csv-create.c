/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-csv-import-private.h"
#include "dm-edit-private.h"
#include "dm-json-set.h"
#include "dm-json.h"

/*
 * What was accepted is written down in the words of the format and read by the strict reader: parties, issues and sources
 * as a model of their own, from which they are taken, for they refer to nothing; levels as edits of their scales.
 */

static void append_item (GString *json, gboolean *first, const char *id, const char *member,
                         const char *name) {
  g_string_append (json, *first ? "{\"id\": " : ", {\"id\": ");
  *first = FALSE;
  dm_json_append_string (json, id);
  g_string_append_printf (json, ", \"%s\": ", member);
  dm_json_append_string (json, name);
}

static void append_levels (GString *json, const DmCsvOffer *offer, DmCsvNames *names) {
  gboolean first = TRUE;

  for (guint i = 0; i < offer->levels->len; i++) {
    const char *name = g_ptr_array_index (offer->levels, i);
    g_autofree char *id = dm_csv_names_make_id (names, name, "level");
    dm_csv_names_add (names, id, name);
    append_item (json, &first, id, "name", name);
    g_string_append_c (json, '}');
  }
}

static void append_scale (GString *json, const DmCsvOffer *offer) {
  g_autoptr (DmCsvNames) names = dm_csv_names_new ();

  if (offer->scale == DM_SCALE_INTERVAL) {
    g_string_append (json, ", \"scale\": {\"type\": \"interval\", \"min\": ");
    dm_json_append_number (json, offer->min);
    g_string_append (json, ", \"max\": ");
    dm_json_append_number (json, offer->max);
    g_string_append (json, ", \"unit\": \"\"}");
    return;
  }
  g_string_append (json, offer->scale == DM_SCALE_NOMINAL
                             ? ", \"scale\": {\"type\": \"nominal\", \"options\": ["
                             : ", \"scale\": {\"type\": \"ordinal\", \"levels\": [");
  append_levels (json, offer, names);
  g_string_append (json, "]}");
}

static void append_list (GString *json, const DmCsvImport *import, DmCsvOfferKind kind,
                         const char *list, const char *member) {
  gboolean first = TRUE;

  g_string_append_printf (json, ", \"%s\": [", list);
  for (guint i = 0; i < import->offers->len; i++) {
    const DmCsvOffer *offer = g_ptr_array_index (import->offers, i);
    if (offer->kind != kind || !offer->accepted)
      continue;
    append_item (json, &first, offer->id, member, offer->name);
    if (kind == DM_CSV_OFFER_ISSUE)
      append_scale (json, offer);
    g_string_append_c (json, '}');
  }
  g_string_append_c (json, ']');
}

static DmModel *read_new (const DmCsvImport *import, GError **error) {
  g_autoptr (GString) json = g_string_new ("{\"demarche\": 1, \"title\": \"\"");

  append_list (json, import, DM_CSV_OFFER_PARTY, "parties", "name");
  append_list (json, import, DM_CSV_OFFER_ISSUE, "issues", "name");
  append_list (json, import, DM_CSV_OFFER_SOURCE, "sources", "title");
  g_string_append_c (json, '}');
  return dm_reader_read_data (json->str, json->len, NULL, NULL, NULL, NULL, error);
}

/* Appends the entities of @kind that @added has to those of @model. */
static void take_entities (DmModel *model, const DmModel *added, DmEntityKind kind) {
  const DmList *old = model->lists[kind], *more = added->lists[kind];

  if (more->length == 0)
    return;
  DmList *list = dm_list_new (old->unref_item);
  for (guint i = 0; i < old->length; i++)
    dm_list_append (list, g_atomic_rc_box_acquire (dm_list_get (old, i)));
  for (guint i = 0; i < more->length; i++)
    dm_list_append (list, g_atomic_rc_box_acquire (dm_list_get (more, i)));
  dm_model_take_list (model, kind, list);
  model->lists_given |= 1u << kind;
}

/* @model with more levels on the scale of an issue. */
static DmModel *add_levels (DmModel *model, const DmCsvOffer *offer) {
  const DmTarget target = { .kind = DM_TARGET_ISSUE, .id = offer->id };
  const DmScale *scale
      = dm_model_get_issue (model, (guint) dm_model_find_issue (model, offer->id))->scale;
  const char *pointer = scale->type == DM_SCALE_NOMINAL ? "/scale/options" : "/scale/levels";
  g_autoptr (DmCsvNames) names = dm_csv_names_new_levels (scale);
  g_autofree char *issue = dm_edit_get_json (model, &target);
  g_auto (DmEditReport) report = { NULL };
  const char *old = dm_json_get (issue, pointer);
  /* without its closing bracket */
  g_autoptr (GString) json = g_string_new_len (old, dm_json_skip (old) - old - 1);

  g_string_append (json, ", ");
  append_levels (json, offer, names);
  g_string_append_c (json, ']');
  return dm_edit_set_member (model, &target, pointer, json->str, &report);
}

/* Returns: (transfer full) (nullable): the model with all that was accepted */
DmModel *dm_csv_create_offers (const DmCsvImport *import, GError **error) {
  gboolean any = FALSE;

  for (guint i = 0; i < import->offers->len; i++)
    any = any || ((const DmCsvOffer *) g_ptr_array_index (import->offers, i))->accepted;
  if (!any)
    return dm_model_ref (import->model);
  g_autoptr (DmModel) added = read_new (import, error);
  if (added == NULL)
    return NULL;
  DmModel *model = dm_model_copy (import->model);
  take_entities (model, added, DM_ENTITY_PARTY);
  take_entities (model, added, DM_ENTITY_ISSUE);
  take_entities (model, added, DM_ENTITY_SOURCE);
  for (guint i = 0; i < import->offers->len; i++) {
    const DmCsvOffer *offer = g_ptr_array_index (import->offers, i);
    if (offer->kind != DM_CSV_OFFER_LEVELS || !offer->accepted)
      continue;
    DmModel *next = add_levels (model, offer);
    g_return_val_if_fail (next != NULL, model);
    dm_model_unref (model);
    model = next;
  }
  return model;
}

/**
 * dm_csv_new_model:
 * @name: (nullable): the name of a table's file; its ending is left out
 *
 * Returns: (transfer full): a model with nothing in it, for a table that goes into none
 */
DmModel *dm_csv_new_model (const char *name) {
  g_autofree char *title = g_strdup (name != NULL ? name : _ ("Positions"));
  g_autoptr (GString) json = g_string_new ("{\"demarche\": 1, \"title\": ");
  char *dot = name != NULL ? strrchr (title, '.') : NULL;

  if (dot != NULL && dot > title)
    *dot = '\0';
  dm_json_append_string (json, title);
  g_string_append_c (json, '}');
  return dm_reader_read_data (json->str, json->len, NULL, NULL, NULL, NULL, NULL);
}
