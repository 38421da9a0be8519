/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-scene-builder.h"

#include "dm-scene-private.h"

/* What the builder knows of a mark beside the mark. */
typedef struct {
  int parent; /* index of the mark it was begun in, -1 for none */
  gboolean box_given, anchor_given;
  gboolean covers; /* has a box, given or from shapes */
} Draft;

struct _DmSceneBuilder {
  double width;
  GArray *shapes; /* of DmShape */
  GArray *marks;  /* of DmMark */
  GArray *drafts; /* of Draft, one a mark */
  int open;       /* index of the mark shapes go to, -1 for none */
  DmSceneTeller teller;
  gpointer told_of;
  GDestroyNotify forget;
};

/**
 * dm_scene_builder_new: begins a scene.
 * @width_px: the scene's width
 *
 * Returns: (transfer full)
 */
DmSceneBuilder *dm_scene_builder_new (double width_px) {
  DmSceneBuilder *builder = g_new0 (DmSceneBuilder, 1);

  builder->width = width_px;
  builder->shapes = g_array_sized_new (FALSE, FALSE, sizeof (DmShape), 32);
  builder->marks = g_array_sized_new (FALSE, FALSE, sizeof (DmMark), 16);
  builder->drafts = g_array_sized_new (FALSE, FALSE, sizeof (Draft), 16);
  builder->open = -1;
  return builder;
}

void dm_scene_builder_free (DmSceneBuilder *builder) {
  if (builder == NULL)
    return;
  for (guint i = 0; builder->shapes != NULL && i < builder->shapes->len; i++)
    dm_shape_clear (&g_array_index (builder->shapes, DmShape, i));
  for (guint i = 0; builder->marks != NULL && i < builder->marks->len; i++)
    dm_mark_clear (&g_array_index (builder->marks, DmMark, i));
  g_clear_pointer (&builder->shapes, g_array_unref);
  g_clear_pointer (&builder->marks, g_array_unref);
  g_array_unref (builder->drafts);
  if (builder->forget != NULL)
    builder->forget (builder->told_of);
  g_free (builder);
}

/**
 * dm_scene_builder_set_teller: has the scene's label made when somebody asks for it.
 * @teller: makes it; a function of @told_of alone
 * @told_of: (transfer full): what @teller is called with, which must not change any more
 * @forget: frees @told_of
 *
 * Of many scenes only few are ever asked, and a row of hundreds of parties takes longer to put into words than to draw.
 */
void dm_scene_builder_set_teller (DmSceneBuilder *builder, DmSceneTeller teller, gpointer told_of,
                                  GDestroyNotify forget) {
  builder->teller = teller;
  builder->told_of = told_of;
  builder->forget = forget;
}

/** dm_scene_builder_speak_for_scene: has the open mark, begun without a sentence, say the scene's label. */
void dm_scene_builder_speak_for_scene (DmSceneBuilder *builder) {
  g_return_if_fail (builder->open >= 0);
  g_array_index (builder->marks, DmMark, builder->open).whole = TRUE;
}

static void widen (DmSceneBuilder *builder, int index, DmBox box) {
  DmMark *mark = &g_array_index (builder->marks, DmMark, index);
  Draft *draft = &g_array_index (builder->drafts, Draft, index);

  if (draft->box_given)
    return;
  mark->box = draft->covers ? dm_box_union (mark->box, box) : box;
  draft->covers = TRUE;
}

/* Shapes may be changed after they were added, so that boxes are known only at the end. */
static void measure_marks (DmSceneBuilder *builder) {
  for (guint i = 0; i < builder->shapes->len; i++) {
    DmShape *shape = &g_array_index (builder->shapes, DmShape, i);

    if (shape->mark >= 0)
      widen (builder, shape->mark, dm_shape_get_bounds (shape));
  }
  for (int i = (int) builder->marks->len - 1; i >= 0; i--) {
    DmMark *mark = &g_array_index (builder->marks, DmMark, i);
    Draft *draft = &g_array_index (builder->drafts, Draft, i);

    if (draft->parent >= 0 && (draft->covers || draft->box_given))
      widen (builder, draft->parent, mark->box);
    if (!draft->anchor_given)
      mark->anchor
          = (DmPoint){ mark->box.x + mark->box.width / 2, mark->box.y + mark->box.height / 2 };
  }
}

/**
 * dm_scene_builder_end: ends the scene and frees @builder.
 * @height_px: the scene's height
 * @label: (nullable): the scene as a whole, in a sentence; %NULL with a teller
 *
 * Returns: (transfer full)
 */
DmScene *dm_scene_builder_end (DmSceneBuilder *builder, double height_px, const char *label) {
  DmScene *scene;

  g_warn_if_fail (builder->open == -1);
  measure_marks (builder);
  scene = dm_scene_new_take (builder->width, height_px, label, g_steal_pointer (&builder->shapes),
                             g_steal_pointer (&builder->marks));
  scene->teller = builder->teller;
  scene->told_of = builder->told_of;
  scene->forget = g_steal_pointer (&builder->forget);
  dm_scene_builder_free (builder);
  return scene;
}

/**
 * dm_scene_builder_begin_mark: begins a mark, to which the shapes added until its end belong.
 * @id: (transfer full): unique in the scene
 * @issue, @party: indexes into the model, -1 for none
 * @label: (transfer full) (nullable): its accessible name where that is shorter than its sentence
 * @sentence: (transfer full) (nullable): what it says
 */
void dm_scene_builder_begin_mark (DmSceneBuilder *builder, DmMarkKind kind, char *id, int issue,
                                  int party, char *label, char *sentence) {
  DmMark mark = {
    .id = id, .kind = kind, .issue = issue, .party = party, .label = label, .sentence = sentence
  };
  Draft draft = { .parent = builder->open };

  builder->open = (int) builder->marks->len;
  g_array_append_val (builder->marks, mark);
  g_array_append_val (builder->drafts, draft);
}

/** dm_scene_builder_end_mark: ends the mark begun last; shapes go to the one it was begun in again.
 * */
void dm_scene_builder_end_mark (DmSceneBuilder *builder) {
  g_return_if_fail (builder->open >= 0);
  builder->open = g_array_index (builder->drafts, Draft, builder->open).parent;
}

/**
 * dm_scene_builder_set_mark_teller: has the sentence of the open mark, begun without one, made when somebody asks for it.
 * @teller: makes it from what the scene's teller is told of
 * @first, @n: which of several things the mark stands for, where @teller has to know
 */
void dm_scene_builder_set_mark_teller (DmSceneBuilder *builder, DmMarkTeller teller, guint first,
                                       guint n) {
  g_return_if_fail (builder->open >= 0);
  DmMark *mark = &g_array_index (builder->marks, DmMark, builder->open);

  mark->teller = teller;
  mark->first = first;
  mark->n = n;
}

/** dm_scene_builder_set_mark_box: what the open mark covers, instead of the box around its shapes.
 * */
void dm_scene_builder_set_mark_box (DmSceneBuilder *builder, DmBox box) {
  g_return_if_fail (builder->open >= 0);
  g_array_index (builder->marks, DmMark, builder->open).box = box;
  g_array_index (builder->drafts, Draft, builder->open).box_given = TRUE;
}

/** dm_scene_builder_set_mark_anchor: where the open mark is picked, instead of the middle of its
 * box. */
void dm_scene_builder_set_mark_anchor (DmSceneBuilder *builder, double x, double y) {
  g_return_if_fail (builder->open >= 0);
  g_array_index (builder->marks, DmMark, builder->open).anchor = (DmPoint){ x, y };
  g_array_index (builder->drafts, Draft, builder->open).anchor_given = TRUE;
}

/** dm_scene_builder_get_n_shapes: Returns: how many shapes were added so far */
guint dm_scene_builder_get_n_shapes (const DmSceneBuilder *builder) {
  return builder->shapes->len;
}

/** dm_scene_builder_get_shape: Returns: (transfer none): the @nth shape; good until the next one is added */
const DmShape *dm_scene_builder_get_shape (const DmSceneBuilder *builder, guint nth) {
  return &g_array_index (builder->shapes, DmShape, nth);
}

static DmShape *add_shape (DmSceneBuilder *builder, DmShapeKind kind, DmBox box, DmColor fill) {
  DmShape shape = { .kind = kind, .mark = builder->open, .box = box, .fill = fill };

  g_array_append_val (builder->shapes, shape);
  return &g_array_index (builder->shapes, DmShape, builder->shapes->len - 1);
}

/**
 * dm_scene_builder_add_rect: adds a rectangle.
 * @radius: of its corners in px, 0 for square ones
 * @fill: its colour, %DM_COLOR_NONE for none
 *
 * Returns: (transfer none): to be changed until the next shape is added
 */
DmShape *dm_scene_builder_add_rect (DmSceneBuilder *builder, DmBox box, double radius,
                                    DmColor fill) {
  DmShape *shape = add_shape (builder, DM_SHAPE_RECT, box, fill);

  shape->radius = radius;
  return shape;
}

/** dm_scene_builder_add_line: adds a straight line. Returns: (transfer none), as of a rectangle */
DmShape *dm_scene_builder_add_line (DmSceneBuilder *builder, double x1, double y1, double x2,
                                    double y2, double stroke_width, DmColor stroke) {
  DmShape *shape
      = add_shape (builder, DM_SHAPE_LINE, (DmBox){ x1, y1, x2 - x1, y2 - y1 }, DM_COLOR_NONE);

  shape->stroke_width = stroke_width;
  shape->stroke = stroke;
  return shape;
}

/** dm_scene_builder_add_ellipse: adds the ellipse in a box. Returns: (transfer none), as of a
 * rectangle */
DmShape *dm_scene_builder_add_ellipse (DmSceneBuilder *builder, DmBox box, DmColor fill) {
  return add_shape (builder, DM_SHAPE_ELLIPSE, box, fill);
}

/**
 * dm_scene_builder_add_path: adds straight lines from point to point.
 * @points: (array length=n_points): copied
 * @closed: whether the last point is joined to the first
 *
 * Returns: (transfer none), as of a rectangle
 */
DmShape *dm_scene_builder_add_path (DmSceneBuilder *builder, const DmPoint *points, guint n_points,
                                    gboolean closed, DmColor fill) {
  DmShape *shape = add_shape (builder, DM_SHAPE_PATH, (DmBox){ 0, 0, 0, 0 }, fill);

  shape->n_points = n_points;
  shape->points = g_memdup2 (points, n_points * sizeof (DmPoint));
  shape->closed = closed;
  shape->box = dm_shape_get_bounds (shape);
  return shape;
}

/**
 * dm_scene_builder_add_text: adds one line of text.
 * @text: kept as it is shown, see dm_text_dup_shown()
 * @x: its left end in px, whatever its direction
 * @baseline: in px from the scene's top
 * @width: its advance in px, as measured
 *
 * Returns: (transfer none), as of a rectangle
 */
DmShape *dm_scene_builder_add_text (DmSceneBuilder *builder, const char *text, DmFont font,
                                    double x, double baseline, double width, DmColor ink) {
  DmShape *shape = add_shape (builder, DM_SHAPE_TEXT, (DmBox){ x, baseline, width, 0 }, ink);

  shape->font = font;
  shape->text = dm_text_dup_shown (text);
  return shape;
}
