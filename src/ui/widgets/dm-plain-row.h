/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DmPlainRow:
 *
 * A row of a list box that is there for what is in it: the keyboard goes through it as if it weren't there. A row of GTK's that is
 * merely not focusable takes it before its content is left backwards, and so never lets it out.
 */
#define DM_TYPE_PLAIN_ROW (dm_plain_row_get_type ())
G_DECLARE_FINAL_TYPE (DmPlainRow, dm_plain_row, DM, PLAIN_ROW, AdwPreferencesRow)

GtkWidget *dm_plain_row_new (GtkWidget *child);

G_END_DECLS
