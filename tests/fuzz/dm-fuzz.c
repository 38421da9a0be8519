/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "dm-reader.h"
#include "dm-writer.h"

/* By abort(): a fuzzer keeps the input then. */
void dm_fuzz_fail (const char *why) {
  g_printerr ("%s\n", why);
  abort ();
}

/* The bytes with a NUL behind them, in memory of their own so that a step too far is noticed. */
char *dm_fuzz_dup_text (const guint8 *data, gsize size) {
  char *text = g_malloc (size + 1);

  if (size > 0)
    memcpy (text, data, size);
  text[size] = '\0';
  return text;
}

static GBytes *write_text (DmModel *model) {
  GBytes *bytes = dm_writer_write (model);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (memchr (text, '\0', length) != NULL || !g_utf8_validate_len (text, length, NULL))
    dm_fuzz_fail ("the writer wrote what is no text");
  return bytes;
}

/* What was written reads, and is written the same. */
void dm_fuzz_check_model (DmModel *model) {
  g_autoptr (GBytes) once = write_text (model);
  gsize length;
  const char *written = g_bytes_get_data (once, &length);
  g_autofree char *copy = g_strndup (written, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) again = dm_reader_read_data (copy, length, NULL, NULL, NULL, NULL, &error);

  if (again == NULL)
    dm_fuzz_fail (error->message);
  g_autoptr (GBytes) twice = write_text (again);
  if (!g_bytes_equal (once, twice))
    dm_fuzz_fail ("written twice, it differs");
}
