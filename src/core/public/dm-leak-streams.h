/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DmLeakStream: called for each stream of bytes in a file in which text may stand as text */
typedef void (*DmLeakStream) (const char *bytes, gsize length, gpointer user_data);

void dm_leak_streams (const char *file, gsize length, DmLeakStream stream, gpointer user_data);

/* The kinds of files that it knows. */
void dm_leak_streams_png (const char *file, gsize length, DmLeakStream stream, gpointer user_data);
void dm_leak_streams_pdf (const char *file, gsize length, DmLeakStream stream, gpointer user_data);
char *dm_leak_inflate (const char *bytes, gsize length, gsize *inflated);

G_END_DECLS
