/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-list.h"

#include <string.h>

struct _DmMapEntry {
  GObject parent_instance;

  DmMapItem item;
};

G_DEFINE_FINAL_TYPE (DmMapEntry, dm_map_entry, G_TYPE_OBJECT)

static void dm_map_entry_class_init (DmMapEntryClass *klass) {
}

static void dm_map_entry_init (DmMapEntry *self) {
}

/**
 * dm_map_entry_get_item:
 * @self: an entry
 *
 * Returns: the item that it stands for
 */
DmMapItem dm_map_entry_get_item (DmMapEntry *self) {
  return self->item;
}

enum { RESULTS_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

struct _DmMapList {
  GObject parent_instance;

  gboolean with_frame; /* header and footer are part of it */
  DmAnalysis *analysis;
  DmSort sort;
  gboolean unsettled; /* rows may stand where they no longer belong */
  GHashTable *folded; /* set of basket indexes */
  GArray *items;      /* of DmMapItem */
  GArray *positions;  /* of guint: where in @items each result stands, G_MAXUINT where it doesn't */
  GArray *headings;   /* likewise of baskets, after the issues without one */
  DmMapCourse *course; /* (nullable): of the proposal's line; %NULL without an analysis */
};

static GType dm_map_list_get_item_type (GListModel *model) {
  return DM_TYPE_MAP_ENTRY;
}

static guint dm_map_list_model_get_n_items (GListModel *model) {
  return DM_MAP_LIST (model)->items->len;
}

static gpointer dm_map_list_model_get_item (GListModel *model, guint position) {
  DmMapList *self = DM_MAP_LIST (model);
  DmMapEntry *entry;

  if (position >= self->items->len)
    return NULL;
  entry = g_object_new (DM_TYPE_MAP_ENTRY, NULL);
  entry->item = g_array_index (self->items, DmMapItem, position);
  return entry;
}

static void list_model_init (GListModelInterface *iface) {
  iface->get_item_type = dm_map_list_get_item_type;
  iface->get_n_items = dm_map_list_model_get_n_items;
  iface->get_item = dm_map_list_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DmMapList, dm_map_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void dm_map_list_finalize (GObject *object) {
  DmMapList *self = DM_MAP_LIST (object);

  g_clear_pointer (&self->analysis, dm_analysis_unref);
  g_hash_table_unref (self->folded);
  g_array_unref (self->items);
  g_array_unref (self->positions);
  g_array_unref (self->headings);
  g_clear_pointer (&self->course, dm_map_course_free);
  G_OBJECT_CLASS (dm_map_list_parent_class)->finalize (object);
}

static void dm_map_list_class_init (DmMapListClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = dm_map_list_finalize;
  signals[RESULTS_CHANGED] = g_signal_new ("results-changed", DM_TYPE_MAP_LIST, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void dm_map_list_init (DmMapList *self) {
  self->sort = DM_SORT_FILE;
  self->folded = g_hash_table_new (NULL, NULL);
  self->items = g_array_new (FALSE, FALSE, sizeof (DmMapItem));
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->headings = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * dm_map_list_new:
 * @with_frame: whether the map's header and footer are part of the list
 *
 * Returns: (transfer full): an empty list
 */
DmMapList *dm_map_list_new (gboolean with_frame) {
  DmMapList *self = g_object_new (DM_TYPE_MAP_LIST, NULL);

  self->with_frame = with_frame;
  return self;
}

static gboolean items_equal (const DmMapItem *a, const DmMapItem *b) {
  return a->kind == b->kind && a->index == b->index;
}

static void drop_frame (GArray *items) {
  for (guint i = items->len; i > 0; i--) {
    DmMapItemKind kind = g_array_index (items, DmMapItem, i - 1).kind;

    if (kind == DM_MAP_ITEM_HEADER || kind == DM_MAP_ITEM_FOOTER)
      g_array_remove_index (items, i - 1);
  }
}

static void renew_course (DmMapList *self) {
  g_clear_pointer (&self->course, dm_map_course_free);
  if (self->analysis != NULL)
    self->course = dm_map_course_new (self->analysis, self->items);
}

static void set_nowhere (GArray *positions, guint length) {
  g_array_set_size (positions, length);
  memset (positions->data, 0xff, length * sizeof (guint));
}

static void index_items (DmMapList *self) {
  DmModel *model = self->analysis != NULL
                       ? dm_reading_get_model (dm_analysis_get_reading (self->analysis))
                       : NULL;

  set_nowhere (self->positions, model != NULL ? dm_analysis_get_n_results (self->analysis) : 0);
  set_nowhere (self->headings, model != NULL ? dm_model_get_n_baskets (model) + 1 : 0);
  for (guint i = 0; i < self->items->len; i++) {
    DmMapItem item = g_array_index (self->items, DmMapItem, i);

    if (item.kind == DM_MAP_ITEM_ROW)
      g_array_index (self->positions, guint, item.index) = i;
    else if (item.kind == DM_MAP_ITEM_BASKET)
      g_array_index (self->headings, guint, item.index + 1) = i;
  }
}

/* Only the stretch that differs is reported, so that rows outside of it keep their widgets.
 * Returns: whether anything differs */
static gboolean rebuild (DmMapList *self) {
  g_autoptr (GArray) old = self->items;
  guint start = 0, end = 0, shorter;

  if (self->analysis != NULL)
    self->items = dm_map_list_items (self->analysis, self->sort, self->folded);
  else
    self->items = g_array_new (FALSE, FALSE, sizeof (DmMapItem));
  if (!self->with_frame)
    drop_frame (self->items);
  index_items (self);
  renew_course (self);

  shorter = MIN (old->len, self->items->len);
  while (start < shorter
         && items_equal (&g_array_index (old, DmMapItem, start),
                         &g_array_index (self->items, DmMapItem, start)))
    start++;
  while (end < shorter - start
         && items_equal (&g_array_index (old, DmMapItem, old->len - 1 - end),
                         &g_array_index (self->items, DmMapItem, self->items->len - 1 - end)))
    end++;
  if (start + end == old->len && start + end == self->items->len)
    return FALSE;
  g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                              self->items->len - start - end);
  return TRUE;
}

static int get_basket (const DmIssueResult *result) {
  return dm_model_get_issue (dm_reading_get_model (result->reading), result->issue)->basket;
}

/* Whether rows show the same issues of the same baskets, whatever else changed of them. After an edit nearly all results are shared,
 * and cost nothing. */
static gboolean has_same_rows (DmAnalysis *old, DmAnalysis *new) {
  DmModel *of_old = dm_reading_get_model (dm_analysis_get_reading (old));
  DmModel *of_new = dm_reading_get_model (dm_analysis_get_reading (new));
  guint n = dm_analysis_get_n_results (new);

  if (n != dm_analysis_get_n_results (old)
      || dm_model_get_n_baskets (of_old) != dm_model_get_n_baskets (of_new))
    return FALSE;
  for (guint i = dm_analysis_find_change (old, new, 0); i < n;
       i = dm_analysis_find_change (old, new, i + 1)) {
    DmIssueResult *before = dm_analysis_get_result (old, i);
    DmIssueResult *after = dm_analysis_get_result (new, i);

    if (before->issue != after->issue || get_basket (before) != get_basket (after))
      return FALSE;
  }
  return TRUE;
}

static const DmProposal *get_proposal (DmAnalysis *analysis) {
  DmReading *reading = dm_analysis_get_reading (analysis);
  int proposal = dm_reading_get_proposal (reading);

  return proposal < 0 ? NULL
                      : dm_model_get_proposal (dm_reading_get_model (reading), (guint) proposal);
}

/**
 * dm_map_list_set_analysis:
 * @self: a list
 * @analysis: (nullable): the analysis to list
 * @keep_order: whether rows stay where they are, as long as there are as many, even if they are sorted by what changed
 *
 * Returns: %TRUE if items came or went; otherwise only what they show may differ
 */
gboolean dm_map_list_set_analysis (DmMapList *self, DmAnalysis *analysis, gboolean keep_order) {
  g_autoptr (DmAnalysis) old = g_steal_pointer (&self->analysis);
  gboolean changed = FALSE, keep = FALSE, same = FALSE;

  if (analysis != NULL)
    self->analysis = dm_analysis_ref (analysis);
  if (analysis != NULL && old != NULL) {
    same = has_same_rows (old, analysis);
    keep = (keep_order && dm_analysis_get_n_results (old) == dm_analysis_get_n_results (analysis))
           || (same && self->sort == DM_SORT_FILE && !self->unsettled);
  }
  self->unsettled = keep && (keep_order || self->unsettled);
  if (!keep)
    changed = rebuild (self);
  else if (!same || get_proposal (old) != get_proposal (analysis))
    renew_course (self);
  g_signal_emit (self, signals[RESULTS_CHANGED], 0);
  return changed;
}

/**
 * dm_map_list_get_analysis:
 * @self: a list
 *
 * Returns: (nullable) (transfer none): what is listed
 */
DmAnalysis *dm_map_list_get_analysis (DmMapList *self) {
  return self->analysis;
}

/**
 * dm_map_list_set_sort:
 * @self: a list
 * @sort: the order of rows
 */
void dm_map_list_set_sort (DmMapList *self, DmSort sort) {
  if (self->sort == sort)
    return;
  self->sort = sort;
  rebuild (self);
}

/**
 * dm_map_list_get_sort:
 * @self: a list
 *
 * Returns: the order of rows
 */
DmSort dm_map_list_get_sort (DmMapList *self) {
  return self->sort;
}

/**
 * dm_map_list_is_folded:
 * @self: a list
 * @basket: a basket's index, -1 for the issues without one
 *
 * Returns: %TRUE if the basket's rows are left out
 */
gboolean dm_map_list_is_folded (DmMapList *self, int basket) {
  return g_hash_table_contains (self->folded, GINT_TO_POINTER (basket));
}

/**
 * dm_map_list_set_folded:
 * @self: a list
 * @basket: a basket's index, -1 for the issues without one
 * @folded: whether its rows are left out
 */
void dm_map_list_set_folded (DmMapList *self, int basket, gboolean folded) {
  if (dm_map_list_is_folded (self, basket) == !!folded)
    return;
  if (folded)
    g_hash_table_add (self->folded, GINT_TO_POINTER (basket));
  else
    g_hash_table_remove (self->folded, GINT_TO_POINTER (basket));
  rebuild (self);
}

/**
 * dm_map_list_get_n_items:
 * @self: a list
 *
 * Returns: how many items there are
 */
guint dm_map_list_get_n_items (DmMapList *self) {
  return self->items->len;
}

/**
 * dm_map_list_get_item:
 * @self: a list
 * @position: less than the number of items
 *
 * Returns: the item there
 */
DmMapItem dm_map_list_get_item (DmMapList *self, guint position) {
  return g_array_index (self->items, DmMapItem, position);
}

/**
 * dm_map_list_find_item:
 * @self: a list
 * @item: an item
 *
 * Returns: where it stands, G_MAXUINT where it doesn't
 */
guint dm_map_list_find_item (DmMapList *self, DmMapItem item) {
  guint n = self->items->len;
  guint at = G_MAXUINT;

  if (item.kind == DM_MAP_ITEM_ROW && (guint) item.index < self->positions->len)
    at = g_array_index (self->positions, guint, item.index);
  else if (item.kind == DM_MAP_ITEM_BASKET && (guint) (item.index + 1) < self->headings->len)
    at = g_array_index (self->headings, guint, item.index + 1);
  else if (item.kind == DM_MAP_ITEM_HEADER)
    at = 0;
  else if (item.kind == DM_MAP_ITEM_FOOTER)
    at = n - 1;
  return at < n && items_equal (&g_array_index (self->items, DmMapItem, at), &item) ? at
                                                                                    : G_MAXUINT;
}

/**
 * dm_map_list_get_stops:
 * @self: a list of an analysis
 * @item: an item of it
 *
 * Returns: how the proposal's line runs through it
 */
DmMapStops dm_map_list_get_stops (DmMapList *self, DmMapItem item) {
  return dm_map_course_get_stops (self->course, self->analysis, dm_map_list_find_item (self, item));
}

/**
 * dm_map_list_get_result:
 * @self: a list
 * @position: less than the number of items
 *
 * Returns: (nullable) (transfer none): the result that a row shows, %NULL where it is no row
 */
DmIssueResult *dm_map_list_get_result (DmMapList *self, guint position) {
  DmMapItem item = dm_map_list_get_item (self, position);

  return item.kind == DM_MAP_ITEM_ROW ? dm_analysis_get_result (self->analysis, (guint) item.index)
                                      : NULL;
}

/**
 * dm_map_list_find_issue:
 * @self: a list
 * @issue: an issue's index in the model
 *
 * Returns: where its row stands, G_MAXUINT where it isn't shown or its basket is folded
 */
guint dm_map_list_find_issue (DmMapList *self, guint issue) {
  int nth = self->analysis != NULL
                ? dm_reading_find_issue (dm_analysis_get_reading (self->analysis), issue)
                : -1;

  return nth < 0 ? G_MAXUINT : g_array_index (self->positions, guint, nth);
}
