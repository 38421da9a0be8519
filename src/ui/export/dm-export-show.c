/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-export-dialog-private.h"

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

/* Of steps just the one that is looked at is laid out: each is a page. */
static DmPages *lay_out (DmExportDialog *self, const DmExportOptions *options, GError **error) {
  GPtrArray *stacks = dm_export_dialog_get_stacks (self);
  DmPages *pages;

  if (stacks != self->steps) {
    pages = dm_export_lay_out ((DmStack *const *) stacks->pdata, 1, self->stack->title, self->model,
                               options, error);
    self->n_pages = pages != NULL ? pages->pages->len : 0;
    self->nth_page = MIN (self->nth_page, MAX (self->n_pages, 1) - 1);
    return pages;
  }
  self->n_pages = stacks->len;
  self->nth_page = MIN (self->nth_page, MAX (self->n_pages, 1) - 1);
  pages = dm_export_lay_out ((DmStack *const *) stacks->pdata + self->nth_page, 1, NULL,
                             self->model, options, error);
  if (pages != NULL && options->paper != DM_PAPER_NONE && self->n_pages > 1) {
    DmPageSetup setup = dm_export_get_setup (options);

    dm_page_add_number (g_ptr_array_index (pages->pages, 0), self->nth_page + 1, self->n_pages,
                        &setup);
  }
  return pages;
}

static void show_page (DmExportDialog *self) {
  DmExportOptions options = dm_export_dialog_get_options (self);
  gboolean steps = dm_export_dialog_get_stacks (self) == self->steps;
  const DmPage *page = g_ptr_array_index (self->pages->pages, steps ? 0 : self->nth_page);
  g_autofree char *size = describe_size (&options, page);
  /* Translators: which page of how many is looked at */
  g_autofree char *where
      = g_strdup_printf (_ ("Page %1$u of %2$u"), self->nth_page + 1, self->n_pages);

  gtk_label_set_text (self->size_label, size);
  gtk_label_set_text (self->page_label, where);
  gtk_widget_set_visible (self->page_bar, self->n_pages > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.previous-page", self->nth_page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.next-page",
                                 self->nth_page + 1 < self->n_pages);
  dm_page_preview_show_page (self->preview, page, options.transparent);
}

/* Whether pages come out alike: what they are written as doesn't matter. */
static gboolean lays_out_alike (const DmExportOptions *a, const DmExportOptions *b) {
  return a->paper == b->paper && a->landscape == b->landscape && a->fitted == b->fitted
         && a->width_px == b->width_px && a->height_px == b->height_px && a->theme == b->theme;
}

static void update_preview (DmExportDialog *self) {
  DmExportOptions options = dm_export_dialog_get_options (self);
  GPtrArray *stacks = dm_export_dialog_get_stacks (self);
  g_autoptr (GError) error = NULL;

  if (self->pages != NULL && stacks != NULL && stacks == self->laid_out
      && (stacks == self->view || self->nth_page == self->laid_out_page)
      && lays_out_alike (&options, &self->laid_out_for)) {
    show_page (self);
    return;
  }
  dm_page_preview_show_page (self->preview, NULL, FALSE);
  g_clear_pointer (&self->pages, dm_pages_free);
  if (stacks == NULL)
    return;
  self->pages = lay_out (self, &options, &error);
  self->laid_out = stacks;
  self->laid_out_page = self->nth_page;
  self->laid_out_for = options;
  if (self->pages == NULL)
    dm_export_dialog_show_failure (self, error->message);
  else
    show_page (self);
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
}

void dm_export_dialog_turn_page (DmExportDialog *self, int by) {
  int nth = (int) self->nth_page + by;

  /* what is being written has the views to itself */
  if (nth < 0 || nth >= (int) self->n_pages || self->pages == NULL || self->working != NULL)
    return;
  self->nth_page = (guint) nth;
  if (dm_export_dialog_get_stacks (self) == self->steps)
    update_preview (self);
  else
    show_page (self);
}
