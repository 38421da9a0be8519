/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-new-dialog.h"

#include <glib/gi18n-lib.h>

#include "dm-template.h"

struct _DmNewDialog {
  AdwWindow parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DmNewDialog, dm_new_dialog, ADW_TYPE_WINDOW)

static void on_row_activated (GtkListBox *list, GtkListBoxRow *row, DmNewDialog *self) {
  DmWindow *parent = DM_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  guint nth = (guint) gtk_list_box_row_get_index (row);

  gtk_window_close (GTK_WINDOW (self));
  dm_window_begin (dm_window_find_for_new (parent), nth);
}

static void add_rows (DmNewDialog *self) {
  for (guint i = 0; i < dm_template_get_n (); i++) {
    DmTemplate template = dm_template_get (i);
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), template.name);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), template.description);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_list_box_append (self->list, row);
  }
}

static void dm_new_dialog_class_init (DmNewDialogClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DmNewDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void dm_new_dialog_init (DmNewDialog *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

/**
 * dm_new_dialog_new:
 * @parent: where it was asked for
 *
 * Returns: (transfer none): a dialog that begins a model, in @parent where nothing would be lost, else in a window of its own
 */
DmNewDialog *dm_new_dialog_new (DmWindow *parent) {
  return g_object_new (DM_TYPE_NEW_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE,
                       "modal", TRUE, NULL);
}
