/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-leak-streams.h"

#include <gio/gio.h>
#include <string.h>

#define INFLATE_BLOCK 65536

/** dm_leak_inflate: Returns: (transfer full) (nullable): what zlib packed; as much of it as could be read */
char *dm_leak_inflate (const char *bytes, gsize length, gsize *inflated) {
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  GByteArray *out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED) {
    guint8 block[INFLATE_BLOCK];
    gsize n_read = 0, n_written = 0;
    result = g_converter_convert (G_CONVERTER (zlib), bytes, length, block, sizeof block,
                                  G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
    if (result == G_CONVERTER_ERROR)
      break;
    bytes += n_read;
    length -= n_read;
    g_byte_array_append (out, block, (guint) n_written);
  }
  *inflated = out->len;
  return (char *) g_byte_array_free (out, FALSE);
}

/* Appends the character that the entity at @at stands for. Returns how long it is, 0 where there is none */
static gsize append_entity (GString *text, const char *at, gsize left) {
  static const struct {
    const char *name;
    char character;
  } named[] = {
    { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' }
  };
  gboolean hex = left > 3 && at[2] == 'x';

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (left >= strlen (named[i].name) && memcmp (at, named[i].name, strlen (named[i].name)) == 0) {
      g_string_append_c (text, named[i].character);
      return strlen (named[i].name);
    }
  if (left < 4 || at[1] != '#')
    return 0;
  gsize i = hex ? 3 : 2;
  guint32 code = 0;
  for (; i < left && (hex ? g_ascii_isxdigit (at[i]) : g_ascii_isdigit (at[i])) && code < 0x110000;
       i++)
    code = code * (hex ? 16 : 10) + (guint32) g_ascii_xdigit_value (at[i]);
  if (i == left || at[i] != ';' || !g_unichar_validate (code))
    return 0;
  g_string_append_unichar (text, code);
  return i + 1;
}

/* Markup twice: with its tags, for attributes; and without, as a line may be broken into several. */
static void stream_markup (const char *file, gsize length, DmLeakStream stream,
                           gpointer user_data) {
  g_autoptr (GString) all = g_string_sized_new (length), text = g_string_sized_new (length);
  gboolean in_tag = FALSE;

  for (gsize i = 0; i < length;) {
    gsize before = all->len, taken = file[i] == '&' ? append_entity (all, file + i, length - i) : 0;
    if (taken == 0)
      g_string_append_c (all, file[i]);
    if (taken == 0 && file[i] == '<')
      in_tag = TRUE;
    if (!in_tag)
      g_string_append_len (text, all->str + before, (gssize) (all->len - before));
    if (taken == 0 && file[i] == '>')
      in_tag = FALSE;
    i += MAX (taken, 1);
  }
  stream (all->str, all->len, user_data);
  stream (text->str, text->len, user_data);
}

/* Appends what the escape at @at of a JSON string stands for. Returns how long it is */
static gsize append_escape (GString *text, const char *at, gsize left) {
  static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
  const char *known = left < 2 || at[1] == '\0' ? NULL : strchr (from, at[1]);

  if (left >= 6 && at[1] == 'u') {
    g_autofree char *digits = g_strndup (at + 2, 4);
    g_string_append_unichar (text, (gunichar) g_ascii_strtoull (digits, NULL, 16));
    return 6;
  }
  if (left >= 2)
    g_string_append_c (text, known != NULL ? to[known - from] : at[1]);
  return MIN (left, 2);
}

static void stream_json (const char *file, gsize length, DmLeakStream stream, gpointer user_data) {
  g_autoptr (GString) text = g_string_sized_new (length);

  for (gsize i = 0; i < length;) {
    gsize taken = file[i] == '\\' ? append_escape (text, file + i, length - i) : 0;
    if (taken == 0)
      g_string_append_c (text, file[i]);
    i += MAX (taken, 1);
  }
  stream (text->str, text->len, user_data);
}

/* In a cell of a table a quotation mark stands twice. */
static void stream_table (const char *file, gsize length, DmLeakStream stream, gpointer user_data) {
  g_autoptr (GString) text = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++) {
    g_string_append_c (text, file[i]);
    if (file[i] == '"' && i + 1 < length && file[i + 1] == '"')
      i++;
  }
  stream (text->str, text->len, user_data);
}

static guint32 read_be32 (const char *at) {
  const guint8 *bytes = (const guint8 *) at;
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* A packed text stands somewhere behind its keyword: it begins where zlib's head is. */
static void stream_packed (const char *chunk, gsize length, DmLeakStream stream,
                           gpointer user_data) {
  for (gsize i = 0; i + 2 < length; i++) {
    guint head = (guint) (guint8) chunk[i] << 8 | (guint8) chunk[i + 1];
    if ((chunk[i] & 0x0f) != 8 || head % 31 != 0)
      continue;
    gsize n;
    g_autofree char *text = dm_leak_inflate (chunk + i, length - i, &n);
    if (n > 0)
      stream (text, n, user_data);
  }
}

/** dm_leak_streams_png: the packed texts of a PNG; plain ones stand in its bytes */
void dm_leak_streams_png (const char *file, gsize length, DmLeakStream stream, gpointer user_data) {
  for (gsize at = 8; at + 12 <= length;) {
    gsize size = read_be32 (file + at);
    if (size > length - at - 12)
      return;
    if (memcmp (file + at + 4, "zTXt", 4) == 0 || memcmp (file + at + 4, "iTXt", 4) == 0)
      stream_packed (file + at + 8, size, stream, user_data);
    at += size + 12;
  }
}

/**
 * dm_leak_streams:
 * @file: any file's bytes
 * @length: how many
 * @stream: called for each stream of bytes
 * @user_data: for it
 *
 * Hands over the bytes as they are, and unpacked and with what is escaped resolved in the kinds of files that the program writes: JSON, SVG and
 * HTML, PNG, PDF, and tables.
 */
void dm_leak_streams (const char *file, gsize length, DmLeakStream stream, gpointer user_data) {
  gsize start = 0;

  stream (file, length, user_data);
  while (start < length && g_ascii_isspace (file[start]))
    start++;
  if (length >= 8 && memcmp (file, "\211PNG\r\n\032\n", 8) == 0)
    dm_leak_streams_png (file, length, stream, user_data);
  else if (length >= 5 && memcmp (file, "%PDF-", 5) == 0)
    dm_leak_streams_pdf (file, length, stream, user_data);
  else if (start < length && file[start] == '<')
    stream_markup (file, length, stream, user_data);
  else if (start < length && file[start] == '{')
    stream_json (file, length, stream, user_data);
  else
    stream_table (file, length, stream, user_data);
}
