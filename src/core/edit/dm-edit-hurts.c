/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-edit-private.h"

static void free_hurt (gpointer data) {
  DmHurt *hurt = data;
  g_free (hurt->sentence);
  g_free (hurt);
}

DmTarget dm_edit_target_entity (const DmModel *model, DmEntityKind kind, guint index) {
  static const DmTargetKind kinds[]
      = { DM_TARGET_PARTY, DM_TARGET_BASKET,   DM_TARGET_ISSUE,    DM_TARGET_SOURCE,
          DM_TARGET_EVENT, DM_TARGET_SCENARIO, DM_TARGET_PROPOSAL, DM_TARGET_VIEW };
  return (DmTarget){ .kind = kinds[kind], .id = dm_model_get_id (model, kind, index) };
}

/* @scenario is NULL for what is on record. */
DmTarget dm_edit_target_position (const DmModel *model, guint issue, const DmPosition *position,
                                  const DmScenario *scenario) {
  return (DmTarget){ .kind = DM_TARGET_POSITION,
                     .id = dm_model_get_issue (model, issue)->id,
                     .party = dm_model_get_party (model, position->party)->id,
                     .since = position->since,
                     .scenario = scenario == NULL ? NULL : scenario->id };
}

/* “United States on Crimea’s status”, with the day where there is one. */
static char *describe_position (const DmModel *model, const DmTarget *target) {
  const DmParty *party
      = dm_model_get_party (model, (guint) dm_model_find_party (model, target->party));
  const DmIssue *issue
      = dm_model_get_issue (model, (guint) dm_model_find_issue (model, target->id));
  if (target->scenario != NULL) {
    int scenario = dm_model_find_scenario (model, target->scenario);
    /* Translators: a party, an issue, and the scenario in which the position is another one */
    return g_strdup_printf (C_ ("hurt", "%1$s on %2$s, scenario %3$s"), party->name, issue->name,
                            dm_model_get_scenario (model, (guint) scenario)->name);
  }
  if (target->since == DM_DATE_NONE)
    /* Translators: a party and an issue: “United States on Crimea’s status” */
    return g_strdup_printf (C_ ("hurt", "%1$s on %2$s"), party->name, issue->name);
  g_autofree char *since = dm_date_to_display (target->since);
  /* Translators: a party, an issue, and the day from which the position holds */
  return g_strdup_printf (C_ ("hurt", "%1$s on %2$s from %3$s"), party->name, issue->name, since);
}

static char *describe (const DmModel *model, const DmTarget *target) {
  if (target->kind == DM_TARGET_POSITION)
    return describe_position (model, target);
  DmEntityKind kind = dm_edit_get_entity_kind (target->kind);
  return g_strdup (dm_edit_get_name (model, kind, (guint) dm_model_find (model, kind, target->id)));
}

/* In all of them: what is hurt, and what it loses. */
static const char *const formats[DM_N_HURT_KINDS] = {
  [DM_HURT_POSITION] = N_ ("%1$s: the position goes"),
  [DM_HURT_DEMAND] = N_ ("%1$s: the demand %2$s goes"),
  [DM_HURT_ACCEPTS] = N_ ("%1$s: what it accepts goes"),
  [DM_HURT_ACCEPTS_OPTIONS] = N_ ("%1$s: it no longer accepts %2$s"),
  [DM_HURT_ACCEPTS_CUT] = N_ ("%1$s: what it accepts now ends at its red lines"),
  [DM_HURT_LIMITS] = N_ ("%1$s: its red lines go"),
  [DM_HURT_LIMITS_OPTIONS] = N_ ("%1$s: %2$s goes from within its red lines"),
  [DM_HURT_VALUES] = N_ ("%1$s: its value of %2$s goes"),
  [DM_HURT_EVIDENCE] = N_ ("%1$s: evidence loses the source %2$s"),
  [DM_HURT_CHANGE] = N_ ("%1$s: the change goes"),
  [DM_HURT_NEED] = N_ ("%1$s: it no longer needs %2$s"),
  [DM_HURT_BASKET] = N_ ("%1$s: it leaves the basket %2$s"),
  [DM_HURT_EVENT] = N_ ("%1$s: the event loses the source %2$s"),
  [DM_HURT_BY] = N_ ("%1$s: the proposal is no longer tabled by %2$s"),
  [DM_HURT_STANCE] = N_ ("%1$s: the stance of %2$s goes"),
  [DM_HURT_TERM] = N_ ("%1$s: the term on %2$s goes"),
  [DM_HURT_VIEW] = N_ ("%1$s: the view loses %2$s"),
};

static gboolean is_removed (DmHurtKind kind) {
  return kind == DM_HURT_POSITION || kind == DM_HURT_CHANGE;
}

static void add_hurt (GPtrArray *hurts, DmHurtKind kind, const DmTarget *target, char *sentence) {
  DmHurt *hurt = g_new (DmHurt, 1);
  *hurt = (DmHurt){ *target, is_removed (kind), sentence };
  g_ptr_array_add (hurts, hurt);
}

/* Notes that @target, of the model before the edit, loses @what (a name, nullable). */
void dm_edit_hurt (DmEdit *edit, DmHurtKind kind, const DmTarget *target, const char *what) {
  if (edit->n_hurts[kind]++ == 0)
    edit->hurts[kind] = g_ptr_array_new_with_free_func (free_hurt);
  if (edit->n_hurts[kind] > DM_EDIT_MAX_HURTS)
    return;
  g_autofree char *subject = describe (edit->model, target);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  add_hurt (edit->hurts[kind], kind, target, g_strdup_printf (_ (formats[kind]), subject, what));
#pragma GCC diagnostic pop
}

static const char *get_format_of_positions (DmHurtKind kind, gboolean of_party, guint n) {
  switch (kind) {
  case DM_HURT_POSITION:
    return of_party ? g_dngettext (GETTEXT_PACKAGE, "%1$u position of %2$s goes",
                                   "%1$u positions of %2$s go", n)
                    : g_dngettext (GETTEXT_PACKAGE, "%1$u position on %2$s goes",
                                   "%1$u positions on %2$s go", n);
  case DM_HURT_DEMAND:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u position on %2$s loses its demand",
                        "%1$u positions on %2$s lose their demand", n);
  case DM_HURT_ACCEPTS:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u position on %2$s loses what it accepts",
                        "%1$u positions on %2$s lose what they accept", n);
  case DM_HURT_ACCEPTS_OPTIONS:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u position on %2$s accepts less",
                        "%1$u positions on %2$s accept less", n);
  case DM_HURT_ACCEPTS_CUT:
    return g_dngettext (GETTEXT_PACKAGE,
                        "%1$u position on %2$s: what it accepts now ends at its red lines",
                        "%1$u positions on %2$s: what they accept now ends at their red lines", n);
  case DM_HURT_LIMITS:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u position on %2$s loses its red lines",
                        "%1$u positions on %2$s lose their red lines", n);
  case DM_HURT_LIMITS_OPTIONS:
    return g_dngettext (GETTEXT_PACKAGE,
                        "%1$u position on %2$s holds fewer options within its red lines",
                        "%1$u positions on %2$s hold fewer options within their red lines", n);
  default:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u position on %2$s loses values",
                        "%1$u positions on %2$s lose values", n);
  }
}

/* How many are hurt, and the name of what is edited. */
static const char *get_format_of_many (DmHurtKind kind, gboolean of_party, guint n) {
  switch (kind) {
  case DM_HURT_EVIDENCE:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u piece of evidence loses the source %2$s",
                        "%1$u pieces of evidence lose the source %2$s", n);
  case DM_HURT_CHANGE:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u change that scenarios make goes with %2$s",
                        "%1$u changes that scenarios make go with %2$s", n);
  case DM_HURT_NEED:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u issue no longer needs %2$s",
                        "%1$u issues no longer need %2$s", n);
  case DM_HURT_BASKET:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u issue leaves the basket %2$s",
                        "%1$u issues leave the basket %2$s", n);
  case DM_HURT_EVENT:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u event loses the source %2$s",
                        "%1$u events lose the source %2$s", n);
  case DM_HURT_BY:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u proposal is no longer tabled by %2$s",
                        "%1$u proposals are no longer tabled by %2$s", n);
  case DM_HURT_STANCE:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u stance of %2$s goes", "%1$u stances of %2$s go", n);
  case DM_HURT_TERM:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u proposal loses its term on %2$s",
                        "%1$u proposals lose their term on %2$s", n);
  case DM_HURT_VIEW:
    return g_dngettext (GETTEXT_PACKAGE, "%1$u view loses %2$s", "%1$u views lose %2$s", n);
  default:
    return get_format_of_positions (kind, of_party, n);
  }
}

static void add_many (DmEdit *edit, DmHurtKind kind, const GPtrArray *hurts) {
  const DmHurt *first = g_ptr_array_index (hurts, 0);
  guint n = edit->n_hurts[kind];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  add_hurt (edit->report->hurts, kind, &first->target,
            g_strdup_printf (get_format_of_many (kind, edit->on_party, n), n, edit->name));
#pragma GCC diagnostic pop
}

/* Tells in the report what was noted; hurts of one kind that are too many, in one sentence. */
void dm_edit_tell_hurts (DmEdit *edit) {
  edit->report->hurts = g_ptr_array_new_with_free_func (free_hurt);
  for (guint kind = 0; kind < DM_N_HURT_KINDS; kind++) {
    g_autoptr (GPtrArray) hurts = g_steal_pointer (&edit->hurts[kind]);
    if (edit->report->diagnostics->len > 0 || hurts == NULL)
      continue;
    if (edit->n_hurts[kind] > DM_EDIT_MAX_HURTS)
      add_many (edit, kind, hurts);
    else
      g_ptr_array_extend_and_steal (edit->report->hurts, g_steal_pointer (&hurts));
  }
}
