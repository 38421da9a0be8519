/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DmPublishMake:
 * @allow_repeated: whether something withheld may be said by what is kept
 *
 * Makes a file's bytes, on a worker. Returns: (transfer full) (nullable): them; DM_ERROR_WITHHELD where that would have to be allowed
 */
typedef GBytes *(*DmPublishMake) (gpointer job, gboolean allow_repeated, GCancellable *cancellable,
                                  GError **error);

/**
 * DmPublishing:
 * @job: what @make is given; owned
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
  DmPublishMake make;
  void (*finished) (GtkWindow *window, GFile *file, gboolean written, const GError *error);
} DmPublishing;

void dm_publish (const DmPublishing *publishing, GCancellable *cancellable);

G_END_DECLS
