/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-history.h"

#include "document-sample.h"

#define N_MODELS 6
#define MS 1000

/* A history is driven by rows of letters; what it must say then stands beside them. */
typedef struct {
  char what; /* 'a' add, 'u' undo, 'r' redo, 'e' end the step, 's' the current model is saved */
  guint model;
  const char *merge;
  gint64 time_ms;
  const char *undo, *redo; /* labels, NULL for none */
  gboolean modified;
} Move;

static const char *const labels[N_MODELS] = { "0", "1", "2", "3", "4", "5" };

static void add_models (GPtrArray *models) {
  for (guint i = 0; i < N_MODELS; i++)
    g_ptr_array_add (models, sample_new_model (1, i));
}

static void make (DmHistory *history, const GPtrArray *models, const Move *move) {
  g_autoptr (DmSelection) selection = dm_selection_new (DM_SELECTION_MODEL, NULL, NULL, NULL);
  DmModel *model = g_ptr_array_index (models, move->model);

  switch (move->what) {
  case 'a':
    dm_history_add (history, model, labels[move->model], move->merge, move->time_ms * MS,
                    selection);
    break;
  case 'u':
    dm_history_undo (history);
    break;
  case 'r':
    dm_history_redo (history);
    break;
  case 'e':
    dm_history_end_step (history);
    break;
  case 's':
  default:
    dm_history_set_saved (history, dm_history_get_model (history));
    break;
  }
}

static const char *label_of (const DmStep *step) {
  return step != NULL ? step->label : NULL;
}

static void run_moves (const Move *moves, guint n_moves) {
  g_autoptr (DmHistory) history = dm_history_new ();
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_model_unref);

  add_models (models);
  dm_history_reset (history, g_ptr_array_index (models, 0));
  for (guint i = 0; i < n_moves; i++) {
    g_test_message ("move %u", i);
    make (history, models, &moves[i]);
    g_assert_true (dm_history_get_model (history) == g_ptr_array_index (models, moves[i].model));
    g_assert_cmpstr (label_of (dm_history_peek_undo (history)), ==, moves[i].undo);
    g_assert_cmpstr (label_of (dm_history_peek_redo (history)), ==, moves[i].redo);
    g_assert_cmpint (dm_history_is_modified (history), ==, moves[i].modified);
  }
}

static void test_undo (void) {
  static const Move moves[] = {
    { 'u', 0, NULL, 0, NULL, NULL, FALSE }, { 'r', 0, NULL, 0, NULL, NULL, FALSE },
    { 'a', 1, NULL, 0, "1", NULL, TRUE },   { 'a', 2, NULL, 0, "2", NULL, TRUE },
    { 'a', 2, NULL, 0, "2", NULL, TRUE },   { 'u', 1, NULL, 0, "1", "2", TRUE },
    { 'u', 0, NULL, 0, NULL, "1", FALSE },  { 'u', 0, NULL, 0, NULL, "1", FALSE },
    { 'r', 1, NULL, 0, "1", "2", TRUE },    { 'a', 3, NULL, 0, "3", NULL, TRUE },
    { 'r', 3, NULL, 0, "3", NULL, TRUE },   { 'u', 1, NULL, 0, "1", "3", TRUE },
    { 'u', 0, NULL, 0, NULL, "1", FALSE },
  };
  run_moves (moves, G_N_ELEMENTS (moves));
}

/* Steps survive a save, and what was saved is found again from both sides. */
static void test_save (void) {
  static const Move moves[] = {
    { 'a', 1, NULL, 0, "1", NULL, TRUE }, { 's', 1, NULL, 0, "1", NULL, FALSE },
    { 'a', 2, NULL, 0, "2", NULL, TRUE }, { 'u', 1, NULL, 0, "1", "2", FALSE },
    { 'u', 0, NULL, 0, NULL, "1", TRUE }, { 'r', 1, NULL, 0, "1", "2", FALSE },
    { 'r', 2, NULL, 0, "2", NULL, TRUE }, { 's', 2, NULL, 0, "2", NULL, FALSE },
    { 'u', 1, NULL, 0, "1", "2", TRUE },  { 'a', 3, NULL, 0, "3", NULL, TRUE },
    { 'u', 1, NULL, 0, "1", "3", TRUE },
  };
  run_moves (moves, G_N_ELEMENTS (moves));
}

static void test_merge (void) {
  static const Move moves[] = {
    /* typing: each within a second of the one before, however long it takes */
    { 'a', 1, "name", 0, "1", NULL, TRUE },
    { 'a', 2, "name", 900, "2", NULL, TRUE },
    { 'a', 3, "name", 1800, "3", NULL, TRUE },
    { 'u', 0, NULL, 0, NULL, "3", FALSE },
    { 'r', 3, NULL, 0, "3", NULL, TRUE },
    /* undo and redo end a step */
    { 'a', 4, "name", 1900, "4", NULL, TRUE },
    { 'u', 3, NULL, 0, "3", "4", TRUE },
    /* a pause does */
    { 'a', 4, "name", 2000, "4", NULL, TRUE },
    { 'a', 5, "name", 3001, "5", NULL, TRUE },
    { 'u', 4, NULL, 0, "4", "5", TRUE },
  };
  static const Move ends[] = {
    /* another kind of change does */
    { 'a', 1, "name", 0, "1", NULL, TRUE },
    { 'a', 2, "note", 1, "2", NULL, TRUE },
    { 'a', 3, NULL, 2, "3", NULL, TRUE },
    { 'a', 4, NULL, 3, "4", NULL, TRUE },
    { 'u', 3, NULL, 0, "3", "4", TRUE },
    { 'u', 2, NULL, 0, "2", "3", TRUE },
    { 'u', 1, NULL, 0, "1", "2", TRUE },
    { 'u', 0, NULL, 0, NULL, "1", FALSE },
    /* the focus that left does */
    { 'a', 1, "name", 10, "1", NULL, TRUE },
    { 'e', 1, NULL, 0, "1", NULL, TRUE },
    { 'a', 2, "name", 11, "2", NULL, TRUE },
    { 'u', 1, NULL, 0, "1", "2", TRUE },
    /* a save does: what is in the file must be come by again */
    { 'a', 2, "name", 20, "2", NULL, TRUE },
    { 's', 2, NULL, 0, "2", NULL, FALSE },
    { 'a', 3, "name", 21, "3", NULL, TRUE },
    { 'u', 2, NULL, 0, "2", "3", FALSE },
  };
  run_moves (moves, G_N_ELEMENTS (moves));
  run_moves (ends, G_N_ELEMENTS (ends));
}

static void test_reset (void) {
  g_autoptr (DmHistory) history = dm_history_new ();
  g_autoptr (DmSelection) selection = dm_selection_new (DM_SELECTION_MODEL, NULL, NULL, NULL);
  g_autoptr (DmModel) one = sample_new_model (1, 1), two = sample_new_model (1, 2);

  g_assert_null (dm_history_get_model (history));
  g_assert_false (dm_history_is_modified (history));
  dm_history_reset (history, one);
  g_assert_true (dm_history_add (history, two, "a", "k", 0, selection));
  g_assert_false (dm_history_add (history, one, "b", "k", 1, selection));
  dm_history_reset (history, two);
  g_assert_null (dm_history_peek_undo (history));
  g_assert_false (dm_history_is_modified (history));
  dm_history_set_saved (history, NULL);
  g_assert_true (dm_history_is_modified (history));
}

int main (int argc, char *argv[]) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/undo", test_undo);
  g_test_add_func ("/history/save", test_save);
  g_test_add_func ("/history/merge", test_merge);
  g_test_add_func ("/history/reset", test_reset);
  return sample_run_tests ();
}
