/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-paper.h"

#include <string.h>

#define PX_PER_MM (96 / 25.4)
#define PX_PER_INCH 96.0

/* Type is measured for reading from a sheet; on a slide it is larger by a third, for it is read from afar. Neither is laid out so
 * narrow that rows would put their name over their lanes. */
#define SLIDE_SHARE 0.75
#define MIN_LAYOUT_WIDTH 860.0

/* Slides are as large as those of the programs that show them, 7.5 inches high. */
static const struct {
  const char *id;
  double width_px, height_px;
  gboolean is_slide;
} papers[] = {
  [DM_PAPER_NONE] = { NULL, 0, 0, FALSE },
  [DM_PAPER_A4] = { "a4", 210 * PX_PER_MM, 297 * PX_PER_MM, FALSE },
  [DM_PAPER_LETTER] = { "letter", 8.5 * PX_PER_INCH, 11 * PX_PER_INCH, FALSE },
  [DM_PAPER_16X9] = { "16x9", 1280, 720, TRUE },
  [DM_PAPER_4X3] = { "4x3", 960, 720, TRUE },
};

/** dm_paper_from_id: reads "a4", "letter", "16x9" or "4x3". Returns: whether @id is one of these */
gboolean dm_paper_from_id (const char *id, DmPaper *paper) {
  for (guint i = DM_PAPER_A4; i < DM_N_PAPERS; i++)
    if (strcmp (papers[i].id, id) == 0) {
      *paper = (DmPaper) i;
      return TRUE;
    }
  return FALSE;
}

/** dm_paper_to_id: Returns: (nullable): as dm_paper_from_id() reads it; %NULL for %DM_PAPER_NONE */
const char *dm_paper_to_id (DmPaper paper) {
  return papers[paper].id;
}

/** dm_paper_is_slide: Returns: whether it is a slide, which is never upright */
gboolean dm_paper_is_slide (DmPaper paper) {
  return papers[paper].is_slide;
}

/**
 * dm_paper_get_size:
 * @paper: a sheet or slide
 * @landscape: whether a sheet lies on its long side
 * @width_px: (out): in CSS px (1/96 in)
 * @height_px: (out): likewise
 */
void dm_paper_get_size (DmPaper paper, gboolean landscape, double *width_px, double *height_px) {
  gboolean turned = landscape && !papers[paper].is_slide;

  *width_px = turned ? papers[paper].height_px : papers[paper].width_px;
  *height_px = turned ? papers[paper].width_px : papers[paper].height_px;
}

/**
 * dm_paper_get_layout_width:
 * @paper: a sheet or slide
 * @width_px: its width as it lies
 *
 * Returns: how wide scenes are laid out for it, in px
 */
double dm_paper_get_layout_width (DmPaper paper, double width_px) {
  return MAX (width_px * (papers[paper].is_slide ? SLIDE_SHARE : 1), MIN_LAYOUT_WIDTH);
}
