/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-export-work.h"

#include <string.h>

#include "dm-briefing.h"

/* --- the steps --- */

static GPtrArray *new_steps (DmModel *model, GCancellable *cancellable, GError **error) {
  g_autoptr (DmBriefing) briefing = dm_briefing_new (model, cancellable, error);
  g_autoptr (GPtrArray) stacks = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_stack_unref);

  if (briefing == NULL)
    return NULL;
  for (guint i = 0; i < dm_briefing_get_n_steps (briefing); i++) {
    DmStack *stack = dm_briefing_step_new_stack (dm_briefing_get_step (briefing, i), model,
                                                 cancellable, error);

    if (stack == NULL)
      return NULL;
    g_ptr_array_add (stacks, stack);
  }
  return g_steal_pointer (&stacks);
}

static void steps_in_thread (GTask *task, gpointer source, gpointer data,
                             GCancellable *cancellable) {
  GError *error = NULL;
  GPtrArray *stacks = new_steps (data, cancellable, &error);

  if (stacks != NULL)
    g_task_return_pointer (task, stacks, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dm_export_steps_async:
 * @model: a model
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 */
void dm_export_steps_async (DmModel *model, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data) {
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, dm_model_ref (model), (GDestroyNotify) dm_model_unref);
  g_task_run_in_thread (task, steps_in_thread);
}

/** dm_export_steps_finish: Returns: (transfer full) (element-type DmStack) (nullable): a step's view each */
GPtrArray *dm_export_steps_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- pages --- */

/* Views, and what becomes of them. */
typedef struct {
  GPtrArray *stacks;
  char *title;
  DmModel *model;
  DmExportOptions options;
} Views;

static void views_init (Views *views, const GPtrArray *stacks, const char *title, DmModel *model,
                        const DmExportOptions *options) {
  views->stacks = g_ptr_array_ref ((GPtrArray *) stacks);
  views->title = g_strdup (title);
  views->model = dm_model_ref (model);
  views->options = *options;
}

static void views_clear (Views *views) {
  g_ptr_array_unref (views->stacks);
  g_free (views->title);
  dm_model_unref (views->model);
}

static void views_free (gpointer views) {
  views_clear (views);
  g_free (views);
}

static void pages_in_thread (GTask *task, gpointer source, gpointer data,
                             GCancellable *cancellable) {
  const Views *views = data;
  GError *error = NULL;
  DmPages *pages
      = dm_export_lay_out ((DmStack *const *) views->stacks->pdata, views->stacks->len,
                           views->title, views->model, &views->options, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) dm_pages_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dm_export_pages_async:
 * @stacks: (element-type DmStack): views
 * @title: (nullable): what the whole is called
 * @model: what they show
 * @options: what to lay out for
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 */
void dm_export_pages_async (const GPtrArray *stacks, const char *title, DmModel *model,
                            const DmExportOptions *options, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data) {
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Views *views = g_new0 (Views, 1);

  views_init (views, stacks, title, model, options);
  g_task_set_task_data (task, views, views_free);
  g_task_run_in_thread (task, pages_in_thread);
}

/** dm_export_pages_finish: Returns: (transfer full) (nullable): the pages, and what they measure text with, are the caller's alone */
DmPages *dm_export_pages_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- files --- */

typedef struct {
  Views views;
  GFile *target;
  gboolean in_folder;
} Writing;

static void writing_free (gpointer data) {
  Writing *writing = data;

  views_clear (&writing->views);
  g_object_unref (writing->target);
  g_free (writing);
}

/* With as many zeros as keep files in order by name. (transfer full) */
static GFile *get_file (const Writing *writing, guint nth, guint n) {
  g_autofree char *most = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf ("%0*u.%s", (int) strlen (most), nth + 1,
                                           dm_format_to_id (writing->views.options.format));

  return writing->in_folder ? g_file_get_child (writing->target, name)
                            : g_object_ref (writing->target);
}

static gboolean write_files (Writing *writing, GPtrArray *files, GCancellable *cancellable,
                             GError **error) {
  if (writing->in_folder && !g_file_make_directory (writing->target, cancellable, error))
    return FALSE;
  for (guint i = 0; i < files->len; i++) {
    g_autoptr (GFile) file = get_file (writing, i, files->len);
    gsize length;
    const char *data = g_bytes_get_data (g_ptr_array_index (files, i), &length);

    if (!g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  cancellable, error))
      return FALSE;
  }
  return TRUE;
}

static void write_in_thread (GTask *task, gpointer source, gpointer data,
                             GCancellable *cancellable) {
  Writing *writing = data;
  const Views *views = &writing->views;
  GError *error = NULL;
  g_autoptr (GPtrArray) files
      = dm_export_stacks ((DmStack *const *) views->stacks->pdata, views->stacks->len, views->title,
                          views->model, &views->options, &error);

  if (files != NULL && write_files (writing, files, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dm_export_write_async:
 * @stacks: (element-type DmStack): views
 * @title: (nullable): what the whole is called
 * @model: what they show
 * @options: what to export with
 * @target: a file, or with @in_folder a folder to be made
 * @in_folder: whether there are several files
 * @cancellable: (nullable): stops it before the next file
 * @callback: called when it is done
 * @user_data: for @callback
 */
void dm_export_write_async (const GPtrArray *stacks, const char *title, DmModel *model,
                            const DmExportOptions *options, GFile *target, gboolean in_folder,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data) {
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);

  views_init (&writing->views, stacks, title, model, options);
  writing->target = g_object_ref (target);
  writing->in_folder = in_folder;
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

/** dm_export_write_finish: Returns: whether all was written */
gboolean dm_export_write_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_boolean (G_TASK (result), error);
}
