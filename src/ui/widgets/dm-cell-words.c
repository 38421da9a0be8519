/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cell-words.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *title;
  int width;
} columns[DM_N_CELLS] = {
  [DM_CELL_PARTY] = { NC_ ("column", "Party"), 140 },
  [DM_CELL_ISSUE] = { NC_ ("column", "Issue"), 200 },
  [DM_CELL_DEMAND] = { NC_ ("column", "Demand"), 160 },
  [DM_CELL_ACCEPTS_FROM] = { NC_ ("column", "Accepts from"), 140 },
  [DM_CELL_ACCEPTS_TO] = { NC_ ("column", "Accepts to"), 140 },
  [DM_CELL_LIMIT_FROM] = { NC_ ("column", "Limit from"), 140 },
  [DM_CELL_LIMIT_TO] = { NC_ ("column", "Limit to"), 140 },
  [DM_CELL_SALIENCE] = { NC_ ("column", "Salience"), 90 },
  [DM_CELL_BASIS] = { NC_ ("column", "Basis"), 90 },
  [DM_CELL_CONFIDENCE] = { NC_ ("column", "Confidence"), 100 },
  [DM_CELL_SINCE] = { NC_ ("column", "Since"), 100 },
  [DM_CELL_STATEMENT] = { NC_ ("column", "Statement"), 320 },
  [DM_CELL_SOURCE] = { NC_ ("column", "Source"), 180 },
  [DM_CELL_LOCATOR] = { NC_ ("column", "Locator"), 100 },
};

/** dm_cell_get_title: what the column of @cell is called, translated */
const char *dm_cell_get_title (DmCell cell) {
  return g_dpgettext2 (GETTEXT_PACKAGE, "column", columns[cell].title);
}

/** dm_cell_get_width: how wide the column of @cell is to begin with, in px */
int dm_cell_get_width (DmCell cell) {
  return columns[cell].width;
}
