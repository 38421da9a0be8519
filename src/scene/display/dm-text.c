/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-text.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* A layout of a label takes about 1.5 KB, so the cache stays at about 6 MB; long texts count for
 * more. */
#define CACHE_CAPACITY 4000
#define CHARS_PER_UNIT 64

#define FIRST_FROM_RIGHT 0x590 /* scripts from here on may run from the right, or join */
#define SOFT_HYPHEN 0xad

typedef struct {
  DmFont font;
  const char *text;
  guint hash;
} CacheKey;

typedef struct {
  CacheKey key; /* first: the hash table looks at entries as keys */
  PangoLayout *layout;
  double width_px;
  guint cost;
  GList link;
} CacheEntry;

typedef struct {
  DmFont font;
  double ascent_px, height_px;
} FontMetrics;

struct _DmTextMeasurer {
  gatomicrefcount refs;
  char *family;
  PangoFontMap *font_map;
  PangoContext *context;
  GHashTable *entries; /* of CacheEntry, keyed by themselves */
  GQueue recent;       /* of CacheEntry, the latest used first */
  guint cost;
  GArray *metrics; /* of FontMetrics; a style uses a handful of fonts */
};

static gboolean fonts_equal (DmFont a, DmFont b) {
  return a.size_px == b.size_px && a.weight == b.weight && !a.italic == !b.italic;
}

static guint hash_key (DmFont font, const char *text) {
  return g_str_hash (text) ^ (guint) lround (font.size_px * 64) * 2654435761u
         ^ (guint) font.weight << 3 ^ (guint) !font.italic;
}

static guint cache_key_hash (gconstpointer key) {
  return ((const CacheKey *) key)->hash;
}

static gboolean cache_key_equal (gconstpointer a, gconstpointer b) {
  const CacheKey *first = a, *second = b;

  return first->hash == second->hash && fonts_equal (first->font, second->font)
         && strcmp (first->text, second->text) == 0;
}

static void cache_entry_free (gpointer data) {
  CacheEntry *entry = data;

  g_object_unref (entry->layout);
  g_free ((char *) entry->key.text);
  g_free (entry);
}

/* Whether @text is shown just as it stands: the usual case, told by one look at its bytes. */
static gboolean is_shown_as_is (const char *text) {
  gsize length = 0;
  gboolean ascii = TRUE;

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++, length++) {
    if (*p < 0x20 || *p == 0x7f || length >= DM_TEXT_MAX_CHARS)
      return FALSE;
    if (*p == 0xc2 && p[1] >= 0x80 && p[1] <= 0x9f)
      return FALSE;
    if (*p == 0xe2 && p[1] == 0x80 && (p[2] == 0xa8 || p[2] == 0xa9))
      return FALSE;
    /* perhaps U+FDD0 to U+FDEF, or the last two of a plane: looked at closely in the slow way */
    if ((*p == 0xef && p[1] == 0xb7) || (*p == 0xbf && p[1] >= 0xbe))
      return FALSE;
    ascii = ascii && *p < 0x80;
  }
  return ascii || g_utf8_validate (text, (gssize) length, NULL);
}

static gboolean is_line_or_control (gunichar c) {
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029;
}

/* Unicode keeps these for programs' own use; cairo makes no PDF, and XML no document, with them in.
 * */
static gboolean is_noncharacter (gunichar c) {
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

static gunichar get_shown (gunichar c) {
  if (is_line_or_control (c))
    return ' ';
  return is_noncharacter (c) ? 0xfffd : c;
}

char *dm_text_dup_shown (const char *text) {
  g_autofree char *valid = NULL;
  g_autoptr (GString) shown = NULL;
  gsize n_bytes;
  guint n_chars = 0;

  g_return_val_if_fail (text != NULL, NULL);
  if (is_shown_as_is (text))
    return g_strdup (text);
  /* no character takes more than 6 bytes, so the rest need not be looked at */
  n_bytes = strnlen (text, (DM_TEXT_MAX_CHARS + 1) * 6);
  valid = g_utf8_make_valid (text, (gssize) n_bytes);
  shown = g_string_sized_new (n_bytes);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (n_chars++ == DM_TEXT_MAX_CHARS) {
      g_string_append (shown, "…");
      break;
    }
    g_string_append_unichar (shown, get_shown (c));
  }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static PangoContext *new_context (PangoFontMap *font_map) {
  PangoContext *context = pango_font_map_create_context (font_map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

/**
 * dm_text_measurer_new: a measurer with a font map of its own.
 * @family: (nullable): a font family, or several with commas between; %NULL for
 *   %DM_TEXT_DEFAULT_FAMILY
 *
 * Returns: (transfer full)
 */
DmTextMeasurer *dm_text_measurer_new (const char *family) {
  DmTextMeasurer *measurer = g_new0 (DmTextMeasurer, 1);

  g_atomic_ref_count_init (&measurer->refs);
  measurer->family = family == NULL || *family == '\0' ? g_strdup (DM_TEXT_DEFAULT_FAMILY)
                                                       : dm_text_dup_shown (family);
  measurer->font_map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (measurer->font_map), 96);
  measurer->context = new_context (measurer->font_map);
  measurer->entries
      = g_hash_table_new_full (cache_key_hash, cache_key_equal, NULL, cache_entry_free);
  g_queue_init (&measurer->recent);
  measurer->metrics = g_array_new (FALSE, FALSE, sizeof (FontMetrics));
  return measurer;
}

DmTextMeasurer *dm_text_measurer_ref (DmTextMeasurer *measurer) {
  g_atomic_ref_count_inc (&measurer->refs);
  return measurer;
}

void dm_text_measurer_unref (DmTextMeasurer *measurer) {
  if (measurer == NULL || !g_atomic_ref_count_dec (&measurer->refs))
    return;
  g_hash_table_unref (measurer->entries);
  g_array_unref (measurer->metrics);
  g_object_unref (measurer->context);
  g_object_unref (measurer->font_map);
  g_free (measurer->family);
  g_free (measurer);
}

/** dm_text_measurer_get_family: the families asked for, with commas between. */
const char *dm_text_measurer_get_family (const DmTextMeasurer *measurer) {
  return measurer->family;
}

static PangoLayout *new_layout (DmTextMeasurer *measurer, DmFont font, const char *shown) {
  g_autoptr (PangoFontDescription) description = pango_font_description_new ();
  PangoLayout *layout = pango_layout_new (measurer->context);

  pango_font_description_set_family_static (description, measurer->family);
  pango_font_description_set_absolute_size (description, font.size_px * PANGO_SCALE);
  pango_font_description_set_weight (description, (PangoWeight) font.weight);
  pango_font_description_set_style (description,
                                    font.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, shown, -1);
  return layout;
}

static double measure_width (PangoLayout *layout) {
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

static void drop_oldest (DmTextMeasurer *measurer) {
  while (measurer->cost > CACHE_CAPACITY && measurer->recent.length > 1) {
    CacheEntry *entry = g_queue_pop_tail_link (&measurer->recent)->data;

    measurer->cost -= entry->cost;
    g_hash_table_remove (measurer->entries, entry);
  }
}

static CacheEntry *add_entry (DmTextMeasurer *measurer, CacheKey key, char *shown) {
  CacheEntry *entry = g_new0 (CacheEntry, 1);

  entry->key = key;
  entry->key.text = shown;
  entry->layout = new_layout (measurer, key.font, shown);
  entry->width_px = measure_width (entry->layout);
  entry->cost = 1 + (guint) (strlen (shown) / CHARS_PER_UNIT);
  entry->link.data = entry;
  measurer->cost += entry->cost;
  g_hash_table_add (measurer->entries, entry);
  g_queue_push_head_link (&measurer->recent, &entry->link);
  drop_oldest (measurer);
  return entry;
}

static CacheEntry *get_entry (DmTextMeasurer *measurer, DmFont font, const char *text) {
  g_autofree char *shown = is_shown_as_is (text) ? NULL : dm_text_dup_shown (text);
  CacheKey key = { font, shown != NULL ? shown : text, 0 };
  CacheEntry *entry;

  key.hash = hash_key (font, key.text);
  entry = g_hash_table_lookup (measurer->entries, &key);
  if (entry == NULL)
    return add_entry (measurer, key, shown != NULL ? g_steal_pointer (&shown) : g_strdup (text));
  if (measurer->recent.head != &entry->link) {
    g_queue_unlink (&measurer->recent, &entry->link);
    g_queue_push_head_link (&measurer->recent, &entry->link);
  }
  return entry;
}

/**
 * dm_text_measurer_get_layout: @text laid out on one line.
 *
 * Returns: (transfer none): of the cache; reference it to keep it past the next call
 */
PangoLayout *dm_text_measurer_get_layout (DmTextMeasurer *measurer, DmFont font, const char *text) {
  return get_entry (measurer, font, text)->layout;
}

/** dm_text_measurer_get_width: how far @text on one line advances, in px. */
double dm_text_measurer_get_width (DmTextMeasurer *measurer, DmFont font, const char *text) {
  return get_entry (measurer, font, text)->width_px;
}

static FontMetrics get_metrics (DmTextMeasurer *measurer, DmFont font) {
  FontMetrics metrics = { font, 0, 0 };
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle logical;

  for (guint i = 0; i < measurer->metrics->len; i++) {
    FontMetrics known = g_array_index (measurer->metrics, FontMetrics, i);

    if (fonts_equal (known.font, font))
      return known;
  }
  layout = new_layout (measurer, font, "x");
  pango_layout_get_extents (layout, NULL, &logical);
  metrics.ascent_px = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
  metrics.height_px = (double) logical.height / PANGO_SCALE;
  g_array_append_val (measurer->metrics, metrics);
  return metrics;
}

/** dm_text_measurer_get_ascent: from the top of a line to its baseline, in px. */
double dm_text_measurer_get_ascent (DmTextMeasurer *measurer, DmFont font) {
  return get_metrics (measurer, font).ascent_px;
}

/** dm_text_measurer_get_line_height: from the top of a line to the top of the next, in px. */
double dm_text_measurer_get_line_height (DmTextMeasurer *measurer, DmFont font) {
  return get_metrics (measurer, font).height_px;
}

/* What a line shows: without the spaces at its ends, and with the hyphen that a break at a soft one
 * asks for. */
static char *dup_line (const char *start, int length, gboolean last) {
  g_autofree char *line = g_strstrip (g_strndup (start, (gsize) length));

  if (!last && g_str_has_suffix (line, "\302\255")) {
    line[strlen (line) - 2] = '\0';
    return g_strconcat (line, "-", NULL);
  }
  return g_steal_pointer (&line);
}

static void set_wrapping (PangoLayout *layout, double width_px, gboolean hyphens) {
  double limit = CLAMP (width_px, 1.0, G_MAXINT / PANGO_SCALE / 2);

  pango_layout_set_width (layout, (int) floor (limit * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (!hyphens) {
    PangoAttrList *attributes = pango_attr_list_new ();

    pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
    pango_layout_set_attributes (layout, attributes);
    pango_attr_list_unref (attributes);
  }
}

/* Whether every character simply follows the one before it. */
static gboolean runs_on (const char *text) {
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) >= FIRST_FROM_RIGHT || g_utf8_get_char (p) == SOFT_HYPHEN)
      return FALSE;
  return TRUE;
}

/* How wide a part of a line is, the spaces at its end left out; @end becomes where those begin. */
static double measure_part (PangoLayoutLine *line, const char *text, int start, int *end) {
  int from = 0, to = 0;

  while (*end > start && text[*end - 1] == ' ')
    (*end)--;
  pango_layout_line_index_to_x (line, start, FALSE, &from);
  pango_layout_line_index_to_x (line, *end, FALSE, &to);
  return (double) (to - from) / PANGO_SCALE;
}

/* Breaks a text where it lets itself be broken, told from its layout on one line: Pango would shape it once for every place where it
 * might break. Returns: whether it can be done that way; not where a word has to be broken */
static gboolean wrap_simply (DmTextMeasurer *measurer, DmFont font, const char *text,
                             double width_px, GPtrArray *lines) {
  PangoLayout *layout = dm_text_measurer_get_layout (measurer, font, text);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  int n_attributes, start = 0, fitting_end = 0, next_start = 0;
  const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly (layout, &n_attributes);
  const char *p = text;

  for (int i = 1; i < n_attributes; i++) {
    p = g_utf8_next_char (p);
    int end = (int) (p - text);
    if (!attributes[i].is_line_break && *p != '\0')
      continue;
    if (measure_part (line, text, start, &end) > width_px) {
      if (next_start == start)
        return FALSE;
      g_ptr_array_add (lines, g_strndup (text + start, (gsize) (fitting_end - start)));
      start = next_start;
      end = (int) (p - text);
      if (measure_part (line, text, start, &end) > width_px)
        return FALSE;
    }
    fitting_end = end;
    next_start = (int) (p - text);
  }
  g_ptr_array_add (lines, g_strndup (text + start, (gsize) (fitting_end - start)));
  g_ptr_array_add (lines, NULL);
  return TRUE;
}

/**
 * dm_text_measurer_wrap: breaks a text into lines.
 * @width_px: of the longest line; narrower than one character means one character a line
 *
 * Lines break where Unicode lets them (between words, between ideographs, at soft hyphens), and
 * within a word only where it alone is wider than @width_px.
 *
 * Returns: (transfer full): the lines, at least one
 */
GStrv dm_text_measurer_wrap (DmTextMeasurer *measurer, DmFont font, const char *text,
                             double width_px) {
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *shown = g_strstrip (dm_text_dup_shown (text));
  g_autoptr (GPtrArray) simple = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  gsize length = strlen (shown);

  if (*shown == '\0' || dm_text_measurer_get_width (measurer, font, shown) <= width_px) {
    g_strv_builder_add (lines, shown);
    return g_strv_builder_end (lines);
  }
  simple = g_ptr_array_new_with_free_func (g_free);
  if (runs_on (shown) && wrap_simply (measurer, font, shown, width_px, simple))
    return (GStrv) g_ptr_array_steal (simple, NULL);
  layout = new_layout (measurer, font, shown);
  set_wrapping (layout, width_px, strstr (shown, "\302\255") != NULL);
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next) {
    PangoLayoutLine *line = l->data;
    gboolean last = (gsize) (line->start_index + line->length) >= length;
    g_autofree char *part = dup_line (shown + line->start_index, line->length, last);

    if (*part != '\0')
      g_strv_builder_add (lines, part);
  }
  return g_strv_builder_end (lines);
}
