/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-robustness.h"

G_BEGIN_DECLS

/** DmCliDraws: the options of draws. @n_draws: 0 for none */
typedef struct {
  guint n_draws;
  guint64 seed;
} DmCliDraws;

#define DM_CLI_DRAWS_INIT                                                                          \
  { .seed = 1 }

void dm_cli_draws_add_options (DmCliDraws *draws, GOptionContext *context);

G_END_DECLS
