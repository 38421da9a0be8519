/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a fuzz target defines: it returns 0 whatever the bytes, and ends the program where a property is broken. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
