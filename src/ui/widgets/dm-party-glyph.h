/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-color.h"

G_BEGIN_DECLS

/** DmPartyGlyph: the diamond that stands for a party, in its colour; hollow where it isn't at the table. */
#define DM_TYPE_PARTY_GLYPH (dm_party_glyph_get_type ())
G_DECLARE_FINAL_TYPE (DmPartyGlyph, dm_party_glyph, DM, PARTY_GLYPH, GtkWidget)

GtkWidget *dm_party_glyph_new (DmColor color, gboolean hollow);
void dm_party_glyph_set (DmPartyGlyph *glyph, DmColor color, gboolean hollow);

G_END_DECLS
