/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-csv-dialect.h"

#include <string.h>

static const struct {
  const char *id;
  const char *charset;
  const char *bom;
  gsize bom_length;
} encodings[DM_CSV_N_ENCODINGS] = {
  [DM_CSV_ENCODING_NONE] = { "auto", NULL, "", 0 },
  [DM_CSV_ENCODING_UTF8] = { "utf-8", "UTF-8", "\xef\xbb\xbf", 3 },
  [DM_CSV_ENCODING_UTF16LE] = { "utf-16le", "UTF-16LE", "\xff\xfe", 2 },
  [DM_CSV_ENCODING_UTF16BE] = { "utf-16be", "UTF-16BE", "\xfe\xff", 2 },
  [DM_CSV_ENCODING_WINDOWS_1252] = { "windows-1252", "WINDOWS-1252", "", 0 },
  [DM_CSV_ENCODING_LATIN1] = { "latin-1", "ISO-8859-1", "", 0 },
};

static const struct {
  char separator;
  const char *id;
} separators[] = { { ',', "comma" }, { ';', "semicolon" }, { '\t', "tab" }, { '|', "pipe" } };

/** dm_csv_encoding_to_id: "utf-8", "windows-1252" */
const char *dm_csv_encoding_to_id (DmCsvEncoding encoding) {
  return encodings[encoding].id;
}

/** dm_csv_encoding_from_id: Returns: whether @id, in any case, is a known encoding; "auto" is to detect it */
gboolean dm_csv_encoding_from_id (const char *id, DmCsvEncoding *encoding) {
  for (guint i = 0; i < DM_CSV_N_ENCODINGS; i++)
    if (g_ascii_strcasecmp (encodings[i].id, id) == 0) {
      *encoding = (DmCsvEncoding) i;
      return TRUE;
    }
  return FALSE;
}

/** dm_csv_separator_to_id: "comma", "semicolon", "tab" or "pipe" */
const char *dm_csv_separator_to_id (char separator) {
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i].separator == separator)
      return separators[i].id;
  return "auto";
}

/** dm_csv_separator_from_id: Returns: whether @id names a separator, by its name or as itself; "auto" is to detect it */
gboolean dm_csv_separator_from_id (const char *id, char *separator) {
  *separator = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_ascii_strcasecmp (separators[i].id, id) == 0
        || (id[0] == separators[i].separator && id[1] == '\0'))
      *separator = separators[i].separator;
  return *separator != '\0' || g_ascii_strcasecmp (id, "auto") == 0;
}

static gboolean has_bom (const char *data, gsize length, DmCsvEncoding encoding) {
  gsize n = encodings[encoding].bom_length;
  return n > 0 && length >= n && memcmp (data, encodings[encoding].bom, n) == 0;
}

/* A NUL is found fault with later, by its place: it says nothing of the encoding. */
static const char *find_no_utf8 (const char *data, gsize length) {
  const char *at = data, *end = data + length;

  while (at < end && !g_utf8_validate_len (at, (gsize) (end - at), &at)) {
    if (*at != '\0')
      return at;
    at++;
  }
  return NULL;
}

/**
 * dm_csv_detect_encoding:
 * @data: (array length=length): the bytes of a file
 * @length: how many
 *
 * A byte order mark decides; else what is valid UTF-8 is UTF-8, for no other text is by chance; else it is Windows-1252, or
 * Latin-1 where it has bytes that Windows-1252 doesn't know.
 *
 * Returns: the encoding
 */
DmCsvEncoding dm_csv_detect_encoding (const char *data, gsize length) {
  for (guint i = DM_CSV_ENCODING_UTF8; i <= DM_CSV_ENCODING_UTF16BE; i++)
    if (has_bom (data, length, (DmCsvEncoding) i))
      return (DmCsvEncoding) i;
  if (find_no_utf8 (data, length) == NULL)
    return DM_CSV_ENCODING_UTF8;
  for (gsize i = 0; i < length; i++)
    if (data[i] != '\0' && strchr ("\x81\x8d\x8f\x90\x9d", data[i]) != NULL)
      return DM_CSV_ENCODING_LATIN1;
  return DM_CSV_ENCODING_WINDOWS_1252;
}

/**
 * dm_csv_decode:
 * @data: (array length=length): the bytes of a file, its byte order mark included
 * @length: how many
 * @encoding: what they are encoded in
 * @decoded_length: (out): the length of what is returned
 * @bad_at: (out): where %NULL is returned, the offset of the first bytes that stand for no letter
 *
 * Returns: (transfer full) (nullable): the text in UTF-8, a NUL behind it, without its byte order mark
 */
char *dm_csv_decode (const char *data, gsize length, DmCsvEncoding encoding, gsize *decoded_length,
                     gsize *bad_at) {
  gsize skipped = has_bom (data, length, encoding) ? encodings[encoding].bom_length : 0, n_read = 0;
  char *text;

  data += skipped;
  length -= skipped;
  if (encoding == DM_CSV_ENCODING_UTF8) {
    const char *bad = find_no_utf8 (data, length);
    *bad_at = bad == NULL ? 0 : skipped + (gsize) (bad - data);
    *decoded_length = length;
    text = bad == NULL ? g_malloc (length + 1) : NULL;
    if (text != NULL) {
      memcpy (text, data, length);
      text[length] = '\0';
    }
    return text;
  }
  text = g_convert (data, (gssize) length, "UTF-8", encodings[encoding].charset, &n_read,
                    decoded_length, NULL);
  /* a unit of UTF-16 cut in two is left unread without being an error */
  if (text != NULL && n_read != length)
    g_clear_pointer (&text, g_free);
  *bad_at = skipped + n_read;
  return text;
}

/* Of the characters that numbers are written with, the signs and those that only make them easier to read. */
static gboolean is_ornament (gunichar c) {
  return g_unichar_isspace (c) || (c != 0 && strchr ("+-'", (int) MIN (c, 127)) != NULL)
         || c == 0x2212 || c == 0x2019 || c == 0x202f || c == 0xa0;
}

/**
 * dm_csv_decimal_vote:
 * @votes: the votes so far
 * @text: a cell that may hold a number
 *
 * Of a number with both marks the last is the decimal one; a mark that stands twice parts thousands; one that has other
 * than three digits behind it, or none, more than three or only a zero before it, is the decimal one. “1,000” doesn't vote.
 */
void dm_csv_decimal_vote (DmCsvDecimalVotes *votes, const char *text) {
  guint n_marks[2] = { 0, 0 }, n_before = 0, n_after = 0;
  gboolean zero = FALSE;
  int last = -1;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (c == '.' || c == ',') {
      last = c == ',';
      n_marks[last]++;
      n_before = n_marks[0] + n_marks[1] == 1 ? n_after : n_before;
      zero = n_marks[0] + n_marks[1] == 1 && n_after == 1 && at[-1] == '0';
      n_after = 0;
    } else if (g_unichar_isdigit (c)) {
      n_after++;
    } else if (!is_ornament (c)) {
      return;
    }
  }
  if (last < 0)
    return;
  int decimal = -1;
  if (n_marks[!last] > 0)
    decimal = last;
  else if (n_marks[last] > 1)
    decimal = !last;
  else if (n_after != 3 || n_before == 0 || n_before > 3 || zero)
    decimal = last;
  votes->n_dots += decimal == 0;
  votes->n_commas += decimal == 1;
}

/**
 * dm_csv_decimal_elect:
 * @votes: what the numbers say
 * @separator: the separator of the cells
 *
 * Where they say nothing, semicolons between the cells tell of a country that writes decimals with a comma.
 *
 * Returns: '.' or ','
 */
char dm_csv_decimal_elect (const DmCsvDecimalVotes *votes, char separator) {
  if (votes->n_dots == votes->n_commas)
    return separator == ';' ? ',' : '.';
  return votes->n_commas > votes->n_dots ? ',' : '.';
}
