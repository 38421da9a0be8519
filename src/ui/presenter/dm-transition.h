/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-page.h"

G_BEGIN_DECLS

/** DmTransition: from one page to another, ready to be painted at any share of the way; both fill a screen of one size. */
typedef struct _DmTransition DmTransition;

DmTransition *dm_transition_new (const DmPage *from, const DmPage *to, int width_px, int height_px,
                                 int device_scale);
void dm_transition_free (DmTransition *transition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmTransition, dm_transition_free)

void dm_transition_snapshot (DmTransition *transition, GtkSnapshot *snapshot, double share);

G_END_DECLS
