/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe.h"

#include <fribidi.h>
#include <glib/gi18n-lib.h>

#include "dm-describe-comparison.h"

/** dm_describe_append: adds @sentence (transfer full) (nullable) to others */
void dm_describe_append (GString *text, char *sentence) {
  if (sentence != NULL && sentence[0] != '\0') {
    if (text->len > 0)
      g_string_append_c (text, ' ');
    g_string_append (text, sentence);
  }
  g_free (sentence);
}

/* Whether some letters are written from the left and others from the right. */
static gboolean is_written_both_ways (const char *text) {
  gboolean from_left = FALSE, from_right = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    FriBidiCharType type = fribidi_get_bidi_type (g_utf8_get_char (at));

    from_left |= FRIBIDI_IS_LETTER (type) && !FRIBIDI_IS_RTL (type);
    from_right |= FRIBIDI_IS_LETTER (type) && FRIBIDI_IS_RTL (type);
  }
  return from_left && from_right;
}

/**
 * dm_describe_line:
 * @parts: what stands in a line, %NULL at its end
 *
 * Joins what is said in a few words each by dots. Where some of it is written from the left and some from the right, each
 * part is isolated (UAX #9, 2.4.2): “1 مارس 2014 · 3 overlaps” would have the 3 between the year and the month.
 *
 * Returns: (transfer full): “3 overlaps  ·  6 gaps”
 */
char *dm_describe_line (const char *const *parts) {
  g_autofree char *line
      = g_strjoinv (C_ ("tally", "  ·  "), (char **) parts); /* which it only reads */
  g_autoptr (GStrvBuilder) isolated = NULL;

  if (!is_written_both_ways (line))
    return g_steal_pointer (&line);
  isolated = g_strv_builder_new ();
  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *part = g_strconcat ("\u2068", parts[i], "\u2069", NULL);

    g_strv_builder_add (isolated, part);
  }
  g_auto (GStrv) list = g_strv_builder_end (isolated);
  return g_strjoinv (C_ ("tally", "  ·  "), list);
}

/** dm_describe_basis: (nullable): a sentence where the position is not stated by the party itself */
char *dm_describe_basis (const DmPosition *position) {
  switch (position->basis) {
  case DM_BASIS_REPORTED:
    return g_strdup (_ ("Reported by others."));
  case DM_BASIS_INFERRED:
    return g_strdup (_ ("Inferred by the analyst."));
  default:
    return NULL;
  }
}

/** dm_describe_evidence: “The Straits Times, ¶8 (John Kerry)” */
char *dm_describe_evidence (const DmModel *model, const DmEvidence *evidence) {
  const char *title = evidence->source < 0
                          ? _ ("no source given")
                          : dm_model_get_source (model, (guint) evidence->source)->title;

  if (evidence->locator != NULL && evidence->speaker != NULL)
    /* Translators: a source's title, the place in it, who said it */
    return g_strdup_printf (_ ("%1$s, %2$s (%3$s)"), title, evidence->locator, evidence->speaker);
  if (evidence->locator != NULL)
    /* Translators: a source's title, the place in it */
    return g_strdup_printf (C_ ("source", "%1$s, %2$s"), title, evidence->locator);
  if (evidence->speaker != NULL)
    /* Translators: a source's title, who said it */
    return g_strdup_printf (C_ ("source", "%1$s (%2$s)"), title, evidence->speaker);
  return g_strdup (title);
}

static const DmScale *get_scale (const DmModel *model, guint issue) {
  return dm_model_get_issue (model, issue)->scale;
}

/** dm_describe_demand: (nullable): “Demands all leave.” */
char *dm_describe_demand (const DmModel *model, guint issue, const DmPosition *position) {
  const DmScale *scale = get_scale (model, issue);
  DmSet set;

  if ((position->flags & DM_POSITION_DEMAND) == 0)
    return NULL;
  dm_scale_set_init_single (scale, &set, position->demand);
  g_autofree char *place = dm_describe_set (scale, &set);
  dm_scale_set_clear (scale, &set);
  return g_strdup_printf (_ ("Demands %s."), place);
}

/** dm_describe_accepts: (nullable): “Would accept from “a” to “b”.” */
char *dm_describe_accepts (const DmModel *model, guint issue, const DmPosition *position) {
  const DmScale *scale = get_scale (model, issue);
  DmSet accepted;

  if ((position->flags & (DM_POSITION_ACCEPTS | DM_POSITION_VALUES)) == 0)
    return NULL;
  dm_position_get_accepted (position, scale, &accepted);
  g_autofree char *set = dm_describe_set (scale, &accepted);
  dm_scale_set_clear (scale, &accepted);
  return g_strdup_printf (_ ("Would accept %s."), set);
}

/** dm_describe_limits: (nullable): “Red line: not past “b”.” */
char *dm_describe_limits (const DmModel *model, guint issue, const DmPosition *position) {
  const DmScale *scale = get_scale (model, issue);

  if ((position->flags & DM_POSITION_LIMITS) == 0)
    return NULL;
  if (dm_scale_is_ordered (scale)
      && isfinite (position->limits.range.from) != isfinite (position->limits.range.to)) {
    gboolean upper = isfinite (position->limits.range.to);
    DmSet end = { .range = { position->limits.range.from, position->limits.range.from } };
    if (upper)
      end.range.from = end.range.to = position->limits.range.to;
    g_autofree char *place = dm_describe_set (scale, &end);
    return upper ? g_strdup_printf (_ ("Red line: not past %s."), place)
                 : g_strdup_printf (_ ("Red line: nothing short of %s."), place);
  }
  g_autofree char *set = dm_describe_set (scale, &position->limits);
  return g_strdup_printf (_ ("Red line: rules out all but %s."), set);
}

static char *describe_sources (const DmModel *model, const DmPosition *position) {
  if (position->more == NULL || position->more->n_evidence == 0)
    return NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < position->more->n_evidence; i++) {
    g_autofree char *one = dm_describe_evidence (model, &position->more->evidence[i]);
    if (i > 0)
      g_string_append (list, C_ ("list of sources", "; "));
    g_string_append (list, one);
  }
  return g_strdup_printf (_ ("Source: %s."), list->str);
}

/**
 * dm_describe_position:
 * @model: the model
 * @issue: the issue's index
 * @position: a position on it
 *
 * Returns: (transfer full): what the party holds, in sentences, its sources at the end
 */
char *dm_describe_position (const DmModel *model, guint issue, const DmPosition *position) {
  const char *statement = dm_position_get_statement (position);
  GString *text = g_string_new (NULL);

  /* Translators: a party and an issue, before what the party holds on it */
  dm_describe_append (text, g_strdup_printf (_ ("%1$s on “%2$s”."),
                                             dm_model_get_party (model, position->party)->name,
                                             dm_model_get_issue (model, issue)->name));
  dm_describe_append (text, dm_describe_demand (model, issue, position));
  dm_describe_append (text, dm_describe_accepts (model, issue, position));
  dm_describe_append (text, dm_describe_limits (model, issue, position));
  dm_describe_append (text, g_strdup (statement));
  dm_describe_append (text, dm_describe_basis (position));
  dm_describe_append (text, describe_sources (model, position));
  return g_string_free (text, FALSE);
}

/** dm_describe_absence: “Russia: no position on record” */
char *dm_describe_absence (const DmModel *model, guint issue, guint party) {
  return g_strdup_printf (_ ("%s: no position on record"), dm_model_get_party (model, party)->name);
}

/** dm_describe_verdict_word: the verdict's name, translated */
const char *dm_describe_verdict_word (DmVerdict verdict) {
  switch (verdict) {
  case DM_VERDICT_OVERLAP:
    return _ ("Overlap");
  case DM_VERDICT_GAP:
    return _ ("Gap");
  case DM_VERDICT_DEADLOCK:
    return _ ("Deadlock");
  case DM_VERDICT_ONE_SIDED:
    return _ ("One-sided");
  default:
    return _ ("Silent");
  }
}

static char *describe_gap_size (const DmScale *scale, const DmGap *gap) {
  if (gap->missing >= 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d party would have to add an option",
                                         "%d parties would have to add an option",
                                         (gulong) gap->missing),
                            gap->missing);
  if (!gap->known)
    return g_strdup (_ ("size unknown"));
  if (scale->type == DM_SCALE_INTERVAL)
    return dm_describe_amount (scale, gap->distance);
  if (gap->levels_between == 0)
    return g_strdup (_ ("no level between"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d level between", "%d levels between",
                                       (gulong) gap->levels_between),
                          gap->levels_between);
}

static char *describe_move (const DmIssueResult *result, const guint *movers, guint n_movers) {
  const DmModel *model = dm_reading_get_model (result->reading);
  g_autofree char *parties = dm_describe_parties (model, movers, n_movers);
  /* Translators: the red lines of the others leave only these parties room to move */
  return g_strdup_printf (_ ("only %s can move"), parties);
}

/* What the red lines leave between the two sides of a gap. */
static char *describe_room (const DmIssueResult *result) {
  const DmModel *model = dm_reading_get_model (result->reading);
  const DmScale *scale = get_scale (model, result->issue);
  const DmGap *gap = &result->gap;

  if (!dm_scale_is_ordered (scale))
    return gap->pairwise ? g_strdup (_ ("every two share an option, all of them none")) : NULL;
  if (!gap->known) {
    g_autofree char *parties = dm_describe_parties (model, gap->undeclared, gap->n_undeclared);
    return g_strdup_printf (_ ("%s: only red lines on record"), parties);
  }
  DmRange open = result->open_ground.range;
  if (open.from >= gap->to)
    return describe_move (result, gap->low, gap->n_low);
  if (open.to <= gap->from)
    return describe_move (result, gap->high, gap->n_high);
  if (open.from <= gap->from && open.to >= gap->to)
    return g_strdup (_ ("no red line in between"));
  return g_strdup (_ ("red lines leave part of it"));
}

static char *describe_blockers (const DmIssueResult *result) {
  const DmModel *model = dm_reading_get_model (result->reading);
  g_autofree char *parties = dm_describe_parties (model, result->blocked_by, result->n_blocked_by);
  /* Translators: parties whose red lines leave no common ground */
  return g_strdup_printf (_ ("red lines of %s exclude each other"), parties);
}

/**
 * dm_describe_verdict_details:
 *
 * Returns: (transfer full): what stands under the verdict's word, a short line each
 */
GStrv dm_describe_verdict_details (const DmIssueResult *result) {
  const DmModel *model = dm_reading_get_model (result->reading);
  const DmScale *scale = get_scale (model, result->issue);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *first = NULL, *second = NULL;

  switch (result->verdict) {
  case DM_VERDICT_OVERLAP:
    first = dm_describe_set (scale, &result->zone);
    break;
  case DM_VERDICT_GAP:
    first = describe_gap_size (scale, &result->gap);
    second = describe_room (result);
    break;
  case DM_VERDICT_DEADLOCK:
    first = describe_blockers (result);
    break;
  case DM_VERDICT_ONE_SIDED:
    if (result->n_not_on_record > 0) {
      g_autofree char *parties
          = dm_describe_parties (model, result->not_on_record, result->n_not_on_record);
      first = g_strdup_printf (_ ("not on record: %s"), parties);
    }
    break;
  default:
    first = g_strdup (_ ("nobody is on record"));
  }
  if (first != NULL)
    g_strv_builder_add (lines, first);
  if (second != NULL)
    g_strv_builder_add (lines, second);
  return g_strv_builder_end (lines);
}

/** dm_describe_verdict: the verdict in a sentence: “Gap: no level between; only Russia can move.” */
char *dm_describe_verdict (const DmIssueResult *result) {
  g_auto (GStrv) details = dm_describe_verdict_details (result);
  g_autofree char *joined = g_strjoinv (C_ ("details of a verdict", "; "), details);

  if (joined[0] == '\0')
    return g_strdup_printf (_ ("%s."), dm_describe_verdict_word (result->verdict));
  /* Translators: a verdict and its details, “Gap: no level between.” */
  return g_strdup_printf (_ ("%1$s: %2$s."), dm_describe_verdict_word (result->verdict), joined);
}

static gboolean waits_for_absent (const DmIssueResult *result) {
  const DmModel *model = dm_reading_get_model (result->reading);

  return result->n_waits_for == 1 && !dm_model_get_party (model, result->waits_for[0])->at_table;
}

static char *name_waited_for (const DmIssueResult *result) {
  return dm_describe_parties (dm_reading_get_model (result->reading), result->waits_for,
                              result->n_waits_for);
}

/** dm_describe_waits_for: (nullable): “needs Ukraine”, a note that stands under a name */
char *dm_describe_waits_for (const DmIssueResult *result) {
  if (result->n_waits_for == 0)
    return NULL;
  g_autofree char *parties = name_waited_for (result);
  if (waits_for_absent (result))
    return g_strdup_printf (_ ("needs %s, not at the table"), parties);
  return g_strdup_printf (_ ("needs %s"), parties);
}

/** dm_describe_need: (nullable): “Needs Ukraine.”, the same as a sentence */
char *dm_describe_need (const DmIssueResult *result) {
  if (result->n_waits_for == 0)
    return NULL;
  g_autofree char *parties = name_waited_for (result);
  if (waits_for_absent (result))
    /* Translators: a sentence: what an issue can’t be settled without */
    return g_strdup_printf (_ ("Needs %s, not at the table."), parties);
  /* Translators: a sentence: what an issue can’t be settled without */
  return g_strdup_printf (_ ("Needs %s."), parties);
}

static char *count_verdict (DmVerdict verdict, guint n) {
  switch (verdict) {
  case DM_VERDICT_OVERLAP:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u overlap", "%u overlaps", n), n);
  case DM_VERDICT_GAP:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u gap", "%u gaps", n), n);
  case DM_VERDICT_DEADLOCK:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u deadlock", "%u deadlocks", n), n);
  case DM_VERDICT_ONE_SIDED:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u one-sided", "%u one-sided", n), n);
  default:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u silent", "%u silent", n), n);
  }
}

/** dm_describe_tally: “3 overlaps · 6 gaps · 1 deadlock · 1 one-sided”, what there is none of left out */
char *dm_describe_tally (const DmAnalysis *analysis) {
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  for (guint verdict = 0; verdict < DM_N_VERDICTS; verdict++) {
    guint n = dm_analysis_get_tally (analysis, (DmVerdict) verdict);
    g_autofree char *part = count_verdict ((DmVerdict) verdict, n);
    if (n > 0)
      g_strv_builder_add (parts, part);
  }
  g_auto (GStrv) list = g_strv_builder_end (parts);
  return list[0] == NULL ? g_strdup (_ ("no issues"))
                         : dm_describe_line ((const char *const *) list);
}

/* “3 overlaps · 6 gaps”, what there is none of left out */
static char *count_pair (const DmPair *pair) {
  const guint counts[DM_N_VERDICTS] = { [DM_VERDICT_OVERLAP] = pair->n_overlap,
                                        [DM_VERDICT_GAP] = pair->n_gap,
                                        [DM_VERDICT_DEADLOCK] = pair->n_deadlock };
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  for (guint verdict = 0; verdict < DM_N_VERDICTS; verdict++) {
    g_autofree char *part = count_verdict ((DmVerdict) verdict, counts[verdict]);
    if (counts[verdict] > 0)
      g_strv_builder_add (parts, part);
  }
  g_auto (GStrv) list = g_strv_builder_end (parts);
  return dm_describe_line ((const char *const *) list);
}

/**
 * dm_describe_pair:
 * @model: the model
 * @pair: two of its parties
 *
 * Returns: (transfer full): on how many issues both are on record, what comes of it, and how far apart their demands are
 */
char *dm_describe_pair (const DmModel *model, const DmPair *pair) {
  const guint two[] = { pair->a, pair->b };
  GString *text = g_string_new (NULL);
  g_autofree char *parties = dm_describe_parties (model, two, 2);
  g_autofree char *counts = count_pair (pair);

  if (pair->n_shared == 0) {
    g_string_append_printf (text, _ ("%s: no issue on which both are on record."), parties);
    return g_string_free (text, FALSE);
  }
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: two parties, a count, then verdicts */
                                       "%1$s are both on record on %2$u issue: %3$s.",
                                       "%1$s are both on record on %2$u issues: %3$s.",
                                       pair->n_shared),
                          parties, pair->n_shared, counts);
  if (!isnan (pair->distance)) {
    g_autofree char *share = dm_describe_number (100 * pair->distance, 0);
    dm_describe_append (
        text,
        /* Translators: a percentage */
        g_strdup_printf (_ ("Where distance can be measured their demands lie %s %% of the scale "
                            "apart, on average and by salience."),
                         share));
  }
  return g_string_free (text, FALSE);
}

/** dm_describe_reading: “As of 1 April 2014  ·  3 overlaps  ·  6 gaps”, with the scenario and the proposal where there are any */
char *dm_describe_reading (const DmAnalysis *analysis) {
  DmReading *reading = dm_analysis_get_reading (analysis);
  const DmModel *model = dm_reading_get_model (reading);
  int scenario = dm_reading_get_scenario (reading), proposal = dm_reading_get_proposal (reading);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (dm_reading_get_date (reading) != DM_DATE_NONE) {
    g_autofree char *date = dm_date_to_display (dm_reading_get_date (reading));
    g_ptr_array_add (parts, g_strdup_printf (_ ("As of %s"), date));
  }
  g_ptr_array_add (parts, dm_describe_tally (analysis));
  if (scenario >= 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (_ ("scenario “%s”"),
                                      dm_model_get_scenario (model, (guint) scenario)->name));
  if (dm_is_compared_otherwise (reading))
    g_ptr_array_add (parts, dm_describe_comparison (reading));
  if (proposal >= 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (_ ("proposal “%s”"),
                                      dm_model_get_proposal (model, (guint) proposal)->name));
  g_ptr_array_add (parts, NULL);
  return dm_describe_line ((const char *const *) parts->pdata);
}
