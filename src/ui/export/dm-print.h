/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-pages.h"

G_BEGIN_DECLS

/** DmPrintSay: tells somebody who asked for it why nothing was printed. */
typedef void (*DmPrintSay) (GtkWindow *parent, const char *sentence);

void dm_print_view (GtkWindow *parent, DmStack *stack, DmModel *model, DmStage stage,
                    const char *name, const char *uri, DmPrintSay say);

G_END_DECLS
