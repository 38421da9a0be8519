/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-export-dialog-private.h"
#include "dm-release.h"

/* How large a page is: a picture in pixels, and what is printed in what it is measured in. */
static char *describe_size (const DmExportOptions *options, const DmPage *page) {
  double width = page->width_px * page->scale, height = page->height_px * page->scale;
  double px = dm_unit_get_px (options->unit == DM_UNIT_INCH ? DM_UNIT_INCH : DM_UNIT_MM);

  if (options->format == DM_FORMAT_PNG)
    /* Translators: the size of a picture, width × height */
    return g_strdup_printf (_ ("%.0f × %.0f pixels"), ceil (width * options->dpi / 96 - 1e-6),
                            ceil (height * options->dpi / 96 - 1e-6));
  if (options->format == DM_FORMAT_SVG && options->unit == DM_UNIT_PX)
    return g_strdup_printf (_ ("%.0f × %.0f units, at any size"), width, height);
  if (options->unit == DM_UNIT_INCH)
    /* Translators: the size of a page in inches, width × height */
    return g_strdup_printf (_ ("%.2f × %.2f inches"), width / px, height / px);
  /* Translators: the size of a page, width × height */
  return g_strdup_printf (_ ("%.0f × %.0f mm"), width / px, height / px);
}

static void show_page (DmExportDialog *self) {
  DmExportOptions options = dm_export_dialog_get_options (self);
  guint n = dm_export_dialog_get_n_pages (self);
  const DmPage *page;
  g_autofree char *size = NULL, *where = NULL;

  self->nth_page = MIN (self->nth_page, n - 1);
  page = g_ptr_array_index (self->pages->pages, self->nth_page);
  size = describe_size (&options, page);
  /* Translators: which page of how many is looked at */
  where = g_strdup_printf (_ ("Page %1$u of %2$u"), self->nth_page + 1, n);
  gtk_label_set_text (self->size_label, size);
  gtk_label_set_text (self->page_label, where);
  gtk_widget_set_visible (self->page_bar, n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.previous-page", self->nth_page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.next-page", self->nth_page + 1 < n);
  dm_page_preview_show_page (self->preview, self->pages, self->nth_page, options.transparent);
}

static void drop_pages (DmPages *pages) {
  if (pages != NULL)
    dm_release (pages, (GDestroyNotify) dm_pages_unref);
}

/* Takes @pages (nullable) for those that were there. */
static void set_pages (DmExportDialog *self, DmPages *pages) {
  drop_pages (self->pages);
  self->pages = pages;
  if (pages != NULL) {
    show_page (self);
    return;
  }
  dm_page_preview_show_page (self->preview, NULL, 0, FALSE);
  gtk_widget_set_visible (self->page_bar, FALSE);
}

static void stop_laying_out (DmExportDialog *self) {
  if (self->laying_out != NULL)
    g_cancellable_cancel (self->laying_out);
  g_clear_object (&self->laying_out);
}

static void on_laid_out (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (DmExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  DmPages *pages = dm_export_pages_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->laying_out) {
    drop_pages (pages);
    return;
  }
  g_clear_object (&self->laying_out);
  set_pages (self, pages);
  if (pages == NULL)
    dm_failure_bar_say (self->failure, error->message);
  dm_export_dialog_follow_work (self);
}

/* Whether pages come out alike: what they are written as doesn't matter. */
static gboolean lays_out_alike (const DmExportOptions *a, const DmExportOptions *b) {
  return a->paper == b->paper && a->landscape == b->landscape && a->steps == b->steps
         && a->fitted == b->fitted && a->width_px == b->width_px && a->height_px == b->height_px
         && a->theme == b->theme;
}

static gboolean is_laid_out (DmExportDialog *self, const DmExportViews *views,
                             const DmExportOptions *options) {
  return (self->pages != NULL || self->laying_out != NULL) && views == self->laid_out
         && lays_out_alike (options, &self->laid_out_for);
}

/* Lays out all pages beside the window; those that are shown stay until the new ones are there. */
static void update_preview (DmExportDialog *self) {
  DmExportOptions options = dm_export_dialog_get_options (self);
  DmExportViews *views = dm_export_dialog_get_views (self);

  if (views == NULL) {
    stop_laying_out (self);
    set_pages (self, NULL);
  } else if (!is_laid_out (self, views, &options)) {
    stop_laying_out (self);
    self->laying_out = g_cancellable_new ();
    self->laid_out = views;
    self->laid_out_for = options;
    dm_export_pages_async (views, &options, self->laying_out, on_laid_out, g_object_ref (self));
  } else if (self->laying_out == NULL) {
    show_page (self);
  }
  dm_export_dialog_follow_work (self);
}

static gboolean on_idle (gpointer data) {
  DmExportDialog *self = data;

  self->update_source = 0;
  update_preview (self);
  return G_SOURCE_REMOVE;
}

/* Shows anew what was chosen, once all that is known of now has been. */
void dm_export_dialog_queue_preview (DmExportDialog *self) {
  if (self->update_source == 0)
    self->update_source = g_idle_add (on_idle, self);
  dm_export_dialog_follow_work (self);
}

/* How many there are of what is looked at; 0 where that is still laid out, or can't be. */
guint dm_export_dialog_get_n_pages (DmExportDialog *self) {
  return self->pages != NULL ? self->pages->pages->len : 0;
}

void dm_export_dialog_turn_page (DmExportDialog *self, int by) {
  int nth = (int) self->nth_page + by;

  if (nth < 0 || nth >= (int) dm_export_dialog_get_n_pages (self))
    return;
  self->nth_page = (guint) nth;
  show_page (self);
}

/* Nothing is laid out or shown any more. */
void dm_export_dialog_end_preview (DmExportDialog *self) {
  g_clear_handle_id (&self->update_source, g_source_remove);
  stop_laying_out (self);
  if (self->preview != NULL)
    dm_page_preview_show_page (self->preview, NULL, 0, FALSE);
  self->preview = NULL;
  drop_pages (g_steal_pointer (&self->pages));
}
