/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-export-dialog-private.h"

/*
 * The choices in their fields. The lists of the template are in the order of the enumerations: what, format, theme, size, orientation,
 * unit.
 */

enum { WHAT_VIEW, WHAT_STEPS };
enum { PORTRAIT, LANDSCAPE };

#define LEAST_PX 100.0
#define MOST_PX 16383.0

/* How finely sizes are chosen in each unit. */
static const struct {
  guint digits;
  double step, page;
} units[] = {
  [DM_UNIT_PX] = { 0, 10, 100 },
  [DM_UNIT_MM] = { 1, 1, 10 },
  [DM_UNIT_INCH] = { 2, 0.25, 1 },
};

static void set_unit (DmExportDialog *self, DmUnit unit) {
  GtkSpinButton *fields[] = { self->width, self->height };
  double px = dm_unit_get_px (unit);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    gtk_spin_button_set_digits (fields[i], units[unit].digits);
    gtk_spin_button_set_range (fields[i], LEAST_PX / px, MOST_PX / px);
    gtk_spin_button_set_increments (fields[i], units[unit].step, units[unit].page);
  }
  self->shown_unit = unit;
}

/* Sizes stay what they are, said in the unit that is chosen. */
void dm_export_dialog_follow_unit (DmExportDialog *self) {
  DmUnit unit = (DmUnit) adw_combo_row_get_selected (self->unit);
  double ratio = dm_unit_get_px (self->shown_unit) / dm_unit_get_px (unit);
  double width = gtk_spin_button_get_value (self->width) * ratio;
  double height = gtk_spin_button_get_value (self->height) * ratio;

  if (self->filling || unit == self->shown_unit)
    return;
  self->filling = TRUE;
  set_unit (self, unit);
  gtk_spin_button_set_value (self->width, width);
  gtk_spin_button_set_value (self->height, height);
  self->filling = FALSE;
}

DmExportChoices dm_export_dialog_get_choices (DmExportDialog *self) {
  return (DmExportChoices){
    .what = { .steps = adw_combo_row_get_selected (self->what) == WHAT_STEPS,
              .is_public = gtk_switch_get_active (self->is_public),
              .withhold = dm_public_choices_get (self->withhold) },
    .format = (DmFormat) adw_combo_row_get_selected (self->format),
    .theme = (DmTheme) adw_combo_row_get_selected (self->theme),
    .size = MIN (adw_combo_row_get_selected (self->size), DM_EXPORT_CUSTOM),
    .landscape = adw_combo_row_get_selected (self->orientation) == LANDSCAPE,
    .fitted = gtk_switch_get_active (self->fitted),
    .unit = self->shown_unit,
    .width = gtk_spin_button_get_value (self->width),
    .height = gtk_spin_button_get_value (self->height),
    .dpi = (guint) gtk_spin_button_get_value_as_int (self->dpi),
    .transparent = gtk_switch_get_active (self->transparent),
    .text_as_paths = gtk_switch_get_active (self->paths),
  };
}

DmExportOptions dm_export_dialog_get_options (DmExportDialog *self) {
  DmExportChoices choices = dm_export_dialog_get_choices (self);

  return dm_export_choices_to_options (&choices, self->stage);
}

void dm_export_dialog_fill (DmExportDialog *self, const DmExportChoices *choices) {
  self->filling = TRUE;
  adw_combo_row_set_selected (self->what, choices->what.steps ? WHAT_STEPS : WHAT_VIEW);
  adw_combo_row_set_selected (self->format, choices->format);
  adw_combo_row_set_selected (self->theme, choices->theme);
  adw_combo_row_set_selected (self->size, choices->size);
  adw_combo_row_set_selected (self->orientation, choices->landscape ? LANDSCAPE : PORTRAIT);
  adw_combo_row_set_selected (self->unit, choices->unit);
  gtk_switch_set_active (self->is_public, choices->what.is_public);
  dm_public_choices_set (self->withhold, choices->what.withhold);
  gtk_switch_set_active (self->fitted, choices->fitted);
  set_unit (self, choices->unit);
  gtk_spin_button_set_value (self->width, choices->width);
  gtk_spin_button_set_value (self->height, choices->height);
  gtk_spin_button_set_value (self->dpi, choices->dpi);
  gtk_switch_set_active (self->transparent, choices->transparent);
  gtk_switch_set_active (self->paths, choices->text_as_paths);
  self->filling = FALSE;
}

/* Only what makes a difference is there to be chosen. */
void dm_export_dialog_follow_choices (DmExportDialog *self) {
  DmExportChoices choices = dm_export_dialog_get_choices (self);
  gboolean custom = choices.size == DM_EXPORT_CUSTOM;
  gboolean paper = !custom && choices.size != DM_PAPER_NONE;

  gtk_widget_set_visible (GTK_WIDGET (self->orientation),
                          paper && !dm_paper_is_slide ((DmPaper) choices.size));
  gtk_widget_set_visible (self->fitted_row, paper);
  gtk_widget_set_visible (GTK_WIDGET (self->unit), custom);
  gtk_widget_set_visible (self->width_row, custom);
  gtk_widget_set_visible (self->height_row, custom);
  gtk_widget_set_visible (GTK_WIDGET (self->withhold), choices.what.is_public);
  gtk_widget_set_visible (self->dpi_row, choices.format == DM_FORMAT_PNG);
  gtk_widget_set_visible (self->paths_row, choices.format != DM_FORMAT_PNG);
}
