/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-source-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dm-confirm-edit.h"
#include "dm-focus.h"
#include "dm-source-buffer.h"
#include "dm-source-difference.h"
#include "dm-source-problems.h"
#include "dm-source-search.h"
#include "dm-source-text.h"
#include "dm-source-words.h"

#define CRUMBS_MS 120 /* the caret may move on before anybody reads where it is */

struct _DmSourcePage {
  GtkWidget parent_instance;

  GtkDropDown *scope;
  GtkWidget *search_button;
  GtkWidget *form_button;
  GtkLabel *crumbs;
  GtkLabel *remark;
  GtkWidget *question;
  GtkLabel *question_label;
  GtkWidget *conflict_buttons;
  GtkWidget *apply_button;
  DmSourceSearch *search;
  GtkSourceView *view;
  GtkLabel *status;
  GtkWidget *discard_button;
  GtkWidget *problems_scroller;
  GtkListBox *problems;

  DmDocument *document;
  DmSourceText *text;
  GtkSourceBuffer *buffer;
  const DmSourceCheck *marked; /* the check whose problems are shown; only to compare */
  DmModel
      *undo_model; /* (nullable): what is typed since it became current can be undone in the text */
  char *shown;     /* (nullable): what the text is of */
  gboolean filling;
  guint crumbs_source;
};

enum { FORM_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmSourcePage, dm_source_page, GTK_TYPE_WIDGET)

/* --- where the caret is --- */

static void find_caret (DmSourcePage *self, DmSourcePlace *place) {
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  dm_source_text_find_place (self->text, (guint) gtk_text_iter_get_offset (&caret), place);
}

static gboolean update_crumbs (gpointer data) {
  DmSourcePage *self = data;
  DmModel *model = dm_document_get_model (self->document);
  g_auto (DmSourcePlace) place = { .kind = DM_TARGET_MODEL };
  g_autofree char *crumbs = NULL;

  self->crumbs_source = 0;
  if (model == NULL)
    return G_SOURCE_REMOVE;
  find_caret (self, &place);
  crumbs = dm_source_describe_place (model, &place);
  gtk_label_set_text (self->crumbs, crumbs);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->crumbs), crumbs);
  return G_SOURCE_REMOVE;
}

static void on_caret_moved (DmSourcePage *self) {
  if (self->crumbs_source == 0)
    self->crumbs_source = g_timeout_add (CRUMBS_MS, update_crumbs, self);
}

static void go_to (DmSourcePage *self, const GtkTextIter *start, const GtkTextIter *end) {
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  /* the caret at the beginning: that is what is to be seen of a long thing */
  gtk_text_buffer_select_range (buffer, start, end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer), 0,
                                TRUE, 0, 0.2);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- what there is to say about the text --- */

static const char *get_question (DmSourceState state) {
  if (state == DM_SOURCE_CONFLICT)
    return _ ("These lines were changed elsewhere too while you typed. Your text is kept as a "
              "draft until you choose.");
  if (state == DM_SOURCE_HURTS)
    return _ ("The text is right, but other things depend on what it changes.");
  return NULL;
}

static char *make_status (DmSourcePage *self, DmSourceState state) {
  const DmSourceCheck *check = dm_source_text_get_check (self->text);
  g_autofree char *found = check != NULL ? dm_source_describe_check (check) : NULL;

  if (state == DM_SOURCE_TOO_LONG)
    return g_strdup (_ ("This text is too long to be shown here."));
  if (state == DM_SOURCE_UNCHECKED || found == NULL)
    return g_strdup (_ ("Checking…"));
  if (state == DM_SOURCE_APPLIED)
    return g_steal_pointer (&found);
  /* Translators: %s is as in "2 errors and 1 warning" */
  return g_strdup_printf (_ ("%s. Kept as a draft, not part of the model."), found);
}

static void update_problems (DmSourcePage *self) {
  const DmSourceCheck *check = dm_source_text_get_check (self->text);

  /* what was found before stays in sight until it is known what is wrong now */
  if (check == self->marked)
    return;
  self->marked = check;
  if (check == NULL)
    return;
  dm_source_buffer_mark (self->buffer, check);
  dm_source_problems_fill (self->problems, check, GTK_TEXT_BUFFER (self->buffer));
  gtk_widget_set_visible (self->problems_scroller, check->problems->len > 0);
}

/* Once the text became a step of the document that is what takes it back. */
static void update_undo (DmSourcePage *self) {
  DmModel *model = dm_document_get_model (self->document);

  if (model == self->undo_model || dm_source_text_has_draft (self->text))
    return;
  g_clear_pointer (&self->undo_model, dm_model_unref);
  self->undo_model = model != NULL ? dm_model_ref (model) : NULL;
  dm_source_buffer_forget_undo (self->buffer);
}

static void update_scope (DmSourcePage *self) {
  gboolean can = dm_source_text_can_be_whole (self->text);
  gboolean draft = dm_source_text_has_draft (self->text);

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->scope, dm_source_text_is_whole (self->text) ? 0 : 1);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->scope), can && !draft);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), !can);
  gtk_label_set_text (self->remark,
                      _ ("This model is too large to be shown as one text: only what is selected "
                         "is."));
}

static void update (DmSourcePage *self) {
  DmSourceState state = dm_source_text_get_state (self->text);
  const char *question = get_question (state);
  gboolean draft = dm_source_text_has_draft (self->text);
  g_autofree char *status = make_status (self, state);

  gtk_label_set_text (self->status, status);
  gtk_label_set_text (self->question_label, question != NULL ? question : "");
  gtk_widget_set_visible (self->question, question != NULL);
  gtk_widget_set_visible (self->conflict_buttons, state == DM_SOURCE_CONFLICT);
  gtk_widget_set_visible (self->apply_button, state == DM_SOURCE_HURTS);
  gtk_widget_set_visible (self->discard_button, draft && state != DM_SOURCE_CONFLICT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.discard", draft);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.apply", state == DM_SOURCE_HURTS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.keep-mine",
                                 state == DM_SOURCE_CONFLICT);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), state != DM_SOURCE_TOO_LONG);
  update_scope (self);
  update_problems (self);
  update_undo (self);
  on_caret_moved (self);
}

/* --- the text --- */

static void on_typed (DmSourcePage *self) {
  g_autofree char *typed = NULL;

  if (self->filling)
    return;
  typed = dm_source_buffer_dup_text (self->buffer);
  dm_source_text_type (self->text, typed);
}

static char *make_key (DmSourcePage *self) {
  DmTarget target = dm_source_text_get_target (self->text);

  if (dm_source_text_is_whole (self->text))
    return g_strdup ("");
  return g_strdup_printf ("%d %s %s %s", target.kind, target.id, target.party, target.scenario);
}

static void on_text_changed (DmSourcePage *self) {
  g_autofree char *key = make_key (self);

  self->filling = TRUE;
  dm_source_buffer_replace (self->buffer, dm_source_text_get_text (self->text),
                            g_strcmp0 (key, self->shown) != 0);
  self->filling = FALSE;
  g_free (self->shown);
  self->shown = g_steal_pointer (&key);
  self->marked = NULL;
}

static void on_scope_chosen (DmSourcePage *self) {
  if (self->filling)
    return;
  dm_source_text_set_whole (self->text, gtk_drop_down_get_selected (self->scope) == 0);
  update (self);
}

static void on_focus_left (DmSourcePage *self) {
  dm_source_text_settle (self->text);
}

/* --- actions --- */

static void jump (DmSourcePage *self, guint index) {
  GtkTextIter start, end;

  if (index >= dm_source_buffer_get_n_problems (self->buffer))
    return;
  dm_source_buffer_get_problem (self->buffer, index, &start);
  end = start;
  go_to (self, &start, &end);
}

static void on_problem_activated (DmSourcePage *self, GtkListBoxRow *row) {
  jump (self, (guint) gtk_list_box_row_get_index (row));
}

static void step (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmSourcePage *self = DM_SOURCE_PAGE (widget);
  int index = dm_source_buffer_find_problem (self->buffer,
                                             g_str_equal (name, "source.next-problem") ? 1 : -1);

  if (index >= 0)
    jump (self, (guint) index);
}

static void show_form (GtkWidget *widget, const char *name, GVariant *parameter) {
  if (!dm_source_page_show_form (DM_SOURCE_PAGE (widget)))
    gtk_widget_error_bell (widget);
}

static void choose (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmSourcePage *self = DM_SOURCE_PAGE (widget);
  const DmSourceCheck *check = dm_source_text_get_check (self->text);
  g_autofree char *difference = NULL;

  if (g_str_equal (name, "source.discard")) {
    dm_source_text_discard (self->text);
  } else if (g_str_equal (name, "source.keep-mine")) {
    dm_source_text_keep_mine (self->text);
  } else if (g_str_equal (name, "source.show-difference")) {
    difference = dm_source_text_dup_difference (self->text);
    dm_source_difference_show (widget, difference);
  } else if (dm_source_text_get_state (self->text) == DM_SOURCE_HURTS) {
    const DmEditReport report = { .hurts = check->hurts };
    g_autoptr (DmModel) model = dm_model_ref (check->model);
    dm_ui_confirm_hurts (widget, self->document, model, &report, _ ("Apply the Source?"),
                         _ ("Edit the source"));
  }
}

static void find (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmSourcePage *self = DM_SOURCE_PAGE (widget);

  if (g_str_equal (name, "source.find"))
    dm_source_search_begin (self->search);
  else
    dm_source_search_step (self->search, g_str_equal (name, "source.find-next") ? 1 : -1);
}

/* What was typed and isn't a step yet is taken back in the text, steps in the document. */
static gboolean undo (GtkWidget *widget, GVariant *arguments, gpointer data) {
  DmSourcePage *self = data;

  if (dm_source_text_has_draft (self->text)
      && gtk_text_buffer_get_can_undo (GTK_TEXT_BUFFER (self->buffer)))
    gtk_text_buffer_undo (GTK_TEXT_BUFFER (self->buffer));
  else if (!dm_document_undo (self->document))
    gtk_widget_error_bell (widget);
  return TRUE;
}

static gboolean redo (GtkWidget *widget, GVariant *arguments, gpointer data) {
  DmSourcePage *self = data;

  if (gtk_text_buffer_get_can_redo (GTK_TEXT_BUFFER (self->buffer)))
    gtk_text_buffer_redo (GTK_TEXT_BUFFER (self->buffer));
  else if (!dm_document_redo (self->document))
    gtk_widget_error_bell (widget);
  return TRUE;
}

/* Tab is for the text: this is the way out. */
static gboolean leave (GtkWidget *widget, GVariant *arguments, gpointer data) {
  DmSourcePage *self = data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->problems, 0);

  if (row != NULL && gtk_widget_get_visible (self->problems_scroller))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_grab_focus (self->form_button);
  return TRUE;
}

/* --- widget --- */

static void dm_source_page_map (GtkWidget *widget) {
  DmSourcePage *self = DM_SOURCE_PAGE (widget);

  GTK_WIDGET_CLASS (dm_source_page_parent_class)->map (widget);
  dm_source_text_set_active (self->text, TRUE);
  update (self);
}

static void dm_source_page_unmap (GtkWidget *widget) {
  DmSourcePage *self = DM_SOURCE_PAGE (widget);

  dm_source_text_settle (self->text);
  dm_source_text_set_active (self->text, FALSE);
  GTK_WIDGET_CLASS (dm_source_page_parent_class)->unmap (widget);
}

static gboolean dm_source_page_grab_focus (GtkWidget *widget) {
  return gtk_widget_grab_focus (GTK_WIDGET (DM_SOURCE_PAGE (widget)->view));
}

static void dm_source_page_dispose (GObject *object) {
  DmSourcePage *self = DM_SOURCE_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->crumbs_source, g_source_remove);
  if (self->text != NULL)
    g_signal_handlers_disconnect_by_data (self->text, self);
  g_clear_object (&self->text);
  g_clear_object (&self->document);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->undo_model, dm_model_unref);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (dm_source_page_parent_class)->dispose (object);
}

static void bind_children (GtkWidgetClass *widget_class) {
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, scope);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, search_button);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, form_button);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, crumbs);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, remark);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, question);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, question_label);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, conflict_buttons);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, apply_button);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, search);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, view);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, status);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, discard_button);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, problems_scroller);
  gtk_widget_class_bind_template_child (widget_class, DmSourcePage, problems);
}

static void install_actions (GtkWidgetClass *widget_class) {
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "source.next-problem", step, GDK_KEY_F8, 0 },
    { "source.previous-problem", step, GDK_KEY_F8, GDK_SHIFT_MASK },
    { "source.show-form", show_form, GDK_KEY_j, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "source.apply", choose, GDK_KEY_Return, GDK_CONTROL_MASK },
    { "source.discard", choose, 0, 0 },
    { "source.keep-mine", choose, 0, 0 },
    { "source.show-difference", choose, 0, 0 },
    { "source.find", find, GDK_KEY_f, GDK_CONTROL_MASK },
    { "source.find-next", find, GDK_KEY_g, GDK_CONTROL_MASK },
    { "source.find-previous", find, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
    if (actions[i].key != 0)
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
  }
}

static void dm_source_page_class_init (DmSourcePageClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_source_page_dispose;
  widget_class->map = dm_source_page_map;
  widget_class->unmap = dm_source_page_unmap;
  widget_class->grab_focus = dm_source_page_grab_focus;
  widget_class->focus = dm_ui_focus_children;
  signals[FORM_WANTED] = g_signal_new ("form-wanted", DM_TYPE_SOURCE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_source_init ();
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (DM_TYPE_SOURCE_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-source-page.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

/* Before the view's own: what they do depends on the document. */
static void add_key (DmSourcePage *self, GtkEventController *keys, guint key,
                     GdkModifierType modifiers, GtkShortcutFunc callback) {
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                        gtk_callback_action_new (callback, self, NULL)));
}

static void set_up_view (DmSourcePage *self) {
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->buffer = dm_source_buffer_new ();
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (self->buffer));
  dm_source_buffer_set_up_gutter (self->view);
  gtk_widget_set_direction (GTK_WIDGET (self->view), GTK_TEXT_DIR_LTR);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->buffer, "notify::cursor-position", G_CALLBACK (on_caret_moved),
                            self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (dm_source_buffer_follow_scheme), self->buffer,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (self, keys, GDK_KEY_z, GDK_CONTROL_MASK, undo);
  add_key (self, keys, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, redo);
  add_key (self, keys, GDK_KEY_y, GDK_CONTROL_MASK, redo);
  add_key (self, keys, GDK_KEY_Escape, 0, leave);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void dm_source_page_init (DmSourcePage *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_view (self);
  dm_source_search_set_view (self->search, self->view);
  g_object_bind_property (dm_source_search_get_bar (self->search), "search-mode-enabled",
                          self->search_button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_swapped (self->scope, "notify::selected", G_CALLBACK (on_scope_chosen), self);
  g_signal_connect_swapped (self->problems, "row-activated", G_CALLBACK (on_problem_activated),
                            self);
}

/**
 * dm_source_page_new:
 * @document: a document
 *
 * Returns: (transfer floating): its text, to be edited
 */
GtkWidget *dm_source_page_new (DmDocument *document) {
  DmSourcePage *self = g_object_new (DM_TYPE_SOURCE_PAGE, NULL);

  self->document = g_object_ref (document);
  self->text = dm_source_text_new (document);
  g_signal_connect_swapped (self->text, "text-changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (update), self);
  return GTK_WIDGET (self);
}

/**
 * dm_source_page_show:
 * @self: a page that can be seen
 * @target: a thing that is selected
 * @pointer: a member of it, "" for the thing as a whole
 *
 * Goes to where that stands in the text, and takes the keys. Where there's a draft of something else it stays in sight.
 */
void dm_source_page_show (DmSourcePage *self, const DmTarget *target, const char *pointer) {
  GtkTextIter start, end;
  guint from, to;

  if (dm_source_text_find (self->text, target, pointer, &from, &to)) {
    gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &start, (int) from);
    /* the model is everything: of that the beginning is enough */
    gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &end,
                                        (int) (target->kind != DM_TARGET_MODEL ? to : from));
    go_to (self, &start, &end);
  } else {
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  }
}

/**
 * dm_source_page_show_form:
 * @self: a page
 *
 * Asks, by `form-wanted`, for the form of what the caret is in, and for the field of the member that it is in. Within text that is
 * broken that may be nothing in particular: then what is selected stays so.
 *
 * Returns: whether the document has that
 */
gboolean dm_source_page_show_form (DmSourcePage *self) {
  g_auto (DmSourcePlace) place = { .kind = DM_TARGET_MODEL };

  dm_source_text_settle (self->text);
  find_caret (self, &place);
  if (place.kind == DM_TARGET_MODEL && dm_source_text_has_draft (self->text))
    g_clear_pointer (&place.pointer, g_free);
  else if (!dm_source_text_select (self->text, &place))
    return FALSE;
  g_signal_emit (self, signals[FORM_WANTED], 0, place.pointer != NULL ? place.pointer : "");
  return TRUE;
}
