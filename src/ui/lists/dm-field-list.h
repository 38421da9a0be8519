/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-form.h"
#include "dm-thing.h"

G_BEGIN_DECLS

/* How many fields are shown at once: of more, those that say something, and what is searched for. */
#define DM_FIELD_LIST_MOST 40

/**
 * DmFieldListMake:
 * @model: the model as it is
 * @index: which of the things
 * @pointer: the member that the field is for
 *
 * Returns: (transfer floating): a field for what the form's thing says of another one
 */
typedef DmField *(*DmFieldListMake) (const DmModel *model, guint index, const char *pointer);

/** DmFieldListSame: whether a field made for @index of one model serves the same thing in another */
typedef gboolean (*DmFieldListSame) (const DmModel *before, guint index_before,
                                     const DmModel *model, guint index);

/**
 * DmFieldList:
 *
 * Fields for an object whose members are called by the ids of things: the terms of a proposal, by issue. Of many things those
 * that the object has are shown, and those that are searched for.
 */
#define DM_TYPE_FIELD_LIST (dm_field_list_get_type ())
G_DECLARE_FINAL_TYPE (DmFieldList, dm_field_list, DM, FIELD_LIST, GtkBox)

GtkWidget *dm_field_list_new (DmForm *form, const char *pointer, const char *heading,
                              DmTargetKind kind, DmFieldListMake make, DmFieldListSame same);
DmField *dm_field_list_get_field (DmFieldList *list, const char *id);

G_END_DECLS
