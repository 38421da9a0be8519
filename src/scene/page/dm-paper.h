/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DmPaper: what a stack is broken over: sheets, or slides. */
typedef enum {
  DM_PAPER_NONE, /* a picture as large as what it shows */
  DM_PAPER_A4,
  DM_PAPER_LETTER,
  DM_PAPER_16X9,
  DM_PAPER_4X3,
  DM_N_PAPERS
} DmPaper;

gboolean dm_paper_from_id (const char *id, DmPaper *paper);
const char *dm_paper_to_id (DmPaper paper);
gboolean dm_paper_is_slide (DmPaper paper);
void dm_paper_get_size (DmPaper paper, gboolean landscape, double *width_px, double *height_px);
double dm_paper_get_layout_width (DmPaper paper, double width_px);

G_END_DECLS
