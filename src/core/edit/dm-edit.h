/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-diagnostic.h"
#include "dm-model.h"

G_BEGIN_DECLS

/*
 * Pure edits: a model and a change give a new model that shares all it didn't touch. What is edited is always
 * said in JSON, in the words of the format, and read by the strict reader: an edit can't make a model that the reader would
 * refuse, and what is wrong is told with the same diagnostics.
 */

typedef enum {
  DM_TARGET_MODEL, /* the members of the file itself: title, summary, note, date */
  DM_TARGET_PARTY,
  DM_TARGET_BASKET,
  DM_TARGET_ISSUE,
  DM_TARGET_SOURCE,
  DM_TARGET_EVENT,
  DM_TARGET_SCENARIO,
  DM_TARGET_PROPOSAL,
  DM_TARGET_VIEW,
  DM_TARGET_POSITION,
} DmTargetKind;

/**
 * DmTarget:
 * @id: (nullable): the thing's id; of a position that of its issue; %NULL for the model
 * @party: (nullable): of a position the id of its party
 * @since: of a position the day it holds from: names which one of the party's
 * @scenario: (nullable): of a position the scenario whose change is meant, %NULL for the record
 *
 * What an edit is about, by ids; strings are borrowed.
 */
typedef struct {
  DmTargetKind kind;
  const char *id;
  const char *party;
  DmDate since;
  const char *scenario;
} DmTarget;

/**
 * DmHurt:
 * @target: what is hurt, in the model before the edit; its strings live as long as that model
 * @removed: whether it goes altogether, or only loses members
 * @sentence: translated: what happens to it, "United States on Crimea’s status: the demand “left open” goes"
 *
 * Something else that an edit takes along, because it refers to what goes.
 */
typedef struct {
  DmTarget target;
  gboolean removed;
  char *sentence;
} DmHurt;

/**
 * DmEditReport:
 * @diagnostics: (element-type DmDiagnostic): why the edit can't be made; pointers are relative to the edited thing
 *   ("/demand", "/scale/levels/2/id"), lines and columns to its JSON. Empty where the edit was made.
 * @hurts: (element-type DmHurt): what it takes along. The new model is already without it: ask before applying.
 */
typedef struct {
  GPtrArray *diagnostics;
  GPtrArray *hurts;
} DmEditReport;

void dm_edit_report_clear (DmEditReport *report);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmEditReport, dm_edit_report_clear)

/* An edit returns a new model (transfer full), or NULL where it can't be made, and fills @report, which need not be
 * initialised. One that changes nothing returns a new reference to @model. */

char *dm_edit_get_json (DmModel *model, const DmTarget *target);
DmModel *dm_edit_put_json (DmModel *model, const DmTarget *target, const char *json,
                           DmEditReport *report);
DmModel *dm_edit_set_member (DmModel *model, const DmTarget *target, const char *pointer,
                             const char *value, DmEditReport *report);
DmModel *dm_edit_add (DmModel *model, DmTargetKind kind, const char *json, guint before,
                      DmEditReport *report);
DmModel *dm_edit_remove (DmModel *model, const DmTarget *target, DmEditReport *report);
DmModel *dm_edit_move (DmModel *model, const DmTarget *target, guint to, DmEditReport *report);
char *dm_edit_make_id (const DmModel *model, DmTargetKind kind, const char *name);

G_END_DECLS
