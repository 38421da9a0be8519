/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-edit.h"
#include "dm-field.h"

G_BEGIN_DECLS

/*
 * The kinds of fields. Each is made with the JSON pointer of its member and a translated title, and put into a form with
 * dm_form_add(). An empty one is an absent member, everywhere.
 */

/* A line, and several. */
DmField *dm_field_text_new (const char *pointer, const char *title);
DmField *dm_field_paragraph_new (const char *pointer, const char *title);

/* A number as the locale writes it, with its unit behind it (NULL for none); and one from 0 to 100 with a slider, or unknown. */
DmField *dm_field_number_new (const char *pointer, const char *title, const char *unit);
void dm_field_number_set_unit (DmField *field, const char *unit);
DmField *dm_field_score_new (const char *pointer, const char *title);

/* A day, a month or a year, typed or chosen in a calendar. */
DmField *dm_field_date_new (const char *pointer, const char *title);

/* A colour, or the one that is given to it. */
DmField *dm_field_color_new (const char *pointer, const char *title);
void dm_field_color_set_default (DmField *field, guint32 color);

/**
 * DmFieldOption:
 * @json: the member's JSON: "\"stated\"", "true"
 * @name: translated
 */
typedef struct {
  const char *json;
  const char *name;
} DmFieldOption;

void dm_field_narrow (GtkDropDown *drop_down);

/* One of a few words of the format. @absent: (nullable) what it is called that the member is absent; where it can't be, NULL. */
DmField *dm_field_choice_new (const char *pointer, const char *title, const char *absent,
                              const DmFieldOption *options, guint n_options);
void dm_field_choice_set_options (DmField *field, const char *absent, const DmFieldOption *options,
                                  guint n_options);
DmField *dm_field_flag_new (const char *pointer, const char *title, gboolean by_default);

/* One of the model's things of a kind, by its id, or, called @absent, none. A form has it follow the model. */
DmField *dm_field_reference_new (const char *pointer, const char *title, DmTargetKind kind,
                                 const char *absent);
void dm_field_reference_follow (DmField *field, const DmModel *model);

/* Several of a list. */
DmField *dm_field_several_new (const char *pointer, const char *title, const char *absent);
void dm_field_several_set_options (DmField *field, const DmFieldOption *options, guint n_options);
void dm_field_several_follow (DmField *field, const DmModel *model, DmTargetKind kind);

/* An Admiralty grade: how reliable a source is, and how credible what it says is. */
DmField *dm_field_grade_new (const char *pointer, const char *title);

/* A set on an ordered scale, or none said. */
DmField *dm_field_range_new (const char *pointer, const char *title);
void dm_field_range_set_levels (DmField *field, const DmFieldOption *levels, guint n_levels);

G_END_DECLS
