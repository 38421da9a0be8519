/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"
#include "dm-style.h"

G_BEGIN_DECLS

#define DM_EDITOR_MIN_WIDTH 260
#define DM_EDITOR_MAX_WIDTH 640

/** DmEditor: the pane in which what is selected is edited: in a form, or as text. Its left edge can be dragged. */
#define DM_TYPE_EDITOR (dm_editor_get_type ())
G_DECLARE_FINAL_TYPE (DmEditor, dm_editor, DM, EDITOR, GtkWidget)

void dm_editor_set_document (DmEditor *editor, DmDocument *document);
void dm_editor_set_style (DmEditor *editor, DmStyle *style);
int dm_editor_get_width (DmEditor *editor);
void dm_editor_set_width (DmEditor *editor, int width);
void dm_editor_show_source (DmEditor *editor);

G_END_DECLS
