/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"

G_BEGIN_DECLS

/** dm_writer_write: the canonical text of a model, newline at the end. Returns: (transfer full) */
GBytes *dm_writer_write (const DmModel *model);

G_END_DECLS
