/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-stack.h"

G_BEGIN_DECLS

/**
 * DmSlideView:
 *
 * A stack of scenes as one page that fills the widget, laid out for its shape, with type as large as fits. When another one is shown, what
 * both have moves to its new place, if the desktop wants animations.
 *
 * Signal `shown`: the slide is there, and nothing moves any more: time to prepare the next one. Signal `laid-out`: it has another size,
 * or shows another section.
 */
#define DM_TYPE_SLIDE_VIEW (dm_slide_view_get_type ())
G_DECLARE_FINAL_TYPE (DmSlideView, dm_slide_view, DM, SLIDE_VIEW, GtkWidget)

GtkWidget *dm_slide_view_new (void);
void dm_slide_view_show (DmSlideView *view, DmStack *stack, DmStyle *style, guint nth);
void dm_slide_view_prepare (DmSlideView *view, DmStack *stack, DmStyle *style);
void dm_slide_view_show_section (DmSlideView *view, DmStack *stack, DmStyle *style, guint nth);
void dm_slide_view_set_room (DmSlideView *view, int width_px, int height_px);
guint dm_slide_view_get_section (DmSlideView *view);
guint dm_slide_view_get_n_sections (DmSlideView *view);
gboolean dm_slide_view_turn (DmSlideView *view, int by);
gboolean dm_slide_view_is_moving (DmSlideView *view);

G_END_DECLS
