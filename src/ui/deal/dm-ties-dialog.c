/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-ties-dialog.h"

#include "dm-describe-deal.h"

struct _DmTiesDialog {
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;

  DmCompletion *completion; /* (nullable) */
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmTiesDialog, dm_ties_dialog, ADW_TYPE_WINDOW)

static void on_activated (AdwActionRow *row, DmTiesDialog *self) {
  guint way = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "dm-way"));

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[CHOSEN], 0, way);
  g_object_unref (self);
}

static void set_escaped (AdwActionRow *row, const char *title, const char *subtitle) {
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
}

static void add_way (DmTiesDialog *self, guint way) {
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *terms = dm_describe_completion_way (self->completion, way);
  g_autofree char *scores = dm_describe_completion_scores (self->completion, way);

  set_escaped (ADW_ACTION_ROW (row), terms, scores);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "dm-way", GUINT_TO_POINTER (way));
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), self);
  adw_preferences_group_add (self->group, row);
}

static void dm_ties_dialog_dispose (GObject *object) {
  g_clear_pointer (&DM_TIES_DIALOG (object)->completion, dm_completion_unref);
  G_OBJECT_CLASS (dm_ties_dialog_parent_class)->dispose (object);
}

static void dm_ties_dialog_class_init (DmTiesDialogClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_ties_dialog_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", DM_TYPE_TIES_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-ties-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DmTiesDialog, group);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void dm_ties_dialog_init (DmTiesDialog *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dm_ties_dialog_new:
 * @parent: the window it belongs to
 * @completion: what to choose among
 *
 * Returns: (transfer none): the dialog
 */
DmTiesDialog *dm_ties_dialog_new (GtkWindow *parent, DmCompletion *completion) {
  DmTiesDialog *self = g_object_new (DM_TYPE_TIES_DIALOG, "transient-for", parent, NULL);
  g_autofree char *ties = dm_describe_completion_ties (completion);

  self->completion = dm_completion_ref (completion);
  adw_preferences_group_set_description (self->group, ties);
  for (guint way = 0; way < completion->ways.n_packages; way++)
    add_way (self, way);
  return self;
}

/** dm_ties_dialog_get_completion: Returns: (transfer none): what it offers */
DmCompletion *dm_ties_dialog_get_completion (DmTiesDialog *self) {
  return self->completion;
}
