/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft of any bytes, left behind by who knows what: it reads and is written and read the same, or it is damaged, with a reason. */
#include <string.h>

#include "dm-draft-content.h"
#include "dm-fuzz.h"

static DmDraftContent *read_draft (const char *text, gsize length) {
  DmDraftContent *content = g_new0 (DmDraftContent, 1);
  g_autoptr (GError) error = NULL;

  if (dm_draft_content_read (content, text, length, &error))
    return content;
  if (error == NULL || content->model != NULL)
    dm_fuzz_fail ("damaged, and no reason given, or a model");
  dm_draft_content_free (content);
  return NULL;
}

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size) {
  g_autofree char *text = dm_fuzz_dup_text (data, size);
  g_autoptr (DmDraftContent) content = read_draft (text, size);

  if (content == NULL)
    return 0;
  g_autoptr (GBytes) once = dm_draft_content_write (content);
  gsize length;
  const char *written = g_bytes_get_data (once, &length);
  g_autofree char *copy = g_strndup (written, length);
  g_autoptr (DmDraftContent) again = read_draft (copy, length);
  if (again == NULL)
    dm_fuzz_fail ("written, it is damaged");
  g_autoptr (GBytes) twice = dm_draft_content_write (again);
  if (!g_bytes_equal (once, twice))
    dm_fuzz_fail ("written twice, it differs");
  return 0;
}
