/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-document.h"

G_BEGIN_DECLS

/** DmCompareWindow: what differs between a document and its file, which another program wrote: in sentences and line by line. */
#define DM_TYPE_COMPARE_WINDOW (dm_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (DmCompareWindow, dm_compare_window, DM, COMPARE_WINDOW, AdwWindow)

DmCompareWindow *dm_compare_window_new (GtkWindow *parent, DmDocument *document);

G_END_DECLS
