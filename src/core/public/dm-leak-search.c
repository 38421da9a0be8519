/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-leak-search.h"

#include <string.h>

#define N_BITS 20

/* A text without its space. */
typedef struct {
  char *bytes;
  gsize length;
  guint text;  /* which one */
  guint stamp; /* of the latest stream that it was found in */
} Needle;

struct _DmLeakSearch {
  GPtrArray *needles;
  GHashTable *by_start; /* the first bytes → GPtrArray of Needle */
  guint8 *
      filter; /* a bit for each hash of first bytes that some needle has: nearly all places end here */
  guint n_short;
  guint stamp;
};

static gboolean is_one_of (const char *at, gsize left, const char *const *list, gsize size) {
  if (left < size)
    return FALSE;
  for (guint i = 0; list[i] != NULL; i++)
    if (memcmp (at, list[i], size) == 0)
      return TRUE;
  return FALSE;
}

/* How many bytes of space stand at @at, 0 for none. Soft hyphens, marks of direction and joiners are space, too. */
static gsize measure_space (const char *at, gsize left) {
  static const char *const of_two[] = { "\302\240", "\302\255", NULL };
  static const char *const of_three[] = {
    "\342\200\257", "\342\200\250", "\342\200\251", "\342\201\237", "\343\200\200", "\357\273\277",
    "\342\201\246", "\342\201\247", "\342\201\250", "\342\201\251", NULL,
  };

  if ((guchar) *at <= ' ')
    return 1;
  if ((guchar) *at < 0x80)
    return 0;
  if (is_one_of (at, left, of_two, 2))
    return 2;
  /* U+2000 to U+200F: spaces, joiners and marks of direction; U+202A to U+202E: more of these */
  if (left >= 3 && memcmp (at, "\342\200", 2) == 0
      && ((guchar) at[2] <= 0x8f || ((guchar) at[2] >= 0xaa && (guchar) at[2] <= 0xae)))
    return 3;
  return is_one_of (at, left, of_three, 3) ? 3 : 0;
}

/* Appends @bytes without space at @to, which has the room. Returns how many are left */
static gsize squeeze (guint8 *to, const char *bytes, gsize length) {
  gsize n = 0;

  for (gsize i = 0; i < length;) {
    gsize space = measure_space (bytes + i, length - i);
    if (space == 0)
      to[n++] = (guint8) bytes[i];
    i += MAX (space, 1);
  }
  return n;
}

/* Where the byte stands in @bytes that is the @nth without space. */
static gsize find_offset (const char *bytes, gsize length, gsize nth) {
  for (gsize i = 0; i < length;) {
    gsize space = measure_space (bytes + i, length - i);
    if (space == 0 && nth-- == 0)
      return i;
    i += MAX (space, 1);
  }
  return length;
}

static guint64 get_start (const guint8 *bytes) {
  guint64 start = 0;
  memcpy (&start, bytes, DM_LEAK_MIN_BYTES);
  return start;
}

static guint hash_start (guint64 start) {
  return (guint) ((start * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> (64 - N_BITS));
}

static void needle_free (gpointer data) {
  Needle *needle = data;
  g_free (needle->bytes);
  g_free (needle);
}

static void add_needle (DmLeakSearch *search, guint text, const char *string) {
  g_autofree guint8 *squeezed = g_malloc (strlen (string) + 1);
  gsize length = squeeze (squeezed, string, strlen (string));
  Needle *needle;

  if (length < DM_LEAK_MIN_BYTES) {
    search->n_short++;
    return;
  }
  needle = g_new0 (Needle, 1);
  needle->length = length;
  needle->bytes = (char *) g_steal_pointer (&squeezed);
  needle->text = text;
  g_ptr_array_add (search->needles, needle);
  guint64 start = get_start ((guint8 *) needle->bytes);
  GPtrArray *same = g_hash_table_lookup (search->by_start, &start);
  if (same == NULL) {
    same = g_ptr_array_new ();
    g_hash_table_insert (search->by_start, g_memdup2 (&start, sizeof start), same);
  }
  g_ptr_array_add (same, needle);
  guint hash = hash_start (start);
  search->filter[hash / 8] |= (guint8) (1u << hash % 8);
}

/**
 * dm_leak_search_new:
 * @texts: (element-type utf8): what to search for
 *
 * Returns: (transfer full): a search for them, of one thread
 */
DmLeakSearch *dm_leak_search_new (const GPtrArray *texts) {
  DmLeakSearch *search = g_new0 (DmLeakSearch, 1);

  search->needles = g_ptr_array_new_with_free_func (needle_free);
  search->by_start = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                            (GDestroyNotify) g_ptr_array_unref);
  search->filter = g_malloc0 ((1u << N_BITS) / 8);
  for (guint i = 0; i < texts->len; i++)
    add_needle (search, i, g_ptr_array_index (texts, i));
  return search;
}

void dm_leak_search_free (DmLeakSearch *search) {
  g_hash_table_unref (search->by_start);
  g_ptr_array_unref (search->needles);
  g_free (search->filter);
  g_free (search);
}

/** dm_leak_search_count_short: how many texts are too short to be searched for */
guint dm_leak_search_count_short (const DmLeakSearch *search) {
  return search->n_short;
}

/** dm_leak_search_scan: calls @found for each of the texts that @stream holds */
void dm_leak_search_scan (DmLeakSearch *search, const char *stream, gsize length, DmLeakFound found,
                          gpointer user_data) {
  g_autofree guint8 *squeezed = g_malloc (length + 1);
  gsize n = squeeze (squeezed, stream, length);

  search->stamp++;
  for (gsize at = 0; at + DM_LEAK_MIN_BYTES <= n; at++) {
    guint64 start = get_start (squeezed + at);
    guint hash = hash_start (start);
    if ((search->filter[hash / 8] >> hash % 8 & 1) == 0)
      continue;
    GPtrArray *same = g_hash_table_lookup (search->by_start, &start);
    for (guint i = 0; same != NULL && i < same->len; i++) {
      Needle *needle = g_ptr_array_index (same, i);
      if (needle->stamp == search->stamp || needle->length > n - at
          || memcmp (needle->bytes, squeezed + at, needle->length) != 0)
        continue;
      needle->stamp = search->stamp;
      found (needle->text, find_offset (stream, length, at), user_data);
    }
  }
}
