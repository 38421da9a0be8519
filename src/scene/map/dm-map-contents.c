/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-forecast.h"
#include "dm-map-key.h"
#include "dm-map-row-private.h"

/* A map of more positions isn't looked through each time that its header is drawn: its key explains everything. */
#define MAX_POSITIONS 20000

typedef struct {
  DmAnalysis *analysis;
  const DmMapLook *look;
  DmMapContents *contents;
  gboolean profiled;
} Search;

static gboolean has_lane (const Search *search, guint party) {
  for (guint i = 0; i < search->look->n_lanes && search->profiled; i++)
    if (search->look->lanes[i] == party)
      return TRUE;
  return !search->profiled;
}

/**
 * dm_map_get_signs_of_position:
 * @position: a position
 * @type: of the scale it is on
 *
 * Returns: the signs of what it holds, wherever it is drawn
 */
guint dm_map_get_signs_of_position (const DmPosition *position, DmScaleType type) {
  guint signs = DM_SIGN_BIT (DM_SIGN_NOT_RULED_OUT);

  if (position->flags & DM_POSITION_DEMAND)
    signs |= DM_SIGN_BIT (DM_SIGN_DEMAND);
  if (position->flags & (DM_POSITION_DEMAND | DM_POSITION_ACCEPTS | DM_POSITION_VALUES))
    signs |= DM_SIGN_BIT (DM_SIGN_ACCEPTS);
  if ((position->flags & DM_POSITION_LIMITS)
      && (type == DM_SCALE_NOMINAL || isfinite (position->limits.range.from)
          || isfinite (position->limits.range.to)))
    signs |= DM_SIGN_BIT (DM_SIGN_RED_LINE);
  if (position->basis == DM_BASIS_INFERRED)
    signs |= DM_SIGN_BIT (DM_SIGN_INFERRED);
  return signs;
}

/** dm_map_get_signs_of_verdict: Returns: the sign of a verdict, where it has one */
guint dm_map_get_signs_of_verdict (DmVerdict verdict) {
  switch (verdict) {
  case DM_VERDICT_OVERLAP:
    return DM_SIGN_BIT (DM_SIGN_ZONE);
  case DM_VERDICT_GAP:
    return DM_SIGN_BIT (DM_SIGN_GAP);
  case DM_VERDICT_DEADLOCK:
    return DM_SIGN_BIT (DM_SIGN_DEADLOCK);
  default:
    return 0;
  }
}

static guint get_signs_of_lane (const DmPosition *position, DmScaleType type, DmStage stage) {
  guint signs = dm_map_get_signs_of_position (position, type);

  if (dm_map_is_unsure (position))
    signs |= DM_SIGN_BIT (DM_SIGN_UNSURE);
  if ((position->flags & DM_POSITION_VALUES) && stage <= DM_STAGE_LANES)
    signs |= DM_SIGN_BIT (DM_SIGN_VALUES);
  return signs;
}

static void note_sources (const DmPosition *position, gboolean *cites) {
  for (guint i = 0; position->more != NULL && i < position->more->n_evidence; i++)
    if (position->more->evidence[i].source >= 0)
      cites[position->more->evidence[i].source] = TRUE;
}

/* Where parties stand otherwise in what is compared with. */
static void look_at_moves (Search *search, const DmIssueResult *result) {
  const DmReading *reading = result->reading;

  if (search->look->stage > DM_STAGE_LANES)
    return;
  if (search->profiled && dm_map_is_count_other (result))
    search->contents->signs |= DM_SIGN_BIT (DM_SIGN_COUNT_REPLACED);
  for (guint i = 0; i < dm_reading_get_n_parties (reading); i++) {
    guint party = dm_reading_get_party (reading, i);
    const DmPosition *from = has_lane (search, party)
                                 ? dm_reading_get_moved_from (reading, result->issue, party)
                                 : NULL;

    if (from == NULL)
      continue;
    search->contents->signs |= DM_SIGN_BIT (DM_SIGN_REPLACED);
    if (dm_map_has_demand_moved (from, dm_reading_get_position (reading, result->issue, party)))
      search->contents->signs |= DM_SIGN_BIT (DM_SIGN_MOVED);
  }
}

static void look_at_result (Search *search, const DmIssueResult *result) {
  const DmModel *model = dm_reading_get_model (result->reading);
  DmScaleType type = dm_model_get_issue (model, result->issue)->scale->type;
  DmStage stage = search->look->stage;
  guint *signs = &search->contents->signs;

  if (search->profiled && result->record.n_holdings > 0)
    *signs |= type == DM_SCALE_NOMINAL && stage < DM_STAGE_LINE
                  ? DM_SIGN_BIT (DM_SIGN_COUNT)
                  : DM_SIGN_BIT (DM_SIGN_PROFILE) | DM_SIGN_BIT (DM_SIGN_DOT);
  for (guint i = 0; i < result->record.n_holdings; i++) {
    const DmHolding *holding = &result->record.holdings[i];

    if (has_lane (search, holding->party))
      *signs |= get_signs_of_lane (holding->position, type, stage);
    note_sources (holding->position, search->contents->cites);
  }
  if (dm_reading_get_other (result->reading) != NULL)
    look_at_moves (search, result);
}

static void look_at_terms (Search *search) {
  DmReading *reading = dm_analysis_get_reading (search->analysis);
  const DmModel *model = dm_reading_get_model (reading);
  int index = dm_reading_get_proposal (reading);

  if (index < 0)
    return;
  const DmProposal *proposal = dm_model_get_proposal (model, (guint) index);
  g_autofree const DmTerm **terms = g_new0 (const DmTerm *, dm_model_get_n_issues (model));
  for (guint i = 0; i < proposal->n_terms; i++)
    terms[proposal->terms[i].issue] = &proposal->terms[i];
  for (guint i = 0; i < dm_analysis_get_n_results (search->analysis); i++) {
    const DmIssueResult *result = dm_analysis_get_result (search->analysis, i);
    const DmTerm *term = terms[result->issue];
    if (term != NULL)
      search->contents->signs |= DM_SIGN_BIT (
          DM_SIGN_TERM_ACCEPTED
          + dm_term_answer_worst (&result->record, dm_model_get_issue (model, result->issue)->scale,
                                  term->place));
  }
}

static gboolean is_small (DmAnalysis *analysis) {
  guint n_results = dm_analysis_get_n_results (analysis), n_positions = n_results;

  for (guint i = 0; i < n_results && n_positions <= MAX_POSITIONS; i++)
    n_positions += dm_analysis_get_result (analysis, i)->record.n_holdings;
  return n_positions <= MAX_POSITIONS;
}

/* Both of them, where a map is too large to look through. */
static void look_at_forecast (Search *search, gboolean all) {
  const guint both = DM_SIGN_BIT (DM_SIGN_FORECAST_MEAN) | DM_SIGN_BIT (DM_SIGN_FORECAST_MEDIAN);
  guint *signs = &search->contents->signs;

  if (!search->look->forecast || search->look->stage > DM_STAGE_LANES)
    return;
  if (all)
    *signs |= both;
  for (guint i = 0; i < dm_analysis_get_n_results (search->analysis) && (*signs & both) != both;
       i++) {
    DmForecast forecast;
    dm_forecast_init (&forecast, dm_analysis_get_result (search->analysis, i));
    *signs |= isnan (forecast.mean) ? 0 : DM_SIGN_BIT (DM_SIGN_FORECAST_MEAN);
    *signs |= isnan (forecast.median) ? 0 : DM_SIGN_BIT (DM_SIGN_FORECAST_MEDIAN);
  }
}

static void look_at_sureness (Search *search) {
  const DmRobustness *robustness = search->look->robustness;

  if (robustness == NULL || search->look->stage > DM_STAGE_LANES)
    return;
  for (guint i = 0; i < robustness->n_issues; i++)
    if (robustness->issues[i].most_sensitive >= 0
        && has_lane (search, (guint) robustness->issues[i].most_sensitive))
      search->contents->signs |= DM_SIGN_BIT (DM_SIGN_SENSITIVE);
}

static gboolean look_at_results (Search *search) {
  if (!is_small (search->analysis))
    return FALSE;
  for (guint i = 0; i < dm_analysis_get_n_results (search->analysis); i++)
    look_at_result (search, dm_analysis_get_result (search->analysis, i));
  return TRUE;
}

static guint get_signs_of_verdicts (DmAnalysis *analysis) {
  guint signs = 0;

  for (guint i = 0; i < DM_N_VERDICTS; i++)
    if (dm_analysis_get_tally (analysis, (DmVerdict) i) > 0)
      signs |= dm_map_get_signs_of_verdict ((DmVerdict) i);
  return signs;
}

/* What may be on a map that is too large to look through. */
static guint get_all_signs (const Search *search) {
  guint profile
      = DM_SIGN_BIT (DM_SIGN_PROFILE) | DM_SIGN_BIT (DM_SIGN_COUNT) | DM_SIGN_BIT (DM_SIGN_DOT);
  guint lanes = DM_SIGN_BIT (DM_SIGN_PROFILE) - 1;

  if (dm_reading_get_other (dm_analysis_get_reading (search->analysis)) != NULL
      && search->look->stage <= DM_STAGE_LANES) {
    lanes |= DM_SIGN_BIT (DM_SIGN_REPLACED) | DM_SIGN_BIT (DM_SIGN_MOVED);
    profile |= DM_SIGN_BIT (DM_SIGN_COUNT_REPLACED);
  }
  if (!search->profiled)
    return lanes;
  return search->look->n_lanes > 0 ? profile | lanes : profile;
}

/**
 * dm_map_look_through:
 * @analysis: what is shown
 * @look: how it is drawn
 * @contents: (out caller-allocates): what there is on the map
 *
 * Finds which signs a map's key has to explain, and which sources its footer names. Costs no more than looking at
 * some 20,000 positions.
 */
void dm_map_look_through (DmAnalysis *analysis, const DmMapLook *look, DmMapContents *contents) {
  DmReading *reading = dm_analysis_get_reading (analysis);
  Search search
      = { analysis, look, contents, dm_reading_get_n_parties (reading) > DM_MAP_MAX_LANES };

  contents->signs = 0;
  contents->cites = g_new0 (gboolean, dm_model_get_n_sources (dm_reading_get_model (reading)) + 1);
  if (!look_at_results (&search)) {
    g_clear_pointer (&contents->cites, g_free);
    contents->signs = get_all_signs (&search);
  }
  look_at_forecast (&search, contents->cites == NULL);
  look_at_sureness (&search);
  if (look->stage == DM_STAGE_STRIP)
    contents->signs = 0;
  look_at_terms (&search);
  contents->signs |= get_signs_of_verdicts (analysis);
}

void dm_map_contents_clear (DmMapContents *contents) {
  g_clear_pointer (&contents->cites, g_free);
}
