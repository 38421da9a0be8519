/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-recovery-dialog.h"

#include <glib/gi18n-lib.h>

#include "dm-describe-difference.h"
#include "dm-file-words.h"
#include "dm-window.h"

#define MOST_SENTENCES 5

struct _DmRecoveryDialog {
  AdwWindow parent_instance;

  GtkWidget *cards;
};

G_DEFINE_FINAL_TYPE (DmRecoveryDialog, dm_recovery_dialog, ADW_TYPE_WINDOW)

/* A draft with what there is to say about it. */
typedef struct {
  DmRecovery *recovery; /* (nullable) */
  GStrv differences;    /* (nullable) */
  DmRecoveryDialog *dialog;
  GtkWidget *widget;
} Card;

static void card_free (gpointer data) {
  Card *card = data;

  g_clear_pointer (&card->recovery, dm_recovery_free);
  g_strfreev (card->differences);
  g_free (card);
}

/* --- finding them, on a worker --- */

static Card *card_new (DmRecovery *recovery) {
  Card *card = g_new0 (Card, 1);

  card->recovery = recovery;
  if (recovery->model != NULL && recovery->file_model != NULL) {
    g_autoptr (DmDiff) diff = dm_diff_new (recovery->file_model, recovery->model);

    card->differences = dm_describe_differences (diff, MOST_SENTENCES);
  }
  return card;
}

static void find_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  g_autoptr (GPtrArray) found = dm_recovery_list (cancellable);
  GPtrArray *cards = g_ptr_array_new_with_free_func (card_free);

  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (cards, card_new (g_ptr_array_index (found, i)));
  g_task_return_pointer (task, cards, (GDestroyNotify) g_ptr_array_unref);
}

/* --- what is said about one --- */

static char *describe_time (const DmRecovery *recovery) {
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (recovery->time_s);
  g_autofree char *clock = NULL;
  g_autofree char *ago = NULL;

  if (time == NULL)
    return g_strdup ("");
  clock = dm_file_describe_clock (time, now);
  ago = dm_file_describe_ago (recovery->time_s, g_date_time_to_unix (now));
  /* Translators: %1$s is a time or a day with a time, %2$s how long ago that was: “10:32 (2 hours ago)” */
  return g_strdup_printf (_ ("From %1$s (%2$s)"), clock, ago);
}

static const char *describe_file (const DmRecovery *recovery) {
  if (recovery->file == NULL)
    return _ ("It was in no file yet.");
  if (recovery->file_state == NULL)
    return _ ("Its file isn’t there any more, or can’t be read.");
  if (recovery->file_changed && recovery->file_model == NULL)
    return _ ("Another program changed its file since, and that is no model now.");
  if (recovery->file_changed)
    return _ ("Another program changed its file since: what is recovered would take the place of "
              "that when you save it.");
  return NULL;
}

static char *name_draft (const DmRecovery *recovery) {
  g_autofree char *base = recovery->file != NULL ? g_file_get_basename (recovery->file) : NULL;

  if (base != NULL)
    return g_filename_display_name (base);
  return g_strdup (*recovery->title != '\0' ? recovery->title : _ ("A model without a name"));
}

static void add_label (GtkWidget *box, const char *text, const char *css_class) {
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void add_place (GtkWidget *box, const DmRecovery *recovery) {
  g_autoptr (GFile) folder = recovery->file != NULL ? g_file_get_parent (recovery->file) : NULL;
  g_autofree char *place = folder != NULL ? g_file_get_parse_name (folder) : NULL;
  g_autofree char *time = describe_time (recovery);
  g_autofree char *both = NULL;

  if (place != NULL)
    /* Translators: %s is a folder */
    both = g_strdup_printf (_ ("In %s"), place);
  if (both != NULL)
    add_label (box, both, "dim-label");
  add_label (box, time, "dim-label");
}

static void add_differences (GtkWidget *box, const Card *card) {
  add_label (box, _ ("What is not in the file:"), NULL);
  for (guint i = 0; card->differences[i] != NULL; i++) {
    g_autofree char *bullet = g_strdup_printf ("• %s", card->differences[i]);

    add_label (box, bullet, NULL);
  }
}

static void add_words (GtkWidget *box, const Card *card) {
  const DmRecovery *recovery = card->recovery;
  g_autofree char *name = name_draft (recovery);

  add_label (box, name, "title-4");
  add_place (box, recovery);
  if (recovery->damage != NULL) {
    /* Translators: %s says why, and begins with a small letter where the language has it so */
    g_autofree char *damage
        = g_strdup_printf (_ ("What was kept of it can’t be recovered: %s"), recovery->damage);

    add_label (box, damage, NULL);
    return;
  }
  if (describe_file (recovery) != NULL)
    add_label (box, describe_file (recovery), NULL);
  if (card->differences != NULL && card->differences[0] != NULL)
    add_differences (box, card);
  if (recovery->source != NULL)
    add_label (box, _ ("There is text of the source, too, that is no model yet."), NULL);
}

/* --- what is done with one --- */

static void drop_card (Card *card) {
  DmRecoveryDialog *self = card->dialog;

  gtk_box_remove (GTK_BOX (self->cards), card->widget);
  if (gtk_widget_get_first_child (self->cards) == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

/* The window that shows the file already, with nothing to lose, or else a new one. */
static DmWindow *find_window (GtkApplication *application, const DmRecovery *recovery) {
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (DM_IS_WINDOW (l->data) && recovery->file != NULL
        && dm_window_has_file (l->data, recovery->file)
        && !dm_document_is_modified (dm_window_get_document (l->data)))
      return l->data;
  return dm_window_new (ADW_APPLICATION (application));
}

static void recover (GtkButton *button, Card *card) {
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  DmWindow *window = find_window (application, card->recovery);

  dm_window_recover (window, card->recovery);
  drop_card (card);
  gtk_window_present (GTK_WINDOW (window));
}

static void on_discard_response (AdwMessageDialog *dialog, const char *response,
                                 GtkWidget *widget) {
  Card *card = g_object_get_data (G_OBJECT (widget), "dm-card");

  if (!g_str_equal (response, "discard"))
    return;
  dm_recovery_discard (card->recovery);
  drop_card (card);
}

static void ask_to_discard (GtkButton *button, Card *card) {
  g_autofree char *name = name_draft (card->recovery);
  g_autofree char *heading = NULL;
  AdwMessageDialog *dialog;

  /* Translators: %s is the name of a file, or the title of what was in no file yet */
  heading = g_strdup_printf (_ ("Discard What Was Not Saved of “%s”?"), name);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (card->dialog), heading,
                                                       _ ("There is no way to get it back.")));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_response), card->widget, 0);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *make_buttons (Card *card) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *discard = gtk_button_new_with_mnemonic (_ ("_Discard…"));
  GtkWidget *take = gtk_button_new_with_mnemonic (_ ("_Recover"));

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_margin_top (box, 6);
  g_signal_connect (discard, "clicked", G_CALLBACK (ask_to_discard), card);
  gtk_box_append (GTK_BOX (box), discard);
  if (card->recovery->damage == NULL) {
    gtk_widget_add_css_class (take, "suggested-action");
    g_signal_connect (take, "clicked", G_CALLBACK (recover), card);
    gtk_box_append (GTK_BOX (box), take);
  } else {
    g_object_ref_sink (take);
    g_object_unref (take);
  }
  return box;
}

/* @card: (transfer full) */
static void add_card (DmRecoveryDialog *self, Card *card) {
  g_autofree char *name = name_draft (card->recovery);

  card->dialog = self;
  card->widget = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_object_set_data_full (G_OBJECT (card->widget), "dm-card", card, card_free);
  gtk_widget_add_css_class (card->widget, "card");
  gtk_widget_add_css_class (card->widget, "recovery");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  add_words (card->widget, card);
  gtk_box_append (GTK_BOX (card->widget), make_buttons (card));
  gtk_box_append (GTK_BOX (self->cards), card->widget);
}

/* --- the dialog --- */

static void dm_recovery_dialog_class_init (DmRecoveryDialogClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DmRecoveryDialog, cards);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void dm_recovery_dialog_init (DmRecoveryDialog *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWindow *find_parent (GtkApplication *application) {
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (DM_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void on_found (GObject *object, GAsyncResult *result, gpointer data) {
  g_autoptr (GPtrArray) cards = g_task_propagate_pointer (G_TASK (result), NULL);
  GtkWindow *parent = find_parent (GTK_APPLICATION (object));
  DmRecoveryDialog *self;

  /* nobody is there any more to ask: they are offered again at the next start */
  if (cards == NULL || cards->len == 0 || parent == NULL)
    return;
  self = g_object_new (DM_TYPE_RECOVERY_DIALOG, "transient-for", parent, "destroy-with-parent",
                       TRUE, "modal", TRUE, NULL);
  g_ptr_array_set_free_func (cards, NULL);
  for (guint i = 0; i < cards->len; i++)
    add_card (self, g_ptr_array_index (cards, i));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * dm_recovery_dialog_offer:
 * @application: the application
 *
 * Looks on a worker for drafts that were left behind, and shows them, if there are any. Those neither recovered nor discarded stay, and
 * are offered again at the next start.
 */
void dm_recovery_dialog_offer (AdwApplication *application) {
  g_autoptr (GTask) task = g_task_new (application, NULL, on_found, NULL);

  g_task_run_in_thread (task, find_in_thread);
}
