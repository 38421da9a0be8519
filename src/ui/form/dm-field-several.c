/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-field-private.h"
#include "dm-json.h"

/* Several of a list, as check boxes: an array of ids in the order of the list. */
#define DM_TYPE_FIELD_SEVERAL (dm_field_several_get_type ())
G_DECLARE_FINAL_TYPE (DmFieldSeveral, dm_field_several, DM, FIELD_SEVERAL, DmField)

struct _DmFieldSeveral {
  DmField parent_instance;

  GtkWidget *box;
  GPtrArray *ids;         /* of the list, as JSON */
  GPtrArray *checks;      /* unowned */
  GtkCheckButton *absent; /* (nullable): says that the member is absent */
  DmTargetKind kind;
};

G_DEFINE_FINAL_TYPE (DmFieldSeveral, dm_field_several, DM_TYPE_FIELD)

/* Whether a JSON array has a string. */
static gboolean has_id (const char *json, const char *id) {
  gboolean first = TRUE;

  if (json == NULL || dm_json_peek (json) != DM_JSON_ARRAY)
    return FALSE;
  json = dm_json_open (json);
  while (dm_json_more (&json, &first)) {
    const char *next = dm_json_skip (json);
    gsize length = strlen (id);

    if ((gsize) (next - json) >= length && strncmp (json, id, length) == 0)
      return TRUE;
    json = next;
  }
  return FALSE;
}

/* Where the member is absent there is nothing to choose from. */
static void set_sensitive (DmFieldSeveral *self, gboolean sensitive) {
  for (guint i = 0; i < self->checks->len; i++)
    gtk_widget_set_sensitive (self->checks->pdata[i], sensitive);
}

static void dm_field_several_show (DmField *field, const char *json) {
  DmFieldSeveral *self = DM_FIELD_SEVERAL (field);

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], has_id (json, self->ids->pdata[i]));
  set_sensitive (self, self->absent == NULL || json != NULL);
  if (self->absent != NULL)
    gtk_check_button_set_active (self->absent, json == NULL);
}

static void take (DmFieldSeveral *self, gboolean nothing) {
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (json, "%s%s", json->len > 1 ? ", " : "",
                              (char *) self->ids->pdata[i]);
  g_string_append_c (json, ']');
  dm_field_take (DM_FIELD (self),
                 nothing || (self->absent == NULL && json->len == 2) ? NULL : json->str);
}

static void on_toggled (GtkCheckButton *check, DmFieldSeveral *self) {
  gboolean nothing = check == self->absent && gtk_check_button_get_active (check);

  if (dm_field_is_showing (DM_FIELD (self)))
    return;
  /* what one has done oneself isn't shown anew */
  set_sensitive (self, !nothing);
  take (self, nothing);
}

static void dm_field_several_finalize (GObject *object) {
  g_ptr_array_unref (DM_FIELD_SEVERAL (object)->ids);
  g_ptr_array_unref (DM_FIELD_SEVERAL (object)->checks);
  G_OBJECT_CLASS (dm_field_several_parent_class)->finalize (object);
}

static gboolean dm_field_several_grab_focus (GtkWidget *widget) {
  return gtk_widget_child_focus (DM_FIELD_SEVERAL (widget)->box, GTK_DIR_TAB_FORWARD);
}

static void dm_field_several_class_init (DmFieldSeveralClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = dm_field_several_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = dm_field_several_grab_focus;
  DM_FIELD_CLASS (klass)->show = dm_field_several_show;
  DM_FIELD_CLASS (klass)->chooses = TRUE;
}

static void dm_field_several_init (DmFieldSeveral *self) {
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->checks = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  dm_field_set_control (DM_FIELD (self), self->box, DM_FIELD_BELOW);
}

static GtkWidget *add_check (DmFieldSeveral *self, const char *name) {
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_box_append (GTK_BOX (self->box), check);
  return check;
}

/**
 * dm_field_several_set_options:
 * @field: a field for several of a list
 * @options: (array length=n_options): the list; the JSON of each is a string
 * @n_options: how many
 */
void dm_field_several_set_options (DmField *field, const DmFieldOption *options, guint n_options) {
  DmFieldSeveral *self = DM_FIELD_SEVERAL (field);
  gboolean same = self->ids->len == n_options;

  for (guint i = 0; same && i < n_options; i++)
    same = g_str_equal (self->ids->pdata[i], options[i].json)
           && g_strcmp0 (g_object_get_data (self->checks->pdata[i], "dm-name"), options[i].name)
                  == 0;
  if (same)
    return;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_box_remove (GTK_BOX (self->box), self->checks->pdata[i]);
  g_ptr_array_set_size (self->checks, 0);
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < n_options; i++) {
    GtkWidget *check = add_check (self, options[i].name);

    g_object_set_data_full (G_OBJECT (check), "dm-name", g_strdup (options[i].name), g_free);
    g_ptr_array_add (self->ids, g_strdup (options[i].json));
    g_ptr_array_add (self->checks, check);
    g_signal_handlers_block_by_func (check, on_toggled, self);
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 has_id (dm_field_get_json (field), options[i].json));
    gtk_widget_set_sensitive (check, self->absent == NULL || dm_field_get_json (field) != NULL);
    g_signal_handlers_unblock_by_func (check, on_toggled, self);
  }
}

/* Several such fields in a form say the same there: to who doesn't see where they stand they say of what. */
static void add_absent (DmFieldSeveral *self, const char *title, const char *absent) {
  /* Translators: a part of what is called so: “Red lines: From”, “Issues: All” */
  g_autofree char *name = g_strdup_printf (C_ ("set", "%1$s: %2$s"), title, absent);
  GtkWidget *check = add_check (self, absent);

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->absent = GTK_CHECK_BUTTON (check);
}

/**
 * dm_field_several_new:
 * @pointer: the member, an array of ids
 * @title: what it is called
 * @absent: (nullable): what it is called that the member is absent, where an empty array is something else
 *
 * Returns: (transfer floating): a field of check boxes
 */
DmField *dm_field_several_new (const char *pointer, const char *title, const char *absent) {
  DmField *field = g_object_new (DM_TYPE_FIELD_SEVERAL, NULL);

  dm_field_set_pointer (field, pointer);
  dm_field_set_title (field, title);
  if (absent != NULL)
    add_absent (DM_FIELD_SEVERAL (field), title, absent);
  return field;
}

/**
 * dm_field_several_follow:
 * @field: a field for several of a list
 * @model: a model
 * @kind: of what things of it
 */
void dm_field_several_follow (DmField *field, const DmModel *model, DmTargetKind kind) {
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) options = dm_field_list_things (model, kind, texts);

  dm_field_several_set_options (field, (DmFieldOption *) (gpointer) options->data, options->len);
}
