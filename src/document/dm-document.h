/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-analysis.h"
#include "dm-edit.h"
#include "dm-load.h"
#include "dm-recovery.h"
#include "dm-save.h"
#include "dm-selection.h"

G_BEGIN_DECLS

/**
 * DmDocument:
 *
 * An open file: its current model with its history, how it is read, what that gives, and what is selected. Lives on the main
 * thread; reading a file and analysing a large model happen on workers.
 *
 * Signals, each after the change: `model-changed`, `reading-changed`, `analysis-changed`,
 * `selection-changed`, `problems-changed`, `history-changed`, `file-changed` (which file it is, or what
 * it's called), `draft-changed`, `outside-changed`, `reloaded` (another program changed the file, and it was read again). And before a
 * change: `flush`, see dm_document_flush().
 */
#define DM_TYPE_DOCUMENT (dm_document_get_type ())
G_DECLARE_FINAL_TYPE (DmDocument, dm_document, DM, DOCUMENT, GObject)

/* Fewer positions than this are judged at once: it takes less than a frame. */
#define DM_DOCUMENT_INSTANT_POSITIONS 2000

DmDocument *dm_document_new (void);

void dm_document_load_async (DmDocument *document, GFile *file, gboolean sample,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean dm_document_load_finish (DmDocument *document, GAsyncResult *result, GError **error);
double dm_document_get_progress (DmDocument *document);
void dm_document_adopt (DmDocument *document, DmModel *model, const char *title);
void dm_document_revert_async (DmDocument *document, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean dm_document_revert_finish (DmDocument *document, GAsyncResult *result, GError **error);
void dm_document_save_async (DmDocument *document, GFile *file, DmSaveFlags flags,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean dm_document_save_finish (DmDocument *document, GAsyncResult *result, GError **error);
gboolean dm_document_is_saving (DmDocument *document);
void dm_document_hold_saves (DmDocument *document);
void dm_document_release_saves (DmDocument *document);

GFile *dm_document_get_file (DmDocument *document);
gboolean dm_document_is_sample (DmDocument *document);
gboolean dm_document_has_own_file (DmDocument *document);
char *dm_document_dup_display_name (DmDocument *document);

DmModel *dm_document_get_model (DmDocument *document);
void dm_document_set_model (DmDocument *document, DmModel *model);
DmAnalysis *dm_document_get_analysis (DmDocument *document);
DmReading *dm_document_read_model (DmDocument *document, DmModel *model, GError **error);
gboolean dm_document_is_analysis_current (DmDocument *document);

DmProblems *dm_document_get_problems (DmDocument *document);
void dm_document_clear_problems (DmDocument *document);

/**
 * DmOutside:
 * @DM_OUTSIDE_SAME: the file is as it was read or saved last, or there is none
 * @DM_OUTSIDE_CHANGED: another program wrote it, and there are changes here that aren't saved; where there are none the file is
 *   read again at once
 * @DM_OUTSIDE_BROKEN: another program wrote it, and it can't be read now
 * @DM_OUTSIDE_GONE: it was removed, or moved away
 *
 * What another program did to the document's file. Signal `outside-changed`: this, or what is in the file, has changed.
 */
typedef enum {
  DM_OUTSIDE_SAME,
  DM_OUTSIDE_CHANGED,
  DM_OUTSIDE_BROKEN,
  DM_OUTSIDE_GONE,
} DmOutside;

void dm_document_look_outside (DmDocument *document);
DmOutside dm_document_get_outside (DmDocument *document);
DmModel *dm_document_get_outside_model (DmDocument *document);
const char *dm_document_get_outside_message (DmDocument *document);
void dm_document_take_outside (DmDocument *document);
void dm_document_keep_mine (DmDocument *document);

/*
 * Edits. The history is a list of models: every change is a whole new one, made by the functions of dm-edit.h, and a step of
 * its own unless it merges with the one before. Signal `history-changed`: what can be undone or redone, or
 * whether the document is modified, has changed.
 */
void dm_document_apply (DmDocument *document, DmModel *model, const char *label, const char *merge);
void dm_document_end_step (DmDocument *document);
void dm_document_flush (DmDocument *document);
gboolean dm_document_edit (DmDocument *document, const DmTarget *target, const char *pointer,
                           const char *value, const char *label, DmEditReport *report);
void dm_document_preview (DmDocument *document, DmModel *model);
void dm_document_end_preview (DmDocument *document, const char *label);
gboolean dm_document_is_previewing (DmDocument *document);

gboolean dm_document_undo (DmDocument *document);
gboolean dm_document_redo (DmDocument *document);
const char *dm_document_get_undo_label (DmDocument *document);
const char *dm_document_get_redo_label (DmDocument *document);
gboolean dm_document_is_modified (DmDocument *document);

/* What isn't saved is kept in a draft on the disk, at most three seconds behind. Signal `draft-changed`: whether that goes well. */
const char *dm_document_get_source_draft (DmDocument *document);
void dm_document_set_source_draft (DmDocument *document, const char *text);
gboolean dm_document_write_draft (DmDocument *document, GError **error);
void dm_document_discard (DmDocument *document);
const char *dm_document_get_draft_problem (DmDocument *document);
void dm_document_recover (DmDocument *document, DmRecovery *recovery);

DmTarget dm_document_get_target (DmDocument *document);

gboolean dm_document_is_party_shown (DmDocument *document, const char *party);
void dm_document_set_party_shown (DmDocument *document, const char *party, gboolean shown);
void dm_document_show_all_parties (DmDocument *document);
const char *dm_document_get_date (DmDocument *document);
void dm_document_set_date (DmDocument *document, const char *date);
const char *dm_document_get_scenario (DmDocument *document);
void dm_document_set_scenario (DmDocument *document, const char *scenario);
const char *dm_document_get_proposal (DmDocument *document);
void dm_document_set_proposal (DmDocument *document, const char *proposal);
const char *dm_document_get_compare_date (DmDocument *document);
const char *dm_document_get_compare_scenario (DmDocument *document);
void dm_document_compare_with (DmDocument *document, const char *date, const char *scenario);
GStrv dm_document_dup_shown_parties (DmDocument *document);
const char *const *dm_document_get_issues (DmDocument *document);
const char *const *dm_document_get_baskets (DmDocument *document);
void dm_document_set_scope (DmDocument *document, const char *const *issues,
                            const char *const *baskets);
void dm_document_set_spec (DmDocument *document, const DmReadingSpec *spec);

const DmSelection *dm_document_get_selection (DmDocument *document);
void dm_document_select (DmDocument *document, DmSelectionKind kind, const char *id,
                         const char *party, const char *mark);

G_END_DECLS
