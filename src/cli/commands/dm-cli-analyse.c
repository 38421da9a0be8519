/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-cli-findings.h"
#include "dm-cli-output.h"
#include "dm-cli-reading.h"
#include "dm-cli.h"

static DmCliStatus fail (const GError *error) {
  DmCliStatus status = dm_cli_status_of (error);
  if (status == DM_CLI_WRONG_USAGE)
    return dm_cli_complain_usage (&dm_cli_analyse_command, error->message);
  dm_cli_complain (error->message);
  return status;
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

static DmCliStatus run (char **words) {
  gboolean as_json = FALSE;
  g_auto (GStrv) files = NULL;
  g_auto (DmCliReading) options = { NULL };
  DmCliAsked asked = { .draws = DM_CLI_DRAWS_INIT };
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
  dm_cli_draws_add_options (&asked.draws, context);
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
