/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-presenter.h"

G_BEGIN_DECLS

/**
 * DmSpeakerWindow:
 *
 * What only the speaker sees: the slide and the next one, the notes, the time of day, and how long it has taken.
 */
#define DM_TYPE_SPEAKER_WINDOW (dm_speaker_window_get_type ())
G_DECLARE_FINAL_TYPE (DmSpeakerWindow, dm_speaker_window, DM, SPEAKER_WINDOW, AdwWindow)

DmSpeakerWindow *dm_speaker_window_new (DmPresenter *presenter);

G_END_DECLS
