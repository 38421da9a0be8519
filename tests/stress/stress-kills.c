/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents that are killed while somebody edits them: stress-kills COUNT SEED
 *
 * Many children, each with a document, type, undo and save as fast as somebody can, and tell of each state when it was reached. Each is
 * killed at a random moment. What the next start of the program finds then, in a draft or in the file, must be a
 * state, and of the states after it none may be older than three seconds. Drafts that are damaged lie about
 * all the time and must stop nothing; those of the children that still run must not be touched.
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dm-document.h"
#include "dm-draft.h"
#include "dm-reader.h"
#include "dm-stress.h"
#include "dm-writer.h"

#define AT_ONCE 40
#define MOST_LOST_US (3 * G_USEC_PER_SEC)
#define LONGEST_LIFE_MS 8000
#define SHORTEST_PAUSE_MS 20
#define LONGEST_PAUSE_MS 400
#define LONG_PAUSE_MS 2500 /* now and then: somebody thinks */

/* --- what a document is worth: its model, and the text that is none yet --- */

static char *make_digest (DmModel *model, const char *source) {
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GBytes) bytes = dm_writer_write (model);
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  g_checksum_update (checksum, data, (gssize) length);
  if (source != NULL)
    g_checksum_update (checksum, (const guchar *) source, -1);
  return g_strdup (g_checksum_get_string (checksum));
}

static DmModel *read_model (const char *path) {
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return dm_reader_read_file (file, NULL, NULL, NULL, NULL, NULL);
}

/* --- the child --- */

typedef struct {
  GRand *random;
  DmDocument *document;
  int pipe;
  guint n_edits;
  gint64 due_us; /* when the next edit is to be made */
  gint64
      late_us; /* how late edits have been at most: the system had no time for us, nor for drafts */
} Typist;

static void tell (Typist *typist) {
  DmModel *model = dm_document_get_model (typist->document);
  g_autofree char *alone = make_digest (model, NULL);
  g_autofree char *digest = make_digest (model, dm_document_get_source_draft (typist->document));
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s\n",
                                           g_get_monotonic_time (), typist->late_us, digest, alone);
  size_t length = strlen (line);

  if (write (typist->pipe, line, length) != (gssize) length)
    _exit (1);
}

static void type (Typist *typist) {
  static const char *const members[] = { "/title", "/summary", "/note" };
  DmTarget target = { .kind = DM_TARGET_MODEL };
  g_autofree char *value = g_strdup_printf ("\"Edit %u\"", typist->n_edits++);
  g_auto (DmEditReport) report = { NULL };

  dm_document_edit (typist->document, &target, members[g_rand_int_range (typist->random, 0, 3)],
                    value, "Type", &report);
}

static void on_saved (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;

  if (!dm_document_save_finish (DM_DOCUMENT (source), result, &error))
    g_error ("%s", error->message);
}

static void type_source (Typist *typist) {
  g_autofree char *text = g_strdup_printf ("{ %u", typist->n_edits++);
  const char *before = dm_document_get_source_draft (typist->document);

  dm_document_set_source_draft (typist->document, before == NULL ? text : NULL);
}

static gboolean on_edit (gpointer data);

static void wait_for_next (Typist *typist) {
  gboolean thinks = g_rand_int_range (typist->random, 0, 25) == 0;
  guint pause_ms = (guint) g_rand_int_range (typist->random, SHORTEST_PAUSE_MS,
                                             thinks ? LONG_PAUSE_MS : LONGEST_PAUSE_MS);

  typist->due_us = g_get_monotonic_time () + pause_ms * 1000;
  g_timeout_add (pause_ms, on_edit, typist);
}

static gboolean on_edit (gpointer data) {
  Typist *typist = data;
  gint32 what = g_rand_int_range (typist->random, 0, 40);

  typist->late_us = MAX (typist->late_us, g_get_monotonic_time () - typist->due_us);
  if (what < 30)
    type (typist);
  else if (what < 34)
    dm_document_undo (typist->document);
  else if (what < 36)
    dm_document_redo (typist->document);
  else if (what < 38)
    type_source (typist);
  else if (dm_document_has_own_file (typist->document))
    dm_document_save_async (typist->document, NULL, DM_SAVE_FORCE, NULL, on_saved, NULL);
  tell (typist);
  wait_for_next (typist);
  return G_SOURCE_REMOVE;
}

static void on_loaded (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;

  if (!dm_document_load_finish (DM_DOCUMENT (source), result, &error))
    g_error ("%s", error->message);
  wait_for_next (data);
}

static int run_child (const char *seed, const char *path, const char *pipe, gboolean own_file) {
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Typist typist = { .document = dm_document_new (), .pipe = (int) strtol (pipe, NULL, 10) };

  typist.random = g_rand_new_with_seed ((guint32) g_ascii_strtoull (seed, NULL, 10));
  dm_document_load_async (typist.document, file, !own_file, NULL, on_loaded, &typist);
  g_main_loop_run (loop);
  return 0;
}

/* --- the parent --- */

/* A child, and what it told. */
typedef struct {
  guint32 seed;
  gboolean own_file; /* else it is a sample, of which there is only the draft */
  char *path;
  pid_t process;
  int pipe;
  gint64 end_us;      /* when it is to be killed */
  GPtrArray *digests; /* of each state */
  GPtrArray *models;  /* of its model alone: what a save leaves in the file */
  GArray *times;      /* of gint64 */
  gint64 late_us;
} Child;

typedef struct {
  const DmStress *stress;
  const char *program, *example;
  GRand *random;
  guint n_begun;
  gint64 most_lost_us;
  guint n_drafts, n_files, n_lost; /* where states were found again; how many were missing */
} Run;

static void child_free (Child *child) {
  g_unlink (child->path);
  g_free (child->path);
  g_ptr_array_unref (child->digests);
  g_ptr_array_unref (child->models);
  g_array_unref (child->times);
  g_free (child);
}

static void add_state (Child *child, gint64 time_us, const char *digest, const char *model) {
  g_ptr_array_add (child->digests, g_strdup (digest));
  g_ptr_array_add (child->models, g_strdup (model));
  g_array_append_val (child->times, time_us);
}

static void spawn (Child *child, const Run *run, int pipe) {
  g_autofree char *seed = g_strdup_printf ("%u", child->seed);
  g_autofree char *to = g_strdup_printf ("%d", pipe);

  execl (run->program, run->program, child->own_file ? "--file" : "--sample", seed, child->path, to,
         (char *) NULL);
  _exit (1);
}

static Child *begin_child (Run *run) {
  Child *child = g_new0 (Child, 1);
  g_autofree char *name = g_strdup_printf ("%u.demarche", run->n_begun++);
  g_autofree char *text = NULL, *digest = NULL;
  g_autoptr (DmModel) model = NULL;
  gsize length;
  int ends[2];

  child->seed = g_rand_int (run->random);
  child->own_file = g_rand_int_range (run->random, 0, 3) > 0;
  child->path = g_build_filename (run->stress->folder, name, NULL);
  child->digests = g_ptr_array_new_with_free_func (g_free);
  child->models = g_ptr_array_new_with_free_func (g_free);
  child->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!g_file_get_contents (run->example, &text, &length, NULL)
      || !g_file_set_contents (child->path, text, (gssize) length, NULL) || pipe (ends) != 0)
    g_error ("%s: %s", child->path, g_strerror (errno));
  model = read_model (child->path);
  digest = make_digest (model, NULL);
  add_state (child, 0, digest, digest);
  child->pipe = ends[0];
  child->end_us
      = g_get_monotonic_time () + g_rand_int_range (run->random, 0, LONGEST_LIFE_MS) * 1000;
  child->process = fork ();
  if (child->process == 0)
    spawn (child, run, ends[1]);
  close (ends[1]);
  return child;
}

/* The last line may have been cut off. */
static void read_told (Child *child) {
  g_autoptr (GString) told = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  char buffer[4096];
  gssize n;

  while ((n = read (child->pipe, buffer, sizeof buffer)) > 0)
    g_string_append_len (told, buffer, n);
  close (child->pipe);
  lines = g_strsplit (told->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", 4);
    child->late_us = MAX (child->late_us, g_ascii_strtoll (words[1], NULL, 10));
    add_state (child, g_ascii_strtoll (words[0], NULL, 10), words[2], words[3]);
  }
}

/* Returns: the latest state of that digest, -1 for none */
static int find_state (const GPtrArray *digests, const char *digest) {
  for (guint i = digests->len; i > 0; i--)
    if (g_str_equal (g_ptr_array_index (digests, i - 1), digest))
      return (int) i - 1;
  return -1;
}

static gboolean fail (const Child *child, const char *what) {
  g_printerr ("%s, seed %u, %u states: %s\n", child->path, child->seed, child->digests->len, what);
  return FALSE;
}

/* Somebody's rubbish, under a name that a draft may have. */
static void put_damaged (GRand *random) {
  static const char *const texts[]
      = { "", "{", "{\"demarche-draft\":1,\"time\":1,\"model-bytes\":2}\n{", "\xff\xfe\n\n",
          "{\"demarche-draft\":1,\"time\":1,\"model-bytes\":2}\n{}" };
  g_autofree char *folder = dm_draft_get_folder ();
  g_autofree char *name = g_strdup_printf ("draft-1-%08x", g_rand_int (random));
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))], -1, NULL);
}

/* Returns: (nullable): the draft of the child, the only one that isn't damaged; @good is FALSE where there are others. */
static DmRecovery *take_draft (Run *run, const Child *child, gboolean *good) {
  g_autoptr (GPtrArray) list = NULL;
  DmRecovery *found = NULL;
  guint n_damaged = 0;

  put_damaged (run->random);
  list = dm_recovery_list (NULL);
  for (guint i = 0; i < list->len; i++) {
    DmRecovery *recovery = g_ptr_array_index (list, i);
    if (recovery->damage != NULL)
      n_damaged++;
    else if (found == NULL)
      found = g_ptr_array_index (list, i);
    dm_recovery_discard (recovery);
  }
  *good = n_damaged == 1 && list->len == (found != NULL ? 2 : 1);
  if (found == NULL)
    return NULL;
  g_ptr_array_find (list, found, &n_damaged);
  return g_ptr_array_steal_index (list, n_damaged);
}

/* Which state a model in the file is: text that is no model yet isn't there, so it's the state before that was typed. */
static int find_saved (const Child *child, const char *digest) {
  int state = find_state (child->models, digest);

  while (state > 0
         && !g_str_equal (g_ptr_array_index (child->models, state),
                          g_ptr_array_index (child->digests, state)))
    state--;
  return state;
}

/* Which state the draft or, after a save, the file holds: the later one. -1 where either is no state that there was. */
static int find_recovered (Run *run, const Child *child, const DmRecovery *draft) {
  g_autoptr (DmModel) model = read_model (child->path);
  g_autofree char *in_file = model != NULL ? make_digest (model, NULL) : NULL;
  g_autofree char *in_draft = draft != NULL ? make_digest (draft->model, draft->source) : NULL;
  int of_draft = in_draft != NULL ? find_state (child->digests, in_draft) : -1;
  int of_file = in_file != NULL ? find_saved (child, in_file) : -1;

  if (of_file < 0 || (draft != NULL && of_draft < 0))
    return -1;
  run->n_drafts += of_draft >= of_file ? 1 : 0;
  run->n_files += of_draft < of_file ? 1 : 0;
  return MAX (of_file, of_draft);
}

static gboolean check (Run *run, const Child *child, gint64 killed_us) {
  gboolean good;
  DmRecovery *draft = take_draft (run, child, &good);
  int state = find_recovered (run, child, draft);
  guint next = (guint) state + 1;

  g_clear_pointer (&draft, dm_recovery_free);
  if (!good)
    return fail (child, "other drafts are offered than the one of who was killed");
  if (state < 0)
    return fail (child, "what is left is no state that there was");
  if (next == child->digests->len)
    return TRUE;
  gint64 lost_us = killed_us - g_array_index (child->times, gint64, next);
  run->n_lost += child->digests->len - next;
  run->most_lost_us = MAX (run->most_lost_us, lost_us - child->late_us);
  if (lost_us - child->late_us <= MOST_LOST_US)
    return TRUE;
  g_printerr ("state %d is left; the next is from %.1f s before the kill, edits were up to %.1f s "
              "late\n",
              state, (double) lost_us / 1e6, (double) child->late_us / 1e6);
  return fail (child, "more than three seconds are lost");
}

static gboolean end_child (Run *run, Child *child) {
  gint64 killed_us;
  int status;

  if (kill (child->process, SIGKILL) != 0 || waitpid (child->process, &status, 0) < 0)
    return fail (child, g_strerror (errno));
  killed_us = g_get_monotonic_time ();
  read_told (child);
  if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGKILL)
    return fail (child, "it ended by itself");
  return check (run, child, killed_us);
}

static Child *find_next (const GPtrArray *children) {
  Child *next = NULL;

  for (guint i = 0; i < children->len; i++) {
    Child *child = g_ptr_array_index (children, i);
    if (next == NULL || child->end_us < next->end_us)
      next = child;
  }
  return next;
}

static gboolean run_all (Run *run) {
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) child_free);
  gboolean good = TRUE;

  for (guint i = 0; i < run->stress->count && good; i++) {
    while (children->len < AT_ONCE && run->n_begun < run->stress->count)
      g_ptr_array_add (children, begin_child (run));
    Child *child = find_next (children);
    g_usleep ((gulong) MAX (child->end_us - g_get_monotonic_time (), 0));
    good = end_child (run, child);
    g_ptr_array_remove_fast (children, child);
  }
  for (guint i = 0; i < children->len; i++)
    kill (((Child *) g_ptr_array_index (children, i))->process, SIGKILL);
  return good;
}

int main (int argc, char **argv) {
  g_autofree char *drafts = NULL;
  g_auto (DmStress) stress = { 0 };
  Run run = { .stress = &stress, .program = argv[0] };

  g_set_prgname ("stress-kills");
  if (argc == 5 && g_str_has_prefix (argv[1], "--"))
    return run_child (argv[2], argv[3], argv[4], g_str_equal (argv[1], "--file"));
  /* in memory, where there is such a disk: processes are killed here, and how fast a disk is is another question */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
  if (!dm_stress_begin (&stress, argc, argv, "COUNT SEED"))
    return 2;
  run.example = DM_EXAMPLES_DIR "/company-sale.demarche";
  run.random = g_rand_new_with_seed (stress.seed);
  gboolean good = run_all (&run);
  g_rand_free (run.random);
  drafts = dm_draft_get_folder ();
  if (good && dm_stress_count_files (drafts) > 0) {
    g_printerr ("there is litter among the drafts\n");
    return 1;
  }
  g_print ("%u kills: %u recovered from drafts, %u from the files; %u states lost, the oldest of "
           "them %.1f s\n",
           stress.count, run.n_drafts, run.n_files, run.n_lost, (double) run.most_lost_us / 1e6);
  return good ? 0 : 1;
}
