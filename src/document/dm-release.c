/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-release.h"

typedef struct {
  gpointer data;
  GDestroyNotify destroy;
} Release;

static void release_in_thread (GTask *task, gpointer source, gpointer data,
                               GCancellable *cancellable) {
  const Release *release = data;

  release->destroy (release->data);
  g_task_return_boolean (task, TRUE);
}

/**
 * dm_release:
 * @data: (transfer full): what nobody wants any more
 * @destroy: how it goes; may be called on any thread
 *
 * Lets go of something that may hold a million positions, which takes longer than a frame, on a worker.
 */
void dm_release (gpointer data, GDestroyNotify destroy) {
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Release *release = g_new (Release, 1);

  *release = (Release){ data, destroy };
  g_task_set_task_data (task, release, g_free);
  g_task_run_in_thread (task, release_in_thread);
}
