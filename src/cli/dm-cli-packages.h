/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-cli-json.h"
#include "dm-packages.h"

G_BEGIN_DECLS

void dm_cli_packages_add_json (const DmPackages *packages, const DmPackages *open, DmCliJson *json);
void dm_cli_packages_append_text (const DmPackages *packages, const DmPackages *open,
                                  GString *text);

G_END_DECLS
