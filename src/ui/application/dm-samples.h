/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** DmSample: a model that comes with the program. */
typedef struct {
  GFile *file;
  char *name; /* for people */
} DmSample;

GPtrArray *dm_samples_list (void);

G_END_DECLS
