/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-agreements-view-private.h"

/* Between whom: two of those that are shown, chosen here, or all of them. */

static void on_setup (GtkListItemFactory *factory, GtkListItem *item) {
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_list_item_set_child (item, label);
}

static void on_bind (GtkListItemFactory *factory, GtkListItem *item) {
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (name));
}

static void on_bind_in_list (GtkListItemFactory *factory, GtkListItem *item) {
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));

  on_bind (factory, item);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE); /* there is room */
  gtk_label_set_max_width_chars (label, -1);
}

static void give_factories (GtkDropDown *drop_down) {
  g_autoptr (GtkListItemFactory) button = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list = gtk_signal_list_item_factory_new ();

  g_signal_connect (button, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (button, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (list, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (list, "bind", G_CALLBACK (on_bind_in_list), NULL);
  gtk_drop_down_set_factory (drop_down, button);
  gtk_drop_down_set_list_factory (drop_down, list);
}

/* Who is chosen is remembered by id: the others may come and go. */
static void remember (DmAgreementsView *self, guint side, guint selected) {
  DmReading *reading = self->outcome->whole;
  DmModel *model = dm_reading_get_model (reading);

  if (selected >= dm_reading_get_n_parties (reading))
    return;
  g_free (self->chosen[side]);
  self->chosen[side]
      = g_strdup (dm_model_get_party (model, dm_reading_get_party (reading, selected))->id);
}

/* Choosing the other one's party swaps the two. */
static void on_chosen (GtkDropDown *drop_down, GParamSpec *spec, DmAgreementsView *self) {
  GtkDropDown *sides[] = { self->first, self->second };
  guint changed = drop_down == self->first ? 0 : 1, other = 1 - changed;
  guint now = gtk_drop_down_get_selected (drop_down);

  if (self->updating || self->outcome == NULL)
    return;
  if (now == gtk_drop_down_get_selected (sides[other])) {
    DmReading *reading = self->outcome->whole;

    for (guint i = 0; i < dm_reading_get_n_parties (reading); i++)
      if (dm_reading_get_party (reading, i) == self->outcome->pair[changed]) {
        self->updating = TRUE;
        gtk_drop_down_set_selected (sides[other], i);
        self->updating = FALSE;
      }
  }
  for (guint side = 0; side < 2; side++)
    remember (self, side, gtk_drop_down_get_selected (sides[side]));
  dm_agreements_view_run (self, TRUE);
}

static void on_all (DmAgreementsView *self) {
  gboolean all = gtk_toggle_button_get_active (self->all);

  gtk_widget_set_sensitive (GTK_WIDGET (self->first), !all);
  gtk_widget_set_sensitive (GTK_WIDGET (self->second), !all);
  dm_agreements_view_run (self, TRUE);
}

static void fill (GtkDropDown *drop_down, DmReading *reading, guint chosen) {
  DmModel *model = dm_reading_get_model (reading);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < dm_reading_get_n_parties (reading); i++) {
    guint party = dm_reading_get_party (reading, i);

    gtk_string_list_append (names, dm_model_get_party (model, party)->name);
    if (party == chosen)
      selected = i;
  }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, selected);
}

/* Shows between whom it is. */
void dm_agreements_view_update_parties (DmAgreementsView *self) {
  DmReading *reading = self->outcome->whole;

  self->updating = TRUE;
  gtk_widget_set_visible (self->pair, dm_reading_get_n_parties (reading) > 2);
  fill (self->first, reading, self->outcome->pair[0]);
  fill (self->second, reading, self->outcome->pair[1]);
  self->updating = FALSE;
}

void dm_agreements_view_set_up_parties (DmAgreementsView *self) {
  give_factories (self->first);
  give_factories (self->second);
  g_signal_connect (self->first, "notify::selected", G_CALLBACK (on_chosen), self);
  g_signal_connect (self->second, "notify::selected", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->all, "toggled", G_CALLBACK (on_all), self);
}
