/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader and the writer on any bytes. What reads is written, and what was written reads and is written the same.
 *
 * To search for new inputs, with clang:
 *
 *     CC=clang meson setup build-fuzz -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false
 *     ninja -C build-fuzz tests/fuzz/fuzz-reader
 *     build-fuzz/tests/fuzz/fuzz-reader FOLDER tests/fuzz/corpus/reader tests/core/models/good tests/core/models/bad
 *
 * New inputs go to FOLDER; those that found something come to tests/fuzz/corpus/reader, which the test suite replays.
 */
#include <stdlib.h>
#include <string.h>

#include "dm-fuzz.h"
#include "dm-reader.h"
#include "dm-writer.h"

/* By abort(): a fuzzer keeps the input then. */
static void fail (const char *why) {
  g_printerr ("%s\n", why);
  abort ();
}

static GBytes *write_and_check (DmModel *model) {
  GBytes *bytes = dm_writer_write (model);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (memchr (text, '\0', length) != NULL || !g_utf8_validate_len (text, length, NULL))
    fail ("the writer wrote what is no text");
  return bytes;
}

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size) {
  g_autofree char *text = g_malloc (size + 1);
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (text, data, size);
  text[size] = '\0';
  g_autoptr (DmModel) model
      = dm_reader_read_data (text, size, NULL, NULL, NULL, &diagnostics, NULL);
  if (model == NULL) {
    if (diagnostics->len == 0)
      fail ("refused without a reason");
    return 0;
  }
  g_autoptr (GBytes) once = write_and_check (model);
  gsize length;
  const char *written = g_bytes_get_data (once, &length);
  g_autofree char *copy = g_strndup (written, length);
  g_autoptr (DmModel) again = dm_reader_read_data (copy, length, NULL, NULL, NULL, NULL, &error);
  if (again == NULL)
    fail (error->message);
  g_autoptr (GBytes) twice = write_and_check (again);
  if (!g_bytes_equal (once, twice))
    fail ("written twice, it differs");
  return 0;
}
