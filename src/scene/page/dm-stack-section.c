/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-stack-section.h"

#include <math.h>

/* Rows that fold and still are too many to be seen together come some at a time, unless there are so many that only an overview makes
 * sense. */
#define MOST_SECTIONS 12
#define MOST_ROWS 240

/* Some of the scenes of a stack, under its head. */
typedef struct {
  DmStack stack;
  DmStack *of;
  gboolean first;
  int head;       /* which scene stands over all; -1 for none */
  GArray *scenes; /* of guint */
} Section;

static DmScene *new_head (const Section *section, const DmMapLook *look) {
  DmScene *running = section->first ? NULL : dm_stack_new_running_head (section->of, look);

  return running != NULL ? running : dm_stack_new_scene (section->of, (guint) section->head, look);
}

/* Which scene of the whole the nth one is. */
static guint get_scene (const Section *section, guint nth) {
  return section->head < 0 ? g_array_index (section->scenes, guint, nth)
         : nth == 0        ? (guint) section->head
                           : g_array_index (section->scenes, guint, nth - 1);
}

static DmScene *section_new_scene (const DmStack *stack, guint nth, const DmMapLook *look) {
  const Section *section = (const Section *) stack;

  if (section->head >= 0 && nth == 0)
    return new_head (section, look);
  return dm_stack_new_scene (section->of, get_scene (section, nth), look);
}

static double section_get_width (const DmStack *stack, double width_px) {
  return dm_stack_get_width (((const Section *) stack)->of, width_px);
}

static DmStackPart section_get_part (const DmStack *stack, guint nth) {
  const Section *section = (const Section *) stack;

  return dm_stack_get_part (section->of, get_scene (section, nth));
}

static DmScene *section_new_running_head (const DmStack *stack, const DmMapLook *look) {
  return dm_stack_new_running_head (((const Section *) stack)->of, look);
}

static DmScene *section_new_heading (const DmStack *stack, guint heading, guint row,
                                     const DmMapLook *look) {
  const Section *section = (const Section *) stack;

  return dm_stack_new_heading (section->of, get_scene (section, heading), get_scene (section, row),
                               look);
}

static void section_finalize (DmStack *stack) {
  Section *section = (Section *) stack;

  dm_stack_unref (section->of);
  g_array_unref (section->scenes);
}

static Section *begin_section (GPtrArray *sections, DmStack *of, int head) {
  Section *section = dm_stack_alloc (sizeof (Section), of->title);

  section->of = dm_stack_ref (of);
  section->first = sections->len == 0;
  section->head = head;
  section->scenes = g_array_new (FALSE, FALSE, sizeof (guint));
  section->stack.n_scenes = head >= 0 ? 1 : 0;
  section->stack.folds = of->folds;
  section->stack.new_scene = section_new_scene;
  section->stack.get_width = section_get_width;
  section->stack.get_part = section_get_part;
  section->stack.new_running_head = section_new_running_head;
  section->stack.new_heading = section_new_heading;
  section->stack.finalize = section_finalize;
  if (of->heading != NULL)
    dm_stack_set_heading (&section->stack, of->heading, of->caption);
  g_ptr_array_add (sections, section);
  return section;
}

/**
 * dm_stack_is_again:
 * @stack: a section
 * @nth: one of its scenes
 *
 * Returns: whether it stands in a section before, too: the head, and a heading over more of its rows
 */
gboolean dm_stack_is_again (const DmStack *stack, guint nth) {
  const Section *section = (const Section *) stack;

  if (stack->new_scene != section_new_scene) /* the whole */
    return FALSE;
  if (section->head >= 0 && nth == 0)
    return !section->first;
  return section_get_part (stack, nth) == DM_STACK_HEADING && nth + 1 < stack->n_scenes
         && get_scene (section, nth + 1) != get_scene (section, nth) + 1;
}

/* The sections of a stack while it is gone through. */
typedef struct {
  DmStack *of;
  guint most_rows; /* 0 for any number */
  GPtrArray *sections;
  int head, heading; /* scenes, -1 for none */
  Section *section;  /* (nullable): the last one */
  guint n_rows;      /* of it */
  guint row_limit;   /* under the heading at hand */
} Breaking;

static void begin (Breaking *breaking) {
  breaking->section = begin_section (breaking->sections, breaking->of, breaking->head);
  breaking->n_rows = 0;
}

static void append (Breaking *breaking, guint scene) {
  g_array_append_val (breaking->section->scenes, scene);
  breaking->section->stack.n_scenes++;
}

static guint count_rows (const DmStack *stack, guint first) {
  guint n = 0;

  while (first + n < stack->n_scenes && dm_stack_get_part (stack, first + n) == DM_STACK_ROW)
    n++;
  return n;
}

/* Where the rows ahead are too many for a section they are dealt out evenly. */
static void limit_rows (Breaking *breaking, guint first) {
  guint n_rows = count_rows (breaking->of, first), most = breaking->most_rows;
  guint n_parts = most > 0 ? MAX ((n_rows + most - 1) / most, 1) : 1;

  breaking->row_limit = MAX ((n_rows + n_parts - 1) / n_parts, 1);
}

/* Headings stay together with the one before as long as there is room for all of their rows. */
static void add_heading (Breaking *breaking, guint nth) {
  guint n_rows = count_rows (breaking->of, nth + 1);
  gboolean joins = breaking->section != NULL && breaking->most_rows > 0
                   && breaking->n_rows + n_rows <= breaking->most_rows;

  if (!joins)
    begin (breaking);
  limit_rows (breaking, nth + 1);
  if (joins)
    breaking->row_limit = breaking->most_rows;
  breaking->heading = (int) nth;
  append (breaking, nth);
}

static void add_row (Breaking *breaking, guint nth) {
  if (breaking->section == NULL) {
    begin (breaking);
    limit_rows (breaking, nth);
  } else if (breaking->most_rows > 0 && breaking->n_rows >= breaking->row_limit) {
    begin (breaking);
    if (breaking->heading >= 0)
      append (breaking, (guint) breaking->heading);
  }
  append (breaking, nth);
  breaking->n_rows++;
}

static void add (Breaking *breaking, guint nth) {
  switch (dm_stack_get_part (breaking->of, nth)) {
  case DM_STACK_HEAD:
    if (breaking->section == NULL) {
      breaking->head = (int) nth;
      return;
    }
    break;
  case DM_STACK_HEADING:
    add_heading (breaking, nth);
    return;
  case DM_STACK_ROW:
    add_row (breaking, nth);
    return;
  case DM_STACK_FIGURE:
    begin (breaking);
    break;
  case DM_STACK_FOOTER:
  default:
    if (breaking->section == NULL)
      begin (breaking);
    break;
  }
  append (breaking, nth);
}

/**
 * dm_stack_list_sections:
 * @stack: a stack
 * @most_rows: how many rows a section may have, 0 for all that stand under its heading
 *
 * Breaks a view into what can be looked at by itself: a figure, or a heading and the rows under it; with @most_rows as many headings as
 * there is room for, and of those with more rows some at a time, the heading over each. Every section has the view's head over it, all but
 * the first the shorter one that it has for that; what stands at the end of the view stands at the end of the last.
 *
 * Returns: (transfer full) (element-type DmStack): the sections, at least one
 */
GPtrArray *dm_stack_list_sections (DmStack *stack, guint most_rows) {
  Breaking breaking = {
    .of = stack,
    .most_rows = most_rows,
    .sections = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_stack_unref),
    .head = -1,
    .heading = -1,
  };

  for (guint i = 0; i < stack->n_scenes && stack->get_part != NULL; i++)
    add (&breaking, i);
  if (breaking.sections->len == 0)
    g_ptr_array_add (breaking.sections, dm_stack_ref (stack));
  return breaking.sections;
}

/* How many rows of @stack, folded to a line each, fit under one another in a room. */
static guint count_folded_rows (const DmStack *stack, DmStyle *style, double width_px,
                                double height_px) {
  const DmMapLook look = { .style = style, .stage = DM_STAGE_LINE, .width_px = width_px };
  double rows = 0, heading = 0, around = 0;
  guint n_rows = 0;

  for (guint i = 0; i < stack->n_scenes; i++) {
    g_autoptr (DmScene) scene = dm_stack_new_scene (stack, i, &look);
    DmStackPart part = dm_stack_get_part (stack, i);
    double height = dm_scene_get_height (scene);

    n_rows += part == DM_STACK_ROW;
    rows += part == DM_STACK_ROW ? height : 0;
    heading = part == DM_STACK_HEADING ? MAX (heading, height) : heading;
    around += part == DM_STACK_HEAD || part == DM_STACK_FOOTER ? height : 0;
  }
  return (guint) MAX (floor ((height_px - around - heading) * n_rows / MAX (rows, 1)), 1);
}

/**
 * dm_stack_list_folded_sections:
 * @stack: a view
 * @style: how it looks
 * @width_px: of the room that there is, in px of a layout that can just be read there
 * @height_px: likewise
 *
 * Breaks a view whose rows fold into sections, see dm_stack_list_sections(), where even folded to lines they can't be read together.
 *
 * Returns: (transfer full) (nullable) (element-type DmStack): two sections or more; %NULL where it is looked at as a whole, because all
 *   fits or because there are so many rows that only an overview makes sense
 */
GPtrArray *dm_stack_list_folded_sections (DmStack *stack, DmStyle *style, double width_px,
                                          double height_px) {
  g_autoptr (GPtrArray) sections = NULL;

  if (!stack->folds || stack->get_part == NULL || stack->n_scenes > MOST_ROWS)
    return NULL;
  sections = dm_stack_list_sections (stack, count_folded_rows (stack, style, width_px, height_px));
  return sections->len > 1 && sections->len <= MOST_SECTIONS ? g_steal_pointer (&sections) : NULL;
}
