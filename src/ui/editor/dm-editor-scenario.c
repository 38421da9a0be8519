/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-confirm-edit.h"
#include "dm-describe.h"
#include "dm-document-scenario.h"
#include "dm-editor-forms.h"
#include "dm-editor-show.h"
#include "dm-links.h"

typedef struct {
  GtkWidget *show;
  GtkWidget *empty;
  GtkWidget *apply;
  DmLinks *changes;
} Parts;

/* What is changed is seen, and edited, where the scenario is shown. */
static void on_followed (DmLinks *links, const DmSelection *to, DmForm *form) {
  g_autofree char *scenario = g_strdup (dm_form_get_target (form)->id);

  dm_document_set_scenario (dm_form_get_document (form), scenario);
}

static void on_remove (DmLinks *links, const DmSelection *about, DmForm *form) {
  DmDocument *document = dm_form_get_document (form);
  g_auto (DmEditReport) report = { NULL };
  DmTarget target = { .kind = DM_TARGET_POSITION,
                      .id = about->id,
                      .party = about->party,
                      .scenario = dm_form_get_target (form)->id };
  g_autoptr (DmModel) model = dm_edit_remove (dm_document_get_model (document), &target, &report);

  if (model != NULL)
    dm_ui_confirm_hurts (GTK_WIDGET (form), document, model, &report, _ ("Remove the Change?"),
                         _ ("Remove the change"));
}

static void on_apply (GtkButton *button, DmForm *form) {
  g_autofree char *id = g_strdup (dm_form_get_target (form)->id);

  if (id == NULL || !dm_document_apply_scenario (dm_form_get_document (form), id))
    gtk_widget_error_bell (GTK_WIDGET (form));
}

static void append (GString *text, char *sentence) {
  if (sentence != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static char *describe_change (const DmModel *model, const DmChange *change) {
  static const struct {
    guint flag;
    const char *sentence;
  } removed[] = { { DM_POSITION_DEMAND, N_ ("Demands nothing any more.") },
                  { DM_POSITION_ACCEPTS, N_ ("What it accepts is not known any more.") },
                  { DM_POSITION_LIMITS, N_ ("Has no red lines any more.") } };
  GString *text = g_string_new (NULL);

  append (text, dm_describe_demand (model, change->issue, &change->position));
  append (text, dm_describe_accepts (model, change->issue, &change->position));
  append (text, dm_describe_limits (model, change->issue, &change->position));
  for (guint i = 0; i < G_N_ELEMENTS (removed); i++)
    if (change->removed & removed[i].flag)
      append (text, g_strdup (_ (removed[i].sentence)));
  append (text, g_strdup (dm_position_get_statement (&change->position)));
  return g_string_free (text, FALSE);
}

static void add_change (DmForm *form, Parts *parts, const DmModel *model, const DmChange *change) {
  const DmParty *party = dm_model_get_party (model, change->position.party);
  const DmIssue *issue = dm_model_get_issue (model, change->issue);
  DmStyle *style = dm_form_get_fitting_style (form);
  g_autofree char *says = describe_change (model, change);
  /* Translators: a party and an issue: “United States on Crimea’s status” */
  g_autofree char *title = g_strdup_printf (C_ ("hurt", "%1$s on %2$s"), party->name, issue->name);
  DmLink link = { .is_party = style != NULL,
                  .color = style != NULL ? dm_style_get_party_color (style, change->position.party)
                                         : DM_COLOR_NONE,
                  .hollow = !party->at_table,
                  .title = title,
                  .line = says,
                  .kind = DM_SELECTION_POSITION,
                  .id = issue->id,
                  .party = party->id,
                  .action = "list-remove-symbolic",
                  .action_label = _ ("Remove the change") };

  dm_links_add (parts->changes, &link);
}

static void refresh (DmForm *form, Parts *parts) {
  DmModel *model = dm_document_get_model (dm_form_get_document (form));
  const char *id = dm_form_get_target (form)->id;
  int index = id != NULL ? dm_model_find_scenario (model, id) : -1;
  const DmScenario *scenario = index >= 0 ? dm_model_get_scenario (model, (guint) index) : NULL;

  dm_editor_update_show_row (parts->show);
  dm_links_begin (parts->changes);
  for (guint i = 0; scenario != NULL && i < MIN (scenario->n_changes, DM_LINKS_MOST); i++)
    add_change (form, parts, model, &scenario->changes[i]);
  dm_links_end (parts->changes);
  gtk_widget_set_visible (parts->apply, dm_links_get_n (parts->changes) > 0);
  gtk_widget_set_visible (parts->empty, scenario != NULL && scenario->n_changes == 0);
}

/** dm_editor_new_scenario_form: a scenario's members; its changes are made where the positions are, while it is shown */
DmForm *dm_editor_new_scenario_form (DmDocument *document) {
  DmForm *form = dm_form_new (document);
  Parts *parts = g_new0 (Parts, 1);

  dm_form_add (form, dm_field_text_new ("/name", _ ("Name")));
  dm_form_add (form, dm_field_paragraph_new ("/note", _ ("Note")));
  dm_editor_add_id (form);
  parts->show = dm_editor_add_show_row (
      form, _ ("While it is shown, what you change of a position is changed in the scenario."));
  parts->empty
      = gtk_label_new (_ ("It changes nothing yet. Show it, and change positions on the map or "
                          "in their forms."));
  gtk_label_set_wrap (GTK_LABEL (parts->empty), TRUE);
  gtk_label_set_xalign (GTK_LABEL (parts->empty), 0);
  gtk_widget_add_css_class (parts->empty, "dim-label");
  gtk_box_append (GTK_BOX (form), parts->empty);
  parts->changes = DM_LINKS (dm_links_new (document, _ ("Changes")));
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (parts->changes));
  parts->apply = gtk_button_new_with_label (_ ("Put on Record"));
  gtk_widget_set_tooltip_text (
      parts->apply, _ ("What holds in the scenario is what the parties hold from now on"));
  gtk_widget_set_halign (parts->apply, GTK_ALIGN_START);
  g_signal_connect (parts->apply, "clicked", G_CALLBACK (on_apply), form);
  gtk_box_append (GTK_BOX (form), parts->apply);
  g_signal_connect (parts->changes, "followed", G_CALLBACK (on_followed), form);
  g_signal_connect (parts->changes, "acted", G_CALLBACK (on_remove), form);
  g_signal_connect_data (form, "refreshed", G_CALLBACK (refresh), parts,
                         (GClosureNotify) (GCallback) g_free, 0);
  return form;
}
