/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model-private.h"
#include "dm-writer.h"

G_BEGIN_DECLS

/*
 * One JSON value on one line. Members are appended in the format's order; before each, the
 * unknown ones that stood there.
 */
typedef struct {
  GString *text;
  const DmExtras *extras;
  guint next_extra;
  guint member; /* of the format's members, the next */
  gboolean empty;
} DmWriterObject;

void dm_writer_open (DmWriterObject *object, GString *text, const DmExtras *extras);
void dm_writer_close (DmWriterObject *object);
gboolean dm_writer_member (DmWriterObject *object, const char *name, gboolean given);
void dm_writer_string (DmWriterObject *object, const char *name, const char *value);
void dm_writer_number (DmWriterObject *object, const char *name, gboolean given, double value);
void dm_writer_date (DmWriterObject *object, const char *name, DmDate date);

void dm_writer_position (GString *text, const DmModel *model, const DmIssue *issue,
                         const DmPosition *position, guint removed);
void dm_writer_entity (GString *text, const DmModel *model, DmEntityKind kind,
                       gconstpointer entity);

G_END_DECLS
