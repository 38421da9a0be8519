/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-edit.h"

/* JSON at random: right and wrong values for the members that things have, and whole things. */

typedef enum {
  DM_RANDOM_STRING,
  DM_RANDOM_ID, /* a new one, or one that may be taken */
  DM_RANDOM_PERCENT,
  DM_RANDOM_NUMBER,
  DM_RANDOM_BOOLEAN,
  DM_RANDOM_DATE,
  DM_RANDOM_COLOR,
  DM_RANDOM_WORD, /* one of the member's */
  DM_RANDOM_REF,  /* the id of a thing of the member's kind */
  DM_RANDOM_REFS, /* a list of them */
  DM_RANDOM_PLACE,
  DM_RANDOM_SET,
  DM_RANDOM_VALUES,
  DM_RANDOM_EVIDENCE,
  DM_RANDOM_EVIDENCES,
  DM_RANDOM_GRADE,
  DM_RANDOM_SCALE,
  DM_RANDOM_LEVEL,
  DM_RANDOM_CHANGES,
  DM_RANDOM_TERMS,
  DM_RANDOM_STANCES,
  DM_RANDOM_ANYTHING,
} DmRandomKind;

/** DmRandomMember: a member of things of @of; @words are parted by spaces, @refs says of what kind an id is */
typedef struct {
  DmTargetKind of;
  const char *pointer;
  DmRandomKind kind;
  gboolean required;
  const char *words;
  DmTargetKind refs;
} DmRandomMember;

const DmRandomMember *dm_random_member (GRand *random, DmTargetKind kind);
char *dm_random_value (GRand *random, const DmModel *model, const char *issue,
                       const DmRandomMember *member);
char *dm_random_wrong_value (GRand *random);
char *dm_random_thing (GRand *random, const DmModel *model, DmTargetKind kind, const char *id,
                       const char *issue);
char *dm_random_scale (GRand *random);
const char *dm_random_id (GRand *random, const DmModel *model, DmTargetKind kind);

static inline gboolean dm_random_chance (GRand *random, guint percent) {
  return (guint) g_rand_int_range (random, 0, 100) < percent;
}

static inline guint dm_random_below (GRand *random, guint n) {
  return n == 0 ? 0 : (guint) g_rand_int_range (random, 0, (gint32) n);
}
