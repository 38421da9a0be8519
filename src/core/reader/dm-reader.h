/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-diagnostic.h"
#include "dm-model.h"

G_BEGIN_DECLS

/** DmReadProgress: called now and then on the reading thread with the share done, 0 to 1 */
typedef void (*DmReadProgress) (double share, gpointer user_data);

#define DM_READER_MAX_DIAGNOSTICS 100
#define DM_READER_MAX_BYTES (512u * 1024 * 1024)
#define DM_READER_MAX_DEPTH 64
#define DM_READER_MAX_STRING (1024u * 1024)

/*
 * Both return the model, or NULL with @error set (DM_ERROR_INVALID: see @diagnostics; DM_ERROR_IO;
 * G_IO_ERROR_CANCELLED). @diagnostics (out) (optional) (element-type DmDiagnostic) (transfer full) is always
 * set: the errors, of which there are some where NULL is returned, and the warnings; sorted by place.
 */
DmModel *dm_reader_read_data (const char *data, gsize length, GCancellable *cancellable,
                              DmReadProgress progress, gpointer progress_data,
                              GPtrArray **diagnostics, GError **error);
DmModel *dm_reader_read_file (GFile *file, GCancellable *cancellable, DmReadProgress progress,
                              gpointer progress_data, GPtrArray **diagnostics, GError **error);

G_END_DECLS
