/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-vector-tree.h"

G_BEGIN_DECLS

/* Blocks of eight vectors, one component after the other: held against one vector, all eight at once. */

/* Two at a time, wherever they stand: what every machine with vectors has. */
typedef double Two __attribute__ ((vector_size (16), aligned (8), may_alias));
typedef gint64 TwoBits __attribute__ ((vector_size (16)));

typedef struct {
  TwoBits a, b, c, d; /* all bits of a lane or none, for the eight vectors of a block */
} Eight;

static inline guint list_bits (const Eight *eight) {
  TwoBits any = eight->a | eight->b | eight->c | eight->d;
  if ((any[0] | any[1]) == 0)
    return 0;
  return (guint) ((eight->a[0] & 1) | (eight->a[1] & 2) | (eight->b[0] & 4) | (eight->b[1] & 8)
                  | (eight->c[0] & 16) | (eight->c[1] & 32) | (eight->d[0] & 64)
                  | (eight->d[1] & 128));
}

/* Which of a block's vectors are @least or better in everything. */
static inline guint find_better (const double *block, const double *least, guint n_dims) {
  const Two *twos = (const Two *) (const void *) block;
  Two bound = { least[0], least[0] };
  Eight eight = { twos[0] >= bound, twos[1] >= bound, twos[2] >= bound, twos[3] >= bound };
  for (guint dim = 1; dim < n_dims; dim++) {
    const Two *at = twos + 4 * (gsize) dim;
    bound = (Two){ least[dim], least[dim] };
    eight.a &= at[0] >= bound;
    eight.b &= at[1] >= bound;
    eight.c &= at[2] >= bound;
    eight.d &= at[3] >= bound;
  }
  return list_bits (&eight);
}

G_END_DECLS
