/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"

G_BEGIN_DECLS

/** dm_writer_write: the canonical text of a model, newline at the end. Returns: (transfer full) */
GBytes *dm_writer_write (const DmModel *model);

/* As they stand in a model: a place of an interval scale is a number, one of any other the id of its level or option; a set is an
 * object with the ends that it has, or a list of options. */
void dm_writer_place (GString *text, const DmScale *scale, double place);
void dm_writer_set (GString *text, const DmScale *scale, const DmSet *set);

G_END_DECLS
