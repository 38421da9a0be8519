/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-change.h"
#include "dm-source-draft.h"
#include "dm-source-text-private.h"
#include "dm-text-diff.h"
#include "dm-thing.h"
#include "dm-writer.h"

enum { TEXT_CHANGED, CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmSourceText, dm_source_text, G_TYPE_OBJECT)

DmTarget dm_source_text_make_target (const DmSourcePlace *place) {
  return (DmTarget){ place->kind, place->id, place->party, place->since, place->scenario };
}

static void take_target (DmSourceText *self, const DmTarget *target) {
  DmSourcePlace place = { .kind = target->kind,
                          .id = g_strdup (target->id),
                          .party = g_strdup (target->party),
                          .since = target->since,
                          .scenario = g_strdup (target->scenario) };

  dm_source_place_clear (&self->target);
  self->target = place;
}

static gboolean is_target (DmSourceText *self, const DmTarget *target) {
  const DmSourcePlace *own = &self->target;

  return own->kind == target->kind && own->since == target->since
         && g_strcmp0 (own->id, target->id) == 0 && g_strcmp0 (own->party, target->party) == 0
         && g_strcmp0 (own->scenario, target->scenario) == 0;
}

static void replace (char **where, char *text) {
  g_free (*where);
  *where = text;
}

void dm_source_text_tell (DmSourceText *self) {
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- what there is to show --- */

static char *write_all (DmModel *model) {
  g_autoptr (GBytes) bytes = dm_writer_write (model);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* NULL where the model doesn't have the thing. */
static char *write_down (DmSourceText *self, DmModel *model) {
  DmTarget target = dm_source_text_make_target (&self->target);

  return self->whole ? write_all (model) : dm_source_write_thing (model, &target);
}

/* Shows what the document's model says, in place of the text that was there. */
static void show (DmSourceText *self) {
  DmModel *model = dm_document_get_model (self->document);
  const DmTarget top = { .kind = DM_TARGET_MODEL };
  g_autofree char *was = g_steal_pointer (&self->text);
  char *written = write_down (self, model);

  if (written == NULL) {
    take_target (self, &top);
    written = write_down (self, model);
  }
  self->too_long = strlen (written) > DM_SOURCE_TEXT_MAX_LENGTH;
  if (self->too_long)
    replace (&written, g_strdup (""));
  dm_model_ref (model);
  g_clear_pointer (&self->model, dm_model_unref);
  self->model = model;
  replace (&self->written, written);
  replace (&self->base, g_strdup (written));
  replace (&self->text, g_strdup (written));
  replace (&self->theirs, NULL);
  dm_source_text_check_soon (self);
  if (g_strcmp0 (was, self->text) != 0)
    g_signal_emit (self, signals[TEXT_CHANGED], 0);
  dm_source_text_tell (self);
}

/* Shows what is selected. */
static void show_selected (DmSourceText *self) {
  DmTarget target = dm_document_get_target (self->document);

  self->whole = self->want_whole && dm_source_text_can_be_whole (self);
  take_target (self, &target);
  show (self);
}

/* --- the document's draft --- */

void dm_source_text_keep_draft (DmSourceText *self) {
  gboolean applying = self->applying;

  if (dm_source_text_has_draft (self))
    replace (&self->draft, dm_source_draft_write (self->whole ? NULL : &self->target, self->text));
  else
    replace (&self->draft, NULL);
  self->applying = TRUE;
  dm_document_set_source_draft (self->document, self->draft);
  self->applying = applying;
}

/* The document has another draft than ours: it was opened after a crash, or is another one altogether. */
static void take_draft (DmSourceText *self, const char *draft) {
  g_auto (DmSourcePlace) thing = { .kind = DM_TARGET_MODEL };
  const char *text;

  replace (&self->draft, g_strdup (draft));
  if (draft == NULL) {
    show_selected (self);
    return;
  }
  text = dm_source_draft_read (draft, &thing, &self->whole);
  dm_source_place_clear (&self->target);
  self->target = thing;
  thing = (DmSourcePlace){ .kind = DM_TARGET_MODEL };
  show (self);
  self->too_long = FALSE;
  replace (&self->text, g_strdup (text));
  dm_source_text_check_soon (self);
  g_signal_emit (self, signals[TEXT_CHANGED], 0);
  dm_source_text_tell (self);
}

/* --- following the document --- */

/* There's a draft, and the model has changed elsewhere: both changes count, where that can be. */
static void merge (DmSourceText *self, DmModel *model) {
  g_autofree char *theirs = write_down (self, model);
  g_autofree char *merged = NULL;

  if (theirs != NULL)
    merged = dm_text_merge (self->written, self->text, theirs);
  if (merged == NULL) {
    replace (&self->theirs, theirs != NULL ? g_steal_pointer (&theirs) : g_strdup (""));
    dm_source_text_check_soon (self);
    dm_source_text_tell (self);
    return;
  }
  gboolean other = !g_str_equal (merged, self->text);
  dm_model_ref (model);
  dm_model_unref (self->model);
  self->model = model;
  replace (&self->theirs, NULL);
  replace (&self->written, g_strdup (theirs));
  replace (&self->base, g_steal_pointer (&theirs));
  replace (&self->text, g_steal_pointer (&merged));
  dm_source_text_check_soon (self);
  if (other)
    g_signal_emit (self, signals[TEXT_CHANGED], 0);
  dm_source_text_keep_draft (self);
  dm_source_text_tell (self);
}

/* The document's model is the one that the text stands on: what stood in its way, if anything, is over. */
static void come_back (DmSourceText *self) {
  if (self->theirs != NULL) {
    replace (&self->theirs, NULL);
    dm_source_text_check_soon (self);
    dm_source_text_tell (self);
  }
  dm_source_text_try_to_apply (self);
}

static gboolean can_follow (DmSourceText *self) {
  return self->active && !self->applying && dm_document_get_model (self->document) != NULL
         && !dm_document_is_previewing (self->document);
}

static void follow (DmSourceText *self) {
  DmModel *model = dm_document_get_model (self->document);
  const char *draft;

  if (!can_follow (self))
    return;
  draft = dm_document_get_source_draft (self->document);
  if (self->text == NULL || g_strcmp0 (draft, self->draft) != 0)
    take_draft (self, draft);
  else if (!dm_source_text_has_draft (self) && model != self->model)
    show (self);
  else if (model == self->model)
    come_back (self);
  else if (self->check != NULL && model == self->check->model && self->theirs == NULL)
    dm_source_text_adopt (self, model); /* who was asked said yes */
  else
    merge (self, model);
}

/* A draft stays in sight whatever is selected; so does the whole. */
static void follow_selection (DmSourceText *self) {
  DmTarget target;

  if (!can_follow (self) || self->text == NULL || dm_source_text_has_draft (self) || self->whole)
    return;
  target = dm_document_get_target (self->document);
  if (!is_target (self, &target))
    show_selected (self);
}

/* @model is what the text says: it becomes the document's, if it isn't yet. */
void dm_source_text_adopt (DmSourceText *self, DmModel *model) {
  DmDate since = self->target.since;
  char *written;

  dm_model_ref (model);
  g_clear_pointer (&self->model, dm_model_unref);
  self->model = model;
  if (!self->whole && self->target.kind != DM_TARGET_MODEL)
    dm_source_read_ids (self->text, strlen (self->text), self->target.kind, &self->target);
  if (self->target.scenario != NULL)
    self->target.since = since;
  written = write_down (self, model);
  replace (&self->written, written != NULL ? written : g_strdup (self->text));
  replace (&self->base, g_strdup (self->text));
  self->applying = TRUE;
  if (model != dm_document_get_model (self->document))
    dm_document_apply (self->document, model, _ ("Edit the source"), "source");
  dm_source_text_keep_draft (self);
  self->applying = FALSE;
  dm_source_text_tell (self);
}

/* --- object --- */

static void dm_source_text_dispose (GObject *object) {
  DmSourceText *self = DM_SOURCE_TEXT (object);

  dm_source_text_forget_check (self);
  dm_source_text_release (self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (dm_source_text_parent_class)->dispose (object);
}

static void dm_source_text_finalize (GObject *object) {
  DmSourceText *self = DM_SOURCE_TEXT (object);

  dm_source_place_clear (&self->target);
  g_clear_pointer (&self->model, dm_model_unref);
  g_free (self->written);
  g_free (self->base);
  g_free (self->text);
  g_free (self->draft);
  g_free (self->theirs);
  G_OBJECT_CLASS (dm_source_text_parent_class)->finalize (object);
}

static void dm_source_text_class_init (DmSourceTextClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_source_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_source_text_finalize;
  signals[TEXT_CHANGED] = g_signal_new ("text-changed", DM_TYPE_SOURCE_TEXT, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", DM_TYPE_SOURCE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void dm_source_text_init (DmSourceText *self) {
  self->want_whole = TRUE;
}

/**
 * dm_source_text_new:
 * @document: a document, maybe without a model yet
 *
 * Returns: (transfer full): its text; not active yet
 */
DmSourceText *dm_source_text_new (DmDocument *document) {
  DmSourceText *self = g_object_new (DM_TYPE_SOURCE_TEXT, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "model-changed", G_CALLBACK (follow), self);
  g_signal_connect_swapped (document, "history-changed", G_CALLBACK (follow), self);
  g_signal_connect_swapped (document, "selection-changed", G_CALLBACK (follow_selection), self);
  g_signal_connect_swapped (document, "flush", G_CALLBACK (dm_source_text_flush), self);
  return self;
}

/**
 * dm_source_text_set_active:
 * @self: a text
 * @active: whether somebody sees it
 *
 * One that nobody sees costs nothing; it catches up when it is seen again.
 */
void dm_source_text_set_active (DmSourceText *self, gboolean active) {
  self->active = active;
  follow (self);
  follow_selection (self);
}

/**
 * dm_source_text_can_be_whole:
 * @self: a text
 *
 * Returns: whether the model is small enough to be shown as one text
 */
gboolean dm_source_text_can_be_whole (DmSourceText *self) {
  DmModel *model = dm_document_get_model (self->document);

  return model != NULL
         && dm_model_get_n_positions (model) + dm_model_get_n_issues (model)
                    + dm_model_get_n_parties (model) + dm_model_get_n_sources (model)
                    + dm_model_get_n_events (model)
                <= DM_SOURCE_TEXT_MAX_THINGS;
}

/**
 * dm_source_text_is_whole:
 * @self: a text
 *
 * Returns: whether it's that of the whole file
 */
gboolean dm_source_text_is_whole (DmSourceText *self) {
  return self->whole;
}

/**
 * dm_source_text_set_whole:
 * @self: a text
 * @whole: whether the whole file is to be shown, not only what is selected
 *
 * A draft stays in sight: what it is of doesn't change before it is applied or discarded.
 */
void dm_source_text_set_whole (DmSourceText *self, gboolean whole) {
  self->want_whole = whole;
  dm_source_text_flush (self);
  if (can_follow (self) && self->text != NULL && !dm_source_text_has_draft (self)
      && self->whole != (whole && dm_source_text_can_be_whole (self)))
    show_selected (self);
}

/**
 * dm_source_text_get_target:
 * @self: a text
 *
 * Returns: what it is of, where it isn't of the whole file; its strings are valid until that changes
 */
DmTarget dm_source_text_get_target (DmSourceText *self) {
  return dm_source_text_make_target (&self->target);
}

/**
 * dm_source_text_get_text:
 * @self: a text
 *
 * Returns: (transfer none): the text as it is; "" where there's no model
 */
const char *dm_source_text_get_text (DmSourceText *self) {
  return self->text != NULL ? self->text : "";
}

/**
 * dm_source_text_type:
 * @self: an active text
 * @typed: what it is now, in UTF-8
 *
 * Somebody typed.
 */
void dm_source_text_type (DmSourceText *self, const char *typed) {
  if (self->text == NULL || self->too_long || g_str_equal (typed, self->text))
    return;
  replace (&self->text, g_strdup (typed));
  dm_source_text_check_soon (self);
  dm_source_text_keep_draft (self);
  dm_source_text_tell (self);
}

/**
 * dm_source_text_settle:
 * @self: a text
 *
 * The typing is over: what was typed is applied where it can be, and written as the file will have it; what is typed
 * from here on is another step.
 */
void dm_source_text_settle (DmSourceText *self) {
  dm_source_text_flush (self);
  dm_document_end_step (self->document);
  if (!can_follow (self) || self->text == NULL || dm_source_text_has_draft (self))
    return;
  if (!g_str_equal (self->text, self->written))
    show (self);
  follow_selection (self);
}

/**
 * dm_source_text_has_draft:
 * @self: a text
 *
 * Returns: whether it says something that the model doesn't
 */
gboolean dm_source_text_has_draft (DmSourceText *self) {
  return self->text != NULL && !g_str_equal (self->text, self->base);
}

/**
 * dm_source_text_get_state:
 * @self: a text
 *
 * Returns: how it and the model stand
 */
DmSourceState dm_source_text_get_state (DmSourceText *self) {
  if (self->too_long)
    return DM_SOURCE_TOO_LONG;
  if (!dm_source_text_has_draft (self))
    return DM_SOURCE_APPLIED;
  if (self->theirs != NULL)
    return DM_SOURCE_CONFLICT;
  if (self->check == NULL)
    return DM_SOURCE_UNCHECKED;
  if (self->check->model == NULL)
    return DM_SOURCE_FAULTY;
  return self->check->hurts != NULL && self->check->hurts->len > 0 ? DM_SOURCE_HURTS
                                                                   : DM_SOURCE_UNCHECKED;
}

/**
 * dm_source_text_get_check:
 * @self: a text
 *
 * Returns: (nullable) (transfer none): what is wrong with the text as it is; %NULL while that isn't known
 */
const DmSourceCheck *dm_source_text_get_check (DmSourceText *self) {
  return self->check;
}

/* --- drafts that stand in the way --- */

/**
 * dm_source_text_dup_difference:
 * @self: a text
 *
 * Returns: (transfer full): how the text differs from what the model says, for people to read
 */
char *dm_source_text_dup_difference (DmSourceText *self) {
  const char *theirs = self->theirs != NULL ? self->theirs : self->base;

  return self->text != NULL ? dm_text_diff_write (theirs, self->text) : g_strdup ("");
}

/**
 * dm_source_text_keep_mine:
 * @self: a text in conflict
 *
 * The lines that were changed here and elsewhere stay as they are here.
 */
void dm_source_text_keep_mine (DmSourceText *self) {
  DmModel *model = dm_document_get_model (self->document);
  char *merged;

  if (self->theirs == NULL)
    return;
  /* what is gone has no other lines to take over */
  merged = *self->theirs != '\0'
               ? dm_text_merge_ours_first (self->written, self->text, self->theirs)
               : g_strdup (self->text);
  dm_model_ref (model);
  dm_model_unref (self->model);
  self->model = model;
  replace (&self->written, g_strdup (self->theirs));
  replace (&self->base, g_steal_pointer (&self->theirs));
  replace (&self->text, merged);
  dm_source_text_check_soon (self);
  g_signal_emit (self, signals[TEXT_CHANGED], 0);
  dm_source_text_keep_draft (self);
  dm_source_text_tell (self);
}

/**
 * dm_source_text_discard:
 * @self: a text
 *
 * Forgets what was typed and isn't part of the model: the text is what the model says.
 */
void dm_source_text_discard (DmSourceText *self) {
  if (self->text == NULL)
    return;
  show (self);
  dm_source_text_keep_draft (self);
  follow_selection (self);
}

/* --- places --- */

static gboolean locate (DmSourceText *self, const DmTarget *target, DmJsonSpan *span) {
  gsize length = strlen (self->text);

  if (self->whole)
    return dm_source_find_target (self->text, length, target, span);
  return is_target (self, target) && dm_json_locate (self->text, length, "", span);
}

/**
 * dm_source_text_find:
 * @self: a text
 * @target: a thing
 * @pointer: a member of it, relative to it; "" for the thing as a whole
 * @start: (out): where it begins, in characters
 * @end: (out): behind it
 *
 * Finds a thing, or a member of it, in the text as it is. A member that isn't there is what it would be in.
 *
 * Returns: whether the thing is there
 */
gboolean dm_source_text_find (DmSourceText *self, const DmTarget *target, const char *pointer,
                              guint *start, guint *end) {
  g_autofree char *at = g_strdup (pointer);
  DmJsonSpan span, inner;

  if (self->text == NULL || !locate (self, target, &span))
    return FALSE;
  while (*at != '\0'
         && !dm_json_locate (self->text + span.start, span.end - span.start, at, &inner))
    *strrchr (at, '/') = '\0';
  if (*at != '\0')
    span = (DmJsonSpan){ span.start + inner.start, span.start + inner.end };
  *start = (guint) g_utf8_strlen (self->text, (gssize) span.start);
  *end = *start + (guint) g_utf8_strlen (self->text + span.start, (gssize) (span.end - span.start));
  return TRUE;
}

/**
 * dm_source_text_find_place:
 * @self: a text
 * @offset: where in it, in characters; not behind its end
 * @place: (out caller-allocates): what stands there; dm_source_place_clear() it
 */
void dm_source_text_find_place (DmSourceText *self, guint offset, DmSourcePlace *place) {
  const char *text = dm_source_text_get_text (self);
  gsize length = strlen (text);
  gsize at = (gsize) (g_utf8_offset_to_pointer (text, offset) - text);

  if (self->whole) {
    dm_source_find_place (text, length, at, place);
    return;
  }
  *place = (DmSourcePlace){ .kind = self->target.kind,
                            .id = g_strdup (self->target.id),
                            .party = g_strdup (self->target.party),
                            .since = self->target.since,
                            .scenario = g_strdup (self->target.scenario),
                            .pointer = dm_json_point_at (text, length, at) };
}

static DmSelectionKind get_selection_kind (DmTargetKind kind) {
  if (kind == DM_TARGET_MODEL)
    return DM_SELECTION_MODEL;
  return kind == DM_TARGET_POSITION ? DM_SELECTION_POSITION : dm_thing_get_selection_kind (kind);
}

/**
 * dm_source_text_select:
 * @self: a text
 * @place: what stands in it somewhere
 *
 * Selects that in the document; of a scenario's change, the position in that scenario.
 *
 * Returns: whether the document has it
 */
gboolean dm_source_text_select (DmSourceText *self, const DmSourcePlace *place) {
  DmModel *model = dm_document_get_model (self->document);
  const DmSelection selection = { get_selection_kind (place->kind), place->id, place->party, NULL };

  if (model == NULL || !dm_change_has_selection (model, &selection))
    return FALSE;
  if (place->kind == DM_TARGET_POSITION
      && g_strcmp0 (place->scenario, dm_document_get_scenario (self->document)) != 0)
    dm_document_set_scenario (self->document, place->scenario);
  dm_document_select (self->document, selection.kind, selection.id, selection.party, NULL);
  return TRUE;
}
