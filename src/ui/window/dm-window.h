/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-document.h"

G_BEGIN_DECLS

/**
 * DmWindow:
 *
 * One open file. Signal `close-cancelled`: the user was asked about what isn't saved, and wants to stay.
 */
#define DM_TYPE_WINDOW (dm_window_get_type ())
G_DECLARE_FINAL_TYPE (DmWindow, dm_window, DM, WINDOW, AdwApplicationWindow)

DmWindow *dm_window_new (AdwApplication *application);
void dm_window_open (DmWindow *window, GFile *file, gboolean sample);
void dm_window_open_beside (DmWindow *window, GFile *file, gboolean sample);
DmWindow *dm_window_find_for_new (DmWindow *window);
void dm_window_begin (DmWindow *window, guint nth_template);
void dm_window_recover (DmWindow *window, DmRecovery *recovery);
void dm_window_hold_session (DmWindow *window);
gboolean dm_window_is_unused (DmWindow *window);
gboolean dm_window_has_file (DmWindow *window, GFile *file);
gboolean dm_window_is_replaceable (DmWindow *window);
DmDocument *dm_window_get_document (DmWindow *window);

gboolean dm_window_may_close (DmWindow *window);
void dm_window_ask_before_quit (DmWindow *window);
void dm_window_stay (DmWindow *window);

G_END_DECLS
