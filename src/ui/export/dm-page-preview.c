/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-page-preview.h"

#include <glib/gi18n-lib.h>

#include "dm-render.h"

#define MARGIN 12.0
#define CHECK 8.0 /* px of a square of the board behind what is transparent */

struct _DmPagePreview {
  GtkWidget parent_instance;

  const DmPage *page; /* (nullable): of whoever shows it */
  gboolean transparent;
};

G_DEFINE_FINAL_TYPE (DmPagePreview, dm_page_preview, GTK_TYPE_WIDGET)

static void draw_board (cairo_t *cr, double width, double height) {
  cairo_set_source_rgb (cr, 0.96, 0.96, 0.96);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.86, 0.86, 0.86);
  for (int row = 0; row * CHECK < height; row++)
    for (int column = row % 2; column * CHECK < width; column += 2)
      cairo_rectangle (cr, column * CHECK, row * CHECK, CHECK, CHECK);
  cairo_fill (cr);
}

static void dm_page_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmPagePreview *self = DM_PAGE_PREVIEW (widget);
  double room_x = gtk_widget_get_width (widget) - 2 * MARGIN;
  double room_y = gtk_widget_get_height (widget) - 2 * MARGIN;
  double scale, width, height;
  cairo_t *cr;

  if (self->page == NULL || room_x <= 0 || room_y <= 0)
    return;
  scale = MIN (1, MIN (room_x / self->page->width_px, room_y / self->page->height_px));
  width = self->page->width_px * scale;
  height = self->page->height_px * scale;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  cairo_translate (cr, MARGIN + floor ((room_x - width) / 2),
                   MARGIN + floor ((room_y - height) / 2));
  cairo_rectangle (cr, -1, -1, width + 2, height + 2);
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.5);
  cairo_fill (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  if (self->transparent)
    draw_board (cr, width, height);
  cairo_scale (cr, scale, scale);
  dm_render_page (cr, self->page, self->transparent);
  cairo_destroy (cr);
}

static void dm_page_preview_class_init (DmPagePreviewClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = dm_page_preview_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void dm_page_preview_init (DmPagePreview *self) {
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Preview of the picture"), -1);
}

/**
 * dm_page_preview_show_page:
 * @self: a preview
 * @page: (nullable): the page to show, which must stay until another one is shown
 * @transparent: whether its ground is left out
 */
void dm_page_preview_show_page (DmPagePreview *self, const DmPage *page, gboolean transparent) {
  self->page = page;
  self->transparent = transparent;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
