/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-leaks.h"

G_BEGIN_DECLS

/** DmCliPublic: `--public` as it was typed, and what came of it. */
typedef struct {
  gboolean asked;
  char *words; /* (nullable): what is withheld; all there is where it isn't said */
  gboolean allow_repeated;
  DmRedaction *redaction;
  DmLeaks *leaks;
} DmCliPublic;

void dm_cli_public_add_options (DmCliPublic *public, GOptionContext *context);
void dm_cli_public_clear (DmCliPublic *public);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmCliPublic, dm_cli_public_clear)

gboolean dm_cli_public_check_usage (const DmCliPublic *public, GError **error);
gboolean dm_cli_public_redact (DmCliPublic *public, DmModel **model, GError **error);
gboolean dm_cli_public_check_model (const DmCliPublic *public, GBytes *file, GError **error);
gboolean dm_cli_public_check_file (const DmCliPublic *public, GBytes *file, GError **error);
void dm_cli_public_tell (const DmCliPublic *public);

G_END_DECLS
