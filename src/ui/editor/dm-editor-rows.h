/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-form.h"

G_BEGIN_DECLS

/**
 * DmEditorRows:
 * @title: over the rows, translated
 * @add_label: of the button that adds one, translated
 * @count: how many there are
 * @fill: puts the fields of the nth into its row with dm_editor_add_row_field()
 * @name: gives the nth row its title
 * @add, @remove, @move: what the buttons do; @by is −1 for up and 1 for down
 *
 * A list of parts of a thing, a row each that unfolds: evidence, levels.
 */
typedef struct {
  const char *title, *add_label;
  guint (*count) (DmForm *form);
  void (*fill) (DmForm *form, GtkWidget *row, guint nth);
  void (*name) (DmForm *form, GtkWidget *row, guint nth);
  void (*add) (DmForm *form);
  void (*remove) (DmForm *form, guint nth);
  void (*move) (DmForm *form, guint nth, int by);
} DmEditorRows;

GtkWidget *dm_editor_add_rows (DmForm *form, const DmEditorRows *rows);
void dm_editor_add_row_field (DmForm *form, GtkWidget *row, DmField *field);
GPtrArray *dm_editor_list_elements (DmForm *form, const char *pointer);

G_END_DECLS
