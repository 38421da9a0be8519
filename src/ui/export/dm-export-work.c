/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-export-work.h"

#include <string.h>

#include "dm-briefing.h"
#include "dm-leaks.h"
#include "dm-publishing.h"

/* --- views --- */

/* Takes @stacks. */
static DmExportViews *new_views (GPtrArray *stacks, DmModel *model, DmRedaction *redaction) {
  DmExportViews *views = g_atomic_rc_box_new0 (DmExportViews);

  views->stacks = stacks;
  views->model = dm_model_ref (model);
  views->redaction = redaction != NULL ? dm_redaction_ref (redaction) : NULL;
  return views;
}

/**
 * dm_export_views_new:
 * @stack: a view
 * @model: what it shows
 *
 * Returns: (transfer full): that view alone
 */
DmExportViews *dm_export_views_new (DmStack *stack, DmModel *model) {
  GPtrArray *stacks = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_stack_unref);

  g_ptr_array_add (stacks, dm_stack_ref (stack));
  return new_views (stacks, model, NULL);
}

/** dm_export_views_ref: Returns: (transfer full): @views, with one reference more */
DmExportViews *dm_export_views_ref (DmExportViews *views) {
  return g_atomic_rc_box_acquire (views);
}

static void views_clear (gpointer data) {
  DmExportViews *views = data;

  g_ptr_array_unref (views->stacks);
  dm_model_unref (views->model);
  g_clear_pointer (&views->redaction, dm_redaction_unref);
}

/** dm_export_views_unref: gives a reference back; the last one frees them */
void dm_export_views_unref (DmExportViews *views) {
  g_atomic_rc_box_release_full (views, views_clear);
}

static gboolean add_stack (GPtrArray *stacks, DmStack *stack) {
  if (stack != NULL)
    g_ptr_array_add (stacks, stack);
  return stack != NULL;
}

static gboolean add_steps (GPtrArray *stacks, DmModel *model, GCancellable *cancellable,
                           GError **error) {
  g_autoptr (DmBriefing) briefing = dm_briefing_new (model, cancellable, error);

  if (briefing == NULL)
    return FALSE;
  for (guint i = 0; i < dm_briefing_get_n_steps (briefing); i++)
    if (!add_stack (stacks, dm_briefing_step_new_stack (dm_briefing_get_step (briefing, i), model,
                                                        cancellable, error)))
      return FALSE;
  return TRUE;
}

typedef struct {
  DmModel *model;
  DmRedraw *redraw;
  DmExportWhat what;
} Asked;

static void asked_free (gpointer data) {
  Asked *asked = data;

  dm_model_unref (asked->model);
  dm_redraw_unref (asked->redraw);
  g_free (asked);
}

static DmExportViews *make_views (const Asked *asked, GCancellable *cancellable, GError **error) {
  g_autoptr (GPtrArray) stacks = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_stack_unref);
  g_autoptr (DmRedaction) redaction
      = asked->what.is_public ? dm_redaction_new (asked->model, asked->what.withhold) : NULL;
  DmModel *model = redaction != NULL ? dm_redaction_get_model (redaction) : asked->model;
  gboolean made
      = asked->what.steps
            ? add_steps (stacks, model, cancellable, error)
            : add_stack (stacks, dm_redraw_new_stack (asked->redraw, model, cancellable, error));

  return made ? new_views (g_steal_pointer (&stacks), model, redaction) : NULL;
}

static void views_in_thread (GTask *task, gpointer source, gpointer data,
                             GCancellable *cancellable) {
  GError *error = NULL;
  DmExportViews *views = make_views (data, cancellable, &error);

  if (views != NULL)
    g_task_return_pointer (task, views, (GDestroyNotify) dm_export_views_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dm_export_views_async:
 * @model: a model
 * @redraw: the view that is shown of it
 * @what: what to draw of it
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 */
void dm_export_views_async (DmModel *model, DmRedraw *redraw, const DmExportWhat *what,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data) {
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked){ dm_model_ref (model), dm_redraw_ref (redraw), *what };
  g_task_set_task_data (task, asked, asked_free);
  g_task_run_in_thread (task, views_in_thread);
}

/** dm_export_views_finish: Returns: (transfer full) (nullable): what to export */
DmExportViews *dm_export_views_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- pages --- */

typedef struct {
  DmExportViews *views;
  DmExportOptions options;
} Laying;

static void laying_free (gpointer data) {
  Laying *laying = data;

  dm_export_views_unref (laying->views);
  g_free (laying);
}

static void pages_in_thread (GTask *task, gpointer source, gpointer data,
                             GCancellable *cancellable) {
  const Laying *laying = data;
  const DmExportViews *views = laying->views;
  GError *error = NULL;
  DmPages *pages = dm_export_lay_out ((DmStack *const *) views->stacks->pdata, views->stacks->len,
                                      dm_model_get_title (views->model), views->model,
                                      &laying->options, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) dm_pages_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dm_export_pages_async:
 * @views: what to lay out
 * @options: what to lay it out for
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 */
void dm_export_pages_async (DmExportViews *views, const DmExportOptions *options,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data) {
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Laying *laying = g_new0 (Laying, 1);

  *laying = (Laying){ dm_export_views_ref (views), *options };
  g_task_set_task_data (task, laying, laying_free);
  g_task_run_in_thread (task, pages_in_thread);
}

/** dm_export_pages_finish: Returns: (transfer full) (nullable): the pages, and what they measure text with, are the caller's alone */
DmPages *dm_export_pages_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- files --- */

static GPtrArray *draw (const DmExportViews *views, const DmExportOptions *options,
                        GError **error) {
  return dm_export_stacks ((DmStack *const *) views->stacks->pdata, views->stacks->len,
                           dm_model_get_title (views->model), views->model, options, error);
}

static gboolean check_files (DmLeaks *leaks, const GPtrArray *files, GError **error) {
  for (guint i = 0; i < files->len; i++)
    if (!dm_leaks_check_file (leaks, g_ptr_array_index (files, i), error))
      return FALSE;
  return TRUE;
}

/* Pixels and letters drawn as glyphs can't be searched: what the same picture says as SVG can. */
static gboolean check_public (const DmExportViews *views, const DmExportOptions *options,
                              const GPtrArray *files, GError **error) {
  g_autoptr (DmLeaks) leaks = dm_leaks_new (views->redaction);
  g_autoptr (GPtrArray) texts = NULL;
  DmExportOptions as_text = *options;

  as_text.format = DM_FORMAT_SVG;
  as_text.text_as_paths = FALSE;
  if (!dm_leaks_check_repeated (leaks, error))
    return FALSE;
  texts = draw (views, &as_text, error);
  return texts != NULL && check_files (leaks, texts, error) && check_files (leaks, files, error);
}

/* With as many zeros as keep files in order by name. (transfer full) */
static GFile *get_file (GFile *folder, DmFormat format, guint nth, guint n) {
  g_autofree char *most = g_strdup_printf ("%u", n);
  g_autofree char *name
      = g_strdup_printf ("%0*u.%s", (int) strlen (most), nth + 1, dm_format_to_id (format));

  return g_file_get_child (folder, name);
}

/**
 * dm_export_write:
 * @views: what to export
 * @options: what to export with
 * @target: a file, or with @in_folder a folder to be made
 * @in_folder: whether there are several files
 * @allow_repeated: whether something withheld of a public copy may be said by what is kept
 * @cancellable: (nullable): stops it before the next file
 * @error: return location
 *
 * Returns: whether all was written; else %DM_ERROR_WITHHELD where something withheld occurs in it
 */
gboolean dm_export_write (DmExportViews *views, const DmExportOptions *options, GFile *target,
                          gboolean in_folder, gboolean allow_repeated, GCancellable *cancellable,
                          GError **error) {
  g_autoptr (GPtrArray) files = draw (views, options, error);

  if (files == NULL
      || (views->redaction != NULL && !allow_repeated
          && !check_public (views, options, files, error))
      || (in_folder && !g_file_make_directory (target, cancellable, error)))
    return FALSE;
  for (guint i = 0; i < files->len; i++) {
    g_autoptr (GFile) file
        = in_folder ? get_file (target, options->format, i, files->len) : g_object_ref (target);

    if (!dm_publish_write_bytes (file, g_ptr_array_index (files, i), cancellable, error))
      return FALSE;
  }
  return TRUE;
}
