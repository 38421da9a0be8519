/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-json.h"
#include "dm-nearest.h"
#include "dm-writer.h"

static const char *const ids[DM_N_CELLS] = {
  "party",    "issue", "demand",     "accepts_from", "accepts_to", "limit_from", "limit_to",
  "salience", "basis", "confidence", "since",        "statement",  "source",     "locator",
};

static const char *const pointers[DM_N_CELLS] = {
  "/party",
  "/issue",
  "/demand",
  "/accepts",
  "/accepts",
  "/limits",
  "/limits",
  "/salience",
  "/basis",
  "/confidence",
  "/since",
  "/statement",
  "/evidence/0/source",
  "/evidence/0/locator",
};

/** dm_cell_to_id: the name of the column in CSV, "accepts_from" */
const char *dm_cell_to_id (DmCell cell) {
  return ids[cell];
}

/** dm_cell_from_id: Returns: whether @id is the name of a column, which is then in @cell */
gboolean dm_cell_from_id (const char *id, DmCell *cell) {
  for (guint i = 0; i < DM_N_CELLS; i++)
    if (strcmp (ids[i], id) == 0) {
      *cell = (DmCell) i;
      return TRUE;
    }
  return FALSE;
}

/* --- what a cell says --- */

static char *number_to_text (double number, char decimal) {
  return g_strdelimit (dm_json_number_to_text (number), ".", decimal);
}

static char *place_to_text (const DmScale *scale, double place, char decimal) {
  return scale->type == DM_SCALE_INTERVAL ? number_to_text (place, decimal)
                                          : g_strdup (scale->levels[(guint) place].name);
}

static char *options_to_text (const DmScale *scale, const DmOptionSet *options) {
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < scale->n_levels; i++)
    if (dm_option_set_contains (options, i)) {
      g_string_append (text, text->len > 0 ? DM_CELL_OPTIONS_JOIN : "");
      g_string_append (text, scale->levels[i].name);
    }
  return g_strdup (text->len > 0 ? text->str : DM_CELL_NO_OPTION);
}

static char *end_to_text (const DmScale *scale, const DmSet *set, gboolean from, char decimal) {
  double place;

  if (!dm_scale_is_ordered (scale))
    return from ? options_to_text (scale, &set->options) : g_strdup ("");
  place = from ? set->range.from : set->range.to;
  return isfinite (place) ? place_to_text (scale, place, decimal) : g_strdup ("");
}

static const DmEvidence *get_first_evidence (const DmPosition *position) {
  return position->more != NULL && position->more->n_evidence > 0 ? &position->more->evidence[0]
                                                                  : NULL;
}

static char *set_to_text (const DmScale *scale, const DmPosition *position, DmCell cell,
                          char decimal) {
  if (cell == DM_CELL_ACCEPTS_FROM || cell == DM_CELL_ACCEPTS_TO)
    return (position->flags & DM_POSITION_ACCEPTS) != 0
               ? end_to_text (scale, &position->accepts, cell == DM_CELL_ACCEPTS_FROM, decimal)
               : g_strdup ("");
  return (position->flags & DM_POSITION_LIMITS) != 0
             ? end_to_text (scale, &position->limits, cell == DM_CELL_LIMIT_FROM, decimal)
             : g_strdup ("");
}

static char *more_to_text (const DmModel *model, const DmPosition *position, DmCell cell) {
  const DmEvidence *evidence = get_first_evidence (position);

  if (cell == DM_CELL_STATEMENT)
    return g_strdup (dm_position_get_statement (position));
  if (evidence == NULL)
    return NULL;
  if (cell == DM_CELL_LOCATOR)
    return g_strdup (evidence->locator);
  return evidence->source < 0
             ? NULL
             : g_strdup (dm_model_get_source (model, (guint) evidence->source)->title);
}

/**
 * dm_cell_get_text:
 * @model: the model
 * @issue: the index of the position's issue
 * @position: a position
 * @cell: which of its cells
 * @decimal: the decimal mark, '.' or ','
 *
 * Parties, issues, levels and sources are given by name, `basis` by its word of the format, dates as ISO 8601. Of the
 * evidence only the first piece has cells.
 *
 * Returns: (transfer full): what the cell says, "" for nothing; dm_cell_parse() takes it back
 */
char *dm_cell_get_text (const DmModel *model, guint issue, const DmPosition *position, DmCell cell,
                        char decimal) {
  const DmIssue *on = dm_model_get_issue (model, issue);
  char *text = NULL;

  if (cell == DM_CELL_PARTY)
    text = g_strdup (dm_model_get_party (model, position->party)->name);
  else if (cell == DM_CELL_ISSUE)
    text = g_strdup (on->name);
  else if (cell == DM_CELL_DEMAND && (position->flags & DM_POSITION_DEMAND) != 0)
    text = place_to_text (on->scale, position->demand, decimal);
  else if (cell >= DM_CELL_ACCEPTS_FROM && cell <= DM_CELL_LIMIT_TO)
    text = set_to_text (on->scale, position, cell, decimal);
  else if (cell == DM_CELL_SALIENCE && (position->flags & DM_POSITION_SALIENCE) != 0)
    text = number_to_text (position->salience, decimal);
  else if (cell == DM_CELL_CONFIDENCE && (position->flags & DM_POSITION_CONFIDENCE) != 0)
    text = number_to_text (position->confidence, decimal);
  else if (cell == DM_CELL_BASIS && (position->flags & DM_POSITION_BASIS) != 0)
    text = g_strdup (dm_basis_to_id ((DmBasis) position->basis));
  else if (cell == DM_CELL_SINCE)
    text = dm_date_to_iso (position->since);
  else if (cell >= DM_CELL_STATEMENT)
    text = more_to_text (model, position, cell);
  return text != NULL ? text : g_strdup ("");
}

/* --- what is typed --- */

/* Drops what only makes a number easier to read: spaces, apostrophes, and the other mark before each three digits. */
static gboolean strip_groups (const char *text, char decimal, GString *plain) {
  char group = decimal == ',' ? '.' : ',';
  guint n_digits = 0;
  gboolean grouped = FALSE, whole = TRUE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (c == (gunichar) group && whole) {
      if (grouped ? n_digits != 3 : n_digits == 0 || n_digits > 3)
        return FALSE;
      grouped = TRUE;
      n_digits = 0;
    } else if (c == 0x2212) {
      g_string_append_c (plain, '-');
    } else if (!g_unichar_isspace (c) && c != 0x202f && c != 0xa0 && c != '\'' && c != 0x2019) {
      whole = whole && (g_unichar_isdigit (c) || c == '-' || c == '+');
      if (!whole && grouped && n_digits != 3)
        return FALSE;
      grouped = grouped && whole;
      n_digits += g_unichar_isdigit (c);
      g_string_append_unichar (plain, c == (gunichar) decimal ? '.' : c);
    }
  }
  return !grouped || n_digits == 3;
}

/**
 * dm_cell_parse_number:
 * @text: such as "40,000", "1 000.5" or, with ',' as @decimal, "1.000,5"
 * @decimal: the decimal mark, '.' or ','
 * @number: (out): the number
 *
 * Returns: whether @text is one finite decimal number and nothing else
 */
gboolean dm_cell_parse_number (const char *text, char decimal, double *number) {
  g_autoptr (GString) plain = g_string_new (NULL);
  char *end;

  if (!g_utf8_validate (text, -1, NULL) || !strip_groups (text, decimal, plain))
    return FALSE;
  if (plain->len == 0 || strspn (plain->str, "0123456789.eE+-") != plain->len)
    return FALSE;
  *number = g_ascii_strtod (plain->str, &end);
  return *end == '\0' && isfinite (*number);
}

static gboolean same_text (const char *a, const char *b) {
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b) == 0;
}

/**
 * dm_cell_find_level:
 * @scale: an ordinal or nominal scale
 * @text: an id, or a name in any case
 *
 * Returns: the index of the level or option, -1 for none
 */
int dm_cell_find_level (const DmScale *scale, const char *text) {
  guint index;

  if (dm_scale_find_level (scale, text, &index))
    return (int) index;
  for (guint i = 0; i < scale->n_levels; i++)
    if (same_text (scale->levels[i].name, text))
      return (int) i;
  return -1;
}

static char *explain_level (const DmScale *scale, const char *text) {
  g_autofree const char **names = g_new (const char *, scale->n_levels + 1);

  for (guint i = 0; i < scale->n_levels; i++)
    names[i] = scale->levels[i].name;
  const char *nearest = dm_nearest_find (text, names, scale->n_levels);
  return nearest != NULL
             ? g_strdup_printf (_ ("the scale has no “%.80s”; did you mean “%s”?"), text, nearest)
             : g_strdup_printf (_ ("the scale has no “%.80s”"), text);
}

static gboolean parse_place (const DmScale *scale, const char *text, char decimal, double *place,
                             char **reason) {
  if (scale->type == DM_SCALE_INTERVAL) {
    if (!dm_cell_parse_number (text, decimal, place))
      *reason = g_strdup_printf (_ ("“%.80s” is no number"), text);
    else if (*place < scale->min || *place > scale->max) {
      g_autofree char *from = number_to_text (scale->min, decimal);
      g_autofree char *to = number_to_text (scale->max, decimal);

      *reason = g_strdup_printf (_ ("the scale goes from %s to %s"), from, to);
    }
    return *reason == NULL;
  }
  int level = dm_cell_find_level (scale, text);
  *place = level;
  if (level < 0)
    *reason = explain_level (scale, text);
  return level >= 0;
}

/**
 * dm_cell_parse_place:
 * @scale: a scale
 * @text: the id or name of a level or option, or a number
 * @decimal: the decimal mark, '.' or ','
 * @place: (out): the place
 *
 * Returns: whether @text is a place on the scale
 */
gboolean dm_cell_parse_place (const DmScale *scale, const char *text, char decimal, double *place) {
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *reason = NULL;

  return parse_place (scale, stripped, decimal, place, &reason);
}

static gboolean parse_options (const DmScale *scale, const char *text, char **json, char **reason) {
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  g_autoptr (GString) list = g_string_new ("[");
  gboolean none = strcmp (text, DM_CELL_NO_OPTION) == 0;

  for (guint i = 0; parts[i] != NULL && !none; i++) {
    int option = dm_cell_find_level (scale, g_strstrip (parts[i]));
    if (option < 0) {
      *reason = explain_level (scale, parts[i]);
      return FALSE;
    }
    g_string_append (list, i > 0 ? ", " : "");
    dm_json_append_string (list, scale->levels[option].id);
  }
  g_string_append_c (list, ']');
  *json = g_strdup (list->str);
  return TRUE;
}

/* An end that nobody gave: of what is accepted it is the demand, for nothing else is known to be acceptable; of the
 * red lines there is none. */
static DmRange begin_range (const DmPosition *position, gboolean accepts, double place) {
  if (!accepts)
    return DM_RANGE_ALL;
  if (position != NULL && (position->flags & DM_POSITION_DEMAND) != 0)
    return (DmRange){ position->demand, position->demand };
  return (DmRange){ place, place };
}

static gboolean parse_end (const DmScale *scale, const DmPosition *position, DmCell cell,
                           const char *text, char decimal, char **json, char **reason) {
  gboolean accepts = cell == DM_CELL_ACCEPTS_FROM || cell == DM_CELL_ACCEPTS_TO;
  gboolean from = cell == DM_CELL_ACCEPTS_FROM || cell == DM_CELL_LIMIT_FROM;
  guint flag = accepts ? DM_POSITION_ACCEPTS : DM_POSITION_LIMITS;
  gboolean given = position != NULL && (position->flags & flag) != 0;
  double place = from ? -INFINITY : INFINITY;

  if (!dm_scale_is_ordered (scale)) {
    if (from)
      return *text == '\0' || parse_options (scale, text, json, reason);
    if (*text != '\0')
      *reason = g_strdup (_ ("options stand in the first of the two cells, with “|” between them"));
    return *text == '\0';
  }
  if (*text != '\0' && !parse_place (scale, text, decimal, &place, reason))
    return FALSE;
  if (!given && *text == '\0')
    return TRUE;
  DmSet set = { .range = given ? (accepts ? position->accepts.range : position->limits.range)
                               : begin_range (position, accepts, place) };
  if (from)
    set.range.from = place;
  else
    set.range.to = place;
  /* no end left: nothing is said of what is accepted beyond the demand, and nothing ruled out */
  if (isfinite (set.range.from) || isfinite (set.range.to)) {
    g_autoptr (GString) written = g_string_new (NULL);
    dm_writer_set (written, scale, &set);
    *json = g_strdup (written->str);
  }
  return TRUE;
}

static gboolean parse_percent (const char *text, char decimal, char **json, char **reason) {
  double value;

  if (*text == '\0')
    return TRUE;
  if (!dm_cell_parse_number (text, decimal, &value)) {
    *reason = g_strdup_printf (_ ("“%.80s” is no number"), text);
    return FALSE;
  }
  if (value < 0 || value > 100) {
    *reason = g_strdup (_ ("write a number from 0 to 100"));
    return FALSE;
  }
  *json = dm_json_number_to_text (value);
  return TRUE;
}

static char *to_json_string (const char *text) {
  GString *json = g_string_new (NULL);

  dm_json_append_string (json, text);
  return g_string_free (json, FALSE);
}

static gboolean parse_word (DmCell cell, const char *text, char **json, char **reason) {
  static const char *const bases[] = { "stated", "reported", "inferred" };
  DmDate date;

  if (*text == '\0')
    return TRUE;
  if (cell == DM_CELL_SINCE) {
    if (dm_date_parse (text, &date))
      *json = to_json_string (text);
    else
      *reason = g_strdup_printf (_ ("“%.80s” is no date; write it as 2014-04-01, 2014-04 or 2014"),
                                 text);
    return *reason == NULL;
  }
  for (guint i = 0; i < G_N_ELEMENTS (bases) && *json == NULL; i++)
    if (same_text (bases[i], text))
      *json = to_json_string (bases[i]);
  if (*json == NULL)
    *reason
        = g_strdup_printf (_ ("“%.80s” is none of %s"), text, "“stated”, “reported”, “inferred”");
  return *json != NULL;
}

/* By id, or by name in any case. */
static gboolean parse_named (const DmModel *model, DmCell cell, const char *text, char **json,
                             char **reason) {
  guint n = cell == DM_CELL_PARTY   ? dm_model_get_n_parties (model)
            : cell == DM_CELL_ISSUE ? dm_model_get_n_issues (model)
                                    : dm_model_get_n_sources (model);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++) {
      const DmParty *party = cell == DM_CELL_PARTY ? dm_model_get_party (model, i) : NULL;
      const DmIssue *issue = cell == DM_CELL_ISSUE ? dm_model_get_issue (model, i) : NULL;
      const DmSource *source = cell == DM_CELL_SOURCE ? dm_model_get_source (model, i) : NULL;
      const char *id = party != NULL ? party->id : issue != NULL ? issue->id : source->id;
      const char *name = party != NULL ? party->name : issue != NULL ? issue->name : source->title;
      if (pass == 0 ? strcmp (id, text) == 0 : same_text (name, text)) {
        *json = to_json_string (id);
        return TRUE;
      }
    }
  *reason = g_strdup_printf (cell == DM_CELL_PARTY   ? _ ("no party “%.80s”")
                             : cell == DM_CELL_ISSUE ? _ ("no issue “%.80s”")
                                                     : _ ("no source “%.80s”"),
                             text);
  return FALSE;
}

/**
 * dm_cell_parse:
 * @model: the model
 * @issue: the index of the position's issue
 * @position: (nullable): the position as it is; %NULL for one that is about to be
 * @cell: which of its cells
 * @text: what was typed; "" takes the member away
 * @decimal: the decimal mark, '.' or ','
 * @change: (out caller-allocates): what it comes to; free its value
 * @reason: (out) (transfer full): in a sentence why it comes to nothing
 *
 * Levels, parties and sources may be given by id or by name. An end of what is accepted, typed where nothing was said to
 * be, leaves the other end at the demand: what a party accepts is never taken to be more than was written.
 *
 * Returns: whether @change is set; whether the change makes a valid position is for the edit to say
 */
gboolean dm_cell_parse (const DmModel *model, guint issue, const DmPosition *position, DmCell cell,
                        const char *text, char decimal, DmCellChange *change, char **reason) {
  const DmScale *scale = dm_model_get_issue (model, issue)->scale;
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GString) json = NULL;
  double place;

  *change = (DmCellChange){ pointers[cell], NULL };
  *reason = NULL;
  switch (cell) {
  case DM_CELL_DEMAND:
    if (*stripped == '\0')
      return TRUE;
    if (!parse_place (scale, stripped, decimal, &place, reason))
      return FALSE;
    json = g_string_new (NULL);
    dm_writer_place (json, scale, place);
    change->value = g_strdup (json->str);
    return TRUE;
  case DM_CELL_SALIENCE:
  case DM_CELL_CONFIDENCE:
    return parse_percent (stripped, decimal, &change->value, reason);
  case DM_CELL_BASIS:
  case DM_CELL_SINCE:
    return parse_word (cell, stripped, &change->value, reason);
  case DM_CELL_STATEMENT:
  case DM_CELL_LOCATOR:
    change->value = *stripped == '\0' ? NULL : to_json_string (stripped);
    return TRUE;
  case DM_CELL_PARTY:
  case DM_CELL_ISSUE:
    return parse_named (model, cell, stripped, &change->value, reason);
  case DM_CELL_SOURCE:
    return *stripped == '\0' || parse_named (model, cell, stripped, &change->value, reason);
  default:
    return parse_end (scale, position, cell, stripped, decimal, &change->value, reason);
  }
}
