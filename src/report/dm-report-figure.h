/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-palette.h"
#include "dm-report.h"

G_BEGIN_DECLS

void dm_report_append_figure (GString *html, const DmReport *report, const DmReportBlock *figure,
                              DmTheme theme, const char *family, const char *prefix);

G_END_DECLS
