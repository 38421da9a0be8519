/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-party-glyph.h"

#define SIZE 12
#define REACH 4.5 /* px from the middle to a corner */

struct _DmPartyGlyph {
  GtkWidget parent_instance;

  DmColor color;
  gboolean hollow;
};

G_DEFINE_FINAL_TYPE (DmPartyGlyph, dm_party_glyph, GTK_TYPE_WIDGET)

static void dm_party_glyph_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                    int *minimum, int *natural, int *minimum_baseline,
                                    int *natural_baseline) {
  *minimum = *natural = SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

static void dm_party_glyph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmPartyGlyph *self = DM_PARTY_GLYPH (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                                          (float) height));
  double x = width / 2.0, y = height / 2.0;

  cairo_move_to (cr, x, y - REACH);
  cairo_line_to (cr, x + REACH, y);
  cairo_line_to (cr, x, y + REACH);
  cairo_line_to (cr, x - REACH, y);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, ((self->color >> 24) & 0xff) / 255.0,
                        ((self->color >> 16) & 0xff) / 255.0, ((self->color >> 8) & 0xff) / 255.0);
  if (!self->hollow)
    cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void dm_party_glyph_class_init (DmPartyGlyphClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dm_party_glyph_measure;
  widget_class->snapshot = dm_party_glyph_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void dm_party_glyph_init (DmPartyGlyph *self) {
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * dm_party_glyph_new:
 * @color: the party's colour on the map
 * @hollow: whether only its outline is drawn
 *
 * Returns: (transfer floating): a glyph
 */
GtkWidget *dm_party_glyph_new (DmColor color, gboolean hollow) {
  DmPartyGlyph *self = g_object_new (DM_TYPE_PARTY_GLYPH, NULL);

  dm_party_glyph_set (self, color, hollow);
  return GTK_WIDGET (self);
}

/**
 * dm_party_glyph_set:
 * @self: a glyph
 * @color: the party's colour on the map
 * @hollow: whether only its outline is drawn
 */
void dm_party_glyph_set (DmPartyGlyph *self, DmColor color, gboolean hollow) {
  self->color = color;
  self->hollow = hollow;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
