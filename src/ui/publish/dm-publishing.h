/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DmPublishWrite:
 * @job: what is to be written
 * @file: where to
 * @allow_repeated: whether something withheld may be said by what is kept
 * @cancellable: stops it
 * @error: return location
 *
 * Makes what is written, and writes it, on a worker. Returns: whether it was written; DM_ERROR_WITHHELD where nothing was, and that would
 * have to be allowed
 */
typedef gboolean (*DmPublishWrite) (gpointer job, GFile *file, gboolean allow_repeated,
                                    GCancellable *cancellable, GError **error);

/**
 * DmPublishing:
 * @job: what @write is given; owned
 * @file: where to
 * @finished: called once, with an error, or %NULL where the file is written; not where nothing was to be written after all
 *
 * A file on its way from being made to being written, with the question whether what is withheld may be said all the same.
 */
typedef struct {
  GtkWindow *window;
  GFile *file;
  gpointer job;
  GDestroyNotify free_job;
  DmPublishWrite write;
  void (*finished) (GtkWindow *window, GFile *file, gboolean written, const GError *error);
} DmPublishing;

void dm_publish (const DmPublishing *publishing, GCancellable *cancellable);
gboolean dm_publish_write_bytes (GFile *file, GBytes *bytes, GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
