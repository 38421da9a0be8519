/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** DmFailureBar: at the top of a dialog, why what it was to do failed, until it is closed or something else is tried. */
#define DM_TYPE_FAILURE_BAR (dm_failure_bar_get_type ())
G_DECLARE_FINAL_TYPE (DmFailureBar, dm_failure_bar, DM, FAILURE_BAR, AdwBin)

void dm_failure_bar_say (DmFailureBar *bar, const char *message);
void dm_failure_bar_forget (DmFailureBar *bar);

G_END_DECLS
