/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-stack.h"

/**
 * dm_stack_alloc:
 * @size: of the structure whose first member is the stack
 * @title: what the whole is called
 *
 * Returns: (transfer full): a stack, zeroed but for its title and its one reference
 */
gpointer dm_stack_alloc (gsize size, const char *title) {
  DmStack *stack = g_malloc0 (size);

  g_atomic_ref_count_init (&stack->ref_count);
  stack->title = g_strdup (title);
  return stack;
}

/** dm_stack_ref: Returns: (transfer full): @stack, with one reference more */
DmStack *dm_stack_ref (DmStack *stack) {
  g_atomic_ref_count_inc (&stack->ref_count);
  return stack;
}

/** dm_stack_unref: gives a reference back; the last one frees the stack */
void dm_stack_unref (DmStack *stack) {
  if (!g_atomic_ref_count_dec (&stack->ref_count))
    return;
  if (stack->finalize != NULL)
    stack->finalize (stack);
  g_free (stack->title);
  g_free (stack->heading);
  g_free (stack->caption);
  g_free (stack);
}

/**
 * dm_stack_set_heading:
 * @stack: a stack that nobody else has yet
 * @heading: what it is called in place of the model's title
 * @caption: (nullable): words under that
 *
 * Makes a view a step of a briefing.
 */
void dm_stack_set_heading (DmStack *stack, const char *heading, const char *caption) {
  g_free (stack->title);
  stack->title = g_strdup (heading);
  g_free (stack->heading);
  stack->heading = g_strdup (heading);
  g_free (stack->caption);
  stack->caption = g_strdup (caption);
}

/**
 * dm_stack_get_width:
 * @stack: a stack
 * @width_px: how wide it may be
 *
 * Returns: how wide its scenes are, in px: @width_px or, where that is too narrow, more
 */
double dm_stack_get_width (const DmStack *stack, double width_px) {
  double width = MAX (width_px, DM_MAP_MIN_WIDTH);

  return stack->get_width != NULL ? stack->get_width (stack, width) : width;
}

/* A step of a briefing has a heading of its own. */
static DmMapLook get_look (const DmStack *stack, const DmMapLook *look) {
  DmMapLook own = *look;

  own.heading = stack->heading;
  own.caption = stack->caption;
  return own;
}

/**
 * dm_stack_new_scene:
 * @stack: a stack
 * @nth: which of its scenes
 * @look: how it looks
 *
 * Returns: (transfer full): the scene
 */
DmScene *dm_stack_new_scene (const DmStack *stack, guint nth, const DmMapLook *look) {
  DmMapLook own = get_look (stack, look);

  g_return_val_if_fail (nth < stack->n_scenes, NULL);
  return stack->new_scene (stack, nth, &own);
}

/**
 * dm_stack_get_part:
 * @stack: a stack
 * @nth: which of its scenes
 *
 * Returns: what it is to those around it
 */
DmStackPart dm_stack_get_part (const DmStack *stack, guint nth) {
  g_return_val_if_fail (nth < stack->n_scenes, DM_STACK_FIGURE);
  return stack->get_part != NULL ? stack->get_part (stack, nth) : DM_STACK_FIGURE;
}

/**
 * dm_stack_new_running_head:
 * @stack: a stack
 * @look: how it looks
 *
 * Returns: (transfer full) (nullable): what stands over its scenes on each page but the first
 */
DmScene *dm_stack_new_running_head (const DmStack *stack, const DmMapLook *look) {
  DmMapLook own = get_look (stack, look);

  return stack->new_running_head != NULL ? stack->new_running_head (stack, &own) : NULL;
}

/**
 * dm_stack_new_heading:
 * @stack: a stack
 * @heading: which of its scenes is the heading
 * @row: which one it comes again over
 * @look: how it looks
 *
 * Returns: (transfer full): the heading over rows that go on
 */
DmScene *dm_stack_new_heading (const DmStack *stack, guint heading, guint row,
                               const DmMapLook *look) {
  DmMapLook own = get_look (stack, look);

  return stack->new_heading != NULL ? stack->new_heading (stack, heading, row, &own)
                                    : stack->new_scene (stack, heading, &own);
}
