/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-pointer.h"

#include <glib/gi18n-lib.h>

/* All as shares of the height of the screen. */
#define DOT_RADIUS 0.012
#define SPOT_RADIUS 0.16
#define LEAST_SPOT 0.05
#define MOST_SPOT 0.6
#define STEP 0.04

#define GROWTH 1.2
#define DARKNESS 0.72

struct _DmPointer {
  GtkWidget parent_instance;

  DmPointerMode mode;
  DmBlank blank;
  double x, y;   /* shares of the size */
  double radius; /* of the spotlight */
};

G_DEFINE_FINAL_TYPE (DmPointer, dm_pointer, GTK_TYPE_WIDGET)

static void draw_spotlight (cairo_t *cr, double x, double y, double radius, double width,
                            double height) {
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, 0, 0, 0, DARKNESS);
  cairo_fill (cr);
}

/* Red with a white rim: it is seen on any ground. */
static void draw_dot (cairo_t *cr, double x, double y, double radius) {
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 0.88, 0.1, 0.14);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, radius / 3);
  cairo_stroke (cr);
}

static void dm_pointer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmPointer *self = DM_POINTER (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height);
  cairo_t *cr;

  if (self->blank != DM_BLANK_NONE) {
    gtk_snapshot_append_color (
        snapshot,
        self->blank == DM_BLANK_BLACK ? &(GdkRGBA){ 0, 0, 0, 1 } : &(GdkRGBA){ 1, 1, 1, 1 }, &all);
    return;
  }
  if (self->mode == DM_POINTER_NONE)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &all);
  if (self->mode == DM_POINTER_SPOTLIGHT)
    draw_spotlight (cr, self->x * width, self->y * height, self->radius * height, width, height);
  else
    draw_dot (cr, self->x * width, self->y * height, DOT_RADIUS * height);
  cairo_destroy (cr);
}

static void dm_pointer_class_init (DmPointerClass *klass) {
  GTK_WIDGET_CLASS (klass)->snapshot = dm_pointer_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void dm_pointer_init (DmPointer *self) {
  self->x = self->y = 0.5;
  self->radius = SPOT_RADIUS;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * dm_pointer_new:
 *
 * Returns: (transfer floating): a pointer that shows nothing yet
 */
GtkWidget *dm_pointer_new (void) {
  return g_object_new (DM_TYPE_POINTER, NULL);
}

/* What it is in words, for those who can't see that the screen changed. */
static void changed (DmPointer *self) {
  const char *what = "";

  if (self->blank != DM_BLANK_NONE)
    what = self->blank == DM_BLANK_BLACK ? _ ("The screen is black") : _ ("The screen is white");
  else if (self->mode != DM_POINTER_NONE)
    what = self->mode == DM_POINTER_SPOTLIGHT ? _ ("Spotlight") : _ ("Pointer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dm_pointer_set_mode:
 * @self: a pointer
 * @mode: what it shows
 */
void dm_pointer_set_mode (DmPointer *self, DmPointerMode mode) {
  self->mode = mode;
  changed (self);
}

/** dm_pointer_get_mode: Returns: what it shows */
DmPointerMode dm_pointer_get_mode (DmPointer *self) {
  return self->mode;
}

/**
 * dm_pointer_set_blank:
 * @self: a pointer
 * @blank: what hides the slide
 */
void dm_pointer_set_blank (DmPointer *self, DmBlank blank) {
  self->blank = blank;
  changed (self);
}

/** dm_pointer_get_blank: Returns: what hides the slide */
DmBlank dm_pointer_get_blank (DmPointer *self) {
  return self->blank;
}

static void place (DmPointer *self, double x, double y) {
  self->x = CLAMP (x, 0, 1);
  self->y = CLAMP (y, 0, 1);
  if (self->mode != DM_POINTER_NONE && self->blank == DM_BLANK_NONE)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dm_pointer_move_to:
 * @self: a pointer
 * @x: in px from the left
 * @y: in px from the top
 */
void dm_pointer_move_to (DmPointer *self, double x, double y) {
  place (self, x / MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1),
         y / MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1));
}

/**
 * dm_pointer_move_by:
 * @self: a pointer
 * @steps_x: how far to the right
 * @steps_y: how far down
 */
void dm_pointer_move_by (DmPointer *self, double steps_x, double steps_y) {
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);

  place (self, self->x + steps_x * STEP * gtk_widget_get_height (GTK_WIDGET (self)) / width,
         self->y + steps_y * STEP);
}

/**
 * dm_pointer_grow:
 * @self: a pointer
 * @steps: how much larger the spotlight gets; below 0 smaller
 */
void dm_pointer_grow (DmPointer *self, int steps) {
  self->radius *= steps > 0 ? GROWTH : 1 / GROWTH;
  self->radius = CLAMP (self->radius, LEAST_SPOT, MOST_SPOT);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
