/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-compare-window.h"
#include "dm-file-words.h"
#include "dm-new-dialog.h"
#include "dm-template.h"
#include "dm-unchanged.h"
#include "dm-window-private.h"

/* What becomes of a document: begun, changed, undone, saved, and what other programs do to it. */

void dm_window_say (DmWindow *self, const char *sentence) {
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* --- what can be done --- */

static void set_enabled (DmWindow *self, const char *action, gboolean enabled) {
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

/* @step: (nullable) */
static void name_step (GtkWidget *button, const char *format, const char *bare, const char *step) {
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (step != NULL)
    text = g_strdup_printf (format, step);
#pragma GCC diagnostic pop
  dm_ui_set_tooltip (button, text != NULL ? text : bare);
}

static void update_steps (DmWindow *self) {
  const char *undo = dm_document_get_undo_label (self->document);
  const char *redo = dm_document_get_redo_label (self->document);

  set_enabled (self, "win.undo", undo != NULL);
  set_enabled (self, "win.redo", redo != NULL);
  /* Translators: %s is what was done: “Change the demand” */
  name_step (self->undo_button, _ ("Undo “%s”"), _ ("Undo"), undo);
  name_step (self->redo_button, _ ("Redo “%s”"), _ ("Redo"), redo);
}

/* Follows the document: what can be done, and what is said of its file. */
void dm_window_update_life (DmWindow *self) {
  g_autofree char *said = dm_document_describe_file (self->document, self->saved_at);
  gboolean has_model = dm_document_get_model (self->document) != NULL;
  gboolean own_file = dm_document_has_own_file (self->document);
  gboolean modified = dm_document_is_modified (self->document);
  gboolean saving = dm_document_is_saving (self->document);

  update_steps (self);
  /* what is just being typed may be the only change: that is known when it's saved */
  set_enabled (self, "win.save", has_model && !saving);
  set_enabled (self, "win.save-as", has_model && !saving);
  set_enabled (self, "win.save-copy", has_model && !saving);
  set_enabled (self, "win.revert", own_file && modified && !saving);
  gtk_label_set_text (self->file_label, said);
  dm_ui_set_tooltip (GTK_WIDGET (self->file_label), said);
}

static void on_file_changed (DmWindow *self) {
  g_clear_pointer (&self->saved_at, g_free);
  dm_window_update_life (self);
}

static void on_reloaded (DmWindow *self) {
  g_autofree char *name = dm_document_dup_display_name (self->document);
  g_autofree char *sentence = NULL;

  /* Translators: %s is the name of a file */
  sentence = g_strdup_printf (_ ("Another program changed “%s”: it was read again"), name);
  on_file_changed (self);
  dm_window_say (self, sentence);
}

static void on_active_changed (DmWindow *self) {
  if (gtk_window_is_active (GTK_WINDOW (self)))
    dm_document_look_outside (self->document);
}

/* --- actions --- */

static void begin_model (GtkWidget *widget, const char *name, GVariant *parameter) {
  gtk_window_present (GTK_WINDOW (dm_new_dialog_new (DM_WINDOW (widget))));
}

static void undo (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_document_end_step (DM_WINDOW (widget)->document);
  dm_document_undo (DM_WINDOW (widget)->document);
}

static void redo (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_document_redo (DM_WINDOW (widget)->document);
}

/* There's nothing to do where all is in the file already. */
static void save_what_changed (DmWindow *self) {
  if (dm_document_is_modified (self->document) || !dm_document_has_own_file (self->document))
    dm_window_save (self, FALSE);
}

static void save (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);

  dm_document_flush (self->document);
  dm_document_end_step (self->document);
  if (g_str_equal (name, "win.save"))
    save_what_changed (self);
  else
    dm_window_save_as (self, g_str_equal (name, "win.save-copy"), FALSE);
}

static void revert (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_window_revert (DM_WINDOW (widget));
}

static void compare (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);

  if (dm_document_get_outside_model (self->document) != NULL)
    gtk_window_present (GTK_WINDOW (dm_compare_window_new (GTK_WINDOW (self), self->document)));
}

static void take_theirs (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);

  if (dm_document_get_outside_model (self->document) == NULL)
    return;
  dm_document_take_outside (self->document);
  on_file_changed (self);
  dm_window_say (self, _ ("As it is in the file. Undo brings your changes back."));
}

static void keep_mine (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_document_keep_mine (DM_WINDOW (widget)->document);
}

/* The actions of the document's life and their keys. */
void dm_window_install_life (GtkWidgetClass *widget_class) {
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    const char *keys[2];
  } actions[] = {
    { "win.new", begin_model, { "<Control>n" } },
    { "win.undo", undo, { "<Control>z" } },
    { "win.redo", redo, { "<Control>y", "<Control><Shift>z" } },
    { "win.save", save, { "<Control>s" } },
    { "win.save-as", save, { "<Control><Shift>s" } },
    { "win.save-copy", save, { NULL } },
    { "win.revert", revert, { "<Control>r" } },
    { "win.compare", compare, { NULL } },
    { "win.take-theirs", take_theirs, { NULL } },
    { "win.keep-mine", keep_mine, { NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
    for (guint j = 0; j < G_N_ELEMENTS (actions[i].keys) && actions[i].keys[j] != NULL; j++) {
      GdkModifierType modifiers;
      guint key;

      gtk_accelerator_parse (actions[i].keys[j], &key, &modifiers);
      gtk_widget_class_add_binding_action (widget_class, key, modifiers, actions[i].name, NULL);
    }
  }
}

void dm_window_set_up_life (DmWindow *self) {
  dm_outside_bar_set_document (self->outside_bar, self->document);
  g_signal_connect_swapped (self->document, "file-changed", G_CALLBACK (on_file_changed), self);
  g_signal_connect_swapped (self->document, "history-changed", G_CALLBACK (dm_window_update_life),
                            self);
  g_signal_connect_swapped (self->document, "history-changed",
                            G_CALLBACK (dm_window_take_back_answer), self);
  g_signal_connect_swapped (self->document, "draft-changed", G_CALLBACK (dm_window_update_life),
                            self);
  g_signal_connect_swapped (self->document, "reloaded", G_CALLBACK (on_reloaded), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed), NULL);
  dm_window_update_life (self);
}

/**
 * dm_window_begin:
 * @self: a window in which nothing is open, or nothing that would be lost
 * @nth_template: what to begin with
 *
 * Begins a model.
 */
void dm_window_begin (DmWindow *self, guint nth_template) {
  g_autoptr (DmModel) model = dm_template_new_model (nth_template);

  if (model == NULL)
    return;
  dm_window_cancel_load (self);
  dm_document_adopt (self->document, model, dm_model_get_title (model));
  dm_window_show_page (self);
  dm_window_focus_view (self);
}

/**
 * dm_window_recover:
 * @self: a window in which nothing is open, or nothing that would be lost
 * @recovery: a draft that was left behind, not a damaged one
 *
 * Opens what was left behind, as changes that aren't saved.
 */
void dm_window_recover (DmWindow *self, DmRecovery *recovery) {
  dm_window_cancel_load (self);
  dm_document_recover (self->document, recovery);
  dm_window_show_page (self);
  dm_window_focus_view (self);
}
