/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-errors-page.h"

#include <glib/gi18n-lib.h>

#include "dm-plain-flow-child.h"

struct _DmErrorsPage {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *message;
  GtkWidget *back;
  GtkWidget *copy;
  GtkListBox *list;

  char *text; /* (nullable): all errors, a line each */
};

G_DEFINE_FINAL_TYPE (DmErrorsPage, dm_errors_page, GTK_TYPE_WIDGET)

static void on_copy (DmErrorsPage *self) {
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          self->text != NULL ? self->text : "");
}

static void dm_errors_page_dispose (GObject *object) {
  DmErrorsPage *self = DM_ERRORS_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (dm_errors_page_parent_class)->dispose (object);
}

static void dm_errors_page_class_init (DmErrorsPageClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_errors_page_dispose;
  g_type_ensure (DM_TYPE_PLAIN_FLOW_CHILD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-errors-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DmErrorsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DmErrorsPage, title);
  gtk_widget_class_bind_template_child (widget_class, DmErrorsPage, message);
  gtk_widget_class_bind_template_child (widget_class, DmErrorsPage, back);
  gtk_widget_class_bind_template_child (widget_class, DmErrorsPage, copy);
  gtk_widget_class_bind_template_child (widget_class, DmErrorsPage, list);
}

static void dm_errors_page_init (DmErrorsPage *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (on_copy), self);
}

static GtkWidget *make_label (const char *text, const char *css_class) {
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* one that is merely not focusable says that it has taken the focus: nobody comes past */
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *make_row (const DmDiagnostic *diagnostic, const char *name, const char *line) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *place = g_strdup_printf ("%s:%u:%u", name, diagnostic->line, diagnostic->column);
  g_autofree char *where = g_strdup_printf ("%s  ·  %s", place, diagnostic->code);
  GtkWidget *label;

  gtk_widget_add_css_class (box, "diagnostic");
  gtk_box_append (GTK_BOX (box), make_label (diagnostic->message, "body"));
  label = make_label (where, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  if (*line != '\0') {
    label = make_label (line, "monospace");
    gtk_widget_add_css_class (label, "quoted-line");
    gtk_box_append (GTK_BOX (box), label);
  }
  return box;
}

static void clear_list (GtkListBox *list) {
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void show_list (DmErrorsPage *self, DmProblems *problems, const char *name) {
  g_autoptr (GString) text = g_string_new (NULL);

  clear_list (self->list);
  for (guint i = 0; i < problems->diagnostics->len; i++) {
    const DmDiagnostic *diagnostic = g_ptr_array_index (problems->diagnostics, i);
    g_autofree char *line = dm_diagnostic_to_line (diagnostic, name);

    gtk_list_box_append (self->list,
                         make_row (diagnostic, name, g_ptr_array_index (problems->lines, i)));
    g_string_append_printf (text, "%s\n", line);
  }
  g_free (self->text);
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dm_errors_page_show:
 * @self: a page
 * @problems: why a file did not open
 * @can_go_back: whether something else is open to go back to
 */
void dm_errors_page_show (DmErrorsPage *self, DmProblems *problems, gboolean can_go_back) {
  g_autofree char *base = g_file_get_basename (problems->file);
  g_autofree char *name = g_filename_display_name (base);
  guint n = problems->diagnostics->len;
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;

  /* Translators: %s is the name of a file */
  title = g_strdup_printf (_ ("“%s” Did Not Open"), name);
  if (n > 0)
    message = g_strdup_printf (
        ngettext ("%u thing in the file is not right. Nothing was changed.",
                  "%u things in the file are not right. Nothing was changed.", n),
        n);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->message, message != NULL ? message : problems->message);
  show_list (self, problems, name);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->copy, n > 0);
  gtk_widget_set_visible (self->back, can_go_back);
}
