/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-random-value.h"

#include <string.h>

#include "dm-edit-private.h"
#include "dm-json.h"

/* The members that the format knows, but for those that are a position's name. */
static const DmRandomMember members[] = {
  { DM_TARGET_MODEL, "/title", DM_RANDOM_STRING, TRUE },
  { DM_TARGET_MODEL, "/summary", DM_RANDOM_STRING },
  { DM_TARGET_MODEL, "/note", DM_RANDOM_STRING },
  { DM_TARGET_MODEL, "/date", DM_RANDOM_DATE },
  { DM_TARGET_PARTY, "/name", DM_RANDOM_STRING, TRUE },
  { DM_TARGET_PARTY, "/short", DM_RANDOM_STRING },
  { DM_TARGET_PARTY, "/color", DM_RANDOM_COLOR },
  { DM_TARGET_PARTY, "/at_table", DM_RANDOM_BOOLEAN },
  { DM_TARGET_PARTY, "/spokesperson", DM_RANDOM_STRING },
  { DM_TARGET_PARTY, "/influence", DM_RANDOM_PERCENT },
  { DM_TARGET_PARTY, "/no_deal/label", DM_RANDOM_STRING },
  { DM_TARGET_PARTY, "/no_deal/value", DM_RANDOM_PERCENT },
  { DM_TARGET_PARTY, "/no_deal/trend", DM_RANDOM_WORD, .words = "better same worse" },
  { DM_TARGET_BASKET, "/name", DM_RANDOM_STRING, TRUE },
  { DM_TARGET_ISSUE, "/name", DM_RANDOM_STRING, TRUE },
  { DM_TARGET_ISSUE, "/scale", DM_RANDOM_SCALE, TRUE },
  { DM_TARGET_ISSUE, "/scale/max", DM_RANDOM_NUMBER },
  { DM_TARGET_ISSUE, "/scale/min", DM_RANDOM_NUMBER },
  { DM_TARGET_ISSUE, "/scale/step", DM_RANDOM_NUMBER },
  { DM_TARGET_ISSUE, "/scale/levels/-", DM_RANDOM_LEVEL },
  { DM_TARGET_ISSUE, "/scale/levels/1", DM_RANDOM_LEVEL },
  { DM_TARGET_ISSUE, "/scale/levels/0/id", DM_RANDOM_ID },
  { DM_TARGET_ISSUE, "/scale/options/-", DM_RANDOM_LEVEL },
  { DM_TARGET_ISSUE, "/scale/options/0", DM_RANDOM_LEVEL },
  { DM_TARGET_ISSUE, "/scale/options/1/id", DM_RANDOM_ID },
  { DM_TARGET_ISSUE, "/basket", DM_RANDOM_REF, .refs = DM_TARGET_BASKET },
  { DM_TARGET_ISSUE, "/kind", DM_RANDOM_WORD, .words = "demand fact principle process" },
  { DM_TARGET_ISSUE, "/needs", DM_RANDOM_REFS, .refs = DM_TARGET_PARTY },
  { DM_TARGET_SOURCE, "/title", DM_RANDOM_STRING, TRUE },
  { DM_TARGET_SOURCE, "/date", DM_RANDOM_DATE },
  { DM_TARGET_SOURCE, "/url", DM_RANDOM_STRING },
  { DM_TARGET_EVENT, "/date", DM_RANDOM_DATE, TRUE },
  { DM_TARGET_EVENT, "/title", DM_RANDOM_STRING, TRUE },
  { DM_TARGET_EVENT, "/source", DM_RANDOM_REF, .refs = DM_TARGET_SOURCE },
  { DM_TARGET_SCENARIO, "/name", DM_RANDOM_STRING, TRUE },
  { DM_TARGET_SCENARIO, "/changes", DM_RANDOM_CHANGES },
  { DM_TARGET_PROPOSAL, "/name", DM_RANDOM_STRING, TRUE },
  { DM_TARGET_PROPOSAL, "/by", DM_RANDOM_REF, .refs = DM_TARGET_PARTY },
  { DM_TARGET_PROPOSAL, "/date", DM_RANDOM_DATE },
  { DM_TARGET_PROPOSAL, "/terms", DM_RANDOM_TERMS },
  { DM_TARGET_PROPOSAL, "/stances", DM_RANDOM_STANCES },
  { DM_TARGET_VIEW, "/title", DM_RANDOM_STRING, TRUE },
  { DM_TARGET_VIEW, "/view", DM_RANDOM_WORD, .words = "map matrix agreements timeline" },
  { DM_TARGET_VIEW, "/parties", DM_RANDOM_REFS, .refs = DM_TARGET_PARTY },
  { DM_TARGET_VIEW, "/issues", DM_RANDOM_REFS, .refs = DM_TARGET_ISSUE },
  { DM_TARGET_VIEW, "/baskets", DM_RANDOM_REFS, .refs = DM_TARGET_BASKET },
  { DM_TARGET_VIEW, "/scenario", DM_RANDOM_REF, .refs = DM_TARGET_SCENARIO },
  { DM_TARGET_VIEW, "/proposal", DM_RANDOM_REF, .refs = DM_TARGET_PROPOSAL },
  { DM_TARGET_VIEW, "/sort", DM_RANDOM_WORD, .words = "file verdict gap salience" },
  { DM_TARGET_POSITION, "/demand", DM_RANDOM_PLACE },
  { DM_TARGET_POSITION, "/accepts", DM_RANDOM_SET },
  { DM_TARGET_POSITION, "/limits", DM_RANDOM_SET },
  { DM_TARGET_POSITION, "/values", DM_RANDOM_VALUES },
  { DM_TARGET_POSITION, "/salience", DM_RANDOM_PERCENT },
  { DM_TARGET_POSITION, "/basis", DM_RANDOM_WORD, .words = "stated reported inferred" },
  { DM_TARGET_POSITION, "/confidence", DM_RANDOM_PERCENT },
  { DM_TARGET_POSITION, "/statement", DM_RANDOM_STRING },
  { DM_TARGET_POSITION, "/evidence", DM_RANDOM_EVIDENCES },
  { DM_TARGET_POSITION, "/evidence/-", DM_RANDOM_EVIDENCE },
  { DM_TARGET_POSITION, "/evidence/0/source", DM_RANDOM_REF, .refs = DM_TARGET_SOURCE },
  { DM_TARGET_POSITION, "/evidence/0/grade", DM_RANDOM_GRADE },
  { DM_TARGET_POSITION, "/accepts/from", DM_RANDOM_PLACE },
  { DM_TARGET_POSITION, "/accepts/to", DM_RANDOM_PLACE },
  { DM_TARGET_POSITION, "/limits/from", DM_RANDOM_PLACE },
  { DM_TARGET_POSITION, "/limits/-", DM_RANDOM_PLACE },
};

/* Those that anything has. */
static const DmRandomMember others[] = {
  { .pointer = "/id", .kind = DM_RANDOM_ID },
  { .pointer = "/x-one", .kind = DM_RANDOM_ANYTHING },
  { .pointer = "/another one ~1 \"quoted\"", .kind = DM_RANDOM_ANYTHING },
};

/* What only a position has, and what moves it elsewhere. */
static const DmRandomMember of_positions[] = {
  { .pointer = "/since", .kind = DM_RANDOM_DATE },
  { .pointer = "/party", .kind = DM_RANDOM_REF, .refs = DM_TARGET_PARTY },
  { .pointer = "/issue", .kind = DM_RANDOM_REF, .refs = DM_TARGET_ISSUE },
  { .pointer = "/x-one", .kind = DM_RANDOM_ANYTHING },
};

const DmRandomMember *dm_random_member (GRand *random, DmTargetKind kind) {
  const DmRandomMember *member;

  if (dm_random_chance (random, 12))
    return kind == DM_TARGET_POSITION
               ? &of_positions[dm_random_below (random, G_N_ELEMENTS (of_positions))]
               : &others[dm_random_below (random, G_N_ELEMENTS (others))];
  do
    member = &members[dm_random_below (random, G_N_ELEMENTS (members))];
  while (member->of != kind);
  return member;
}

/* --- what things are made of --- */

static const char *const strings[] = { "A",
                                       "Lift all sanctions",
                                       "„Küste“ – 日本 😀",
                                       "a \"quote\" \\ / \n\t",
                                       "مرحبا",
                                       "=1+1",
                                       " ",
                                       "x",
                                       "\xc2\xa0" };

static void append_string (GString *text, GRand *random) {
  g_autoptr (GString) string
      = g_string_new (strings[dm_random_below (random, G_N_ELEMENTS (strings))]);

  if (dm_random_chance (random, 50))
    g_string_append_printf (string, " %u", dm_random_below (random, 1000));
  dm_json_append_string (text, string->str);
}

static void append_number (GString *text, GRand *random) {
  static const double numbers[] = { 0, -0.0, 1, 0.1, -7.25, 1e21, 1e-7, 1234567.875 };

  if (dm_random_chance (random, 30))
    dm_json_append_number (text, numbers[dm_random_below (random, G_N_ELEMENTS (numbers))]);
  else
    dm_json_append_number (text, g_rand_int_range (random, -200, 1500) / 4.0);
}

static void append_date (GString *text, GRand *random) {
  guint year = 2010 + dm_random_below (random, 12), month = 1 + dm_random_below (random, 12);

  if (dm_random_chance (random, 30))
    g_string_append_printf (text, "\"%u\"", year);
  else if (dm_random_chance (random, 30))
    g_string_append_printf (text, "\"%u-%02u\"", year, month);
  else
    g_string_append_printf (text, "\"%u-%02u-%02u\"", year, month,
                            1 + dm_random_below (random, 28));
}

static void append_word (GString *text, GRand *random, const char *words) {
  g_auto (GStrv) all = g_strsplit (words, " ", -1);

  dm_json_append_string (text, all[dm_random_below (random, g_strv_length (all))]);
}

/* Returns: (nullable): the id of any thing of @kind */
const char *dm_random_id (GRand *random, const DmModel *model, DmTargetKind kind) {
  DmEntityKind entity = dm_edit_get_entity_kind (kind);
  guint n = model->lists[entity]->length;

  return n > 0 ? dm_model_get_id (model, entity, dm_random_below (random, n)) : NULL;
}

static void append_ref (GString *text, GRand *random, const DmModel *model, DmTargetKind kind) {
  const char *id = dm_random_id (random, model, kind);

  dm_json_append_string (text, id != NULL ? id : "nobody");
}

static void append_refs (GString *text, GRand *random, const DmModel *model, DmTargetKind kind) {
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_string_append_c (text, '[');
  for (guint n = dm_random_below (random, 4); n > 0; n--) {
    const char *id = dm_random_id (random, model, kind);
    if (id == NULL || !g_hash_table_add (seen, (char *) id))
      continue;
    g_string_append (text, g_hash_table_size (seen) > 1 ? ", " : "");
    dm_json_append_string (text, id);
  }
  g_string_append_c (text, ']');
}

/* --- what stands on a scale --- */

static const DmScale *find_scale (const DmModel *model, const char *issue) {
  int index = issue != NULL ? dm_model_find_issue (model, issue) : -1;

  return index >= 0 ? dm_model_get_issue (model, (guint) index)->scale : NULL;
}

static void append_place (GString *text, GRand *random, const DmScale *scale) {
  if (scale == NULL)
    g_string_append (text, "1");
  else if (scale->type != DM_SCALE_INTERVAL)
    dm_json_append_string (text, scale->levels[dm_random_below (random, scale->n_levels)].id);
  else
    dm_json_append_number (
        text, scale->min + (scale->max - scale->min) * (dm_random_below (random, 17) / 16.0));
}

static void append_set (GString *text, GRand *random, const DmScale *scale) {
  gboolean nominal = scale != NULL && scale->type == DM_SCALE_NOMINAL, first = TRUE;

  g_string_append_c (text, nominal ? '[' : '{');
  for (guint i = 0; nominal && i < scale->n_levels; i++) {
    if (dm_random_chance (random, 50))
      continue;
    g_string_append (text, first ? "" : ", ");
    dm_json_append_string (text, scale->levels[i].id);
    first = FALSE;
  }
  for (guint end = 0; !nominal && end < 2; end++) {
    if (dm_random_chance (random, 40))
      continue;
    g_string_append_printf (text, "%s\"%s\": ", first ? "" : ", ", end == 0 ? "from" : "to");
    append_place (text, random, scale);
    first = FALSE;
  }
  g_string_append_c (text, nominal ? ']' : '}');
}

static void append_values (GString *text, GRand *random, const DmScale *scale) {
  gboolean first = TRUE;

  g_string_append_c (text, '{');
  for (guint i = 0; scale != NULL && i < scale->n_levels; i++) {
    if (dm_random_chance (random, 50))
      continue;
    g_string_append (text, first ? "" : ", ");
    dm_json_append_string (text, scale->levels[i].id);
    g_string_append_printf (text, ": %u", dm_random_below (random, 101));
    first = FALSE;
  }
  g_string_append_c (text, '}');
}

static void append_level (GString *text, GRand *random) {
  g_string_append_printf (text, "{\"id\": \"l%u\", \"name\": ", dm_random_below (random, 9));
  append_string (text, random);
  if (dm_random_chance (random, 20))
    g_string_append_printf (text, ", \"x-level\": %u", dm_random_below (random, 9));
  g_string_append_c (text, '}');
}

/* Levels with ids among few: a new scale shares some with the old one. */
char *dm_random_scale (GRand *random) {
  GString *text = g_string_new (NULL);
  guint type = dm_random_below (random, 3), n = 1 + dm_random_below (random, 6);
  guint first = dm_random_below (random, 9), step = dm_random_chance (random, 50) ? 1 : 8;
  gint32 min = g_rand_int_range (random, -10, 50);

  if (type == 0) {
    g_string_append_printf (text,
                            "{\"type\": \"interval\", \"min\": %d, \"max\": %d, "
                            "\"unit\": \"t\"%s}",
                            min, min + g_rand_int_range (random, 1, 1000),
                            dm_random_chance (random, 30) ? ", \"step\": 0.5" : "");
    return g_string_free (text, FALSE);
  }
  g_string_append_printf (text, "{\"type\": \"%s\", \"%s\": [", type == 1 ? "ordinal" : "nominal",
                          type == 1 ? "levels" : "options");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"id\": \"l%u\", \"name\": \"Level %u\"}", i > 0 ? ", " : "",
                            (first + i * step) % 9, i);
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

/* --- what is made of several --- */

static void append_evidence (GString *text, GRand *random, const DmModel *model) {
  gboolean grade = dm_random_chance (random, 50);

  g_string_append (text, "{\"locator\": ");
  append_string (text, random);
  if (dm_model_get_n_sources (model) > 0 && dm_random_chance (random, 70)) {
    g_string_append (text, ", \"source\": ");
    append_ref (text, random, model, DM_TARGET_SOURCE);
  }
  g_string_append (text, grade ? ", \"grade\": \"B2\", \"date\": " : ", \"date\": ");
  append_date (text, random);
  g_string_append_c (text, '}');
}

static void append_evidences (GString *text, GRand *random, const DmModel *model) {
  g_string_append_c (text, '[');
  for (guint n = dm_random_below (random, 3), i = 0; i < n; i++) {
    g_string_append (text, i > 0 ? ", " : "");
    append_evidence (text, random, model);
  }
  g_string_append_c (text, ']');
}

static void append_changes (GString *text, GRand *random, const DmModel *model) {
  g_string_append_c (text, '[');
  for (guint n = dm_random_below (random, 3), i = 0; i < n; i++) {
    const char *issue = dm_random_id (random, model, DM_TARGET_ISSUE);
    g_autofree char *change = dm_random_thing (random, model, DM_TARGET_POSITION, NULL, issue);
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", change);
  }
  g_string_append_c (text, ']');
}

static void append_terms (GString *text, GRand *random, const DmModel *model) {
  const char *issue = dm_random_id (random, model, DM_TARGET_ISSUE);

  g_string_append_c (text, '{');
  if (issue != NULL && dm_random_chance (random, 80)) {
    dm_json_append_string (text, issue);
    g_string_append (text, ": ");
    append_place (text, random, find_scale (model, issue));
  }
  g_string_append_c (text, '}');
}

static void append_stances (GString *text, GRand *random, const DmModel *model) {
  g_string_append_c (text, '{');
  append_ref (text, random, model, DM_TARGET_PARTY);
  g_string_append (text, ": ");
  append_word (text, random, "accepts refuses undecided");
  g_string_append_c (text, '}');
}

static void append_anything (GString *text, GRand *random) {
  static const char *const all[] = { "null",
                                     "true",
                                     "[]",
                                     "{}",
                                     "[1, {\"a\": [\"b\"]}, -0.5e3]",
                                     "{ \"b\":\n 1, \"a\" : [ ] }",
                                     "\"\\u00e9\\n\"",
                                     "12.50" };

  g_string_append (text, all[dm_random_below (random, G_N_ELEMENTS (all))]);
}

static void append_simple (GString *text, GRand *random, const DmRandomMember *member) {
  switch (member->kind) {
  case DM_RANDOM_ID:
    g_string_append_printf (text, "\"l%u\"", dm_random_below (random, 40));
    break;
  case DM_RANDOM_PERCENT:
    dm_json_append_number (text, dm_random_below (random, 401) / 4.0);
    break;
  case DM_RANDOM_NUMBER:
    append_number (text, random);
    break;
  case DM_RANDOM_BOOLEAN:
    g_string_append (text, dm_random_chance (random, 50) ? "true" : "false");
    break;
  case DM_RANDOM_DATE:
    append_date (text, random);
    break;
  case DM_RANDOM_COLOR:
    g_string_append_printf (text, "\"#%06x\"", dm_random_below (random, 0x1000000));
    break;
  case DM_RANDOM_WORD:
    append_word (text, random, member->words);
    break;
  case DM_RANDOM_GRADE:
    g_string_append_printf (text, "\"%c%u\"", 'A' + dm_random_below (random, 6),
                            1 + dm_random_below (random, 6));
    break;
  case DM_RANDOM_LEVEL:
    append_level (text, random);
    break;
  case DM_RANDOM_ANYTHING:
    append_anything (text, random);
    break;
  default:
    append_string (text, random);
    break;
  }
}

static void append_value (GString *text, GRand *random, const DmModel *model, const char *issue,
                          const DmRandomMember *member) {
  g_autofree char *scale = member->kind == DM_RANDOM_SCALE ? dm_random_scale (random) : NULL;

  switch (member->kind) {
  case DM_RANDOM_REF:
    append_ref (text, random, model, member->refs);
    break;
  case DM_RANDOM_REFS:
    append_refs (text, random, model, member->refs);
    break;
  case DM_RANDOM_PLACE:
    append_place (text, random, find_scale (model, issue));
    break;
  case DM_RANDOM_SET:
    append_set (text, random, find_scale (model, issue));
    break;
  case DM_RANDOM_VALUES:
    append_values (text, random, find_scale (model, issue));
    break;
  case DM_RANDOM_EVIDENCE:
    append_evidence (text, random, model);
    break;
  case DM_RANDOM_EVIDENCES:
    append_evidences (text, random, model);
    break;
  case DM_RANDOM_SCALE:
    g_string_append (text, scale);
    break;
  case DM_RANDOM_CHANGES:
    append_changes (text, random, model);
    break;
  case DM_RANDOM_TERMS:
    append_terms (text, random, model);
    break;
  case DM_RANDOM_STANCES:
    append_stances (text, random, model);
    break;
  default:
    append_simple (text, random, member);
    break;
  }
}

/** dm_random_value: Returns: a value that @member may have; places are on the scale of @issue (nullable) */
char *dm_random_value (GRand *random, const DmModel *model, const char *issue,
                       const DmRandomMember *member) {
  GString *text = g_string_new (NULL);

  append_value (text, random, model, issue, member);
  return g_string_free (text, FALSE);
}

/** dm_random_wrong_value: Returns: JSON that hardly any member may have, or no JSON at all */
char *dm_random_wrong_value (GRand *random) {
  static const char *const wrong[] = { "",
                                       "null",
                                       "-1",
                                       "101",
                                       "1e400",
                                       "01",
                                       "\"\"",
                                       "\"\\u0000\"",
                                       "\"\\ud800\"",
                                       "\"nowhere\"",
                                       "\"2014-13\"",
                                       "\"2014-02-30\"",
                                       "[]",
                                       "{}",
                                       "[null]",
                                       "{\"a\": 1, \"a\": 2}",
                                       "1, \"x\": 2",
                                       "1 }",
                                       "\"a",
                                       "\xff",
                                       "\"\xc0\xaf\"",
                                       "tru",
                                       "[1,]",
                                       "{\"from\": 9e9}",
                                       "// a\n1",
                                       "'a'",
                                       "NaN",
                                       "99999999999999999999",
                                       "\"Z9\"",
                                       "{\"from\": null}" };

  if (dm_random_chance (random, 3)) {
    guint depth = 50 + dm_random_below (random, 30);
    g_autofree char *open = g_strnfill (depth, '['), *close = g_strnfill (depth, ']');
    return g_strconcat (open, close, NULL);
  }
  return g_strdup (wrong[dm_random_below (random, G_N_ELEMENTS (wrong))]);
}

static void append_members (GString *text, GRand *random, const DmModel *model, DmTargetKind kind,
                            const char *issue) {
  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    const DmRandomMember *member = &members[i];
    if (member->of != kind || strchr (member->pointer + 1, '/') != NULL
        || (!member->required && dm_random_chance (random, 60)))
      continue;
    g_string_append_printf (text, ", \"%s\": ", member->pointer + 1);
    append_value (text, random, model, issue, member);
  }
}

/** dm_random_thing: Returns: a thing of @kind called @id; a position of any party on @issue. It may well be a wrong one. */
char *dm_random_thing (GRand *random, const DmModel *model, DmTargetKind kind, const char *id,
                       const char *issue) {
  GString *text = g_string_new ("{ ");

  if (kind == DM_TARGET_MODEL) {
    g_string_append (text, "\"demarche\": 1");
  } else if (kind != DM_TARGET_POSITION) {
    g_string_append (text, "\"id\": ");
    dm_json_append_string (text, id);
  } else {
    g_string_append (text, "\"party\": ");
    append_ref (text, random, model, DM_TARGET_PARTY);
    g_string_append (text, ", \"issue\": ");
    dm_json_append_string (text, issue != NULL ? issue : "none");
    if (dm_random_chance (random, 50)) {
      g_string_append (text, ", \"since\": ");
      append_date (text, random);
    }
  }
  append_members (text, random, model, kind, issue);
  g_string_append (text, " }");
  return g_string_free (text, FALSE);
}
