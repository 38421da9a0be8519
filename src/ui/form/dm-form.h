/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-document.h"
#include "dm-fields.h"
#include "dm-style.h"

G_BEGIN_DECLS

/**
 * DmForm:
 *
 * A column of fields about one thing of a document, #DmTarget. It takes the thing's JSON once a change and hands each field its
 * member; nothing is ever built anew while the same thing stays, so focus, caret and scrolling stay too. One form can be
 * about one thing of its kind after another.
 *
 * Signals: `retargeted`: the thing may be another one, and its fields are about to show it; `refreshed`: its fields show what the document has now. What a form has besides its fields is brought up to date here.
 */
#define DM_TYPE_FORM (dm_form_get_type ())
G_DECLARE_FINAL_TYPE (DmForm, dm_form, DM, FORM, GtkBox)

DmForm *dm_form_new (DmDocument *document);

/* Building it. */
GtkWidget *dm_form_begin_group (DmForm *form, const char *title, const char *description);
DmField *dm_form_add (DmForm *form, DmField *field);
void dm_form_adopt (DmForm *form, DmField *field);
void dm_form_forget (DmForm *form, DmField *field);

/* What it is about. */
void dm_form_set_target (DmForm *form, const DmTarget *target);
void dm_form_set_style (DmForm *form, DmStyle *style);
void dm_form_refresh (DmForm *form);
gboolean dm_form_focus_first (DmForm *form);
void dm_form_mark_member (GtkWidget *widget, const char *pointer);
gboolean dm_form_focus_member (DmForm *form, const char *pointer);
char *dm_form_dup_focused (DmForm *form);
DmField *dm_form_find_field (DmForm *form, const char *pointer);

DmDocument *dm_form_get_document (DmForm *form);
const DmTarget *dm_form_get_target (DmForm *form);
DmStyle *dm_form_get_style (DmForm *form);
DmStyle *dm_form_get_fitting_style (DmForm *form);
const char *dm_form_get_json (DmForm *form);
const char *dm_form_get_member (DmForm *form, const char *pointer);
gboolean dm_form_is_only_member (DmForm *form, const char *pointer);
char *dm_form_dup_value (const char *json);

/* Changing it: by a field, and by a button. */
DmModel *dm_form_make (DmForm *form, const char *pointer, const char *value, DmEditReport *report);
gboolean dm_form_edit (DmForm *form, DmField *field, const char *pointer, const char *value,
                       const char *label, DmEditReport *report);
gboolean dm_form_change (DmForm *form, const char *pointer, const char *value, const char *label,
                         const char *question, char **reason);
void dm_form_take_back (DmForm *form, const char *pointer);

G_END_DECLS
