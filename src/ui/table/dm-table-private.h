/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-table.h"

G_BEGIN_DECLS

/* What takes longer than a frame goes to a worker. */
#define DM_TABLE_INSTANT_POSITIONS 10000
#define DM_TABLE_INSTANT_CHANGES 100

/* A block of more cells isn't made up within a frame. */
#define DM_TABLE_MOST_CELLS 50000
#define DM_TABLE_MOST_COPIED 50000

/* A cell that was not taken: what was typed, and why. */
typedef struct {
  char *text, *reason;
} DmTableMark;

/* A row that is no position yet. */
typedef struct {
  DmTableChange *change;
  char *reasons[DM_N_CELLS];
} DmTablePending;

struct _DmTable {
  GObject parent_instance;

  DmDocument *document;
  DmModel *model; /* (nullable): what the rows are of */
  gboolean active;
  char decimal;

  DmTableKind kind;
  DmTableQuery query;
  int verdict;     /* -1: all */
  int matrix_sort; /* the column, -1: as in the file */
  gboolean matrix_descending;

  GArray *rows;       /* of DmTableRow */
  GPtrArray *pending; /* of DmTablePending; the last one is empty */
  GArray *issues;     /* of guint: the rows of the matrix */
  GArray *parties;    /* of guint: its columns */
  GHashTable *marks;  /* cell → DmTableMark, also of rows that are filtered out */

  DmAnalysis *analysis; /* (nullable): what results are of */
  int *results;         /* by issue; -1 for none */

  GCancellable *loading; /* (nullable): rows being made */
  struct _DmTableJob *job;

  DmTableSearch search;
  GArray *hits;            /* of DmTableHit; (nullable) */
  GCancellable *searching; /* (nullable) */
};

/* dm-table.c */
void dm_table_changed (DmTable *self);
void dm_table_say (DmTable *self, const char *sentence);
void dm_table_emit_busy (DmTable *self);
void dm_table_emit_found (DmTable *self);
DmIssueResult *dm_table_get_result (DmTable *self, guint issue);
const DmPosition *dm_table_get_in_force (DmTable *self, guint issue, guint party);

/* dm-table-rows-view.c */
void dm_table_make_rows (DmTable *self);
void dm_table_follow_model (DmTable *self);

/* dm-table-pending.c */
DmTablePending *dm_table_pending_new (void);
void dm_table_pending_free (DmTablePending *pending);
gboolean dm_table_pending_is_empty (const DmTablePending *pending);
DmTablePending *dm_table_get_pending (DmTable *self, guint row);
void dm_table_tidy_pending (DmTable *self);
void dm_table_set_mark (DmTable *self, guint row, guint column, const char *text,
                        const char *reason);
void dm_table_forget_mark (DmTable *self, guint row, guint column);
GHashTable *dm_table_make_marks (void);
void dm_table_follow_marks (DmTable *self);
DmTableMark *dm_table_look_up_mark (DmTable *self, guint row, guint column);

/* dm-table-edit.c */
DmTableChange *dm_table_make_change (DmTable *self, guint row, guint column, const char *text);

/* dm-table-search.c */
void dm_table_search_again (DmTable *self);

/* dm-table-job.c */
typedef enum {
  DM_TABLE_SAYS_NOTHING,
  DM_TABLE_SAYS_PASTED,
  DM_TABLE_SAYS_REPLACED,
  DM_TABLE_SAYS_DELETED,
} DmTableSays;

void dm_table_run (DmTable *self, GPtrArray *changes, GArray *targets, gboolean removes,
                   const char *label, DmTableSays says);
void dm_table_run_replace (DmTable *self, GArray *hits, const char *replacement);

G_END_DECLS
