/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-verdict.h"

G_BEGIN_DECLS

/**
 * DmTurn:
 * @from: the day, month or year with which it begins, %DM_DATE_NONE for the start of time
 * @result: the verdict from then on, until the next turn; its record says who holds what
 *
 * How an issue stands from a day on.
 */
typedef struct {
  DmDate from;
  DmIssueResult *result; /* owned */
} DmTurn;

GArray *dm_turns_new (DmReading *reading, guint issue);
GArray *dm_turns_list_dates (DmReading *reading);

G_END_DECLS
