/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What presenting costs: a frame of a slide on its way, and how long a slide takes to its first frame, when it could be prepared and
 * when there was no time for that. Run under a display: bench-presenter FILE */
#include <adwaita.h>
#include <time.h>

#include "bench-style.h"
#include "dm-presenter.h"
#include "dm-reader.h"

#define MOST_SLIDES 40
#define RESTING_MS 900 /* for the way there, and to prepare the next */

typedef struct {
  DmPresenter *presenter;
  GMainLoop *loop;
  guint n_frames;
  double first_ms, worst_ms, sum_ms; /* to the first frame */
  double start_ms;
  double frame_ms, cpu_ms, most_ms; /* of a frame */
  gboolean waiting;
} Run;

static double get_ms (clockid_t clock) {
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void on_frame (GdkFrameClock *clock, Run *run) {
  run->frame_ms = get_ms (CLOCK_THREAD_CPUTIME_ID);
}

static void on_painted (GdkFrameClock *clock, Run *run) {
  double cpu = get_ms (CLOCK_THREAD_CPUTIME_ID) - run->frame_ms;

  /* the first one paints what is prepared for all of them, the last one the slide as it stands */
  if (!run->waiting && dm_presenter_is_moving (run->presenter)) {
    run->n_frames++;
    run->cpu_ms += cpu;
    run->most_ms = MAX (run->most_ms, cpu);
  }
  if (!run->waiting)
    return;
  run->waiting = FALSE;
  run->first_ms = get_ms (CLOCK_MONOTONIC) - run->start_ms;
  run->worst_ms = MAX (run->worst_ms, run->first_ms);
  run->sum_ms += run->first_ms;
}

static gboolean quit (gpointer data) {
  g_main_loop_quit (((Run *) data)->loop);
  return G_SOURCE_REMOVE;
}

static void rest (Run *run, guint delay_ms) {
  g_timeout_add (delay_ms, quit, run);
  g_main_loop_run (run->loop);
}

static void begin (Run *run) {
  run->n_frames = 0;
  run->worst_ms = run->sum_ms = run->cpu_ms = run->most_ms = 0;
}

/* Through all slides, each when the one before has come to rest. */
static void go_through (Run *run, int by, const char *name) {
  guint n = MIN (dm_deck_get_n_slides (dm_presenter_get_deck (run->presenter)), MOST_SLIDES);

  begin (run);
  for (guint i = 1; i < n; i++) {
    run->waiting = TRUE;
    run->start_ms = get_ms (CLOCK_MONOTONIC);
    dm_presenter_go_to (run->presenter, (guint) ((int) dm_presenter_get_nth (run->presenter) + by));
    rest (run, RESTING_MS);
  }
  g_print (
      "%-34s %7.2f ms CPU a frame, %.1f ms at most (%u frames); first frame after %.1f ms, %.1f ms at worst (%u "
      "slides)\n",
      name, run->cpu_ms / MAX (run->n_frames, 1), run->most_ms, run->n_frames,
      run->sum_ms / (n - 1), run->worst_ms, n - 1);
}

static DmModel *read_model (const char *path) {
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  DmModel *model = dm_reader_read_file (file, NULL, NULL, NULL, NULL, &error);

  if (model == NULL)
    g_printerr ("%s\n", error->message);
  return model;
}

static int bench (DmModel *model, GtkWindow *parent) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmBriefing) briefing = dm_briefing_new (model, NULL, NULL);
  g_autoptr (DmDeck) deck = dm_deck_new (briefing, NULL, NULL);
  Run run = { .loop = g_main_loop_new (NULL, FALSE) };

  dm_document_set_model (document, model);
  run.presenter = dm_presenter_new (document, deck, DM_THEME_LIGHT);
  dm_presenter_start (run.presenter, parent, 0);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (run.presenter)), "before-paint",
                    G_CALLBACK (on_frame), &run);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (run.presenter)), "after-paint",
                    G_CALLBACK (on_painted), &run);
  rest (&run, 3 * RESTING_MS);
  g_print ("a screen of %d × %d px\n", gtk_widget_get_width (GTK_WIDGET (run.presenter)),
           gtk_widget_get_height (GTK_WIDGET (run.presenter)));
  go_through (&run, 1, "present: on");
  go_through (&run, -1, "present: back, not prepared");
  dm_presenter_end (run.presenter);
  g_main_loop_unref (run.loop);
  return 0;
}

int main (int argc, char *argv[]) {
  g_autoptr (DmModel) model = NULL;
  GtkWidget *parent;

  if (argc < 2 || !gtk_init_check ()) {
    g_printerr ("bench-presenter needs a file and a display\n");
    return 2;
  }
  adw_init ();
  bench_load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  model = read_model (argv[1]);
  if (model == NULL)
    return 1;
  parent = adw_window_new ();
  gtk_window_present (GTK_WINDOW (parent));
  return bench (model, GTK_WINDOW (parent));
}
