/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"

G_BEGIN_DECLS

/**
 * DmTemplate:
 * @id: stable, for settings and actions
 * @name: translated
 * @description: translated: whom it is for, in a sentence
 *
 * A model to begin with.
 */
typedef struct {
  const char *id;
  const char *name;
  const char *description;
} DmTemplate;

guint dm_template_get_n (void);
DmTemplate dm_template_get (guint nth);
DmModel *dm_template_new_model (guint nth);

G_END_DECLS
