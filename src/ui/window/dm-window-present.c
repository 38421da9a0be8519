/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-deck-job.h"
#include "dm-presenter.h"
#include "dm-window-private.h"

/* From here: the step that is selected, or the first that is about the issue. */
static guint find_here (DmWindow *self, DmDeck *deck) {
  const DmSelection *selection = dm_document_get_selection (self->document);
  int step = -1;

  if (selection->kind == DM_SELECTION_VIEW)
    step = dm_briefing_find_step (deck->briefing, selection->id);
  if (step >= 0)
    return dm_deck_find_step (deck, (guint) step);
  if (selection->kind == DM_SELECTION_ISSUE || selection->kind == DM_SELECTION_POSITION)
    return dm_deck_find_issue (deck, selection->id);
  return 0;
}

static void start (DmWindow *self, DmDeck *deck, gboolean here) {
  DmStyle *style = dm_map_view_get_style (self->map_view);

  self->presenter = dm_presenter_new (self->document, deck,
                                      style != NULL ? dm_style_get_theme (style) : DM_THEME_LIGHT);
  g_object_add_weak_pointer (G_OBJECT (self->presenter), (gpointer *) &self->presenter);
  dm_presenter_start (self->presenter, GTK_WINDOW (self), here ? find_here (self, deck) : 0);
}

static void take (DmWindow *self, GAsyncResult *result, gboolean here) {
  g_autoptr (DmDeck) deck = dm_ui_deck_finish (result, NULL);

  if (deck != NULL && self->presenter == NULL
      && deck->briefing->model == dm_document_get_model (self->document))
    start (self, deck, here);
  g_object_unref (self);
}

static void on_deck (GObject *source, GAsyncResult *result, gpointer data) {
  take (data, result, FALSE);
}

static void on_deck_here (GObject *source, GAsyncResult *result, gpointer data) {
  take (data, result, TRUE);
}

static void present (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);
  DmModel *model;

  dm_document_flush (self->document);
  model = dm_document_get_model (self->document);
  if (self->presenter != NULL)
    gtk_window_present (GTK_WINDOW (self->presenter));
  else if (model != NULL)
    dm_ui_deck_async (model, NULL, g_str_equal (name, "win.present") ? on_deck : on_deck_here,
                      g_object_ref (self));
}

void dm_window_install_presenter (GtkWidgetClass *widget_class) {
  gtk_widget_class_install_action (widget_class, "win.present", NULL, present);
  gtk_widget_class_install_action (widget_class, "win.present-here", NULL, present);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "win.present", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, GDK_SHIFT_MASK, "win.present-here",
                                       NULL);
}
