/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-document.h"

G_BEGIN_DECLS

gboolean dm_document_apply_scenario (DmDocument *document, const char *scenario);

G_END_DECLS
