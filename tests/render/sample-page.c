/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-page.h"

#include <string.h>

#include "dm-reader.h"
#include "dm-scene-builder.h"

static const DmFont font = { 13, DM_WEIGHT_REGULAR, FALSE };
static const DmFont bold = { 16, DM_WEIGHT_SEMIBOLD, FALSE };
static const DmFont italic = { 12, DM_WEIGHT_SEMIBOLD, TRUE };

const char *const hostile_labels[] = {
  "<script>alert(1)</script>",
  "a & b &amp; c",
  "]]> <!-- --> <![CDATA[ x",
  "\"quoted\" 'single'",
  "tab\tnewline\ncontrol\x01\x1b[31m\x7f end",
  "🙂 emoji 👩‍👩‍👧‍👦 🇺🇦",
  "وضع القرم (2014)",
  "\u202eevil\u202c override",
  "broken \xff\xfe utf-8",
  "\uffff\ufffe not characters",
  "  two  spaces  ",
  "%s %n %d",
  "",
};

guint n_hostile_labels (void) {
  return G_N_ELEMENTS (hostile_labels);
}

DmStyle *sample_style_new (DmTheme theme) {
  static const char json[] = "{\"demarche\": 1, \"title\": \"Sample\", \"parties\": ["
                             "{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": \"B\"},"
                             "{\"id\": \"c\", \"name\": \"C\", \"color\": \"#7b1fa2\"}]}";
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model
      = dm_reader_read_data (json, strlen (json), NULL, NULL, NULL, &diagnostics, &error);

  g_assert_no_error (error);
  return dm_style_new (theme, NULL, model);
}

static void add_text (DmSceneBuilder *builder, DmStyle *style, const char *text, DmFont of,
                      double x, double baseline) {
  double width = dm_text_measurer_get_width (dm_style_get_measurer (style), of, text);

  dm_scene_builder_add_text (builder, text, of, x, baseline, width,
                             dm_style_get_palette (style)->ink);
}

static void begin (DmSceneBuilder *builder, DmMarkKind kind, const char *id, const char *sentence) {
  dm_scene_builder_begin_mark (builder, kind, g_strdup (id), -1, -1, NULL, g_strdup (sentence));
}

static DmScene *new_header (DmStyle *style) {
  DmSceneBuilder *builder = dm_scene_builder_new (400);

  begin (builder, DM_MARK_TITLE, "title", "Talks on Crimea.");
  add_text (builder, style, "Talks on Crimea", bold, 20, 30);
  add_text (builder, style, "As of 2014", font, 300, 30);
  dm_scene_builder_end_mark (builder);
  begin (builder, DM_MARK_BASKET, "1-basket", "Territory, 1 issue.");
  add_text (builder, style, "Territory", bold, 20, 50);
  dm_scene_builder_end_mark (builder);
  dm_scene_builder_add_line (builder, 20, 56, 380, 56, 1, dm_style_get_palette (style)->rule);
  return dm_scene_builder_end (builder, 60.4, "Talks on Crimea.");
}

static void add_bars (DmSceneBuilder *builder, DmStyle *style) {
  DmShape *shape;

  begin (builder, DM_MARK_ACCEPTS, "row.a.accepts", "A would accept this.");
  shape = dm_scene_builder_add_rect (builder, (DmBox){ 120, 15, 100, 10 }, 5,
                                     dm_style_get_party_fill (style, 0));
  shape->stroke_width = 1;
  shape->stroke = dm_style_get_party_color (style, 0);
  shape->dash = 3;
  dm_scene_builder_end_mark (builder);
  begin (builder, DM_MARK_ACCEPTS, "row.b.accepts", "B may accept this.");
  shape = dm_scene_builder_add_rect (builder, (DmBox){ 120, 35, 100, 10 }, 5,
                                     dm_style_get_party_fill (style, 1));
  shape->fill_style = DM_FILL_FADE_ENDS;
  dm_scene_builder_end_mark (builder);
}

static DmScene *new_row (DmStyle *style) {
  static const DmPoint diamond[] = { { 130, 14 }, { 136, 20 }, { 130, 26 }, { 124, 20 } };
  const DmPalette *palette = dm_style_get_palette (style);
  DmSceneBuilder *builder = dm_scene_builder_new (400);
  DmShape *shape;

  begin (builder, DM_MARK_ISSUE, "row", "Crimea’s status.");
  add_text (builder, style, "Crimea’s status", italic, 20, 24);
  dm_scene_builder_end_mark (builder);
  begin (builder, DM_MARK_GAP, "row.gap", "A gap.");
  shape = dm_scene_builder_add_rect (builder, (DmBox){ 230, 10, 60, 40 }, 0, palette->hatch);
  shape->fill_style = DM_FILL_HATCH;
  dm_scene_builder_end_mark (builder);
  begin (builder, DM_MARK_DEADLOCK, "row.deadlock", "A deadlock.");
  shape = dm_scene_builder_add_rect (builder, (DmBox){ 300, 10, 60, 40 }, 0, palette->cross_hatch);
  shape->fill_style = DM_FILL_CROSS_HATCH;
  dm_scene_builder_end_mark (builder);
  begin (builder, DM_MARK_LANE, "row.a", "A’s lane.");
  dm_scene_builder_set_mark_box (builder, (DmBox){ 110, 10, 260, 20 });
  dm_scene_builder_end_mark (builder);
  begin (builder, DM_MARK_NOT_RULED_OUT, "row.a.not-ruled-out", "A rules nothing out.");
  dm_scene_builder_add_line (builder, 110, 20, 370, 20, 1, dm_style_get_party_color (style, 0));
  dm_scene_builder_end_mark (builder);
  add_bars (builder, style);
  begin (builder, DM_MARK_DEMAND, "row.a.demand", "A demands this.");
  dm_scene_builder_add_path (builder, diamond, 4, TRUE, dm_style_get_party_color (style, 0));
  dm_scene_builder_end_mark (builder);
  dm_scene_builder_add_ellipse (builder, (DmBox){ 375, 15, 14, 10 }, palette->overlap);
  return dm_scene_builder_end (builder, 60, "Crimea’s status: a gap.");
}

DmPage *sample_page_new (DmTheme theme) {
  g_autoptr (DmStyle) style = sample_style_new (theme);
  DmPage *page = dm_page_new (style, 400, 120, "Talks on Crimea");

  page->description = g_strdup ("Where the sides stand.");
  dm_page_add (page, new_header (style), 0, 0);
  dm_page_add (page, new_row (style), 0, 60.4);
  return page;
}

DmPage *hostile_page_new (void) {
  g_autoptr (DmStyle) style = sample_style_new (DM_THEME_LIGHT);
  DmPage *page = dm_page_new (style, 500, 20 * (n_hostile_labels () + 1), hostile_labels[0]);
  DmSceneBuilder *builder = dm_scene_builder_new (500);

  page->description = g_strdup (hostile_labels[2]);
  for (guint i = 0; i < n_hostile_labels (); i++) {
    g_autofree char *id = g_strdup_printf ("%u.mark", i);

    dm_scene_builder_begin_mark (builder, DM_MARK_ISSUE, g_strdup (id), -1, -1,
                                 g_strdup (hostile_labels[i]), g_strdup (hostile_labels[i]));
    add_text (builder, style, hostile_labels[i], font, 10, 20 * (i + 1));
    dm_scene_builder_end_mark (builder);
  }
  dm_page_add (page, dm_scene_builder_end (builder, page->height_px, hostile_labels[1]), 0, 0);
  return page;
}
