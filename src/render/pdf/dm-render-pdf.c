/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-painter.h"
#include "dm-pdf.h"
#include "dm-render.h"
#include "dm-writers.h"

/* One scene while it is painted. */
typedef struct {
  DmPdf *pdf;
  const DmScene *scene;
  const char *open;    /* (nullable): the element of the text at hand, or FIGURE */
  int mark;            /* whose text it is */
  const DmShape *line; /* (nullable): the text painted last in that element */
  gboolean figured;    /* what is drawn has been said */
} Writer;

static const char figure[] = "Figure";

/* What a text is to somebody who has the page read out: a heading or a paragraph. */
static const char *get_text_tag (const DmScene *scene, const DmShape *shape) {
  if (shape->mark < 0 || shape->font.weight < DM_WEIGHT_SEMIBOLD)
    return "P";
  switch ((int) dm_scene_get_mark (scene, (guint) shape->mark)->kind) {
  case DM_MARK_TITLE:
    return "H1";
  case DM_MARK_BASKET:
    return "H2";
  case DM_MARK_ISSUE:
    return "H3";
  default:
    return "P";
  }
}

/* Whether a shape shows something: signs of the key, scales and rules explain what does. */
static gboolean shows_something (const DmScene *scene, const DmShape *shape) {
  if (shape->mark < 0
      || (DM_COLOR_ALPHA (shape->fill) == 0
          && (DM_COLOR_ALPHA (shape->stroke) == 0 || shape->stroke_width <= 0)))
    return FALSE;
  switch ((int) dm_scene_get_mark (scene, (guint) shape->mark)->kind) {
  case DM_MARK_TITLE:
  case DM_MARK_PARTY:
  case DM_MARK_KEY:
  case DM_MARK_BASKET:
  case DM_MARK_ISSUE:
  case DM_MARK_SCALE:
  case DM_MARK_FOOTER:
    return FALSE;
  default:
    return TRUE;
  }
}

static gboolean has_words (const DmScene *scene) {
  const char *label = dm_scene_get_label (scene);

  return label != NULL && *label != '\0';
}

/* A scene is one figure, read out as the sentence that says all of it: the first that is drawn stands for the rest, which is left out
 * as decoration. */
static const char *get_drawing_tag (Writer *writer, const DmShape *shape) {
  if (writer->open == figure)
    return figure;
  if (writer->figured || !shows_something (writer->scene, shape) || !has_words (writer->scene))
    return NULL;
  return figure;
}

static void open_tag (Writer *writer, const char *tag) {
  if (writer->open != NULL)
    dm_pdf_end (writer->pdf);
  writer->open = tag;
  writer->line = NULL;
  if (tag == figure) {
    writer->figured = TRUE;
    dm_pdf_begin_figure (writer->pdf, dm_scene_get_label (writer->scene));
  } else if (tag != NULL) {
    dm_pdf_begin (writer->pdf, tag);
  }
}

/* A heading's lines share its tag; of other text each is a paragraph, for nothing parts one line
 * from the next. */
static void tag_shape (Writer *writer, const DmShape *shape, gboolean text_as_paths) {
  gboolean is_text = shape->kind == DM_SHAPE_TEXT && !text_as_paths;
  const char *tag = is_text ? get_text_tag (writer->scene, shape) : get_drawing_tag (writer, shape);

  if (g_strcmp0 (writer->open, tag) != 0
      || (is_text && (shape->mark != writer->mark || g_str_equal (tag, "P"))))
    open_tag (writer, tag);
  writer->mark = shape->mark;
}

/* Lines of one heading are read out as one: nothing else would part the last word of one from the first of the next. */
static void part_lines (Writer *writer, const DmPainter *painter, const DmShape *shape) {
  if (writer->open == NULL || shape->kind != DM_SHAPE_TEXT)
    return;
  if (writer->line != NULL) {
    DmShape space = *writer->line;

    space.text = (char *) " ";
    space.box.x += space.box.width;
    dm_painter_paint (painter, &space);
  }
  writer->line = shape;
}

static void paint_placed (DmPdf *pdf, cairo_t *cr, const DmPlaced *placed, DmTextMeasurer *measurer,
                          gboolean text_as_paths) {
  Writer writer = { pdf, placed->scene, NULL, -1, NULL, FALSE };
  DmPainter painter;

  cairo_save (cr);
  dm_render_place (cr, placed);
  dm_painter_init (&painter, cr, measurer);
  painter.outlines = text_as_paths;
  if (!placed->repeats)
    dm_pdf_begin (pdf, "Sect");
  for (guint i = 0; i < dm_scene_get_n_shapes (placed->scene); i++) {
    const DmShape *shape = dm_scene_get_shape (placed->scene, i);

    if (!dm_placed_shows (placed, shape))
      continue;
    if (!placed->repeats)
      tag_shape (&writer, shape, text_as_paths);
    if (!text_as_paths)
      part_lines (&writer, &painter, shape);
    dm_painter_paint (&painter, shape);
  }
  if (!placed->repeats) {
    open_tag (&writer, NULL);
    dm_pdf_end (pdf);
  }
  cairo_restore (cr);
}

/* @y: of the scene's top on the page; a px of the scene is @scale of the page's. */
static void add_bookmarks (DmPdf *pdf, const DmScene *scene, double y, double scale) {
  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++) {
    const DmMark *mark = dm_scene_get_mark (scene, i);
    const char *title = mark->label;
    int level = mark->kind == DM_MARK_TITLE    ? 0
                : mark->kind == DM_MARK_BASKET ? 1
                : mark->kind == DM_MARK_ISSUE  ? 2
                                               : -1;

    if (level < 0)
      continue;
    if (title == NULL)
      title = dm_scene_get_sentence (scene, mark);
    if (title != NULL)
      dm_pdf_add_bookmark (pdf, (guint) level, title, y + mark->box.y * scale);
  }
}

/**
 * dm_pdf_add_page:
 * @pdf: a PDF
 * @page: a page, which is drawn at its scale
 * @transparent: leaves out the ground
 * @text_as_paths: draws text as outlines
 *
 * Adds a page of scenes: its text with headings, each scene's drawing as a figure with the sentence that says it, and bookmarks to
 * what has a heading.
 */
void dm_pdf_add_page (DmPdf *pdf, const DmPage *page, gboolean transparent,
                      gboolean text_as_paths) {
  cairo_t *cr = dm_pdf_begin_page (pdf, page->width_px * page->scale, page->height_px * page->scale,
                                   transparent ? DM_COLOR_NONE : page->ground);

  cairo_save (cr);
  cairo_scale (cr, page->scale, page->scale);
  for (guint i = 0; i < page->placed->len; i++) {
    const DmPlaced *placed = &g_array_index (page->placed, DmPlaced, i);

    paint_placed (pdf, cr, placed, page->measurer, text_as_paths);
    if (!placed->repeats && placed->from <= 0)
      add_bookmarks (pdf, placed->scene, placed->y * page->scale, placed->scale * page->scale);
  }
  cairo_restore (cr);
}

GBytes *dm_pdf_write (const DmPages *pages, gboolean transparent, gboolean text_as_paths,
                      GError **error) {
  const DmPage *first = g_ptr_array_index (pages->pages, 0);
  const DmPdfInfo info = { .title = pages->title, .language = first->language };
  DmPdf *pdf = dm_pdf_new (&info);

  for (guint i = 0; i < pages->pages->len; i++)
    dm_pdf_add_page (pdf, g_ptr_array_index (pages->pages, i), transparent, text_as_paths);
  return dm_pdf_end_file (pdf, error);
}
