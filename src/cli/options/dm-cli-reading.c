/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-reading.h"

#include <glib/gi18n-lib.h>

#include "dm-error.h"

/** dm_cli_reading_add_options: adds the READING options to a command's; they are parsed into @options */
void dm_cli_reading_add_options (DmCliReading *options, GOptionContext *context) {
  const GOptionEntry entries[]
      = { { "parties", 0, 0, G_OPTION_ARG_STRING, &options->parties, N_ ("Show only these parties"),
            N_ ("ID,…") },
          { "issues", 0, 0, G_OPTION_ARG_STRING, &options->issues, N_ ("Show only these issues"),
            N_ ("ID,…") },
          { "baskets", 0, 0, G_OPTION_ARG_STRING, &options->baskets,
            N_ ("Show only the issues of these baskets"), N_ ("ID,…") },
          { "date", 0, 0, G_OPTION_ARG_STRING, &options->date,
            N_ ("Read the positions as of that day"), N_ ("DATE") },
          { "scenario", 0, 0, G_OPTION_ARG_STRING, &options->scenario,
            N_ ("Read the positions with the changes of a scenario"), N_ ("ID") },
          { "proposal", 0, 0, G_OPTION_ARG_STRING, &options->proposal, N_ ("Choose a proposal"),
            N_ ("ID") },
          { NULL } };
  GOptionGroup *group = g_option_group_new ("reading", _ ("What to read the model as:"),
                                            _ ("What to read the model as"), NULL, NULL);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_context_add_group (context, group);
}

/** dm_cli_reading_add_compare_options: the same of what to compare it with, for commands that say what is otherwise there */
void dm_cli_reading_add_compare_options (DmCliReading *options, GOptionContext *context) {
  const GOptionEntry entries[]
      = { { "compare-date", 0, 0, G_OPTION_ARG_STRING, &options->compare_date,
            N_ ("Show what was otherwise as of that day"), N_ ("DATE") },
          { "compare-scenario", 0, 0, G_OPTION_ARG_STRING, &options->compare_scenario,
            N_ ("Show what is otherwise in a scenario"), N_ ("ID") },
          { NULL } };
  GOptionGroup *group = g_option_group_new ("comparison", _ ("What to compare it with:"),
                                            _ ("What to compare it with"), NULL, NULL);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_context_add_group (context, group);
}

/** dm_cli_reading_clear: frees the options */
void dm_cli_reading_clear (DmCliReading *options) {
  g_free (options->parties);
  g_free (options->issues);
  g_free (options->baskets);
  g_free (options->date);
  g_free (options->scenario);
  g_free (options->proposal);
  g_free (options->compare_date);
  g_free (options->compare_scenario);
  *options = (DmCliReading){ NULL };
}

/** dm_cli_reading_is_given: whether any of the options was typed */
gboolean dm_cli_reading_is_given (const DmCliReading *options) {
  return options->parties != NULL || options->issues != NULL || options->baskets != NULL
         || options->date != NULL || options->scenario != NULL || options->proposal != NULL;
}

static GStrv split (const char *ids) {
  if (ids == NULL)
    return NULL;
  GStrv list = g_strsplit (ids, ",", -1);
  if (list[0] == NULL) { /* an empty list would show nothing: let the empty id be refused */
    g_strfreev (list);
    list = g_strdupv ((char *[]){ (char *) "", NULL });
  }
  return list;
}

/** dm_cli_reading_make: Returns: (transfer full) (nullable): @model read as asked for; DM_ERROR_USAGE */
DmReading *dm_cli_reading_make (const DmCliReading *options, DmModel *model, GError **error) {
  g_auto (GStrv) parties = split (options->parties);
  g_auto (GStrv) issues = split (options->issues);
  g_auto (GStrv) baskets = split (options->baskets);
  const DmReadingSpec spec = {
    .parties = (const char *const *) parties,
    .issues = (const char *const *) issues,
    .baskets = (const char *const *) baskets,
    .date = options->date,
    .scenario = options->scenario,
    .proposal = options->proposal,
    .compare_date = options->compare_date,
    .compare_scenario = options->compare_scenario,
  };
  return dm_reading_new (model, &spec, error);
}
