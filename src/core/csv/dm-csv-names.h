/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"

G_BEGIN_DECLS

/**
 * DmCsvNames:
 *
 * What a cell may call a party, an issue, a level or a source by: its id, or its name in any case. Each is found in constant time.
 */
typedef struct _DmCsvNames DmCsvNames;

#define DM_CSV_UNKNOWN (-1)
#define DM_CSV_AMBIGUOUS (-2) /* several have that name */

DmCsvNames *dm_csv_names_new (void);
void dm_csv_names_free (DmCsvNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmCsvNames, dm_csv_names_free)

DmCsvNames *dm_csv_names_new_parties (const DmModel *model);
DmCsvNames *dm_csv_names_new_issues (const DmModel *model);
DmCsvNames *dm_csv_names_new_sources (const DmModel *model);
DmCsvNames *dm_csv_names_new_levels (const DmScale *scale);

guint dm_csv_names_add (DmCsvNames *names, const char *id, const char *name);
guint dm_csv_names_get_size (const DmCsvNames *names);
const char *dm_csv_names_get_id (const DmCsvNames *names, guint index);
const char *dm_csv_names_get_name (const DmCsvNames *names, guint index);
int dm_csv_names_find (const DmCsvNames *names, const char *text);
const char *dm_csv_names_find_nearest (const DmCsvNames *names, const char *text);
const char *dm_csv_names_get_label (const DmCsvNames *names, guint index);
char *dm_csv_names_make_id (DmCsvNames *names, const char *name, const char *fallback);

G_END_DECLS
