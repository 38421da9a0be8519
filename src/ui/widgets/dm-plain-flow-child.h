/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** DmPlainFlowChild: what #DmPlainRow is in a list box, in a flow box that is there to break a bar into lines. */
#define DM_TYPE_PLAIN_FLOW_CHILD (dm_plain_flow_child_get_type ())
G_DECLARE_FINAL_TYPE (DmPlainFlowChild, dm_plain_flow_child, DM, PLAIN_FLOW_CHILD, GtkFlowBoxChild)

G_END_DECLS
