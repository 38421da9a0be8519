/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-completion.h"
#include "dm-document.h"

G_BEGIN_DECLS

/* The proposal that is chosen, put together term by term. */

/** DM_DEAL_OPEN: in place of a place: no term */
#define DM_DEAL_OPEN ((double) NAN)

gboolean dm_document_begin_deal (DmDocument *document);
const DmProposal *dm_document_get_deal (DmDocument *document);
double dm_document_get_term (DmDocument *document, const char *issue);
DmModel *dm_document_try_term (DmDocument *document, const char *issue, double place);
gboolean dm_document_put_term (DmDocument *document, const char *issue, double place);
gboolean dm_document_complete_deal (DmDocument *document, const DmCompletion *completion,
                                    guint way);

G_END_DECLS
