/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DmTargetChosen:
 * @window: where it was asked
 * @target: a file, or a folder that isn't there yet
 */
typedef void (*DmTargetChosen) (GtkWindow *window, GFile *target);

/**
 * DmTargetChoice:
 * @title: what is asked
 * @accept: the label of the button that answers, with a mnemonic
 * @name: what to propose
 * @folder: (nullable): where to begin
 * @chosen: called with the answer, and not where none was given or the window is gone
 */
typedef struct {
  const char *title, *accept, *name;
  GFile *folder;
  DmTargetChosen chosen;
} DmTargetChoice;

void dm_choose_target (GtkWindow *window, const DmTargetChoice *choice);

G_END_DECLS
