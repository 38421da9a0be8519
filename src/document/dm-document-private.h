/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-document.h"
#include "dm-draft.h"
#include "dm-history.h"

G_BEGIN_DECLS

/* What the files of the document share. */

typedef enum {
  DM_DOCUMENT_MODEL_CHANGED,
  DM_DOCUMENT_READING_CHANGED,
  DM_DOCUMENT_ANALYSIS_CHANGED,
  DM_DOCUMENT_SELECTION_CHANGED,
  DM_DOCUMENT_PROBLEMS_CHANGED,
  DM_DOCUMENT_HISTORY_CHANGED,
  DM_DOCUMENT_FILE_CHANGED,
  DM_DOCUMENT_DRAFT_CHANGED,
  DM_DOCUMENT_OUTSIDE_CHANGED,
  DM_DOCUMENT_RELOADED,
  DM_DOCUMENT_FLUSH,
  DM_DOCUMENT_N_SIGNALS
} DmDocumentSignal;

struct _DmDocument {
  GObject parent_instance;

  /* the file */
  GFile *file;
  gboolean sample;
  char *title;        /* (nullable): what it's called without a file */
  DmFileState *state; /* (nullable): the file as it was read or written last */
  guint life; /* counts what was opened: a save of what was open before doesn't concern what is */
  gint *progress; /* (atomic): shared with the load under way */
  guint load_serial;
  DmProblems *problems;
  GQueue saves; /* of GTask: the first is under way, unless it is held */
  guint n_held; /* who isn't done yet with what is to be saved */

  /* what other programs do to it */
  GPtrArray *monitors; /* (nullable) of GFileMonitor */
  guint look_source;
  gboolean looking; /* a worker does */
  DmOutside outside;
  guint outside_patience;     /* how often the file couldn't be read */
  DmModel *outside_model;     /* (nullable): what is in the file now */
  DmFileState *outside_state; /* (nullable): what the file is like now */
  char *outside_message;      /* (nullable): why it can't be read */

  /* the model and its history */
  DmHistory *history;
  DmModel *model;      /* (nullable): the one that is shown: the history's, or a preview */
  gboolean previewing; /* whether it's a preview */
  DmSelection *selection;
  char *fresh; /* (nullable): the id of what was added last, while it isn't made from a name yet */
  DmTargetKind fresh_kind;

  /* what isn't saved, against a crash */
  char *source_draft;    /* (nullable) */
  DmDraft *draft;        /* (nullable) */
  guint draft_serial;    /* counts what was written to it */
  guint draft_source;    /* when it's due */
  gint64 draft_since_us; /* the first change that isn't in it; 0 for none */
  gboolean draft_writing;
  char *draft_problem; /* (nullable): why it can't be written */

  /* how it is read */
  GHashTable *hidden_parties; /* set of ids */
  GStrv issues, baskets;
  char *date, *scenario, *proposal;
  char *compare_date, *compare_scenario;

  /* what that gives */
  DmAnalysis *analysis;
  gboolean analysis_is_current;
  GCancellable *analysing; /* (nullable): the analysis under way */
  gboolean analyse_again;  /* the model was edited meanwhile */
};

/* dm-document.c */
void dm_document_emit (DmDocument *self, DmDocumentSignal which);
void dm_document_show_model (DmDocument *self, DmModel *model);
void dm_document_take_selection (DmDocument *self, DmSelection *selection);

/* dm-document-reading.c */
void dm_document_analyse (DmDocument *self);
void dm_document_stop_analysing (DmDocument *self);
void dm_document_reading_changed (DmDocument *self);
void dm_document_reset_reading (DmDocument *self);
void dm_document_follow_reading (DmDocument *self, DmModel *from, DmModel *to);

/* dm-document-edits.c */
void dm_document_begin_history (DmDocument *self, DmModel *model);
void dm_document_add_step (DmDocument *self, DmModel *model, const char *label, const char *merge,
                           gboolean saved);
void dm_document_history_changed (DmDocument *self);

/* dm-thing.c */
void dm_document_name_fresh (DmDocument *self);

/* dm-document-draft.c */
void dm_document_update_draft (DmDocument *self);
void dm_document_leave_draft (DmDocument *self);

/* dm-document-file.c */
void dm_document_begin_life (DmDocument *self);
void dm_document_take_state (DmDocument *self, DmFileState *state);
void dm_document_adopt_again (DmDocument *self, DmLoad *load);
void dm_document_take_again (DmDocument *self, DmModel *model, DmFileState *state);
void dm_document_take_file (DmDocument *self, GFile *file, gboolean sample, DmFileState *state);

/* dm-document-outside.c */
void dm_document_watch (DmDocument *self);
void dm_document_stop_watching (DmDocument *self);
void dm_document_forget_outside (DmDocument *self);

G_END_DECLS
