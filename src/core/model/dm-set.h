/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/**
 * DmRange:
 * @from: the lower end, `-INFINITY` where it was left out
 * @to: the upper end, `INFINITY` where it was left out
 *
 * A closed range of places on an ordered scale. A place is the number itself on an interval scale and
 * the level's index (0 for the first) on an ordinal one. Empty where @from > @to.
 */
typedef struct {
  double from;
  double to;
} DmRange;

/**
 * DmOptionSet:
 * @n_options: how many options the scale has; a set of up to 64 lives in @word, a larger one in @words
 *
 * A set of the options of a nominal scale, by index.
 */
typedef struct {
  guint n_options;
  union {
    guint64 word;
    guint64 *words;
  };
} DmOptionSet;

/**
 * DmSet:
 * @range: on an ordinal or interval scale
 * @options: on a nominal one
 *
 * What a party accepts or won't leave, on a scale that says which member holds.
 */
typedef union {
  DmRange range;
  DmOptionSet options;
} DmSet;

#define DM_RANGE_ALL ((DmRange){ -INFINITY, INFINITY })
#define DM_RANGE_EMPTY ((DmRange){ 1, 0 })

/* What is asked of each of a million positions is inlined. */

static inline gboolean dm_range_is_empty (DmRange range) {
  return !(range.from <= range.to);
}

static inline gboolean dm_range_contains (DmRange range, double place) {
  return range.from <= place && place <= range.to;
}

static inline DmRange dm_range_intersect (DmRange a, DmRange b) {
  return (DmRange){ MAX (a.from, b.from), MIN (a.to, b.to) };
}

gboolean dm_range_is_within (DmRange inner, DmRange outer);

#define DM_OPTION_SET_WORD_BITS 64

static inline const guint64 *dm_option_set_peek_words (const DmOptionSet *set) {
  return set->n_options <= DM_OPTION_SET_WORD_BITS ? &set->word : set->words;
}

static inline gboolean dm_option_set_contains (const DmOptionSet *set, guint option) {
  const guint64 *words = dm_option_set_peek_words (set);

  return option < set->n_options
         && (words[option / DM_OPTION_SET_WORD_BITS] >> option % DM_OPTION_SET_WORD_BITS & 1) != 0;
}

void dm_option_set_init (DmOptionSet *set, guint n_options);
void dm_option_set_init_all (DmOptionSet *set, guint n_options);
void dm_option_set_copy (DmOptionSet *to, const DmOptionSet *from);
void dm_option_set_clear (DmOptionSet *set);
void dm_option_set_add (DmOptionSet *set, guint option);
gboolean dm_option_set_is_empty (const DmOptionSet *set);
guint dm_option_set_count (const DmOptionSet *set);
gboolean dm_option_set_is_within (const DmOptionSet *inner, const DmOptionSet *outer);
gboolean dm_option_set_meets (const DmOptionSet *a, const DmOptionSet *b);
gboolean dm_option_set_equal (const DmOptionSet *a, const DmOptionSet *b);
void dm_option_set_intersect (DmOptionSet *set, const DmOptionSet *other);

G_END_DECLS
