/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-form.h"

/* Which member of its thing a form has the keyboard in, and the way to one. */

#define MEMBER_KEY "dm-member"

/**
 * dm_form_mark_member:
 * @widget: within a form, and no field
 * @pointer: a JSON pointer relative to the form's thing
 *
 * Says which member is edited by a widget.
 */
void dm_form_mark_member (GtkWidget *widget, const char *pointer) {
  g_object_set_data_full (G_OBJECT (widget), MEMBER_KEY, g_strdup (pointer), g_free);
}

static const char *get_member (GtkWidget *widget) {
  return DM_IS_FIELD (widget) ? dm_field_get_pointer (DM_FIELD (widget))
                              : g_object_get_data (G_OBJECT (widget), MEMBER_KEY);
}

/* What edits the member, or else something in it. */
static void find_editor (GtkWidget *widget, const char *pointer, GtkWidget **exact,
                         GtkWidget **inner) {
  const char *member = get_member (widget);
  gsize length = strlen (pointer);

  if (member != NULL && g_str_equal (member, pointer))
    *exact = widget;
  else if (member != NULL && *inner == NULL && g_str_has_prefix (member, pointer)
           && member[length] == '/')
    *inner = widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && *exact == NULL;
       child = gtk_widget_get_next_sibling (child))
    find_editor (child, pointer, exact, inner);
}

/**
 * dm_form_focus_member:
 * @self: a form
 * @pointer: a JSON pointer relative to the form's thing
 *
 * Gives the keyboard to what edits that member, or else something in it, or else the nearest one that it is in.
 *
 * Returns: whether there is such a thing
 */
gboolean dm_form_focus_member (DmForm *self, const char *pointer) {
  g_autofree char *at = g_strdup (pointer);
  GtkWidget *exact = NULL, *inner = NULL, *row;

  while (*at != '\0' && exact == NULL && inner == NULL) {
    find_editor (GTK_WIDGET (self), at, &exact, &inner);
    *strrchr (at, '/') = '\0';
  }
  exact = exact != NULL ? exact : inner;
  if (exact == NULL)
    return FALSE;
  row = gtk_widget_get_ancestor (exact, ADW_TYPE_EXPANDER_ROW);
  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return gtk_widget_grab_focus (exact);
}

/* What the first editor within a row is in. */
static char *dup_member_of_row (GtkWidget *row) {
  GtkWidget *exact = NULL, *inner = NULL;
  char *pointer;

  find_editor (row, "", &exact, &inner);
  if (inner == NULL)
    return NULL;
  pointer = g_strdup (get_member (inner));
  *strrchr (pointer, '/') = '\0';
  return pointer;
}

/**
 * dm_form_dup_focused:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): the JSON pointer, relative to the form's thing, of what has the keyboard, "" for nothing in
 *   particular; %NULL where it is somewhere else
 */
char *dm_form_dup_focused (DmForm *self) {
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  char *pointer = NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  for (GtkWidget *at = focus; pointer == NULL && at != GTK_WIDGET (self);
       at = gtk_widget_get_parent (at)) {
    if (get_member (at) != NULL)
      pointer = g_strdup (get_member (at));
    else if (GTK_IS_LIST_BOX_ROW (at))
      pointer = dup_member_of_row (at);
  }
  return pointer != NULL ? pointer : g_strdup ("");
}
