/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-edit.h"
#include "dm-json-walk.h"

G_BEGIN_DECLS

/**
 * DmSourcePlace:
 * @kind: what it is; a scenario's change is a position
 * @id: (nullable): as that of a #DmTarget; here it is owned
 * @party: (nullable): as that of a #DmTarget
 * @since: as that of a #DmTarget
 * @scenario: (nullable): as that of a #DmTarget
 * @pointer: where in the thing, relative to it: "/demand", "" for the thing as a whole
 *
 * What a place in the text of a model is about.
 */
typedef struct {
  DmTargetKind kind;
  char *id, *party, *scenario;
  DmDate since;
  char *pointer;
} DmSourcePlace;

void dm_source_place_clear (DmSourcePlace *place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmSourcePlace, dm_source_place_clear)

gboolean dm_source_find_target (const char *text, gsize length, const DmTarget *target,
                                DmJsonSpan *span);
void dm_source_find_place (const char *text, gsize length, gsize offset, DmSourcePlace *place);
gboolean dm_source_read_ids (const char *json, gsize length, DmTargetKind kind,
                             DmSourcePlace *place);

G_END_DECLS
