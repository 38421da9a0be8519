/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-as-of.h"

#include "dm-turns.h"

/* What has begun by then counts: a month is read as of its end. */
static DmDate get_day (DmDate date) {
  return dm_date_last_day (date);
}

/** dm_as_of_count_days: Returns: the day that @date is read as of, as a number: the next day is one more */
double dm_as_of_count_days (DmDate date) {
  return dm_date_count_days (get_day (date));
}

/**
 * dm_as_of_list:
 * @document: a document
 *
 * Returns: (transfer full) (element-type DmDate): the days on which something changes in what is shown, and the model's own, in order;
 *   empty before there is an analysis
 */
GArray *dm_as_of_list (DmDocument *document) {
  DmAnalysis *analysis = dm_document_get_analysis (document);

  return analysis != NULL ? dm_turns_list_dates (dm_analysis_get_reading (analysis))
                          : g_array_new (FALSE, FALSE, sizeof (DmDate));
}

/**
 * dm_as_of_find:
 * @document: a document
 * @dates: what dm_as_of_list() gave
 *
 * Returns: which of the days it is read as of, or the last one before that; 0 where none is
 */
guint dm_as_of_find (DmDocument *document, const GArray *dates) {
  DmDate date = dm_reading_get_date (dm_analysis_get_reading (dm_document_get_analysis (document)));
  guint found = 0;

  for (guint i = 0; i < dates->len; i++)
    if (date == DM_DATE_NONE || get_day (g_array_index (dates, DmDate, i)) <= get_day (date))
      found = i;
  return found;
}

/** dm_as_of_set: reads @document as of a day; as of the model's own by saying nothing */
void dm_as_of_set (DmDocument *document, DmDate date) {
  g_autofree char *iso = dm_date_to_iso (date);

  dm_document_set_date (document,
                        date == dm_model_get_date (dm_document_get_model (document)) ? NULL : iso);
}

/**
 * dm_as_of_find_nearest:
 * @dates: what dm_as_of_list() gave, at least one
 * @day: a day by dm_as_of_count_days()
 *
 * Returns: which of the days is nearest to it
 */
guint dm_as_of_find_nearest (const GArray *dates, double day) {
  double least = G_MAXDOUBLE;
  guint nearest = 0;

  for (guint i = 0; i < dates->len; i++) {
    double away = ABS (dm_as_of_count_days (g_array_index (dates, DmDate, i)) - day);

    if (away < least) {
      least = away;
      nearest = i;
    }
  }
  return nearest;
}

/** dm_as_of_set_nearest: reads @document as of the day nearest to @date on which something changes */
void dm_as_of_set_nearest (DmDocument *document, DmDate date) {
  g_autoptr (GArray) dates = dm_as_of_list (document);

  if (dates->len > 0)
    dm_as_of_set (document,
                  g_array_index (dates, DmDate,
                                 dm_as_of_find_nearest (dates, dm_as_of_count_days (date))));
}
