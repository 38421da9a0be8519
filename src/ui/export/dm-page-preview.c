/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-page-preview.h"

#include <glib/gi18n-lib.h>

#include "dm-release.h"
#include "dm-render.h"

#define MARGIN 12.0
#define CHECK 8.0 /* px of a square of the board behind what is transparent */

/* What is seen of a page, and how large. */
typedef struct {
  DmPages *pages; /* (nullable) */
  guint nth;
  gboolean transparent;
  int width, height; /* device pixels */
} Picture;

struct _DmPagePreview {
  GtkWidget parent_instance;

  Picture shown;          /* what is to be seen; its size isn't used */
  Picture painted;        /* what @texture is of, and is being made of */
  GdkTexture *texture;    /* (nullable) */
  GCancellable *painting; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DmPagePreview, dm_page_preview, GTK_TYPE_WIDGET)

static void picture_clear (Picture *picture) {
  if (picture->pages != NULL)
    dm_release (g_steal_pointer (&picture->pages), (GDestroyNotify) dm_pages_unref);
}

static void picture_copy (Picture *picture, const Picture *from) {
  if (from->pages != NULL)
    dm_pages_ref (from->pages);
  picture_clear (picture);
  *picture = *from;
}

static gboolean picture_equal (const Picture *a, const Picture *b) {
  return a->pages == b->pages && a->nth == b->nth && a->transparent == b->transparent
         && a->width == b->width && a->height == b->height;
}

static void picture_free (gpointer data) {
  picture_clear (data);
  g_free (data);
}

/* --- painting, on a worker: a page may be as high as a thousand rows --- */

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

static GdkTexture *paint (const Picture *picture) {
  const DmPage *page = g_ptr_array_index (picture->pages->pages, picture->nth);
  cairo_surface_t *image
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, picture->width, picture->height);
  int stride = cairo_image_surface_get_stride (image);
  g_autoptr (GBytes) bytes = NULL;
  cairo_t *cr = cairo_create (image);

  if (picture->transparent)
    draw_board (cr, picture->width, picture->height);
  cairo_scale (cr, picture->width / page->width_px, picture->height / page->height_px);
  dm_render_page (cr, page, picture->transparent);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (image),
                                      (gsize) stride * (gsize) picture->height,
                                      (GDestroyNotify) cairo_surface_destroy, image);
  return gdk_memory_texture_new (picture->width, picture->height, GDK_MEMORY_DEFAULT, bytes,
                                 (gsize) stride);
}

static void paint_in_thread (GTask *task, gpointer source, gpointer data,
                             GCancellable *cancellable) {
  g_task_return_pointer (task, paint (data), g_object_unref);
}

static void on_painted (GObject *object, GAsyncResult *result, gpointer data) {
  DmPagePreview *self = DM_PAGE_PREVIEW (object);
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->painting);
  if (texture == NULL)
    return;
  g_set_object (&self->texture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* One at a time: pages are of one thread at a time. What has changed meanwhile is painted next. */
static void start_painting (DmPagePreview *self, const Picture *picture) {
  g_autoptr (GTask) task = NULL;
  Picture *copy;

  if (self->painting != NULL || picture_equal (picture, &self->painted))
    return;
  copy = g_new0 (Picture, 1);
  picture_copy (copy, picture);
  picture_copy (&self->painted, picture);
  self->painting = g_cancellable_new ();
  task = g_task_new (self, self->painting, on_painted, NULL);
  g_task_set_task_data (task, copy, picture_free);
  g_task_run_in_thread (task, paint_in_thread);
}

/* --- showing --- */

/* The page as large as there is room for, but no larger than it is. */
static gboolean measure (DmPagePreview *self, Picture *picture) {
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double room_x = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  double room_y = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;
  const DmPage *page;
  double share;

  if (picture->pages == NULL || room_x <= 0 || room_y <= 0)
    return FALSE;
  page = g_ptr_array_index (picture->pages->pages, picture->nth);
  share = MIN (1, MIN (room_x / page->width_px, room_y / page->height_px)) * scale;
  picture->width = (int) MAX (1, round (page->width_px * share));
  picture->height = (int) MAX (1, round (page->height_px * share));
  return TRUE;
}

/* In the middle, as large as it was painted. */
static void show_texture (DmPagePreview *self, GtkSnapshot *snapshot) {
  const GdkRGBA edge = { 0.5f, 0.5f, 0.5f, 0.5f };
  float scale = (float) gtk_widget_get_scale_factor (GTK_WIDGET (self));
  float width = (float) gdk_texture_get_width (self->texture) / scale;
  float height = (float) gdk_texture_get_height (self->texture) / scale;
  float x = floorf (((float) gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2);
  float y = floorf (((float) gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2);

  gtk_snapshot_append_color (snapshot, &edge,
                             &GRAPHENE_RECT_INIT (x - 1, y - 1, width + 2, height + 2));
  gtk_snapshot_append_texture (snapshot, self->texture, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void dm_page_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmPagePreview *self = DM_PAGE_PREVIEW (widget);
  Picture wanted = self->shown;

  if (!measure (self, &wanted))
    return;
  start_painting (self, &wanted);
  if (self->texture != NULL)
    show_texture (self, snapshot);
}

static void dm_page_preview_dispose (GObject *object) {
  DmPagePreview *self = DM_PAGE_PREVIEW (object);

  if (self->painting != NULL)
    g_cancellable_cancel (self->painting);
  g_clear_object (&self->texture);
  picture_clear (&self->shown);
  picture_clear (&self->painted);
  G_OBJECT_CLASS (dm_page_preview_parent_class)->dispose (object);
}

static void dm_page_preview_class_init (DmPagePreviewClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_page_preview_dispose;
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
 * @pages: (nullable): pages that nobody else draws
 * @nth: which of them to show
 * @transparent: whether its ground is left out
 *
 * Shows a page once it is painted, which takes a worker. What was shown stays until then.
 */
void dm_page_preview_show_page (DmPagePreview *self, DmPages *pages, guint nth,
                                gboolean transparent) {
  const Picture shown = { .pages = pages, .nth = nth, .transparent = transparent };

  picture_copy (&self->shown, &shown);
  if (pages == NULL) {
    g_clear_object (&self->texture);
    picture_copy (&self->painted, &shown);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
