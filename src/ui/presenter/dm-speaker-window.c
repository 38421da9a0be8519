/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-speaker-window.h"

#include <glib/gi18n-lib.h>

#include "dm-stopwatch.h"

struct _DmSpeakerWindow {
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  DmSlideView *slide, *next;
  GtkWidget *end_label;
  GtkLabel *notes;
  GtkToggleButton *black;

  DmPresenter *presenter; /* not owned: it owns this one */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DmSpeakerWindow, dm_speaker_window, ADW_TYPE_WINDOW)

/* --- what is shown --- */

/* A slide as it is laid out on the screen. */
static void show_slide (DmSpeakerWindow *self, DmSlideView *view, guint nth, guint section) {
  GtkWidget *screen = GTK_WIDGET (dm_presenter_get_view (self->presenter));
  GtkWidget *frame = gtk_widget_get_parent (GTK_WIDGET (view));
  DmStack *stack = dm_presenter_get_stack (self->presenter, nth);
  int width = gtk_widget_get_width (screen), height = gtk_widget_get_height (screen);

  if (width > 0 && height > 0) {
    gtk_aspect_frame_set_ratio (GTK_ASPECT_FRAME (frame), (float) width / (float) height);
    dm_slide_view_set_room (view, width, height);
  }
  if (stack != NULL)
    dm_slide_view_show_section (view, stack, dm_presenter_get_style (self->presenter), section);
}

/* The next section of what is on the screen, or the next slide. */
static void show_next (DmSpeakerWindow *self, guint nth, gboolean last) {
  DmSlideView *screen = dm_presenter_get_view (self->presenter);
  guint section = dm_slide_view_get_section (screen) + 1;
  gboolean goes_on = section < dm_slide_view_get_n_sections (screen);

  gtk_widget_set_visible (GTK_WIDGET (self->next), goes_on || !last);
  gtk_widget_set_visible (self->end_label, !goes_on && last);
  if (goes_on)
    show_slide (self, self->next, nth, section);
  else if (!last)
    show_slide (self, self->next, nth + 1, 0);
}

static char *describe_place (DmSpeakerWindow *self, DmDeck *deck, const DmSlide *slide) {
  DmSlideView *screen = dm_presenter_get_view (self->presenter);
  guint n_steps = dm_briefing_get_n_steps (deck->briefing);
  guint n_sections = dm_slide_view_get_n_sections (screen);

  if (n_sections == 1)
    /* Translators: which step of how many: “Step 3 of 10” */
    return g_strdup_printf (_ ("Step %1$u of %2$u"), slide->nth_step + 1, n_steps);
  /* Translators: a step that is shown in parts: “Step 3 of 10, part 1 of 2” */
  return g_strdup_printf (_ ("Step %1$u of %2$u, part %3$u of %4$u"), slide->nth_step + 1, n_steps,
                          dm_slide_view_get_section (screen) + 1, n_sections);
}

static void show_title (DmSpeakerWindow *self, DmDeck *deck, const DmSlide *slide) {
  g_autofree char *place = describe_place (self, deck, slide);

  adw_window_title_set_title (self->title, slide->shown->title);
  adw_window_title_set_subtitle (self->title, place);
}

static void follow (DmSpeakerWindow *self) {
  DmDeck *deck = dm_presenter_get_deck (self->presenter);
  guint nth = dm_presenter_get_nth (self->presenter);
  const DmSlide *slide = dm_deck_get_slide (deck, nth);
  gboolean last = nth + 1 >= dm_deck_get_n_slides (deck);
  const char *notes = slide->shown->notes;

  self->showing = TRUE;
  show_title (self, deck, slide);
  show_slide (self, self->slide, nth,
              dm_slide_view_get_section (dm_presenter_get_view (self->presenter)));
  show_next (self, nth, last);
  gtk_label_set_text (self->notes, notes != NULL ? notes : _ ("No notes."));
  gtk_toggle_button_set_active (self->black,
                                dm_pointer_get_blank (dm_presenter_get_pointer (self->presenter))
                                    != DM_BLANK_NONE);
  self->showing = FALSE;
}

/* --- what is asked for --- */

static void on_previous (DmSpeakerWindow *self) {
  dm_presenter_go_by (self->presenter, -1);
}

static void on_next (DmSpeakerWindow *self) {
  dm_presenter_go_by (self->presenter, 1);
}

static void on_end (DmSpeakerWindow *self) {
  dm_presenter_end (self->presenter);
}

static void on_black (GtkToggleButton *black, DmSpeakerWindow *self) {
  DmBlank blank = dm_pointer_get_blank (dm_presenter_get_pointer (self->presenter));

  if (!self->showing)
    dm_presenter_toggle_blank (self->presenter, blank != DM_BLANK_NONE ? blank : DM_BLANK_BLACK);
}

static void dm_speaker_window_class_init (DmSpeakerWindowClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DM_TYPE_SLIDE_VIEW);
  g_type_ensure (DM_TYPE_STOPWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-speaker-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DmSpeakerWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DmSpeakerWindow, slide);
  gtk_widget_class_bind_template_child (widget_class, DmSpeakerWindow, next);
  gtk_widget_class_bind_template_child (widget_class, DmSpeakerWindow, end_label);
  gtk_widget_class_bind_template_child (widget_class, DmSpeakerWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, DmSpeakerWindow, black);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_end);
  gtk_widget_class_bind_template_callback (widget_class, on_black);
}

static void dm_speaker_window_init (DmSpeakerWindow *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dm_speaker_window_new:
 * @presenter: what is presented
 *
 * Returns: (transfer none): the window
 */
DmSpeakerWindow *dm_speaker_window_new (DmPresenter *presenter) {
  DmSpeakerWindow *self = g_object_new (DM_TYPE_SPEAKER_WINDOW, NULL);

  self->presenter = presenter;
  g_signal_connect_object (presenter, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
  return self;
}
