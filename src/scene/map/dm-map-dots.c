/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demands under a profile, a dot each. */
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "dm-describe.h"
#include "dm-map-row-private.h"

#define RADIUS 2.6
#define STEP 6.5      /* px between dots at one place, where there is room */
#define ROOM 40.0     /* px that dots at one place of an interval scale may take */
#define MAX_SINGLE 40 /* parties: of so few each can be pointed at, however close the dots are */
#define REACH 6.0     /* px: dots that are nearer to one another can't be told apart */
#define MOST_NAMED 5

/* --- in the order of the scale --- */

typedef struct {
  double place;
  guint party;
  const DmPosition *position;
} Demand;

static int compare_demands (gconstpointer a, gconstpointer b) {
  const Demand *one = a, *other = b;

  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return (one->party > other->party) - (one->party < other->party);
}

/* Returns: (transfer full): the @n demands in the order of the parties */
static Demand *list_demands (const DmIssueResult *result, guint *n) {
  const DmRecord *record = &result->record;
  Demand *demands = g_new (Demand, record->n_holdings + 1);

  *n = 0;
  for (guint i = 0; i < record->n_holdings; i++) {
    const DmPosition *position = record->holdings[i].position;
    if (position->flags & DM_POSITION_DEMAND)
      demands[(*n)++] = (Demand){ position->demand, position->party, position };
  }
  return demands;
}

/* Puts demands of levels or options where they belong, without comparing them. */
static Demand *distribute (const Demand *demands, guint n, guint n_levels) {
  g_autofree guint *next = g_new0 (guint, n_levels + 1);
  Demand *sorted = g_new (Demand, n + 1);

  for (guint i = 0; i < n; i++)
    next[(guint) demands[i].place + 1]++;
  for (guint level = 1; level < n_levels; level++)
    next[level] += next[level - 1];
  for (guint i = 0; i < n; i++)
    sorted[next[(guint) demands[i].place]++] = demands[i];
  return sorted;
}

/* Returns: (transfer full): the @n demands along the scale, those at one place in the order of the parties */
static Demand *sort_demands (const DmIssueResult *result, const DmScale *scale, guint *n) {
  g_autofree Demand *demands = list_demands (result, n);

  if (scale->type != DM_SCALE_INTERVAL)
    return distribute (demands, *n, scale->n_levels);
  qsort (demands, *n, sizeof (Demand), compare_demands);
  return g_steal_pointer (&demands);
}

/* --- in words --- */

/* The first few of many, and how many more. */
static char *name_parties (const DmModel *model, const Demand *demands, guint n) {
  guint n_named = n > MOST_NAMED ? MOST_NAMED : n, parties[MOST_NAMED];
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_named; i++)
    parties[i] = demands[i].party;
  if (n == n_named)
    return dm_describe_parties (model, parties, n);
  for (guint i = 0; i < n_named; i++) {
    g_string_append (names, i > 0 ? C_ ("list", ", ") : "");
    g_string_append (names, dm_model_get_party (model, parties[i])->name);
  }
  /* Translators: the end of a list of parties: those that are named, then how many more there are */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s and %2$u more", "%1$s and %2$u more",
                                       n - n_named),
                          names->str, n - n_named);
}

static char *tell_dots (gpointer told_of, const DmMark *mark) {
  const DmIssueResult *result = ((const DmMapTold *) told_of)->result;
  const DmModel *model = dm_reading_get_model (result->reading);
  const DmScale *scale = dm_model_get_issue (model, result->issue)->scale;
  guint n_all, n = mark->n;
  g_autofree Demand *sorted = sort_demands (result, scale, &n_all);
  const Demand *demands = sorted + mark->first;

  if (n == 1)
    return dm_describe_position (model, result->issue, demands[0].position);
  g_autofree char *names = name_parties (model, demands, n);
  double from = demands[0].place, to = demands[n - 1].place;
  if (from == to) {
    DmSet single;
    dm_scale_set_init_single (scale, &single, from);
    g_autofree char *place = dm_describe_set (scale, &single);
    dm_scale_set_clear (scale, &single);
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u party demands %2$s: %3$s.",
                                         "%1$u parties demand %2$s: %3$s.", n),
                            n, place, names);
  }
  g_autofree char *low = dm_describe_place (scale, from), *high = dm_describe_place (scale, to);
  return g_strdup_printf (
      /* Translators: how many parties, the least and the most that they demand, and their names */
      g_dngettext (GETTEXT_PACKAGE, "%1$u party demands something between %2$s and %3$s: %4$s.",
                   "%1$u parties demand something between %2$s and %3$s: %4$s.", n),
      n, low, high, names);
}

/* --- drawn --- */

typedef struct {
  DmMapRow *row;
  double y;
  Demand *demands; /* along the scale */
  double *xs;      /* of their dots */
  guint n;
} Dots;

/* Those at one place stand side by side, closer where there are many; at the levels of a scale equally close, so that
 * the length of a line of dots still tells how many they are. */
static double get_step (const Dots *dots, guint n) {
  const DmMapRow *row = dots->row;
  gboolean interval = row->scale->type == DM_SCALE_INTERVAL;
  guint n_places = MAX (row->scale->n_levels, 2);
  double room = interval ? ROOM : (row->axis_end - row->axis_start) / (n_places - 1) - 2 * STEP;

  return MIN (STEP, MAX (room, STEP) / (interval ? n : row->result->record.n_holdings));
}

/* Returns: how many from the @first on demand the same place */
static guint count_same (const Dots *dots, guint first) {
  guint end = first + 1;

  while (end < dots->n && dots->demands[end].place == dots->demands[first].place)
    end++;
  return end - first;
}

static void place (Dots *dots) {
  for (guint first = 0, n; first < dots->n; first += n) {
    n = count_same (dots, first);
    double x = dm_map_row_get_x (dots->row, dots->demands[first].place);
    double step = get_step (dots, n);
    for (guint i = 0; i < n; i++)
      dots->xs[first + i] = x + (i - (n - 1) / 2.0) * step;
  }
}

/* How many from the @first on are pointed at together: those at one place that overlap, or neighbours. */
static guint count_pile (const Dots *dots, guint first) {
  guint n = count_same (dots, first);

  if (dots->n <= MAX_SINGLE || (n > 1 && get_step (dots, n) >= 2 * RADIUS))
    return 1;
  if (n > 1)
    return n;
  while (first + n < dots->n && count_same (dots, first + n) == 1
         && dots->xs[first + n] - dots->xs[first] < REACH)
    n++;
  return n;
}

static void draw_dot (Dots *dots, guint nth) {
  DmMapPen *pen = &dots->row->pen;

  dm_map_pen_ellipse (pen, dots->xs[nth], dots->y, RADIUS,
                      dm_style_get_party_color (pen->style, dots->demands[nth].party));
}

/* What dots say: whose demand they are, and how many of them there are where they can't be told apart. */
static void draw_pile (Dots *dots, guint first, guint n) {
  DmMapRow *row = dots->row;
  DmSceneBuilder *builder = row->pen.builder;
  guint party = dots->demands[first].party;

  dm_scene_builder_begin_mark (builder, DM_MARK_DEMAND,
                               n == 1 ? dm_map_row_id (row, party, "dot")
                                      : g_strdup_printf ("%s.dots-%u", row->issue->id, first),
                               (int) row->result->issue, n == 1 ? (int) party : -1, NULL, NULL);
  dm_scene_builder_set_mark_teller (builder, tell_dots, first, n);
  for (guint i = 0; i < n; i++)
    draw_dot (dots, first + i);
  dm_map_pen_anchor (&row->pen, dots->xs[first + n / 2], dots->y);
  dm_scene_builder_end_mark (builder);
}

/* A dot for each demand, with its middle at @y; on a line, too small to point at, they are part of the profile. */
void dm_map_draw_dots (DmMapRow *row, double y) {
  Dots dots = { .row = row, .y = y };

  dots.demands = sort_demands (row->result, row->scale, &dots.n);
  dots.xs = g_new (double, dots.n + 1);
  place (&dots);
  for (guint i = 0, n; i < dots.n; i += n) {
    n = row->look->stage <= DM_STAGE_LANES ? count_pile (&dots, i) : 1;
    if (row->look->stage <= DM_STAGE_LANES)
      draw_pile (&dots, i, n);
    else
      draw_dot (&dots, i);
  }
  g_free (dots.demands);
  g_free (dots.xs);
}
