/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "dm-source-check.h"

G_BEGIN_DECLS

GtkSourceBuffer *dm_source_buffer_new (void);
void dm_source_buffer_follow_scheme (GtkSourceBuffer *buffer);
char *dm_source_buffer_dup_text (GtkSourceBuffer *buffer);
void dm_source_buffer_replace (GtkSourceBuffer *buffer, const char *text, gboolean anew);
void dm_source_buffer_forget_undo (GtkSourceBuffer *buffer);

void dm_source_buffer_mark (GtkSourceBuffer *buffer, const DmSourceCheck *check);
void dm_source_buffer_set_up_gutter (GtkSourceView *view);
guint dm_source_buffer_get_n_problems (GtkSourceBuffer *buffer);
void dm_source_buffer_get_problem (GtkSourceBuffer *buffer, guint index, GtkTextIter *start);
int dm_source_buffer_find_problem (GtkSourceBuffer *buffer, int step);

G_END_DECLS
