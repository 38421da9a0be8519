/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Edits of a small model in which everything refers to everything. The first byte chooses what is edited and how; a line is the pointer,
 * the rest the JSON. What an edit makes must read, what it refuses must have a reason, and the model before stays as it was.
 */
#include <string.h>

#include "dm-edit-sample.h"
#include "dm-fuzz.h"

static const DmTarget targets[] = {
  { .kind = DM_TARGET_MODEL },
  { .kind = DM_TARGET_PARTY, .id = "us" },
  { .kind = DM_TARGET_BASKET, .id = "east" },
  { .kind = DM_TARGET_ISSUE, .id = "crimea" },
  { .kind = DM_TARGET_ISSUE, .id = "pay" },
  { .kind = DM_TARGET_ISSUE, .id = "form" },
  { .kind = DM_TARGET_SOURCE, .id = "memo" },
  { .kind = DM_TARGET_EVENT, .id = "vote" },
  { .kind = DM_TARGET_SCENARIO, .id = "soft" },
  { .kind = DM_TARGET_PROPOSAL, .id = "plan" },
  { .kind = DM_TARGET_VIEW, .id = "first" },
  { .kind = DM_TARGET_POSITION, .id = "crimea", .party = "us" },
  { .kind = DM_TARGET_POSITION, .id = "pay", .party = "ru" },
  { .kind = DM_TARGET_POSITION, .id = "form", .party = "us" },
  { .kind = DM_TARGET_POSITION, .id = "crimea", .party = "us", .scenario = "soft" },
  { .kind = DM_TARGET_POSITION, .id = "form", .party = "ua", .scenario = "soft" },
};

static DmModel *edit (DmModel *model, guint how, const char *pointer, const char *json,
                      DmEditReport *report) {
  const DmTarget *target = &targets[how % G_N_ELEMENTS (targets)];

  switch (how / G_N_ELEMENTS (targets) % 3) {
  case 0:
    return dm_edit_set_member (model, target, pointer, json, report);
  case 1:
    return dm_edit_put_json (model, target, json, report);
  default:
    return dm_edit_add (model, target->kind, json, how, report);
  }
}

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size) {
  const guint8 *end = size > 1 ? memchr (data + 1, '\n', size - 1) : NULL;
  g_auto (DmEditReport) report = { NULL };

  if (end == NULL)
    return 0;
  g_autofree char *pointer = dm_fuzz_dup_text (data + 1, (gsize) (end - data - 1));
  g_autofree char *json = dm_fuzz_dup_text (end + 1, (gsize) (data + size - end - 1));
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *before = dm_edit_sample_write (model);
  g_autoptr (DmModel) changed = edit (model, data[0], pointer, json, &report);
  g_autofree char *still = dm_edit_sample_write (model);

  if (!g_str_equal (before, still))
    dm_fuzz_fail ("the model before is another one");
  if (changed != NULL)
    dm_fuzz_check_model (changed);
  else if (report.diagnostics->len == 0)
    dm_fuzz_fail ("refused without a reason");
  return 0;
}
