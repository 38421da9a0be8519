/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-window-private.h"

/*
 * What the header bar has no room for goes into the menu, where all of it is as well. The bar gives the title what it would like to have
 * before it asks anything else: so up to these widths the buttons may fold, and beyond them they may not.
 */
#define ROOM_FOR_ALL_PX 800
#define ROOM_FOR_MOST_PX 540

/*
 * A pane that stands beside the view adds to the least width of the window. So before that is reached, it lies over the view, and is
 * gone until it's asked for or there is room again.
 */
#define ROOM_FOR_DETAILS_PX 720
#define ROOM_FOR_BOTH_PX 1000

/* The last page of each squeezer is empty. */
static void set_may_fold (AdwSqueezer *squeezer, gboolean may_fold) {
  gtk_widget_set_visible (gtk_widget_get_last_child (GTK_WIDGET (squeezer)), may_fold);
}

/* A word where there's room for it, a picture otherwise, that is called by the same word. */
static void fit_open_button (AdwSplitButton *button, gboolean in_words) {
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (button));

  if (in_words == (adw_split_button_get_label (button) != NULL))
    return;
  if (in_words) {
    adw_split_button_set_label (button, _ ("_Open"));
  } else {
    adw_split_button_set_icon_name (button, "document-open-symbolic");
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Open a file"), -1);
  }
}

static void fold_below (AdwFlap *flap, int width_px, int least_px) {
  adw_flap_set_fold_policy (flap, width_px < least_px ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                                      : ADW_FLAP_FOLD_POLICY_AUTO);
}

static void fit_panes (DmWindow *self, int width_px) {
  gboolean beside
      = adw_flap_get_reveal_flap (self->details_flap) && !adw_flap_get_folded (self->details_flap);

  fold_below (self->details_flap, width_px, ROOM_FOR_DETAILS_PX);
  fold_below (self->sidebar_flap, width_px, beside ? ROOM_FOR_BOTH_PX : ROOM_FOR_DETAILS_PX);
}

static void fit (DmWindow *self, int width_px) {
  gboolean all = width_px >= ROOM_FOR_ALL_PX, most = width_px >= ROOM_FOR_MOST_PX;

  fit_open_button (self->open_button, most);
  set_may_fold (self->edit_fold, !all);
  set_may_fold (self->sidebar_fold, !most);
  set_may_fold (self->search_fold, !most);
  set_may_fold (self->export_fold, !most);
  set_may_fold (self->details_fold, !most);
  dm_outside_bar_set_room (self->outside_bar, all    ? DM_OUTSIDE_BAR_LINE
                                              : most ? DM_OUTSIDE_BAR_TWO_LINES
                                                     : DM_OUTSIDE_BAR_COLUMN);
}

static void on_width_changed (GdkSurface *surface, GParamSpec *spec, DmWindow *self) {
  int width_px = gdk_surface_get_width (surface);

  fit (self, width_px);
  fit_panes (self, width_px);
}

static void on_realize (DmWindow *self) {
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

  g_signal_connect_object (surface, "notify::width", G_CALLBACK (on_width_changed), self, 0);
}

/* Lets the window's parts follow its width. */
void dm_window_follow_width (DmWindow *self) {
  fit (self, 0);
  g_signal_connect (self, "realize", G_CALLBACK (on_realize), NULL);
}
