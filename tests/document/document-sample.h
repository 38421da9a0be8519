/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"

/* Models for the tests of the document: parties p0, p1, …; issues i0, i1, … from 0 to 10, on each of which the first party
 * demands 0 and the others 10. */

char *sample_write_model (guint n_parties, guint n_issues);
DmModel *sample_new_model (guint n_parties, guint n_issues);
DmModel *sample_read_model (const char *text);

void sample_remove_tree (const char *path);
int sample_run_tests (void);
