/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-deck.h"
#include "dm-document.h"
#include "dm-pointer.h"
#include "dm-slide-view.h"

G_BEGIN_DECLS

/**
 * DmPresenter:
 *
 * The window in which a document is presented, slide by slide, on the whole of a screen. It follows the document: what is edited meanwhile
 * is shown at once. Where there are two screens the speaker's window opens on the other one.
 *
 * Signal `changed`: another slide is shown, or it is another way.
 */
#define DM_TYPE_PRESENTER (dm_presenter_get_type ())
G_DECLARE_FINAL_TYPE (DmPresenter, dm_presenter, DM, PRESENTER, GtkWindow)

DmPresenter *dm_presenter_new (DmDocument *document, DmDeck *deck, DmTheme theme);
void dm_presenter_start (DmPresenter *presenter, GtkWindow *parent, guint nth);

DmDeck *dm_presenter_get_deck (DmPresenter *presenter);
guint dm_presenter_get_nth (DmPresenter *presenter);
DmStack *dm_presenter_get_stack (DmPresenter *presenter, guint nth);
DmStyle *dm_presenter_get_style (DmPresenter *presenter);
DmSlideView *dm_presenter_get_view (DmPresenter *presenter);
DmPointer *dm_presenter_get_pointer (DmPresenter *presenter);

gboolean dm_presenter_is_moving (DmPresenter *presenter);

void dm_presenter_go_to (DmPresenter *presenter, guint nth);
void dm_presenter_go_by (DmPresenter *presenter, int by);
void dm_presenter_go_by_steps (DmPresenter *presenter, int steps);
void dm_presenter_toggle_blank (DmPresenter *presenter, DmBlank blank);
void dm_presenter_toggle_pointer (DmPresenter *presenter, DmPointerMode mode);
void dm_presenter_toggle_speaker (DmPresenter *presenter);
void dm_presenter_end (DmPresenter *presenter);

/* dm-presenter-keys.c: the keys of both windows. */
void dm_presenter_add_keys (DmPresenter *presenter, GtkWidget *window);

G_END_DECLS
