/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-describe.h"
#include "dm-document.h"
#include "dm-style.h"

G_BEGIN_DECLS

/**
 * DmDetailsPage:
 * @box: what is filled
 * @analysis: the analysis shown, and the reading and model it is of
 *
 * What follows from the whole model, told below a form, while it is being filled; see dm-editor.c.
 */
typedef struct {
  GtkBox *box;
  DmDocument *document;
  DmStyle *style;
  DmAnalysis *analysis;
  DmReading *reading;
  DmModel *model;
} DmDetailsPage;

void dm_details_add_text (DmDetailsPage *page, const char *text);
void dm_details_add_taken_text (DmDetailsPage *page, char *text);
void dm_details_add_heading (DmDetailsPage *page, const char *text);
void dm_details_add_fact (DmDetailsPage *page, const char *caption, const char *text);
void dm_details_add_taken_fact (DmDetailsPage *page, const char *caption, char *text);
GtkWidget *dm_details_add_list (DmDetailsPage *page);
GtkWidget *dm_details_add_link (DmDetailsPage *page, GtkWidget *list, GtkWidget *prefix,
                                const char *title, const char *subtitle, DmSelectionKind kind,
                                const char *id, const char *party);
void dm_details_add_position_link (DmDetailsPage *page, GtkWidget *list, guint issue, guint party,
                                   gboolean by_issue);
GtkWidget *dm_details_make_glyph (DmDetailsPage *page, guint party);

/* One file a kind of thing. */
void dm_details_fill_position (DmDetailsPage *page, guint issue, guint party);
void dm_details_fill_issue (DmDetailsPage *page, guint issue);
void dm_details_fill_party (DmDetailsPage *page, guint party);
void dm_details_fill_source (DmDetailsPage *page, guint source);
void dm_details_fill_model (DmDetailsPage *page);

G_END_DECLS
