/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-export-choices.h"
#include "dm-redaction.h"
#include "dm-redraw.h"

G_BEGIN_DECLS

/*
 * What an export does beside the window, on a thread of its own: thinking out what is drawn, laying out pages to be looked at, and drawing
 * and writing files.
 */

/**
 * DmExportViews: what is exported; reference-counted, safe to use from any thread.
 * @stacks: (element-type DmStack): views
 * @model: what they show
 * @redaction: (nullable): where that is a public copy
 */
typedef struct {
  GPtrArray *stacks;
  DmModel *model;
  DmRedaction *redaction;
} DmExportViews;

DmExportViews *dm_export_views_new (DmStack *stack, DmModel *model);
DmExportViews *dm_export_views_ref (DmExportViews *views);
void dm_export_views_unref (DmExportViews *views);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmExportViews, dm_export_views_unref)

void dm_export_views_async (DmModel *model, DmRedraw *redraw, const DmExportWhat *what,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
DmExportViews *dm_export_views_finish (GAsyncResult *result, GError **error);

void dm_export_pages_async (DmExportViews *views, const DmExportOptions *options,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
DmPages *dm_export_pages_finish (GAsyncResult *result, GError **error);

gboolean dm_export_write (DmExportViews *views, const DmExportOptions *options, GFile *target,
                          gboolean in_folder, gboolean allow_repeated, GCancellable *cancellable,
                          GError **error);

G_END_DECLS
