/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"

G_BEGIN_DECLS

/** DmClipboardSay: is told a sentence about what was pasted or could not be */
typedef void (*DmClipboardSay) (GtkWidget *widget, const char *sentence);

gboolean dm_clipboard_copy (GtkWidget *widget, DmDocument *document);
void dm_clipboard_paste (GtkWidget *widget, DmDocument *document, DmClipboardSay say);
gboolean dm_clipboard_duplicate (GtkWidget *widget, DmDocument *document, DmClipboardSay say);

G_END_DECLS
