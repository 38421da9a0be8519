/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-form.h"

G_BEGIN_DECLS

GtkWidget *dm_editor_add_rounds (DmForm *form);

G_END_DECLS
