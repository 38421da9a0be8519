/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-packages.h"
#include "dm-samples.h"
#include "dm-unchanged.h"
#include "dm-window-private.h"

#define MOST_RECENT 8
#define MOST_CHOICES 60 /* a menu can't be longer and still be used */

/* Menus read underscores as mnemonics, and names of others' making may have some. */
static void append_choice (GMenu *menu, const char *name, const char *action, const char *target) {
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/* --- open --- */

static int compare_visited (gconstpointer a, gconstpointer b) {
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static GMenuModel *make_recent_section (void) {
  GMenu *section = g_menu_new ();
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint n = 0;

  items = g_list_sort (items, compare_visited);
  for (GList *l = items; l != NULL && n < MOST_RECENT; l = l->next) {
    GtkRecentInfo *info = l->data;

    if (!gtk_recent_info_has_application (info, "Demarche") || !gtk_recent_info_exists (info))
      continue;
    append_choice (section, gtk_recent_info_get_display_name (info), "win.open-uri",
                   gtk_recent_info_get_uri (info));
    n++;
  }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  return G_MENU_MODEL (section);
}

static GMenuModel *make_sample_section (void) {
  GMenu *section = g_menu_new ();
  g_autoptr (GPtrArray) samples = dm_samples_list ();

  for (guint i = 0; i < samples->len; i++) {
    const DmSample *sample = g_ptr_array_index (samples, i);
    g_autofree char *uri = g_file_get_uri (sample->file);

    append_choice (section, sample->name, "win.open-sample", uri);
  }
  return G_MENU_MODEL (section);
}

/* Recent files and samples, in the menu of the open button. */
void dm_window_update_open_menu (DmWindow *self) {
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) recent = make_recent_section ();
  g_autoptr (GMenuModel) samples = make_sample_section ();

  if (g_menu_model_get_n_items (recent) > 0)
    g_menu_append_section (menu, _ ("Recent"), recent);
  if (g_menu_model_get_n_items (samples) > 0)
    g_menu_append_section (menu, _ ("Samples"), samples);
  adw_split_button_set_menu_model (self->open_button, G_MENU_MODEL (menu));
}

/* --- days --- */

static int compare_dates (gconstpointer a, gconstpointer b) {
  return dm_date_compare (*(const DmDate *) a, *(const DmDate *) b);
}

/* The days on which something changes, and the model's own. */
static GArray *list_dates (DmModel *model) {
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (DmDate));
  GHashTableIter iter;
  gpointer key;

  if (dm_model_get_date (model) != DM_DATE_NONE)
    g_hash_table_add (seen, GUINT_TO_POINTER (dm_model_get_date (model)));
  for (guint i = 0; i < dm_model_get_n_issues (model); i++) {
    const DmPositions *positions = dm_model_get_issue (model, i)->positions;

    for (guint j = 0; j < positions->n_positions; j++)
      if (positions->positions[j].flags & DM_POSITION_SINCE)
        g_hash_table_add (seen, GUINT_TO_POINTER (positions->positions[j].since));
  }
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    DmDate date = GPOINTER_TO_UINT (key);

    g_array_append_val (dates, date);
  }
  g_array_sort (dates, compare_dates);
  return dates;
}

/* --- view --- */

static GMenuModel *make_order_section (void) {
  GMenu *section = g_menu_new ();

  append_choice (section, _ ("As in the file"), "win.sort", "file");
  append_choice (section, _ ("By verdict"), "win.sort", "verdict");
  append_choice (section, _ ("By size of gap"), "win.sort", "gap");
  append_choice (section, _ ("By salience"), "win.sort", "salience");
  return G_MENU_MODEL (section);
}

static GMenuModel *make_zoom_section (void) {
  GMenu *section = g_menu_new ();

  append_choice (section, C_ ("zoom", "Everything"), "win.stage", "full");
  append_choice (section, C_ ("zoom", "Lanes without level names"), "win.stage", "lanes");
  append_choice (section, C_ ("zoom", "One line an issue"), "win.stage", "line");
  append_choice (section, C_ ("zoom", "A strip an issue"), "win.stage", "strip");
  g_menu_append (section, _ ("Fit All Rows"), "win.zoom-fit");
  return G_MENU_MODEL (section);
}

/* What is computed, and marked as such. */
static GMenuModel *make_mark_section (void) {
  g_autoptr (GMenuItem) draws = g_menu_item_new (NULL, NULL);
  GMenu *section = g_menu_new ();

  g_menu_append (section, _ ("_Forecast by Influence and Salience"), "win.show-forecast");
  g_menu_append (section, _ ("How _Sure Each Verdict Is"), "win.show-robustness");
  g_menu_item_set_attribute (draws, "custom", "s", DM_WINDOW_DRAWS);
  g_menu_append_item (section, draws);
  return G_MENU_MODEL (section);
}

static GMenuModel *make_scenario_section (DmModel *model) {
  GMenu *section = g_menu_new ();

  append_choice (section, _ ("The record as it is"), "win.scenario", "");
  for (guint i = 0; i < MIN (dm_model_get_n_scenarios (model), MOST_CHOICES); i++) {
    const DmScenario *scenario = dm_model_get_scenario (model, i);

    append_choice (section, scenario->name, "win.scenario", scenario->id);
  }
  g_menu_append (section, _ ("_New Scenario"), "win.new-scenario");
  return G_MENU_MODEL (section);
}

/* Other days on which something changed, and scenarios. */
static GMenuModel *make_compare_section (DmModel *model, const GArray *dates) {
  g_autoptr (GMenu) menu = g_menu_new (), nothing = g_menu_new (), days = g_menu_new (),
                    scenarios = g_menu_new ();
  GMenu *section = g_menu_new ();

  append_choice (nothing, C_ ("compare with", "Nothing"), "win.compare-with", "");
  for (guint i = 0; i < MIN (dates->len, MOST_CHOICES); i++) {
    g_autofree char *name = dm_date_to_display (g_array_index (dates, DmDate, i));
    g_autofree char *iso = dm_date_to_iso (g_array_index (dates, DmDate, i));
    g_autofree char *target = g_strconcat ("date:", iso, NULL);

    append_choice (days, name, "win.compare-with", target);
  }
  for (guint i = 0; i < MIN (dm_model_get_n_scenarios (model), MOST_CHOICES); i++) {
    const DmScenario *scenario = dm_model_get_scenario (model, i);
    g_autofree char *target = g_strconcat ("scenario:", scenario->id, NULL);

    append_choice (scenarios, scenario->name, "win.compare-with", target);
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (nothing));
  if (dates->len > 1)
    g_menu_append_section (menu, _ ("Another Day"), G_MENU_MODEL (days));
  if (dm_model_get_n_scenarios (model) > 0)
    g_menu_append_section (menu, _ ("Scenario"), G_MENU_MODEL (scenarios));
  g_menu_append_submenu (section, _ ("_Compare With"), G_MENU_MODEL (menu));
  return G_MENU_MODEL (section);
}

static void update_view_menu (DmWindow *self, DmModel *model, const GArray *dates) {
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) order = make_order_section ();
  g_autoptr (GMenuModel) zoom = make_zoom_section ();
  g_autoptr (GMenuModel) marks = make_mark_section ();
  g_autoptr (GMenuModel) scenarios = make_scenario_section (model);
  g_autoptr (GMenuModel) compare = make_compare_section (model, dates);

  g_menu_append_section (menu, _ ("Order of Rows"), order);
  g_menu_append_section (menu, _ ("Zoom"), zoom);
  g_menu_append_section (menu, _ ("Marks"), marks);
  g_menu_append_section (menu, NULL, compare);
  g_menu_append_section (menu, _ ("Scenario"), scenarios);
  if (dm_ui_set_menu (self->view_button, G_MENU_MODEL (menu)))
    dm_window_add_draws (self, gtk_menu_button_get_popover (self->view_button));
}

static GMenuModel *make_choice_section (DmModel *model) {
  GMenu *section = g_menu_new ();

  append_choice (section, C_ ("proposal", "None"), "win.proposal", "");
  for (guint i = 0; i < MIN (dm_model_get_n_proposals (model), MOST_CHOICES); i++) {
    const DmProposal *proposal = dm_model_get_proposal (model, i);

    append_choice (section, proposal->name, "win.proposal", proposal->id);
  }
  return G_MENU_MODEL (section);
}

/* What is done to the one that is chosen. */
static GMenuModel *make_deal_section (void) {
  g_autoptr (GMenu) solutions = g_menu_new ();
  GMenu *section = g_menu_new ();

  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++)
    append_choice (solutions, dm_describe_solution_word ((DmSolutionKind) kind),
                   "win.complete-deal", dm_solution_to_id ((DmSolutionKind) kind));
  g_menu_append (section, _ ("_New Draft Deal"), "win.new-deal");
  g_menu_append (section, _ ("_Edit Deal"), "win.edit-deal");
  g_menu_append_submenu (section, _ ("_Complete This Deal"), G_MENU_MODEL (solutions));
  return G_MENU_MODEL (section);
}

static void update_proposal_menu (DmWindow *self, DmModel *model) {
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) choices = make_choice_section (model);
  g_autoptr (GMenuModel) deal = make_deal_section ();

  g_menu_append_section (menu, NULL, choices);
  g_menu_append_section (menu, NULL, deal);
  dm_ui_set_menu (self->proposal_button, G_MENU_MODEL (menu));
}

/* --- as of --- */

static void update_date_menu (DmWindow *self, DmModel *model, const GArray *dates) {
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < MIN (dates->len, MOST_CHOICES); i++) {
    DmDate date = g_array_index (dates, DmDate, i);
    g_autofree char *name = dm_date_to_display (date);
    g_autofree char *iso = dm_date_to_iso (date);

    /* The model's own date is what a reading has without one. */
    append_choice (menu, name, "win.as-of", date == dm_model_get_date (model) ? "" : iso);
  }
  dm_ui_set_menu (self->date_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->date_button), dates->len > 1);
}

/* What can be chosen depends on the model. */
void dm_window_update_menus (DmWindow *self) {
  DmModel *model = dm_document_get_model (self->document);
  g_autoptr (GArray) dates = list_dates (model);

  update_view_menu (self, model, dates);
  update_proposal_menu (self, model);
  update_date_menu (self, model, dates);
  dm_window_sync_states (self);
}

/* What is chosen is said on the buttons. */
void dm_window_update_labels (DmWindow *self) {
  DmReading *reading = dm_analysis_get_reading (dm_document_get_analysis (self->document));
  DmModel *model = dm_reading_get_model (reading);
  int proposal = dm_reading_get_proposal (reading);
  g_autofree char *date = dm_date_to_display (dm_reading_get_date (reading));
  g_autofree char *label = NULL;

  gtk_menu_button_set_label (self->proposal_button,
                             proposal >= 0 ? dm_model_get_proposal (model, (guint) proposal)->name
                                           : _ ("Proposal"));
  /* Translators: %s is a date */
  label = g_strdup_printf (_ ("As of %s"), date);
  gtk_menu_button_set_label (self->date_button, label);
}
