/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-timeline.h"
#include "dm-timeline-private.h"

/* Under a plot: the days of what the positions rest on, each named where that has room. */

#define HALF 3.5
#define ASIDE 6.0 /* between pieces of one day */
#define TEXT_GAP 8.0
#define FONT ((DmFont){ 11, DM_WEIGHT_REGULAR, FALSE })

/* A piece of evidence with a day. */
typedef struct {
  const DmEvidence *evidence;
  DmDate date;
  guint lane, nth; /* of its party, and how many of it came before */
  double x, end_x;
  const char *name; /* (nullable) */
} Piece;

static int compare_pieces (gconstpointer a, gconstpointer b) {
  const Piece *one = a, *other = b;

  if (one->x != other->x)
    return (one->x > other->x) - (one->x < other->x);
  return one->lane != other->lane ? (one->lane > other->lane) - (one->lane < other->lane)
                                  : (one->nth > other->nth) - (one->nth < other->nth);
}

/* Its own, or else that of the source in which it is. */
DmDate dm_timeline_get_evidence_date (const DmModel *model, const DmEvidence *evidence) {
  if (evidence->date != DM_DATE_NONE || evidence->source < 0)
    return evidence->date;
  return dm_model_get_source (model, (guint) evidence->source)->date;
}

static const char *get_name (const DmModel *model, const DmEvidence *evidence) {
  return evidence->source >= 0 ? dm_model_get_source (model, (guint) evidence->source)->title
                               : evidence->speaker;
}

static void add_pieces_of (GArray *pieces, const DmTimelineRow *row, guint lane,
                           const DmPosition *position, guint *nth) {
  for (guint i = 0; position->more != NULL && i < position->more->n_evidence; i++) {
    const DmEvidence *evidence = &position->more->evidence[i];
    DmDate date = dm_timeline_get_evidence_date (row->map.model, evidence);
    DmDate last = dm_date_last_day (date);
    Piece piece = { evidence, date, lane, (*nth)++, 0, 0, get_name (row->map.model, evidence) };

    if (date == DM_DATE_NONE)
      continue;
    piece.x = dm_timeline_get_day_x (row->timeline, &row->columns, dm_date_count_days (date));
    piece.end_x = dm_timeline_get_day_x (row->timeline, &row->columns, dm_date_count_days (last));
    g_array_append_val (pieces, piece);
  }
}

static GArray *list_pieces (const DmTimelineRow *row) {
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint lane = 0; lane < row->map.n_lanes; lane++) {
    guint nth = 0;

    for (guint i = 0; i < row->spans[lane]->len; i++)
      add_pieces_of (pieces, row, lane, g_array_index (row->spans[lane], DmSpan, i).position, &nth);
  }
  g_array_sort (pieces, compare_pieces);
  return pieces;
}

gboolean dm_timeline_has_evidence (const DmTimelineRow *row) {
  g_autoptr (GArray) pieces = list_pieces (row);

  return pieces->len > 0;
}

static void begin (DmTimelineRow *row, const Piece *piece) {
  const DmModel *model = row->map.model;
  guint party = row->map.lanes[piece->lane];

  dm_scene_builder_begin_mark (row->map.pen.builder, DM_MARK_EVIDENCE,
                               g_strdup_printf ("%s.%s.evidence-%u", row->map.issue->id,
                                                dm_model_get_party (model, party)->id, piece->nth),
                               (int) row->map.result->issue, (int) party, NULL,
                               dm_describe_dated_evidence (model, party, piece->date,
                                                           piece->evidence));
}

/* A tick with its head up, or, of what is a month or a year, a bar as long. */
static void draw_tick (DmTimelineRow *row, const Piece *piece, double x, double y) {
  DmMapPen *pen = &row->map.pen;
  DmColor color = dm_style_get_party_color (pen->style, row->map.lanes[piece->lane]);
  const DmPoint points[] = { { x, y }, { x + HALF, y + 2 * HALF }, { x - HALF, y + 2 * HALF } };

  if (piece->end_x > piece->x + 1) {
    DmShape *bar = dm_map_pen_rect (
        pen, (DmBox){ x, y + HALF - 1.5, MAX (piece->end_x - piece->x, 4), 3 }, 1.5, DM_COLOR_NONE);
    bar->stroke = color;
    bar->stroke_width = 1;
  } else {
    dm_map_pen_path (pen, points, G_N_ELEMENTS (points), TRUE, color);
  }
}

/* Ticks of one day stand side by side. Returns: (transfer full) (element-type double): where each stands */
static GArray *place_ticks (const GArray *pieces) {
  GArray *xs = g_array_new (FALSE, FALSE, sizeof (double));
  double before = -INFINITY;

  for (guint i = 0; i < pieces->len; i++) {
    double x = MAX (g_array_index (pieces, Piece, i).x, before + ASIDE);

    g_array_append_val (xs, x);
    before = x;
  }
  return xs;
}

/* After the last tick that is by the same name and day, if that reaches as far as there is room. */
static gboolean is_named (const GArray *pieces, guint i) {
  const Piece *piece = &g_array_index (pieces, Piece, i), *next = piece + 1;

  return piece->name != NULL
         && (i + 1 == pieces->len || next->x > piece->x + ASIDE
             || g_strcmp0 (next->name, piece->name) != 0);
}

void dm_timeline_draw_evidence (DmTimelineRow *row, double y) {
  DmMapPen *pen = &row->map.pen;
  g_autoptr (GArray) pieces = list_pieces (row);
  g_autoptr (GArray) xs = place_ticks (pieces);

  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index (pieces, Piece, i);
    double x = g_array_index (xs, double, i), width, room;

    begin (row, piece);
    draw_tick (row, piece, x, y);
    dm_map_pen_anchor (pen, x, y + HALF);
    room = (i + 1 < xs->len ? g_array_index (xs, double, i + 1) : pen->width - pen->margin) - HALF
           - x;
    if (row->map.look->stage == DM_STAGE_FULL && is_named (pieces, i)) {
      double from = MAX (x, x + piece->end_x - piece->x) + TEXT_GAP;

      width = dm_text_measurer_get_width (pen->measurer, FONT, piece->name);
      if (from - x + width + TEXT_GAP < room && from + width < row->map.verdict_x - TEXT_GAP)
        dm_map_pen_text (pen, piece->name, FONT, DM_ALIGN_START, from, y + 2 * HALF,
                         pen->palette->muted);
    }
    dm_scene_builder_end_mark (pen->builder);
  }
}
