/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-document.h"
#include "dm-scene-list.h"

G_BEGIN_DECLS

/**
 * DmFollower:
 *
 * Has a view follow a document: whenever the view is in sight and the document has another analysis, what the view shows of it is made
 * in a worker and then given to the view. Of the thread of the view.
 */
typedef struct _DmFollower DmFollower;

/** DmFollowerMake: called in any thread. Returns: (transfer full) (nullable): what to show of @analysis */
typedef gpointer (*DmFollowerMake) (DmAnalysis *analysis, GCancellable *cancellable,
                                    GError **error);

/** DmFollowerTake: @made: (transfer full): what @view is to show */
typedef void (*DmFollowerTake) (GtkWidget *view, gpointer made);

DmFollower *dm_follower_new (GtkWidget *view, DmSceneList *list, DmDocument *document,
                             DmFollowerMake make, GDestroyNotify forget, DmFollowerTake take);
void dm_follower_free (DmFollower *follower);

G_END_DECLS
