/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-analysis.h"
#include "dm-map-course.h"
#include "dm-robustness.h"
#include "dm-scene.h"
#include "dm-style.h"

G_BEGIN_DECLS

/** DmStage: how far rows are folded. */
typedef enum {
  DM_STAGE_FULL,  /* lanes, scale and level names, the verdict in words */
  DM_STAGE_LANES, /* without level names */
  DM_STAGE_LINE,  /* one line: name, profile, verdict */
  DM_STAGE_STRIP, /* a few pixels, coloured and hatched by verdict */
  DM_N_STAGES
} DmStage;

/**
 * DmMapLook:
 *
 * What a map's scenes depend on beside what they show.
 * @width_px: of a row, the margins included
 * @rtl: mirrored, for languages written from right to left
 * @lanes: (nullable) up to 8 parties (indexes) that keep lanes where there are more than 8; %NULL for none
 * @heading, @caption: (nullable): what stands over a view in place of the model's title, which then begins the line below, and
 *   words under that; of a stack its own
 * @forecast: whether it is marked where issues would end by influence and salience
 * @robustness: (nullable): how sure verdicts are, to be told beside them; what is not of the very result that a row shows isn't told
 * @alone: of a row just its scale and the lanes of @lanes, shown or not: no name, no verdict, nothing that others hold. For a form.
 */
typedef struct {
  DmStyle *style;
  double width_px;
  DmStage stage;
  gboolean rtl;
  const guint *lanes;
  guint n_lanes;
  const char *heading, *caption;
  gboolean forecast;
  DmRobustness *robustness;
  gboolean alone;
} DmMapLook;

#define DM_MAP_MIN_WIDTH 320.0      /* narrower looks are laid out at this width */
#define DM_MAP_MIN_LANE_WIDTH 200.0 /* the same where lanes stand alone */

double dm_map_look_get_width (const DmMapLook *look);

/** dm_map_load_fonts: loads the fonts that maps are written in, which otherwise the first text in each of them does */
void dm_map_load_fonts (DmTextMeasurer *measurer);

/*
 * Each returns a new scene (transfer full), laid out for the look. The map is these, stacked:
 * a header, then for each basket a heading and its rows, then a footer.
 */
DmScene *dm_map_header_new (DmAnalysis *analysis, const DmMapLook *look);
DmScene *dm_map_running_head_new (DmAnalysis *analysis, gboolean keyed, const DmMapLook *look);
DmScene *dm_map_basket_new (DmAnalysis *analysis, int basket, gboolean folded,
                            const DmMapLook *look, const DmMapStops *stops);
DmScene *dm_map_row_new (DmIssueResult *result, const DmMapLook *look, const DmMapStops *stops);
DmScene *dm_map_footer_new (DmAnalysis *analysis, const DmMapLook *look);

/** dm_map_row_estimate_height: the height a row is likely to have, without laying out text */
double dm_map_row_estimate_height (DmIssueResult *result, const DmMapLook *look);

typedef enum {
  DM_MAP_ITEM_HEADER,
  DM_MAP_ITEM_BASKET,
  DM_MAP_ITEM_ROW,
  DM_MAP_ITEM_FOOTER
} DmMapItemKind;

/** DmMapItem: one scene of the stack: @index is the basket (-1: issues without one) or nth result. */
typedef struct {
  DmMapItemKind kind;
  int index;
} DmMapItem;

/**
 * dm_map_list_items: the stack for a sort order. With DM_SORT_FILE rows stand under their baskets, baskets in the
 * model's order and issues without a basket last; with other orders there are no baskets.
 * @folded: (nullable) a set of basket indexes (GINT_TO_POINTER) whose rows are left out
 * Returns: (transfer full) (element-type DmMapItem)
 */
GArray *dm_map_list_items (DmAnalysis *analysis, DmSort sort, GHashTable *folded);
DmScene *dm_map_item_new_scene (DmAnalysis *analysis, DmMapItem item, gboolean folded,
                                const DmMapLook *look, const DmMapStops *stops);

G_END_DECLS
