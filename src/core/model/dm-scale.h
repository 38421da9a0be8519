/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-set.h"

G_BEGIN_DECLS

/** DmExtra: a member that the format doesn't know, kept as its text and at its place. */
typedef struct {
  guint after; /* how many of the object's known members, in the format's order, stand before it */
  char *name;
  char *json; /* the value's text as it stood in the file */
} DmExtra;

/** DmExtras: (nullable) the unknown members of one object, in file order; `NULL` is none. */
typedef GPtrArray DmExtras;

typedef enum {
  DM_SCALE_NOMINAL,
  DM_SCALE_ORDINAL,
  DM_SCALE_INTERVAL,
} DmScaleType;

/**
 * DmLevel:
 *
 * A level of an ordinal scale or an option of a nominal one.
 */
typedef struct {
  char *id;
  char *name;
  char *note; /* (nullable) */
  double at;  /* NAN where it isn't given */
  DmExtras *extras;
} DmLevel;

/**
 * DmScale:
 *
 * Stevens' types. A *place* on a scale is a double: a level's or option's index, or the number itself
 * on an interval scale.
 */
typedef struct {
  DmScaleType type;
  guint n_levels; /* 0 on an interval scale */
  DmLevel *levels;
  GHashTable *level_by_id; /* id → GUINT_TO_POINTER (index + 1); NULL on an interval scale */
  double min, max;         /* interval only */
  double step;             /* 0 where it isn't given */
  char *unit;              /* (nullable) */
  DmExtras *extras;
} DmScale;

/** dm_scale_is_ordered: whether one place can lie between two others */
static inline gboolean dm_scale_is_ordered (const DmScale *scale) {
  return scale->type != DM_SCALE_NOMINAL;
}

gboolean dm_scale_is_metric (const DmScale *scale);
gboolean dm_scale_find_level (const DmScale *scale, const char *id, guint *index);
double dm_scale_get_first (const DmScale *scale);
double dm_scale_get_last (const DmScale *scale);
double dm_scale_measure (const DmScale *scale, double place);
gboolean dm_scale_set_is_empty (const DmScale *scale, const DmSet *set);
gboolean dm_scale_set_contains (const DmScale *scale, const DmSet *set, double place);
gboolean dm_scale_set_is_within (const DmScale *scale, const DmSet *inner, const DmSet *outer);
gboolean dm_scale_set_equal (const DmScale *scale, const DmSet *a, const DmSet *b);
void dm_scale_set_copy (const DmScale *scale, DmSet *to, const DmSet *from);
void dm_scale_set_clear (const DmScale *scale, DmSet *set);
void dm_scale_set_init_all (const DmScale *scale, DmSet *set);
void dm_scale_set_init_empty (const DmScale *scale, DmSet *set);
void dm_scale_set_init_single (const DmScale *scale, DmSet *set, double place);
void dm_scale_set_intersect (const DmScale *scale, DmSet *set, const DmSet *other);

G_END_DECLS
