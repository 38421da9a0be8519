/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-party-chips.h"

#include <glib/gi18n-lib.h>

#include "dm-party-glyph.h"

struct _DmPartyChips {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;

  DmDocument *document;
  DmStyle *style;
  GPtrArray *buttons; /* (element-type GtkToggleButton): one a party, in the model's order */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (DmPartyChips, dm_party_chips, GTK_TYPE_WIDGET)

static void on_toggled (GtkToggleButton *button, DmPartyChips *self) {
  const char *id = g_object_get_data (G_OBJECT (button), "dm-party");

  if (!self->updating)
    dm_document_set_party_shown (self->document, id, gtk_toggle_button_get_active (button));
}

static void update_states (DmPartyChips *self) {
  self->updating = TRUE;
  for (guint i = 0; i < self->buttons->len; i++) {
    GtkToggleButton *button = g_ptr_array_index (self->buttons, i);
    const char *id = g_object_get_data (G_OBJECT (button), "dm-party");

    gtk_toggle_button_set_active (button, dm_document_is_party_shown (self->document, id));
  }
  self->updating = FALSE;
}

static GtkWidget *make_chip (DmPartyChips *self, guint index) {
  const DmParty *party = dm_model_get_party (dm_document_get_model (self->document), index);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (party->name);
  g_autofree char *tip = NULL;

  tip = party->at_table
            ? g_strdup_printf (_ ("Show or hide %s"), party->name)
            : g_strdup_printf (_ ("Show or hide %s, which is not at the table"), party->name);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  /* with many parties the strip scrolls; a chip that says nothing but “…” is none */
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (party->name, -1), 12));
  gtk_box_append (GTK_BOX (box), dm_party_glyph_new (dm_style_get_party_color (self->style, index),
                                                     !party->at_table));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "party-chip");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  party->name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  party->at_table ? "" : _ ("Not at the table"), -1);
  g_object_set_data_full (G_OBJECT (button), "dm-party", g_strdup (party->id), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);
  return button;
}

static void add_rest (DmPartyChips *self, guint n_rest) {
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n_rest), n_rest);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Show all parties in the sidebar"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-sidebar");
  gtk_box_append (GTK_BOX (self->box), button);
}

static void rebuild (DmPartyChips *self) {
  DmModel *model = dm_document_get_model (self->document);
  guint n_parties = model != NULL && self->style != NULL ? dm_model_get_n_parties (model) : 0;
  GtkWidget *child;

  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < MIN (n_parties, DM_PARTY_CHIPS_MAX); i++) {
    GtkWidget *chip = make_chip (self, i);

    gtk_box_append (GTK_BOX (self->box), chip);
    g_ptr_array_add (self->buttons, chip);
  }
  if (n_parties > DM_PARTY_CHIPS_MAX)
    add_rest (self, n_parties - DM_PARTY_CHIPS_MAX);
  update_states (self);
}

static void dm_party_chips_dispose (GObject *object) {
  DmPartyChips *self = DM_PARTY_CHIPS (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->style, dm_style_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (dm_party_chips_parent_class)->dispose (object);
}

static void dm_party_chips_finalize (GObject *object) {
  g_ptr_array_unref (DM_PARTY_CHIPS (object)->buttons);
  G_OBJECT_CLASS (dm_party_chips_parent_class)->finalize (object);
}

static void dm_party_chips_class_init (DmPartyChipsClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_party_chips_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_party_chips_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-party-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, DmPartyChips, scroller);
  gtk_widget_class_bind_template_child (widget_class, DmPartyChips, box);
}

static void dm_party_chips_init (DmPartyChips *self) {
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dm_party_chips_set_document:
 * @self: chips without a document
 * @document: whose parties to switch
 */
void dm_party_chips_set_document (DmPartyChips *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "reading-changed", G_CALLBACK (update_states), self);
}

/**
 * dm_party_chips_set_style:
 * @self: chips
 * @style: the style of the document's model, for the parties' colours
 */
void dm_party_chips_set_style (DmPartyChips *self, DmStyle *style) {
  dm_style_ref (style);
  g_clear_pointer (&self->style, dm_style_unref);
  self->style = style;
  rebuild (self);
}
