/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map.h"
#include "dm-similarity.h"

G_BEGIN_DECLS

/*
 * The matrix: what each party holds on each issue, a cell each; how far every two agree; and who can agree with whom, as a graph. Like
 * the map it is a stack of scenes, of which only those in sight need to be made.
 */

typedef enum {
  DM_MATRIX_TITLE,
  DM_MATRIX_HOLDINGS_HEAD, /* names of the parties over their columns */
  DM_MATRIX_HOLDINGS_ROW,  /* an issue */
  DM_MATRIX_PAIRS_HEAD,
  DM_MATRIX_PAIRS_ROW, /* a party */
  DM_MATRIX_CONVERGENCE,
  DM_MATRIX_FOOTER,
} DmMatrixItemKind;

/** DmMatrixItem: one scene of the stack: of a row of holdings @index is an nth result, of a row of pairs an nth party. */
typedef struct {
  DmMatrixItemKind kind;
  guint index;
} DmMatrixItem;

GArray *dm_matrix_list_items (const DmSimilarity *similarity, gboolean by_similarity);
double dm_matrix_get_width (const DmSimilarity *similarity, double width_px);
DmScene *dm_matrix_item_new_scene (const DmSimilarity *similarity, DmMatrixItem item,
                                   gboolean by_similarity, const DmMapLook *look);

G_END_DECLS
