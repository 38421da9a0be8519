/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-edit-levels.h"

#include "dm-edit-private.h"
#include "dm-json-set.h"

#define MOST_LEVELS 50 /* that an interval scale is made into */
#define GRID_LEVELS 11 /* where it has more places in use than that */

static const DmScale *find_scale (DmModel *model, const char *issue) {
  int index = issue != NULL ? dm_model_find_issue (model, issue) : -1;
  return index >= 0 ? dm_model_get_issue (model, (guint) index)->scale : NULL;
}

static const char *get_list_pointer (const DmScale *scale) {
  return scale->type == DM_SCALE_NOMINAL ? "/scale/options" : "/scale/levels";
}

/* The scale's levels or options, each as JSON, with all that the format doesn't know. */
static GPtrArray *list_levels (DmModel *model, const DmTarget *target, const DmScale *scale) {
  GPtrArray *levels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *json = dm_edit_get_json (model, target);
  const char *cursor = dm_json_open (dm_json_get (json, get_list_pointer (scale)));
  gboolean first = TRUE;

  while (dm_json_more (&cursor, &first)) {
    const char *start = dm_json_skip_space (cursor);
    cursor = dm_json_skip (cursor);
    g_ptr_array_add (levels, g_strndup (start, (gsize) (cursor - start)));
  }
  return levels;
}

static char *join_levels (const GPtrArray *levels) {
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < levels->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            (char *) g_ptr_array_index (levels, i));
  g_string_append_c (text, ']');
  return g_strdup (text->str);
}

/* Sets, or with NAN removes, how far along a level lies. */
static void set_at (GPtrArray *levels, guint index, double at) {
  g_autofree char *before = g_ptr_array_index (levels, index);
  g_autofree char *number = isnan (at) ? NULL : dm_json_number_to_text (at);

  g_ptr_array_index (levels, index) = dm_json_set (before, "/at", number);
}

static char *make_level_id (GHashTable *taken, const char *name) {
  g_autofree char *slug = dm_edit_make_slug (name);
  const char *stem = slug[0] != '\0' ? slug : "level";
  char *id = g_strdup (stem);

  for (guint i = 2; g_hash_table_contains (taken, id); i++) {
    g_free (id);
    id = g_strdup_printf ("%s-%u", stem, i);
  }
  return id;
}

static char *write_level (GHashTable *taken, const char *name, double at) {
  g_autofree char *id = make_level_id (taken, name);
  GString *json = g_string_new ("{ \"id\": ");

  dm_json_append_string (json, id);
  g_string_append (json, ", \"name\": ");
  dm_json_append_string (json, name);
  if (!isnan (at)) {
    g_string_append (json, ", \"at\": ");
    dm_json_append_number (json, at);
  }
  g_string_append (json, " }");
  g_hash_table_add (taken, g_steal_pointer (&id));
  return g_string_free (json, FALSE);
}

static GHashTable *list_ids (const DmScale *scale) {
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < scale->n_levels; i++)
    g_hash_table_add (taken, g_strdup (scale->levels[i].id));
  return taken;
}

/* Half-way between its neighbours, or as far from the end as the last two are from each other; NAN on a scale without distances. */
static double find_at (const DmScale *scale, guint before) {
  const DmLevel *levels = scale->levels;
  guint n = scale->n_levels;

  if (!dm_scale_is_metric (scale))
    return NAN;
  if (before > 0 && before < n)
    return levels[before - 1].at + (levels[before].at - levels[before - 1].at) / 2;
  if (before == 0)
    return levels[0].at - (n > 1 ? levels[1].at - levels[0].at : 1);
  return levels[n - 1].at + (n > 1 ? levels[n - 1].at - levels[n - 2].at : 1);
}

/* Tells what there is to tell about an issue that isn't there, or whose scale has no such level. */
static DmModel *refuse (DmModel *model, const DmTarget *target, const DmScale *scale,
                        DmEditReport *report) {
  g_autofree char *pointer
      = g_strconcat (scale != NULL ? get_list_pointer (scale) : "/scale", "/x", NULL);

  return dm_edit_set_member (model, target, pointer, "null", report);
}

static DmModel *put_levels (DmModel *model, const DmTarget *target, const DmScale *scale,
                            const GPtrArray *levels, DmEditReport *report) {
  g_autofree char *json = join_levels (levels);

  return dm_edit_set_member (model, target, get_list_pointer (scale), json, report);
}

/**
 * dm_edit_add_level:
 * @model: a model
 * @issue: the id of an issue on an ordinal or nominal scale
 * @before: before the how-manieth level or option it goes; from the last on, to the end
 * @name: what it's called; its id is made from that
 * @report: (out caller-allocates): as for dm_edit_put_json()
 *
 * Adds a level or an option. Where all levels say how far along they lie, it lies half-way between its neighbours.
 *
 * Returns: (transfer full) (nullable): as dm_edit_put_json()
 */
DmModel *dm_edit_add_level (DmModel *model, const char *issue, guint before, const char *name,
                            DmEditReport *report) {
  const DmScale *scale = find_scale (model, issue);
  DmTarget target = { .kind = DM_TARGET_ISSUE, .id = issue };

  if (scale == NULL || scale->type == DM_SCALE_INTERVAL)
    return refuse (model, &target, scale, report);
  before = MIN (before, scale->n_levels);
  g_autoptr (GHashTable) taken = list_ids (scale);
  g_autoptr (GPtrArray) levels = list_levels (model, &target, scale);
  g_ptr_array_insert (levels, (int) before, write_level (taken, name, find_at (scale, before)));
  return put_levels (model, &target, scale, levels, report);
}

/**
 * dm_edit_move_level:
 * @model: a model
 * @issue: the id of an issue on an ordinal or nominal scale
 * @level: which level or option
 * @to: the how-manieth it will be; from the last on, the last
 * @report: (out caller-allocates): as for dm_edit_put_json()
 *
 * Moves a level or an option to another place. What is said of how far along levels lie stays with the places: it
 * has to grow from one to the next.
 *
 * Returns: (transfer full) (nullable): as dm_edit_put_json()
 */
DmModel *dm_edit_move_level (DmModel *model, const char *issue, guint level, guint to,
                             DmEditReport *report) {
  const DmScale *scale = find_scale (model, issue);
  DmTarget target = { .kind = DM_TARGET_ISSUE, .id = issue };

  if (scale == NULL || level >= scale->n_levels)
    return refuse (model, &target, scale, report);
  to = MIN (to, scale->n_levels - 1);
  g_autoptr (GPtrArray) levels = list_levels (model, &target, scale);
  g_ptr_array_insert (levels, (int) to, g_ptr_array_steal_index (levels, level));
  for (guint i = MIN (level, to); i <= MAX (level, to); i++)
    set_at (levels, i, scale->levels[i].at);
  return put_levels (model, &target, scale, levels, report);
}

/**
 * dm_edit_remove_level:
 * @model: a model
 * @issue: the id of an issue on an ordinal or nominal scale
 * @level: which level or option
 * @report: (out caller-allocates): as for dm_edit_put_json(); what stands on the level is hurt
 *
 * Returns: (transfer full) (nullable): as dm_edit_put_json(); the last one can't be removed
 */
DmModel *dm_edit_remove_level (DmModel *model, const char *issue, guint level,
                               DmEditReport *report) {
  const DmScale *scale = find_scale (model, issue);
  DmTarget target = { .kind = DM_TARGET_ISSUE, .id = issue };

  if (scale == NULL || level >= scale->n_levels)
    return refuse (model, &target, scale, report);
  g_autoptr (GPtrArray) levels = list_levels (model, &target, scale);
  g_ptr_array_remove_index (levels, level);
  return put_levels (model, &target, scale, levels, report);
}

/* --- other types --- */

static int compare_numbers (gconstpointer a, gconstpointer b) {
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static void add_number (GArray *numbers, double number) {
  if (isfinite (number))
    g_array_append_val (numbers, number);
}

static void add_position (GArray *numbers, const DmPosition *position) {
  if (position->flags & DM_POSITION_DEMAND)
    add_number (numbers, position->demand);
  if (position->flags & DM_POSITION_ACCEPTS) {
    add_number (numbers, position->accepts.range.from);
    add_number (numbers, position->accepts.range.to);
  }
  if (position->flags & DM_POSITION_LIMITS) {
    add_number (numbers, position->limits.range.from);
    add_number (numbers, position->limits.range.to);
  }
}

static void add_elsewhere (GArray *numbers, const DmModel *model, guint issue) {
  for (guint i = 0; i < dm_model_get_n_scenarios (model); i++) {
    const DmScenario *scenario = dm_model_get_scenario (model, i);
    for (guint j = 0; j < scenario->n_changes; j++)
      if (scenario->changes[j].issue == issue)
        add_position (numbers, &scenario->changes[j].position);
  }
  for (guint i = 0; i < dm_model_get_n_proposals (model); i++) {
    const DmProposal *proposal = dm_model_get_proposal (model, i);
    for (guint j = 0; j < proposal->n_terms; j++)
      if (proposal->terms[j].issue == issue)
        add_number (numbers, proposal->terms[j].place);
  }
}

static void drop_doubles (GArray *numbers) {
  guint n = 0;

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (n == 0 || g_array_index (numbers, double, n - 1) < g_array_index (numbers, double, i))
      g_array_index (numbers, double, n++) = g_array_index (numbers, double, i);
  g_array_set_size (numbers, n);
}

/* The ends of an interval scale and all places between that something stands on; where those are too many, evenly spaced ones. */
static GArray *list_places (const DmModel *model, guint issue, const DmScale *scale) {
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));
  const DmPositions *positions = dm_model_get_issue (model, issue)->positions;

  add_number (numbers, scale->min);
  add_number (numbers, scale->max);
  for (guint i = 0; i < positions->n_positions; i++)
    add_position (numbers, &positions->positions[i]);
  add_elsewhere (numbers, model, issue);
  drop_doubles (numbers);
  if (numbers->len <= MOST_LEVELS)
    return numbers;
  g_array_set_size (numbers, 0);
  for (guint i = 0; i < GRID_LEVELS; i++)
    add_number (numbers, scale->min + (scale->max - scale->min) * i / (GRID_LEVELS - 1));
  return numbers;
}

static GPtrArray *make_levels (const DmModel *model, guint issue, const DmScale *scale,
                               gboolean ordered) {
  GPtrArray *levels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) taken = list_ids (scale);
  g_autoptr (GArray) places = list_places (model, issue, scale);

  for (guint i = 0; i < places->len; i++) {
    double place = g_array_index (places, double, i);
    g_autoptr (GString) name = g_string_new (NULL);
    dm_json_append_number (name, place);
    if (scale->unit != NULL && scale->unit[0] != '\0')
      g_string_append_printf (name, " %s", scale->unit);
    g_ptr_array_add (levels, write_level (taken, name->str, ordered ? place : NAN));
  }
  return levels;
}

/* Where levels say how far along they lie, that is what they are called on an interval scale. */
static char *write_interval (const DmScale *scale) {
  gboolean metric = dm_scale_is_metric (scale) && scale->n_levels > 1;
  g_autoptr (GString) text = g_string_new ("{ \"type\": \"interval\", \"min\": ");

  dm_json_append_number (text, metric ? scale->levels[0].at : 0);
  g_string_append (text, ", \"max\": ");
  dm_json_append_number (text, metric ? scale->levels[scale->n_levels - 1].at : 100);
  g_string_append (text, ", \"unit\": \"\" }");
  return g_strdup (text->str);
}

static char *write_list (DmModel *model, const DmTarget *target, const DmScale *scale,
                         DmScaleType type) {
  guint issue = (guint) dm_model_find_issue (model, target->id);
  gboolean ordered = type == DM_SCALE_ORDINAL;
  g_autoptr (GPtrArray) levels = scale->type == DM_SCALE_INTERVAL
                                     ? make_levels (model, issue, scale, ordered)
                                     : list_levels (model, target, scale);

  /* options have no order, and lie nowhere */
  for (guint i = 0; i < levels->len && !ordered; i++)
    set_at (levels, i, NAN);
  g_autofree char *list = join_levels (levels);
  return ordered ? g_strdup_printf ("{ \"type\": \"ordinal\", \"levels\": %s }", list)
                 : g_strdup_printf ("{ \"type\": \"nominal\", \"options\": %s }", list);
}

/* Members of the scale that the format doesn't know come along. */
static char *add_extras (char *json, const DmScale *scale) {
  for (guint i = 0; scale->extras != NULL && i < scale->extras->len; i++) {
    const DmExtra *extra = g_ptr_array_index (scale->extras, i);
    g_autofree char *before = json;
    g_auto (GStrv) parts = g_strsplit (extra->name, "~", -1);
    g_autofree char *tildes = g_strjoinv ("~0", parts);
    g_auto (GStrv) steps = g_strsplit (tildes, "/", -1);
    g_autofree char *name = g_strjoinv ("~1", steps);
    g_autofree char *pointer = g_strconcat ("/", name, NULL);
    json = dm_json_set (before, pointer, extra->json);
  }
  return json;
}

/**
 * dm_edit_set_scale_type:
 * @model: a model
 * @issue: an issue's id
 * @type: what its scale is to be
 * @report: (out caller-allocates): as for dm_edit_put_json(); what has no meaning on the new scale is hurt
 *
 * Changes the type of a scale. Levels become options and options levels; levels that say how far along they lie become the numbers
 * of an interval scale, whose ends are the first and the last; of an interval scale the ends and all places that something
 * stands on become levels, at their numbers. Levels without numbers, and options, become an interval scale from 0 to 100 on
 * which nothing stands.
 *
 * Returns: (transfer full) (nullable): as dm_edit_put_json()
 */
DmModel *dm_edit_set_scale_type (DmModel *model, const char *issue, DmScaleType type,
                                 DmEditReport *report) {
  static const char *const words[] = { "\"nominal\"", "\"ordinal\"", "\"interval\"" };
  const DmScale *scale = find_scale (model, issue);
  DmTarget target = { .kind = DM_TARGET_ISSUE, .id = issue };
  char *json;

  if (scale == NULL || scale->type == type)
    return dm_edit_set_member (model, &target, "/scale/type", words[type], report);
  json = type == DM_SCALE_INTERVAL ? write_interval (scale)
                                   : write_list (model, &target, scale, type);
  json = add_extras (json, scale);
  DmModel *changed = dm_edit_set_member (model, &target, "/scale", json, report);
  g_free (json);
  return changed;
}
