/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "dm-reader.h"
#include "dm-writer.h"

/*
 * Writes a large model to standard output: every party on every issue. The same numbers give the
 * same bytes. The text goes through the reader and the writer, so it is canonical.
 */

#define N_LEVELS 7
#define N_OPTIONS 5

typedef enum { ORDINAL, INTERVAL, NOMINAL } Kind;

static Kind get_kind (guint issue) {
  static const Kind kinds[] = { ORDINAL, INTERVAL, ORDINAL, NOMINAL };
  return kinds[issue % G_N_ELEMENTS (kinds)];
}

static void append_levels (GString *text, const char *member, guint n_levels) {
  g_string_append_printf (text, "\"%s\": [", member);
  for (guint i = 0; i < n_levels; i++)
    g_string_append_printf (text, "%s{\"id\": \"l%u\", \"name\": \"Level %u\"}", i > 0 ? ", " : "",
                            i, i);
  g_string_append (text, "]}}");
}

static void append_head (GString *text, guint n_parties, guint n_issues) {
  g_string_append_printf (
      text, "{\"demarche\": 1, \"title\": \"%u parties on %u issues\", \"parties\": [", n_parties,
      n_issues);
  for (guint i = 0; i < n_parties; i++)
    g_string_append_printf (text, "%s{\"id\": \"p%u\", \"name\": \"Party %u\"}", i > 0 ? ", " : "",
                            i, i);
  g_string_append (text, "], \"issues\": [");
  for (guint i = 0; i < n_issues; i++) {
    g_string_append_printf (text, "%s{\"id\": \"i%u\", \"name\": \"Issue %u\", \"scale\": {",
                            i > 0 ? ", " : "", i, i);
    if (get_kind (i) == INTERVAL) {
      g_string_append (text, "\"type\": \"interval\", \"min\": 0, \"max\": 1000, "
                             "\"unit\": \"million\"}}");
    } else if (get_kind (i) == ORDINAL) {
      g_string_append (text, "\"type\": \"ordinal\", ");
      append_levels (text, "levels", N_LEVELS);
    } else {
      g_string_append (text, "\"type\": \"nominal\", ");
      append_levels (text, "options", N_OPTIONS);
    }
  }
  g_string_append (text, "], \"positions\": [\n");
}

/* Parties accept around their demand, each with a reach of its own. */
static void append_stand (GString *text, Kind kind, GRand *random, gboolean ranged) {
  gint32 last = kind == INTERVAL ? 1001 : kind == ORDINAL ? N_LEVELS : N_OPTIONS;
  gint32 demand = g_rand_int_range (random, 0, last);
  gint32 reach = g_rand_int_range (random, 0, MAX (last / 3, 2));
  gint32 from = MAX (demand - reach, 0), to = MIN (demand + reach, last - 1);

  if (kind == INTERVAL)
    g_string_append_printf (text, ", \"demand\": %d", demand);
  else
    g_string_append_printf (text, ", \"demand\": \"l%d\"", demand);
  if (!ranged)
    return;
  if (kind == INTERVAL)
    g_string_append_printf (text, ", \"accepts\": {\"from\": %d, \"to\": %d}", from, to);
  else if (kind == ORDINAL)
    g_string_append_printf (text, ", \"accepts\": {\"from\": \"l%d\", \"to\": \"l%d\"}", from, to);
  else if (from < to)
    g_string_append_printf (text, ", \"accepts\": [\"l%d\", \"l%d\"]", from == demand ? to : from,
                            demand);
  else
    g_string_append_printf (text, ", \"accepts\": [\"l%d\"]", demand);
}

static void append_position (GString *text, guint party, guint issue, GRand *random) {
  g_string_append_printf (text, "{\"party\": \"p%u\", \"issue\": \"i%u\"", party, issue);
  append_stand (text, get_kind (issue), random, g_rand_int_range (random, 0, 10) < 6);
  if (g_rand_int_range (random, 0, 10) < 6)
    g_string_append_printf (text, ", \"salience\": %d", g_rand_int_range (random, 0, 101));
  if (g_rand_int_range (random, 0, 10) < 3)
    g_string_append (text, ", \"basis\": \"reported\"");
  if (g_rand_int_range (random, 0, 10) < 3)
    g_string_append_printf (text, ", \"since\": \"20%02d-%02d-%02d\"",
                            g_rand_int_range (random, 10, 25), g_rand_int_range (random, 1, 13),
                            g_rand_int_range (random, 1, 29));
  g_string_append_c (text, '}');
}

static gboolean parse (const char *text, guint64 max, guint64 *number) {
  return g_ascii_string_to_unsigned (text, 10, 0, max, number, NULL);
}

static GBytes *make (guint n_parties, guint n_issues, guint seed, GError **error) {
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GString) text = g_string_new (NULL);

  append_head (text, n_parties, n_issues);
  for (guint i = 0; i < n_issues; i++)
    for (guint j = 0; j < n_parties; j++) {
      if (i + j > 0)
        g_string_append (text, ",\n");
      append_position (text, j, i, random);
    }
  g_string_append (text, "]}");
  g_autoptr (DmModel) model
      = dm_reader_read_data (text->str, text->len, NULL, NULL, NULL, NULL, error);
  return model == NULL ? NULL : dm_writer_write (model);
}

int main (int argc, char **argv) {
  g_autoptr (GError) error = NULL;
  guint64 n_parties, n_issues, seed;

  if (argc != 4 || !parse (argv[1], 100000, &n_parties) || !parse (argv[2], 1000000, &n_issues)
      || !parse (argv[3], G_MAXUINT32, &seed)) {
    g_printerr ("Usage: make-model PARTIES ISSUES SEED\n");
    return 2;
  }
  g_autoptr (GBytes) bytes = make ((guint) n_parties, (guint) n_issues, (guint) seed, &error);
  if (bytes == NULL) {
    g_printerr ("make-model: %s\n", error->message);
    return 1;
  }
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  if (fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0)
    return 0;
  g_printerr ("make-model: can’t write\n");
  return 1;
}
