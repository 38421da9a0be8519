/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-reader-private.h"

static char *read_color (DmReader *reader, const char *at) {
  char *color = dm_reader_read_string (reader, at, "color");

  if (color == NULL
      || (color[0] == '#' && strlen (color) == 7
          && strspn (color + 1, "0123456789abcdefABCDEF") == 6))
    return color;
  dm_reader_push_name (reader, "color");
  dm_reader_report (reader, DM_SEVERITY_ERROR, at, "bad-color",
                    _ ("“%.80s” is no color; write it as #rrggbb"), color);
  dm_reader_pop (reader);
  return color;
}

static char *read_short_name (DmReader *reader, const char *at) {
  char *name = dm_reader_read_string (reader, at, "short");

  if (name == NULL || (name[0] != '\0' && g_utf8_strlen (name, -1) <= 4))
    return name;
  dm_reader_push_name (reader, "short");
  dm_reader_report (reader, DM_SEVERITY_ERROR, at, "bad-short",
                    _ ("“short” takes 1 to 4 characters"));
  dm_reader_pop (reader);
  return name;
}

static void read_no_deal (DmReader *reader, const char *at, DmParty *party) {
  static const char *const names[] = { "label", "value", "trend", NULL };
  static const char *const trends[] = { "better", "same", "worse" };
  DmReaderObject object;

  if (at == NULL)
    return;
  party->no_deal_given = TRUE;
  dm_reader_push_name (reader, "no_deal");
  if (dm_reader_scan_object (reader, &at, names, 0, &object)) {
    party->no_deal_label = dm_reader_read_string (reader, object.values[0], "label");
    dm_reader_read_number (reader, object.values[1], "value", 0, 100, &party->no_deal_value);
    party->no_deal_trend
        = (DmTrend) (1 + dm_reader_read_word (reader, object.values[2], "trend", trends, 3));
    party->no_deal_extras = object.extras;
  }
  dm_reader_pop (reader);
}

DmParty *dm_reader_read_party (DmReader *reader, const char **cursor) {
  static const char *const names[]
      = { "id",  "name",      "short",   "color", "at_table", "spokesperson",
          "aim", "influence", "no_deal", "note",  NULL };
  DmReaderObject object;

  if (!dm_reader_scan_object (reader, cursor, names, 0x3, &object))
    return NULL;
  DmParty *party = DM_ENTITY_NEW (DmParty);
  party->at_table = TRUE;
  party->influence = party->no_deal_value = NAN;
  party->id = dm_reader_read_id (reader, object.values[0]);
  party->name = dm_reader_read_string (reader, object.values[1], "name");
  party->short_name = read_short_name (reader, object.values[2]);
  party->color = read_color (reader, object.values[3]);
  party->at_table_given
      = dm_reader_read_boolean (reader, object.values[4], "at_table", &party->at_table);
  party->spokesperson = dm_reader_read_string (reader, object.values[5], "spokesperson");
  party->aim = dm_reader_read_string (reader, object.values[6], "aim");
  dm_reader_read_number (reader, object.values[7], "influence", 0, 100, &party->influence);
  read_no_deal (reader, object.values[8], party);
  party->note = dm_reader_read_string (reader, object.values[9], "note");
  party->extras = object.extras;
  return party;
}

DmBasket *dm_reader_read_basket (DmReader *reader, const char **cursor) {
  static const char *const names[] = { "id", "name", NULL };
  DmReaderObject object;

  if (!dm_reader_scan_object (reader, cursor, names, 0x3, &object))
    return NULL;
  DmBasket *basket = DM_ENTITY_NEW (DmBasket);
  basket->id = dm_reader_read_id (reader, object.values[0]);
  basket->name = dm_reader_read_string (reader, object.values[1], "name");
  basket->extras = object.extras;
  return basket;
}

DmSource *dm_reader_read_source (DmReader *reader, const char **cursor) {
  static const char *const names[]
      = { "id", "title", "author", "publisher", "date", "url", "note", NULL };
  DmReaderObject object;

  if (!dm_reader_scan_object (reader, cursor, names, 0x3, &object))
    return NULL;
  DmSource *source = DM_ENTITY_NEW (DmSource);
  source->id = dm_reader_read_id (reader, object.values[0]);
  source->title = dm_reader_read_string (reader, object.values[1], "title");
  source->author = dm_reader_read_string (reader, object.values[2], "author");
  source->publisher = dm_reader_read_string (reader, object.values[3], "publisher");
  source->date = dm_reader_read_date (reader, object.values[4], "date");
  source->url = dm_reader_read_string (reader, object.values[5], "url");
  source->note = dm_reader_read_string (reader, object.values[6], "note");
  source->extras = object.extras;
  return source;
}

DmEvent *dm_reader_read_event (DmReader *reader, const char **cursor) {
  static const char *const names[] = { "id", "date", "title", "source", "note", NULL };
  DmReaderObject object;

  if (!dm_reader_scan_object (reader, cursor, names, 0x7, &object))
    return NULL;
  DmEvent *event = DM_ENTITY_NEW (DmEvent);
  event->id = dm_reader_read_id (reader, object.values[0]);
  event->date = dm_reader_read_date (reader, object.values[1], "date");
  event->title = dm_reader_read_string (reader, object.values[2], "title");
  event->source = dm_reader_read_ref (reader, object.values[3], "source", DM_ENTITY_SOURCE);
  if (event->source >= 0 && reader->sources_used != NULL)
    reader->sources_used[event->source] = TRUE;
  event->note = dm_reader_read_string (reader, object.values[4], "note");
  event->extras = object.extras;
  return event;
}

/* An object whose keys are ids of @kind: calls @each with the index and the cursor on the value. */
typedef void (*EachKey) (DmReader *reader, const char *at, guint index, GArray *items);

static GArray *read_keyed (DmReader *reader, const char *at, const char *name, DmEntityKind kind,
                           gsize item_size, EachKey each) {
  GArray *items = g_array_new (FALSE, FALSE, (guint) item_size);

  if (at == NULL)
    return items;
  dm_reader_push_name (reader, name);
  if (dm_reader_expect (reader, at, DM_JSON_OBJECT)) {
    const char *cursor = dm_json_open (at);
    gboolean first = TRUE;
    while (dm_json_more (&cursor, &first)) {
      DmJsonSlice key = dm_json_take_key (&cursor);
      const char *key_cursor = key.start - 1, *value = cursor;
      g_autofree char *id = dm_json_take_string (&key_cursor);
      cursor = dm_json_skip (cursor);
      dm_reader_push_key (reader, key);
      int index = dm_reader_find_entity (reader, key.start - 1, id, kind);
      if (index >= 0)
        each (reader, value, (guint) index, items);
      dm_reader_pop (reader);
    }
  }
  dm_reader_pop (reader);
  return items;
}

static void read_term (DmReader *reader, const char *at, guint index, GArray *terms) {
  DmTerm term = { index, 0 };
  if (dm_reader_read_place (reader, at, dm_model_get_issue (reader->model, index), &term.place))
    g_array_append_val (terms, term);
}

static void read_stance (DmReader *reader, const char *at, guint index, GArray *stances) {
  static const char *const words[] = { "accepts", "refuses", "undecided" };
  DmPartyStance stance = { index, DM_STANCE_NONE };

  if (!dm_reader_expect (reader, at, DM_JSON_STRING))
    return;
  const char *cursor = at;
  g_autofree char *word = dm_json_take_string (&cursor);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      stance.stance = (DmStance) (i + 1);
  if (stance.stance == DM_STANCE_NONE)
    dm_reader_report (reader, DM_SEVERITY_ERROR, at, "unknown-word", _ ("“%.80s” is none of %s"),
                      word, "“accepts”, “refuses”, “undecided”");
  g_array_append_val (stances, stance);
}

DmProposal *dm_reader_read_proposal (DmReader *reader, const char **cursor) {
  static const char *const names[]
      = { "id", "name", "by", "date", "note", "terms", "stances", NULL };
  DmReaderObject object;

  if (!dm_reader_scan_object (reader, cursor, names, 0x3, &object))
    return NULL;
  DmProposal *proposal = DM_ENTITY_NEW (DmProposal);
  proposal->id = dm_reader_read_id (reader, object.values[0]);
  proposal->name = dm_reader_read_string (reader, object.values[1], "name");
  proposal->by = dm_reader_read_ref (reader, object.values[2], "by", DM_ENTITY_PARTY);
  proposal->date = dm_reader_read_date (reader, object.values[3], "date");
  proposal->note = dm_reader_read_string (reader, object.values[4], "note");
  proposal->terms_given = object.values[5] != NULL;
  proposal->stances_given = object.values[6] != NULL;
  g_autoptr (GArray) terms
      = read_keyed (reader, object.values[5], "terms", DM_ENTITY_ISSUE, sizeof (DmTerm), read_term);
  g_autoptr (GArray) stances = read_keyed (reader, object.values[6], "stances", DM_ENTITY_PARTY,
                                           sizeof (DmPartyStance), read_stance);
  proposal->n_terms = terms->len;
  proposal->terms = g_memdup2 (terms->data, terms->len * sizeof (DmTerm));
  proposal->n_stances = stances->len;
  proposal->stances = g_memdup2 (stances->data, stances->len * sizeof (DmPartyStance));
  proposal->extras = object.extras;
  return proposal;
}

static void read_draws (DmReader *reader, const char *draws, const char *seed, DmView *view) {
  guint64 n_draws = 0;

  dm_reader_read_whole (reader, draws, "draws", 1, DM_DRAWS_MOST, &n_draws);
  view->draws = (DmDraws){ (guint) n_draws, DM_DRAWS_SEED };
  view->seed_given
      = dm_reader_read_whole (reader, seed, "seed", 0, DM_DRAWS_LAST_SEED, &view->draws.seed);
}

DmView *dm_reader_read_view (DmReader *reader, const char **cursor) {
  static const char *const names[]
      = { "id",       "title",   "caption",  "notes",    "view",         "parties",
          "issues",   "baskets", "date",     "scenario", "compare_date", "compare_scenario",
          "proposal", "sort",    "forecast", "draws",    "seed",         NULL };
  static const char *const views[] = { "map", "matrix", "agreements", "timeline" };
  static const char *const sorts[] = { "file", "verdict", "gap", "salience" };
  DmReaderObject object;

  if (!dm_reader_scan_object (reader, cursor, names, 0x3, &object))
    return NULL;
  const char **at = object.values;
  DmView *view = DM_ENTITY_NEW (DmView);
  view->id = dm_reader_read_id (reader, at[0]);
  view->title = dm_reader_read_string (reader, at[1], "title");
  view->caption = dm_reader_read_string (reader, at[2], "caption");
  view->notes = dm_reader_read_string (reader, at[3], "notes");
  view->view = (DmViewKind) (1 + dm_reader_read_word (reader, at[4], "view", views, 4));
  view->parties = dm_reader_read_refs (reader, at[5], "parties", DM_ENTITY_PARTY);
  view->issues = dm_reader_read_refs (reader, at[6], "issues", DM_ENTITY_ISSUE);
  view->baskets = dm_reader_read_refs (reader, at[7], "baskets", DM_ENTITY_BASKET);
  view->date = dm_reader_read_date (reader, at[8], "date");
  view->scenario = dm_reader_read_ref (reader, at[9], "scenario", DM_ENTITY_SCENARIO);
  view->compare_date = dm_reader_read_date (reader, at[10], "compare_date");
  view->compare_scenario
      = dm_reader_read_ref (reader, at[11], "compare_scenario", DM_ENTITY_SCENARIO);
  view->proposal = dm_reader_read_ref (reader, at[12], "proposal", DM_ENTITY_PROPOSAL);
  view->sort = (DmSort) (1 + dm_reader_read_word (reader, at[13], "sort", sorts, 4));
  view->forecast_given = dm_reader_read_boolean (reader, at[14], "forecast", &view->forecast);
  read_draws (reader, at[15], at[16], view);
  view->extras = object.extras;
  return view;
}
