/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-set.h"

#define WORD_BITS DM_OPTION_SET_WORD_BITS

gboolean dm_range_is_within (DmRange inner, DmRange outer) {
  return dm_range_is_empty (inner) || (outer.from <= inner.from && inner.to <= outer.to);
}

static guint get_n_words (const DmOptionSet *set) {
  return (set->n_options + WORD_BITS - 1) / WORD_BITS;
}

static guint64 *get_words (DmOptionSet *set) {
  return set->n_options <= WORD_BITS ? &set->word : set->words;
}

/** dm_option_set_init: makes @set the empty set of a scale with @n_options options */
void dm_option_set_init (DmOptionSet *set, guint n_options) {
  set->n_options = n_options;
  if (n_options <= WORD_BITS)
    set->word = 0;
  else
    set->words = g_new0 (guint64, get_n_words (set));
}

void dm_option_set_init_all (DmOptionSet *set, guint n_options) {
  dm_option_set_init (set, n_options);
  for (guint i = 0; i < n_options / WORD_BITS; i++)
    get_words (set)[i] = G_MAXUINT64;
  if (n_options % WORD_BITS > 0)
    get_words (set)[n_options / WORD_BITS] = (G_GUINT64_CONSTANT (1) << n_options % WORD_BITS) - 1;
}

void dm_option_set_copy (DmOptionSet *to, const DmOptionSet *from) {
  *to = *from;
  if (from->n_options > WORD_BITS)
    to->words = g_memdup2 (from->words, get_n_words (from) * sizeof (guint64));
}

void dm_option_set_clear (DmOptionSet *set) {
  if (set->n_options > WORD_BITS)
    g_free (set->words);
  set->n_options = 0;
  set->word = 0;
}

void dm_option_set_add (DmOptionSet *set, guint option) {
  g_return_if_fail (option < set->n_options);
  get_words (set)[option / WORD_BITS] |= G_GUINT64_CONSTANT (1) << option % WORD_BITS;
}

gboolean dm_option_set_is_empty (const DmOptionSet *set) {
  return dm_option_set_count (set) == 0;
}

guint dm_option_set_count (const DmOptionSet *set) {
  guint count = 0;
  for (guint i = 0; i < get_n_words (set); i++)
    count += (guint) __builtin_popcountll (dm_option_set_peek_words (set)[i]);
  return count;
}

gboolean dm_option_set_is_within (const DmOptionSet *inner, const DmOptionSet *outer) {
  for (guint i = 0; i < get_n_words (inner); i++)
    if ((dm_option_set_peek_words (inner)[i] & ~dm_option_set_peek_words (outer)[i]) != 0)
      return FALSE;
  return TRUE;
}

gboolean dm_option_set_meets (const DmOptionSet *a, const DmOptionSet *b) {
  for (guint i = 0; i < get_n_words (a); i++)
    if ((dm_option_set_peek_words (a)[i] & dm_option_set_peek_words (b)[i]) != 0)
      return TRUE;
  return FALSE;
}

gboolean dm_option_set_equal (const DmOptionSet *a, const DmOptionSet *b) {
  return a->n_options == b->n_options && dm_option_set_is_within (a, b)
         && dm_option_set_is_within (b, a);
}

/** dm_option_set_intersect: keeps in @set only what @other, of the same scale, holds too */
void dm_option_set_intersect (DmOptionSet *set, const DmOptionSet *other) {
  for (guint i = 0; i < get_n_words (set); i++)
    get_words (set)[i] &= dm_option_set_peek_words (other)[i];
}
