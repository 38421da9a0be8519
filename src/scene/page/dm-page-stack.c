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

/* A page describes itself by the sentences of its scenes, but not by thousands of them. */
#define MAX_DESCRIBED 200

typedef struct {
  const DmStack *stack;
  DmMapLook look;
} Layout;

static gboolean is_rtl (void) {
  int n_scripts = 0;
  const PangoScript *scripts
      = pango_language_get_scripts (pango_language_get_default (), &n_scripts);

  if (scripts == NULL || n_scripts == 0)
    return FALSE;
  switch ((int) scripts[0]) {
  case PANGO_SCRIPT_ARABIC:
  case PANGO_SCRIPT_HEBREW:
  case PANGO_SCRIPT_SYRIAC:
  case PANGO_SCRIPT_THAANA:
  case PANGO_SCRIPT_NKO:
    return TRUE;
  default:
    return FALSE;
  }
}

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

static void describe (DmPage *page, GPtrArray *scenes) {
  GString *description = g_string_new (NULL);

  for (guint i = 0; i < MIN (scenes->len, MAX_DESCRIBED); i++) {
    const char *label = dm_scene_get_label (g_ptr_array_index (scenes, i));

    if (label == NULL || *label == '\0')
      continue;
    if (description->len > 0)
      g_string_append_c (description, '\n');
    g_string_append (description, label);
  }
  page->description = g_string_free (description, FALSE);
}

/* Takes the scenes out of @scenes and stacks them, @x and @y from the page's corner. */
static void stack (DmPage *page, GPtrArray *scenes, double x, double y) {
  describe (page, scenes);
  for (guint i = 0; i < scenes->len; i++) {
    DmScene *scene = dm_scene_ref (g_ptr_array_index (scenes, i));

    dm_page_add (page, scene, x, y);
    y += dm_scene_get_height (scene);
  }
}

static DmPage *new_natural (Layout *layout, const char *title) {
  double height;
  g_autoptr (GPtrArray) scenes = lay_out (layout, G_MAXDOUBLE, &height);
  DmPage *page = dm_page_new (layout->look.style, layout->look.width_px, ceil (height), title);

  stack (page, scenes, 0, 0);
  return page;
}

/* What remains of the page is shared out over and under the map. */
static DmPage *new_filling (Layout *layout, const char *title, double width, double aspect) {
  double height, page_width = width, page_height;
  g_autoptr (GPtrArray) scenes = NULL;
  DmPage *page;

  layout->look.width_px = width;
  scenes = lay_out (layout, G_MAXDOUBLE, &height);
  page_width = MAX (width, height / aspect);
  page_height = page_width * aspect;
  page = dm_page_new (layout->look.style, page_width, page_height, title);
  stack (page, scenes, (page_width - width) / 2, (page_height - height) / 2);
  return page;
}

/**
 * dm_page_new_stack:
 * @stack: a view
 * @style: how it looks
 * @stage: how far its rows are folded at least
 * @width_px: of the page to fill, for whose shape it is laid out anew; 0 for the natural width
 * @height_px: likewise
 * @scale: (out) (optional): what to scale the page by for the size asked for
 *
 * The whole of a view on one page. Type is as large as fits; rows fold by stages before it gets too small to read, where the view
 * knows stages. With one of the sizes 0 the other follows from what is shown.
 *
 * Returns: (transfer full): the page
 */
DmPage *dm_page_new_stack (const DmStack *stack, DmStyle *style, DmStage stage, double width_px,
                           double height_px, double *scale) {
  Layout layout = { stack, { .style = style, .stage = stage, .rtl = is_rtl () } };
  double width, ratio = 1;
  DmPage *page;

  if (width_px > 0 && height_px > 0) {
    width = choose_width (&layout, width_px, height_px / width_px);
    if (width <= 0)
      width = dm_stack_get_width (stack, DM_PAGE_NATURAL_WIDTH);
    page = new_filling (&layout, stack->title, width, height_px / width_px);
    ratio = width_px / page->width_px;
  } else {
    layout.look.width_px = dm_stack_get_width (
        stack, width_px > 0 ? MAX (width_px, MIN_LAYOUT_WIDTH) : DM_PAGE_NATURAL_WIDTH);
    page = new_natural (&layout, stack->title);
    if (width_px > 0)
      ratio = width_px / page->width_px;
    else if (height_px > 0)
      ratio = height_px / page->height_px;
  }
  if (scale != NULL)
    *scale = ratio;
  return page;
}
