/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-pdf-complete.h"

#include <stdlib.h>
#include <string.h>

/* An entry of the table at a file's end: ten digits of an offset, five of a generation, the kind, and the end of the line. */
#define ENTRY 20

#define CATALOG " 0 obj\n<< /Type /Catalog\n"
#define FIGURE " 0 obj\n<< /Type /StructElem\n   /S /Figure\n"

typedef struct {
  gsize at;
  char *text;
  gsize length;
  gsize moved; /* how much this one and those before it move what is behind */
} Insertion;

/* A file as cairo writes it: objects, then a table of where they are, then a trailer. */
typedef struct {
  const char *data;
  gsize length;
  gsize table;        /* where the word "xref" is */
  const char *header; /* of its one section: "0 52" */
  const char *entries;
  guint n_entries;
  const char *trailer;
  gsize trailer_length; /* up to the word "startxref" */
  GArray *insertions;   /* of Insertion, by place */
} File;

static const char *find_last (const File *file, const char *word) {
  return g_strrstr_len (file->data + (file->length > 64 ? file->length - 64 : 0),
                        (gssize) MIN (file->length, 64), word);
}

/* Finds the table; FALSE where the file isn't of this kind. */
static gboolean read_table (File *file) {
  const char *start = find_last (file, "startxref\n");
  const char *count;
  char *end;

  if (start == NULL)
    return FALSE;
  file->table = strtoul (start + strlen ("startxref\n"), NULL, 10);
  if (file->table + strlen ("xref\n0 ") >= file->length
      || memcmp (file->data + file->table, "xref\n0 ", strlen ("xref\n0 ")) != 0)
    return FALSE;
  file->header = file->data + file->table + strlen ("xref\n");
  count = file->header + strlen ("0 ");
  file->n_entries = (guint) strtoul (count, &end, 10);
  file->entries = end + 1;
  file->trailer = file->entries + (gsize) file->n_entries * ENTRY;
  if (*end != '\n' || file->trailer >= start || !g_str_has_prefix (file->trailer, "trailer\n"))
    return FALSE;
  file->trailer_length = (gsize) (start - file->trailer);
  return TRUE;
}

static int compare_offsets (gconstpointer a, gconstpointer b) {
  gsize one = *(const gsize *) a, other = *(const gsize *) b;

  return (one > other) - (one < other);
}

/* Where the objects are, from the first to the last of the file. */
static GArray *list_objects (const File *file) {
  GArray *offsets = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (guint i = 0; i < file->n_entries; i++) {
    const char *entry = file->entries + (gsize) i * ENTRY;
    gsize offset = strtoul (entry, NULL, 10);

    if (entry[17] == 'n' && offset < file->table)
      g_array_append_val (offsets, offset);
  }
  g_array_sort (offsets, compare_offsets);
  return offsets;
}

/* Where the first line of an object's own members ends, 0 where it doesn't begin with @lines. */
static gsize match (const File *file, gsize offset, const char *lines) {
  while (offset < file->table && g_ascii_isdigit (file->data[offset]))
    offset++;
  return file->table - offset > strlen (lines)
                 && memcmp (file->data + offset, lines, strlen (lines)) == 0
             ? offset + strlen (lines)
             : 0;
}

static void insert (File *file, gsize at, char *text, gsize length) {
  Insertion insertion = { at, text, length, 0 };

  g_array_append_val (file->insertions, insertion);
}

static void append_byte (GString *said, guint8 byte) {
  if (byte == '(' || byte == ')' || byte == '\\')
    g_string_append_c (said, '\\');
  /* an end of a line in a string is read as one byte, whichever it was */
  if (byte == '\r')
    g_string_append (said, "\\r");
  else
    g_string_append_c (said, (char) byte);
}

/* What a figure shows in words, as PDF holds text: UTF-16 behind its mark, in brackets. */
static char *say_alternative (const char *text, gsize *length) {
  glong n_units = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n_units, NULL);
  GString *said = g_string_new ("   /Alt (\xfe\xff");

  for (glong i = 0; i < n_units; i++) {
    append_byte (said, (guint8) (units[i] >> 8));
    append_byte (said, (guint8) (units[i] & 0xff));
  }
  g_string_append (said, ")\n");
  *length = said->len;
  return g_string_free (said, FALSE);
}

/* A language is letters, digits and hyphens, and the title bar of a reader shows the title, not the file's name. */
static char *say_language (const char *language) {
  g_autofree char *plain = g_strdelimit (g_strdup (language), "()\\", '-');

  return g_strdup_printf ("   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n",
                          plain);
}

static void insert_language (File *file, gsize at, const char *language) {
  char *said = say_language (language);

  insert (file, at, said, strlen (said));
}

static void insert_alternative (File *file, gsize at, const char *text) {
  gsize length;
  char *said = say_alternative (text, &length);

  insert (file, at, said, length);
}

/* The elements of the structure are written in its order, so that the nth figure is the nth that was begun. */
static void collect (File *file, const char *language, const GPtrArray *alternatives) {
  g_autoptr (GArray) objects = list_objects (file);
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (guint i = 0; i < objects->len; i++) {
    gsize offset = g_array_index (objects, gsize, i);
    gsize catalog = match (file, offset, CATALOG), figure = match (file, offset, FIGURE);

    if (figure > 0)
      g_array_append_val (figures, figure);
    if (catalog > 0 && language != NULL)
      insert_language (file, catalog, language);
  }
  for (guint i = 0; figures->len == alternatives->len && i < figures->len; i++)
    insert_alternative (file, g_array_index (figures, gsize, i),
                        g_ptr_array_index (alternatives, i));
}

static int compare_insertions (gconstpointer a, gconstpointer b) {
  return compare_offsets (&((const Insertion *) a)->at, &((const Insertion *) b)->at);
}

static void write_objects (const File *file, GByteArray *out) {
  gsize from = 0;

  for (guint i = 0; i < file->insertions->len; i++) {
    const Insertion *insertion = &g_array_index (file->insertions, Insertion, i);

    g_byte_array_append (out, (const guint8 *) file->data + from, (guint) (insertion->at - from));
    g_byte_array_append (out, (const guint8 *) insertion->text, (guint) insertion->length);
    from = insertion->at;
  }
  g_byte_array_append (out, (const guint8 *) file->data + from, (guint) (file->table - from));
}

static void sum_up (File *file) {
  gsize moved = 0;

  for (guint i = 0; i < file->insertions->len; i++) {
    Insertion *insertion = &g_array_index (file->insertions, Insertion, i);

    insertion->moved = moved += insertion->length;
  }
}

/* Where what was at @offset is now. */
static gsize move (const File *file, gsize offset) {
  guint low = 0, high = file->insertions->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (file->insertions, Insertion, middle).at <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low > 0 ? offset + g_array_index (file->insertions, Insertion, low - 1).moved : offset;
}

static void write_table (const File *file, GByteArray *out) {
  g_autoptr (GString) text = g_string_new ("xref\n");
  gsize table = out->len;

  g_string_append_len (text, file->header, file->entries - file->header);
  for (guint i = 0; i < file->n_entries; i++) {
    const char *entry = file->entries + (gsize) i * ENTRY;
    gsize offset = strtoul (entry, NULL, 10);

    g_string_append_printf (text, "%010" G_GSIZE_FORMAT,
                            entry[17] == 'n' ? move (file, offset) : offset);
    g_string_append_len (text, entry + 10, ENTRY - 10);
  }
  g_string_append_len (text, file->trailer, (gssize) file->trailer_length);
  g_string_append_printf (text, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", table);
  g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
}

static void clear_insertion (gpointer data) {
  g_free (((Insertion *) data)->text);
}

/**
 * dm_pdf_complete:
 * @file: a PDF as cairo writes it
 * @language: (nullable): "de"
 * @alternatives: (element-type utf8): of each figure, in the order in which they were begun, what it shows in words
 *
 * Writes into a file what cairo 1.16 has no call for: its language, and what figures say to those who can't see them. A file that
 * isn't laid out as cairo 1.16 does it stays as it is.
 *
 * Returns: (transfer full): the file
 */
GBytes *dm_pdf_complete (GByteArray *file, const char *language, const GPtrArray *alternatives) {
  GByteArray *out = g_byte_array_new ();
  File read = { .data = (const char *) file->data, .length = file->len };

  read.insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  g_array_set_clear_func (read.insertions, clear_insertion);
  if (read_table (&read)) {
    collect (&read, language, alternatives);
    g_array_sort (read.insertions, compare_insertions);
    sum_up (&read);
    write_objects (&read, out);
    write_table (&read, out);
  } else {
    g_byte_array_append (out, file->data, file->len);
  }
  g_array_unref (read.insertions);
  return g_byte_array_free_to_bytes (out);
}
