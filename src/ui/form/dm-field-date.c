/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-date.h"
#include "dm-field-private.h"
#include "dm-spoken-names.h"

/* The day that is in the field, or that begins what is; today where there is none. */
static GDateTime *find_day (DmField *field) {
  g_autofree char *text = dm_field_dup_string (dm_field_get_json (field));
  DmDate date;

  if (text == NULL || !dm_date_parse (text, &date) || date == DM_DATE_NONE)
    return g_date_time_new_now_local ();
  date = dm_date_first_day (date);
  return g_date_time_new_local ((int) (date >> 16), (int) ((date >> 8) & 0xff), (int) (date & 0xff),
                                0, 0, 0);
}

static void on_day_selected (GtkCalendar *calendar, DmField *field) {
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text
      = g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (day), g_date_time_get_month (day),
                         g_date_time_get_day_of_month (day));

  dm_field_typed_set_text (field, text);
}

static void on_popover_shown (GtkWidget *popover, DmField *field) {
  GtkCalendar *calendar = GTK_CALENDAR (gtk_popover_get_child (GTK_POPOVER (popover)));
  g_autoptr (GDateTime) day = find_day (field);

  g_signal_handlers_block_by_func (calendar, on_day_selected, field);
  gtk_calendar_select_day (calendar, day);
  g_signal_handlers_unblock_by_func (calendar, on_day_selected, field);
}

/**
 * dm_field_date_new:
 * @pointer: the member, a date
 * @title: what it is called
 *
 * Returns: (transfer floating): a field for a day, a month or a year, with a calendar
 */
DmField *dm_field_date_new (const char *pointer, const char *title) {
  DmField *field = dm_field_typed_new_beside (pointer, title, DM_TYPING_STRING, 11);
  GtkWidget *calendar = gtk_calendar_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *button = gtk_menu_button_new ();

  /* Translators: how a date is written, in digits: a year, a month and a day */
  gtk_entry_set_placeholder_text (GTK_ENTRY (dm_field_typed_get_editable (field)),
                                  _ ("YYYY-MM-DD"));
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose a day"));
  dm_ui_set_name (button, _ ("Choose a day"));
  dm_field_add_suffix (field, button);
  g_signal_connect (calendar, "day-selected", G_CALLBACK (on_day_selected), field);
  g_signal_connect (popover, "show", G_CALLBACK (on_popover_shown), field);
  return field;
}
