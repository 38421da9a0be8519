/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-random-edit.h"

#include <string.h>

#include "dm-csv-import.h"
#include "dm-edit-levels.h"
#include "dm-edit-private.h"
#include "dm-paste.h"
#include "dm-position-check.h"
#include "dm-position-drag.h"

#define MOST_THINGS 60 /* of a kind, before no more are added */

const char *const dm_random_operations[DM_N_RANDOM_OPERATIONS]
    = { "set a member",   "put a thing", "add",   "remove",    "move",       "rename",
        "change a scale", "drag",        "paste", "duplicate", "import rows" };

void dm_random_edit_clear (DmRandomEdit *edit) {
  g_clear_pointer (&edit->json, g_free);
}

/** dm_random_edit_describe: Returns: (transfer full): what was to be done to what */
char *dm_random_edit_describe (const DmRandomEdit *edit) {
  const DmTarget *target = &edit->target;
  g_autofree char *since = target->since != 0 ? dm_date_to_iso (target->since) : NULL;

  return g_strdup_printf (
      "%s: kind %d, id %s, party %s, since %s, scenario %s, pointer %s, index %u, JSON %s",
      dm_random_operations[edit->operation], target->kind, target->id != NULL ? target->id : "-",
      target->party != NULL ? target->party : "-", since != NULL ? since : "-",
      target->scenario != NULL ? target->scenario : "-",
      edit->pointer != NULL ? edit->pointer : "-", edit->index,
      edit->json != NULL ? edit->json : "-");
}

/* --- what to edit --- */

static DmTarget pick_position (GRand *random, const DmModel *model) {
  const char *id = dm_random_id (random, model, DM_TARGET_ISSUE);
  DmTarget target = { .kind = DM_TARGET_POSITION, .id = id };
  const DmIssue *issue = dm_model_get_issue (model, (guint) dm_model_find_issue (model, id));
  const DmPositions *list = issue->positions;

  if (dm_random_chance (random, 20) && dm_model_get_n_scenarios (model) > 0)
    target.scenario = dm_random_id (random, model, DM_TARGET_SCENARIO);
  if (list->n_positions == 0 || dm_random_chance (random, 5)) {
    target.party = dm_random_id (random, model, DM_TARGET_PARTY);
    return target;
  }
  const DmPosition *position = &list->positions[dm_random_below (random, list->n_positions)];
  target.party = dm_model_get_party (model, position->party)->id;
  target.since = target.scenario == NULL ? position->since : DM_DATE_NONE;
  return target;
}

static DmTarget pick_thing (GRand *random, const DmModel *model) {
  DmTarget target = { .kind = DM_TARGET_PARTY
                              + dm_random_below (random, DM_TARGET_VIEW - DM_TARGET_PARTY + 1) };

  target.id = dm_random_id (random, model, target.kind);
  if (target.id == NULL)
    target.id = "nobody";
  return target;
}

static DmTarget pick (GRand *random, const DmModel *model) {
  guint what = dm_random_below (random, 100);

  if (what < 50 && dm_model_get_n_issues (model) > 0)
    return pick_position (random, model);
  return what < 55 ? (DmTarget){ .kind = DM_TARGET_MODEL } : pick_thing (random, model);
}

static gboolean is_full (const DmModel *model, DmTargetKind kind, guint most_positions) {
  if (dm_model_get_n_positions (model) >= most_positions)
    return TRUE;
  return kind != DM_TARGET_POSITION && kind != DM_TARGET_MODEL
         && model->lists[dm_edit_get_entity_kind (kind)]->length >= MOST_THINGS;
}

/* --- in the words of the format --- */

static DmModel *set_member (GRand *random, DmModel *model, DmRandomEdit *edit,
                            DmEditReport *report) {
  const DmRandomMember *member = dm_random_member (random, edit->target.kind);
  const char *issue = edit->target.kind == DM_TARGET_POSITION ? edit->target.id : NULL;

  edit->pointer = member->pointer;
  if (dm_random_chance (random, 20))
    edit->json = dm_random_wrong_value (random);
  else if (dm_random_chance (random, 88))
    edit->json = dm_random_value (random, model, issue, member);
  return dm_edit_set_member (model, &edit->target, edit->pointer, edit->json, report);
}

/* A byte less, or twice, or another one. */
static void spoil (GRand *random, char **json) {
  gsize length = strlen (*json), at = dm_random_below (random, (guint) length);
  g_autoptr (GString) text = g_string_new (*json);

  if (length == 0)
    return;
  if (dm_random_chance (random, 40))
    g_string_erase (text, (gssize) at, 1);
  else if (dm_random_chance (random, 50))
    g_string_insert_c (text, (gssize) at, (*json)[at]);
  else
    text->str[at] = (char) (' ' + dm_random_below (random, 95));
  g_free (*json);
  *json = g_strdup (text->str);
}

static DmModel *put_thing (GRand *random, DmModel *model, DmRandomEdit *edit,
                           DmEditReport *report) {
  const DmTarget *target = &edit->target;
  const char *issue = target->kind == DM_TARGET_POSITION ? target->id : NULL;

  if (dm_random_chance (random, 60))
    edit->json = dm_edit_get_json (model, target);
  if (edit->json == NULL)
    edit->json = dm_random_thing (random, model, target->kind, target->id, issue);
  else
    spoil (random, &edit->json);
  return dm_edit_put_json (model, target, edit->json, report);
}

static DmModel *add_thing (GRand *random, DmModel *model, DmRandomEdit *edit,
                           DmEditReport *report) {
  DmTargetKind kind = edit->target.kind;
  const char *issue = dm_random_id (random, model, DM_TARGET_ISSUE);
  g_autofree char *id = g_strdup_printf ("l%u", dm_random_below (random, 200));

  edit->json = dm_random_thing (random, model, kind, id, issue);
  if (dm_random_chance (random, 10))
    spoil (random, &edit->json);
  edit->index = dm_random_chance (random, 50) ? G_MAXUINT : dm_random_below (random, 10);
  return dm_edit_add (model, kind, edit->json, edit->index, report);
}

static DmModel *rename_thing (GRand *random, DmModel *model, DmRandomEdit *edit,
                              DmEditReport *report) {
  edit->target = pick_thing (random, model);
  edit->pointer = "/id";
  edit->json = g_strdup_printf ("\"r%u\"", dm_random_below (random, 200));
  return dm_edit_set_member (model, &edit->target, edit->pointer, edit->json, report);
}

/* --- scales --- */

static DmModel *rescale (GRand *random, DmModel *model, DmRandomEdit *edit, DmEditReport *report) {
  const char *id = dm_random_id (random, model, DM_TARGET_ISSUE);
  guint level = dm_random_below (random, 7);

  edit->target = (DmTarget){ .kind = DM_TARGET_ISSUE, .id = id };
  edit->index = dm_random_below (random, 8);
  switch (dm_random_below (random, 6)) {
  case 0:
    return dm_edit_add_level (model, id, edit->index, "Another level", report);
  case 1:
    return dm_edit_move_level (model, id, level, edit->index, report);
  case 2:
    return dm_edit_remove_level (model, id, level, report);
  case 3:
    return dm_edit_set_scale_type (model, id, dm_random_below (random, 3), report);
  default:
    edit->pointer = "/scale";
    edit->json = dm_random_scale (random);
    return dm_edit_set_member (model, &edit->target, edit->pointer, edit->json, report);
  }
}

/* --- by hand --- */

/* The position on record, or nothing. */
static const DmPosition *find_position (const DmModel *model, const DmTarget *target) {
  const DmIssue *issue
      = dm_model_get_issue (model, (guint) dm_model_find_issue (model, target->id));

  return dm_positions_find (issue->positions, (guint) dm_model_find_party (model, target->party),
                            target->since);
}

/* A hand holds on to one position, wherever it goes: each place on the way obeys the rules. */
static void drag (GRand *random, const DmScale *scale, DmHandle handle, DmPosition *position) {
  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);

  for (guint n = 1 + dm_random_below (random, 4); n > 0; n--) {
    double place = first + (last - first) * (g_rand_int_range (random, -4, 21) / 16.0);
    DmPosition from = *position;
    if (scale->type != DM_SCALE_INTERVAL)
      place = round (place);
    dm_position_drag (scale, &from, handle, place, position);
    if (dm_position_check (position, scale) > DM_POSITION_FAULT_EMPTY)
      g_error ("dragged handle %d to %g: %s", handle, place,
               dm_position_fault_to_code (dm_position_check (position, scale)));
    dm_position_clear (scale, &from);
  }
}

static DmModel *drag_position (GRand *random, DmModel *model, DmRandomEdit *edit,
                               DmEditReport *report) {
  DmPosition nothing = { 0 }, to;
  DmHandle handle = DM_HANDLE_DEMAND + dm_random_below (random, DM_N_HANDLES - 1);

  edit->target = pick_position (random, model);
  edit->target.scenario = dm_random_chance (random, 70) ? NULL : edit->target.scenario;
  const DmIssue *issue
      = dm_model_get_issue (model, (guint) dm_model_find_issue (model, edit->target.id));
  const DmPosition *from = find_position (model, &edit->target);
  edit->index = handle;
  if (from != NULL && dm_random_chance (random, 20)) {
    dm_position_let_go (issue->scale, from, handle,
                        dm_random_below (random, MAX (issue->scale->n_levels, 1)), &to);
  } else {
    dm_position_copy (issue->scale, &to, from != NULL ? from : &nothing);
    drag (random, issue->scale, handle, &to);
  }
  DmModel *changed = dm_position_put (model, &edit->target, from, &to, report);
  dm_position_clear (issue->scale, &to);
  return changed;
}

/* --- from elsewhere --- */

static DmModel *paste (GRand *random, DmModel *model, DmRandomEdit *edit, gboolean duplicate) {
  DmTarget at = pick (random, model);
  g_auto (DmPasteReport) report = { 0 };
  DmModel *changed;

  if (!dm_paste_can_copy (&edit->target))
    edit->target = (DmTarget){ .kind = DM_TARGET_PARTY,
                               .id = dm_random_id (random, model, DM_TARGET_PARTY) };
  if (duplicate) {
    changed = dm_paste_duplicate (model, &edit->target, &report);
  } else {
    edit->json = dm_paste_copy (model, &edit->target);
    if (edit->json == NULL)
      edit->json = g_strdup ("nothing");
    else if (dm_random_chance (random, 30))
      spoil (random, &edit->json);
    changed = dm_paste_text (model, edit->json, &at, &report);
  }
  edit->reasons = report.complaints->len;
  return changed;
}

static void append_cell (GString *text, GRand *random, const DmModel *model, DmTargetKind kind) {
  const char *id = dm_random_chance (random, 95) ? dm_random_id (random, model, kind) : NULL;

  g_string_append_printf (text, "%s,", id != NULL ? id : "Somebody else");
}

static char *make_rows (GRand *random, const DmModel *model) {
  static const char *const cells[] = { "", "", "l1", "l2", "5", "2.5", "l1 | l2", "no", "=1", "|" };
  GString *text = g_string_new ("party,issue,demand,accepts_from,limit_from,salience,since\n");

  for (guint n = 1 + dm_random_below (random, 4); n > 0; n--) {
    append_cell (text, random, model, DM_TARGET_PARTY);
    append_cell (text, random, model, DM_TARGET_ISSUE);
    for (guint i = 0; i < 3; i++)
      g_string_append_printf (text, "%s,", cells[dm_random_below (random, G_N_ELEMENTS (cells))]);
    g_string_append_printf (text, "%u,%s\n", dm_random_below (random, 110),
                            dm_random_chance (random, 50) ? "2014-03" : "");
  }
  return g_string_free (text, FALSE);
}

static DmModel *import_rows (GRand *random, DmModel *model, DmRandomEdit *edit) {
  DmCsvDialect dialect = { DM_CSV_ENCODING_UTF8, ',', '.' };
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;

  edit->json = make_rows (random, model);
  g_autoptr (GBytes) bytes = g_bytes_new (edit->json, strlen (edit->json));
  g_autoptr (DmCsvTable) table = dm_csv_table_new (bytes, &dialect, &diagnostics, &error);
  if (table == NULL)
    g_error ("%s", error->message);
  g_autoptr (DmCsvImport) import = dm_csv_import_new (model, table, dialect.decimal);
  dm_csv_import_accept_kinds (import, dm_random_below (random, DM_CSV_OFFER_ALL + 1));
  if (!dm_csv_import_run (import, NULL, &error))
    g_error ("%s", error->message);
  edit->reasons = dm_csv_import_count (import, DM_CSV_FAULTY);
  return dm_model_ref (dm_csv_import_get_result (import));
}

/* --- all of them --- */

static DmRandomOperation choose (GRand *random, const DmModel *model, DmTargetKind kind,
                                 guint most_positions) {
  static const guint8 shares[DM_N_RANDOM_OPERATIONS] = { 38, 12, 10, 7, 4, 5, 6, 12, 3, 2, 1 };
  guint at = dm_random_below (random, 100);
  DmRandomOperation operation = 0;
  gboolean adds;

  while (at >= shares[operation])
    at -= shares[operation++];
  adds = operation == DM_RANDOM_ADD || operation >= DM_RANDOM_PASTE;
  if (adds && is_full (model, kind, most_positions))
    return DM_RANDOM_REMOVE;
  return operation;
}

static DmModel *make (GRand *random, DmModel *model, DmRandomEdit *edit, DmEditReport *report) {
  switch (edit->operation) {
  case DM_RANDOM_SET_MEMBER:
    return set_member (random, model, edit, report);
  case DM_RANDOM_PUT:
    return put_thing (random, model, edit, report);
  case DM_RANDOM_ADD:
    return add_thing (random, model, edit, report);
  case DM_RANDOM_REMOVE:
    return dm_edit_remove (model, &edit->target, report);
  case DM_RANDOM_MOVE:
    edit->index = dm_random_below (random, 12);
    return dm_edit_move (model, &edit->target, edit->index, report);
  case DM_RANDOM_RENAME:
    return rename_thing (random, model, edit, report);
  case DM_RANDOM_RESCALE:
    return rescale (random, model, edit, report);
  case DM_RANDOM_DRAG:
    return drag_position (random, model, edit, report);
  case DM_RANDOM_IMPORT:
    return import_rows (random, model, edit);
  default:
    return paste (random, model, edit, edit->operation == DM_RANDOM_DUPLICATE);
  }
}

/**
 * dm_random_edit:
 * @random: where to take chance from
 * @model: a model with parties and issues
 * @most_positions: when to remove rather than to add
 * @edit: (out caller-allocates): what was tried, to be cleared with dm_random_edit_clear()
 *
 * Returns: (transfer full) (nullable): the changed model, %NULL where that is refused
 */
DmModel *dm_random_edit (GRand *random, DmModel *model, guint most_positions, DmRandomEdit *edit) {
  g_auto (DmEditReport) report = { NULL };
  DmModel *changed;

  *edit = (DmRandomEdit){ .target = pick (random, model) };
  edit->operation = choose (random, model, edit->target.kind, most_positions);
  changed = make (random, model, edit, &report);
  if (report.diagnostics != NULL)
    edit->reasons = report.diagnostics->len;
  if (report.hurts != NULL)
    edit->hurts = report.hurts->len;
  return changed;
}
