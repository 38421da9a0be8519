/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-pages-private.h"

/* What is higher than a page is made as small as this to get onto it; smaller, and nobody could read it: it is cut instead. */
#define LEAST_SCALE 0.6

/* Of the page's height: a running head that takes more, because of a title as long as a page, is left out. */
#define MOST_HEAD_SHARE 0.4

/* A cut keeps out of lines of text, unless that leaves less than this share of the room in use. */
#define LEAST_CUT_SHARE 0.3

typedef struct {
  DmPages *pages;
  const DmStack *stack;
  DmSheet sheet;
  double y, bottom; /* the next scene's place on the page, and where the foot begins */
  gboolean fresh;   /* nothing is on the page but what comes again */
  guint n_here;     /* scenes on the page that are neither its head nor a heading */
  int heading;      /* over the rows at hand, -1 for none */
  DmPage *page;
} Breaker;

static double get_room (const Breaker *breaker) {
  return breaker->bottom - breaker->y;
}

static void place (Breaker *breaker, DmScene *scene, double scale, gboolean repeats) {
  double x = (breaker->page->width_px - dm_scene_get_width (scene) * scale) / 2;
  DmPlaced *placed = dm_page_add (breaker->page, scene, MAX (x, 0), breaker->y);

  placed->scale = scale;
  placed->repeats = repeats;
  breaker->y += dm_scene_get_height (scene) * scale;
}

/* Places what comes again at the top of a page, unless it left too little room. */
static void place_again (Breaker *breaker, DmScene *scene) {
  if (scene == NULL)
    return;
  if (breaker->y + dm_scene_get_height (scene) <= breaker->bottom * MOST_HEAD_SHARE)
    place (breaker, scene, 1, TRUE);
  else
    dm_scene_unref (scene);
}

static void begin_page (Breaker *breaker) {
  double width = breaker->sheet.layout_width;

  breaker->page = dm_page_new (breaker->sheet.look.style, width, breaker->sheet.layout_height,
                               breaker->stack->title);
  breaker->page->scale = breaker->sheet.width_px / width;
  dm_pages_add_page (breaker->pages, breaker->page);
  breaker->y = 0;
  breaker->fresh = TRUE;
  breaker->n_here = 0;
}

/* @nth: the scene that comes next */
static void turn_page (Breaker *breaker, guint nth) {
  dm_page_describe (breaker->page);
  begin_page (breaker);
  place_again (breaker, dm_stack_new_running_head (breaker->stack, &breaker->sheet.look));
  if (breaker->heading >= 0 && breaker->heading != (int) nth)
    place_again (breaker, dm_stack_new_heading (breaker->stack, (guint) breaker->heading, nth,
                                                &breaker->sheet.look));
}

/* A scene laid out anew, as wide as gets all of it into a room; NULL where it had to be too small to be read. */
static DmScene *shrink (Breaker *breaker, guint nth, double height, double room, double *scale) {
  DmMapLook look = breaker->sheet.look;
  double width = breaker->page->width_px;
  DmScene *scene;

  if (room < height * LEAST_SCALE)
    return NULL;
  look.width_px = look.width_px * height / room;
  scene = dm_stack_new_scene (breaker->stack, nth, &look);
  *scale = MIN (MIN (width / dm_scene_get_width (scene), room / dm_scene_get_height (scene)), 1);
  if (*scale >= LEAST_SCALE)
    return scene;
  dm_scene_unref (scene);
  return NULL;
}

/* The lowest place above @to, and under @from, where no line of text is. */
static double find_cut (const DmScene *scene, double from, double to) {
  double cut = to, last;

  do {
    last = cut;
    for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
      const DmShape *shape = dm_scene_get_shape (scene, i);
      DmBox bounds = dm_shape_get_bounds (shape);

      if (shape->kind == DM_SHAPE_TEXT && bounds.y < cut && bounds.y + bounds.height > cut)
        cut = bounds.y;
    }
  } while (cut < last);
  return cut > from + (to - from) * LEAST_CUT_SHARE ? cut : to;
}

static void cut (Breaker *breaker, DmScene *scene, guint nth) {
  double from = 0, height = dm_scene_get_height (scene);

  for (;;) {
    double to = from + get_room (breaker);
    DmPlaced *placed;

    to = to < height ? find_cut (scene, from, to) : height;
    placed = dm_page_add (breaker->page, dm_scene_ref (scene), 0, breaker->y);
    placed->from = from;
    placed->to = to;
    breaker->y += to - from;
    from = to;
    if (from >= height)
      break;
    turn_page (breaker, nth);
  }
  dm_scene_unref (scene);
}

/* Whether a scene is to begin a page of its own. @height: of what is to stay together. A figure makes itself smaller rather than
 * leave a title alone on its page. */
static gboolean wants_page (const Breaker *breaker, guint nth, DmStackPart part, double height) {
  if (height <= get_room (breaker) || breaker->fresh)
    return FALSE;
  if (breaker->n_here > 0)
    return TRUE;
  if (part == DM_STACK_FIGURE)
    return get_room (breaker) < height * LEAST_SCALE;
  return breaker->heading < 0 || breaker->heading == (int) nth;
}

/* @after: the height of what follows on the same page */
static void add_scene (Breaker *breaker, guint nth, DmScene *scene, double after) {
  DmStackPart part = dm_stack_get_part (breaker->stack, nth);
  double height = dm_scene_get_height (scene), scale = 1;
  DmScene *shrunk;

  if (part == DM_STACK_HEADING)
    breaker->heading = (int) nth;
  else if (part != DM_STACK_ROW)
    breaker->heading = -1;
  if (wants_page (breaker, nth, part, height + after))
    turn_page (breaker, nth);
  if (part == DM_STACK_HEADING)
    after = 0; /* a row that doesn't fit even so takes care of itself */
  if (height + after > get_room (breaker)) {
    shrunk = shrink (breaker, nth, height, get_room (breaker) - after, &scale);
    if (shrunk == NULL) {
      cut (breaker, scene, nth);
    } else {
      place (breaker, shrunk, scale, FALSE);
      dm_scene_unref (scene);
    }
  } else {
    place (breaker, scene, 1, FALSE);
  }
  breaker->fresh = FALSE;
  breaker->n_here += part == DM_STACK_ROW || part == DM_STACK_FIGURE;
}

/* How much of what follows a scene is to stay on its page: a heading isn't left alone at the foot of a page, nor a footer at the head
 * of one. */
static double keep (const DmStack *stack, guint nth, const DmScene *next) {
  if (next == NULL
      || (dm_stack_get_part (stack, nth) != DM_STACK_HEADING
          && dm_stack_get_part (stack, nth + 1) != DM_STACK_FOOTER))
    return 0;
  return dm_scene_get_height (next);
}

/* A view that needs more room than a page has is laid out wider, and drawn smaller. */
static void set_sheet (Breaker *breaker, DmSheet sheet) {
  double width = dm_stack_get_width (breaker->stack, sheet.layout_width);

  breaker->bottom
      = width * sheet.height_px / sheet.width_px - DM_PAGES_FOOT * width / sheet.layout_width;
  sheet.layout_height = width * sheet.height_px / sheet.width_px;
  sheet.layout_width = sheet.look.width_px = width;
  breaker->sheet = sheet;
}

/**
 * dm_pages_add_stack:
 * @pages: pages
 * @stack: a view
 * @style: how it looks
 * @setup: how large pages are
 *
 * Lays a view out anew for a page's width and breaks it over as many pages as it takes, between its scenes. Pages after the first have
 * a running head, and the heading that their rows are under. What is higher than a page is made smaller, and cut where that makes it too
 * small to read.
 */
void dm_pages_add_stack (DmPages *pages, const DmStack *stack, DmStyle *style,
                         const DmPageSetup *setup) {
  Breaker breaker = { .pages = pages, .stack = stack, .heading = -1 };
  DmScene *next;

  set_sheet (&breaker, dm_sheet_new (style, setup));
  begin_page (&breaker);
  next = stack->n_scenes > 0 ? dm_stack_new_scene (stack, 0, &breaker.sheet.look) : NULL;
  for (guint i = 0; i < stack->n_scenes && next != NULL; i++) {
    DmScene *scene = next;
    gboolean goes_on = i + 1 < stack->n_scenes && !g_cancellable_is_cancelled (setup->cancellable);

    next = goes_on ? dm_stack_new_scene (stack, i + 1, &breaker.sheet.look) : NULL;
    add_scene (&breaker, i, scene, keep (stack, i, next));
  }
  dm_page_describe (breaker.page);
}
