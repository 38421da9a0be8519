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

/* All return a new model (transfer full), or NULL where the edit can't be made, and fill @report (which need not be
 * initialised; dm_edit_report_clear() it). An edit that changes nothing returns a new reference to @model. */

/* The canonical JSON of a thing on one line, NULL where the model doesn't have it. */
char *dm_edit_get_json (DmModel *model, const DmTarget *target);
/* Puts @json in the place of a thing. Its id may change: what refers to it follows. On a new scale, levels are known by
 * their ids; a level whose id went away and whose place is taken by one with a new id is renamed. A position may
 * move to another party, issue or day. With @target->scenario a change that isn't there yet is added. */
DmModel *dm_edit_put_json (DmModel *model, const DmTarget *target, const char *json,
                           DmEditReport *report);
/* Sets one member, by JSON pointer (RFC 6901) relative to the thing: "/name", "/no_deal/value", "/evidence/0/locator",
 * "/evidence/-" appends. @value is JSON; NULL removes the member or element. Objects on the way are made. */
DmModel *dm_edit_set_member (DmModel *model, const DmTarget *target, const char *pointer,
                             const char *value, DmEditReport *report);
/* Adds a thing from JSON before the @before-th of its kind, G_MAXUINT for the end. Positions go to the end of the file;
 * a party that has one on the issue from the same day already is an error ("duplicate-position"). */
DmModel *dm_edit_add (DmModel *model, DmTargetKind kind, const char *json, guint before,
                      DmEditReport *report);
DmModel *dm_edit_remove (DmModel *model, const DmTarget *target, DmEditReport *report);
/* Moves an entity (no position) so that it is the @to-th of its kind. */
DmModel *dm_edit_move (DmModel *model, const DmTarget *target, guint to, DmEditReport *report);
/* A new id of @kind that the model doesn't have yet, made from @name: "Crimea’s status" → "crimeas-status". */
char *dm_edit_make_id (const DmModel *model, DmTargetKind kind, const char *name);

G_END_DECLS
