/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-failure-bar.h"

struct _DmFailureBar {
  AdwBin parent_instance;

  GtkInfoBar *bar;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (DmFailureBar, dm_failure_bar, ADW_TYPE_BIN)

static void dm_failure_bar_class_init (DmFailureBarClass *klass) {
}

static void dm_failure_bar_init (DmFailureBar *self) {
  self->bar = GTK_INFO_BAR (gtk_info_bar_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_info_bar_set_message_type (self->bar, GTK_MESSAGE_ERROR);
  gtk_info_bar_set_show_close_button (self->bar, TRUE);
  gtk_info_bar_set_revealed (self->bar, FALSE);
  gtk_info_bar_add_child (self->bar, GTK_WIDGET (self->label));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->bar));
  g_signal_connect_swapped (self->bar, "response", G_CALLBACK (dm_failure_bar_forget), self);
}

/**
 * dm_failure_bar_say:
 * @self: a bar
 * @message: what went wrong, and what would be right
 */
void dm_failure_bar_say (DmFailureBar *self, const char *message) {
  gtk_label_set_text (self->label, message);
  gtk_info_bar_set_revealed (self->bar, TRUE);
}

/** dm_failure_bar_forget: hides what it said */
void dm_failure_bar_forget (DmFailureBar *self) {
  gtk_info_bar_set_revealed (self->bar, FALSE);
}
