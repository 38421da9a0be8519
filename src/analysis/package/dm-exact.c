/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-exact.h"

#define MAX_PLACES 15
#define MAX_DIGITS (G_GINT64_CONSTANT (1) << 53)

static const gint64 tens[MAX_PLACES + 1] = { 1,
                                             10,
                                             100,
                                             1000,
                                             10000,
                                             100000,
                                             1000000,
                                             10000000,
                                             100000000,
                                             1000000000,
                                             10000000000,
                                             100000000000,
                                             1000000000000,
                                             10000000000000,
                                             100000000000000,
                                             1000000000000000 };

/** dm_decimal_read: reads the shortest decimal that is nearest to @number */
gboolean dm_decimal_read (double number, DmDecimal *decimal) {
  for (guint places = 0; places <= MAX_PLACES; places++) {
    double digits = round (number * (double) tens[places]);
    if (!(fabs (digits) < (double) MAX_DIGITS))
      return FALSE;
    /* both are exact, so the quotient is the double that the decimal is read as */
    if (digits / (double) tens[places] == number) {
      *decimal = (DmDecimal){ (gint64) digits, places };
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean align (DmDecimal *a, DmDecimal *b) {
  DmDecimal *low = a->places < b->places ? a : b;
  guint places = MAX (a->places, b->places);
  gint64 factor = tens[places - low->places];
  low->places = places;
  return !__builtin_mul_overflow (low->digits, factor, &low->digits);
}

/** dm_decimal_difference: @a − @b */
gboolean dm_decimal_difference (double a, double b, DmDecimal *difference) {
  DmDecimal first, second;
  if (!dm_decimal_read (a, &first) || !dm_decimal_read (b, &second) || !align (&first, &second))
    return FALSE;
  difference->places = first.places;
  return !__builtin_sub_overflow (first.digits, second.digits, &difference->digits);
}

/**
 * dm_decimal_step: Returns: the double nearest to @from + @step × @n_steps ÷ @n_parts: with steps of 0.1 the third is
 *   0.3 and lies within a limit of 0.3, which 3 × 0.1 wouldn't
 */
double dm_decimal_step (double from, double step, guint n_steps, guint n_parts) {
  DmDecimal start, each;
  gint64 moved, sum;
  if (dm_decimal_read (from, &start) && dm_decimal_read (step, &each) && align (&start, &each)
      && !__builtin_mul_overflow (each.digits, (gint64) n_steps, &moved)
      && !__builtin_mul_overflow (start.digits, (gint64) n_parts, &sum)
      && !__builtin_add_overflow (sum, moved, &sum)
      && !__builtin_mul_overflow (tens[start.places], (gint64) n_parts, &moved)
      && ABS (sum) < MAX_DIGITS && moved < MAX_DIGITS)
    return (double) sum / (double) moved;
  return from + step * n_steps / n_parts;
}

static DmWide divisor (DmWide a, DmWide b) {
  while (b > 0) {
    DmWide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static void reduce (DmRatio *ratio) {
  DmWide common = divisor (ratio->over, ratio->under);
  ratio->over /= common;
  ratio->under /= common;
}

/** dm_ratio_from_decimal: @number ÷ @under, @number being 0 or more */
gboolean dm_ratio_from_decimal (double number, guint64 under, DmRatio *ratio) {
  DmDecimal decimal;
  if (!dm_decimal_read (number, &decimal) || decimal.digits < 0)
    return FALSE;
  *ratio = (DmRatio){ (DmWide) decimal.digits, (DmWide) tens[decimal.places] * under };
  reduce (ratio);
  return TRUE;
}

/** dm_ratio_from_score: a known score, 0 to 1 */
gboolean dm_ratio_from_score (const DmScoreParts *parts, DmRatio *ratio) {
  DmDecimal moved, farthest;
  if (parts->basis == DM_SCORE_VALUES || parts->basis == DM_SCORE_NOMINAL)
    return dm_ratio_from_decimal (parts->percent, 100, ratio);
  *ratio = (DmRatio){ 1, 1 };
  if (parts->moved_to <= parts->moved_from)
    return TRUE;
  if (!dm_decimal_difference (parts->moved_to, parts->moved_from, &moved)
      || !dm_decimal_difference (parts->far_to, parts->far_from, &farthest)
      || !align (&moved, &farthest))
    return FALSE;
  if (moved.digits >= farthest.digits)
    ratio->over = 0;
  else
    *ratio = (DmRatio){ (DmWide) (farthest.digits - moved.digits), (DmWide) farthest.digits };
  reduce (ratio);
  return TRUE;
}

/** dm_ratio_multiply: @a × @b */
gboolean dm_ratio_multiply (const DmRatio *a, const DmRatio *b, DmRatio *product) {
  if (a->over == 0 || b->over == 0) {
    *product = (DmRatio){ 0, 1 };
    return TRUE;
  }
  DmWide first = divisor (a->over, b->under), second = divisor (b->over, a->under);
  return !__builtin_mul_overflow (a->over / first, b->over / second, &product->over)
         && !__builtin_mul_overflow (a->under / second, b->under / first, &product->under);
}

/** dm_exact_join: makes @scale the least multiple of it that makes @ratio whole */
gboolean dm_exact_join (gint64 *scale, const DmRatio *ratio) {
  if (ratio->under > (DmWide) DM_EXACT_MAX)
    return FALSE;
  DmWide wide = (DmWide) *scale;
  if (wide % ratio->under == 0)
    return TRUE;
  wide *= ratio->under / divisor (wide, ratio->under);
  if (wide > (DmWide) DM_EXACT_MAX)
    return FALSE;
  *scale = (gint64) wide;
  return TRUE;
}

/** dm_exact_scaled: Returns: @ratio × @scale, which dm_exact_join() made whole; up to 2^63 − 1 */
gint64 dm_exact_scaled (const DmRatio *ratio, gint64 scale) {
  DmWide product;
  DmWide factor = (DmWide) scale / ratio->under;
  if (__builtin_mul_overflow (ratio->over, factor, &product) || product > (DmWide) G_MAXINT64)
    return G_MAXINT64;
  return (gint64) product;
}
