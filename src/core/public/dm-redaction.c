/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-redaction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-error.h"
#include "dm-json.h"
#include "dm-redaction-private.h"

/* Remembers @text (nullable) as one that was withheld. */
void dm_redaction_take_text (DmRedaction *redaction, const char *text) {
  if (text == NULL || *text == '\0' || g_hash_table_contains (redaction->is_taken, text))
    return;
  char *copy = g_strdup (text);
  g_ptr_array_add (redaction->texts, copy);
  g_hash_table_add (redaction->is_taken, copy);
}

void dm_redaction_drop_text (DmRedaction *redaction, char **text) {
  dm_redaction_take_text (redaction, *text);
  g_clear_pointer (text, g_free);
}

void dm_redaction_drop_note (DmRedaction *redaction, char **note) {
  if (*note == NULL || !dm_redaction_withholds (redaction, DM_WITHHOLD_NOTES))
    return;
  redaction->counts[DM_WITHHELD_NOTE]++;
  dm_redaction_drop_text (redaction, note);
}

/* Remembers the strings in a JSON text, which passed the strict check. */
static void take_json (DmRedaction *redaction, const char *json) {
  const char *cursor = json;

  while (*cursor != '\0') {
    if (*cursor != '"') {
      cursor++;
      continue;
    }
    g_autofree char *text = dm_json_take_string (&cursor);
    if (*dm_json_skip_space (cursor) != ':') /* else it is a member's name */
      dm_redaction_take_text (redaction, text);
  }
}

void dm_redaction_drop_extras (DmRedaction *redaction, DmExtras **extras) {
  for (guint i = 0; *extras != NULL && i < (*extras)->len; i++) {
    const DmExtra *extra = g_ptr_array_index (*extras, i);
    redaction->counts[DM_WITHHELD_UNKNOWN]++;
    take_json (redaction, extra->json);
  }
  g_clear_pointer (extras, g_ptr_array_unref);
}

static void redact_head (DmRedaction *redaction) {
  DmModel *model = redaction->model;

  if (model->note != NULL && dm_redaction_withholds (redaction, DM_WITHHOLD_NOTES)) {
    redaction->counts[DM_WITHHELD_NOTE]++;
    dm_redaction_take_text (redaction, model->note);
    g_clear_pointer (&model->note, g_ref_string_release);
  }
  dm_redaction_drop_extras (redaction, &model->extras);
}

static gpointer redact_party (DmRedaction *redaction, gconstpointer entity) {
  DmParty *party = dm_party_copy (entity);

  dm_redaction_drop_note (redaction, &party->note);
  if (party->no_deal_given && dm_redaction_withholds (redaction, DM_WITHHOLD_NO_DEAL)) {
    redaction->counts[DM_WITHHELD_NO_DEAL]++;
    party->no_deal_given = FALSE;
    party->no_deal_value = NAN;
    party->no_deal_trend = DM_TREND_NONE;
    dm_redaction_drop_text (redaction, &party->no_deal_label);
  }
  dm_redaction_drop_extras (redaction, &party->no_deal_extras);
  dm_redaction_drop_extras (redaction, &party->extras);
  return party;
}

static gpointer redact_basket (DmRedaction *redaction, gconstpointer entity) {
  DmBasket *basket = dm_basket_copy (entity);

  dm_redaction_drop_extras (redaction, &basket->extras);
  return basket;
}

static DmScale *redact_scale (DmRedaction *redaction, const DmScale *scale) {
  DmScale *copy = dm_scale_copy (scale);

  for (guint i = 0; i < copy->n_levels; i++) {
    dm_redaction_drop_note (redaction, &copy->levels[i].note);
    dm_redaction_drop_extras (redaction, &copy->levels[i].extras);
  }
  dm_redaction_drop_extras (redaction, &copy->extras);
  return copy;
}

static gpointer redact_issue (DmRedaction *redaction, gconstpointer entity) {
  DmIssue *issue = dm_issue_copy (entity);
  DmScale *scale = redact_scale (redaction, issue->scale);
  DmPositions *positions = dm_redaction_redact_positions (redaction, scale, issue->positions);

  redaction->model->n_positions -= issue->positions->n_positions - positions->n_positions;
  dm_scale_unref (issue->scale);
  dm_positions_unref (issue->positions);
  issue->scale = scale;
  issue->positions = positions;
  dm_redaction_drop_note (redaction, &issue->note);
  dm_redaction_drop_extras (redaction, &issue->extras);
  return issue;
}

static gpointer redact_source (DmRedaction *redaction, gconstpointer entity) {
  DmSource *source = dm_source_copy (entity);

  dm_redaction_drop_note (redaction, &source->note);
  dm_redaction_drop_extras (redaction, &source->extras);
  return source;
}

static gpointer redact_event (DmRedaction *redaction, gconstpointer entity) {
  DmEvent *event = dm_event_copy (entity);

  if (dm_redaction_withholds (redaction, DM_WITHHOLD_SOURCES))
    event->source = -1;
  dm_redaction_drop_note (redaction, &event->note);
  dm_redaction_drop_extras (redaction, &event->extras);
  return event;
}

static gpointer redact_proposal (DmRedaction *redaction, gconstpointer entity) {
  DmProposal *proposal = dm_proposal_copy (entity);

  dm_redaction_drop_note (redaction, &proposal->note);
  dm_redaction_drop_extras (redaction, &proposal->extras);
  return proposal;
}

static gpointer redact_view (DmRedaction *redaction, gconstpointer entity) {
  DmView *view = dm_view_copy (entity);

  dm_redaction_drop_note (redaction, &view->notes);
  dm_redaction_drop_extras (redaction, &view->extras);
  return view;
}

/* All sources go: what refers to them has let go of them. */
static void drop_sources (DmRedaction *redaction, const DmModel *before) {
  DmModel *model = redaction->model;

  for (guint i = 0; i < dm_model_get_n_sources (before); i++) {
    DmSource *source = dm_source_copy (dm_model_get_source (before, i));
    redaction->counts[DM_WITHHELD_SOURCE]++;
    dm_redaction_drop_text (redaction, &source->id);
    dm_redaction_drop_text (redaction, &source->title);
    dm_redaction_drop_text (redaction, &source->author);
    dm_redaction_drop_text (redaction, &source->publisher);
    dm_redaction_drop_text (redaction, &source->url);
    dm_redaction_drop_text (redaction, &source->note);
    dm_redaction_drop_extras (redaction, &source->extras);
    dm_source_unref (source);
  }
  dm_model_take_list (model, DM_ENTITY_SOURCE, dm_list_new ((GDestroyNotify) dm_source_unref));
  model->lists_given &= ~(1u << DM_ENTITY_SOURCE);
}

static void redact_entities (DmRedaction *redaction, const DmModel *before) {
  static gpointer (*const redact[DM_N_ENTITY_KINDS]) (DmRedaction *, gconstpointer)
      = { redact_party, redact_basket, redact_issue,    redact_source,
          redact_event, NULL,          redact_proposal, redact_view };

  for (guint kind = 0; kind < DM_N_ENTITY_KINDS; kind++) {
    guint n = before->lists[kind]->length;
    if (kind == DM_ENTITY_SOURCE && dm_redaction_withholds (redaction, DM_WITHHOLD_SOURCES)) {
      drop_sources (redaction, before);
      continue;
    }
    for (guint i = 0; i < n; i++) {
      gconstpointer entity = dm_model_get (before, kind, i);
      /* a scenario's changes stand on the issues' scales, which come before it */
      dm_model_replace (redaction->model, kind, i,
                        kind == DM_ENTITY_SCENARIO
                            ? dm_redaction_redact_scenario (redaction, before, entity)
                            : redact[kind](redaction, entity));
    }
  }
}

/**
 * dm_redaction_new:
 * @model: a model
 * @choices: of #DmWithhold
 *
 * What withholding an inferred position leaves is what the file then says: where it took the place of an earlier one of its
 * party, that one is in force again; see dm_redaction_count_revived().
 *
 * Returns: (transfer full): a copy of @model without what is withheld, which the strict reader reads
 */
DmRedaction *dm_redaction_new (DmModel *model, guint choices) {
  DmRedaction *redaction = g_new0 (DmRedaction, 1);

  g_atomic_ref_count_init (&redaction->ref_count);
  redaction->choices = choices;
  redaction->texts = g_ptr_array_new_with_free_func (g_free);
  redaction->is_taken = g_hash_table_new (g_str_hash, g_str_equal);
  redaction->model = dm_model_copy (model);
  redact_head (redaction);
  redact_entities (redaction, model);
  g_clear_pointer (&redaction->is_taken, g_hash_table_unref);
  return redaction;
}

/** dm_redaction_ref: Returns: (transfer full): @redaction */
DmRedaction *dm_redaction_ref (DmRedaction *redaction) {
  g_atomic_ref_count_inc (&redaction->ref_count);
  return redaction;
}

void dm_redaction_unref (DmRedaction *redaction) {
  if (!g_atomic_ref_count_dec (&redaction->ref_count))
    return;
  dm_model_unref (redaction->model);
  g_ptr_array_unref (redaction->texts);
  g_free (redaction);
}

/** dm_redaction_get_model: Returns: (transfer none): what may be given away */
DmModel *dm_redaction_get_model (const DmRedaction *redaction) {
  return redaction->model;
}

/** dm_redaction_get_choices: of #DmWithhold */
guint dm_redaction_get_choices (const DmRedaction *redaction) {
  return redaction->choices;
}

/** dm_redaction_count: how many of @kind were taken out */
guint dm_redaction_count (const DmRedaction *redaction, DmWithheld kind) {
  return redaction->counts[kind];
}

/** dm_redaction_count_revived: how many earlier positions are in force again, as the inferred one after them is withheld */
guint dm_redaction_count_revived (const DmRedaction *redaction) {
  return redaction->n_revived;
}

/** dm_redaction_get_texts: (element-type utf8): all texts that were taken out, each once */
const GPtrArray *dm_redaction_get_texts (const DmRedaction *redaction) {
  return redaction->texts;
}

static const char *const ids[DM_N_WITHHOLD]
    = { "notes", "confidence", "no-deal", "inferred", "sources" };

/** dm_withhold_to_id: the word that the command line knows @choice by */
const char *dm_withhold_to_id (DmWithhold choice) {
  return ids[g_bit_nth_lsf (choice, -1)];
}

static gboolean parse_word (const char *word, guint *choices) {
  for (guint i = 0; i < DM_N_WITHHOLD; i++)
    if (strcmp (word, ids[i]) == 0) {
      *choices |= 1u << i;
      return TRUE;
    }
  return FALSE;
}

/**
 * dm_withhold_parse:
 * @words: (nullable): "notes,confidence"; %NULL for all there is
 * @choices: (out): of #DmWithhold
 * @error: return location
 *
 * Returns: whether all of them are known; DM_ERROR_USAGE
 */
gboolean dm_withhold_parse (const char *words, guint *choices, GError **error) {
  *choices = words == NULL ? DM_WITHHOLD_ALL : 0;
  if (words == NULL)
    return TRUE;
  g_auto (GStrv) list = g_strsplit (words, ",", -1);
  for (guint i = 0; list[i] != NULL; i++)
    if (!parse_word (list[i], choices)) {
      g_set_error (
          error, DM_ERROR, DM_ERROR_USAGE,
          _ ("What is withheld is notes, confidence, no-deal, inferred or sources, not “%s”."),
          list[i]);
      return FALSE;
    }
  if (*choices == 0) {
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE, _ ("Say what is withheld."));
    return FALSE;
  }
  return TRUE;
}
