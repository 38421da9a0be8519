/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double dm_ticks_get_step (double min, double max, guint most);

G_END_DECLS
