/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-page.h"

G_BEGIN_DECLS

/* Labels that would break out of a file that didn't guard against them. */
extern const char *const hostile_labels[];
guint n_hostile_labels (void);

/** sample_style_new: of a model with three parties */
DmStyle *sample_style_new (DmTheme theme);

/** sample_page_new: every kind of shape, fill and stroke, in two scenes, with plain labels */
DmPage *sample_page_new (DmTheme theme);

/** hostile_page_new: a scene with a label and a mark for each of the hostile labels */
DmPage *hostile_page_new (void);

G_END_DECLS
