/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-export-choices.h"

#include <glib/gstdio.h>
#include <string.h>

/* What is remembered stays small: the oldest is forgotten, and a file that somebody else made large is begun anew. */
#define MOST_DOCUMENTS 100
#define MOST_BYTES (256 * 1024)

#define FOLDER_MODE 0700
#define CUSTOM "custom"
#define NATURAL "natural"

/**
 * dm_export_choices_to_options:
 * @choices: what was chosen
 * @stage: how far rows are folded at least
 *
 * Returns: what to export with
 */
DmExportOptions dm_export_choices_to_options (const DmExportChoices *choices, DmStage stage) {
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
  double px = dm_unit_get_px (choices->unit);

  options.format = choices->format;
  options.theme = choices->theme;
  options.stage = stage;
  options.transparent = choices->transparent;
  options.text_as_paths = choices->text_as_paths && choices->format != DM_FORMAT_PNG;
  options.scale = choices->format == DM_FORMAT_PNG ? 0 : 1;
  options.dpi = choices->format == DM_FORMAT_PNG ? choices->dpi : 0;
  if (choices->size == DM_EXPORT_CUSTOM) {
    options.width_px = choices->width * px;
    options.height_px = choices->height * px;
    options.unit = choices->unit;
  } else if (choices->size != DM_PAPER_NONE) {
    options.paper = (DmPaper) choices->size;
    options.landscape = choices->landscape;
    options.steps = choices->what.steps;
    options.fitted = choices->fitted;
    options.unit = options.paper == DM_PAPER_A4 ? DM_UNIT_MM : DM_UNIT_INCH;
  }
  return options;
}

/* --- what is remembered: of each document a group that nobody can read its name from --- */

static char *get_path (void) {
  return g_build_filename (g_get_user_state_dir (), "demarche", "exports.ini", NULL);
}

static char *get_group (const char *uri) {
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
}

static GKeyFile *open_file (const char *path) {
  GKeyFile *file = g_key_file_new ();
  GStatBuf info;

  if (g_stat (path, &info) == 0 && info.st_size <= MOST_BYTES)
    g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

static guint get_number (GKeyFile *file, const char *group, const char *key, guint least,
                         guint most, guint otherwise) {
  g_autoptr (GError) error = NULL;
  int number = g_key_file_get_integer (file, group, key, &error);

  return error == NULL && number >= (int) least && number <= (int) most ? (guint) number
                                                                        : otherwise;
}

static double get_side (GKeyFile *file, const char *group, const char *key, double otherwise) {
  double side = g_key_file_get_double (file, group, key, NULL);

  return side > 0 && side <= DM_EXPORT_MAX_PIXELS ? side : otherwise;
}

static void read_names (DmExportChoices *choices, GKeyFile *file, const char *group) {
  g_autofree char *format = g_key_file_get_string (file, group, "format", NULL);
  g_autofree char *theme = g_key_file_get_string (file, group, "theme", NULL);
  g_autofree char *size = g_key_file_get_string (file, group, "size", NULL);
  g_autofree char *unit = g_key_file_get_string (file, group, "unit", NULL);
  DmPaper paper;

  if (format != NULL)
    dm_format_from_id (format, &choices->format);
  if (theme != NULL)
    dm_theme_from_id (theme, &choices->theme);
  if (unit != NULL)
    dm_unit_from_id (unit, &choices->unit);
  if (size != NULL && dm_paper_from_id (size, &paper))
    choices->size = paper;
  else if (g_strcmp0 (size, CUSTOM) == 0)
    choices->size = DM_EXPORT_CUSTOM;
}

/* Nothing is given away because of something that can't be read. */
static gboolean is_withheld (GKeyFile *file, const char *group, DmWithhold choice) {
  g_autofree char *key = g_strconcat ("withhold-", dm_withhold_to_id (choice), NULL);
  g_autoptr (GError) error = NULL;

  return g_key_file_get_boolean (file, group, key, &error) || error != NULL;
}

static void read_what (DmExportWhat *what, GKeyFile *file, const char *group) {
  what->steps = g_key_file_get_boolean (file, group, "steps", NULL);
  what->is_public = g_key_file_get_boolean (file, group, "public", NULL);
  what->withhold = 0;
  for (guint i = 0; i < DM_N_WITHHOLD; i++)
    if (is_withheld (file, group, 1u << i))
      what->withhold |= 1u << i;
}

static void write_what (const DmExportWhat *what, GKeyFile *file, const char *group) {
  g_key_file_set_boolean (file, group, "steps", what->steps);
  g_key_file_set_boolean (file, group, "public", what->is_public);
  for (guint i = 0; i < DM_N_WITHHOLD; i++) {
    g_autofree char *key = g_strconcat ("withhold-", dm_withhold_to_id (1u << i), NULL);

    g_key_file_set_boolean (file, group, key, (what->withhold & 1u << i) != 0);
  }
}

/**
 * dm_export_choices_recall:
 * @choices: (inout): what is chosen where nothing is remembered
 * @uri: (nullable): the document's
 *
 * Takes what was remembered for a document, as far as it makes sense.
 */
void dm_export_choices_recall (DmExportChoices *choices, const char *uri) {
  g_autofree char *path = get_path ();
  g_autofree char *group = uri != NULL ? get_group (uri) : NULL;
  g_autoptr (GKeyFile) file = NULL;

  if (group == NULL)
    return;
  file = open_file (path);
  if (!g_key_file_has_group (file, group))
    return;
  read_names (choices, file, group);
  read_what (&choices->what, file, group);
  choices->landscape = g_key_file_get_boolean (file, group, "landscape", NULL);
  choices->fitted = g_key_file_get_boolean (file, group, "one-page", NULL);
  choices->transparent = g_key_file_get_boolean (file, group, "transparent", NULL);
  choices->text_as_paths = g_key_file_get_boolean (file, group, "text-as-paths", NULL);
  choices->width = get_side (file, group, "width", choices->width);
  choices->height = get_side (file, group, "height", choices->height);
  choices->dpi
      = get_number (file, group, "dpi", DM_EXPORT_MIN_DPI, DM_EXPORT_MAX_DPI, choices->dpi);
}

static void forget_oldest (GKeyFile *file) {
  for (;;) {
    gsize n;
    g_auto (GStrv) groups = g_key_file_get_groups (file, &n);
    gint64 least = G_MAXINT64;
    const char *oldest = NULL;

    for (gsize i = 0; n > MOST_DOCUMENTS && i < n; i++) {
      gint64 used = g_key_file_get_int64 (file, groups[i], "used", NULL);

      if (used < least) {
        least = used;
        oldest = groups[i];
      }
    }
    if (oldest == NULL)
      return;
    g_key_file_remove_group (file, oldest, NULL);
  }
}

static void write_choices (const DmExportChoices *choices, GKeyFile *file, const char *group) {
  const char *size = choices->size == DM_EXPORT_CUSTOM ? CUSTOM
                     : choices->size == DM_PAPER_NONE  ? NATURAL
                                                       : dm_paper_to_id ((DmPaper) choices->size);

  g_key_file_set_int64 (file, group, "used", g_get_real_time ());
  write_what (&choices->what, file, group);
  g_key_file_set_string (file, group, "format", dm_format_to_id (choices->format));
  g_key_file_set_string (file, group, "theme", dm_theme_to_id (choices->theme));
  g_key_file_set_string (file, group, "size", size);
  g_key_file_set_boolean (file, group, "landscape", choices->landscape);
  g_key_file_set_boolean (file, group, "one-page", choices->fitted);
  g_key_file_set_string (file, group, "unit", dm_unit_to_id (choices->unit));
  g_key_file_set_double (file, group, "width", choices->width);
  g_key_file_set_double (file, group, "height", choices->height);
  g_key_file_set_integer (file, group, "dpi", (int) choices->dpi);
  g_key_file_set_boolean (file, group, "transparent", choices->transparent);
  g_key_file_set_boolean (file, group, "text-as-paths", choices->text_as_paths);
}

/**
 * dm_export_choices_remember:
 * @choices: what was chosen
 * @uri: (nullable): the document's
 *
 * Keeps it for the next time, beside the document and never in it. That it can't be kept is no failure of an export.
 */
void dm_export_choices_remember (const DmExportChoices *choices, const char *uri) {
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *group = uri != NULL ? get_group (uri) : NULL;
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (group == NULL)
    return;
  file = open_file (path);
  write_choices (choices, file, group);
  forget_oldest (file);
  if (g_mkdir_with_parents (folder, FOLDER_MODE) != 0
      || !g_key_file_save_to_file (file, path, &error))
    g_debug ("choices can’t be remembered: %s", error != NULL ? error->message : folder);
}
