/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-confirm-edit.h"
#include "dm-edit-levels.h"
#include "dm-editor-forms.h"
#include "dm-json.h"
#include "dm-levels-editor.h"
#include "dm-plain-row.h"
#include "dm-spoken-names.h"

/* The form of an issue and of its scale. */
typedef struct {
  DmForm *form;
  DmField *needs;
  GtkDropDown *type;
  GtkWidget *interval;
  gboolean following;
} Issue;

static const DmScale *get_scale (DmForm *form) {
  DmModel *model = dm_document_get_model (dm_form_get_document (form));
  const char *id = dm_form_get_target (form)->id;
  int issue = id != NULL ? dm_model_find_issue (model, id) : -1;

  return issue >= 0 ? dm_model_get_issue (model, (guint) issue)->scale : NULL;
}

/* Asked before it is done, where positions would lose something; until then the choice shows what is. */
static void on_type (Issue *issue) {
  const DmScale *scale = get_scale (issue->form);
  DmScaleType type = (DmScaleType) gtk_drop_down_get_selected (issue->type);
  DmDocument *document = dm_form_get_document (issue->form);
  g_auto (DmEditReport) report = { 0 };
  g_autoptr (DmModel) model = NULL;

  if (issue->following || scale == NULL || type == scale->type)
    return;
  model = dm_edit_set_scale_type (dm_document_get_model (document),
                                  dm_form_get_target (issue->form)->id, type, &report);
  if (model == NULL)
    gtk_widget_error_bell (GTK_WIDGET (issue->type));
  else
    dm_ui_confirm_hurts (GTK_WIDGET (issue->form), document, model, &report,
                         _ ("Change the Type of the Scale?"), _ ("Change the type of the scale"));
  scale = get_scale (issue->form);
  if (scale == NULL)
    return;
  issue->following = TRUE;
  gtk_drop_down_set_selected (issue->type, scale->type);
  issue->following = FALSE;
}

static void on_refreshed (DmForm *form, Issue *issue) {
  const DmScale *scale = get_scale (form);

  if (scale == NULL)
    return;
  issue->following = TRUE;
  gtk_drop_down_set_selected (issue->type, scale->type);
  issue->following = FALSE;
  gtk_widget_set_visible (issue->interval, scale->type == DM_SCALE_INTERVAL);
}

static void on_retargeted (DmForm *form, Issue *issue) {
  dm_field_several_follow (issue->needs, dm_document_get_model (dm_form_get_document (form)),
                           DM_TARGET_PARTY);
}

static void add_type (Issue *issue) {
  const char *const types[] = { [DM_SCALE_NOMINAL] = _ ("Options: same or different"),
                                [DM_SCALE_ORDINAL] = _ ("Levels in an order"),
                                [DM_SCALE_INTERVAL] = _ ("Numbers with a unit"),
                                NULL };
  GtkWidget *group = dm_form_begin_group (issue->form, _ ("Scale"), NULL);
  GtkWidget *row;

  issue->type = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (types));
  dm_field_narrow (issue->type);
  gtk_widget_set_margin_top (GTK_WIDGET (issue->type), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (issue->type), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (issue->type), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (issue->type), 6);
  dm_ui_set_name (GTK_WIDGET (issue->type), _ ("Type of the scale"));
  row = dm_plain_row_new (GTK_WIDGET (issue->type));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Type of the scale"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (issue->type, "notify::selected", G_CALLBACK (on_type), issue);
}

/* --- its basket --- */

/* A new basket, and the issue in it, in one step. */
static void on_basket_named (GtkEntry *entry, DmForm *form) {
  DmDocument *document = dm_form_get_document (form);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (GString) json = g_string_new ("{ \"id\": ");
  g_auto (DmEditReport) added = { NULL }, moved = { NULL };
  g_autofree char *id = NULL, *value = NULL;
  g_autoptr (DmModel) with = NULL, model = NULL;

  if (name[0] == '\0')
    return;
  id = dm_edit_make_id (dm_document_get_model (document), DM_TARGET_BASKET, name);
  value = g_strdup_printf ("\"%s\"", id);
  g_string_append_printf (json, "%s, \"name\": ", value);
  dm_json_append_string (json, name);
  g_string_append (json, " }");
  with = dm_edit_add (dm_document_get_model (document), DM_TARGET_BASKET, json->str, G_MAXUINT,
                      &added);
  if (with != NULL)
    model = dm_edit_set_member (with, dm_form_get_target (form), "/basket", value, &moved);
  if (model == NULL) {
    gtk_widget_error_bell (GTK_WIDGET (entry));
    return;
  }
  dm_document_apply (document, model, _ ("Put the issue into a new basket"), NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_popover_popdown (
      GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER)));
}

static void add_basket (DmForm *form) {
  DmField *field
      = dm_field_reference_new ("/basket", _ ("Basket"), DM_TARGET_BASKET, C_ ("basket", "None"));
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of the new basket"));
  dm_ui_set_name (entry, _ ("Name of the new basket"));
  g_signal_connect (entry, "activate", G_CALLBACK (on_basket_named), form);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("New basket…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New basket…"), -1);
  dm_field_add_suffix (field, button);
  dm_form_add (form, field);
}

/* --- its members --- */

static void add_members (Issue *issue) {
  static const char *const ids[] = { "\"demand\"", "\"fact\"", "\"principle\"", "\"process\"" };
  const DmFieldOption kinds[] = { { ids[0], C_ ("kind", "A demand") },
                                  { ids[1], C_ ("kind", "A question of fact") },
                                  { ids[2], C_ ("kind", "A question of principle") },
                                  { ids[3], C_ ("kind", "A question of process") } };
  DmForm *form = issue->form;

  dm_form_add (form, dm_field_text_new ("/name", _ ("Name")));
  add_basket (form);
  dm_form_add (form, dm_field_choice_new ("/kind", _ ("Kind"), C_ ("kind", "Not said: a demand"),
                                          kinds, G_N_ELEMENTS (kinds)));
  issue->needs = dm_form_add (form, dm_field_several_new ("/needs", _ ("Not without"), NULL));
  dm_form_add (form, dm_field_paragraph_new ("/note", _ ("Note")));
  dm_editor_add_id (form);
}

/** dm_editor_new_issue_form: every member of an issue, with its scale */
DmForm *dm_editor_new_issue_form (DmDocument *document) {
  DmForm *form = dm_form_new (document);
  Issue *issue = g_new0 (Issue, 1);

  issue->form = form;
  add_members (issue);
  add_type (issue);
  issue->interval = dm_form_begin_group (form, NULL, NULL);
  dm_form_add (form, dm_field_number_new ("/scale/min", _ ("From"), NULL));
  dm_form_add (form, dm_field_number_new ("/scale/max", _ ("To"), NULL));
  dm_form_add (form, dm_field_text_new ("/scale/unit", _ ("Unit")));
  dm_form_add (form, dm_field_number_new ("/scale/step", _ ("Step"), NULL));
  gtk_box_append (GTK_BOX (form), dm_levels_editor_new (form));
  g_signal_connect (form, "retargeted", G_CALLBACK (on_retargeted), issue);
  g_signal_connect (form, "refreshed", G_CALLBACK (on_refreshed), issue);
  g_object_set_data_full (G_OBJECT (form), "dm-issue", issue, g_free);
  return form;
}
