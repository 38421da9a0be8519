/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-editor-forms.h"

#include <glib/gi18n-lib.h>

/* The forms that are no more than their fields. */

/** dm_editor_name_kind: Returns: what a kind of thing is called, translated */
const char *dm_editor_name_kind (DmSelectionKind kind) {
  switch (kind) {
  case DM_SELECTION_ISSUE:
    return _ ("Issue");
  case DM_SELECTION_PARTY:
    return _ ("Party");
  case DM_SELECTION_POSITION:
    return _ ("Position");
  case DM_SELECTION_BASKET:
    return _ ("Basket");
  case DM_SELECTION_PROPOSAL:
    return _ ("Proposal");
  case DM_SELECTION_SOURCE:
    return _ ("Source");
  case DM_SELECTION_EVENT:
    return _ ("Event");
  case DM_SELECTION_SCENARIO:
    return _ ("Scenario");
  case DM_SELECTION_VIEW:
    return _ ("Briefing step");
  default:
    return _ ("Model");
  }
}

/** dm_editor_add_id: adds the field for what the file calls a thing */
void dm_editor_add_id (DmForm *form) {
  DmField *field = dm_form_add (form, dm_field_text_new ("/id", _ ("Id")));

  dm_field_set_hint (field, _ ("How the file refers to it; references follow."));
}

static void add_no_deal (DmForm *form) {
  static const char *const ids[] = { "\"better\"", "\"same\"", "\"worse\"" };
  const DmFieldOption trends[] = { { ids[0], _ ("It gets better as time passes.") },
                                   { ids[1], _ ("It stays the same as time passes.") },
                                   { ids[2], _ ("It gets worse as time passes.") } };
  DmField *fields[3];

  dm_form_begin_group (form, _ ("Without a deal"), NULL);
  fields[0] = dm_field_paragraph_new ("/no_deal/label", _ ("What it falls back on"));
  fields[1] = dm_field_score_new ("/no_deal/value", _ ("What that is worth to it"));
  fields[2] = dm_field_choice_new ("/no_deal/trend", _ ("With time"), C_ ("trend", "Not known"),
                                   trends, G_N_ELEMENTS (trends));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    dm_field_set_parent_optional (fields[i], TRUE);
    dm_form_add (form, fields[i]);
  }
}

static void show_color (DmForm *form, DmField *field) {
  DmDocument *document = dm_form_get_document (form);
  int party = dm_model_find_party (dm_document_get_model (document), dm_form_get_target (form)->id);
  DmStyle *style = dm_form_get_fitting_style (form);

  if (party >= 0 && style != NULL)
    dm_field_color_set_default (field, dm_style_get_party_color (style, (guint) party));
}

/** dm_editor_new_party_form: every member of a party */
DmForm *dm_editor_new_party_form (DmDocument *document) {
  DmForm *form = dm_form_new (document);
  DmField *color;

  dm_form_add (form, dm_field_text_new ("/name", _ ("Name")));
  dm_field_set_hint (dm_form_add (form, dm_field_text_new ("/short", _ ("Short name"))),
                     _ ("One to four letters, for tight places"));
  color = dm_form_add (form, dm_field_color_new ("/color", _ ("Colour")));
  g_signal_connect (form, "refreshed", G_CALLBACK (show_color), color);
  dm_form_add (form, dm_field_flag_new ("/at_table", _ ("At the table"), TRUE));
  dm_form_add (form, dm_field_text_new ("/spokesperson", _ ("Spokesperson")));
  dm_form_add (form, dm_field_paragraph_new ("/aim", _ ("Aim")));
  dm_form_add (form, dm_field_score_new ("/influence", _ ("Influence")));
  add_no_deal (form);
  dm_form_begin_group (form, NULL, NULL);
  dm_form_add (form, dm_field_paragraph_new ("/note", _ ("Note")));
  dm_editor_add_id (form);
  return form;
}

/** dm_editor_new_source_form: every member of a source */
DmForm *dm_editor_new_source_form (DmDocument *document) {
  DmForm *form = dm_form_new (document);

  dm_form_add (form, dm_field_text_new ("/title", _ ("Title")));
  dm_form_add (form, dm_field_text_new ("/author", _ ("Author")));
  dm_form_add (form, dm_field_text_new ("/publisher", _ ("Publisher")));
  dm_form_add (form, dm_field_date_new ("/date", _ ("Date")));
  dm_form_add (form, dm_field_text_new ("/url", _ ("Address")));
  dm_form_add (form, dm_field_paragraph_new ("/note", _ ("Note")));
  dm_editor_add_id (form);
  return form;
}

/** dm_editor_new_event_form: every member of an event */
DmForm *dm_editor_new_event_form (DmDocument *document) {
  DmForm *form = dm_form_new (document);

  dm_form_add (form, dm_field_text_new ("/title", _ ("Title")));
  dm_form_add (form, dm_field_date_new ("/date", _ ("Date")));
  dm_form_add (form, dm_field_reference_new ("/source", _ ("Source"), DM_TARGET_SOURCE,
                                             C_ ("source", "None")));
  dm_form_add (form, dm_field_paragraph_new ("/note", _ ("Note")));
  dm_editor_add_id (form);
  return form;
}

static void follow_lists (DmForm *form) {
  static const struct {
    const char *pointer;
    DmTargetKind kind;
  } lists[] = { { "/parties", DM_TARGET_PARTY },
                { "/baskets", DM_TARGET_BASKET },
                { "/issues", DM_TARGET_ISSUE } };
  DmModel *model = dm_document_get_model (dm_form_get_document (form));

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    dm_field_several_follow (dm_form_find_field (form, lists[i].pointer), model, lists[i].kind);
}

/* What a map marks on demand. */
static void add_marks (DmForm *form) {
  dm_form_add (form, dm_field_flag_new ("/forecast", _ ("Forecast"), FALSE));
  dm_field_set_hint (dm_form_add (form, dm_field_number_new ("/draws", _ ("Draws"), NULL)),
                     _ ("Of each verdict, to mark how sure it is; empty: not marked"));
  dm_field_set_hint (dm_form_add (form, dm_field_number_new ("/seed", _ ("Seed"), NULL)),
                     _ ("Where draws begin; empty: 1"));
}

static void add_shown (DmForm *form) {
  static const char *const views[] = { "\"map\"", "\"matrix\"", "\"agreements\"", "\"timeline\"" };
  static const char *const sorts[] = { "\"file\"", "\"verdict\"", "\"gap\"", "\"salience\"" };
  const DmFieldOption view_options[] = { { views[0], C_ ("view", "Map") },
                                         { views[1], C_ ("view", "Matrix") },
                                         { views[2], C_ ("view", "Agreements") },
                                         { views[3], C_ ("view", "Timeline") } };
  const DmFieldOption sort_options[] = { { sorts[0], _ ("As in the file") },
                                         { sorts[1], _ ("By verdict") },
                                         { sorts[2], _ ("By size of gap") },
                                         { sorts[3], _ ("By salience") } };

  dm_form_begin_group (form, _ ("What it shows"), NULL);
  dm_form_add (form, dm_field_choice_new ("/view", _ ("View"), _ ("Not said"), view_options,
                                          G_N_ELEMENTS (view_options)));
  dm_form_add (form, dm_field_date_new ("/date", _ ("As of")));
  dm_form_add (form, dm_field_reference_new ("/scenario", _ ("Scenario"), DM_TARGET_SCENARIO,
                                             _ ("The record as it is")));
  dm_form_add (form, dm_field_date_new ("/compare_date", _ ("Compared with")));
  dm_form_add (form, dm_field_reference_new ("/compare_scenario", _ ("Compared with Scenario"),
                                             DM_TARGET_SCENARIO, C_ ("scenario", "None")));
  dm_form_add (form, dm_field_reference_new ("/proposal", _ ("Proposal"), DM_TARGET_PROPOSAL,
                                             C_ ("proposal", "None")));
  dm_form_add (form, dm_field_choice_new ("/sort", _ ("Order of Rows"), _ ("Not said"),
                                          sort_options, G_N_ELEMENTS (sort_options)));
  add_marks (form);
  dm_form_add (form, dm_field_several_new ("/parties", _ ("Parties"), C_ ("shown", "All")));
  dm_form_add (form, dm_field_several_new ("/baskets", _ ("Baskets"), C_ ("shown", "All")));
  dm_form_add (form, dm_field_several_new ("/issues", _ ("Issues"), C_ ("shown", "All")));
}

/** dm_editor_new_view_form: every member of a briefing step */
DmForm *dm_editor_new_view_form (DmDocument *document) {
  DmForm *form = dm_form_new (document);

  dm_form_add (form, dm_field_text_new ("/title", _ ("Title")));
  dm_form_add (form, dm_field_paragraph_new ("/caption", _ ("Caption")));
  dm_form_add (form, dm_field_paragraph_new ("/notes", _ ("Notes for the speaker")));
  add_shown (form);
  dm_form_begin_group (form, NULL, NULL);
  dm_editor_add_id (form);
  g_signal_connect (form, "refreshed", G_CALLBACK (follow_lists), NULL);
  return form;
}
