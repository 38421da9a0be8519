/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-page.h"
#include "dm-report-figure.h"
#include "dm-report-write.h"
#include "dm-svg-text.h"

/*
 * HTML that is XML as well (polyglot), so that whether it is well-formed can be proved. It asks for nothing outside of itself, and says so to the
 * browser by its policy. All text goes through append_text().
 */

typedef struct {
  const DmReport *report;
  const DmReportLook *look;
  GString *html;
  guint n_headings, n_figures, n_tables;
  gboolean *is_referred; /* by note: whether something refers to it already */
} Writer;

static void append (Writer *writer, const char *markup) {
  g_string_append (writer->html, markup);
}

static void append_text (Writer *writer, const char *text) {
  dm_svg_append_escaped (writer->html, text);
}

static void append_wrapped (Writer *writer, const char *before, const char *text,
                            const char *after) {
  append (writer, before);
  append_text (writer, text);
  append (writer, after);
}

/* --- text --- */

static void append_reference (Writer *writer, guint number) {
  GString *html = writer->html;
  g_autofree char *name = g_strdup_printf (_ ("Evidence %u"), number);

  append (writer, "<sup><a");
  if (!writer->is_referred[number])
    g_string_append_printf (html, " id=\"ref-%u\"", number);
  writer->is_referred[number] = TRUE;
  g_string_append_printf (html, " href=\"#note-%u\" aria-label=\"", number);
  append_wrapped (writer, "", name, "\">");
  g_string_append_printf (html, "%u</a></sup>", number);
}

static gboolean is_page (const char *uri) {
  return g_ascii_strncasecmp (uri, "https://", 8) == 0
         || g_ascii_strncasecmp (uri, "http://", 7) == 0;
}

static void append_link (Writer *writer, const char *uri) {
  append (writer, " ");
  if (is_page (uri)) {
    append_wrapped (writer, "<a href=\"", uri, "\" rel=\"noreferrer\">");
    append_wrapped (writer, "", uri, "</a>");
  } else {
    append_text (writer, uri);
  }
}

/* A line of the text is one of the page, too. */
static void append_lines (Writer *writer, const char *text) {
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    append_wrapped (writer, i > 0 ? "<br/>" : "", lines[i], "");
}

static void append_run (Writer *writer, const DmReportText *text) {
  if (text->lead != NULL)
    append_wrapped (writer, "<strong>", text->lead, "</strong> ");
  append_lines (writer, text->text);
  for (guint i = 0; i < text->n_notes; i++)
    append_reference (writer, text->notes[i]);
  if (text->uri != NULL)
    append_link (writer, text->uri);
}

/* --- blocks --- */

static void append_heading (Writer *writer, const DmReportBlock *heading) {
  guint nth = ++writer->n_headings;

  if (heading->level == 2)
    g_string_append_printf (writer->html, "</section>\n<section aria-labelledby=\"heading-%u\">\n",
                            nth);
  g_string_append_printf (writer->html, "<h%u id=\"heading-%u\">", heading->level, nth);
  append_run (writer, heading->text);
  g_string_append_printf (writer->html, "</h%u>\n", heading->level);
}

static void append_list (Writer *writer, const DmReportBlock *list) {
  append (writer, "<ul>\n");
  for (guint i = 0; i < list->items->len; i++) {
    append (writer, "<li>");
    append_run (writer, g_ptr_array_index (list->items, i));
    append (writer, "</li>\n");
  }
  append (writer, "</ul>\n");
}

static void append_cell (Writer *writer, const DmReportBlock *table, const DmReportRow *row,
                         guint column) {
  gboolean heads = column == 0, is_number = table->numbers >> column & 1;

  if (row->is_group)
    g_string_append_printf (writer->html, "<th scope=\"rowgroup\" colspan=\"%u\">",
                            table->n_columns);
  else
    append (writer, heads ? "<th scope=\"row\">" : is_number ? "<td class=\"number\">" : "<td>");
  append_run (writer, g_ptr_array_index (row->cells, column));
  append (writer, heads ? "</th>" : "</td>");
}

static void append_rows (Writer *writer, const DmReportBlock *table) {
  append (writer, "<tbody>\n");
  for (guint i = 0; i < table->rows->len; i++) {
    const DmReportRow *row = g_ptr_array_index (table->rows, i);
    if (row->is_group && i > 0)
      append (writer, "</tbody>\n<tbody>\n");
    append (writer, row->is_group ? "<tr class=\"group\">" : "<tr>");
    for (guint column = 0; column < row->cells->len; column++)
      append_cell (writer, table, row, column);
    append (writer, "</tr>\n");
  }
  append (writer, "</tbody>\n");
}

static void append_columns (Writer *writer, const DmReportBlock *table) {
  guint sum = 0;

  for (guint column = 0; column < table->n_columns; column++)
    sum += table->weights[column];
  append (writer, "<colgroup>");
  for (guint column = 0; column < table->n_columns; column++)
    g_string_append_printf (writer->html, "<col style=\"width: %u%%\"/>",
                            100 * table->weights[column] / sum);
  append (writer, "</colgroup>\n");
}

/* On a narrow screen a table is scrolled, by the keyboard too. */
static void append_table (Writer *writer, const DmReportBlock *table) {
  guint nth = ++writer->n_tables;

  g_string_append_printf (writer->html,
                          "<div class=\"table\" role=\"region\" aria-labelledby=\"table-%u\" "
                          "tabindex=\"0\">\n<table>\n<caption id=\"table-%u\">",
                          nth, nth);
  append_run (writer, table->text);
  append (writer, "</caption>\n");
  append_columns (writer, table);
  append (writer, "<thead><tr>");
  for (guint column = 0; column < table->n_columns; column++) {
    append (writer, table->numbers >> column & 1 ? "<th scope=\"col\" class=\"number\">"
                                                 : "<th scope=\"col\">");
    append_run (writer, g_ptr_array_index (table->head, column));
    append (writer, "</th>");
  }
  append (writer, "</tr></thead>\n");
  append_rows (writer, table);
  append (writer, "</table>\n</div>\n");
}

/* @class: (nullable): where there is one for light and one for dark */
static void append_picture (Writer *writer, const DmReportBlock *figure, DmTheme theme,
                            const char *class) {
  g_autofree char *prefix
      = g_strdup_printf ("figure-%u-%s", writer->n_figures, dm_theme_to_id (theme));

  g_string_append_printf (writer->html, "<div class=\"picture %s\">\n", class);
  dm_report_append_figure (writer->html, writer->report, figure, theme, writer->look->family,
                           prefix);
  append (writer, "</div>\n");
}

static void append_figure (Writer *writer, const DmReportBlock *figure) {
  guint nth = ++writer->n_figures;

  g_string_append_printf (writer->html, "<figure aria-labelledby=\"figure-%u\">\n", nth);
  if (writer->look->follows) {
    append_picture (writer, figure, DM_THEME_LIGHT, "light");
    append_picture (writer, figure, DM_THEME_DARK, "dark");
  } else {
    append_picture (writer, figure, writer->look->theme, "only");
  }
  g_string_append_printf (writer->html, "<figcaption id=\"figure-%u\">", nth);
  append_run (writer, figure->text);
  append (writer, "</figcaption>\n</figure>\n");
}

static void append_notes (Writer *writer) {
  const char *back = _ ("Back to where it is referred to");

  append (writer, "<ol class=\"notes\">\n");
  for (guint i = 0; i < writer->report->notes->len; i++) {
    g_string_append_printf (writer->html, "<li id=\"note-%u\">", i + 1);
    append_run (writer, g_ptr_array_index (writer->report->notes, i));
    g_string_append_printf (writer->html, " <a href=\"#ref-%u\" aria-label=\"", i + 1);
    append_wrapped (writer, "", back, "\">↩</a></li>\n");
  }
  append (writer, "</ol>\n");
}

static void append_block (Writer *writer, const DmReportBlock *block) {
  switch (block->kind) {
  case DM_BLOCK_HEADING:
    append_heading (writer, block);
    break;
  case DM_BLOCK_PARAGRAPH:
    append (writer, "<p>");
    append_run (writer, block->text);
    append (writer, "</p>\n");
    break;
  case DM_BLOCK_LIST:
    append_list (writer, block);
    break;
  case DM_BLOCK_TABLE:
    append_table (writer, block);
    break;
  case DM_BLOCK_FIGURE:
    append_figure (writer, block);
    break;
  case DM_BLOCK_NOTES:
  default:
    append_notes (writer);
  }
}

/* --- head --- */

static void append_colors (Writer *writer, DmTheme theme) {
  const DmPalette *palette = dm_palette_get (theme);
  const struct {
    const char *name;
    DmColor color;
  } colors[] = {
    { "ground", palette->ground }, { "ink", palette->ink },
    { "muted", palette->muted },   { "rule", palette->rule },
    { "band", palette->hover },    { "link", palette->selection_outline },
  };

  append (writer, ":root { color-scheme: ");
  append (writer, theme == DM_THEME_DARK ? "dark" : "light");
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++) {
    DmColor shown = strcmp (colors[i].name, "link") == 0
                        ? dm_color_reach_contrast (colors[i].color, palette->ground,
                                                   dm_palette_text_contrast (theme))
                        : colors[i].color;
    g_autofree char *hex = dm_color_to_hex (shown);
    g_string_append_printf (writer->html, "; --%s: %s", colors[i].name, hex);
  }
  append (writer, " }\n");
}

static const char css[]
    = "html { background: var(--ground); color: var(--ink); font-size: 100%; }\n"
      "body { max-width: 64rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; line-height: 1.5; }\n"
      "h1, h2, h3, h4 { line-height: 1.2; font-weight: 650; text-wrap: balance; }\n"
      "h1 { font-size: 2rem; margin: 0 0 0.75rem; }\n"
      "h2 { font-size: 1.45rem; margin: 3rem 0 0.75rem; padding-top: 1rem; "
      "border-top: 1px solid var(--rule); }\n"
      "h3 { font-size: 1.1rem; margin: 1.75rem 0 0.5rem; }\n"
      "p, li, figcaption { max-width: 46rem; }\n"
      "ul, ol { padding-inline-start: 1.5rem; }\n"
      "li { margin: 0.3rem 0; }\n"
      "a { color: var(--link); }\n"
      "a:focus-visible, div.table:focus-visible { outline: 2px solid var(--link); "
      "outline-offset: 2px; }\n"
      "sup { line-height: 0; margin-inline-start: 0.2em; }\n"
      "sup + sup { margin-inline-start: 0.4em; }\n"
      "nav ul { list-style: none; padding: 0; margin: 1rem 0; display: flex; flex-wrap: wrap; "
      "gap: 0 1.25rem; }\n"
      "nav li { margin: 0.15rem 0; }\n"
      "h1 + p, figcaption, caption, footer { color: var(--muted); }\n"
      "figure { margin: 1.5rem 0; }\n"
      "figure svg { display: block; width: 100%; height: auto; }\n"
      "figcaption { font-size: 0.875rem; margin-top: 0.5rem; }\n"
      "div.table { overflow-x: auto; margin: 1rem 0 1.5rem; }\n"
      "table { border-collapse: collapse; width: 100%; min-width: 40rem; font-size: 0.875rem; }\n"
      "caption { text-align: start; padding-bottom: 0.4rem; }\n"
      "th, td { text-align: start; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; "
      "border-bottom: 1px solid var(--rule); overflow-wrap: anywhere; min-width: 5rem; }\n"
      "[dir=rtl] th, [dir=rtl] td { padding: 0.4rem 0 0.4rem 0.75rem; }\n"
      "thead th { color: var(--muted); font-weight: 600; border-bottom-width: 2px; }\n"
      "tbody th { font-weight: 600; }\n"
      "tr.group th { padding-top: 1.1rem; font-weight: 400; }\n"
      "tr.group strong { margin-inline-end: 0.5em; }\n"
      ".number { text-align: end; font-variant-numeric: tabular-nums; }\n"
      ".dark { display: none; }\n";

static const char print_css[] = "@media print {\n"
                                "@page { margin: 16mm 15mm 18mm; }\n"
                                "html { font-size: 10pt; }\n"
                                "body { max-width: none; padding: 0; }\n"
                                "nav { display: none; }\n"
                                "a { color: inherit; text-decoration: none; }\n"
                                "h2, h3, h4, caption, thead, tr.group { break-after: avoid; }\n"
                                "thead { display: table-header-group; }\n"
                                "tbody, tr, li, figure svg, figcaption { break-inside: avoid; }\n"
                                "div.table { overflow: visible; }\n"
                                "table { min-width: 0; }\n"
                                "p, li { orphans: 3; widows: 3; }\n"
                                "}\n";

static void append_style (Writer *writer) {
  const DmReportLook *look = writer->look;

  append (writer, "<style>\n");
  append_colors (writer, look->follows ? DM_THEME_LIGHT : look->theme);
  append (writer, "body { font-family: ");
  append (writer, DM_TEXT_DEFAULT_FAMILY);
  append (writer, "; }\n");
  append (writer, css);
  if (look->follows) {
    append (writer, "@media screen and (prefers-color-scheme: dark) {\n");
    append_colors (writer, DM_THEME_DARK);
    append (writer, ".light { display: none; }\n.dark { display: block; }\n}\n");
  }
  append (writer, print_css);
  append (writer, "</style>\n");
}

static void append_contents (Writer *writer) {
  guint nth = 0;

  append_wrapped (writer, "<nav aria-label=\"", _ ("Contents"), "\">\n<ul>\n");
  for (guint i = 0; i < writer->report->blocks->len; i++) {
    const DmReportBlock *block = g_ptr_array_index (writer->report->blocks, i);
    if (block->kind != DM_BLOCK_HEADING)
      continue;
    nth++;
    if (block->level != 2)
      continue;
    g_string_append_printf (writer->html, "<li><a href=\"#heading-%u\">", nth);
    append_wrapped (writer, "", block->text->text, "</a></li>\n");
  }
  append (writer, "</ul>\n</nav>\n");
}

static void append_head (Writer *writer, const char *language) {
  append (writer, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"");
  append_wrapped (writer, "", language, "\" xml:lang=\"");
  append_wrapped (writer, "", language, "\" dir=\"");
  append (writer, dm_page_is_rtl () ? "rtl" : "ltr");
  append (writer, "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "style-src 'unsafe-inline'\"/>\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                  "<meta name=\"generator\" content=\"Demarche " DM_VERSION "\"/>\n");
  append_wrapped (writer, "<title>", writer->report->title, "</title>\n");
  append_style (writer);
  append (writer, "</head>\n");
}

static gboolean is_over_contents (const DmReport *report, guint nth) {
  const DmReportBlock *block = g_ptr_array_index (report->blocks, nth);
  return block->kind == DM_BLOCK_HEADING && block->level == 2;
}

/**
 * dm_report_write_html:
 * @report: a report
 * @look: its colours
 * @error: return location
 *
 * Returns: (transfer full): one file that needs no other, without a script; the same report gives the same bytes
 */
GBytes *dm_report_write_html (const DmReport *report, const DmReportLook *look,
                              G_GNUC_UNUSED GError **error) {
  g_autofree gboolean *is_referred = g_new0 (gboolean, report->notes->len + 1);
  Writer writer = { report, look, g_string_sized_new (1 << 16), 0, 0, 0, is_referred };
  gboolean has_contents = FALSE;

  append_head (&writer, dm_report_get_language ());
  append (&writer, "<body>\n<main>\n<section>\n");
  for (guint i = 0; i < report->blocks->len; i++) {
    if (!has_contents && is_over_contents (report, i)) {
      append_contents (&writer);
      has_contents = TRUE;
    }
    append_block (&writer, g_ptr_array_index (report->blocks, i));
  }
  append (&writer, "</section>\n</main>\n</body>\n</html>\n");
  return g_string_free_to_bytes (writer.html);
}
