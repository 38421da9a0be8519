/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-export.h"
#include "dm-redaction.h"

G_BEGIN_DECLS

#define DM_EXPORT_CUSTOM DM_N_PAPERS /* a size that is none of a paper */

/**
 * DmExportWhat: what is to be exported.
 * @steps: all steps of the briefing, in place of what is shown
 * @is_public: without what is not for others
 * @withhold: of #DmWithhold: what that is
 */
typedef struct {
  gboolean steps, is_public;
  guint withhold;
} DmExportWhat;

/**
 * DmExportChoices: what was last chosen for the pictures of a document.
 * @size: a #DmPaper, or %DM_EXPORT_CUSTOM for @width and @height in @unit
 * @fitted: all of it on one page of paper
 */
typedef struct {
  DmExportWhat what;
  DmFormat format;
  DmTheme theme;
  guint size;
  gboolean landscape, fitted;
  DmUnit unit;
  double width, height;
  guint dpi;
  gboolean transparent, text_as_paths;
} DmExportChoices;

#define DM_EXPORT_CHOICES_INIT                                                                     \
  {                                                                                                \
    .what = { .withhold = DM_WITHHOLD_ALL }, .theme = DM_THEME_LIGHT, .width = 1280,               \
    .height = 800, .dpi = 96                                                                       \
  }

DmExportOptions dm_export_choices_to_options (const DmExportChoices *choices, DmStage stage);

void dm_export_choices_recall (DmExportChoices *choices, const char *uri);
void dm_export_choices_remember (const DmExportChoices *choices, const char *uri);

G_END_DECLS
