/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "dm-application.h"

int main (int argc, char *argv[]) {
  g_autoptr (DmApplication) application = NULL;
  const char *locale_dir = g_getenv ("DEMARCHE_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : DM_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Demarche");
  application = dm_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
