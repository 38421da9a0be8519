/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "dm-export-choices.h"

/* Runs without a display, in a state folder of its own. */

static char *get_path (void) {
  return g_build_filename (g_get_user_state_dir (), "demarche", "exports.ini", NULL);
}

static void write_file (const char *content, gssize length) {
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, length, NULL));
}

static void assert_equal (const DmExportChoices *a, const DmExportChoices *b) {
  g_assert_cmpint (a->what.steps, ==, b->what.steps);
  g_assert_cmpint (a->what.is_public, ==, b->what.is_public);
  g_assert_cmpuint (a->what.withhold, ==, b->what.withhold);
  g_assert_cmpuint (a->format, ==, b->format);
  g_assert_cmpuint (a->theme, ==, b->theme);
  g_assert_cmpuint (a->size, ==, b->size);
  g_assert_cmpint (a->landscape, ==, b->landscape);
  g_assert_cmpint (a->fitted, ==, b->fitted);
  g_assert_cmpuint (a->unit, ==, b->unit);
  g_assert_cmpfloat (a->width, ==, b->width);
  g_assert_cmpfloat (a->height, ==, b->height);
  g_assert_cmpuint (a->dpi, ==, b->dpi);
  g_assert_cmpint (a->transparent, ==, b->transparent);
  g_assert_cmpint (a->text_as_paths, ==, b->text_as_paths);
}

static const DmExportChoices several[] = {
  DM_EXPORT_CHOICES_INIT,
  { { TRUE, TRUE, DM_WITHHOLD_NOTES | DM_WITHHOLD_SOURCES },
    DM_FORMAT_PDF,
    DM_THEME_PRINT,
    DM_PAPER_A4,
    TRUE,
    FALSE,
    DM_UNIT_PX,
    10,
    20,
    72,
    TRUE,
    FALSE },
  { { FALSE, TRUE, 0 },
    DM_FORMAT_SVG,
    DM_THEME_CONTRAST,
    DM_EXPORT_CUSTOM,
    FALSE,
    TRUE,
    DM_UNIT_MM,
    297.25,
    210.5,
    600,
    FALSE,
    TRUE },
  { { FALSE, FALSE, DM_WITHHOLD_ALL },
    DM_FORMAT_PNG,
    DM_THEME_DARK,
    DM_PAPER_4X3,
    FALSE,
    FALSE,
    DM_UNIT_INCH,
    8.5,
    11,
    300,
    FALSE,
    FALSE },
};

/* Each document has its own, and one that is new has the usual ones. */
static void test_remembered (void) {
  DmExportChoices other = DM_EXPORT_CHOICES_INIT, usual = DM_EXPORT_CHOICES_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (several); i++) {
    g_autofree char *uri = g_strdup_printf ("file:///%u.demarche", i);

    dm_export_choices_remember (&several[i], uri);
  }
  for (guint i = 0; i < G_N_ELEMENTS (several); i++) {
    g_autofree char *uri = g_strdup_printf ("file:///%u.demarche", i);
    DmExportChoices found = DM_EXPORT_CHOICES_INIT;

    dm_export_choices_recall (&found, uri);
    assert_equal (&found, &several[i]);
  }
  dm_export_choices_recall (&other, "file:///new.demarche");
  assert_equal (&other, &usual);
  dm_export_choices_remember (&several[1], NULL);
  dm_export_choices_recall (&other, NULL);
  assert_equal (&other, &usual);
}

/* The name of a document that was deleted long ago can't be read anywhere. */
static void test_nameless (void) {
  g_autofree char *path = get_path (), *content = NULL;

  dm_export_choices_remember (&several[1], "file:///secret-plan.demarche");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_null (strstr (content, "secret"));
}

static void test_bounded (void) {
  g_autofree char *path = get_path ();
  DmExportChoices first = DM_EXPORT_CHOICES_INIT, last = DM_EXPORT_CHOICES_INIT,
                  usual = DM_EXPORT_CHOICES_INIT;
  GStatBuf info;

  for (guint i = 0; i < 300; i++) {
    g_autofree char *uri = g_strdup_printf ("file:///many-%u.demarche", i);

    dm_export_choices_remember (&several[2], uri);
  }
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, 64 * 1024);
  dm_export_choices_recall (&first, "file:///many-0.demarche");
  assert_equal (&first, &usual);
  dm_export_choices_recall (&last, "file:///many-299.demarche");
  assert_equal (&last, &several[2]);
}

/* A file that was tampered with says nothing, or only what makes sense. */
static void test_hostile (void) {
  static const char *const contents[] = {
    "",
    "[",
    "nonsense",
    "[a]\nb=",
    "\xff\xfe[x]\n",
    "[%s]\nformat=gif\ntheme=pink\nsize=a0\n"
    "unit=mi\nwidth=-3\nheight=1e300\ndpi=71\nsteps=maybe\npublic=perhaps\nwithhold-notes=no way\n",
    "[%s]\nwidth=nan\nheight=inf\ndpi=99999999999999999999\n"
  };
  g_autofree char *group
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "file:///a.demarche", -1);
  DmExportChoices usual = DM_EXPORT_CHOICES_INIT;
  g_autofree char *large = g_strnfill (1 << 20, '#');

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++) {
    DmExportChoices found = DM_EXPORT_CHOICES_INIT;
    g_auto (GStrv) parts = g_strsplit (contents[i], "%s", 2);
    g_autofree char *content = g_strjoinv (group, parts);

    write_file (content, -1);
    dm_export_choices_recall (&found, "file:///a.demarche");
    assert_equal (&found, &usual);
    dm_export_choices_remember (&several[1], "file:///a.demarche");
    dm_export_choices_recall (&found, "file:///a.demarche");
    assert_equal (&found, &several[1]);
  }
  write_file (large, 1 << 20);
  dm_export_choices_remember (&several[1], "file:///a.demarche");
  GStatBuf info;
  g_autofree char *path = get_path ();
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, 4096);
}

static void test_options (void) {
  DmExportOptions natural = dm_export_choices_to_options (&several[0], DM_STAGE_LANES);
  DmExportOptions steps = dm_export_choices_to_options (&several[1], DM_STAGE_FULL);
  DmExportOptions custom = dm_export_choices_to_options (&several[2], DM_STAGE_FULL);
  DmExportOptions slides = dm_export_choices_to_options (&several[3], DM_STAGE_FULL);

  g_assert_cmpuint (natural.paper, ==, DM_PAPER_NONE);
  g_assert_cmpfloat (natural.width_px, ==, 0);
  g_assert_cmpuint (natural.stage, ==, DM_STAGE_LANES);
  g_assert_cmpfloat (natural.dpi, ==, 96);
  g_assert_cmpfloat (natural.scale, ==, 0);
  g_assert_cmpuint (steps.paper, ==, DM_PAPER_A4);
  g_assert_true (steps.landscape && steps.steps && steps.transparent);
  g_assert_cmpfloat_with_epsilon (custom.width_px, 297.25 / 25.4 * 96, 1e-6);
  g_assert_cmpuint (custom.unit, ==, DM_UNIT_MM);
  g_assert_true (custom.text_as_paths);
  g_assert_cmpuint (slides.paper, ==, DM_PAPER_4X3);
  g_assert_false (slides.fitted || slides.landscape);
  g_assert_cmpfloat (slides.dpi, ==, 300);
}

int main (int argc, char **argv) {
  g_autofree char *folder = g_dir_make_tmp ("demarche-XXXXXX", NULL);
  int status;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_add_func ("/export/choices/remembered", test_remembered);
  g_test_add_func ("/export/choices/nameless", test_nameless);
  g_test_add_func ("/export/choices/bounded", test_bounded);
  g_test_add_func ("/export/choices/hostile", test_hostile);
  g_test_add_func ("/export/choices/options", test_options);
  status = g_test_run ();
  g_autofree char *file = get_path ();
  g_autofree char *within = g_path_get_dirname (file);
  g_remove (file);
  g_rmdir (within);
  g_rmdir (folder);
  return status;
}
