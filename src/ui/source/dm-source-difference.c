/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-source-difference.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

#include "dm-source-buffer.h"

static GtkWidget *make_view (const char *difference) {
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  g_autoptr (GtkSourceBuffer) buffer = gtk_source_buffer_new_with_language (
      gtk_source_language_manager_get_language (languages, "diff"));
  GtkWidget *view = gtk_source_view_new_with_buffer (buffer);
  GtkTextView *text_view = GTK_TEXT_VIEW (view);

  dm_source_buffer_follow_scheme (buffer);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (dm_source_buffer_follow_scheme), buffer, G_CONNECT_SWAPPED);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), difference, -1);
  gtk_text_view_set_editable (text_view, FALSE);
  gtk_text_view_set_cursor_visible (text_view, FALSE);
  gtk_text_view_set_accepts_tab (text_view, FALSE);
  gtk_text_view_set_monospace (text_view, TRUE);
  gtk_text_view_set_wrap_mode (text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (text_view, 12);
  gtk_text_view_set_right_margin (text_view, 12);
  gtk_text_view_set_top_margin (text_view, 6);
  gtk_text_view_set_bottom_margin (text_view, 6);
  gtk_widget_set_direction (view, GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What differs"), -1);
  return view;
}

static void add_escape (GtkWidget *window) {
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

/**
 * dm_source_difference_show:
 * @widget: where it was asked for
 * @difference: what dm_text_diff_write() gave
 *
 * Shows in a window of its own how a text that was typed differs from the model's.
 */
void dm_source_difference_show (GtkWidget *widget, const char *difference) {
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new (), *header = adw_header_bar_new ();
  GtkWidget *legend
      = gtk_label_new (_ ("Lines with − are the model’s, lines with + are those you typed."));

  gtk_label_set_wrap (GTK_LABEL (legend), TRUE);
  gtk_label_set_xalign (GTK_LABEL (legend), 0);
  gtk_widget_add_css_class (legend, "source-status");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_view (difference));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), legend);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Difference"));
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 480);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  add_escape (window);
  gtk_window_present (GTK_WINDOW (window));
}
