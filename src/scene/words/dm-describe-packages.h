/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-packages.h"

G_BEGIN_DECLS

/* What packages come to, in words, as dm-describe.h has it for verdicts. All strings returned are owned by the caller. */
const char *dm_describe_solution_word (DmSolutionKind kind);
const char *dm_describe_solution (DmSolutionKind kind);
char *dm_describe_packages_outcome (const DmPackages *packages);
GStrv dm_describe_packages (const DmPackages *packages);
char *dm_describe_closed (const DmPackages *packages);
char *dm_describe_trade (const DmPackages *packages, const DmTrade *trade);

G_END_DECLS
