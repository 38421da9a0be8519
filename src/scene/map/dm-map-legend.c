/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-map-key.h"
#include "dm-map-row-private.h"

#define ENTRY_GAP 22.0
#define ENTRY_HEIGHT 24.0
#define RUNNING_ENTRY_GAP 16.0
#define RUNNING_ENTRY_HEIGHT 20.0
#define TEXT_GAP 8.0
#define KEY_GAP 18.0

#define MAX_SOURCES 8

/* Entries of the key, laid out like words of a text. */
typedef struct {
  DmMapPen *pen;
  double x, y;
  DmFont font;
  double gap, line;
} Flow;

static void add_entry (Flow *flow, DmMapSign sign, const char *text, DmColor color, DmColor ink) {
  DmMapPen *pen = flow->pen;
  double sign_width = dm_map_sign_get_width (sign),
         room = pen->width - 2 * pen->margin - sign_width - TEXT_GAP;
  g_auto (GStrv) lines = dm_text_measurer_wrap (pen->measurer, flow->font, text, room);
  double width
      = sign_width + TEXT_GAP + dm_text_measurer_get_width (pen->measurer, flow->font, lines[0]);

  if (flow->x > pen->margin && flow->x + width > pen->width - pen->margin) {
    flow->x = pen->margin;
    flow->y += flow->line;
  }
  dm_map_sign_draw (pen, sign, flow->x, flow->y - 4.5, color);
  double height = dm_map_pen_block (pen, text, flow->font, DM_ALIGN_START,
                                    flow->x + sign_width + TEXT_GAP, flow->y, room, ink);
  if (lines[1] != NULL) {
    flow->x = pen->margin;
    flow->y += height + 6;
  } else {
    flow->x += width + flow->gap;
  }
}

static char *describe_party (const DmParty *party) {
  if (party->at_table)
    return g_strdup (party->name);
  /* Translators: a party that is affected and doesn't take part in the talks */
  return g_strdup_printf (_ ("%s, not at the table"), party->name);
}

static void add_parties (Flow *flow, DmReading *reading) {
  const DmModel *model = dm_reading_get_model (reading);
  guint n = dm_reading_get_n_parties (reading);

  for (guint i = 0; i < n; i++) {
    guint index = dm_reading_get_party (reading, i);
    const DmParty *party = dm_model_get_party (model, index);
    char *text = describe_party (party);
    dm_scene_builder_begin_mark (flow->pen->builder, DM_MARK_PARTY,
                                 g_strdup_printf ("party.%s", party->id), -1, (int) index,
                                 g_strdup (party->name),
                                 party->aim == NULL
                                     ? g_strdup_printf (_ ("%s."), text)
                                     /* Translators: a party and its aim */
                                     : g_strdup_printf (_ ("%1$s. Aim: %2$s."), text, party->aim));
    add_entry (flow, DM_SIGN_DEMAND, text, dm_style_get_party_color (flow->pen->style, index),
               flow->pen->palette->ink);
    dm_scene_builder_end_mark (flow->pen->builder);
    g_free (text);
    if (i == 23 && n > 26) {
      g_autofree char *rest = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more party",
                                                            "and %u more parties", n - 24),
                                               n - 24);
      add_entry (flow, DM_SIGN_INFERRED, rest, flow->pen->palette->key, flow->pen->palette->muted);
      return;
    }
  }
}

/* Explains what is on the map, and nothing that isn't. */
static void add_key (Flow *flow, guint signs, const DmReading *reading) {
  for (guint i = 0; i < DM_N_SIGNS; i++) {
    if (!(signs & DM_SIGN_BIT (i)))
      continue;
    g_autofree char *text = dm_map_sign_dup_text ((DmMapSign) i, reading);
    dm_scene_builder_begin_mark (flow->pen->builder, DM_MARK_KEY,
                                 g_strdup_printf ("key.%s", dm_map_sign_get_id ((DmMapSign) i)), -1,
                                 -1, g_strdup (text),
                                 g_strdup (dm_map_sign_get_sentence ((DmMapSign) i)));
    add_entry (flow, (DmMapSign) i, text, flow->pen->palette->key, flow->pen->palette->muted);
    dm_scene_builder_end_mark (flow->pen->builder);
  }
}

/* The parties in a line, and under them what the @signs mean (bits 1 << DmMapSign), with their first baseline at @y. Returns: where
 * they end */
double dm_map_draw_legend (DmMapPen *pen, DmReading *reading, guint signs, double y) {
  Flow flow = { pen, pen->margin, y, DM_MAP_FONT_HEAD, ENTRY_GAP, ENTRY_HEIGHT };

  add_parties (&flow, reading);
  if (flow.x > pen->margin) {
    flow.x = pen->margin;
    flow.y += ENTRY_HEIGHT;
  }
  add_key (&flow, signs, reading);
  return flow.y + KEY_GAP;
}

/* The same in small, over a page; parties that have no lanes are left out. */
double dm_map_draw_running_legend (DmMapPen *pen, DmReading *reading, guint signs, double y) {
  Flow flow = { pen, pen->margin, y, DM_MAP_FONT_LEVEL, RUNNING_ENTRY_GAP, RUNNING_ENTRY_HEIGHT };

  if (dm_reading_get_n_parties (reading) <= DM_MAP_MAX_LANES)
    add_parties (&flow, reading);
  add_key (&flow, signs, reading);
  return flow.y + KEY_GAP;
}
