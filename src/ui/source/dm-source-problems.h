/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-source-check.h"

G_BEGIN_DECLS

void dm_source_problems_fill (GtkListBox *list, const DmSourceCheck *check, GtkTextBuffer *buffer);

G_END_DECLS
