/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-timeline.h"
#include "dm-describe.h"
#include "dm-timeline-private.h"

/* Verdicts over time: along the top of a row as a strip, and in its plot what the parties have in common or what lies between them. */

#define ICON 22.0
#define WORD_GAP 8.0
#define GAP 1.0 /* between two verdicts */

/* --- the strip --- */

static DmShape *draw_field (DmMapPen *pen, DmVerdict verdict, DmBox box) {
  const DmPalette *palette = pen->palette;
  DmShape *shape;

  switch (verdict) {
  case DM_VERDICT_OVERLAP:
    shape = dm_map_pen_rect (pen, box, 3, palette->zone_fill);
    shape->stroke = palette->zone_outline;
    shape->stroke_width = 1;
    return shape;
  case DM_VERDICT_GAP:
    shape = dm_map_pen_rect (pen, box, 0, palette->hatch);
    shape->fill_style = DM_FILL_HATCH;
    return shape;
  case DM_VERDICT_DEADLOCK:
    shape = dm_map_pen_rect (pen, box, 0, palette->cross_hatch);
    shape->fill_style = DM_FILL_CROSS_HATCH;
    return shape;
  default:
    shape = dm_map_pen_rect (pen, box, 3, DM_COLOR_NONE);
    shape->stroke = palette->one_sided;
    shape->stroke_width = 1;
    shape->dash = verdict == DM_VERDICT_SILENT ? 3 : 0;
    return shape;
  }
}

/* Its icon, and its word where there is room, on a ground of their own. */
static void draw_word (DmMapPen *pen, DmVerdict verdict, DmBox box) {
  const char *word = dm_describe_verdict_word (verdict);
  double width = dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_LEVEL, word);
  double y = box.y + box.height / 2;
  gboolean worded = box.width > ICON + width + 2 * WORD_GAP;

  if (box.width < ICON)
    return;
  if (verdict != DM_VERDICT_OVERLAP)
    dm_map_pen_rect (pen,
                     (DmBox){ box.x + 2, box.y + 0.5, ICON - 3 + (worded ? width + WORD_GAP : 0),
                              box.height - 1 },
                     3, pen->palette->ground);
  dm_map_pen_verdict_icon (pen, verdict, box.x + ICON / 2, y);
  if (worded)
    dm_map_pen_text (pen, word, DM_MAP_FONT_LEVEL, DM_ALIGN_START, box.x + ICON, y + 4.2,
                     verdict == DM_VERDICT_OVERLAP ? pen->palette->zone_ink : pen->palette->ink);
}

static void draw_verdict (DmTimelineRow *row, const DmTurn *turn, DmDate to, double top,
                          double height, gboolean words) {
  DmMapPen *pen = &row->map.pen;
  DmRange x = dm_timeline_row_get_extent (row, turn->from, to);
  DmBox box = { x.from, top, MAX (x.to - x.from - GAP, 1), height };
  g_autofree char *since
      = turn->from != DM_DATE_NONE ? dm_date_to_iso (turn->from) : g_strdup ("start");
  g_autofree char *verdict = dm_describe_verdict (turn->result);

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_VERDICT,
                               g_strdup_printf ("%s.verdict.%s", row->map.issue->id, since),
                               (int) row->map.result->issue, -1,
                               g_strdup (dm_describe_verdict_word (turn->result->verdict)),
                               dm_describe_stretch (turn->from, to, verdict));
  draw_field (pen, turn->result->verdict, box);
  if (words)
    draw_word (pen, turn->result->verdict, box);
  dm_map_pen_mark_box (pen, box);
  dm_map_pen_anchor (pen, box.x + box.width / 2, box.y + box.height / 2);
  dm_scene_builder_end_mark (pen->builder);
}

static gboolean says_same (const DmTurn *a, const DmTurn *b) {
  g_autofree char *one = dm_describe_verdict (a->result), *other = dm_describe_verdict (b->result);

  return a->result->verdict == b->result->verdict && g_str_equal (one, other);
}

/* A piece for as long as the verdict and its details stay the same. */
void dm_timeline_draw_strip (DmTimelineRow *row, double top, double height, gboolean words) {
  for (guint i = 0, next; i < row->turns->len; i = next) {
    const DmTurn *turn = &g_array_index (row->turns, DmTurn, i);

    for (next = i + 1; next < row->turns->len; next++)
      if (!says_same (turn, &g_array_index (row->turns, DmTurn, next)))
        break;
    draw_verdict (row, turn,
                  next < row->turns->len ? g_array_index (row->turns, DmTurn, next).from
                                         : DM_DATE_NONE,
                  top, height, words);
  }
}

/* --- in the plot --- */

/* What the ends of red lines leave out. */
static DmRange get_deadlock (const DmIssueResult *result) {
  DmRange range = { INFINITY, -INFINITY };

  for (guint i = 0; i < result->record.n_holdings; i++) {
    const DmPosition *position = result->record.holdings[i].position;
    if (position->flags & DM_POSITION_LIMITS) {
      range.from = MIN (range.from, position->limits.range.to);
      range.to = MAX (range.to, position->limits.range.from);
    }
  }
  return range;
}

static DmBox get_field (const DmTimelineRow *row, const DmTurn *turn, DmDate to) {
  const DmIssueResult *result = turn->result;
  DmRange x = dm_timeline_row_get_extent (row, turn->from, to);
  double reach = dm_timeline_get_reach (row) + 4, low, high;

  if (result->verdict == DM_VERDICT_OVERLAP) {
    low = dm_timeline_row_get_y (row, result->zone.range.from) + reach;
    high = dm_timeline_row_get_y (row, result->zone.range.to) - reach;
  } else {
    DmRange range = result->verdict == DM_VERDICT_DEADLOCK
                        ? get_deadlock (result)
                        : (DmRange){ result->gap.from, result->gap.to };
    low = dm_timeline_row_get_y (row, range.from) - reach;
    high = dm_timeline_row_get_y (row, range.to) + reach;
  }
  return (DmBox){ x.from, high, x.to - x.from - GAP, low - high };
}

static gboolean has_field (const DmIssueResult *result) {
  return result->verdict == DM_VERDICT_OVERLAP || result->verdict == DM_VERDICT_DEADLOCK
         || (result->verdict == DM_VERDICT_GAP && result->gap.known);
}

/* What all would accept is drawn over the bands, which would muddy it, what lies between them under them; the strip says what it is. Over a
 * profile there is a frame alone. */
void dm_timeline_draw_ground (DmTimelineRow *row, gboolean zones) {
  for (guint i = 0; i < row->turns->len; i++) {
    const DmTurn *turn = &g_array_index (row->turns, DmTurn, i);
    DmDate to
        = i + 1 < row->turns->len ? g_array_index (row->turns, DmTurn, i + 1).from : DM_DATE_NONE;
    DmBox box;

    if (!has_field (turn->result) || (turn->result->verdict == DM_VERDICT_OVERLAP) != zones)
      continue;
    box = get_field (row, turn, to);
    if (box.width < 2 || box.height < 2)
      continue;
    DmShape *shape = draw_field (&row->map.pen, turn->result->verdict, box);
    if (zones)
      shape->fill = row->map.profiled ? DM_COLOR_NONE
                                      : dm_color_with_alpha (row->map.pen.palette->zone_fill, 0.8);
  }
}
