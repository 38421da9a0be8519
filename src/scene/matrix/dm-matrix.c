/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-matrix.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dm-describe.h"
#include "dm-matrix-private.h"

#define MIN_CELL 44.0
#define MAX_CELL 168.0
#define MIN_NAME 120.0
#define MAX_NAME 280.0
#define VERDICT 130.0
#define COLUMN_GAP 16.0
#define HEAD_LINES 3 /* of a column's head, at most */

static double get_name_width (double width) {
  return CLAMP (width * 0.22, MIN_NAME, MAX_NAME);
}

/* All that is no cell. */
static double get_sides (double width) {
  return 2 * dm_map_pen_get_margin (width) + get_name_width (width) + VERDICT + 2 * COLUMN_GAP;
}

/**
 * dm_matrix_get_width:
 * @similarity: who is like whom
 * @width_px: how wide it may be
 *
 * Returns: how wide the scenes are, in px: @width_px, or more where there are so many parties that cells would be too narrow
 */
double dm_matrix_get_width (const DmSimilarity *similarity, double width_px) {
  double width = MAX (width_px, DM_MAP_MIN_WIDTH), needed;

  /* names have a share of the width, and so more room in a wider one */
  while ((needed = get_sides (width) + similarity->n_parties * MIN_CELL) > width)
    width = ceil (needed);
  return width;
}

static void add_item (GArray *items, DmMatrixItemKind kind, guint index) {
  DmMatrixItem item = { kind, index };

  g_array_append_val (items, item);
}

/**
 * dm_matrix_list_items:
 * @similarity: who is like whom
 * @by_similarity: whether like stands beside like; otherwise all are in the file's order
 *
 * Returns: (transfer full) (element-type DmMatrixItem): the scenes to make, from top to bottom
 */
GArray *dm_matrix_list_items (const DmSimilarity *similarity, gboolean by_similarity) {
  GArray *items = g_array_new (FALSE, FALSE, sizeof (DmMatrixItem));

  add_item (items, DM_MATRIX_TITLE, 0);
  if (similarity->n_parties > 0 && similarity->n_issues > 0) {
    add_item (items, DM_MATRIX_HOLDINGS_HEAD, 0);
    for (guint i = 0; i < similarity->n_issues; i++)
      add_item (items, DM_MATRIX_HOLDINGS_ROW, by_similarity ? similarity->issues[i] : i);
  }
  if (similarity->n_parties > 1) {
    add_item (items, DM_MATRIX_PAIRS_HEAD, 0);
    for (guint i = 0; i < similarity->n_parties; i++)
      add_item (items, DM_MATRIX_PAIRS_ROW, by_similarity ? similarity->parties[i] : i);
    add_item (items, DM_MATRIX_CONVERGENCE, 0);
  }
  add_item (items, DM_MATRIX_FOOTER, 0);
  return items;
}

/* The party of a column, by its place in the reading. */
guint dm_matrix_get_party (const DmMatrix *matrix, guint column) {
  return matrix->by_similarity ? matrix->similarity->parties[column] : column;
}

DmBox dm_matrix_get_cell (const DmMatrix *matrix, guint column, double top, double height) {
  return (DmBox){ matrix->first_cell + column * matrix->cell_width + DM_MATRIX_PAD,
                  top + DM_MATRIX_PAD, matrix->cell_width - 2 * DM_MATRIX_PAD,
                  height - 2 * DM_MATRIX_PAD };
}

/* What isn't on record is drawn as missing, and not as empty. */
void dm_matrix_add_missing (DmMatrix *matrix, DmBox cell) {
  DmMapPen *pen = &matrix->pen;
  DmShape *shape = dm_map_pen_rect (pen, cell, 3, DM_COLOR_NONE);

  shape->stroke = pen->palette->rule;
  shape->stroke_width = 1;
  shape->dash = 3;
  dm_map_pen_line (pen, cell.x + cell.width / 2 - 4, cell.y + cell.height / 2,
                   cell.x + cell.width / 2 + 4, cell.y + cell.height / 2, 1.4, pen->palette->muted);
}

static void set_columns (DmMatrix *matrix) {
  double margin = matrix->pen.margin, width = matrix->pen.width;
  guint n = MAX (matrix->similarity->n_parties, 1);
  double room;

  matrix->name_x = margin;
  matrix->name_width = get_name_width (width);
  matrix->verdict_width = VERDICT;
  matrix->first_cell = margin + matrix->name_width + COLUMN_GAP;
  room = width - margin - matrix->verdict_width - COLUMN_GAP - matrix->first_cell;
  matrix->cell_width = MIN (room / n, MAX_CELL);
  matrix->verdict_x = matrix->first_cell + n * matrix->cell_width + COLUMN_GAP;
}

/* --- title and heads --- */

static void add_key (DmMatrix *matrix, double *y) {
  DmMapPen *pen = &matrix->pen;
  const char *const notes[] = {
    _ ("A cell is the issue’s scale: the diamond is the demand, hollow where it is inferred; the "
       "bar what would be accepted; a stop a red line. The stronger its shade, the "
       "nearer to the scale’s end."),
    matrix->by_similarity ? _ ("Who agrees stands together, and so do issues on which the same "
                               "parties agree.")
                          : _ ("In the order of the file."),
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    *y += dm_map_pen_block (pen, notes[i], DM_MAP_FONT_DETAIL, DM_ALIGN_START, pen->margin, *y,
                            pen->width - 2 * pen->margin, pen->palette->muted);
}

static DmScene *draw_title (DmMatrix *matrix) {
  DmMapPen *pen = &matrix->pen;
  const char *title = dm_model_get_title (matrix->model);
  g_autofree char *line = dm_describe_reading (matrix->similarity->analysis);
  double y = dm_map_pen_title (pen, title, line, title);

  y += 8;
  add_key (matrix, &y);
  return dm_map_pen_end (pen, y, title);
}

/* As much of a party's name as has room over its column: all of it, its short one, or nothing. */
static GStrv fit_name (DmMatrix *matrix, const DmParty *party) {
  DmTextMeasurer *measurer = matrix->pen.measurer;
  double room = matrix->cell_width - 8;
  const char *names[] = { party->name, party->short_name };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_auto (GStrv) lines = NULL;
    g_auto (GStrv) words = NULL;
    gboolean fits = TRUE;

    if (names[i] == NULL)
      continue;
    lines = dm_text_measurer_wrap (measurer, DM_MAP_FONT_LEVEL, names[i], room);
    words = g_strsplit (names[i], " ", -1);
    for (guint w = 0; words[w] != NULL && fits; w++)
      fits = dm_text_measurer_get_width (measurer, DM_MAP_FONT_LEVEL, words[w]) <= room;
    if (fits && g_strv_length (lines) <= HEAD_LINES)
      return g_steal_pointer (&lines);
  }
  return g_new0 (char *, 1);
}

static void add_column_head (DmMatrix *matrix, guint column, double bottom) {
  DmMapPen *pen = &matrix->pen;
  guint index = dm_reading_get_party (matrix->reading, dm_matrix_get_party (matrix, column));
  const DmParty *party = dm_model_get_party (matrix->model, index);
  DmBox cell = dm_matrix_get_cell (matrix, column, 0, bottom);
  g_auto (GStrv) lines = fit_name (matrix, party);
  double line = dm_map_pen_line_height (pen, DM_MAP_FONT_LEVEL), middle = cell.x + cell.width / 2;
  guint n = g_strv_length (lines);

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_PARTY, g_strdup_printf ("party.%s", party->id),
                               -1, (int) index, g_strdup (party->name),
                               party->at_table
                                   ? g_strdup (party->name)
                                   : g_strdup_printf (_ ("%s, not at the table"), party->name));
  for (guint i = 0; i < n; i++)
    dm_map_pen_text (pen, lines[i], DM_MAP_FONT_LEVEL, DM_ALIGN_MIDDLE, middle,
                     bottom - 14 - (n - 1 - i) * line,
                     dm_style_get_party_text_color (pen->style, index));
  dm_map_pen_diamond (pen, middle, bottom - 4, 4.5, dm_style_get_party_color (pen->style, index));
  dm_map_pen_mark_box (pen, (DmBox){ cell.x, bottom - 14 - n * line, cell.width, 16 + n * line });
  dm_scene_builder_end_mark (pen->builder);
}

/* How many lines the highest name takes. */
static guint count_lines (DmMatrix *matrix) {
  guint most = 0;

  for (guint i = 0; i < matrix->similarity->n_parties; i++) {
    guint index = dm_reading_get_party (matrix->reading, i);
    g_auto (GStrv) lines = fit_name (matrix, dm_model_get_party (matrix->model, index));

    most = MAX (most, g_strv_length (lines));
  }
  return most;
}

static DmScene *draw_head (DmMatrix *matrix, const char *heading) {
  DmMapPen *pen = &matrix->pen;
  g_autofree char *upper = g_utf8_strup (heading, -1);
  double line = dm_map_pen_line_height (pen, DM_MAP_FONT_LEVEL);
  double top = 40, bottom;

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_BASKET, g_strdup ("heading"), -1, -1, NULL,
                               g_strdup (heading));
  top += dm_map_pen_block (pen, upper, DM_MAP_FONT_BASKET, DM_ALIGN_START, pen->margin, top,
                           pen->width - 2 * pen->margin, pen->palette->muted)
         - dm_map_pen_line_height (pen, DM_MAP_FONT_BASKET);
  dm_map_pen_line (pen, pen->margin, top + 12.5, pen->width - pen->margin, top + 12.5, 1,
                   pen->palette->axis);
  dm_scene_builder_end_mark (pen->builder);
  bottom = top + 26 + count_lines (matrix) * line + 14;
  for (guint i = 0; i < matrix->similarity->n_parties; i++)
    add_column_head (matrix, i, bottom);
  return dm_map_pen_end (pen, bottom + 6, heading);
}

/**
 * dm_matrix_item_new_scene:
 * @similarity: who is like whom
 * @item: which scene of the stack
 * @by_similarity: as for dm_matrix_list_items()
 * @look: how it looks; its stage and lanes don't matter
 *
 * Returns: (transfer full): the scene
 */
DmScene *dm_matrix_item_new_scene (const DmSimilarity *similarity, DmMatrixItem item,
                                   gboolean by_similarity, const DmMapLook *look) {
  DmMapLook wide = *look;
  DmMatrix matrix = { .similarity = similarity,
                      .reading = dm_analysis_get_reading (similarity->analysis),
                      .by_similarity = by_similarity };

  if (item.kind == DM_MATRIX_FOOTER)
    return dm_map_footer_new (similarity->analysis, look);
  wide.width_px = dm_matrix_get_width (similarity, look->width_px);
  matrix.pen = dm_map_pen_new (&wide);
  matrix.model = dm_reading_get_model (matrix.reading);
  set_columns (&matrix);
  switch (item.kind) {
  case DM_MATRIX_HOLDINGS_HEAD:
    return draw_head (&matrix, _ ("Who holds what"));
  case DM_MATRIX_HOLDINGS_ROW:
    return dm_matrix_draw_holdings (&matrix,
                                    dm_analysis_get_result (similarity->analysis, item.index));
  case DM_MATRIX_PAIRS_HEAD:
    return draw_head (&matrix, _ ("On how many of the issues on which both are on record two "
                                  "parties agree"));
  case DM_MATRIX_PAIRS_ROW:
    return dm_matrix_draw_pairs (&matrix, item.index);
  case DM_MATRIX_CONVERGENCE:
    return dm_matrix_draw_convergence (&matrix);
  default:
    return draw_title (&matrix);
  }
}
