/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-source-place.h"

#include <string.h>

/* The lists of a file, and what their elements are. */
static const struct {
  const char *name;
  DmTargetKind kind;
} lists[] = {
  { "parties", DM_TARGET_PARTY },      { "baskets", DM_TARGET_BASKET },
  { "issues", DM_TARGET_ISSUE },       { "positions", DM_TARGET_POSITION },
  { "sources", DM_TARGET_SOURCE },     { "events", DM_TARGET_EVENT },
  { "scenarios", DM_TARGET_SCENARIO }, { "proposals", DM_TARGET_PROPOSAL },
  { "views", DM_TARGET_VIEW },
};

/** dm_source_place_clear: frees what @place holds */
void dm_source_place_clear (DmSourcePlace *place) {
  g_clear_pointer (&place->id, g_free);
  g_clear_pointer (&place->party, g_free);
  g_clear_pointer (&place->scenario, g_free);
  g_clear_pointer (&place->pointer, g_free);
}

static const char *get_list_name (DmTargetKind kind) {
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].kind == kind)
      return lists[i].name;
  return NULL;
}

/* --- from a thing to its place --- */

/* What is known, after some of its members, of whether an element is the one that is looked for. */
typedef struct {
  gboolean id, party, since, other_since;
} Match;

static void match_member (Match *match, const DmJsonWalk *walk, const DmTarget *target) {
  guint last = walk->depth - 1;
  gboolean position = target->kind == DM_TARGET_POSITION;
  DmDate since;

  if (dm_json_walk_is_at (walk, last, position ? "issue" : "id")) {
    match->id = dm_json_span_equals (walk->text, walk->span, target->id);
  } else if (position && dm_json_walk_is_at (walk, last, "party")) {
    match->party = dm_json_span_equals (walk->text, walk->span, target->party);
  } else if (position && dm_json_walk_is_at (walk, last, "since")) {
    g_autofree char *date = dm_json_span_dup (walk->text, walk->span);
    match->since = dm_date_parse (date, &since) && dm_date_compare (since, target->since) == 0;
    match->other_since = !match->since;
  }
}

static gboolean is_match (const Match *match, const DmTarget *target) {
  if (target->kind != DM_TARGET_POSITION)
    return match->id;
  if (!match->id || !match->party)
    return FALSE;
  /* of a scenario's changes the day says what they change to, not which one is meant */
  return target->scenario != NULL
         || (target->since == DM_DATE_NONE ? !match->since && !match->other_since : match->since);
}

/* Looks in the list called @name of the object that @text is. Of several changes of a scenario the last one counts. */
static gboolean find_in_list (const char *text, gsize length, const char *name,
                              const DmTarget *target, DmJsonSpan *span) {
  gboolean found = FALSE;
  Match match = { 0 };
  DmJsonEvent event;
  DmJsonWalk walk;

  dm_json_walk_begin (&walk, text, length);
  while ((event = dm_json_walk_next (&walk)) != DM_JSON_WALK_END) {
    if (walk.depth < 2 || walk.depth > 3 || !dm_json_walk_is_at (&walk, 0, name)
        || walk.frames[1].object)
      continue;
    if (walk.depth == 3 && event == DM_JSON_WALK_VALUE)
      match_member (&match, &walk, target);
    else if (walk.depth == 2 && event == DM_JSON_WALK_OPEN)
      match = (Match){ 0 };
    else if (walk.depth == 2 && event == DM_JSON_WALK_CLOSE && is_match (&match, target)) {
      *span = walk.span;
      found = TRUE;
      if (target->scenario == NULL)
        break;
    }
  }
  return found;
}

/**
 * dm_source_find_target:
 * @text: the text of a model, maybe broken
 * @length: its length in bytes
 * @target: a thing, by its ids
 * @span: (out): where it stands
 *
 * Finds a thing in a text by the ids that stand there: the text needn't be of the model that the target was taken from.
 *
 * Returns: whether it's there
 */
gboolean dm_source_find_target (const char *text, gsize length, const DmTarget *target,
                                DmJsonSpan *span) {
  const DmTarget scenario = { .kind = DM_TARGET_SCENARIO, .id = target->scenario };
  DmJsonSpan outer;

  if (target->kind == DM_TARGET_MODEL)
    return dm_json_locate (text, length, "", span);
  if (target->scenario == NULL)
    return find_in_list (text, length, get_list_name (target->kind), target, span);
  if (!find_in_list (text, length, "scenarios", &scenario, &outer)
      || !find_in_list (text + outer.start, outer.end - outer.start, "changes", target, span))
    return FALSE;
  span->start += outer.start;
  span->end += outer.start;
  return TRUE;
}

/* --- from a place to its thing --- */

/**
 * dm_source_read_ids:
 * @json: an object, maybe broken
 * @length: its length in bytes
 * @kind: what it is; not the model
 * @place: (inout): gets the ids that the object gives itself
 *
 * Returns: whether it has those that name it
 */
gboolean dm_source_read_ids (const char *json, gsize length, DmTargetKind kind,
                             DmSourcePlace *place) {
  gboolean position = kind == DM_TARGET_POSITION;
  DmJsonEvent event;
  DmJsonWalk walk;

  place->kind = kind;
  place->since = DM_DATE_NONE;
  g_clear_pointer (&place->id, g_free);
  g_clear_pointer (&place->party, g_free);
  dm_json_walk_begin (&walk, json, length);
  while ((event = dm_json_walk_next (&walk)) != DM_JSON_WALK_END) {
    if (event != DM_JSON_WALK_VALUE || walk.depth != 1)
      continue;
    g_autofree char *value = dm_json_span_dup (json, walk.span);
    if (place->id == NULL && dm_json_walk_is_at (&walk, 0, position ? "issue" : "id"))
      place->id = g_steal_pointer (&value);
    else if (position && place->party == NULL && dm_json_walk_is_at (&walk, 0, "party"))
      place->party = g_steal_pointer (&value);
    else if (position && dm_json_walk_is_at (&walk, 0, "since")
             && !dm_date_parse (value, &place->since))
      place->since = DM_DATE_NONE;
  }
  return place->id != NULL && (!position || place->party != NULL);
}

/* The first two steps of a pointer are a list and an index in it; returns the rest, or NULL where it is shorter. */
static const char *split_pointer (const char *pointer, DmTargetKind *kind) {
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    gsize n = strlen (lists[i].name);
    if (pointer[0] != '/' || strncmp (pointer + 1, lists[i].name, n) != 0 || pointer[n + 1] != '/')
      continue;
    *kind = lists[i].kind;
    return pointer + n + 2 + strcspn (pointer + n + 2, "/");
  }
  return NULL;
}

/* Reads the ids of the object that the first @n bytes of @pointer lead to. */
static gboolean read_ids_at (const char *text, gsize length, const char *pointer, gsize n,
                             DmTargetKind kind, DmSourcePlace *place) {
  g_autofree char *object = g_strndup (pointer, n);
  DmJsonSpan span;

  return dm_json_locate (text, length, object, &span)
         && dm_source_read_ids (text + span.start, span.end - span.start, kind, place);
}

/* In a scenario's list of changes, the change. */
static const char *enter_change (const char *text, gsize length, const char *pointer,
                                 const char *rest, DmSourcePlace *place) {
  static const char changes[] = "/changes/";
  g_auto (DmSourcePlace) change = { 0 };

  if (!g_str_has_prefix (rest, changes))
    return rest;
  const char *end = rest + strlen (changes);
  end += strcspn (end, "/");
  if (!read_ids_at (text, length, pointer, (gsize) (end - pointer), DM_TARGET_POSITION, &change))
    return rest;
  change.scenario = g_steal_pointer (&place->id);
  dm_source_place_clear (place);
  *place = change;
  change = (DmSourcePlace){ 0 };
  return end;
}

/**
 * dm_source_find_place:
 * @text: the text of a model, maybe broken
 * @length: its length in bytes
 * @offset: where in it, in bytes
 * @place: (out caller-allocates): the innermost thing that stands there; %DM_TARGET_MODEL where that is none that has
 *   the ids it needs. To be cleared with dm_source_place_clear().
 */
void dm_source_find_place (const char *text, gsize length, gsize offset, DmSourcePlace *place) {
  g_autofree char *pointer = dm_json_point_at (text, length, offset);
  DmTargetKind kind;
  const char *rest = split_pointer (pointer, &kind);

  *place = (DmSourcePlace){ .kind = DM_TARGET_MODEL };
  if (rest != NULL && read_ids_at (text, length, pointer, (gsize) (rest - pointer), kind, place)) {
    if (kind == DM_TARGET_SCENARIO)
      rest = enter_change (text, length, pointer, rest, place);
    place->pointer = g_strdup (rest);
    return;
  }
  dm_source_place_clear (place);
  *place = (DmSourcePlace){ .kind = DM_TARGET_MODEL, .pointer = g_strdup (pointer) };
}
