/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"
#include "dm-source-check.h"
#include "dm-source-place.h"

G_BEGIN_DECLS

char *dm_source_describe_place (const DmModel *model, const DmSourcePlace *place);
char *dm_source_describe_check (const DmSourceCheck *check);

G_END_DECLS
