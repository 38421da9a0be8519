/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-grid-private.h"

/* The entry in a cell, with what it may become and why it can't be taken below it. */

#define LEAST_WIDTH 180

static const char *get_completion (DmGrid *self) {
  GtkListBoxRow *row;

  if (self->completions == NULL || !gtk_widget_get_visible (self->completions))
    return NULL;
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->completions));
  return row != NULL ? gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))) : NULL;
}

static void set_completions (DmGrid *self, const char *const *names) {
  GtkListBox *list = GTK_LIST_BOX (self->completions);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; names[i] != NULL; i++) {
    GtkWidget *label = gtk_label_new (names[i]);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
    gtk_list_box_append (list, label);
  }
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  gtk_widget_set_visible (self->completions, names[0] != NULL);
}

static void show_reason (DmGrid *self, const char *reason) {
  gtk_label_set_text (GTK_LABEL (self->reason), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->reason, reason != NULL);
  if (reason != NULL)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
      reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "",
                                  -1);
}

static void show_help (DmGrid *self, gboolean shown) {
  gtk_widget_set_visible (self->help, shown);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void update_help (DmGrid *self) {
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->editor));
  g_auto (GStrv) names = dm_table_complete (self->table, self->edit_row, self->edit_column, text);
  g_autofree char *reason = NULL;

  /* the whole of a name needs no completion */
  if (names[0] != NULL && names[1] == NULL && g_strcmp0 (names[0], text) == 0)
    g_clear_pointer (&names[0], g_free);
  set_completions (self, (const char *const *) names);
  if (names[0] == NULL)
    reason = dm_table_check (self->table, self->edit_row, self->edit_column, text);
  show_reason (self, reason);
  show_help (self, names[0] != NULL || reason != NULL);
}

static gboolean step_completion (DmGrid *self, int by) {
  GtkListBox *list = GTK_LIST_BOX (self->completions);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  GtkListBoxRow *next;

  if (!gtk_widget_get_visible (self->completions) || row == NULL)
    return GDK_EVENT_PROPAGATE;
  next = gtk_list_box_get_row_at_index (list, gtk_list_box_row_get_index (row) + by);
  if (next != NULL)
    gtk_list_box_select_row (list, next);
  return GDK_EVENT_STOP;
}

/* Takes what is typed, or the name that it is the beginning of. Stays where that can't be taken. */
static gboolean commit (DmGrid *self) {
  const char *completion = get_completion (self);
  g_autofree char *text = g_strdup (
      completion != NULL ? completion : gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  g_autofree char *reason = dm_table_check (self->table, self->edit_row, self->edit_column, text);

  if (reason != NULL) {
    set_completions (self, (const char *const[]){ NULL });
    show_reason (self, reason);
    show_help (self, TRUE);
    gtk_widget_error_bell (self->editor);
    return FALSE;
  }
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  dm_grid_end_edit (self, TRUE);
  return TRUE;
}

static void go_on (DmGrid *self, guint key, gboolean back) {
  guint row = self->row, column = self->column, home = self->home_column;
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (enter) {
    row = back ? row - (row > 0) : row + 1;
    column = home;
  } else if (back)
    column -= column > 0;
  else if (column + 1 < dm_table_get_n_columns (self->table))
    column++;
  else
    row++, column = 0;
  dm_grid_move_to (self, row, column, FALSE);
  self->home_column = enter || column == 0 ? column : home;
}

static gboolean on_key (GtkEventControllerKey *controller, guint key, guint keycode,
                        GdkModifierType state, DmGrid *self) {
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  switch (key) {
  case GDK_KEY_Escape:
    dm_grid_end_edit (self, FALSE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_Tab:
  case GDK_KEY_KP_Tab:
  case GDK_KEY_ISO_Left_Tab:
    if (commit (self))
      go_on (self, key, shift);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
    return step_completion (self, -1);
  case GDK_KEY_Down:
    return step_completion (self, 1);
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* Whoever goes elsewhere is done: what can't be taken stays in the cell, marked. */
static void on_focus_left (GtkEventControllerFocus *controller, DmGrid *self) {
  dm_grid_end_edit (self, TRUE);
}

static void on_completion_chosen (GtkListBox *list, GtkListBoxRow *row, DmGrid *self) {
  gtk_list_box_select_row (list, row);
  if (self->editor != NULL && commit (self))
    go_on (self, GDK_KEY_Return, FALSE);
}

static void make_help (DmGrid *self) {
  if (self->help != NULL)
    return;
  self->help = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->help, "grid-help");
  gtk_widget_set_can_focus (self->help, FALSE);
  gtk_widget_set_visible (self->help, FALSE);
  self->reason = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->reason), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->reason), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (self->reason), 44);
  gtk_label_set_xalign (GTK_LABEL (self->reason), 0);
  gtk_widget_add_css_class (self->reason, "error");
  self->completions = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->completions), GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->completions), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Completions"), -1);
  g_signal_connect (self->completions, "row-activated", G_CALLBACK (on_completion_chosen), self);
  gtk_box_append (GTK_BOX (self->help), self->reason);
  gtk_box_append (GTK_BOX (self->help), self->completions);
  gtk_widget_set_parent (self->help, GTK_WIDGET (self));
}

static void make_editor (DmGrid *self) {
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *title = dm_table_get_title (self->table, self->edit_column);

  self->editor = gtk_entry_new ();
  gtk_widget_add_css_class (self->editor, "grid-editor");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->editor, key);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (self->editor, focus);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
}

/**
 * dm_grid_begin_edit:
 * @self: a grid
 * @text: (nullable): what was typed, in the place of what the cell says; %NULL to go on with that
 */
void dm_grid_begin_edit (DmGrid *self, const char *text) {
  g_autofree char *old = NULL;
  guint home;

  if (self->editor != NULL || dm_table_get_n_rows (self->table) == 0
      || !dm_table_is_editable (self->table, self->column))
    return;
  home = self->home_column;
  dm_grid_move_to (self, self->row, self->column, FALSE);
  self->home_column = home;
  self->edit_row = self->row;
  self->edit_column = self->column;
  old = dm_table_dup_text (self->table, self->row, self->column);
  make_help (self);
  make_editor (self);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text != NULL ? text : old);
  gtk_widget_grab_focus (self->editor);
  if (text != NULL) {
    gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
    update_help (self);
  }
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (update_help), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* What was typed; where that can't be taken, the name that it is the beginning of. */
static char *dup_typed (DmGrid *self) {
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->editor));
  const char *completion = get_completion (self);
  g_autofree char *reason = NULL;

  if (completion != NULL)
    reason = dm_table_check (self->table, self->edit_row, self->edit_column, text);
  return g_strdup (reason != NULL ? completion : text);
}

/**
 * dm_grid_end_edit:
 * @self: a grid
 * @take: whether to take what was typed, or to leave the cell as it was
 *
 * Ends the typing in a cell, if there is any. What can't be taken stays in the cell, marked.
 */
void dm_grid_end_edit (DmGrid *self, gboolean take) {
  GtkWidget *editor;
  g_autofree char *text = NULL, *old = NULL;

  if (self->editor == NULL)
    return;
  text = dup_typed (self);
  editor = g_steal_pointer (&self->editor);
  gtk_widget_set_visible (self->help, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_handlers_disconnect_by_data (editor, self);
  gtk_widget_unparent (editor);
  old = dm_table_dup_text (self->table, self->edit_row, self->edit_column);
  if (take && g_strcmp0 (text, old) != 0)
    dm_table_commit (self->table, self->edit_row, self->edit_column, text);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Below the cell, or above it where there's no room. */
static void place_help (DmGrid *self, const GdkRectangle *cell) {
  int total = gtk_widget_get_height (GTK_WIDGET (self)), minimum, width, height;
  GdkRectangle area = *cell;

  if (!gtk_widget_get_visible (self->help))
    return;
  gtk_widget_measure (self->help, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &width, NULL, NULL);
  area.width = MAX (cell->width, MIN (width, gtk_widget_get_width (GTK_WIDGET (self))));
  area.width = MAX (area.width, minimum);
  area.x = MAX (0, MIN (cell->x, gtk_widget_get_width (GTK_WIDGET (self)) - area.width));
  gtk_widget_measure (self->help, GTK_ORIENTATION_VERTICAL, area.width, &minimum, &height, NULL,
                      NULL);
  area.height = height;
  area.y = cell->y + cell->height + 2;
  if (area.y + height > total && cell->y - height - 2 > 0)
    area.y = cell->y - height - 2;
  gtk_widget_size_allocate (self->help, &area, -1);
}

/* In the cell, as wide as it takes to read what is typed. */
void dm_grid_place_editor (DmGrid *self) {
  int total = gtk_widget_get_width (GTK_WIDGET (self));
  int minimum, natural;
  GdkRectangle area;

  if (self->editor == NULL)
    return;
  dm_grid_get_cell_area (self, self->edit_row, self->edit_column, &area);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  area.width = MIN (MAX (MAX (area.width, LEAST_WIDTH), minimum), MAX (total, minimum));
  area.x = CLAMP (area.x, 0, MAX (0, total - area.width));
  gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, area.width, &minimum, &natural, NULL,
                      NULL);
  area.y -= (MAX (area.height, minimum) - area.height) / 2;
  area.height = MAX (area.height, minimum);
  gtk_widget_size_allocate (self->editor, &area, -1);
  place_help (self, &area);
}

void dm_grid_dispose_editor (DmGrid *self) {
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->help, gtk_widget_unparent);
}
