/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "dm-cli-json.h"
#include "dm-cli-output.h"
#include "dm-cli.h"
#include "dm-diagnostic.h"
#include "dm-error.h"

static void append_lines (GString *text, const char *filename, const GPtrArray *diagnostics) {
  g_autofree char *shown = g_filename_display_name (filename);
  for (guint i = 0; i < diagnostics->len; i++) {
    g_autofree char *line = dm_diagnostic_to_line (g_ptr_array_index (diagnostics, i), shown);
    g_autofree char *printable = dm_cli_make_printable (line);
    g_string_append_printf (text, "%s\n", printable);
  }
}

static void append_json (DmCliJson *json, const char *filename, const GPtrArray *diagnostics) {
  g_autofree char *shown = g_filename_display_name (filename);
  dm_cli_json_begin (json, NULL, '{');
  dm_cli_json_add_string (json, "file", shown);
  dm_cli_json_begin (json, "diagnostics", '[');
  for (guint i = 0; i < diagnostics->len; i++) {
    const DmDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);
    gboolean is_error = diagnostic->severity == DM_SEVERITY_ERROR;
    dm_cli_json_begin (json, NULL, '{');
    dm_cli_json_add_string (json, "severity", is_error ? "error" : "warning");
    dm_cli_json_add_string (json, "code", diagnostic->code);
    dm_cli_json_add_number (json, "line", diagnostic->line);
    dm_cli_json_add_number (json, "column", diagnostic->column);
    dm_cli_json_add_string (json, "pointer", diagnostic->pointer);
    dm_cli_json_add_string (json, "message", diagnostic->message);
    dm_cli_json_end (json, '}');
  }
  dm_cli_json_end (json, ']');
  dm_cli_json_end (json, '}');
}

static DmCliStatus check_file (const char *filename, GString *text, DmCliJson *json) {
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = dm_cli_read (filename, &diagnostics, &error);
  DmCliStatus status = model != NULL ? DM_CLI_DONE : dm_cli_status_of (error);
  if (diagnostics == NULL || (status != DM_CLI_DONE && status != DM_CLI_MODEL_HAS_ERRORS)) {
    dm_cli_complain_unread (filename, error);
    return status;
  }
  if (json != NULL)
    append_json (json, filename, diagnostics);
  else
    append_lines (text, filename, diagnostics);
  return status;
}

static DmCliStatus check_all (char **files, gboolean as_json) {
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *json_text = NULL;
  DmCliJson json;
  DmCliStatus worst = DM_CLI_DONE;
  if (as_json) {
    setlocale (LC_MESSAGES, "C"); /* the reader's messages stand in the JSON */
    dm_cli_json_init (&json);
    dm_cli_json_begin (&json, NULL, '{');
    dm_cli_json_add_number (&json, "demarche_check", 1);
    dm_cli_json_begin (&json, "files", '[');
  }
  for (guint i = 0; files[i] != NULL; i++) {
    DmCliStatus status = check_file (files[i], text, as_json ? &json : NULL);
    worst = MAX (worst, status);
  }
  if (as_json) {
    dm_cli_json_end (&json, ']');
    dm_cli_json_end (&json, '}');
    json_text = dm_cli_json_finish (&json);
  }
  g_autoptr (GError) error = NULL;
  if (dm_cli_write_text (as_json ? json_text : text->str, &error))
    return worst;
  dm_cli_complain (error->message);
  return DM_CLI_IO_FAILED;
}

static DmCliStatus run (char **words) {
  gboolean as_json = FALSE;
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[]
      = { { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON"), NULL },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
          { NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new (dm_cli_check_command.arguments);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  DmCliStatus status;
  if (!dm_cli_parse (&dm_cli_check_command, context, words, &status))
    return status;
  if (files == NULL)
    return dm_cli_complain_usage (&dm_cli_check_command, _ ("There is no file to check."));
  return check_all (files, as_json);
}

const DmCliCommand dm_cli_check_command
    = { "check", N_ ("FILE…"), N_ ("Say every error and warning of a model, at its place."), run };
