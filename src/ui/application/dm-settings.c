/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-settings.h"

/**
 * dm_settings_new:
 *
 * Returns: (nullable) (transfer full): what is remembered from one start to the next; %NULL where the schema isn't
 *   installed, which GLib itself would end the program for
 */
GSettings *dm_settings_new (void) {
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, DM_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/* An older schema may be installed than the one the program was built with. */
static gboolean has_key (GSettings *settings, const char *key, const GVariantType *type) {
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) found = NULL;

  if (settings == NULL)
    return FALSE;
  g_object_get (settings, "settings-schema", &schema, NULL);
  if (!g_settings_schema_has_key (schema, key))
    return FALSE;
  found = g_settings_schema_get_key (schema, key);
  return g_variant_type_equal (g_settings_schema_key_get_value_type (found), type);
}

/**
 * dm_settings_get_int:
 * @settings: (nullable): the settings
 * @key: a key
 * @fallback: what to return where there is no such key
 *
 * Returns: the value
 */
int dm_settings_get_int (GSettings *settings, const char *key, int fallback) {
  return has_key (settings, key, G_VARIANT_TYPE_INT32) ? g_settings_get_int (settings, key)
                                                       : fallback;
}

/**
 * dm_settings_set_int:
 * @settings: (nullable): the settings
 * @key: a key
 * @value: what to remember
 */
void dm_settings_set_int (GSettings *settings, const char *key, int value) {
  if (has_key (settings, key, G_VARIANT_TYPE_INT32))
    g_settings_set_int (settings, key, value);
}

/**
 * dm_settings_get_boolean:
 * @settings: (nullable): the settings
 * @key: a key
 * @fallback: what to return where there is no such key
 *
 * Returns: the value
 */
gboolean dm_settings_get_boolean (GSettings *settings, const char *key, gboolean fallback) {
  return has_key (settings, key, G_VARIANT_TYPE_BOOLEAN) ? g_settings_get_boolean (settings, key)
                                                         : fallback;
}

/**
 * dm_settings_set_boolean:
 * @settings: (nullable): the settings
 * @key: a key
 * @value: what to remember
 */
void dm_settings_set_boolean (GSettings *settings, const char *key, gboolean value) {
  if (has_key (settings, key, G_VARIANT_TYPE_BOOLEAN))
    g_settings_set_boolean (settings, key, value);
}

/**
 * dm_settings_bind_active:
 * @settings: (nullable): the settings
 * @key: a key
 * @object: what shows it by its property `active`: a switch
 *
 * Keeps both the same.
 *
 * Returns: whether there is such a key
 */
gboolean dm_settings_bind_active (GSettings *settings, const char *key, GObject *object) {
  if (!has_key (settings, key, G_VARIANT_TYPE_BOOLEAN))
    return FALSE;
  g_settings_bind (settings, key, object, "active", G_SETTINGS_BIND_DEFAULT);
  return TRUE;
}
