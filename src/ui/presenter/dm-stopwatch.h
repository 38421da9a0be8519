/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** DmStopwatch: the time of day, and how long it has been running, to be stopped and started anew. */
#define DM_TYPE_STOPWATCH (dm_stopwatch_get_type ())
G_DECLARE_FINAL_TYPE (DmStopwatch, dm_stopwatch, DM, STOPWATCH, GtkBox)

G_END_DECLS
