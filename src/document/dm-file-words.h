/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-document.h"

G_BEGIN_DECLS

/* What is said about a document's file, in the language of the locale. All strings returned are owned by the caller. */

#define DM_FILE_ENDING ".demarche"

char *dm_file_suggest_name (const char *title);
char *dm_file_add_ending (const char *name);
char *dm_file_describe_clock (GDateTime *time, GDateTime *now);
char *dm_file_describe_ago (gint64 time_s, gint64 now_s);
char *dm_document_dup_spoken_name (DmDocument *document);
char *dm_document_describe_file (DmDocument *document, const char *saved_at);

G_END_DECLS
