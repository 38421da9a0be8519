/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-csv-words.h"

#include <glib/gi18n-lib.h>

static const struct {
  char mark;
  const char *name;
} separators[] = {
  { ',', NC_ ("mark", "Comma") },
  { ';', NC_ ("mark", "Semicolon") },
  { '\t', NC_ ("mark", "Tab") },
  { '|', NC_ ("mark", "Vertical bar") },
};

static const struct {
  char mark;
  const char *name;
} decimals[] = {
  { '.', N_ ("Point, as in 1.5") },
  { ',', N_ ("Comma, as in 1,5") },
};

static const struct {
  DmCsvEncoding encoding;
  const char *name;
} encodings[] = {
  { DM_CSV_ENCODING_UTF8, "UTF-8" },
  { DM_CSV_ENCODING_UTF16LE, N_ ("UTF-16, little end first") },
  { DM_CSV_ENCODING_UTF16BE, N_ ("UTF-16, big end first") },
  { DM_CSV_ENCODING_WINDOWS_1252, "Windows-1252" },
  { DM_CSV_ENCODING_LATIN1, "ISO 8859-1 (Latin-1)" },
};

static void take_list (AdwComboRow *row, GtkStringList *list) {
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  g_object_unref (list);
}

/** dm_csv_words_fill_separators: lets @row offer what may part two cells */
void dm_csv_words_fill_separators (AdwComboRow *row) {
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    gtk_string_list_append (list, g_dpgettext2 (GETTEXT_PACKAGE, "mark", separators[i].name));
  take_list (row, list);
}

/** dm_csv_words_fill_decimals: lets @row offer the decimal marks */
void dm_csv_words_fill_decimals (AdwComboRow *row) {
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (decimals); i++)
    gtk_string_list_append (list, _ (decimals[i].name));
  take_list (row, list);
}

/** dm_csv_words_fill_encodings: lets @row offer the encodings that are read */
void dm_csv_words_fill_encodings (AdwComboRow *row) {
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (list, _ (encodings[i].name));
  take_list (row, list);
}

/** dm_csv_words_find_separator: which choice it is; the first where it isn't known */
guint dm_csv_words_find_separator (char separator) {
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i].mark == separator)
      return i;
  return 0;
}

/** dm_csv_words_find_decimal: which choice it is; the first where it isn't known */
guint dm_csv_words_find_decimal (char decimal) {
  return decimal == ',' ? 1 : 0;
}

/** dm_csv_words_find_encoding: which choice it is; the first where it isn't known */
guint dm_csv_words_find_encoding (DmCsvEncoding encoding) {
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (encodings[i].encoding == encoding)
      return i;
  return 0;
}

/** dm_csv_words_get_separator: what is chosen in @row */
char dm_csv_words_get_separator (AdwComboRow *row) {
  return separators[MIN (adw_combo_row_get_selected (row), G_N_ELEMENTS (separators) - 1)].mark;
}

/** dm_csv_words_get_decimal: what is chosen in @row */
char dm_csv_words_get_decimal (AdwComboRow *row) {
  return decimals[MIN (adw_combo_row_get_selected (row), G_N_ELEMENTS (decimals) - 1)].mark;
}

/** dm_csv_words_get_encoding: what is chosen in @row */
DmCsvEncoding dm_csv_words_get_encoding (AdwComboRow *row) {
  return encodings[MIN (adw_combo_row_get_selected (row), G_N_ELEMENTS (encodings) - 1)].encoding;
}
