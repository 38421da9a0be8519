/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-json-walk.h"

#include <string.h>

#include "dm-json.h"
#include "dm-reader.h"

/**
 * dm_json_walk_begin:
 * @walk: (out caller-allocates): the walk
 * @text: any text; it has to outlive the walk
 * @length: its length in bytes
 */
void dm_json_walk_begin (DmJsonWalk *walk, const char *text, gsize length) {
  /* the frames need no clearing: each is filled when it is entered */
  walk->text = text;
  walk->length = length;
  walk->at = 0;
  walk->token = walk->span = (DmJsonSpan){ 0, 0 };
  walk->depth = walk->n_open = walk->beyond = 0;
}

static gsize skip_space (const DmJsonWalk *walk, gsize at) {
  while (at < walk->length && g_ascii_isspace (walk->text[at]))
    at++;
  return at;
}

/* A string that nobody closed ends with its line. */
static gsize skip_string (const char *text, gsize length, gsize at) {
  for (at++; at < length && text[at] != '\n'; at++) {
    if (text[at] == '"')
      return at + 1;
    if (text[at] == '\\' && at + 1 < length && text[at + 1] != '\n')
      at++;
  }
  return MIN (at, length);
}

static gsize skip_word (const char *text, gsize length, gsize at) {
  while (at < length && !g_ascii_isspace (text[at]) && strchr ("{}[]:,\"", text[at]) == NULL)
    at++;
  return at;
}

static DmJsonFrame *get_frame (DmJsonWalk *walk) {
  return walk->n_open > 0 ? &walk->frames[walk->n_open - 1] : NULL;
}

/* What comes now is a value of the innermost frame. */
static void begin_value (DmJsonWalk *walk) {
  DmJsonFrame *frame = get_frame (walk);

  if (frame == NULL)
    return;
  if (frame->filled) { /* a comma is missing */
    frame->index++;
    frame->named = FALSE;
  }
  frame->filled = TRUE;
}

static DmJsonEvent open_frame (DmJsonWalk *walk) {
  gsize start = walk->at++;

  begin_value (walk);
  walk->depth = walk->n_open;
  walk->token = walk->span = (DmJsonSpan){ start, walk->at };
  walk->frames[walk->n_open++]
      = (DmJsonFrame){ .object = walk->text[start] == '{', .open_start = start };
  return DM_JSON_WALK_OPEN;
}

/* Ends the innermost frame; its bracket has @n_bytes, none where it is missing. */
static DmJsonEvent close_frame (DmJsonWalk *walk, gsize n_bytes) {
  const DmJsonFrame *frame = get_frame (walk);

  walk->token = (DmJsonSpan){ walk->at, walk->at + n_bytes };
  walk->at += n_bytes;
  walk->span = (DmJsonSpan){ frame->open_start, walk->at };
  walk->depth = --walk->n_open;
  return DM_JSON_WALK_CLOSE;
}

static void pass_comma (DmJsonWalk *walk) {
  DmJsonFrame *frame = get_frame (walk);

  walk->at++;
  if (frame == NULL)
    return;
  frame->index += frame->filled ? 1 : 0;
  frame->filled = frame->named = FALSE;
}

/* Whether the innermost frame can't go on like this, and the one around it can: its bracket was forgotten. */
static gboolean is_left_open (DmJsonWalk *walk, gboolean key) {
  const DmJsonFrame *frame = get_frame (walk);

  if (walk->n_open < 2 || frame->object == key || walk->frames[walk->n_open - 2].object != key)
    return FALSE;
  return key || !frame->named || frame->filled;
}

/* Passes a bracket that ends nothing; or ends the innermost frame, if need be on behalf of one around it. */
static DmJsonEvent close_bracket (DmJsonWalk *walk) {
  gboolean object = walk->text[walk->at] == '}';

  for (guint i = walk->n_open; i > 0; i--)
    if (walk->frames[i - 1].object == object)
      return close_frame (walk, i == walk->n_open ? 1 : 0);
  walk->at++;
  return DM_JSON_WALK_END;
}

static void pass_beyond (DmJsonWalk *walk) {
  char c = walk->text[walk->at];

  if (c == '"') {
    walk->at = skip_string (walk->text, walk->length, walk->at);
    return;
  }
  walk->beyond += c == '{' || c == '[' ? 1 : 0;
  walk->beyond -= c == '}' || c == ']' ? 1 : 0;
  walk->at++;
}

static DmJsonEvent take_value (DmJsonWalk *walk, gsize end) {
  begin_value (walk);
  walk->depth = walk->n_open;
  walk->token = walk->span = (DmJsonSpan){ walk->at, end };
  walk->at = end;
  return DM_JSON_WALK_VALUE;
}

/* A string with a colon behind it is a member's name, wherever it stands. */
static DmJsonEvent take_string (DmJsonWalk *walk) {
  gsize end = skip_string (walk->text, walk->length, walk->at);
  gsize colon = skip_space (walk, end);
  DmJsonFrame *frame = get_frame (walk);

  if (colon >= walk->length || walk->text[colon] != ':')
    return take_value (walk, end);
  if (is_left_open (walk, TRUE))
    return close_frame (walk, 0);
  if (frame != NULL && frame->object) {
    frame->key = (DmJsonSpan){ walk->at, end };
    frame->named = TRUE;
    frame->filled = FALSE;
  }
  walk->at = colon + 1;
  return DM_JSON_WALK_END;
}

/* Takes what stands at the walk; END where that is no event. */
static DmJsonEvent take_token (DmJsonWalk *walk) {
  switch (walk->text[walk->at]) {
  case '{':
    if (is_left_open (walk, FALSE))
      return close_frame (walk, 0);
    G_GNUC_FALLTHROUGH;
  case '[':
    if (walk->n_open < DM_JSON_WALK_DEPTH)
      return open_frame (walk);
    walk->beyond++;
    walk->at++;
    return DM_JSON_WALK_END;
  case '}':
  case ']':
    return close_bracket (walk);
  case ',':
    pass_comma (walk);
    return DM_JSON_WALK_END;
  case ':':
    walk->at++;
    return DM_JSON_WALK_END;
  case '"':
    return take_string (walk);
  case '\0': /* no text has one, and no word ends there */
    walk->at++;
    return DM_JSON_WALK_END;
  default:
    return take_value (walk, skip_word (walk->text, walk->length, walk->at));
  }
}

/**
 * dm_json_walk_next:
 * @walk: a walk
 *
 * Returns: what comes next; %DM_JSON_WALK_END, where the text does, for good
 */
DmJsonEvent dm_json_walk_next (DmJsonWalk *walk) {
  while ((walk->at = skip_space (walk, walk->at)) < walk->length) {
    DmJsonEvent event = DM_JSON_WALK_END;

    if (walk->beyond > 0)
      pass_beyond (walk);
    else
      event = take_token (walk);
    if (event != DM_JSON_WALK_END)
      return event;
  }
  if (walk->n_open > 0)
    return close_frame (walk, 0);
  walk->token = walk->span = (DmJsonSpan){ walk->length, walk->length };
  walk->depth = 0;
  return DM_JSON_WALK_END;
}

/**
 * dm_json_walk_is_at:
 * @walk: a walk
 * @depth: one less than its depth at most
 * @name: a member
 *
 * Returns: whether the path of the latest event goes through a member called @name there
 */
gboolean dm_json_walk_is_at (const DmJsonWalk *walk, guint depth, const char *name) {
  const DmJsonFrame *frame = &walk->frames[depth];

  return depth < walk->depth && frame->object && frame->named
         && dm_json_span_equals (walk->text, frame->key, name);
}

/**
 * dm_json_walk_get_member:
 * @walk: a walk
 *
 * Returns: the value of the latest event, with its name where it has one
 */
DmJsonSpan dm_json_walk_get_member (const DmJsonWalk *walk) {
  DmJsonSpan member = walk->span;

  if (walk->depth > 0 && walk->frames[walk->depth - 1].object
      && walk->frames[walk->depth - 1].named)
    member.start = walk->frames[walk->depth - 1].key.start;
  return member;
}

/* --- texts of tokens --- */

static void ignore_fault (gsize offset, const char *code, const char *message, gpointer data) {
}

/**
 * dm_json_span_dup:
 * @text: a text
 * @span: a string or word in it
 *
 * Returns: (transfer full): what a string says; the text itself of a word, and of a string that isn't right
 */
char *dm_json_span_dup (const char *text, DmJsonSpan span) {
  g_autofree char *copy = g_strndup (text + span.start, span.end - span.start);
  const char *cursor = copy;
  DmJsonSlice longest;

  if (copy[0] == '"'
      && dm_json_check (copy, span.end - span.start, 1, DM_READER_MAX_STRING, ignore_fault, NULL,
                        &longest))
    return dm_json_take_string (&cursor);
  return g_steal_pointer (&copy);
}

/**
 * dm_json_span_equals:
 * @text: a text
 * @span: a string in it
 * @string: (nullable): what it may say
 *
 * Returns: whether it does
 */
gboolean dm_json_span_equals (const char *text, DmJsonSpan span, const char *string) {
  gsize length = span.end - span.start;

  if (string == NULL || length < 2 || text[span.start] != '"')
    return FALSE;
  if (memchr (text + span.start, '\\', length) == NULL)
    return strlen (string) == length - 2 && memcmp (text + span.start + 1, string, length - 2) == 0;
  g_autofree char *says = dm_json_span_dup (text, span);
  return strcmp (says, string) == 0;
}

/**
 * dm_json_find_token:
 * @text: a text, with a NUL behind its @length bytes
 * @length: its length in bytes
 * @offset: where in it
 *
 * Returns: the string, word or sign that begins at @offset: what an error there is about. What is empty, because the text or
 *   a line ends there, is widened to the sign before it.
 */
DmJsonSpan dm_json_find_token (const char *text, gsize length, gsize offset) {
  gsize start = MIN (offset, length), end;

  if (start < length && text[start] == '"')
    end = skip_string (text, length, start);
  else
    end = skip_word (text, length, start);
  if (end == start && start < length && !g_ascii_isspace (text[start]))
    end++;
  while (end == start && start > 0) {
    start = (gsize) (g_utf8_prev_char (text + start) - text);
    if (g_ascii_isspace (text[start]))
      end = start;
  }
  return (DmJsonSpan){ start, end };
}

/* --- places --- */

static void append_escaped (GString *pointer, const char *name) {
  for (const char *at = name; *at != '\0'; at++) {
    if (*at == '~' || *at == '/')
      g_string_append (pointer, *at == '~' ? "~0" : "~1");
    else
      g_string_append_c (pointer, *at);
  }
}

/* The pointer to what the first @depth frames lead to. What has no name is known as what it is in. */
static char *make_pointer (const DmJsonWalk *walk, guint depth) {
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < depth; i++) {
    const DmJsonFrame *frame = &walk->frames[i];
    if (frame->object) {
      if (!frame->named)
        break;
      g_autofree char *name = dm_json_span_dup (walk->text, frame->key);
      g_string_append_c (pointer, '/');
      append_escaped (pointer, name);
    } else {
      g_string_append_printf (pointer, "/%u", frame->index);
    }
  }
  return g_string_free (pointer, FALSE);
}

static gboolean has_line_end (const char *text, gsize start, gsize end) {
  return memchr (text + start, '\n', end - start) != NULL;
}

static char *point_at (const char *text, gsize length, gsize offset, gboolean touching);

/* Between two tokens: what ends on the same line has it, then what begins there, then what both are in. */
static char *point_between (const DmJsonWalk *walk, DmJsonEvent event, gsize last_end, gsize offset,
                            gsize next) {
  gboolean begins = event == DM_JSON_WALK_OPEN || event == DM_JSON_WALK_VALUE;

  if (last_end > 0 && !has_line_end (walk->text, last_end, offset))
    return point_at (walk->text, walk->length, last_end - 1, FALSE);
  if (!begins || !has_line_end (walk->text, offset, next))
    return make_pointer (walk, walk->depth);
  return make_pointer (walk, walk->depth > 0 ? walk->depth - 1 : 0);
}

/* With @touching a bracket that ends something leaves the place before it to the value there. */
static char *point_at (const char *text, gsize length, gsize offset, gboolean touching) {
  gsize last_end = 0;
  DmJsonEvent event;
  DmJsonWalk walk;

  dm_json_walk_begin (&walk, text, length);
  while ((event = dm_json_walk_next (&walk)) != DM_JSON_WALK_END) {
    gsize start = dm_json_walk_get_member (&walk).start;
    if (event == DM_JSON_WALK_CLOSE)
      start = walk.token.start + (touching ? 1 : 0);
    if (offset < start)
      return point_between (&walk, event, last_end, offset, start);
    if (offset < walk.token.end)
      return make_pointer (&walk, walk.depth);
    last_end = walk.token.end;
  }
  return point_between (&walk, event, last_end, offset, length);
}

/**
 * dm_json_point_at:
 * @text: JSON, maybe broken
 * @length: its length in bytes
 * @offset: where in it, in bytes
 *
 * Returns: (transfer full): the pointer (RFC 6901) to the innermost value, or its member's name, that a cursor stands at; the comma and
 *   the spaces behind a value and the spaces that begin its line belong to it
 */
char *dm_json_point_at (const char *text, gsize length, gsize offset) {
  return point_at (text, length, MIN (offset, length), TRUE);
}

/* The frame's own part of @pointer, which stands on a slash; moves behind it where it is that. */
static gboolean takes_step (const DmJsonWalk *walk, const DmJsonFrame *frame,
                            const char **pointer) {
  gsize n = strcspn (*pointer + 1, "/");
  g_autofree char *step = g_strndup (*pointer + 1, n);
  g_autoptr (GString) own = g_string_new (NULL);

  if (frame->object && !frame->named)
    return FALSE;
  if (frame->object) {
    g_autofree char *name = dm_json_span_dup (walk->text, frame->key);
    append_escaped (own, name);
  } else {
    g_string_append_printf (own, "%u", frame->index);
  }
  if (strcmp (own->str, step) != 0)
    return FALSE;
  *pointer += n + 1;
  return TRUE;
}

/* Whether @pointer says where the latest value stands. */
static gboolean leads_to (const DmJsonWalk *walk, const char *pointer) {
  for (guint i = 0; i < walk->depth; i++)
    if (*pointer != '/' || !takes_step (walk, &walk->frames[i], &pointer))
      return FALSE;
  return *pointer == '\0';
}

static guint count_steps (const char *pointer) {
  guint n = 0;

  for (; *pointer != '\0'; pointer++)
    n += *pointer == '/' ? 1 : 0;
  return n;
}

/**
 * dm_json_locate:
 * @text: JSON, maybe broken
 * @length: its length in bytes
 * @pointer: a JSON pointer (RFC 6901)
 * @span: (out): the value
 *
 * Returns: whether there is such a value
 */
gboolean dm_json_locate (const char *text, gsize length, const char *pointer, DmJsonSpan *span) {
  guint n_steps = count_steps (pointer);
  DmJsonEvent event;
  DmJsonWalk walk;

  dm_json_walk_begin (&walk, text, length);
  while ((event = dm_json_walk_next (&walk)) != DM_JSON_WALK_END)
    if (event != DM_JSON_WALK_OPEN && walk.depth == n_steps && leads_to (&walk, pointer)) {
      *span = walk.span;
      return TRUE;
    }
  return FALSE;
}
