/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DmFileState:
 *
 * What a file was like when it was read or written: enough to tell whether somebody else wrote it since. Immutable,
 * reference-counted.
 */
typedef struct _DmFileState DmFileState;

typedef enum {
  DM_FILE_SAME,    /* the content is what it was */
  DM_FILE_CHANGED, /* it's another one, or there's no telling */
  DM_FILE_GONE,    /* there is no such file */
} DmFileChange;

#define DM_FILE_STATE_ATTRIBUTES                                                                   \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE                                \
                                 "," G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_UNIX_INODE   \
                                 "," G_FILE_ATTRIBUTE_UNIX_DEVICE                                  \
                                 "," G_FILE_ATTRIBUTE_TIME_MODIFIED

DmFileState *dm_file_state_new (GFileInfo *info, const char *data, gsize length);
DmFileState *dm_file_state_new_written (const char *etag, const char *data, gsize length);
DmFileState *dm_file_state_ref (DmFileState *state);
void dm_file_state_unref (DmFileState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmFileState, dm_file_state_unref)

const char *dm_file_state_get_etag (const DmFileState *state);
const char *dm_file_state_get_digest (const DmFileState *state);
gboolean dm_file_state_has_content (const DmFileState *state, const char *data, gsize length);
DmFileChange dm_file_state_compare (const DmFileState *state, GFile *file,
                                    GCancellable *cancellable);

G_END_DECLS
