/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-editor-evidence.h"
#include "dm-editor-forms.h"
#include "dm-editor-rounds.h"
#include "dm-json.h"
#include "dm-lane.h"

/* The form of a position: what it can say depends on its issue's scale. */
typedef struct {
  DmForm *form;
  const DmScale *scale; /* that the fields are set up for; of the model that was current then */
  DmModel *model;       /* keeps @scale alive */
  DmField *demand_level, *demand_number;
  DmField *accepts_range, *limits_range;
  DmField *accepts_options, *limits_options;
  GtkWidget *lane, *values;
  GtkWidget *absent; /* with its sentence, and the button that begins a position */
  GtkLabel *absence;
  GtkWidget *scenario;  /* says that it is one that is edited */
  GtkWidget *groups[4]; /* what there is only of a position on record */
  GPtrArray *scores;    /* of DmField, unowned: one a level */
} Position;

static void position_free (Position *position) {
  g_clear_pointer (&position->model, dm_model_unref);
  g_ptr_array_unref (position->scores);
  g_free (position);
}

static GArray *list_levels (const DmScale *scale, GPtrArray *texts) {
  GArray *options = g_array_new (FALSE, FALSE, sizeof (DmFieldOption));

  for (guint i = 0; i < scale->n_levels; i++) {
    g_autoptr (GString) json = g_string_new (NULL);
    DmFieldOption option = { NULL, scale->levels[i].name };

    dm_json_append_string (json, scale->levels[i].id);
    option.json = g_strdup (json->str);
    g_ptr_array_add (texts, (gpointer) option.json);
    g_array_append_val (options, option);
  }
  return options;
}

static void set_up_values (Position *position, const DmScale *scale) {
  while (position->scores->len > 0) {
    DmField *field = g_ptr_array_steal_index (position->scores, 0);

    adw_expander_row_remove (ADW_EXPANDER_ROW (position->values), GTK_WIDGET (field));
  }
  for (guint i = 0; i < scale->n_levels; i++) {
    g_autofree char *pointer = g_strconcat ("/values/", scale->levels[i].id, NULL);
    DmField *field = dm_field_number_new (pointer, scale->levels[i].name, NULL);

    dm_field_set_parent_optional (field, TRUE);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (position->values), GTK_WIDGET (field));
    g_ptr_array_add (position->scores, field);
    dm_form_adopt (position->form, field);
  }
}

static void show_fields (Position *position, const DmScale *scale) {
  gboolean interval = scale->type == DM_SCALE_INTERVAL, nominal = scale->type == DM_SCALE_NOMINAL;

  gtk_widget_set_visible (GTK_WIDGET (position->demand_level), !interval);
  gtk_widget_set_visible (GTK_WIDGET (position->demand_number), interval);
  gtk_widget_set_visible (GTK_WIDGET (position->accepts_range), !nominal);
  gtk_widget_set_visible (GTK_WIDGET (position->limits_range), !nominal);
  gtk_widget_set_visible (GTK_WIDGET (position->accepts_options), nominal);
  gtk_widget_set_visible (GTK_WIDGET (position->limits_options), nominal);
  gtk_widget_set_visible (position->values, !interval);
}

/* Fields that the scale has no use for must not show what they can't. */
static void point (Position *position, const DmScale *scale) {
  gboolean interval = scale->type == DM_SCALE_INTERVAL, nominal = scale->type == DM_SCALE_NOMINAL;

  dm_field_set_pointer (position->demand_level, interval ? "/-" : "/demand");
  dm_field_set_pointer (position->demand_number, interval ? "/demand" : "/-");
  dm_field_set_pointer (position->accepts_range, nominal ? "/-" : "/accepts");
  dm_field_set_pointer (position->limits_range, nominal ? "/-" : "/limits");
  dm_field_set_pointer (position->accepts_options, nominal ? "/accepts" : "/-");
  dm_field_set_pointer (position->limits_options, nominal ? "/limits" : "/-");
}

static void set_up_scale (Position *position, const DmScale *scale) {
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) levels = list_levels (scale, texts);
  const DmFieldOption *options = (const DmFieldOption *) (gpointer) levels->data;

  point (position, scale);
  dm_field_choice_set_options (position->demand_level, _ ("Not said"), options, levels->len);
  dm_field_number_set_unit (position->demand_number, scale->unit);
  dm_field_range_set_levels (position->accepts_range, options, levels->len);
  dm_field_range_set_levels (position->limits_range, options, levels->len);
  dm_field_several_set_options (position->accepts_options, options, levels->len);
  dm_field_several_set_options (position->limits_options, options, levels->len);
  set_up_values (position, scale);
  show_fields (position, scale);
}

/* Before the fields are shown what there is: they have to be those of the scale. */
static void on_retargeted (DmForm *form, Position *position) {
  DmModel *model = dm_document_get_model (dm_form_get_document (form));
  const DmTarget *target = dm_form_get_target (form);
  int issue = target->id != NULL ? dm_model_find_issue (model, target->id) : -1;
  const DmScale *scale;

  if (issue < 0)
    return;
  scale = dm_model_get_issue (model, (guint) issue)->scale;
  if (scale == position->scale)
    return;
  set_up_scale (position, scale);
  dm_model_ref (model);
  g_clear_pointer (&position->model, dm_model_unref);
  position->model = model;
  position->scale = scale;
}

static void show_scenario (Position *position) {
  DmModel *model = dm_document_get_model (dm_form_get_document (position->form));
  const char *id = dm_form_get_target (position->form)->scenario;
  int scenario = id != NULL ? dm_model_find_scenario (model, id) : -1;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (position->scenario, scenario >= 0);
  if (scenario < 0)
    return;
  /* Translators: %s is the name of a scenario */
  text = g_strdup_printf (
      _ ("This is the scenario “%s”: what you change here is changed in it alone, "
         "and marked. The rest is as on record."),
      dm_model_get_scenario (model, (guint) scenario)->name);
  gtk_label_set_text (GTK_LABEL (position->scenario), text);
}

static void show_absence (Position *position) {
  DmModel *model = dm_document_get_model (dm_form_get_document (position->form));
  const DmTarget *target = dm_form_get_target (position->form);
  int issue = target->id != NULL ? dm_model_find_issue (model, target->id) : -1;
  int party = target->party != NULL ? dm_model_find_party (model, target->party) : -1;
  g_autofree char *text = NULL;

  if (issue >= 0 && party >= 0)
    text = dm_describe_absence (model, (guint) issue, (guint) party);
  gtk_label_set_text (position->absence, text != NULL ? text : "");
}

static void on_refreshed (DmForm *form, Position *position) {
  gboolean recorded = dm_form_get_json (form) != NULL;

  if (dm_form_get_style (form) != NULL)
    dm_lane_set_style (DM_LANE (position->lane), dm_form_get_style (form));
  dm_lane_show (DM_LANE (position->lane), dm_form_get_target (form)->id,
                dm_form_get_target (form)->party);
  show_scenario (position);
  gtk_widget_set_visible (position->absent, !recorded);
  if (!recorded)
    show_absence (position);
  for (guint i = 0; i < G_N_ELEMENTS (position->groups); i++)
    gtk_widget_set_visible (position->groups[i], recorded);
}

/* The first level, or the scale's lower end. */
static char *make_first_demand (const DmScale *scale) {
  GString *json = g_string_new (NULL);

  if (scale->type == DM_SCALE_INTERVAL)
    dm_json_append_number (json, scale->min);
  else
    dm_json_append_string (json, scale->levels[0].id);
  return g_string_free (json, FALSE);
}

static DmModel *make_recorded (DmModel *model, const DmTarget *target, const char *demand) {
  g_autoptr (GString) json = g_string_new ("{\"party\": ");
  g_auto (DmEditReport) report = { 0 };

  if (target->scenario != NULL)
    return dm_edit_set_member (model, target, "/demand", demand, &report);
  dm_json_append_string (json, target->party);
  g_string_append (json, ", \"issue\": ");
  dm_json_append_string (json, target->id);
  g_string_append_printf (json, ", \"demand\": %s}", demand);
  return dm_edit_add (model, DM_TARGET_POSITION, json->str, G_MAXUINT, &report);
}

/* On record, or, where a scenario is shown, in the scenario. */
static void on_record (GtkButton *button, DmForm *form) {
  DmDocument *document = dm_form_get_document (form);
  DmModel *model = dm_document_get_model (document);
  const DmTarget *target = dm_form_get_target (form);
  int issue = dm_model_find_issue (model, target->id);
  g_autoptr (DmModel) recorded = NULL;
  g_autofree char *demand = NULL;

  if (issue < 0)
    return;
  demand = make_first_demand (dm_model_get_issue (model, (guint) issue)->scale);
  recorded = make_recorded (model, target, demand);
  if (recorded == NULL)
    return;
  dm_document_apply (document, recorded, _ ("Record a position"), NULL);
  dm_form_focus_first (form);
}

/* What there is instead of fields as long as nothing is on record. */
static void add_absence (Position *position) {
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Record a Position"));

  position->absence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (position->absence, TRUE);
  gtk_label_set_xalign (position->absence, 0);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_record), position->form, 0);
  position->absent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (position->absent), GTK_WIDGET (position->absence));
  gtk_box_append (GTK_BOX (position->absent), button);
  gtk_box_append (GTK_BOX (position->form), position->absent);
}

/* The sets as glyphs, above the fields that say them exactly. */
static GtkWidget *add_lane (Position *position) {
  GtkWidget *group = dm_form_begin_group (position->form, _ ("What it holds"), NULL);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  position->lane = dm_lane_new (dm_form_get_document (position->form));
  gtk_box_append (GTK_BOX (card), position->lane);
  gtk_widget_add_css_class (card, "card");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  return group;
}

static void add_holdings (Position *position) {
  DmForm *form = position->form;

  position->groups[3] = add_lane (position);
  position->groups[0] = dm_form_begin_group (form, NULL, NULL);
  position->demand_level
      = dm_form_add (form, dm_field_choice_new ("/demand", _ ("Demand"), _ ("Not said"), NULL, 0));
  position->demand_number = dm_form_add (form, dm_field_number_new ("/-", _ ("Demand"), NULL));
  position->accepts_range = dm_form_add (form, dm_field_range_new ("/accepts", _ ("Would accept")));
  position->accepts_options
      = dm_form_add (form, dm_field_several_new ("/-", _ ("Would accept"), _ ("Just the demand")));
  position->limits_range = dm_form_add (form, dm_field_range_new ("/limits", _ ("Red lines")));
  position->limits_options = dm_form_add (form, dm_field_several_new ("/-", _ ("Not ruled out"),
                                                                      _ ("Nothing is ruled out")));
  position->values = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (position->values),
                                 _ ("What each level is worth"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (position->groups[0]), position->values);
}

static GtkWidget *add_knowledge (DmForm *form) {
  static const char *const ids[] = { "\"stated\"", "\"reported\"", "\"inferred\"" };
  const DmFieldOption bases[] = { { ids[0], C_ ("basis", "Stated by the party") },
                                  { ids[1], C_ ("basis", "Reported by others") },
                                  { ids[2], C_ ("basis", "Inferred by the analyst") } };

  GtkWidget *group = dm_form_begin_group (form, NULL, NULL);

  dm_form_add (form, dm_field_paragraph_new ("/statement", _ ("Statement")));
  dm_form_add (form, dm_field_score_new ("/salience", _ ("Salience")));
  dm_form_add (form, dm_field_choice_new ("/basis", _ ("How we know"),
                                          C_ ("basis", "Not said: as stated"), bases,
                                          G_N_ELEMENTS (bases)));
  dm_form_add (form, dm_field_score_new ("/confidence", _ ("Confidence")));
  dm_form_add (form, dm_field_date_new ("/since", _ ("In force since")));
  dm_form_add (form, dm_field_paragraph_new ("/note", _ ("Note")));
  return group;
}

/** dm_editor_new_position_form: every member of a position, with its evidence */
DmForm *dm_editor_new_position_form (DmDocument *document) {
  DmForm *form = dm_form_new (document);
  Position *position = g_new0 (Position, 1);

  position->form = form;
  position->scores = g_ptr_array_new ();
  position->scenario = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (position->scenario), TRUE);
  gtk_label_set_xalign (GTK_LABEL (position->scenario), 0);
  gtk_widget_add_css_class (position->scenario, "scenario-note");
  gtk_box_append (GTK_BOX (form), position->scenario);
  add_absence (position);
  add_holdings (position);
  position->groups[1] = add_knowledge (form);
  position->groups[2] = dm_editor_add_evidence (form);
  dm_editor_add_rounds (form);
  g_signal_connect (form, "retargeted", G_CALLBACK (on_retargeted), position);
  g_signal_connect (form, "refreshed", G_CALLBACK (on_refreshed), position);
  g_object_set_data_full (G_OBJECT (form), "dm-position", position, (GDestroyNotify) position_free);
  return form;
}
