/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-public-choices.h"

#include <glib/gi18n-lib.h>

struct _DmPublicChoices {
  AdwPreferencesGroup parent_instance;

  AdwActionRow *rows[DM_N_WITHHOLD];
  GtkSwitch *switches[DM_N_WITHHOLD];
  GCancellable *cancellable;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmPublicChoices, dm_public_choices, ADW_TYPE_PREFERENCES_GROUP)

/* --- what of it there is, told by a worker --- */

static void count_in_thread (GTask *task, gpointer source, gpointer data,
                             GCancellable *cancellable) {
  DmModel *model = data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < DM_N_WITHHOLD; i++) {
    g_autoptr (DmRedaction) redaction = dm_redaction_new (model, 1u << i);
    g_autofree char *counts = dm_redaction_describe_choice (redaction);
    g_strv_builder_add (builder, counts);
  }
  g_task_return_pointer (task, g_strv_builder_end (builder), (GDestroyNotify) g_strfreev);
}

static void on_counted (GObject *object, GAsyncResult *result, gpointer data) {
  DmPublicChoices *self = DM_PUBLIC_CHOICES (object);
  g_auto (GStrv) counts = g_task_propagate_pointer (G_TASK (result), NULL);

  for (guint i = 0; counts != NULL && i < DM_N_WITHHOLD; i++)
    adw_action_row_set_subtitle (self->rows[i], counts[i]);
}

static void on_switched (DmPublicChoices *self) {
  g_signal_emit (self, signals[CHANGED], 0);
}

static void add_row (DmPublicChoices *self, guint nth) {
  const char *title = dm_withhold_describe (1u << nth);
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (on_switched), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  self->rows[nth] = ADW_ACTION_ROW (row);
  self->switches[nth] = GTK_SWITCH (toggle);
}

static void dm_public_choices_dispose (GObject *object) {
  DmPublicChoices *self = DM_PUBLIC_CHOICES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (dm_public_choices_parent_class)->dispose (object);
}

static void dm_public_choices_class_init (DmPublicChoicesClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_public_choices_dispose;
  signals[CHANGED] = g_signal_new ("changed", DM_TYPE_PUBLIC_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void dm_public_choices_init (DmPublicChoices *self) {
  self->cancellable = g_cancellable_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Withhold"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      _ ("Members that the format doesn’t know are always withheld. Titles, names, statements and "
         "captions stay."));
  for (guint i = 0; i < DM_N_WITHHOLD; i++)
    add_row (self, i);
}

/** dm_public_choices_new: @model: what it would be withheld of. Returns: all chosen */
DmPublicChoices *dm_public_choices_new (DmModel *model) {
  DmPublicChoices *self = g_object_new (DM_TYPE_PUBLIC_CHOICES, NULL);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_counted, NULL);

  g_task_set_task_data (task, dm_model_ref (model), (GDestroyNotify) dm_model_unref);
  g_task_run_in_thread (task, count_in_thread);
  return self;
}

/** dm_public_choices_get: of #DmWithhold */
guint dm_public_choices_get (DmPublicChoices *self) {
  guint choices = 0;

  for (guint i = 0; i < DM_N_WITHHOLD; i++)
    if (gtk_switch_get_active (self->switches[i]))
      choices |= 1u << i;
  return choices;
}

/** dm_public_choices_set: @withhold: of #DmWithhold: what is chosen, and no more */
void dm_public_choices_set (DmPublicChoices *self, guint withhold) {
  for (guint i = 0; i < DM_N_WITHHOLD; i++)
    gtk_switch_set_active (self->switches[i], (withhold & 1u << i) != 0);
}
