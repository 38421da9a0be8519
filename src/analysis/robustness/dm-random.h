/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DmRandom: xoshiro256++ (Blackman and Vigna 2021): the same numbers from the same seed on every machine. */
typedef struct {
  guint64 state[4];
} DmRandom;

/* splitmix64, which makes a state out of a seed */
static inline guint64 dm_random_mix (guint64 *seed) {
  guint64 z = (*seed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static inline void dm_random_init (DmRandom *random, guint64 seed) {
  for (guint i = 0; i < G_N_ELEMENTS (random->state); i++)
    random->state[i] = dm_random_mix (&seed);
}

static inline guint64 dm_random_rotate (guint64 x, guint by) {
  return (x << by) | (x >> (64 - by));
}

static inline guint64 dm_random_next (DmRandom *random) {
  guint64 *s = random->state, t = s[1] << 17;
  guint64 next = dm_random_rotate (s[0] + s[3], 23) + s[0];
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = dm_random_rotate (s[3], 45);
  return next;
}

/* 0 to 1, 1 excluded */
static inline double dm_random_uniform (DmRandom *random) {
  return (double) (dm_random_next (random) >> 11) * 0x1p-53;
}

G_END_DECLS
