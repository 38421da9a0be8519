/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Public copies of models at random: stress-public COUNT SEED FILE…
 *
 * So many random edits of one file after the other, and after each a public copy with choices at random. It is what the format's members, taken
 * out of the JSON by another road, leave; it reads back to the same bytes; what is withheld is said by nothing in it but by what the
 * check names; and the check finds in the file itself what is withheld.
 */
#define _GNU_SOURCE /* memmem() */
#include <string.h>

#include "dm-leak-search.h"
#include "dm-leaks.h"
#include "dm-public-oracle.h"
#include "dm-random-edit.h"
#include "dm-reader.h"
#include "dm-stress.h"
#include "dm-writer.h"

#define LIFE 200 /* edits of one file */

typedef struct {
  guint64 n_copies, n_texts, n_repeated, n_caught, n_short;
} Counts;

static JsonNode *parse (GBytes *bytes) {
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) error = NULL;

  if (!json_parser_load_from_data (parser, text, (gssize) length, &error))
    g_error ("%s", error->message);
  return json_node_copy (json_parser_get_root (parser));
}

/* Copies share objects: the oracle needs ones of its own. */
static JsonNode *parse_mutable (GBytes *bytes) {
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    g_error ("the writer's text isn't JSON");
  return json_parser_steal_root (parser);
}

static char *check_contents (GBytes *before, GBytes *after, guint choices) {
  g_autoptr (JsonNode) expected = parse_mutable (before);
  g_autoptr (JsonNode) found = parse (after);

  dm_public_oracle (expected, choices);
  if (json_node_equal (expected, found))
    return NULL;
  g_autofree char *wanted = json_to_string (expected, TRUE), *got = json_to_string (found, TRUE);
  return g_strdup_printf ("the copy is another one than expected\n%s\n---\n%s", wanted, got);
}

static char *check_reading (GBytes *after) {
  gsize length;
  const char *bytes = g_bytes_get_data (after, &length);
  g_autofree char *text = g_strndup (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (DmModel) again
      = dm_reader_read_data (text, length, NULL, NULL, NULL, &diagnostics, &error);

  if (again == NULL) {
    const DmDiagnostic *first = g_ptr_array_index (diagnostics, 0);
    return g_strdup_printf ("the copy can’t be read: %s", first->message);
  }
  g_autoptr (GBytes) second = dm_writer_write (again);
  return g_bytes_equal (after, second) ? NULL : g_strdup ("the copy reads back to something else");
}

/* By the plainest search there is. */
static gboolean occurs (GBytes *bytes, const char *text) {
  g_autofree char *quoted = NULL;
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  gsize length, size;
  const char *file = g_bytes_get_data (bytes, &length);

  quoted = json_to_string (node, FALSE);
  size = strlen (quoted);
  return memmem (file, length, quoted, size) != NULL;
}

static gboolean is_repeated (const DmLeaks *leaks, const char *text) {
  const GPtrArray *list = dm_leaks_get_repeated (leaks);

  for (guint i = 0; i < list->len; i++)
    if (strcmp (((DmRepeated *) g_ptr_array_index (list, i))->text, text) == 0)
      return TRUE;
  return FALSE;
}

static char *check_texts (Counts *counts, DmRedaction *redaction, GBytes *before, GBytes *after) {
  const GPtrArray *texts = dm_redaction_get_texts (redaction);
  g_autoptr (DmLeaks) leaks = dm_leaks_new (redaction);
  g_autoptr (GError) error = NULL;
  guint n_hidden = texts->len - dm_leaks_count_short (leaks) - dm_leaks_get_repeated (leaks)->len;

  if (!dm_leaks_check_model (leaks, after, &error))
    return g_strdup (error->message);
  if (n_hidden > 0 && dm_leaks_check_file (leaks, before, NULL))
    return g_strdup ("the check finds nothing of what is withheld in the file itself");
  for (guint i = 0; i < texts->len; i++) {
    const char *text = g_ptr_array_index (texts, i);
    if (!is_repeated (leaks, text) && strlen (text) >= 3 * DM_LEAK_MIN_BYTES
        && occurs (after, text))
      return g_strdup_printf ("“%s” is withheld, and said all the same", text);
  }
  counts->n_texts += texts->len;
  counts->n_repeated += dm_leaks_get_repeated (leaks)->len;
  counts->n_short += dm_leaks_count_short (leaks);
  counts->n_caught += n_hidden > 0;
  return NULL;
}

static char *check (Counts *counts, GRand *random, DmModel *model) {
  guint choices = dm_random_below (random, DM_WITHHOLD_ALL + 1);
  g_autoptr (GBytes) before = dm_writer_write (model);
  g_autoptr (DmRedaction) redaction = dm_redaction_new (model, choices);
  g_autoptr (GBytes) after = dm_writer_write (dm_redaction_get_model (redaction));
  g_autoptr (GBytes) same = dm_writer_write (model);
  char *why;

  counts->n_copies++;
  if (!g_bytes_equal (before, same))
    return g_strdup ("the model itself was changed");
  why = check_contents (before, after, choices);
  if (why == NULL)
    why = check_reading (after);
  return why != NULL ? why : check_texts (counts, redaction, before, after);
}

static gboolean live (Counts *counts, DmModel *model, guint32 seed, guint n) {
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint most = dm_model_get_n_positions (model) * 3 / 2 + 20;
  g_autofree char *why = NULL;

  dm_model_ref (model);
  for (guint i = 0; i < n && why == NULL; i++) {
    g_auto (DmRandomEdit) edit = { 0 };
    DmModel *changed = dm_random_edit (random, model, most, &edit);
    if (changed != NULL && dm_model_get_n_parties (changed) > 0
        && dm_model_get_n_issues (changed) > 0) {
      dm_model_unref (model);
      model = dm_model_ref (changed);
    }
    g_clear_pointer (&changed, dm_model_unref);
    why = check (counts, random, model);
    if (why != NULL)
      g_printerr ("%s\n  come there again by: stress-public %u %u FILE...\n", why, i + 1, seed);
  }
  dm_model_unref (model);
  return why == NULL;
}

int main (int argc, char **argv) {
  g_auto (DmStress) stress = { 0 };
  Counts counts = { 0 };
  guint n_files = (guint) argc - 3;

  g_set_prgname ("stress-public");
  if (!dm_stress_begin (&stress, argc, argv, "COUNT SEED FILE..."))
    return 2;
  for (guint done = 0, life = stress.seed; done < stress.count; done += LIFE, life++) {
    g_autoptr (GFile) file = g_file_new_for_path (argv[3 + life % n_files]);
    g_autoptr (GError) error = NULL;
    g_autoptr (DmModel) model = dm_reader_read_file (file, NULL, NULL, NULL, NULL, &error);
    if (model == NULL)
      g_error ("%s", error->message);
    if (!live (&counts, model, life, MIN (stress.count - done, LIFE)))
      return 1;
  }
  g_print ("%" G_GUINT64_FORMAT " copies, %" G_GUINT64_FORMAT
           " texts withheld, of them %" G_GUINT64_FORMAT " repeated and %" G_GUINT64_FORMAT
           " short; %" G_GUINT64_FORMAT " files caught\n",
           counts.n_copies, counts.n_texts, counts.n_repeated, counts.n_short, counts.n_caught);
  return counts.n_caught > 0 ? 0 : 1;
}
