/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-morph.h"

#include <math.h>

/* Text that differs moves as two that change places; everything else as one. */
typedef enum { FADE_NONE, FADE_OUT, FADE_IN } Fade;

/* Both are the morph's own; of text that fades both say the same. */
typedef struct {
  DmShape from, to;
  Fade fade;
} Moving;

struct _DmMorph {
  GArray *moving; /* of Moving */
  GArray *leaving, *coming;
  DmShape now;     /* the latest that was asked for */
  DmPoint *points; /* its points */
};

/* --- a page in pixels --- */

/* A shape and what it is matched by. */
typedef struct {
  DmShape shape;
  char *key; /* (nullable) */
  gboolean matched;
} Flat;

static void clear_shape (DmShape *shape) {
  g_free (shape->points);
  g_free (shape->text);
}

static void clear_flat (Flat *flat) {
  clear_shape (&flat->shape);
  g_free (flat->key);
}

/* Scaled, and then moved. */
static DmShape place_shape (const DmShape *shape, double scale, double x, double y) {
  DmShape placed = *shape;

  placed.box = (DmBox){ shape->box.x * scale + x, shape->box.y * scale + y,
                        shape->box.width * scale, shape->box.height * scale };
  placed.radius *= scale;
  placed.stroke_width *= scale;
  placed.dash *= scale;
  placed.font.size_px *= scale;
  placed.text = g_strdup (shape->text);
  placed.points = g_memdup2 (shape->points, shape->n_points * sizeof (DmPoint));
  for (guint i = 0; i < shape->n_points; i++)
    placed.points[i] = (DmPoint){ shape->points[i].x * scale + x, shape->points[i].y * scale + y };
  return placed;
}

/* The how-manieth shape of a mark it is; what a shape looks like must agree as well. */
static char *make_key (const DmScene *scene, const DmShape *shape, guint *counts) {
  if (shape->mark < 0)
    return NULL;
  return g_strdup_printf ("%s %u %d %d %u %d", dm_scene_get_mark (scene, (guint) shape->mark)->id,
                          counts[shape->mark]++, shape->kind, shape->fill_style, shape->n_points,
                          shape->closed);
}

/* Hatches keep to a raster of their own, and would cost most of a frame. */
static gboolean can_move (const DmShape *shape) {
  return shape->fill_style == DM_FILL_SOLID || shape->fill_style == DM_FILL_FADE_ENDS;
}

static GArray *flatten (const DmPage *page, double scale) {
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Flat));

  g_array_set_clear_func (all, (GDestroyNotify) clear_flat);
  for (guint i = 0; i < page->placed->len; i++) {
    const DmPlaced *placed = &g_array_index (page->placed, DmPlaced, i);
    g_autofree guint *counts = g_new0 (guint, dm_scene_get_n_marks (placed->scene) + 1);

    for (guint s = 0; s < dm_scene_get_n_shapes (placed->scene); s++) {
      const DmShape *shape = dm_scene_get_shape (placed->scene, s);
      Flat flat
          = { place_shape (shape, placed->scale * scale, placed->x * scale, placed->y * scale),
              NULL, FALSE };

      flat.key = make_key (placed->scene, shape, counts);
      if (!can_move (shape))
        g_clear_pointer (&flat.key, g_free);
      g_array_append_val (all, flat);
    }
  }
  return all;
}

/* --- matching --- */

static gboolean is_same_text (const DmShape *a, const DmShape *b) {
  return g_strcmp0 (a->text, b->text) == 0 && fabs (a->font.size_px - b->font.size_px) < 0.01
         && a->font.weight == b->font.weight && a->font.italic == b->font.italic;
}

static void add_moving (DmMorph *morph, const DmShape *from, const DmShape *to, Fade fade) {
  Moving moving = { place_shape (from, 1, 0, 0), place_shape (to, 1, 0, 0), fade };

  g_array_append_val (morph->moving, moving);
}

/* The same text from one place to another. */
static void add_text (DmMorph *morph, const DmShape *text, const DmShape *from, const DmShape *to,
                      Fade fade) {
  DmShape start = *text, end = *text;

  start.box = from->box;
  end.box = to->box;
  add_moving (morph, &start, &end, fade);
}

static void match (DmMorph *morph, const DmShape *from, const DmShape *to) {
  if (from->kind != DM_SHAPE_TEXT || is_same_text (from, to)) {
    add_moving (morph, from, to, FADE_NONE);
    return;
  }
  add_text (morph, from, from, to, FADE_OUT);
  add_text (morph, to, from, to, FADE_IN);
}

/* Of each pair that both have. */
static void match_all (DmMorph *morph, GArray *before, GArray *after) {
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();

  for (guint i = before->len; i-- > 0;) {
    Flat *flat = &g_array_index (before, Flat, i);

    if (flat->key != NULL)
      g_hash_table_insert (known, flat->key, flat);
  }
  for (guint i = 0; i < after->len; i++) {
    Flat *flat = &g_array_index (after, Flat, i);
    Flat *other = flat->key != NULL ? g_hash_table_lookup (known, flat->key) : NULL;

    if (other == NULL || other->matched)
      continue;
    other->matched = flat->matched = TRUE;
    g_ptr_array_add (pairs, other);
    g_ptr_array_add (pairs, flat);
  }
  for (guint i = 0; i < pairs->len; i += 2) {
    Flat *from = g_ptr_array_index (pairs, i), *to = g_ptr_array_index (pairs, i + 1);

    if (pairs->len / 2 > DM_MORPH_MOST)
      from->matched = to->matched = FALSE;
    else
      match (morph, &from->shape, &to->shape);
  }
}

static void take_rest (GArray *all, GArray *rest) {
  for (guint i = 0; i < all->len; i++) {
    Flat *flat = &g_array_index (all, Flat, i);

    if (flat->matched)
      continue;
    g_array_append_val (rest, flat->shape);
    flat->shape.points = NULL;
    flat->shape.text = NULL;
  }
}

static GArray *new_shapes (void) {
  GArray *shapes = g_array_new (FALSE, FALSE, sizeof (DmShape));

  g_array_set_clear_func (shapes, (GDestroyNotify) clear_shape);
  return shapes;
}

static void clear_moving (Moving *moving) {
  clear_shape (&moving->from);
  clear_shape (&moving->to);
}

/**
 * dm_morph_new:
 * @from: the page before
 * @from_scale: pixels for each of its px
 * @to: the page after
 * @to_scale: likewise
 *
 * Finds what both pages have. Shapes are matched by the id of their mark, their place in it, and what kind they are; in the order in
 * which the page after paints them.
 *
 * Returns: (transfer full): the way from one to the other
 */
DmMorph *dm_morph_new (const DmPage *from, double from_scale, const DmPage *to, double to_scale) {
  DmMorph *morph = g_new0 (DmMorph, 1);
  g_autoptr (GArray) before = flatten (from, from_scale), after = flatten (to, to_scale);

  morph->moving = g_array_new (FALSE, FALSE, sizeof (Moving));
  g_array_set_clear_func (morph->moving, (GDestroyNotify) clear_moving);
  morph->leaving = new_shapes ();
  morph->coming = new_shapes ();
  match_all (morph, before, after);
  take_rest (before, morph->leaving);
  take_rest (after, morph->coming);
  return morph;
}

/** dm_morph_free: frees a morph */
void dm_morph_free (DmMorph *morph) {
  if (morph == NULL)
    return;
  g_array_unref (morph->moving);
  g_array_unref (morph->leaving);
  g_array_unref (morph->coming);
  g_free (morph->points);
  g_free (morph);
}

/** dm_morph_get_n_moving: Returns: how many shapes move */
guint dm_morph_get_n_moving (const DmMorph *morph) {
  return morph->moving->len;
}

/** dm_morph_get_leaving: Returns: (transfer none) (element-type DmShape): what is only on the page before */
const GArray *dm_morph_get_leaving (const DmMorph *morph) {
  return morph->leaving;
}

/** dm_morph_get_coming: Returns: (transfer none) (element-type DmShape): what is only on the page after */
const GArray *dm_morph_get_coming (const DmMorph *morph) {
  return morph->coming;
}

/* --- on the way --- */

static double mix (double from, double to, double share) {
  return from + (to - from) * share;
}

/* What has no ink on one side takes the other's, and gets transparent. */
static DmColor mix_ink (DmColor from, DmColor to, double share) {
  if (DM_COLOR_ALPHA (from) == 0)
    from = dm_color_with_alpha (to, 0);
  else if (DM_COLOR_ALPHA (to) == 0)
    to = dm_color_with_alpha (from, 0);
  return dm_color_mix (from, to, share);
}

static void mix_points (DmMorph *morph, const Moving *moving, double share) {
  morph->points = g_renew (DmPoint, morph->points, MAX (moving->from.n_points, 1));
  for (guint i = 0; i < moving->from.n_points; i++)
    morph->points[i] = (DmPoint){ mix (moving->from.points[i].x, moving->to.points[i].x, share),
                                  mix (moving->from.points[i].y, moving->to.points[i].y, share) };
  morph->now.points = morph->points;
}

static void fade (DmShape *shape, Fade how, double share) {
  double alpha = how == FADE_OUT ? 1 - share : share;

  shape->fill = dm_color_with_alpha (shape->fill, dm_color_get_alpha (shape->fill) * alpha);
}

/**
 * dm_morph_get_moving:
 * @morph: a morph
 * @nth: which of what moves
 * @share: how far on the way, from 0 to 1
 *
 * Returns: (transfer none): the shape as it is then; until the next call
 */
const DmShape *dm_morph_get_moving (DmMorph *morph, guint nth, double share) {
  const Moving *moving = &g_array_index (morph->moving, Moving, nth);
  const DmShape *from = &moving->from, *to = &moving->to;
  DmShape *now = &morph->now;

  *now = *to;
  now->box = (DmBox){ mix (from->box.x, to->box.x, share), mix (from->box.y, to->box.y, share),
                      mix (from->box.width, to->box.width, share),
                      mix (from->box.height, to->box.height, share) };
  now->radius = mix (from->radius, to->radius, share);
  now->stroke_width = mix (from->stroke_width, to->stroke_width, share);
  if (from->dash > 0 && to->dash > 0)
    now->dash = mix (from->dash, to->dash, share);
  now->fill = mix_ink (from->fill, to->fill, share);
  now->stroke = mix_ink (from->stroke, to->stroke, share);
  if (from->n_points > 0)
    mix_points (morph, moving, share);
  if (moving->fade != FADE_NONE)
    fade (now, moving->fade, share);
  return now;
}
