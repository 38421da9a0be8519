/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-difference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-describe.h"
#include "dm-json-set.h"
#include "dm-json.h"

#define MAX_TEXT 80 /* characters of a text that a sentence quotes */

/* --- what the change is about --- */

static const DmIssue *find_issue (const DmModel *model, const char *id) {
  int found = dm_model_find_issue (model, id);
  return found < 0 ? NULL : dm_model_get_issue (model, (guint) found);
}

static char *name_position (const DmModel *model, const DmTarget *target) {
  const DmParty *party
      = dm_model_get_party (model, (guint) dm_model_find_party (model, target->party));
  const DmIssue *issue = find_issue (model, target->id);
  g_autofree char *day = dm_date_to_display (target->since);

  if (target->scenario != NULL) {
    int found = dm_model_find_scenario (model, target->scenario);
    /* Translators: a party, an issue, and the scenario in which the position is another one */
    return g_strdup_printf (C_ ("change", "%1$s on %2$s, scenario %3$s"), party->name, issue->name,
                            found < 0 ? target->scenario
                                      : dm_model_get_scenario (model, (guint) found)->name);
  }
  if (target->since != DM_DATE_NONE)
    /* Translators: a party, an issue, and the day that the position holds from */
    return g_strdup_printf (C_ ("change", "%1$s on %2$s since %3$s"), party->name, issue->name,
                            day);
  /* Translators: a party and an issue */
  return g_strdup_printf (C_ ("change", "%1$s on %2$s"), party->name, issue->name);
}

static const char *get_name (const DmModel *model, const DmTarget *target) {
  const char *id = target->id;

  switch (target->kind) {
  case DM_TARGET_PARTY:
    return dm_model_get_party (model, (guint) dm_model_find_party (model, id))->name;
  case DM_TARGET_BASKET:
    return dm_model_get_basket (model, (guint) dm_model_find_basket (model, id))->name;
  case DM_TARGET_ISSUE:
    return find_issue (model, id)->name;
  case DM_TARGET_SOURCE:
    return dm_model_get_source (model, (guint) dm_model_find_source (model, id))->title;
  case DM_TARGET_EVENT:
    return dm_model_get_event (model, (guint) dm_model_find_event (model, id))->title;
  case DM_TARGET_SCENARIO:
    return dm_model_get_scenario (model, (guint) dm_model_find_scenario (model, id))->name;
  case DM_TARGET_PROPOSAL:
    return dm_model_get_proposal (model, (guint) dm_model_find_proposal (model, id))->name;
  default:
    return dm_model_get_view (model, (guint) dm_model_find_view (model, id))->title;
  }
}

static char *name_target (const DmModel *model, const DmTarget *target) {
  if (target->kind == DM_TARGET_MODEL)
    return g_strdup (C_ ("change", "The model"));
  if (target->kind == DM_TARGET_POSITION)
    return name_position (model, target);
  const char *name = get_name (model, target);
  switch (target->kind) {
  case DM_TARGET_PARTY:
    return g_strdup_printf (C_ ("change", "Party “%s”"), name);
  case DM_TARGET_BASKET:
    return g_strdup_printf (C_ ("change", "Basket “%s”"), name);
  case DM_TARGET_ISSUE:
    return g_strdup_printf (C_ ("change", "Issue “%s”"), name);
  case DM_TARGET_SOURCE:
    return g_strdup_printf (C_ ("change", "Source “%s”"), name);
  case DM_TARGET_EVENT:
    return g_strdup_printf (C_ ("change", "Event “%s”"), name);
  case DM_TARGET_SCENARIO:
    return g_strdup_printf (C_ ("change", "Scenario “%s”"), name);
  case DM_TARGET_PROPOSAL:
    return g_strdup_printf (C_ ("change", "Proposal “%s”"), name);
  default:
    return g_strdup_printf (C_ ("change", "Briefing step “%s”"), name);
  }
}

/* --- what members are called --- */

/* A kind of NULL pointers ends the list; %s stands for the level, issue or party that the rest of the pointer names. */
typedef struct {
  DmTargetKind kind;
  const char *pointer;
  const char *label;
} Label;

static const Label labels[] = {
  { DM_TARGET_MODEL, "/title", NC_ ("change", "title") },
  { DM_TARGET_MODEL, "/summary", NC_ ("change", "summary") },
  { DM_TARGET_MODEL, "/date", NC_ ("change", "date") },
  { DM_TARGET_PARTY, "/short", NC_ ("change", "short name") },
  { DM_TARGET_PARTY, "/color", NC_ ("change", "colour") },
  { DM_TARGET_PARTY, "/at_table", NC_ ("change", "at the table") },
  { DM_TARGET_PARTY, "/spokesperson", NC_ ("change", "spokesperson") },
  { DM_TARGET_PARTY, "/aim", NC_ ("change", "aim") },
  { DM_TARGET_PARTY, "/influence", NC_ ("change", "influence") },
  { DM_TARGET_PARTY, "/no_deal/label", NC_ ("change", "without a deal") },
  { DM_TARGET_PARTY, "/no_deal/value", NC_ ("change", "worth of no deal") },
  { DM_TARGET_PARTY, "/no_deal/trend", NC_ ("change", "no deal over time") },
  { DM_TARGET_ISSUE, "/basket", NC_ ("change", "basket") },
  { DM_TARGET_ISSUE, "/kind", NC_ ("change", "kind") },
  { DM_TARGET_ISSUE, "/needs", NC_ ("change", "needs") },
  { DM_TARGET_ISSUE, "/scale/type", NC_ ("change", "scale") },
  { DM_TARGET_ISSUE, "/scale/min", NC_ ("change", "lower end of the scale") },
  { DM_TARGET_ISSUE, "/scale/max", NC_ ("change", "upper end of the scale") },
  { DM_TARGET_ISSUE, "/scale/unit", NC_ ("change", "unit") },
  { DM_TARGET_ISSUE, "/scale/step", NC_ ("change", "step") },
  { DM_TARGET_ISSUE, "/scale/levels", NC_ ("change", "levels in order") },
  { DM_TARGET_ISSUE, "/scale/options", NC_ ("change", "options") },
  { DM_TARGET_POSITION, "/demand", NC_ ("change", "demand") },
  { DM_TARGET_POSITION, "/accepts", NC_ ("change", "what it accepts") },
  { DM_TARGET_POSITION, "/limits", NC_ ("change", "red lines") },
  { DM_TARGET_POSITION, "/values", NC_ ("change", "scores") },
  { DM_TARGET_POSITION, "/salience", NC_ ("change", "salience") },
  { DM_TARGET_POSITION, "/basis", NC_ ("change", "basis") },
  { DM_TARGET_POSITION, "/confidence", NC_ ("change", "confidence") },
  { DM_TARGET_POSITION, "/since", NC_ ("change", "since") },
  { DM_TARGET_POSITION, "/statement", NC_ ("change", "statement") },
  { DM_TARGET_POSITION, "/evidence", NC_ ("change", "evidence") },
  { DM_TARGET_SOURCE, "/title", NC_ ("change", "title") },
  { DM_TARGET_SOURCE, "/author", NC_ ("change", "author") },
  { DM_TARGET_SOURCE, "/publisher", NC_ ("change", "publisher") },
  { DM_TARGET_SOURCE, "/date", NC_ ("change", "date") },
  { DM_TARGET_SOURCE, "/url", NC_ ("change", "address") },
  { DM_TARGET_EVENT, "/title", NC_ ("change", "title") },
  { DM_TARGET_EVENT, "/date", NC_ ("change", "date") },
  { DM_TARGET_EVENT, "/source", NC_ ("change", "source") },
  { DM_TARGET_PROPOSAL, "/by", NC_ ("change", "tabled by") },
  { DM_TARGET_PROPOSAL, "/date", NC_ ("change", "date") },
  { DM_TARGET_VIEW, "/title", NC_ ("change", "title") },
  { DM_TARGET_VIEW, "/caption", NC_ ("change", "caption") },
  { DM_TARGET_VIEW, "/notes", NC_ ("change", "notes") },
  { DM_TARGET_VIEW, "/view", NC_ ("change", "what it shows") },
  { DM_TARGET_VIEW, "/parties", NC_ ("change", "parties") },
  { DM_TARGET_VIEW, "/issues", NC_ ("change", "issues") },
  { DM_TARGET_VIEW, "/baskets", NC_ ("change", "baskets") },
  { DM_TARGET_VIEW, "/date", NC_ ("change", "date") },
  { DM_TARGET_VIEW, "/compare_date", NC_ ("change", "date compared with") },
  { DM_TARGET_VIEW, "/compare_scenario", NC_ ("change", "scenario compared with") },
  { DM_TARGET_VIEW, "/scenario", NC_ ("change", "scenario") },
  { DM_TARGET_VIEW, "/proposal", NC_ ("change", "proposal") },
  { DM_TARGET_VIEW, "/sort", NC_ ("change", "order") },
  { DM_TARGET_VIEW, "/forecast", NC_ ("change", "forecast") },
  { DM_TARGET_VIEW, "/draws", NC_ ("change", "draws") },
  { DM_TARGET_VIEW, "/seed", NC_ ("change", "seed") },
};

static char *unescape (const char *name, gsize length) {
  g_autoptr (GString) text = g_string_new_len (name, (gssize) length);

  g_string_replace (text, "~1", "/", 0);
  g_string_replace (text, "~0", "~", 0);
  return g_strdup (text->str);
}

static const char *find_level_name (const DmIssue *issue, const char *id) {
  guint level;
  return issue != NULL && dm_scale_find_level (issue->scale, id, &level)
             ? issue->scale->levels[level].name
             : id;
}

static const char *find_party_name (const DmModel *model, const char *id) {
  int found = dm_model_find_party (model, id);
  return found < 0 ? id : dm_model_get_party (model, (guint) found)->name;
}

/* The label of a member of a list whose items stand in the pointer by their ids. */
static char *label_inner (const DmModel *model, const DmTarget *target, const char *pointer) {
  g_auto (GStrv) steps = g_strsplit (pointer + 1, "/", -1);
  guint n = g_strv_length (steps);
  g_autofree char *id = n < 2 ? NULL : unescape (steps[n - 1], strlen (steps[n - 1]));

  if (target->kind == DM_TARGET_POSITION && n == 2 && strcmp (steps[0], "values") == 0)
    return g_strdup_printf (C_ ("change", "score of “%s”"),
                            find_level_name (find_issue (model, target->id), id));
  if (target->kind == DM_TARGET_PROPOSAL && n == 2 && strcmp (steps[0], "stances") == 0)
    /* Translators: what a party has said of a proposal */
    return g_strdup_printf (C_ ("change", "stance of %s"), find_party_name (model, id));
  if (target->kind == DM_TARGET_PROPOSAL && n == 2 && strcmp (steps[0], "terms") == 0) {
    const DmIssue *issue = find_issue (model, id);
    /* Translators: what a proposal wants on an issue */
    return g_strdup_printf (C_ ("change", "term on %s"), issue == NULL ? id : issue->name);
  }
  if (target->kind == DM_TARGET_ISSUE && n == 4 && strcmp (steps[0], "scale") == 0) {
    const char *level = find_level_name (find_issue (model, target->id), steps[2]);
    if (strcmp (steps[3], "name") == 0)
      return g_strdup_printf (C_ ("change", "name of the level “%s”"), steps[2]);
    if (strcmp (steps[3], "note") == 0)
      return g_strdup_printf (C_ ("change", "note of “%s”"), level);
    if (strcmp (steps[3], "at") == 0)
      return g_strdup_printf (C_ ("change", "place of “%s”"), level);
  }
  return NULL;
}

static char *get_label (const DmModel *model, const DmTarget *target, const char *pointer) {
  if (strcmp (pointer, "/name") == 0)
    return g_strdup (C_ ("change", "name"));
  if (strcmp (pointer, "/note") == 0)
    return g_strdup (C_ ("change", "note"));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i].kind == target->kind && strcmp (labels[i].pointer, pointer) == 0)
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "change", labels[i].label));
  char *inner = label_inner (model, target, pointer);
  if (inner != NULL)
    return inner;
  g_autofree char *name = unescape (pointer + 1, strlen (pointer + 1));
  /* Translators: a member of the file that the program doesn’t know */
  return g_strdup_printf (C_ ("change", "member “%s”"), name);
}

/* --- what values say --- */

static char *quote (const char *text) {
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_TEXT));

  g_strdelimit (start, "\n\r\t", ' ');
  return strlen (start) < strlen (text) ? g_strdup_printf (_ ("“%s…”"), start)
                                        : g_strdup_printf (_ ("“%s”"), start);
}

/* The words that the format has for a choice. */
static const char *find_word (const char *word) {
  static const char *const words[][2] = {
    { "demand", NC_ ("choice", "demand") },
    { "fact", NC_ ("choice", "fact") },
    { "principle", NC_ ("choice", "principle") },
    { "process", NC_ ("choice", "process") },
    { "better", NC_ ("choice", "gets better") },
    { "same", NC_ ("choice", "stays the same") },
    { "worse", NC_ ("choice", "gets worse") },
    { "accepts", NC_ ("choice", "accepts") },
    { "refuses", NC_ ("choice", "refuses") },
    { "undecided", NC_ ("choice", "undecided") },
    { "stated", NC_ ("choice", "stated") },
    { "reported", NC_ ("choice", "reported") },
    { "inferred", NC_ ("choice", "inferred") },
    { "nominal", NC_ ("choice", "options") },
    { "ordinal", NC_ ("choice", "levels") },
    { "interval", NC_ ("choice", "numbers") },
    { "map", NC_ ("choice", "map") },
    { "matrix", NC_ ("choice", "matrix") },
    { "agreements", NC_ ("choice", "agreements") },
    { "timeline", NC_ ("choice", "timeline") },
    { "file", NC_ ("choice", "as in the file") },
    { "verdict", NC_ ("choice", "by verdict") },
    { "gap", NC_ ("choice", "by gap") },
    { "salience", NC_ ("choice", "by salience") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i][0], word) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "choice", words[i][1]);
  return NULL;
}

static gboolean ends_with_any (const char *pointer, const char *const *names, guint n) {
  for (guint i = 0; i < n; i++)
    if (g_str_has_suffix (pointer, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean is_choice (const DmTarget *target, const char *pointer) {
  static const char *const names[] = { "/kind", "/trend", "/basis", "/type", "/view", "/sort" };

  return ends_with_any (pointer, names, G_N_ELEMENTS (names))
         || (target->kind == DM_TARGET_PROPOSAL && g_str_has_prefix (pointer, "/stances/"));
}

static char *name_reference (const DmModel *model, const char *pointer, const char *id) {
  int found = -1;

  if (strcmp (pointer, "/basket") == 0 || strcmp (pointer, "/baskets") == 0) {
    found = dm_model_find_basket (model, id);
    return quote (found < 0 ? id : dm_model_get_basket (model, (guint) found)->name);
  }
  if (strcmp (pointer, "/source") == 0) {
    found = dm_model_find_source (model, id);
    return quote (found < 0 ? id : dm_model_get_source (model, (guint) found)->title);
  }
  if (strcmp (pointer, "/scenario") == 0 || strcmp (pointer, "/compare_scenario") == 0) {
    found = dm_model_find_scenario (model, id);
    return quote (found < 0 ? id : dm_model_get_scenario (model, (guint) found)->name);
  }
  if (strcmp (pointer, "/proposal") == 0) {
    found = dm_model_find_proposal (model, id);
    return quote (found < 0 ? id : dm_model_get_proposal (model, (guint) found)->name);
  }
  if (strcmp (pointer, "/issues") == 0)
    return quote (find_issue (model, id) == NULL ? id : find_issue (model, id)->name);
  if (strcmp (pointer, "/by") == 0 || strcmp (pointer, "/needs") == 0
      || strcmp (pointer, "/parties") == 0)
    return g_strdup (find_party_name (model, id));
  return NULL;
}

static char *describe_string (const DmModel *model, const DmTarget *target, const char *pointer,
                              const char *text) {
  static const char *const dates[] = { "/date", "/since", "/compare_date" };
  DmDate date;

  if (is_choice (target, pointer) && find_word (text) != NULL)
    return g_strdup (find_word (text));
  if (ends_with_any (pointer, dates, G_N_ELEMENTS (dates)) && dm_date_parse (text, &date))
    return dm_date_to_display (date);
  if (g_str_has_prefix (pointer, "/scale/levels") || g_str_has_prefix (pointer, "/scale/options"))
    return quote (g_str_has_suffix (pointer, "s")
                      ? find_level_name (find_issue (model, target->id), text)
                      : text);
  char *name = name_reference (model, pointer, text);
  return name != NULL ? name : quote (text);
}

static char *describe_json (const DmModel *model, const DmTarget *target, const char *pointer,
                            const char *json);

static char *describe_list (const DmModel *model, const DmTarget *target, const char *pointer,
                            const char *json) {
  g_autoptr (GString) list = g_string_new (NULL);
  const char *cursor = dm_json_open (json);
  gboolean first = TRUE;

  while (dm_json_more (&cursor, &first)) {
    const char *name
        = dm_json_peek (cursor) == DM_JSON_OBJECT ? dm_json_get (cursor, "/name") : cursor;
    g_autofree char *one = describe_json (model, target, pointer, name == NULL ? cursor : name);
    g_string_append (list, list->len > 0 ? C_ ("list", ", ") : "");
    g_string_append (list, one);
    cursor = dm_json_skip (cursor);
  }
  return list->len > 0 ? g_strdup (list->str) : g_strdup (_ ("nothing"));
}

/* A term is a place on the scale of the issue that the pointer names. */
static char *describe_term (const DmModel *model, const char *pointer, const char *json) {
  const DmIssue *issue = find_issue (model, pointer + strlen ("/terms/"));

  if (issue == NULL || dm_json_peek (json) == DM_JSON_STRING) {
    g_autofree char *id
        = dm_json_peek (json) == DM_JSON_STRING ? dm_json_take_string (&json) : NULL;
    return quote (find_level_name (issue, id == NULL ? json : id));
  }
  return dm_describe_amount (issue->scale, dm_json_take_number (&json));
}

static char *describe_json (const DmModel *model, const DmTarget *target, const char *pointer,
                            const char *json) {
  const char *cursor = json;
  g_autofree char *text = NULL;

  if (target->kind == DM_TARGET_PROPOSAL && g_str_has_prefix (pointer, "/terms/"))
    return describe_term (model, pointer, json);
  switch (dm_json_peek (json)) {
  case DM_JSON_STRING:
    text = dm_json_take_string (&cursor);
    return describe_string (model, target, pointer, text);
  case DM_JSON_NUMBER:
    return dm_describe_number (dm_json_take_number (&cursor), 6);
  case DM_JSON_BOOLEAN:
    return g_strdup (dm_json_take_boolean (&cursor) ? C_ ("change", "yes") : C_ ("change", "no"));
  case DM_JSON_NULL:
    return g_strdup (C_ ("change", "taken away"));
  case DM_JSON_ARRAY:
    return describe_list (model, target, pointer, json);
  default:
    text = g_strndup (json, (gsize) (dm_json_skip (json) - json));
    return quote (text);
  }
}

/* --- sentences --- */

static gboolean is_null (const char *json) {
  return json != NULL && dm_json_peek (json) == DM_JSON_NULL;
}

static char *describe_member (const DmDiff *diff, const DmDifference *difference) {
  const DmTarget *target = &difference->target;
  const DmModel *before = dm_diff_get_before (diff), *after = dm_diff_get_after (diff);
  const DmModel *named_in = difference->kind == DM_DIFF_REMOVED ? before : after;
  g_autofree char *thing = name_target (after, target);
  g_autofree char *label = get_label (named_in, target, difference->member);
  g_autofree char *was = NULL, *is = NULL;

  if (is_null (difference->after) && difference->before == NULL)
    /* Translators: a position in a scenario, and what the scenario takes away of it */
    return g_strdup_printf (C_ ("change", "%1$s: takes away: %2$s"), thing, label);
  if (is_null (difference->before) && difference->after == NULL)
    /* Translators: a position in a scenario, and what the scenario leaves as it is on record */
    return g_strdup_printf (C_ ("change", "%1$s: no longer takes away: %2$s"), thing, label);
  if (difference->before != NULL)
    was = describe_json (before, target, difference->member, difference->before);
  if (difference->after != NULL)
    is = describe_json (after, target, difference->member, difference->after);
  switch (difference->kind) {
  case DM_DIFF_ADDED:
    /* Translators: a thing, its member and the new value, as in “Party “Russia”: influence 60 (had none)” */
    return g_strdup_printf (C_ ("change", "%1$s: %2$s %3$s (had none)"), thing, label, is);
  case DM_DIFF_REMOVED:
    /* Translators: a thing, its member and the old value */
    return g_strdup_printf (C_ ("change", "%1$s: %2$s removed (was %3$s)"), thing, label, was);
  default:
    /* Translators: a thing, its member, the new and the old value */
    return g_strdup_printf (C_ ("change", "%1$s: %2$s %3$s (was %4$s)"), thing, label, is, was);
  }
}

static char *describe_level (const DmDiff *diff, const DmDifference *difference) {
  gboolean added = difference->kind == DM_DIFF_ADDED;
  g_autofree char *thing = name_target (dm_diff_get_after (diff), &difference->target);
  const char *cursor = dm_json_get (added ? difference->after : difference->before, "/name");
  g_autofree char *name = dm_json_take_string (&cursor);

  if (g_str_has_prefix (difference->member, "/scale/options/"))
    return added ? g_strdup_printf (C_ ("change", "%1$s: new option “%2$s”"), thing, name)
                 : g_strdup_printf (C_ ("change", "%1$s: option “%2$s” removed"), thing, name);
  return added ? g_strdup_printf (C_ ("change", "%1$s: new level “%2$s”"), thing, name)
               : g_strdup_printf (C_ ("change", "%1$s: level “%2$s” removed"), thing, name);
}

static gboolean is_whole_level (const DmDifference *difference) {
  const char *member = difference->member;

  if (difference->target.kind != DM_TARGET_ISSUE || difference->kind == DM_DIFF_CHANGED)
    return FALSE;
  if (g_str_has_prefix (member, "/scale/levels/"))
    return strchr (member + strlen ("/scale/levels/"), '/') == NULL;
  return g_str_has_prefix (member, "/scale/options/")
         && strchr (member + strlen ("/scale/options/"), '/') == NULL;
}

static char *describe_whole (const DmDiff *diff, const DmDifference *difference) {
  gboolean added = difference->kind == DM_DIFF_ADDED;
  const DmModel *model = added ? dm_diff_get_after (diff) : dm_diff_get_before (diff);
  g_autofree char *thing = name_target (model, &difference->target);

  if (difference->target.kind == DM_TARGET_POSITION)
    return dm_describe_position_difference (diff, difference, thing);
  /* Translators: a thing that the other version doesn’t have: “Party “Russia”: added” */
  return added ? g_strdup_printf (C_ ("change", "%s: added"), thing)
               : g_strdup_printf (C_ ("change", "%s: removed"), thing);
}

/**
 * dm_describe_difference:
 * @diff: what differs between two models
 * @difference: one of its items
 *
 * Returns: (transfer full): what changed, translated: “United States on Crimea’s status: accepts up to “left open” (was
 *   “autonomy”)”
 */
char *dm_describe_difference (const DmDiff *diff, const DmDifference *difference) {
  if (difference->member == NULL)
    return describe_whole (diff, difference);
  if (difference->target.kind == DM_TARGET_POSITION) {
    g_autofree char *thing = name_target (dm_diff_get_after (diff), &difference->target);
    char *sentence = dm_describe_position_difference (diff, difference, thing);
    if (sentence != NULL)
      return sentence;
  }
  return is_whole_level (difference) ? describe_level (diff, difference)
                                     : describe_member (diff, difference);
}

/**
 * dm_describe_differences:
 * @diff: what differs between two models
 * @most: how many sentences at the most
 *
 * Returns: (transfer full): what changed, a sentence each; the last one says how many more there are
 */
GStrv dm_describe_differences (const DmDiff *diff, guint most) {
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  guint n = dm_diff_get_size (diff), n_told = n <= most ? n : MAX (most, 1) - 1;

  for (guint i = 0; i < n_told; i++) {
    g_autofree char *sentence = dm_describe_difference (diff, dm_diff_get (diff, i));

    g_strv_builder_add (sentences, sentence);
  }
  if (n > n_told) {
    guint more = n - n_told;
    g_autofree char *text
        /* Translators: the end of a list of differences */
        = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", more), more);

    g_strv_builder_add (sentences, text);
  }
  return g_strv_builder_end (sentences);
}
