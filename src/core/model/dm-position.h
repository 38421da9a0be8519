/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-date.h"
#include "dm-scale.h"

G_BEGIN_DECLS

/** DmPositionFlags: which members the position gives. `basis` and so on count as given when written, default or not. */
typedef enum {
  DM_POSITION_DEMAND = 1 << 0,
  DM_POSITION_ACCEPTS = 1 << 1,
  DM_POSITION_LIMITS = 1 << 2,
  DM_POSITION_VALUES = 1 << 3,
  DM_POSITION_SALIENCE = 1 << 4,
  DM_POSITION_BASIS = 1 << 5,
  DM_POSITION_CONFIDENCE = 1 << 6,
  DM_POSITION_SINCE = 1 << 7,
  DM_POSITION_STATEMENT = 1 << 8,
  DM_POSITION_EVIDENCE = 1 << 9,
  DM_POSITION_NOTE = 1 << 10,
} DmPositionFlags;

typedef enum {
  DM_BASIS_STATED,
  DM_BASIS_REPORTED,
  DM_BASIS_INFERRED,
} DmBasis;

#define DM_SALIENCE_UNKNOWN 50.0 /* what an absent salience counts as */

typedef struct {
  guint level;  /* index on the scale */
  double score; /* 0 to 100 */
} DmValue;

typedef struct {
  int source;    /* index among the model's sources, -1 where it isn't given */
  char *locator; /* (nullable), as are all strings here */
  char *speaker;
  DmDate date;
  char *quote;
  char grade[3]; /* Admiralty code, "A1" to "F6"; "" where it isn't given */
  char *note;
  DmExtras *extras;
} DmEvidence;

/** DmPositionMore: what few positions carry, kept apart so that a million bare ones stay small; immutable,
 * reference-counted (g_atomic_rc_box_alloc()). */
typedef struct {
  guint n_values;
  DmValue *values; /* in the file's order */
  char *statement; /* (nullable) */
  guint n_evidence;
  DmEvidence *evidence;
  char *note; /* (nullable) */
  DmExtras *extras;
} DmPositionMore;

/**
 * DmPosition:
 *
 * What one party holds on one issue, from a day on. Lives inside its issue's #DmPositions.
 * Read @accepts and @limits only where the flag says they are given; what they mean where they are
 * not is said by dm_position_get_accepted() and dm_position_get_limits().
 */
typedef struct {
  guint32 party; /* index among the model's parties */
  DmDate since;  /* DM_DATE_NONE: from the start */
  double order;  /* sorts the positions of the whole model into the file's order */
  double demand; /* a place on the scale */
  DmSet accepts;
  DmSet limits;
  double salience;      /* 0 to 100 */
  double confidence;    /* 0 to 100 */
  guint16 flags;        /* DmPositionFlags */
  guint8 basis;         /* DmBasis */
  DmPositionMore *more; /* (nullable) */
} DmPosition;

/** DmPositions: all positions on one issue, sorted by party, then since; immutable, reference-counted. */
typedef struct {
  gatomicrefcount ref_count;
  guint n_positions;
  DmScale *scale; /* what they were read on: an equal one to the issue's */
  DmPosition positions[];
} DmPositions;

const DmPosition *dm_positions_find (const DmPositions *positions, guint party, DmDate since);
void dm_position_copy (const DmScale *scale, DmPosition *to, const DmPosition *from);
DmPositionMore *dm_position_more_copy (const DmPositionMore *more);
void dm_position_more_unref (DmPositionMore *more);
void dm_position_clear (const DmScale *scale, DmPosition *position);
void dm_position_get_accepted (const DmPosition *position, const DmScale *scale, DmSet *accepted);
void dm_position_get_limits (const DmPosition *position, const DmScale *scale, DmSet *limits);
gboolean dm_position_stands_like (const DmPosition *position, const DmPosition *other,
                                  const DmScale *scale);
double dm_position_get_salience (const DmPosition *position);
const char *dm_position_get_statement (const DmPosition *position);
const char *dm_basis_to_id (DmBasis basis);

G_END_DECLS
