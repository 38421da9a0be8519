/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-key.h"

#include <glib/gi18n-lib.h>

#include "dm-describe-comparison.h"
#include "dm-forecast.h"
#include "dm-map-row-private.h"

/* As the key says them. */
G_STATIC_ASSERT (DM_FORECAST_ERROR_MEAN == 23 && DM_FORECAST_ERROR_MEDIAN == 28
                 && DM_FORECAST_N_DECISIONS == 351);

typedef struct {
  double width;
  const char *id, *text, *sentence;
} Sign;

static const Sign signs[DM_N_SIGNS] = {
  [DM_SIGN_DEMAND] = { 11, "demand", N_ ("demands"), N_ ("A diamond: what the party asks for.") },
  [DM_SIGN_ACCEPTS]
  = { 28, "accepts", N_ ("would accept"), N_ ("A bar: what the party would agree to.") },
  [DM_SIGN_NOT_RULED_OUT] = { 22, "not-ruled-out", N_ ("not ruled out"),
                              N_ ("A thin line: neither offered nor ruled out.") },
  [DM_SIGN_RED_LINE]
  = { 4, "red-line", N_ ("red line"), N_ ("An upright stop: the party will not go past it.") },
  [DM_SIGN_INFERRED] = { 11, "inferred", N_ ("inferred"),
                         N_ ("Hollow or dashed: the analyst’s reading, not the party’s word.") },
  /* Translators: in the key of the map, of a reading of a position that the analyst has little confidence in */
  [DM_SIGN_UNSURE] = { 34, "unsure", N_ ("unsure"),
                       N_ ("Faded ends: the analyst isn’t confident of this reading.") },
  /* Translators: in the key of the map: what levels are worth to a party */
  [DM_SIGN_VALUES] = { 24, "values", N_ ("worth to the party"),
                       N_ ("Small bars: what each level or option is worth to the party.") },
  [DM_SIGN_PROFILE] = { 26, "profile", N_ ("how many would accept"),
                        N_ ("Columns: how many parties would accept each place.") },
  [DM_SIGN_COUNT]
  = { 28, "count", N_ ("how many of those on record"),
      N_ ("A bar in a box: how many of the parties on record would accept the option.") },
  [DM_SIGN_DOT] = { 6, "dot", N_ ("a party’s demand"), N_ ("A dot: what one party asks for.") },
  [DM_SIGN_ZONE] = { 22, "zone", N_ ("overlap"), N_ ("A framed band: all would agree here.") },
  [DM_SIGN_GAP]
  = { 22, "gap", N_ ("gap"), N_ ("Hatched: nobody rules it out, and not all would agree.") },
  [DM_SIGN_DEADLOCK]
  = { 22, "deadlock", N_ ("deadlock"), N_ ("Cross-hatched: red lines exclude one another.") },
  /* Translators: in the key of the map, of a term of the proposal that is drawn */
  [DM_SIGN_TERM_ACCEPTED] = { 11, "term-accepted", N_ ("term accepted by all"),
                              N_ ("A solid knot: all on record would accept this term.") },
  /* Translators: in the key of the map, of a term of the proposal that is drawn */
  [DM_SIGN_TERM_UNTESTED]
  = { 11, "term-untested", N_ ("term untested"),
      N_ ("A hollow knot: not all offer this term, and nobody rules it out.") },
  /* Translators: in the key of the map, of a term of the proposal that is drawn */
  [DM_SIGN_TERM_REFUSED] = { 11, "term-refused", N_ ("term refused"),
                             N_ ("A crossed knot: a red line rules this term out.") },
  /* what is replaced is called after what is compared with */
  [DM_SIGN_REPLACED] = { 28, "replaced", NULL,
                         N_ ("Small, beside the lane: where the party stands in what the map is "
                             "compared with.") },
  /* Translators: in the key of the map, of an arrow from where a party stood to where it stands */
  [DM_SIGN_MOVED] = { 26, "moved", N_ ("demand moved"),
                      N_ ("An arrow: from what the party asked for to what it asks for.") },
  [DM_SIGN_COUNT_REPLACED]
  = { 26, "count-replaced", NULL,
      N_ ("A dashed frame: how many would accept a place in what the map is compared with.") },
  [DM_SIGN_SHARE] = { 30, "share", N_ ("how many would accept"),
                      N_ ("Shades: the darker, the more parties would accept the place.") },
  /* Translators: in the key of the timeline, of a tick for the day of something said or written */
  [DM_SIGN_EVIDENCE]
  = { 7, "evidence", N_ ("evidence"), N_ ("A small tick: the day of what a position rests on.") },
  /* Translators: in the key of the timeline, of what is drawn after the day that the model describes */
  [DM_SIGN_LATER] = { 28, "later", N_ ("as last known"),
                      N_ ("Paler: after the day that the model describes, what was known last "
                          "goes on.") },
  /* Translators: in the key of the map. 23 of 100 is how far such forecasts were off */
  [DM_SIGN_FORECAST_MEAN]
  = { 8, "forecast-mean", N_ ("forecast by the mean, off by 23 of 100"),
      N_ ("A small solid triangle: where the issue would end by the mean of what is demanded, "
          "weighted by influence and salience. It is a forecast: on 351 decisions of the European "
          "Union it was off by 23 of 100 on average.") },
  /* Translators: in the key of the map. 28 of 100 is how far such forecasts were off */
  [DM_SIGN_FORECAST_MEDIAN]
  = { 14, "forecast-median", N_ ("forecast by the median, off by 28 of 100"),
      N_ ("A large hollow triangle: where the issue would end by the median of what is demanded, "
          "weighted by influence and salience. It is a forecast: on 351 decisions of the European "
          "Union it was off by 28 of 100 on average.") },
  /* Translators: in the key of the map: the position that the verdict hangs on most */
  [DM_SIGN_SENSITIVE]
  = { 14, "sensitive", N_ ("the reading that the verdict hangs on"),
      N_ ("A question mark: read differently, this party’s position changes the "
          "verdict most often.") },
};

double dm_map_sign_get_width (DmMapSign sign) {
  return signs[sign].width;
}

const char *dm_map_sign_get_id (DmMapSign sign) {
  return signs[sign].id;
}

/* (transfer full): what stands beside the sign; @reading is what is shown */
char *dm_map_sign_dup_text (DmMapSign sign, const DmReading *reading) {
  return signs[sign].text == NULL ? dm_describe_other (reading) : g_strdup (_ (signs[sign].text));
}

const char *dm_map_sign_get_sentence (DmMapSign sign) {
  return _ (signs[sign].sentence);
}

/* Columns that stand on one line, as in the profile and under a lane. */
static void draw_columns (DmMapPen *pen, double x, double y, double width, double step,
                          DmColor color) {
  static const double heights[] = { 5, 13, 8 };

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    dm_map_pen_rect (pen, (DmBox){ x + i * step, y + 6.5 - heights[i], width, heights[i] }, 0,
                     color);
}

static void draw_field (DmMapPen *pen, DmMapSign sign, double x, double y) {
  const DmPalette *palette = pen->palette;
  gboolean zone = sign == DM_SIGN_ZONE, gap = sign == DM_SIGN_GAP;
  DmShape *shape = dm_map_pen_rect (pen, (DmBox){ x, y - 7, 22, 14 }, zone ? 3 : 0,
                                    zone  ? palette->zone_fill
                                    : gap ? palette->hatch
                                          : palette->cross_hatch);

  if (zone) {
    shape->stroke = palette->zone_outline;
    shape->stroke_width = 1;
  } else {
    shape->fill_style = gap ? DM_FILL_HATCH : DM_FILL_CROSS_HATCH;
  }
}

/* What stands for one party's position. */
static void draw_of_lane (DmMapPen *pen, DmMapSign sign, double x, double y, DmColor color) {
  const DmPalette *palette = pen->palette;
  DmShape *shape;

  switch (sign) {
  case DM_SIGN_DEMAND:
    dm_map_pen_diamond (pen, x + 5.5, y, 5.5, color);
    break;
  case DM_SIGN_ACCEPTS:
    dm_map_pen_rect (pen, (DmBox){ x, y - 5, 28, 10 }, 5, palette->key_fill);
    break;
  case DM_SIGN_NOT_RULED_OUT:
    dm_map_pen_line (pen, x, y, x + 22, y, 1, color);
    break;
  case DM_SIGN_RED_LINE:
    dm_map_pen_rect (pen, (DmBox){ x, y - 8, 3.5, 16 }, 0, color);
    break;
  case DM_SIGN_INFERRED:
    shape = dm_map_pen_diamond (pen, x + 5.5, y, 5.5, palette->ground);
    shape->stroke = color;
    shape->stroke_width = 1.7;
    break;
  case DM_SIGN_UNSURE:
    dm_map_pen_rect (pen, (DmBox){ x, y - 5, 34, 10 }, 5, palette->key_fill)->fill_style
        = DM_FILL_FADE_ENDS;
    break;
  case DM_SIGN_VALUES:
  default:
    draw_columns (pen, x, y, 6, 9, color);
  }
}

static void draw_replaced (DmMapPen *pen, double x, double y, DmColor color) {
  DmShape *bar = dm_map_pen_rect (pen, (DmBox){ x, y - 2, 28, 4 }, 2, pen->palette->ground);
  DmShape *diamond;

  bar->stroke = color;
  bar->stroke_width = 0.75;
  diamond = dm_map_pen_diamond (pen, x + 14, y, 3.5, pen->palette->ground);
  diamond->stroke = color;
  diamond->stroke_width = 1.2;
}

static void draw_compared (DmMapPen *pen, DmMapSign sign, double x, double y, DmColor color) {
  if (sign == DM_SIGN_REPLACED)
    draw_replaced (pen, x, y, color);
  else if (sign == DM_SIGN_MOVED)
    dm_map_draw_arrow (pen, x, x + 26, y, color);
  else
    dm_map_dash (dm_map_pen_rect (pen, (DmBox){ x, y - 6, 26, 12 }, 0, DM_COLOR_NONE), pen);
}

/* Draws a sign with its left middle at (@x, @y); @color is that of a mark which is nobody's, or of a party. */
void dm_map_sign_draw (DmMapPen *pen, DmMapSign sign, double x, double y, DmColor color) {
  const DmPalette *palette = pen->palette;

  switch (sign) {
  case DM_SIGN_PROFILE:
    draw_columns (pen, x, y, 8, 9, palette->key_fill);
    break;
  case DM_SIGN_COUNT:
    dm_map_pen_rect (pen, (DmBox){ x, y - 5, 28, 10 }, 5, palette->rule);
    dm_map_pen_rect (pen, (DmBox){ x, y - 5, 18, 10 }, 5, palette->key);
    break;
  case DM_SIGN_DOT:
    dm_map_pen_ellipse (pen, x + 3, y, 2.6, color);
    break;
  case DM_SIGN_ZONE:
  case DM_SIGN_GAP:
  case DM_SIGN_DEADLOCK:
    draw_field (pen, sign, x, y);
    break;
  case DM_SIGN_TERM_ACCEPTED:
  case DM_SIGN_TERM_UNTESTED:
  case DM_SIGN_TERM_REFUSED:
    dm_map_draw_knot (pen, x + 5.5, y, 5, (DmTermAnswer) (sign - DM_SIGN_TERM_ACCEPTED));
    break;
  case DM_SIGN_FORECAST_MEAN:
    dm_map_draw_mean (pen, x + 4, y + 4);
    break;
  case DM_SIGN_FORECAST_MEDIAN:
    dm_map_draw_median (pen, x + 7, y + 6);
    break;
  case DM_SIGN_SENSITIVE:
    dm_map_draw_question (pen, x + 7, y, color);
    break;
  case DM_SIGN_SHARE:
    for (guint i = 0; i < 3; i++)
      dm_map_pen_rect (pen, (DmBox){ x + i * 10, y - 5, 10, 10 }, 0,
                       dm_color_mix (palette->ground, palette->key, 0.15 + 0.3 * i));
    break;
  case DM_SIGN_LATER:
    dm_map_pen_rect (pen, (DmBox){ x, y - 5, 14, 10 }, 0, dm_color_with_alpha (color, 0.3));
    dm_map_pen_rect (pen, (DmBox){ x + 14, y - 5, 14, 10 }, 0, dm_color_with_alpha (color, 0.12));
    dm_map_pen_line (pen, x, y, x + 14, y, 2, color);
    dm_map_pen_line (pen, x + 14, y, x + 28, y, 1, color);
    break;
  case DM_SIGN_EVIDENCE:
    dm_map_pen_path (pen, (DmPoint[]){ { x + 3.5, y - 3.5 }, { x + 7, y + 3.5 }, { x, y + 3.5 } },
                     3, TRUE, color);
    break;
  case DM_SIGN_REPLACED:
  case DM_SIGN_MOVED:
  case DM_SIGN_COUNT_REPLACED:
    draw_compared (pen, sign, x, y, color);
    break;
  default:
    draw_of_lane (pen, sign, x, y, color);
  }
}
