/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-describe-difference.h"
#include "dm-describe.h"
#include "dm-json-set.h"
#include "dm-json.h"

static const DmScale *get_scale (const DmModel *model, const DmTarget *target) {
  int issue = dm_model_find_issue (model, target->id);
  return issue < 0 ? NULL : dm_model_get_issue (model, (guint) issue)->scale;
}

static gboolean read_place (const DmScale *scale, const char *json, double *place) {
  guint level;

  if (scale->type == DM_SCALE_INTERVAL) {
    if (dm_json_peek (json) != DM_JSON_NUMBER)
      return FALSE;
    *place = dm_json_take_number (&json);
    return TRUE;
  }
  if (dm_json_peek (json) != DM_JSON_STRING)
    return FALSE;
  g_autofree char *id = dm_json_take_string (&json);
  if (!dm_scale_find_level (scale, id, &level))
    return FALSE;
  *place = level;
  return TRUE;
}

static void read_range (const DmScale *scale, const char *json, DmRange *range) {
  const char *from = dm_json_get (json, "/from"), *to = dm_json_get (json, "/to");

  *range = DM_RANGE_ALL;
  if (from != NULL)
    read_place (scale, from, &range->from);
  if (to != NULL)
    read_place (scale, to, &range->to);
}

/* To be freed with dm_scale_set_clear(). */
static void read_set (const DmScale *scale, const char *json, DmSet *set) {
  gboolean first = TRUE;
  double place;

  if (dm_scale_is_ordered (scale)) {
    read_range (scale, json, &set->range);
    return;
  }
  dm_scale_set_init_empty (scale, set);
  const char *cursor = dm_json_open (json);
  while (dm_json_more (&cursor, &first)) {
    if (read_place (scale, cursor, &place))
      dm_option_set_add (&set->options, (guint) place);
    cursor = dm_json_skip (cursor);
  }
}

static char *describe_set_json (const DmScale *scale, const char *json) {
  DmSet set;

  read_set (scale, json, &set);
  char *text = dm_describe_set (scale, &set);
  dm_scale_set_clear (scale, &set);
  return text;
}

static char *describe_place_json (const DmScale *scale, const char *json) {
  DmSet set;
  double place;

  if (!read_place (scale, json, &place))
    return g_strdup (json);
  dm_scale_set_init_single (scale, &set, place);
  char *text = dm_describe_set (scale, &set);
  dm_scale_set_clear (scale, &set);
  return text;
}

/* --- sets of which one end moved --- */

typedef struct {
  const char *thing;
  const DmScale *old_scale, *new_scale;
  const char *before, *after; /* JSON */
} Words;

static char *describe_end (const DmScale *scale, double place) {
  DmSet set = { .range = { place, place } };
  return dm_describe_set (scale, &set);
}

/* Returns: whether just one end moved, from a place to a place, which are then described */
static gboolean find_moved_end (const Words *words, gboolean *upper, char **was, char **is) {
  DmRange before, after;

  if (!dm_scale_is_ordered (words->old_scale) || words->old_scale->type != words->new_scale->type)
    return FALSE;
  read_range (words->old_scale, words->before, &before);
  read_range (words->new_scale, words->after, &after);
  const char *lower[]
      = { dm_json_get (words->before, "/from"), dm_json_get (words->after, "/from") };
  g_autofree char *old_from
      = lower[0] == NULL ? NULL : describe_end (words->old_scale, before.from);
  g_autofree char *new_from = lower[1] == NULL ? NULL : describe_end (words->new_scale, after.from);
  g_autofree char *old_to
      = isfinite (before.to) ? describe_end (words->old_scale, before.to) : NULL;
  g_autofree char *new_to = isfinite (after.to) ? describe_end (words->new_scale, after.to) : NULL;
  gboolean low = g_strcmp0 (old_from, new_from) != 0, high = g_strcmp0 (old_to, new_to) != 0;
  if (low == high
      || (low ? old_from == NULL || new_from == NULL : old_to == NULL || new_to == NULL))
    return FALSE;
  *upper = high;
  *was = high ? g_steal_pointer (&old_to) : g_steal_pointer (&old_from);
  *is = high ? g_steal_pointer (&new_to) : g_steal_pointer (&new_from);
  return TRUE;
}

static char *describe_demand (const Words *words) {
  g_autofree char *was
      = words->before == NULL ? NULL : describe_place_json (words->old_scale, words->before);
  g_autofree char *is
      = words->after == NULL ? NULL : describe_place_json (words->new_scale, words->after);

  if (was == NULL)
    return g_strdup_printf (C_ ("change", "%1$s: demands %2$s (demanded nothing)"), words->thing,
                            is);
  if (is == NULL)
    return g_strdup_printf (C_ ("change", "%1$s: demands nothing any more (was %2$s)"),
                            words->thing, was);
  return g_strdup_printf (C_ ("change", "%1$s: demands %2$s (was %3$s)"), words->thing, is, was);
}

static char *describe_accepts (const Words *words) {
  g_autofree char *was = NULL, *is = NULL;
  gboolean upper;

  if (words->before != NULL && words->after != NULL && find_moved_end (words, &upper, &was, &is))
    return upper ? g_strdup_printf (C_ ("change", "%1$s: accepts up to %2$s (was %3$s)"),
                                    words->thing, is, was)
                 : g_strdup_printf (C_ ("change", "%1$s: accepts from %2$s on (was %3$s)"),
                                    words->thing, is, was);
  if (words->before != NULL)
    was = describe_set_json (words->old_scale, words->before);
  if (words->after != NULL)
    is = describe_set_json (words->new_scale, words->after);
  if (was == NULL)
    return g_strdup_printf (C_ ("change", "%1$s: accepts %2$s (had not said)"), words->thing, is);
  if (is == NULL)
    return g_strdup_printf (C_ ("change", "%1$s: no longer says what it accepts (was %2$s)"),
                            words->thing, was);
  return g_strdup_printf (C_ ("change", "%1$s: accepts %2$s (was %3$s)"), words->thing, is, was);
}

/* “not past “b”” says more plainly what “all but from “a” to “b”” is. */
static char *describe_new_line (const Words *words) {
  DmRange range;

  if (!dm_scale_is_ordered (words->new_scale))
    return NULL;
  read_range (words->new_scale, words->after, &range);
  if (isfinite (range.from) == isfinite (range.to))
    return NULL;
  gboolean upper = isfinite (range.to);
  g_autofree char *end = describe_end (words->new_scale, upper ? range.to : range.from);
  return upper ? g_strdup_printf (C_ ("change", "%1$s: red line not past %2$s (had none)"),
                                  words->thing, end)
               : g_strdup_printf (C_ ("change", "%1$s: red line nothing short of %2$s (had none)"),
                                  words->thing, end);
}

static char *describe_limits (const Words *words) {
  g_autofree char *was = NULL, *is = NULL;
  gboolean upper;

  if (words->before != NULL && words->after != NULL && find_moved_end (words, &upper, &was, &is))
    return upper
               ? g_strdup_printf (C_ ("change", "%1$s: red line not past %2$s (was %3$s)"),
                                  words->thing, is, was)
               : g_strdup_printf (C_ ("change", "%1$s: red line nothing short of %2$s (was %3$s)"),
                                  words->thing, is, was);
  if (words->before != NULL)
    was = describe_set_json (words->old_scale, words->before);
  if (words->after != NULL)
    is = describe_set_json (words->new_scale, words->after);
  char *line = was == NULL ? describe_new_line (words) : NULL;
  if (line != NULL)
    return line;
  if (was == NULL)
    return g_strdup_printf (C_ ("change", "%1$s: rules out all but %2$s (had no red lines)"),
                            words->thing, is);
  if (is == NULL)
    return g_strdup_printf (C_ ("change",
                                "%1$s: has no red lines any more (ruled out all but %2$s)"),
                            words->thing, was);
  return g_strdup_printf (C_ ("change", "%1$s: rules out all but %2$s (was all but %3$s)"),
                          words->thing, is, was);
}

/* --- evidence --- */

static char *take_member (const char *json, const char *pointer) {
  const char *at = dm_json_get (json, pointer);
  return at != NULL && dm_json_peek (at) == DM_JSON_STRING ? dm_json_take_string (&at) : NULL;
}

static char *describe_piece (const DmModel *model, const char *json) {
  g_autofree char *source = take_member (json, "/source");
  g_autofree char *locator = take_member (json, "/locator");
  g_autofree char *speaker = take_member (json, "/speaker");
  const DmEvidence evidence
      = { .source = source == NULL ? -1 : dm_model_find_source (model, source),
          .locator = locator,
          .speaker = speaker };

  return dm_describe_evidence (model, &evidence);
}

static char *describe_evidence (const DmDiff *diff, const DmDifference *difference,
                                const char *thing) {
  gboolean gone = difference->after == NULL;
  g_autofree char *piece
      = describe_piece (gone ? dm_diff_get_before (diff) : dm_diff_get_after (diff),
                        gone ? difference->before : difference->after);

  if (difference->kind == DM_DIFF_ADDED)
    /* Translators: a position, and where it is said */
    return g_strdup_printf (C_ ("change", "%1$s: new evidence: %2$s"), thing, piece);
  return gone ? g_strdup_printf (C_ ("change", "%1$s: evidence removed: %2$s"), thing, piece)
              : g_strdup_printf (C_ ("change", "%1$s: evidence changed: %2$s"), thing, piece);
}

/* --- the whole --- */

static char *describe_whole (const DmScale *scale, const DmDifference *difference,
                             const char *thing) {
  gboolean added = difference->kind == DM_DIFF_ADDED;
  const char *json = added ? difference->after : difference->before;
  const char *demand = dm_json_get (json, "/demand"), *accepts = dm_json_get (json, "/accepts");
  g_autofree char *what = NULL;

  if (demand != NULL && dm_json_peek (demand) != DM_JSON_NULL) {
    g_autofree char *value = g_strndup (demand, (gsize) (dm_json_skip (demand) - demand));
    what = describe_place_json (scale, value);
    return added ? g_strdup_printf (C_ ("change", "%1$s: new position, demands %2$s"), thing, what)
                 : g_strdup_printf (C_ ("change", "%1$s: position removed (demanded %2$s)"), thing,
                                    what);
  }
  if (accepts != NULL && dm_json_peek (accepts) != DM_JSON_NULL) {
    what = describe_set_json (scale, accepts);
    return added ? g_strdup_printf (C_ ("change", "%1$s: new position, accepts %2$s"), thing, what)
                 : g_strdup_printf (C_ ("change", "%1$s: position removed (accepted %2$s)"), thing,
                                    what);
  }
  return added ? g_strdup_printf (C_ ("change", "%s: new position"), thing)
               : g_strdup_printf (C_ ("change", "%s: position removed"), thing);
}

/* A scenario takes members away by null: then there is nothing to say of them. */
static const char *skip_null (const char *json) {
  return json != NULL && dm_json_peek (json) == DM_JSON_NULL ? NULL : json;
}

char *dm_describe_position_difference (const DmDiff *diff, const DmDifference *difference,
                                       const char *thing) {
  const Words words = { thing, get_scale (dm_diff_get_before (diff), &difference->target),
                        get_scale (dm_diff_get_after (diff), &difference->target),
                        skip_null (difference->before), skip_null (difference->after) };
  const char *member = difference->member;

  if (member == NULL)
    return describe_whole (difference->kind == DM_DIFF_ADDED ? words.new_scale : words.old_scale,
                           difference, thing);
  if (words.before == NULL && words.after == NULL)
    return NULL;
  if (strcmp (member, "/demand") == 0)
    return describe_demand (&words);
  if (strcmp (member, "/accepts") == 0)
    return describe_accepts (&words);
  if (strcmp (member, "/limits") == 0)
    return describe_limits (&words);
  if (g_str_has_prefix (member, "/evidence/"))
    return describe_evidence (diff, difference, thing);
  return NULL;
}
