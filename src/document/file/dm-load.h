/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-diagnostic.h"
#include "dm-file-state.h"
#include "dm-model.h"

G_BEGIN_DECLS

/**
 * DmProblems:
 * @file: the file that was read
 * @diagnostics: (element-type DmDiagnostic): what is wrong with it, by place; empty where it couldn't be read at all
 * @lines: (element-type utf8): for each diagnostic the line of the file it is about, "" where there is none
 * @message: why it didn't open, in a sentence
 *
 * Why a file did not open.
 */
typedef struct {
  GFile *file;
  GPtrArray *diagnostics;
  GPtrArray *lines;
  char *message;
} DmProblems;

void dm_problems_free (DmProblems *problems);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmProblems, dm_problems_free)

/**
 * DmLoad:
 * @progress: the share read, 0 to 1000; written by the worker
 *
 * One reading of a file on a worker, and what it gave.
 */
typedef struct {
  GFile *file;
  gboolean sample;
  gint *progress;       /* (atomic): g_atomic_rc_box shared with the document */
  DmModel *model;       /* (nullable) */
  DmProblems *problems; /* (nullable): where there is no model */
  DmFileState *state;   /* (nullable): what was read */
} DmLoad;

DmLoad *dm_load_new (GFile *file, gboolean sample, gint *progress);
void dm_load_free (DmLoad *load);
gboolean dm_load_run (DmLoad *load, GCancellable *cancellable, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmLoad, dm_load_free)

G_END_DECLS
