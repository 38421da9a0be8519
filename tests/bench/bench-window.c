/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window costs, each figure beside its yardstick: the same done by a window or a list with nothing of ours
 * in it. Run under a display: bench-window start|first|empty|scroll|edit|table|labels [FILE|ISSUES] */
#include <adwaita.h>
#include <time.h>

#include "bench-style.h"
#include "dm-map-view.h"
#include "dm-reader.h"
#include "dm-table-view.h"

#define N_FRAMES 300
#define N_EDITS 100
#define STEP_PX 137.0
#define SETTLING_US 500000

typedef struct {
  GMainLoop *loop;
  GtkAdjustment *adjustment;
  guint n_frames;
} Run;

static double get_cpu_ms (void) {
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* Of the thread that paints: others write drafts, and no frame waits for them. */
static double get_own_cpu_ms (void) {
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* The time since the process was made, the dynamic linker's share included. */
static double get_age_ms (void) {
  g_autofree char *stat = NULL;
  g_auto (GStrv) fields = NULL;
  struct timespec now;

  if (!g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL))
    return 0;
  fields = g_strsplit (strrchr (stat, ')') + 2, " ", -1);
  clock_gettime (CLOCK_BOOTTIME, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6
         - g_ascii_strtod (fields[19], NULL) * 1e3 / (double) sysconf (_SC_CLK_TCK);
}

static void on_first_paint (GdkFrameClock *clock, Run *run) {
  g_signal_handlers_disconnect_by_data (clock, run);
  g_main_loop_quit (run->loop);
}

static void wait_for_paint (GtkWidget *window, Run *run) {
  GdkFrameClock *clock;

  gtk_widget_realize (window);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_first_paint), run);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (run->loop);
}

static gboolean on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data) {
  Run *run = data;

  gtk_adjustment_set_value (run->adjustment, gtk_adjustment_get_value (run->adjustment) + STEP_PX);
  if (++run->n_frames < N_FRAMES)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (run->loop);
  return G_SOURCE_REMOVE;
}

static void scroll (GtkWidget *window, GtkAdjustment *adjustment, Run *run, const char *name) {
  double cpu;

  run->adjustment = adjustment;
  run->n_frames = 0;
  cpu = get_cpu_ms ();
  gtk_widget_add_tick_callback (window, on_tick, run, NULL);
  g_main_loop_run (run->loop);
  g_print ("%-34s %7.2f ms CPU a frame (%d frames, %.0f px each)\n", name,
           (get_cpu_ms () - cpu) / N_FRAMES, N_FRAMES, STEP_PX);
}

static GtkWidget *make_window (GtkWidget *child) {
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1600, 1000);
  adw_window_set_content (ADW_WINDOW (window), child);
  return window;
}

/* --- the program's own --- */

static DmModel *read_model (const char *path) {
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  DmModel *model = dm_reader_read_file (file, NULL, NULL, NULL, &diagnostics, &error);

  if (model == NULL)
    g_printerr ("%s\n", error->message);
  return model;
}

/* The first position that accepts nothing but what it demands: it may demand anything. */
static const DmPosition *find_free_position (DmModel *model, const DmIssue **issue) {
  for (guint i = 0; i < dm_model_get_n_issues (model); i++) {
    *issue = dm_model_get_issue (model, i);
    for (guint j = 0; j < (*issue)->positions->n_positions; j++)
      if (!((*issue)->positions->positions[j].flags & (DM_POSITION_ACCEPTS | DM_POSITION_LIMITS)))
        return &(*issue)->positions->positions[j];
  }
  g_error ("every position accepts more than it demands");
}

/* Another demand of the same party: on a row near the top, which is to be judged, laid out and painted anew. */
static void edit_once (DmDocument *document, guint nth) {
  DmModel *model = dm_document_get_model (document);
  const DmIssue *issue;
  const DmPosition *position = find_free_position (model, &issue);
  const DmParty *party = dm_model_get_party (model, position->party);
  DmTarget target = { DM_TARGET_POSITION, issue->id, party->id, position->since, NULL };
  const DmScale *scale = issue->scale;
  g_autofree char *value
      = scale->type == DM_SCALE_INTERVAL
            ? g_strdup_printf ("%.0f", scale->min + (nth * 37) % (guint) (scale->max - scale->min))
            : g_strdup_printf ("\"%s\"", scale->levels[nth % scale->n_levels].id);
  g_auto (DmEditReport) report = { NULL };

  if (!dm_document_edit (document, &target, "/demand", value, "Change", &report))
    g_error ("the position can't be edited");
}

/* What is put off until there is nothing better to do, such as naming rows out of sight, belongs to no frame. */
static void settle (GtkWidget *view) {
  gint64 end_us = g_get_monotonic_time () + SETTLING_US;

  gtk_widget_queue_draw (view);
  while (g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, FALSE);
}

/* From each change to the end of the frame that shows it, the wait for that frame to begin included; the yardstick is a frame
 * with no change. */
static void paint_edits (GtkWidget *window, DmDocument *document, Run *run, const char *name) {
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  double cpu = get_own_cpu_ms (), of_all = get_cpu_ms ();
  gint64 all_us = 0, worst_us = 0;

  for (guint i = 0; i < N_EDITS; i++) {
    gint64 start_us = g_get_monotonic_time (), taken_us;

    g_signal_connect (clock, "after-paint", G_CALLBACK (on_first_paint), run);
    if (document != NULL)
      edit_once (document, i);
    gtk_widget_queue_draw (window);
    g_main_loop_run (run->loop);
    taken_us = g_get_monotonic_time () - start_us;
    all_us += taken_us;
    worst_us = MAX (worst_us, taken_us);
  }
  g_print ("%-34s %7.2f ms CPU a frame, %.2f with other threads, painted after %.1f ms, %.1f ms at "
           "worst (%d frames)\n",
           name, (get_own_cpu_ms () - cpu) / N_EDITS, (get_cpu_ms () - of_all) / N_EDITS,
           (double) all_us / N_EDITS / 1e3, (double) worst_us / 1e3, N_EDITS);
}

/* @stands: the window stands while the file is read and analysed, as it does for a large one */
static int bench_map (const char *path, gboolean stands, gboolean with_scrolling,
                      gboolean with_edits) {
  Run run = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model = read_model (path);
  GtkWidget *view = g_object_new (DM_TYPE_MAP_VIEW, NULL);
  GtkWidget *window = make_window (view);
  double from;

  if (model == NULL)
    return 1;
  dm_map_view_set_document (DM_MAP_VIEW (view), document);
  if (stands)
    wait_for_paint (window, &run);
  dm_document_set_model (document, model);
  while (!dm_document_is_analysis_current (document))
    g_main_context_iteration (NULL, TRUE);
  from = get_cpu_ms ();
  wait_for_paint (window, &run);
  g_print ("%-34s %7.1f ms CPU\n", "map: analysed to first frame", get_cpu_ms () - from);
  if (with_scrolling)
    scroll (window, dm_map_view_get_vadjustment (DM_MAP_VIEW (view)), &run, "map: scrolling");
  if (with_edits) {
    settle (view);
    paint_edits (window, NULL, &run, "map: nothing edited");
    paint_edits (window, document, &run, "map: one edit");
  }
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (run.loop);
  return 0;
}

/* Lets the main loop turn until the table has its rows; the longest turn is what a hand would feel. */
static void wait_for_table (DmTable *table, const char *name) {
  gint64 start_us = g_get_monotonic_time (), longest_us = 0;

  while (dm_table_is_busy (table)) {
    gint64 turn_us = g_get_monotonic_time ();
    g_main_context_iteration (NULL, FALSE);
    turn_us = g_get_monotonic_time () - turn_us;
    longest_us = MAX (longest_us, turn_us);
    g_usleep (200);
  }
  for (guint i = 0; i < 20; i++) {
    gint64 turn_us = g_get_monotonic_time ();
    g_main_context_iteration (NULL, FALSE);
    turn_us = g_get_monotonic_time () - turn_us;
    longest_us = MAX (longest_us, turn_us);
  }
  g_print ("%-34s %7.1f ms, of which %.1f ms at once on the main thread\n", name,
           (double) (g_get_monotonic_time () - start_us) / 1e3, (double) longest_us / 1e3);
}

static int bench_table (const char *path) {
  Run run = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model = read_model (path);
  GtkWidget *view = g_object_new (DM_TYPE_TABLE_VIEW, NULL);
  GtkWidget *window = make_window (view);
  DmTable *table;
  double from;

  if (model == NULL)
    return 1;
  dm_table_view_set_document (DM_TABLE_VIEW (view), document);
  table = dm_table_view_get_table (DM_TABLE_VIEW (view));
  dm_document_set_model (document, model);
  while (!dm_document_is_analysis_current (document))
    g_main_context_iteration (NULL, TRUE);
  from = get_cpu_ms ();
  wait_for_paint (window, &run);
  g_print ("%-34s %7.1f ms CPU\n", "table: to first frame", get_cpu_ms () - from);
  wait_for_table (table, "table: to its rows");
  scroll (window, dm_table_view_get_vadjustment (DM_TABLE_VIEW (view)), &run, "table: scrolling");
  paint_edits (window, NULL, &run, "table: nothing edited");
  paint_edits (window, document, &run, "table: one edit");
  dm_table_sort (table, DM_CELL_STATEMENT, FALSE);
  wait_for_table (table, "table: sorted by statement");
  dm_table_filter (table, "party 7", NULL, -1);
  wait_for_table (table, "table: filtered by text");
  dm_table_filter (table, "", NULL, -1);
  wait_for_table (table, "table: unfiltered");
  dm_table_sort (table, -1, FALSE);
  wait_for_table (table, "table: as in the file");
  dm_table_set_kind (table, DM_TABLE_MATRIX);
  wait_for_table (table, "table: issues × parties");
  scroll (window, dm_table_view_get_vadjustment (DM_TABLE_VIEW (view)), &run,
          "table: scrolling that");
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (run.loop);
  return 0;
}

/* --- yardsticks --- */

static void on_setup (GtkListItemFactory *factory, GtkListItem *item) {
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void on_bind (GtkListItemFactory *factory, GtkListItem *item) {
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static int bench_labels (guint n_rows) {
  Run run = { .loop = g_main_loop_new (NULL, FALSE) };
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *window = make_window (scroller);
  double from;

  for (guint i = 0; i < n_rows; i++)
    gtk_string_list_append (strings, "A row of a list with a label and nothing else");
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_scrolled_window_set_child (
      GTK_SCROLLED_WINDOW (scroller),
      gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (strings))),
                         factory));
  from = get_cpu_ms ();
  wait_for_paint (window, &run);
  g_print ("%-34s %7.1f ms CPU\n", "list of labels: to first frame", get_cpu_ms () - from);
  scroll (window, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), &run,
          "list of labels: scrolling");
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (run.loop);
  return 0;
}

static int bench_empty (void) {
  Run run = { .loop = g_main_loop_new (NULL, FALSE) };
  GtkWidget *window = make_window (gtk_label_new ("Nothing"));

  wait_for_paint (window, &run);
  g_print ("%-34s %7.0f ms since the process began\n", "empty window: first frame", get_age_ms ());
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (run.loop);
  return 0;
}

static int bench_start (const char *path) {
  int status = bench_map (path, FALSE, FALSE, FALSE);

  g_print ("%-34s %7.0f ms since the process began\n", "map: first frame", get_age_ms ());
  return status;
}

int main (int argc, char *argv[]) {
  const char *mode = argc > 1 ? argv[1] : "empty";

  if (!gtk_init_check ()) {
    g_printerr ("bench-window needs a display\n");
    return 2;
  }
  adw_init ();
  bench_load_style ();
  if (argc > 2 && g_str_equal (mode, "start"))
    return bench_start (argv[2]);
  if (argc > 2 && g_str_equal (mode, "first"))
    return bench_map (argv[2], TRUE, FALSE, FALSE);
  if (argc > 2 && g_str_equal (mode, "scroll"))
    return bench_map (argv[2], TRUE, TRUE, FALSE);
  if (argc > 2 && g_str_equal (mode, "edit"))
    return bench_map (argv[2], TRUE, FALSE, TRUE);
  if (argc > 2 && g_str_equal (mode, "table"))
    return bench_table (argv[2]);
  if (argc > 2 && g_str_equal (mode, "labels"))
    return bench_labels ((guint) g_ascii_strtoull (argv[2], NULL, 10));
  return bench_empty ();
}
