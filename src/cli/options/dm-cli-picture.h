/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-cli-draws.h"
#include "dm-export.h"

G_BEGIN_DECLS

/** DmCliPicture: the PICTURE options as they were typed. */
typedef struct {
  char *output;
  char *format, *view, *size, *paper, *scale, *dpi, *theme, *sort, *language;
  gboolean landscape, one_page, steps, transparent, text_as_paths, forecast;
  DmDraws draws;
} DmCliPicture;

#define DM_CLI_PICTURE_INIT                                                                        \
  { .draws = DM_CLI_DRAWS_INIT }

void dm_cli_picture_add_options (DmCliPicture *picture, GOptionContext *context);
void dm_cli_picture_clear (DmCliPicture *picture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmCliPicture, dm_cli_picture_clear)
gboolean dm_cli_picture_read (const DmCliPicture *picture, DmExportOptions *options,
                              GError **error);
gboolean dm_cli_picture_check_steps (const DmCliPicture *picture, gboolean reading_given,
                                     GError **error);
GPtrArray *dm_cli_picture_new_steps (DmModel *model, GError **error);
DmStack *dm_cli_picture_new_stack (const DmCliPicture *picture, DmAnalysis *analysis,
                                   GError **error);

G_END_DECLS
