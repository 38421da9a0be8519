/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-edit-thing.h"

#include "dm-confirm-edit.h"

/**
 * dm_ui_add_thing:
 * @widget: where it was asked for
 * @document: a document
 * @kind: what kind of thing to add
 *
 * Adds a thing, selects it, and gives the keyboard to its name in the pane.
 */
void dm_ui_add_thing (GtkWidget *widget, DmDocument *document, DmTargetKind kind) {
  if (dm_document_add_thing (document, kind))
    gtk_widget_activate_action (widget, "win.edit-selected", NULL);
  else
    gtk_widget_error_bell (widget);
}

/**
 * dm_ui_delete_thing:
 * @widget: where it was asked for
 * @document: a document
 * @kind: a kind of thing
 * @id: the id of one
 *
 * Deletes a thing; where that takes something else along, asks first.
 */
void dm_ui_delete_thing (GtkWidget *widget, DmDocument *document, DmTargetKind kind,
                         const char *id) {
  DmTarget target = { .kind = kind, .id = id };
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) model = dm_edit_remove (dm_document_get_model (document), &target, &report);

  if (model != NULL)
    dm_ui_confirm_hurts (widget, document, model, &report, dm_thing_get_word (kind, DM_THING_ASK),
                         dm_thing_get_word (kind, DM_THING_DELETE));
  else
    gtk_widget_error_bell (widget);
}
