/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-list.h"

static guint count_chunks (guint length) {
  return length / DM_LIST_CHUNK + (length % DM_LIST_CHUNK > 0 ? 1 : 0);
}

static DmListChunk *chunk_new (void) {
  DmListChunk *chunk = g_new (DmListChunk, 1);
  g_atomic_ref_count_init (&chunk->ref_count);
  chunk->n_items = 0;
  return chunk;
}

static DmListChunk *chunk_copy (const DmListChunk *chunk) {
  DmListChunk *copy = chunk_new ();
  copy->n_items = chunk->n_items;
  for (guint i = 0; i < chunk->n_items; i++)
    copy->items[i] = g_atomic_rc_box_acquire (chunk->items[i]);
  return copy;
}

static void chunk_unref (DmListChunk *chunk, GDestroyNotify unref_item) {
  if (!g_atomic_ref_count_dec (&chunk->ref_count))
    return;
  for (guint i = 0; i < chunk->n_items; i++)
    unref_item (chunk->items[i]);
  g_free (chunk);
}

/* An empty list with room for @n_chunks. */
static DmList *list_alloc (GDestroyNotify unref_item, guint n_chunks) {
  DmList *list = g_new0 (DmList, 1);
  g_atomic_ref_count_init (&list->ref_count);
  list->unref_item = unref_item;
  if (n_chunks > 0)
    list->chunks = g_new (DmListChunk *, 1u << g_bit_storage (n_chunks - 1));
  return list;
}

/* Shares the first @n_chunks of @from, which are full or all that there are. */
static void share_chunks (DmList *list, const DmList *from, guint n_chunks) {
  for (guint i = 0; i < n_chunks; i++) {
    g_atomic_ref_count_inc (&from->chunks[i]->ref_count);
    list->chunks[i] = from->chunks[i];
  }
  list->length = MIN (n_chunks * DM_LIST_CHUNK, from->length);
}

static void share_items (DmList *list, const DmList *from, guint first, guint end) {
  for (guint i = first; i < end; i++)
    dm_list_append (list, g_atomic_rc_box_acquire (dm_list_get (from, i)));
}

/* An empty list, whose items will be let go of by @unref_item. */
DmList *dm_list_new (GDestroyNotify unref_item) {
  return list_alloc (unref_item, 0);
}

DmList *dm_list_ref (DmList *list) {
  g_atomic_ref_count_inc (&list->ref_count);
  return list;
}

void dm_list_unref (DmList *list) {
  if (!g_atomic_ref_count_dec (&list->ref_count))
    return;
  for (guint i = 0; i < count_chunks (list->length); i++)
    chunk_unref (list->chunks[i], list->unref_item);
  g_free (list->chunks);
  g_free (list);
}

/* Only for the one owner of a list that it is still building; @item is taken. */
void dm_list_append (DmList *list, gpointer item) {
  guint n_chunks = count_chunks (list->length);

  if (list->length % DM_LIST_CHUNK == 0) {
    if ((n_chunks & (n_chunks - 1)) == 0)
      list->chunks = g_renew (DmListChunk *, list->chunks, MAX (2 * n_chunks, 1));
    list->chunks[n_chunks++] = chunk_new ();
  }
  DmListChunk *chunk = list->chunks[n_chunks - 1];
  chunk->items[chunk->n_items++] = item;
  list->length++;
}

/* The list with @item, which is taken, in the place of that at @index. */
DmList *dm_list_replace (const DmList *list, guint index, gpointer item) {
  guint n_chunks = count_chunks (list->length), nth = index / DM_LIST_CHUNK;
  DmList *changed = list_alloc (list->unref_item, n_chunks);

  share_chunks (changed, list, n_chunks);
  chunk_unref (changed->chunks[nth], list->unref_item);
  DmListChunk *chunk = changed->chunks[nth] = chunk_copy (list->chunks[nth]);
  list->unref_item (chunk->items[index % DM_LIST_CHUNK]);
  chunk->items[index % DM_LIST_CHUNK] = item;
  return changed;
}

/* The list with @item, which is taken, before the @before-th. */
DmList *dm_list_insert (const DmList *list, guint before, gpointer item) {
  DmList *changed = list_alloc (list->unref_item, count_chunks (list->length + 1));

  share_chunks (changed, list, before / DM_LIST_CHUNK);
  share_items (changed, list, changed->length, before);
  dm_list_append (changed, item);
  share_items (changed, list, before, list->length);
  return changed;
}

/* The list without the item at @index. */
DmList *dm_list_remove (const DmList *list, guint index) {
  DmList *changed = list_alloc (list->unref_item, count_chunks (list->length));

  share_chunks (changed, list, index / DM_LIST_CHUNK);
  share_items (changed, list, changed->length, index);
  share_items (changed, list, index + 1, list->length);
  return changed;
}

/* The first index from @from on and before @end at which two lists hold different items, @end where there is none. Chunks that they share
 * aren't looked into. */
guint dm_list_find_difference (const DmList *a, const DmList *b, guint from, guint end) {
  for (guint i = from; i < end; i++) {
    const DmListChunk *one = a->chunks[i / DM_LIST_CHUNK], *other = b->chunks[i / DM_LIST_CHUNK];
    if (one == other)
      i = i / DM_LIST_CHUNK * DM_LIST_CHUNK + DM_LIST_CHUNK - 1;
    else if (one->items[i % DM_LIST_CHUNK] != other->items[i % DM_LIST_CHUNK])
      return i;
  }
  return end;
}
