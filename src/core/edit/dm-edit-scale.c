/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-edit-private.h"
#include "dm-json.h"
#include "dm-position-check.h"
#include "dm-writer-private.h"

/* From one scale of an issue to another: where each place stands now. */
typedef struct {
  const DmScale *from, *to;
  guint *
      levels; /* of each level of @from the one on @to, or DM_EDIT_GONE; NULL where either has none */
  gboolean same; /* nothing moves: positions on @from stand on @to as they are */
} Places;

/* What a position loses on its new scale: bits of DmHurtKind, and of the places that went, the names. */
typedef struct {
  guint hurts;
  double demand;
  GString *accepts, *limits, *values;
} Loss;

static guint find_level (const DmScale *from, guint level, const DmScale *to) {
  guint found, unused;

  if (dm_scale_find_level (to, from->levels[level].id, &found))
    return found;
  /* a new id in the place of one that went away is another name for it */
  if (level < to->n_levels && !dm_scale_find_level (from, to->levels[level].id, &unused))
    return level;
  return DM_EDIT_GONE;
}

static void places_init (Places *places, const DmScale *from, const DmScale *to) {
  *places = (Places){ from, to, NULL, from->type == to->type };
  if (from->type == DM_SCALE_INTERVAL || to->type == DM_SCALE_INTERVAL) {
    places->same = places->same && from->min == to->min && from->max == to->max;
    return;
  }
  places->same = places->same && from->n_levels == to->n_levels;
  places->levels = g_new (guint, from->n_levels);
  for (guint i = 0; i < from->n_levels; i++) {
    places->levels[i] = find_level (from, i, to);
    places->same = places->same && places->levels[i] == i;
  }
}

/* The number that a level lies at; NAN where it doesn't say, and for an option. */
static double get_number (const DmScale *scale, double place) {
  return scale->type == DM_SCALE_INTERVAL ? place : scale->levels[(guint) place].at;
}

/* The place at @number: itself, or the level that lies there. */
static gboolean find_number (const DmScale *scale, double number, double *place) {
  *place = number;
  if (scale->type == DM_SCALE_INTERVAL)
    return scale->min <= number && number <= scale->max;
  for (guint i = 0; i < scale->n_levels; i++) {
    *place = i;
    if (scale->levels[i].at == number)
      return TRUE;
  }
  return FALSE;
}

static gboolean map_place (const Places *places, double place, double *to) {
  if (places->levels == NULL)
    return find_number (places->to, get_number (places->from, place), to);
  *to = places->levels[(guint) place];
  return places->levels[(guint) place] != DM_EDIT_GONE;
}

static void append_name (GString **names, const DmScale *scale, guint level) {
  if (*names == NULL)
    *names = g_string_new (NULL);
  if ((*names)->len > 0)
    g_string_append (*names, ", ");
  /* Translators: a level or a number in quotation marks */
  g_string_append_printf (*names, C_ ("hurt", "“%s”"), scale->levels[level].name);
}

/* An end left out stays so. */
static gboolean map_range (const Places *places, DmRange from, DmRange *to) {
  *to = from;
  return (isinf (from.from) || map_place (places, from.from, &to->from))
         && (isinf (from.to) || map_place (places, from.to, &to->to)) && !dm_range_is_empty (*to);
}

/* The options that a set of options, or a range of levels, names on the new scale; in @gone, those that it can't. */
static void map_options (const Places *places, const DmSet *from, DmOptionSet *to, GString **gone) {
  dm_option_set_init (to, places->to->n_levels);
  for (guint i = 0; i < places->from->n_levels; i++) {
    if (!dm_scale_set_contains (places->from, from, i))
      continue;
    if (places->levels[i] == DM_EDIT_GONE)
      append_name (gone, places->from, i);
    else
      dm_option_set_add (to, places->levels[i]);
  }
}

/* Options as a range of levels, where they stand side by side. */
static gboolean map_to_levels (const Places *places, const DmOptionSet *from, DmRange *to) {
  guint n = 0;

  *to = DM_RANGE_EMPTY;
  for (guint i = 0; i < places->from->n_levels; i++) {
    if (!dm_option_set_contains (from, i))
      continue;
    double level = places->levels[i];
    if (places->levels[i] == DM_EDIT_GONE)
      return FALSE;
    *to = n++ == 0 ? (DmRange){ level, level }
                   : (DmRange){ MIN (to->from, level), MAX (to->to, level) };
  }
  return n > 0 && to->to - to->from == n - 1;
}

/* Returns FALSE, and @to isn't made, where nothing is left of the set. */
static gboolean map_set (const Places *places, const DmSet *from, DmSet *to, GString **gone) {
  gboolean was_empty = dm_scale_set_is_empty (places->from, from);

  if (places->levels == NULL)
    return dm_scale_is_ordered (places->from) && dm_scale_is_ordered (places->to)
           && map_range (places, from->range, &to->range);
  if (dm_scale_is_ordered (places->to))
    return dm_scale_is_ordered (places->from) ? map_range (places, from->range, &to->range)
                                              : map_to_levels (places, &from->options, &to->range);
  map_options (places, from, &to->options, gone);
  if (was_empty || !dm_option_set_is_empty (&to->options))
    return TRUE;
  dm_option_set_clear (&to->options);
  return FALSE;
}

static void lose (Loss *loss, DmHurtKind kind) {
  loss->hurts |= 1u << kind;
}

static void map_one_set (const Places *places, guint flag, const DmSet *from, DmPosition *position,
                         DmSet *to, Loss *loss) {
  gboolean accepts = flag == DM_POSITION_ACCEPTS;
  GString **gone = accepts ? &loss->accepts : &loss->limits;

  if ((position->flags & flag) == 0)
    return;
  if (!map_set (places, from, to, gone)) {
    position->flags &= (guint16) ~flag;
    lose (loss, accepts ? DM_HURT_ACCEPTS : DM_HURT_LIMITS);
  } else if (*gone != NULL) {
    lose (loss, accepts ? DM_HURT_ACCEPTS_OPTIONS : DM_HURT_LIMITS_OPTIONS);
  }
}

static void map_values (const Places *places, DmPosition *position, Loss *loss) {
  guint n_left = 0;

  if ((position->flags & DM_POSITION_VALUES) == 0)
    return;
  DmPositionMore *more = dm_position_more_copy (position->more);
  dm_position_more_unref (position->more);
  position->more = more;
  for (guint i = 0; i < more->n_values; i++) {
    DmValue value = more->values[i];
    double level;
    if (places->levels != NULL && map_place (places, value.level, &level))
      more->values[n_left++] = (DmValue){ (guint) level, value.score };
    else
      append_name (&loss->values, places->from, value.level);
  }
  if (n_left < more->n_values)
    lose (loss, DM_HURT_VALUES);
  more->n_values = n_left;
  if (n_left == 0)
    position->flags &= (guint16) ~DM_POSITION_VALUES;
}

/* An open end that reached the end of the old scale may now reach beyond a red line. */
static gboolean cut_accepts (const Places *places, DmPosition *position) {
  DmRange *accepts = &position->accepts.range, limits = position->limits.range;
  DmRange cut = { isinf (accepts->from) ? MAX (accepts->from, limits.from) : accepts->from,
                  isinf (accepts->to) ? MIN (accepts->to, limits.to) : accepts->to };

  if (!dm_scale_is_ordered (places->to) || dm_range_is_empty (cut)
      || !dm_range_is_within (cut, limits))
    return FALSE;
  *accepts = cut;
  return TRUE;
}

/* Ranges mean something else on another scale: of those that break a rule now, the demand's place is the surest. */
static void mend (const Places *places, DmPosition *position, Loss *loss) {
  DmPositionFault fault;

  while ((fault = dm_position_check (position, places->to)) > DM_POSITION_FAULT_EMPTY) {
    gboolean accepts = fault != DM_POSITION_FAULT_DEMAND_LIMITS;
    if (fault == DM_POSITION_FAULT_ACCEPTS_LIMITS && cut_accepts (places, position)) {
      lose (loss, DM_HURT_ACCEPTS_CUT);
      continue;
    }
    dm_scale_set_clear (places->to, accepts ? &position->accepts : &position->limits);
    position->flags &= (guint16) ~(accepts ? DM_POSITION_ACCEPTS : DM_POSITION_LIMITS);
    loss->hurts &= ~(accepts ? 1u << DM_HURT_ACCEPTS_OPTIONS | 1u << DM_HURT_ACCEPTS_CUT
                             : 1u << DM_HURT_LIMITS_OPTIONS);
    lose (loss, accepts ? DM_HURT_ACCEPTS : DM_HURT_LIMITS);
  }
}

/* Makes @to an owned copy of @from on the new scale. */
static void map_position (const Places *places, const DmPosition *from, DmPosition *to,
                          Loss *loss) {
  *to = *from;
  if (to->more != NULL)
    g_atomic_rc_box_acquire (to->more);
  if ((to->flags & DM_POSITION_DEMAND) && !map_place (places, from->demand, &to->demand)) {
    to->flags &= (guint16) ~DM_POSITION_DEMAND;
    loss->demand = from->demand;
    lose (loss, DM_HURT_DEMAND);
  }
  map_one_set (places, DM_POSITION_ACCEPTS, &from->accepts, to, &to->accepts, loss);
  map_one_set (places, DM_POSITION_LIMITS, &from->limits, to, &to->limits, loss);
  map_values (places, to, loss);
  mend (places, to, loss);
}

static char *name_place (const DmScale *scale, double place) {
  if (scale->type != DM_SCALE_INTERVAL)
    return g_strdup_printf (C_ ("hurt", "“%s”"), scale->levels[(guint) place].name);
  g_autoptr (GString) number = g_string_new (NULL);
  dm_json_append_number (number, place);
  if (scale->unit[0] != '\0')
    g_string_append_printf (number, " %s", scale->unit);
  return g_strdup_printf (C_ ("hurt", "“%s”"), number->str);
}

static void tell_loss (DmEdit *edit, const Places *places, const Loss *loss,
                       const DmTarget *target) {
  g_autofree char *demand
      = loss->hurts >> DM_HURT_DEMAND & 1 ? name_place (places->from, loss->demand) : NULL;
  const struct {
    DmHurtKind kind;
    const char *what;
  } all[] = {
    { DM_HURT_DEMAND, demand },
    { DM_HURT_ACCEPTS, NULL },
    { DM_HURT_ACCEPTS_OPTIONS, loss->accepts == NULL ? NULL : loss->accepts->str },
    { DM_HURT_ACCEPTS_CUT, NULL },
    { DM_HURT_LIMITS, NULL },
    { DM_HURT_LIMITS_OPTIONS, loss->limits == NULL ? NULL : loss->limits->str },
    { DM_HURT_VALUES, loss->values == NULL ? NULL : loss->values->str },
  };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (loss->hurts >> all[i].kind & 1)
      dm_edit_hurt (edit, all[i].kind, target, all[i].what);
}

static void loss_clear (Loss *loss) {
  GString **names[] = { &loss->accepts, &loss->limits, &loss->values };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (*names[i] != NULL)
      g_string_free (g_steal_pointer (names[i]), TRUE);
}

static DmPositions *map_positions (DmEdit *edit, const Places *places, guint index, DmScale *scale,
                                   const DmPositions *from) {
  DmPositions *to = dm_positions_new (scale, from->n_positions);

  to->n_positions = 0;
  for (guint i = 0; i < from->n_positions; i++) {
    DmTarget target = dm_edit_target_position (edit->model, index, &from->positions[i], NULL);
    DmPosition *position = &to->positions[to->n_positions];
    Loss loss = { 0 };
    map_position (places, &from->positions[i], position, &loss);
    if (dm_position_check (position, scale) == DM_POSITION_FAULT_EMPTY) {
      dm_position_clear (scale, position);
      dm_edit_hurt (edit, DM_HURT_POSITION, &target, NULL);
    } else {
      to->n_positions++;
      tell_loss (edit, places, &loss, &target);
    }
    loss_clear (&loss);
  }
  edit->changed->n_positions -= from->n_positions - to->n_positions;
  return to;
}

/* Whether a change that lost something says nothing any more. */
static gboolean is_void (const DmChange *change, const Loss *loss) {
  return loss->hurts != 0 && change->position.flags == 0 && change->removed == 0
         && (change->position.more == NULL || change->position.more->extras == NULL);
}

static void map_scenario (DmEdit *edit, const Places *places, guint index, DmScale *scale,
                          guint nth) {
  const DmScenario *scenario = dm_model_get_scenario (edit->model, nth);
  DmScenario *copy = NULL;

  for (guint i = 0; copy == NULL && i < scenario->n_changes; i++)
    if (scenario->changes[i].issue == index)
      copy = dm_scenario_copy_head (scenario);
  for (guint i = 0; copy != NULL && i < scenario->n_changes; i++) {
    const DmChange *from = &scenario->changes[i];
    DmScale *old = dm_scenario_get_scale (scenario, i);
    DmChange to = *from;
    if (from->issue != index) {
      dm_position_copy (old, &to.position, &from->position);
      dm_scenario_take_change (copy, old, &to);
      continue;
    }
    DmTarget target = dm_edit_target_position (edit->model, index, &from->position, scenario);
    Loss loss = { 0 };
    map_position (places, &from->position, &to.position, &loss);
    if (is_void (&to, &loss)) {
      dm_position_clear (scale, &to.position);
      dm_edit_hurt (edit, DM_HURT_CHANGE, &target, NULL);
    } else {
      dm_scenario_take_change (copy, scale, &to);
      tell_loss (edit, places, &loss, &target);
    }
    loss_clear (&loss);
  }
  if (copy == NULL)
    return;
  copy->changes_given = copy->n_changes > 0;
  dm_model_replace (edit->changed, DM_ENTITY_SCENARIO, nth, copy);
}

static void map_proposal (DmEdit *edit, const Places *places, guint index, guint nth) {
  const DmProposal *proposal = dm_model_get_proposal (edit->model, nth);
  DmTarget target = dm_edit_target_entity (edit->model, DM_ENTITY_PROPOSAL, nth);
  guint at = 0;

  while (at < proposal->n_terms && proposal->terms[at].issue != index)
    at++;
  if (at == proposal->n_terms)
    return;
  DmProposal *copy = dm_proposal_copy (proposal);
  if (!map_place (places, proposal->terms[at].place, &copy->terms[at].place)) {
    copy->n_terms--;
    memmove (&copy->terms[at], &copy->terms[at + 1], (copy->n_terms - at) * sizeof (DmTerm));
    copy->terms_given = copy->n_terms > 0;
    dm_edit_hurt (edit, DM_HURT_TERM, &target,
                  dm_edit_get_name (edit->model, DM_ENTITY_ISSUE, index));
  }
  dm_model_replace (edit->changed, DM_ENTITY_PROPOSAL, nth, copy);
}

/*
 * Gives @issue, which will stand at @index in the changed model, the positions of the one there before; where it has another scale,
 * as far as they can be said on it, and so for scenarios and proposals.
 */
void dm_edit_rescale (DmEdit *edit, guint index, DmIssue *issue) {
  const DmIssue *old = dm_model_get_issue (edit->model, index);
  Places places;

  places_init (&places, old->scale, issue->scale);
  if (places.same) {
    issue->positions = dm_positions_ref (old->positions);
  } else {
    issue->positions = map_positions (edit, &places, index, issue->scale, old->positions);
    for (guint i = 0; i < dm_model_get_n_scenarios (edit->model); i++)
      map_scenario (edit, &places, index, issue->scale, i);
    for (guint i = 0; i < dm_model_get_n_proposals (edit->model); i++)
      map_proposal (edit, &places, index, i);
  }
  g_free (places.levels);
}
