/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-edit.h"

G_BEGIN_DECLS

/* A small model in which everything refers to everything that it can, for edits to be tried on. */
DmModel *dm_edit_sample_new (void);
DmModel *dm_edit_sample_read (const char *text);
char *dm_edit_sample_write (const DmModel *model);

G_END_DECLS
