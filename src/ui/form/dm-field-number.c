/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dm-field-private.h"
#include "dm-json.h"
#include "dm-spoken-names.h"

#define UNIT_KEY "dm-unit"

/**
 * dm_field_number_new:
 * @pointer: the member, a number
 * @title: what it is called
 * @unit: (nullable): what stands behind it
 *
 * Returns: (transfer floating): a field for a number as the locale writes it
 */
DmField *dm_field_number_new (const char *pointer, const char *title, const char *unit) {
  DmField *field = dm_field_typed_new_beside (pointer, title, DM_TYPING_NUMBER, 9);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_editable_set_alignment (dm_field_typed_get_editable (field), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (dm_field_typed_get_editable (field)),
                               GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  dm_field_add_suffix (field, label);
  g_object_set_data (G_OBJECT (field), UNIT_KEY, label);
  dm_field_number_set_unit (field, unit);
  return field;
}

/**
 * dm_field_number_set_unit:
 * @field: a field for a number
 * @unit: (nullable): what stands behind it
 */
void dm_field_number_set_unit (DmField *field, const char *unit) {
  GtkLabel *label = g_object_get_data (G_OBJECT (field), UNIT_KEY);

  gtk_label_set_text (label, unit != NULL ? unit : "");
  gtk_widget_set_visible (GTK_WIDGET (label), unit != NULL && *unit != '\0');
}

/* --- scores --- */

typedef struct {
  DmField *field;
  GtkWidget *scale, *unset;
  gboolean following; /* the slider shows what the entry has */
} Score;

static void follow_score (DmField *field, Score *score) {
  const char *json = dm_field_get_json (field);
  gboolean known = json != NULL && dm_json_peek (json) == DM_JSON_NUMBER;
  double number = known ? dm_json_take_number (&json) : 0;
  g_autofree char *words = NULL;

  score->following = TRUE;
  gtk_range_set_value (GTK_RANGE (score->scale), CLAMP (number, 0, 100));
  score->following = FALSE;
  gtk_widget_set_sensitive (score->unset, known);
  if (known)
    gtk_widget_remove_css_class (score->scale, "unknown");
  else
    gtk_widget_add_css_class (score->scale, "unknown");
  words = known ? g_strdup_printf ("%.0f", number) : g_strdup (_ ("Unknown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (score->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  words, -1);
}

static void on_slid (GtkRange *range, Score *score) {
  g_autofree char *text = NULL;

  if (score->following)
    return;
  text = g_strdup_printf ("%.0f", round (gtk_range_get_value (range)));
  dm_field_typed_set_text (score->field, text);
}

static void on_unset (Score *score) {
  dm_field_typed_set_text (score->field, "");
  dm_field_focus (score->field);
}

static GtkWidget *new_slider (const char *title) {
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 100, 1);

  gtk_scale_set_draw_value (GTK_SCALE (scale), FALSE);
  gtk_widget_set_hexpand (scale, TRUE);
  gtk_range_set_increments (GTK_RANGE (scale), 1, 10);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return scale;
}

/**
 * dm_field_score_new:
 * @pointer: the member, a number from 0 to 100
 * @title: what it is called
 *
 * Returns: (transfer floating): a field with an entry, a slider and a button to leave it unknown
 */
DmField *dm_field_score_new (const char *pointer, const char *title) {
  DmField *field = dm_field_typed_new_beside (pointer, title, DM_TYPING_NUMBER, 9);
  GtkEditable *entry = dm_field_typed_get_editable (field);
  Score *score = g_new0 (Score, 1);

  score->field = field;
  gtk_editable_set_alignment (entry, 1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Unknown"));
  score->unset = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_add_css_class (score->unset, "flat");
  gtk_widget_set_tooltip_text (score->unset, _ ("Leave unknown"));
  dm_ui_set_name (score->unset, _ ("Leave unknown"));
  dm_field_add_suffix (field, score->unset);
  score->scale = new_slider (title);
  dm_field_add_below (field, score->scale);
  g_signal_connect (score->scale, "value-changed", G_CALLBACK (on_slid), score);
  g_signal_connect_swapped (score->unset, "clicked", G_CALLBACK (on_unset), score);
  g_signal_connect_data (field, "shown", G_CALLBACK (follow_score), score,
                         (GClosureNotify) (GCallback) g_free, 0);
  return field;
}
