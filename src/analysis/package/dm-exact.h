/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-score.h"

G_BEGIN_DECLS

/*
 * Arithmetic without rounding on the numbers of a file, which are decimals: 0.1 there means a tenth, though no double
 * is one. All functions return FALSE where a number is no decimal of 15 digits or something doesn't fit.
 */

#define DM_EXACT_MAX                                                                               \
  (G_GINT64_CONSTANT (1) << 52) /* so that sums are whole numbers as doubles, too */

typedef unsigned __int128 DmWide;

/** DmRatio: a fraction from 0 on, in lowest terms. */
typedef struct {
  DmWide over, under;
} DmRatio;

/** DmDecimal: @digits ÷ 10^@places */
typedef struct {
  gint64 digits;
  guint places;
} DmDecimal;

gboolean dm_decimal_read (double number, DmDecimal *decimal);
gboolean dm_decimal_difference (double a, double b, DmDecimal *difference);
double dm_decimal_step (double from, double step, guint n_steps, guint n_parts);

gboolean dm_ratio_from_decimal (double number, guint64 under, DmRatio *ratio);
gboolean dm_ratio_from_score (const DmScoreParts *parts, DmRatio *ratio);
gboolean dm_ratio_multiply (const DmRatio *a, const DmRatio *b, DmRatio *product);
gboolean dm_exact_join (gint64 *scale, const DmRatio *ratio);
gint64 dm_exact_scaled (const DmRatio *ratio, gint64 scale);

G_END_DECLS
