/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-plain-flow-child.h"

struct _DmPlainFlowChild {
  GtkFlowBoxChild parent_instance;
};

G_DEFINE_FINAL_TYPE (DmPlainFlowChild, dm_plain_flow_child, GTK_TYPE_FLOW_BOX_CHILD)

static gboolean dm_plain_flow_child_focus (GtkWidget *widget, GtkDirectionType direction) {
  GtkWidget *child = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (widget));

  return child != NULL && gtk_widget_child_focus (child, direction);
}

static void dm_plain_flow_child_class_init (DmPlainFlowChildClass *klass) {
  GTK_WIDGET_CLASS (klass)->focus = dm_plain_flow_child_focus;
}

static void dm_plain_flow_child_init (DmPlainFlowChild *self) {
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}
