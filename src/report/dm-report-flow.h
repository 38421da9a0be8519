/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-pdf.h"
#include "dm-report-write.h"
#include "dm-style.h"

G_BEGIN_DECLS

/** DmReportFlow: sheets of paper while text flows down them. */
typedef struct {
  DmPdf *pdf;
  cairo_t *cr; /* of the sheet at hand */
  DmStyle *style;
  DmTextMeasurer *measurer;
  const DmPalette *palette;
  const char *title; /* stands at the foot of each sheet */
  double page_width, page_height;
  double left, width; /* of the column that text stands in */
  double top, bottom;
  double y; /* where the next thing stands */
  guint n_pages;
  gboolean rtl;
} DmReportFlow;

void dm_report_flow_begin (DmReportFlow *flow, const DmReport *report, const DmReportLook *look);
void dm_report_flow_clear (DmReportFlow *flow);
void dm_report_flow_new_page (DmReportFlow *flow);
void dm_report_flow_reserve (DmReportFlow *flow, double height);
double dm_report_flow_get_left (const DmReportFlow *flow);

GStrv dm_report_flow_wrap (const DmReportFlow *flow, DmFont font, const char *text, double width);
double dm_report_flow_get_line_height (const DmReportFlow *flow, DmFont font);
void dm_report_flow_draw_line (DmReportFlow *flow, DmFont font, DmColor color, const char *line,
                               double x, double y, double width, gboolean at_end);
void dm_report_flow_draw_rule (DmReportFlow *flow, double y, double thickness);

/* A paragraph, tagged as @tag, which goes on on the next sheet where it must. */
void dm_report_flow_add_text (DmReportFlow *flow, const char *tag, DmFont font, DmColor color,
                              const char *text, double x, double width);

void dm_report_flow_add_table (DmReportFlow *flow, const DmReportBlock *table);
char *dm_report_flow_make_plain (const DmReportText *text);

G_END_DECLS
