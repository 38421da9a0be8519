/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-links.h"

#include "dm-party-glyph.h"

/* A row and what is in it. */
typedef struct {
  GtkWidget *row, *glyph, *icon, *button;
  DmSelection *selection;
} Row;

struct _DmLinks {
  GtkBox parent_instance;

  DmDocument *document;
  GtkWidget *heading, *list;
  GPtrArray *rows; /* of Row */
  guint n_used;
};

G_DEFINE_FINAL_TYPE (DmLinks, dm_links, GTK_TYPE_BOX)

enum { FOLLOWED, ACTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void row_free (Row *row) {
  g_clear_pointer (&row->selection, dm_selection_free);
  g_free (row);
}

static Row *find_row (DmLinks *self, GtkWidget *widget) {
  for (guint i = 0; i < self->n_used; i++) {
    Row *row = g_ptr_array_index (self->rows, i);

    if (row->row == widget || row->button == widget)
      return row;
  }
  return NULL;
}

static void on_activated (GtkWidget *widget, DmLinks *self) {
  Row *row = find_row (self, widget);
  g_autoptr (DmSelection) to = row != NULL ? dm_selection_copy (row->selection) : NULL;

  if (to == NULL)
    return;
  g_signal_emit (self, signals[FOLLOWED], 0, to);
  dm_document_select (self->document, to->kind, to->id, to->party, NULL);
}

static void on_clicked (GtkWidget *button, DmLinks *self) {
  Row *row = find_row (self, button);
  g_autoptr (DmSelection) about = row != NULL ? dm_selection_copy (row->selection) : NULL;

  if (about != NULL)
    g_signal_emit (self, signals[ACTED], 0, about);
}

static Row *add_row (DmLinks *self) {
  Row *row = g_new0 (Row, 1);

  row->row = adw_action_row_new ();
  row->glyph = dm_party_glyph_new (DM_COLOR_NONE, FALSE);
  row->icon = gtk_image_new ();
  row->button = gtk_button_new ();
  gtk_widget_set_valign (row->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row->button, "flat");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row->row), row->icon);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row->row), row->glyph);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), row->button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->row), TRUE);
  g_signal_connect (row->row, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect (row->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row->row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void dm_links_dispose (GObject *object) {
  g_clear_object (&DM_LINKS (object)->document);
  G_OBJECT_CLASS (dm_links_parent_class)->dispose (object);
}

static void dm_links_finalize (GObject *object) {
  g_ptr_array_unref (DM_LINKS (object)->rows);
  G_OBJECT_CLASS (dm_links_parent_class)->finalize (object);
}

static void dm_links_class_init (DmLinksClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_links_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_links_finalize;
  signals[FOLLOWED]
      = g_signal_new ("followed", DM_TYPE_LINKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, DM_TYPE_SELECTION | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[ACTED] = g_signal_new ("acted", DM_TYPE_LINKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, DM_TYPE_SELECTION | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void dm_links_init (DmLinks *self) {
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "heading");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_box_append (GTK_BOX (self), self->heading);
  gtk_box_append (GTK_BOX (self), self->list);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dm_links_new:
 * @document: whose selection it changes
 * @heading: what stands above the list
 *
 * Signals, each with a #DmSelection: `followed`, before what a row leads to is selected; `acted`, where a row's button is
 * pressed.
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *dm_links_new (DmDocument *document, const char *heading) {
  DmLinks *self = g_object_new (DM_TYPE_LINKS, NULL);

  self->document = g_object_ref (document);
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
  return GTK_WIDGET (self);
}

/** dm_links_begin: the list is filled from its first row on */
void dm_links_begin (DmLinks *self) {
  self->n_used = 0;
}

static void show_button (Row *row, const DmLink *link) {
  gtk_widget_set_visible (row->button, link->action != NULL);
  if (link->action == NULL)
    return;
  gtk_button_set_icon_name (GTK_BUTTON (row->button), link->action);
  gtk_widget_set_tooltip_text (row->button, link->action_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  link->action_label, -1);
}

/**
 * dm_links_add:
 * @self: a list
 * @link: what the next row is; from %DM_LINKS_MOST rows on nothing is added
 */
void dm_links_add (DmLinks *self, const DmLink *link) {
  Row *row;

  if (self->n_used == DM_LINKS_MOST)
    return;
  row = self->n_used < self->rows->len ? g_ptr_array_index (self->rows, self->n_used)
                                       : add_row (self);
  self->n_used++;
  g_clear_pointer (&row->selection, dm_selection_free);
  row->selection = dm_selection_new (link->kind, link->id, link->party, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), link->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), link->line != NULL ? link->line : "");
  gtk_widget_set_visible (row->glyph, link->is_party);
  dm_party_glyph_set (DM_PARTY_GLYPH (row->glyph), link->color, link->hollow);
  gtk_widget_set_visible (row->icon, link->icon != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), link->icon);
  show_button (row, link);
}

/** dm_links_end: what is left of the rows before goes */
void dm_links_end (DmLinks *self) {
  while (self->rows->len > self->n_used) {
    Row *row = g_ptr_array_index (self->rows, self->rows->len - 1);

    gtk_list_box_remove (GTK_LIST_BOX (self->list), row->row);
    g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_used > 0);
}

/** dm_links_get_n: how many rows it has */
guint dm_links_get_n (DmLinks *self) {
  return self->n_used;
}
