/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-draft-content.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dm-error.h"
#include "dm-json.h"
#include "dm-reader.h"
#include "dm-writer.h"

/*
 * A draft is a line of JSON that says what it is of, and of how many bytes each; then the text of the source view, if there is one; then
 * the model as it would be saved. So neither text is escaped, and what is cut short is noticed.
 */

#define FORMAT 1
#define LONGEST_HEADER (1 << 20)

/** dm_draft_content_free: frees @content and what it holds */
void dm_draft_content_free (DmDraftContent *content) {
  g_free (content->origin);
  g_free (content->digest);
  g_free (content->title);
  g_free (content->source);
  g_clear_pointer (&content->model, dm_model_unref);
  g_free (content);
}

static void append_text (GString *header, const char *name, const char *text) {
  if (text == NULL)
    return;
  g_string_append_printf (header, ",\"%s\":", name);
  dm_json_append_string (header, text);
}

/**
 * dm_draft_content_write:
 * @content: what the draft is to say
 *
 * Returns: (transfer full): its text
 */
GBytes *dm_draft_content_write (const DmDraftContent *content) {
  g_autoptr (GBytes) model = dm_writer_write (content->model);
  gsize model_length;
  const char *model_text = g_bytes_get_data (model, &model_length);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "{\"demarche-draft\":%d", FORMAT);
  append_text (text, "origin", content->origin);
  append_text (text, "digest", content->digest);
  append_text (text, "title", content->title);
  g_string_append_printf (text, ",\"time\":%" G_GINT64_FORMAT, content->time_s);
  if (content->source != NULL)
    g_string_append_printf (text, ",\"source-bytes\":%" G_GSIZE_FORMAT, strlen (content->source));
  g_string_append_printf (text, ",\"model-bytes\":%" G_GSIZE_FORMAT "}\n", model_length);
  if (content->source != NULL)
    g_string_append (text, content->source);
  g_string_append_len (text, model_text, (gssize) model_length);
  return g_string_free_to_bytes (text);
}

/* --- reading it back --- */

typedef struct {
  double format, time_s, source_bytes, model_bytes;
} Numbers;

static void on_fault (gsize offset, const char *code, const char *message, gpointer user_data) {
}

static gboolean take_text (const char **cursor, char **where) {
  if (*where != NULL || dm_json_peek (*cursor) != DM_JSON_STRING)
    return FALSE;
  *where = dm_json_take_string (cursor);
  return TRUE;
}

static gboolean take_count (const char **cursor, double *where) {
  if (dm_json_peek (*cursor) != DM_JSON_NUMBER)
    return FALSE;
  *where = dm_json_take_number (cursor);
  return *where >= 0 && *where < 1e15 && *where == floor (*where);
}

static gboolean take_member (DmDraftContent *content, Numbers *numbers, const char **cursor) {
  DmJsonSlice key = dm_json_take_key (cursor);
  g_autofree char *name = g_strndup (key.start, key.length);

  if (g_str_equal (name, "origin"))
    return take_text (cursor, &content->origin);
  if (g_str_equal (name, "digest"))
    return take_text (cursor, &content->digest);
  if (g_str_equal (name, "title"))
    return take_text (cursor, &content->title);
  if (g_str_equal (name, "demarche-draft"))
    return take_count (cursor, &numbers->format);
  if (g_str_equal (name, "time"))
    return take_count (cursor, &numbers->time_s);
  if (g_str_equal (name, "source-bytes"))
    return take_count (cursor, &numbers->source_bytes);
  if (g_str_equal (name, "model-bytes"))
    return take_count (cursor, &numbers->model_bytes);
  *cursor = dm_json_skip (*cursor);
  return TRUE;
}

static gboolean read_header (DmDraftContent *content, Numbers *numbers, const char *line) {
  DmJsonSlice longest;
  const char *cursor = line;
  gboolean first = TRUE;

  if (!dm_json_check (line, strlen (line), 2, LONGEST_HEADER, on_fault, NULL, &longest)
      || dm_json_peek (line) != DM_JSON_OBJECT)
    return FALSE;
  cursor = dm_json_open (cursor);
  while (dm_json_more (&cursor, &first))
    if (!take_member (content, numbers, &cursor))
      return FALSE;
  content->time_s = (gint64) numbers->time_s;
  return numbers->format == FORMAT;
}

/**
 * dm_draft_content_read:
 * @content: (out caller-allocates): zeroed; what the draft says, as far as it could be read
 * @data: (array length=length): its text, with a NUL behind its last byte
 * @length: in bytes
 * @error: %DM_ERROR_INVALID
 *
 * Returns: whether all of it could be read
 */
gboolean dm_draft_content_read (DmDraftContent *content, const char *data, gsize length,
                                GError **error) {
  const char *end = memchr (data, '\n', MIN (length, LONGEST_HEADER));
  g_autofree char *line = end != NULL ? g_strndup (data, (gsize) (end - data)) : NULL;
  Numbers numbers = { .source_bytes = -1, .model_bytes = -1 };
  gsize rest, source_length;

  if (line == NULL || !read_header (content, &numbers, line)) {
    g_set_error (error, DM_ERROR, DM_ERROR_INVALID, _ ("its beginning is damaged"));
    return FALSE;
  }
  rest = length - (gsize) (end + 1 - data);
  source_length = (gsize) MAX (numbers.source_bytes, 0);
  if (numbers.model_bytes < 0 || (double) rest != (double) source_length + numbers.model_bytes) {
    g_set_error (error, DM_ERROR, DM_ERROR_INVALID, _ ("a part of it is missing"));
    return FALSE;
  }
  if (numbers.source_bytes >= 0)
    content->source = g_utf8_make_valid (end + 1, (gssize) source_length);
  content->model = dm_reader_read_data (end + 1 + source_length, rest - source_length, NULL, NULL,
                                        NULL, NULL, error);
  return content->model != NULL;
}
