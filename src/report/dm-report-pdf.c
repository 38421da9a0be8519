/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "dm-render.h"
#include "dm-report-flow.h"

#define INDENT 18.0        /* of a list's text */
#define FIGURE_WIDTH 960.0 /* what a view is laid out at, and then shown smaller */

static const DmFont body_font = { 12.5, DM_WEIGHT_REGULAR, FALSE };
static const DmFont small_font = { 11, DM_WEIGHT_REGULAR, FALSE };

static void add_heading (DmReportFlow *flow, const DmReportBlock *heading) {
  static const struct {
    const char *tag;
    double size, before, keeps;
  } kinds[]
      = { { "H1", 26, 0, 60 }, { "H2", 18, 22, 110 }, { "H3", 14, 12, 70 }, { "H4", 12.5, 8, 50 } };
  guint nth = CLAMP (heading->level, 1, G_N_ELEMENTS (kinds)) - 1;
  const DmFont font = { kinds[nth].size, DM_WEIGHT_BOLD, FALSE };

  dm_report_flow_reserve (flow, kinds[nth].before + kinds[nth].size * 2 + kinds[nth].keeps);
  if (flow->y > flow->top)
    flow->y += kinds[nth].before;
  if (heading->level == 2 && flow->y > flow->top) {
    dm_report_flow_draw_rule (flow, flow->y - 8, 0.75);
    flow->y += 4;
  }
  dm_pdf_add_bookmark (flow->pdf, heading->level - 1, heading->text->text, flow->y);
  dm_report_flow_add_text (flow, kinds[nth].tag, font, flow->palette->ink, heading->text->text,
                           flow->left, flow->width);
}

/* Where a list's text begins, mirrored. */
static double get_item_left (const DmReportFlow *flow) {
  return flow->rtl ? flow->left : flow->left + INDENT;
}

static void add_link (DmReportFlow *flow, const char *uri) {
  double line_height = dm_report_flow_get_line_height (flow, small_font);
  g_auto (GStrv) lines = dm_report_flow_wrap (flow, small_font, uri, flow->width - INDENT);
  gboolean leads = g_ascii_strncasecmp (uri, "http://", 7) == 0
                   || g_ascii_strncasecmp (uri, "https://", 8) == 0;

  dm_report_flow_reserve (flow, g_strv_length (lines) * line_height);
  if (leads)
    dm_pdf_begin_link (flow->pdf, uri);
  else
    dm_pdf_begin (flow->pdf, "Span");
  for (guint i = 0; lines[i] != NULL; i++) {
    dm_report_flow_draw_line (flow, small_font, flow->palette->muted, lines[i],
                              get_item_left (flow), flow->y, flow->width - INDENT, FALSE);
    flow->y += line_height;
  }
  dm_pdf_end (flow->pdf);
  flow->y += 4;
}

/* @label: “•”, or a number */
static void add_item (DmReportFlow *flow, DmFont font, const char *label,
                      const DmReportText *text) {
  g_autofree char *plain = dm_report_flow_make_plain (text);
  double line_height = dm_report_flow_get_line_height (flow, font);
  double label_left = flow->rtl ? flow->left + flow->width - INDENT : flow->left;

  dm_report_flow_reserve (flow, 2 * line_height);
  dm_pdf_begin (flow->pdf, "LI");
  dm_pdf_begin (flow->pdf, "Lbl");
  dm_report_flow_draw_line (flow, font, flow->palette->muted, label, label_left, flow->y, INDENT,
                            FALSE);
  dm_pdf_end (flow->pdf);
  dm_pdf_begin (flow->pdf, "LBody");
  dm_report_flow_add_text (flow, "P", font, flow->palette->ink, plain, get_item_left (flow),
                           flow->width - INDENT);
  flow->y -= 4;
  if (text->uri != NULL)
    add_link (flow, text->uri);
  dm_pdf_end (flow->pdf);
  dm_pdf_end (flow->pdf);
}

/* @numbered: of the notes, in small type */
static void add_list (DmReportFlow *flow, const GPtrArray *items, gboolean numbered) {
  if (items->len == 0)
    return;
  dm_pdf_begin (flow->pdf, "L");
  for (guint i = 0; i < items->len; i++) {
    g_autofree char *label = numbered ? g_strdup_printf ("%u", i + 1) : g_strdup ("•");
    add_item (flow, numbered ? small_font : body_font, label, g_ptr_array_index (items, i));
  }
  dm_pdf_end (flow->pdf);
  flow->y += 6;
}

static void draw_scene (DmReportFlow *flow, const DmScene *scene, double scale) {
  const char *label = dm_scene_get_label (scene);
  gboolean says = label != NULL && *label != '\0';

  if (says)
    dm_pdf_begin_figure (flow->pdf, label);
  cairo_save (flow->cr);
  cairo_translate (flow->cr, flow->left, flow->y);
  cairo_scale (flow->cr, scale, scale);
  dm_render_scene (flow->cr, scene, flow->measurer);
  cairo_restore (flow->cr);
  if (says)
    dm_pdf_end (flow->pdf);
}

/* Each scene goes on a sheet whole: one that is higher than that is made smaller. */
static void add_scene (DmReportFlow *flow, const DmScene *scene, double following) {
  double scale = flow->width / dm_scene_get_width (scene);
  double height = dm_scene_get_height (scene) * scale, room = flow->bottom - flow->top;

  if (dm_scene_get_n_shapes (scene) == 0)
    return;
  if (height > room)
    scale *= room / height;
  height = MIN (height, room);
  dm_report_flow_reserve (flow, MIN (height + following * scale, room));
  draw_scene (flow, scene, scale);
  flow->y += height;
}

/* The height of the scene that the @nth heads, 0 where it heads none. */
static double get_following (const DmStack *stack, guint nth, const DmMapLook *look) {
  g_autoptr (DmScene) next = NULL;

  if (dm_stack_get_part (stack, nth) != DM_STACK_HEADING || nth + 1 >= stack->n_scenes)
    return 0;
  next = dm_stack_new_scene (stack, nth + 1, look);
  return dm_scene_get_height (next);
}

static void add_figure (DmReportFlow *flow, const DmReportBlock *figure) {
  const DmMapLook look = {
    .style = flow->style,
    .width_px = dm_stack_get_width (figure->stack, FIGURE_WIDTH),
    .stage = DM_STAGE_FULL,
    .rtl = flow->rtl,
  };

  for (guint i = 0; i < figure->stack->n_scenes; i++) {
    g_autoptr (DmScene) scene = dm_stack_new_scene (figure->stack, i, &look);
    add_scene (flow, scene, get_following (figure->stack, i, &look));
  }
  flow->y += 6;
  dm_report_flow_add_text (flow, "P", small_font, flow->palette->muted, figure->text->text,
                           flow->left, flow->width);
}

static void add_block (DmReportFlow *flow, const DmReport *report, const DmReportBlock *block) {
  switch (block->kind) {
  case DM_BLOCK_HEADING:
    add_heading (flow, block);
    break;
  case DM_BLOCK_PARAGRAPH:
    dm_report_flow_add_text (flow, "P", body_font, flow->palette->ink, block->text->text,
                             flow->left, flow->width);
    break;
  case DM_BLOCK_LIST:
    add_list (flow, block->items, FALSE);
    break;
  case DM_BLOCK_TABLE:
    dm_report_flow_add_table (flow, block);
    break;
  case DM_BLOCK_FIGURE:
    add_figure (flow, block);
    break;
  case DM_BLOCK_NOTES:
  default:
    add_list (flow, report->notes, TRUE);
  }
}

/**
 * dm_report_write_pdf:
 * @report: a report
 * @look: its colours and paper
 * @error: return location
 *
 * Returns: (transfer full) (nullable): sheets with tags and bookmarks, or %NULL with %DM_ERROR_LIMIT; the same report gives the same
 *   bytes
 */
GBytes *dm_report_write_pdf (const DmReport *report, const DmReportLook *look, GError **error) {
  DmReportFlow flow;

  dm_report_flow_begin (&flow, report, look);
  dm_report_flow_new_page (&flow);
  for (guint i = 0; i < report->blocks->len; i++)
    add_block (&flow, report, g_ptr_array_index (report->blocks, i));
  dm_report_flow_clear (&flow);
  return dm_pdf_end_file (flow.pdf, error);
}
