/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-color.h"
#include "dm-field-private.h"
#include "dm-spoken-names.h"

typedef struct {
  DmField *field;
  GtkWidget *swatch, *reset;
  DmColor by_default;
} Parts;

#define PARTS_KEY "dm-color-parts"

static void show_swatch (DmField *field, Parts *parts) {
  g_autofree char *text = dm_field_dup_string (dm_field_get_json (field));
  DmColor color;
  GdkRGBA rgba;

  if (text == NULL || !dm_color_parse (text, &color))
    color = parts->by_default;
  rgba
      = (GdkRGBA){ (float) (DM_COLOR_RED (color) / 255.0), (float) (DM_COLOR_GREEN (color) / 255.0),
                   (float) (DM_COLOR_BLUE (color) / 255.0), 1 };
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (parts->swatch), &rgba);
  gtk_widget_set_sensitive (parts->reset, text != NULL);
}

static void on_color_set (GtkColorButton *button, Parts *parts) {
  GdkRGBA rgba;
  g_autofree char *text = NULL;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &rgba);
  text = g_strdup_printf ("#%02x%02x%02x", (guint) (rgba.red * 255 + 0.5),
                          (guint) (rgba.green * 255 + 0.5), (guint) (rgba.blue * 255 + 0.5));
  dm_field_typed_set_text (parts->field, text);
}

static void on_reset (Parts *parts) {
  dm_field_typed_set_text (parts->field, "");
  dm_field_focus (parts->field);
}

/**
 * dm_field_color_new:
 * @pointer: the member, a colour
 * @title: what it is called
 *
 * Returns: (transfer floating): a field with an entry for “#rrggbb”, a swatch to choose by, and a button back to the default
 */
DmField *dm_field_color_new (const char *pointer, const char *title) {
  DmField *field = dm_field_typed_new_beside (pointer, title, DM_TYPING_STRING, 9);
  Parts *parts = g_new0 (Parts, 1);

  parts->field = field;
  parts->swatch = gtk_color_button_new ();
  parts->reset = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_color_button_set_title (GTK_COLOR_BUTTON (parts->swatch), title);
  gtk_widget_set_tooltip_text (parts->swatch, _ ("Choose a colour"));
  gtk_widget_add_css_class (parts->reset, "flat");
  gtk_widget_set_tooltip_text (parts->reset, _ ("Back to the default colour"));
  dm_ui_set_name (parts->swatch, _ ("Choose a colour"));
  dm_ui_set_name (parts->reset, _ ("Back to the default colour"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (dm_field_typed_get_editable (field)),
                                  C_ ("colour", "Default"));
  dm_field_add_suffix (field, parts->swatch);
  dm_field_add_suffix (field, parts->reset);
  g_object_set_data (G_OBJECT (field), PARTS_KEY, parts);
  g_signal_connect (parts->swatch, "color-set", G_CALLBACK (on_color_set), parts);
  g_signal_connect_swapped (parts->reset, "clicked", G_CALLBACK (on_reset), parts);
  g_signal_connect_data (field, "shown", G_CALLBACK (show_swatch), parts,
                         (GClosureNotify) (GCallback) g_free, 0);
  return field;
}

/**
 * dm_field_color_set_default:
 * @field: a field for a colour
 * @color: a #DmColor: what it is where none is given
 */
void dm_field_color_set_default (DmField *field, guint32 color) {
  Parts *parts = g_object_get_data (G_OBJECT (field), PARTS_KEY);

  parts->by_default = color;
  show_swatch (field, parts);
}
