/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DmCsvLayout:
 * @outer: scrolls all of it where it is narrow
 * @parts: holds the options and what comes of them
 * @options: scrolls the options where both stand beside each other
 * @separator: between the two
 * @result: what comes of them
 *
 * The parts of a dialog whose options stand beside what comes of them, or above it where there is no room for that.
 */
typedef struct {
  GtkScrolledWindow *outer;
  GtkBox *parts;
  GtkScrolledWindow *options;
  GtkSeparator *separator;
  GtkWidget *result;
} DmCsvLayout;

void dm_csv_layout_follow_width (GtkWindow *dialog, const DmCsvLayout *layout, GtkWindow *parent);

G_END_DECLS
