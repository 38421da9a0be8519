/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-text-diff.h"

#include <string.h>

/* More lines than this that differ are told as one hunk: looking for the shortest way costs its square. */
#define MAX_EDITS 500

typedef struct {
  gsize start, end; /* with the line feed */
  guint hash;
} Line;

typedef struct {
  const char *text;
  const Line *lines;
  guint n;
} Side;

static GArray *split_lines (const char *text) {
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  const char *at = text;

  while (*at != '\0') {
    Line line = { (gsize) (at - text), 0, 5381 };
    while (*at != '\0' && *at != '\n')
      line.hash = line.hash * 33 + (guchar) *at++;
    at += *at == '\n' ? 1 : 0;
    line.end = (gsize) (at - text);
    g_array_append_val (lines, line);
  }
  return lines;
}

static gboolean same_line (const Side *a, guint i, const Side *b, guint j) {
  const Line *first = &a->lines[i], *second = &b->lines[j];
  gsize length = first->end - first->start;

  return first->hash == second->hash && second->end - second->start == length
         && memcmp (a->text + first->start, b->text + second->start, length) == 0;
}

/* Where a line begins; behind the last one, where the text ends. */
static gsize get_start (const Side *side, guint line) {
  if (line < side->n)
    return side->lines[line].start;
  return side->n > 0 ? side->lines[side->n - 1].end : 0;
}

/* The hunk of some lines of each side; one that goes on where the latest one ends becomes part of it. */
static void add_hunk (GArray *hunks, const Side *a, guint a_start, guint a_end, const Side *b,
                      guint b_start, guint b_end) {
  DmTextHunk hunk = { get_start (a, a_start), get_start (a, a_end), get_start (b, b_start),
                      get_start (b, b_end) };
  DmTextHunk *last = hunks->len > 0 ? &g_array_index (hunks, DmTextHunk, hunks->len - 1) : NULL;

  if (last != NULL && last->old_end == hunk.old_start && last->new_end == hunk.new_start) {
    last->old_end = hunk.old_end;
    last->new_end = hunk.new_end;
  } else {
    g_array_append_val (hunks, hunk);
  }
}

/*
 * The furthest that each diagonal was reached with d edits, for every d up to the one that came to the end (Myers 1986): row d holds
 * the diagonals -d to d, two apart, from d * (d + 1) / 2 on.
 */
typedef struct {
  const Side *a, *b;
  guint start, a_end, b_end;
  GArray *reached; /* of guint: how many lines of a */
} Search;

static guint *get_reached (Search *search, guint d, int diagonal) {
  return &g_array_index (search->reached, guint,
                         d * (d + 1) / 2 + (guint) (diagonal + (int) d) / 2);
}

/* Whether the way to @diagonal with @d edits comes from the diagonal above, by a line of b that is new. */
static gboolean comes_from_above (Search *search, guint d, int diagonal) {
  if (diagonal == -(int) d)
    return TRUE;
  return diagonal != (int) d
         && *get_reached (search, d - 1, diagonal - 1) < *get_reached (search, d - 1, diagonal + 1);
}

/* Goes as far as it can with @d edits. Returns whether that is the end. */
static gboolean search_row (Search *search, guint d) {
  int offset = (int) search->a_end - (int) search->b_end;

  g_array_set_size (search->reached, (d + 1) * (d + 2) / 2);
  for (int diagonal = -(int) d; diagonal <= (int) d; diagonal += 2) {
    guint x = search->start;
    if (d > 0)
      x = comes_from_above (search, d, diagonal) ? *get_reached (search, d - 1, diagonal + 1)
                                                 : *get_reached (search, d - 1, diagonal - 1) + 1;
    gint64 y = (gint64) x - diagonal;
    while (x < search->a_end && y >= 0 && y < search->b_end
           && same_line (search->a, x, search->b, (guint) y)) {
      x++;
      y++;
    }
    *get_reached (search, d, diagonal) = x;
    if (diagonal == offset && x >= search->a_end)
      return TRUE;
  }
  return FALSE;
}

/* Follows the way back from the end and tells its edits, first ones first. */
static void tell_way (Search *search, guint n_edits, GArray *hunks) {
  g_autofree guint *xs = g_new (guint, n_edits + 1);
  g_autofree gboolean *news = g_new (gboolean, n_edits + 1);
  int diagonal = (int) search->a_end - (int) search->b_end;

  for (guint d = n_edits; d > 0; d--) {
    news[d] = comes_from_above (search, d, diagonal);
    diagonal += news[d] ? 1 : -1;
    xs[d] = *get_reached (search, d - 1, diagonal);
  }
  for (guint d = 1; d <= n_edits; d++) {
    /* here @diagonal is that before the edit: start again from 0 */
    guint x = xs[d], y = (guint) ((int) x - diagonal);
    add_hunk (hunks, search->a, x, news[d] ? x : x + 1, search->b, y, news[d] ? y + 1 : y);
    diagonal += news[d] ? -1 : 1;
  }
}

static void diff_lines (const Side *a, const Side *b, GArray *hunks) {
  g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (guint));
  Search search = { .a = a, .b = b, .a_end = a->n, .b_end = b->n, .reached = reached };

  while (search.start < MIN (a->n, b->n) && same_line (a, search.start, b, search.start))
    search.start++;
  while (search.a_end > search.start && search.b_end > search.start
         && same_line (a, search.a_end - 1, b, search.b_end - 1)) {
    search.a_end--;
    search.b_end--;
  }
  for (guint d = 0; d <= MAX_EDITS; d++)
    if (search_row (&search, d)) {
      tell_way (&search, d, hunks);
      return;
    }
  add_hunk (hunks, a, search.start, search.a_end, b, search.start, search.b_end);
}

/**
 * dm_text_diff:
 * @old_text: a text
 * @new_text: what it becomes
 *
 * Finds the lines that differ. Texts that differ in very many lines differ from the first to the last of them.
 *
 * Returns: (transfer full) (element-type DmTextHunk): what is replaced by what, in order, whole lines each
 */
GArray *dm_text_diff (const char *old_text, const char *new_text) {
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (DmTextHunk));
  g_autoptr (GArray) old_lines = split_lines (old_text), new_lines = split_lines (new_text);
  Side a = { old_text, (Line *) (gpointer) old_lines->data, old_lines->len };
  Side b = { new_text, (Line *) (gpointer) new_lines->data, new_lines->len };

  diff_lines (&a, &b, hunks);
  return hunks;
}

static gboolean is_inside (const char *text, gsize at) {
  return ((guchar) text[at] & 0xc0) == 0x80;
}

/* Leaves out the characters at both ends of a hunk that are the same. */
static void trim (DmTextHunk *hunk, const char *old_text, const char *new_text) {
  gsize n = MIN (hunk->old_end - hunk->old_start, hunk->new_end - hunk->new_start);
  gsize head = 0, tail = 0;

  while (head < n && old_text[hunk->old_start + head] == new_text[hunk->new_start + head])
    head++;
  while (
      head > 0
      && ((hunk->old_start + head < hunk->old_end && is_inside (old_text, hunk->old_start + head))
          || (hunk->new_start + head < hunk->new_end
              && is_inside (new_text, hunk->new_start + head))))
    head--;
  while (tail < n - head
         && old_text[hunk->old_end - tail - 1] == new_text[hunk->new_end - tail - 1])
    tail++;
  while (tail > 0 && is_inside (old_text, hunk->old_end - tail))
    tail--;
  hunk->old_start += head;
  hunk->new_start += head;
  hunk->old_end -= tail;
  hunk->new_end -= tail;
}

/**
 * dm_text_diff_closely:
 * @old_text: a text, in UTF-8
 * @new_text: what it becomes
 *
 * As dm_text_diff(), without the characters that begin and end a hunk on both sides.
 *
 * Returns: (transfer full) (element-type DmTextHunk): what is replaced by what, in order, whole characters each
 */
GArray *dm_text_diff_closely (const char *old_text, const char *new_text) {
  GArray *hunks = dm_text_diff (old_text, new_text);

  for (guint i = 0; i < hunks->len; i++)
    trim (&g_array_index (hunks, DmTextHunk, i), old_text, new_text);
  return hunks;
}

/* --- merging --- */

typedef struct {
  const char *text;
  GArray *hunks;
  guint next;
} Changes;

static const DmTextHunk *peek (const Changes *changes) {
  return changes->next < changes->hunks->len
             ? &g_array_index (changes->hunks, DmTextHunk, changes->next)
             : NULL;
}

static gboolean is_same_change (const Changes *a, const DmTextHunk *first, const Changes *b,
                                const DmTextHunk *second) {
  gsize length = first->new_end - first->new_start;

  return first->old_start == second->old_start && first->old_end == second->old_end
         && second->new_end - second->new_start == length
         && memcmp (a->text + first->new_start, b->text + second->new_start, length) == 0;
}

static gboolean overlap (const DmTextHunk *a, const DmTextHunk *b) {
  if (a->old_start == b->old_start)
    return TRUE;
  return a->old_start < b->old_end && b->old_start < a->old_end;
}

static void take (GString *merged, Changes *changes, const char *base, gsize *at) {
  const DmTextHunk *hunk = peek (changes);

  g_string_append_len (merged, base + *at, (gssize) (hunk->old_start - *at));
  g_string_append_len (merged, changes->text + hunk->new_start,
                       (gssize) (hunk->new_end - hunk->new_start));
  *at = hunk->old_end;
  changes->next++;
}

/* @ours_first: where both changed the same lines, what they did is left out; else that is a conflict */
static char *merge (const char *base, const char *ours, const char *theirs, gboolean ours_first) {
  g_autoptr (GArray) our_hunks = dm_text_diff (base, ours),
                     their_hunks = dm_text_diff (base, theirs);
  Changes a = { ours, our_hunks, 0 }, b = { theirs, their_hunks, 0 };
  g_autoptr (GString) merged = g_string_new (NULL);
  gsize at = 0;

  while (peek (&a) != NULL || peek (&b) != NULL) {
    const DmTextHunk *first = peek (&a), *second = peek (&b);
    gboolean both = first != NULL && second != NULL && overlap (first, second);
    if (both && !ours_first && !is_same_change (&a, first, &b, second))
      return NULL;
    if (both)
      b.next++;
    else
      take (merged,
            second == NULL || (first != NULL && first->old_start < second->old_start) ? &a : &b,
            base, &at);
  }
  g_string_append (merged, base + at);
  return g_string_free (g_steal_pointer (&merged), FALSE);
}

/**
 * dm_text_merge:
 * @base: what both sides began with
 * @ours: what one made of it
 * @theirs: what the other did
 *
 * Returns: (transfer full) (nullable): the text with the changes of both, or %NULL where they changed the same lines
 *   in different ways
 */
char *dm_text_merge (const char *base, const char *ours, const char *theirs) {
  return merge (base, ours, theirs, FALSE);
}

/**
 * dm_text_merge_ours_first:
 * @base: what both sides began with
 * @ours: what one made of it
 * @theirs: what the other did
 *
 * Returns: (transfer full): the text with the changes of both; where they changed the same lines, ours
 */
char *dm_text_merge_ours_first (const char *base, const char *ours, const char *theirs) {
  return merge (base, ours, theirs, TRUE);
}

/* --- for people to read --- */

#define CONTEXT 3 /* lines around what differs */

/* Lines of a text from @start up to @end, each after a @sign. A last one without a line feed gets one. */
static void append_lines (GString *to, char sign, const char *text, gsize start, gsize end) {
  while (start < end) {
    const char *feed = memchr (text + start, '\n', end - start);
    gsize stop = feed != NULL ? (gsize) (feed - text) : end;
    g_string_append_c (to, sign);
    g_string_append_len (to, text + start, (gssize) (stop - start));
    g_string_append_c (to, '\n');
    start = stop + 1;
  }
}

/* Where the line begins that is @n lines before, or after, the one that begins at @at. */
static gsize go_back (const char *text, gsize at, gsize stop, guint n) {
  while (n-- > 0 && at > stop) {
    at--;
    while (at > stop && text[at - 1] != '\n')
      at--;
  }
  return at;
}

static gsize go_on (const char *text, gsize at, gsize stop, guint n) {
  while (n-- > 0 && at < stop) {
    const char *feed = memchr (text + at, '\n', stop - at);
    at = feed != NULL ? (gsize) (feed + 1 - text) : stop;
  }
  return at;
}

/**
 * dm_text_diff_write:
 * @old_text: a text
 * @new_text: what it becomes
 *
 * Returns: (transfer full): what differs, for people to read: lines that go after "-", lines that come after "+", and a few around
 *   them; "…" where lines are left out
 */
char *dm_text_diff_write (const char *old_text, const char *new_text) {
  g_autoptr (GArray) hunks = dm_text_diff (old_text, new_text);
  GString *text = g_string_new (NULL);
  gsize at = 0, length = strlen (old_text);

  for (guint i = 0; i < hunks->len; i++) {
    const DmTextHunk *hunk = &g_array_index (hunks, DmTextHunk, i);
    gsize next = i + 1 < hunks->len ? g_array_index (hunks, DmTextHunk, i + 1).old_start : length;
    gsize before = go_back (old_text, hunk->old_start, at, CONTEXT);

    if (before > at)
      g_string_append (text, "…\n");
    append_lines (text, ' ', old_text, before, hunk->old_start);
    append_lines (text, '-', old_text, hunk->old_start, hunk->old_end);
    append_lines (text, '+', new_text, hunk->new_start, hunk->new_end);
    at = go_on (old_text, hunk->old_end, next, CONTEXT);
    append_lines (text, ' ', old_text, hunk->old_end, at);
  }
  if (hunks->len > 0 && at < length)
    g_string_append (text, "…\n");
  return g_string_free (text, FALSE);
}
