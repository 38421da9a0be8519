/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-plain-row.h"

struct _DmPlainRow {
  AdwPreferencesRow parent_instance;
};

G_DEFINE_FINAL_TYPE (DmPlainRow, dm_plain_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean dm_plain_row_focus (GtkWidget *widget, GtkDirectionType direction) {
  GtkWidget *child = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget));

  return child != NULL && gtk_widget_child_focus (child, direction);
}

static void dm_plain_row_class_init (DmPlainRowClass *klass) {
  GTK_WIDGET_CLASS (klass)->focus = dm_plain_row_focus;
}

static void dm_plain_row_init (DmPlainRow *self) {
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * dm_plain_row_new:
 * @child: what is in it
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *dm_plain_row_new (GtkWidget *child) {
  GtkWidget *self = g_object_new (DM_TYPE_PLAIN_ROW, NULL);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), child);
  return self;
}
