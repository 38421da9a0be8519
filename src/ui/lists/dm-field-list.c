/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-field-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DmFieldList {
  GtkBox parent_instance;

  DmForm *form; /* not owned: the list is within it */
  DmTargetKind kind;
  char *pointer;
  DmFieldListMake make;
  DmFieldListSame same;

  GtkWidget *search, *list;
  DmModel *model;    /* (nullable): what the fields were made from */
  GArray *shown;     /* of guint: the things that have a field, in @model */
  GPtrArray *fields; /* of DmField, not owned: the list box has them */
};

G_DEFINE_FINAL_TYPE (DmFieldList, dm_field_list, GTK_TYPE_BOX)

static DmModel *get_model (DmFieldList *self) {
  return dm_document_get_model (dm_form_get_document (self->form));
}

static gboolean is_said (DmFieldList *self, const char *id) {
  g_autofree char *pointer = g_strdup_printf ("%s/%s", self->pointer, id);

  return dm_form_get_member (self->form, pointer) != NULL;
}

/* --- which are shown --- */

static gboolean is_wanted (DmFieldList *self, DmModel *model, guint index, const char *needle,
                           gboolean all) {
  g_autofree char *name = NULL;

  if (needle[0] == '\0')
    return all || is_said (self, dm_thing_get_id (model, self->kind, index));
  name = g_utf8_casefold (dm_thing_get_name (model, self->kind, index), -1);
  return strstr (name, needle) != NULL;
}

static GArray *list_wanted (DmFieldList *self, DmModel *model) {
  g_autofree char *needle
      = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = dm_thing_count (model, self->kind);

  for (guint i = 0; i < n && wanted->len < DM_FIELD_LIST_MOST; i++)
    if (is_wanted (self, model, i, needle, n <= DM_FIELD_LIST_MOST))
      g_array_append_val (wanted, i);
  return wanted;
}

static gboolean serve (DmFieldList *self, DmModel *model, const GArray *wanted) {
  gboolean same = self->model != NULL && self->shown->len == wanted->len;

  for (guint i = 0; same && i < wanted->len; i++)
    same = self->same (self->model, g_array_index (self->shown, guint, i), model,
                       g_array_index (wanted, guint, i));
  return same;
}

/* --- showing them --- */

static void add_field (DmFieldList *self, DmModel *model, guint index) {
  g_autofree char *pointer
      = g_strdup_printf ("%s/%s", self->pointer, dm_thing_get_id (model, self->kind, index));
  DmField *field = self->make (model, index, pointer);

  dm_field_set_parent_optional (field, TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (field));
  g_ptr_array_add (self->fields, field);
  dm_form_adopt (self->form, field);
}

static void remove_fields (DmFieldList *self) {
  for (guint i = 0; i < self->fields->len; i++) {
    DmField *field = g_ptr_array_index (self->fields, i);

    dm_field_set_form (field, NULL);
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (field));
  }
  g_ptr_array_set_size (self->fields, 0);
}

/* Search results come by typing in the entry: the focus isn't in a field then. */
static void update (DmFieldList *self) {
  DmModel *model = get_model (self);
  g_autoptr (GArray) wanted = NULL;

  if (model == NULL)
    return;
  wanted = list_wanted (self, model);
  gtk_widget_set_visible (self->search, dm_thing_count (model, self->kind) > DM_FIELD_LIST_MOST);
  gtk_widget_set_visible (self->list, wanted->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), dm_thing_count (model, self->kind) > 0);
  if (!serve (self, model, wanted)) {
    remove_fields (self);
    for (guint i = 0; i < wanted->len; i++)
      add_field (self, model, g_array_index (wanted, guint, i));
  }
  dm_model_ref (model);
  g_clear_pointer (&self->model, dm_model_unref);
  self->model = model;
  g_array_unref (self->shown);
  self->shown = g_steal_pointer (&wanted);
}

/* --- widget --- */

static void dm_field_list_dispose (GObject *object) {
  DmFieldList *self = DM_FIELD_LIST (object);

  g_clear_pointer (&self->model, dm_model_unref);
  G_OBJECT_CLASS (dm_field_list_parent_class)->dispose (object);
}

static void dm_field_list_finalize (GObject *object) {
  DmFieldList *self = DM_FIELD_LIST (object);

  g_free (self->pointer);
  g_array_unref (self->shown);
  g_ptr_array_unref (self->fields);
  G_OBJECT_CLASS (dm_field_list_parent_class)->finalize (object);
}

static void dm_field_list_class_init (DmFieldListClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_field_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_field_list_finalize;
}

static void dm_field_list_init (DmFieldList *self) {
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->fields = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

/**
 * dm_field_list_new:
 * @form: the form that it will be in
 * @pointer: the object: “/terms”
 * @heading: what stands above, translated
 * @kind: the kind of things by whose ids its members are called
 * @make: makes a field
 * @same: whether one that was made will do
 *
 * Returns: (transfer floating): a list
 */
GtkWidget *dm_field_list_new (DmForm *form, const char *pointer, const char *heading,
                              DmTargetKind kind, DmFieldListMake make, DmFieldListSame same) {
  DmFieldList *self = g_object_new (DM_TYPE_FIELD_LIST, NULL);
  GtkWidget *title = gtk_label_new (heading);

  self->form = form;
  self->pointer = g_strdup (pointer);
  self->kind = kind;
  self->make = make;
  self->same = same;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text",
                kind == DM_TARGET_ISSUE ? _ ("Search issues") : _ ("Search parties"), NULL);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (update), self);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
  gtk_box_append (GTK_BOX (self), title);
  gtk_box_append (GTK_BOX (self), self->search);
  gtk_box_append (GTK_BOX (self), self->list);
  g_signal_connect_object (form, "refreshed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * dm_field_list_get_field:
 * @self: a list
 * @id: the id of a thing
 *
 * Returns: (nullable) (transfer none): its field, where it is shown
 */
DmField *dm_field_list_get_field (DmFieldList *self, const char *id) {
  for (guint i = 0; self->model != NULL && i < self->shown->len; i++)
    if (g_str_equal (
            dm_thing_get_id (self->model, self->kind, g_array_index (self->shown, guint, i)), id))
      return g_ptr_array_index (self->fields, i);
  return NULL;
}
