/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-document.h"
#include "dm-style.h"

G_BEGIN_DECLS

/**
 * DmLinks:
 *
 * A list of what there is elsewhere, that a click or Enter selects. It is filled anew whenever the document changes, between
 * dm_links_begin() and dm_links_end(), and keeps its rows for that, so the focus stays. Empty it is hidden.
 */
#define DM_TYPE_LINKS (dm_links_get_type ())
G_DECLARE_FINAL_TYPE (DmLinks, dm_links, DM, LINKS, GtkBox)

/* A list of more is not read, and costs time to build. */
#define DM_LINKS_MOST 200

/**
 * DmLink:
 * @icon: (nullable): the name of an icon in front
 * @is_party: whether a diamond stands in front, in @color, @hollow where the party isn't at the table
 * @title: the row's title
 * @line: (nullable): what stands below
 * @kind: what it selects
 * @id: (nullable): its id
 * @party: (nullable): of a position its party's id
 * @action: (nullable): the icon of a button at the end; signal `acted` tells of it
 * @action_label: (nullable): what the button does
 *
 * One link; all is copied.
 */
typedef struct {
  const char *icon;
  gboolean is_party, hollow;
  DmColor color;
  const char *title, *line;
  DmSelectionKind kind;
  const char *id, *party;
  const char *action, *action_label;
} DmLink;

GtkWidget *dm_links_new (DmDocument *document, const char *heading);
void dm_links_begin (DmLinks *links);
void dm_links_add (DmLinks *links, const DmLink *link);
void dm_links_end (DmLinks *links);
guint dm_links_get_n (DmLinks *links);

G_END_DECLS
