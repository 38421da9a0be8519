/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DmNatural: a whole number from 0 on, of any size, in limbs of 32 bits, the lowest first.
 *
 * As much arithmetic as counts of packages and exact ties between products need.
 */
typedef struct {
  guint n_limbs; /* none for 0; the highest one isn't 0 */
  guint n_allocated;
  guint32 *limbs;
} DmNatural;

void dm_natural_init (DmNatural *natural, guint64 value);
void dm_natural_set (DmNatural *natural, guint64 value);
void dm_natural_clear (DmNatural *natural);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmNatural, dm_natural_clear)

void dm_natural_multiply (DmNatural *natural, guint64 factor);
void dm_natural_add (DmNatural *natural, const DmNatural *other);
int dm_natural_compare (const DmNatural *a, const DmNatural *b);
char *dm_natural_to_decimal (const DmNatural *natural);

G_END_DECLS
