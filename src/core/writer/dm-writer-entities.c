/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-json.h"
#include "dm-writer-private.h"

static void append_ids (DmWriterObject *object, const DmModel *model, DmEntityKind kind,
                        const char *name, gboolean given, guint n_items, const guint *items) {
  if (!dm_writer_member (object, name, given))
    return;
  g_string_append_c (object->text, '[');
  for (guint i = 0; i < n_items; i++) {
    if (i > 0)
      g_string_append (object->text, ", ");
    dm_json_append_string (object->text, dm_model_get_id (model, kind, items[i]));
  }
  g_string_append_c (object->text, ']');
}

static const char *get_id (const DmModel *model, DmEntityKind kind, int index) {
  return index < 0 ? NULL : dm_model_get_id (model, kind, (guint) index);
}

static void append_boolean (DmWriterObject *object, const char *name, gboolean given,
                            gboolean value) {
  if (dm_writer_member (object, name, given))
    g_string_append (object->text, value ? "true" : "false");
}

static void write_party (DmWriterObject *object, const DmParty *party) {
  static const char *const trends[] = { NULL, "better", "same", "worse" };
  DmWriterObject no_deal;

  dm_writer_string (object, "id", party->id);
  dm_writer_string (object, "name", party->name);
  dm_writer_string (object, "short", party->short_name);
  dm_writer_string (object, "color", party->color);
  append_boolean (object, "at_table", party->at_table_given, party->at_table);
  dm_writer_string (object, "spokesperson", party->spokesperson);
  dm_writer_string (object, "aim", party->aim);
  dm_writer_number (object, "influence", !isnan (party->influence), party->influence);
  if (dm_writer_member (object, "no_deal", party->no_deal_given)) {
    dm_writer_open (&no_deal, object->text, party->no_deal_extras);
    dm_writer_string (&no_deal, "label", party->no_deal_label);
    dm_writer_number (&no_deal, "value", !isnan (party->no_deal_value), party->no_deal_value);
    dm_writer_string (&no_deal, "trend", trends[party->no_deal_trend]);
    dm_writer_close (&no_deal);
  }
  dm_writer_string (object, "note", party->note);
}

static void append_levels (GString *text, const DmScale *scale) {
  g_string_append_c (text, '[');
  for (guint i = 0; i < scale->n_levels; i++) {
    const DmLevel *level = &scale->levels[i];
    DmWriterObject object;
    if (i > 0)
      g_string_append (text, ", ");
    dm_writer_open (&object, text, level->extras);
    dm_writer_string (&object, "id", level->id);
    dm_writer_string (&object, "name", level->name);
    dm_writer_string (&object, "note", level->note);
    dm_writer_number (&object, "at", !isnan (level->at), level->at);
    dm_writer_close (&object);
  }
  g_string_append_c (text, ']');
}

static void append_scale (GString *text, const DmScale *scale) {
  static const char *const types[] = { "nominal", "ordinal", "interval" };
  gboolean interval = scale->type == DM_SCALE_INTERVAL;
  DmWriterObject object;

  dm_writer_open (&object, text, scale->extras);
  dm_writer_string (&object, "type", types[scale->type]);
  if (dm_writer_member (&object, "options", scale->type == DM_SCALE_NOMINAL))
    append_levels (text, scale);
  if (dm_writer_member (&object, "levels", scale->type == DM_SCALE_ORDINAL))
    append_levels (text, scale);
  dm_writer_number (&object, "min", interval, scale->min);
  dm_writer_number (&object, "max", interval, scale->max);
  dm_writer_string (&object, "unit", scale->unit);
  dm_writer_number (&object, "step", scale->step > 0, scale->step);
  dm_writer_close (&object);
}

static void write_issue (DmWriterObject *object, const DmModel *model, const DmIssue *issue) {
  static const char *const kinds[] = { "demand", "fact", "principle", "process" };

  dm_writer_string (object, "id", issue->id);
  dm_writer_string (object, "name", issue->name);
  if (dm_writer_member (object, "scale", TRUE))
    append_scale (object->text, issue->scale);
  dm_writer_string (object, "basket", get_id (model, DM_ENTITY_BASKET, issue->basket));
  dm_writer_string (object, "kind", issue->kind_given ? kinds[issue->kind] : NULL);
  append_ids (object, model, DM_ENTITY_PARTY, "needs", issue->needs_given, issue->n_needs,
              issue->needs);
  dm_writer_string (object, "note", issue->note);
}

static void write_scenario (DmWriterObject *object, const DmModel *model,
                            const DmScenario *scenario) {
  dm_writer_string (object, "id", scenario->id);
  dm_writer_string (object, "name", scenario->name);
  dm_writer_string (object, "note", scenario->note);
  if (!dm_writer_member (object, "changes", scenario->changes_given))
    return;
  g_string_append_c (object->text, '[');
  for (guint i = 0; i < scenario->n_changes; i++) {
    const DmChange *change = &scenario->changes[i];
    if (i > 0)
      g_string_append (object->text, ", ");
    dm_writer_position (object->text, model, dm_model_get_issue (model, change->issue),
                        &change->position, change->removed);
  }
  g_string_append_c (object->text, ']');
}

static void write_proposal (DmWriterObject *object, const DmModel *model,
                            const DmProposal *proposal) {
  static const char *const stances[] = { NULL, "accepts", "refuses", "undecided" };
  DmWriterObject inner;

  dm_writer_string (object, "id", proposal->id);
  dm_writer_string (object, "name", proposal->name);
  dm_writer_string (object, "by", get_id (model, DM_ENTITY_PARTY, proposal->by));
  dm_writer_date (object, "date", proposal->date);
  dm_writer_string (object, "note", proposal->note);
  if (dm_writer_member (object, "terms", proposal->terms_given)) {
    dm_writer_open (&inner, object->text, NULL);
    for (guint i = 0; i < proposal->n_terms; i++) {
      const DmIssue *issue = dm_model_get_issue (model, proposal->terms[i].issue);
      dm_writer_member (&inner, issue->id, TRUE);
      dm_writer_place (object->text, issue->scale, proposal->terms[i].place);
    }
    dm_writer_close (&inner);
  }
  if (dm_writer_member (object, "stances", proposal->stances_given)) {
    dm_writer_open (&inner, object->text, NULL);
    for (guint i = 0; i < proposal->n_stances; i++)
      dm_writer_string (&inner, dm_model_get_party (model, proposal->stances[i].party)->id,
                        stances[proposal->stances[i].stance]);
    dm_writer_close (&inner);
  }
}

static void write_view (DmWriterObject *object, const DmModel *model, const DmView *view) {
  static const char *const views[] = { NULL, "map", "matrix", "agreements", "timeline" };
  static const char *const sorts[] = { NULL, "file", "verdict", "gap", "salience" };

  dm_writer_string (object, "id", view->id);
  dm_writer_string (object, "title", view->title);
  dm_writer_string (object, "caption", view->caption);
  dm_writer_string (object, "notes", view->notes);
  dm_writer_string (object, "view", views[view->view]);
  append_ids (object, model, DM_ENTITY_PARTY, "parties", view->parties.given, view->parties.n_items,
              view->parties.items);
  append_ids (object, model, DM_ENTITY_ISSUE, "issues", view->issues.given, view->issues.n_items,
              view->issues.items);
  append_ids (object, model, DM_ENTITY_BASKET, "baskets", view->baskets.given,
              view->baskets.n_items, view->baskets.items);
  dm_writer_date (object, "date", view->date);
  dm_writer_date (object, "compare_date", view->compare_date);
  dm_writer_string (object, "compare_scenario",
                    get_id (model, DM_ENTITY_SCENARIO, view->compare_scenario));
  dm_writer_string (object, "scenario", get_id (model, DM_ENTITY_SCENARIO, view->scenario));
  dm_writer_string (object, "proposal", get_id (model, DM_ENTITY_PROPOSAL, view->proposal));
  dm_writer_string (object, "sort", sorts[view->sort]);
  append_boolean (object, "forecast", view->forecast_given, view->forecast);
  dm_writer_number (object, "draws", view->draws.n_draws > 0, view->draws.n_draws);
  dm_writer_number (object, "seed", view->seed_given, (double) view->draws.seed);
}

static void write_source (DmWriterObject *object, const DmSource *source) {
  dm_writer_string (object, "id", source->id);
  dm_writer_string (object, "title", source->title);
  dm_writer_string (object, "author", source->author);
  dm_writer_string (object, "publisher", source->publisher);
  dm_writer_date (object, "date", source->date);
  dm_writer_string (object, "url", source->url);
  dm_writer_string (object, "note", source->note);
}

static void write_event (DmWriterObject *object, const DmModel *model, const DmEvent *event) {
  dm_writer_string (object, "id", event->id);
  dm_writer_date (object, "date", event->date);
  dm_writer_string (object, "title", event->title);
  dm_writer_string (object, "source", get_id (model, DM_ENTITY_SOURCE, event->source));
  dm_writer_string (object, "note", event->note);
}

static const DmExtras *get_extras (DmEntityKind kind, gconstpointer entity) {
  switch (kind) {
  case DM_ENTITY_PARTY:
    return ((const DmParty *) entity)->extras;
  case DM_ENTITY_BASKET:
    return ((const DmBasket *) entity)->extras;
  case DM_ENTITY_ISSUE:
    return ((const DmIssue *) entity)->extras;
  case DM_ENTITY_SOURCE:
    return ((const DmSource *) entity)->extras;
  case DM_ENTITY_EVENT:
    return ((const DmEvent *) entity)->extras;
  case DM_ENTITY_SCENARIO:
    return ((const DmScenario *) entity)->extras;
  case DM_ENTITY_PROPOSAL:
    return ((const DmProposal *) entity)->extras;
  case DM_ENTITY_VIEW:
    return ((const DmView *) entity)->extras;
  default:
    return NULL;
  }
}

/* Appends @entity of @model as one JSON value. */
void dm_writer_entity (GString *text, const DmModel *model, DmEntityKind kind,
                       gconstpointer entity) {
  DmWriterObject object;

  dm_writer_open (&object, text, get_extras (kind, entity));
  if (kind == DM_ENTITY_PARTY) {
    write_party (&object, entity);
  } else if (kind == DM_ENTITY_BASKET) {
    dm_writer_string (&object, "id", ((const DmBasket *) entity)->id);
    dm_writer_string (&object, "name", ((const DmBasket *) entity)->name);
  } else if (kind == DM_ENTITY_ISSUE) {
    write_issue (&object, model, entity);
  } else if (kind == DM_ENTITY_SOURCE) {
    write_source (&object, entity);
  } else if (kind == DM_ENTITY_EVENT) {
    write_event (&object, model, entity);
  } else if (kind == DM_ENTITY_SCENARIO) {
    write_scenario (&object, model, entity);
  } else if (kind == DM_ENTITY_PROPOSAL) {
    write_proposal (&object, model, entity);
  } else {
    write_view (&object, model, entity);
  }
  dm_writer_close (&object);
}
