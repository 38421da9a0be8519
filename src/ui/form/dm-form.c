/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-confirm-edit.h"
#include "dm-edit-change.h"
#include "dm-json-set.h"
#include "dm-json.h"

/* What was typed, can't be, and was left where it stood, when another thing was selected. */
typedef struct {
  char *json; /* (nullable): what the document had there */
  char *typed;
} Draft;

struct _DmForm {
  GtkBox parent_instance;

  DmDocument *document;
  DmStyle *style;  /* (nullable) */
  DmTarget target; /* its strings are the form's own */
  char *json;      /* (nullable): the thing as it is in the model; in a scenario, as it is there */
  char *change;    /* (nullable): what the scenario changes of it */
  GPtrArray *fields; /* unowned: they are among the form's widgets */
  GtkWidget *group;  /* (nullable): what fields are added to */
  GHashTable *drafts;
  guint busy; /* an edit of its own is on its way */
};

G_DEFINE_FINAL_TYPE (DmForm, dm_form, GTK_TYPE_BOX)

enum { RETARGETED, REFRESHED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- what was typed and couldn't be --- */

static void draft_free (Draft *draft) {
  g_free (draft->json);
  g_free (draft->typed);
  g_free (draft);
}

static char *make_draft_key (DmForm *self, DmField *field) {
  const DmTarget *target = &self->target;

  return g_strjoin ("\n", target->id != NULL ? target->id : "",
                    target->party != NULL ? target->party : "",
                    target->scenario != NULL ? target->scenario : "", dm_field_get_pointer (field),
                    NULL);
}

static void keep_drafts (DmForm *self) {
  for (guint i = 0; i < self->fields->len; i++) {
    DmField *field = g_ptr_array_index (self->fields, i);
    char *typed = dm_field_dup_typed (field);
    const char *json = dm_form_get_member (self, dm_field_get_pointer (field));
    Draft *draft;

    if (typed == NULL)
      continue;
    draft = g_new0 (Draft, 1);
    draft->typed = typed;
    draft->json = json != NULL ? dm_form_dup_value (json) : NULL;
    g_hash_table_replace (self->drafts, make_draft_key (self, field), draft);
  }
}

static void restore_drafts (DmForm *self) {
  for (guint i = 0; g_hash_table_size (self->drafts) > 0 && i < self->fields->len; i++) {
    DmField *field = g_ptr_array_index (self->fields, i);
    g_autofree char *key = make_draft_key (self, field);
    const char *json = dm_form_get_member (self, dm_field_get_pointer (field));
    g_autofree char *now = json != NULL ? dm_form_dup_value (json) : NULL;
    g_autofree char *taken = NULL;
    Draft *draft;

    if (!g_hash_table_steal_extended (self->drafts, key, (gpointer *) &taken, (gpointer *) &draft))
      continue;
    if (g_strcmp0 (now, draft->json) == 0)
      dm_field_type (field, draft->typed);
    draft_free (draft);
  }
}

static void flush (DmForm *self) {
  for (guint i = 0; i < self->fields->len; i++)
    dm_field_flush (g_ptr_array_index (self->fields, i));
}

/* --- widget --- */

static void clear_target (DmForm *self) {
  g_free ((char *) self->target.id);
  g_free ((char *) self->target.party);
  g_free ((char *) self->target.scenario);
  self->target = (DmTarget){ 0 };
}

static void dm_form_dispose (GObject *object) {
  DmForm *self = DM_FORM (object);

  while (self->fields->len > 0)
    dm_field_set_form (g_ptr_array_index (self->fields, self->fields->len - 1), NULL);
  g_clear_object (&self->document);
  g_clear_pointer (&self->style, dm_style_unref);
  G_OBJECT_CLASS (dm_form_parent_class)->dispose (object);
}

static void dm_form_finalize (GObject *object) {
  DmForm *self = DM_FORM (object);

  clear_target (self);
  g_free (self->json);
  g_free (self->change);
  g_ptr_array_unref (self->fields);
  g_hash_table_unref (self->drafts);
  G_OBJECT_CLASS (dm_form_parent_class)->finalize (object);
}

static void dm_form_class_init (DmFormClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_form_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_FORM);
  signals[RETARGETED] = g_signal_new ("retargeted", DM_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                      NULL, G_TYPE_NONE, 0);
  signals[REFRESHED] = g_signal_new ("refreshed", DM_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);
}

static void dm_form_init (DmForm *self) {
  self->fields = g_ptr_array_new ();
  self->drafts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) draft_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form");
}

/**
 * dm_form_new:
 * @document: what it edits
 *
 * Returns: (transfer floating): a form without fields
 */
DmForm *dm_form_new (DmDocument *document) {
  DmForm *self = g_object_new (DM_TYPE_FORM, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "flush", G_CALLBACK (flush), self, G_CONNECT_SWAPPED);
  return self;
}

/* --- building it --- */

/**
 * dm_form_begin_group:
 * @self: a form
 * @title: (nullable): the heading of the fields that are added next, translated
 * @description: (nullable): a sentence below it
 *
 * Returns: (transfer none): the #AdwPreferencesGroup they will be in
 */
GtkWidget *dm_form_begin_group (DmForm *self, const char *title, const char *description) {
  self->group = adw_preferences_group_new ();
  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), title);
  if (description != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group), description);
  gtk_box_append (GTK_BOX (self), self->group);
  return self->group;
}

/**
 * dm_form_add:
 * @self: a form
 * @field: (transfer floating): what is added to the group begun last
 *
 * Returns: (transfer none): @field
 */
DmField *dm_form_add (DmForm *self, DmField *field) {
  if (self->group == NULL)
    dm_form_begin_group (self, NULL, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), GTK_WIDGET (field));
  dm_form_adopt (self, field);
  return field;
}

/**
 * dm_form_adopt:
 * @self: a form
 * @field: a field that is put somewhere else within the form: into a row that expands, say
 *
 * Has the form keep @field up to date.
 */
void dm_form_adopt (DmForm *self, DmField *field) {
  dm_field_set_form (field, GTK_WIDGET (self));
  g_ptr_array_add (self->fields, field);
  if (self->json == NULL)
    return;
  dm_field_reference_follow (field, dm_document_get_model (self->document));
  dm_field_refresh (field, dm_form_get_member (self, dm_field_get_pointer (field)), TRUE);
}

/**
 * dm_form_forget:
 * @self: a form
 * @field: a field that goes; dm_field_set_form() calls this
 */
void dm_form_forget (DmForm *self, DmField *field) {
  g_ptr_array_remove (self->fields, field);
}

/* --- what it is about --- */

static gboolean is_target (DmForm *self, const DmTarget *target) {
  return self->target.kind == target->kind && g_strcmp0 (self->target.id, target->id) == 0
         && g_strcmp0 (self->target.party, target->party) == 0
         && self->target.since == target->since
         && g_strcmp0 (self->target.scenario, target->scenario) == 0;
}

/* Of a position in a scenario: whether the scenario changes the member that the field is of. */
static gboolean is_changed (DmForm *self, DmField *field) {
  g_autofree char *member = g_strdup (dm_field_get_pointer (field));
  char *slash = strchr (member + 1, '/');

  if (slash != NULL)
    *slash = '\0';
  return self->change != NULL && dm_json_get (self->change, member) != NULL;
}

static void refresh (DmForm *self, gboolean afresh) {
  DmModel *model = dm_document_get_model (self->document);
  char *json = dm_edit_get_held_json (model, &self->target);

  /* While the model changes it may not have what is still selected. */
  if (json == NULL && !afresh && self->target.kind != DM_TARGET_POSITION)
    return;
  g_free (self->json);
  self->json = json;
  g_clear_pointer (&self->change, g_free);
  if (self->target.scenario != NULL)
    self->change = dm_edit_get_json (model, &self->target);
  g_signal_emit (self, signals[RETARGETED], 0);
  for (guint i = 0; i < self->fields->len; i++) {
    DmField *field = g_ptr_array_index (self->fields, i);

    dm_field_reference_follow (field, dm_document_get_model (self->document));
    dm_field_refresh (field, dm_form_get_member (self, dm_field_get_pointer (field)), afresh);
    dm_field_set_changed (field, is_changed (self, field));
  }
  g_signal_emit (self, signals[REFRESHED], 0);
}

/**
 * dm_form_set_target:
 * @self: a form
 * @target: the thing it is about from now on; of the kind that the form is for
 *
 * Shows a thing. Where it is the one that was shown already only what has changed is brought up to date.
 */
void dm_form_set_target (DmForm *self, const DmTarget *target) {
  /* When the form itself changes its thing's id, it is the same thing. */
  gboolean same = self->json != NULL && (self->busy > 0 || is_target (self, target));
  DmTarget copy = *target;

  copy.id = g_strdup (target->id);
  copy.party = g_strdup (target->party);
  copy.scenario = g_strdup (target->scenario);
  if (!same && self->json != NULL) {
    flush (self);
    keep_drafts (self);
    dm_document_end_step (self->document);
  }
  clear_target (self);
  self->target = copy;
  refresh (self, !same);
  if (!same)
    restore_drafts (self);
}

/**
 * dm_form_set_style:
 * @self: a form
 * @style: the style of the document's model, for the parties' colours
 */
void dm_form_set_style (DmForm *self, DmStyle *style) {
  dm_style_ref (style);
  g_clear_pointer (&self->style, dm_style_unref);
  self->style = style;
  if (self->json != NULL)
    g_signal_emit (self, signals[REFRESHED], 0);
}

/**
 * dm_form_refresh:
 * @self: a form
 *
 * Shows what the document has now.
 */
void dm_form_refresh (DmForm *self) {
  refresh (self, FALSE);
}

/**
 * dm_form_focus_first:
 * @self: a form
 *
 * Returns: whether the first field that can be seen took the focus
 */
gboolean dm_form_focus_first (DmForm *self) {
  for (guint i = 0; i < self->fields->len; i++) {
    GtkWidget *field = g_ptr_array_index (self->fields, i);

    if (gtk_widget_get_mapped (field) && gtk_widget_grab_focus (field))
      return TRUE;
  }
  return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * dm_form_find_field:
 * @self: a form
 * @pointer: a JSON pointer relative to the form's thing
 *
 * Returns: (nullable) (transfer none): the field of that member, or of the nearest one that it is in
 */
DmField *dm_form_find_field (DmForm *self, const char *pointer) {
  DmField *best = NULL;
  gsize best_length = 0;

  for (guint i = 0; i < self->fields->len; i++) {
    DmField *field = g_ptr_array_index (self->fields, i);
    const char *of = dm_field_get_pointer (field);
    gsize length = strlen (of);

    if (length > best_length && strncmp (pointer, of, length) == 0
        && (pointer[length] == '\0' || pointer[length] == '/')) {
      best = field;
      best_length = length;
    }
  }
  return best;
}

/**
 * dm_form_get_document:
 * @self: a form
 *
 * Returns: (transfer none): what it edits
 */
DmDocument *dm_form_get_document (DmForm *self) {
  return self->document;
}

/**
 * dm_form_get_target:
 * @self: a form
 *
 * Returns: what it is about
 */
const DmTarget *dm_form_get_target (DmForm *self) {
  return &self->target;
}

/**
 * dm_form_get_style:
 * @self: a form
 *
 * Returns: (nullable) (transfer none): the style of the document's model
 */
DmStyle *dm_form_get_style (DmForm *self) {
  return self->style;
}

/**
 * dm_form_get_fitting_style:
 * @self: a form
 *
 * Returns: (nullable) (transfer none): the style, unless it is one of other parties than the document has now: a new one comes
 *   with the next `refreshed`
 */
DmStyle *dm_form_get_fitting_style (DmForm *self) {
  DmModel *model = dm_document_get_model (self->document);

  if (self->style == NULL || model == NULL
      || !dm_style_suits (self->style, dm_style_get_theme (self->style), model))
    return NULL;
  return self->style;
}

/**
 * dm_form_get_json:
 * @self: a form
 *
 * Returns: (nullable): the thing in the words of the format; %NULL where there is none yet
 */
const char *dm_form_get_json (DmForm *self) {
  return self->json;
}

/**
 * dm_form_get_member:
 * @self: a form
 * @pointer: a JSON pointer relative to the form's thing
 *
 * Returns: (nullable): a cursor for dm-json.h on what the document has there
 */
const char *dm_form_get_member (DmForm *self, const char *pointer) {
  return self->json != NULL ? dm_json_get (self->json, pointer) : NULL;
}

/**
 * dm_form_is_only_member:
 * @self: a form
 * @pointer: a JSON pointer relative to the form's thing
 *
 * Returns: whether that member is the only one of the object that it is in
 */
gboolean dm_form_is_only_member (DmForm *self, const char *pointer) {
  g_autofree char *parent = g_strdup (pointer);
  char *slash = strrchr (parent, '/');
  const char *cursor, *member = dm_form_get_member (self, pointer);
  gboolean first = TRUE;
  guint n = 0;

  if (slash == NULL || slash == parent || member == NULL)
    return FALSE;
  *slash = '\0';
  cursor = dm_form_get_member (self, parent);
  if (cursor == NULL || dm_json_peek (cursor) != DM_JSON_OBJECT)
    return FALSE;
  cursor = dm_json_open (cursor);
  while (dm_json_more (&cursor, &first)) {
    dm_json_take_key (&cursor);
    cursor = dm_json_skip (cursor);
    n++;
  }
  return n == 1;
}

/**
 * dm_form_dup_value:
 * @json: a cursor on a value
 *
 * Returns: (transfer full): the value's text alone
 */
char *dm_form_dup_value (const char *json) {
  return g_strndup (json, (gsize) (dm_json_skip (json) - json));
}

/* --- changing it --- */

/* What could not be, because of what has just been changed, may be now. */
static void retry_others (DmForm *self, DmField *field) {
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->fields->len; i++) {
    DmField *other = g_ptr_array_index (self->fields, i);

    if (other != field && dm_field_is_pending (other))
      g_ptr_array_add (others, g_object_ref (other));
  }
  for (guint i = 0; i < others->len; i++)
    dm_field_retry (g_ptr_array_index (others, i));
}

/* Of a position in a scenario: what its change has to say. Returns: whether it is one */
static gboolean put_into_change (DmForm *self, const char *pointer, const char *value,
                                 char **member, char **json) {
  *member = *json = NULL;
  return self->target.scenario != NULL
         && dm_edit_put_into_change (dm_document_get_model (self->document), &self->target, pointer,
                                     value, member, json);
}

/**
 * dm_form_make:
 * @self: a form
 * @pointer: the member, as a JSON pointer relative to the form's thing
 * @value: (nullable): its JSON, %NULL to remove it
 * @report: (out caller-allocates): as for dm_edit_set_member()
 *
 * Returns: (transfer full) (nullable): what the model would be after an edit
 */
DmModel *dm_form_make (DmForm *self, const char *pointer, const char *value, DmEditReport *report) {
  g_autofree char *member = NULL, *json = NULL;
  DmModel *model = dm_document_get_model (self->document);

  if (put_into_change (self, pointer, value, &member, &json))
    return dm_edit_set_member (model, &self->target, member, json, report);
  return dm_edit_set_member (model, &self->target, pointer, value, report);
}

/**
 * dm_form_edit:
 * @self: a form
 * @field: (nullable): the field that it comes from
 * @pointer: the member, as a JSON pointer relative to the form's thing
 * @value: (nullable): its JSON, %NULL to remove it
 * @label: what was done, translated
 * @report: (out caller-allocates): why not; dm_edit_report_clear() it
 *
 * Returns: as dm_document_edit()
 */
gboolean dm_form_edit (DmForm *self, DmField *field, const char *pointer, const char *value,
                       const char *label, DmEditReport *report) {
  g_autofree char *member = NULL, *json = NULL;
  gboolean done;

  *report = (DmEditReport){ NULL };
  if (dm_document_get_model (self->document) == NULL)
    return FALSE;
  if (put_into_change (self, pointer, value, &member, &json)) {
    pointer = member;
    value = json;
  }
  self->busy++;
  done = dm_document_edit (self->document, &self->target, pointer, value, label, report);
  self->busy--;
  if (done)
    retry_others (self, field);
  return done;
}

/**
 * dm_form_change:
 * @self: a form
 * @pointer: the member, as a JSON pointer relative to the form's thing
 * @value: (nullable): its JSON, %NULL to remove it
 * @label: what is done, translated: “Remove the level”
 * @question: what is asked first where it takes other things along: “Remove the level?”
 * @reason: (out) (optional): why it can't be done
 *
 * An edit by a button: a step of its own.
 *
 * Returns: whether it was done, or is asked for
 */
gboolean dm_form_change (DmForm *self, const char *pointer, const char *value, const char *label,
                         const char *question, char **reason) {
  g_auto (DmEditReport) report = { 0 };
  g_autoptr (DmModel) model = dm_form_make (self, pointer, value, &report);

  if (model == NULL) {
    if (reason != NULL)
      *reason = g_strdup (((DmDiagnostic *) g_ptr_array_index (report.diagnostics, 0))->message);
    return FALSE;
  }
  self->busy++;
  dm_ui_confirm_hurts (GTK_WIDGET (self), self->document, model, &report, question, label);
  self->busy--;
  return TRUE;
}

/**
 * dm_form_take_back:
 * @self: the form of a position in a scenario
 * @pointer: a member that the scenario changes, or something in one
 *
 * Has the member be as on record again.
 */
void dm_form_take_back (DmForm *self, const char *pointer) {
  g_auto (DmEditReport) report = { 0 };
  g_autofree char *member = g_strdup (pointer);
  char *slash = strchr (member + 1, '/');
  g_autoptr (DmModel) model = NULL;

  if (slash != NULL)
    *slash = '\0';
  model = dm_edit_take_change_back (dm_document_get_model (self->document), &self->target, member,
                                    &report);
  if (model != NULL)
    dm_document_apply (self->document, model, _ ("Take back what the scenario changes"), NULL);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}
