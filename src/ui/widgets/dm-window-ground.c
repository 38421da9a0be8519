/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window paints all of its ground, and a picture in it would paint it again, which takes as long as much of the
 * picture. So while it is in sight, the ground of the window is the picture's own; what stands around it has the usual
 * one, by the style sheet. */
#include "dm-window-ground.h"

#include <math.h>

#define CSS_CLASS "picture-ground"

/** dm_window_ground_begin: to be called when @widget, which fills most of its window, comes into sight */
void dm_window_ground_begin (GtkWidget *widget) {
  gtk_widget_add_css_class (GTK_WIDGET (gtk_widget_get_root (widget)), CSS_CLASS);
}

/** dm_window_ground_end: to be called when @widget goes out of sight */
void dm_window_ground_end (GtkWidget *widget) {
  gtk_widget_remove_css_class (GTK_WIDGET (gtk_widget_get_root (widget)), CSS_CLASS);
}

static gboolean is_painted (GtkWidget *widget, const GdkRGBA *ground) {
  GdkRGBA color;

  return gtk_widget_has_css_class (GTK_WIDGET (gtk_widget_get_root (widget)), CSS_CLASS)
         && gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "view_bg_color",
                                            &color)
         && color.alpha == 1 && lround (color.red * 255) == lround (ground->red * 255)
         && lround (color.green * 255) == lround (ground->green * 255)
         && lround (color.blue * 255) == lround (ground->blue * 255);
}

/**
 * dm_window_ground_snapshot:
 * @widget: in sight
 * @snapshot: of @widget
 * @ground: its ground
 *
 * Paints the ground of @widget, unless its window did.
 */
void dm_window_ground_snapshot (GtkWidget *widget, GtkSnapshot *snapshot, DmColor ground) {
  GdkRGBA color = { DM_COLOR_RED (ground) / 255.0f, DM_COLOR_GREEN (ground) / 255.0f,
                    DM_COLOR_BLUE (ground) / 255.0f, 1 };

  if (!is_painted (widget, &color))
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                    (float) gtk_widget_get_height (widget)));
}
