/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"
#include "dm-style.h"

G_BEGIN_DECLS

/* A row of more chips than this is no help: the others are switched in the sidebar. */
#define DM_PARTY_CHIPS_MAX 16

/** DmPartyChips: a chip for each party that switches it on and off in the reading. */
#define DM_TYPE_PARTY_CHIPS (dm_party_chips_get_type ())
G_DECLARE_FINAL_TYPE (DmPartyChips, dm_party_chips, DM, PARTY_CHIPS, GtkWidget)

void dm_party_chips_set_document (DmPartyChips *chips, DmDocument *document);
void dm_party_chips_set_style (DmPartyChips *chips, DmStyle *style);

G_END_DECLS
