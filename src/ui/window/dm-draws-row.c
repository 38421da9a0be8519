/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-draws-row.h"

#include "dm-model.h"

/* Below the choice of how sure each verdict is: how often it is drawn, and where draws begin. */

struct _DmDrawsRow {
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkSpinButton *draws, *seed;
  GActionGroup *window;
};

G_DEFINE_FINAL_TYPE (DmDrawsRow, dm_draws_row, GTK_TYPE_WIDGET)

static void on_changed (DmDrawsRow *self) {
  if (self->window == NULL) /* still being made */
    return;
  g_action_group_change_action_state (
      self->window, "draws",
      g_variant_new ("(ut)", (guint) gtk_spin_button_get_value (self->draws),
                     (guint64) gtk_spin_button_get_value (self->seed)));
}

static void show (DmDrawsRow *self) {
  g_autoptr (GVariant) state = g_action_group_get_action_state (self->window, "draws");
  g_autoptr (GVariant) shown = g_action_group_get_action_state (self->window, "show-robustness");
  GtkSpinButton *fields[] = { self->draws, self->seed };
  double numbers[2];
  guint n_draws;
  guint64 seed;

  g_variant_get (state, "(ut)", &n_draws, &seed);
  numbers[0] = n_draws;
  numbers[1] = (double) seed;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_signal_handlers_block_by_func (fields[i], on_changed, self);
    gtk_spin_button_set_value (fields[i], numbers[i]);
    g_signal_handlers_unblock_by_func (fields[i], on_changed, self);
  }
  gtk_widget_set_sensitive (GTK_WIDGET (self), g_variant_get_boolean (shown));
}

static void dm_draws_row_dispose (GObject *object) {
  DmDrawsRow *self = DM_DRAWS_ROW (object);

  g_clear_object (&self->window);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (dm_draws_row_parent_class)->dispose (object);
}

static void dm_draws_row_class_init (DmDrawsRowClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_draws_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-draws-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DmDrawsRow, grid);
  gtk_widget_class_bind_template_child (widget_class, DmDrawsRow, draws);
  gtk_widget_class_bind_template_child (widget_class, DmDrawsRow, seed);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void dm_draws_row_init (DmDrawsRow *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_range (self->draws, 1, DM_DRAWS_MOST);
  gtk_spin_button_set_range (self->seed, 0, (double) DM_DRAWS_LAST_SEED);
}

/**
 * dm_draws_row_new:
 * @window: has the actions “draws” and “show-robustness”
 *
 * Returns: (transfer floating): two fields for what “draws” is, to be chosen while “show-robustness” is
 */
GtkWidget *dm_draws_row_new (GActionGroup *window) {
  DmDrawsRow *self = g_object_new (DM_TYPE_DRAWS_ROW, NULL);

  self->window = g_object_ref (window);
  g_signal_connect_object (window, "action-state-changed::draws", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "action-state-changed::show-robustness", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
