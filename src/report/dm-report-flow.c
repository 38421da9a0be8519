/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-report-flow.h"

#include <pango/pangocairo.h>

#include "dm-page.h"

#define MARGIN 64.0 /* px at the sides and at the top */
#define FOOT 44.0   /* from the foot of the sheet to the line of its number */
#define LINE_SPACING 1.22
#define PARAGRAPH_SPACE 8.0

static const DmFont foot_font = { 10, DM_WEIGHT_REGULAR, FALSE };

/** dm_report_flow_begin: begins without a sheet; @flow needn't be initialised */
void dm_report_flow_begin (DmReportFlow *flow, const DmReport *report, const DmReportLook *look) {
  DmTheme theme = look->follows ? DM_THEME_LIGHT : look->theme;
  const DmPdfInfo info = { .title = report->title, .language = dm_report_get_language () };

  *flow = (DmReportFlow){ .title = report->title, .rtl = dm_page_is_rtl () };
  flow->style = dm_style_new (theme, look->family, report->model);
  flow->measurer = dm_style_get_measurer (flow->style);
  flow->palette = dm_style_get_palette (flow->style);
  dm_paper_get_size (look->paper, FALSE, &flow->page_width, &flow->page_height);
  flow->left = flow->top = MARGIN;
  flow->width = flow->page_width - 2 * MARGIN;
  flow->bottom = flow->page_height - MARGIN - 8;
  flow->pdf = dm_pdf_new (&info);
}

/** dm_report_flow_clear: lets go of all but the PDF */
void dm_report_flow_clear (DmReportFlow *flow) {
  dm_style_unref (flow->style);
}

static void set_color (const DmReportFlow *flow, DmColor color) {
  cairo_set_source_rgba (flow->cr, DM_COLOR_RED (color) / 255.0, DM_COLOR_GREEN (color) / 255.0,
                         DM_COLOR_BLUE (color) / 255.0, dm_color_get_alpha (color));
}

/* The title and the number of the sheet: decoration, not read out. */
static void draw_foot (DmReportFlow *flow) {
  g_autofree char *number = g_strdup_printf ("%u", flow->n_pages);
  g_auto (GStrv) title
      = dm_text_measurer_wrap (flow->measurer, foot_font, flow->title, flow->width - 60);
  double y = flow->page_height - FOOT;

  dm_report_flow_draw_line (flow, foot_font, flow->palette->muted, title[0], flow->left, y,
                            flow->width, FALSE);
  dm_report_flow_draw_line (flow, foot_font, flow->palette->muted, number, flow->left, y,
                            flow->width, TRUE);
}

/** dm_report_flow_new_page: goes on at the top of another sheet. No element that holds content may be open */
void dm_report_flow_new_page (DmReportFlow *flow) {
  flow->cr = dm_pdf_begin_page (flow->pdf, flow->page_width, flow->page_height,
                                dm_style_get_ground (flow->style));
  flow->n_pages++;
  flow->y = flow->top;
  draw_foot (flow);
}

/** dm_report_flow_reserve: goes on on another sheet where this one has less left than @height, unless it has been left empty */
void dm_report_flow_reserve (DmReportFlow *flow, double height) {
  if (flow->y > flow->top && flow->y + height > flow->bottom)
    dm_report_flow_new_page (flow);
}

/**
 * dm_report_flow_wrap:
 * @flow: sheets
 * @font: of the text
 * @text: may have lines of its own
 * @width: px
 *
 * Returns: (transfer full): its lines
 */
GStrv dm_report_flow_wrap (const DmReportFlow *flow, DmFont font, const char *text, double width) {
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++) {
    g_auto (GStrv) wrapped = dm_text_measurer_wrap (flow->measurer, font, parts[i], width);
    g_strv_builder_addv (lines, (const char **) wrapped);
  }
  return g_strv_builder_end (lines);
}

double dm_report_flow_get_line_height (const DmReportFlow *flow, DmFont font) {
  return dm_text_measurer_get_line_height (flow->measurer, font) * LINE_SPACING;
}

/** dm_report_flow_draw_line: a line of text in a column at @x, @width wide; @at_end: at the end of it */
void dm_report_flow_draw_line (DmReportFlow *flow, DmFont font, DmColor color, const char *line,
                               double x, double y, double width, gboolean at_end) {
  PangoLayout *layout = dm_text_measurer_get_layout (flow->measurer, font, line);
  double baseline = y + dm_text_measurer_get_ascent (flow->measurer, font);
  double advance = dm_text_measurer_get_width (flow->measurer, font, line);

  set_color (flow, color);
  cairo_move_to (flow->cr, at_end != flow->rtl ? x + width - advance : x, baseline);
  pango_cairo_show_layout_line (flow->cr, pango_layout_get_line_readonly (layout, 0));
}

/** dm_report_flow_draw_rule: a line over the column, decoration */
void dm_report_flow_draw_rule (DmReportFlow *flow, double y, double thickness) {
  set_color (flow, flow->palette->rule);
  cairo_rectangle (flow->cr, flow->left, y, flow->width, thickness);
  cairo_fill (flow->cr);
}

/* Short ones stay together. */
static void reserve_lines (DmReportFlow *flow, guint n_lines, double line_height) {
  guint together = n_lines <= 6 ? n_lines : 3;
  dm_report_flow_reserve (flow, together * line_height);
}

void dm_report_flow_add_text (DmReportFlow *flow, const char *tag, DmFont font, DmColor color,
                              const char *text, double x, double width) {
  g_auto (GStrv) lines = dm_report_flow_wrap (flow, font, text, width);
  double line_height = dm_report_flow_get_line_height (flow, font);

  reserve_lines (flow, g_strv_length (lines), line_height);
  dm_pdf_begin (flow->pdf, tag);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (i > 0 && flow->y + line_height > flow->bottom) {
      dm_pdf_end (flow->pdf);
      dm_report_flow_new_page (flow);
      dm_pdf_begin (flow->pdf, tag);
    }
    /* nothing else would part the last word of one line from the first of the next */
    g_autofree char *spaced = lines[i + 1] != NULL && !flow->rtl ? g_strconcat (lines[i], " ", NULL)
                                                                 : g_strdup (lines[i]);
    dm_report_flow_draw_line (flow, font, color, spaced, x, flow->y, width, FALSE);
    flow->y += line_height;
  }
  dm_pdf_end (flow->pdf);
  flow->y += PARAGRAPH_SPACE;
}

/** dm_report_flow_make_plain: Returns: (transfer full): @text and the notes that it refers to, in brackets */
char *dm_report_flow_make_plain (const DmReportText *text) {
  GString *plain = g_string_new (text->text);

  for (guint i = 0; i < text->n_notes; i++)
    /* with spaces that no line breaks at */
    g_string_append_printf (plain, i == 0 ? " [%u]" : "\302\240[%u]", text->notes[i]);
  return g_string_free (plain, FALSE);
}
