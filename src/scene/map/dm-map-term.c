/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe.h"
#include "dm-map-row-private.h"

/* A knot: solid, hollow or crossed. */
void dm_map_draw_knot (DmMapPen *pen, double x, double y, double r, DmTermAnswer answer) {
  DmShape *knot = dm_map_pen_ellipse (
      pen, x, y, r, answer == DM_TERM_ACCEPTED ? pen->palette->ink : pen->palette->ground);

  knot->stroke = pen->palette->ink;
  knot->stroke_width = 2;
  if (answer == DM_TERM_REFUSED) {
    dm_map_pen_line (pen, x - r / 2, y - r / 2, x + r / 2, y + r / 2, 1.6, pen->palette->ink);
    dm_map_pen_line (pen, x - r / 2, y + r / 2, x + r / 2, y - r / 2, 1.6, pen->palette->ink);
  }
}

/* Begins the mark of the term on the row's issue; it is for the proposal's line to draw. */
void dm_map_begin_term (DmMapRow *row, double place) {
  dm_scene_builder_begin_mark (row->pen.builder, DM_MARK_TERM,
                               g_strdup_printf ("%s.term", row->issue->id),
                               (int) row->result->issue, -1, NULL,
                               dm_describe_term (row->result, place));
}
