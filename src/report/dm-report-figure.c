/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-report-figure.h"

#include <string.h>

#include "dm-page.h"
#include "dm-writers.h"

#define FIGURE_WIDTH_PX                                                                            \
  960.0 /* what a view is laid out at: it is shown smaller or larger as the page is */

/* Appends the ids in a list of them, each with @prefix. */
static void append_ids (GString *html, const char *ids, gsize length, const char *prefix) {
  g_autofree char *list = g_strndup (ids, length);
  g_auto (GStrv) parts = g_strsplit (list, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (html, i > 0 ? " %s%s" : "%s%s", prefix, parts[i]);
}

/*
 * Appends an SVG of ours with @prefix before all its ids and what refers to them: several stand in one file. What is searched for can't be in a
 * text, in which quotation marks are escaped, but for “url(#”, which only a text could have that nobody refers to.
 */
static void append_prefixed (GString *html, const char *svg, const char *prefix) {
  static const struct {
    const char *before;
    char end;
  } places[] = { { " id=\"", '"' }, { "=\"url(#", ')' }, { " aria-labelledby=\"", '"' } };

  while (*svg != '\0') {
    gboolean found = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS (places) && !found; i++) {
      gsize n = strlen (places[i].before);
      const char *end
          = strncmp (svg, places[i].before, n) == 0 ? strchr (svg + n, places[i].end) : NULL;
      if (end == NULL)
        continue;
      g_string_append_len (html, svg, (gssize) n);
      append_ids (html, svg + n, (gsize) (end - svg) - n, prefix);
      svg = end;
      found = TRUE;
    }
    if (!found)
      g_string_append_c (html, *svg++);
  }
}

static void append_scene (GString *html, DmStyle *style, DmScene *scene, const char *prefix) {
  const char *label = dm_scene_get_label (scene);
  double width = dm_scene_get_width (scene), height = dm_scene_get_height (scene);
  g_autoptr (DmPage) page = dm_page_new (style, width, height, label);

  dm_page_add (page, scene, 0, 0);
  g_autoptr (GBytes) svg = dm_svg_write (page, DM_UNIT_PX, TRUE, FALSE);
  gsize length;
  const char *bytes = g_bytes_get_data (svg, &length);
  g_autofree char *text = g_strndup (bytes, length);
  append_prefixed (html, text, prefix);
}

/** dm_report_append_figure: each scene of the figure's view as a picture of its own, so that paper can break between two. @prefix: of ids */
void dm_report_append_figure (GString *html, const DmReport *report, const DmReportBlock *figure,
                              DmTheme theme, const char *family, const char *prefix) {
  g_autoptr (DmStyle) style = dm_style_new (theme, family, report->model);
  const DmMapLook look = {
    .style = style,
    .width_px = dm_stack_get_width (figure->stack, FIGURE_WIDTH_PX),
    .stage = DM_STAGE_FULL,
    .rtl = dm_page_is_rtl (),
  };

  for (guint i = 0; i < figure->stack->n_scenes; i++) {
    g_autofree char *scene_prefix = g_strdup_printf ("%s-%u-", prefix, i + 1);
    append_scene (html, style, dm_stack_new_scene (figure->stack, i, &look), scene_prefix);
  }
}
