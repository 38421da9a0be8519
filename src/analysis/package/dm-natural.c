/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-natural.h"

#define LIMB_BITS 32
#define DIGITS 9 /* decimal ones that are taken at a time */
#define TEN_TO_DIGITS 1000000000u

static void push (DmNatural *natural, guint32 limb) {
  if (natural->n_limbs == natural->n_allocated) {
    natural->n_allocated = MAX (4, 2 * natural->n_allocated);
    natural->limbs = g_renew (guint32, natural->limbs, natural->n_allocated);
  }
  natural->limbs[natural->n_limbs++] = limb;
}

/** dm_natural_init: makes it @value */
void dm_natural_init (DmNatural *natural, guint64 value) {
  *natural = (DmNatural){ 0 };
  dm_natural_set (natural, value);
}

/** dm_natural_set: makes one that is initialised @value, keeping its room */
void dm_natural_set (DmNatural *natural, guint64 value) {
  natural->n_limbs = 0;
  for (; value > 0; value >>= LIMB_BITS)
    push (natural, (guint32) value);
}

/** dm_natural_clear: frees what it holds */
void dm_natural_clear (DmNatural *natural) {
  g_free (natural->limbs);
  *natural = (DmNatural){ 0 };
}

/** dm_natural_multiply: makes it @factor times as large */
void dm_natural_multiply (DmNatural *natural, guint64 factor) {
  unsigned __int128 carry = 0;
  if (factor == 0)
    natural->n_limbs = 0;
  for (guint i = 0; i < natural->n_limbs; i++) {
    carry += (unsigned __int128) natural->limbs[i] * factor;
    natural->limbs[i] = (guint32) carry;
    carry >>= LIMB_BITS;
  }
  for (; carry > 0; carry >>= LIMB_BITS)
    push (natural, (guint32) carry);
}

/** dm_natural_add: adds @other to it */
void dm_natural_add (DmNatural *natural, const DmNatural *other) {
  guint64 carry = 0;
  for (guint i = 0; i < other->n_limbs || carry > 0; i++) {
    if (i == natural->n_limbs)
      push (natural, 0);
    carry += (guint64) natural->limbs[i] + (i < other->n_limbs ? other->limbs[i] : 0);
    natural->limbs[i] = (guint32) carry;
    carry >>= LIMB_BITS;
  }
}

/** dm_natural_compare: Returns: less than, equal to or more than 0 as @a is to @b */
int dm_natural_compare (const DmNatural *a, const DmNatural *b) {
  if (a->n_limbs != b->n_limbs)
    return a->n_limbs < b->n_limbs ? -1 : 1;
  for (guint i = a->n_limbs; i-- > 0;)
    if (a->limbs[i] != b->limbs[i])
      return a->limbs[i] < b->limbs[i] ? -1 : 1;
  return 0;
}

static guint32 divide_by_digits (guint32 *limbs, guint *n_limbs) {
  guint64 rest = 0;
  for (guint i = *n_limbs; i-- > 0;) {
    rest = rest << LIMB_BITS | limbs[i];
    limbs[i] = (guint32) (rest / TEN_TO_DIGITS);
    rest %= TEN_TO_DIGITS;
  }
  while (*n_limbs > 0 && limbs[*n_limbs - 1] == 0)
    (*n_limbs)--;
  return (guint32) rest;
}

/** dm_natural_to_decimal: Returns: (transfer full): its decimal digits */
char *dm_natural_to_decimal (const DmNatural *natural) {
  g_autofree guint32 *limbs = g_memdup2 (natural->limbs, natural->n_limbs * sizeof (guint32));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_limbs = natural->n_limbs;
  while (n_limbs > 0) {
    guint32 group = divide_by_digits (limbs, &n_limbs);
    g_array_append_val (groups, group);
  }
  GString *text = g_string_new (groups->len == 0 ? "0" : NULL);
  if (groups->len > 0)
    g_string_append_printf (text, "%u", g_array_index (groups, guint32, groups->len - 1));
  for (guint i = MAX (groups->len, 1) - 1; i-- > 0;)
    g_string_append_printf (text, "%0*u", DIGITS, g_array_index (groups, guint32, i));
  return g_string_free (text, FALSE);
}
