/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-matrix-private.h"

#define INSET 10.0 /* px from the cell's side to its axis */
#define BAR 7.0
#define DIAMOND 4.5
#define LIGHTEST 0.05
#define DARKEST 0.3
#define NAMED_CELL 100.0 /* px: narrower cells have no room for most names, and so show none */
#define MOST_BOXES 24    /* options that are drawn one by one */

/* A cell while it is drawn: the axis runs from start to end at y. */
typedef struct {
  DmMatrix *matrix;
  const DmScale *scale;
  const DmPosition *position;
  guint party;
  DmBox box;
  double start, end, y;
} Cell;

/* Where on the scale a place is, from 0 to 1: by distance where there is one, else by level. */
static double get_share (const DmScale *scale, double place) {
  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);

  if (dm_scale_is_metric (scale)) {
    place = dm_scale_measure (scale, place);
    first = dm_scale_measure (scale, first);
    last = dm_scale_measure (scale, last);
  }
  return last > first ? (place - first) / (last - first) : 0;
}

static double get_x (const Cell *cell, double place) {
  return cell->start + (cell->end - cell->start) * get_share (cell->scale, place);
}

static DmRange cut (const DmScale *scale, DmRange range) {
  return (DmRange){ MAX (range.from, dm_scale_get_first (scale)),
                    MIN (range.to, dm_scale_get_last (scale)) };
}

static void add_demand (Cell *cell, double x) {
  DmMapPen *pen = &cell->matrix->pen;
  DmColor color = dm_style_get_party_color (pen->style, cell->party);
  gboolean inferred = cell->position->basis == DM_BASIS_INFERRED;
  DmShape *diamond
      = dm_map_pen_diamond (pen, x, cell->y, DIAMOND, inferred ? pen->palette->ground : color);

  if (inferred) {
    diamond->stroke = color;
    diamond->stroke_width = 1.5;
  }
}

static void add_red_line (Cell *cell, double place) {
  DmMapPen *pen = &cell->matrix->pen;

  dm_map_pen_rect (pen, (DmBox){ get_x (cell, place) - 1.25, cell->y - 7, 2.5, 14 }, 0,
                   dm_style_get_party_color (pen->style, cell->party));
}

static void draw_ordered (Cell *cell) {
  DmMapPen *pen = &cell->matrix->pen;
  const DmPosition *position = cell->position;
  DmSet accepted;
  DmRange range;

  dm_map_pen_line (pen, cell->start, cell->y, cell->end, cell->y, 1, pen->palette->axis);
  dm_position_get_accepted (position, cell->scale, &accepted);
  if (!dm_range_is_empty (accepted.range)) {
    double from, to;

    range = cut (cell->scale, accepted.range);
    from = get_x (cell, range.from) - BAR / 2;
    to = get_x (cell, range.to) + BAR / 2;
    dm_map_pen_rect (pen, (DmBox){ from, cell->y - BAR / 2, to - from, BAR }, BAR / 2,
                     dm_style_get_party_fill (pen->style, cell->party));
  }
  if (position->flags & DM_POSITION_LIMITS) {
    if (position->limits.range.from > dm_scale_get_first (cell->scale))
      add_red_line (cell, position->limits.range.from);
    if (position->limits.range.to < dm_scale_get_last (cell->scale))
      add_red_line (cell, position->limits.range.to);
  }
  if (position->flags & DM_POSITION_DEMAND)
    add_demand (cell, get_x (cell, position->demand));
}

/* Options side by side: full where it is accepted, crossed out where it is ruled out. */
static void draw_nominal (Cell *cell) {
  DmMapPen *pen = &cell->matrix->pen;
  guint n = MIN (cell->scale->n_levels, MOST_BOXES);
  double step = (cell->end - cell->start) / MAX (n, 1), size = MIN (step - 3, 13);
  DmSet accepted, limits;

  dm_position_get_accepted (cell->position, cell->scale, &accepted);
  dm_position_get_limits (cell->position, cell->scale, &limits);
  for (guint i = 0; i < n; i++) {
    double x = cell->start + (i + 0.5) * step;
    gboolean full = dm_option_set_contains (&accepted.options, i);
    DmShape *shape = dm_map_pen_rect (
        pen, (DmBox){ x - size / 2, cell->y - size / 2, size, size }, 2,
        full ? dm_style_get_party_fill (pen->style, cell->party) : DM_COLOR_NONE);

    shape->stroke = pen->palette->axis;
    shape->stroke_width = 1;
    if (!dm_option_set_contains (&limits.options, i))
      dm_map_pen_line (pen, x - size / 2, cell->y + size / 2, x + size / 2, cell->y - size / 2, 1.4,
                       dm_style_get_party_color (pen->style, cell->party));
    if ((cell->position->flags & DM_POSITION_DEMAND) && cell->position->demand == i)
      add_demand (cell, x);
  }
  dm_scale_set_clear (cell->scale, &accepted);
  dm_scale_set_clear (cell->scale, &limits);
}

/* The shade says where on the scale the demand is, or else the middle of what is accepted. */
static DmColor get_shade (const Cell *cell) {
  const DmPalette *palette = cell->matrix->pen.palette;
  double share = 0;
  DmSet accepted;

  if (!dm_scale_is_ordered (cell->scale))
    return dm_color_mix (palette->ground, palette->key_fill, DARKEST);
  dm_position_get_accepted (cell->position, cell->scale, &accepted);
  if (cell->position->flags & DM_POSITION_DEMAND) {
    share = get_share (cell->scale, cell->position->demand);
  } else if (!dm_range_is_empty (accepted.range)) {
    DmRange range = cut (cell->scale, accepted.range);

    share = (get_share (cell->scale, range.from) + get_share (cell->scale, range.to)) / 2;
  }
  return dm_color_mix (palette->ground, palette->key, LIGHTEST + (DARKEST - LIGHTEST) * share);
}

/* The demand by name, where there is room for all of it. */
static void add_name (Cell *cell) {
  DmMapPen *pen = &cell->matrix->pen;
  const DmFont font = { 11, DM_WEIGHT_REGULAR, FALSE };
  g_autofree char *name = NULL;

  if (!(cell->position->flags & DM_POSITION_DEMAND) || cell->box.width < NAMED_CELL)
    return;
  name = dm_describe_place (cell->scale, cell->position->demand);
  if (dm_text_measurer_get_width (pen->measurer, font, name) > cell->box.width - 8)
    return;
  cell->y -= 7;
  dm_map_pen_text (pen, name, font, DM_ALIGN_MIDDLE, cell->box.x + cell->box.width / 2,
                   cell->y + 20, pen->palette->ink);
}

static char *tell_cell (gpointer told_of, const DmMark *mark) {
  const DmIssueResult *result = told_of;
  const DmModel *model = dm_reading_get_model (result->reading);
  guint party = (guint) mark->party;
  const DmPosition *position = dm_reading_get_position (result->reading, result->issue, party);

  return position != NULL ? dm_describe_position (model, result->issue, position)
                          : dm_describe_absence (model, result->issue, party);
}

static void draw_cell (DmMatrix *matrix, const DmIssueResult *result, guint column, double height) {
  DmMapPen *pen = &matrix->pen;
  guint party = dm_reading_get_party (matrix->reading, dm_matrix_get_party (matrix, column));
  const DmIssue *issue = dm_model_get_issue (matrix->model, result->issue);
  const DmPosition *position = dm_reading_get_position (result->reading, result->issue, party);
  DmBox box = dm_matrix_get_cell (matrix, column, 0, height);
  Cell cell = { .matrix = matrix,
                .scale = issue->scale,
                .position = position,
                .party = party,
                .box = box,
                .start = box.x + INSET,
                .end = box.x + box.width - INSET,
                .y = box.y + box.height / 2 };

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_CELL,
                               g_strdup_printf ("%s.%s", issue->id,
                                                dm_model_get_party (matrix->model, party)->id),
                               (int) result->issue, (int) party, NULL, NULL);
  dm_scene_builder_set_mark_teller (pen->builder, tell_cell, 0, 0);
  if (position == NULL) {
    dm_matrix_add_missing (matrix, box);
  } else {
    dm_map_pen_rect (pen, box, 3, get_shade (&cell));
    add_name (&cell);
    if (dm_scale_is_ordered (cell.scale))
      draw_ordered (&cell);
    else
      draw_nominal (&cell);
  }
  dm_map_pen_mark_box (pen, box);
  dm_scene_builder_end_mark (pen->builder);
}

static char *tell_verdict (gpointer told_of, const DmMark *mark) {
  return dm_describe_verdict (told_of);
}

static void draw_verdict (DmMatrix *matrix, const DmIssueResult *result, double middle) {
  DmMapPen *pen = &matrix->pen;
  const DmIssue *issue = dm_model_get_issue (matrix->model, result->issue);
  const char *word = dm_describe_verdict_word (result->verdict);

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_VERDICT,
                               g_strdup_printf ("%s.verdict", issue->id), (int) result->issue, -1,
                               g_strdup (word), NULL);
  dm_scene_builder_set_mark_teller (pen->builder, tell_verdict, 0, 0);
  dm_map_pen_verdict_icon (pen, result->verdict, matrix->verdict_x + 8, middle);
  dm_map_pen_text (pen, word, DM_MAP_FONT_DETAIL, DM_ALIGN_START, matrix->verdict_x + 24,
                   middle + 4.5, pen->palette->ink);
  dm_map_pen_mark_box (pen, (DmBox){ matrix->verdict_x, middle - 12, matrix->verdict_width, 24 });
  dm_scene_builder_end_mark (pen->builder);
}

static char *tell (gpointer told_of) {
  return dm_describe_row (told_of);
}

static void forget (gpointer told_of) {
  dm_issue_result_unref (told_of);
}

/* A row of the matrix: an issue, what each party holds on it, and the verdict. */
DmScene *dm_matrix_draw_holdings (DmMatrix *matrix, DmIssueResult *result) {
  DmMapPen *pen = &matrix->pen;
  const DmIssue *issue = dm_model_get_issue (matrix->model, result->issue);
  g_auto (GStrv) lines
      = dm_text_measurer_wrap (pen->measurer, DM_MAP_FONT_DETAIL, issue->name, matrix->name_width);
  double line = dm_map_pen_line_height (pen, DM_MAP_FONT_DETAIL);
  double text = g_strv_length (lines) * line, height = MAX (DM_MATRIX_ROW_HEIGHT, text + 8);

  dm_scene_builder_set_teller (pen->builder, tell, dm_issue_result_ref (result), forget);
  dm_scene_builder_begin_mark (pen->builder, DM_MARK_ISSUE, g_strdup (issue->id),
                               (int) result->issue, -1, g_strdup (issue->name), NULL);
  dm_scene_builder_speak_for_scene (pen->builder);
  dm_map_pen_block (pen, issue->name, DM_MAP_FONT_DETAIL, DM_ALIGN_START, matrix->name_x,
                    (height - text) / 2 + line - 4, matrix->name_width, pen->palette->ink);
  dm_map_pen_mark_box (pen, (DmBox){ matrix->name_x, 2, matrix->name_width, height - 4 });
  dm_scene_builder_end_mark (pen->builder);
  for (guint i = 0; i < matrix->similarity->n_parties; i++)
    draw_cell (matrix, result, i, height);
  draw_verdict (matrix, result, height / 2);
  return dm_map_pen_end (pen, height, NULL);
}
