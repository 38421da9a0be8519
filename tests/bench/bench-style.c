/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-style.h"

#include <gtk/gtk.h>

/* The program's own style, which GTK loads by itself only for an application. */
void bench_load_style (void) {
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/demarche/Demarche/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
