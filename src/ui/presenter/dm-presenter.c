/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-presenter.h"

#include <glib/gi18n-lib.h>

#include "dm-deck-job.h"
#include "dm-slide-maker.h"
#include "dm-slide-view.h"
#include "dm-speaker-window.h"

#define HIDE_CURSOR_MS 2000

struct _DmPresenter {
  GtkWindow parent_instance;

  DmDocument *document;
  GtkWindow *returns_to; /* (nullable): where one was */
  DmTheme theme;
  DmStyle *style; /* (nullable) */
  DmSlideMaker *maker;
  guint nth, section;     /* which slide, and where in it to begin */
  gboolean waiting;       /* the slide that is to be shown isn't made yet */
  DmStack *asked;         /* (nullable): what is shown; only to be compared */
  GCancellable *briefing; /* (nullable): what is under way */

  DmSlideView *view;
  DmPointer *pointer;
  GtkLabel *problem;
  DmSpeakerWindow *speaker; /* (nullable) */
  guint prepare_source, cursor_source;
  guint inhibit_cookie;
};

G_DEFINE_FINAL_TYPE (DmPresenter, dm_presenter, GTK_TYPE_WINDOW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void changed (DmPresenter *self) {
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- what is shown --- */

DmStyle *dm_presenter_get_style (DmPresenter *self) {
  DmModel *model = dm_presenter_get_deck (self)->briefing->model;

  if (self->style == NULL || !dm_style_suits (self->style, self->theme, model)) {
    g_clear_pointer (&self->style, dm_style_unref);
    self->style = dm_style_new (self->theme, NULL, model);
  }
  return self->style;
}

/* The next slide is made ready while the hand rests. */
static gboolean prepare (gpointer data) {
  DmPresenter *self = data;
  DmStack *next = NULL;

  self->prepare_source = 0;
  dm_slide_maker_keep_near (self->maker, self->nth);
  if (self->nth + 1 < dm_deck_get_n_slides (dm_presenter_get_deck (self)))
    next = dm_slide_maker_get (self->maker, self->nth + 1);
  if (next != NULL && !self->waiting)
    dm_slide_view_prepare (self->view, next, dm_presenter_get_style (self));
  return G_SOURCE_REMOVE;
}

static void on_shown (DmPresenter *self) {
  if (self->prepare_source == 0)
    self->prepare_source = g_idle_add_full (G_PRIORITY_LOW, prepare, self, NULL);
}

static void show_problem (DmPresenter *self) {
  const char *problem = dm_slide_maker_get_problem (self->maker, self->nth);
  const DmSlide *slide = dm_deck_get_slide (dm_presenter_get_deck (self), self->nth);
  g_autofree char *text = NULL;

  if (problem != NULL)
    /* Translators: the title of a step, then why it can’t be shown */
    text = g_strdup_printf (_ ("“%1$s” can’t be shown: %2$s"), slide->shown->title, problem);
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void show (DmPresenter *self) {
  DmStack *stack = dm_slide_maker_get (self->maker, self->nth);

  self->waiting = stack == NULL;
  show_problem (self);
  if (stack != NULL && stack != self->asked) {
    self->asked = stack;
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), "empty");
    dm_slide_view_show (self->view, stack, dm_presenter_get_style (self), self->section);
  }
  if (!dm_slide_view_is_moving (self->view))
    on_shown (self);
  changed (self);
}

static void on_made (DmPresenter *self, guint nth) {
  if (nth == self->nth)
    show (self);
  else if (nth == self->nth + 1)
    on_shown (self);
  changed (self);
}

static void take_deck (DmPresenter *self, DmDeck *deck) {
  DmDeck *before = self->maker != NULL ? dm_presenter_get_deck (self) : NULL;
  DmSlideMaker *maker = dm_slide_maker_new (deck);

  self->nth = dm_deck_follow (deck, before, self->nth);
  if (self->maker != NULL)
    g_signal_handlers_disconnect_by_data (self->maker, self);
  g_clear_object (&self->maker);
  self->maker = maker;
  self->asked = NULL;
  g_signal_connect_swapped (maker, "made", G_CALLBACK (on_made), self);
}

static void on_briefed (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (DmPresenter) self = data;
  g_autoptr (DmDeck) deck = dm_ui_deck_finish (result, NULL);

  /* a later edit may be under way, or the presentation over */
  if (deck == NULL || self->view == NULL
      || deck->briefing->model != dm_document_get_model (self->document))
    return;
  take_deck (self, deck);
  self->section = dm_slide_view_get_section (self->view);
  show (self);
}

static void on_model_changed (DmPresenter *self) {
  DmModel *model = dm_document_get_model (self->document);

  if (model == NULL) {
    dm_presenter_end (self);
    return;
  }
  g_cancellable_cancel (self->briefing);
  g_clear_object (&self->briefing);
  self->briefing = g_cancellable_new ();
  dm_ui_deck_async (model, self->briefing, on_briefed, g_object_ref (self));
}

/* --- going on --- */

static void go_to (DmPresenter *self, guint nth, guint section) {
  nth = MIN (nth, dm_deck_get_n_slides (dm_presenter_get_deck (self)) - 1);
  if (dm_pointer_get_blank (self->pointer) != DM_BLANK_NONE)
    dm_pointer_set_blank (self->pointer, DM_BLANK_NONE);
  if (nth == self->nth)
    return;
  self->nth = nth;
  self->section = section;
  show (self);
}

/**
 * dm_presenter_go_to:
 * @self: a presenter
 * @nth: which slide; behind the last one: the last
 */
void dm_presenter_go_to (DmPresenter *self, guint nth) {
  go_to (self, nth, 0);
}

/**
 * dm_presenter_go_by:
 * @self: a presenter
 * @by: 1 to go on, -1 to go back
 *
 * To the next slide, or to the next section of this one; back the same way, so to the last section of the slide before.
 */
void dm_presenter_go_by (DmPresenter *self, int by) {
  gboolean blank = dm_pointer_get_blank (self->pointer) != DM_BLANK_NONE;

  if (blank || self->waiting || !dm_slide_view_turn (self->view, by))
    go_to (self, (guint) MAX ((int) self->nth + by, 0), by < 0 ? G_MAXUINT : 0);
}

/**
 * dm_presenter_go_by_steps:
 * @self: a presenter
 * @steps: how many steps on, whatever issues are still to come; below 0 back, first to the step as a whole
 */
void dm_presenter_go_by_steps (DmPresenter *self, int steps) {
  DmDeck *deck = dm_presenter_get_deck (self);
  const DmSlide *slide = dm_deck_get_slide (deck, self->nth);
  int step = (int) slide->nth_step + steps + (steps < 0 && slide->issue != NULL ? 1 : 0);

  if (step >= (int) dm_briefing_get_n_steps (deck->briefing))
    return;
  dm_presenter_go_to (self, dm_deck_find_step (deck, (guint) MAX (step, 0)));
}

/** dm_presenter_toggle_blank: hides the slide behind nothing but @blank, or shows it again */
void dm_presenter_toggle_blank (DmPresenter *self, DmBlank blank) {
  dm_pointer_set_blank (self->pointer,
                        dm_pointer_get_blank (self->pointer) == blank ? DM_BLANK_NONE : blank);
  changed (self);
}

/** dm_presenter_toggle_pointer: leads the eyes with @mode, or not any more */
void dm_presenter_toggle_pointer (DmPresenter *self, DmPointerMode mode) {
  dm_pointer_set_mode (self->pointer,
                       dm_pointer_get_mode (self->pointer) == mode ? DM_POINTER_NONE : mode);
  changed (self);
}

/** dm_presenter_get_deck: Returns: (transfer none): the slides */
DmDeck *dm_presenter_get_deck (DmPresenter *self) {
  return dm_slide_maker_get_deck (self->maker);
}

/** dm_presenter_get_nth: Returns: which slide is shown */
guint dm_presenter_get_nth (DmPresenter *self) {
  return self->nth;
}

/** dm_presenter_get_stack: Returns: (transfer none) (nullable): the @nth slide; %NULL where it isn't made yet */
DmStack *dm_presenter_get_stack (DmPresenter *self, guint nth) {
  return dm_slide_maker_get (self->maker, nth);
}

/** dm_presenter_get_view: Returns: (transfer none): what shows the slide on the screen */
DmSlideView *dm_presenter_get_view (DmPresenter *self) {
  return self->view;
}

/** dm_presenter_get_pointer: Returns: (transfer none): what lies over the slide */
DmPointer *dm_presenter_get_pointer (DmPresenter *self) {
  return self->pointer;
}

/** dm_presenter_is_moving: Returns: whether a slide is on its way */
gboolean dm_presenter_is_moving (DmPresenter *self) {
  return dm_slide_view_is_moving (self->view);
}

/* --- the speaker's window --- */

static void on_speaker_closed (DmPresenter *self) {
  self->speaker = NULL;
}

/** dm_presenter_toggle_speaker: opens the speaker's window, or closes it */
void dm_presenter_toggle_speaker (DmPresenter *self) {
  if (self->speaker != NULL) {
    gtk_window_destroy (GTK_WINDOW (self->speaker));
    return;
  }
  self->speaker = dm_speaker_window_new (self);
  dm_presenter_add_keys (self, GTK_WIDGET (self->speaker));
  g_signal_connect_object (self->speaker, "destroy", G_CALLBACK (on_speaker_closed), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->speaker));
}

/* --- beginning and end --- */

/* Returns: (transfer full) (nullable): a screen beside the one that @window is on */
static GdkMonitor *find_other_monitor (GtkWindow *window) {
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++) {
    g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

    if (monitor != own)
      return g_steal_pointer (&monitor);
  }
  return NULL;
}

static void keep_awake (DmPresenter *self) {
  GtkApplication *application = gtk_window_get_application (self->returns_to);

  if (application != NULL)
    self->inhibit_cookie
        = gtk_application_inhibit (application, self->returns_to, GTK_APPLICATION_INHIBIT_IDLE,
                                   _ ("A briefing is being presented"));
}

/**
 * dm_presenter_start:
 * @self: a presenter
 * @parent: the window that one comes from, and goes back to
 * @nth: the slide to begin with
 */
void dm_presenter_start (DmPresenter *self, GtkWindow *parent, guint nth) {
  g_autoptr (GdkMonitor) other = find_other_monitor (parent);

  self->returns_to = parent;
  g_object_add_weak_pointer (G_OBJECT (parent), (gpointer *) &self->returns_to);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  keep_awake (self);
  self->nth = MIN (nth, dm_deck_get_n_slides (dm_presenter_get_deck (self)) - 1);
  if (other != NULL) {
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), other);
    dm_presenter_toggle_speaker (self);
  } else {
    gtk_window_fullscreen (GTK_WINDOW (self));
  }
  gtk_window_present (GTK_WINDOW (self));
  show (self);
}

/** dm_presenter_end: goes back to where one was */
void dm_presenter_end (DmPresenter *self) {
  gtk_window_destroy (GTK_WINDOW (self));
}

static void let_sleep (DmPresenter *self) {
  GtkApplication *application
      = self->returns_to != NULL ? gtk_window_get_application (self->returns_to) : NULL;

  if (application != NULL && self->inhibit_cookie != 0)
    gtk_application_uninhibit (application, self->inhibit_cookie);
  self->inhibit_cookie = 0;
}

static void go_back (DmPresenter *self) {
  let_sleep (self);
  if (self->returns_to == NULL)
    return;
  gtk_window_present (self->returns_to);
  g_object_remove_weak_pointer (G_OBJECT (self->returns_to), (gpointer *) &self->returns_to);
  self->returns_to = NULL;
}

/* --- the hand --- */

static gboolean hide_cursor (gpointer data) {
  DmPresenter *self = data;

  self->cursor_source = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

static void on_motion (GtkEventControllerMotion *motion, double x, double y, DmPresenter *self) {
  g_clear_handle_id (&self->cursor_source, g_source_remove);
  self->cursor_source = g_timeout_add (HIDE_CURSOR_MS, hide_cursor, self);
  if (dm_pointer_get_mode (self->pointer) == DM_POINTER_NONE)
    gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  else
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  dm_pointer_move_to (self->pointer, x, y);
}

static void on_clicked (GtkGestureClick *click, int n_press, double x, double y,
                        DmPresenter *self) {
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));

  dm_presenter_go_by (self, button == GDK_BUTTON_PRIMARY ? 1 : -1);
}

/* Where reading runs from right to left the next slide comes from there. */
static void on_swiped (GtkGestureSwipe *swipe, double velocity_x, double velocity_y,
                       DmPresenter *self) {
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (ABS (velocity_x) > ABS (velocity_y))
    dm_presenter_go_by (self, (velocity_x < 0) != rtl ? 1 : -1);
}

static void on_pressed (GtkGestureClick *click, int n_press, double x, double y, gpointer data) {
  /* a finger that goes on to swipe isn't a click */
}

static void follow_hand (DmPresenter *self) {
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *swipe = gtk_gesture_swipe_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  g_signal_connect (swipe, "swipe", G_CALLBACK (on_swiped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (swipe));
}

/* --- widget --- */

static void dm_presenter_dispose (GObject *object) {
  DmPresenter *self = DM_PRESENTER (object);

  g_clear_handle_id (&self->prepare_source, g_source_remove);
  g_clear_handle_id (&self->cursor_source, g_source_remove);
  g_cancellable_cancel (self->briefing);
  g_clear_object (&self->briefing);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = NULL;
  if (self->speaker != NULL)
    gtk_window_destroy (GTK_WINDOW (self->speaker));
  go_back (self);
  if (self->maker != NULL)
    g_signal_handlers_disconnect_by_data (self->maker, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (dm_presenter_parent_class)->dispose (object);
}

static void dm_presenter_finalize (GObject *object) {
  DmPresenter *self = DM_PRESENTER (object);

  g_clear_object (&self->maker);
  g_clear_pointer (&self->style, dm_style_unref);
  G_OBJECT_CLASS (dm_presenter_parent_class)->finalize (object);
}

static void dm_presenter_class_init (DmPresenterClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_presenter_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_presenter_finalize;
  signals[CHANGED] = g_signal_new ("changed", DM_TYPE_PRESENTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void dm_presenter_init (DmPresenter *self) {
  GtkWidget *overlay = gtk_overlay_new ();

  self->view = DM_SLIDE_VIEW (dm_slide_view_new ());
  self->pointer = DM_POINTER (dm_pointer_new ());
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "empty");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "slide-problem");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "title-1");
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->problem));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->pointer));
  gtk_window_set_child (GTK_WINDOW (self), overlay);
  gtk_widget_add_css_class (GTK_WIDGET (self), "presenter");
  g_signal_connect_swapped (self->view, "shown", G_CALLBACK (on_shown), self);
  g_signal_connect_swapped (self->view, "laid-out", G_CALLBACK (changed), self);
  dm_presenter_add_keys (self, GTK_WIDGET (self));
  follow_hand (self);
}

/**
 * dm_presenter_new:
 * @document: what is presented
 * @deck: its slides as they are now
 * @theme: in what colours
 *
 * Returns: (transfer none): a window for dm_presenter_start()
 */
DmPresenter *dm_presenter_new (DmDocument *document, DmDeck *deck, DmTheme theme) {
  DmPresenter *self = g_object_new (DM_TYPE_PRESENTER, NULL);
  const char *title = dm_model_get_title (deck->briefing->model);
  /* Translators: the title of the window in which a model is presented; %s is the model’s title */
  g_autofree char *window_title = g_strdup_printf (_ ("Presenting “%s”"), title);

  self->document = g_object_ref (document);
  self->theme = theme;
  gtk_window_set_title (GTK_WINDOW (self), window_title);
  take_deck (self, deck);
  g_signal_connect_swapped (document, "model-changed", G_CALLBACK (on_model_changed), self);
  return self;
}
