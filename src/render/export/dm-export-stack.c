/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-export.h"

#include "dm-writers.h"

static DmPageSetup get_setup (const DmExportOptions *options, GCancellable *cancellable) {
  return (DmPageSetup){ .paper = options->paper,
                        .landscape = options->landscape,
                        .stage = options->stage,
                        .rtl = dm_page_is_rtl (),
                        .cancellable = cancellable };
}

/**
 * dm_export_lay_out:
 * @stacks: views
 * @n_stacks: how many
 * @title: (nullable): what the whole is called
 * @model: what they show, for the parties' colours
 * @options: what is asked for
 * @cancellable: (nullable)
 * @error: return location
 *
 * Lays views out for what is asked for: without paper a page each, as large as it says. On paper a view is broken over as many pages
 * as it takes, unless it is to be fitted, or is a step that can be read on a page of its own.
 *
 * Returns: (transfer full) (nullable): the pages, or %NULL with %DM_ERROR_USAGE or %DM_ERROR_LIMIT, or where it was cancelled
 */
DmPages *dm_export_lay_out (DmStack *const *stacks, guint n_stacks, const char *title,
                            DmModel *model, const DmExportOptions *options,
                            GCancellable *cancellable, GError **error) {
  double pixels = options->format == DM_FORMAT_PNG ? dm_export_get_pixels_per_px (options) : 1;
  const DmPageSetup setup = get_setup (options, cancellable);
  g_autoptr (DmStyle) style = NULL;
  g_autoptr (DmPages) pages = NULL;

  if (!dm_export_check_options (options, error)
      || !dm_export_check_size (options->width_px * pixels, options->height_px * pixels, error))
    return NULL;
  style = dm_style_new (options->theme, options->family, model);
  pages = dm_pages_new (title);
  for (guint i = 0; i < n_stacks; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    if (options->paper == DM_PAPER_NONE)
      dm_pages_add_page (pages, dm_page_new_stack (stacks[i], style, options->stage,
                                                   options->width_px, options->height_px));
    else if (options->fitted)
      dm_pages_add_fitted (pages, stacks[i], style, &setup);
    else if (options->steps)
      dm_pages_add_step (pages, stacks[i], style, &setup);
    else
      dm_pages_add_stack (pages, stacks[i], style, &setup);
  }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (options->paper != DM_PAPER_NONE)
    dm_pages_number (pages, &setup);
  return g_steal_pointer (&pages);
}

/**
 * dm_export_stacks:
 * @stacks: views, at least one
 * @n_stacks: how many
 * @title: (nullable): what the whole is called
 * @model: what they show, for the parties' colours
 * @options: what is asked for
 * @error: return location
 *
 * Lays views out with dm_export_lay_out() and writes them with dm_export_pages(). The same input gives the same bytes.
 *
 * Returns: (transfer full) (element-type GBytes) (nullable): the files, or %NULL with %DM_ERROR_USAGE or %DM_ERROR_LIMIT
 */
GPtrArray *dm_export_stacks (DmStack *const *stacks, guint n_stacks, const char *title,
                             DmModel *model, const DmExportOptions *options, GError **error) {
  g_autoptr (DmPages) pages
      = dm_export_lay_out (stacks, n_stacks, title, model, options, NULL, error);

  return pages != NULL ? dm_export_pages (pages, options, error) : NULL;
}

/**
 * dm_export_stack:
 * @stack: a view
 * @model: what it shows, for the parties' colours
 * @options: what is asked for, without paper
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the one picture that dm_export_stacks() makes of a view
 */
GBytes *dm_export_stack (DmStack *stack, DmModel *model, const DmExportOptions *options,
                         GError **error) {
  g_autoptr (GPtrArray) files = dm_export_stacks (&stack, 1, stack->title, model, options, error);

  return files != NULL ? g_bytes_ref (g_ptr_array_index (files, 0)) : NULL;
}
