/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-cli-json.h"
#include "dm-scale.h"

G_BEGIN_DECLS

/* Places and sets of a scale in JSON. */
void dm_cli_json_add_place (DmCliJson *json, const char *name, const DmScale *scale, double place);
void dm_cli_json_add_set (DmCliJson *json, const char *name, const DmScale *scale,
                          const DmSet *set);

G_END_DECLS
