/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** dm_json_peek: the type of the value at @cursor, space before it skipped */
DmJsonType dm_json_peek (const char *cursor) {
  switch (*dm_json_skip_space (cursor)) {
  case '{':
    return DM_JSON_OBJECT;
  case '[':
    return DM_JSON_ARRAY;
  case '"':
    return DM_JSON_STRING;
  case 't':
  case 'f':
    return DM_JSON_BOOLEAN;
  case 'n':
    return DM_JSON_NULL;
  default:
    return DM_JSON_NUMBER;
  }
}

/** dm_json_open: steps into the object or array at @cursor; then dm_json_more() before each member or element */
const char *dm_json_open (const char *cursor) {
  return dm_json_skip_space (cursor) + 1;
}

/** dm_json_more: whether another member or element follows; at the end the closing bracket is passed */
gboolean dm_json_more (const char **cursor, gboolean *first) {
  const char *at = dm_json_skip_space (*cursor);

  if (*at == '}' || *at == ']') {
    *cursor = at + 1;
    return FALSE;
  }
  if (!*first)
    at = dm_json_skip_space (at + 1);
  *first = FALSE;
  *cursor = at;
  return TRUE;
}

static const char *find_string_end (const char *cursor) {
  for (cursor++; *cursor != '"'; cursor++)
    if (*cursor == '\\')
      cursor++;
  return cursor;
}

/** dm_json_take_key: the text of a member's name, as written; the cursor stands on its value after */
DmJsonSlice dm_json_take_key (const char **cursor) {
  const char *start = *cursor, *end = find_string_end (start);

  *cursor = dm_json_skip_space (dm_json_skip_space (end + 1) + 1);
  return (DmJsonSlice){ start + 1, (gsize) (end - start - 1) };
}

/** dm_json_skip: behind the value at @cursor */
const char *dm_json_skip (const char *cursor) {
  guint depth = 0;

  cursor = dm_json_skip_space (cursor);
  if (*cursor == '"')
    return find_string_end (cursor) + 1;
  do {
    switch (*cursor) {
    case '{':
    case '[':
      depth++;
      cursor++;
      break;
    case '}':
    case ']':
      depth--;
      cursor++;
      break;
    case '"':
      cursor = find_string_end (cursor) + 1;
      break;
    case ' ':
    case '\n':
    case '\r':
    case '\t':
    case ',':
    case ':':
      cursor++;
      break;
    default:
      /* numbers and words: a text that passed the check ends them by one of these */
      while (*cursor > ' ' && *cursor != ',' && *cursor != ']' && *cursor != '}')
        cursor++;
    }
  } while (depth > 0);
  return cursor;
}

static guint take_hex (const char *digits) {
  guint value = 0;
  for (guint i = 0; i < 4; i++)
    value = value * 16 + (guint) g_ascii_xdigit_value (digits[i]);
  return value;
}

static const char *append_escape (GString *text, const char *at) {
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";

  if (at[1] != 'u') {
    g_string_append_c (text, to[strchr (from, at[1]) - from]);
    return at + 2;
  }
  gunichar code = take_hex (at + 2);
  at += 6;
  if (code >= 0xd800 && code <= 0xdbff) {
    code = 0x10000 + ((code - 0xd800) << 10) + (take_hex (at + 2) - 0xdc00);
    at += 6;
  }
  g_string_append_unichar (text, code);
  return at;
}

/*
 * dm_json_take_plain:
 * @cursor: on a string; behind it after, if it was taken
 *
 * Copies a string without escapes that fits @size with its NUL: ids and words are short and plain,
 * and there are millions.
 */
gboolean dm_json_take_plain (const char **cursor, char *buffer, gsize size) {
  const char *start = dm_json_skip_space (*cursor) + 1;
  gsize length = 0;

  for (; start[length] != '"'; length++) {
    if (start[length] == '\\' || length + 1 >= size)
      return FALSE;
    buffer[length] = start[length];
  }
  buffer[length] = '\0';
  *cursor = start + length + 1;
  return TRUE;
}

/** dm_json_take_string: Returns: (transfer full): the string at @cursor, escapes resolved */
char *dm_json_take_string (const char **cursor) {
  const char *start = dm_json_skip_space (*cursor), *end = find_string_end (start);

  *cursor = end + 1;
  start++;
  if (memchr (start, '\\', (gsize) (end - start)) == NULL)
    return g_strndup (start, (gsize) (end - start));
  GString *text = g_string_sized_new ((gsize) (end - start));
  while (start < end) {
    if (*start == '\\')
      start = append_escape (text, start);
    else
      g_string_append_c (text, *start++);
  }
  return g_string_free (text, FALSE);
}

static double take_number_slowly (const char *start, const char *end) {
  g_autofree char *copy = g_strndup (start, (gsize) (end - start));
  return g_ascii_strtod (copy, NULL);
}

/**
 * dm_json_take_number:
 * @cursor: on a number; behind it after
 *
 * Up to 15 digits scaled by a power of ten up to 22 are exact in one rounding (Clinger 1990); others go
 * to the C library.
 */
double dm_json_take_number (const char **cursor) {
  static const double powers[]
      = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
          1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
  const char *start = dm_json_skip_space (*cursor), *at = start;
  guint64 digits = 0;
  guint n_digits = 0;
  int exponent = 0;
  gboolean negative = *at == '-';

  at += negative;
  for (gboolean fraction = FALSE; g_ascii_isdigit (*at) || (*at == '.' && !fraction); at++) {
    if (*at == '.') {
      fraction = TRUE;
      continue;
    }
    if (n_digits < 19)
      digits = digits * 10 + (guint64) (*at - '0');
    n_digits += n_digits > 0 || *at != '0';
    exponent -= fraction;
  }
  if (*at == 'e' || *at == 'E') {
    char *end;
    exponent += (int) CLAMP (strtol (at + 1, &end, 10), -100000, 100000);
    at = end;
  }
  *cursor = at;
  if (n_digits > 15 || exponent > 22 || exponent < -22)
    return take_number_slowly (start, at);
  double number
      = exponent < 0 ? (double) digits / powers[-exponent] : (double) digits * powers[exponent];
  return negative ? -number : number;
}

gboolean dm_json_take_boolean (const char **cursor) {
  const char *at = dm_json_skip_space (*cursor);
  gboolean value = *at == 't';
  *cursor = at + (value ? 4 : 5);
  return value;
}

/** dm_json_append_string: @string in quotes, escaped no more than RFC 8259 asks */
void dm_json_append_string (GString *text, const char *string) {
  g_string_append_c (text, '"');
  for (const char *at = string; *at != '\0'; at++) {
    static const char special[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *found = strchr (special, *at);
    if (found != NULL) {
      g_string_append_c (text, '\\');
      g_string_append_c (text, letters[found - special]);
    } else if ((guchar) *at < 0x20) {
      g_string_append_printf (text, "\\u%04x", (guint) (guchar) *at);
    } else {
      g_string_append_c (text, *at);
    }
  }
  g_string_append_c (text, '"');
}

/** dm_json_append_number: the shortest decimal that reads back equal; whole numbers below 2^53 without exponent */
void dm_json_append_number (GString *text, double number) {
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == 0)
    number = 0; /* no minus zero */
  if (number == trunc (number) && fabs (number) < 9007199254740992.0) {
    g_string_append_printf (text, "%" G_GINT64_FORMAT, (gint64) number);
    return;
  }
  for (guint precision = 15; precision <= 17; precision++) {
    char format[8];
    g_snprintf (format, sizeof format, "%%.%ug", precision);
    g_ascii_formatd (digits, sizeof digits, format, number);
    if (g_ascii_strtod (digits, NULL) == number)
      break;
  }
  g_string_append (text, digits);
}

/** dm_json_number_to_text: (transfer full): as dm_json_append_number() writes it */
char *dm_json_number_to_text (double number) {
  GString *text = g_string_new (NULL);

  dm_json_append_number (text, number);
  return g_string_free (text, FALSE);
}
