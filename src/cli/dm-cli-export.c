/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-analysis.h"
#include "dm-cli-output.h"
#include "dm-cli-picture.h"
#include "dm-cli-reading.h"
#include "dm-cli.h"

static DmCliStatus fail (const GError *error) {
  DmCliStatus status = dm_cli_status_of (error);
  if (status == DM_CLI_WRONG_USAGE)
    return dm_cli_complain_usage (&dm_cli_export_command, error->message);
  dm_cli_complain (error->message);
  return status;
}

static DmCliStatus export(const char *filename, const DmCliReading *reading_options,
                          const DmCliPicture *picture) {
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
  DmCliStatus status;
  g_autoptr (GError) error = NULL;
  if ((picture->language != NULL && !dm_cli_set_language (picture->language, &error))
      || !dm_cli_picture_read (picture, &options, &error))
    return fail (error);
  g_autoptr (DmModel) model = dm_cli_open (filename, &status);
  if (model == NULL)
    return status;
  g_autoptr (DmReading) reading = dm_cli_reading_make (reading_options, model, &error);
  if (reading == NULL)
    return fail (error);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, &error);
  if (analysis == NULL)
    return fail (error);
  g_autoptr (DmStack) stack = dm_cli_picture_new_stack (picture, analysis, &error);
  if (stack == NULL)
    return fail (error);
  g_autoptr (GBytes) bytes = dm_export_stack (stack, model, &options, &error);
  if (bytes == NULL || !dm_cli_write_bytes (picture->output, bytes, &error))
    return fail (error);
  return DM_CLI_DONE;
}

static DmCliStatus run (char **words) {
  g_auto (GStrv) files = NULL;
  g_auto (DmCliReading) reading = { NULL };
  g_auto (DmCliPicture) picture = { NULL };
  const GOptionEntry entries[]
      = { { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL }, { NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new (dm_cli_export_command.arguments);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  dm_cli_picture_add_options (&picture, context);
  dm_cli_reading_add_options (&reading, context);
  DmCliStatus status;
  if (!dm_cli_parse (&dm_cli_export_command, context, words, &status))
    return status;
  if (files == NULL || g_strv_length (files) != 1)
    return dm_cli_complain_usage (&dm_cli_export_command, _ ("Exactly one file is needed."));
  return export(files[0], &reading, &picture);
}

const DmCliCommand dm_cli_export_command
    = { "export", "FILE", N_ ("Draw the map, or another view, as a PNG, SVG or PDF."), run };
