/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"

G_BEGIN_DECLS

/**
 * DmSourcePage:
 *
 * A document as text, to be edited: with what is wrong with it, and the way from there to the forms. Signal `form-wanted`: the
 * form of what is selected in the document now is to be shown, and the field of its member at a JSON pointer, "" for none.
 */
#define DM_TYPE_SOURCE_PAGE (dm_source_page_get_type ())
G_DECLARE_FINAL_TYPE (DmSourcePage, dm_source_page, DM, SOURCE_PAGE, GtkWidget)

GtkWidget *dm_source_page_new (DmDocument *document);
void dm_source_page_show (DmSourcePage *page, const DmTarget *target, const char *pointer);
gboolean dm_source_page_show_form (DmSourcePage *page);

G_END_DECLS
