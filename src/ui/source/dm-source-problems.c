/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-source-problems.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 100

static GtkWidget *make_label (const char *text, const char *css_class) {
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *make_row (const DmSourceProblem *problem, guint line) {
  gboolean error = problem->severity == DM_SEVERITY_ERROR;
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon
      = gtk_image_new_from_icon_name (error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  g_autofree char *where
      = g_strdup_printf (error ? _ ("Error in line %u") : _ ("Warning in line %u"), line);
  GtkWidget *label = make_label (where, "caption");
  /* Translators: "Error in line 3", and what is wrong there */
  g_autofree char *name = g_strdup_printf (_ ("%1$s: %2$s"), where, problem->message);

  gtk_widget_add_css_class (icon, error ? "error" : "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (texts), label);
  gtk_box_append (GTK_BOX (texts), make_label (problem->message, "body"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void append_more (GtkListBox *list, guint n) {
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_label (text, "dim-label"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
}

/**
 * dm_source_problems_fill:
 * @list: a list
 * @check: what is wrong with a text
 * @buffer: that text
 *
 * Lists what is wrong, each with its line; the row's index is the problem's.
 */
void dm_source_problems_fill (GtkListBox *list, const DmSourceCheck *check, GtkTextBuffer *buffer) {
  GPtrArray *problems = check->problems;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (problems->len, MOST_ROWS); i++) {
    const DmSourceProblem *problem = g_ptr_array_index (problems, i);
    GtkTextIter iter;

    gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) problem->start);
    gtk_list_box_append (list, make_row (problem, (guint) gtk_text_iter_get_line (&iter) + 1));
  }
  if (problems->len > MOST_ROWS)
    append_more (list, problems->len - MOST_ROWS);
}
