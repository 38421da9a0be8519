/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever a clipboard may hold, pasted at several places: what comes of it is a model, or there is a complaint. */
#include "dm-edit-sample.h"
#include "dm-fuzz.h"
#include "dm-paste.h"

static void paste (DmModel *model, const char *text, const DmTarget *at) {
  g_auto (DmPasteReport) report = { 0 };
  g_autoptr (DmModel) changed = dm_paste_text (model, text, at, &report);

  if ((changed != NULL) != (report.n_pasted > 0))
    dm_fuzz_fail ("pasted what is not counted, or counted what is not pasted");
  if (changed == NULL && report.complaints->len == 0)
    dm_fuzz_fail ("nothing pasted, and no reason given");
  for (guint i = 0; i < report.complaints->len; i++)
    if (!g_utf8_validate (g_ptr_array_index (report.complaints, i), -1, NULL))
      dm_fuzz_fail ("a complaint that is no text");
  if (changed != NULL)
    dm_fuzz_check_model (changed);
}

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size) {
  static const DmTarget places[] = {
    { .kind = DM_TARGET_PARTY, .id = "ru" },
    { .kind = DM_TARGET_ISSUE, .id = "form" },
    { .kind = DM_TARGET_POSITION, .id = "pay", .party = "ua" },
    { .kind = DM_TARGET_POSITION, .id = "crimea", .party = "us", .scenario = "soft" },
  };
  g_autofree char *text = dm_fuzz_dup_text (data, size);
  g_autoptr (DmModel) model = dm_edit_sample_new ();

  paste (model, text, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    paste (model, text, &places[i]);
  return 0;
}
