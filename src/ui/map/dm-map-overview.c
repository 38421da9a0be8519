/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-overview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 18
#define INSET 4.0f  /* px to both sides of the bars */
#define TALLEST 6.0 /* px of a row where there is room */

typedef struct {
  guint counts[DM_N_VERDICTS];
  guint n_rows;
} Bin;

struct _DmMapOverview {
  GtkWidget parent_instance;

  DmMapList *list;
  GtkAdjustment *adjustment;
  DmAnalysis *analysis; /* (nullable): that @bins count */
  GArray *
      bins; /* of Bin: the rows, from top to bottom, as many bins as there is room for; empty where to be counted */
  GskRenderNode *bars; /* (nullable): the bins, painted for @bars_height */
  int bars_height;
};

G_DEFINE_FINAL_TYPE (DmMapOverview, dm_map_overview, GTK_TYPE_WIDGET)

static void drop_bars (DmMapOverview *self) {
  g_clear_pointer (&self->bars, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void drop_bins (DmMapOverview *self) {
  g_array_set_size (self->bins, 0);
  drop_bars (self);
}

static double get_extent (DmMapOverview *self, int height) {
  guint n = dm_map_list_get_n_items (self->list);

  return MIN (height, n * TALLEST);
}

/* --- bars --- */

/* Where several rows fall on one pixel the worst of them shows: it's what one looks for. */
static DmVerdict get_worst (const Bin *bin) {
  static const DmVerdict order[] = { DM_VERDICT_DEADLOCK, DM_VERDICT_GAP, DM_VERDICT_OVERLAP,
                                     DM_VERDICT_ONE_SIDED, DM_VERDICT_SILENT };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (bin->counts[order[i]] > 0)
      return order[i];
  return DM_VERDICT_SILENT;
}

static void set_source (cairo_t *cr, DmVerdict verdict, const GdkRGBA *ink) {
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (verdict == DM_VERDICT_OVERLAP)
    cairo_set_source_rgb (cr, dark ? 0.34 : 0.08, dark ? 0.76 : 0.50, dark ? 0.56 : 0.34);
  else
    cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue,
                           verdict == DM_VERDICT_DEADLOCK    ? 0.85
                           : verdict == DM_VERDICT_GAP       ? 0.42
                           : verdict == DM_VERDICT_ONE_SIDED ? 0.30
                                                             : 0.18);
}

/* Length says it too: a deadlock is a full bar, an overlap nearly, a gap is open in its middle. */
static void draw_bar (cairo_t *cr, DmVerdict verdict, double y, double height) {
  double width = WIDTH - 2 * INSET;

  switch (verdict) {
  case DM_VERDICT_GAP:
    cairo_rectangle (cr, INSET, y, width * 0.32, height);
    cairo_rectangle (cr, INSET + width * 0.68, y, width * 0.32, height);
    break;
  case DM_VERDICT_ONE_SIDED:
    cairo_rectangle (cr, INSET, y, width * 0.32, height);
    break;
  case DM_VERDICT_SILENT:
    cairo_rectangle (cr, INSET + width * 0.4, y, width * 0.2, height);
    break;
  case DM_VERDICT_OVERLAP:
  case DM_VERDICT_DEADLOCK:
  case DM_N_VERDICTS:
  default:
    cairo_rectangle (cr, INSET, y, width, height);
    break;
  }
  cairo_fill (cr);
}

static void keep_analysis (DmMapOverview *self) {
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);

  g_clear_pointer (&self->analysis, dm_analysis_unref);
  self->analysis = analysis != NULL ? dm_analysis_ref (analysis) : NULL;
}

static void count_bins (DmMapOverview *self, guint n_bins) {
  guint n = dm_map_list_get_n_items (self->list);

  g_array_set_size (self->bins, 0);
  g_array_set_size (self->bins, n_bins);
  for (guint i = 0; i < n; i++) {
    DmIssueResult *result = dm_map_list_get_result (self->list, i);
    Bin *bin = &g_array_index (self->bins, Bin, (guint64) i * n_bins / n);

    if (result != NULL) {
      bin->counts[result->verdict]++;
      bin->n_rows++;
    }
  }
  keep_analysis (self);
}

static void ensure_bars (DmMapOverview *self, int height) {
  double extent = get_extent (self, height);
  guint n_bins = MIN (dm_map_list_get_n_items (self->list), (guint) MAX (1, floor (extent)));
  GtkSnapshot *snapshot;
  GdkRGBA ink;
  cairo_t *cr;

  if ((self->bars != NULL && self->bars_height == height) || n_bins == 0)
    return;
  g_clear_pointer (&self->bars, gsk_render_node_unref);
  if (self->bins->len != n_bins)
    count_bins (self, n_bins);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &ink);
  snapshot = gtk_snapshot_new ();
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, WIDTH, (float) extent));
  for (guint i = 0; i < n_bins; i++) {
    double from = extent * i / n_bins, to = extent * (i + 1) / n_bins;
    const Bin *bin = &g_array_index (self->bins, Bin, i);
    DmVerdict verdict = get_worst (bin);

    if (bin->n_rows == 0)
      continue;
    set_source (cr, verdict, &ink);
    draw_bar (cr, verdict, from, to - from >= 3 ? to - from - 1.5 : to - from);
  }
  cairo_destroy (cr);
  self->bars = gtk_snapshot_free_to_node (snapshot);
  self->bars_height = height;
}

/* --- following the list --- */

static void count_anew (DmMapOverview *self, guint nth) {
  DmIssueResult *before = dm_analysis_get_result (self->analysis, nth);
  DmMapItem item = { DM_MAP_ITEM_ROW, (int) nth };
  guint position = dm_map_list_find_item (self->list, item);
  DmIssueResult *after;
  Bin *bin;

  if (position == G_MAXUINT)
    return;
  after = dm_map_list_get_result (self->list, position);
  if (before->verdict == after->verdict)
    return;
  bin = &g_array_index (
      self->bins, Bin, (guint64) position * self->bins->len / dm_map_list_get_n_items (self->list));
  bin->counts[before->verdict]--;
  bin->counts[after->verdict]++;
  drop_bars (self);
}

/* Rows stand where they stood: only those that show something else are counted anew. */
static void on_results_changed (DmMapOverview *self) {
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  guint n;

  if (self->bins->len == 0)
    return;
  n = analysis != NULL ? dm_analysis_get_n_results (analysis) : 0;
  if (n == 0 || n != dm_analysis_get_n_results (self->analysis)) {
    drop_bins (self);
    return;
  }
  for (guint i = dm_analysis_find_change (self->analysis, analysis, 0); i < n;
       i = dm_analysis_find_change (self->analysis, analysis, i + 1))
    count_anew (self, i);
  keep_analysis (self);
}

static void draw_frame (DmMapOverview *self, GtkSnapshot *snapshot, double extent) {
  double upper = gtk_adjustment_get_upper (self->adjustment);
  double page = gtk_adjustment_get_page_size (self->adjustment);
  double value = gtk_adjustment_get_value (self->adjustment);
  GskRoundedRect outline;
  GdkRGBA color;

  if (upper <= page)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (1, (float) (extent * value / upper),
                                                        WIDTH - 2,
                                                        (float) MAX (6, extent * page / upper)),
                                   3);
  color.alpha = 0.09f;
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  color.alpha = 0.35f;
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ color, color, color, color });
}

static void dm_map_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmMapOverview *self = DM_MAP_OVERVIEW (widget);
  int height = gtk_widget_get_height (widget);

  if (self->list == NULL || height <= 0)
    return;
  ensure_bars (self, height);
  if (self->bars != NULL)
    gtk_snapshot_append_node (snapshot, self->bars);
  draw_frame (self, snapshot, get_extent (self, height));
}

static void dm_map_overview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                     int *minimum, int *natural, int *minimum_baseline,
                                     int *natural_baseline) {
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
  *minimum_baseline = *natural_baseline = -1;
}

/* --- going there --- */

static void go_to (DmMapOverview *self, double y) {
  double extent = get_extent (self, gtk_widget_get_height (GTK_WIDGET (self)));
  double upper = gtk_adjustment_get_upper (self->adjustment);
  double page = gtk_adjustment_get_page_size (self->adjustment);

  if (extent > 0)
    gtk_adjustment_set_value (self->adjustment, y / extent * upper - page / 2);
}

static void on_drag_begin (GtkGestureDrag *drag, double x, double y, DmMapOverview *self) {
  go_to (self, y);
}

static void on_drag_update (GtkGestureDrag *drag, double dx, double dy, DmMapOverview *self) {
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  go_to (self, y + dy);
}

static void dm_map_overview_dispose (GObject *object) {
  DmMapOverview *self = DM_MAP_OVERVIEW (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->list);
  g_clear_object (&self->adjustment);
  g_clear_pointer (&self->bars, gsk_render_node_unref);
  g_clear_pointer (&self->analysis, dm_analysis_unref);
  G_OBJECT_CLASS (dm_map_overview_parent_class)->dispose (object);
}

static void dm_map_overview_finalize (GObject *object) {
  g_array_unref (DM_MAP_OVERVIEW (object)->bins);
  G_OBJECT_CLASS (dm_map_overview_parent_class)->finalize (object);
}

static void dm_map_overview_class_init (DmMapOverviewClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_map_overview_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_map_overview_finalize;
  widget_class->measure = dm_map_overview_measure;
  widget_class->snapshot = dm_map_overview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "mapoverview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void dm_map_overview_init (DmMapOverview *self) {
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->bins = g_array_new (FALSE, TRUE, sizeof (Bin));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("The whole map: click to go there"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Overview of all rows"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (drop_bars),
                           self, G_CONNECT_SWAPPED);
}

/**
 * dm_map_overview_set_source:
 * @self: an overview without a source
 * @list: the rows
 * @adjustment: how far down the map is scrolled
 */
void dm_map_overview_set_source (DmMapOverview *self, DmMapList *list, GtkAdjustment *adjustment) {
  g_return_if_fail (self->list == NULL);
  self->list = g_object_ref (list);
  self->adjustment = g_object_ref (adjustment);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (drop_bins), self);
  g_signal_connect_swapped (list, "results-changed", G_CALLBACK (on_results_changed), self);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self);
}
