/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-map-actions.h"
#include "dm-map-edit.h"
#include "dm-map-tools.h"
#include "dm-paste.h"
#include "dm-row-light.h"

/* The context menu of what is selected: by the right button, a long press, the Menu key or Shift+F10. */

typedef struct {
  DmMapView *view;
  GtkWidget *popover; /* (nullable): the latest one */
} Menu;

static void append (GMenu *menu, const char *label, const char *action) {
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);
  const char *keys = dm_map_actions_get_keys (action);

  if (keys != NULL)
    g_menu_item_set_attribute (item, "accel", "s", keys);
  g_menu_append_item (menu, item);
}

static void end_section (GMenu *menu, GMenu *section) {
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* --- what is in it --- */

static void append_clipboard (GMenu *menu, gboolean copies) {
  GMenu *section = g_menu_new ();

  if (copies) {
    append (section, _ ("Cu_t"), "map.cut");
    append (section, _ ("_Copy"), "map.copy");
  }
  append (section, _ ("_Paste"), "map.paste");
  if (copies)
    append (section, _ ("D_uplicate"), "map.duplicate");
  end_section (menu, section);
}

static const char *get_removal (DmHandle handle) {
  switch (handle) {
  case DM_HANDLE_ACCEPTS_FROM:
  case DM_HANDLE_ACCEPTS_TO:
    return _ ("_Remove What Is Accepted Beyond the Demand");
  case DM_HANDLE_LIMIT_FROM:
  case DM_HANDLE_LIMIT_TO:
    return _ ("_Remove the Red Line");
  default:
    return _ ("_Remove the Demand");
  }
}

static void append_options (GMenu *menu, DmMapView *view) {
  DmDocument *document = dm_map_view_get_document (view);
  const DmSelection *selection = dm_document_get_selection (document);
  g_autoptr (DmMapHold) hold = dm_map_hold_new (document, selection->id, selection->party);
  GMenu *section = g_menu_new ();

  if (hold != NULL && hold->from != NULL && dm_map_edit_get_option (view, hold) >= 0) {
    append (section, _ ("D_emand This Option"), "map.demand");
    append (section, _ ("_Accept or Not"), "map.toggle-accepted");
    append (section, _ ("Rule _Out or Not"), "map.toggle-ruled-out");
  } else if (hold != NULL && hold->from != NULL) {
    append (section, get_removal (dm_map_view_get_handle (view)), "map.remove-part");
  }
  end_section (menu, section);
}

static void fill_position (GMenu *menu, DmMapView *view) {
  gboolean recorded = dm_map_edit_is_recorded (view);
  GMenu *section = g_menu_new ();

  if (recorded)
    append (section, _ ("_Edit Position"), "map.edit");
  else
    append (section, _ ("Rec_ord a Position"), "map.record");
  end_section (menu, section);
  append_options (menu, view);
  append_clipboard (menu, recorded);
  section = g_menu_new ();
  if (recorded)
    append (section, _ ("_Delete Position"), "map.delete");
  append (section, _ ("Add _Issue Here"), "map.add-issue");
  end_section (menu, section);
}

static void fill_listed (GMenu *menu, DmTargetKind kind) {
  GMenu *section = g_menu_new ();

  append (section,
          kind == DM_TARGET_ISSUE   ? _ ("_Edit Issue")
          : kind == DM_TARGET_PARTY ? _ ("_Edit Party")
                                    : _ ("_Edit Basket"),
          "map.edit");
  if (kind == DM_TARGET_BASKET)
    append (section, _ ("_Fold or Unfold"), "map.fold");
  end_section (menu, section);
  append_clipboard (menu, kind != DM_TARGET_BASKET);
  section = g_menu_new ();
  append (section, _ ("Move U_p"), "map.move-up");
  append (section, _ ("Move Dow_n"), "map.move-down");
  end_section (menu, section);
  section = g_menu_new ();
  if (kind == DM_TARGET_PARTY)
    append (section, _ ("Add P_arty Here"), "map.add-party");
  else
    append (section, _ ("Add _Issue Here"), "map.add-issue");
  append (section,
          kind == DM_TARGET_ISSUE   ? _ ("_Delete Issue")
          : kind == DM_TARGET_PARTY ? _ ("_Delete Party")
                                    : _ ("_Delete Basket"),
          "map.delete");
  end_section (menu, section);
}

static void fill_ground (GMenu *menu) {
  GMenu *section = g_menu_new ();

  append (section, _ ("Add _Issue"), "map.add-issue");
  append (section, _ ("Add P_arty"), "map.add-party");
  end_section (menu, section);
  append_clipboard (menu, FALSE);
}

static void append_sort (GMenu *menu) {
  static const struct {
    const char *label, *target;
  } orders[] = { { N_ ("As in the file"), "file" },
                 { N_ ("By verdict"), "verdict" },
                 { N_ ("By size of gap"), "gap" },
                 { N_ ("By salience"), "salience" } };
  g_autoptr (GMenu) sort = g_menu_new ();
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (_ (orders[i].label), NULL);

    g_menu_item_set_action_and_target (item, "win.sort", "s", orders[i].target);
    g_menu_append_item (sort, item);
  }
  g_menu_append_submenu (section, _ ("_Sort Rows"), G_MENU_MODEL (sort));
  end_section (menu, section);
}

static GMenuModel *make_menu (DmMapView *view) {
  DmTarget target = dm_document_get_target (dm_map_view_get_document (view));
  GMenu *menu = g_menu_new ();

  switch (target.kind) {
  case DM_TARGET_POSITION:
    fill_position (menu, view);
    break;
  case DM_TARGET_ISSUE:
  case DM_TARGET_PARTY:
  case DM_TARGET_BASKET:
    fill_listed (menu, target.kind);
    break;
  default:
    fill_ground (menu);
  }
  append_sort (menu);
  return G_MENU_MODEL (menu);
}

/* --- opening --- */

static gboolean let_go_of_popover (gpointer data) {
  gtk_widget_unparent (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* The action that was chosen is activated only after the popover has closed. */
static void on_closed (GtkWidget *popover, Menu *menu) {
  if (menu->popover == popover)
    menu->popover = NULL;
  g_idle_add (let_go_of_popover, g_object_ref (popover));
}

static void open_at (Menu *menu, const GdkRectangle *place) {
  g_autoptr (GMenuModel) model = make_menu (menu->view);

  if (menu->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (menu->popover));
  menu->popover = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (menu->popover, GTK_WIDGET (menu->view));
  gtk_popover_set_has_arrow (GTK_POPOVER (menu->popover), FALSE);
  gtk_widget_set_halign (menu->popover, GTK_ALIGN_START);
  gtk_popover_set_position (GTK_POPOVER (menu->popover), GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu->popover), place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What can be done here"), -1);
  g_signal_connect (menu->popover, "closed", G_CALLBACK (on_closed), menu);
  gtk_popover_popup (GTK_POPOVER (menu->popover));
}

/* What is under the pointer is selected first: the menu is about that. */
static void open_by_pointer (Menu *menu, double x, double y) {
  double row_x = 0, row_y = 0;
  DmRowWidget *row = dm_map_view_get_row_at (menu->view, x, y, &row_x, &row_y);
  const DmMark *mark = row != NULL ? dm_row_widget_pick (row, row_x, row_y) : NULL;
  DmMapHandle handle;

  if (dm_document_get_model (dm_map_view_get_document (menu->view)) == NULL)
    return;
  if (mark != NULL) {
    gboolean held = dm_row_widget_find_handle (row, row_x, row_y, &handle);

    dm_map_view_select_mark (menu->view, row, mark);
    if (held)
      dm_map_view_set_handle (menu->view, handle.handle);
  } else {
    dm_document_select (dm_map_view_get_document (menu->view), DM_SELECTION_MODEL, NULL, NULL,
                        NULL);
  }
  open_at (menu, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void on_pressed (GtkGestureClick *click, int n_press, double x, double y, Menu *menu) {
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  open_by_pointer (menu, x, y);
}

static void on_long_press (GtkGestureLongPress *press, double x, double y, Menu *menu) {
  gtk_gesture_set_state (GTK_GESTURE (press), GTK_EVENT_SEQUENCE_CLAIMED);
  open_by_pointer (menu, x, y);
}

/**
 * dm_tool_menu_open:
 * @view: a map view
 *
 * Opens the menu of what is selected, at its mark, or else at its row.
 */
void dm_tool_menu_open (DmMapView *view) {
  Menu *menu = g_object_get_data (G_OBJECT (view), "dm-tool-menu");
  const DmSelection *selection = dm_document_get_selection (dm_map_view_get_document (view));
  DmRowWidget *row = dm_map_view_get_focus_row (view);
  DmScene *scene = row != NULL ? dm_row_widget_get_scene (row) : NULL;
  const DmMark *mark = NULL;
  double x = 0, y = 0;

  if (scene != NULL && selection->mark != NULL)
    mark = dm_scene_find_mark (scene, selection->mark);
  if (row != NULL)
    gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (view),
                                      mark != NULL ? mark->box.x : 24,
                                      mark != NULL ? mark->box.y + mark->box.height : 24, &x, &y);
  open_at (menu, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

void dm_tool_menu_attach (DmMapView *view, GtkWidget *scroller) {
  Menu *menu = g_new0 (Menu, 1);
  GtkGesture *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  menu->view = view;
  g_object_set_data_full (G_OBJECT (view), "dm-tool-menu", menu, g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), menu);
  dm_tool_add (scroller, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_press), menu);
  dm_tool_add (scroller, GTK_EVENT_CONTROLLER (press));
}
