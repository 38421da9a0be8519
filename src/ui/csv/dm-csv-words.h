/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-csv-table.h"

G_BEGIN_DECLS

/* How tables are written and what their columns are, in words to choose from. */

void dm_csv_words_fill_separators (AdwComboRow *row);
void dm_csv_words_fill_decimals (AdwComboRow *row);
void dm_csv_words_fill_encodings (AdwComboRow *row);

guint dm_csv_words_find_separator (char separator);
guint dm_csv_words_find_decimal (char decimal);
guint dm_csv_words_find_encoding (DmCsvEncoding encoding);
char dm_csv_words_get_separator (AdwComboRow *row);
char dm_csv_words_get_decimal (AdwComboRow *row);
DmCsvEncoding dm_csv_words_get_encoding (AdwComboRow *row);

G_END_DECLS
