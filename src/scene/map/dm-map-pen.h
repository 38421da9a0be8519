/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map.h"
#include "dm-palette.h"
#include "dm-scene-builder.h"

G_BEGIN_DECLS

/*
 * Draws a map's scenes. Coordinates run from the side where reading begins: the pen mirrors them for
 * languages written from right to left.
 */
typedef struct {
  DmSceneBuilder *builder;
  const DmStyle *style;
  const DmPalette *palette;
  DmTextMeasurer *measurer;
  double width;
  double margin;
  gboolean rtl;
  const char *heading, *caption; /* the look's */
  DmBox icon;                    /* of the verdict, once it is drawn */
} DmMapPen;

typedef enum { DM_ALIGN_START, DM_ALIGN_MIDDLE, DM_ALIGN_END } DmAlign;

#define DM_MAP_FONT_TITLE ((DmFont){ 24, DM_WEIGHT_BOLD, FALSE })
#define DM_MAP_FONT_CAPTION ((DmFont){ 16, DM_WEIGHT_REGULAR, FALSE })
#define DM_MAP_FONT_ISSUE ((DmFont){ 15, DM_WEIGHT_SEMIBOLD, FALSE })
#define DM_MAP_FONT_DETAIL ((DmFont){ 13, DM_WEIGHT_REGULAR, FALSE })
#define DM_MAP_FONT_LEVEL ((DmFont){ 12, DM_WEIGHT_REGULAR, FALSE })
#define DM_MAP_FONT_ABSENT ((DmFont){ 12.5, DM_WEIGHT_REGULAR, TRUE })
#define DM_MAP_FONT_BASKET ((DmFont){ 12, DM_WEIGHT_SEMIBOLD, FALSE })
#define DM_MAP_FONT_HEAD ((DmFont){ 13.5, DM_WEIGHT_REGULAR, FALSE })

double dm_map_pen_get_margin (double width);
DmMapPen dm_map_pen_new (const DmMapLook *look);
DmScene *dm_map_pen_end (DmMapPen *pen, double height, const char *label);

DmShape *dm_map_pen_rect (DmMapPen *pen, DmBox box, double radius, DmColor fill);
DmShape *dm_map_pen_line (DmMapPen *pen, double x1, double y1, double x2, double y2, double width,
                          DmColor stroke);
void dm_map_pen_upright (DmMapPen *pen, double x, double top, double bottom, double width,
                         double dash, DmColor stroke);
DmShape *dm_map_pen_ellipse (DmMapPen *pen, double x, double y, double radius, DmColor fill);
DmShape *dm_map_pen_diamond (DmMapPen *pen, double x, double y, double radius, DmColor fill);
DmShape *dm_map_pen_path (DmMapPen *pen, const DmPoint *points, guint n_points, gboolean closed,
                          DmColor fill);
double dm_map_pen_text (DmMapPen *pen, const char *text, DmFont font, DmAlign align, double x,
                        double baseline, DmColor ink);
double dm_map_pen_block (DmMapPen *pen, const char *text, DmFont font, DmAlign align, double x,
                         double baseline, double width, DmColor ink);
double dm_map_pen_block_on (DmMapPen *pen, DmColor ground, const char *text, DmFont font,
                            DmAlign align, double x, double baseline, double width, DmColor ink);
double dm_map_pen_measure_block (DmMapPen *pen, const char *text, DmFont font, double width);
double dm_map_pen_title (DmMapPen *pen, const char *title, const char *line, const char *sentence);
double dm_map_pen_line_height (DmMapPen *pen, DmFont font);
void dm_map_pen_mark_box (DmMapPen *pen, DmBox box);
void dm_map_pen_anchor (DmMapPen *pen, double x, double y);
void dm_map_pen_verdict_icon (DmMapPen *pen, DmVerdict verdict, double x, double y);
DmColor dm_map_pen_verdict_color (DmMapPen *pen, DmVerdict verdict);

G_END_DECLS
