/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

/*
 * Spreadsheets run a cell that begins with one of these as a formula, whoever wrote it. An apostrophe before it makes it text. Where
 * there are apostrophes before it already one more goes in front, so that taking one away always gives back what was.
 */
static inline gboolean dm_csv_needs_guard (const char *text) {
  text += strspn (text, "'");
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static inline gboolean dm_csv_is_guarded (const char *text) {
  return *text == '\'' && dm_csv_needs_guard (text);
}

G_END_DECLS
