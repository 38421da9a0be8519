/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-csv-writer.h"
#include "dm-reading.h"

G_BEGIN_DECLS

GArray *dm_reading_list_rows (const DmReading *reading);

G_END_DECLS
