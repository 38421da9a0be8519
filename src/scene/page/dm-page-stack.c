/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-page.h"

#include <math.h>

#include "dm-stacks.h"

/* Layouts are tried from narrow, which is large type on the page, to wide. Below MIN_SCALE the
 * smallest type is under 6 px, and rows fold instead. */
#define MIN_LAYOUT_WIDTH 800.0
#define MIN_SCALE 0.5
#define MIN_STRIP_SCALE 0.02

/* Layouts that differ by less than this share look alike. */
#define TOLERANCE 0.01

typedef struct {
  const DmStack *stack;
  DmMapLook look;
} Layout;

/* Lays out the whole stack, or as much of it as @max_height takes. Returns: (element-type DmScene)
 * */
static GPtrArray *lay_out (const Layout *layout, double max_height, double *height) {
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_scene_unref);

  *height = 0;
  for (guint i = 0; i < layout->stack->n_scenes && *height <= max_height; i++) {
    DmScene *scene = dm_stack_new_scene (layout->stack, i, &layout->look);

    g_ptr_array_add (scenes, scene);
    *height += dm_scene_get_height (scene);
  }
  return g_steal_pointer (&scenes);
}

/* Whether the map, laid out @width wide, is no higher than a page of the shape asked for. */
static gboolean fits (Layout *layout, double width, double aspect) {
  double height;
  g_autoptr (GPtrArray) scenes = NULL;

  layout->look.width_px = width;
  scenes = lay_out (layout, width * aspect, &height);
  return height <= width * aspect;
}

/* The narrowest layout that fits, to within %TOLERANCE; 0 if the widest allowed doesn't. */
static double find_width (Layout *layout, double aspect, double narrowest, double widest) {
  if (!fits (layout, widest, aspect))
    return 0;
  if (narrowest >= widest || fits (layout, narrowest, aspect))
    return MIN (narrowest, widest);
  while (widest - narrowest > narrowest * TOLERANCE) {
    double middle = (narrowest + widest) / 2;

    if (fits (layout, middle, aspect))
      widest = middle;
    else
      narrowest = middle;
  }
  return widest;
}

/* Sets the stage and returns the width to lay out at for a page of @page_width; 0 if no stage fits.
 * */
static double choose_width (Layout *layout, double page_width, double aspect) {
  for (int stage = (int) layout->look.stage; stage < DM_N_STAGES; stage++) {
    double least = stage == DM_N_STAGES - 1 ? MIN_STRIP_SCALE : MIN_SCALE;
    double narrowest = dm_stack_get_width (layout->stack, MIN_LAYOUT_WIDTH), width;

    layout->look.stage = (DmStage) stage;
    width = find_width (layout, aspect, narrowest, MAX (page_width / least, narrowest));
    if (width > 0 || !layout->stack->folds)
      return width;
  }
  return 0;
}

/* Where no layout fits: that of those at hand which the page has to make least small. A figure that is as high as it is wide gains by
 * being narrow. */
static double choose_largest (Layout *layout, double page_width, double aspect) {
  const double widths[] = { dm_stack_get_width (layout->stack, DM_PAGE_NATURAL_WIDTH),
                            dm_stack_get_width (layout->stack, MIN_LAYOUT_WIDTH) };
  double best = widths[0], best_scale = 0;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++) {
    double height, scale;

    layout->look.width_px = widths[i];
    g_ptr_array_unref (lay_out (layout, G_MAXDOUBLE, &height));
    scale = MIN (page_width / widths[i], page_width * aspect / height);
    if (scale > best_scale) {
      best_scale = scale;
      best = widths[i];
    }
  }
  return best;
}

/* Takes the scenes out of @scenes and stacks them, @x and @y from the page's corner. */
static void stack (DmPage *page, GPtrArray *scenes, double x, double y) {
  for (guint i = 0; i < scenes->len; i++) {
    DmScene *scene = dm_scene_ref (g_ptr_array_index (scenes, i));

    dm_page_add (page, scene, x, y);
    y += dm_scene_get_height (scene);
  }
  dm_page_describe (page);
}

static DmPage *new_natural (Layout *layout, const char *title) {
  double height;
  g_autoptr (GPtrArray) scenes = lay_out (layout, G_MAXDOUBLE, &height);
  DmPage *page = dm_page_new (layout->look.style, layout->look.width_px, ceil (height), title);

  stack (page, scenes, 0, 0);
  return page;
}

/* What remains of the page is shared out over and under the map; where pages have a foot, all is under it, so that heads stand still
 * from page to page. */
static DmPage *new_filling (Layout *layout, double width, double aspect, double foot) {
  const DmStack *stack_of = layout->stack;
  double height, page_width, page_height;
  g_autoptr (GPtrArray) scenes = NULL;
  DmPage *page;

  layout->look.width_px = width;
  scenes = lay_out (layout, G_MAXDOUBLE, &height);
  page_width = MAX (width, height / (aspect - foot));
  page_height = page_width * aspect;
  page = dm_page_new (layout->look.style, page_width, page_height, stack_of->title);
  stack (page, scenes, (page_width - width) / 2, foot > 0 ? 0 : (page_height - height) / 2);
  return page;
}

/**
 * dm_page_new_fitted:
 * @stack: a view
 * @look: how it looks; its width doesn't matter, its stage is the least that its rows are folded
 * @width_px: of the page
 * @height_px: of the page
 * @foot_px: how much of that is left empty at the bottom
 *
 * The whole of a view on a page of a size. Type is as large as fits; rows fold by stages before it gets too small to read, where the
 * view knows stages.
 *
 * Returns: (transfer full): the page
 */
DmPage *dm_page_new_fitted (const DmStack *stack, const DmMapLook *look, double width_px,
                            double height_px, double foot_px) {
  Layout layout = { stack, *look };
  double aspect = height_px / width_px, foot = foot_px / width_px;
  double width = choose_width (&layout, width_px, aspect - foot);
  DmPage *page;

  if (width <= 0)
    width = choose_largest (&layout, width_px, aspect - foot);
  page = new_filling (&layout, width, aspect, foot);
  page->scale = width_px / page->width_px;
  return page;
}

/**
 * dm_page_new_stack:
 * @stack: a view
 * @style: how it looks
 * @stage: how far its rows are folded at least
 * @width_px: of the page to fill, for whose shape it is laid out anew; 0 for the natural width
 * @height_px: likewise
 *
 * The whole of a view on one page: dm_page_new_fitted() where both sizes are given. With one of the sizes 0 the other follows from
 * what is shown.
 *
 * Returns: (transfer full): the page
 */
DmPage *dm_page_new_stack (const DmStack *stack, DmStyle *style, DmStage stage, double width_px,
                           double height_px) {
  Layout layout = { stack, { .style = style, .stage = stage, .rtl = dm_page_is_rtl () } };
  DmPage *page;

  if (width_px > 0 && height_px > 0)
    return dm_page_new_fitted (stack, &layout.look, width_px, height_px, 0);
  layout.look.width_px = dm_stack_get_width (stack, width_px > 0 ? MAX (width_px, MIN_LAYOUT_WIDTH)
                                                                 : DM_PAGE_NATURAL_WIDTH);
  page = new_natural (&layout, stack->title);
  if (width_px > 0)
    page->scale = width_px / page->width_px;
  else if (height_px > 0)
    page->scale = height_px / page->height_px;
  return page;
}
