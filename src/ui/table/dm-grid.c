/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-grid-private.h"

#include <glib/gi18n-lib.h>

#define ROW_PADDING 12
#define ROOM_BELOW 14 /* for a scroll bar that lies on top of the cells */
#define LINE_ALPHA 0.12f

enum { PROP_0, PROP_HADJUSTMENT, PROP_VADJUSTMENT, PROP_HSCROLL_POLICY, PROP_VSCROLL_POLICY };
enum { CURSOR_MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (DmGrid, dm_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* --- where things are --- */

static guint count_rows (DmGrid *self) {
  return self->table != NULL ? dm_table_get_n_rows (self->table) : 0;
}

static guint count_columns (DmGrid *self) {
  return count_rows (self) > 0 ? dm_table_get_n_columns (self->table) : 0;
}

static double get_scroll (DmGrid *self, GtkOrientation orientation) {
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

static int get_total_width (DmGrid *self) {
  int width = 0;

  for (guint i = 0; i < count_columns (self); i++)
    width += dm_table_get_width (self->table, i);
  return width;
}

/* Frozen columns must leave room for the others. */
static guint count_frozen (DmGrid *self) {
  guint n = MIN (dm_table_get_n_frozen (self->table), count_columns (self));
  int width = 0;

  for (guint i = 0; i < n; i++) {
    width += dm_table_get_width (self->table, i);
    if (width > gtk_widget_get_width (GTK_WIDGET (self)) * 6 / 10)
      return i;
  }
  return n;
}

static int get_frozen_width (DmGrid *self) {
  int width = 0;

  for (guint i = 0; i < count_frozen (self); i++)
    width += dm_table_get_width (self->table, i);
  return width;
}

/* Where a column is on the screen, from the edge that reading begins at. */
void dm_grid_get_column_span (DmGrid *self, guint column, int *x, int *width) {
  *x = 0;
  for (guint i = 0; i < column; i++)
    *x += dm_table_get_width (self->table, i);
  if (column >= count_frozen (self))
    *x -= (int) get_scroll (self, GTK_ORIENTATION_HORIZONTAL);
  *width = dm_table_get_width (self->table, column);
}

static int mirror (DmGrid *self, int x, int width) {
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
             ? gtk_widget_get_width (GTK_WIDGET (self)) - x - width
             : x;
}

void dm_grid_get_cell_area (DmGrid *self, guint row, guint column, GdkRectangle *area) {
  double y = (double) (row + 1) * self->row_height - get_scroll (self, GTK_ORIENTATION_VERTICAL);
  int x, width;

  dm_grid_get_column_span (self, column, &x, &width);
  *area = (GdkRectangle){ mirror (self, x, width), (int) CLAMP (y, -100000, 100000), width,
                          self->row_height };
}

/* How many rows fit. */
guint dm_grid_get_page (DmGrid *self) {
  return (guint) MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) / self->row_height - 2);
}

static void get_visible_rows (DmGrid *self, guint *first, guint *last) {
  double scroll = get_scroll (self, GTK_ORIENTATION_VERTICAL);
  guint n = count_rows (self);

  *first = (guint) (scroll / self->row_height);
  *last = *first + (guint) (gtk_widget_get_height (GTK_WIDGET (self)) / self->row_height) + 1;
  *last = MIN (*last, n > 0 ? n - 1 : 0);
}

static gboolean is_column_visible (DmGrid *self, guint column) {
  int x, width;

  dm_grid_get_column_span (self, column, &x, &width);
  return column < count_frozen (self)
         || (x + width > get_frozen_width (self) && x < gtk_widget_get_width (GTK_WIDGET (self)));
}

/* --- cells --- */

static gpointer make_place (guint row, guint column) {
  return GSIZE_TO_POINTER (((gsize) row << 24) + column + 1);
}

static void fill_cell (DmGrid *self, DmGridCell *cell, guint row, guint column) {
  g_autofree char *text = dm_table_dup_text (self->table, row, column);
  g_autofree char *name = dm_table_describe (self->table, row, column);
  const char *reason = dm_table_get_mark (self->table, row, column);
  guint flags = 0;

  if (dm_table_is_numeric (self->table, column))
    flags |= DM_GRID_CELL_NUMERIC;
  if (reason != NULL)
    flags |= DM_GRID_CELL_MARKED;
  if (dm_table_is_pending (self->table, row))
    flags |= DM_GRID_CELL_PENDING;
  if (dm_table_find_hit (self->table, row, column, 0) != G_MAXUINT)
    flags |= DM_GRID_CELL_FOUND;
  /* the empty row at the end says what it is there for */
  if (column == 0 && row + 1 == count_rows (self) && (flags & DM_GRID_CELL_PENDING)
      && *text == '\0') {
    g_free (text);
    text = g_strdup (_ ("New position…"));
  }
  dm_grid_cell_show (cell, text, dm_table_get_icon (self->table, row, column), flags, name, reason);
}

static DmGridCell *take_spare (DmGrid *self) {
  DmGridCell *cell;

  if (self->spare->len > 0)
    return g_ptr_array_steal_index (self->spare, self->spare->len - 1);
  cell = DM_GRID_CELL (dm_grid_cell_new (GTK_ACCESSIBLE_ROLE_GRID_CELL));
  gtk_widget_set_parent (GTK_WIDGET (cell), GTK_WIDGET (self));
  return cell;
}

static void put_cell (DmGrid *self, GHashTable *now, guint row, guint column) {
  gpointer place = make_place (row, column);
  DmGridCell *cell = g_hash_table_lookup (self->cells, place);
  gboolean kept = cell != NULL;

  if (kept)
    g_hash_table_steal (self->cells, place);
  else
    cell = take_spare (self);
  if (!kept || self->dirty) {
    dm_grid_cell_place (cell, row, column);
    fill_cell (self, cell, row, column);
  }
  gtk_widget_set_child_visible (GTK_WIDGET (cell), TRUE);
  g_hash_table_insert (now, place, cell);
}

/* Gives each cell in sight, and the one with the cursor, a widget: the one that it has, or one that isn't needed any more. */
static void assign_cells (DmGrid *self) {
  GHashTable *now = g_hash_table_new (NULL, NULL);
  guint first, last, n_columns = count_columns (self);
  g_autofree gboolean *visible = g_new0 (gboolean, n_columns + 1);
  GHashTableIter iter;
  gpointer cell;

  get_visible_rows (self, &first, &last);
  for (guint column = 0; column < n_columns; column++)
    visible[column] = is_column_visible (self, column);
  /* those that stay must be known before spare ones are taken */
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell)) {
    guint row = dm_grid_cell_get_row (cell), column = dm_grid_cell_get_column (cell);
    gboolean cursor = row == self->row && column == self->column && row < count_rows (self);
    if (!cursor && (row < first || row > last || column >= n_columns || !visible[column])) {
      gtk_widget_set_child_visible (cell, FALSE);
      g_ptr_array_add (self->spare, cell);
      g_hash_table_iter_steal (&iter);
    }
  }
  for (guint row = first; n_columns > 0 && row <= last; row++)
    for (guint column = 0; column < n_columns; column++)
      if (visible[column])
        put_cell (self, now, row, column);
  if (self->row < count_rows (self) && self->column < n_columns
      && !g_hash_table_contains (now, make_place (self->row, self->column)))
    put_cell (self, now, self->row, self->column);
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell)) {
    gtk_widget_set_child_visible (cell, FALSE);
    g_ptr_array_add (self->spare, cell);
  }
  g_hash_table_unref (self->cells);
  self->cells = now;
}

static const char *get_sort_icon (DmGrid *self, guint column) {
  gboolean descending;
  int sort = dm_table_get_sort (self->table, &descending);

  if (sort < 0 || (guint) sort != column)
    return NULL;
  return descending ? "pan-down-symbolic" : "pan-up-symbolic";
}

static void show_header (DmGrid *self, guint column) {
  GtkWidget *header;
  const char *title = dm_table_get_title (self->table, column);
  const char *icon = get_sort_icon (self, column);

  while (self->headers->len <= column) {
    header = dm_grid_cell_new (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
    gtk_widget_set_parent (header, GTK_WIDGET (self));
    g_ptr_array_add (self->headers, header);
  }
  header = g_ptr_array_index (self->headers, column);
  dm_grid_cell_show (DM_GRID_CELL (header), title, icon,
                     dm_table_is_numeric (self->table, column) ? DM_GRID_CELL_NUMERIC : 0, title,
                     NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_PROPERTY_SORT,
                                  icon == NULL ? GTK_ACCESSIBLE_SORT_NONE
                                  : g_str_equal (icon, "pan-up-symbolic")
                                      ? GTK_ACCESSIBLE_SORT_ASCENDING
                                      : GTK_ACCESSIBLE_SORT_DESCENDING,
                                  -1);
}

static void place_headers (DmGrid *self) {
  guint n_columns = count_columns (self);

  for (guint i = 0; i < MAX (n_columns, self->headers->len); i++) {
    gboolean visible = i < n_columns && is_column_visible (self, i);
    int x, width;

    if (visible && (self->dirty || i >= self->headers->len))
      show_header (self, i);
    if (i >= self->headers->len)
      continue;
    gtk_widget_set_child_visible (g_ptr_array_index (self->headers, i), visible);
    if (!visible)
      continue;
    dm_grid_get_column_span (self, i, &x, &width);
    gtk_widget_size_allocate (
        g_ptr_array_index (self->headers, i),
        &(GtkAllocation){ mirror (self, x, width), 0, width, self->row_height }, -1);
  }
}

static gboolean is_in (const DmTableBlock *block, guint row, guint column) {
  return row >= block->from_row && row <= block->to_row && column >= block->from_column
         && column <= block->to_column;
}

static void place_cells (DmGrid *self) {
  DmTableBlock selection = dm_grid_get_selection (self);
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell)) {
    guint row = dm_grid_cell_get_row (cell), column = dm_grid_cell_get_column (cell);
    GdkRectangle area;

    dm_grid_get_cell_area (self, row, column, &area);
    gtk_widget_size_allocate (cell, &area, -1);
    dm_grid_cell_set_selected (cell, is_in (&selection, row, column));
  }
}

static void configure (GtkAdjustment *adjustment, double upper, double page, double step) {
  double value;

  if (adjustment == NULL)
    return;
  value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, upper - page));
  gtk_adjustment_configure (adjustment, value, 0, MAX (upper, page), step, page * 0.9, page);
}

static void dm_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  DmGrid *self = DM_GRID (widget);

  configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], get_total_width (self), width, 60);
  configure (self->adjustments[GTK_ORIENTATION_VERTICAL],
             (double) (count_rows (self) + 1) * self->row_height + ROOM_BELOW, height,
             self->row_height);
  assign_cells (self);
  place_headers (self);
  self->dirty = FALSE;
  place_cells (self);
  dm_grid_place_editor (self);
}

static void dm_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline) {
  DmGrid *self = DM_GRID (widget);

  *minimum = 100;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : self->row_height * 20;
  *minimum_baseline = *natural_baseline = -1;
}

/* --- drawing --- */

static GdkRGBA get_color (DmGrid *self, const char *name, float alpha) {
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  color.alpha *= alpha;
  return color;
}

static void fill (GtkSnapshot *snapshot, const GdkRGBA *color, int x, int y, int width,
                  int height) {
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (
        snapshot, color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* The rectangle of a block as far as it's in sight, without what lies under the frozen columns. */
static void get_block_area (DmGrid *self, const DmTableBlock *block, GdkRectangle *area) {
  guint first, last;
  GdkRectangle from, to;

  get_visible_rows (self, &first, &last);
  dm_grid_get_cell_area (self, MAX (block->from_row, first), block->from_column, &from);
  dm_grid_get_cell_area (self, MIN (block->to_row, last), block->to_column, &to);
  gdk_rectangle_union (&from, &to, area);
  if (block->to_row < first || block->from_row > last)
    area->height = 0;
}

static void draw_lines (DmGrid *self, GtkSnapshot *snapshot) {
  GdkRGBA line = get_color (self, NULL, LINE_ALPHA);
  int width = MIN (gtk_widget_get_width (GTK_WIDGET (self)), get_total_width (self));
  guint first, last;

  get_visible_rows (self, &first, &last);
  for (guint row = first; row <= last && count_rows (self) > 0; row++) {
    GdkRectangle area;
    dm_grid_get_cell_area (self, row, 0, &area);
    fill (snapshot, &line, mirror (self, 0, width), area.y + self->row_height - 1, width, 1);
  }
}

static void clip (GtkSnapshot *snapshot, int x, int y, int width, int height) {
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                         (float) height));
}

static void draw_cells (DmGrid *self, GtkSnapshot *snapshot, gboolean frozen) {
  guint n_frozen = count_frozen (self);
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    if ((dm_grid_cell_get_column (cell) < n_frozen) == frozen)
      gtk_widget_snapshot_child (GTK_WIDGET (self), cell, snapshot);
}

static void draw_headers (DmGrid *self, GtkSnapshot *snapshot, gboolean frozen) {
  guint n_frozen = count_frozen (self);

  for (guint i = 0; i < self->headers->len; i++)
    if ((i < n_frozen) == frozen)
      gtk_widget_snapshot_child (GTK_WIDGET (self), g_ptr_array_index (self->headers, i), snapshot);
}

static void draw_selection (DmGrid *self, GtkSnapshot *snapshot) {
  DmTableBlock selection = dm_grid_get_selection (self);
  GdkRGBA color = get_color (self, "accent_bg_color", 0.14f);
  GdkRectangle area;

  get_block_area (self, &selection, &area);
  fill (snapshot, &color, area.x, area.y, area.width, area.height);
}

static void draw_cursor (DmGrid *self, GtkSnapshot *snapshot) {
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  GdkRGBA color = get_color (self, "accent_color", focus ? 1 : 0.5f);
  GskRoundedRect outline;
  GdkRectangle area;

  dm_grid_get_cell_area (self, self->row, self->column, &area);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y,
                                                        (float) area.width, (float) area.height),
                                   0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ color, color, color, color });
}

static void draw_body (DmGrid *self, GtkSnapshot *snapshot, gboolean frozen) {
  draw_selection (self, snapshot);
  draw_cells (self, snapshot, frozen);
  if ((self->column < count_frozen (self)) == frozen)
    draw_cursor (self, snapshot);
}

static void dm_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmGrid *self = DM_GRID (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int frozen = get_frozen_width (self), head = self->row_height;
  GdkRGBA line = get_color (self, NULL, LINE_ALPHA * 2);

  if (count_columns (self) == 0)
    return;
  clip (snapshot, mirror (self, frozen, width - frozen), head, width - frozen, height - head);
  draw_body (self, snapshot, FALSE);
  gtk_snapshot_pop (snapshot);
  clip (snapshot, mirror (self, 0, frozen), head, frozen, height - head);
  draw_body (self, snapshot, TRUE);
  gtk_snapshot_pop (snapshot);
  clip (snapshot, 0, head, width, height - head);
  draw_lines (self, snapshot);
  gtk_snapshot_pop (snapshot);
  clip (snapshot, mirror (self, frozen, width - frozen), 0, width - frozen, head);
  draw_headers (self, snapshot, FALSE);
  gtk_snapshot_pop (snapshot);
  draw_headers (self, snapshot, TRUE);
  fill (snapshot, &line, 0, head - 1, width, 1);
  if (frozen > 0)
    fill (snapshot, &line, mirror (self, frozen - 1, 1), 0, 1, height);
  if (self->editor != NULL)
    gtk_widget_snapshot_child (widget, self->editor, snapshot);
  if (self->editor != NULL && gtk_widget_get_visible (self->help))
    gtk_widget_snapshot_child (widget, self->help, snapshot);
}

/* --- the cursor --- */

void dm_grid_get_cursor (DmGrid *self, guint *row, guint *column) {
  *row = self->row;
  *column = self->column;
}

/** dm_grid_get_selection: the rectangle between the cursor and where it set out */
DmTableBlock dm_grid_get_selection (DmGrid *self) {
  guint n_rows = MAX (count_rows (self), 1), n_columns = MAX (count_columns (self), 1);

  return (DmTableBlock){ MIN (MIN (self->row, self->anchor_row), n_rows - 1),
                         MIN (MAX (self->row, self->anchor_row), n_rows - 1),
                         MIN (MIN (self->column, self->anchor_column), n_columns - 1),
                         MIN (MAX (self->column, self->anchor_column), n_columns - 1) };
}

static void scroll_to_cursor (DmGrid *self) {
  double y = (double) self->row * self->row_height, x = 0;
  double page = gtk_widget_get_height (GTK_WIDGET (self)) - self->row_height;
  double frozen = get_frozen_width (self), width = dm_table_get_width (self->table, self->column);
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - frozen;

  if (self->adjustments[0] == NULL || self->adjustments[1] == NULL)
    return;
  gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_VERTICAL], y,
                             y + self->row_height + (page > 0 ? self->row_height : 0));
  if (self->column < count_frozen (self))
    return;
  for (guint i = 0; i < self->column; i++)
    x += dm_table_get_width (self->table, i);
  x -= frozen;
  double value = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  if (x < value || width > room)
    value = x;
  else if (x + width > value + room)
    value = x + width - room;
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL], value);
}

static void focus_cursor (DmGrid *self) {
  GtkWidget *cell = g_hash_table_lookup (self->cells, make_place (self->row, self->column));

  if (cell != NULL && self->editor == NULL)
    gtk_widget_grab_focus (cell);
}

static gboolean dm_grid_grab_focus (GtkWidget *widget) {
  DmGrid *self = DM_GRID (widget);

  if (count_columns (self) == 0)
    return FALSE;
  assign_cells (self);
  focus_cursor (self);
  return TRUE;
}

/* From cell to cell go its keys; where those let Tab pass it leaves the table. */
static gboolean dm_grid_focus (GtkWidget *widget, GtkDirectionType direction) {
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (widget);
}

/**
 * dm_grid_move_to:
 * @self: a grid
 * @row: a row; of one that isn't there the last
 * @column: a column; likewise
 * @extend: whether the selection stretches to it, rather than be just it
 *
 * Puts the cursor into a cell, and the focus with it where the grid has that.
 */
void dm_grid_move_to (DmGrid *self, guint row, guint column, gboolean extend) {
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (count_columns (self) == 0)
    return;
  self->row = MIN (row, count_rows (self) - 1);
  self->column = MIN (column, count_columns (self) - 1);
  self->home_column = self->column;
  if (!extend) {
    self->anchor_row = self->row;
    self->anchor_column = self->column;
  }
  scroll_to_cursor (self);
  assign_cells (self);
  if (focus)
    focus_cursor (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CURSOR_MOVED], 0);
}

/** dm_grid_show_cursor_at: dm_grid_move_to() without telling: somebody else moved it */
void dm_grid_show_cursor_at (DmGrid *self, guint row, guint column) {
  if (count_columns (self) == 0 || (row == self->row && column == self->column))
    return;
  self->row = self->anchor_row = MIN (row, count_rows (self) - 1);
  self->column = self->anchor_column = MIN (column, count_columns (self) - 1);
  scroll_to_cursor (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** dm_grid_select: selects a block, the cursor in its first cell */
void dm_grid_select (DmGrid *self, const DmTableBlock *block) {
  dm_grid_move_to (self, block->from_row, block->from_column, FALSE);
  self->anchor_row = block->to_row;
  self->anchor_column = block->to_column;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** dm_grid_sort_by: sorts by a column; once more, the other way round; once more, as in the file */
void dm_grid_sort_by (DmGrid *self, guint column) {
  gboolean descending;
  int sort = dm_table_get_sort (self->table, &descending);

  if (sort < 0 || (guint) sort != column)
    dm_table_sort (self->table, (int) column, FALSE);
  else if (!descending)
    dm_table_sort (self->table, (int) column, TRUE);
  else
    dm_table_sort (self->table, -1, FALSE);
}

/* --- widget --- */

/* Cells may say something else, and there may be more or fewer. */
void dm_grid_refresh (DmGrid *self) {
  guint n_rows = count_rows (self), n_columns = count_columns (self);

  if (n_rows > 0 && n_columns > 0) {
    self->row = MIN (self->row, n_rows - 1);
    self->column = MIN (self->column, n_columns - 1);
    self->anchor_row = MIN (self->anchor_row, n_rows - 1);
    self->anchor_column = MIN (self->anchor_column, n_columns - 1);
  }
  self->dirty = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void update_row_height (DmGrid *self) {
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  self->row_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics)) + ROW_PADDING;
  pango_font_metrics_unref (metrics);
}

static void dm_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change) {
  GTK_WIDGET_CLASS (dm_grid_parent_class)->css_changed (widget, change);
  update_row_height (DM_GRID (widget));
  gtk_widget_queue_resize (widget);
}

static void on_scrolled (DmGrid *self) {
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void set_adjustment (DmGrid *self, GtkOrientation orientation, GtkAdjustment *adjustment) {
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_scrolled), self);
}

static void dm_grid_set_property (GObject *object, guint id, const GValue *value,
                                  GParamSpec *spec) {
  DmGrid *self = DM_GRID (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (self,
                    id == PROP_HADJUSTMENT ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL,
                    g_value_get_object (value));
  else
    self->policies[id == PROP_VSCROLL_POLICY] = (guint) g_value_get_enum (value);
}

static void dm_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec) {
  DmGrid *self = DM_GRID (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[id == PROP_VADJUSTMENT]);
  else
    g_value_set_enum (value, (int) self->policies[id == PROP_VSCROLL_POLICY]);
}

static void dm_grid_dispose (GObject *object) {
  DmGrid *self = DM_GRID (object);
  GtkWidget *child;

  dm_grid_dispose_editor (self);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (self->table, self);
  g_clear_object (&self->table);
  g_hash_table_remove_all (self->cells);
  g_ptr_array_set_size (self->spare, 0);
  g_ptr_array_set_size (self->headers, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dm_grid_parent_class)->dispose (object);
}

static void dm_grid_finalize (GObject *object) {
  DmGrid *self = DM_GRID (object);

  g_hash_table_unref (self->cells);
  g_ptr_array_unref (self->spare);
  g_ptr_array_unref (self->headers);
  G_OBJECT_CLASS (dm_grid_parent_class)->finalize (object);
}

static void dm_grid_class_init (DmGridClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dm_grid_dispose;
  object_class->finalize = dm_grid_finalize;
  object_class->set_property = dm_grid_set_property;
  object_class->get_property = dm_grid_get_property;
  widget_class->measure = dm_grid_measure;
  widget_class->size_allocate = dm_grid_size_allocate;
  widget_class->snapshot = dm_grid_snapshot;
  widget_class->grab_focus = dm_grid_grab_focus;
  widget_class->focus = dm_grid_focus;
  widget_class->css_changed = dm_grid_css_changed;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", DM_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  dm_grid_install_actions (widget_class);
}

static void dm_grid_init (DmGrid *self) {
  self->cells = g_hash_table_new (NULL, NULL);
  self->spare = g_ptr_array_new ();
  self->headers = g_ptr_array_new ();
  self->row_height = 32;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table of positions"), -1);
  dm_grid_add_controllers (self);
}

/**
 * dm_grid_set_table:
 * @self: a grid without a table
 * @table: what to show
 */
void dm_grid_set_table (DmGrid *self, DmTable *table) {
  g_return_if_fail (self->table == NULL);
  self->table = g_object_ref (table);
  g_signal_connect_swapped (table, "changed", G_CALLBACK (dm_grid_refresh), self);
  g_signal_connect_swapped (table, "found", G_CALLBACK (dm_grid_refresh), self);
}
