/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-diff-view.h"

#include <glib/gi18n-lib.h>

#include "dm-text-diff.h"

#define MOST_LINES 20000
#define LONGEST_LINE 400 /* characters */

struct _DmDiffView {
  GtkBox parent_instance;

  GtkWidget *list;
  GtkStringList *lines;
};

G_DEFINE_FINAL_TYPE (DmDiffView, dm_diff_view, GTK_TYPE_BOX)

static void on_setup (GtkSignalListItemFactory *factory, GtkListItem *item) {
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "diff-line");
  gtk_list_item_set_child (item, label);
}

static void on_bind (GtkSignalListItemFactory *factory, GtkListItem *item) {
  const char *line = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *rest;
  g_autofree char *cut = NULL;
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (label, "diff-here");
  gtk_widget_remove_css_class (label, "diff-there");
  if (*line == '-')
    gtk_widget_add_css_class (label, "diff-there");
  else if (*line == '+')
    gtk_widget_add_css_class (label, "diff-here");
  /* a minus sign, as wide as the plus; an overlong line is cut, which laying it out would hold everything up */
  rest = g_utf8_get_char (line) < 0x80 && *line != '\0' ? line + 1 : line;
  cut = g_utf8_strlen (rest, -1) > LONGEST_LINE ? g_utf8_substring (rest, 0, LONGEST_LINE) : NULL;
  text = g_strdup_printf ("%s %s%s",
                          *line == '-'   ? "−"
                          : *line == '+' ? "+"
                                         : " ",
                          cut != NULL ? cut : rest, cut != NULL ? "…" : "");
  gtk_label_set_text (GTK_LABEL (label), text);
}

static void dm_diff_view_class_init (DmDiffViewClass *klass) {
}

static void dm_diff_view_init (DmDiffView *self) {
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model;

  self->lines = gtk_string_list_new (NULL);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (self->lines)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->list = gtk_list_view_new (model, factory);
  gtk_widget_add_css_class (self->list, "diff");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Line by line"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "card");
  gtk_box_append (GTK_BOX (self), scroller);
}

/** dm_diff_view_new: Returns: an empty one */
GtkWidget *dm_diff_view_new (void) {
  return g_object_new (DM_TYPE_DIFF_VIEW, NULL);
}

/** dm_diff_view_set_lines: shows @lines, each of which begins with “-”, “+” or a space */
void dm_diff_view_set_lines (DmDiffView *self, const char *const *lines) {
  gtk_string_list_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                          lines);
}

void dm_diff_view_focus (DmDiffView *self) {
  gtk_widget_grab_focus (self->list);
}

/** dm_diff_view_compare: in any thread. Returns: (transfer full): as many lines as somebody may read */
GStrv dm_diff_view_compare (const char *before, const char *after) {
  g_autofree char *text = dm_text_diff_write (before, after);
  GStrv lines = g_strsplit (text, "\n", MOST_LINES);
  guint n = g_strv_length (lines);

  if (n == MOST_LINES) {
    g_free (lines[n - 1]);
    lines[n - 1] = g_strdup ("…");
  } else if (n > 0 && *lines[n - 1] == '\0') {
    g_clear_pointer (&lines[n - 1], g_free); /* behind the last line's end */
  }
  return lines;
}
