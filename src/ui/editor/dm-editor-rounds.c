/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-editor-rounds.h"

#include <glib/gi18n-lib.h>

#include "dm-confirm-edit.h"
#include "dm-describe.h"
#include "dm-json-set.h"
#include "dm-json.h"
#include "dm-spoken-names.h"

/*
 * What a party held on an issue over time: its positions on record, each in force from its day until the next one's. The one that
 * is in force on the day shown is the one that the form edits; choosing another one goes to a day of it.
 */

typedef struct {
  DmForm *form;
  GtkWidget *group;
  GtkWidget *add; /* opens the popover that begins a round */
  GtkEntry *from;
  GtkLabel *reason;
  GPtrArray *rows; /* unowned */
  GArray *days;    /* of DmDate: since when, a row each */
} Rounds;

static void rounds_free (Rounds *rounds) {
  g_ptr_array_unref (rounds->rows);
  g_array_unref (rounds->days);
  g_free (rounds);
}

static DmModel *get_model (Rounds *rounds) {
  return dm_document_get_model (dm_form_get_document (rounds->form));
}

/* Returns: FALSE where the form is about nothing that is there */
static gboolean find_holder (Rounds *rounds, guint *issue, guint *party) {
  const DmTarget *target = dm_form_get_target (rounds->form);
  DmModel *model = get_model (rounds);
  int on = target->id != NULL ? dm_model_find_issue (model, target->id) : -1;
  int by = target->party != NULL ? dm_model_find_party (model, target->party) : -1;

  *issue = (guint) on;
  *party = (guint) by;
  return on >= 0 && by >= 0;
}

/* --- going to one --- */

/* The last day before @date, as it is typed. */
static char *get_day_before (DmDate date) {
  DmDate before = dm_date_from_days (dm_date_count_days (date) - 1);

  return before != DM_DATE_NONE ? dm_date_to_iso (before) : NULL;
}

static void go_to (Rounds *rounds, guint nth) {
  DmDate since = g_array_index (rounds->days, DmDate, nth);
  g_autofree char *day = NULL;

  if (since != DM_DATE_NONE)
    day = dm_date_to_iso (since);
  else if (nth + 1 < rounds->days->len)
    day = get_day_before (g_array_index (rounds->days, DmDate, nth + 1));
  dm_document_set_date (dm_form_get_document (rounds->form), day);
}

static void on_activated (AdwActionRow *row, Rounds *rounds) {
  guint nth;

  if (g_ptr_array_find (rounds->rows, row, &nth))
    go_to (rounds, nth);
}

/* --- removing one --- */

static void on_remove (GtkWidget *button, Rounds *rounds) {
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  DmTarget target = *dm_form_get_target (rounds->form);
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) model = NULL;
  guint nth;

  if (!g_ptr_array_find (rounds->rows, row, &nth))
    return;
  target.since = g_array_index (rounds->days, DmDate, nth);
  target.scenario = NULL;
  model = dm_edit_remove (get_model (rounds), &target, &report);
  if (model != NULL)
    dm_ui_confirm_hurts (rounds->group, dm_form_get_document (rounds->form), model, &report,
                         _ ("Delete the Position?"), _ ("Delete the position"));
}

/* --- beginning one --- */

static void say (Rounds *rounds, const char *reason) {
  gtk_label_set_text (rounds->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (rounds->reason), reason != NULL);
  if (reason != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (rounds->from), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (rounds->from), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rounds->from),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "",
                                  -1);
}

/* A copy of what is in force, from a day on. */
static void on_begin (Rounds *rounds) {
  DmDocument *document = dm_form_get_document (rounds->form);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (rounds->from));
  const char *held = dm_form_get_json (rounds->form);
  g_autofree char *day = g_strstrip (g_strdup (text));
  g_autoptr (GString) since = g_string_new (NULL);
  g_autofree char *json = NULL;
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) model = NULL;

  if (held == NULL)
    return;
  dm_json_append_string (since, day);
  json = dm_json_set (held, "/since", since->str);
  model = dm_edit_add (get_model (rounds), DM_TARGET_POSITION, json, G_MAXUINT, &report);
  if (model == NULL) {
    say (rounds, ((DmDiagnostic *) g_ptr_array_index (report.diagnostics, 0))->message);
    return;
  }
  gtk_menu_button_popdown (GTK_MENU_BUTTON (rounds->add));
  dm_document_apply (document, model, _ ("Begin a new round"), NULL);
  dm_document_set_date (document, day);
  dm_form_focus_first (rounds->form);
}

static void on_popover_shown (Rounds *rounds) {
  gtk_editable_set_text (GTK_EDITABLE (rounds->from), "");
  say (rounds, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (rounds->from));
}

static GtkWidget *new_popover (Rounds *rounds) {
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_ ("From which day does it hold something else?"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Begin"));

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 28);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  rounds->from = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_enable_undo (GTK_EDITABLE (rounds->from), FALSE);
  gtk_entry_set_placeholder_text (rounds->from, _ ("YYYY-MM-DD"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (rounds->from), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("First day of the new round"), -1);
  rounds->reason = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                 "wrap", TRUE, "max-width-chars", 28, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (rounds->reason), "error");
  gtk_widget_add_css_class (GTK_WIDGET (rounds->reason), "caption");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (rounds->from));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (rounds->reason));
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (rounds->from, "activate", G_CALLBACK (on_begin), rounds);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_begin), rounds);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_popover_shown), rounds);
  return popover;
}

/* --- showing them --- */

static void add_row (Rounds *rounds) {
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _ ("Delete this round"));
  dm_ui_set_name (remove, _ ("Delete this round"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  g_object_set_data (G_OBJECT (row), "dm-mark", mark);
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), rounds);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), rounds);
  g_ptr_array_add (rounds->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (rounds->group), row);
}

static void show_round (Rounds *rounds, guint nth, guint issue, const DmPosition *position) {
  GtkWidget *row = g_ptr_array_index (rounds->rows, nth);
  GtkWidget *mark = g_object_get_data (G_OBJECT (row), "dm-mark");
  gboolean edited = dm_form_get_target (rounds->form)->since == position->since;
  g_autofree char *says = dm_describe_demand (get_model (rounds), issue, position);
  g_autofree char *from = NULL;
  g_autofree char *title = NULL;

  if (position->since != DM_DATE_NONE) {
    from = dm_date_to_display (position->since);
    /* Translators: %s is a date, since when a position is in force */
    title = g_strdup_printf (C_ ("round", "From %s"), from);
  } else {
    title = g_strdup (C_ ("round", "From the start"));
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), says != NULL ? says : "");
  gtk_widget_set_opacity (mark, edited ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, edited, -1);
}

static void on_refreshed (DmForm *form, Rounds *rounds) {
  const DmPositions *positions;
  guint issue, party, n = 0;

  gtk_widget_set_visible (rounds->group, dm_form_get_json (form) != NULL
                                             && dm_form_get_target (form)->scenario == NULL);
  if (!find_holder (rounds, &issue, &party))
    return;
  positions = dm_model_get_issue (get_model (rounds), issue)->positions;
  g_array_set_size (rounds->days, 0);
  for (guint i = 0; i < positions->n_positions; i++) {
    if (positions->positions[i].party != party)
      continue;
    if (n == rounds->rows->len)
      add_row (rounds);
    g_array_append_val (rounds->days, positions->positions[i].since);
    show_round (rounds, n++, issue, &positions->positions[i]);
  }
  while (rounds->rows->len > n)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (rounds->group),
                                  g_ptr_array_steal_index (rounds->rows, rounds->rows->len - 1));
}

/**
 * dm_editor_add_rounds:
 * @form: the form of a position
 *
 * Returns: (transfer none): a group with what the party held over time
 */
GtkWidget *dm_editor_add_rounds (DmForm *form) {
  Rounds *rounds = g_new0 (Rounds, 1);

  rounds->form = form;
  rounds->rows = g_ptr_array_new ();
  rounds->days = g_array_new (FALSE, FALSE, sizeof (DmDate));
  rounds->group = dm_form_begin_group (form, _ ("Over time"), NULL);
  rounds->add = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (rounds->add), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (rounds->add), new_popover (rounds));
  gtk_widget_add_css_class (rounds->add, "flat");
  gtk_widget_set_tooltip_text (rounds->add, _ ("Begin a new round"));
  /* what has the focus is the button inside */
  dm_ui_set_name (gtk_widget_get_first_child (rounds->add), _ ("Begin a new round"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (rounds->group), rounds->add);
  g_signal_connect (form, "refreshed", G_CALLBACK (on_refreshed), rounds);
  g_object_set_data_full (G_OBJECT (rounds->group), "dm-rounds", rounds,
                          (GDestroyNotify) rounds_free);
  return rounds->group;
}
