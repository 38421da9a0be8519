/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-focus.h"

static gboolean can_enter (GtkWidget *child) {
  return gtk_widget_get_mapped (child) && gtk_widget_is_sensitive (child)
         && gtk_widget_get_can_focus (child) && !GTK_IS_NATIVE (child);
}

/**
 * dm_ui_focus_children:
 * @widget: a widget that is there for its children
 * @direction: where the keyboard goes
 *
 * The `focus` of a widget with a `grab_focus` of its own: GTK takes that for a stop on the way, before the first child and after the
 * last one backwards, and so what stands before the child that grabs is never come to, and the widget never left.
 *
 * Returns: whether one of its children has taken the keyboard
 */
gboolean dm_ui_focus_children (GtkWidget *widget, GtkDirectionType direction) {
  gboolean back
      = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  while (child != NULL) {
    if (can_enter (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
    child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
  }
  return FALSE;
}

/**
 * dm_ui_focus_whole:
 * @widget: a widget with one child that matters
 * @direction: where the keyboard goes
 *
 * Likewise, of a widget that is come to, from either side, as by `grab_focus`.
 *
 * Returns: whether the keyboard is in it now
 */
gboolean dm_ui_focus_whole (GtkWidget *widget, GtkDirectionType direction) {
  if (gtk_widget_get_focus_child (widget) == NULL)
    return gtk_widget_grab_focus (widget);
  return dm_ui_focus_children (widget, direction);
}
