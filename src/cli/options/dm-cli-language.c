/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "dm-cli.h"
#include "dm-error.h"

static gboolean has_catalogue (const char *language) {
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autofree char *catalogue
      = g_build_filename (folder, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  return g_file_test (catalogue, G_FILE_TEST_EXISTS);
}

/* "de_AT" is served by "de"; English is what the texts are written in. */
static gboolean is_translated (const char *language) {
  g_auto (GStrv) parts = g_strsplit_set (language, "_-.@", 2);
  return strcmp (parts[0], "en") == 0 || has_catalogue (language) || has_catalogue (parts[0]);
}

static gboolean is_plain (const char *language) {
  return g_regex_match_simple ("^[a-z]{2,3}([_-][A-Za-z]{2,4})?$", language, 0, 0);
}

/* A system without that locale still translates; gettext only has to be out of the locale "C". */
static void set_locale (const char *language) {
  g_autofree char *territory = g_ascii_strup (language, -1);
  g_autofree char *as_given = g_strconcat (language, ".UTF-8", NULL);
  g_autofree char *home = g_strconcat (language, "_", territory, ".UTF-8", NULL);
  const char *const candidates[] = { as_given, home, "en_US.UTF-8", "C.UTF-8" };
  gboolean is_english = g_str_has_prefix (language, "en");
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if ((i != 2 || is_english) && setlocale (LC_ALL, candidates[i]) != NULL)
      return;
}

/**
 * dm_cli_set_language:
 * @language: "de", "pt_BR"
 * @error: return location
 *
 * Makes what is written from now on be in that language, numbers and dates too where the system has its locale.
 *
 * Returns: whether there is such a translation; DM_ERROR_USAGE
 */
gboolean dm_cli_set_language (const char *language, GError **error) {
  g_autofree char *name = g_strdelimit (g_strdup (language), "-", '_');
  if (!is_plain (name) || !is_translated (name)) {
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE, _ ("There is no translation into “%s”."),
                 language);
    return FALSE;
  }
  g_setenv ("LANGUAGE", name, TRUE);
  set_locale (name);
  return TRUE;
}
