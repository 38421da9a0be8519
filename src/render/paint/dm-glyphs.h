/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/** dm_glyphs_have_outlines: whether all of a line can be drawn as paths: pictures of emoji can't */
gboolean dm_glyphs_have_outlines (PangoLayoutLine *line);

G_END_DECLS
