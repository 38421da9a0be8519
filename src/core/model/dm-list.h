/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DM_LIST_CHUNK 64

/* Items that lists share. All chunks of a list but its last one are full. */
typedef struct {
  gatomicrefcount ref_count;
  guint n_items;
  gpointer items[DM_LIST_CHUNK];
} DmListChunk;

/**
 * DmList:
 *
 * A persistent list of reference-counted boxes (g_atomic_rc_box_alloc()): a changed list shares all chunks
 * of the old one that it can, so that replacing one item of 5,000 copies one chunk and the spine only.
 */
typedef struct {
  gatomicrefcount ref_count;
  guint length;
  GDestroyNotify unref_item;
  DmListChunk **chunks; /* room for the next power of two of them */
} DmList;

DmList *dm_list_new (GDestroyNotify unref_item);
DmList *dm_list_ref (DmList *list);
void dm_list_unref (DmList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmList, dm_list_unref)

void dm_list_append (DmList *list, gpointer item);
DmList *dm_list_replace (const DmList *list, guint index, gpointer item);
DmList *dm_list_insert (const DmList *list, guint before, gpointer item);
DmList *dm_list_remove (const DmList *list, guint index);
guint dm_list_find_difference (const DmList *a, const DmList *b, guint from, guint end);

static inline gpointer dm_list_get (const DmList *list, guint index) {
  return list->chunks[index / DM_LIST_CHUNK]->items[index % DM_LIST_CHUNK];
}

G_END_DECLS
