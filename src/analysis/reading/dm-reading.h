/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-model.h"

G_BEGIN_DECLS

/**
 * DmReadingSpec:
 *
 * What to read a model as, by ids. Every member may be `NULL`: all parties, all issues, the model's own
 * date, no scenario, no proposal. @baskets and @issues together show what either names.
 * @compare_date, @compare_scenario: another reading to compare this one with: of the same parties and issues, on that day, or the
 *   same one where it is `NULL`; with that scenario, or on record where it is `NULL`. With neither, what a scenario says is compared
 *   with the record, and the record with nothing.
 */
typedef struct {
  const char *const *parties;
  const char *const *issues;
  const char *const *baskets;
  const char *date;
  const char *scenario;
  const char *proposal;
  const char *compare_date;
  const char *compare_scenario;
} DmReadingSpec;

/** DmHolding: a party and the position it has in force on an issue. */
typedef struct {
  guint party;
  const DmPosition *position;
} DmHolding;

/** DmRecord: R: the shown parties on record on an issue, in the model's order of parties. */
typedef struct {
  guint n_holdings;
  DmHolding *holdings; /* owned; dm_record_clear() */
} DmRecord;

/** DmReading: a model read in one way; immutable, reference-counted, safe to use from any thread. */
typedef struct _DmReading DmReading;

DmReading *dm_reading_new (DmModel *model, const DmReadingSpec *spec, GError **error);
DmReading *dm_reading_new_between (const DmReading *reading, const guint *parties, guint n_parties,
                                   GError **error);
DmReading *dm_reading_new_from (const DmReading *reading, DmDate from, gboolean supposes);
DmReading *dm_reading_ref (DmReading *reading);
void dm_reading_unref (DmReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmReading, dm_reading_unref)

DmModel *dm_reading_get_model (const DmReading *reading);
DmDate dm_reading_get_date (const DmReading *reading);
int dm_reading_get_scenario (const DmReading *reading);
int dm_reading_get_proposal (const DmReading *reading);
guint dm_reading_get_n_parties (const DmReading *reading);
guint dm_reading_get_party (const DmReading *reading, guint nth);
gboolean dm_reading_shows_party (const DmReading *reading, guint party);
guint dm_reading_get_n_issues (const DmReading *reading);
guint dm_reading_get_issue (const DmReading *reading, guint nth);
int dm_reading_find_issue (const DmReading *reading, guint issue);

const DmPosition *dm_reading_get_position (const DmReading *reading, guint issue, guint party);
const DmPosition *dm_reading_get_replaced (const DmReading *reading, guint issue, guint party);
DmReading *dm_reading_get_other (const DmReading *reading);
gboolean dm_reading_supposes (const DmReading *reading, guint issue);
gboolean dm_reading_is_other (const DmReading *reading, guint issue, guint party);
const DmPosition *dm_reading_get_moved_from (const DmReading *reading, guint issue, guint party);
void dm_reading_get_record (const DmReading *reading, guint issue, DmRecord *record);
void dm_record_clear (DmRecord *record);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmRecord, dm_record_clear)

G_END_DECLS
