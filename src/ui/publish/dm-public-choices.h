/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-redaction.h"

G_BEGIN_DECLS

/** DmPublicChoices: what to withhold, each with a switch and what of it there is. Signal `changed`. */
#define DM_TYPE_PUBLIC_CHOICES (dm_public_choices_get_type ())
G_DECLARE_FINAL_TYPE (DmPublicChoices, dm_public_choices, DM, PUBLIC_CHOICES, AdwPreferencesGroup)

DmPublicChoices *dm_public_choices_new (DmModel *model);
guint dm_public_choices_get (DmPublicChoices *choices);
void dm_public_choices_set (DmPublicChoices *choices, guint withhold);

G_END_DECLS
