/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "dm-cli-output.h"
#include "dm-error.h"

static const DmCliCommand *const commands[]
    = { &dm_cli_check_command,  &dm_cli_analyse_command, &dm_cli_export_command,
        &dm_cli_report_command, &dm_cli_convert_command, &dm_cli_diff_command };

/** dm_cli_complain: says what went wrong on standard error, after the program's name */
void dm_cli_complain (const char *message) {
  g_autofree char *printable = dm_cli_make_printable (message);
  g_printerr ("demarche: %s\n", printable);
}

/** dm_cli_complain_usage: likewise, and where help is; @command is (nullable). Returns: the status to end with */
DmCliStatus dm_cli_complain_usage (const DmCliCommand *command, const char *message) {
  dm_cli_complain (message);
  g_autofree char *help = command == NULL ? g_strdup ("demarche --help")
                                          : g_strdup_printf ("demarche %s --help", command->name);
  /* Translators: %s is a command to type */
  g_printerr (_ ("“%s” says how it is used.\n"), help);
  return DM_CLI_WRONG_USAGE;
}

/** dm_cli_status_of: Returns: what to end with after @error */
DmCliStatus dm_cli_status_of (const GError *error) {
  if (g_error_matches (error, DM_ERROR, DM_ERROR_INVALID)
      || g_error_matches (error, DM_ERROR, DM_ERROR_WITHHELD))
    return DM_CLI_MODEL_HAS_ERRORS;
  if (g_error_matches (error, DM_ERROR, DM_ERROR_USAGE)
      || g_error_matches (error, DM_ERROR, DM_ERROR_LIMIT))
    return DM_CLI_WRONG_USAGE;
  return DM_CLI_IO_FAILED;
}

static DmCliStatus print (const char *text) {
  g_autoptr (GError) error = NULL;
  if (dm_cli_write_text (text, &error))
    return DM_CLI_DONE;
  dm_cli_complain (error->message);
  return DM_CLI_IO_FAILED;
}

/* GOption would take the next word, a file, for the value of an option whose value may be left out. */
static char *read_word (const char *word) {
  static const char *const optional[] = { "--public", "--robustness" };

  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    if (strcmp (word, optional[i]) == 0)
      return g_strconcat (word, "=", NULL);
  return g_strdup (word);
}

/**
 * dm_cli_parse:
 * @command: whose options they are
 * @context: (transfer none): knows them
 * @words: what was typed after the command's name
 * @status: (out): what to end with where there is nothing more to do
 *
 * Parses the options of a subcommand, and answers `--help` itself.
 *
 * Returns: whether the command is to be run
 */
gboolean dm_cli_parse (const DmCliCommand *command, GOptionContext *context, char **words,
                       DmCliStatus *status) {
  gboolean wants_help = FALSE;
  const GOptionEntry help[]
      = { { "help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, N_ ("Say how it is used"), NULL },
          { NULL } };
  g_option_context_add_main_entries (context, help, GETTEXT_PACKAGE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  g_option_context_set_help_enabled (context, FALSE);
  g_autofree char *name = g_strconcat ("demarche ", command->name, NULL);
  g_set_prgname (name);

  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_strv_builder_add (builder, name);
  gboolean options_end = FALSE;
  for (guint i = 0; words[i] != NULL; i++) {
    options_end = options_end || strcmp (words[i], "--") == 0;
    g_autofree char *word = options_end ? g_strdup (words[i]) : read_word (words[i]);
    g_strv_builder_add (builder, word);
  }
  g_auto (GStrv) arguments = g_strv_builder_end (builder);
  g_autoptr (GError) error = NULL;
  if (!g_option_context_parse_strv (context, &arguments, &error)) {
    *status = dm_cli_complain_usage (command, error->message);
    return FALSE;
  }
  if (wants_help) {
    g_autofree char *text = g_option_context_get_help (context, FALSE, NULL);
    *status = print (text);
    return FALSE;
  }
  return TRUE;
}

static DmCliStatus print_help (void) {
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append (text, _ ("Demarche maps the positions of the sides of a negotiation.\n\n"));
  g_string_append (text, _ ("Usage:\n"));
  g_string_append (text, "  demarche [");
  /* Translators: a placeholder in a usage line */
  g_string_append_printf (text, "%s…]\n", _ ("FILE"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  demarche %s %s\n", commands[i]->name,
                            _ (commands[i]->arguments));
  g_string_append (text, "  demarche --version\n\n");
  g_string_append (text, _ ("Without a command the files are opened in a window.\n\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-9s %s\n", commands[i]->name, _ (commands[i]->summary));
  g_string_append (text, _ ("\nEach command has a “--help” of its own.\n"));
  return print (text->str);
}

/* Run where it was built, the program speaks the languages that were built with it, and so does its window. */
static void find_own_languages (void) {
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  if (own == NULL)
    return;
  g_autofree char *folder = g_path_get_dirname (own);
  g_autofree char *languages = g_build_filename (folder, "..", "..", "po", NULL);
  if (g_file_test (languages, G_FILE_TEST_IS_DIR))
    g_setenv ("DEMARCHE_LOCALE_DIR", languages, FALSE);
}

static void set_up (void) {
  setlocale (LC_ALL, "");
  find_own_languages ();
  const char *folder = g_getenv ("DEMARCHE_LOCALE_DIR");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : DM_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  signal (SIGPIPE, SIG_IGN);
}

/* A word that could be a misspelt command opens no window: nobody would find out what went wrong. */
static gboolean looks_like_file (const char *word) {
  return strpbrk (word, "./") != NULL || g_file_test (word, G_FILE_TEST_EXISTS);
}

/** dm_cli_run: the program. Returns: what it ends with */
DmCliStatus dm_cli_run (int argc, char **argv) {
  set_up ();
  const char *first = argc > 1 ? argv[1] : NULL;
  if (first == NULL)
    return dm_cli_open_window (argv + MIN (argc, 1));
  if (strcmp (first, "--help") == 0 || strcmp (first, "-h") == 0)
    return print_help ();
  if (strcmp (first, "--version") == 0)
    return print ("demarche " DM_VERSION "\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (first, commands[i]->name) == 0)
      return commands[i]->run (argv + 2);
  g_autofree char *message = NULL;
  if (strcmp (first, "--") == 0)
    return dm_cli_open_window (argv + 1);
  if (first[0] == '-')
    message = g_strdup_printf (_ ("There is no option “%s”."), first);
  else if (!looks_like_file (first))
    message = g_strdup_printf (_ ("“%s” is neither a command nor a file."), first);
  return message != NULL ? dm_cli_complain_usage (NULL, message) : dm_cli_open_window (argv + 1);
}
