/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map-pen.h"
#include "dm-matrix.h"

G_BEGIN_DECLS

/* One scene of the matrix while it is laid out: a name, a column a party, and the verdict. */
typedef struct {
  DmMapPen pen;
  const DmSimilarity *similarity;
  DmReading *reading;
  const DmModel *model;
  gboolean by_similarity;
  double name_x, name_width;
  double first_cell, cell_width;
  double verdict_x, verdict_width;
} DmMatrix;

#define DM_MATRIX_ROW_HEIGHT 44.0
#define DM_MATRIX_PAD 2.0 /* px around a cell */

guint dm_matrix_get_party (const DmMatrix *matrix, guint column);
DmBox dm_matrix_get_cell (const DmMatrix *matrix, guint column, double top, double height);
void dm_matrix_add_missing (DmMatrix *matrix, DmBox cell);

DmScene *dm_matrix_draw_holdings (DmMatrix *matrix, DmIssueResult *result);
DmScene *dm_matrix_draw_pairs (DmMatrix *matrix, guint nth);
DmScene *dm_matrix_draw_convergence (DmMatrix *matrix);

G_END_DECLS
