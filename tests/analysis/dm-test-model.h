/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-analysis.h"

G_BEGIN_DECLS

/*
 * Models written down short. A text uses ' for ", and the members after the title; what goes wrong in reading it
 * fails the test with the first diagnostic.
 */
DmModel *dm_test_model_read (const char *members);
DmModel *dm_test_model_read_json (const char *json);
DmReading *dm_test_read (DmModel *model, const char *parties, const char *date,
                         const char *scenario);
char *dm_test_list_parties (const DmModel *model, const guint *parties, guint n_parties);
char *dm_test_show_set (const DmScale *scale, const DmSet *set);

G_END_DECLS
