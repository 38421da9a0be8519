/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-stack.h"

G_BEGIN_DECLS

GPtrArray *dm_stack_list_sections (DmStack *stack, guint most_rows);
GPtrArray *dm_stack_list_folded_sections (DmStack *stack, DmStyle *style, double width_px,
                                          double height_px);
gboolean dm_stack_is_again (const DmStack *stack, guint nth);

G_END_DECLS
