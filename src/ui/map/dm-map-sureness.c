/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-view-private.h"

/* What is marked on the map on demand. */

static void look_changed (DmMapView *self) {
  self->look_serial++;
  dm_map_view_refresh_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dm_map_view_set_forecast:
 * @self: a map view
 * @forecast: whether it is marked where issues would end by influence and salience
 */
void dm_map_view_set_forecast (DmMapView *self, gboolean forecast) {
  if (self->look.forecast == forecast)
    return;
  self->look.forecast = forecast;
  look_changed (self);
}

/**
 * dm_map_view_set_robustness:
 * @self: a map view
 * @robustness: (nullable): how sure verdicts are, to be told beside those that it is of
 */
void dm_map_view_set_robustness (DmMapView *self, DmRobustness *robustness) {
  DmRobustness *before = self->look.robustness;

  if (before == robustness)
    return;
  self->look.robustness = robustness != NULL ? dm_robustness_ref (robustness) : NULL;
  /* rows have the old one until they are shown anew */
  look_changed (self);
  g_clear_pointer (&before, dm_robustness_unref);
}

/**
 * dm_map_view_mark_stack:
 * @self: a map view
 * @map: the same map, as an export draws it
 *
 * Marks on it what is marked here.
 */
void dm_map_view_mark_stack (DmMapView *self, DmStack *map) {
  dm_stack_mark_map (map, self->look.forecast, self->look.robustness);
}
