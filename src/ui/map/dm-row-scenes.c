/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-row-scenes.h"

#define CAPACITY 64

typedef struct {
  DmRowKey key;   /* owns its result */
  DmScene *scene; /* (nullable): %NULL where there is none */
} Entry;

struct _DmRowScenes {
  Entry entries[CAPACITY]; /* a ring */
  guint next;              /* to be filled in, the oldest */
};

static void entry_clear (Entry *entry) {
  g_clear_pointer (&entry->scene, dm_scene_unref);
  g_clear_pointer (&entry->key.result, dm_issue_result_unref);
}

/** dm_row_scenes_new: Returns: (transfer full): none yet */
DmRowScenes *dm_row_scenes_new (void) {
  return g_rc_box_new0 (DmRowScenes);
}

DmRowScenes *dm_row_scenes_ref (DmRowScenes *self) {
  return g_rc_box_acquire (self);
}

static void clear (gpointer data) {
  dm_row_scenes_clear (data);
}

void dm_row_scenes_unref (DmRowScenes *self) {
  g_rc_box_release_full (self, clear);
}

/**
 * dm_row_scenes_put:
 * @self: scenes
 * @key: of which row
 * @scene: (transfer full): its scene, which takes the place of the one that was put here longest ago
 */
void dm_row_scenes_put (DmRowScenes *self, const DmRowKey *key, DmScene *scene) {
  Entry *entry = &self->entries[self->next];

  entry_clear (entry);
  *entry = (Entry){ *key, scene };
  dm_issue_result_ref (key->result);
  self->next = (self->next + 1) % CAPACITY;
}

static gboolean keys_equal (const DmRowKey *one, const DmRowKey *other) {
  return one->result == other->result && one->look_serial == other->look_serial
         && one->width_px == other->width_px && dm_map_stops_equal (&one->stops, &other->stops);
}

/**
 * dm_row_scenes_take:
 * @self: scenes
 * @key: of which row
 *
 * Returns: (transfer full) (nullable): its scene, taken out; %NULL where it isn't kept
 */
DmScene *dm_row_scenes_take (DmRowScenes *self, const DmRowKey *key) {
  for (guint i = 0; i < CAPACITY; i++) {
    Entry *entry = &self->entries[i];
    DmScene *scene;

    if (entry->scene == NULL || !keys_equal (&entry->key, key))
      continue;
    scene = g_steal_pointer (&entry->scene);
    entry_clear (entry);
    return scene;
  }
  return NULL;
}

/** dm_row_scenes_clear: lets go of all of them, and so of the model they are of */
void dm_row_scenes_clear (DmRowScenes *self) {
  for (guint i = 0; i < CAPACITY; i++)
    entry_clear (&self->entries[i]);
}
