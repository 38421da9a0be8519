/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DmField:
 *
 * A row of a form that shows and edits one member of the form's thing, which it knows by its JSON pointer. It knows JSON
 * and nothing of the model. What is given to it goes to the document at once; what can't be is marked here and stays in the
 * field until it is mended or taken back with Escape, while the document stays as it was.
 *
 * Signal `shown`: what stands in the field has changed, through the document or by hand.
 */
#define DM_TYPE_FIELD (dm_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (DmField, dm_field, DM, FIELD, AdwPreferencesRow)

/**
 * DmFieldClass:
 * @show: shows the member's JSON, %NULL where it is absent
 * @dup_typed: (nullable): of a field that can hold what is wrong: the text that stands in it
 * @type: (nullable): as if that text had been typed
 * @chooses: what is put into it is chosen whole, so that each choice is a step of its own; what is typed is one until there is a pause
 */
struct _DmFieldClass {
  AdwPreferencesRowClass parent_class;

  void (*show) (DmField *field, const char *json);
  char *(*dup_typed) (DmField *field);
  void (*type) (DmField *field, const char *typed);
  gboolean chooses;
};

/** DmFieldPlace: where a field's control stands: below the title over the full width, or at its end */
typedef enum { DM_FIELD_BELOW, DM_FIELD_BESIDE } DmFieldPlace;

/* For those who write forms. */
const char *dm_field_get_pointer (DmField *field);
void dm_field_set_pointer (DmField *field, const char *pointer);
void dm_field_set_title (DmField *field, const char *title);
void dm_field_set_hint (DmField *field, const char *hint);
void dm_field_set_step_label (DmField *field, const char *label);
void dm_field_set_parent_optional (DmField *field, gboolean optional);
void dm_field_set_patient (DmField *field, gboolean patient);
void dm_field_focus (DmField *field);

/* For those who write fields. */
void dm_field_set_control (DmField *field, GtkWidget *control, DmFieldPlace place);
void dm_field_add_suffix (DmField *field, GtkWidget *widget);
void dm_field_add_below (DmField *field, GtkWidget *widget);
void dm_field_take (DmField *field, const char *json);
void dm_field_confirm (DmField *field);
void dm_field_complain (DmField *field, const char *reason);
const char *dm_field_get_json (DmField *field);
gboolean dm_field_is_showing (DmField *field);
GtkWidget *dm_field_get_form (DmField *field);

/* For the form. */
void dm_field_set_form (DmField *field, GtkWidget *form);
void dm_field_refresh (DmField *field, const char *json, gboolean afresh);
void dm_field_set_changed (DmField *field, gboolean changed);
void dm_field_flush (DmField *field);
void dm_field_retry (DmField *field);
gboolean dm_field_is_pending (DmField *field);
char *dm_field_dup_typed (DmField *field);
void dm_field_type (DmField *field, const char *typed);

G_END_DECLS
