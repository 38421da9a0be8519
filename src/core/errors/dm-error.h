/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DM_ERROR (dm_error_quark ())
GQuark dm_error_quark (void);

typedef enum {
  DM_ERROR_INVALID, /* the model has errors; the diagnostics say which */
  DM_ERROR_IO,      /* a file could not be read or written */
  DM_ERROR_USAGE, /* what was asked for makes no sense (an unknown party in a reading, a size of 0) */
  DM_ERROR_LIMIT, /* larger than what can be done (an image over 32,767 px) */
  DM_ERROR_CHANGED, /* a file isn't what it was when it was read: another program wrote it meanwhile */
  DM_ERROR_WITHHELD, /* something that was to be withheld would be published */
} DmError;

G_END_DECLS
