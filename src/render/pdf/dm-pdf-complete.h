/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *dm_pdf_complete (GByteArray *file, const char *language, const GPtrArray *alternatives);

G_END_DECLS
