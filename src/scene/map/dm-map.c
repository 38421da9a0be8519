/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map.h"

static void add_item (GArray *items, DmMapItemKind kind, int index) {
  DmMapItem item = { kind, index };
  g_array_append_val (items, item);
}

static int get_basket (DmAnalysis *analysis, guint nth) {
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  return dm_model_get_issue (model, dm_analysis_get_result (analysis, nth)->issue)->basket;
}

/* Rows by basket, in one pass: the results of each basket are counted, then put in place. */
static void add_baskets (GArray *items, DmAnalysis *analysis, GHashTable *folded) {
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  guint n = dm_analysis_get_n_results (analysis), n_baskets = dm_model_get_n_baskets (model);
  g_autofree guint *ends = g_new0 (guint, n_baskets + 2);
  g_autofree guint *sorted = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++) {
    int basket = get_basket (analysis, i);
    ends[(basket < 0 ? n_baskets : (guint) basket) + 1]++;
  }
  for (guint i = 1; i < n_baskets + 2; i++)
    ends[i] += ends[i - 1];
  g_autofree guint *next = g_memdup2 (ends, (n_baskets + 2) * sizeof (guint));
  for (guint i = 0; i < n; i++) {
    int basket = get_basket (analysis, i);
    sorted[next[basket < 0 ? n_baskets : (guint) basket]++] = i;
  }
  for (guint b = 0; b <= n_baskets; b++) {
    int basket = b == n_baskets ? -1 : (int) b;
    if (ends[b] == ends[b + 1])
      continue;
    if (n_baskets > 0)
      add_item (items, DM_MAP_ITEM_BASKET, basket);
    if (folded != NULL && g_hash_table_contains (folded, GINT_TO_POINTER (basket)))
      continue;
    for (guint i = ends[b]; i < ends[b + 1]; i++)
      add_item (items, DM_MAP_ITEM_ROW, (int) sorted[i]);
  }
}

/**
 * dm_map_list_items:
 * @analysis: what to show
 * @sort: the order of the rows
 * @folded: (nullable): set of baskets (GINT_TO_POINTER of their index) whose rows are left out
 *
 * The stack of a map's scenes. With %DM_SORT_FILE rows stand under their baskets, those without one last; other
 * orders know no baskets.
 *
 * Returns: (transfer full) (element-type DmMapItem): the scenes to make, from top to bottom
 */
GArray *dm_map_list_items (DmAnalysis *analysis, DmSort sort, GHashTable *folded) {
  GArray *items = g_array_new (FALSE, FALSE, sizeof (DmMapItem));

  add_item (items, DM_MAP_ITEM_HEADER, 0);
  if (sort == DM_SORT_FILE || sort == DM_SORT_NONE) {
    add_baskets (items, analysis, folded);
  } else {
    g_autofree guint *order = dm_analysis_sort (analysis, sort);
    for (guint i = 0; i < dm_analysis_get_n_results (analysis); i++)
      add_item (items, DM_MAP_ITEM_ROW, (int) order[i]);
  }
  add_item (items, DM_MAP_ITEM_FOOTER, 0);
  return items;
}

/**
 * dm_map_item_new_scene:
 * @analysis: what is shown
 * @item: one item of the stack
 * @folded: whether it is the heading of a folded basket
 * @look: how it looks
 * @stops: (nullable): how the proposal's line runs through it; %NULL where no line is drawn
 *
 * Returns: (transfer full): the scene of one item of the stack
 */
DmScene *dm_map_item_new_scene (DmAnalysis *analysis, DmMapItem item, gboolean folded,
                                const DmMapLook *look, const DmMapStops *stops) {
  switch (item.kind) {
  case DM_MAP_ITEM_HEADER:
    return dm_map_header_new (analysis, look);
  case DM_MAP_ITEM_BASKET:
    return dm_map_basket_new (analysis, item.index, folded, look, stops);
  case DM_MAP_ITEM_ROW:
    return dm_map_row_new (dm_analysis_get_result (analysis, (guint) item.index), look, stops);
  case DM_MAP_ITEM_FOOTER:
  default:
    return dm_map_footer_new (analysis, look);
  }
}
