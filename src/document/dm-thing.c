/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-thing.h"

#include <glib/gi18n-lib.h>

#include "dm-document-private.h"
#include "dm-json-set.h"
#include "dm-json.h"

typedef guint (*CountThings) (const DmModel *model);
typedef const void *(*GetThing) (const DmModel *model, guint index);
typedef int (*FindThing) (const DmModel *model, const char *id);

typedef struct {
  DmSelectionKind selection;
  CountThings count;
  GetThing get;
  FindThing find;
  const char *words[DM_THING_N_WORDS];
} Kind;

/* Of every entity the first member is its id and the second its name or title. */
static const Kind kinds[] = {
  [DM_TARGET_PARTY]
  = { DM_SELECTION_PARTY,
      dm_model_get_n_parties,
      (GetThing) dm_model_get_party,
      dm_model_find_party,
      { N_ ("Parties"), N_ ("Party “%s”"), N_ ("New party"), N_ ("Add a party"),
        N_ ("Move the party"), N_ ("Delete the party"), N_ ("Delete the Party?") } },
  [DM_TARGET_BASKET]
  = { DM_SELECTION_BASKET,
      dm_model_get_n_baskets,
      (GetThing) dm_model_get_basket,
      dm_model_find_basket,
      { N_ ("Baskets"), N_ ("Basket “%s”"), N_ ("New basket"), N_ ("Add a basket"),
        N_ ("Move the basket"), N_ ("Delete the basket"), N_ ("Delete the Basket?") } },
  [DM_TARGET_ISSUE]
  = { DM_SELECTION_ISSUE,
      dm_model_get_n_issues,
      (GetThing) dm_model_get_issue,
      dm_model_find_issue,
      { N_ ("Issues"), N_ ("Issue “%s”"), N_ ("New issue"), N_ ("Add an issue"),
        N_ ("Move the issue"), N_ ("Delete the issue"), N_ ("Delete the Issue?") } },
  [DM_TARGET_SOURCE]
  = { DM_SELECTION_SOURCE,
      dm_model_get_n_sources,
      (GetThing) dm_model_get_source,
      dm_model_find_source,
      { N_ ("Sources"), N_ ("Source “%s”"), N_ ("New source"), N_ ("Add a source"),
        N_ ("Move the source"), N_ ("Delete the source"), N_ ("Delete the Source?") } },
  [DM_TARGET_EVENT]
  = { DM_SELECTION_EVENT,
      dm_model_get_n_events,
      (GetThing) dm_model_get_event,
      dm_model_find_event,
      { N_ ("Events"), N_ ("Event “%s”"), N_ ("New event"), N_ ("Add an event"),
        N_ ("Move the event"), N_ ("Delete the event"), N_ ("Delete the Event?") } },
  [DM_TARGET_SCENARIO]
  = { DM_SELECTION_SCENARIO,
      dm_model_get_n_scenarios,
      (GetThing) dm_model_get_scenario,
      dm_model_find_scenario,
      { N_ ("Scenarios"), N_ ("Scenario “%s”"), N_ ("New scenario"), N_ ("Add a scenario"),
        N_ ("Move the scenario"), N_ ("Delete the scenario"), N_ ("Delete the Scenario?") } },
  [DM_TARGET_PROPOSAL]
  = { DM_SELECTION_PROPOSAL,
      dm_model_get_n_proposals,
      (GetThing) dm_model_get_proposal,
      dm_model_find_proposal,
      { N_ ("Proposals"), N_ ("Proposal “%s”"), N_ ("New proposal"), N_ ("Add a proposal"),
        N_ ("Move the proposal"), N_ ("Delete the proposal"), N_ ("Delete the Proposal?") } },
  [DM_TARGET_VIEW]
  = { DM_SELECTION_VIEW,
      dm_model_get_n_views,
      (GetThing) dm_model_get_view,
      dm_model_find_view,
      /* Translators: a step of a briefing: what is shown, with a title and words */
      { N_ ("Briefing"), N_ ("Briefing step “%s”"), N_ ("New step"), N_ ("Add a briefing step"),
        N_ ("Move the briefing step"), N_ ("Delete the briefing step"),
        N_ ("Delete the Briefing Step?") } },
};

static const Kind *get_kind (DmTargetKind kind) {
  g_return_val_if_fail (kind > DM_TARGET_MODEL && kind < DM_TARGET_POSITION,
                        &kinds[DM_TARGET_ISSUE]);
  return &kinds[kind];
}

/**
 * dm_thing_get_word:
 * @kind: a kind of thing
 * @word: which of the words about it
 *
 * Returns: it, translated
 */
const char *dm_thing_get_word (DmTargetKind kind, DmThingWord word) {
  return _ (get_kind (kind)->words[word]);
}

/** dm_thing_get_selection_kind: Returns: what @kind is called where it is selected */
DmSelectionKind dm_thing_get_selection_kind (DmTargetKind kind) {
  return get_kind (kind)->selection;
}

/**
 * dm_thing_find_kind:
 * @name: “party”, “basket”, “issue”, “source”, “event”, “scenario”, “proposal” or “view”
 * @kind: (out): which kind that is
 *
 * Returns: whether it is one
 */
gboolean dm_thing_find_kind (const char *name, DmTargetKind *kind) {
  static const char *const names[]
      = { "party", "basket", "issue", "source", "event", "scenario", "proposal", "view" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    *kind = (DmTargetKind) (DM_TARGET_PARTY + i);
    if (g_str_equal (name, names[i]))
      return TRUE;
  }
  return FALSE;
}

/** dm_thing_count: Returns: how many of @kind @model has */
guint dm_thing_count (const DmModel *model, DmTargetKind kind) {
  return get_kind (kind)->count (model);
}

/** dm_thing_get_id: Returns: the id of the @index-th of @kind */
const char *dm_thing_get_id (const DmModel *model, DmTargetKind kind, guint index) {
  return ((char *const *) get_kind (kind)->get (model, index))[0];
}

/** dm_thing_get_name: Returns: the name or title of the @index-th of @kind */
const char *dm_thing_get_name (const DmModel *model, DmTargetKind kind, guint index) {
  return ((char *const *) get_kind (kind)->get (model, index))[1];
}

/**
 * dm_thing_describe:
 * @model: a model
 * @kind: a kind of thing
 * @index: which one
 *
 * Returns: (transfer full): what it is and its name, as in “Issue “Crimea’s status””
 */
char *dm_thing_describe (const DmModel *model, DmTargetKind kind, guint index) {
  const char *format = dm_thing_get_word (kind, DM_THING_ONE);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, dm_thing_get_name (model, kind, index));
#pragma GCC diagnostic pop
}

/** dm_thing_find: Returns: the index of the thing of @kind called @id, -1 where there is none */
int dm_thing_find (const DmModel *model, DmTargetKind kind, const char *id) {
  return id != NULL ? get_kind (kind)->find (model, id) : -1;
}

/* --- new ones --- */

static void append_member (GString *json, const char *name, const char *value) {
  g_string_append_printf (json, "%s\"%s\": ", json->len > 2 ? ", " : "", name);
  dm_json_append_string (json, value);
}

/* A scale to be changed. */
static void append_scale (GString *json) {
  g_string_append (json, ", \"scale\": { \"type\": \"ordinal\", \"levels\": [{ \"id\": \"low\"");
  append_member (json, "name", C_ ("level of a new scale", "Low"));
  g_string_append (json, " }, { \"id\": \"middle\"");
  append_member (json, "name", C_ ("level of a new scale", "Middle"));
  g_string_append (json, " }, { \"id\": \"high\"");
  append_member (json, "name", C_ ("level of a new scale", "High"));
  g_string_append (json, " }] }");
}

/* The day that the model is about, or else today: of an event it can't be left out. */
static char *make_date (const DmModel *model) {
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (dm_model_get_date (model) != DM_DATE_NONE)
    return dm_date_to_iso (dm_model_get_date (model));
  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * dm_thing_add_new:
 * @model: a model
 * @kind: what kind of thing to add
 * @before: before the how-manieth of them; from the last on, to the end
 * @basket: (nullable): of an issue the id of its basket
 * @id: (out): the new thing's id
 *
 * Adds a thing that says as little as the format allows, to be filled in.
 *
 * Returns: (transfer full): the changed model
 */
DmModel *dm_thing_add_new (DmModel *model, DmTargetKind kind, guint before, const char *basket,
                           char **id) {
  gboolean titled = kind == DM_TARGET_SOURCE || kind == DM_TARGET_EVENT || kind == DM_TARGET_VIEW;
  const char *name = dm_thing_get_word (kind, DM_THING_NEW);
  g_autoptr (GString) json = g_string_new ("{ ");
  g_auto (DmEditReport) report = { NULL };

  *id = dm_edit_make_id (model, kind, name);
  append_member (json, "id", *id);
  append_member (json, titled ? "title" : "name", name);
  if (kind == DM_TARGET_ISSUE)
    append_scale (json);
  if (kind == DM_TARGET_ISSUE && basket != NULL)
    append_member (json, "basket", basket);
  if (kind == DM_TARGET_EVENT) {
    g_autofree char *date = make_date (model);
    append_member (json, "date", date);
  }
  g_string_append (json, " }");
  return dm_edit_add (model, kind, json->str, before, &report);
}

/* --- what a document does with them --- */

/* Where a new thing goes: behind the selected one of its kind; an issue into the basket of that, or into the one selected. */
static guint find_room (DmDocument *self, DmTargetKind kind, const char **basket) {
  const DmSelection *selection = self->selection;
  DmTarget target = dm_document_get_target (self);
  gboolean on_issue = kind == DM_TARGET_ISSUE && selection->kind == DM_SELECTION_POSITION;
  int index = -1;

  *basket = NULL;
  if (target.kind == kind || on_issue)
    index = dm_thing_find (self->model, kind, target.id);
  if (kind == DM_TARGET_ISSUE && index >= 0
      && dm_model_get_issue (self->model, (guint) index)->basket >= 0)
    *basket = dm_model_get_basket (self->model,
                                   (guint) dm_model_get_issue (self->model, (guint) index)->basket)
                  ->id;
  else if (kind == DM_TARGET_ISSUE && target.kind == DM_TARGET_BASKET)
    *basket = target.id;
  return index >= 0 ? (guint) index + 1 : G_MAXUINT;
}

/**
 * dm_document_add_thing:
 * @self: a document
 * @kind: what kind of thing
 *

 * Adds a new thing behind the selected one of its kind and selects it. Its id is made anew by dm_document_end_step(), from the name
 * that it is given first.
 *
 * Returns: %FALSE where there is no model to add it to
 */
gboolean dm_document_add_thing (DmDocument *self, DmTargetKind kind) {
  g_autofree char *id = NULL;
  g_autoptr (DmModel) model = NULL;
  const char *basket;
  guint before;

  if (self->model == NULL)
    return FALSE;
  dm_document_end_step (self);
  before = find_room (self, kind, &basket);
  model = dm_thing_add_new (dm_history_get_model (self->history), kind, before, basket, &id);
  if (model == NULL)
    return FALSE;
  dm_document_apply (self, model, dm_thing_get_word (kind, DM_THING_ADD), NULL);
  dm_document_select (self, dm_thing_get_selection_kind (kind), id, NULL, NULL);
  g_free (self->fresh);
  self->fresh = g_steal_pointer (&id);
  self->fresh_kind = kind;
  return TRUE;
}

/* Gives the thing that was added last an id made from its name, once it has one. */
void dm_document_name_fresh (DmDocument *self) {
  g_autofree char *fresh = self->previewing ? NULL : g_steal_pointer (&self->fresh);
  DmTarget target = { .kind = self->fresh_kind, .id = fresh };
  int index
      = fresh != NULL && self->model != NULL ? dm_thing_find (self->model, target.kind, fresh) : -1;
  const DmStep *step = dm_history_peek_undo (self->history);
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) model = NULL;

  if (index < 0 || step == NULL)
    return;
  const char *name = dm_thing_get_name (self->model, target.kind, (guint) index);
  if (g_str_equal (name, dm_thing_get_word (target.kind, DM_THING_NEW))) {
    self->fresh = g_steal_pointer (&fresh);
    return;
  }
  g_autofree char *id = dm_edit_make_id (self->model, target.kind, name);
  g_autofree char *json = g_strdup_printf ("\"%s\"", id);
  g_autofree char *label = g_strdup (step->label), *merge = g_strdup (step->merge);
  model = dm_edit_set_member (self->model, &target, "/id", json, &report);
  if (model == NULL || model == self->model)
    return;
  /* it belongs to the step that named it, however long ago that was */
  dm_history_add (self->history, model, label, merge, step->time_us, self->selection);
  dm_document_show_model (self, model);
  dm_document_history_changed (self);
}

/**
 * dm_document_move_thing:
 * @self: a document
 * @kind: a kind of thing
 * @id: the id of one
 * @to: the how-manieth it will be
 *
 * Returns: whether it was moved
 */
gboolean dm_document_move_thing (DmDocument *self, DmTargetKind kind, const char *id, guint to) {
  DmTarget target = { .kind = kind, .id = id };
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) model = NULL;

  if (self->model == NULL)
    return FALSE;
  model = dm_edit_move (dm_history_get_model (self->history), &target, to, &report);
  if (model == NULL || model == dm_history_get_model (self->history))
    return FALSE;
  dm_document_apply (self, model, dm_thing_get_word (kind, DM_THING_MOVE), NULL);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the model with a copy of a thing behind it, called @id */
static DmModel *add_copy (DmModel *model, const DmTarget *target, guint index, const char *id) {
  g_autofree char *json = dm_edit_get_json (model, target);
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", id);
  g_autofree char *copy = json != NULL ? dm_json_set (json, "/id", quoted) : NULL;
  g_auto (DmEditReport) report = { NULL };

  return copy != NULL ? dm_edit_add (model, target->kind, copy, index + 1, &report) : NULL;
}

/**
 * dm_document_duplicate_step:
 * @self: a document
 * @id: the id of a step of its briefing
 *
 * Puts a copy of the step behind it, and selects that.
 *
 * Returns: whether there is such a step
 */
gboolean dm_document_duplicate_step (DmDocument *self, const char *id) {
  DmTarget target = { .kind = DM_TARGET_VIEW, .id = id };
  DmModel *before = self->model != NULL ? dm_history_get_model (self->history) : NULL;
  int index = before != NULL ? dm_model_find_view (before, id) : -1;
  g_autofree char *copy = NULL;
  g_autoptr (DmModel) model = NULL;

  if (index < 0)
    return FALSE;
  dm_document_end_step (self);
  copy = dm_edit_make_id (before, DM_TARGET_VIEW, id);
  model = add_copy (before, &target, (guint) index, copy);
  if (model == NULL)
    return FALSE;
  dm_document_apply (self, model, _ ("Duplicate the briefing step"), NULL);
  dm_document_select (self, DM_SELECTION_VIEW, copy, NULL, NULL);
  return TRUE;
}
