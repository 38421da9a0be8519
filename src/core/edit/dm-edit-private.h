/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-edit.h"
#include "dm-entities-private.h"
#include "dm-model-private.h"
#include "dm-reader-private.h"

G_BEGIN_DECLS

#define DM_EDIT_GONE G_MAXUINT

/* What an edit may take along. More than DM_EDIT_MAX_HURTS of one kind are told in one sentence. */
#define DM_EDIT_MAX_HURTS 20

typedef enum {
  DM_HURT_POSITION,
  DM_HURT_DEMAND,
  DM_HURT_ACCEPTS,
  DM_HURT_ACCEPTS_OPTIONS,
  DM_HURT_ACCEPTS_CUT,
  DM_HURT_LIMITS,
  DM_HURT_LIMITS_OPTIONS,
  DM_HURT_VALUES,
  DM_HURT_EVIDENCE,
  DM_HURT_CHANGE,
  DM_HURT_NEED,
  DM_HURT_BASKET,
  DM_HURT_EVENT,
  DM_HURT_BY,
  DM_HURT_STANCE,
  DM_HURT_TERM,
  DM_HURT_VIEW,
  DM_N_HURT_KINDS
} DmHurtKind;

/* One edit on its way: from @model to @changed, which is NULL as long as nothing differs. */
typedef struct {
  DmModel *model;
  DmModel *changed;
  DmEditReport *report;
  gboolean on_party; /* whether what is edited is a party: its positions are “of”, not “on” it */
  const char *name; /* of what is edited */
  guint n_hurts[DM_N_HURT_KINDS];
  GPtrArray *hurts[DM_N_HURT_KINDS]; /* of DmHurt, the first ones of each kind; NULL for none */
} DmEdit;

/* A target that was found. */
typedef struct {
  DmTargetKind kind;
  DmEntityKind entity; /* of all but the model and positions */
  guint index;         /* of the entity, or of the position's issue */
  guint party;         /* of a position */
  int position; /* its index among its issue's, or the scenario's changes; -1: not there yet */
  int scenario; /* -1: the position is on record */
} DmEditPlace;

void dm_edit_begin (DmEdit *edit, DmModel *model, DmEditReport *report);
DmModel *dm_edit_end (DmEdit *edit);
void dm_edit_change (DmEdit *edit);
void dm_edit_fail (DmEdit *edit, const char *code, const char *pointer, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
gboolean dm_edit_begin_reading (DmEdit *edit, DmReader *reader, const char *json, guint depth);
gboolean dm_edit_end_reading (DmEdit *edit, DmReader *reader);
gboolean dm_edit_find (DmEdit *edit, const DmTarget *target, DmEditPlace *place);
DmEntityKind dm_edit_get_entity_kind (DmTargetKind kind);
char *dm_edit_make_slug (const char *name);
const char *dm_edit_get_name (const DmModel *model, DmEntityKind kind, guint index);

void dm_edit_write_model (GString *text, const DmModel *model);
void dm_edit_put_model (DmEdit *edit, const char *json);

void dm_edit_put_entity (DmEdit *edit, const DmEditPlace *place, const char *json);
void dm_edit_add_entity (DmEdit *edit, DmEntityKind kind, const char *json, guint before);
void dm_edit_remove_entity (DmEdit *edit, const DmEditPlace *place);
void dm_edit_move_entity (DmEdit *edit, const DmEditPlace *place, guint to);

void dm_edit_put_position (DmEdit *edit, const DmEditPlace *place, const char *json);
void dm_edit_add_position (DmEdit *edit, const char *json);
void dm_edit_remove_position (DmEdit *edit, const DmEditPlace *place);
void dm_edit_put_change (DmEdit *edit, const DmEditPlace *place, const char *json);
void dm_edit_remove_change (DmEdit *edit, const DmEditPlace *place);

void dm_edit_follow (DmEdit *edit, DmEntityKind kind, const guint *map);
void dm_edit_rescale (DmEdit *edit, guint index, DmIssue *issue);
DmPositions *dm_edit_splice_positions (const DmPositions *list, DmScale *scale, int without,
                                       const DmPosition *with);

DmTarget dm_edit_target_entity (const DmModel *model, DmEntityKind kind, guint index);
DmTarget dm_edit_target_position (const DmModel *model, guint issue, const DmPosition *position,
                                  const DmScenario *scenario);
void dm_edit_hurt (DmEdit *edit, DmHurtKind kind, const DmTarget *target, const char *what);
void dm_edit_tell_hurts (DmEdit *edit);

G_END_DECLS
