/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map.h"

G_BEGIN_DECLS

typedef struct _DmStack DmStack;

/** DmStackPart: what a scene of a stack is to those around it, where a stack is broken over pages. */
typedef enum {
  DM_STACK_FIGURE, /* stands for itself */
  DM_STACK_HEAD,   /* over all */
  DM_STACK_HEADING, /* over the rows that follow: stays with the first of them, and comes again on their next page */
  DM_STACK_ROW,    /* under the heading before it */
  DM_STACK_FOOTER, /* under all: never alone on a page */
} DmStackPart;

/**
 * DmStack:
 * @title: of the whole
 * @heading, @caption: (nullable): what stands over its scenes in place of the model's title, and words under that
 * @n_scenes: how many scenes stand under one another
 * @folds: whether its scenes know the stages of a look
 * @new_scene: (transfer full): makes the nth scene
 * @get_width: (nullable): how wide the scenes are where they need more than a width; %NULL where any will do
 * @get_part: (nullable): what the nth scene is; %NULL where all are figures
 * @new_running_head: (transfer full) (nullable): what stands over its scenes on each page but the first
 * @new_heading: (transfer full) (nullable): a heading anew, over one of its rows; %NULL where it looks as it does over the first
 * @finalize: (nullable): frees what the stack holds, but not the stack
 *
 * A view as scenes under one another, each made when it is needed: the window makes those in sight, an export makes them all. What they
 * show is immutable. Whoever makes one embeds this as its first member; reference-counted, and once others have it safe to use from any
 * thread, each with a look of its own.
 */
struct _DmStack {
  gatomicrefcount ref_count;
  char *title;
  char *heading, *caption;
  guint n_scenes;
  gboolean folds;
  DmScene *(*new_scene) (const DmStack *stack, guint nth, const DmMapLook *look);
  double (*get_width) (const DmStack *stack, double width_px);
  DmStackPart (*get_part) (const DmStack *stack, guint nth);
  DmScene *(*new_running_head) (const DmStack *stack, const DmMapLook *look);
  DmScene *(*new_heading) (const DmStack *stack, guint heading, guint row, const DmMapLook *look);
  void (*finalize) (DmStack *stack);
};

gpointer dm_stack_alloc (gsize size, const char *title);
DmStack *dm_stack_ref (DmStack *stack);
void dm_stack_unref (DmStack *stack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmStack, dm_stack_unref)

void dm_stack_set_heading (DmStack *stack, const char *heading, const char *caption);
double dm_stack_get_width (const DmStack *stack, double width_px);
DmScene *dm_stack_new_scene (const DmStack *stack, guint nth, const DmMapLook *look);
DmStackPart dm_stack_get_part (const DmStack *stack, guint nth);
DmScene *dm_stack_new_running_head (const DmStack *stack, const DmMapLook *look);
DmScene *dm_stack_new_heading (const DmStack *stack, guint heading, guint row,
                               const DmMapLook *look);

G_END_DECLS
