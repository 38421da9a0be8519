/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  DM_CSV_ENCODING_NONE, /* not said: to be detected */
  DM_CSV_ENCODING_UTF8,
  DM_CSV_ENCODING_UTF16LE,
  DM_CSV_ENCODING_UTF16BE,
  DM_CSV_ENCODING_WINDOWS_1252,
  DM_CSV_ENCODING_LATIN1,
  DM_CSV_N_ENCODINGS
} DmCsvEncoding;

/**
 * DmCsvDialect:
 * @encoding: how the bytes are letters
 * @separator: between two cells: ',', ';', tab or '|'; '\0' where it isn't said
 * @decimal: the decimal mark of numbers, '.' or ','; '\0' where it isn't said
 *
 * What RFC 4180 leaves open and files differ in.
 */
typedef struct {
  DmCsvEncoding encoding;
  char separator;
  char decimal;
} DmCsvDialect;

#define DM_CSV_SEPARATORS ",;\t|"

const char *dm_csv_encoding_to_id (DmCsvEncoding encoding);
gboolean dm_csv_encoding_from_id (const char *id, DmCsvEncoding *encoding);
const char *dm_csv_separator_to_id (char separator);
gboolean dm_csv_separator_from_id (const char *id, char *separator);

DmCsvEncoding dm_csv_detect_encoding (const char *data, gsize length);
char *dm_csv_decode (const char *data, gsize length, DmCsvEncoding encoding, gsize *decoded_length,
                     gsize *bad_at);

/** DmCsvDecimalVotes: what the numbers seen so far say of the decimal mark. */
typedef struct {
  guint n_dots, n_commas;
} DmCsvDecimalVotes;

void dm_csv_decimal_vote (DmCsvDecimalVotes *votes, const char *text);
char dm_csv_decimal_elect (const DmCsvDecimalVotes *votes, char separator);

G_END_DECLS
