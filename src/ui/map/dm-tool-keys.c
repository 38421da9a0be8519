/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-deal.h"
#include "dm-map-edit.h"
#include "dm-map-tools.h"

/*
 * Keys inside a row. Left and Right walk its marks; with Alt they move what is selected, ten steps with Shift, and Alt with
 * Up and Down chooses which part of a position that is. While a deal is put together, they choose a place for it. Keys that the
 * window or the list knows pass.
 */

#define FAR 10 /* steps of a move with Shift */

static gboolean step_mark (DmMapView *view, DmRowWidget *row, int step) {
  const DmSelection *selection = dm_document_get_selection (dm_map_view_get_document (view));
  const DmMark *mark = dm_row_widget_step_mark (row, selection->mark, step);

  if (mark != NULL)
    dm_map_view_select_mark (view, row, mark);
  return GDK_EVENT_STOP;
}

static gboolean fold_basket (DmMapView *view, DmMapItem item, gboolean fold) {
  if (dm_map_list_is_folded (dm_map_view_get_list (view), item.index) != fold)
    dm_map_view_toggle_basket (view, item.index);
  return GDK_EVENT_STOP;
}

/* 1 for the arrow that points to where reading goes on, -1 for the one that points back, 0 for any other key. */
static int get_direction (DmMapView *view, guint keyval) {
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL;

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    return rtl ? 1 : -1;
  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    return rtl ? -1 : 1;
  return 0;
}

static gboolean on_alt (DmMapView *view, guint keyval, GdkModifierType state) {
  int direction = get_direction (view, keyval);
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;

  if (direction != 0)
    return dm_map_edit_step (view, state & GDK_SHIFT_MASK ? FAR * direction : direction);
  if (up || down)
    return dm_map_edit_choose (view, down ? 1 : -1) || dm_map_edit_shift (view, down ? 1 : -1);
  return GDK_EVENT_PROPAGATE;
}

static gboolean on_basket_key (DmMapView *view, DmRowWidget *row, guint keyval) {
  DmMapItem item = dm_row_widget_get_item (row);
  int direction = get_direction (view, keyval);

  if (direction != 0)
    return fold_basket (view, item, direction < 0);
  if (keyval != GDK_KEY_space && keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  dm_map_view_toggle_basket (view, item.index);
  return GDK_EVENT_STOP;
}

static gboolean on_row_key (DmMapView *view, DmRowWidget *row, guint keyval,
                            GdkModifierType state) {
  int direction = get_direction (view, keyval);

  if (direction != 0)
    return step_mark (view, row, direction);
  if (keyval == GDK_KEY_space)
    return dm_map_edit_toggle (view, state & GDK_SHIFT_MASK ? DM_HANDLE_OPTION_RULED_OUT
                                                            : DM_HANDLE_OPTION_ACCEPTED);
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) {
    if (!dm_map_edit_record_selected (view))
      gtk_widget_activate_action (GTK_WIDGET (view), "win.edit-selected", NULL);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

static gboolean on_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                        GdkModifierType state, DmMapView *view) {
  DmRowWidget *row = dm_map_view_get_focus_row (view);

  if (state & (GDK_CONTROL_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_ALT_MASK)
    return on_alt (view, keyval, state);
  if (keyval == GDK_KEY_Escape && dm_map_view_is_dealing (view)) {
    dm_map_view_set_dealing (view, FALSE);
    return GDK_EVENT_STOP;
  }
  if (keyval == GDK_KEY_Escape) {
    dm_document_select (dm_map_view_get_document (view), DM_SELECTION_MODEL, NULL, NULL, NULL);
    return GDK_EVENT_STOP;
  }
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (dm_map_view_is_dealing (view)
      && dm_map_deal_key (view, row, keyval,
                          get_direction (view, keyval) * (state & GDK_SHIFT_MASK ? FAR : 1)))
    return GDK_EVENT_STOP;
  return dm_row_widget_get_item (row).kind == DM_MAP_ITEM_BASKET
             ? on_basket_key (view, row, keyval)
             : on_row_key (view, row, keyval, state);
}

void dm_tool_keys_attach (DmMapView *view, GtkWidget *list) {
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), view);
  dm_tool_add (list, key);
}
