/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-model.h"

G_BEGIN_DECLS

/** DmCliStatus: what the program ends with. */
typedef enum {
  DM_CLI_DONE = 0,
  DM_CLI_MODEL_HAS_ERRORS = 1,
  DM_CLI_MODELS_DIFFER = 1,
  DM_CLI_WRONG_USAGE = 2,
  DM_CLI_IO_FAILED = 3,
} DmCliStatus;

/**
 * DmCliCommand:
 * @name: as it is typed
 * @arguments: what follows the options in the usage line: placeholders, untranslated here
 * @summary: marked for translation, a sentence
 * @run: gets the words after the subcommand's name
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  DmCliStatus (*run) (char **words);
} DmCliCommand;

extern const DmCliCommand dm_cli_check_command;
extern const DmCliCommand dm_cli_analyse_command;
extern const DmCliCommand dm_cli_export_command;
extern const DmCliCommand dm_cli_report_command;
extern const DmCliCommand dm_cli_convert_command;
extern const DmCliCommand dm_cli_diff_command;

DmCliStatus dm_cli_run (int argc, char **argv);

void dm_cli_complain (const char *message);
DmCliStatus dm_cli_complain_usage (const DmCliCommand *command, const char *message);
DmCliStatus dm_cli_status_of (const GError *error);
gboolean dm_cli_parse (const DmCliCommand *command, GOptionContext *context, char **words,
                       DmCliStatus *status);

DmModel *dm_cli_read (const char *filename, GPtrArray **diagnostics, GError **error);
GBytes *dm_cli_read_bytes (const char *filename, GError **error);
void dm_cli_complain_diagnostics (const char *filename, const GPtrArray *diagnostics);
void dm_cli_complain_unread (const char *filename, const GError *error);
DmModel *dm_cli_open (const char *filename, DmCliStatus *status);
DmCliStatus dm_cli_open_window (char **files);
gboolean dm_cli_set_language (const char *language, GError **error);

G_END_DECLS
