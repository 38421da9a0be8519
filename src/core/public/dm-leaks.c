/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-leaks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-error.h"
#include "dm-json-walk.h"
#include "dm-json.h"
#include "dm-leak-search.h"
#include "dm-leak-streams.h"
#include "dm-reader.h"
#include "dm-writer.h"

#define MAX_TOLD 5   /* texts in one message */
#define MAX_SHOWN 60 /* characters of each */

struct _DmLeaks {
  DmRedaction *redaction;
  DmLeakSearch *search;
  GPtrArray *repeated;   /* of DmRepeated, in the order of the file */
  gboolean *is_repeated; /* by text */
};

static void free_repeated (gpointer data) {
  DmRepeated *repeated = data;
  g_free (repeated->pointer);
  g_free (repeated);
}

/* --- what is kept says --- */

typedef struct {
  DmLeaks *leaks;
  const char *file;
  gsize length, offset;
} Keeping;

static void find_repeated (guint text, G_GNUC_UNUSED gsize offset, gpointer user_data) {
  Keeping *keeping = user_data;
  DmLeaks *leaks = keeping->leaks;

  if (leaks->is_repeated[text])
    return;
  leaks->is_repeated[text] = TRUE;
  DmRepeated *repeated = g_new (DmRepeated, 1);
  repeated->text = g_ptr_array_index (dm_redaction_get_texts (leaks->redaction), text);
  repeated->pointer = dm_json_point_at (keeping->file, keeping->length, keeping->offset);
  g_ptr_array_add (leaks->repeated, repeated);
}

/* Each string of the redacted file by itself: names of members are the format's, or ids. */
static void search_kept (DmLeaks *leaks) {
  g_autoptr (GBytes) bytes = dm_writer_write (dm_redaction_get_model (leaks->redaction));
  gsize length;
  const char *file = g_bytes_get_data (bytes, &length), *cursor = file, *end = file + length;

  while (cursor < end) {
    if (*cursor != '"') {
      cursor++;
      continue;
    }
    Keeping keeping = { leaks, file, length, (gsize) (cursor - file) + 1 };
    g_autofree char *string = dm_json_take_string (&cursor);
    dm_leak_search_scan (leaks->search, string, strlen (string), find_repeated, &keeping);
  }
}

/**
 * dm_leaks_new:
 * @redaction: what is to be published
 *
 * Returns: (transfer full): a check of it, that has looked through what the redacted model says
 */
DmLeaks *dm_leaks_new (DmRedaction *redaction) {
  DmLeaks *leaks = g_new0 (DmLeaks, 1);
  const GPtrArray *texts = dm_redaction_get_texts (redaction);

  leaks->redaction = dm_redaction_ref (redaction);
  leaks->search = dm_leak_search_new (texts);
  leaks->repeated = g_ptr_array_new_with_free_func (free_repeated);
  leaks->is_repeated = g_new0 (gboolean, texts->len + 1);
  search_kept (leaks);
  return leaks;
}

void dm_leaks_free (DmLeaks *leaks) {
  dm_redaction_unref (leaks->redaction);
  dm_leak_search_free (leaks->search);
  g_ptr_array_unref (leaks->repeated);
  g_free (leaks->is_repeated);
  g_free (leaks);
}

/** dm_leaks_get_repeated: (element-type DmRepeated): what was withheld and is said by what is kept, too */
const GPtrArray *dm_leaks_get_repeated (const DmLeaks *leaks) {
  return leaks->repeated;
}

/** dm_leaks_count_short: how many withheld texts are so short that they can't be told from what stands there by chance */
guint dm_leaks_count_short (const DmLeaks *leaks) {
  return dm_leak_search_count_short (leaks->search);
}

/* Returns: (transfer full): @text on one line, cut where it is long */
static char *shorten (const char *text) {
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  if (g_utf8_strlen (line, -1) <= MAX_SHOWN)
    return g_steal_pointer (&line);
  g_autofree char *start = g_utf8_substring (line, 0, MAX_SHOWN - 1);
  return g_strconcat (start, "…", NULL);
}

static void append_more (GString *message, guint n) {
  if (n == 0)
    return;
  g_string_append_c (message, '\n');
  g_string_append_printf (message, ngettext ("and %u more", "and %u more", n), n);
}

/**
 * dm_leaks_check_repeated:
 * @leaks: a check
 * @error: return location
 *
 * Returns: whether nothing that is kept says what was withheld; else %DM_ERROR_WITHHELD names what does
 */
gboolean dm_leaks_check_repeated (const DmLeaks *leaks, GError **error) {
  guint n = leaks->repeated->len, n_told = MIN (n, MAX_TOLD);

  if (n == 0)
    return TRUE;
  g_autoptr (GString) message
      = g_string_new (_ ("What is kept says the same as something that is withheld:"));
  for (guint i = 0; i < n_told; i++) {
    const DmRepeated *repeated = g_ptr_array_index (leaks->repeated, i);
    g_autofree char *shown = shorten (repeated->text);
    g_string_append_c (message, '\n');
    /* Translators: a text, and where in the file it stands, as in /parties/0/aim */
    g_string_append_printf (message, _ ("“%1$s” in %2$s"), shown, repeated->pointer);
  }
  append_more (message, n - n_told);
  g_set_error_literal (error, DM_ERROR, DM_ERROR_WITHHELD, message->str);
  return FALSE;
}

/**
 * dm_leaks_describe:
 * @leaks: a check
 *
 * Returns: (transfer full): translated: what is withheld, what isn't searched for, and what is said all the same
 */
GStrv dm_leaks_describe (const DmLeaks *leaks) {
  g_auto (GStrv) clauses = dm_redaction_describe (leaks->redaction);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_autoptr (GError) repeated = NULL;
  guint n_short = dm_leaks_count_short (leaks);

  g_strv_builder_addv (all, (const char **) clauses);
  if (clauses[0] == NULL)
    g_strv_builder_add (all, _ ("there is nothing to withhold"));
  if (n_short > 0) {
    g_autofree char *clause = g_strdup_printf (
        ngettext ("%u of the texts is too short to be searched for in what is written",
                  "%u of the texts are too short to be searched for in what is written", n_short),
        n_short);
    g_strv_builder_add (all, clause);
  }
  if (!dm_leaks_check_repeated (leaks, &repeated))
    g_strv_builder_add (all, repeated->message);
  return g_strv_builder_end (all);
}

/* --- what a file says --- */

typedef struct {
  DmLeaks *leaks;
  gboolean *is_found; /* by text */
  guint n_found;
} Reading;

static void find_leak (guint text, G_GNUC_UNUSED gsize offset, gpointer user_data) {
  Reading *reading = user_data;

  if (reading->is_found[text] || reading->leaks->is_repeated[text])
    return;
  reading->is_found[text] = TRUE;
  reading->n_found++;
}

static void search_stream (const char *bytes, gsize length, gpointer user_data) {
  Reading *reading = user_data;
  dm_leak_search_scan (reading->leaks->search, bytes, length, find_leak, reading);
}

/**
 * dm_leaks_check_file:
 * @leaks: a check
 * @file: what is to be written
 * @error: return location
 *
 * Texts that the redacted model itself says are not searched for: dm_leaks_check_repeated() tells of them.
 *
 * Returns: whether nothing that was withheld occurs in @file, unpacked; else %DM_ERROR_WITHHELD names what does
 */
gboolean dm_leaks_check_file (DmLeaks *leaks, GBytes *file, GError **error) {
  const GPtrArray *texts = dm_redaction_get_texts (leaks->redaction);
  g_autofree gboolean *is_found = g_new0 (gboolean, texts->len + 1);
  Reading reading = { leaks, is_found, 0 };
  guint n_told = 0;
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);

  dm_leak_streams (bytes, length, search_stream, &reading);
  if (reading.n_found == 0)
    return TRUE;
  g_autoptr (GString) message
      = g_string_new (_ ("Something that is withheld occurs in what would be written:"));
  for (guint i = 0; i < texts->len && n_told < MAX_TOLD; i++) {
    if (!is_found[i])
      continue;
    g_autofree char *shown = shorten (g_ptr_array_index (texts, i));
    g_string_append_c (message, '\n');
    g_string_append_printf (message, _ ("“%s”"), shown);
    n_told++;
  }
  append_more (message, reading.n_found - n_told);
  g_set_error_literal (error, DM_ERROR, DM_ERROR_WITHHELD, message->str);
  return FALSE;
}

/* Numbers and dates can't be searched for: that they went is told by withholding them again, which finds none. */
static gboolean check_withheld (const DmRedaction *again, GError **error) {
  g_auto (GStrv) clauses = dm_redaction_describe (again);

  if (clauses[0] == NULL)
    return TRUE;
  g_autofree char *list = g_strjoinv ("\n", clauses);
  g_set_error (error, DM_ERROR, DM_ERROR_WITHHELD,
               _ ("What would be written still has something that is to be withheld:\n%s"), list);
  return FALSE;
}

/**
 * dm_leaks_check_model:
 * @leaks: a check
 * @file: a model file that is to be written
 * @error: return location
 *
 * Returns: whether @file reads back, has no member of those that are withheld, and passes dm_leaks_check_file();
 *   else %DM_ERROR_WITHHELD or %DM_ERROR_INVALID
 */
gboolean dm_leaks_check_model (DmLeaks *leaks, GBytes *file, GError **error) {
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);
  g_autofree char *text = g_strndup (bytes, length); /* the reader looks one byte past the end */
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (DmModel) model
      = dm_reader_read_data (text, length, NULL, NULL, NULL, &diagnostics, error);

  if (model == NULL)
    return FALSE;
  g_autoptr (DmRedaction) again
      = dm_redaction_new (model, dm_redaction_get_choices (leaks->redaction));
  return check_withheld (again, error) && dm_leaks_check_file (leaks, file, error);
}
