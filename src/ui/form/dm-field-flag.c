/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-field-private.h"

#define DM_TYPE_FIELD_FLAG (dm_field_flag_get_type ())
G_DECLARE_FINAL_TYPE (DmFieldFlag, dm_field_flag, DM, FIELD_FLAG, DmField)

struct _DmFieldFlag {
  DmField parent_instance;

  GtkSwitch *control;
  gboolean by_default;
};

G_DEFINE_FINAL_TYPE (DmFieldFlag, dm_field_flag, DM_TYPE_FIELD)

static void dm_field_flag_show (DmField *field, const char *json) {
  DmFieldFlag *self = DM_FIELD_FLAG (field);

  gtk_switch_set_active (self->control,
                         json != NULL ? g_str_equal (json, "true") : self->by_default);
}

static void on_active (DmFieldFlag *self) {
  gboolean active = gtk_switch_get_active (self->control);

  if (!dm_field_is_showing (DM_FIELD (self)))
    dm_field_take (DM_FIELD (self), active == self->by_default ? NULL : active ? "true" : "false");
}

static void dm_field_flag_class_init (DmFieldFlagClass *klass) {
  DM_FIELD_CLASS (klass)->show = dm_field_flag_show;
  DM_FIELD_CLASS (klass)->chooses = TRUE;
}

static void dm_field_flag_init (DmFieldFlag *self) {
  self->control = GTK_SWITCH (gtk_switch_new ());
  dm_field_set_control (DM_FIELD (self), GTK_WIDGET (self->control), DM_FIELD_BESIDE);
  g_signal_connect_swapped (self->control, "notify::active", G_CALLBACK (on_active), self);
}

/**
 * dm_field_flag_new:
 * @pointer: the member, a boolean
 * @title: what it is called
 * @by_default: what it is where it is absent
 *
 * Returns: (transfer floating): a field with a switch
 */
DmField *dm_field_flag_new (const char *pointer, const char *title, gboolean by_default) {
  DmField *field = g_object_new (DM_TYPE_FIELD_FLAG, NULL);

  DM_FIELD_FLAG (field)->by_default = by_default;
  dm_field_set_pointer (field, pointer);
  dm_field_set_title (field, title);
  return field;
}
