/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-draws.h"

#include <glib/gi18n-lib.h>

#include "dm-error.h"

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
  DmDraws *draws = data;
  guint64 n_draws = DM_DRAWS_USUAL;

  if (value != NULL && *value == '\0')
    value = NULL;
  if (!read_whole ("robustness", value, 1, DM_DRAWS_MOST, &n_draws, error))
    return FALSE;
  draws->n_draws = (guint) n_draws;
  return TRUE;
}

static gboolean on_seed (const char *name, const char *value, gpointer data, GError **error) {
  return read_whole ("seed", value, 0, DM_DRAWS_LAST_SEED, &((DmDraws *) data)->seed, error);
}

/** dm_cli_draws_add_options: adds --robustness and --seed to a command's options; their values are read as they come, into @draws */
void dm_cli_draws_add_options (DmDraws *draws, GOptionContext *context) {
  const GOptionEntry entries[]
      = { { "robustness", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK, on_robustness,
            N_ ("Draw how sure each verdict is, 10,000 times or as often as said"), N_ ("DRAWS") },
          { "seed", 0, 0, G_OPTION_ARG_CALLBACK, on_seed,
            N_ ("Where draws begin: the same seed, the same result"), N_ ("N") },
          { NULL } };
  GOptionGroup *group = g_option_group_new ("draws", _ ("Draws:"), _ ("Draws"), draws, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_context_add_group (context, group);
}
