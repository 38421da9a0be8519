/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-field-private.h"
#include "dm-json.h"

/* One of a list: words of the format, levels, or things of the model. */
#define DM_TYPE_FIELD_CHOICE (dm_field_choice_get_type ())
G_DECLARE_FINAL_TYPE (DmFieldChoice, dm_field_choice, DM, FIELD_CHOICE, DmField)

struct _DmFieldChoice {
  DmField parent_instance;

  GtkDropDown *drop_down;
  GtkStringList *names;
  GPtrArray *values; /* of the JSON of each, NULL for that the member is absent */
};

G_DEFINE_FINAL_TYPE (DmFieldChoice, dm_field_choice, DM_TYPE_FIELD)

#define MANY 12 /* so many have to be searched */

static void on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer data) {
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* in the list there is room for all of it */
  if (data != NULL)
    gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_list_item_set_child (item, label);
}

static void on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer data) {
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);

  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, name);
  /* what has the focus is called what the choice is about, and this is what is chosen */
  if (data == NULL && button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    name, -1);
  /* the list's own widget around the label is what gets the focus */
  if (data != NULL && gtk_widget_get_parent (label) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *find_list (GtkWidget *widget) {
  GtkWidget *found = GTK_IS_LIST_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

/* Whoever opens the list by keyboard is at what is chosen, and not at the first. */
static void focus_chosen (GtkDropDown *drop_down) {
  GtkWidget *list = find_list (gtk_widget_get_last_child (GTK_WIDGET (drop_down)));

  for (GtkWidget *item = list != NULL ? gtk_widget_get_first_child (list) : NULL; item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (gtk_widget_get_state_flags (item) & GTK_STATE_FLAG_SELECTED)
      gtk_widget_grab_focus (item);
}

/** dm_field_narrow: has a choice take the room that there is, however long its names are */
void dm_field_narrow (GtkDropDown *drop_down) {
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) listed = gtk_signal_list_item_factory_new ();

  g_signal_connect (chosen, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (chosen, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (listed, "setup", G_CALLBACK (on_setup), drop_down);
  g_signal_connect (listed, "bind", G_CALLBACK (on_bind), drop_down);
  gtk_drop_down_set_factory (drop_down, chosen);
  gtk_drop_down_set_list_factory (drop_down, listed);
  g_signal_connect_object (gtk_widget_get_last_child (GTK_WIDGET (drop_down)), "show",
                           G_CALLBACK (focus_chosen), drop_down,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static guint find_value (DmFieldChoice *self, const char *json) {
  for (guint i = 0; i < self->values->len; i++)
    if (g_strcmp0 (self->values->pdata[i], json) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void dm_field_choice_show (DmField *field, const char *json) {
  DmFieldChoice *self = DM_FIELD_CHOICE (field);

  gtk_drop_down_set_selected (self->drop_down, find_value (self, json));
}

static void on_selected (DmFieldChoice *self) {
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (!dm_field_is_showing (DM_FIELD (self)) && selected < self->values->len
      && g_strcmp0 (self->values->pdata[selected], dm_field_get_json (DM_FIELD (self))) != 0)
    dm_field_take (DM_FIELD (self), self->values->pdata[selected]);
}

static void dm_field_choice_finalize (GObject *object) {
  g_ptr_array_unref (DM_FIELD_CHOICE (object)->values);
  G_OBJECT_CLASS (dm_field_choice_parent_class)->finalize (object);
}

static void dm_field_choice_class_init (DmFieldChoiceClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = dm_field_choice_finalize;
  DM_FIELD_CLASS (klass)->show = dm_field_choice_show;
  DM_FIELD_CLASS (klass)->chooses = TRUE;
}

static void dm_field_choice_init (DmFieldChoice *self) {
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->names = gtk_string_list_new (NULL);
  self->drop_down = GTK_DROP_DOWN (
      gtk_drop_down_new (G_LIST_MODEL (self->names),
                         gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_widget_set_hexpand (GTK_WIDGET (self->drop_down), TRUE);
  dm_field_narrow (self->drop_down);
  dm_field_set_control (DM_FIELD (self), GTK_WIDGET (self->drop_down), DM_FIELD_BELOW);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
}

static gboolean has_options (DmFieldChoice *self, const char *absent, const DmFieldOption *options,
                             guint n_options) {
  guint offset = absent != NULL ? 1 : 0;

  if (self->values->len != n_options + offset
      || (absent != NULL && g_strcmp0 (self->values->pdata[0], NULL) != 0))
    return FALSE;
  if (absent != NULL && !g_str_equal (gtk_string_list_get_string (self->names, 0), absent))
    return FALSE;
  for (guint i = 0; i < n_options; i++)
    if (g_strcmp0 (self->values->pdata[i + offset], options[i].json) != 0
        || !g_str_equal (gtk_string_list_get_string (self->names, i + offset), options[i].name))
      return FALSE;
  return TRUE;
}

/**
 * dm_field_choice_set_options:
 * @field: a field for a choice
 * @absent: (nullable): what it is called that the member is absent; %NULL where it can't be
 * @options: (array length=n_options): what there is to choose
 * @n_options: how many
 *
 * Where they are what they were nothing happens.
 */
void dm_field_choice_set_options (DmField *field, const char *absent, const DmFieldOption *options,
                                  guint n_options) {
  DmFieldChoice *self = DM_FIELD_CHOICE (field);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (has_options (self, absent, options, n_options))
    return;
  g_signal_handlers_block_by_func (self->drop_down, on_selected, self);
  g_ptr_array_set_size (self->values, 0);
  if (absent != NULL) {
    g_ptr_array_add (self->values, NULL);
    g_ptr_array_add (names, (gpointer) absent);
  }
  for (guint i = 0; i < n_options; i++) {
    g_ptr_array_add (self->values, g_strdup (options[i].json));
    g_ptr_array_add (names, (gpointer) options[i].name);
  }
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          (const char *const *) names->pdata);
  gtk_drop_down_set_enable_search (self->drop_down, self->values->len > MANY);
  gtk_drop_down_set_selected (self->drop_down, find_value (self, dm_field_get_json (field)));
  g_signal_handlers_unblock_by_func (self->drop_down, on_selected, self);
}

/**
 * dm_field_choice_new:
 * @pointer: the member
 * @title: what it is called
 * @absent: (nullable): what it is called that the member is absent
 * @options: (array length=n_options): what there is to choose
 * @n_options: how many
 *
 * Returns: (transfer floating): a field for one of a few
 */
DmField *dm_field_choice_new (const char *pointer, const char *title, const char *absent,
                              const DmFieldOption *options, guint n_options) {
  DmField *field = g_object_new (DM_TYPE_FIELD_CHOICE, NULL);

  dm_field_set_pointer (field, pointer);
  dm_field_set_title (field, title);
  dm_field_choice_set_options (field, absent, options, n_options);
  return field;
}

/* --- things of the model --- */

typedef struct {
  DmTargetKind kind;
  char *absent; /* (nullable) */
} Reference;

static void reference_free (Reference *reference) {
  g_free (reference->absent);
  g_free (reference);
}

/** dm_field_list_things: the model's things of a kind as options; @texts keeps their JSON */
GArray *dm_field_list_things (const DmModel *model, DmTargetKind kind, GPtrArray *texts) {
  GArray *options = g_array_new (FALSE, FALSE, sizeof (DmFieldOption));

  for (guint i = 0; i < dm_thing_count (model, kind); i++) {
    g_autoptr (GString) json = g_string_new (NULL);
    DmFieldOption option = { NULL, dm_thing_get_name (model, kind, i) };

    dm_json_append_string (json, dm_thing_get_id (model, kind, i));
    option.json = g_strdup (json->str);
    g_ptr_array_add (texts, (gpointer) option.json);
    g_array_append_val (options, option);
  }
  return options;
}

/**
 * dm_field_reference_follow:
 * @field: made by dm_field_reference_new()
 * @model: what there is to refer to
 */
void dm_field_reference_follow (DmField *field, const DmModel *model) {
  const Reference *reference = g_object_get_data (G_OBJECT (field), "dm-reference");
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) options = NULL;

  if (reference == NULL)
    return;
  options = dm_field_list_things (model, reference->kind, texts);
  dm_field_choice_set_options (field, reference->absent, (DmFieldOption *) (gpointer) options->data,
                               options->len);
}

/**
 * dm_field_reference_new:
 * @pointer: the member, an id
 * @title: what it is called
 * @kind: of what things it is
 * @absent: (nullable): what it is called that there is none
 *
 * Returns: (transfer floating): a field for one of the model's things
 */
DmField *dm_field_reference_new (const char *pointer, const char *title, DmTargetKind kind,
                                 const char *absent) {
  DmField *field = dm_field_choice_new (pointer, title, absent, NULL, 0);
  Reference *reference = g_new0 (Reference, 1);

  reference->kind = kind;
  reference->absent = g_strdup (absent);
  g_object_set_data_full (G_OBJECT (field), "dm-reference", reference,
                          (GDestroyNotify) reference_free);
  return field;
}
