/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-edit-private.h"
#include "dm-json-set.h"
#include "dm-writer-private.h"

#define ENTITY_DEPTH 2 /* in a file an entity stands in a list in an object */

/* @self is the index of the entity that this one takes the place of, -1 for none. */
static void check_id (DmReader *reader, DmEntityKind kind, const char *id, int self) {
  int found = dm_model_find (reader->model, kind, id);

  if (found < 0 || found == self)
    return;
  dm_reader_push_name (reader, "id");
  dm_reader_report (reader, DM_SEVERITY_ERROR, dm_json_get (reader->text, "/id"), "duplicate-id",
                    _ ("the id “%s” is used twice"), id);
  dm_reader_pop (reader);
}

/* Returns: (nullable): the entity; %NULL where it has errors, which are told */
static gpointer read_entity (DmEdit *edit, DmEntityKind kind, const char *json, int self) {
  DmReader reader = { 0 };
  gpointer entity = NULL;

  if (dm_edit_begin_reading (edit, &reader, json, ENTITY_DEPTH)) {
    const char *cursor = json;
    entity = dm_reader_read_entity (&reader, kind, &cursor);
    if (reader.n_errors == 0)
      check_id (&reader, kind, *(char **) entity, self);
  }
  if (dm_edit_end_reading (edit, &reader))
    return entity;
  if (entity != NULL)
    dm_entity_unref (kind, entity);
  return NULL;
}

static gboolean is_same (const DmModel *model, DmEntityKind kind, gconstpointer a,
                         gconstpointer b) {
  g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);

  dm_writer_entity (first, model, kind, a);
  dm_writer_entity (second, model, kind, b);
  return g_string_equal (first, second);
}

void dm_edit_put_entity (DmEdit *edit, const DmEditPlace *place, const char *json) {
  DmEntityKind kind = place->entity;
  gpointer entity = read_entity (edit, kind, json, (int) place->index);

  if (entity == NULL)
    return;
  if (is_same (edit->model, kind, dm_model_get (edit->model, kind, place->index), entity)) {
    dm_entity_unref (kind, entity);
    return;
  }
  dm_edit_change (edit);
  if (kind == DM_ENTITY_ISSUE)
    dm_edit_rescale (edit, place->index, entity);
  dm_model_replace (edit->changed, kind, place->index, entity);
}

/* The identity of @n indexes, to be changed. */
static guint *map_new (guint n) {
  guint *map = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    map[i] = i;
  return map;
}

void dm_edit_add_entity (DmEdit *edit, DmEntityKind kind, const char *json, guint before) {
  const DmList *list = edit->model->lists[kind];
  gpointer entity = read_entity (edit, kind, json, -1);

  if (entity == NULL)
    return;
  if (kind == DM_ENTITY_ISSUE)
    ((DmIssue *) entity)->positions = dm_positions_new (((DmIssue *) entity)->scale, 0);
  dm_edit_change (edit);
  edit->changed->lists_given |= 1u << kind;
  before = MIN (before, list->length);
  dm_model_take_list (edit->changed, kind, dm_list_insert (list, before, entity));
  if (before == list->length)
    return;
  g_autofree guint *map = map_new (list->length);
  for (guint i = before; i < list->length; i++)
    map[i] = i + 1;
  dm_edit_follow (edit, kind, map);
}

static void hurt_positions (DmEdit *edit, guint index) {
  const DmPositions *positions = dm_model_get_issue (edit->model, index)->positions;

  for (guint i = 0; i < positions->n_positions; i++) {
    DmTarget target = dm_edit_target_position (edit->model, index, &positions->positions[i], NULL);
    dm_edit_hurt (edit, DM_HURT_POSITION, &target, NULL);
  }
  edit->changed->n_positions -= positions->n_positions;
}

void dm_edit_remove_entity (DmEdit *edit, const DmEditPlace *place) {
  DmEntityKind kind = place->entity;
  const DmList *list = edit->model->lists[kind];
  g_autofree guint *map = map_new (list->length);

  dm_edit_change (edit);
  if (kind == DM_ENTITY_ISSUE)
    hurt_positions (edit, place->index);
  dm_model_take_list (edit->changed, kind, dm_list_remove (list, place->index));
  map[place->index] = DM_EDIT_GONE;
  for (guint i = place->index + 1; i < list->length; i++)
    map[i] = i - 1;
  dm_edit_follow (edit, kind, map);
}

void dm_edit_move_entity (DmEdit *edit, const DmEditPlace *place, guint to) {
  DmEntityKind kind = place->entity;
  const DmList *list = edit->model->lists[kind];
  g_autofree guint *map = map_new (list->length);

  to = MIN (to, list->length - 1);
  if (to == place->index)
    return;
  gpointer entity = g_atomic_rc_box_acquire (dm_list_get (list, place->index));
  g_autoptr (DmList) without = dm_list_remove (list, place->index);
  dm_edit_change (edit);
  dm_model_take_list (edit->changed, kind, dm_list_insert (without, to, entity));
  for (guint i = place->index + 1; i <= to; i++)
    map[i] = i - 1;
  for (guint i = to; i < place->index; i++)
    map[i] = i + 1;
  map[place->index] = to;
  dm_edit_follow (edit, kind, map);
}
