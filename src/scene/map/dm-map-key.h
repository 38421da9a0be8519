/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map-pen.h"

G_BEGIN_DECLS

/** DmMapSign: what the key of a map can explain, in the key's order. */
typedef enum {
  DM_SIGN_DEMAND,
  DM_SIGN_ACCEPTS,
  DM_SIGN_NOT_RULED_OUT,
  DM_SIGN_RED_LINE,
  DM_SIGN_INFERRED,
  DM_SIGN_UNSURE,
  DM_SIGN_VALUES,
  DM_SIGN_PROFILE,
  DM_SIGN_COUNT,
  DM_SIGN_DOT,
  DM_SIGN_ZONE,
  DM_SIGN_GAP,
  DM_SIGN_DEADLOCK,
  DM_SIGN_TERM_ACCEPTED,
  DM_SIGN_TERM_UNTESTED,
  DM_SIGN_TERM_REFUSED,
  DM_SIGN_REPLACED,
  DM_SIGN_MOVED,
  DM_SIGN_COUNT_REPLACED,
  DM_SIGN_SHARE,
  DM_SIGN_EVIDENCE,
  DM_SIGN_LATER,
  DM_SIGN_FORECAST_MEAN,
  DM_SIGN_FORECAST_MEDIAN,
  DM_SIGN_SENSITIVE,
  DM_N_SIGNS
} DmMapSign;

/** DM_SIGN_BIT: a sign, in a set of them */
#define DM_SIGN_BIT(sign) (1u << (sign))

guint dm_map_get_signs_of_position (const DmPosition *position, DmScaleType type);
guint dm_map_get_signs_of_verdict (DmVerdict verdict);

/**
 * DmMapContents: what a map shows.
 * @signs: a DM_SIGN_BIT() for each sign
 * @cites: (nullable) for each source of the model whether a position shown cites it; %NULL where the map is too
 *   large to look through, and every source may be cited
 */
typedef struct {
  guint signs;
  gboolean *cites;
} DmMapContents;

void dm_map_look_through (DmAnalysis *analysis, const DmMapLook *look, DmMapContents *contents);
void dm_map_contents_clear (DmMapContents *contents);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmMapContents, dm_map_contents_clear)

/* An entry of the key: the sign drawn with its left middle at (@x, @y) */
double dm_map_sign_get_width (DmMapSign sign);
void dm_map_sign_draw (DmMapPen *pen, DmMapSign sign, double x, double y, DmColor color);
const char *dm_map_sign_get_id (DmMapSign sign);
char *dm_map_sign_dup_text (DmMapSign sign, const DmReading *reading);
const char *dm_map_sign_get_sentence (DmMapSign sign);
double dm_map_draw_legend (DmMapPen *pen, DmReading *reading, guint signs, double y);
double dm_map_draw_running_legend (DmMapPen *pen, DmReading *reading, guint signs, double y);

G_END_DECLS
