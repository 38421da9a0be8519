/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-matrix-private.h"

#define DEEPEST 0.75 /* how much of the colour the shade of full agreement has */

static char *make_id (const DmMatrix *matrix, const DmPair *pair) {
  return g_strdup_printf ("pair.%s.%s", dm_model_get_party (matrix->model, pair->a)->id,
                          dm_model_get_party (matrix->model, pair->b)->id);
}

/* The share as a shade, as a disc whose area it is, and, where there is room, in words. */
static void draw_agreement (DmMatrix *matrix, DmBox cell, double agreement) {
  DmMapPen *pen = &matrix->pen;
  const DmPalette *palette = pen->palette;
  g_autofree char *number = dm_describe_number (100 * agreement, 0);
  /* Translators: a percentage */
  g_autofree char *percent = g_strdup_printf (_ ("%s %%"), number);
  double middle = cell.x + cell.width / 2, y = cell.y + cell.height / 2;
  double width = dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_DETAIL, percent);
  /* in all cells or in none */
  g_autofree char *whole = g_strdup_printf (_ ("%s %%"), "100");
  double widest = dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_DETAIL, whole);
  DmColor shade = dm_color_mix (palette->ground, palette->zone_fill, DEEPEST * agreement);
  gboolean worded = widest + 30 <= cell.width;
  DmShape *ring;

  dm_map_pen_rect (pen, cell, 3, shade);
  if (worded) {
    dm_map_pen_text (pen, percent, DM_MAP_FONT_DETAIL, DM_ALIGN_MIDDLE, middle + 10, y + 4.5,
                     palette->ink);
    middle -= width / 2 + 6;
  }
  ring = dm_map_pen_ellipse (pen, middle, y, 7, DM_COLOR_NONE);
  ring->stroke = palette->axis;
  ring->stroke_width = 1;
  if (agreement > 0)
    dm_map_pen_ellipse (pen, middle, y, 7 * sqrt (agreement), palette->zone_outline);
}

static void draw_cell (DmMatrix *matrix, guint nth, guint column) {
  DmMapPen *pen = &matrix->pen;
  guint other = dm_matrix_get_party (matrix, column);
  DmBox cell = dm_matrix_get_cell (matrix, column, 0, DM_MATRIX_ROW_HEIGHT);
  const DmPair *pair;
  double agreement;

  if (other == nth) {
    dm_map_pen_rect (pen, cell, 3, pen->palette->rule);
    return;
  }
  pair = dm_similarity_get_pair (matrix->similarity, nth, other);
  agreement = dm_pair_get_agreement (pair);
  dm_scene_builder_begin_mark (pen->builder, DM_MARK_PAIR, make_id (matrix, pair), -1, -1, NULL,
                               dm_describe_pair (matrix->model, pair));
  if (isnan (agreement))
    dm_matrix_add_missing (matrix, cell);
  else
    draw_agreement (matrix, cell, agreement);
  dm_map_pen_mark_box (pen, cell);
  dm_scene_builder_end_mark (pen->builder);
}

/* A row of the matrix: a party, and how far it agrees with each of the others. */
DmScene *dm_matrix_draw_pairs (DmMatrix *matrix, guint nth) {
  DmMapPen *pen = &matrix->pen;
  guint index = dm_reading_get_party (matrix->reading, nth);
  const DmParty *party = dm_model_get_party (matrix->model, index);
  double middle = DM_MATRIX_ROW_HEIGHT / 2, line, text;
  g_auto (GStrv) lines = dm_text_measurer_wrap (pen->measurer, DM_MAP_FONT_DETAIL, party->name,
                                                matrix->name_width - 18);

  line = dm_map_pen_line_height (pen, DM_MAP_FONT_DETAIL);
  text = MIN (g_strv_length (lines), 2) * line;
  dm_scene_builder_begin_mark (pen->builder, DM_MARK_PARTY, g_strdup_printf ("party.%s", party->id),
                               -1, (int) index, g_strdup (party->name), g_strdup (party->name));
  dm_map_pen_diamond (pen, matrix->name_x + 5.5, middle, 5,
                      dm_style_get_party_color (pen->style, index));
  for (guint i = 0; lines[i] != NULL && i < 2; i++)
    dm_map_pen_text (pen, lines[i], DM_MAP_FONT_DETAIL, DM_ALIGN_START, matrix->name_x + 18,
                     middle - text / 2 + (i + 1) * line - 4, pen->palette->ink);
  dm_map_pen_mark_box (pen,
                       (DmBox){ matrix->name_x, 2, matrix->name_width, DM_MATRIX_ROW_HEIGHT - 4 });
  dm_scene_builder_end_mark (pen->builder);
  for (guint i = 0; i < matrix->similarity->n_parties; i++)
    draw_cell (matrix, nth, i);
  return dm_map_pen_end (pen, DM_MATRIX_ROW_HEIGHT, party->name);
}
