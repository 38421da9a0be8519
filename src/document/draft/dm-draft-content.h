/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"

G_BEGIN_DECLS

/**
 * DmDraftContent:
 * @origin: (nullable): the URI of the document's own file
 * @digest: (nullable): what that file held (dm_file_state_get_digest())
 * @title: what the document is called
 * @time_s: when it was written, in seconds since 1970
 * @model: the model as it was edited; %NULL where it couldn't be read back
 * @source: (nullable): text of the source view that isn't part of the model
 *
 * What a draft says.
 */
typedef struct {
  char *origin;
  char *digest;
  char *title;
  gint64 time_s;
  DmModel *model;
  char *source;
} DmDraftContent;

void dm_draft_content_free (DmDraftContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmDraftContent, dm_draft_content_free)

GBytes *dm_draft_content_write (const DmDraftContent *content);
gboolean dm_draft_content_read (DmDraftContent *content, const char *data, gsize length,
                                GError **error);

G_END_DECLS
