/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-analysis.h"

G_BEGIN_DECLS

/* Each ends the test where it can't. @name: of a file in data/examples, without its ending; @spec: (nullable): how it is read.
 * Returns: (transfer full) */
DmModel *example_load (const char *name);
DmReading *example_read (const char *name, const DmReadingSpec *spec);
DmAnalysis *example_analyse (const char *name, const DmReadingSpec *spec);

DmReading *example_read_model (DmModel *model, const DmReadingSpec *spec);
DmAnalysis *example_analyse_model (DmModel *model, const DmReadingSpec *spec);

/* Returns: (transfer full): the names of all, sorted */
GStrv example_list_names (void);

G_END_DECLS
