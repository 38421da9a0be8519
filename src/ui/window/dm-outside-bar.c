/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-outside-bar.h"

#include <glib/gi18n-lib.h>

struct _DmOutsideBar {
  GtkWidget parent_instance;

  GtkInfoBar *bar;
  GtkWidget *content;
  GtkLabel *message;
  GtkWidget *buttons;
  GtkWidget *compare, *take, *keep, *save, *save_as;

  DmDocument *document; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DmOutsideBar, dm_outside_bar, GTK_TYPE_WIDGET)

static char *describe (DmDocument *document) {
  g_autofree char *name = dm_document_dup_display_name (document);
  const char *reason = dm_document_get_outside_message (document);

  switch (dm_document_get_outside (document)) {
  case DM_OUTSIDE_CHANGED:
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_ ("Another program changed “%s”. What you changed here is not in it."),
                            name);
  case DM_OUTSIDE_BROKEN:
    /* Translators: %1$s is the name of a file, %2$s a sentence that says why */
    return g_strdup_printf (_ ("Another program changed “%1$s”, and it can’t be read now: %2$s"),
                            name, reason != NULL ? reason : "");
  case DM_OUTSIDE_GONE:
    /* Translators: %s is the name of a file */
    return g_strdup_printf (
        _ ("The file “%s” was removed or moved away. What you see is in no file now."), name);
  case DM_OUTSIDE_SAME:
  default:
    return g_strdup ("");
  }
}

static void update (DmOutsideBar *self) {
  DmOutside outside = dm_document_get_outside (self->document);
  g_autofree char *sentence = describe (self->document);

  gtk_label_set_text (self->message, sentence);
  gtk_info_bar_set_message_type (self->bar, outside == DM_OUTSIDE_BROKEN ? GTK_MESSAGE_WARNING
                                                                         : GTK_MESSAGE_INFO);
  gtk_widget_set_visible (self->compare, outside == DM_OUTSIDE_CHANGED);
  gtk_widget_set_visible (self->take, outside == DM_OUTSIDE_CHANGED);
  gtk_widget_set_visible (self->keep,
                          outside == DM_OUTSIDE_CHANGED || outside == DM_OUTSIDE_BROKEN);
  gtk_widget_set_visible (self->save, outside == DM_OUTSIDE_GONE);
  gtk_widget_set_visible (self->save_as,
                          outside == DM_OUTSIDE_GONE || outside == DM_OUTSIDE_BROKEN);
  gtk_widget_set_visible (GTK_WIDGET (self), outside != DM_OUTSIDE_SAME);
}

static GtkWidget *add_button (GtkBox *box, const char *label, const char *tooltip,
                              const char *action) {
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (box, button);
  return button;
}

static void add_buttons (DmOutsideBar *self, GtkBox *box) {
  self->compare = add_button (box, _ ("_Compare"), _ ("Show what differs"), "win.compare");
  self->take = add_button (box, _ ("_Take Theirs"),
                           _ ("Show what is in the file; Undo brings your changes back"),
                           "win.take-theirs");
  self->keep = add_button (box, _ ("_Keep Mine"),
                           _ ("Go on with what you have here; the next save overwrites the file"),
                           "win.keep-mine");
  self->save = add_button (box, _ ("_Save"), _ ("Write the file again"), "win.save");
  self->save_as = add_button (box, _ ("Save _As…"), _ ("Save to another file"), "win.save-as");
}

static void dm_outside_bar_dispose (GObject *object) {
  DmOutsideBar *self = DM_OUTSIDE_BAR (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (dm_outside_bar_parent_class)->dispose (object);
}

static void dm_outside_bar_class_init (DmOutsideBarClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_outside_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void dm_outside_bar_init (DmOutsideBar *self) {
  self->bar = GTK_INFO_BAR (gtk_info_bar_new ());
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_wrap_mode (self->message, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->message), TRUE);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  add_buttons (self, GTK_BOX (self->buttons));
  self->content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_start (self->content, 12);
  gtk_widget_set_margin_end (self->content, 6);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (self->content), self->buttons);
  gtk_info_bar_add_child (self->bar, self->content);
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dm_outside_bar_set_room:
 * @self: a bar
 * @room: what there is room for
 */
void dm_outside_bar_set_room (DmOutsideBar *self, DmOutsideBarRoom room) {
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->content), room == DM_OUTSIDE_BAR_LINE
                                                                      ? GTK_ORIENTATION_HORIZONTAL
                                                                      : GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons), room == DM_OUTSIDE_BAR_COLUMN
                                                                      ? GTK_ORIENTATION_VERTICAL
                                                                      : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (self->buttons,
                         room == DM_OUTSIDE_BAR_COLUMN ? GTK_ALIGN_FILL : GTK_ALIGN_END);
}

/**
 * dm_outside_bar_set_document:
 * @self: a bar that has no document yet
 * @document: the document to follow
 *
 * Its buttons ask for the window's actions.
 */
void dm_outside_bar_set_document (DmOutsideBar *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "outside-changed", G_CALLBACK (update), self);
  update (self);
}
