/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-slide-maker.h"

#include "dm-document.h"

#define NEAR 2 /* slides before and behind */

typedef struct {
  DmStack *stack; /* (nullable) */
  char *problem;  /* (nullable) */
  gboolean making;
} Made;

struct _DmSlideMaker {
  GObject parent_instance;

  DmDeck *deck;
  Made *slides; /* as many as the deck has */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DmSlideMaker, dm_slide_maker, G_TYPE_OBJECT)

enum { MADE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void clear_made (Made *made) {
  g_clear_pointer (&made->stack, dm_stack_unref);
  g_clear_pointer (&made->problem, g_free);
}

static void dm_slide_maker_dispose (GObject *object) {
  g_cancellable_cancel (DM_SLIDE_MAKER (object)->cancellable);
  G_OBJECT_CLASS (dm_slide_maker_parent_class)->dispose (object);
}

static void dm_slide_maker_finalize (GObject *object) {
  DmSlideMaker *self = DM_SLIDE_MAKER (object);

  for (guint i = 0; i < dm_deck_get_n_slides (self->deck); i++)
    clear_made (&self->slides[i]);
  g_free (self->slides);
  dm_deck_unref (self->deck);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (dm_slide_maker_parent_class)->finalize (object);
}

static void dm_slide_maker_class_init (DmSlideMakerClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_slide_maker_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_slide_maker_finalize;
  signals[MADE] = g_signal_new ("made", DM_TYPE_SLIDE_MAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void dm_slide_maker_init (DmSlideMaker *self) {
  self->cancellable = g_cancellable_new ();
}

/**
 * dm_slide_maker_new:
 * @deck: slides
 *
 * Returns: (transfer full): a maker of them
 */
DmSlideMaker *dm_slide_maker_new (DmDeck *deck) {
  DmSlideMaker *self = g_object_new (DM_TYPE_SLIDE_MAKER, NULL);

  self->deck = dm_deck_ref (deck);
  self->slides = g_new0 (Made, dm_deck_get_n_slides (deck));
  return self;
}

/** dm_slide_maker_get_deck: Returns: (transfer none): the slides */
DmDeck *dm_slide_maker_get_deck (DmSlideMaker *self) {
  return self->deck;
}

/* --- making them --- */

static void make (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  DmSlideMaker *self = source;
  const DmSlide *slide = dm_deck_get_slide (self->deck, GPOINTER_TO_UINT (data));
  GError *error = NULL;
  DmStack *stack
      = dm_briefing_step_new_stack (slide->shown, self->deck->briefing->model, cancellable, &error);

  if (stack != NULL)
    g_task_return_pointer (task, stack, (GDestroyNotify) dm_stack_unref);
  else
    g_task_return_error (task, error);
}

static void take (DmSlideMaker *self, guint nth, DmStack *stack, const GError *error) {
  Made *made = &self->slides[nth];

  clear_made (made);
  made->making = FALSE;
  made->stack = stack;
  if (stack == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    made->problem = g_strdup (error->message);
}

static void on_made (GObject *source, GAsyncResult *result, gpointer data) {
  DmSlideMaker *self = DM_SLIDE_MAKER (source);
  g_autoptr (GError) error = NULL;
  DmStack *stack = g_task_propagate_pointer (G_TASK (result), &error);

  take (self, GPOINTER_TO_UINT (data), stack, error);
  if (!g_cancellable_is_cancelled (self->cancellable))
    g_signal_emit (self, signals[MADE], 0, GPOINTER_TO_UINT (data));
}

/* What parties could agree on takes its time, and so does drawing how sure verdicts are. */
static gboolean is_quick (DmSlideMaker *self, guint nth) {
  const DmBriefingStep *shown = dm_deck_get_slide (self->deck, nth)->shown;

  return shown->view != DM_VIEW_AGREEMENTS && shown->draws.n_draws == 0
         && dm_model_get_n_positions (self->deck->briefing->model) < DM_DOCUMENT_INSTANT_POSITIONS;
}

static void make_now (DmSlideMaker *self, guint nth) {
  const DmSlide *slide = dm_deck_get_slide (self->deck, nth);
  g_autoptr (GError) error = NULL;
  DmStack *stack
      = dm_briefing_step_new_stack (slide->shown, self->deck->briefing->model, NULL, &error);

  take (self, nth, stack, error);
}

static void make_on_worker (DmSlideMaker *self, guint nth) {
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_made, GUINT_TO_POINTER (nth));

  self->slides[nth].making = TRUE;
  g_task_set_task_data (task, GUINT_TO_POINTER (nth), NULL);
  g_task_run_in_thread (task, make);
}

/**
 * dm_slide_maker_get:
 * @self: a maker
 * @nth: which slide
 *
 * Returns: (transfer none) (nullable): the slide; %NULL where it is still being made, or can't be
 */
DmStack *dm_slide_maker_get (DmSlideMaker *self, guint nth) {
  Made *made = &self->slides[nth];

  if (made->stack != NULL || made->problem != NULL || made->making)
    return made->stack;
  if (is_quick (self, nth))
    make_now (self, nth);
  else
    make_on_worker (self, nth);
  return made->stack;
}

/** dm_slide_maker_get_problem: Returns: (nullable): why the @nth slide can't be made, translated */
const char *dm_slide_maker_get_problem (DmSlideMaker *self, guint nth) {
  return self->slides[nth].problem;
}

/**
 * dm_slide_maker_keep_near:
 * @self: a maker
 * @nth: the slide that is shown
 *
 * Forgets slides that are far from that one; they can be made again.
 */
void dm_slide_maker_keep_near (DmSlideMaker *self, guint nth) {
  for (guint i = 0; i < dm_deck_get_n_slides (self->deck); i++)
    if ((i + NEAR < nth || i > nth + NEAR) && !self->slides[i].making)
      clear_made (&self->slides[i]);
}
