/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-forecast.h"
#include "dm-describe.h"
#include "dm-map-key.h"
#include "dm-map-row-private.h"

#define MAX_SOURCES 8
#define RUNNING_TOP 30.0

/* With what the verdicts' sureness comes from. */
static char *describe_status (DmAnalysis *analysis, const DmMapLook *look) {
  g_autofree char *reading = dm_describe_reading (analysis), *draws = NULL;

  if (look->robustness == NULL)
    return g_steal_pointer (&reading);
  draws = dm_describe_draws (look->robustness);
  return dm_describe_line ((const char *[]){ reading, draws, NULL });
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
  g_autofree char *status = describe_status (analysis, look);
  /* Translators: a model's title, then its date and tally */
  g_autofree char *label = g_strdup_printf (_ ("%1$s. %2$s."), dm_model_get_title (model), status);

  y = dm_map_pen_title (&pen, dm_model_get_title (model), status, label);
  dm_map_look_through (analysis, look, &contents);
  y = dm_map_draw_legend (&pen, reading, contents.signs, y + 18);
  return dm_map_pen_end (&pen, y, label);
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

  dm_scene_builder_begin_mark (pen.builder, DM_MARK_TITLE, g_strdup ("title"), -1, -1,
                               g_strdup (title), g_strdup (title));
  y += dm_map_pen_block (&pen, title, DM_MAP_FONT_ISSUE, DM_ALIGN_START, pen.margin, y,
                         pen.width - 2 * pen.margin, pen.palette->ink);
  dm_scene_builder_end_mark (pen.builder);
  if (!keyed)
    return dm_map_pen_end (&pen, ceil (y), title);
  dm_map_look_through (analysis, look, &contents);
  y = dm_map_draw_running_legend (&pen, reading, contents.signs, y + 4);
  return dm_map_pen_end (&pen, ceil (y), title);
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
  if (contents.signs & DM_SIGN_BIT (DM_SIGN_INFERRED)) {
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
