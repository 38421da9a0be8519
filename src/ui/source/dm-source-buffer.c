/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-source-buffer.h"

#include <adwaita.h>
#include <string.h>

#include "dm-text-diff.h"

#define ERROR_NAME "dm-error"
#define WARNING_NAME "dm-warning"
#define MARKS_KEY "dm-marks"

static const GdkRGBA error_light = { 0.75f, 0.11f, 0.16f, 1 };
static const GdkRGBA error_dark = { 1, 0.48f, 0.39f, 1 };
static const GdkRGBA warning_light = { 0.61f, 0.43f, 0.01f, 1 };
static const GdkRGBA warning_dark = { 0.97f, 0.89f, 0.36f, 1 };

static GtkTextTag *get_tag (GtkSourceBuffer *buffer, const char *name) {
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (buffer)), name);
}

/** dm_source_buffer_follow_scheme: takes the colours that fit the window's, light or dark */
void dm_source_buffer_follow_scheme (GtkSourceBuffer *buffer) {
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();

  gtk_source_buffer_set_style_scheme (buffer, gtk_source_style_scheme_manager_get_scheme (
                                                  schemes, dark ? "Adwaita-dark" : "Adwaita"));
  if (get_tag (buffer, ERROR_NAME) == NULL)
    return;
  g_object_set (get_tag (buffer, ERROR_NAME), "underline-rgba", dark ? &error_dark : &error_light,
                NULL);
  g_object_set (get_tag (buffer, WARNING_NAME), "underline-rgba",
                dark ? &warning_dark : &warning_light, NULL);
}

/** dm_source_buffer_new: Returns: (transfer full): a buffer for JSON, without a text */
GtkSourceBuffer *dm_source_buffer_new (void) {
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  GtkSourceBuffer *buffer = gtk_source_buffer_new_with_language (
      gtk_source_language_manager_get_language (languages, "json"));

  g_object_set_data_full (G_OBJECT (buffer), MARKS_KEY,
                          g_ptr_array_new_with_free_func (g_object_unref),
                          (GDestroyNotify) g_ptr_array_unref);
  /* told apart by their shape too */
  gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer), WARNING_NAME, "underline",
                              PANGO_UNDERLINE_DOUBLE, NULL);
  gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer), ERROR_NAME, "underline",
                              PANGO_UNDERLINE_ERROR, NULL);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, TRUE);
  gtk_source_buffer_set_implicit_trailing_newline (buffer, FALSE);
  dm_source_buffer_follow_scheme (buffer);
  return buffer;
}

/** dm_source_buffer_dup_text: Returns: (transfer full): all of its text */
char *dm_source_buffer_dup_text (GtkSourceBuffer *buffer) {
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (buffer), &start, &end, TRUE);
}

/* Changes what differs only, so that the caret, the marks and what is in sight stay. */
static void patch (GtkTextBuffer *buffer, const char *old_text, const char *new_text) {
  g_autoptr (GArray) hunks = dm_text_diff_closely (old_text, new_text);
  glong chars = 0;
  gsize at = 0;

  for (guint i = 0; i < hunks->len; i++) {
    const DmTextHunk *hunk = &g_array_index (hunks, DmTextHunk, i);
    gsize n_gone = hunk->old_end - hunk->old_start, n_new = hunk->new_end - hunk->new_start;
    GtkTextIter start, end;

    chars += g_utf8_strlen (old_text + at, (gssize) (hunk->old_start - at));
    gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) chars);
    end = start;
    gtk_text_iter_forward_chars (&end,
                                 (int) g_utf8_strlen (old_text + hunk->old_start, (gssize) n_gone));
    gtk_text_buffer_delete (buffer, &start, &end);
    gtk_text_buffer_insert (buffer, &start, new_text + hunk->new_start, (int) n_new);
    chars += g_utf8_strlen (new_text + hunk->new_start, (gssize) n_new);
    at = hunk->old_end;
  }
}

/**
 * dm_source_buffer_replace:
 * @buffer: a buffer
 * @text: what is to stand there
 * @anew: whether it has nothing to do with what stood there: then the caret goes to its beginning
 *
 * Replaces the text; that can't be taken back in the buffer.
 */
void dm_source_buffer_replace (GtkSourceBuffer *buffer, const char *text, gboolean anew) {
  GtkTextBuffer *texts = GTK_TEXT_BUFFER (buffer);
  g_autofree char *old_text = dm_source_buffer_dup_text (buffer);
  GtkTextIter start;

  gtk_text_buffer_begin_irreversible_action (texts);
  if (anew) {
    gtk_text_buffer_set_text (texts, text, -1);
    gtk_text_buffer_get_start_iter (texts, &start);
    gtk_text_buffer_place_cursor (texts, &start);
  } else {
    patch (texts, old_text, text);
  }
  gtk_text_buffer_end_irreversible_action (texts);
}

/** dm_source_buffer_forget_undo: what was typed so far is the document's to take back */
void dm_source_buffer_forget_undo (GtkSourceBuffer *buffer) {
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), FALSE);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), TRUE);
}

/* --- problems --- */

/* Two for each problem. */
static GPtrArray *get_marks (GtkSourceBuffer *buffer) {
  return g_object_get_data (G_OBJECT (buffer), MARKS_KEY);
}

static void clear_problems (GtkSourceBuffer *buffer) {
  GtkTextBuffer *texts = GTK_TEXT_BUFFER (buffer);
  GPtrArray *marks = get_marks (buffer);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (texts, &start, &end);
  gtk_text_buffer_remove_tag (texts, get_tag (buffer, ERROR_NAME), &start, &end);
  gtk_text_buffer_remove_tag (texts, get_tag (buffer, WARNING_NAME), &start, &end);
  for (guint i = 0; i < marks->len; i++)
    gtk_text_buffer_delete_mark (texts, g_ptr_array_index (marks, i));
  g_ptr_array_set_size (marks, 0);
}

static void add_mark (GtkSourceBuffer *buffer, GtkTextMark *mark) {
  g_ptr_array_add (get_marks (buffer), g_object_ref (mark));
}

static void mark_problem (GtkSourceBuffer *buffer, const DmSourceProblem *problem) {
  GtkTextBuffer *texts = GTK_TEXT_BUFFER (buffer);
  const char *name = problem->severity == DM_SEVERITY_ERROR ? ERROR_NAME : WARNING_NAME;
  GtkTextIter start, end;
  GtkSourceMark *mark;

  gtk_text_buffer_get_iter_at_offset (texts, &start, (int) problem->start);
  gtk_text_buffer_get_iter_at_offset (texts, &end, (int) problem->end);
  gtk_text_buffer_apply_tag (texts, get_tag (buffer, name), &start, &end);
  /* one to go to, and one for the gutter, which looks at the beginnings of lines only */
  add_mark (buffer, gtk_text_buffer_create_mark (texts, NULL, &start, FALSE));
  gtk_text_iter_set_line_offset (&start, 0);
  mark = gtk_source_buffer_create_source_mark (buffer, NULL, name, &start);
  g_object_set_data_full (G_OBJECT (mark), "dm-message", g_strdup (problem->message), g_free);
  add_mark (buffer, GTK_TEXT_MARK (mark));
}

/**
 * dm_source_buffer_mark:
 * @buffer: a buffer
 * @check: what is wrong with its text
 *
 * Underlines what is wrong, and marks its lines, in place of what was wrong before.
 */
void dm_source_buffer_mark (GtkSourceBuffer *buffer, const DmSourceCheck *check) {
  clear_problems (buffer);
  for (guint i = 0; i < check->problems->len; i++)
    mark_problem (buffer, g_ptr_array_index (check->problems, i));
}

static char *on_query_tooltip (GtkSourceMarkAttributes *attributes, GtkSourceMark *mark) {
  return g_strdup (g_object_get_data (G_OBJECT (mark), "dm-message"));
}

static void add_category (GtkSourceView *view, const char *name, const char *icon_name,
                          int priority) {
  g_autoptr (GtkSourceMarkAttributes) attributes = gtk_source_mark_attributes_new ();
  g_autoptr (GIcon) icon = g_themed_icon_new (icon_name);

  gtk_source_mark_attributes_set_gicon (attributes, icon);
  g_signal_connect (attributes, "query-tooltip-text", G_CALLBACK (on_query_tooltip), NULL);
  gtk_source_view_set_mark_attributes (view, name, attributes, priority);
}

/** dm_source_buffer_set_up_gutter: shows an icon at the lines of a view that something is wrong with */
void dm_source_buffer_set_up_gutter (GtkSourceView *view) {
  add_category (view, ERROR_NAME, "dialog-error-symbolic", 2);
  add_category (view, WARNING_NAME, "dialog-warning-symbolic", 1);
  gtk_source_view_set_show_line_marks (view, TRUE);
}

/** dm_source_buffer_get_n_problems: Returns: how many are marked */
guint dm_source_buffer_get_n_problems (GtkSourceBuffer *buffer) {
  return get_marks (buffer)->len / 2;
}

/**
 * dm_source_buffer_get_problem:
 * @buffer: a buffer
 * @index: of a marked problem
 * @start: (out): where it is now, even if something was typed before it meanwhile
 */
void dm_source_buffer_get_problem (GtkSourceBuffer *buffer, guint index, GtkTextIter *start) {
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), start,
                                    g_ptr_array_index (get_marks (buffer), 2 * index));
}

/**
 * dm_source_buffer_find_problem:
 * @buffer: a buffer
 * @step: 1 for the next one, -1 for the one before
 *
 * Returns: the problem next to the caret, around the ends; -1 for none
 */
int dm_source_buffer_find_problem (GtkSourceBuffer *buffer, int step) {
  GtkTextBuffer *texts = GTK_TEXT_BUFFER (buffer);
  int n = (int) dm_source_buffer_get_n_problems (buffer);
  GtkTextIter caret, start;

  gtk_text_buffer_get_iter_at_mark (texts, &caret, gtk_text_buffer_get_insert (texts));
  for (int i = 0; i < n; i++) {
    int index = step > 0 ? i : n - 1 - i;
    dm_source_buffer_get_problem (buffer, (guint) index, &start);
    if (gtk_text_iter_compare (&start, &caret) * step > 0)
      return index;
  }
  if (n == 0)
    return -1;
  return step > 0 ? 0 : n - 1;
}
