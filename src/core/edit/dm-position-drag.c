/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-position-drag.h"

#include "dm-json-set.h"
#include "dm-json.h"
#include "dm-writer-private.h"

/*
 * What a hand may do to a position, so that demand ∈ accepts ⊆ limits holds at every moment:
 *
 * - the demand takes the nearest end of what is accepted along, and stops at the red lines;
 * - an end of what is accepted stops at the demand, at the other end and at the red line;
 * - a red line stops at what is accepted; past the end of the scale it goes away;
 * - where only a demand is on record, pulling at an end begins to say what is accepted.
 *
 * Between options there is nothing in between: a demand stops at one that is ruled out, one that is demanded can't be
 * refused, and one that is accepted can't be ruled out.
 */

/* The places that the accepted ones take up, cut to the scale; FALSE where nothing says what is accepted. */
static gboolean get_accepted (const DmScale *scale, const DmPosition *position, DmRange *range) {
  DmRange whole = { dm_scale_get_first (scale), dm_scale_get_last (scale) };
  DmSet accepted;

  dm_position_get_accepted (position, scale, &accepted);
  *range = dm_range_intersect (accepted.range, whole);
  return !dm_range_is_empty (*range);
}

static DmRange get_allowed (const DmScale *scale, const DmPosition *position) {
  DmRange whole = { dm_scale_get_first (scale), dm_scale_get_last (scale) };

  return position->flags & DM_POSITION_LIMITS ? dm_range_intersect (position->limits.range, whole)
                                              : whole;
}

static void drag_demand (const DmScale *scale, DmPosition *position, double place) {
  DmRange allowed = get_allowed (scale, position);

  position->demand = CLAMP (place, allowed.from, allowed.to);
  position->flags |= DM_POSITION_DEMAND;
  if (!(position->flags & DM_POSITION_ACCEPTS))
    return;
  position->accepts.range.from = MIN (position->accepts.range.from, position->demand);
  position->accepts.range.to = MAX (position->accepts.range.to, position->demand);
}

static void drag_accepts (const DmScale *scale, DmPosition *position, gboolean upper,
                          double place) {
  DmRange allowed = get_allowed (scale, position), range;
  DmRange *accepts = &position->accepts.range;
  gboolean demanded = (position->flags & DM_POSITION_DEMAND) != 0;

  if (!get_accepted (scale, position, &range))
    return;
  place = upper ? CLAMP (place, demanded ? position->demand : range.from, allowed.to)
                : CLAMP (place, allowed.from, demanded ? position->demand : range.to);
  if (place == (upper ? range.to : range.from))
    return;
  if (!(position->flags & DM_POSITION_ACCEPTS))
    *accepts = range;
  position->flags |= DM_POSITION_ACCEPTS;
  if (upper)
    accepts->to = place;
  else
    accepts->from = place;
}

static void drag_limit (const DmScale *scale, DmPosition *position, gboolean upper, double place) {
  DmRange allowed = get_allowed (scale, position), inner;
  DmRange limits = position->flags & DM_POSITION_LIMITS ? position->limits.range : DM_RANGE_ALL;

  if (!get_accepted (scale, position, &inner))
    inner = (DmRange){ allowed.to, allowed.from };
  if (upper)
    limits.to = place > dm_scale_get_last (scale) ? INFINITY : MAX (place, inner.to);
  else
    limits.from = place < dm_scale_get_first (scale) ? -INFINITY : MIN (place, inner.from);
  position->limits.range = limits;
  if (isfinite (limits.from) || isfinite (limits.to))
    position->flags |= DM_POSITION_LIMITS;
  else
    position->flags &= (guint16) ~DM_POSITION_LIMITS;
}

/* --- options --- */

static gboolean has_option (const DmScale *scale, double place) {
  return !dm_scale_is_ordered (scale) && place >= 0 && place < scale->n_levels;
}

static void remove_option (const DmScale *scale, DmOptionSet *set, guint option) {
  DmOptionSet rest;

  dm_option_set_init (&rest, scale->n_levels);
  for (guint i = 0; i < scale->n_levels; i++)
    if (i != option && dm_option_set_contains (set, i))
      dm_option_set_add (&rest, i);
  dm_option_set_clear (set);
  *set = rest;
}

static gboolean is_ruled_out (const DmPosition *position, guint option) {
  return (position->flags & DM_POSITION_LIMITS)
         && !dm_option_set_contains (&position->limits.options, option);
}

static gboolean is_accepted (const DmScale *scale, const DmPosition *position, guint option) {
  DmSet accepted;
  gboolean contained;

  dm_position_get_accepted (position, scale, &accepted);
  contained = dm_option_set_contains (&accepted.options, option);
  dm_scale_set_clear (scale, &accepted);
  return contained;
}

static void demand_option (const DmScale *scale, DmPosition *position, guint option) {
  if (is_ruled_out (position, option))
    return;
  position->demand = option;
  position->flags |= DM_POSITION_DEMAND;
  if (position->flags & DM_POSITION_ACCEPTS)
    dm_option_set_add (&position->accepts.options, option);
}

static void toggle_accepted (const DmScale *scale, DmPosition *position, guint option) {
  gboolean demanded = (position->flags & DM_POSITION_DEMAND) && position->demand == option;

  if (demanded || is_ruled_out (position, option))
    return;
  if (!(position->flags & DM_POSITION_ACCEPTS)) {
    DmSet accepted;
    dm_position_get_accepted (position, scale, &accepted);
    position->accepts = accepted;
    position->flags |= DM_POSITION_ACCEPTS;
  }
  if (dm_option_set_contains (&position->accepts.options, option))
    remove_option (scale, &position->accepts.options, option);
  else
    dm_option_set_add (&position->accepts.options, option);
}

static void toggle_ruled_out (const DmScale *scale, DmPosition *position, guint option) {
  if (is_accepted (scale, position, option))
    return;
  if (!(position->flags & DM_POSITION_LIMITS)) {
    dm_option_set_init_all (&position->limits.options, scale->n_levels);
    position->flags |= DM_POSITION_LIMITS;
  }
  if (dm_option_set_contains (&position->limits.options, option))
    remove_option (scale, &position->limits.options, option);
  else
    dm_option_set_add (&position->limits.options, option);
  if (dm_option_set_count (&position->limits.options) == scale->n_levels) {
    dm_option_set_clear (&position->limits.options);
    position->flags &= (guint16) ~DM_POSITION_LIMITS;
  }
}

static gboolean is_same (const DmScale *scale, const DmPosition *a, const DmPosition *b) {
  guint members = DM_POSITION_DEMAND | DM_POSITION_ACCEPTS | DM_POSITION_LIMITS;

  return (a->flags & members) == (b->flags & members)
         && (!(a->flags & DM_POSITION_DEMAND) || a->demand == b->demand)
         && (!(a->flags & DM_POSITION_ACCEPTS)
             || dm_scale_set_equal (scale, &a->accepts, &b->accepts))
         && (!(a->flags & DM_POSITION_LIMITS)
             || dm_scale_set_equal (scale, &a->limits, &b->limits));
}

/**
 * dm_position_drag:
 * @scale: the scale of the position's issue
 * @from: (nullable): the position as it was when it was taken hold of; %NULL where none is on record
 * @handle: what is moved
 * @place: where to: a place on the scale, or beyond its ends; of options, the option
 * @to: (out caller-allocates): the position after it, to be freed with dm_position_clear()
 *
 * Moves one part of a position as far towards @place as demand ∈ accepts ⊆ limits lets it. Accepting from 2 to 6 with
 * a demand of 4, a demand moved to 8 accepts from 2 to 8; an end moved there from 2 stops at 4.
 *
 * Returns: whether anything changed
 */
gboolean dm_position_drag (const DmScale *scale, const DmPosition *from, DmHandle handle,
                           double place, DmPosition *to) {
  DmPosition nothing = { 0 };
  gboolean ordered = dm_scale_is_ordered (scale);

  if (from == NULL)
    from = &nothing;
  dm_position_copy (scale, to, from);
  if (handle == DM_HANDLE_DEMAND && ordered)
    drag_demand (scale, to, place);
  else if ((handle == DM_HANDLE_ACCEPTS_FROM || handle == DM_HANDLE_ACCEPTS_TO) && ordered)
    drag_accepts (scale, to, handle == DM_HANDLE_ACCEPTS_TO, place);
  else if ((handle == DM_HANDLE_LIMIT_FROM || handle == DM_HANDLE_LIMIT_TO) && ordered)
    drag_limit (scale, to, handle == DM_HANDLE_LIMIT_TO, place);
  else if (!has_option (scale, place))
    return FALSE;
  else if (handle == DM_HANDLE_DEMAND)
    demand_option (scale, to, (guint) place);
  else if (handle == DM_HANDLE_OPTION_ACCEPTED)
    toggle_accepted (scale, to, (guint) place);
  else if (handle == DM_HANDLE_OPTION_RULED_OUT)
    toggle_ruled_out (scale, to, (guint) place);
  return !is_same (scale, from, to);
}

static void forget_demand (DmPosition *position) {
  position->flags &= (guint16) ~DM_POSITION_DEMAND;
}

static void forget_accepts (const DmScale *scale, DmPosition *position) {
  if (position->flags & DM_POSITION_ACCEPTS)
    dm_scale_set_clear (scale, &position->accepts);
  position->flags &= (guint16) ~DM_POSITION_ACCEPTS;
}

/**
 * dm_position_let_go:
 * @scale: the scale of the position's issue
 * @from: the position as it is
 * @handle: the part to remove; either end of what is accepted stands for all of it
 * @place: of options, the option
 * @to: (out caller-allocates): the position after it, to be freed with dm_position_clear(). Where none of demand,
 *   accepts, limits and values is left of it, the position is to be removed
 *
 * Takes one part of a position away: its demand, what it accepts beyond that, or a red line.
 */
void dm_position_let_go (const DmScale *scale, const DmPosition *from, DmHandle handle,
                         double place, DmPosition *to) {
  dm_position_copy (scale, to, from);
  if (handle == DM_HANDLE_DEMAND)
    forget_demand (to);
  else if (handle == DM_HANDLE_ACCEPTS_FROM || handle == DM_HANDLE_ACCEPTS_TO)
    forget_accepts (scale, to);
  else if (handle == DM_HANDLE_LIMIT_FROM && dm_scale_is_ordered (scale))
    drag_limit (scale, to, FALSE, -INFINITY);
  else if (handle == DM_HANDLE_LIMIT_TO && dm_scale_is_ordered (scale))
    drag_limit (scale, to, TRUE, INFINITY);
  else if (!has_option (scale, place))
    return;
  else if (handle == DM_HANDLE_OPTION_ACCEPTED && is_accepted (scale, to, (guint) place))
    toggle_accepted (scale, to, (guint) place);
  else if (handle == DM_HANDLE_OPTION_RULED_OUT && is_ruled_out (to, (guint) place))
    toggle_ruled_out (scale, to, (guint) place);
}

/**
 * dm_position_get_handle_place:
 * @scale: the scale of the position's issue
 * @position: a position
 * @handle: a part of it
 * @place: (out): where the part lies; of a red line that isn't drawn, just past the end of the scale
 *
 * Returns: whether there is such a part, or could be one: any position can be given a red line
 */
gboolean dm_position_get_handle_place (const DmScale *scale, const DmPosition *position,
                                       DmHandle handle, double *place) {
  DmRange accepted,
      limits = position->flags & DM_POSITION_LIMITS ? position->limits.range : DM_RANGE_ALL;

  if (handle == DM_HANDLE_DEMAND) {
    *place = position->demand;
    return (position->flags & DM_POSITION_DEMAND) != 0;
  }
  if (!dm_scale_is_ordered (scale))
    return FALSE;
  if (handle == DM_HANDLE_LIMIT_FROM || handle == DM_HANDLE_LIMIT_TO) {
    *place = handle == DM_HANDLE_LIMIT_TO ? limits.to : limits.from;
    return TRUE;
  }
  if (!get_accepted (scale, position, &accepted))
    return FALSE;
  *place = handle == DM_HANDLE_ACCEPTS_TO ? accepted.to : accepted.from;
  return handle == DM_HANDLE_ACCEPTS_TO || handle == DM_HANDLE_ACCEPTS_FROM;
}

/* --- into the model --- */

static void append_member (GString *text, const DmScale *scale, const DmPosition *position,
                           guint member) {
  if (!(position->flags & member))
    g_string_append (text, "null");
  else if (member == DM_POSITION_DEMAND)
    dm_writer_place (text, scale, position->demand);
  else
    dm_writer_set (text, scale,
                   member == DM_POSITION_ACCEPTS ? &position->accepts : &position->limits);
}

static gboolean differs (const DmScale *scale, const DmPosition *from, const DmPosition *to,
                         guint member) {
  DmPosition a = *from, b = *to;

  a.flags &= (guint16) member;
  b.flags &= (guint16) member;
  return !is_same (scale, &a, &b);
}

static char *set_members (char *json, const DmScale *scale, gboolean nulls, const DmPosition *from,
                          const DmPosition *to) {
  static const struct {
    guint member;
    const char *pointer;
  } members[] = { { DM_POSITION_DEMAND, "/demand" },
                  { DM_POSITION_ACCEPTS, "/accepts" },
                  { DM_POSITION_LIMITS, "/limits" } };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    g_autoptr (GString) value = g_string_new (NULL);
    g_autofree char *before = json;

    if (!differs (scale, from, to, members[i].member)) {
      g_steal_pointer (&before);
      continue;
    }
    append_member (value, scale, to, members[i].member);
    json = dm_json_set (before, members[i].pointer,
                        to->flags & members[i].member || nulls ? value->str : NULL);
  }
  return json;
}

static char *begin_json (const DmTarget *target) {
  g_autoptr (GString) text = g_string_new ("{ \"party\": ");

  dm_json_append_string (text, target->party);
  g_string_append (text, ", \"issue\": ");
  dm_json_append_string (text, target->id);
  g_string_append (text, " }");
  return g_strdup (text->str);
}

/**
 * dm_position_put:
 * @model: a model
 * @target: the position, on record or in a scenario
 * @from: (nullable): the position in force there, before; %NULL where there is none
 * @to: what it is to be
 * @report: (out caller-allocates): as for dm_edit_put_json()
 *
 * Puts those of demand, accepts and limits that differ into the model; a position that isn't on record yet is added, and one that
 * says nothing any more is removed. In a scenario only its change is touched.
 *
 * Returns: (transfer full) (nullable): the changed model, as dm_edit_put_json()
 */
DmModel *dm_position_put (DmModel *model, const DmTarget *target, const DmPosition *from,
                          const DmPosition *to, DmEditReport *report) {
  int issue = dm_model_find_issue (model, target->id);
  gboolean what_if = target->scenario != NULL;
  DmPosition nothing = { 0 };
  g_autofree char *json = dm_edit_get_json (model, target);
  gboolean there = json != NULL;

  if (issue < 0)
    return dm_edit_remove (model, target, report); /* which tells that it isn't there */
  if (!what_if && there
      && !(to->flags
           & (DM_POSITION_DEMAND | DM_POSITION_ACCEPTS | DM_POSITION_LIMITS | DM_POSITION_VALUES)))
    return dm_edit_remove (model, target, report);
  if (!there)
    json = begin_json (target);
  json = set_members (g_steal_pointer (&json), dm_model_get_issue (model, (guint) issue)->scale,
                      what_if, from != NULL ? from : &nothing, to);
  if (!there && !what_if)
    return dm_edit_add (model, DM_TARGET_POSITION, json, G_MAXUINT, report);
  return dm_edit_put_json (model, target, json, report);
}
