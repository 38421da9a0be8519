/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-cli.h"
#include "dm-reading.h"

G_BEGIN_DECLS

/** DmCliReading: the READING options as they were typed. */
typedef struct {
  char *parties, *issues, *baskets;
  char *date, *scenario, *proposal;
  char *compare_date, *compare_scenario;
} DmCliReading;

void dm_cli_reading_add_options (DmCliReading *options, GOptionContext *context);
void dm_cli_reading_add_compare_options (DmCliReading *options, GOptionContext *context);
void dm_cli_reading_clear (DmCliReading *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmCliReading, dm_cli_reading_clear)
gboolean dm_cli_reading_is_given (const DmCliReading *options);
DmReading *dm_cli_reading_make (const DmCliReading *options, DmModel *model, GError **error);

G_END_DECLS
