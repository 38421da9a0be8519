/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-check-model.h"

#include <string.h>

#include "dm-edit-private.h"
#include "dm-json-set.h"
#include "dm-position-check.h"
#include "dm-reader.h"
#include "dm-source-place.h"
#include "dm-writer.h"

static char *write_text (DmModel *model, gsize *length) {
  g_autoptr (GBytes) bytes = dm_writer_write (model);

  *length = g_bytes_get_size (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), *length);
}

static DmModel *read_text (const char *text, char **why) {
  g_autoptr (GPtrArray) diagnostics = NULL;
  DmModel *model = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, &diagnostics, NULL);

  if (model == NULL && why != NULL) {
    const DmDiagnostic *first = g_ptr_array_index (diagnostics, 0);
    *why = g_strdup_printf ("the reader refuses it at %u:%u: %s", first->line, first->column,
                            first->message);
  }
  return model;
}

/* --- a model by itself --- */

static char *check_position (const DmModel *model, const DmIssue *issue,
                             const DmPosition *position) {
  if (position->party >= dm_model_get_n_parties (model))
    return g_strdup_printf ("%s: a position of nobody", issue->id);
  if (dm_position_check (position, issue->scale) != DM_POSITION_FAULT_NONE)
    return g_strdup_printf ("%s: a position breaks a rule", issue->id);
  if (position->order > model->last_order)
    return g_strdup_printf ("%s: a position behind the last", issue->id);
  for (guint i = 0; position->more != NULL && i < position->more->n_evidence; i++)
    if (position->more->evidence[i].source >= (int) dm_model_get_n_sources (model))
      return g_strdup_printf ("%s: evidence from nowhere", issue->id);
  return NULL;
}

static char *check_issue (const DmModel *model, const DmIssue *issue) {
  const DmPositions *list = issue->positions;

  for (guint i = 0; i < list->n_positions; i++) {
    const DmPosition *position = &list->positions[i];
    char *why = check_position (model, issue, position);
    if (why != NULL)
      return why;
    if (i > 0 && dm_position_compare (position - 1, position) > 0)
      return g_strdup_printf ("%s: positions out of order", issue->id);
    if (i > 0 && position[-1].party == position->party
        && dm_date_compare (position[-1].since, position->since) == 0)
      return g_strdup_printf ("%s: a position twice", issue->id);
  }
  return NULL;
}

static char *check_ids (const DmModel *model) {
  for (guint kind = 0; kind < DM_N_ENTITY_KINDS; kind++) {
    const DmList *list = model->lists[kind];
    if (g_hash_table_size (model->tables[kind]) != list->length)
      return g_strdup_printf ("ids of kind %u are not those of the list", kind);
    for (guint i = 0; i < list->length; i++)
      if (dm_model_find (model, kind, dm_model_get_id (model, kind, i)) != (int) i)
        return g_strdup_printf ("%s isn’t found", dm_model_get_id (model, kind, i));
  }
  return NULL;
}

static char *check_issues (const DmModel *model) {
  guint n_positions = 0;

  for (guint i = 0; i < dm_model_get_n_issues (model); i++) {
    const DmIssue *issue = dm_model_get_issue (model, i);
    char *why = check_issue (model, issue);
    if (why != NULL)
      return why;
    n_positions += issue->positions->n_positions;
  }
  return n_positions == dm_model_get_n_positions (model) ? NULL
                                                         : g_strdup ("positions are miscounted");
}

/**
 * dm_check_whole:
 * @model: a model
 * @digest: (out): what it says
 *
 * Checks all of it: the reader takes what the writer writes, and that is written the same again.
 *
 * Returns: (nullable): what is wrong
 */
char *dm_check_whole (DmModel *model, char **digest) {
  gsize length, length_again;
  g_autofree char *text = write_text (model, &length);
  char *why = check_ids (model);

  *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, (gssize) length);
  if (why == NULL)
    why = check_issues (model);
  if (why != NULL)
    return why;
  g_autoptr (DmModel) again = read_text (text, &why);
  if (again == NULL)
    return why;
  g_autofree char *text_again = write_text (again, &length_again);
  if (strcmp (text, text_again) != 0)
    return g_strdup ("written, read and written it differs");
  return NULL;
}

/* --- a change --- */

static gboolean is_shared (const DmModel *before, const DmModel *after, DmEntityKind kind) {
  return before->lists[kind] == after->lists[kind];
}

/**
 * dm_check_change:
 * @before: a model that was good
 * @after: what an edit made of it
 *
 * Checks the issues that aren't shared: what a change costs is what it touches.
 *
 * Returns: (nullable): what is wrong
 */
char *dm_check_change (DmModel *before, DmModel *after) {
  guint n = dm_model_get_n_issues (after);

  if (is_shared (before, after, DM_ENTITY_ISSUE))
    return before->n_positions == after->n_positions ? NULL : g_strdup ("miscounted");
  for (guint i = 0; i < n; i++) {
    const DmIssue *issue = dm_model_get_issue (after, i);
    char *why = NULL;
    if (i >= dm_model_get_n_issues (before) || issue != dm_model_get_issue (before, i))
      why = check_issue (after, issue);
    if (why != NULL)
      return why;
  }
  return NULL;
}

/* An edit of a position changes one issue, or two where it moves, or one scenario; all else is shared. */
static char *check_sharing (const DmModel *before, const DmModel *after, const DmRandomEdit *edit) {
  gboolean what_if = edit->target.scenario != NULL && edit->operation != DM_RANDOM_ADD;
  DmEntityKind touched = what_if ? DM_ENTITY_SCENARIO : DM_ENTITY_ISSUE;
  guint n_changed = 0;

  for (guint kind = 0; kind < DM_N_ENTITY_KINDS; kind++)
    if (kind != touched && !is_shared (before, after, kind))
      return g_strdup_printf ("things of kind %u are not shared", kind);
  for (guint i = 0; i < after->lists[touched]->length; i++)
    if (dm_model_get (before, touched, i) != dm_model_get (after, touched, i))
      n_changed++;
  return n_changed <= 2 ? NULL : g_strdup_printf ("%u things changed with a position", n_changed);
}

/**
 * dm_check_edit:
 * @before: a model
 * @after: (nullable): what @edit made of it
 * @edit: the edit
 *
 * Checks what is promised of any edit: refused, there is a reason; made, the thing put in its own place changes nothing.
 *
 * Returns: (nullable): what is wrong
 */
char *dm_check_edit (DmModel *before, DmModel *after, const DmRandomEdit *edit) {
  g_auto (DmEditReport) report = { NULL };
  char *why = NULL;

  if (after == NULL)
    return edit->reasons > 0 ? NULL : g_strdup ("refused without a reason");
  if (after == before)
    return NULL;
  if (edit->target.kind == DM_TARGET_POSITION && edit->operation <= DM_RANDOM_DRAG
      && edit->operation != DM_RANDOM_RENAME && edit->operation != DM_RANDOM_RESCALE)
    why = check_sharing (before, after, edit);
  g_autofree char *json = dm_edit_get_json (after, &edit->target);
  if (why != NULL || json == NULL)
    return why;
  g_autoptr (DmModel) same = dm_edit_put_json (after, &edit->target, json, &report);
  return same == after ? NULL : g_strdup_printf ("put in its own place it is refused, or differs");
}

/* --- what the reader says of the same change to the text --- */

static void ignore_fault (gsize offset, const char *code, const char *message, gpointer data) {
}

static gboolean is_json (const char *text, guint depth) {
  DmJsonSlice longest;

  return dm_json_check (text, strlen (text), DM_READER_MAX_DEPTH - depth, DM_READER_MAX_STRING,
                        ignore_fault, NULL, &longest);
}

static char *splice_thing (const char *text, const DmTarget *target, const char *json) {
  DmJsonSpan span;

  if (!dm_source_find_target (text, strlen (text), target, &span))
    return NULL;
  g_autofree char *head = g_strndup (text, span.start);
  return g_strconcat (head, json, text + span.end, NULL);
}

static char *splice_member (DmModel *before, const char *text, const DmRandomEdit *edit) {
  g_autofree char *thing = dm_edit_get_json (before, &edit->target);
  g_autofree char *changed = thing != NULL ? dm_json_set (thing, edit->pointer, edit->json) : NULL;

  return changed != NULL ? splice_thing (text, &edit->target, changed) : NULL;
}

static char *append_thing (const char *text, const DmRandomEdit *edit) {
  static const char *const lists[]
      = { NULL,        "/parties/-",   "/baskets/-",   "/issues/-", "/sources/-",
          "/events/-", "/scenarios/-", "/proposals/-", "/views/-",  "/positions/-" };
  const char *pointer = lists[edit->target.kind];

  return pointer != NULL ? dm_json_set (text, pointer, edit->json) : NULL;
}

/* The text of the model, with the change made in the text; NULL where that isn't so easily said. */
static char *make_text (DmModel *before, const char *text, const DmRandomEdit *edit) {
  gboolean of_model = edit->target.kind == DM_TARGET_MODEL;

  if (edit->json != NULL && !is_json (edit->json, 0))
    return NULL;
  if (edit->operation == DM_RANDOM_ADD)
    return append_thing (text, edit);
  if (edit->operation == DM_RANDOM_PUT && !of_model)
    return splice_thing (text, &edit->target, edit->json);
  if (edit->operation != DM_RANDOM_SET_MEMBER)
    return NULL;
  return of_model ? dm_json_set (text, edit->pointer, edit->json)
                  : splice_member (before, text, edit);
}

/* Returns: (nullable): from where on they differ */
static char *compare_texts (const char *ours, const char *theirs) {
  gsize at = 0;

  while (ours[at] != '\0' && ours[at] == theirs[at])
    at++;
  if (ours[at] == theirs[at])
    return NULL;
  at -= MIN (at, 100);
  return g_strdup_printf ("the reader makes something else of it:\n%.300s\n  rather than\n%.300s",
                          theirs + at, ours + at);
}

/* A scenario may change a position twice, in a text; an edit doesn't move one change onto another. */
static gboolean may_double (const DmRandomEdit *edit) {
  if (edit->target.scenario == NULL)
    return FALSE;
  return edit->operation == DM_RANDOM_PUT || g_strcmp0 (edit->pointer, "/issue") == 0
         || g_strcmp0 (edit->pointer, "/party") == 0;
}

/* Whether what refers to the thing may have had to follow it: it's called otherwise, or stands on another scale. */
static gboolean may_be_followed (const DmModel *after, const DmRandomEdit *edit) {
  const DmTarget *target = &edit->target;

  if (edit->operation == DM_RANDOM_ADD || target->kind == DM_TARGET_MODEL
      || target->kind == DM_TARGET_POSITION)
    return FALSE;
  return target->kind == DM_TARGET_ISSUE
         || dm_model_find (after, dm_edit_get_entity_kind (target->kind), target->id) < 0;
}

/**
 * dm_check_against_reader:
 * @before: a model
 * @after: (nullable): what @edit made of it
 * @edit: the edit
 *
 * Makes the same change in the model's text and reads that: what the reader refuses the edit must refuse, except where what refers to the
 * thing follows it; what it takes the edit must take, and both must come to the same.
 *
 * Returns: (nullable): what is wrong
 */
char *dm_check_against_reader (DmModel *before, DmModel *after, const DmRandomEdit *edit) {
  gsize length;
  g_autofree char *text = write_text (before, &length);
  g_autofree char *changed = make_text (before, text, edit);
  gboolean bad_json = edit->json != NULL && !is_json (edit->json, 0);
  gboolean of_text = edit->operation <= DM_RANDOM_ADD;
  gboolean alone = edit->target.kind == DM_TARGET_POSITION;
  char *why = NULL;

  if (of_text && bad_json && after != NULL)
    return g_strdup ("what is no JSON was taken");
  if (changed == NULL)
    return NULL;
  g_autoptr (DmModel) read = read_text (changed, &why);
  g_autofree char *reason = why;
  if (read == NULL)
    return after != NULL && !may_be_followed (after, edit)
               ? g_strdup_printf ("made, but %s", reason)
               : NULL;
  if (after == NULL)
    return may_double (edit) ? NULL : g_strdup ("refused, but the reader takes it");
  /* in a text it would stand elsewhere than where it was put */
  if (edit->operation == DM_RANDOM_ADD && edit->index != G_MAXUINT && !alone)
    return NULL;
  /* where members that the format doesn't know stand among those it does */
  if (edit->target.kind == DM_TARGET_MODEL && (before->extras != NULL || after->extras != NULL))
    return NULL;
  if (edit->hurts > 0)
    return NULL;
  g_autofree char *ours = write_text (after, &length), *theirs = write_text (read, &length);
  return compare_texts (ours, theirs);
}
