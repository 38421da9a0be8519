/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-document.h"

G_BEGIN_DECLS

/** DmWindow: one open file. */
#define DM_TYPE_WINDOW (dm_window_get_type ())
G_DECLARE_FINAL_TYPE (DmWindow, dm_window, DM, WINDOW, AdwApplicationWindow)

DmWindow *dm_window_new (AdwApplication *application);
void dm_window_open (DmWindow *window, GFile *file, gboolean sample);
gboolean dm_window_is_unused (DmWindow *window);
DmDocument *dm_window_get_document (DmWindow *window);

G_END_DECLS
