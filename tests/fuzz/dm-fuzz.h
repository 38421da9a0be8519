/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"

/* What a fuzz target defines: it returns 0 whatever the bytes, and ends the program where a property is broken. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What targets share. */
void dm_fuzz_fail (const char *why) G_GNUC_NORETURN;
char *dm_fuzz_dup_text (const guint8 *data, gsize size);
void dm_fuzz_check_model (DmModel *model);
