/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-document-private.h"

/*
 * What other programs do to the document's file. The system tells that something happened; a worker looks whether the content is another
 * one than what was read or written last.
 */
#define DELAY_MS 200     /* several things happen at once when a file is written */
#define PATIENCE_MS 1000 /* for another program to finish what can't be read yet */

typedef struct {
  GFile *file;
  guint life;
  DmFileState *state; /* what was known when the look began */
  DmFileChange change;
  DmLoad *load; /* (nullable): the other content */
} Look;

static void look_free (Look *look) {
  g_clear_object (&look->file);
  g_clear_pointer (&look->state, dm_file_state_unref);
  g_clear_pointer (&look->load, dm_load_free);
  g_free (look);
}

static void look_later (DmDocument *self, guint delay_ms);

static void clear_content (DmDocument *self) {
  g_clear_pointer (&self->outside_model, dm_model_unref);
  g_clear_pointer (&self->outside_state, dm_file_state_unref);
  g_clear_pointer (&self->outside_message, g_free);
}

static void set_outside (DmDocument *self, DmOutside outside) {
  gboolean was_gone = self->outside == DM_OUTSIDE_GONE;

  self->outside = outside;
  dm_document_emit (self, DM_DOCUMENT_OUTSIDE_CHANGED);
  /* what is in no file any more is to be saved */
  if (was_gone != (outside == DM_OUTSIDE_GONE))
    dm_document_history_changed (self);
}

/* The file is as it's known to be. */
void dm_document_forget_outside (DmDocument *self) {
  self->outside_patience = 0;
  clear_content (self);
  if (self->outside != DM_OUTSIDE_SAME)
    set_outside (self, DM_OUTSIDE_SAME);
}

static gboolean is_known (DmDocument *self, const DmFileState *state) {
  return self->outside_state != NULL
         && g_str_equal (dm_file_state_get_digest (self->outside_state),
                         dm_file_state_get_digest (state));
}

static void keep_content (DmDocument *self, DmLoad *load) {
  clear_content (self);
  self->outside_model = g_steal_pointer (&load->model);
  self->outside_state = g_steal_pointer (&load->state);
  if (load->problems != NULL)
    self->outside_message = g_strdup (load->problems->message);
}

/* A file that is written in place can't be read half-way: that is no news until it stays so. */
static void take_broken (DmDocument *self, DmLoad *load) {
  if (self->outside_patience++ == 0) {
    look_later (self, PATIENCE_MS);
    return;
  }
  keep_content (self, load);
  set_outside (self, DM_OUTSIDE_BROKEN);
}

static gboolean has_changes (DmDocument *self) {
  return dm_history_is_modified (self->history) || self->source_draft != NULL;
}

static void take_change (DmDocument *self, DmLoad *load) {
  if (load->state != NULL && is_known (self, load->state))
    return;
  if (load->model == NULL) {
    take_broken (self, load);
  } else if (has_changes (self)) {
    self->outside_patience = 0;
    keep_content (self, load);
    set_outside (self, DM_OUTSIDE_CHANGED);
  } else {
    dm_document_adopt_again (self, load);
    dm_document_emit (self, DM_DOCUMENT_RELOADED);
  }
}

static gboolean is_busy (DmDocument *self) {
  return self->looking || self->previewing || dm_document_is_saving (self);
}

static void on_looked (GObject *object, GAsyncResult *result, gpointer data) {
  DmDocument *self = DM_DOCUMENT (object);
  Look *look = g_task_get_task_data (G_TASK (result));

  self->looking = FALSE;
  if (look->life != self->life || look->state != self->state)
    return;
  if (is_busy (self)) {
    look_later (self, DELAY_MS);
    return;
  }
  if (look->change == DM_FILE_SAME)
    dm_document_forget_outside (self);
  else if (look->change == DM_FILE_CHANGED)
    take_change (self, look->load);
  else if (self->outside != DM_OUTSIDE_GONE)
    set_outside (self, DM_OUTSIDE_GONE);
}

static void look_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  Look *look = data;

  look->change = dm_file_state_compare (look->state, look->file, cancellable);
  if (look->change == DM_FILE_CHANGED) {
    gint *progress = g_atomic_rc_box_new0 (gint);

    look->load = dm_load_new (look->file, FALSE, progress);
    dm_load_run (look->load, cancellable, NULL);
    g_atomic_rc_box_release (progress);
  }
  g_task_return_boolean (task, TRUE);
}

static gboolean on_time_to_look (gpointer data) {
  DmDocument *self = data;
  g_autoptr (GTask) task = NULL;
  Look *look;

  self->look_source = 0;
  if (!dm_document_has_own_file (self) || self->state == NULL)
    return G_SOURCE_REMOVE;
  if (is_busy (self)) {
    look_later (self, DELAY_MS);
    return G_SOURCE_REMOVE;
  }
  look = g_new0 (Look, 1);
  look->file = g_object_ref (self->file);
  look->life = self->life;
  look->state = dm_file_state_ref (self->state);
  self->looking = TRUE;
  task = g_task_new (self, NULL, on_looked, NULL);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, look_in_thread);
  return G_SOURCE_REMOVE;
}

static void look_later (DmDocument *self, guint delay_ms) {
  if (self->look_source == 0)
    self->look_source = g_timeout_add (delay_ms, on_time_to_look, self);
}

static void on_event (DmDocument *self) {
  look_later (self, DELAY_MS);
}

static void add_monitor (DmDocument *self, GFile *file) {
  GFileMonitor *monitor = g_file_monitor_file (
      file, G_FILE_MONITOR_WATCH_MOVES | G_FILE_MONITOR_WATCH_HARD_LINKS, NULL, NULL);

  if (monitor == NULL)
    return;
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (on_event), self);
  g_ptr_array_add (self->monitors, monitor);
}

static void drop_monitor (gpointer monitor) {
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

/* Of a link both the link and what it leads to. */
void dm_document_watch (DmDocument *self) {
  g_autofree char *path = self->file != NULL ? g_file_get_path (self->file) : NULL;
  g_autofree char *followed = path != NULL ? dm_save_follow_links (path) : NULL;

  dm_document_stop_watching (self);
  if (!dm_document_has_own_file (self))
    return;
  self->monitors = g_ptr_array_new_with_free_func (drop_monitor);
  add_monitor (self, self->file);
  if (followed != NULL && !g_str_equal (followed, path)) {
    g_autoptr (GFile) target = g_file_new_for_path (followed);

    add_monitor (self, target);
  }
}

void dm_document_stop_watching (DmDocument *self) {
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_pointer (&self->monitors, g_ptr_array_unref);
}

/**
 * dm_document_look_outside:
 * @self: a document
 *
 * Looks soon whether another program changed the document's file. That happens by itself, except in places that don't tell of
 * changes: so do it when the window gets the focus.
 */
void dm_document_look_outside (DmDocument *self) {
  look_later (self, DELAY_MS);
}

/**
 * dm_document_get_outside:
 * @self: a document
 *
 * Returns: what another program did to the document's file that isn't dealt with yet
 */
DmOutside dm_document_get_outside (DmDocument *self) {
  return self->outside;
}

/**
 * dm_document_get_outside_model:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): with %DM_OUTSIDE_CHANGED what is in the file now
 */
DmModel *dm_document_get_outside_model (DmDocument *self) {
  return self->outside_model;
}

/**
 * dm_document_get_outside_message:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): with %DM_OUTSIDE_BROKEN why the file can't be read now, translated
 */
const char *dm_document_get_outside_message (DmDocument *self) {
  return self->outside_message;
}

/**
 * dm_document_take_outside:
 * @self: a document with %DM_OUTSIDE_CHANGED
 *
 * Takes what is in the file now, as a step: undo goes back to what was edited here.
 */
void dm_document_take_outside (DmDocument *self) {
  g_autoptr (DmModel) model = g_steal_pointer (&self->outside_model);

  g_return_if_fail (model != NULL);
  dm_document_take_again (self, model, g_steal_pointer (&self->outside_state));
}

/**
 * dm_document_keep_mine:
 * @self: a document
 *
 * Goes on with what was edited here: the next save overwrites what another program wrote.
 */
void dm_document_keep_mine (DmDocument *self) {
  if (self->outside == DM_OUTSIDE_SAME)
    return;
  dm_history_set_saved (self->history, NULL);
  dm_document_take_state (self, g_steal_pointer (&self->outside_state));
  dm_document_history_changed (self);
}
