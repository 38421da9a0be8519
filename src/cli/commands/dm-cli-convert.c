/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-cli-csv.h"
#include "dm-cli-output.h"
#include "dm-cli-public.h"
#include "dm-cli.h"
#include "dm-error.h"
#include "dm-writer.h"

typedef enum { FORMAT_NONE, FORMAT_DEMARCHE, FORMAT_CSV } Format;

typedef struct {
  char *from, *to;
  DmCliCsv csv;
  DmCliReading reading;
  DmCliPublic public;
} Options;

static void options_clear (Options *options) {
  g_free (options->from);
  g_free (options->to);
  dm_cli_csv_clear (&options->csv);
  dm_cli_reading_clear (&options->reading);
  dm_cli_public_clear (&options->public);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static DmCliStatus fail (const GError *error) {
  DmCliStatus status = dm_cli_status_of (error);
  if (status == DM_CLI_WRONG_USAGE)
    return dm_cli_complain_usage (&dm_cli_convert_command, error->message);
  dm_cli_complain (error->message);
  return status;
}

/* @word is what the option says, NULL where it wasn't given. */
static Format find_format (const char *option, const char *word, const char *filename,
                           GError **error) {
  g_autofree char *shown = g_filename_display_name (filename);
  g_autofree char *lower = g_ascii_strdown (shown, -1);

  if (word != NULL && strcmp (word, "demarche") == 0)
    return FORMAT_DEMARCHE;
  if (word != NULL && strcmp (word, "csv") == 0)
    return FORMAT_CSV;
  if (word != NULL) {
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE, _ ("--%s is demarche or csv, not “%s”."), option,
                 word);
    return FORMAT_NONE;
  }
  if (g_str_has_suffix (lower, ".demarche") || g_str_has_suffix (lower, ".json"))
    return FORMAT_DEMARCHE;
  if (g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv"))
    return FORMAT_CSV;
  g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
               _ ("“%s” doesn’t end in .demarche, .json, .csv or .tsv: say which with --%s."),
               shown, option);
  return FORMAT_NONE;
}

/* A .tsv is CSV between tabs. */
static void adopt_tabs (Options *options, const char *filename) {
  g_autofree char *lower = g_ascii_strdown (filename, -1);
  if (options->csv.separator == NULL && g_str_has_suffix (lower, ".tsv"))
    options->csv.separator = g_strdup ("tab");
}

static gboolean write_out (Options *options, DmModel *model, Format from, Format to,
                           const char *out, GError **error) {
  gboolean to_csv = to == FORMAT_CSV;
  g_autoptr (GBytes) bytes = to_csv ? dm_cli_csv_write (&options->csv, from == FORMAT_CSV,
                                                        &options->reading, model, error)
                                    : dm_writer_write (model);

  if (bytes == NULL)
    return FALSE;
  return (to_csv ? dm_cli_public_check_file (&options->public, bytes, error)
                 : dm_cli_public_check_model (&options->public, bytes, error))
         && dm_cli_write_bytes (out, bytes, error);
}

static DmCliStatus convert (Options *options, const char *in, const char *out) {
  g_autoptr (GError) error = NULL;
  DmCliStatus status;
  Format from = find_format ("from", options->from, in, &error), to = FORMAT_NONE;
  if (from != FORMAT_NONE)
    to = find_format ("to", options->to, out, &error);
  if (to == FORMAT_NONE
      || !dm_cli_csv_check (&options->csv, from == FORMAT_CSV, to == FORMAT_CSV, &error)
      || !dm_cli_public_check_usage (&options->public, &error))
    return fail (error);
  if (to != FORMAT_CSV && dm_cli_reading_is_given (&options->reading))
    return dm_cli_complain_usage (&dm_cli_convert_command,
                                  _ ("What to read the model as is for writing CSV."));
  if (from != FORMAT_CSV)
    adopt_tabs (options, out);
  g_autoptr (DmModel) model = from == FORMAT_CSV ? dm_cli_csv_read (&options->csv, in, &status)
                                                 : dm_cli_open (in, &status);
  if (model == NULL)
    return status;
  if (!dm_cli_public_redact (&options->public, &model, &error)
      || !write_out (options, model, from, to, out, &error))
    return fail (error);
  dm_cli_public_tell (&options->public);
  return DM_CLI_DONE;
}

static DmCliStatus run (char **words) {
  g_auto (GStrv) files = NULL;
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[]
      = { { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
            N_ ("Format of IN, where its ending doesn’t say it"), "demarche|csv" },
          { "to", 0, 0, G_OPTION_ARG_STRING, &options.to,
            N_ ("Format of OUT, where its ending doesn’t say it"), "demarche|csv" },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
          { NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new (dm_cli_convert_command.arguments);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  dm_cli_csv_add_options (&options.csv, context);
  dm_cli_reading_add_options (&options.reading, context);
  dm_cli_public_add_options (&options.public, context);
  DmCliStatus status;
  if (!dm_cli_parse (&dm_cli_convert_command, context, words, &status))
    return status;
  if (files == NULL || g_strv_length (files) != 2)
    return dm_cli_complain_usage (&dm_cli_convert_command, _ ("Exactly two files are needed."));
  if (g_strcmp0 (options.csv.into, "-") == 0 && strcmp (files[0], "-") == 0)
    return dm_cli_complain_usage (&dm_cli_convert_command,
                                  _ ("Standard input can only be one of the two."));
  return convert (&options, files[0], files[1]);
}

const DmCliCommand dm_cli_convert_command
    = { "convert", N_ ("IN OUT"), N_ ("Convert between models and tables (CSV)."), run };
