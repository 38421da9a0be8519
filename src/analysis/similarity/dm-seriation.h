/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DM_SERIATION_EXACT 12 /* so many things are put in the best order for certain */
#define DM_SERIATION_MOST 500 /* more are left in the order they have */

/** DmLayoutPoint: a place in the plane, both from 0 to 1 */
typedef struct {
  double x, y;
} DmLayoutPoint;

guint *dm_seriation_order (const double *distances, guint n);
DmLayoutPoint *dm_seriation_lay_out (const double *distances, guint n);

G_END_DECLS
