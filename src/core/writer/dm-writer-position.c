/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-json.h"
#include "dm-writer-private.h"

void dm_writer_place (GString *text, const DmScale *scale, double place) {
  if (scale->type == DM_SCALE_INTERVAL)
    dm_json_append_number (text, place);
  else
    dm_json_append_string (text, scale->levels[(guint) place].id);
}

void dm_writer_set (GString *text, const DmScale *scale, const DmSet *set) {
  if (dm_scale_is_ordered (scale)) {
    DmWriterObject object;
    dm_writer_open (&object, text, NULL);
    if (dm_writer_member (&object, "from", isfinite (set->range.from)))
      dm_writer_place (text, scale, set->range.from);
    if (dm_writer_member (&object, "to", isfinite (set->range.to)))
      dm_writer_place (text, scale, set->range.to);
    dm_writer_close (&object);
    return;
  }
  gboolean first = TRUE;
  g_string_append_c (text, '[');
  for (guint i = 0; i < scale->n_levels; i++) {
    if (!dm_option_set_contains (&set->options, i))
      continue;
    if (!first)
      g_string_append (text, ", ");
    first = FALSE;
    dm_writer_place (text, scale, i);
  }
  g_string_append_c (text, ']');
}

static void append_values (GString *text, const DmScale *scale, const DmPositionMore *more) {
  DmWriterObject object;

  dm_writer_open (&object, text, NULL);
  for (guint i = 0; i < more->n_values; i++)
    dm_writer_number (&object, scale->levels[more->values[i].level].id, TRUE,
                      more->values[i].score);
  dm_writer_close (&object);
}

static void append_evidence (GString *text, const DmModel *model, const DmPositionMore *more) {
  g_string_append_c (text, '[');
  for (guint i = 0; i < more->n_evidence; i++) {
    const DmEvidence *evidence = &more->evidence[i];
    DmWriterObject object;
    if (i > 0)
      g_string_append (text, ", ");
    dm_writer_open (&object, text, evidence->extras);
    dm_writer_string (
        &object, "source",
        evidence->source < 0 ? NULL : dm_model_get_source (model, (guint) evidence->source)->id);
    dm_writer_string (&object, "locator", evidence->locator);
    dm_writer_string (&object, "speaker", evidence->speaker);
    dm_writer_date (&object, "date", evidence->date);
    dm_writer_string (&object, "quote", evidence->quote);
    dm_writer_string (&object, "grade", evidence->grade[0] == '\0' ? NULL : evidence->grade);
    dm_writer_string (&object, "note", evidence->note);
    dm_writer_close (&object);
  }
  g_string_append_c (text, ']');
}

/* Begins a member that is given, or writes one that a scenario removes as null. */
static gboolean begin (DmWriterObject *object, const char *name, guint flag,
                       const DmPosition *position, guint removed) {
  gboolean null = (removed & flag) != 0;

  if (!dm_writer_member (object, name, null || (position->flags & flag) != 0))
    return FALSE;
  if (null)
    g_string_append (object->text, "null");
  return !null;
}

static void append_scalars (DmWriterObject *object, const DmPosition *position, guint removed) {
  GString *text = object->text;

  if (begin (object, "salience", DM_POSITION_SALIENCE, position, removed))
    dm_json_append_number (text, position->salience);
  if (begin (object, "basis", DM_POSITION_BASIS, position, removed))
    dm_json_append_string (text, dm_basis_to_id ((DmBasis) position->basis));
  if (begin (object, "confidence", DM_POSITION_CONFIDENCE, position, removed))
    dm_json_append_number (text, position->confidence);
  if (begin (object, "since", DM_POSITION_SINCE, position, removed)) {
    g_autofree char *iso = dm_date_to_iso (position->since);
    dm_json_append_string (text, iso);
  }
}

/* A position, or a scenario's change whose @removed members are written as null. */
void dm_writer_position (GString *text, const DmModel *model, const DmIssue *issue,
                         const DmPosition *position, guint removed) {
  const DmPositionMore *more = position->more;
  DmWriterObject object;

  dm_writer_open (&object, text, more != NULL ? more->extras : NULL);
  dm_writer_string (&object, "party", dm_model_get_party (model, position->party)->id);
  dm_writer_string (&object, "issue", issue->id);
  if (begin (&object, "demand", DM_POSITION_DEMAND, position, removed))
    dm_writer_place (text, issue->scale, position->demand);
  if (begin (&object, "accepts", DM_POSITION_ACCEPTS, position, removed))
    dm_writer_set (text, issue->scale, &position->accepts);
  if (begin (&object, "limits", DM_POSITION_LIMITS, position, removed))
    dm_writer_set (text, issue->scale, &position->limits);
  if (begin (&object, "values", DM_POSITION_VALUES, position, removed))
    append_values (text, issue->scale, more);
  append_scalars (&object, position, removed);
  if (begin (&object, "statement", DM_POSITION_STATEMENT, position, removed))
    dm_json_append_string (text, more->statement);
  if (begin (&object, "evidence", DM_POSITION_EVIDENCE, position, removed))
    append_evidence (text, model, more);
  if (begin (&object, "note", DM_POSITION_NOTE, position, removed))
    dm_json_append_string (text, more->note);
  dm_writer_close (&object);
}
