/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A walk through JSON that may be broken, because somebody is typing it: what stands where, as far as that can be told. Unlike the
 * cursors of dm-json.h it needs no check before and believes nothing: a missing comma, bracket or quotation mark costs the things
 * around it, not those elsewhere.
 */

#define DM_JSON_WALK_DEPTH 64 /* what is nested deeper is passed over */

/** DmJsonSpan: part of a text, in bytes; @end is behind it */
typedef struct {
  gsize start, end;
} DmJsonSpan;

typedef enum {
  DM_JSON_WALK_END,
  DM_JSON_WALK_OPEN,  /* an object or array begins */
  DM_JSON_WALK_CLOSE, /* it ends, if only because the text does */
  DM_JSON_WALK_VALUE, /* a string, number or word */
} DmJsonEvent;

/* One object or array that is open, and the member or element of it that the walk is at. */
typedef struct {
  gboolean object;
  gboolean named;   /* whether @key is that of the value to come, or just passed */
  gboolean filled;  /* whether a value came since the latest comma */
  guint index;      /* of an array's element */
  DmJsonSpan key;   /* of an object's member, with its quotation marks */
  gsize open_start; /* of the object or array itself */
} DmJsonFrame;

/**
 * DmJsonWalk:
 * @token: of the latest event: the value or bracket; empty where the text ends or a bracket is missing
 * @span: the value; of an opening its bracket, of a closing the whole object or array
 * @depth: how many frames say where that value stands: its path
 *
 * Where a walk is. The text is borrowed.
 */
typedef struct {
  const char *text;
  gsize length;
  gsize at;
  DmJsonSpan token, span;
  guint depth;
  guint n_open; /* of the frames, those that the walk is inside of */
  guint beyond; /* brackets open beyond the deepest frame */
  DmJsonFrame frames[DM_JSON_WALK_DEPTH];
} DmJsonWalk;

void dm_json_walk_begin (DmJsonWalk *walk, const char *text, gsize length);
DmJsonEvent dm_json_walk_next (DmJsonWalk *walk);
gboolean dm_json_walk_is_at (const DmJsonWalk *walk, guint depth, const char *name);
DmJsonSpan dm_json_walk_get_member (const DmJsonWalk *walk);

gboolean dm_json_span_equals (const char *text, DmJsonSpan span, const char *string);
char *dm_json_span_dup (const char *text, DmJsonSpan span);
DmJsonSpan dm_json_find_token (const char *text, gsize length, gsize offset);

gboolean dm_json_locate (const char *text, gsize length, const char *pointer, DmJsonSpan *span);
char *dm_json_point_at (const char *text, gsize length, gsize offset);

G_END_DECLS
