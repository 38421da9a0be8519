/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-agreements-private.h"
#include "dm-describe-packages.h"

#define NEAR 10.0    /* px from what is labelled */
#define FAR 18.0     /* from here on a line leads there */
#define BACKING 0.85 /* how much labels hide of what is under them */

/* A line to a label that isn't just beside what it is of. To be drawn outside of all marks: it would hide others from a hand. */
void dm_agreements_draw_leader (DmAgreements *view, DmPoint at, DmBox box) {
  DmMapPen *pen = &view->pen;
  double x = CLAMP (at.x, box.x, box.x + box.width), y = CLAMP (at.y, box.y, box.y + box.height);

  if (hypot (x - at.x, y - at.y) > FAR)
    dm_map_pen_line (pen, at.x, at.y, x, y, 1, pen->palette->muted);
}

static void draw_backing (DmMapPen *pen, DmBox box) {
  dm_map_pen_rect (pen, box, 3, dm_color_with_alpha (pen->palette->ground, BACKING));
}

#define SIGN (2 * DM_AGREEMENTS_SIGN + 4)

/* How large the names of @kinds are, a line each. */
void dm_agreements_measure_kinds (DmAgreements *view, guint kinds, double *width, double *height) {
  DmMapPen *pen = &view->pen;

  *width = 0;
  *height = 4;
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++)
    if (kinds & 1u << kind) {
      const char *name = dm_describe_solution_word ((DmSolutionKind) kind);

      *width = MAX (*width, dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_DETAIL, name));
      *height += DM_AGREEMENTS_LABEL_LINE;
    }
  *width += SIGN + 8;
}

/* The names of the solutions that choose a point, a line each with its symbol. */
void dm_agreements_draw_kinds (DmAgreements *view, guint kinds, DmBox box) {
  DmMapPen *pen = &view->pen;

  draw_backing (pen, box);
  for (guint kind = 0, line = 0; kind < DM_N_SOLUTIONS; kind++)
    if (kinds & 1u << kind) {
      double y = box.y + 2 + (line++ + 0.5) * DM_AGREEMENTS_LABEL_LINE;

      dm_agreements_draw_symbol (pen, (DmSolutionKind) kind, box.x + 4 + DM_AGREEMENTS_SIGN, y,
                                 DM_AGREEMENTS_SIGN - 1);
      dm_map_pen_text (pen, dm_describe_solution_word ((DmSolutionKind) kind), DM_MAP_FONT_DETAIL,
                       DM_ALIGN_START, box.x + 4 + SIGN, y + 4.5, pen->palette->ink);
    }
}

static gboolean find_room (DmLabels *labels, DmPoint at, double width, double height, DmBox *box) {
  if (!dm_labels_find (labels, at, NEAR, width, height, box))
    return FALSE;
  dm_labels_take (labels, *box);
  return TRUE;
}

/* Finds room for the names of @kinds beside a point. Returns: whether there is */
gboolean dm_agreements_find_kinds_room (DmAgreements *view, DmLabels *labels, guint kinds,
                                        DmPoint at, DmBox *box) {
  double width, height;

  dm_agreements_measure_kinds (view, kinds, &width, &height);
  return find_room (labels, at, width, height, box);
}

/* Finds room for a proposal's name beside where it is. Returns: whether there is */
gboolean dm_agreements_find_name_room (DmAgreements *view, DmLabels *labels, const char *name,
                                       DmPoint at, DmBox *box) {
  double width = dm_text_measurer_get_width (view->pen.measurer, DM_MAP_FONT_BASKET, name) + 8;

  return find_room (labels, at, width, DM_AGREEMENTS_LABEL_LINE + 2, box);
}

void dm_agreements_draw_name (DmAgreements *view, const char *name, DmBox box) {
  draw_backing (&view->pen, box);
  dm_map_pen_text (&view->pen, name, DM_MAP_FONT_BASKET, DM_ALIGN_START, box.x + 4, box.y + 14,
                   view->pen.palette->ink);
}
