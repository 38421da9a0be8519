/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dm-color.h"
#include "dm-text.h"

G_BEGIN_DECLS

/**
 * DmScene:
 *
 * A display list: shapes in painting order, with all colours, fonts and line breaks decided, and
 * the marks they belong to. Coordinates are in px (1/96 in) from the scene's top left corner.
 * Immutable once built, reference-counted. Screen, exports, picking, tooltips and accessible names
 * all read it.
 */
typedef struct _DmScene DmScene;

typedef struct {
  double x, y, width, height;
} DmBox;

typedef enum {
  DM_SHAPE_RECT,
  DM_SHAPE_LINE, /* from (x, y) to (x + width, y + height) */
  DM_SHAPE_ELLIPSE,
  DM_SHAPE_PATH, /* @points, joined by straight lines, closed where @closed */
  DM_SHAPE_TEXT, /* one line; (x, y) is the start of its baseline, width its advance */
} DmShapeKind;

typedef enum {
  DM_FILL_SOLID,
  DM_FILL_HATCH,       /* light diagonals: a gap */
  DM_FILL_CROSS_HATCH, /* crossed diagonals: a deadlock */
  DM_FILL_FADE_ENDS,   /* solid, fading out to both sides: low confidence */
} DmFill;

typedef struct {
  double x, y;
} DmPoint;

/**
 * DmShape:
 * @mark: index of the mark it belongs to, -1 for none
 * @radius: of a rect's corners
 * @fill: transparent (alpha 0) for none; of a hatch its lines' colour; of a text its ink
 * @stroke_width: 0 for no stroke; @dash: length of a dash and of the space after it, 0 for a full
 *   line
 */
typedef struct {
  DmShapeKind kind;
  int mark;
  DmBox box;
  double radius;
  DmFill fill_style;
  DmColor fill;
  DmColor stroke;
  double stroke_width;
  double dash;
  guint n_points;
  DmPoint *points;
  gboolean closed;
  DmFont font;
  char *text;
} DmShape;

typedef enum {
  DM_MARK_TITLE,
  DM_MARK_PARTY,  /* a party in the header or the key */
  DM_MARK_KEY,    /* an entry of the key */
  DM_MARK_BASKET, /* a basket's heading */
  DM_MARK_ISSUE,  /* an issue's name */
  DM_MARK_SCALE,  /* axis, ticks and level names */
  DM_MARK_LANE,   /* a party's lane: the whole strip; also where it isn't on record */
  DM_MARK_NOT_RULED_OUT,
  DM_MARK_ACCEPTS,
  DM_MARK_RED_LINE,
  DM_MARK_DEMAND,
  DM_MARK_VALUES,
  DM_MARK_REPLACED, /* what a party holds in the reading that this one is compared with */
  DM_MARK_PROFILE,  /* how many parties accept each place */
  DM_MARK_ZONE,
  DM_MARK_GAP,
  DM_MARK_DEADLOCK,
  DM_MARK_NO_DEAL,   /* what a party has without a deal */
  DM_MARK_FRONTIER,  /* the line of the best packages */
  DM_MARK_PACKAGE,   /* one of them */
  DM_MARK_PROPOSAL,  /* where a proposal is among the packages */
  DM_MARK_SOLUTION,  /* a package that a solution chooses */
  DM_MARK_AXIS,      /* a party's scores, which may be brushed */
  DM_MARK_TERM,      /* a knot of a proposal's line */
  DM_MARK_FORECAST,  /* where an issue would end by influence and salience */
  DM_MARK_SENSITIVE, /* the party whose reading a verdict hangs on most */
  DM_MARK_VERDICT,
  DM_MARK_CELL,     /* of a matrix: what a party holds on an issue */
  DM_MARK_PAIR,     /* two parties, and how far they agree */
  DM_MARK_EVENT,    /* on an axis of dates */
  DM_MARK_AS_OF,    /* the day that the model is read as of */
  DM_MARK_EVIDENCE, /* the day of what a position rests on */
  DM_MARK_FOOTER,
} DmMarkKind;

#define DM_N_MARK_KINDS (DM_MARK_FOOTER + 1)

const char *dm_mark_kind_to_id (DmMarkKind kind);

/**
 * DmMark:
 * @id: stable and unique in its scene: the parts' ids joined by dots, "crimea-status.us.demand"
 * @issue, @party: indexes into the model, -1 where the mark has none
 * @box: what it covers; @anchor: a point where it is picked unless another mark covers it
 * @label: (nullable) its accessible name where that is shorter than @sentence
 * @sentence: (nullable) what it says, as a full translated sentence, source included; read it through
 *   dm_scene_get_sentence()
 * @whole: it says what the scene as a whole does
 * @teller: (nullable): makes @sentence when it is first asked for
 * @first, @n: of a mark for several things in a row, where they begin and how many they are
 */
typedef struct _DmMark DmMark;

/** DmMarkTeller: says what a mark shows, from what its scene's label is made from. May be called in any thread. Returns: (transfer full) */
typedef char *(*DmMarkTeller) (gpointer told_of, const DmMark *mark);

struct _DmMark {
  char *id;
  DmMarkKind kind;
  int issue, party;
  DmBox box;
  DmPoint anchor;
  char *label;
  char *sentence;
  gboolean whole;
  DmMarkTeller teller;
  guint first, n;
};

DmScene *dm_scene_ref (DmScene *scene);
void dm_scene_unref (DmScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmScene, dm_scene_unref)

double dm_scene_get_width (const DmScene *scene);
double dm_scene_get_height (const DmScene *scene);
guint dm_scene_get_n_shapes (const DmScene *scene);
const DmShape *dm_scene_get_shape (const DmScene *scene, guint nth);
guint dm_scene_get_n_marks (const DmScene *scene);
const DmMark *dm_scene_get_mark (const DmScene *scene, guint nth);
const DmMark *dm_scene_find_mark (const DmScene *scene, const char *id);
const char *dm_scene_get_sentence (const DmScene *scene, const DmMark *mark);
const char *dm_scene_get_label (const DmScene *scene); /* the scene as a whole, in a sentence */
gboolean dm_scene_looks_like (const DmScene *scene, const DmScene *other);

/** dm_shape_get_bounds: the box a shape covers, its stroke included; of a text from the top of its
 * capitals' accents to the foot of its descenders (0.93 em over the baseline to 0.25 em under it).
 * */
DmBox dm_shape_get_bounds (const DmShape *shape);

/** dm_shape_get_distance: from (@x, @y) to the nearest painted point of a shape, in px; 0 inside.
 * Hollow closed shapes count as filled. */
double dm_shape_get_distance (const DmShape *shape, double x, double y);

DmBox dm_box_union (DmBox a, DmBox b);
gboolean dm_box_contains (DmBox box, double x, double y);
gboolean dm_box_overlaps (DmBox a, DmBox b);

/** dm_scene_pick: (nullable) the topmost mark at (@x, @y), or the nearest within @slack_px */
const DmMark *dm_scene_pick (const DmScene *scene, double x, double y, double slack_px);

/** dm_scene_to_text: one shape or mark a line, for goldens and for people. Returns: (transfer full)
 * */
char *dm_scene_to_text (const DmScene *scene);

G_END_DECLS
