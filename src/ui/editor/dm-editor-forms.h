/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-form.h"

G_BEGIN_DECLS

/* A form a kind of thing: (transfer floating). */
DmForm *dm_editor_new_model_form (DmDocument *document);
DmForm *dm_editor_new_party_form (DmDocument *document);
DmForm *dm_editor_new_basket_form (DmDocument *document);
DmForm *dm_editor_new_issue_form (DmDocument *document);
DmForm *dm_editor_new_position_form (DmDocument *document);
DmForm *dm_editor_new_source_form (DmDocument *document);
DmForm *dm_editor_new_event_form (DmDocument *document);
DmForm *dm_editor_new_scenario_form (DmDocument *document);
DmForm *dm_editor_new_proposal_form (DmDocument *document);
DmForm *dm_editor_new_view_form (DmDocument *document);

/* What all of them but that of the model and of a position have. */
void dm_editor_add_id (DmForm *form);

/* What a kind of thing is called: “Issue”. */
const char *dm_editor_name_kind (DmSelectionKind kind);

G_END_DECLS
