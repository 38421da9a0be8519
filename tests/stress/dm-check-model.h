/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-random-edit.h"

/* Whether a model is what the format, its sharing and an edit of it promise. Each returns why not, or NULL. */

char *dm_check_whole (DmModel *model, char **digest);
char *dm_check_change (DmModel *before, DmModel *after);
char *dm_check_edit (DmModel *before, DmModel *after, const DmRandomEdit *edit);
char *dm_check_against_reader (DmModel *before, DmModel *after, const DmRandomEdit *edit);
