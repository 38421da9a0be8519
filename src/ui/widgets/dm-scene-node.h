/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-scene.h"

G_BEGIN_DECLS

GskRenderNode *dm_scene_node_new (const DmScene *scene, DmTextMeasurer *measurer, double width_px,
                                  int scale);

G_END_DECLS
