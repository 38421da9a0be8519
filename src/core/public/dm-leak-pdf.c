/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */

#include <stdlib.h>
#include <string.h>

#include "dm-leak-streams.h"

/*
 * Text stands in a PDF in packed streams, as codes of a font that says by a table of its own (ToUnicode) what they mean; and outside of
 * them, in what is said of the document, in UTF-16. Not every PDF is read in full, but those that cairo writes are.
 */

typedef struct {
  guint n_bytes;     /* of a code */
  GHashTable *texts; /* code → owned text */
} Font;

typedef struct {
  const char *file;
  gsize length;
  GHashTable *fonts; /* resource name → Font, NULL where it has no table */
  DmLeakStream stream;
  gpointer user_data;
} Pdf;

static void font_free (gpointer data) {
  Font *font = data;
  if (font == NULL)
    return;
  g_hash_table_unref (font->texts);
  g_free (font);
}

static const char *find (const char *from, const char *end, const char *what) {
  return from == NULL || from >= end ? NULL
                                     : memmem (from, (gsize) (end - from), what, strlen (what));
}

/* --- strings --- */

static char *utf16_to_utf8 (const GByteArray *bytes, guint from) {
  GString *text = g_string_new (NULL);

  for (guint i = from; i + 1 < bytes->len; i += 2) {
    gunichar unit = (gunichar) bytes->data[i] << 8 | bytes->data[i + 1];
    if (unit >= 0xd800 && unit < 0xdc00 && i + 3 < bytes->len) {
      gunichar low = (gunichar) bytes->data[i + 2] << 8 | bytes->data[i + 3];
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      i += 2;
    }
    if (g_unichar_validate (unit))
      g_string_append_unichar (text, unit);
  }
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): the bytes of the string in hexadecimal digits at *@at, which ends up behind it */
static GByteArray *take_hex (const char **at, const char *end) {
  GByteArray *bytes = g_byte_array_new ();
  guint n = 0;
  guint8 byte = 0;

  for ((*at)++; *at < end && **at != '>'; (*at)++) {
    if (!g_ascii_isxdigit (**at))
      continue;
    byte = (guint8) (byte << 4 | g_ascii_xdigit_value (**at));
    if (++n % 2 == 0)
      g_byte_array_append (bytes, &byte, 1);
  }
  if (*at < end)
    (*at)++;
  return bytes;
}

/* Of an escape in a string in brackets: the byte, or -1 for a line that goes on. */
static int take_escape (const char **at, const char *end) {
  static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
  guint code = 0, n = 0;

  for (; n < 3 && *at < end && **at >= '0' && **at <= '7'; n++, (*at)++)
    code = code * 8 + (guint) (**at - '0');
  if (n > 0)
    return (int) (code & 0xff);
  if (*at >= end)
    return -1;
  char c = *(*at)++;
  const char *known = c == '\0' ? NULL : strchr (from, c);
  return c == '\n' || c == '\r' ? -1 : (guint8) (known != NULL ? to[known - from] : c);
}

static GByteArray *take_literal (const char **at, const char *end) {
  GByteArray *bytes = g_byte_array_new ();
  guint depth = 1;

  for ((*at)++; *at < end;) {
    int byte = (guint8) * (*at)++;
    if (byte == '(')
      depth++;
    else if (byte == ')' && --depth == 0)
      break;
    else if (byte == '\\')
      byte = take_escape (at, end);
    guint8 taken = (guint8) byte;
    if (byte >= 0)
      g_byte_array_append (bytes, &taken, 1);
  }
  return bytes;
}

/* What a string says without a font's table: the WinAnsi of Western letters, as far as Latin 1 goes. */
static void append_plain (GString *text, const GByteArray *bytes) {
  g_autofree char *said = bytes->len == 0 ? NULL
                                          : g_convert ((const char *) bytes->data, bytes->len,
                                                       "UTF-8", "CP1252", NULL, NULL, NULL);
  if (said != NULL)
    g_string_append (text, said);
}

static void append_coded (GString *text, const GByteArray *bytes, const Font *font) {
  for (guint i = 0; i + font->n_bytes <= bytes->len; i += font->n_bytes) {
    guint code = bytes->data[i];
    if (font->n_bytes == 2)
      code = code << 8 | bytes->data[i + 1];
    const char *said = g_hash_table_lookup (font->texts, GUINT_TO_POINTER (code));
    if (said != NULL)
      g_string_append (text, said);
  }
}

static void append_string (GString *text, const GByteArray *bytes, const Font *font) {
  if (bytes->len >= 2 && bytes->data[0] == 0xfe && bytes->data[1] == 0xff) {
    g_autofree char *said = utf16_to_utf8 (bytes, 2);
    g_string_append (text, said);
  } else if (font != NULL) {
    append_coded (text, bytes, font);
  } else {
    append_plain (text, bytes);
  }
}

/* --- fonts --- */

/* Returns: (transfer full) (nullable): the contents, unpacked, of the first stream behind @from */
static char *take_stream (const char **from, const char *end, gsize *length) {
  const char *start = find (*from, end, "stream");

  while (start != NULL && start - *from >= 3 && memcmp (start - 3, "end", 3) == 0)
    start = find (start + 6, end, "stream");
  const char *stop = start == NULL ? NULL : find (start, end, "endstream");
  if (stop == NULL)
    return NULL;
  start += strlen ("stream");
  start += *start == '\r';
  start += *start == '\n';
  *from = stop + strlen ("endstream");
  char *inflated = dm_leak_inflate (start, (gsize) (stop - start), length);
  if (*length > 0)
    return inflated;
  g_free (inflated);
  *length = (gsize) (stop - start);
  return g_memdup2 (start, *length);
}

static const char *find_object (const Pdf *pdf, guint64 number) {
  g_autofree char *head = g_strdup_printf ("\n%" G_GUINT64_FORMAT " 0 obj", number);
  return find (pdf->file, pdf->file + pdf->length, head);
}

/* The object that @key refers to between @from and @end, 0 for none: “/key 12 0 R”. */
static guint64 find_reference (const char *from, const char *end, const char *key) {
  g_autofree char *name = g_strdup_printf ("/%s ", key);

  for (const char *at = find (from, end, name); at != NULL; at = find (at + 1, end, name)) {
    char *stop = NULL;
    g_autofree char *rest
        = g_strndup (at + strlen (name), MIN (32, (gsize) (end - at) - strlen (name)));
    guint64 number = g_ascii_strtoull (rest, &stop, 10);
    if (stop != rest && g_str_has_prefix (stop, " 0 R"))
      return number;
  }
  return 0;
}

static guint get_code (const GByteArray *bytes) {
  guint code = 0;
  for (guint i = 0; i < bytes->len; i++)
    code = code << 8 | bytes->data[i];
  return code;
}

/* <from> <to> <text of the first> between @at and @end; of one code where @is_range isn't so. */
static void read_codes (Font *font, const char *at, const char *end, gboolean is_range) {
  while ((at = find (at, end, "<")) != NULL) {
    g_autoptr (GByteArray) from = take_hex (&at, end);
    const char *next = is_range ? find (at, end, "<") : at;
    if (next == NULL)
      return;
    at = next;
    g_autoptr (GByteArray) to = is_range ? take_hex (&at, end) : g_byte_array_ref (from);
    if ((at = find (at, end, "<")) == NULL)
      return;
    g_autoptr (GByteArray) said = take_hex (&at, end);
    font->n_bytes = from->len;
    for (guint code = get_code (from); code <= get_code (to) && code <= 0xffff; code++) {
      g_hash_table_insert (font->texts, GUINT_TO_POINTER (code), utf16_to_utf8 (said, 0));
      if (said->len > 0)
        said->data[said->len - 1]++;
    }
  }
}

static void read_tables (Font *font, const char *table, gsize length) {
  static const struct {
    const char *begin, *end;
    gboolean is_range;
  } parts[] = { { "beginbfchar", "endbfchar", FALSE }, { "beginbfrange", "endbfrange", TRUE } };
  const char *end = table + length;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (const char *at = find (table, end, parts[i].begin); at != NULL;
         at = find (at + 1, end, parts[i].begin)) {
      const char *stop = find (at, end, parts[i].end);
      read_codes (font, at, stop != NULL ? stop : end, parts[i].is_range);
    }
}

static Font *read_font (const Pdf *pdf, const char *name) {
  const char *end = pdf->file + pdf->length;
  guint64 number = find_reference (pdf->file, end, name);
  const char *object = number == 0 ? NULL : find_object (pdf, number);
  const char *stop = find (object, end, "endobj");
  guint64 table_number = stop == NULL ? 0 : find_reference (object, stop, "ToUnicode");
  const char *at = table_number == 0 ? NULL : find_object (pdf, table_number);
  gsize length;
  g_autofree char *table = at == NULL ? NULL : take_stream (&at, end, &length);

  if (table == NULL)
    return NULL;
  Font *font = g_new0 (Font, 1);
  font->n_bytes = 1;
  font->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  read_tables (font, table, length);
  font->n_bytes = CLAMP (font->n_bytes, 1, 2);
  return font;
}

static const Font *get_font (Pdf *pdf, const char *name) {
  gpointer font = NULL;
  if (!g_hash_table_lookup_extended (pdf->fonts, name, NULL, &font)) {
    font = read_font (pdf, name);
    g_hash_table_insert (pdf->fonts, g_strdup (name), font);
  }
  return font;
}

/* --- the whole --- */

static char *take_name (const char **at, const char *end) {
  const char *start = ++(*at);
  while (*at < end && !g_ascii_isspace (**at) && strchr ("/<>[]()", **at) == NULL)
    (*at)++;
  return g_strndup (start, (gsize) (*at - start));
}

/* Appends what the strings between @at and @end say, in the fonts that are chosen there. */
static void append_strings (Pdf *pdf, GString *text, const char *at, const char *end) {
  g_autofree char *name = NULL;
  const Font *font = NULL;

  while (at < end) {
    gboolean is_hex = *at == '<' && (at + 1 == end || at[1] != '<');
    if (*at == '(' || is_hex) {
      g_autoptr (GByteArray) bytes = is_hex ? take_hex (&at, end) : take_literal (&at, end);
      append_string (text, bytes, font);
    } else if (*at == '/') {
      g_free (name);
      name = take_name (&at, end);
    } else if (end - at >= 3 && memcmp (at, " Tf", 3) == 0 && name != NULL) {
      font = get_font (pdf, name);
      at += 3;
    } else {
      at += *at == '<' ? 2 : 1;
    }
  }
}

static void stream_text (Pdf *pdf, const char *start, const char *end) {
  g_autoptr (GString) text = g_string_new (NULL);
  append_strings (pdf, text, start, end);
  pdf->stream (text->str, text->len, pdf->user_data);
}

/** dm_leak_streams_pdf: the streams of a PDF unpacked, and what their strings and those outside of them say */
void dm_leak_streams_pdf (const char *file, gsize length, DmLeakStream stream, gpointer user_data) {
  Pdf pdf = { file, length, NULL, stream, user_data };
  const char *at = file, *end = file + length, *before = file;
  gsize size;
  char *content;

  pdf.fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, font_free);
  while ((content = take_stream (&at, end, &size)) != NULL) {
    const char *start = find (before, end, "stream");
    stream_text (&pdf, before, start);
    stream (content, size, user_data);
    stream_text (&pdf, content, content + size);
    before = at;
    g_free (content);
  }
  stream_text (&pdf, before, end);
  g_hash_table_unref (pdf.fonts);
}
