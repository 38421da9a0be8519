/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Edits, undos and redos at random: stress-edits COUNT SEED FILE…
 *
 * So many steps, in documents that begin with one file after the other. After each step the model is what the strict reader
 * would make of the same change in its text, undo and redo come back to what was, by value, and what can't be made left
 * all as it was. In models so large that to write and read them takes longer than the rest together that is done every so many steps;
 * in between only what changed is looked at.
 *
 * Where something is wrong, what is printed says how to come there again.
 */
#include <string.h>

#include "dm-check-model.h"
#include "dm-document-private.h"
#include "dm-json-set.h"
#include "dm-reader.h"
#include "dm-stress.h"

#define LIFE 600   /* steps in one document */
#define LARGE 2000 /* positions: more are checked as a whole only every so many steps */
#define STEPS_OF_LARGE 200
#define MOST_UNDONE 12

/* A step that the document should know. */
typedef struct {
  DmModel *before, *after;
  char *label;
} Expected;

typedef struct {
  guint64 n_made[DM_N_RANDOM_OPERATIONS], n_refused[DM_N_RANDOM_OPERATIONS];
  guint64 n_undone, n_redone, n_merged, n_previews, n_saves, n_checked;
} Counts;

/* One document, and what it should be. */
typedef struct {
  Counts *counts;
  GRand *random;
  DmDocument *document;
  guint most_positions;
  GPtrArray *steps; /* of Expected */
  guint n_done;
  DmModel *model, *saved; /* the one that should be current; in the file */
  const char *merge;      /* of the latest step */
  gboolean ended;         /* nothing is merged into it */
  guint step;
  gboolean large;
  GHashTable *digests; /* of models that were checked as a whole */
  char *doing;
} Life;

static void expected_free (Expected *expected) {
  dm_model_unref (expected->before);
  dm_model_unref (expected->after);
  g_free (expected->label);
  g_free (expected);
}

static void hold (DmModel **where, DmModel *model) {
  dm_model_ref (model);
  g_clear_pointer (where, dm_model_unref);
  *where = model;
}

static void say (Life *life, char *doing) {
  g_free (life->doing);
  life->doing = doing;
}

/* --- what must be true --- */

/* The model is good, and says what it said when it was looked at before. */
static char *check_whole (Life *life, DmModel *model) {
  g_autofree char *digest = NULL;
  char *why = dm_check_whole (model, &digest);
  const char *before = g_hash_table_lookup (life->digests, model);

  life->counts->n_checked++;
  if (why != NULL)
    return why;
  if (before != NULL)
    return g_str_equal (before, digest) ? NULL : g_strdup ("the same model says something else");
  g_hash_table_insert (life->digests, dm_model_ref (model), g_steal_pointer (&digest));
  return NULL;
}

static char *check_document (Life *life) {
  DmDocument *document = life->document;
  const Expected *undo = NULL, *redo = NULL;

  if (life->n_done > 0)
    undo = g_ptr_array_index (life->steps, life->n_done - 1);
  if (life->n_done < life->steps->len)
    redo = g_ptr_array_index (life->steps, life->n_done);
  if (dm_document_get_model (document) != life->model)
    return g_strdup ("another model is current");
  if (dm_document_is_modified (document) != (life->model != life->saved))
    return g_strdup ("it says of itself wrongly whether it is modified");
  if (g_strcmp0 (dm_document_get_undo_label (document), undo != NULL ? undo->label : NULL) != 0)
    return g_strdup ("another step would be undone");
  if (g_strcmp0 (dm_document_get_redo_label (document), redo != NULL ? redo->label : NULL) != 0)
    return g_strdup ("another step would be redone");
  if (life->large && life->step % STEPS_OF_LARGE != 0)
    return NULL;
  return check_whole (life, life->model);
}

/* --- steps --- */

/* What is expected of a step, told from whether it became one with the latest. */
static char *expect_step (Life *life, DmModel *model, const char *label, const char *merge) {
  const DmStep *made = dm_history_peek_undo (life->document->history);
  Expected *last = life->n_done > 0 ? g_ptr_array_index (life->steps, life->n_done - 1) : NULL;
  gboolean may_merge = last != NULL && merge != NULL && !life->ended
                       && g_strcmp0 (merge, life->merge) == 0 && life->model != life->saved;
  gboolean merged = may_merge && made->before == last->before;

  if (made == NULL || made->after != model || (!merged && made->before != life->model))
    return g_strdup ("the step is another one than that made");
  g_ptr_array_set_size (life->steps, (int) life->n_done);
  if (merged) {
    hold (&last->after, model);
    g_free (last->label);
    last->label = g_strdup (label);
    life->counts->n_merged++;
  } else {
    Expected *expected = g_new (Expected, 1);
    *expected = (Expected){ dm_model_ref (life->model), dm_model_ref (model), g_strdup (label) };
    g_ptr_array_add (life->steps, expected);
    life->n_done++;
  }
  life->merge = merge;
  life->ended = FALSE;
  hold (&life->model, model);
  return NULL;
}

static const char *choose_merge (Life *life) {
  static const char *const keys[] = { NULL, NULL, "name", "note" };

  return keys[dm_random_below (life->random, G_N_ELEMENTS (keys))];
}

/* Shown by a hand that drags, and then dropped, or kept. */
static char *preview (Life *life, DmModel *model, const char *label) {
  gboolean kept = dm_random_chance (life->random, 60);

  life->counts->n_previews++;
  dm_document_preview (life->document, model);
  if (!dm_document_is_previewing (life->document)
      || dm_document_get_model (life->document) != model)
    return g_strdup ("the preview isn’t shown");
  if (!kept && dm_random_chance (life->random, 50)) {
    dm_document_undo (life->document);
    return NULL;
  }
  dm_document_end_preview (life->document, kept ? label : NULL);
  return kept && model != life->model ? expect_step (life, model, label, NULL) : NULL;
}

static char *apply (Life *life, DmModel *model) {
  g_autofree char *label = g_strdup_printf ("%u", life->step);
  const char *merge = choose_merge (life);

  if (dm_random_chance (life->random, 15))
    return preview (life, model, label);
  dm_document_apply (life->document, model, label, merge);
  return model != life->model ? expect_step (life, model, label, merge) : NULL;
}

static char *edit (Life *life) {
  g_auto (DmRandomEdit) made = { 0 };
  g_autoptr (DmModel) changed
      = dm_random_edit (life->random, life->model, life->most_positions, &made);
  char *why;

  say (life, dm_random_edit_describe (&made));
  if (changed != NULL)
    life->counts->n_made[made.operation]++;
  else
    life->counts->n_refused[made.operation]++;
  why = dm_check_edit (life->model, changed, &made);
  if (why == NULL && changed != NULL)
    why = dm_check_change (life->model, changed);
  if (why == NULL && !life->large)
    why = dm_check_against_reader (life->model, changed, &made);
  /* without parties or issues there would be nothing left to edit */
  if (why != NULL || changed == NULL || dm_model_get_n_parties (changed) == 0
      || dm_model_get_n_issues (changed) == 0)
    return why;
  return apply (life, changed);
}

static void undo (Life *life) {
  say (life, g_strdup ("undo"));
  for (guint n = 1 + dm_random_below (life->random, MOST_UNDONE); n > 0 && life->n_done > 0; n--) {
    const Expected *step = g_ptr_array_index (life->steps, --life->n_done);
    dm_document_undo (life->document);
    hold (&life->model, step->before);
    life->counts->n_undone++;
    life->ended = TRUE;
  }
}

static void redo (Life *life) {
  guint n = 1 + dm_random_below (life->random, MOST_UNDONE);

  say (life, g_strdup ("redo"));
  for (; n > 0 && life->n_done < life->steps->len; n--) {
    const Expected *step = g_ptr_array_index (life->steps, life->n_done++);
    dm_document_redo (life->document);
    hold (&life->model, step->after);
    life->counts->n_redone++;
    life->ended = TRUE;
  }
}

/* As a save does when it is done. */
static void save (Life *life) {
  say (life, g_strdup ("save"));
  dm_history_set_saved (life->document->history, life->model);
  dm_document_history_changed (life->document);
  hold (&life->saved, life->model);
  life->counts->n_saves++;
}

static char *take_step (Life *life) {
  guint what = dm_random_below (life->random, 100);
  char *why = NULL;

  if (what < 80) {
    why = edit (life);
  } else if (what < 88) {
    undo (life);
  } else if (what < 96) {
    redo (life);
  } else if (what < 99) {
    say (life, g_strdup ("end the step"));
    dm_document_end_step (life->document);
    life->ended = TRUE;
  } else {
    save (life);
  }
  return why != NULL ? why : check_document (life);
}

/* Back to the beginning and forth again: each model on the way is what it was. */
static char *go_back_and_forth (Life *life) {
  guint n = life->n_done;
  char *why = NULL;

  say (life, g_strdup ("back to the beginning and forth again"));
  for (guint i = 0; i < n && why == NULL; i++) {
    const Expected *step = g_ptr_array_index (life->steps, --life->n_done);
    dm_document_undo (life->document);
    hold (&life->model, step->before);
    if (g_hash_table_contains (life->digests, life->model))
      why = check_whole (life, life->model);
  }
  while (why == NULL && life->n_done < n) {
    const Expected *step = g_ptr_array_index (life->steps, life->n_done++);
    dm_document_redo (life->document);
    hold (&life->model, step->after);
  }
  return why != NULL ? why : check_whole (life, life->model);
}

/* --- lives --- */

static void life_begin (Life *life, DmModel *model) {
  guint n = dm_model_get_n_positions (model);

  life->document = dm_document_new ();
  life->most_positions = n + n / 2 + 20;
  life->large = n > LARGE;
  life->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) expected_free);
  life->digests = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) dm_model_unref, g_free);
  life->ended = TRUE;
  hold (&life->model, model);
  hold (&life->saved, model);
  dm_document_adopt (life->document, model, "Stress");
}

static void life_end (Life *life) {
  dm_document_discard (life->document);
  g_clear_object (&life->document);
  g_ptr_array_unref (life->steps);
  g_hash_table_unref (life->digests);
  dm_model_unref (life->model);
  dm_model_unref (life->saved);
  g_rand_free (life->random);
  g_free (life->doing);
}

/* Returns: whether all @n_steps went well */
static gboolean live (Counts *counts, DmModel *model, guint32 seed, guint n_steps) {
  Life life = { .counts = counts, .random = g_rand_new_with_seed (seed) };
  g_autofree char *why = NULL;

  life_begin (&life, model);
  while (why == NULL && life.step < n_steps) {
    life.step++;
    why = take_step (&life);
  }
  if (why == NULL)
    why = go_back_and_forth (&life);
  if (why != NULL)
    g_printerr ("%s\n  after: %s\n  come there again by: stress-edits %u %u FILE...\n", why,
                life.doing, life.step, seed);
  life_end (&life);
  return why == NULL;
}

static void print_counts (const Counts *counts, guint n_steps) {
  for (guint i = 0; i < DM_N_RANDOM_OPERATIONS; i++)
    g_print ("%-16s %9" G_GUINT64_FORMAT " made %9" G_GUINT64_FORMAT " refused\n",
             dm_random_operations[i], counts->n_made[i], counts->n_refused[i]);
  g_print ("%u steps: %" G_GUINT64_FORMAT " undone, %" G_GUINT64_FORMAT
           " redone, %" G_GUINT64_FORMAT " merged, %" G_GUINT64_FORMAT
           " previews, %" G_GUINT64_FORMAT " saves; %" G_GUINT64_FORMAT
           " models written, read and written again\n",
           n_steps, counts->n_undone, counts->n_redone, counts->n_merged, counts->n_previews,
           counts->n_saves, counts->n_checked);
}

static GPtrArray *read_models (char **paths, guint n) {
  GPtrArray *models = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_model_unref);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
    g_autoptr (GError) error = NULL;
    DmModel *model = dm_reader_read_file (file, NULL, NULL, NULL, NULL, &error);
    if (model == NULL)
      g_error ("%s", error->message);
    g_ptr_array_add (models, model);
  }
  return models;
}

int main (int argc, char **argv) {
  g_auto (DmStress) stress = { 0 };
  g_autoptr (GPtrArray) models = NULL;
  Counts counts = { 0 };
  guint32 seed;

  g_set_prgname ("stress-edits");
  if (!dm_stress_begin (&stress, argc, argv, "COUNT SEED FILE..."))
    return 2;
  models = read_models (argv + 3, (guint) argc - 3);
  seed = stress.seed;
  for (guint n_done = 0; n_done < stress.count; n_done += LIFE, seed++)
    if (!live (&counts, g_ptr_array_index (models, seed % models->len), seed,
               MIN (stress.count - n_done, LIFE)))
      return 1;
  print_counts (&counts, stress.count);
  return 0;
}
