/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-comparison.h"
#include "dm-describe-forecast.h"
#include "dm-describe.h"
#include "dm-map-row-private.h"

static char *describe_kind (const DmMapRow *row) {
  switch (row->issue->kind) {
  case DM_ISSUE_FACT:
    return g_strdup (_ ("a question of fact"));
  case DM_ISSUE_PRINCIPLE:
    return g_strdup (_ ("a question of principle"));
  case DM_ISSUE_PROCESS:
    return g_strdup (_ ("a question of process"));
  default:
    return NULL;
  }
}

/* The issue's name with what is to be said under it. Returns where it ends. */
double dm_map_draw_name (DmMapRow *row, double baseline) {
  DmMapPen *pen = &row->pen;
  gboolean line = row->look->stage == DM_STAGE_LINE;
  double width = row->name_width, y = baseline;
  g_autofree char *waits = dm_describe_waits_for (row->result);
  g_autofree char *kind = describe_kind (row);
  const char *notes[]
      = { row->scale->type == DM_SCALE_INTERVAL ? row->scale->unit : NULL, kind, waits };

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_ISSUE, g_strdup (row->issue->id),
                               (int) row->result->issue, -1, g_strdup (row->issue->name), NULL);
  dm_map_row_speak (row);
  DmFont font = line ? DM_MAP_FONT_DETAIL : DM_MAP_FONT_ISSUE;
  y += dm_map_pen_block (pen, row->issue->name, font, DM_ALIGN_START, row->name_x, y, width,
                         pen->palette->ink);
  for (guint i = 0; i < G_N_ELEMENTS (notes) && !line; i++)
    if (notes[i] != NULL && notes[i][0] != '\0')
      y += dm_map_pen_block (pen, notes[i], DM_MAP_FONT_LEVEL, DM_ALIGN_START, row->name_x, y,
                             width, pen->palette->muted);
  double end = y - dm_map_pen_line_height (pen, font) + 6;
  dm_map_pen_mark_box (pen, (DmBox){ row->name_x, baseline - 15, width, end - baseline + 15 });
  dm_scene_builder_end_mark (pen->builder);
  return end;
}

/* What a mark says that stands for the verdict. */
char *dm_map_tell_verdict (gpointer told_of, const DmMark *mark) {
  const DmMapTold *told = told_of;
  g_autofree char *verdict = dm_describe_verdict (told->result);
  GString *text = g_string_new (verdict);

  if (told->robustness != NULL)
    dm_describe_append (text, dm_describe_sureness (told->robustness, told->result));
  return g_string_free (text, FALSE);
}

static double draw_lines (DmMapRow *row, GStrv lines, double x, double y) {
  double height = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    height += dm_map_pen_block (&row->pen, lines[i], DM_MAP_FONT_DETAIL, DM_ALIGN_START, x,
                                y + height, row->verdict_width, row->pen.palette->muted);
  return height;
}

/* The verdict as icon and word, and its details under it. Returns where it ends. */
double dm_map_draw_verdict (DmMapRow *row, double baseline, gboolean details) {
  DmMapPen *pen = &row->pen;
  double x = row->verdict_x + 24, y = baseline;
  gboolean line = row->look->stage == DM_STAGE_LINE;
  DmVerdict verdict = row->result->verdict;
  DmColor ink = verdict == DM_VERDICT_OVERLAP     ? pen->palette->zone_ink
                : verdict >= DM_VERDICT_ONE_SIDED ? pen->palette->muted
                                                  : pen->palette->ink;
  g_auto (GStrv) lines = dm_describe_verdict_details (row->result);
  const char *word = dm_describe_verdict_word (verdict);
  g_autofree char *otherwise = dm_describe_other_verdict (row->result);

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_VERDICT,
                               g_strdup_printf ("%s.verdict", row->issue->id),
                               (int) row->result->issue, -1, g_strdup (word), NULL);
  dm_scene_builder_set_mark_teller (pen->builder, dm_map_tell_verdict, 0, 0);
  dm_map_pen_verdict_icon (pen, verdict, row->verdict_x + 8, baseline - 5);
  DmFont font = line ? DM_MAP_FONT_DETAIL : DM_MAP_FONT_ISSUE;
  y += dm_map_pen_block (pen, word, font, DM_ALIGN_START, x, y, row->verdict_width, ink);
  if (details)
    y += draw_lines (row, lines, x, y);
  if (otherwise != NULL && details)
    y += dm_map_pen_block (pen, otherwise, DM_MAP_FONT_DETAIL, DM_ALIGN_START, x, y,
                           row->verdict_width, pen->palette->muted);
  if (row->look->robustness != NULL && row->look->stage <= DM_STAGE_LANES) {
    g_auto (GStrv) sureness = dm_describe_sureness_lines (row->look->robustness, row->result);
    y += draw_lines (row, sureness, x, y);
  }
  double end = y - dm_map_pen_line_height (pen, font) + 6;
  dm_map_pen_mark_box (pen, (DmBox){ row->verdict_x, baseline - 15, row->verdict_width + 24,
                                     end - baseline + 15 });
  dm_scene_builder_end_mark (pen->builder);
  return end;
}
