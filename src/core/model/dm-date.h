/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DmDate:
 *
 * A day, a month or a year of ISO 8601 (`2014-04-01`, `2014-04`, `2014`), packed as
 * `year << 16 | month << 8 | day` with 0 for what isn't given; 0 as a whole is "no date".
 * Years run from 1 to 9999. Packed dates of the same precision compare as numbers.
 */
typedef guint32 DmDate;

#define DM_DATE_NONE ((DmDate) 0)
#define DM_DATE_N_DAYS 3652059 /* from 0001-01-01 to 9999-12-31 */

gboolean dm_date_parse (const char *text, DmDate *date);
char *dm_date_to_iso (DmDate date);
DmDate dm_date_first_day (DmDate date);
DmDate dm_date_last_day (DmDate date);
guint32 dm_date_count_days (DmDate date);
DmDate dm_date_from_days (guint32 n_days);
int dm_date_compare (DmDate a, DmDate b);
char *dm_date_to_display (DmDate date);

G_END_DECLS
