/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-csv-table.h"

G_BEGIN_DECLS

/** DmCsvEffect: what a row of the table does to the model. */
typedef enum {
  DM_CSV_ADDS,
  DM_CSV_UPDATES,
  DM_CSV_UNCHANGED,
  DM_CSV_FAULTY,
  DM_CSV_N_EFFECTS
} DmCsvEffect;

/** DmCsvOfferKind: what the table names and the model doesn't have; bits, to be accepted together. */
typedef enum {
  DM_CSV_OFFER_PARTY = 1 << 0,
  DM_CSV_OFFER_ISSUE = 1 << 1,
  DM_CSV_OFFER_LEVELS = 1 << 2, /* on the scale of an issue that the model has */
  DM_CSV_OFFER_SOURCE = 1 << 3,
} DmCsvOfferKind;

#define DM_CSV_OFFER_ALL                                                                           \
  (DM_CSV_OFFER_PARTY | DM_CSV_OFFER_ISSUE | DM_CSV_OFFER_LEVELS | DM_CSV_OFFER_SOURCE)

/**
 * DmCsvOffer:
 * @name: what the table calls it; for levels the name of their issue
 * @id: the id that it would get; for levels that of their issue
 * @row: where it is named first
 * @cell: in which column
 * @n_rows: how many rows name it
 * @accepted: whether it is to be created
 * @scale: of an issue: the type that its scale gets
 * @guess: the one that it is guessed to have
 * @scales: bits 1 << #DmScaleType of those that it could have
 * @min: of an issue that could have an interval scale the lower end of that
 * @max: likewise the upper end
 * @levels: (element-type utf8) (nullable): the names of the levels or options that would be created, in order; on an interval scale
 *   there are none
 *
 * Something that the table names and the model doesn't have, and that can be created.
 */
typedef struct {
  DmCsvOfferKind kind;
  char *name;
  char *id;
  guint row;
  DmCell cell;
  guint n_rows;
  gboolean accepted;
  DmScaleType scale, guess;
  guint scales;
  double min, max;
  GPtrArray *levels;
} DmCsvOffer;

/**
 * DmCsvImport:
 *
 * A table on its way into a model: what it names that the model doesn't have, what each row would do, and the model that
 * comes of it. Belongs to one thread at a time.
 */
typedef struct _DmCsvImport DmCsvImport;

DmCsvImport *dm_csv_import_new (DmModel *model, DmCsvTable *table, char decimal);
void dm_csv_import_free (DmCsvImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmCsvImport, dm_csv_import_free)

guint dm_csv_import_get_n_offers (const DmCsvImport *import);
const DmCsvOffer *dm_csv_import_get_offer (const DmCsvImport *import, guint index);
void dm_csv_import_accept (DmCsvImport *import, guint index, gboolean accepted);
void dm_csv_import_accept_kinds (DmCsvImport *import, guint kinds);
void dm_csv_import_set_scale (DmCsvImport *import, guint index, DmScaleType scale);
char *dm_csv_import_find_nearest (const DmCsvImport *import, guint index);
char *dm_csv_offer_describe (const DmCsvOffer *offer);
char *dm_csv_offer_describe_contents (const DmCsvOffer *offer);
DmModel *dm_csv_new_model (const char *name);

gboolean dm_csv_import_run (DmCsvImport *import, GCancellable *cancellable, GError **error);
DmModel *dm_csv_import_get_result (const DmCsvImport *import);
DmCsvTable *dm_csv_import_get_table (const DmCsvImport *import);
guint dm_csv_import_count (const DmCsvImport *import, DmCsvEffect effect);
DmCsvEffect dm_csv_import_get_effect (const DmCsvImport *import, guint row);
DmDiagnostic *dm_csv_import_explain (const DmCsvImport *import, guint row);
DmCell dm_csv_import_get_cell (const DmCsvImport *import, guint row);

G_END_DECLS
