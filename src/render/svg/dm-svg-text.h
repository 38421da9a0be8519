/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-scene.h"

G_BEGIN_DECLS

/* What an SVG is written of: numbers that are short and alike in every locale, and text that can't
 * break out. */

void dm_svg_append_number (GString *out, double value); /* to a hundredth */
void dm_svg_append_attribute (GString *out, const char *name, double value);
void dm_svg_append_color (GString *out, const char *name, DmColor color); /* with its opacity */

/** dm_svg_append_escaped: @text, escaped for content and attributes; what XML can't hold is left
 * out */
void dm_svg_append_escaped (GString *out, const char *text);

/** dm_svg_make_id: @id as an XML id: letters, digits, "_", "-" and ".", not beginning with a digit,
 * and not yet in @used, to which it is added. Returns: (transfer none): owned by @used */
const char *dm_svg_make_id (const char *id, GHashTable *used);

/** dm_svg_append_families: a list of families as CSS takes it, for an attribute in double quotes */
void dm_svg_append_families (GString *out, const char *families);

/** dm_svg_append_text: a text shape as <text> */
void dm_svg_append_text (GString *out, const DmShape *shape, DmTextMeasurer *measurer);

/** dm_svg_append_glyphs: a text shape as a <path> of its glyphs' outlines; as <text> where it has
 * none (emoji) */
void dm_svg_append_glyphs (GString *out, const DmShape *shape, DmTextMeasurer *measurer);

G_END_DECLS
