/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-editor-forms.h"
#include "dm-thing-list.h"

static const DmTargetKind kinds[]
    = { DM_TARGET_PARTY, DM_TARGET_BASKET,   DM_TARGET_ISSUE,    DM_TARGET_SOURCE,
        DM_TARGET_EVENT, DM_TARGET_PROPOSAL, DM_TARGET_SCENARIO, DM_TARGET_VIEW };

static void refresh (DmForm *form, DmThingList *list) {
  dm_thing_list_set_style (list, dm_form_get_fitting_style (form));
  dm_thing_list_refresh (list);
}

/** dm_editor_new_model_form: the members of the file itself, and all things that are in it */
DmForm *dm_editor_new_model_form (DmDocument *document) {
  DmForm *form = dm_form_new (document);

  dm_form_add (form, dm_field_text_new ("/title", _ ("Title")));
  dm_form_add (form, dm_field_paragraph_new ("/summary", _ ("Summary")));
  dm_form_add (form, dm_field_date_new ("/date", _ ("The day it describes")));
  dm_form_add (form, dm_field_paragraph_new ("/note", _ ("Note")));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    GtkWidget *list = dm_thing_list_new (document, kinds[i]);

    gtk_box_append (GTK_BOX (form), list);
    g_signal_connect_object (form, "refreshed", G_CALLBACK (refresh), list, 0);
  }
  return form;
}

static void refresh_issues (DmForm *form, DmThingList *issues) {
  dm_thing_list_set_basket (issues, dm_form_get_target (form)->id);
  dm_thing_list_refresh (issues);
}

/** dm_editor_new_basket_form: every member of a basket, and its issues in their order */
DmForm *dm_editor_new_basket_form (DmDocument *document) {
  DmForm *form = dm_form_new (document);
  GtkWidget *issues = dm_thing_list_new (document, DM_TARGET_ISSUE);

  dm_form_add (form, dm_field_text_new ("/name", _ ("Name")));
  dm_editor_add_id (form);
  gtk_box_append (GTK_BOX (form), issues);
  g_signal_connect_object (form, "refreshed", G_CALLBACK (refresh_issues), issues, 0);
  return form;
}
