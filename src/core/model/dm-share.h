/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"

G_BEGIN_DECLS

DmModel *dm_model_share (DmModel *fresh, DmModel *like);

G_END_DECLS
