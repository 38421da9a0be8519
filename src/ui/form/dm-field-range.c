/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-field-private.h"
#include "dm-json-set.h"
#include "dm-json.h"
#include "dm-spoken-names.h"

/*
 * A set on an ordered scale: absent, or with two ends, each of which can be left out. With levels the ends are chosen, without
 * they are typed.
 */
#define DM_TYPE_FIELD_RANGE (dm_field_range_get_type ())
G_DECLARE_FINAL_TYPE (DmFieldRange, dm_field_range, DM, FIELD_RANGE, DmField)

enum { FROM, TO, N_ENDS };
static const char *const end_names[N_ENDS] = { "/from", "/to" };

struct _DmFieldRange {
  DmField parent_instance;

  GtkCheckButton *said;
  GtkWidget *ends;
  GtkDropDown *levels[N_ENDS];
  GtkEntry *numbers[N_ENDS];
  GtkStringList *names[N_ENDS];
  GPtrArray *values; /* of the levels, as JSON; empty where ends are typed */
};

G_DEFINE_FINAL_TYPE (DmFieldRange, dm_field_range, DM_TYPE_FIELD)

static gboolean is_typed (DmFieldRange *self) {
  return self->values->len == 0;
}

static void show_end (DmFieldRange *self, guint end, const char *json) {
  g_autofree char *value = NULL;
  guint selected = 0;

  if (json != NULL)
    value = g_strndup (json, (gsize) (dm_json_skip (json) - json));
  if (is_typed (self)) {
    g_autofree char *text = dm_field_number_to_text (value);

    if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->numbers[end]))))
      gtk_editable_set_text (GTK_EDITABLE (self->numbers[end]), text);
    return;
  }
  for (guint i = 0; value != NULL && i < self->values->len; i++)
    if (g_str_equal (self->values->pdata[i], value))
      selected = i + 1;
  gtk_drop_down_set_selected (self->levels[end], selected);
}

static void dm_field_range_show (DmField *field, const char *json) {
  DmFieldRange *self = DM_FIELD_RANGE (field);

  gtk_check_button_set_active (self->said, json != NULL);
  gtk_widget_set_visible (self->ends, json != NULL);
  for (guint end = 0; end < N_ENDS; end++)
    show_end (self, end, json != NULL ? dm_json_get (json, end_names[end]) : NULL);
}

/* Returns: FALSE where what is typed is no number */
static gboolean append_end (DmFieldRange *self, guint end, GString *json) {
  g_autoptr (GString) value = g_string_new (NULL);

  if (is_typed (self)) {
    const char *text = gtk_editable_get_text (GTK_EDITABLE (self->numbers[end]));

    if (*text != '\0' && !dm_field_append_number (text, value))
      return FALSE;
  } else {
    guint selected = gtk_drop_down_get_selected (self->levels[end]);

    if (selected > 0 && selected <= self->values->len)
      g_string_append (value, self->values->pdata[selected - 1]);
  }
  if (value->len > 0)
    g_string_append_printf (json, "%s\"%s\": %s", json->len > 1 ? ", " : "", end_names[end] + 1,
                            value->str);
  return TRUE;
}

static void take (DmFieldRange *self) {
  g_autoptr (GString) json = g_string_new ("{");

  if (dm_field_is_showing (DM_FIELD (self)))
    return;
  gtk_widget_set_visible (self->ends, gtk_check_button_get_active (self->said));
  if (!gtk_check_button_get_active (self->said)) {
    dm_field_take (DM_FIELD (self), NULL);
    return;
  }
  if (!append_end (self, FROM, json) || !append_end (self, TO, json)) {
    dm_field_complain (DM_FIELD (self), _ ("This is no number."));
    return;
  }
  g_string_append_c (json, '}');
  dm_field_take (DM_FIELD (self), json->str);
}

static void take_typed (DmFieldRange *self) {
  dm_field_set_patient (DM_FIELD (self), TRUE);
  take (self);
  dm_field_set_patient (DM_FIELD (self), FALSE);
}

static void dm_field_range_finalize (GObject *object) {
  g_ptr_array_unref (DM_FIELD_RANGE (object)->values);
  G_OBJECT_CLASS (dm_field_range_parent_class)->finalize (object);
}

static gboolean dm_field_range_grab_focus (GtkWidget *widget) {
  return gtk_widget_grab_focus (GTK_WIDGET (DM_FIELD_RANGE (widget)->said));
}

static void dm_field_range_class_init (DmFieldRangeClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = dm_field_range_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = dm_field_range_grab_focus;
  DM_FIELD_CLASS (klass)->show = dm_field_range_show;
}

static void add_end (DmFieldRange *self, guint end, const char *title) {
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  self->names[end] = gtk_string_list_new (NULL);
  self->levels[end] = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->names[end]), NULL));
  dm_field_narrow (self->levels[end]);
  self->numbers[end] = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->numbers[end]), 6);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->numbers[end]), FALSE);
  gtk_entry_set_placeholder_text (self->numbers[end], _ ("End of the scale"));
  g_signal_connect_swapped (self->levels[end], "notify::selected", G_CALLBACK (take), self);
  g_signal_connect_swapped (self->numbers[end], "changed", G_CALLBACK (take_typed), self);
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->levels[end]));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->numbers[end]));
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (self->ends), column);
}

static void dm_field_range_init (DmFieldRange *self) {
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->ends = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  /* Translators: where a set of levels begins */
  add_end (self, FROM, C_ ("set", "From"));
  /* Translators: where a set of levels ends */
  add_end (self, TO, C_ ("set", "To"));
  self->said = GTK_CHECK_BUTTON (gtk_check_button_new ());
  dm_field_set_control (DM_FIELD (self), GTK_WIDGET (self->said), DM_FIELD_BESIDE);
  dm_field_add_below (DM_FIELD (self), self->ends);
  g_signal_connect_swapped (self->said, "toggled", G_CALLBACK (take), self);
}

/**
 * dm_field_range_set_levels:
 * @field: a field for a set on an ordered scale
 * @levels: (array length=n_levels): the scale's levels, from its first to its last; none where its ends are numbers
 * @n_levels: how many
 */
void dm_field_range_set_levels (DmField *field, const DmFieldOption *levels, guint n_levels) {
  DmFieldRange *self = DM_FIELD_RANGE (field);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_set_size (self->values, 0);
  g_ptr_array_add (names, (gpointer) _ ("End of the scale"));
  for (guint i = 0; i < n_levels; i++) {
    g_ptr_array_add (self->values, g_strdup (levels[i].json));
    g_ptr_array_add (names, (gpointer) levels[i].name);
  }
  g_ptr_array_add (names, NULL);
  for (guint end = 0; end < N_ENDS; end++) {
    g_signal_handlers_block_by_func (self->levels[end], take, self);
    gtk_string_list_splice (self->names[end], 0,
                            g_list_model_get_n_items (G_LIST_MODEL (self->names[end])),
                            (const char *const *) names->pdata);
    gtk_widget_set_visible (GTK_WIDGET (self->levels[end]), n_levels > 0);
    gtk_widget_set_visible (GTK_WIDGET (self->numbers[end]), n_levels == 0);
    g_signal_handlers_unblock_by_func (self->levels[end], take, self);
  }
}

/* “From” alone would be that of any set. */
static void name_end (DmFieldRange *self, guint end, const char *title, const char *end_title) {
  /* Translators: a set of levels, and one end of it: “Would accept: From” */
  g_autofree char *name = g_strdup_printf (C_ ("set", "%1$s: %2$s"), title, end_title);

  dm_ui_set_name (GTK_WIDGET (self->levels[end]), name);
  dm_ui_set_name (GTK_WIDGET (self->numbers[end]), name);
}

/**
 * dm_field_range_new:
 * @pointer: the member, a set
 * @title: what it is called
 *
 * Returns: (transfer floating): a field for a set on an ordered scale
 */
DmField *dm_field_range_new (const char *pointer, const char *title) {
  DmField *field = g_object_new (DM_TYPE_FIELD_RANGE, NULL);

  dm_field_set_pointer (field, pointer);
  dm_field_set_title (field, title);
  name_end (DM_FIELD_RANGE (field), FROM, title, C_ ("set", "From"));
  name_end (DM_FIELD_RANGE (field), TO, title, C_ ("set", "To"));
  return field;
}
