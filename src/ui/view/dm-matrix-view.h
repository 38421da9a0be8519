/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"
#include "dm-stack.h"
#include "dm-style.h"

G_BEGIN_DECLS

/** DmMatrixView: who holds what, and who agrees with whom. A click selects, a double click goes to the map. */
#define DM_TYPE_MATRIX_VIEW (dm_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (DmMatrixView, dm_matrix_view, DM, MATRIX_VIEW, GtkWidget)

void dm_matrix_view_set_document (DmMatrixView *view, DmDocument *document);
void dm_matrix_view_set_style (DmMatrixView *view, DmStyle *style);
DmStack *dm_matrix_view_new_stack (DmMatrixView *view);
gboolean dm_matrix_view_is_by_similarity (DmMatrixView *view);
void dm_matrix_view_set_by_similarity (DmMatrixView *view, gboolean by_similarity);

G_END_DECLS
