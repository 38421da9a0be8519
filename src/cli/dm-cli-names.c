/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dm-cli-findings.h"

/** dm_cli_name_parties: Returns: (transfer full): the parties by name, "United States, Russia" */
char *dm_cli_name_parties (const DmModel *model, const guint *parties, guint n_parties) {
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < n_parties; i++) {
    if (i > 0)
      /* Translators: stands between the names of a list */
      g_string_append (names, C_ ("list", ", "));
    g_string_append (names, dm_model_get_party (model, parties[i])->name);
  }
  return g_string_free (names, FALSE);
}

/** dm_cli_name_number: Returns: (transfer full): @number as the locale writes it, of at most @n_decimals decimals */
char *dm_cli_name_number (double number, guint n_decimals) {
  guint needed = 0;
  for (double scale = 1; needed < n_decimals && rint (number * scale) != number * scale; needed++)
    scale *= 10;
  return g_strdup_printf ("%'.*f", (int) needed, number + 0.0);
}

/** dm_cli_name_place: Returns: (transfer full): a level's or option's name, or a number in its unit */
char *dm_cli_name_place (const DmScale *scale, double place) {
  if (scale->type != DM_SCALE_INTERVAL)
    return g_strdup (scale->levels[(guint) place].name);
  g_autofree char *number = dm_cli_name_number (place, 6);
  if (scale->unit == NULL)
    return g_steal_pointer (&number);
  /* Translators: a number and its unit, “40,000 troops” */
  return g_strdup_printf (C_ ("measure", "%s %s"), number, scale->unit);
}
