/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"

G_BEGIN_DECLS

#define DM_CLI_DRAWS_INIT                                                                          \
  { .seed = DM_DRAWS_SEED }

void dm_cli_draws_add_options (DmDraws *draws, GOptionContext *context);

G_END_DECLS
