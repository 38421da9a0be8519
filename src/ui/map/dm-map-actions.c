/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-actions.h"

#include "dm-clipboard.h"
#include "dm-map-edit.h"
#include "dm-map-tools.h"
#include "dm-thing.h"

static void say (GtkWidget *widget, const char *sentence) {
  dm_map_view_say (DM_MAP_VIEW (widget), sentence);
}

static void edit (GtkWidget *widget, const char *name, GVariant *parameter) {
  gtk_widget_activate_action (widget, "win.edit-selected", NULL);
}

static void record (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_map_edit_record_selected (DM_MAP_VIEW (widget));
}

static void copy (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_clipboard_copy (widget, dm_map_view_get_document (DM_MAP_VIEW (widget)));
}

static void cut (GtkWidget *widget, const char *name, GVariant *parameter) {
  if (dm_clipboard_copy (widget, dm_map_view_get_document (DM_MAP_VIEW (widget))))
    dm_map_edit_delete (DM_MAP_VIEW (widget));
}

static void paste (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_clipboard_paste (widget, dm_map_view_get_document (DM_MAP_VIEW (widget)), say);
}

static void duplicate (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_clipboard_duplicate (widget, dm_map_view_get_document (DM_MAP_VIEW (widget)), say);
}

static void remove_part (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_map_edit_remove_part (DM_MAP_VIEW (widget));
}

static void delete (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_map_edit_delete (DM_MAP_VIEW (widget));
}

static void move (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_map_edit_shift (DM_MAP_VIEW (widget), g_str_equal (name, "map.move-up") ? -1 : 1);
}

static void add (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_document_add_thing (dm_map_view_get_document (DM_MAP_VIEW (widget)),
                         g_str_equal (name, "map.add-issue") ? DM_TARGET_ISSUE : DM_TARGET_PARTY);
}

static void toggle (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_map_edit_toggle (DM_MAP_VIEW (widget), g_str_equal (name, "map.demand") ? DM_HANDLE_DEMAND
                                            : g_str_equal (name, "map.toggle-ruled-out")
                                                ? DM_HANDLE_OPTION_RULED_OUT
                                                : DM_HANDLE_OPTION_ACCEPTED);
}

static void fold (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmDocument *document = dm_map_view_get_document (DM_MAP_VIEW (widget));
  const DmSelection *selection = dm_document_get_selection (document);

  if (selection->kind == DM_SELECTION_BASKET)
    dm_map_view_toggle_basket (DM_MAP_VIEW (widget),
                               dm_model_find_basket (dm_document_get_model (document),
                                                     selection->id));
}

static void open_menu (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_tool_menu_open (DM_MAP_VIEW (widget));
}

/* Keys that are no accelerators of an action, because rows have them too, are only shown. */
static const struct {
  const char *name;
  GtkWidgetActionActivateFunc activate;
  const char *keys[2];
  gboolean shown_only;
} actions[] = {
  { "map.edit", edit, { "Return" }, TRUE },
  { "map.record", record, { "Return" }, TRUE },
  { "map.copy", copy, { "<Control>c", "<Control>Insert" }, FALSE },
  { "map.cut", cut, { "<Control>x" }, FALSE },
  { "map.paste", paste, { "<Control>v", "<Shift>Insert" }, FALSE },
  { "map.duplicate", duplicate, { "<Control>d" }, FALSE },
  { "map.remove-part", remove_part, { "Delete", "KP_Delete" }, FALSE },
  { "map.delete", delete, { "<Shift>Delete", "<Shift>KP_Delete" }, FALSE },
  { "map.move-up", move, { "<Alt>Up" }, TRUE },
  { "map.move-down", move, { "<Alt>Down" }, TRUE },
  { "map.add-issue", add, { "<Control>i" }, FALSE },
  { "map.add-party", add, { "<Control><Shift>p" }, FALSE },
  { "map.demand", toggle, { NULL }, FALSE },
  { "map.toggle-accepted", toggle, { "space" }, TRUE },
  { "map.toggle-ruled-out", toggle, { "<Shift>space" }, TRUE },
  { "map.fold", fold, { "space" }, TRUE },
  { "map.menu", open_menu, { "Menu", "<Shift>F10" }, FALSE },
};

/** dm_map_actions_install: makes @widget_class, that of the map view, know its actions and their keys */
void dm_map_actions_install (GtkWidgetClass *widget_class) {
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
    for (guint j = 0; j < G_N_ELEMENTS (actions[i].keys) && !actions[i].shown_only; j++) {
      GdkModifierType modifiers;
      guint key;

      if (actions[i].keys[j] == NULL)
        continue;
      gtk_accelerator_parse (actions[i].keys[j], &key, &modifiers);
      gtk_widget_class_add_binding_action (widget_class, key, modifiers, actions[i].name, NULL);
    }
  }
}

/** dm_map_actions_get_keys: (nullable): the keys of an action, for a menu to show */
const char *dm_map_actions_get_keys (const char *action) {
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, action))
      return actions[i].keys[0];
  return NULL;
}
