/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-scene.h"

G_BEGIN_DECLS

/** DmSceneBuilder: collects the shapes and marks of one scene. Shapes belong to the mark open when
 * they are added. */
typedef struct _DmSceneBuilder DmSceneBuilder;

DmSceneBuilder *dm_scene_builder_new (double width_px);
void dm_scene_builder_free (DmSceneBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmSceneBuilder, dm_scene_builder_free)

/** DmSceneTeller: says what the scene as a whole shows. May be called in any thread. Returns: (transfer full) */
typedef char *(*DmSceneTeller) (gpointer told_of);

void dm_scene_builder_set_teller (DmSceneBuilder *builder, DmSceneTeller teller, gpointer told_of,
                                  GDestroyNotify forget);

/** dm_scene_builder_end: frees @builder. Returns: (transfer full) the scene */
DmScene *dm_scene_builder_end (DmSceneBuilder *builder, double height_px, const char *label);

/* @id, @label and @sentence are taken. A mark's box is that of its shapes and of the marks begun
 * inside of it unless set; its anchor is the middle of its box unless set. Marks nest: a lane stays
 * open while its demand is added, and is one behind it. A mark begun later is on top. The shapes
 * returned by the add functions may be changed (stroke, dash, fill style) until the next one is
 * added. */
void dm_scene_builder_begin_mark (DmSceneBuilder *builder, DmMarkKind kind, char *id, int issue,
                                  int party, char *label, char *sentence);
void dm_scene_builder_end_mark (DmSceneBuilder *builder);
void dm_scene_builder_set_mark_teller (DmSceneBuilder *builder, DmMarkTeller teller, guint first,
                                       guint n);
void dm_scene_builder_speak_for_scene (DmSceneBuilder *builder);
void dm_scene_builder_set_mark_box (DmSceneBuilder *builder, DmBox box);
void dm_scene_builder_set_mark_anchor (DmSceneBuilder *builder, double x, double y);

/* What was added so far, in painting order; good until the next shape is added. */
guint dm_scene_builder_get_n_shapes (const DmSceneBuilder *builder);
const DmShape *dm_scene_builder_get_shape (const DmSceneBuilder *builder, guint nth);

DmShape *dm_scene_builder_add_rect (DmSceneBuilder *builder, DmBox box, double radius,
                                    DmColor fill);
DmShape *dm_scene_builder_add_line (DmSceneBuilder *builder, double x1, double y1, double x2,
                                    double y2, double stroke_width, DmColor stroke);
DmShape *dm_scene_builder_add_ellipse (DmSceneBuilder *builder, DmBox box, DmColor fill);
DmShape *dm_scene_builder_add_path (DmSceneBuilder *builder, const DmPoint *points, guint n_points,
                                    gboolean closed, DmColor fill);
DmShape *dm_scene_builder_add_text (DmSceneBuilder *builder, const char *text, DmFont font,
                                    double x, double baseline, double width, DmColor ink);

G_END_DECLS
