/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-field.h"

#include <glib/gi18n-lib.h>

#include "dm-confirm-edit.h"
#include "dm-form.h"
#include "dm-spoken-names.h"

typedef struct {
  GtkWidget *form; /* (nullable): weak */
  char *pointer;
  char *step_label; /* (nullable): what a step is called; otherwise made of the title */
  gboolean parent_optional;
  char *json; /* (nullable): the member as it is in the model */

  GtkWidget *body, *head, *words, *title, *hint, *reason;
  GtkWidget *control;
  GtkWidget *taking_back; /* (nullable): the button for what a scenario changes */

  gboolean showing;   /* what changes in the control is no input */
  gboolean pending;   /* what stands in the control isn't in the model */
  gboolean well_said; /* of what is pending: it is JSON, @typed */
  gboolean asks;      /* of what is pending: it would take other things along */
  gboolean is_asking;
  guint trying; /* a source: what is pending is about to be tried */
  gboolean patient;
  char *typed;
} DmFieldPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DmField, dm_field, ADW_TYPE_PREFERENCES_ROW)

#define PRIVATE(self) ((DmFieldPrivate *) dm_field_get_instance_private (self))

#define PATIENCE_MS 350 /* a pause after which what can't be said by halves is taken as said */

enum { SHOWN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- what is said about the input --- */

/* Everything that can be focused in the control is told: an entry's text is a widget of its own. */
static void tell_control (DmField *self, const char *description, gboolean invalid) {
  DmFieldPrivate *priv = PRIVATE (self);
  GtkWidget *widgets[2] = { priv->control, NULL };

  if (priv->control == NULL)
    return;
  if (GTK_IS_EDITABLE (priv->control))
    widgets[1] = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (priv->control)));
  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++) {
    if (widgets[i] == NULL)
      continue;
    gtk_accessible_update_property (GTK_ACCESSIBLE (widgets[i]),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
    gtk_accessible_update_state (
        GTK_ACCESSIBLE (widgets[i]), GTK_ACCESSIBLE_STATE_INVALID,
        invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  }
}

static void set_class (GtkWidget *widget, const char *name, gboolean on) {
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* @reason: (nullable); @wrong: whether it is a mistake, or only something to know */
static void say (DmField *self, const char *reason, gboolean wrong) {
  DmFieldPrivate *priv = PRIVATE (self);
  const char *hint = gtk_label_get_text (GTK_LABEL (priv->hint));

  gtk_label_set_text (GTK_LABEL (priv->reason), reason != NULL ? reason : "");
  gtk_widget_set_visible (priv->reason, reason != NULL);
  set_class (priv->reason, "error", reason != NULL && wrong);
  set_class (priv->reason, "warning", reason != NULL && !wrong);
  set_class (GTK_WIDGET (self), "invalid", reason != NULL && wrong);
  if (priv->control != NULL)
    set_class (priv->control, "error", reason != NULL && wrong);
  tell_control (self, reason != NULL ? reason : hint, reason != NULL && wrong);
}

static void forget_typed (DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);

  priv->pending = priv->well_said = priv->asks = FALSE;
  g_clear_handle_id (&priv->trying, g_source_remove);
  g_clear_pointer (&priv->typed, g_free);
  say (self, NULL, FALSE);
}

static void show (DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);

  priv->showing = TRUE;
  DM_FIELD_GET_CLASS (self)->show (self, priv->json);
  priv->showing = FALSE;
  g_signal_emit (self, signals[SHOWN], 0);
}

static void take_back (DmField *self) {
  forget_typed (self);
  show (self);
}

/* --- input --- */

static char *make_step_label (DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);

  if (priv->step_label != NULL)
    return g_strdup (priv->step_label);
  /* Translators: a step that can be undone; %s is what a field is called; it is told within quotation marks: Undo “Change ‘Short name’” */
  return g_strdup_printf (_ ("Change ‘%s’"), gtk_label_get_text (GTK_LABEL (priv->title)));
}

/* What is to be set: of an object that would be left empty and can be absent, that it is. */
static char *find_pointer (DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);
  char *slash;

  if (priv->parent_optional && priv->typed == NULL && priv->json != NULL
      && dm_form_is_only_member (DM_FORM (priv->form), priv->pointer)) {
    char *parent = g_strdup (priv->pointer);

    slash = strrchr (parent, '/');
    if (slash != NULL && slash > parent) {
      *slash = '\0';
      return parent;
    }
    g_free (parent);
  }
  return g_strdup (priv->pointer);
}

static void try_typed (DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);
  g_auto (DmEditReport) report = { 0 };
  g_autofree char *label = make_step_label (self);
  g_autofree char *pointer = find_pointer (self);

  priv->asks = FALSE;
  g_clear_handle_id (&priv->trying, g_source_remove);
  if (dm_form_edit (DM_FORM (priv->form), self, pointer, priv->typed, label, &report)) {
    forget_typed (self);
    if (DM_FIELD_GET_CLASS (self)->chooses)
      dm_document_end_step (dm_form_get_document (DM_FORM (priv->form)));
  } else if (report.diagnostics != NULL && report.diagnostics->len > 0) {
    say (self, ((DmDiagnostic *) g_ptr_array_index (report.diagnostics, 0))->message, TRUE);
  } else if (report.hurts != NULL && report.hurts->len > 0) {
    priv->asks = TRUE;
    say (self, ((DmHurt *) g_ptr_array_index (report.hurts, 0))->sentence, FALSE);
  }
}

static gboolean on_try (gpointer data) {
  DmField *self = data;

  PRIVATE (self)->trying = 0;
  try_typed (self);
  return G_SOURCE_REMOVE;
}

static void on_response (GtkWidget *dialog, const char *response, DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);

  priv->is_asking = FALSE;
  if (priv->form == NULL)
    return;
  take_back (self);
  dm_field_focus (self);
}

static void ask (DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);
  DmDocument *document = dm_form_get_document (DM_FORM (priv->form));
  g_auto (DmEditReport) report = { 0 };
  g_autofree char *label = make_step_label (self);
  g_autofree char *pointer = find_pointer (self);
  /* Translators: a question before an edit that takes other things along; %s is what a field is called */
  g_autofree char *heading
      = g_strdup_printf (_ ("Change “%s”?"), gtk_label_get_text (GTK_LABEL (priv->title)));
  g_autoptr (DmModel) model = dm_form_make (DM_FORM (priv->form), pointer, priv->typed, &report);
  GtkWidget *dialog;

  if (model == NULL || priv->is_asking)
    return;
  dialog = dm_ui_confirm_hurts (GTK_WIDGET (self), document, model, &report, heading, label);
  if (dialog == NULL) {
    take_back (self);
    return;
  }
  priv->is_asking = TRUE;
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, G_CONNECT_AFTER);
}

/* A text has an undo of its own, and keeps the keys even where that is switched off: here they mean the document's. */
static gboolean go_through_history (DmField *self, guint keyval, GdkModifierType state) {
  gboolean redo = keyval == GDK_KEY_y || keyval == GDK_KEY_Y || (state & GDK_SHIFT_MASK);

  if (!(state & GDK_CONTROL_MASK) || (state & GDK_ALT_MASK)
      || (keyval != GDK_KEY_z && keyval != GDK_KEY_Z && keyval != GDK_KEY_y && keyval != GDK_KEY_Y))
    return GDK_EVENT_PROPAGATE;
  /* what is wrong, or not said to its end, is undone by taking it back */
  if (PRIVATE (self)->pending && !redo)
    take_back (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), redo ? "win.redo" : "win.undo", NULL);
  return GDK_EVENT_STOP;
}

static gboolean on_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                        GdkModifierType state, DmField *self) {
  if (keyval == GDK_KEY_Escape && PRIVATE (self)->pending) {
    take_back (self);
    return GDK_EVENT_STOP;
  }
  if (go_through_history (self, keyval, state))
    return GDK_EVENT_STOP;
  /* what is asked for by keys, saving say, is asked of what has been typed */
  if (state & GDK_CONTROL_MASK)
    dm_field_flush (self);
  return GDK_EVENT_PROPAGATE;
}

static void on_leave (GtkEventControllerFocus *focus, DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);

  if (priv->form == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  dm_field_confirm (self);
  dm_document_end_step (dm_form_get_document (DM_FORM (priv->form)));
}

/* --- widget --- */

static void dm_field_dispose (GObject *object) {
  DmFieldPrivate *priv = PRIVATE (DM_FIELD (object));

  g_clear_handle_id (&priv->trying, g_source_remove);
  dm_field_set_form (DM_FIELD (object), NULL);
  priv->control = NULL;
  G_OBJECT_CLASS (dm_field_parent_class)->dispose (object);
}

static void dm_field_finalize (GObject *object) {
  DmFieldPrivate *priv = PRIVATE (DM_FIELD (object));

  g_free (priv->pointer);
  g_free (priv->step_label);
  g_free (priv->json);
  g_free (priv->typed);
  G_OBJECT_CLASS (dm_field_parent_class)->finalize (object);
}

static gboolean dm_field_grab_focus (GtkWidget *widget) {
  DmFieldPrivate *priv = PRIVATE (DM_FIELD (widget));

  return priv->control != NULL && gtk_widget_grab_focus (priv->control);
}

/* A row of a list takes the focus itself before and after what is in it: a field is no stop on the way. */
static gboolean dm_field_move_focus (GtkWidget *widget, GtkDirectionType direction) {
  return gtk_widget_child_focus (PRIVATE (DM_FIELD (widget))->body, direction);
}

static void dm_field_class_init (DmFieldClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = dm_field_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = dm_field_move_focus;
  signals[SHOWN] = g_signal_new ("shown", DM_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static GtkWidget *new_label (const char *css_class) {
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void add_parts (DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);

  priv->title = new_label (NULL);
  priv->hint = new_label ("caption");
  gtk_widget_add_css_class (priv->hint, "dim-label");
  gtk_widget_set_visible (priv->hint, FALSE);
  priv->reason
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "xalign", 0.0,
                      "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE, NULL);
  gtk_widget_add_css_class (priv->reason, "caption");
  priv->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (priv->words, TRUE);
  gtk_widget_set_valign (priv->words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (priv->words), priv->title);
  gtk_box_append (GTK_BOX (priv->words), priv->hint);
  priv->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (priv->head), priv->words);
  priv->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (priv->body, "field-body");
  gtk_box_append (GTK_BOX (priv->body), priv->head);
  gtk_box_append (GTK_BOX (priv->body), priv->reason);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), priv->body);
}

static void dm_field_init (DmField *self) {
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  add_parts (self);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

/* --- for those who write forms --- */

/**
 * dm_field_get_pointer:
 * @self: a field
 *
 * Returns: the JSON pointer of its member, relative to the form's thing
 */
const char *dm_field_get_pointer (DmField *self) {
  return PRIVATE (self)->pointer;
}

/**
 * dm_field_set_pointer:
 * @self: a field
 * @pointer: the JSON pointer of its member, relative to the form's thing: "/no_deal/value"
 */
void dm_field_set_pointer (DmField *self, const char *pointer) {
  DmFieldPrivate *priv = PRIVATE (self);
  char *copy = g_strdup (pointer);

  g_free (priv->pointer);
  priv->pointer = copy;
}

/**
 * dm_field_set_title:
 * @self: a field
 * @title: what it is called, translated
 */
void dm_field_set_title (DmField *self, const char *title) {
  DmFieldPrivate *priv = PRIVATE (self);

  gtk_label_set_text (GTK_LABEL (priv->title), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (priv->control != NULL)
    dm_ui_set_name (priv->control, title);
}

/**
 * dm_field_set_hint:
 * @self: a field
 * @hint: (nullable): a sentence on what is meant, or what an empty one means
 */
void dm_field_set_hint (DmField *self, const char *hint) {
  DmFieldPrivate *priv = PRIVATE (self);

  gtk_label_set_text (GTK_LABEL (priv->hint), hint != NULL ? hint : "");
  gtk_widget_set_visible (priv->hint, hint != NULL);
  if (!priv->pending)
    tell_control (self, hint != NULL ? hint : "", FALSE);
}

/**
 * dm_field_set_step_label:
 * @self: a field
 * @label: what an edit of it is called in the history, where “Change “Title”” isn't good enough
 */
void dm_field_set_step_label (DmField *self, const char *label) {
  DmFieldPrivate *priv = PRIVATE (self);

  g_free (priv->step_label);
  priv->step_label = g_strdup (label);
}

/**
 * dm_field_set_parent_optional:
 * @self: a field
 * @optional: whether the object that its member is in goes with the last of its members: an empty no_deal says nothing. Of a
 *   set it is %FALSE: `{}` is all of the scale.
 */
void dm_field_set_parent_optional (DmField *self, gboolean optional) {
  PRIVATE (self)->parent_optional = optional;
}

/**
 * dm_field_set_patient:
 * @self: a field
 * @patient: whether it waits for a pause in the typing, because the beginning of what is typed means something else: the 9 of 95,
 *   the 2014 of 2014-04
 */
void dm_field_set_patient (DmField *self, gboolean patient) {
  PRIVATE (self)->patient = patient;
}

/**
 * dm_field_focus:
 * @self: a field
 *
 * Gives the keyboard to it.
 */
void dm_field_focus (DmField *self) {
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- for those who write fields --- */

/**
 * dm_field_set_control:
 * @self: a field without a control
 * @control: what takes the focus; it gets the title as its accessible name
 * @place: where it stands
 */
void dm_field_set_control (DmField *self, GtkWidget *control, DmFieldPlace place) {
  DmFieldPrivate *priv = PRIVATE (self);

  priv->control = control;
  if (place == DM_FIELD_BELOW) {
    gtk_widget_add_css_class (priv->title, "caption");
    gtk_widget_add_css_class (priv->title, "dim-label");
    dm_field_add_below (self, control);
  } else {
    dm_field_add_suffix (self, control);
  }
  dm_field_set_title (self, gtk_label_get_text (GTK_LABEL (priv->title)));
}

/**
 * dm_field_add_suffix:
 * @self: a field
 * @widget: goes to the end of the title's line
 */
void dm_field_add_suffix (DmField *self, GtkWidget *widget) {
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (PRIVATE (self)->head), widget);
}

/**
 * dm_field_add_below:
 * @self: a field
 * @widget: goes below the title, over the full width
 */
void dm_field_add_below (DmField *self, GtkWidget *widget) {
  DmFieldPrivate *priv = PRIVATE (self);

  gtk_box_insert_child_after (GTK_BOX (priv->body), widget,
                              gtk_widget_get_prev_sibling (priv->reason));
}

/**
 * dm_field_take:
 * @self: a field
 * @json: (nullable): what was put into it, as JSON; %NULL for nothing
 *
 * Edits the document, or says why not, as soon as the input is complete: typing over what is selected first empties a
 * text. While the field shows something it does nothing: that is no input.
 */
void dm_field_take (DmField *self, const char *json) {
  DmFieldPrivate *priv = PRIVATE (self);
  char *copy = g_strdup (json);

  if (priv->showing || priv->form == NULL) {
    g_free (copy);
    return;
  }
  g_free (priv->typed);
  priv->typed = copy;
  priv->pending = priv->well_said = TRUE;
  g_clear_handle_id (&priv->trying, g_source_remove);
  priv->trying = priv->patient ? g_timeout_add (PATIENCE_MS, on_try, self)
                               : g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_try, self, NULL);
  g_signal_emit (self, signals[SHOWN], 0);
}

/**
 * dm_field_complain:
 * @self: a field
 * @reason: why what was put into it can't be said in JSON
 */
void dm_field_complain (DmField *self, const char *reason) {
  DmFieldPrivate *priv = PRIVATE (self);

  if (priv->showing)
    return;
  g_clear_handle_id (&priv->trying, g_source_remove);
  priv->pending = TRUE;
  priv->well_said = priv->asks = FALSE;
  say (self, reason, TRUE);
}

/**
 * dm_field_confirm:
 * @self: a field
 *
 * The input is complete: tries again what couldn't be, and asks where it would take other things along.
 */
void dm_field_confirm (DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);

  dm_field_retry (self);
  if (priv->asks)
    ask (self);
}

/**
 * dm_field_get_json:
 * @self: a field
 *
 * Returns: (nullable): what stands in it, whether the document has it or not
 */
const char *dm_field_get_json (DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);

  return priv->pending && priv->well_said ? priv->typed : priv->json;
}

/**
 * dm_field_is_showing:
 * @self: a field
 *
 * Returns: whether what changes in its control is no input
 */
gboolean dm_field_is_showing (DmField *self) {
  return PRIVATE (self)->showing;
}

/**
 * dm_field_get_form:
 * @self: a field
 *
 * Returns: (nullable) (transfer none): the form that it is in
 */
GtkWidget *dm_field_get_form (DmField *self) {
  return PRIVATE (self)->form;
}

/* --- for the form --- */

/**
 * dm_field_set_form:
 * @self: a field
 * @form: (nullable): the form that it is in
 */
void dm_field_set_form (DmField *self, GtkWidget *form) {
  DmFieldPrivate *priv = PRIVATE (self);

  g_clear_handle_id (&priv->trying, g_source_remove);
  if (priv->form != NULL) {
    dm_form_forget (DM_FORM (priv->form), self);
    g_object_remove_weak_pointer (G_OBJECT (priv->form), (gpointer *) &priv->form);
  }
  priv->form = form;
  if (form != NULL)
    g_object_add_weak_pointer (G_OBJECT (form), (gpointer *) &priv->form);
}

/**
 * dm_field_refresh:
 * @self: a field
 * @json: (nullable): what the document has; its text may be followed by more
 * @afresh: whether the form is about another thing now: what is pending is forgotten
 *
 * Shows what has changed in the document, but never over what is pending.
 */
void dm_field_refresh (DmField *self, const char *json, gboolean afresh) {
  DmFieldPrivate *priv = PRIVATE (self);
  g_autofree char *copy = json != NULL ? dm_form_dup_value (json) : NULL;
  gboolean same = g_strcmp0 (copy, priv->json) == 0;

  if (!same) {
    g_free (priv->json);
    priv->json = g_steal_pointer (&copy);
  }
  if (afresh)
    forget_typed (self);
  if (afresh || (!same && !priv->pending))
    show (self);
}

static void on_take_back (DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);

  take_back (self);
  dm_form_take_back (DM_FORM (priv->form), priv->pointer);
  dm_field_focus (self);
}

static void add_taking_back (DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);
  /* Translators: %s is what a field is called */
  g_autofree char *name = g_strdup_printf (_ ("“%s” as on record again"),
                                           gtk_label_get_text (GTK_LABEL (priv->title)));

  priv->taking_back = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_add_css_class (priv->taking_back, "flat");
  gtk_widget_set_tooltip_text (priv->taking_back,
                               _ ("Changed in the scenario: as on record again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->taking_back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  dm_field_add_suffix (self, priv->taking_back);
  g_signal_connect_swapped (priv->taking_back, "clicked", G_CALLBACK (on_take_back), self);
}

/**
 * dm_field_set_changed:
 * @self: a field
 * @changed: whether the scenario that is shown changes what is on record
 *
 * Marks what a scenario changes, and offers to take that back.
 */
void dm_field_set_changed (DmField *self, gboolean changed) {
  DmFieldPrivate *priv = PRIVATE (self);

  if (changed && priv->taking_back == NULL)
    add_taking_back (self);
  if (priv->taking_back != NULL)
    gtk_widget_set_visible (priv->taking_back, changed);
  set_class (GTK_WIDGET (self), "changed", changed);
}

/**
 * dm_field_flush:
 * @self: a field
 *
 * Tries at once what is about to be tried.
 */
void dm_field_flush (DmField *self) {
  if (PRIVATE (self)->trying != 0)
    try_typed (self);
}

/**
 * dm_field_retry:
 * @self: a field
 *
 * Tries again what couldn't be: something else has changed since.
 */
void dm_field_retry (DmField *self) {
  DmFieldPrivate *priv = PRIVATE (self);

  if (priv->pending && priv->well_said && priv->form != NULL)
    try_typed (self);
}

/**
 * dm_field_is_pending:
 * @self: a field
 *
 * Returns: whether something stands in it that the document doesn't have
 */
gboolean dm_field_is_pending (DmField *self) {
  return PRIVATE (self)->pending;
}

/**
 * dm_field_dup_typed:
 * @self: a field
 *
 * Returns: (nullable): the text that stands in it, where it is pending and a text
 */
char *dm_field_dup_typed (DmField *self) {
  DmFieldClass *klass = DM_FIELD_GET_CLASS (self);

  return PRIVATE (self)->pending && klass->dup_typed != NULL ? klass->dup_typed (self) : NULL;
}

/**
 * dm_field_type:
 * @self: a field
 * @typed: what dm_field_dup_typed() gave
 *
 * Puts a text into the field as if it were typed.
 */
void dm_field_type (DmField *self, const char *typed) {
  if (DM_FIELD_GET_CLASS (self)->type != NULL)
    DM_FIELD_GET_CLASS (self)->type (self, typed);
}
