/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-json-set.h"

#include <string.h>

#include "dm-json.h"

/* A member or element that a pointer's token names, among the others of its object or array. */
typedef struct {
  const char *value;      /* NULL where there is no such one */
  const char *start;      /* of the member's name, or of the element */
  const char *end;        /* behind its value */
  const char *before_end; /* behind the one before it; NULL for the first */
  const char *next_start; /* NULL for the last */
  const char *last_end;   /* behind the container's last one; NULL where it is empty */
  const char *close;      /* the container's closing bracket */
  guint n_items;
} Place;

/* Takes the token at @pointer, which stands on a slash. Returns NULL where it is escaped wrongly. */
static char *take_token (const char **pointer) {
  GString *token = g_string_new (NULL);
  const char *at = *pointer + 1;

  for (; *at != '\0' && *at != '/'; at++) {
    if (*at == '~' && at[1] != '0' && at[1] != '1') {
      g_string_free (token, TRUE);
      return NULL;
    }
    g_string_append_c (token, *at != '~' ? *at : at[1] == '0' ? '~' : '/');
    at += *at == '~';
  }
  *pointer = at;
  return g_string_free (token, FALSE);
}

static gboolean parse_index (const char *token, guint *index) {
  guint64 number;

  if ((token[0] == '0' && token[1] != '\0') || !g_ascii_isdigit (token[0])
      || !g_ascii_string_to_unsigned (token, 10, 0, G_MAXUINT - 1, &number, NULL))
    return FALSE;
  *index = (guint) number;
  return TRUE;
}

static gboolean is_key (DmJsonSlice key, const char *token) {
  const char *cursor = key.start - 1;

  if (memchr (key.start, '\\', key.length) == NULL)
    return strncmp (key.start, token, key.length) == 0 && token[key.length] == '\0';
  g_autofree char *name = dm_json_take_string (&cursor);
  return strcmp (name, token) == 0;
}

/* Looks for @token in the object or array at @container. Returns FALSE where it can't name anything there. */
static gboolean find_place (const char *container, const char *token, Place *place) {
  gboolean object = dm_json_peek (container) == DM_JSON_OBJECT, first = TRUE;
  const char *cursor = dm_json_open (container);
  guint index = G_MAXUINT;

  *place = (Place){ NULL };
  if (!object
      && (dm_json_peek (container) != DM_JSON_ARRAY
          || (strcmp (token, "-") != 0 && !parse_index (token, &index))))
    return FALSE;
  while (dm_json_more (&cursor, &first)) {
    const char *start = cursor;
    gboolean found = object ? is_key (dm_json_take_key (&cursor), token) : place->n_items == index;
    const char *value = cursor;
    cursor = dm_json_skip (cursor);
    if (place->value != NULL && place->next_start == NULL)
      place->next_start = start;
    if (found) {
      place->value = value;
      place->start = start;
      place->end = cursor;
      place->before_end = place->last_end;
    }
    place->last_end = cursor;
    place->n_items++;
  }
  place->close = cursor - 1;
  /* an element may be set one behind the last */
  return object || place->value != NULL || index == G_MAXUINT || index == place->n_items;
}

static char *splice (const char *text, const char *from, const char *to, const char *with) {
  g_autofree char *head = g_strndup (text, (gsize) (from - text));
  return g_strconcat (head, with, to, NULL);
}

static char *remove_place (const char *text, const Place *place, const char *container) {
  if (place->before_end != NULL)
    return splice (text, place->before_end, place->end, "");
  if (place->next_start != NULL)
    return splice (text, place->start, place->next_start, "");
  return splice (text, dm_json_open (container), place->close, "");
}

/* What stands behind a new member's or element's name: @value in the objects and arrays that @pointer goes through. */
static gboolean append_nested (GString *text, const char *pointer, const char *value) {
  g_autoptr (GString) closing = g_string_new (NULL);

  while (*pointer != '\0') {
    g_autofree char *token = take_token (&pointer);
    if (token == NULL)
      return FALSE;
    gboolean array = strcmp (token, "-") == 0;
    g_string_append (text, array ? "[" : "{ ");
    g_string_prepend (closing, array ? "]" : " }");
    if (array)
      continue;
    dm_json_append_string (text, token);
    g_string_append (text, ": ");
  }
  g_string_append (text, value);
  g_string_append (text, closing->str);
  return TRUE;
}

static char *add_item (const char *text, const char *container, const Place *place,
                       const char *token, const char *pointer, const char *value) {
  gboolean object = dm_json_peek (container) == DM_JSON_OBJECT;
  g_autoptr (GString) item = g_string_new (place->last_end != NULL ? ", " : object ? " " : "");

  if (object) {
    dm_json_append_string (item, token);
    g_string_append (item, ": ");
  }
  if (!append_nested (item, pointer, value))
    return NULL;
  if (place->last_end != NULL)
    return splice (text, place->last_end, place->last_end, item->str);
  if (object)
    g_string_append_c (item, ' ');
  return splice (text, dm_json_open (container), place->close, item->str);
}

/**
 * dm_json_get:
 * @text: JSON that passed dm_json_check()
 * @pointer: a JSON pointer (RFC 6901)
 *
 * Returns: (nullable): where in @text the value stands, or %NULL where there is none
 */
const char *dm_json_get (const char *text, const char *pointer) {
  const char *cursor = dm_json_skip_space (text);

  while (*pointer == '/') {
    g_autofree char *token = take_token (&pointer);
    Place place;
    if (token == NULL || !find_place (cursor, token, &place) || place.value == NULL)
      return NULL;
    cursor = place.value;
  }
  return *pointer == '\0' ? cursor : NULL;
}

/**
 * dm_json_set:
 * @text: JSON that passed dm_json_check()
 * @pointer: a JSON pointer (RFC 6901); “-” is behind an array's last element
 * @value: (nullable): JSON that passed the check too; %NULL removes the member or element
 *
 * Sets one value and leaves all other text as it is. Objects on the way that aren't there are made, and an array
 * where the pointer goes on with “-”. Removing what isn't there changes nothing.
 *
 * Returns: (transfer full) (nullable): the changed text, or %NULL where @pointer leads nowhere: through a string or
 *   number, past the end of an array, or written wrongly
 */
char *dm_json_set (const char *text, const char *pointer, const char *value) {
  const char *cursor = text;

  if (*pointer == '\0')
    return g_strdup (value);
  while (*pointer == '/') {
    g_autofree char *token = take_token (&pointer);
    Place place;
    if (token == NULL || !find_place (cursor, token, &place))
      return NULL;
    if (place.value == NULL && value == NULL)
      return g_strdup (text);
    if (place.value == NULL)
      return add_item (text, cursor, &place, token, pointer, value);
    if (*pointer == '\0')
      return value == NULL ? remove_place (text, &place, cursor)
                           : splice (text, dm_json_skip_space (place.value), place.end, value);
    cursor = place.value;
  }
  return NULL;
}
