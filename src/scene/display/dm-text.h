/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

typedef enum { DM_WEIGHT_REGULAR = 400, DM_WEIGHT_SEMIBOLD = 600, DM_WEIGHT_BOLD = 700 } DmWeight;

/** DmFont: a font of the style's family; @size_px is the em. */
typedef struct {
  double size_px;
  DmWeight weight;
  gboolean italic;
} DmFont;

/** DM_TEXT_DEFAULT_FAMILY: the fonts asked for where nobody names another, best first. */
#define DM_TEXT_DEFAULT_FAMILY "Inter, Adwaita Sans, Cantarell, Noto Sans, DejaVu Sans, sans-serif"

/** DM_TEXT_MAX_CHARS: of a longer text only so many characters are laid out, followed by “…”. */
#define DM_TEXT_MAX_CHARS 4096

/**
 * dm_text_dup_shown: a text as it is shown: always plain (never markup), with line breaks and
 * control characters as spaces, bytes that are no UTF-8 and codes that are no characters as U+FFFD,
 * and at most %DM_TEXT_MAX_CHARS characters. The limit keeps a name of a megabyte from stalling the
 * window; sentences are text of the model and stay whole.
 * Returns: (transfer full)
 */
char *dm_text_dup_shown (const char *text);

/**
 * DmTextMeasurer:
 *
 * Measures and breaks text, with a cache of layouts. Reference-counted. Belongs to the thread that made it: font maps
 * do. Metrics are unhinted, so that text measures alike on every surface.
 */
typedef struct _DmTextMeasurer DmTextMeasurer;

DmTextMeasurer *dm_text_measurer_new (const char *family);
DmTextMeasurer *dm_text_measurer_ref (DmTextMeasurer *measurer);
void dm_text_measurer_unref (DmTextMeasurer *measurer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmTextMeasurer, dm_text_measurer_unref)

const char *dm_text_measurer_get_family (const DmTextMeasurer *measurer);

/** dm_text_measurer_get_layout: (transfer none) a cached layout of @text on one line, to be shown
 * as it is. Keep a reference to use it after the next call. */
PangoLayout *dm_text_measurer_get_layout (DmTextMeasurer *measurer, DmFont font, const char *text);
double dm_text_measurer_get_width (DmTextMeasurer *measurer, DmFont font, const char *text);
double dm_text_measurer_get_ascent (DmTextMeasurer *measurer, DmFont font);
double dm_text_measurer_get_line_height (DmTextMeasurer *measurer, DmFont font);

/** dm_text_measurer_wrap: breaks @text into lines of at most @width_px, between words, and within
 * one only where it alone is wider. Never drops anything but the spaces at the breaks. Returns:
 * (transfer full) the lines, one empty line for an empty text */
GStrv dm_text_measurer_wrap (DmTextMeasurer *measurer, DmFont font, const char *text,
                             double width_px);

G_END_DECLS
