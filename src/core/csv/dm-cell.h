/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"

G_BEGIN_DECLS

/**
 * DmCell:
 *
 * The columns of a position in a table, on the screen and in CSV, one row a position. On a nominal scale the
 * `from` cells hold all options, joined by " | ", and the `to` cells stay empty.
 */
typedef enum {
  DM_CELL_PARTY,
  DM_CELL_ISSUE,
  DM_CELL_DEMAND,
  DM_CELL_ACCEPTS_FROM,
  DM_CELL_ACCEPTS_TO,
  DM_CELL_LIMIT_FROM,
  DM_CELL_LIMIT_TO,
  DM_CELL_SALIENCE,
  DM_CELL_BASIS,
  DM_CELL_CONFIDENCE,
  DM_CELL_SINCE,
  DM_CELL_STATEMENT,
  DM_CELL_SOURCE,
  DM_CELL_LOCATOR,
  DM_N_CELLS
} DmCell;

#define DM_CELL_OPTIONS_JOIN " | "
#define DM_CELL_NO_OPTION "|" /* the set that holds none; an empty cell says nothing */

/**
 * DmCellChange:
 * @pointer: the member to set, relative to the position: "/accepts"
 * @value: its JSON, %NULL to remove it
 *
 * What a text typed into a cell comes to, for dm_edit_set_member().
 */
typedef struct {
  const char *pointer;
  char *value;
} DmCellChange;

const char *dm_cell_to_id (DmCell cell);
gboolean dm_cell_from_id (const char *id, DmCell *cell);
char *dm_cell_get_text (const DmModel *model, guint issue, const DmPosition *position, DmCell cell,
                        char decimal);
gboolean dm_cell_parse (const DmModel *model, guint issue, const DmPosition *position, DmCell cell,
                        const char *text, char decimal, DmCellChange *change, char **reason);

gboolean dm_cell_parse_number (const char *text, char decimal, double *number);
gboolean dm_cell_parse_place (const DmScale *scale, const char *text, char decimal, double *place);
int dm_cell_find_level (const DmScale *scale, const char *text);

G_END_DECLS
