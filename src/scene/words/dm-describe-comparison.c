/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-comparison.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"

/* Which of day and scenario make the difference. */
typedef enum { BY_DAY, BY_SCENARIO, BY_BOTH } Difference;

static Difference get_difference (const DmReading *reading) {
  const DmReading *other = dm_reading_get_other (reading);

  if (dm_reading_get_scenario (reading) == dm_reading_get_scenario (other))
    return BY_DAY;
  return dm_reading_get_date (reading) == dm_reading_get_date (other) ? BY_SCENARIO : BY_BOTH;
}

static const char *get_scenario_name (const DmReading *reading) {
  return dm_model_get_scenario (dm_reading_get_model (reading),
                                (guint) dm_reading_get_scenario (reading))
      ->name;
}

/**
 * dm_is_compared_otherwise:
 * @reading: a reading
 *
 * Returns: whether it is compared with something else than the record of its day, with which every scenario is
 */
gboolean dm_is_compared_otherwise (const DmReading *reading) {
  const DmReading *other = dm_reading_get_other (reading);

  return other != NULL
         && (dm_reading_get_scenario (other) >= 0
             || dm_reading_get_date (other) != dm_reading_get_date (reading));
}

/** dm_describe_other: the reading that @reading is compared with, for the key of a map: “on 3 March 2026” */
char *dm_describe_other (const DmReading *reading) {
  const DmReading *other = dm_reading_get_other (reading);
  g_autofree char *day = dm_date_to_display (dm_reading_get_date (other));
  Difference by = get_difference (reading);

  if (dm_reading_get_scenario (other) >= 0 && by == BY_SCENARIO)
    /* Translators: where a party stands otherwise: in another scenario */
    return g_strdup_printf (_ ("in the scenario “%s”"), get_scenario_name (other));
  if (dm_reading_get_scenario (other) >= 0)
    /* Translators: where a party stood otherwise: in a scenario as of a day */
    return g_strdup_printf (_ ("in the scenario “%1$s” as of %2$s"), get_scenario_name (other),
                            day);
  if (by == BY_DAY)
    /* Translators: when a party stood otherwise; a day, a month or a year */
    return g_strdup_printf (_ ("as of %s"), day);
  if (by == BY_BOTH)
    /* Translators: when a party stood otherwise, while now a scenario is shown; a day, a month or a year */
    return g_strdup_printf (_ ("on record as of %s"), day);
  return g_strdup (_ ("on record, without the scenario"));
}

/** dm_describe_comparison: what @reading is compared with, under a title: “compared with 3 March 2026” */
char *dm_describe_comparison (const DmReading *reading) {
  const DmReading *other = dm_reading_get_other (reading);
  g_autofree char *day = dm_date_to_display (dm_reading_get_date (other));
  Difference by = get_difference (reading);

  if (dm_reading_get_scenario (other) >= 0 && by == BY_SCENARIO)
    return g_strdup_printf (_ ("compared with scenario “%s”"), get_scenario_name (other));
  if (dm_reading_get_scenario (other) >= 0)
    /* Translators: a scenario, and the day that it is read as of */
    return g_strdup_printf (_ ("compared with scenario “%1$s” as of %2$s"),
                            get_scenario_name (other), day);
  if (by == BY_SCENARIO)
    return g_strdup (_ ("compared with the record"));
  return g_strdup_printf (_ ("compared with %s"), day);
}

/* What the party holds next, where that follows in the list: the two stand beside one another. */
static const DmPosition *get_next (const DmModel *model, guint issue, const DmPosition *position) {
  const DmPositions *all = dm_model_get_issue (model, issue)->positions;

  if (position < all->positions || position + 1 >= all->positions + all->n_positions
      || position[1].party != position->party)
    return NULL;
  return position + 1;
}

/* Below 0 where the other day is the earlier one. Without a day everything is in force, which is as late as can be. */
static int compare_days (const DmReading *reading) {
  DmDate here = dm_reading_get_date (reading);
  DmDate there = dm_reading_get_date (dm_reading_get_other (reading));

  if (here == DM_DATE_NONE || there == DM_DATE_NONE)
    return (there == DM_DATE_NONE) - (here == DM_DATE_NONE);
  return dm_date_compare (there, here);
}

/* On record both times, on different days. */
static char *describe_dated (const DmReading *reading, guint issue, const DmPosition *position,
                             const char *held) {
  const DmModel *model = dm_reading_get_model (reading);
  const DmReading *other = dm_reading_get_other (reading);
  const DmPosition *next = get_next (model, issue, position);
  g_autofree char *as_of = NULL;
  int order = compare_days (reading);

  if (order < 0 && next != NULL) {
    g_autofree char *day = dm_date_to_display (next->since);
    /* Translators: the day from which a party holds something else, then what it held, in sentences */
    return g_strdup_printf (_ ("Until %1$s: %2$s"), day, held);
  }
  if (order > 0 && position->since != DM_DATE_NONE) {
    g_autofree char *day = dm_date_to_display (position->since);
    /* Translators: a day, then what a party holds from that day on, in sentences */
    return g_strdup_printf (_ ("From %1$s on: %2$s"), day, held);
  }
  as_of = dm_date_to_display (dm_reading_get_date (other));
  /* Translators: a day, then what a party held on it, in sentences */
  return g_strdup_printf (_ ("As of %1$s: %2$s"), as_of, held);
}

/**
 * dm_describe_moved_from:
 * @reading: a reading
 * @issue: an issue's index
 * @position: what a party holds there in the other reading
 *
 * Returns: (transfer full): that in sentences, with when or where it holds: “Until 14 April 2026: Union on “Pay”. Demands 5 %.”
 */
char *dm_describe_moved_from (const DmReading *reading, guint issue, const DmPosition *position) {
  const DmModel *model = dm_reading_get_model (reading);
  const DmReading *other = dm_reading_get_other (reading);
  g_autofree char *held = dm_describe_position (model, issue, position);
  g_autofree char *day = dm_date_to_display (dm_reading_get_date (other));
  Difference by = get_difference (reading);

  if (dm_reading_get_scenario (other) >= 0 && by == BY_SCENARIO)
    /* Translators: a scenario, then what a party holds in it, in sentences */
    return g_strdup_printf (_ ("In the scenario “%1$s”: %2$s"), get_scenario_name (other), held);
  if (dm_reading_get_scenario (other) >= 0)
    /* Translators: a scenario and a day, then what a party holds there, in sentences */
    return g_strdup_printf (_ ("In the scenario “%1$s” as of %2$s: %3$s"),
                            get_scenario_name (other), day, held);
  if (by == BY_DAY)
    return describe_dated (reading, issue, position, held);
  if (by == BY_BOTH)
    /* Translators: a day, then what a party held on record then, in sentences; now a scenario is shown */
    return g_strdup_printf (_ ("On record as of %1$s: %2$s"), day, held);
  /* Translators: %s is what a party holds on record, in sentences: in the scenario shown it holds something else */
  return g_strdup_printf (_ ("On record, without the scenario: %s"), held);
}

/**
 * dm_describe_other_verdict:
 * @result: the verdict on an issue
 *
 * Returns: (transfer full) (nullable): the verdict in the other reading, with where that is: “as of 3 March 2026: Gap”; %NULL where
 *   it is the same, or there is no other reading
 */
char *dm_describe_other_verdict (const DmIssueResult *result) {
  DmReading *other = dm_reading_get_other (result->reading);
  g_autoptr (DmIssueResult) before = NULL;
  g_autofree char *where = NULL;

  if (other == NULL)
    return NULL;
  before = dm_issue_result_new (other, result->issue);
  if (before->verdict == result->verdict)
    return NULL;
  where = dm_describe_other (result->reading);
  /* Translators: when or where the verdict is another one, and that verdict: “as of 3 March 2026: Gap” */
  return g_strdup_printf (_ ("%1$s: %2$s"), where, dm_describe_verdict_word (before->verdict));
}
