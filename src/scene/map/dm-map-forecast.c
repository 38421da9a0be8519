/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-forecast.h"
#include "dm-map-row-private.h"

/* Where an issue would end by influence and salience: triangles that point at the axis from above, the mean small and solid, the
 * median large and hollow, so that both are seen where they meet. */

#define MEAN_HALF 4.0
#define MEAN_HEIGHT 7.0
#define MEDIAN_HALF 7.0
#define MEDIAN_HEIGHT 11.0
#define CLEAR 7.0 /* px above the axis, of the tip of what would be hidden by the proposal's knot */

static DmShape *draw_triangle (DmMapPen *pen, double x, double tip, double half, double height,
                               DmColor fill) {
  const DmPoint points[] = { { x, tip }, { x - half, tip - height }, { x + half, tip - height } };

  return dm_map_pen_path (pen, points, G_N_ELEMENTS (points), TRUE, fill);
}

void dm_map_draw_mean (DmMapPen *pen, double x, double tip) {
  draw_triangle (pen, x, tip, MEAN_HALF, MEAN_HEIGHT, pen->palette->ink);
}

void dm_map_draw_median (DmMapPen *pen, double x, double tip) {
  DmShape *shape = draw_triangle (pen, x, tip, MEDIAN_HALF, MEDIAN_HEIGHT, DM_COLOR_NONE);

  shape->stroke = pen->palette->ink;
  shape->stroke_width = 1.4;
}

/* Takes the sentence. */
static void draw (DmMapRow *row, const char *what, double x, char *sentence,
                  void (*sign) (DmMapPen *, double, double)) {
  DmMapPen *pen = &row->pen;
  double tip = row->axis_y - (dm_map_is_crossed (row, x - MEAN_HALF, x + MEAN_HALF) ? CLEAR : 1);

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_FORECAST,
                               g_strdup_printf ("%s.forecast-%s", row->issue->id, what),
                               (int) row->result->issue, -1, NULL, sentence);
  sign (pen, x, tip);
  dm_map_pen_anchor (pen, x, sign == dm_map_draw_mean ? tip - 3 : tip - MEDIAN_HEIGHT);
  dm_scene_builder_end_mark (pen->builder);
}

/* On an ordered scale, once its axis is drawn. */
void dm_map_draw_forecast (DmMapRow *row) {
  DmForecast forecast;

  if (!row->look->forecast || row->look->alone || row->look->stage > DM_STAGE_LANES)
    return;
  dm_forecast_init (&forecast, row->result);
  if (!isnan (forecast.median))
    draw (row, "median", dm_map_row_get_x (row, forecast.median),
          dm_describe_forecast_median (row->result, &forecast), dm_map_draw_median);
  if (!isnan (forecast.mean))
    draw (row, "mean", dm_map_row_get_x_of_number (row, forecast.mean),
          dm_describe_forecast_mean (row->result, &forecast), dm_map_draw_mean);
}
