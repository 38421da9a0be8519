/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "dm-edit-sample.h"
#include "dm-error.h"
#include "dm-leaks.h"
#include "dm-writer.h"

#define SECRET "Kept “quiet” & <low>"

/* One that withholds SECRET, "naïve Прага", and some that are too short. */
static DmRedaction *redact (const char *title) {
  g_autofree char *text = g_strdup_printf (
      "{\"demarche\": 1, \"title\": \"%s\", \"note\": \"Kept “quiet” & <low>\","
      "\"x-unknown\": {\"key\": [\"naïve Прага\", 12, \"four\", \"a \\\"quoted\\\" word\"]}}",
      title);
  g_autoptr (DmModel) model = dm_edit_sample_read (text);
  return dm_redaction_new (model, DM_WITHHOLD_ALL);
}

/* @hits: whether something that is withheld is in it */
static const struct {
  const char *name, *file;
  gboolean hits;
} cases[] = {
  { "nothing", "", FALSE },
  { "plain", "so: " SECRET ".", TRUE },
  { "plain, another", "naïve Прага", TRUE },
  { "not quite", "naïve Праг", FALSE },
  { "another case", "NAÏVE Прага", FALSE },
  { "short ones aren’t searched for", "four, 12, key", FALSE },
  { "a member’s name says nothing", "x-unknown", FALSE },
  { "broken into lines", "Kept\n    “quiet” &\t<low>", TRUE },
  { "with spaces of other kinds", "naïve\u00a0Прага", TRUE },
  { "without its spaces", "naïveПрага", TRUE },
  { "with a soft hyphen", "na\u00adïve Прага", TRUE },
  { "with a mark of direction", "naïve \u200fПрага", TRUE },
  { "escaped in JSON", "{\"a\": \"na\\u00efve \\u041fрага\"}", TRUE },
  { "quoted in JSON", "{\"a\": \"a \\\"quoted\\\" word\"}", TRUE },
  { "quoted in a table", "a,b\n1,\"a \"\"quoted\"\" word\"\n", TRUE },
  { "escaped in markup", "<p>Kept “quiet” &amp; &lt;low&gt;</p>", TRUE },
  { "by number in markup", "<p>na&#239;ve &#x41f;рага</p>", TRUE },
  { "in an attribute", "<p title='na&#xEF;ve Прага'/>", TRUE },
  { "between tags", "<p>na<b>ï</b>ve <tspan x='3'>Пра</tspan><tspan>га</tspan></p>", TRUE },
  { "two paragraphs in a row", "<p>naïve</p>\n<p>Прага</p>", TRUE },
  { "part of it in a tag", "<p title='naïve'>Прага</p>", FALSE },
  { "in a PDF’s strings", "%PDF-1.5\n1 0 obj\n(na\\357ve) (a \"quoted\" wo\\\nrd)\nendobj", TRUE },
  { "in UTF-16 in a PDF",
    "%PDF-1.5\n<< /Title <FEFF006E006100EF0076006500200041F> >> "
    "<< /Title <FEFF006E006100EF007600650020041F0440043004330430> >>",
    TRUE },
  { "in half in a PDF", "%PDF-1.5\n<< /Title <FEFF006E006100EF00760065> >>", FALSE },
  { "in pieces of a line in a PDF",
    "%PDF-1.5\n1 0 obj\nstream\nBT [(a \"quo)12(ted\") 3 (wo) -4 (rd)]TJ ET\nendstream endobj",
    TRUE },
  { "by a font’s table",
    "%PDF-1.5\n"
    "1 0 obj << /Font << /F1 2 0 R >> >> endobj\n"
    "2 0 obj << /Type /Font /ToUnicode 3 0 R >>\nendobj\n"
    "3 0 obj << >>\nstream\n1 beginbfchar <0007> <006E006100EF007600650020> endbfchar "
    "2 beginbfrange <0001> <0002> <041F> <0003> <0004> <0430> endbfrange\nendstream\nendobj\n"
    "4 0 obj\nstream\n/F1 12 Tf [<0007>-3<0001>]TJ <0003>Tj\nendstream endobj\n"
    "5 0 obj\nstream\nendstream endobj",
    FALSE },
  { "by a font’s table, in full",
    "%PDF-1.5\n"
    "1 0 obj << /Font << /F1 2 0 R >> >> endobj\n"
    "2 0 obj << /Type /Font /ToUnicode 3 0 R >>\nendobj\n"
    "3 0 obj << >>\nstream\n1 beginbfchar <0007> <006E006100EF007600650020> endbfchar "
    "2 beginbfrange <0001> <0001> <041F> <0003> <0004> <0430> endbfrange "
    "2 beginbfchar <0005> <0440> <0006> <0433> endbfchar\nendstream\nendobj\n"
    "4 0 obj\nstream\n/F1 12 Tf [<0007>-3<00010005>]TJ <000300060003>Tj\nendstream endobj",
    TRUE },
};

static void test_files (void) {
  g_autoptr (DmRedaction) redaction = redact ("Talks");
  g_autoptr (DmLeaks) leaks = dm_leaks_new (redaction);

  g_assert_cmpuint (dm_leaks_count_short (leaks), ==, 1);
  g_assert_cmpuint (dm_leaks_get_repeated (leaks)->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) file = g_bytes_new (cases[i].file, strlen (cases[i].file));
    g_autoptr (GError) error = NULL;
    g_test_message ("%s", cases[i].name);
    g_assert_cmpint (dm_leaks_check_file (leaks, file, &error), ==, !cases[i].hits);
    if (cases[i].hits)
      g_assert_error (error, DM_ERROR, DM_ERROR_WITHHELD);
  }
}

static GBytes *deflate (const char *text) {
  g_autoptr (GConverter) zlib
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, zlib);
  char buffer[4096];
  gsize length;

  g_assert_true (g_input_stream_read_all (packed, buffer, sizeof buffer, &length, NULL, NULL));
  return g_bytes_new (buffer, length);
}

static void append_chunk (GByteArray *png, const char *type, const char *data, gsize length) {
  const guint8 size[4] = { 0, 0, (guint8) (length >> 8), (guint8) length }, crc[4] = { 0 };

  g_byte_array_append (png, size, 4);
  g_byte_array_append (png, (const guint8 *) type, 4);
  g_byte_array_append (png, (const guint8 *) data, (guint) length);
  g_byte_array_append (png, crc, 4);
}

/* What is packed in a PDF’s streams and in a PNG’s texts is unpacked. */
static void test_packed (void) {
  static const char *const texts[] = { "naïve Прага", "naïve Praha" };
  g_autoptr (DmRedaction) redaction = redact ("Talks");
  g_autoptr (DmLeaks) leaks = dm_leaks_new (redaction);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) packed = deflate (texts[i]);
    gsize length;
    const char *data = g_bytes_get_data (packed, &length);
    g_autoptr (GByteArray) pdf = g_byte_array_new (), png = g_byte_array_new ();
    g_autoptr (GByteArray) chunk = g_byte_array_new ();

    g_byte_array_append (pdf, (const guint8 *) "%PDF-1.5\n1 0 obj\nstream\n", 24);
    g_byte_array_append (pdf, (const guint8 *) data, (guint) length);
    g_byte_array_append (pdf, (const guint8 *) "\nendstream endobj", 17);
    g_byte_array_append (chunk, (const guint8 *) "Comment\0\1\0\0\0", 12);
    g_byte_array_append (chunk, (const guint8 *) data, (guint) length);
    g_byte_array_append (png, (const guint8 *) "\211PNG\r\n\032\n", 8);
    append_chunk (png, "tEXt", "Title\0Map", 9);
    append_chunk (png, "iTXt", (const char *) chunk->data, chunk->len);
    append_chunk (png, "IEND", "", 0);
    g_autoptr (GBytes) pdf_file = g_byte_array_free_to_bytes (g_steal_pointer (&pdf));
    g_autoptr (GBytes) png_file = g_byte_array_free_to_bytes (g_steal_pointer (&png));
    g_assert_cmpint (dm_leaks_check_file (leaks, pdf_file, NULL), ==, i == 1);
    g_assert_cmpint (dm_leaks_check_file (leaks, png_file, NULL), ==, i == 1);
  }
}

/* What is kept and says the same is told with its place, and then isn't searched for. */
static void test_repeated (void) {
  g_autoptr (DmRedaction) redaction = redact ("On naïve Прага, again");
  g_autoptr (DmLeaks) leaks = dm_leaks_new (redaction);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = dm_writer_write (dm_redaction_get_model (redaction));
  const DmRepeated *repeated;

  g_assert_cmpuint (dm_leaks_get_repeated (leaks)->len, ==, 1);
  repeated = g_ptr_array_index (dm_leaks_get_repeated (leaks), 0);
  g_assert_cmpstr (repeated->text, ==, "naïve Прага");
  g_assert_cmpstr (repeated->pointer, ==, "/title");
  g_assert_false (dm_leaks_check_repeated (leaks, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_WITHHELD);
  g_assert_cmpstr (error->message, ==,
                   "What is kept says the same as something that is withheld:\n"
                   "“naïve Прага” in /title");
  g_assert_true (dm_leaks_check_model (leaks, file, NULL));
}

/* A file that still has what should be gone is refused, numbers too. */
static void test_model (void) {
  static const struct {
    const char *members;
    gboolean passes;
  } files[] = {
    { "", TRUE },
    { ", \"parties\": [{\"id\": \"a\", \"name\": \"A\"}]", TRUE },
    { ", \"parties\": [{\"id\": \"a\", \"name\": \"A\", \"no_deal\": {\"value\": 3}}]", FALSE },
    { ", \"parties\": [{\"id\": \"a\", \"name\": \"A\", \"x\": 3}]", FALSE },
    { ", \"note\": \"\"", FALSE },
    { ", \"sources\": [{\"id\": \"a\", \"title\": \"A\"}]", FALSE },
    { ", \"parties\": 3", FALSE },
  };
  g_autoptr (DmRedaction) redaction = redact ("Talks");
  g_autoptr (DmLeaks) leaks = dm_leaks_new (redaction);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *text
        = g_strdup_printf ("{\"demarche\": 1, \"title\": \"T\"%s}", files[i].members);
    g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
    g_assert_cmpint (dm_leaks_check_model (leaks, file, NULL), ==, files[i].passes);
  }
}

/* An earlier position that holds again as the inferred one after it is withheld is counted. */
static void test_revived (void) {
  static const char text[]
      = "{\"demarche\": 1, \"title\": \"T\", \"parties\": [{\"id\": \"a\", \"name\": \"A\"}],"
        "\"issues\": [{\"id\": \"i\", \"name\": \"I\", \"scale\": {\"type\": \"interval\", \"min\": 0, "
        "\"max\": 9, \"unit\": \"\"}}], \"positions\": ["
        "{\"party\": \"a\", \"issue\": \"i\", \"demand\": 1},"
        "{\"party\": \"a\", \"issue\": \"i\", \"demand\": 2, \"basis\": \"inferred\", \"since\": \"2001\"},"
        "{\"party\": \"a\", \"issue\": \"i\", \"demand\": 3, \"basis\": \"inferred\", \"since\": \"2002\"},"
        "{\"party\": \"a\", \"issue\": \"i\", \"demand\": 4, \"since\": \"2003\"}]}";
  g_autoptr (DmModel) model = dm_edit_sample_read (text);
  g_autoptr (DmRedaction) redaction = dm_redaction_new (model, DM_WITHHOLD_INFERRED);
  g_auto (GStrv) clauses = dm_redaction_describe (redaction);

  g_assert_cmpuint (dm_redaction_count (redaction, DM_WITHHELD_POSITION), ==, 2);
  g_assert_cmpuint (dm_redaction_count_revived (redaction), ==, 1);
  g_assert_cmpuint (dm_model_get_n_positions (dm_redaction_get_model (redaction)), ==, 2);
  g_assert_cmpuint (g_strv_length (clauses), ==, 2);
  g_assert_cmpstr (clauses[0], ==, "2 inferred positions are withheld");
}

static void test_choices (void) {
  static const struct {
    const char *words;
    guint choices; /* 0: refused */
  } choices[] = {
    { NULL, DM_WITHHOLD_ALL },
    { "notes", DM_WITHHOLD_NOTES },
    { "sources,no-deal", DM_WITHHOLD_SOURCES | DM_WITHHOLD_NO_DEAL },
    { "inferred,confidence,inferred", DM_WITHHOLD_INFERRED | DM_WITHHOLD_CONFIDENCE },
    { "note", 0 },
    { "", 0 },
    { "notes,", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    guint found;
    g_autoptr (GError) error = NULL;
    if (dm_withhold_parse (choices[i].words, &found, &error))
      g_assert_cmpuint (found, ==, choices[i].choices);
    else
      g_assert_cmpuint (choices[i].choices, ==, 0);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leaks/files", test_files);
  g_test_add_func ("/leaks/packed", test_packed);
  g_test_add_func ("/leaks/repeated", test_repeated);
  g_test_add_func ("/leaks/model", test_model);
  g_test_add_func ("/redaction/revived", test_revived);
  g_test_add_func ("/redaction/choices", test_choices);
  return g_test_run ();
}
