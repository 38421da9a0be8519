/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader and the writer on any bytes. What reads is written, and what was written reads and is written the same.
 *
 * To search for new inputs of any target, with clang:
 *
 *     CC=clang meson setup build-fuzz -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false
 *     ninja -C build-fuzz tests/fuzz/fuzz-reader
 *     build-fuzz/tests/fuzz/fuzz-reader FOLDER tests/fuzz/corpus/reader tests/core/models/good tests/core/models/bad
 *
 * New inputs go to FOLDER; those that found something come to tests/fuzz/corpus/reader, which the test suite replays.
 */
#include "dm-fuzz.h"
#include "dm-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size) {
  g_autofree char *text = dm_fuzz_dup_text (data, size);
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (DmModel) model
      = dm_reader_read_data (text, size, NULL, NULL, NULL, &diagnostics, NULL);

  if (model != NULL)
    dm_fuzz_check_model (model);
  else if (diagnostics->len == 0)
    dm_fuzz_fail ("refused without a reason");
  return 0;
}
