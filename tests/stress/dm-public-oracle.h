/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* What a public copy of a file is, told from its JSON alone: by another road than the product's. @choices: of DmWithhold. */
void dm_public_oracle (JsonNode *file, guint choices);
