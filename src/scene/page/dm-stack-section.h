/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-stack.h"

G_BEGIN_DECLS

GPtrArray *dm_stack_list_sections (DmStack *stack, guint most_rows);

G_END_DECLS
