/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-paste.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-json-set.h"
#include "dm-json.h"
#include "dm-reader.h"

#define MAX_BYTES (64u * 1024 * 1024)
#define MAX_COMPLAINTS 100
#define MAX_THINGS 50000 /* more would take longer than a paste may */

/** dm_paste_report_clear: frees what @report holds */
void dm_paste_report_clear (DmPasteReport *report) {
  g_clear_pointer (&report->id, g_free);
  g_clear_pointer (&report->party, g_free);
  g_clear_pointer (&report->complaints, g_ptr_array_unref);
}

/* A paste on its way. */
typedef struct {
  DmModel *model;  /* owned: as far as it is by now */
  GHashTable *ids; /* of the parties and issues that the text brings: "kind/id" there → id here */
  const DmTarget *at;
  DmPasteReport *report;
  guint n_things;
} Paste;

static void complain (Paste *paste, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void complain (Paste *paste, const char *format, ...) {
  va_list arguments;

  if (paste->report->complaints->len >= MAX_COMPLAINTS)
    return;
  va_start (arguments, format);
  g_ptr_array_add (paste->report->complaints, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* Takes the model that an edit made, or says why there is none. */
static gboolean take (Paste *paste, DmModel *changed, DmEditReport *report, const char *what) {
  if (changed == NULL) {
    DmDiagnostic *first = report->diagnostics->len > 0 ? report->diagnostics->pdata[0] : NULL;
    complain (paste, "%.200s: %s", what, first != NULL ? first->message : "");
    return FALSE;
  }
  dm_model_unref (paste->model);
  paste->model = changed;
  return TRUE;
}

static void note_pasted (Paste *paste, DmTargetKind kind, const char *id, const char *party) {
  if (paste->report->kind == DM_TARGET_MODEL) {
    paste->report->kind = kind;
    paste->report->id = g_strdup (id);
    paste->report->party = g_strdup (party);
  }
  if (paste->report->kind == kind)
    paste->report->n_pasted++;
}

/* --- JSON --- */

/* A member that is a string; NULL where it is anything else or isn't there. */
static char *dup_member (const char *json, const char *pointer) {
  const char *cursor = dm_json_get (json, pointer);

  return cursor != NULL && dm_json_peek (cursor) == DM_JSON_STRING ? dm_json_take_string (&cursor)
                                                                   : NULL;
}

/* Sets a member to a string, or with NULL removes it. */
static void set_member (char **json, const char *pointer, const char *string) {
  g_autoptr (GString) value = g_string_new (NULL);
  g_autofree char *before = *json;

  if (string != NULL)
    dm_json_append_string (value, string);
  *json = dm_json_set (before, pointer, string != NULL ? value->str : NULL);
  if (*json == NULL)
    *json = g_steal_pointer (&before);
}

typedef void (*PasteOne) (Paste *paste, char **json);

/* Calls @paste_one with each object of the list called @name. */
static void for_each (Paste *paste, const char *text, const char *name, PasteOne paste_one) {
  g_autofree char *pointer = g_strconcat ("/", name, NULL);
  const char *cursor = dm_json_get (text, pointer);
  gboolean first = TRUE;

  if (cursor == NULL)
    return;
  if (dm_json_peek (cursor) != DM_JSON_ARRAY) {
    complain (paste, _ ("“%s” is no list"), name);
    return;
  }
  cursor = dm_json_open (cursor);
  while (dm_json_more (&cursor, &first)) {
    const char *end = dm_json_skip (cursor);
    g_autofree char *json = g_strndup (cursor, (gsize) (end - cursor));

    if (++paste->n_things > MAX_THINGS) {
      complain (paste, _ ("The clipboard holds more than %u things"), MAX_THINGS);
      return;
    }
    if (dm_json_peek (cursor) == DM_JSON_OBJECT)
      paste_one (paste, &json);
    else
      complain (paste, _ ("“%s” holds something that is no object"), name);
    cursor = end;
  }
}

/* --- things --- */

static int find (const DmModel *model, DmTargetKind kind, const char *id) {
  switch (kind) {
  case DM_TARGET_PARTY:
    return dm_model_find_party (model, id);
  case DM_TARGET_ISSUE:
    return dm_model_find_issue (model, id);
  case DM_TARGET_BASKET:
    return dm_model_find_basket (model, id);
  default:
    return dm_model_find_source (model, id);
  }
}

static void remember_id (Paste *paste, DmTargetKind kind, const char *there, const char *here) {
  g_hash_table_insert (paste->ids, g_strdup_printf ("%d/%s", kind, there), g_strdup (here));
}

/* What is called @id in the text is called here. */
static const char *map_id (Paste *paste, DmTargetKind kind, const char *id) {
  g_autofree char *key = g_strdup_printf ("%d/%s", kind, id);
  const char *here = g_hash_table_lookup (paste->ids, key);

  return here != NULL ? here : id;
}

/* What things refer to is pasted only where it isn't there yet: by the same id the same thing is meant. */
static void paste_referred (Paste *paste, char **json, DmTargetKind kind) {
  g_autofree char *id = dup_member (*json, "/id");
  g_auto (DmEditReport) report = { NULL };

  if (id != NULL && find (paste->model, kind, id) >= 0)
    return;
  take (paste, dm_edit_add (paste->model, kind, *json, G_MAXUINT, &report), &report,
        id != NULL ? id : "?");
}

static void paste_source (Paste *paste, char **json) {
  paste_referred (paste, json, DM_TARGET_SOURCE);
}

static void paste_basket (Paste *paste, char **json) {
  paste_referred (paste, json, DM_TARGET_BASKET);
}

/* Adds a party or an issue behind the one that it is pasted at. */
static void add (Paste *paste, DmTargetKind kind, char **json) {
  g_autofree char *id = dup_member (*json, "/id"), *name = dup_member (*json, "/name");
  g_autofree char *here = NULL;
  g_auto (DmEditReport) report = { NULL };
  int after = -1;

  if (id == NULL)
    id = g_strdup ("");
  here = find (paste->model, kind, id) >= 0 ? dm_edit_make_id (paste->model, kind, id)
                                            : g_strdup (id);
  set_member (json, "/id", here);
  if (paste->at != NULL && paste->at->kind == kind)
    after = find (paste->model, kind, paste->at->id) + (int) paste->report->n_pasted;
  if (!take (paste,
             dm_edit_add (paste->model, kind, *json, after < 0 ? G_MAXUINT : (guint) after + 1,
                          &report),
             &report, name != NULL ? name : id))
    return;
  remember_id (paste, kind, id, here);
  note_pasted (paste, kind, here, NULL);
}

static void paste_party (Paste *paste, char **json) {
  add (paste, DM_TARGET_PARTY, json);
}

/* Those that an issue needs, as far as they are here. */
static void map_needs (Paste *paste, char **json, const char *name) {
  const char *cursor = dm_json_get (*json, "/needs");
  g_autoptr (GString) list = g_string_new ("[");
  g_autofree char *before = NULL;
  gboolean first = TRUE;

  if (cursor == NULL || dm_json_peek (cursor) != DM_JSON_ARRAY)
    return;
  cursor = dm_json_open (cursor);
  while (dm_json_more (&cursor, &first)) {
    g_autofree char *id = NULL;

    if (dm_json_peek (cursor) != DM_JSON_STRING)
      return; /* the edit will say that it is wrong */
    id = dm_json_take_string (&cursor);
    if (dm_model_find_party (paste->model, map_id (paste, DM_TARGET_PARTY, id)) < 0) {
      complain (paste, _ ("%.200s: it no longer needs “%.80s”, which isn’t a party here"), name,
                id);
      continue;
    }
    g_string_append (list, list->len > 1 ? ", " : "");
    dm_json_append_string (list, map_id (paste, DM_TARGET_PARTY, id));
  }
  g_string_append_c (list, ']');
  before = *json;
  *json = dm_json_set (before, "/needs", list->str);
}

static void paste_issue (Paste *paste, char **json) {
  g_autofree char *basket = dup_member (*json, "/basket"), *name = dup_member (*json, "/name");

  if (basket != NULL && dm_model_find_basket (paste->model, basket) < 0) {
    complain (paste, _ ("%.200s: it leaves the basket “%.80s”, which isn’t here"),
              name != NULL ? name : "?", basket);
    set_member (json, "/basket", NULL);
  }
  map_needs (paste, json, name != NULL ? name : "?");
  add (paste, DM_TARGET_ISSUE, json);
}

/* --- positions --- */

/* Whether positions are pasted by themselves, and not along with their party or issue. */
static gboolean is_alone (Paste *paste) {
  return g_hash_table_size (paste->ids) == 0;
}

/* A position that is copied by itself goes where it is pasted at: onto a lane, an issue or a party. */
static void redirect (Paste *paste, char **json) {
  const DmTarget *at = paste->at;
  gboolean alone = is_alone (paste);

  if (alone && at != NULL && (at->kind == DM_TARGET_ISSUE || at->kind == DM_TARGET_POSITION))
    set_member (json, "/issue", at->id);
  if (alone && at != NULL && at->kind == DM_TARGET_PARTY)
    set_member (json, "/party", at->id);
  if (alone && at != NULL && at->kind == DM_TARGET_POSITION)
    set_member (json, "/party", at->party);
}

static char *describe_position (Paste *paste, const char *issue, const char *party) {
  int of = dm_model_find_party (paste->model, party);
  int on = dm_model_find_issue (paste->model, issue);

  /* Translators: a party on an issue, as in "Russia on Crimea’s status" */
  return g_strdup_printf (_ ("%.100s on %.100s"),
                          of >= 0 ? dm_model_get_party (paste->model, (guint) of)->name : party,
                          on >= 0 ? dm_model_get_issue (paste->model, (guint) on)->name : issue);
}

/* Appends one piece of evidence, without a source that isn't here. */
static void append_evidence (Paste *paste, GString *list, char *json, const char *what) {
  g_autofree char *id = NULL, *evidence = json;

  if (dm_json_peek (evidence) == DM_JSON_OBJECT)
    id = dup_member (evidence, "/source");
  if (id != NULL && dm_model_find_source (paste->model, id) < 0) {
    complain (paste, _ ("%s: evidence loses the source “%.80s”, which isn’t here"), what, id);
    set_member (&evidence, "/source", NULL);
  }
  g_string_append (list, list->len > 1 ? ", " : "");
  g_string_append (list, evidence);
}

static void map_evidence (Paste *paste, char **json, const char *what) {
  const char *cursor = dm_json_get (*json, "/evidence");
  g_autoptr (GString) list = g_string_new ("[");
  g_autofree char *before = NULL;
  gboolean first = TRUE;

  if (cursor == NULL || dm_json_peek (cursor) != DM_JSON_ARRAY)
    return;
  cursor = dm_json_open (cursor);
  while (dm_json_more (&cursor, &first)) {
    const char *end = dm_json_skip (cursor);

    append_evidence (paste, list, g_strndup (cursor, (gsize) (end - cursor)), what);
    cursor = end;
  }
  g_string_append_c (list, ']');
  before = *json;
  *json = dm_json_set (before, "/evidence", list->str);
}

/* In a scenario it becomes a change; on record it takes the place of the one from the same day. */
static DmModel *put_position (Paste *paste, char **json, const char *issue, const char *party,
                              DmEditReport *report) {
  DmTarget target = { .kind = DM_TARGET_POSITION, .id = issue, .party = party };
  g_autofree char *since = dup_member (*json, "/since"), *old = NULL;

  if (is_alone (paste) && paste->at != NULL && paste->at->scenario != NULL) {
    target.scenario = paste->at->scenario;
    set_member (json, "/since", NULL);
    return dm_edit_put_json (paste->model, &target, *json, report);
  }
  if (since == NULL || dm_date_parse (since, &target.since))
    old = dm_edit_get_json (paste->model, &target);
  return old != NULL ? dm_edit_put_json (paste->model, &target, *json, report)
                     : dm_edit_add (paste->model, DM_TARGET_POSITION, *json, G_MAXUINT, report);
}

static void paste_position (Paste *paste, char **json) {
  g_autofree char *issue = NULL, *party = NULL, *what = NULL;
  g_auto (DmEditReport) report = { NULL };

  redirect (paste, json);
  issue = dup_member (*json, "/issue");
  party = dup_member (*json, "/party");
  if (issue != NULL)
    set_member (json, "/issue", map_id (paste, DM_TARGET_ISSUE, issue));
  if (party != NULL)
    set_member (json, "/party", map_id (paste, DM_TARGET_PARTY, party));
  g_free (issue);
  g_free (party);
  issue = dup_member (*json, "/issue");
  party = dup_member (*json, "/party");
  what = describe_position (paste, issue != NULL ? issue : "?", party != NULL ? party : "?");
  map_evidence (paste, json, what);
  if (take (paste,
            put_position (paste, json, issue != NULL ? issue : "", party != NULL ? party : "",
                          &report),
            &report, what))
    note_pasted (paste, DM_TARGET_POSITION, issue, party);
}

/* --- texts --- */

static void ignore_fault (gsize offset, const char *code, const char *message, gpointer data) {
}

static gboolean is_ours (const char *text) {
  gsize length = strlen (text);
  DmJsonSlice longest;
  const char *marker;

  if (length > MAX_BYTES
      || !dm_json_check (text, length, DM_READER_MAX_DEPTH, DM_READER_MAX_STRING, ignore_fault,
                         NULL, &longest))
    return FALSE;
  if (dm_json_peek (dm_json_skip_space (text)) != DM_JSON_OBJECT)
    return FALSE;
  marker = dm_json_get (text, "/demarche_clipboard");
  return marker != NULL && dm_json_peek (marker) == DM_JSON_NUMBER
         && dm_json_take_number (&marker) == 1;
}

/**
 * dm_paste_text:
 * @model: a model
 * @text: what a clipboard holds, whatever that is
 * @at: (nullable): what is selected: a position that was copied by itself goes to its party and issue, or into its scenario; parties
 *   and issues go behind it
 * @report: (out caller-allocates): what was pasted, and what not
 *
 * Pastes what dm_paste_copy() made, of this model or another one. Parties and issues get new ids where theirs are taken, and
 * the positions that they bring follow; all else that is referred to is found by its id. What the reader would
 * refuse is left out and told.
 *
 * Returns: (transfer full) (nullable): the changed model, %NULL where nothing could be pasted
 */
DmModel *dm_paste_text (DmModel *model, const char *text, const DmTarget *at,
                        DmPasteReport *report) {
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Paste paste = { dm_model_ref (model), ids, at, report, 0 };

  *report = (DmPasteReport){ .kind = DM_TARGET_MODEL,
                             .complaints = g_ptr_array_new_with_free_func (g_free) };
  if (is_ours (text)) {
    for_each (&paste, text, "sources", paste_source);
    for_each (&paste, text, "baskets", paste_basket);
    for_each (&paste, text, "parties", paste_party);
    for_each (&paste, text, "issues", paste_issue);
    for_each (&paste, text, "positions", paste_position);
  }
  if (report->n_pasted == 0 && report->complaints->len == 0)
    complain (&paste, "%s", _ ("The clipboard holds no parties, issues or positions"));
  if (report->n_pasted == 0)
    g_clear_pointer (&paste.model, dm_model_unref);
  return paste.model;
}

/* A day behind the latest position of the same party on the same issue; without any, the model's day, or else today. */
static char *make_since (DmModel *model, const DmTarget *target) {
  const DmIssue *issue
      = dm_model_get_issue (model, (guint) dm_model_find_issue (model, target->id));
  int party = dm_model_find_party (model, target->party);
  DmDate latest = DM_DATE_NONE, day;
  g_autoptr (GDateTime) date = NULL, next = NULL;

  for (guint i = 0; i < issue->positions->n_positions; i++)
    if ((int) issue->positions->positions[i].party == party)
      latest = issue->positions->positions[i].since;
  day = dm_date_last_day (latest != DM_DATE_NONE ? latest : dm_model_get_date (model));
  date = day == DM_DATE_NONE ? g_date_time_new_now_utc ()
                             : g_date_time_new_utc ((int) (day >> 16), (int) (day >> 8 & 0xff),
                                                    (int) (day & 0xff), 0, 0, 0);
  next = date != NULL ? g_date_time_add_days (date, latest != DM_DATE_NONE ? 1 : 0) : NULL;
  return next != NULL ? g_date_time_format (next, "%Y-%m-%d") : g_strdup ("9999-12-31");
}

/**
 * dm_paste_duplicate:
 * @model: a model
 * @target: a party, an issue or a position on record
 * @report: (out caller-allocates): what was made of it
 *
 * Copies and pastes in one. The copy of a position holds from the model's day on, or, where the party has others from certain days,
 * from the day after the latest of them.
 *
 * Returns: (transfer full) (nullable): the changed model, %NULL where nothing could be duplicated
 */
DmModel *dm_paste_duplicate (DmModel *model, const DmTarget *target, DmPasteReport *report) {
  g_autofree char *text = dm_paste_copy (model, target);

  if (text != NULL && target->kind == DM_TARGET_POSITION) {
    g_autofree char *since = make_since (model, target);
    set_member (&text, "/positions/0/since", since);
  }
  return dm_paste_text (model, text != NULL ? text : "", target, report);
}
