/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-cell.h"

G_BEGIN_DECLS

/**
 * DmTableChange:
 * @added: whether it's a new position; if not, @issue, @party and @since name the one that is meant
 * @issue: the index of its issue
 * @party: the index of its party
 * @since: the day that it holds from
 * @texts: by DmCell what was typed; %NULL leaves the cell as it is, "" empties it
 * @tag: the caller's
 *
 * What becomes of a row.
 */
typedef struct {
  gboolean added;
  guint issue, party;
  DmDate since;
  char *texts[DM_N_CELLS];
  guint tag;
} DmTableChange;

DmTableChange *dm_table_change_new (const DmModel *model, guint issue, const DmPosition *position);
DmTableChange *dm_table_change_new_row (void);
void dm_table_change_set (DmTableChange *change, DmCell cell, const char *text);
void dm_table_change_free (DmTableChange *change);

/** DmTableRefusal: a cell that was not taken, and, in a sentence, why */
typedef struct {
  guint tag;
  DmCell cell;
  char *reason;
} DmTableRefusal;

/**
 * DmTableReport:
 * @n_taken: how many cells were taken
 * @taken: (element-type guint): the tags of the new rows that are positions now
 * @refusals: (element-type DmTableRefusal): the cells that were not taken
 */
typedef struct {
  guint n_taken;
  GArray *taken;
  GPtrArray *refusals;
} DmTableReport;

void dm_table_report_init (DmTableReport *report);
void dm_table_report_clear (DmTableReport *report);

typedef void (*DmTableProgress) (double share, gpointer data);

DmModel *dm_table_apply (DmModel *model, GPtrArray *changes, char decimal,
                         GCancellable *cancellable, DmTableProgress progress, gpointer data,
                         DmTableReport *report);
DmModel *dm_table_remove (DmModel *model, GPtrArray *changes, GCancellable *cancellable,
                          DmTableProgress progress, gpointer data);

G_END_DECLS
