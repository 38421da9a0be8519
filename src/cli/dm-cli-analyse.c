/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-cli-findings.h"
#include "dm-cli-output.h"
#include "dm-cli-reading.h"
#include "dm-cli.h"
#include "dm-error.h"

static DmCliStatus fail (const GError *error) {
  DmCliStatus status = dm_cli_status_of (error);
  if (status == DM_CLI_WRONG_USAGE)
    return dm_cli_complain_usage (&dm_cli_analyse_command, error->message);
  dm_cli_complain (error->message);
  return status;
}

#define MOST_DRAWS 10000000

static gboolean read_whole (const char *option, const char *text, guint64 least, guint64 most,
                            guint64 *number, GError **error) {
  if (text == NULL || g_ascii_string_to_unsigned (text, 10, least, most, number, NULL))
    return TRUE;
  g_autofree char *low = g_strdup_printf ("%" G_GUINT64_FORMAT, least);
  g_autofree char *high = g_strdup_printf ("%" G_GUINT64_FORMAT, most);
  g_set_error (
      error, DM_ERROR, DM_ERROR_USAGE,
      /* Translators: an option, the least and the greatest number it takes, what was given */
      _ ("--%1$s takes a whole number from %2$s to %3$s, not “%4$s”."), option, low, high, text);
  return FALSE;
}

static gboolean on_robustness (const char *name, const char *value, gpointer data, GError **error) {
  DmCliAsked *asked = data;
  guint64 n_draws = DM_ROBUSTNESS_DRAWS;

  if (value != NULL && *value == '\0')
    value = NULL;
  if (!read_whole ("robustness", value, 1, MOST_DRAWS, &n_draws, error))
    return FALSE;
  asked->n_draws = (guint) n_draws;
  return TRUE;
}

static gboolean on_seed (const char *name, const char *value, gpointer data, GError **error) {
  return read_whole ("seed", value, 0, G_MAXUINT64 >> 11, &((DmCliAsked *) data)->seed, error);
}

static DmCliStatus analyse (const char *filename, const DmCliReading *options, gboolean as_json,
                            const DmCliAsked *asked) {
  DmCliStatus status;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = dm_cli_open (filename, &status);
  if (model == NULL)
    return status;
  g_autoptr (DmReading) reading = dm_cli_reading_make (options, model, &error);
  if (reading == NULL)
    return fail (error);
  g_autoptr (DmCliFindings) findings = dm_cli_findings_new (reading, asked, &error);
  if (findings == NULL)
    return fail (error);
  g_autofree char *text
      = as_json ? dm_cli_findings_to_json (findings) : dm_cli_findings_to_text (findings);
  g_autofree char *printable = as_json ? NULL : dm_cli_make_printable (text);
  return dm_cli_write_text (as_json ? text : printable, &error) ? DM_CLI_DONE : fail (error);
}

/* Options whose values are read as they come. */
static void add_drawn (GOptionContext *context, DmCliAsked *asked) {
  const GOptionEntry entries[]
      = { { "robustness", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK, on_robustness,
            N_ ("Draw how sure each verdict is, 10,000 times or as often as said"), N_ ("DRAWS") },
          { "seed", 0, 0, G_OPTION_ARG_CALLBACK, on_seed,
            N_ ("Where draws begin: the same seed, the same result"), N_ ("N") },
          { NULL } };
  GOptionGroup *group = g_option_group_new ("draws", _ ("Draws:"), _ ("Draws"), asked, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_context_add_group (context, group);
}

static DmCliStatus run (char **words) {
  gboolean as_json = FALSE;
  g_auto (GStrv) files = NULL;
  g_auto (DmCliReading) options = { NULL };
  DmCliAsked asked = { .seed = 1 };
  const GOptionEntry entries[]
      = { { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON"), NULL },
          { "packages", 0, 0, G_OPTION_ARG_NONE, &asked.packages,
            N_ ("Say which packages are best, and what would trade"), NULL },
          { "concessions", 0, 0, G_OPTION_ARG_NONE, &asked.concessions,
            N_ ("Write what would open the gaps, in JSON; in words that is always said"), NULL },
          { "forecast", 0, 0, G_OPTION_ARG_NONE, &asked.forecast,
            N_ ("Say where issues would end by influence and salience"), NULL },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
          { NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new (dm_cli_analyse_command.arguments);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_drawn (context, &asked);
  dm_cli_reading_add_options (&options, context);
  dm_cli_reading_add_compare_options (&options, context);
  DmCliStatus status;
  if (!dm_cli_parse (&dm_cli_analyse_command, context, words, &status))
    return status;
  if (files == NULL || g_strv_length (files) != 1)
    return dm_cli_complain_usage (&dm_cli_analyse_command, _ ("Exactly one file is needed."));
  return analyse (files[0], &options, as_json, &asked);
}

const DmCliCommand dm_cli_analyse_command
    = { "analyse", "FILE", N_ ("Say where the sides stand: overlaps, gaps, deadlocks, proposals."),
        run };
