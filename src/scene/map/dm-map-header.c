/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-map-key.h"
#include "dm-map-row-private.h"

#define ENTRY_GAP 22.0
#define ENTRY_HEIGHT 24.0
#define RUNNING_ENTRY_GAP 16.0
#define RUNNING_ENTRY_HEIGHT 20.0
#define RUNNING_TOP 30.0
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
    if (!(signs & 1u << i))
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

/**
 * dm_map_header_new:
 *
 * Returns: (transfer full): the title, the as-of date, the tally, the parties and the key
 */
DmScene *dm_map_header_new (DmAnalysis *analysis, const DmMapLook *look) {
  DmMapPen pen = dm_map_pen_new (look);
  DmReading *reading = dm_analysis_get_reading (analysis);
  const DmModel *model = dm_reading_get_model (reading);
  double y;
  g_auto (DmMapContents) contents = { 0 };
  g_autofree char *status = dm_describe_reading (analysis);
  /* Translators: a model's title, then its date and tally */
  g_autofree char *label = g_strdup_printf (_ ("%1$s. %2$s."), dm_model_get_title (model), status);

  y = dm_map_pen_title (&pen, dm_model_get_title (model), status, label);
  dm_map_look_through (analysis, look, &contents);
  Flow flow = { &pen, pen.margin, y + 18, DM_MAP_FONT_HEAD, ENTRY_GAP, ENTRY_HEIGHT };
  add_parties (&flow, reading);
  if (flow.x > pen.margin) {
    flow.x = pen.margin;
    flow.y += ENTRY_HEIGHT;
  }
  add_key (&flow, contents.signs, reading);
  return dm_map_pen_end (&pen, flow.y + KEY_GAP, label);
}

/**
 * dm_map_running_head_new:
 * @analysis: what is shown
 * @keyed: whether it names the parties and explains the signs; of parties that have no lanes just the signs
 * @look: how it looks
 *
 * Returns: (transfer full): what stands over the second page and those after it: the title, and the key in small
 */
DmScene *dm_map_running_head_new (DmAnalysis *analysis, gboolean keyed, const DmMapLook *look) {
  DmMapPen pen = dm_map_pen_new (look);
  DmReading *reading = dm_analysis_get_reading (analysis);
  const char *title
      = look->heading != NULL ? look->heading : dm_model_get_title (dm_reading_get_model (reading));
  g_auto (DmMapContents) contents = { 0 };
  double y = RUNNING_TOP;
  Flow flow;

  dm_scene_builder_begin_mark (pen.builder, DM_MARK_TITLE, g_strdup ("title"), -1, -1,
                               g_strdup (title), g_strdup (title));
  y += dm_map_pen_block (&pen, title, DM_MAP_FONT_ISSUE, DM_ALIGN_START, pen.margin, y,
                         pen.width - 2 * pen.margin, pen.palette->ink);
  dm_scene_builder_end_mark (pen.builder);
  flow = (Flow){
    &pen, pen.margin, y + 4, DM_MAP_FONT_LEVEL, RUNNING_ENTRY_GAP, RUNNING_ENTRY_HEIGHT
  };
  if (!keyed)
    return dm_map_pen_end (&pen, ceil (y), title);
  dm_map_look_through (analysis, look, &contents);
  if (dm_reading_get_n_parties (reading) <= DM_MAP_MAX_LANES)
    add_parties (&flow, reading);
  add_key (&flow, contents.signs, reading);
  return dm_map_pen_end (&pen, ceil (flow.y + KEY_GAP), title);
}

/**
 * dm_map_basket_new:
 * @basket: index of the basket, -1 for the issues without one
 * @folded: whether its rows are left out
 * @look: how it looks
 * @stops: (nullable): how the proposal's line runs through it
 *
 * Returns: (transfer full): a heading over the rows of a basket
 */
DmScene *dm_map_basket_new (DmAnalysis *analysis, int basket, gboolean folded,
                            const DmMapLook *look, const DmMapStops *stops) {
  DmMapPen pen = dm_map_pen_new (look);
  DmReading *reading = dm_analysis_get_reading (analysis);
  const DmModel *model = dm_reading_get_model (reading);
  const char *name
      = basket < 0 ? _ ("Other issues") : dm_model_get_basket (model, (guint) basket)->name;
  const char *id = basket < 0 ? "" : dm_model_get_basket (model, (guint) basket)->id;
  g_autofree char *capitals = g_utf8_strup (name, -1);
  gboolean strip = look->stage == DM_STAGE_STRIP;
  double y = strip ? 18 : 32;

  dm_scene_builder_begin_mark (pen.builder, DM_MARK_BASKET, g_strdup_printf ("basket.%s", id), -1,
                               -1, g_strdup (name), g_strdup (name));
  if (folded) {
    const DmPoint arrow[]
        = { { pen.margin, y - 9 }, { pen.margin + 6, y - 4.5 }, { pen.margin, y } };
    dm_map_pen_path (&pen, arrow, G_N_ELEMENTS (arrow), TRUE, pen.palette->muted);
  }
  y += dm_map_pen_block (&pen, capitals, DM_MAP_FONT_BASKET, DM_ALIGN_START,
                         pen.margin + (folded ? 12 : 0), y, pen.width - 2 * pen.margin - 12,
                         pen.palette->muted);
  y -= dm_map_pen_line_height (&pen, DM_MAP_FONT_BASKET) - (strip ? 6 : 11);
  double height = ceil (y);
  dm_map_pen_line (&pen, pen.margin, height - 0.5, pen.width - pen.margin, height - 0.5, 1,
                   pen.palette->axis);
  dm_scene_builder_end_mark (pen.builder);
  dm_map_draw_line_through_heading (&pen, look, stops, dm_reading_get_n_parties (reading), height);
  return dm_map_pen_end (&pen, height, name);
}

static void add_source (GString *list, const DmSource *source) {
  g_autofree char *date = dm_date_to_display (source->date);

  if (list->len > 0)
    g_string_append (list, C_ ("list of sources", "; "));
  if (source->publisher != NULL)
    g_string_append_printf (list, C_ ("source", "%1$s, %2$s"), source->publisher, source->title);
  else
    g_string_append (list, source->title);
  if (source->date != DM_DATE_NONE)
    g_string_append_printf (list, ", %s", date);
}

/* The sources that the positions shown cite. Returns: (nullable) */
static char *describe_sources (const DmModel *model, const gboolean *cites) {
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < dm_model_get_n_sources (model); i++)
    if ((cites == NULL || cites[i]) && n++ < MAX_SOURCES)
      add_source (list, dm_model_get_source (model, i));
  if (n == 0)
    return NULL;
  if (n > MAX_SOURCES)
    g_string_append_printf (
        list, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", n - MAX_SOURCES),
        n - MAX_SOURCES);
  return g_strdup_printf (n == 1 ? _ ("Source: %s.") : _ ("Sources: %s."), list->str);
}

/**
 * dm_map_footer_new:
 *
 * Returns: (transfer full): the sources, and what is assumed
 */
DmScene *dm_map_footer_new (DmAnalysis *analysis, const DmMapLook *look) {
  DmMapPen pen = dm_map_pen_new (look);
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_auto (DmMapContents) contents = { 0 };
  GString *text = g_string_new (NULL);
  double y = 30;

  dm_map_look_through (analysis, look, &contents);
  g_autofree char *sources = describe_sources (model, contents.cites);
  g_string_append (text, sources != NULL ? sources : _ ("No sources are named."));
  if (contents.signs & 1u << DM_SIGN_INFERRED) {
    g_string_append (text, C_ ("between sentences", " "));
    g_string_append (text, _ ("Hollow diamonds and dashed bars are the analyst’s reading."));
  }
  dm_scene_builder_begin_mark (pen.builder, DM_MARK_FOOTER, g_strdup ("footer"), -1, -1, NULL,
                               g_strdup (text->str));
  y += dm_map_pen_block (&pen, text->str, DM_MAP_FONT_LEVEL, DM_ALIGN_START, pen.margin, y,
                         pen.width - 2 * pen.margin, pen.palette->muted);
  dm_scene_builder_end_mark (pen.builder);
  DmScene *scene = dm_map_pen_end (&pen, ceil (y + 8), text->str);
  g_string_free (text, TRUE);
  return scene;
}
