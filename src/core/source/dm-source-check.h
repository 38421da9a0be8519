/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-edit.h"

G_BEGIN_DECLS

/**
 * DmSourceProblem:
 * @severity: how bad it is
 * @message: translated
 * @code: the rule's name
 * @start: where in the text, in characters
 * @end: behind it; the same as @start in an empty text only
 *
 * Something wrong in a text, and what part of the text to mark.
 */
typedef struct {
  DmSeverity severity;
  char *message;
  const char *code;
  guint start, end;
} DmSourceProblem;

/**
 * DmSourceCheck:
 * @model: (nullable): what the text makes of the model; %NULL where it has errors
 * @problems: (element-type DmSourceProblem): errors and warnings, by place
 * @base: the model that was current
 * @hurts: (element-type DmHurt) (nullable): what applying it takes along; only where one thing is put in the place of another
 * @n_errors: how many of the problems are errors
 * @n_warnings: how many are warnings
 *
 * What a text that somebody edits is worth.
 */
typedef struct {
  DmModel *model, *base;
  GPtrArray *problems;
  GPtrArray *hurts;
  guint n_errors, n_warnings;
} DmSourceCheck;

DmSourceCheck *dm_source_check_file (const char *text, gsize length, DmModel *current,
                                     GCancellable *cancellable);
DmSourceCheck *dm_source_check_thing (const char *text, gsize length, DmModel *current,
                                      const DmTarget *target);
void dm_source_check_free (DmSourceCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmSourceCheck, dm_source_check_free)

char *dm_source_write_thing (DmModel *model, const DmTarget *target);

G_END_DECLS
