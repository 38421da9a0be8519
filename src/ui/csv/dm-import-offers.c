/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-import-offers.h"

#include <glib/gi18n-lib.h>

#include "dm-spoken-names.h"

#define MAX_UNFOLDED 6 /* things of a kind that are shown without asking */

/* A switch, and what it is about: one thing, all of its kind, or all of all kinds. */
typedef struct {
  GtkSwitch *widget;
  guint kinds;
  char *name; /* (nullable): of the one thing */
  DmImportOffers *offers;
  AdwActionRow *row;     /* (nullable): the one thing’s */
  GtkDropDown *scale;    /* (nullable): of an issue: the types that its scale could have … */
  DmScaleType scales[3]; /* … in their order there */
} Choice;

struct _DmImportOffers {
  AdwBin parent_instance;

  DmTableImport *import;
  char *shown;        /* (nullable): what there are rows for, to tell whether it's another list */
  GPtrArray *choices; /* of Choice */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (DmImportOffers, dm_import_offers, ADW_TYPE_BIN)

static void choice_free (gpointer data) {
  Choice *choice = data;

  g_free (choice->name);
  g_free (choice);
}

/* --- words --- */

static char *count_kind (DmCsvOfferKind kind, guint n) {
  switch (kind) {
  case DM_CSV_OFFER_PARTY:
    return g_strdup_printf (ngettext ("%u party", "%u parties", n), n);
  case DM_CSV_OFFER_ISSUE:
    return g_strdup_printf (ngettext ("%u issue", "%u issues", n), n);
  case DM_CSV_OFFER_SOURCE:
    return g_strdup_printf (ngettext ("%u source", "%u sources", n), n);
  default:
    return g_strdup_printf (ngettext ("Levels of %u issue", "Levels of %u issues", n), n);
  }
}

static const char *name_all (DmCsvOfferKind kind) {
  switch (kind) {
  case DM_CSV_OFFER_PARTY:
    return _ ("Create all parties");
  case DM_CSV_OFFER_ISSUE:
    return _ ("Create all issues");
  case DM_CSV_OFFER_SOURCE:
    return _ ("Create all sources");
  default:
    return _ ("Create all levels");
  }
}

static char *name_one (const DmTableOffer *offer) {
  switch (offer->kind) {
  case DM_CSV_OFFER_PARTY:
    return g_strdup_printf (_ ("Create the party “%s”"), offer->name);
  case DM_CSV_OFFER_ISSUE:
    return g_strdup_printf (_ ("Create the issue “%s”"), offer->name);
  case DM_CSV_OFFER_SOURCE:
    return g_strdup_printf (_ ("Create the source “%s”"), offer->name);
  default:
    return g_strdup_printf (_ ("Create the levels of “%s”"), offer->name);
  }
}

/* A line each: what stands on the scale, how many rows name it, and what may be meant. */
static char *describe (const DmTableOffer *offer) {
  g_autoptr (GString) text = g_string_new (offer->contents);

  g_string_append (text, text->len > 0 ? "\n" : "");
  g_string_append_printf (text, ngettext ("In %u row", "In %u rows", offer->n_rows), offer->n_rows);
  if (offer->nearest != NULL) {
    g_string_append_c (text, '\n');
    /* Translators: a name that the model has, and that may have been mistyped */
    g_string_append_printf (text, _ ("Is “%s” meant? Correct the file then."), offer->nearest);
  }
  return g_markup_escape_text (text->str, (gssize) text->len);
}

/* --- switches --- */

static void on_switched (GtkSwitch *widget, GParamSpec *spec, Choice *choice) {
  DmImportOffers *self = choice->offers;

  if (self->updating)
    return;
  if (choice->name != NULL)
    dm_table_import_accept (self->import, (DmCsvOfferKind) choice->kinds, choice->name,
                            gtk_switch_get_active (widget));
  else
    dm_table_import_accept_kinds (self->import, choice->kinds, gtk_switch_get_active (widget));
}

static Choice *add_switch (DmImportOffers *self, guint kinds, const char *name, const char *label) {
  GtkWidget *widget = gtk_switch_new ();
  Choice *choice = g_new0 (Choice, 1);

  choice->widget = GTK_SWITCH (widget);
  choice->kinds = kinds;
  choice->name = g_strdup (name);
  choice->offers = self;
  g_ptr_array_add (self->choices, choice);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (widget, "notify::active", G_CALLBACK (on_switched), choice);
  return choice;
}

/* (nullable): the one thing that a choice is about */
static const DmTableOffer *find_offer (const DmTablePreview *preview, const Choice *choice) {
  for (guint i = 0; choice->name != NULL && i < preview->offers->len; i++) {
    const DmTableOffer *offer = g_ptr_array_index (preview->offers, i);

    if (offer->kind == choice->kinds && g_str_equal (offer->name, choice->name))
      return offer;
  }
  return NULL;
}

static gboolean is_accepted (const DmTablePreview *preview, const Choice *choice) {
  const DmTableOffer *offer = find_offer (preview, choice);
  gboolean all = TRUE;

  if (offer != NULL)
    return offer->accepted;
  for (guint i = 0; i < DM_TABLE_N_OFFER_KINDS; i++)
    if ((choice->kinds >> i & 1) != 0)
      all = all && preview->n_accepted[i] == preview->n_offers[i];
  return all;
}

/* --- scales --- */

static void on_scale (GtkDropDown *widget, GParamSpec *spec, Choice *choice) {
  DmImportOffers *self = choice->offers;
  guint selected = gtk_drop_down_get_selected (widget);

  if (!self->updating && selected != GTK_INVALID_LIST_POSITION)
    dm_table_import_set_scale (self->import, choice->name, choice->scales[selected]);
}

/* What a table says of an issue seldom tells of which type its scale is. */
static void add_scale (Choice *choice, const DmTableOffer *offer) {
  static const struct {
    DmScaleType scale;
    const char *name;
  } types[] = { { DM_SCALE_ORDINAL, NC_ ("scale", "Levels") },
                { DM_SCALE_NOMINAL, NC_ ("scale", "Options") },
                { DM_SCALE_INTERVAL, NC_ ("scale", "Numbers") } };
  /* Translators: %s is the name of an issue */
  g_autofree char *label = g_strdup_printf (_ ("Type of the scale of “%s”"), offer->name);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *widget;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if ((offer->scales & 1u << types[i].scale) != 0) {
      gtk_string_list_append (names, g_dpgettext2 (GETTEXT_PACKAGE, "scale", types[i].name));
      choice->scales[n++] = types[i].scale;
    }
  widget = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (widget, "flat");
  dm_ui_set_name (widget, label);
  g_signal_connect (widget, "notify::selected", G_CALLBACK (on_scale), choice);
  choice->scale = GTK_DROP_DOWN (widget);
  adw_action_row_add_suffix (choice->row, widget);
}

static void show_scale (const Choice *choice, DmScaleType scale) {
  for (guint i = 0; i < G_N_ELEMENTS (choice->scales); i++)
    if (choice->scales[i] == scale) {
      gtk_drop_down_set_selected (choice->scale, i);
      return;
    }
}

/* --- rows --- */

static GtkWidget *make_one (DmImportOffers *self, const DmTableOffer *offer) {
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = name_one (offer);
  g_autofree char *title = g_markup_escape_text (offer->name, -1);
  Choice *choice = add_switch (self, offer->kind, offer->name, label);

  choice->row = ADW_ACTION_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  if (offer->kind == DM_CSV_OFFER_ISSUE)
    add_scale (choice, offer);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (choice->widget));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (choice->widget));
  return row;
}

static GtkWidget *make_rest (guint n) {
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title
      = g_strdup_printf (ngettext ("and %u more, which the switch for all has created",
                                   "and %u more, which the switch for all has created", n),
                         n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static void show_one (const Choice *choice, const DmTableOffer *offer) {
  g_autofree char *subtitle = describe (offer);

  adw_action_row_set_subtitle (choice->row, subtitle);
  if (choice->scale != NULL)
    show_scale (choice, offer->scale);
}

/* The switches and scales show what is decided, and the words what comes of it. */
static void show_decisions (DmImportOffers *self, const DmTablePreview *preview) {
  self->updating = TRUE;
  for (guint i = 0; i < self->choices->len; i++) {
    const Choice *choice = g_ptr_array_index (self->choices, i);
    const DmTableOffer *offer = find_offer (preview, choice);

    gtk_switch_set_active (choice->widget, is_accepted (preview, choice));
    if (offer != NULL)
      show_one (choice, offer);
  }
  self->updating = FALSE;
}

static void fill_kind (DmImportOffers *self, const DmTablePreview *preview, AdwExpanderRow *row,
                       guint nth) {
  guint n = preview->n_offers[nth];

  for (guint i = 0; i < preview->offers->len; i++) {
    const DmTableOffer *offer = g_ptr_array_index (preview->offers, i);

    if (offer->kind == 1u << nth)
      adw_expander_row_add_row (row, make_one (self, offer));
  }
  if (n > DM_TABLE_PREVIEW_OFFERS)
    adw_expander_row_add_row (row, make_rest (n - DM_TABLE_PREVIEW_OFFERS));
}

/* Many rows are made when somebody looks at them. */
static void on_expanded (AdwExpanderRow *row, GParamSpec *spec, DmImportOffers *self) {
  const DmTablePreview *preview = dm_table_import_get_preview (self->import);

  g_signal_handlers_disconnect_by_func (row, on_expanded, self);
  fill_kind (self, preview, row,
             GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "dm-nth-kind")));
  show_decisions (self, preview);
}

static GtkWidget *make_kind (DmImportOffers *self, const DmTablePreview *preview, guint nth) {
  DmCsvOfferKind kind = (DmCsvOfferKind) (1u << nth);
  GtkWidget *row = adw_expander_row_new ();
  guint n = preview->n_offers[nth];
  g_autofree char *title = count_kind (kind, n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row),
                               GTK_WIDGET (add_switch (self, kind, NULL, name_all (kind))->widget));
  g_object_set_data (G_OBJECT (row), "dm-nth-kind", GUINT_TO_POINTER (nth));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), self);
  if (n <= MAX_UNFOLDED)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

static GtkWidget *make_all (DmImportOffers *self) {
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *widget
      = GTK_WIDGET (add_switch (self, DM_CSV_OFFER_ALL, NULL, _ ("Create all of it"))->widget);

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Create _all of it"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  return row;
}

static void rebuild (DmImportOffers *self, const DmTablePreview *preview) {
  GtkWidget *group = adw_preferences_group_new ();

  g_ptr_array_set_size (self->choices, 0);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   dm_table_import_is_new (self->import)
                                       ? _ ("What the New Model Gets")
                                       : _ ("Not in the Model Yet"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Rows that name what isn’t created are left out."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_all (self));
  for (guint i = 0; i < DM_TABLE_N_OFFER_KINDS; i++)
    if (preview->n_offers[i] > 0)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_kind (self, preview, i));
  adw_bin_set_child (ADW_BIN (self), group);
}

/* --- the widget --- */

static void dm_import_offers_dispose (GObject *object) {
  DmImportOffers *self = DM_IMPORT_OFFERS (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->import);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (dm_import_offers_parent_class)->dispose (object);
}

static void dm_import_offers_class_init (DmImportOffersClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_import_offers_dispose;
}

static void dm_import_offers_init (DmImportOffers *self) {
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dm_import_offers_set_import:
 * @self: offers
 * @import: the import that they belong to
 */
void dm_import_offers_set_import (DmImportOffers *self, DmTableImport *import) {
  g_set_object (&self->import, import);
}

static char *list_shown (DmImportOffers *self, const DmTablePreview *preview) {
  g_autoptr (GString) text = g_string_new (dm_table_import_is_new (self->import) ? "new" : "");

  for (guint i = 0; i < DM_TABLE_N_OFFER_KINDS; i++)
    g_string_append_printf (text, " %u", preview->n_offers[i]);
  for (guint i = 0; i < preview->offers->len; i++) {
    const DmTableOffer *offer = g_ptr_array_index (preview->offers, i);

    g_string_append_printf (text, "\n%d %u %s", offer->kind, offer->scales, offer->name);
  }
  return g_strdup (text->str);
}

/**
 * dm_import_offers_update:
 * @self: offers of an import
 *
 * Shows what the import's preview has; the rows stay where it's the same things that are on offer.
 */
void dm_import_offers_update (DmImportOffers *self) {
  const DmTablePreview *preview = dm_table_import_get_preview (self->import);
  g_autofree char *shown = NULL;

  if (preview == NULL || dm_table_import_is_busy (self->import))
    return;
  shown = list_shown (self, preview);
  if (g_strcmp0 (shown, self->shown) != 0)
    rebuild (self, preview);
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  show_decisions (self, preview);
  gtk_widget_set_visible (GTK_WIDGET (self), preview->offers->len > 0);
}
