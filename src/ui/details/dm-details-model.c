/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-details-parts.h"

/**
 * dm_details_fill_model:
 * @page: a page
 *
 * Where the model as a whole stands.
 */
void dm_details_fill_model (DmDetailsPage *page) {
  dm_details_add_taken_text (page, dm_describe_tally (page->analysis));
}
