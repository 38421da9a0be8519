/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-stack-section.h"

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
 * dm_stack_list_sections:
 * @stack: a stack
 *
 * Breaks a view that says several things, as the agreements do, into what can be looked at by itself: a figure, or a heading and the rows under
 * it. Each has the view's head over it, all but the first the shorter one that it has for that; what stands at the end of the view
 * stands at the end of the last.
 *
 * Returns: (transfer full) (element-type DmStack): the sections, at least one
 */
GPtrArray *dm_stack_list_sections (DmStack *stack) {
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_stack_unref);
  Section *section = NULL;
  int head = -1;

  for (guint i = 0; i < stack->n_scenes && stack->get_part != NULL; i++) {
    DmStackPart part = dm_stack_get_part (stack, i);

    if (part == DM_STACK_HEAD && section == NULL) {
      head = (int) i;
      continue;
    }
    if (section == NULL || part == DM_STACK_FIGURE || part == DM_STACK_HEADING)
      section = begin_section (sections, stack, head);
    g_array_append_val (section->scenes, i);
    section->stack.n_scenes++;
  }
  if (sections->len == 0)
    g_ptr_array_add (sections, dm_stack_ref (stack));
  return sections;
}
