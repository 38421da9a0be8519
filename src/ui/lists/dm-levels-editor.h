/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-form.h"

G_BEGIN_DECLS

/**
 * DmLevelsEditor:
 *
 * The levels of an ordinal scale, or the options of a nominal one: a row each, and a last one to type the next into.
 * Alt+Up and Alt+Down move a level, Ctrl+Delete removes it.
 */
#define DM_TYPE_LEVELS_EDITOR (dm_levels_editor_get_type ())
G_DECLARE_FINAL_TYPE (DmLevelsEditor, dm_levels_editor, DM, LEVELS_EDITOR, GtkBox)

GtkWidget *dm_levels_editor_new (DmForm *form);

G_END_DECLS
