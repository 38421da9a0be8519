/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-grid-cell.h"

#include <string.h>

#define PADDING 8
#define ICON_SIZE 16

struct _DmGridCell {
  GtkWidget parent_instance;

  guint row, column;
  PangoLayout *layout; /* (nullable): until it's drawn */
  char *text, *icon, *name, *reason;
  guint flags;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (DmGridCell, dm_grid_cell, GTK_TYPE_WIDGET)

static PangoLayout *get_layout (DmGridCell *self) {
  if (self->layout == NULL) {
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
    pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  }
  return self->layout;
}

static void tint (DmGridCell *self, GtkSnapshot *snapshot, const char *name, float alpha) {
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color))
    return;
  color.alpha *= alpha;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                  (float) gtk_widget_get_height (widget)));
}

static void draw_icon (DmGridCell *self, GtkSnapshot *snapshot, const char *name, int x,
                       const GdkRGBA *color) {
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      theme, name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
      gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) x, (float) (gtk_widget_get_height (widget) - ICON_SIZE) / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, color, 1);
  gtk_snapshot_restore (snapshot);
}

static void dm_grid_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmGridCell *self = DM_GRID_CELL (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget), from = PADDING, room = width - 2 * PADDING;
  int text_width, text_height, x;
  const char *icon = self->flags & DM_GRID_CELL_MARKED ? "dialog-warning-symbolic" : self->icon;
  GdkRGBA color;

  if (self->flags & DM_GRID_CELL_MARKED)
    tint (self, snapshot, "error_color", 0.14f);
  else if (self->flags & DM_GRID_CELL_FOUND)
    tint (self, snapshot, "warning_color", 0.25f);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (icon != NULL) {
    draw_icon (self, snapshot, icon, rtl ? width - from - ICON_SIZE : from, &color);
    room -= ICON_SIZE + 6;
    from += rtl ? 0 : ICON_SIZE + 6;
  }
  if (*self->text == '\0' || room <= 0)
    return;
  if (self->flags & DM_GRID_CELL_PENDING)
    color.alpha *= 0.7f;
  pango_layout_set_width (get_layout (self), room * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);
  /* a layout with a width aligns itself by the direction of its text; a column is aligned by that of the window */
  x = (rtl != ((self->flags & DM_GRID_CELL_NUMERIC) != 0)) ? from + room - text_width : from;
  pango_layout_set_width (self->layout,
                          pango_layout_is_ellipsized (self->layout) ? room * PANGO_SCALE : -1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) x, (float) (gtk_widget_get_height (widget) - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* What has no room for itself is said in full. */
static gboolean on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                  GtkTooltip *tooltip) {
  DmGridCell *self = DM_GRID_CELL (widget);

  if (self->reason == NULL && (self->layout == NULL || !pango_layout_is_ellipsized (self->layout)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->reason != NULL ? self->reason : self->text);
  return TRUE;
}

static void dm_grid_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change) {
  GTK_WIDGET_CLASS (dm_grid_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&DM_GRID_CELL (widget)->layout);
}

static void dm_grid_cell_finalize (GObject *object) {
  DmGridCell *self = DM_GRID_CELL (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  g_free (self->icon);
  g_free (self->name);
  g_free (self->reason);
  G_OBJECT_CLASS (dm_grid_cell_parent_class)->finalize (object);
}

static void dm_grid_cell_class_init (DmGridCellClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dm_grid_cell_finalize;
  widget_class->snapshot = dm_grid_cell_snapshot;
  widget_class->css_changed = dm_grid_cell_css_changed;
  widget_class->query_tooltip = on_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "gridcell");
}

static void dm_grid_cell_init (DmGridCell *self) {
  self->text = g_strdup ("");
  self->row = self->column = G_MAXUINT;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/** dm_grid_cell_new: a cell, or a head where @role is that of one */
GtkWidget *dm_grid_cell_new (GtkAccessibleRole role) {
  GtkWidget *cell = g_object_new (DM_TYPE_GRID_CELL, "accessible-role", role, NULL);

  gtk_widget_set_focusable (cell, role == GTK_ACCESSIBLE_ROLE_GRID_CELL);
  if (role == GTK_ACCESSIBLE_ROLE_COLUMN_HEADER)
    gtk_widget_add_css_class (cell, "heading");
  return cell;
}

void dm_grid_cell_place (DmGridCell *self, guint row, guint column) {
  self->row = row;
  self->column = column;
}

guint dm_grid_cell_get_row (DmGridCell *self) {
  return self->row;
}

guint dm_grid_cell_get_column (DmGridCell *self) {
  return self->column;
}

/**
 * dm_grid_cell_show:
 * @self: a cell
 * @text: what it says
 * @icon: (nullable): the name of the icon before that
 * @flags: #DmGridCellFlags
 * @name: what it says to those who don't see its row and column
 * @reason: (nullable): why what it says was refused
 */
void dm_grid_cell_show (DmGridCell *self, const char *text, const char *icon, guint flags,
                        const char *name, const char *reason) {
  if (strcmp (text, self->text) != 0) {
    g_free (self->text);
    self->text = g_strdup (text);
    g_clear_object (&self->layout);
  }
  if (g_strcmp0 (icon, self->icon) != 0) {
    g_free (self->icon);
    self->icon = g_strdup (icon);
  }
  if (g_strcmp0 (name, self->name) != 0) {
    g_free (self->name);
    self->name = g_strdup (name);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  }
  if (g_strcmp0 (reason, self->reason) != 0) {
    g_free (self->reason);
    self->reason = g_strdup (reason);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    reason != NULL ? reason : "", -1);
  }
  self->flags = flags;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void dm_grid_cell_set_selected (DmGridCell *self, gboolean selected) {
  if (selected == self->selected)
    return;
  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
