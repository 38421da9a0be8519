/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-redaction.h"

/** dm_withhold_describe: what is withheld by @choice, in words */
const char *dm_withhold_describe (DmWithhold choice) {
  switch (choice) {
  case DM_WITHHOLD_NOTES:
    return C_ ("withhold", "Notes, and what a speaker says to a step");
  case DM_WITHHOLD_CONFIDENCE:
    return C_ ("withhold", "Confidence in readings, and grades of evidence");
  case DM_WITHHOLD_NO_DEAL:
    return C_ ("withhold", "What parties fall back on without a deal");
  case DM_WITHHOLD_INFERRED:
    return C_ ("withhold", "Positions that are inferred");
  case DM_WITHHOLD_SOURCES:
    return C_ ("withhold", "Sources, speakers and quotations");
  default:
    return "";
  }
}

static char *describe_count (DmWithheld kind, guint n) {
  switch (kind) {
  case DM_WITHHELD_NOTE:
    return g_strdup_printf (ngettext ("%u note is withheld", "%u notes are withheld", n), n);
  case DM_WITHHELD_CONFIDENCE:
    return g_strdup_printf (ngettext ("the confidence in %u reading is withheld",
                                      "the confidence in %u readings is withheld", n),
                            n);
  case DM_WITHHELD_GRADE:
    return g_strdup_printf (ngettext ("the grade of %u piece of evidence is withheld",
                                      "the grades of %u pieces of evidence are withheld", n),
                            n);
  case DM_WITHHELD_NO_DEAL:
    return g_strdup_printf (ngettext ("what %u party falls back on without a deal is withheld",
                                      "what %u parties fall back on without a deal is withheld", n),
                            n);
  case DM_WITHHELD_POSITION:
    return g_strdup_printf (
        ngettext ("%u inferred position is withheld", "%u inferred positions are withheld", n), n);
  case DM_WITHHELD_CHANGE:
    return g_strdup_printf (ngettext ("%u inferred change of a scenario is withheld",
                                      "%u inferred changes of scenarios are withheld", n),
                            n);
  case DM_WITHHELD_SOURCE:
    return g_strdup_printf (ngettext ("%u source is withheld", "%u sources are withheld", n), n);
  case DM_WITHHELD_EVIDENCE:
    return g_strdup_printf (
        ngettext ("%u piece of evidence doesn’t say any more where it comes from",
                  "%u pieces of evidence don’t say any more where they come from", n),
        n);
  case DM_WITHHELD_UNKNOWN:
    return g_strdup_printf (ngettext ("%u member that the format doesn’t know is withheld",
                                      "%u members that the format doesn’t know are withheld", n),
                            n);
  default:
    return NULL;
  }
}

/**
 * dm_redaction_describe:
 * @redaction: a redaction
 *
 * Returns: (transfer full): translated: what was withheld, a clause each, and what follows of it
 */
GStrv dm_redaction_describe (const DmRedaction *redaction) {
  g_autoptr (GStrvBuilder) clauses = g_strv_builder_new ();
  guint n_revived = dm_redaction_count_revived (redaction);

  for (guint kind = 0; kind < DM_N_WITHHELD; kind++) {
    guint n = dm_redaction_count (redaction, kind);
    g_autofree char *clause = n > 0 ? describe_count (kind, n) : NULL;
    if (clause != NULL)
      g_strv_builder_add (clauses, clause);
  }
  if (n_revived > 0) {
    g_autofree char *clause = g_strdup_printf (
        ngettext ("%u earlier position is in force again, as the inferred one after it is withheld",
                  "%u earlier positions are in force again, as the inferred ones after them are "
                  "withheld",
                  n_revived),
        n_revived);
    g_strv_builder_add (clauses, clause);
  }
  return g_strv_builder_end (clauses);
}

/**
 * dm_redaction_describe_choice:
 * @redaction: one with a single choice
 *
 * Returns: (transfer full): translated: how much that choice takes out, on a line
 */
char *dm_redaction_describe_choice (const DmRedaction *redaction) {
  g_autoptr (GStrvBuilder) clauses = g_strv_builder_new ();

  for (guint kind = 0; kind < DM_WITHHELD_UNKNOWN; kind++) {
    guint n = dm_redaction_count (redaction, kind);
    g_autofree char *clause = n > 0 ? describe_count (kind, n) : NULL;
    if (clause != NULL)
      g_strv_builder_add (clauses, clause);
  }
  g_auto (GStrv) list = g_strv_builder_end (clauses);
  return list[0] != NULL ? g_strjoinv (C_ ("list of what is withheld", "; "), list)
                         : g_strdup (_ ("there is none of it"));
}
