/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"

G_BEGIN_DECLS

/**
 * DmScrubber: goes through the days on which something changes: by hand, with the arrow keys, or by itself when it is played, until any
 * key or button. Without animations a press plays one step. Hidden where there is nothing to go through.
 */
#define DM_TYPE_SCRUBBER (dm_scrubber_get_type ())
G_DECLARE_FINAL_TYPE (DmScrubber, dm_scrubber, DM, SCRUBBER, GtkWidget)

void dm_scrubber_set_document (DmScrubber *scrubber, DmDocument *document);
void dm_scrubber_set_wanted (DmScrubber *scrubber, gboolean wanted);

G_END_DECLS
