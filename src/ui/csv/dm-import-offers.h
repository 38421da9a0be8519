/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-table-import.h"

G_BEGIN_DECLS

/** DmImportOffers: what a table names and the model doesn't have, each with a switch that has it created. */
#define DM_TYPE_IMPORT_OFFERS (dm_import_offers_get_type ())
G_DECLARE_FINAL_TYPE (DmImportOffers, dm_import_offers, DM, IMPORT_OFFERS, AdwBin)

void dm_import_offers_set_import (DmImportOffers *offers, DmTableImport *import);
void dm_import_offers_update (DmImportOffers *offers);

G_END_DECLS
