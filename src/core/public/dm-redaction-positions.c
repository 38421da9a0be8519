/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-redaction-private.h"

static gboolean touches_evidence (const DmRedaction *redaction, const DmEvidence *evidence) {
  return evidence->extras != NULL
         || (dm_redaction_withholds (redaction, DM_WITHHOLD_NOTES) && evidence->note != NULL)
         || (dm_redaction_withholds (redaction, DM_WITHHOLD_CONFIDENCE)
             && evidence->grade[0] != '\0')
         || (dm_redaction_withholds (redaction, DM_WITHHOLD_SOURCES)
             && (evidence->source >= 0 || evidence->locator != NULL || evidence->speaker != NULL
                 || evidence->quote != NULL || evidence->note != NULL));
}

static gboolean touches_more (const DmRedaction *redaction, const DmPositionMore *more) {
  gboolean found = more->extras != NULL
                   || (dm_redaction_withholds (redaction, DM_WITHHOLD_NOTES) && more->note != NULL);

  for (guint i = 0; !found && i < more->n_evidence; i++)
    found = touches_evidence (redaction, &more->evidence[i]);
  return found;
}

static gboolean is_inferred (const DmRedaction *redaction, const DmPosition *position) {
  return dm_redaction_withholds (redaction, DM_WITHHOLD_INFERRED)
         && position->basis == DM_BASIS_INFERRED;
}

/* Whether @position doesn't go into the copy as it is. */
gboolean dm_redaction_touches_position (const DmRedaction *redaction, const DmPosition *position) {
  return is_inferred (redaction, position)
         || (dm_redaction_withholds (redaction, DM_WITHHOLD_CONFIDENCE)
             && (position->flags & DM_POSITION_CONFIDENCE))
         || (position->more != NULL && touches_more (redaction, position->more));
}

static void drop_from_evidence (DmRedaction *redaction, DmEvidence *evidence) {
  if (dm_redaction_withholds (redaction, DM_WITHHOLD_SOURCES)) {
    if (evidence->source >= 0 || evidence->locator != NULL || evidence->speaker != NULL
        || evidence->quote != NULL)
      redaction->counts[DM_WITHHELD_EVIDENCE]++;
    evidence->source = -1;
    dm_redaction_drop_text (redaction, &evidence->locator);
    dm_redaction_drop_text (redaction, &evidence->speaker);
    dm_redaction_drop_text (redaction, &evidence->quote);
    if (evidence->note != NULL)
      redaction->counts[DM_WITHHELD_NOTE]++;
    dm_redaction_drop_text (redaction, &evidence->note);
  }
  if (dm_redaction_withholds (redaction, DM_WITHHOLD_CONFIDENCE) && evidence->grade[0] != '\0') {
    redaction->counts[DM_WITHHELD_GRADE]++;
    evidence->grade[0] = '\0';
  }
  dm_redaction_drop_note (redaction, &evidence->note);
  dm_redaction_drop_extras (redaction, &evidence->extras);
}

static gboolean is_empty (const DmEvidence *evidence) {
  return evidence->source < 0 && evidence->locator == NULL && evidence->speaker == NULL
         && evidence->date == DM_DATE_NONE && evidence->quote == NULL && evidence->grade[0] == '\0'
         && evidence->note == NULL;
}

/* A piece of which nothing is left goes; one that was empty before says no less than it did. */
static guint drop_from_all_evidence (DmRedaction *redaction, DmPositionMore *more) {
  guint n_left = 0;

  for (guint i = 0; i < more->n_evidence; i++) {
    DmEvidence *evidence = &more->evidence[i];
    gboolean touched = touches_evidence (redaction, evidence);
    drop_from_evidence (redaction, evidence);
    if (!touched || !is_empty (evidence))
      more->evidence[n_left++] = *evidence;
  }
  return n_left;
}

static void drop_from_more (DmRedaction *redaction, DmPosition *position) {
  DmPositionMore *more = dm_position_more_copy (position->more);

  dm_position_more_unref (position->more);
  position->more = more;
  dm_redaction_drop_note (redaction, &more->note);
  if (more->note == NULL)
    position->flags &= (guint16) ~DM_POSITION_NOTE;
  dm_redaction_drop_extras (redaction, &more->extras);
  guint n_left = drop_from_all_evidence (redaction, more);
  if (n_left == 0 && more->n_evidence > 0)
    position->flags &= (guint16) ~DM_POSITION_EVIDENCE;
  more->n_evidence = n_left;
}

/* Takes out of @position, which is an owned copy, all but the position itself. */
void dm_redaction_drop_from_position (DmRedaction *redaction, DmPosition *position) {
  if (dm_redaction_withholds (redaction, DM_WITHHOLD_CONFIDENCE)
      && (position->flags & DM_POSITION_CONFIDENCE)) {
    position->flags &= (guint16) ~DM_POSITION_CONFIDENCE;
    position->confidence = 0;
    redaction->counts[DM_WITHHELD_CONFIDENCE]++;
  }
  if (position->more != NULL && touches_more (redaction, position->more))
    drop_from_more (redaction, position);
}

/* Remembers what a position says that is withheld as a whole. Its sources and who speaks may go on speaking for others. */
void dm_redaction_take_position (DmRedaction *redaction, const DmPosition *position) {
  const DmPositionMore *more = position->more;

  if (more == NULL)
    return;
  dm_redaction_take_text (redaction, more->statement);
  dm_redaction_take_text (redaction, more->note);
  for (guint i = 0; i < more->n_evidence; i++) {
    if (dm_redaction_withholds (redaction, DM_WITHHOLD_SOURCES)) {
      dm_redaction_take_text (redaction, more->evidence[i].locator);
      dm_redaction_take_text (redaction, more->evidence[i].speaker);
    }
    dm_redaction_take_text (redaction, more->evidence[i].quote);
    dm_redaction_take_text (redaction, more->evidence[i].note);
    DmExtras *extras = dm_extras_ref (more->evidence[i].extras);
    dm_redaction_drop_extras (redaction, &extras);
  }
  DmExtras *extras = dm_extras_ref (more->extras);
  dm_redaction_drop_extras (redaction, &extras);
}

/* Whether the @nth, which goes, was all that kept an earlier one of its party from holding on. */
static gboolean revives (const DmRedaction *redaction, const DmPositions *positions, guint nth) {
  if (nth == 0 || positions->positions[nth - 1].party != positions->positions[nth].party)
    return FALSE;
  return !is_inferred (redaction, &positions->positions[nth - 1]);
}

/* Returns: (transfer full): @positions on @scale, without what is withheld */
DmPositions *dm_redaction_redact_positions (DmRedaction *redaction, DmScale *scale,
                                            const DmPositions *positions) {
  DmPositions *left = dm_positions_new (scale, positions->n_positions);
  guint n_left = 0;

  for (guint i = 0; i < positions->n_positions; i++) {
    const DmPosition *position = &positions->positions[i];
    if (is_inferred (redaction, position)) {
      redaction->counts[DM_WITHHELD_POSITION]++;
      redaction->n_revived += revives (redaction, positions, i);
      dm_redaction_take_position (redaction, position);
      continue;
    }
    dm_position_copy (scale, &left->positions[n_left], position);
    dm_redaction_drop_from_position (redaction, &left->positions[n_left++]);
  }
  left->n_positions = n_left;
  return left;
}

static gboolean has_inferred (const DmPositions *positions, guint party) {
  for (guint i = 0; i < positions->n_positions; i++)
    if (positions->positions[i].party == party
        && positions->positions[i].basis == DM_BASIS_INFERRED)
      return TRUE;
  return FALSE;
}

/* A change that gives no basis stands on that of the position it changes, and which one that is hangs on the date. */
static gboolean is_inferred_change (const DmRedaction *redaction, const DmModel *before,
                                    const DmChange *change) {
  if (!dm_redaction_withholds (redaction, DM_WITHHOLD_INFERRED))
    return FALSE;
  if (change->position.flags & DM_POSITION_BASIS)
    return change->position.basis == DM_BASIS_INFERRED;
  return has_inferred (dm_model_get_issue (before, change->issue)->positions,
                       change->position.party);
}

/* What a change takes away by `null` is withheld like what it gives. Returns which are left */
static guint redact_removed (DmRedaction *redaction, guint removed) {
  static const struct {
    DmWithhold choice;
    guint member;
    DmWithheld kind;
  } members[] = {
    { DM_WITHHOLD_NOTES, DM_POSITION_NOTE, DM_WITHHELD_NOTE },
    { DM_WITHHOLD_CONFIDENCE, DM_POSITION_CONFIDENCE, DM_WITHHELD_CONFIDENCE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (dm_redaction_withholds (redaction, members[i].choice) && (removed & members[i].member)) {
      removed &= ~members[i].member;
      redaction->counts[members[i].kind]++;
    }
  return removed;
}

/* Makes @left of @change. Returns FALSE where nothing is left of it, and then it isn't made. */
static gboolean redact_change (DmRedaction *redaction, DmScale *scale, const DmChange *change,
                               DmChange *left) {
  *left = (DmChange){ .issue = change->issue,
                      .removed = redact_removed (redaction, change->removed) };
  dm_position_copy (scale, &left->position, &change->position);
  dm_redaction_drop_from_position (redaction, &left->position);
  if (left->removed != 0 || left->position.flags != 0
      || (change->removed == 0 && change->position.flags == 0))
    return TRUE;
  dm_position_clear (scale, &left->position);
  return FALSE;
}

/* Returns: (transfer full): the scenario without what is withheld, its changes on the scales of the redacted model */
DmScenario *dm_redaction_redact_scenario (DmRedaction *redaction, const DmModel *before,
                                          const DmScenario *scenario) {
  DmScenario *copy = dm_scenario_copy_head (scenario);

  dm_redaction_drop_note (redaction, &copy->note);
  dm_redaction_drop_extras (redaction, &copy->extras);
  for (guint i = 0; i < scenario->n_changes; i++) {
    const DmChange *change = &scenario->changes[i];
    DmScale *scale = dm_model_get_issue (redaction->model, change->issue)->scale;
    DmChange left;
    if (is_inferred_change (redaction, before, change)) {
      redaction->counts[DM_WITHHELD_CHANGE]++;
      dm_redaction_take_position (redaction, &change->position);
    } else if (redact_change (redaction, scale, change, &left)) {
      dm_scenario_take_change (copy, scale, &left);
    }
  }
  copy->changes_given = copy->changes_given && (copy->n_changes > 0 || scenario->n_changes == 0);
  return copy;
}
