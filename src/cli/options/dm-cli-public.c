/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-public.h"

#include <glib/gi18n-lib.h>

#include "dm-cli-output.h"
#include "dm-cli.h"
#include "dm-error.h"

static gboolean take_words (G_GNUC_UNUSED const char *option, const char *words, gpointer data,
                            G_GNUC_UNUSED GError **error) {
  DmCliPublic *public = data;

  public->asked = TRUE;
  g_free (public->words);
  public->words = words == NULL || *words == '\0' ? NULL : g_strdup (words);
  return TRUE;
}

/** dm_cli_public_add_options: adds what a public copy is asked for by; it is parsed into @public */
void dm_cli_public_add_options (DmCliPublic *public, GOptionContext *context) {
  const GOptionEntry entries[] = {
    { "public", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK, take_words,
      N_ ("Withhold notes, confidence, no-deal, inferred or sources, or all of them, and check "
          "that nothing of it is written"),
      N_ ("WHAT,…") },
    { "allow-repeated", 0, 0, G_OPTION_ARG_NONE, &public->allow_repeated,
      N_ ("Write although what is kept says the same as something that is withheld"), NULL },
    { NULL }
  };
  GOptionGroup *group
      = g_option_group_new ("public", _ ("For the public:"), _ ("For the public"), public, NULL);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_context_add_group (context, group);
}

/** dm_cli_public_clear: frees the options */
void dm_cli_public_clear (DmCliPublic *public) {
  g_free (public->words);
  g_clear_pointer (&public->leaks, dm_leaks_free);
  g_clear_pointer (&public->redaction, dm_redaction_unref);
  *public = (DmCliPublic){ 0 };
}

/** dm_cli_public_check_usage: Returns: whether the options make sense; DM_ERROR_USAGE */
gboolean dm_cli_public_check_usage (const DmCliPublic *public, GError **error) {
  guint choices;

  if (public->allow_repeated && !public->asked) {
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE, _ ("--allow-repeated goes with --public."));
    return FALSE;
  }
  return !public->asked || dm_withhold_parse (public->words, &choices, error);
}

/**
 * dm_cli_public_redact:
 * @public: the options
 * @model: (inout): a model; where a public copy is asked for, ends up without what is withheld
 * @error: return location
 *
 * Returns: whether the copy may be published; DM_ERROR_USAGE, DM_ERROR_WITHHELD
 */
gboolean dm_cli_public_redact (DmCliPublic *public, DmModel **model, GError **error) {
  guint choices;

  if (!public->asked)
    return TRUE;
  if (!dm_withhold_parse (public->words, &choices, error))
    return FALSE;
  public->redaction = dm_redaction_new (*model, choices);
  public->leaks = dm_leaks_new (public->redaction);
  dm_model_unref (*model);
  *model = dm_model_ref (dm_redaction_get_model (public->redaction));
  g_autoptr (GError) repeated = NULL;
  if (public->allow_repeated || dm_leaks_check_repeated (public->leaks, &repeated))
    return TRUE;
  g_set_error (error, DM_ERROR, DM_ERROR_WITHHELD, "%s\n%s", repeated->message,
               _ ("Nothing was written. --allow-repeated writes it all the same."));
  return FALSE;
}

/** dm_cli_public_check_model: Returns: whether the model file may be published; DM_ERROR_WITHHELD */
gboolean dm_cli_public_check_model (const DmCliPublic *public, GBytes *file, GError **error) {
  return !public->asked || dm_leaks_check_model (public->leaks, file, error);
}

/**
 * dm_cli_public_check_file:
 * @public: the options
 * @file: what is to be written, other than a model
 * @error: return location
 *
 * What is found may be the program's own words, which a note happens to say, too: that is told and may be allowed like other repetitions.
 *
 * Returns: whether it may be published; DM_ERROR_WITHHELD
 */
gboolean dm_cli_public_check_file (const DmCliPublic *public, GBytes *file, GError **error) {
  g_autoptr (GError) found = NULL;

  if (!public->asked || dm_leaks_check_file (public->leaks, file, &found))
    return TRUE;
  if (public->allow_repeated) {
    dm_cli_complain (found->message);
    return TRUE;
  }
  g_set_error (error, DM_ERROR, DM_ERROR_WITHHELD, "%s\n%s", found->message,
               _ ("Nothing was written. --allow-repeated writes it all the same."));
  return FALSE;
}

/** dm_cli_public_tell: says on standard error what was withheld, a line each */
void dm_cli_public_tell (const DmCliPublic *public) {
  if (!public->asked)
    return;
  g_auto (GStrv) clauses = dm_leaks_describe (public->leaks);

  for (guint i = 0; clauses[i] != NULL; i++)
    dm_cli_complain (clauses[i]);
}
