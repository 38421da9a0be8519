/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreement.h"
#include "dm-document.h"

G_BEGIN_DECLS

gboolean dm_document_propose (DmDocument *document, const DmAgreement *agreement, guint point,
                              const char *name);

G_END_DECLS
