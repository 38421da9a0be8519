/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prints what one edit of a large model costs: the edit and what it changes of the analysis, the scene of its row, and the memory that it
 * keeps; beside what it would cost to do it all again: to read the model's text, to judge all of it, or to copy the text.
 *
 * bench-edit MAKE-MODEL [PARTIES ISSUES]
 */
#include <malloc.h>
#include <string.h>
#include <time.h>

#include "dm-document.h"
#include "dm-map.h"
#include "dm-reader.h"
#include "dm-writer.h"

#define N_EDITS 200
#define WIDTH_PX 1200.0

typedef struct {
  double edit_ms, row_ms, worst_ms;
  double kept; /* bytes */
} Figures;

static double get_ms (void) {
  return (double) g_get_monotonic_time () / 1000.0;
}

/* What is in use, in blocks of any size. */
static double get_heap (void) {
  struct mallinfo2 info = mallinfo2 ();

  return (double) info.uordblks + (double) info.hblkhd;
}

static char *make_text (const char *program, const char *n_parties, const char *n_issues) {
  const char *arguments[] = { program, n_parties, n_issues, "1", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, 0, NULL, NULL, &text, NULL, NULL, &error))
    g_printerr ("bench-edit: %s\n", error->message);
  return text;
}

static DmModel *read_text (const char *text) {
  g_autoptr (GError) error = NULL;
  DmModel *model = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, &error);

  if (model == NULL)
    g_printerr ("bench-edit: %s\n", error->message);
  return model;
}

/* --- one edit --- */

/* The salience of a position: a value that it doesn't have. */
static gboolean edit_one (DmDocument *document, guint issue, guint nth) {
  DmModel *model = dm_document_get_model (document);
  const DmIssue *entity = dm_model_get_issue (model, issue);
  const DmPosition *position = &entity->positions->positions[nth % entity->positions->n_positions];
  DmTarget target = { .kind = DM_TARGET_POSITION,
                      .id = entity->id,
                      .party = dm_model_get_party (model, position->party)->id,
                      .since = position->since };
  g_autofree char *value = g_strdup_printf ("%u.5", nth % 100);
  g_auto (DmEditReport) report = { NULL };

  return dm_document_edit (document, &target, "/salience", value, "Change", &report)
         && dm_document_is_analysis_current (document);
}

/* Returns: whether each edit was judged at once */
static gboolean run_edits (DmDocument *document, DmStyle *style, guint n_edits, Figures *figures) {
  const DmMapLook look = { .style = style, .width_px = WIDTH_PX, .stage = DM_STAGE_FULL };
  guint n_issues = dm_model_get_n_issues (dm_document_get_model (document));
  double heap = get_heap ();

  *figures = (Figures){ 0 };
  for (guint i = 0; i < n_edits; i++) {
    guint issue = (guint) ((guint64) i * 7919 % n_issues);
    double start = get_ms ();
    if (!edit_one (document, issue, i))
      return FALSE;
    double edited = get_ms ();
    DmIssueResult *result = dm_analysis_get_result (dm_document_get_analysis (document), issue);
    g_autoptr (DmScene) row = dm_map_row_new (result, &look, NULL);
    double done = get_ms ();
    figures->edit_ms += (edited - start) / n_edits;
    figures->row_ms += (done - edited) / n_edits;
    figures->worst_ms = MAX (figures->worst_ms, done - start);
  }
  figures->kept = (get_heap () - heap) / n_edits;
  return TRUE;
}

/* --- yardsticks --- */

static void print_yardsticks (DmModel *model, const char *text) {
  double start = get_ms ();
  g_autofree char *copy = g_strdup (text);
  double copied = get_ms ();
  double heap = get_heap ();
  g_autoptr (DmModel) again = read_text (copy);
  double read = get_ms ();
  double held = get_heap () - heap;
  g_autoptr (DmReading) reading = dm_reading_new (model, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);
  double judged = get_ms ();

  g_print ("yardsticks, each for all of the model:\n"
           "  copying its text     %10.2f ms, %.0f KB\n"
           "  reading its text     %10.2f ms, %.0f KB\n"
           "  judging every issue  %10.2f ms\n",
           copied - start, (double) strlen (text) / 1024, read - copied, held / 1024,
           judged - read);
}

static int bench (DmModel *model, const char *text) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  Figures figures;

  dm_document_adopt (document, model, "Benchmark");
  while (!dm_document_is_analysis_current (document))
    g_main_context_iteration (NULL, TRUE);
  /* the first ones fill caches: of text, and of what is allocated */
  if (!run_edits (document, style, 20, &figures)
      || !run_edits (document, style, N_EDITS, &figures)) {
    g_printerr ("bench-edit: an edit was not judged at once\n");
    return 1;
  }
  g_print ("one edit of %u positions, of %d:\n"
           "  edit and analysis    %10.2f ms\n"
           "  scene of the row     %10.2f ms\n"
           "  both, at worst       %10.2f ms (to reach, with the frame painted: 16)\n"
           "  memory kept          %10.1f KB (to reach: 64)\n",
           dm_model_get_n_positions (model), N_EDITS, figures.edit_ms, figures.row_ms,
           figures.worst_ms, figures.kept / 1024);
  dm_document_discard (document);
  print_yardsticks (model, text);
  return 0;
}

int main (int argc, char **argv) {
  if (argc != 2 && argc != 4) {
    g_printerr ("Usage: bench-edit MAKE-MODEL [PARTIES ISSUES]\n");
    return 2;
  }
  g_autofree char *text
      = make_text (argv[1], argc == 4 ? argv[2] : "200", argc == 4 ? argv[3] : "5000");
  g_autoptr (DmModel) model = text != NULL ? read_text (text) : NULL;

  return model != NULL ? bench (model, text) : 1;
}
