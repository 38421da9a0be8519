/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-cli-output.h"
#include "dm-cli-public.h"
#include "dm-cli-reading.h"
#include "dm-cli.h"
#include "dm-error.h"
#include "dm-report-contents.h"
#include "dm-report-write.h"

typedef struct {
  char *output, *format, *theme, *paper, *language;
  DmCliReading reading;
  DmCliPublic public;
} Options;

static void options_clear (Options *options) {
  g_free (options->output);
  g_free (options->format);
  g_free (options->theme);
  g_free (options->paper);
  g_free (options->language);
  dm_cli_reading_clear (&options->reading);
  dm_cli_public_clear (&options->public);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static DmCliStatus fail (const GError *error) {
  DmCliStatus status = dm_cli_status_of (error);
  if (status == DM_CLI_WRONG_USAGE)
    return dm_cli_complain_usage (&dm_cli_report_command, error->message);
  dm_cli_complain (error->message);
  return status;
}

static gboolean read_format (const Options *options, DmReportFormat *format, GError **error) {
  if (options->output == NULL) {
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE, _ ("Say where the report goes with -o."));
    return FALSE;
  }
  if (options->format != NULL && !dm_report_format_from_id (options->format, format)) {
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE, _ ("--format is html or pdf, not “%s”."),
                 options->format);
    return FALSE;
  }
  if (options->format == NULL && !dm_report_format_from_name (options->output, format)) {
    g_autofree char *shown = g_filename_display_name (options->output);
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
                 _ ("“%s” doesn’t end in .html or .pdf: say which with --format."), shown);
    return FALSE;
  }
  return TRUE;
}

/* Without a theme HTML is light or dark as its reader's screen is. */
static gboolean read_look (const Options *options, DmReportLook *look, GError **error) {
  *look = (DmReportLook) DM_REPORT_LOOK_INIT;
  look->follows = options->theme == NULL;
  if (options->theme != NULL && !dm_theme_from_id (options->theme, &look->theme)) {
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
                 _ ("--theme is light, dark, contrast or print, not “%s”."), options->theme);
    return FALSE;
  }
  if (options->paper == NULL
      || (dm_paper_from_id (options->paper, &look->paper) && look->paper != DM_PAPER_NONE
          && !dm_paper_is_slide (look->paper)))
    return TRUE;
  g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
               _ ("--paper of a report is a4 or letter, not “%s”."), options->paper);
  return FALSE;
}

/* What a PDF draws as glyphs is searched, too; but the same report as HTML says it in plain text. */
static gboolean check_public (const Options *options, const DmReport *report, GBytes *bytes,
                              GError **error) {
  const DmReportLook look = DM_REPORT_LOOK_INIT;

  if (!options->public.asked)
    return TRUE;
  g_autoptr (GBytes) text = dm_report_write (report, DM_REPORT_HTML, &look, error);
  return text != NULL && dm_cli_public_check_file (&options->public, text, error)
         && dm_cli_public_check_file (&options->public, bytes, error);
}

static gboolean write_report (Options *options, DmModel *model, DmReportFormat format,
                              const DmReportLook *look, GError **error) {
  g_autoptr (DmReading) reading = dm_cli_reading_make (&options->reading, model, error);
  g_autoptr (DmReportResults) results
      = reading == NULL ? NULL : dm_report_results_new (reading, NULL, error);
  if (results == NULL)
    return FALSE;
  g_autoptr (DmReport) report = dm_report_new_on (results);
  g_autoptr (GBytes) bytes = dm_report_write (report, format, look, error);
  return bytes != NULL && check_public (options, report, bytes, error)
         && dm_cli_write_bytes (options->output, bytes, error);
}

static DmCliStatus report (Options *options, const char *filename) {
  g_autoptr (GError) error = NULL;
  DmReportFormat format;
  DmReportLook look;
  DmCliStatus status;

  if ((options->language != NULL && !dm_cli_set_language (options->language, &error))
      || !read_format (options, &format, &error) || !read_look (options, &look, &error)
      || !dm_cli_public_check_usage (&options->public, &error))
    return fail (error);
  g_autoptr (DmModel) model = dm_cli_open (filename, &status);
  if (model == NULL)
    return status;
  if (!dm_cli_public_redact (&options->public, &model, &error)
      || !write_report (options, model, format, &look, &error))
    return fail (error);
  dm_cli_public_tell (&options->public);
  return DM_CLI_DONE;
}

static DmCliStatus run (char **words) {
  g_auto (GStrv) files = NULL;
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[]
      = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
            N_ ("Write the report to this file, “-” for standard output"), N_ ("OUT") },
          { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
            N_ ("Format of OUT, where its ending doesn’t say it"), "html|pdf" },
          { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme,
            N_ ("Colours; without it HTML is light or dark as the reader’s screen is"),
            "light|dark|contrast|print" },
          { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, N_ ("Paper of a PDF"),
            "a4|letter" },
          { "lang", 0, 0, G_OPTION_ARG_STRING, &options.language, N_ ("Language of the report"),
            N_ ("LANGUAGE") },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
          { NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new (dm_cli_report_command.arguments);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  dm_cli_reading_add_options (&options.reading, context);
  dm_cli_reading_add_compare_options (&options.reading, context);
  dm_cli_public_add_options (&options.public, context);
  DmCliStatus status;
  if (!dm_cli_parse (&dm_cli_report_command, context, words, &status))
    return status;
  if (files == NULL || g_strv_length (files) != 1)
    return dm_cli_complain_usage (&dm_cli_report_command, _ ("Exactly one file is needed."));
  return report (&options, files[0]);
}

const DmCliCommand dm_cli_report_command
    = { "report", "FILE", N_ ("Write a report: findings, map, positions, evidence, agreements."),
        run };
