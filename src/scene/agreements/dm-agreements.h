/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreement.h"
#include "dm-map.h"

G_BEGIN_DECLS

/*
 * What parties could agree on: of two the plane of their scores, of more an axis each; then what solutions would settle, issue by issue.
 * Like the map it is a stack of scenes, of which only those in sight need to be made.
 */

typedef enum {
  DM_AGREEMENTS_TITLE,
  DM_AGREEMENTS_PLANE, /* of two scored parties */
  DM_AGREEMENTS_AXES,  /* of more */
  DM_AGREEMENTS_TERMS_HEAD,
  DM_AGREEMENTS_TERMS_ROW, /* an issue, and what solutions would settle there */
  DM_AGREEMENTS_NOTES,     /* what can be said of the whole, and what is assumed */
  DM_AGREEMENTS_FOOTER,
} DmAgreementsItemKind;

/** DmAgreementsItem: one scene of the stack: of a row of terms @index is an issue of the packages. */
typedef struct {
  DmAgreementsItemKind kind;
  guint index;
} DmAgreementsItem;

/** DmBrush: which scores of a party are looked at, from 0 to 100; all where it is from 0 to 100. */
typedef struct {
  double from, to;
} DmBrush;

#define DM_BRUSH_ALL ((DmBrush){ 0, 100 })

GArray *dm_agreements_list_items (const DmAgreement *agreement);
double dm_agreements_get_width (const DmAgreement *agreement, double width_px);
DmScene *dm_agreements_item_new_scene (const DmAgreement *agreement, DmAgreementsItem item,
                                       const DmBrush *brushes, const DmMapLook *look);

int dm_agreements_find_point (const DmAgreement *agreement, const DmMark *mark);
int dm_agreements_find_axis (const DmAgreement *agreement, const DmMark *mark);
double dm_agreements_get_axis_score (const DmAgreement *agreement, const DmMark *axis, double y);
void dm_agreements_get_range (const DmAgreement *agreement, guint dim, double *low, double *high);
guint dm_agreements_count_brushed (const DmAgreement *agreement, const DmBrush *brushes);

G_END_DECLS
