/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-ticks.h"

#include <math.h>

/**
 * dm_ticks_get_step:
 * @min: lower end of the scale
 * @max: upper end, above @min
 * @most: the most intervals that there is room for, at least 1
 *
 * The least step of the form 1, 2 or 5 × 10^n that divides the scale in at most @most intervals. For
 * 0 to 40,000 and 4: 10,000.
 *
 * Returns: the step, above 0
 */
double dm_ticks_get_step (double min, double max, guint most) {
  double raw = (max - min) / MAX (most, 1);
  double power = pow (10, floor (log10 (raw)));
  static const double factors[] = { 1, 2, 5, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    if (factors[i] * power >= raw * (1 - 1e-9))
      return factors[i] * power;
  return 10 * power;
}
