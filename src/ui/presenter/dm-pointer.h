/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** DmPointerMode: what leads the eyes: nothing, a bright spot in the dark, or a dot. */
typedef enum { DM_POINTER_NONE, DM_POINTER_SPOTLIGHT, DM_POINTER_DOT } DmPointerMode;

/** DmBlank: the screen as it is, black, or white. */
typedef enum { DM_BLANK_NONE, DM_BLANK_BLACK, DM_BLANK_WHITE } DmBlank;

/**
 * DmPointer:
 *
 * What lies over a slide: a spotlight or a dot where the hand is, or nothing but black or white.
 */
#define DM_TYPE_POINTER (dm_pointer_get_type ())
G_DECLARE_FINAL_TYPE (DmPointer, dm_pointer, DM, POINTER, GtkWidget)

GtkWidget *dm_pointer_new (void);
void dm_pointer_set_mode (DmPointer *pointer, DmPointerMode mode);
DmPointerMode dm_pointer_get_mode (DmPointer *pointer);
void dm_pointer_set_blank (DmPointer *pointer, DmBlank blank);
DmBlank dm_pointer_get_blank (DmPointer *pointer);
void dm_pointer_move_to (DmPointer *pointer, double x, double y);
void dm_pointer_move_by (DmPointer *pointer, double steps_x, double steps_y);
void dm_pointer_grow (DmPointer *pointer, int steps);

G_END_DECLS
