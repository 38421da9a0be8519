/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-svg-text.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "dm-glyphs.h"

void dm_svg_append_number (GString *out, double value) {
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  end = buffer + strlen (buffer);
  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    *--end = '\0';
  g_string_append (out, strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

void dm_svg_append_attribute (GString *out, const char *name, double value) {
  g_string_append_printf (out, " %s=\"", name);
  dm_svg_append_number (out, value);
  g_string_append_c (out, '"');
}

void dm_svg_append_color (GString *out, const char *name, DmColor color) {
  if (DM_COLOR_ALPHA (color) == 0) {
    g_string_append_printf (out, " %s=\"none\"", name);
    return;
  }
  g_string_append_printf (out, " %s=\"#%06x\"", name, (guint) (color >> 8));
  if (DM_COLOR_ALPHA (color) != 0xff) {
    g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

    dm_svg_append_attribute (out, opacity, dm_color_get_alpha (color));
  }
}

static gboolean is_xml_char (gunichar c) {
  return c == '\t' || c == '\n' || c == '\r'
         || (c >= 0x20 && c <= 0xd7ff && !(c >= 0x7f && c <= 0x9f)) || (c >= 0xe000 && c <= 0xfffd)
         || (c >= 0x10000 && c <= 0x10ffff);
}

void dm_svg_append_escaped (GString *out, const char *text) {
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);

  for (const char *p = valid != NULL ? valid : text; *p != '\0'; p = g_utf8_next_char (p)) {
    switch (*p) {
    case '<':
      g_string_append (out, "&lt;");
      break;
    case '>':
      g_string_append (out, "&gt;");
      break;
    case '&':
      g_string_append (out, "&amp;");
      break;
    case '"':
      g_string_append (out, "&quot;");
      break;
    default:
      if (is_xml_char (g_utf8_get_char (p)))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  }
}

const char *dm_svg_make_id (const char *id, GHashTable *used) {
  g_autoptr (GString) made = g_string_new (NULL);
  gsize length;

  if (!g_ascii_isalpha (id[0]) && id[0] != '_')
    g_string_append_c (made, '_');
  for (const char *p = id; *p != '\0'; p++) {
    gboolean allowed = g_ascii_isalnum (*p) || strchr ("_-.", *p) != NULL;

    g_string_append_c (made, allowed ? *p : '_');
  }
  length = made->len;
  for (guint n = 2; g_hash_table_contains (used, made->str); n++) {
    g_string_truncate (made, length);
    g_string_append_printf (made, "-%u", n);
  }
  id = g_string_free (g_steal_pointer (&made), FALSE);
  g_hash_table_add (used, (char *) id);
  return id;
}

static gboolean is_generic (const char *family) {
  static const char *const generic[]
      = { "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui" };

  for (gsize i = 0; i < G_N_ELEMENTS (generic); i++)
    if (g_ascii_strcasecmp (family, generic[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Names in single quotes; a quote or backslash in a name, which no font has, is left out. */
void dm_svg_append_families (GString *out, const char *families) {
  g_auto (GStrv) names = g_strsplit (families, ",", -1);
  gboolean first = TRUE;

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *bare = NULL;

    g_strstrip (names[i]);
    bare = g_strdup (names[i]);
    g_strdelimit (bare, "'\\", ' ');
    if (*bare == '\0')
      continue;
    if (!first)
      g_string_append (out, ", ");
    first = FALSE;
    if (is_generic (bare)) {
      g_string_append (out, bare);
    } else {
      g_string_append_c (out, '\'');
      dm_svg_append_escaped (out, bare);
      g_string_append_c (out, '\'');
    }
  }
}

static gboolean has_spaces_to_keep (const char *text) {
  return *text == ' ' || g_str_has_suffix (text, " ") || strstr (text, "  ") != NULL;
}

static gboolean is_rtl (const DmShape *shape, DmTextMeasurer *measurer) {
  PangoLayout *layout;

  if (g_str_is_ascii (shape->text))
    return FALSE;
  layout = dm_text_measurer_get_layout (measurer, shape->font, shape->text);
  return pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0))
         == PANGO_DIRECTION_RTL;
}

void dm_svg_append_text (GString *out, const DmShape *shape, DmTextMeasurer *measurer) {
  g_string_append (out, "<text");
  dm_svg_append_attribute (out, "x", shape->box.x);
  dm_svg_append_attribute (out, "y", shape->box.y);
  dm_svg_append_attribute (out, "font-size", shape->font.size_px);
  if (shape->font.weight != DM_WEIGHT_REGULAR)
    dm_svg_append_attribute (out, "font-weight", shape->font.weight);
  if (shape->font.italic)
    g_string_append (out, " font-style=\"italic\"");
  dm_svg_append_color (out, "fill", shape->fill);
  /* with another font the text still takes the place that was left for it */
  if (shape->box.width > 0) {
    dm_svg_append_attribute (out, "textLength", shape->box.width);
    g_string_append (out, " lengthAdjust=\"spacingAndGlyphs\"");
  }
  /* x is the left end; of a text written from the right that is where it ends */
  if (is_rtl (shape, measurer))
    g_string_append (out, " direction=\"rtl\" text-anchor=\"end\"");
  if (has_spaces_to_keep (shape->text))
    g_string_append (out, " xml:space=\"preserve\"");
  g_string_append_c (out, '>');
  dm_svg_append_escaped (out, shape->text);
  g_string_append (out, "</text>");
}

static void append_points (GString *out, char command, const cairo_path_data_t *points,
                           int n_points) {
  g_string_append_c (out, command);
  for (int i = 0; i < n_points; i++) {
    if (i > 0)
      g_string_append_c (out, ' ');
    dm_svg_append_number (out, points[i].point.x);
    g_string_append_c (out, ' ');
    dm_svg_append_number (out, points[i].point.y);
  }
}

static void append_outline (GString *out, const cairo_path_t *path) {
  for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
    const cairo_path_data_t *data = &path->data[i];

    switch (data->header.type) {
    case CAIRO_PATH_MOVE_TO:
      append_points (out, 'M', data + 1, 1);
      break;
    case CAIRO_PATH_LINE_TO:
      append_points (out, 'L', data + 1, 1);
      break;
    case CAIRO_PATH_CURVE_TO:
      append_points (out, 'C', data + 1, 3);
      break;
    case CAIRO_PATH_CLOSE_PATH:
    default:
      g_string_append_c (out, 'Z');
    }
  }
}

void dm_svg_append_glyphs (GString *out, const DmShape *shape, DmTextMeasurer *measurer) {
  PangoLayout *layout = dm_text_measurer_get_layout (measurer, shape->font, shape->text);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_path_t *path;

  if (!dm_glyphs_have_outlines (line)) {
    dm_svg_append_text (out, shape, measurer);
    return;
  }
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cr = cairo_create (surface);
  cairo_set_tolerance (cr, 0.01);
  cairo_move_to (cr, shape->box.x, shape->box.y);
  pango_cairo_layout_line_path (cr, line);
  path = cairo_copy_path (cr);
  g_string_append (out, "<path");
  dm_svg_append_color (out, "fill", shape->fill);
  g_string_append (out, " d=\"");
  append_outline (out, path);
  g_string_append (out, "\"/>");
  cairo_path_destroy (path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}
