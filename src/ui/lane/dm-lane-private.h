/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-lane.h"
#include "dm-map-handle.h"
#include "dm-map-hold.h"

G_BEGIN_DECLS

/* What the files of the lane share: dm-lane.c shows it, dm-lane-hand.c moves what is in it. */
struct _DmLane {
  GtkWidget parent_instance;

  DmDocument *document;
  DmStyle *style;        /* (nullable) */
  char *issue, *party;   /* (nullable): ids */
  DmIssueResult *result; /* (nullable): what is shown; NULL where the party isn't on record */
  guint party_index;
  DmScene *scene; /* (nullable): laid out for @scene_width */
  double scene_width;
  GskRenderNode *node; /* (nullable): the scene painted */
  int node_scale;

  DmHandle grip; /* what keys move */
  guint option;  /* between options: which one */

  /* while a hand drags */
  DmMapHandle dragged;
  DmMapHold *hold; /* (nullable) */
  double start_x, start_y;
};

const DmScale *dm_lane_get_scale (DmLane *self);
DmMapLook dm_lane_get_look (DmLane *self);
void dm_lane_grip_changed (DmLane *self);
void dm_lane_hand_attach (DmLane *self);
void dm_lane_hand_forget (DmLane *self);

G_END_DECLS
