/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PACK(year, month, day) ((DmDate) (year) << 16 | (DmDate) (month) << 8 | (DmDate) (day))
#define YEAR(date) ((date) >> 16)
#define MONTH(date) ((date) >> 8 & 0xff)
#define DAY(date) ((date) &0xff)

/**
 * dm_date_parse:
 * @text: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @date: (out): the date
 *
 * Returns: whether @text is such a date and the day exists
 */
gboolean dm_date_parse (const char *text, DmDate *date) {
  gsize length = strlen (text);
  guint parts[3] = { 0, 0, 0 };

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    guint part = i < 4 ? 0 : i < 7 ? 1 : 2;
    if (i == 4 || i == 7) {
      if (text[i] != '-')
        return FALSE;
    } else if (!g_ascii_isdigit (text[i])) {
      return FALSE;
    } else {
      parts[part] = parts[part] * 10 + (guint) (text[i] - '0');
    }
  }
  if (parts[0] == 0 || (length > 4 && (parts[1] == 0 || parts[1] > 12)))
    return FALSE;
  if (length > 7
      && !g_date_valid_dmy ((GDateDay) parts[2], (GDateMonth) parts[1], (GDateYear) parts[0]))
    return FALSE;
  *date = PACK (parts[0], parts[1], parts[2]);
  return TRUE;
}

/** dm_date_to_iso: Returns: (transfer full): the text that parses to @date, "" for no date */
char *dm_date_to_iso (DmDate date) {
  if (date == DM_DATE_NONE)
    return g_strdup ("");
  if (MONTH (date) == 0)
    return g_strdup_printf ("%04u", YEAR (date));
  if (DAY (date) == 0)
    return g_strdup_printf ("%04u-%02u", YEAR (date), MONTH (date));
  return g_strdup_printf ("%04u-%02u-%02u", YEAR (date), MONTH (date), DAY (date));
}

/** dm_date_first_day: 2014-04 begins on 2014-04-01; no date stays none */
DmDate dm_date_first_day (DmDate date) {
  if (date == DM_DATE_NONE)
    return date;
  return PACK (YEAR (date), MAX (MONTH (date), 1), MAX (DAY (date), 1));
}

/** dm_date_last_day: 2014-04 ends on 2014-04-30; no date stays none */
DmDate dm_date_last_day (DmDate date) {
  if (date == DM_DATE_NONE || DAY (date) != 0)
    return date;
  guint month = MONTH (date) == 0 ? 12 : MONTH (date);
  return PACK (YEAR (date), month,
               g_date_get_days_in_month ((GDateMonth) month, (GDateYear) YEAR (date)));
}

/**
 * dm_date_count_days:
 * @date: a date, not %DM_DATE_NONE
 *
 * Returns: the number of its first day, where 0001-01-01 is 1 and the next day always one more (2014-04 gives 735324, as 2014-04-01 does)
 */
guint32 dm_date_count_days (DmDate date) {
  DmDate first = dm_date_first_day (date);
  GDate day;

  g_return_val_if_fail (date != DM_DATE_NONE, 0);

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) DAY (first), (GDateMonth) MONTH (first),
                  (GDateYear) YEAR (first));
  return g_date_get_julian (&day);
}

/**
 * dm_date_from_days:
 * @n_days: a number that dm_date_count_days() could give
 *
 * Returns: that day; none if it isn't from 0001-01-01 to 9999-12-31
 */
DmDate dm_date_from_days (guint32 n_days) {
  GDate day;

  if (n_days < 1 || n_days > DM_DATE_N_DAYS)
    return DM_DATE_NONE;
  g_date_clear (&day, 1);
  g_date_set_julian (&day, n_days);
  return PACK (g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day));
}

/** dm_date_compare: by first day. Returns: < 0, 0 or > 0 */
int dm_date_compare (DmDate a, DmDate b) {
  DmDate first_a = dm_date_first_day (a), first_b = dm_date_first_day (b);
  return (first_a > first_b) - (first_a < first_b);
}

/** dm_date_to_display: Returns: (transfer full): the date as the locale writes it, “1 April 2014” */
char *dm_date_to_display (DmDate date) {
  if (date == DM_DATE_NONE || MONTH (date) == 0)
    return dm_date_to_iso (date);
  DmDate day = dm_date_first_day (date);
  g_autoptr (GDateTime) time
      = g_date_time_new_utc ((int) YEAR (day), (int) MONTH (day), (int) DAY (day), 0, 0, 0);
  return g_date_time_format (
      time, DAY (date) == 0
                /* Translators: a month as g_date_time_format() writes it, “April 2014” */
                ? C_ ("date", "%OB %Y")
                /* Translators: a day as g_date_time_format() writes it, “1 April 2014” */
                : C_ ("date", "%-d %B %Y"));
}
