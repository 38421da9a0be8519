/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-analysis.h"
#include "dm-cli-files.h"
#include "dm-cli-picture.h"
#include "dm-cli-public.h"
#include "dm-cli-reading.h"
#include "dm-cli.h"

static DmCliStatus fail (const GError *error) {
  DmCliStatus status = dm_cli_status_of (error);
  if (status == DM_CLI_WRONG_USAGE)
    return dm_cli_complain_usage (&dm_cli_export_command, error->message);
  dm_cli_complain (error->message);
  return status;
}

static gboolean check_files (const DmCliPublic *public, const GPtrArray *files, GError **error) {
  for (guint i = 0; i < files->len; i++)
    if (!dm_cli_public_check_file (public, g_ptr_array_index (files, i), error))
      return FALSE;
  return TRUE;
}

static GPtrArray *draw (const GPtrArray *stacks, DmModel *model, const DmExportOptions *options,
                        GError **error) {
  return dm_export_stacks ((DmStack *const *) stacks->pdata, stacks->len,
                           dm_model_get_title (model), model, options, error);
}

/* Pixels and letters drawn as glyphs can't be searched: what the same picture says as SVG can. */
static gboolean check_public (const DmCliPublic *public, const GPtrArray *stacks, DmModel *model,
                              const DmExportOptions *options, const GPtrArray *files,
                              GError **error) {
  DmExportOptions as_text = *options;

  if (!public->asked)
    return TRUE;
  as_text.format = DM_FORMAT_SVG;
  as_text.text_as_paths = FALSE;
  g_autoptr (GPtrArray) texts = draw (stacks, model, &as_text, error);
  return texts != NULL && check_files (public, texts, error) && check_files (public, files, error);
}

/* (transfer full) (nullable): the one view that is asked for */
static GPtrArray *new_view (const DmCliPicture *picture, const DmCliReading *options,
                            DmModel *model, GError **error) {
  g_autoptr (DmReading) reading = dm_cli_reading_make (options, model, error);
  g_autoptr (DmAnalysis) analysis = reading != NULL ? dm_analysis_new (reading, NULL, error) : NULL;
  DmStack *stack = analysis != NULL ? dm_cli_picture_new_stack (picture, analysis, error) : NULL;
  if (stack == NULL)
    return NULL;
  GPtrArray *stacks = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_stack_unref);
  g_ptr_array_add (stacks, stack);
  return stacks;
}

static DmCliStatus export(const char *filename, const DmCliReading *reading_options,
                          const DmCliPicture *picture, DmCliPublic *public) {
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
  DmCliStatus status;
  g_autoptr (GError) error = NULL;
  if ((picture->language != NULL && !dm_cli_set_language (picture->language, &error))
      || !dm_cli_picture_read (picture, &options, &error)
      || !dm_cli_picture_check_steps (picture, dm_cli_reading_is_given (reading_options), &error)
      || !dm_cli_public_check_usage (public, &error))
    return fail (error);
  g_autoptr (DmModel) model = dm_cli_open (filename, &status);
  if (model == NULL)
    return status;
  if (!dm_cli_public_redact (public, &model, &error))
    return fail (error);
  g_autoptr (GPtrArray) stacks = picture->steps
                                     ? dm_cli_picture_new_steps (model, &error)
                                     : new_view (picture, reading_options, model, &error);
  if (stacks == NULL)
    return fail (error);
  g_autoptr (GPtrArray) files = draw (stacks, model, &options, &error);
  if (files == NULL || !check_public (public, stacks, model, &options, files, &error)
      || !dm_cli_write_files (picture->output, files, options.format, &error))
    return fail (error);
  dm_cli_public_tell (public);
  return DM_CLI_DONE;
}

static DmCliStatus run (char **words) {
  g_auto (GStrv) files = NULL;
  g_auto (DmCliReading) reading = { NULL };
  g_auto (DmCliPicture) picture = DM_CLI_PICTURE_INIT;
  g_auto (DmCliPublic) public = { 0 };
  const GOptionEntry entries[]
      = { { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL }, { NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new (dm_cli_export_command.arguments);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  dm_cli_picture_add_options (&picture, context);
  dm_cli_reading_add_options (&reading, context);
  dm_cli_reading_add_compare_options (&reading, context);
  dm_cli_public_add_options (&public, context);
  DmCliStatus status;
  if (!dm_cli_parse (&dm_cli_export_command, context, words, &status))
    return status;
  if (files == NULL || g_strv_length (files) != 1)
    return dm_cli_complain_usage (&dm_cli_export_command, _ ("Exactly one file is needed."));
  return export(files[0], &reading, &picture, &public);
}

const DmCliCommand dm_cli_export_command
    = { "export", "FILE", N_ ("Draw the map, or another view, as a PNG, SVG or PDF."), run };
