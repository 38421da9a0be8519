/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-briefing-private.h"
#include "dm-describe.h"

#define MOST_NAMES 4 /* of issues that are named one by one */

static const DmIssueResult *get_result (const GPtrArray *results, guint nth) {
  return g_ptr_array_index (results, nth);
}

static const char *get_name (const DmIssueResult *result) {
  return dm_model_get_issue (dm_reading_get_model (result->reading), result->issue)->name;
}

static guint count (const GPtrArray *results, DmVerdict verdict) {
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    n += get_result (results, i)->verdict == verdict ? 1 : 0;
  return n;
}

static char *describe_overlaps (guint n, guint total) {
  if (n == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The sides don’t meet on the %u issue.",
                                         "The sides meet on none of the %u issues.", total),
                            total);
  if (n == total)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The sides meet on the %u issue.",
                                         "The sides meet on all %u issues.", total),
                            total);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: on how many of how many issues */
                                       "The sides meet on %1$u of %2$u issue.",
                                       "The sides meet on %1$u of %2$u issues.", total),
                          n, total);
}

/* How many of the issues are open, apart, closed or not known. */
char *dm_briefing_describe_share (const GPtrArray *results) {
  guint n_gaps = count (results, DM_VERDICT_GAP), n_closed = count (results, DM_VERDICT_DEADLOCK);
  guint n_unknown = count (results, DM_VERDICT_ONE_SIDED) + count (results, DM_VERDICT_SILENT);
  GString *text = g_string_new (NULL);

  if (results->len == 1) {
    g_string_free (text, TRUE);
    return dm_describe_issue (get_result (results, 0));
  }
  dm_describe_append (text, describe_overlaps (count (results, DM_VERDICT_OVERLAP), results->len));
  if (n_gaps > 0)
    dm_describe_append (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u gap remains.",
                                                            "%u gaps remain.", n_gaps),
                                               n_gaps));
  if (n_closed > 0)
    dm_describe_append (text,
                        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Red lines close %u issue.",
                                                      "Red lines close %u issues.", n_closed),
                                         n_closed));
  if (n_unknown > 0)
    dm_describe_append (
        text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "On %u fewer than two are on record.",
                                            "On %u fewer than two are on record.", n_unknown),
                               n_unknown));
  return g_string_free (text, FALSE);
}

/* Names in quotation marks, as many as there is room for. */
static char *list_issues (const GPtrArray *results) {
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (results->len, MOST_NAMES); i++) {
    if (i > 0)
      g_string_append (text, C_ ("list", ", "));
    /* Translators: the name of an issue in a list of them */
    g_string_append_printf (text, C_ ("list", "“%s”"), get_name (get_result (results, i)));
  }
  return g_string_free (text, FALSE);
}

/* Where all on record could agree. */
char *dm_briefing_describe_meeting (const GPtrArray *results) {
  g_autofree char *names = list_issues (results);
  guint more = results->len - MIN (results->len, MOST_NAMES);

  if (more == 0)
    /* Translators: names of issues */
    return g_strdup_printf (_ ("All on record could agree on %s."), names);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: names of issues, and how many more */
                                       "All on record could agree on %1$s and %2$u more.",
                                       "All on record could agree on %1$s and %2$u more.", more),
                          names, more);
}

/* The first of the gaps, which stand from the widest on; @n_gaps: how many there are in all. */
char *dm_briefing_describe_widest (const GPtrArray *results, guint n_gaps) {
  const DmIssueResult *widest = get_result (results, 0);
  GString *text = g_string_new (NULL);

  if (n_gaps > 1)
    dm_describe_append (text, g_strdup_printf (_ ("The sides are furthest apart on “%s”."),
                                               get_name (widest)));
  else
    dm_describe_append (text, dm_describe_name (get_name (widest)));
  dm_describe_append (text, dm_describe_verdict (widest));
  if (n_gaps > results->len)
    dm_describe_append (text,
                        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                      /* Translators: how many of how many */
                                                      "Shown is %1$u gap of %2$u.",
                                                      "Shown are %1$u gaps of %2$u.", results->len),
                                         results->len, n_gaps));
  return g_string_free (text, FALSE);
}
