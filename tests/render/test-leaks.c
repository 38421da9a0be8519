/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-export.h"
#include "dm-leaks.h"
#include "dm-reader.h"
#include "dm-stacks.h"

/*
 * The check of public copies must find in the files that are really written what stands on them: what is a note in one
 * model is drawn of another.
 */

static DmModel *read_model (const char *text) {
  g_autoptr (GError) error = NULL;
  DmModel *model = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return model;
}

static DmLeaks *withhold (const char *secret) {
  g_autofree char *text
      = g_strdup_printf ("{\"demarche\": 1, \"title\": \"T\", \"note\": \"%s\"}", secret);
  g_autoptr (DmModel) model = read_model (text);
  g_autoptr (DmRedaction) redaction = dm_redaction_new (model, DM_WITHHOLD_NOTES);
  return dm_leaks_new (redaction);
}

static GBytes *draw (DmFormat format, gboolean text_as_paths) {
  static const char text[]
      = "{\"demarche\": 1, \"title\": \"Talks “at” Saltsjöbaden\", \"parties\": ["
        "{\"id\": \"a\", \"name\": \"Volga & Avatar Works\"}, {\"id\": \"b\", \"name\": \"Профсоюз\"}], "
        "\"issues\": [{\"id\": \"i\", \"name\": \"A name that is so long that it can only be broken into "
        "lines\", \"scale\": {\"type\": \"interval\", \"min\": 0, \"max\": 9, \"unit\": \"kronor\"}}], "
        "\"positions\": [{\"party\": \"a\", \"issue\": \"i\", \"demand\": 1, "
        "\"statement\": \"Not a krona\"}]}";
  g_autoptr (DmModel) model = read_model (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmReading) reading = dm_reading_new (model, &(DmReadingSpec){ NULL }, &error);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, &error);
  g_autoptr (DmStack) stack = dm_stack_new_map (analysis, DM_SORT_FILE);
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;

  options.format = format;
  options.text_as_paths = text_as_paths;
  GBytes *bytes = dm_export_stack (stack, model, &options, &error);
  g_assert_no_error (error);
  return bytes;
}

static const struct {
  const char *secret;
  gboolean in_svg, in_pdf, in_png;
} cases[] = {
  { "Saltsjöbaden", TRUE, TRUE, TRUE },
  { "“at” Saltsjö", TRUE, TRUE, TRUE },
  { "Volga & Avatar Works", TRUE, TRUE, FALSE },
  { "Профсоюз", TRUE, TRUE, FALSE },
  { "so long that it can only be broken into lines", TRUE, TRUE, FALSE },
  { "kronor", TRUE, TRUE, FALSE },
  { "Kronor and more", FALSE, FALSE, FALSE },
  { "Nowhere", FALSE, FALSE, FALSE },
};

static void test_drawn (void) {
  g_autoptr (GBytes) svg = draw (DM_FORMAT_SVG, FALSE), pdf = draw (DM_FORMAT_PDF, FALSE),
                     png = draw (DM_FORMAT_PNG, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmLeaks) leaks = withhold (cases[i].secret);
    g_test_message ("%s", cases[i].secret);
    g_assert_cmpint (dm_leaks_check_file (leaks, svg, NULL), ==, !cases[i].in_svg);
    g_assert_cmpint (dm_leaks_check_file (leaks, pdf, NULL), ==, !cases[i].in_pdf);
    g_assert_cmpint (dm_leaks_check_file (leaks, png, NULL), ==, !cases[i].in_png);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leaks/drawn", test_drawn);
  return g_test_run ();
}
