/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-matrix-private.h"

#define MAX_HEIGHT 520.0
#define MAX_WIDTH 900.0
#define ROOM_X 110.0 /* px around the nodes for their names */
#define ROOM_Y 40.0
#define SOFT 0.6 /* of their colour: lines lie under the names */
#define NODE 7.0
#define THINNEST 1.0
#define THICKEST 6.0
#define MANY 40 /* parties: with more only those who agree on half or more are joined */

typedef struct {
  DmMatrix *matrix;
  double left, top, width, height;
  GArray *taken; /* of DmBox: nodes and names */
} Graph;

static DmPoint get_point (const Graph *graph, guint nth) {
  DmLayoutPoint place = graph->matrix->similarity->places[nth];

  return (DmPoint){ graph->left + place.x * graph->width, graph->top + place.y * graph->height };
}

/* The more two agree, the thicker their line; a dashed one is less than half. */
static void draw_edge (Graph *graph, guint a, guint b) {
  DmMapPen *pen = &graph->matrix->pen;
  const DmPair *pair = dm_similarity_get_pair (graph->matrix->similarity, a, b);
  double agreement = dm_pair_get_agreement (pair);
  DmPoint from = get_point (graph, a), to = get_point (graph, b);
  DmShape *line;

  if (isnan (agreement) || agreement <= 0
      || (graph->matrix->similarity->n_parties > MANY && agreement < 0.5))
    return;
  dm_scene_builder_begin_mark (
      pen->builder, DM_MARK_PAIR,
      g_strdup_printf ("edge.%s.%s", dm_model_get_party (graph->matrix->model, pair->a)->id,
                       dm_model_get_party (graph->matrix->model, pair->b)->id),
      -1, -1, NULL, dm_describe_pair (graph->matrix->model, pair));
  line = dm_map_pen_line (pen, from.x, from.y, to.x, to.y,
                          THINNEST + (THICKEST - THINNEST) * agreement,
                          dm_color_mix (pen->palette->ground, pen->palette->zone_outline, SOFT));
  if (agreement < 0.5)
    line->dash = 5;
  dm_scene_builder_end_mark (pen->builder);
}

static gboolean is_free (const Graph *graph, DmBox box) {
  if (box.x < 0 || box.y < 0 || box.x + box.width > graph->matrix->pen.width
      || box.y + box.height > graph->top + graph->height + ROOM_Y)
    return FALSE;
  for (guint i = 0; i < graph->taken->len; i++)
    if (dm_box_overlaps (box, g_array_index (graph->taken, DmBox, i)))
      return FALSE;
  return TRUE;
}

/* Beside its node, where there is room: to the right, the left, below, above. A name without room is left to the tooltip. */
static void draw_name (Graph *graph, DmPoint at, guint party) {
  DmMapPen *pen = &graph->matrix->pen;
  const DmParty *who = dm_model_get_party (graph->matrix->model, party);
  const char *names[] = { who->name, who->short_name };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    double width, gap = NODE + 6;

    if (names[i] == NULL)
      continue;
    width = dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_DETAIL, names[i]);
    const DmPoint starts[] = { { at.x + gap, at.y + 4.5 },
                               { at.x - gap - width, at.y + 4.5 },
                               { at.x - width / 2, at.y + gap + 12 },
                               { at.x - width / 2, at.y - gap } };
    for (guint j = 0; j < G_N_ELEMENTS (starts); j++) {
      DmBox box = { starts[j].x - 2, starts[j].y - 13, width + 4, 17 };

      if (!is_free (graph, box))
        continue;
      dm_map_pen_rect (pen, box, 3, dm_color_with_alpha (pen->palette->ground, 0.85));
      dm_map_pen_text (pen, names[i], DM_MAP_FONT_DETAIL, DM_ALIGN_START, starts[j].x, starts[j].y,
                       pen->palette->ink);
      g_array_append_val (graph->taken, box);
      return;
    }
  }
}

static void draw_nodes (Graph *graph) {
  DmMatrix *matrix = graph->matrix;
  DmMapPen *pen = &matrix->pen;
  guint n = matrix->similarity->n_parties;

  for (guint i = 0; i < n; i++) {
    DmPoint at = get_point (graph, i);
    DmBox box = { at.x - NODE - 2, at.y - NODE - 2, 2 * NODE + 4, 2 * NODE + 4 };

    g_array_append_val (graph->taken, box);
  }
  for (guint i = 0; i < n; i++) {
    guint index = dm_reading_get_party (matrix->reading, i);
    const DmParty *party = dm_model_get_party (matrix->model, index);
    DmPoint at = get_point (graph, i);
    DmShape *ring;

    dm_scene_builder_begin_mark (pen->builder, DM_MARK_PARTY,
                                 g_strdup_printf ("node.%s", party->id), -1, (int) index,
                                 g_strdup (party->name), g_strdup (party->name));
    ring = dm_map_pen_ellipse (pen, at.x, at.y, NODE, dm_style_get_party_color (pen->style, index));
    ring->stroke = pen->palette->ground;
    ring->stroke_width = 2;
    dm_map_pen_mark_box (pen,
                         (DmBox){ at.x - NODE - 2, at.y - NODE - 2, 2 * NODE + 4, 2 * NODE + 4 });
    dm_map_pen_anchor (pen, at.x, at.y);
    draw_name (graph, at, index);
    dm_scene_builder_end_mark (pen->builder);
  }
}

/* Who can agree with whom, and on how much: parties that agree on more are nearer and joined by thicker lines. */
DmScene *dm_matrix_draw_convergence (DmMatrix *matrix) {
  DmMapPen *pen = &matrix->pen;
  const char *heading = _ ("Who can agree with whom");
  const char *note = _ ("The nearer two parties, and the thicker the line between them, the larger "
                        "the share of their issues on which they agree; a dashed line is less than "
                        "half, no line is nothing.");
  g_autofree char *upper = g_utf8_strup (heading, -1);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (DmBox));
  Graph graph = { .matrix = matrix, .taken = taken };
  double y = 40;

  dm_map_pen_text (pen, upper, DM_MAP_FONT_BASKET, DM_ALIGN_START, pen->margin, y,
                   pen->palette->muted);
  dm_map_pen_line (pen, pen->margin, y + 12.5, pen->width - pen->margin, y + 12.5, 1,
                   pen->palette->axis);
  y += 36;
  y += dm_map_pen_block (pen, note, DM_MAP_FONT_DETAIL, DM_ALIGN_START, pen->margin, y,
                         pen->width - 2 * pen->margin, pen->palette->muted);
  graph.width = MIN (pen->width - 2 * pen->margin, MAX_WIDTH) - 2 * ROOM_X;
  graph.width = MAX (graph.width, 80);
  graph.height = matrix->similarity->n_parties > 2 ? MIN (graph.width * 0.7, MAX_HEIGHT) : 60;
  graph.left = pen->margin + ROOM_X;
  graph.top = y + ROOM_Y;
  for (guint a = 0; a < matrix->similarity->n_parties; a++)
    for (guint b = a + 1; b < matrix->similarity->n_parties; b++)
      draw_edge (&graph, a, b);
  draw_nodes (&graph);
  return dm_map_pen_end (pen, graph.top + graph.height + ROOM_Y, heading);
}
