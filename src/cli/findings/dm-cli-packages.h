/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreement.h"
#include "dm-cli-json.h"

G_BEGIN_DECLS

void dm_cli_packages_add_json (const DmAgreement *agreement, DmCliJson *json);
void dm_cli_packages_append_text (const DmAgreement *agreement, GString *text);

G_END_DECLS
