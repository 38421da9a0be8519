/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-csv-import.h"
#include "dm-csv-names.h"

G_BEGIN_DECLS

/** DmCsvFault: why a row comes to nothing. */
typedef enum {
  DM_CSV_FAULT_NONE,
  DM_CSV_FAULT_TOO_LONG,  /* something stands behind the last column */
  DM_CSV_FAULT_EMPTY,     /* no party, or no issue */
  DM_CSV_FAULT_UNKNOWN,   /* a party, issue or source */
  DM_CSV_FAULT_AMBIGUOUS, /* a name that several have */
  DM_CSV_FAULT_VALUE,     /* what dm_cell_parse() doesn't take either */
  DM_CSV_FAULT_REVERSED,  /* a set from behind its end */
  DM_CSV_FAULT_DOUBLE,    /* the same position as an earlier row */
  DM_CSV_FAULT_POSITION,  /* + a DmPositionFault */
} DmCsvFault;

typedef struct {
  guint8 effect; /* DmCsvEffect */
  guint8 fault;
  guint8 cell; /* the one that is at fault */
  guint32
      other; /* of DM_CSV_FAULT_DOUBLE the earlier row; of an unknown place on a scale the issue in the base */
} DmCsvRowResult;

struct _DmCsvImport {
  DmModel *model;
  DmCsvTable *table;
  char decimal;
  GPtrArray *offers; /* of DmCsvOffer */
  DmModel *base;     /* with what was accepted; NULL before a run */
  DmModel *result;
  GArray *rows; /* of DmCsvRowResult */
  guint counts[DM_CSV_N_EFFECTS];
};

/* The cells that stand on a scale, in the order in which a position that makes sense has them there. */
#define DM_CSV_N_PLACES 5
extern const DmCell dm_csv_places[DM_CSV_N_PLACES];

void dm_csv_find_offers (DmCsvImport *import);
DmModel *dm_csv_create_offers (const DmCsvImport *import, GError **error);
gboolean dm_csv_read_rows (DmCsvImport *import, GCancellable *cancellable, GError **error);

G_END_DECLS
