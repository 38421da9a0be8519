/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-cli-json.h"
#include "dm-cli-output.h"
#include "dm-cli.h"
#include "dm-describe-difference.h"

static void add_target (DmCliJson *json, const DmTarget *target) {
  static const char *const kinds[] = { "model", "party",    "basket",   "issue", "source",
                                       "event", "scenario", "proposal", "view",  "position" };
  gboolean position = target->kind == DM_TARGET_POSITION;
  g_autofree char *since = target->since == DM_DATE_NONE ? NULL : dm_date_to_iso (target->since);

  dm_cli_json_add_string (json, "kind", kinds[target->kind]);
  if (!position) {
    dm_cli_json_add_string (json, "id", target->id);
    return;
  }
  dm_cli_json_add_string (json, "party", target->party);
  dm_cli_json_add_string (json, "issue", target->id);
  dm_cli_json_add_string (json, "since", since);
  dm_cli_json_add_string (json, "scenario", target->scenario);
}

static void add_difference (DmCliJson *json, const DmDifference *difference) {
  static const char *const changes[] = { "added", "removed", "changed" };

  dm_cli_json_begin (json, NULL, '{');
  dm_cli_json_add_string (json, "change", changes[difference->kind]);
  add_target (json, &difference->target);
  dm_cli_json_add_string (json, "member", difference->member);
  dm_cli_json_add_json (json, "before", difference->before);
  dm_cli_json_add_json (json, "after", difference->after);
  dm_cli_json_end (json, '}');
}

static char *write_json (const DmDiff *diff) {
  DmCliJson json;

  dm_cli_json_init (&json);
  dm_cli_json_begin (&json, NULL, '{');
  dm_cli_json_add_number (&json, "demarche_diff", 1);
  dm_cli_json_begin (&json, "differences", '[');
  for (guint i = 0; i < dm_diff_get_size (diff); i++)
    add_difference (&json, dm_diff_get (diff, i));
  dm_cli_json_end (&json, ']');
  dm_cli_json_end (&json, '}');
  return dm_cli_json_finish (&json);
}

static char *write_text (const DmDiff *diff) {
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < dm_diff_get_size (diff); i++) {
    g_autofree char *sentence = dm_describe_difference (diff, dm_diff_get (diff, i));
    g_autofree char *printable = dm_cli_make_printable (sentence);
    g_strdelimit (printable, "\n", ' ');
    g_string_append_printf (text, "%s\n", printable);
  }
  return g_strdup (text->str);
}

/* A model with errors can't be compared: here 1 says that there are differences, and no more than that. */
static DmModel *open_model (const char *filename, DmCliStatus *status) {
  DmModel *model = dm_cli_open (filename, status);

  if (*status == DM_CLI_MODEL_HAS_ERRORS)
    *status = DM_CLI_IO_FAILED;
  return model;
}

static DmCliStatus compare (char **files, gboolean as_json) {
  DmCliStatus status;
  g_autoptr (DmModel) before = open_model (files[0], &status);
  if (before == NULL)
    return status;
  g_autoptr (DmModel) after = open_model (files[1], &status);
  if (after == NULL)
    return status;
  g_autoptr (DmDiff) diff = dm_diff_new (before, after);
  g_autofree char *text = as_json ? write_json (diff) : write_text (diff);
  g_autoptr (GError) error = NULL;
  if (!dm_cli_write_text (text, &error)) {
    dm_cli_complain (error->message);
    return DM_CLI_IO_FAILED;
  }
  return dm_diff_get_size (diff) > 0 ? DM_CLI_MODELS_DIFFER : DM_CLI_DONE;
}

static DmCliStatus run (char **words) {
  gboolean as_json = FALSE;
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[]
      = { { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON"), NULL },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
          { NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new (dm_cli_diff_command.arguments);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  DmCliStatus status;
  if (!dm_cli_parse (&dm_cli_diff_command, context, words, &status))
    return status;
  if (files == NULL || g_strv_length (files) != 2)
    return dm_cli_complain_usage (&dm_cli_diff_command, _ ("Exactly two files are needed."));
  if (g_str_equal (files[0], "-") && g_str_equal (files[1], "-"))
    return dm_cli_complain_usage (&dm_cli_diff_command,
                                  _ ("Standard input can only be one of the two."));
  return compare (files, as_json);
}

const DmCliCommand dm_cli_diff_command
    = { "diff", N_ ("OLD NEW"), N_ ("Say what changed in meaning between two models."), run };
