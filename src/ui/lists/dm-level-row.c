/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-level-row.h"

#include <glib/gi18n-lib.h>

#include "dm-json.h"
#include "dm-spoken-names.h"

struct _DmLevelRow {
  GtkListBoxRow parent_instance;

  DmForm *form; /* not owned: the row is within it */
  guint level;
  gboolean ordered;
  gboolean showing;

  GtkWidget *body, *head;
  GtkWidget *handle, *name, *glyphs, *more, *remove;
  GtkWidget *details; /* (nullable): made when it is first folded out */
  DmField *id, *at, *note;
};

G_DEFINE_FINAL_TYPE (DmLevelRow, dm_level_row, GTK_TYPE_LIST_BOX_ROW)

enum { STEP, MOVE, DROPPED, REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *make_pointer (DmLevelRow *self, const char *member) {
  return g_strdup_printf ("/scale/%s/%u/%s", self->ordered ? "levels" : "options", self->level,
                          member);
}

/* --- the name --- */

static void on_name_changed (GtkEditable *editable, DmLevelRow *self) {
  g_autofree char *pointer = make_pointer (self, "name");
  g_autoptr (GString) json = g_string_new (NULL);
  g_auto (DmEditReport) report = { NULL };

  if (self->showing)
    return;
  dm_json_append_string (json, gtk_editable_get_text (editable));
  dm_form_edit (self->form, NULL, pointer, json->str,
                self->ordered ? _ ("Rename the level") : _ ("Rename the option"), &report);
}

static void on_leave (GtkEventControllerFocus *focus, DmLevelRow *self) {
  dm_document_end_step (dm_form_get_document (self->form));
}

static void on_name_activated (GtkEntry *entry, DmLevelRow *self) {
  g_signal_emit (self, signals[STEP], 0, 1);
}

static gboolean on_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                        GdkModifierType state, DmLevelRow *self) {
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  gboolean on_name
      = gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->name))));

  if ((up || down) && held == GDK_ALT_MASK)
    g_signal_emit (self, signals[MOVE], 0, up ? -1 : 1);
  else if ((up || down) && held == 0 && on_name)
    g_signal_emit (self, signals[STEP], 0, up ? -1 : 1);
  else if ((keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete) && held == GDK_CONTROL_MASK
           && on_name)
    g_signal_emit (self, signals[REMOVE], 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- what folds out --- */

static void aim_fields (DmLevelRow *self) {
  g_autofree char *id = make_pointer (self, "id"), *at = make_pointer (self, "at");
  g_autofree char *note = make_pointer (self, "note");

  if (self->details == NULL)
    return;
  dm_field_set_pointer (self->id, id);
  dm_field_set_pointer (self->at, at);
  dm_field_set_pointer (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->at), self->ordered);
}

static void make_details (DmLevelRow *self) {
  g_autofree char *id = make_pointer (self, "id"), *at = make_pointer (self, "at");
  g_autofree char *note = make_pointer (self, "note");

  self->id = dm_field_text_new (id, _ ("Id"));
  self->at = dm_field_number_new (at, _ ("How far along"), NULL);
  dm_field_set_hint (self->at,
                     _ ("With a number for each level there are distances between them."));
  self->note = dm_field_paragraph_new (note, _ ("Note"));
  self->details = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->details), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->details, "level-details");
  gtk_list_box_append (GTK_LIST_BOX (self->details), GTK_WIDGET (self->id));
  gtk_list_box_append (GTK_LIST_BOX (self->details), GTK_WIDGET (self->at));
  gtk_list_box_append (GTK_LIST_BOX (self->details), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (self->body), self->details);
  dm_form_adopt (self->form, self->id);
  dm_form_adopt (self->form, self->at);
  dm_form_adopt (self->form, self->note);
  aim_fields (self);
}

static void on_more_toggled (GtkToggleButton *button, DmLevelRow *self) {
  gboolean open = gtk_toggle_button_get_active (button);

  if (open && self->details == NULL)
    make_details (self);
  if (self->details != NULL)
    gtk_widget_set_visible (self->details, open);
  /* whoever folds it out wants to go on there */
  if (open)
    dm_field_focus (self->id);
  gtk_button_set_icon_name (GTK_BUTTON (button), open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void on_remove_clicked (GtkButton *button, DmLevelRow *self) {
  g_signal_emit (self, signals[REMOVE], 0);
}

/* --- dragging it --- */

static GdkContentProvider *on_drag_prepare (GtkDragSource *source, double x, double y,
                                            DmLevelRow *self) {
  return gdk_content_provider_new_typed (DM_TYPE_LEVEL_ROW, self);
}

static void on_drag_begin (GtkDragSource *source, GdkDrag *drag, DmLevelRow *self) {
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static void show_drop (DmLevelRow *self, gboolean above, gboolean below) {
  if (above)
    gtk_widget_add_css_class (GTK_WIDGET (self), "drop-above");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-above");
  if (below)
    gtk_widget_add_css_class (GTK_WIDGET (self), "drop-below");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-below");
}

static GdkDragAction on_drop_motion (GtkDropTarget *target, double x, double y, DmLevelRow *self) {
  gboolean below = y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  show_drop (self, !below, below);
  return GDK_ACTION_MOVE;
}

static void on_drop_leave (GtkDropTarget *target, DmLevelRow *self) {
  show_drop (self, FALSE, FALSE);
}

/* Only a level of the same list: another window's isn't one of this issue. */
static gboolean on_drop (GtkDropTarget *target, const GValue *value, double x, double y,
                         DmLevelRow *self) {
  DmLevelRow *row = g_value_get_object (value);

  show_drop (self, FALSE, FALSE);
  if (row == NULL || row == self
      || gtk_widget_get_parent (GTK_WIDGET (row)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, row->level,
                 y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
  return TRUE;
}

static void accept_drags (DmLevelRow *self) {
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DM_TYPE_LEVEL_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (on_drop_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_drop_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- widget --- */

static gboolean dm_level_row_grab_focus (GtkWidget *widget) {
  return gtk_widget_grab_focus (DM_LEVEL_ROW (widget)->name);
}

/* A row of a list takes the focus itself before and after what is in it: here it is no stop on the way. */
static gboolean dm_level_row_focus (GtkWidget *widget, GtkDirectionType direction) {
  return gtk_widget_child_focus (DM_LEVEL_ROW (widget)->body, direction);
}

static void dm_level_row_class_init (DmLevelRowClass *klass) {
  GTK_WIDGET_CLASS (klass)->grab_focus = dm_level_row_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = dm_level_row_focus;
  signals[STEP] = g_signal_new ("step", DM_TYPE_LEVEL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  signals[MOVE] = g_signal_new ("move", DM_TYPE_LEVEL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", DM_TYPE_LEVEL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[REMOVE] = g_signal_new ("remove", DM_TYPE_LEVEL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void make_head (DmLevelRow *self) {
  self->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  gtk_widget_add_css_class (self->handle, "drag-handle");
  gtk_widget_set_cursor_from_name (self->handle, "grab");
  self->name = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->name), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->name), 4);
  /* Undo is the document's. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->name), FALSE);
  gtk_widget_set_hexpand (self->name, TRUE);
  self->more = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->more), "pan-down-symbolic");
  gtk_widget_add_css_class (self->more, "flat");
  self->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_box_append (GTK_BOX (self->head), self->handle);
  gtk_box_append (GTK_BOX (self->head), self->name);
  gtk_box_append (GTK_BOX (self->head), self->more);
  gtk_box_append (GTK_BOX (self->head), self->remove);
}

static void dm_level_row_init (DmLevelRow *self) {
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  make_head (self);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->body), self->head);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->body);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "level-row");
  g_signal_connect (self->name, "changed", G_CALLBACK (on_name_changed), self);
  g_signal_connect (self->name, "activate", G_CALLBACK (on_name_activated), self);
  g_signal_connect (self->more, "toggled", G_CALLBACK (on_more_toggled), self);
  g_signal_connect (self->remove, "clicked", G_CALLBACK (on_remove_clicked), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (self->name, focus);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  accept_drags (self);
}

/**
 * dm_level_row_new:
 * @form: the form of an issue
 *
 * Returns: (transfer floating): a row that shows no level yet
 */
GtkWidget *dm_level_row_new (DmForm *form) {
  DmLevelRow *self = g_object_new (DM_TYPE_LEVEL_ROW, NULL);

  self->form = form;
  return GTK_WIDGET (self);
}

static void name_parts (DmLevelRow *self, const char *name) {
  /* Translators: %u is the how-manieth level of a scale it is */
  g_autofree char *level
      = g_strdup_printf (self->ordered ? _ ("Level %u") : _ ("Option %u"), self->level + 1);
  /* Translators: %s is the name of a level or an option */
  g_autofree char *remove = g_strdup_printf (_ ("Remove “%s”"), name);
  /* Translators: a button that folds out more; %s is the name of a level or an option */
  g_autofree char *more = g_strdup_printf (_ ("More on “%s”"), name);

  dm_ui_set_name (self->name, level);
  dm_ui_set_name (self->remove, remove);
  dm_ui_set_name (self->more, more);
  gtk_widget_set_tooltip_text (self->remove, remove);
  gtk_widget_set_tooltip_text (self->more, more);
  gtk_widget_set_tooltip_text (self->name, name);
}

/**
 * dm_level_row_show:
 * @self: a row
 * @scale: the scale as it is now
 * @level: which of its levels or options to show
 */
void dm_level_row_show (DmLevelRow *self, const DmScale *scale, guint level) {
  gboolean ordered = scale->type == DM_SCALE_ORDINAL;
  const char *name = scale->levels[level].name;
  const char *before = gtk_editable_get_text (GTK_EDITABLE (self->name));
  gboolean moved = self->level != level || self->ordered != ordered;
  g_autofree char *pointer = NULL;

  /* what was typed stands in the entry already; the tooltip is what the parts are called by */
  if (!moved && g_str_equal (before, name)
      && g_strcmp0 (gtk_widget_get_tooltip_text (self->name), name) == 0)
    return;
  self->level = level;
  self->ordered = ordered;
  pointer = make_pointer (self, "name");
  dm_form_mark_member (self->name, pointer);
  self->showing = TRUE;
  if (!g_str_equal (before, name))
    gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  self->showing = FALSE;
  name_parts (self, name);
  aim_fields (self);
}

/**
 * dm_level_row_set_glyphs:
 * @self: a row
 * @glyphs: (nullable): the diamonds of those who accept the level
 */
void dm_level_row_set_glyphs (DmLevelRow *self, GtkWidget *glyphs) {
  if (self->glyphs != NULL)
    gtk_box_remove (GTK_BOX (self->head), self->glyphs);
  self->glyphs = glyphs;
  if (glyphs != NULL)
    gtk_box_insert_child_after (GTK_BOX (self->head), glyphs, self->name);
}

/**
 * dm_level_row_get_level:
 * @self: a row
 *
 * Returns: which level or option of the scale it shows
 */
guint dm_level_row_get_level (DmLevelRow *self) {
  return self->level;
}

/**
 * dm_level_row_fold:
 * @self: a row
 *
 * Folds away what there is besides the name.
 */
void dm_level_row_fold (DmLevelRow *self) {
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->more), FALSE);
}
