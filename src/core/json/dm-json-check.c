/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct {
  const char *text;
  const char *end;
  const char *cursor;
  guint depth, max_depth;
  gsize max_string;
  gboolean failed;
  gboolean faulty;
  DmJsonSlice longest;
  DmJsonReport report;
  gpointer user_data;
} Check;

static gboolean check_value (Check *check);

static gboolean fail (Check *check, const char *at, const char *code, const char *message) {
  if (!check->failed)
    check->report ((gsize) (at - check->text), code, message, check->user_data);
  check->failed = TRUE;
  return FALSE;
}

static void skip_space (Check *check) {
  check->cursor = dm_json_skip_space (check->cursor);
}

static gboolean check_escape (Check *check) {
  const char *at = check->cursor;
  guint code = 0;

  if (at[1] != 'u') {
    if (at[1] == '\0' || strchr ("\"\\/bfnrt", at[1]) == NULL)
      return fail (check, at, "bad-escape",
                   _ ("unknown escape in a string; write \\\\ for a backslash"));
    check->cursor += 2;
    return TRUE;
  }
  for (guint i = 2; i < 6; i++) {
    if (!g_ascii_isxdigit (at[i]))
      return fail (check, at, "bad-escape", _ ("\\u needs four hexadecimal digits"));
    code = code * 16 + (guint) g_ascii_xdigit_value (at[i]);
  }
  if (code == 0)
    return fail (check, at, "bad-escape", _ ("a string can’t hold the character U+0000"));
  if (code >= 0xdc00 && code <= 0xdfff)
    return fail (check, at, "lone-surrogate", _ ("low surrogate without a high one before it"));
  check->cursor += 6;
  if (code >= 0xd800 && code <= 0xdbff) {
    at = check->cursor;
    gboolean paired = at[0] == '\\' && at[1] == 'u' && g_ascii_tolower (at[2]) == 'd'
                      && at[3] != '\0' && strchr ("cCdDeEfF", at[3]) != NULL
                      && g_ascii_isxdigit (at[4]) && g_ascii_isxdigit (at[5]);
    if (!paired)
      return fail (check, at - 6, "lone-surrogate",
                   _ ("high surrogate without a low one after it"));
    check->cursor += 6;
  }
  return TRUE;
}

/* What in a string is more than a character of it: its end, an escape, and what may not stand there. */
static gboolean is_special (char c) {
  return (guchar) c < 0x20 || c == '"' || c == '\\';
}

/* Returns whether it is one; @plain: without escapes */
static gboolean take_string (Check *check, gboolean *plain) {
  const char *start = check->cursor++;

  *plain = TRUE;
  while (TRUE) {
    const char *at = check->cursor;
    while (!is_special (*at))
      at++;
    check->cursor = at;
    guchar c = (guchar) *at;
    if (c == '"')
      break;
    if (at >= check->end)
      return fail (check, start, "open-string", _ ("a string that doesn’t end; expected “\"”"));
    if (c < 0x20)
      return fail (check, check->cursor, "control-character",
                   _ ("a control character in a string; write it as an escape such as \\n"));
    *plain = FALSE;
    if (!check_escape (check))
      return FALSE;
  }
  check->cursor++;
  if ((gsize) (check->cursor - start) - strlen ("\"\"") > check->max_string)
    return fail (check, start, "long-string", _ ("a string longer than 1 MiB"));
  return TRUE;
}

static gboolean check_string (Check *check) {
  gboolean plain;
  return take_string (check, &plain);
}

static gboolean check_digits (Check *check, const char *start) {
  if (!g_ascii_isdigit (*check->cursor))
    return fail (check, start, "bad-number",
                 _ ("not a number as JSON writes it, such as 12, -0.5 or 1e3"));
  while (g_ascii_isdigit (*check->cursor))
    check->cursor++;
  return TRUE;
}

static gboolean check_number (Check *check) {
  const char *start = check->cursor;

  if (*check->cursor == '-')
    check->cursor++;
  if (*check->cursor == '0' && g_ascii_isdigit (check->cursor[1]))
    return fail (check, start, "bad-number",
                 _ ("a number can’t begin with a zero before other digits"));
  if (!check_digits (check, start))
    return FALSE;
  if (*check->cursor == '.') {
    check->cursor++;
    if (!check_digits (check, start))
      return FALSE;
  }
  if (*check->cursor == 'e' || *check->cursor == 'E') {
    check->cursor += check->cursor[1] == '+' || check->cursor[1] == '-' ? 2 : 1;
    if (!check_digits (check, start))
      return FALSE;
  }
  if ((gsize) (check->cursor - start) > check->max_string)
    return fail (check, start, "bad-number", _ ("a number longer than 1 MiB"));
  if (check->cursor - start > 15) {
    const char *cursor = start;
    if (!isfinite (dm_json_take_number (&cursor)))
      return fail (check, start, "number-range", _ ("a number too large to be held"));
  } else if (memchr (start, 'e', (gsize) (check->cursor - start)) != NULL
             || memchr (start, 'E', (gsize) (check->cursor - start)) != NULL) {
    const char *cursor = start;
    if (!isfinite (dm_json_take_number (&cursor)))
      return fail (check, start, "number-range", _ ("a number too large to be held"));
  }
  return TRUE;
}

#define N_NEAR_KEYS 16

/* The keys of one object so far: few are compared in a row, many in a table. Keys are compared as they mean, escapes resolved. */
typedef struct {
  guint n_keys;
  DmJsonSlice keys[N_NEAR_KEYS];
  GHashTable *table;
} Keys;

static char *dup_key (DmJsonSlice key) {
  const char *cursor = key.start - 1;
  return dm_json_take_string (&cursor);
}

static gboolean is_same (DmJsonSlice a, DmJsonSlice b) {
  return a.length == b.length && (a.length == 0 || *a.start == *b.start)
         && memcmp (a.start, b.start, a.length) == 0;
}

/* Returns whether it is a new one. @plain: without escapes */
static gboolean add_key (Keys *keys, DmJsonSlice key, gboolean plain) {
  if (keys->table == NULL && plain && keys->n_keys < N_NEAR_KEYS) {
    for (guint i = 0; i < keys->n_keys; i++)
      if (is_same (keys->keys[i], key))
        return FALSE;
    keys->keys[keys->n_keys++] = key;
    return TRUE;
  }
  if (keys->table == NULL) {
    keys->table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < keys->n_keys; i++)
      g_hash_table_add (keys->table, dup_key (keys->keys[i]));
  }
  return g_hash_table_add (keys->table, dup_key (key));
}

static void report_duplicate (Check *check, DmJsonSlice key) {
  g_autofree char *name = dup_key (key);
  g_autofree char *message
      = g_strdup_printf (_ ("the member “%.80s” stands twice in one object; keep one"), name);
  check->report ((gsize) (key.start - 1 - check->text), "duplicate-member", message,
                 check->user_data);
  check->faulty = TRUE;
}

static gboolean check_member (Check *check, Keys *keys) {
  if (*check->cursor != '"')
    return fail (check, check->cursor, "syntax", _ ("expected a member’s name in double quotes"));
  const char *start = check->cursor + 1;
  gboolean plain;
  if (!take_string (check, &plain))
    return FALSE;
  DmJsonSlice key = { start, (gsize) (check->cursor - 1 - start) };
  if (!add_key (keys, key, plain))
    report_duplicate (check, key);
  skip_space (check);
  if (*check->cursor != ':')
    return fail (check, check->cursor, "syntax", _ ("expected “:” after a member’s name"));
  check->cursor++;
  return check_value (check);
}

static gboolean check_items (Check *check, char close, Keys *keys) {
  check->cursor++;
  skip_space (check);
  if (*check->cursor == close) {
    check->cursor++;
    return TRUE;
  }
  while (TRUE) {
    if (keys != NULL ? !check_member (check, keys) : !check_value (check))
      return FALSE;
    skip_space (check);
    if (*check->cursor == close) {
      check->cursor++;
      return TRUE;
    }
    if (*check->cursor != ',')
      return fail (check, check->cursor, "syntax",
                   close == '}' ? _ ("expected “,” or “}” after a member")
                                : _ ("expected “,” or “]” after an element"));
    check->cursor++;
    skip_space (check);
    if (*check->cursor == close)
      return fail (check, check->cursor, "syntax",
                   _ ("no comma may stand before the closing bracket"));
  }
}

static gboolean check_container (Check *check) {
  Keys keys;
  const char *start = check->cursor;
  gboolean object = *start == '{';

  if (++check->depth > check->max_depth)
    return fail (check, check->cursor, "too-deep", _ ("nested more than 64 deep"));
  keys.n_keys = 0; /* the array stays as it is: there are millions of objects */
  keys.table = NULL;
  gboolean good = check_items (check, object ? '}' : ']', object ? &keys : NULL);
  g_clear_pointer (&keys.table, g_hash_table_unref);
  check->depth--;
  gsize length = (gsize) (check->cursor - start);
  if (check->depth == 1 && length > check->longest.length)
    check->longest = (DmJsonSlice){ start, length };
  return good;
}

static gboolean check_word (Check *check) {
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (check->cursor, words[i])) {
      check->cursor += strlen (words[i]);
      return TRUE;
    }
  return fail (check, check->cursor, "syntax",
               check->cursor >= check->end
                   ? _ ("the text ends where a value is expected")
                   : _ (
                       "expected a value: an object, array, string in double quotes, number, true, "
                       "false or null; comments aren’t JSON"));
}

static gboolean check_value (Check *check) {
  skip_space (check);
  switch (*check->cursor) {
  case '{':
  case '[':
    return check_container (check);
  case '"':
    return check_string (check);
  default:
    if (*check->cursor == '-' || g_ascii_isdigit (*check->cursor))
      return check_number (check);
    return check_word (check);
  }
}

/* As g_utf8_validate_len(), eight bytes at a time over the ASCII that most of a model is. */
static gboolean check_utf8 (const char *text, gsize length, const char **invalid) {
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), high = ones << 7;
  const char *at = text, *end = text + length;

  while (at < end) {
    guint64 word;
    if (end - at >= (gssize) sizeof word) {
      memcpy (&word, at, sizeof word);
      /* no byte has its high bit set, and none is 0, which would borrow one */
      if (((word | (word - ones)) & high) == 0) {
        at += sizeof word;
        continue;
      }
    }
    gunichar c = g_utf8_get_char_validated (at, end - at);
    if (c == 0 || c == (gunichar) -1 || c == (gunichar) -2) {
      *invalid = at;
      return FALSE;
    }
    at = g_utf8_next_char (at);
  }
  return TRUE;
}

/**
 * dm_json_check:
 * @text: the text, with a NUL behind its @length bytes
 * @length: its length in bytes
 * @max_depth: how deep objects and arrays may nest
 * @max_string: the longest string, in bytes
 * @report: called for each fault
 * @user_data: for @report
 * @longest: (out): the longest object or array directly inside the outermost one, or nothing: who
 *   walks the text need not go through it twice
 *
 * Checks that @text is one JSON value by RFC 8259: UTF-8, no member twice, numbers finite. After a
 * fault of syntax nothing more can be told, so there is at most one of those, the last.
 *
 * Returns: whether there was no fault
 */
gboolean dm_json_check (const char *text, gsize length, guint max_depth, gsize max_string,
                        DmJsonReport report, gpointer user_data, DmJsonSlice *longest) {
  Check check = { .text = text,
                  .end = text + length,
                  .cursor = text,
                  .max_depth = max_depth,
                  .max_string = max_string,
                  .report = report,
                  .user_data = user_data };
  const char *invalid;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    return fail (&check, text, "byte-order-mark",
                 _ ("the file begins with a byte order mark; save it as UTF-8 without one"));
  if (!check_utf8 (text, length, &invalid))
    return fail (&check, invalid, "invalid-utf8", _ ("not valid UTF-8; save the file as UTF-8"));
  if (!check_value (&check))
    return FALSE;
  *longest = check.longest;
  skip_space (&check);
  if (check.cursor < check.end)
    return fail (&check, check.cursor, "trailing-text", _ ("text after the end of the value"));
  return !check.faulty;
}
