/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-file-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a file's name: what file systems take is 255, and a save adds something for a while. */
#define MOST_BYTES 200

static gboolean fits_in_name (gunichar c) {
  return g_unichar_isprint (c) && strchr ("/\\:*?\"<>|", c < 0x80 ? (int) c : 'a') == NULL;
}

/**
 * dm_file_suggest_name:
 * @title: the title of a model
 *
 * Returns: (transfer full): a name for its file, one that every file system takes
 */
char *dm_file_suggest_name (const char *title) {
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *at = title; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    gboolean gap = !fits_in_name (c) || g_unichar_isspace (c);

    if (gap && (name->len == 0 || g_str_has_suffix (name->str, " ")))
      continue;
    /* a name that begins with a dot is hidden, one with a dash may be read as an option */
    if (name->len == 0 && (c == '.' || c == '-'))
      continue;
    if (name->len + 6 > MOST_BYTES)
      break;
    g_string_append_unichar (name, gap ? ' ' : c);
  }
  g_strchomp (name->str);
  name->len = strlen (name->str);
  while (g_str_has_suffix (name->str, "."))
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, _ ("Untitled"));
  g_string_append (name, DM_FILE_ENDING);
  return g_strdup (name->str);
}

/**
 * dm_file_add_ending:
 * @name: the name of a file, in its own encoding
 *
 * Returns: (transfer full): it, with the ending of a model where it has none
 */
char *dm_file_add_ending (const char *name) {
  g_autofree char *folded = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (folded, DM_FILE_ENDING) || g_str_has_suffix (folded, ".json"))
    return g_strdup (name);
  return g_strconcat (name, DM_FILE_ENDING, NULL);
}

/**
 * dm_file_describe_clock:
 * @time: a moment
 * @now: another one
 *
 * Returns: (transfer full): when @time is, with the day unless both are on the same
 */
char *dm_file_describe_clock (GDateTime *time, GDateTime *now) {
  gboolean same_day = g_date_time_get_year (time) == g_date_time_get_year (now)
                      && g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now);

  /* Translators: a time of day, and a day with a time, as of g_date_time_format() */
  return g_date_time_format (time, same_day ? _ ("%H:%M") : _ ("%-d %B %Y, %H:%M"));
}

/**
 * dm_file_describe_ago:
 * @time_s: a moment, in seconds since 1970
 * @now_s: the present
 *
 * Returns: (transfer full): how long ago that was, roughly
 */
char *dm_file_describe_ago (gint64 time_s, gint64 now_s) {
  guint64 minutes = now_s > time_s ? (guint64) (now_s - time_s) / 60 : 0;
  gulong n;

  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (minutes < 60) {
    n = minutes;
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu minute ago", "%lu minutes ago", n),
                            n);
  }
  if (minutes < 48 * 60) {
    n = minutes / 60;
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu hour ago", "%lu hours ago", n), n);
  }
  n = minutes / (24 * 60);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu day ago", "%lu days ago", n), n);
}

/**
 * dm_document_dup_spoken_name:
 * @self: a document
 *
 * Returns: (transfer full): what to call it in a sentence: the name of its own file, or else the model's title
 */
char *dm_document_dup_spoken_name (DmDocument *self) {
  DmModel *model = dm_document_get_model (self);

  if (!dm_document_has_own_file (self) && model != NULL)
    return g_strdup (dm_model_get_title (model));
  return dm_document_dup_display_name (self);
}

/**
 * dm_document_describe_file:
 * @self: a document
 * @saved_at: (nullable): when it was saved last, in words
 *
 * Returns: (transfer full): which file it is in, and whether there is something that isn't in it
 */
char *dm_document_describe_file (DmDocument *self, const char *saved_at) {
  g_autofree char *name = dm_document_dup_display_name (self);
  g_autofree char *state = NULL;

  if (dm_document_get_model (self) == NULL)
    return g_strdup ("");
  if (dm_document_get_draft_problem (self) != NULL)
    state = g_strdup (dm_document_get_draft_problem (self));
  else if (dm_document_is_saving (self))
    state = g_strdup (_ ("Saving…"));
  else if (dm_document_is_modified (self))
    /* Translators: there are changes that aren't saved */
    state = g_strdup (C_ ("file", "Edited"));
  else if (dm_document_is_sample (self))
    state = g_strdup (C_ ("file", "Sample"));
  else if (!dm_document_has_own_file (self))
    state = g_strdup (C_ ("file", "Not saved yet"));
  else if (saved_at != NULL)
    /* Translators: %s is a time of day */
    state = g_strdup_printf (C_ ("file", "Saved at %s"), saved_at);
  if (state == NULL || *name == '\0')
    return g_strdup (state != NULL ? state : name);
  /* Translators: %1$s is the name of a file, %2$s how it is with it: “Edited”, “Saved at 10:32” */
  return g_strdup_printf (C_ ("file", "%1$s · %2$s"), name, state);
}
