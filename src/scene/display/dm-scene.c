/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-scene-private.h"

#include <math.h>
#include <string.h>

/* How near to a thin shape still counts as on it: nobody hits a line of one pixel. */
#define PICK_TOLERANCE_PX 2.0

static const char *const kind_ids[DM_N_MARK_KINDS] = {
  [DM_MARK_TITLE] = "title",       [DM_MARK_PARTY] = "party",
  [DM_MARK_KEY] = "key",           [DM_MARK_BASKET] = "basket",
  [DM_MARK_ISSUE] = "issue",       [DM_MARK_SCALE] = "scale",
  [DM_MARK_LANE] = "lane",         [DM_MARK_NOT_RULED_OUT] = "not-ruled-out",
  [DM_MARK_ACCEPTS] = "accepts",   [DM_MARK_RED_LINE] = "red-line",
  [DM_MARK_DEMAND] = "demand",     [DM_MARK_VALUES] = "values",
  [DM_MARK_REPLACED] = "replaced", [DM_MARK_PROFILE] = "profile",
  [DM_MARK_ZONE] = "zone",         [DM_MARK_GAP] = "gap",
  [DM_MARK_DEADLOCK] = "deadlock", [DM_MARK_NO_DEAL] = "no-deal",
  [DM_MARK_FRONTIER] = "frontier", [DM_MARK_PACKAGE] = "package",
  [DM_MARK_PROPOSAL] = "proposal", [DM_MARK_SOLUTION] = "solution",
  [DM_MARK_AXIS] = "axis",         [DM_MARK_TERM] = "term",
  [DM_MARK_FORECAST] = "forecast", [DM_MARK_SENSITIVE] = "sensitive",
  [DM_MARK_VERDICT] = "verdict",   [DM_MARK_CELL] = "cell",
  [DM_MARK_PAIR] = "pair",         [DM_MARK_EVENT] = "event",
  [DM_MARK_AS_OF] = "as-of",       [DM_MARK_EVIDENCE] = "evidence",
  [DM_MARK_FOOTER] = "footer",
};

/** dm_mark_kind_to_id: the name of a kind of mark in goldens and in the classes of an SVG. */
const char *dm_mark_kind_to_id (DmMarkKind kind) {
  return kind_ids[kind];
}

void dm_mark_clear (DmMark *mark) {
  g_free (mark->id);
  g_free (mark->label);
  g_free (mark->sentence);
}

static void fill_slots (DmScene *scene) {
  scene->n_slots = 4;
  while (scene->n_slots < scene->n_marks * 2)
    scene->n_slots *= 2;
  scene->slots = g_new0 (guint, scene->n_slots);
  for (guint i = 0; i < scene->n_marks; i++) {
    guint slot = g_str_hash (scene->marks[i].id) & (scene->n_slots - 1);

    while (scene->slots[slot] != 0)
      slot = (slot + 1) & (scene->n_slots - 1);
    scene->slots[slot] = i + 1;
  }
}

DmScene *dm_scene_new_take (double width, double height, const char *label, GArray *shapes,
                            GArray *marks) {
  DmScene *scene = g_new0 (DmScene, 1);

  g_atomic_ref_count_init (&scene->refs);
  scene->width = width;
  scene->height = height;
  scene->label = g_strdup (label);
  scene->n_shapes = shapes->len;
  scene->n_marks = marks->len;
  scene->shapes = (DmShape *) g_array_free (shapes, FALSE);
  scene->marks = (DmMark *) g_array_free (marks, FALSE);
  fill_slots (scene);
  return scene;
}

DmScene *dm_scene_ref (DmScene *scene) {
  g_atomic_ref_count_inc (&scene->refs);
  return scene;
}

void dm_scene_unref (DmScene *scene) {
  if (scene == NULL || !g_atomic_ref_count_dec (&scene->refs))
    return;
  for (guint i = 0; i < scene->n_shapes; i++)
    dm_shape_clear (&scene->shapes[i]);
  for (guint i = 0; i < scene->n_marks; i++)
    dm_mark_clear (&scene->marks[i]);
  g_free (scene->shapes);
  g_free (scene->marks);
  g_free (scene->slots);
  if (scene->forget != NULL)
    scene->forget (scene->told_of);
  g_free (scene->label);
  g_free (scene);
}

/** dm_scene_get_width: in px. */
double dm_scene_get_width (const DmScene *scene) {
  return scene->width;
}

/** dm_scene_get_height: in px. */
double dm_scene_get_height (const DmScene *scene) {
  return scene->height;
}

guint dm_scene_get_n_shapes (const DmScene *scene) {
  return scene->n_shapes;
}

/** dm_scene_get_shape: the nth shape in painting order. Returns: (transfer none) */
const DmShape *dm_scene_get_shape (const DmScene *scene, guint nth) {
  g_return_val_if_fail (nth < scene->n_shapes, NULL);
  return &scene->shapes[nth];
}

guint dm_scene_get_n_marks (const DmScene *scene) {
  return scene->n_marks;
}

/** dm_scene_get_mark: the nth mark, those behind first. Returns: (transfer none) */
const DmMark *dm_scene_get_mark (const DmScene *scene, guint nth) {
  g_return_val_if_fail (nth < scene->n_marks, NULL);
  return &scene->marks[nth];
}

/** dm_scene_find_mark: the mark with an id. Returns: (transfer none) (nullable) */
const DmMark *dm_scene_find_mark (const DmScene *scene, const char *id) {
  guint slot = g_str_hash (id) & (scene->n_slots - 1);

  for (; scene->slots[slot] != 0; slot = (slot + 1) & (scene->n_slots - 1)) {
    const DmMark *mark = &scene->marks[scene->slots[slot] - 1];

    if (strcmp (mark->id, id) == 0)
      return mark;
  }
  return NULL;
}

/** dm_scene_get_label: the scene as a whole, in a sentence. Returns: (nullable) (transfer none) */
const char *dm_scene_get_label (const DmScene *scene) {
  char **label
      = (char **) &scene->label; /* what it will be is settled; only its making was put off */

  if (scene->teller != NULL && g_once_init_enter (label))
    g_once_init_leave (label, scene->teller (scene->told_of));
  return scene->label;
}

/** dm_scene_get_sentence: what a mark of @scene says. Returns: (nullable) (transfer none) */
const char *dm_scene_get_sentence (const DmScene *scene, const DmMark *mark) {
  char **sentence = (char **) &mark->sentence; /* as above */

  if (mark->whole)
    return dm_scene_get_label (scene);
  if (mark->teller != NULL && g_once_init_enter (sentence))
    g_once_init_leave (sentence, mark->teller (scene->told_of, mark));
  return mark->sentence;
}

static gboolean shape_looks_like (const DmShape *a, const DmShape *b) {
  return a->kind == b->kind && a->box.x == b->box.x && a->box.y == b->box.y
         && a->box.width == b->box.width && a->box.height == b->box.height && a->radius == b->radius
         && a->fill_style == b->fill_style && a->fill == b->fill && a->stroke == b->stroke
         && a->stroke_width == b->stroke_width && a->dash == b->dash && a->closed == b->closed
         && a->n_points == b->n_points
         && (a->n_points == 0 || memcmp (a->points, b->points, a->n_points * sizeof (DmPoint)) == 0)
         && a->font.size_px == b->font.size_px && a->font.weight == b->font.weight
         && a->font.italic == b->font.italic && g_strcmp0 (a->text, b->text) == 0;
}

/** dm_scene_looks_like: Returns: whether the two are painted alike, whatever their marks say */
gboolean dm_scene_looks_like (const DmScene *scene, const DmScene *other) {
  if (scene == other)
    return TRUE;
  if (scene->width != other->width || scene->height != other->height
      || scene->n_shapes != other->n_shapes)
    return FALSE;
  for (guint i = 0; i < scene->n_shapes; i++)
    if (!shape_looks_like (&scene->shapes[i], &other->shapes[i]))
      return FALSE;
  return TRUE;
}

/* What stands for a place in the row is picked by what is painted; the rest, being text, by its
 * box. */
static gboolean is_picked_by_shape (DmMarkKind kind) {
  return kind >= DM_MARK_NOT_RULED_OUT && kind <= DM_MARK_TERM;
}

static double distance_to_box (DmBox box, double x, double y) {
  double dx = MAX (MAX (box.x - x, x - box.x - box.width), 0);
  double dy = MAX (MAX (box.y - y, y - box.y - box.height), 0);

  return hypot (dx, dy);
}

/* The nearest mark picked by its shapes; of those that are hit the one on top. */
static const DmMark *pick_shape (const DmScene *scene, double x, double y, double slack_px) {
  const DmMark *nearest = NULL;
  double least = slack_px;
  int on_top = -1;

  for (guint i = 0; i < scene->n_shapes; i++) {
    const DmShape *shape = &scene->shapes[i];
    double distance;

    if (shape->mark < 0 || !is_picked_by_shape (scene->marks[shape->mark].kind))
      continue;
    distance = dm_shape_get_distance (shape, x, y);
    if (distance <= PICK_TOLERANCE_PX) {
      on_top = MAX (on_top, shape->mark);
    } else if (distance <= least) {
      least = distance;
      nearest = &scene->marks[shape->mark];
    }
  }
  return on_top >= 0 ? &scene->marks[on_top] : nearest;
}

/* As above for the marks picked by their box, exact hits only where @slack_px is 0. */
static const DmMark *pick_box (const DmScene *scene, double x, double y, double slack_px) {
  const DmMark *nearest = NULL;
  double least = slack_px;

  for (guint i = scene->n_marks; i-- > 0;) {
    const DmMark *mark = &scene->marks[i];
    double distance;

    if (is_picked_by_shape (mark->kind))
      continue;
    distance = distance_to_box (mark->box, x, y);
    if (distance == 0)
      return mark;
    if (distance <= least) {
      least = distance;
      nearest = mark;
    }
  }
  return nearest;
}

/**
 * dm_scene_pick: the mark at a point.
 * @x, @y: in px from the scene's top left corner
 * @slack_px: how far beside a mark still counts, at least 0: what a finger needs is more than what
 *   a pointer needs
 *
 * Marks that stand for a place (demands, bars, lines, hatches) go before the strips they lie on:
 * first the topmost one whose shapes are hit, within 2 px; then the nearest one within the slack;
 * then the topmost mark whose box is hit; then the nearest box within the slack.
 *
 * Returns: (transfer none) (nullable)
 */
const DmMark *dm_scene_pick (const DmScene *scene, double x, double y, double slack_px) {
  const DmMark *mark = pick_shape (scene, x, y, slack_px);

  return mark != NULL ? mark : pick_box (scene, x, y, slack_px);
}
