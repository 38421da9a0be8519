/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-timeline.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"

/**
 * dm_describe_stretch:
 * @from: the day from which on something is so, %DM_DATE_NONE for the start
 * @to: the day from which on it is otherwise, %DM_DATE_NONE for never
 * @sentence: what is so, in sentences
 *
 * Returns: (transfer full): both: “From 3 March 2026 until 14 April 2026: Gap.”; what holds all the time is said without days
 */
char *dm_describe_stretch (DmDate from, DmDate to, const char *sentence) {
  g_autofree char *first = dm_date_to_display (from), *end = dm_date_to_display (to);

  if (from != DM_DATE_NONE && to != DM_DATE_NONE)
    /* Translators: two days, and what holds from the one until the other, in sentences */
    return g_strdup_printf (_ ("From %1$s until %2$s: %3$s"), first, end, sentence);
  if (from != DM_DATE_NONE)
    return g_strdup_printf (_ ("From %1$s on: %2$s"), first, sentence);
  if (to != DM_DATE_NONE)
    return g_strdup_printf (_ ("Until %1$s: %2$s"), end, sentence);
  return g_strdup (sentence);
}

/** dm_describe_axis: “An axis of dates from 3 March 2026 to 4 May 2026.” */
char *dm_describe_axis (DmDate from, DmDate to) {
  g_autofree char *first = dm_date_to_display (from), *last = dm_date_to_display (to);

  return g_strdup_printf (_ ("An axis of dates from %1$s to %2$s."), first, last);
}

/** dm_describe_event: an event in sentences: its day and title, its source and note */
char *dm_describe_event (const DmModel *model, const DmEvent *event) {
  g_autofree char *day = dm_date_to_display (event->date);
  g_autofree char *name = dm_describe_name (event->title);
  GString *text = g_string_new (NULL);

  /* Translators: a day, and what happened on it, as a sentence */
  dm_describe_append (text, g_strdup_printf (_ ("%1$s: %2$s"), day, name));
  if (event->source >= 0)
    dm_describe_append (
        text, g_strdup_printf (_ ("Source: %s."),
                               dm_model_get_source (model, (guint) event->source)->title));
  dm_describe_append (text, g_strdup (event->note));
  return g_string_free (text, FALSE);
}

/** dm_describe_dated_evidence: a piece of evidence in sentences: its day and party, where it is said, and its words */
char *dm_describe_dated_evidence (const DmModel *model, guint party, DmDate date,
                                  const DmEvidence *evidence) {
  g_autofree char *day = dm_date_to_display (date);
  g_autofree char *where = dm_describe_evidence (model, evidence);
  GString *text = g_string_new (NULL);

  /* Translators: a day, a party, and the source in which its position is said */
  dm_describe_append (text, g_strdup_printf (_ ("%1$s, %2$s: %3$s."), day,
                                             dm_model_get_party (model, party)->name, where));
  if (evidence->quote != NULL)
    dm_describe_append (text, g_strdup_printf (_ ("“%s”"), evidence->quote));
  return g_string_free (text, FALSE);
}

/**
 * dm_describe_turns:
 * @turns: (element-type DmTurn): how an issue came to stand as it does
 *
 * Returns: (transfer full): its verdicts, one after the other, in sentences
 */
char *dm_describe_turns (const GArray *turns) {
  GString *text = g_string_new (NULL);

  for (guint i = 0, next; i < turns->len; i = next) {
    const DmTurn *turn = &g_array_index (turns, DmTurn, i);
    g_autofree char *verdict = NULL;
    DmDate to = DM_DATE_NONE;

    for (next = i + 1; next < turns->len; next++)
      if (g_array_index (turns, DmTurn, next).result->verdict != turn->result->verdict)
        break;
    if (next < turns->len)
      to = g_array_index (turns, DmTurn, next).from;
    verdict = g_strdup_printf (_ ("%s."), dm_describe_verdict_word (turn->result->verdict));
    dm_describe_append (text, dm_describe_stretch (turn->from, to, verdict));
  }
  return g_string_free (text, FALSE);
}
