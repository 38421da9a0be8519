/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-concession-private.h"

#define MAX_POWER 1e12     /* of ten: more decimals than an end of a set is given with */
#define SALIENCE_UNITS 1e6 /* saliences are compared to six decimals */
#define WHOLE_SCALE 1      /* what an added option takes of a nominal scale */
#define EVEN_INTERVALS 10  /* of an interval scale without steps */
#define MOST_STEPS 200     /* of an interval scale: of more, every so many-th is looked at */

/*
 * What places of one issue cost is compared in whole numbers: lengths times the power of ten that makes every end of a set whole,
 * times saliences in millionths. What is equal then is equal, and not a rounding apart.
 */
typedef __int128 Price;

/* A party on record, and what it accepts. On a nominal scale only @accepted holds. */
typedef struct {
  const DmHolding *holding;
  DmSet accepted;
  gboolean declared;
  gint64 salience;
  gint64 from, to;
} Payer;

typedef struct {
  const DmIssueResult *result;
  const DmScale *scale;
  gboolean ordered, metric;
  double power;
  gint64 length; /* of the whole scale; on a nominal one 1 */
  guint n_payers;
  Payer *payers;
} Pricing;

static double find_power (double number, double power) {
  while (power < MAX_POWER && round (number * power) / power != number)
    power *= 10;
  return power;
}

static double measure (const Pricing *pricing, double place) {
  return pricing->metric ? dm_scale_measure (pricing->scale, place) : place;
}

static gint64 to_whole (const Pricing *pricing, double place) {
  return llround (CLAMP (measure (pricing, place) * pricing->power, -2e18, 2e18));
}

static DmRange cut (const DmScale *scale, DmRange range) {
  return (DmRange){ MAX (range.from, dm_scale_get_first (scale)),
                    MIN (range.to, dm_scale_get_last (scale)) };
}

static double get_step (const DmScale *scale) {
  return scale->step > 0 ? scale->step : (scale->max - scale->min) / EVEN_INTERVALS;
}

static double find_interval_power (const Pricing *pricing) {
  DmRange ground = pricing->result->open_ground.range;
  double power = find_power (pricing->scale->min, 1);

  power = find_power (get_step (pricing->scale), power);
  power = find_power (ground.to, find_power (ground.from, power));
  for (guint i = 0; i < pricing->n_payers; i++) {
    DmRange accepted = pricing->payers[i].accepted.range;

    if (pricing->payers[i].declared)
      power = find_power (accepted.to, find_power (accepted.from, power));
  }
  return power;
}

static void find_grid (Pricing *pricing) {
  const DmScale *scale = pricing->scale;
  double first, last;

  pricing->power = 1;
  pricing->length = WHOLE_SCALE;
  if (!pricing->ordered)
    return;
  if (scale->type == DM_SCALE_INTERVAL)
    pricing->power = find_interval_power (pricing);
  for (guint i = 0; pricing->metric && i < scale->n_levels; i++)
    pricing->power = find_power (scale->levels[i].at, pricing->power);
  first = measure (pricing, dm_scale_get_first (scale));
  last = measure (pricing, dm_scale_get_last (scale));
  /* numbers as large as this have no more decimals to compare */
  while (pricing->power > 1 && MAX (fabs (first), fabs (last)) * pricing->power > 1e17)
    pricing->power /= 10;
  pricing->length = to_whole (pricing, dm_scale_get_last (scale))
                    - to_whole (pricing, dm_scale_get_first (scale));
}

static void begin (Pricing *pricing, const DmIssueResult *result) {
  DmModel *model = dm_reading_get_model (result->reading);
  const DmScale *scale = dm_model_get_issue (model, result->issue)->scale;

  *pricing = (Pricing){ .result = result,
                        .scale = scale,
                        .ordered = dm_scale_is_ordered (scale),
                        .metric = dm_scale_is_metric (scale) };
  pricing->n_payers = result->record.n_holdings;
  pricing->payers = g_new0 (Payer, MAX (pricing->n_payers, 1));
  for (guint i = 0; i < pricing->n_payers; i++) {
    Payer *payer = &pricing->payers[i];

    payer->holding = &result->record.holdings[i];
    dm_position_get_accepted (payer->holding->position, scale, &payer->accepted);
    payer->declared = !dm_scale_set_is_empty (scale, &payer->accepted);
    if (pricing->ordered && payer->declared)
      payer->accepted.range = cut (scale, payer->accepted.range);
    payer->salience
        = llround (dm_position_get_salience (payer->holding->position) * SALIENCE_UNITS);
  }
  find_grid (pricing);
  for (guint i = 0; pricing->ordered && i < pricing->n_payers; i++) {
    Payer *payer = &pricing->payers[i];

    if (payer->declared) {
      payer->from = to_whole (pricing, payer->accepted.range.from);
      payer->to = to_whole (pricing, payer->accepted.range.to);
    }
  }
}

static void end (Pricing *pricing) {
  for (guint i = 0; i < pricing->n_payers; i++)
    dm_scale_set_clear (pricing->scale, &pricing->payers[i].accepted);
  g_free (pricing->payers);
}

/* How far a party has to move, in whole numbers; @whole: where @place is */
static gint64 get_way (const Pricing *pricing, const Payer *payer, double place, gint64 whole) {
  if (!payer->declared)
    return 0;
  if (!pricing->ordered)
    return dm_option_set_contains (&payer->accepted.options, (guint) place) ? 0 : WHOLE_SCALE;
  return whole < payer->from ? payer->from - whole : whole > payer->to ? whole - payer->to : 0;
}

static Price sum_up (const Pricing *pricing, double place) {
  gint64 whole = pricing->ordered ? to_whole (pricing, place) : 0;
  Price sum = 0;

  for (guint i = 0; i < pricing->n_payers; i++)
    sum += (Price) pricing->payers[i].salience
           * get_way (pricing, &pricing->payers[i], place, whole);
  return sum;
}

static double to_cost (const Pricing *pricing, const Payer *payer, gint64 way) {
  double whole = 100 * SALIENCE_UNITS * (double) pricing->length;

  return whole > 0 ? (double) payer->salience * (double) way / whole : 0;
}

static int compare_places (gconstpointer a, gconstpointer b) {
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Puts places in order, each once. */
static void sort_places (GArray *places) {
  guint n = 0;

  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    if (n == 0 || g_array_index (places, double, i) != g_array_index (places, double, n - 1))
      g_array_index (places, double, n++) = g_array_index (places, double, i);
  g_array_set_size (places, n);
}

/* Where the cost may bend: the ends of what each accepts, and of the open ground. */
static GArray *list_ends (const Pricing *pricing) {
  DmRange ground = pricing->result->open_ground.range;
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (double));

  g_array_append_vals (ends, &ground, 2);
  for (guint i = 0; i < pricing->n_payers; i++) {
    double places[]
        = { pricing->payers[i].accepted.range.from, pricing->payers[i].accepted.range.to };

    for (guint j = 0; pricing->payers[i].declared && j < G_N_ELEMENTS (places); j++)
      if (dm_range_contains (ground, places[j]))
        g_array_append_val (ends, places[j]);
  }
  sort_places (ends);
  return ends;
}

static GArray *list_levels (const DmIssueResult *result, const DmScale *scale) {
  GArray *places = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < scale->n_levels; i++) {
    double place = i;

    if (dm_scale_set_contains (scale, &result->open_ground, place))
      g_array_append_val (places, place);
  }
  return places;
}

static void take_cheapest (DmConcession *concession, const Pricing *pricing, const GArray *places) {
  gboolean ordered = pricing->ordered;
  Price least = 0;

  for (guint i = 0; i < places->len; i++) {
    double place = g_array_index (places, double, i);
    Price price = sum_up (pricing, place);

    if (i > 0 && price > least)
      continue;
    if (i == 0 || price < least) {
      dm_scale_set_clear (pricing->scale, &concession->cheapest);
      dm_scale_set_init_single (pricing->scale, &concession->cheapest, place);
      concession->to = place;
    } else if (ordered) {
      /* the cost is convex: where two places are cheapest those between are, too */
      concession->cheapest.range.to = place;
    } else {
      dm_option_set_add (&concession->cheapest.options, (guint) place);
    }
    least = price;
  }
  concession->n_examined = places->len;
}

static double find_nearest (const Pricing *pricing, const Payer *payer, double place) {
  if (!pricing->ordered)
    return NAN;
  return place < payer->accepted.range.from ? payer->accepted.range.from : payer->accepted.range.to;
}

static void list_moves (DmConcession *concession, const Pricing *pricing) {
  double to = concession->to;
  gint64 whole = pricing->ordered ? to_whole (pricing, to) : 0;

  concession->moves = g_new (DmMove, MAX (pricing->n_payers, 1));
  concession->undeclared = g_new (guint, MAX (pricing->n_payers, 1));
  for (guint i = 0; i < pricing->n_payers; i++) {
    const Payer *payer = &pricing->payers[i];
    gint64 way = get_way (pricing, payer, to, whole);
    DmMove *move = &concession->moves[concession->n_moves];

    if (!payer->declared)
      concession->undeclared[concession->n_undeclared++] = payer->holding->party;
    if (way == 0)
      continue;
    *move
        = (DmMove){ .party = payer->holding->party,
                    .from = find_nearest (pricing, payer, to),
                    .cost = to_cost (pricing, payer, way),
                    .salience_assumed = !(payer->holding->position->flags & DM_POSITION_SALIENCE) };
    concession->cost += move->cost;
    concession->n_moves++;
  }
}

/* The steps of an interval scale in the open ground; where it has none, as with packages, eleven even places of the scale. */
static void add_steps (const DmIssueResult *result, const DmScale *scale, GArray *places) {
  DmRange ground = result->open_ground.range;
  double step = get_step (scale);
  double first = ceil ((ground.from - scale->min) / step), last;

  last = floor ((ground.to - scale->min) / step);
  if (last - first >= MOST_STEPS)
    step *= ceil ((last - first + 1) / MOST_STEPS);
  first = ceil ((ground.from - scale->min) / step);
  for (double nth = first; scale->min + nth * step <= ground.to; nth++) {
    double place = scale->min + nth * step;

    g_array_append_val (places, place);
  }
}

static GArray *list_places (const Pricing *pricing) {
  GArray *places;

  if (pricing->scale->type != DM_SCALE_INTERVAL)
    return list_levels (pricing->result, pricing->scale);
  places = list_ends (pricing);
  add_steps (pricing->result, pricing->scale, places);
  sort_places (places);
  return places;
}

/* What @place costs each payer, in whole units. @of_a_step: what moving by one costs, a number a payer */
static void lay_out_costs (const Pricing *pricing, double place, const double *of_a_step,
                           gint32 *costs) {
  gint64 whole = pricing->ordered ? to_whole (pricing, place) : 0;

  for (guint j = 0; j < pricing->n_payers; j++) {
    gint64 way = get_way (pricing, &pricing->payers[j], place, whole);

    costs[j] = (gint32) (of_a_step[j] * (double) way + 0.5);
  }
}

/* Lays out what each place of the open ground of @result would cost whom; payers are told by their place in the reading. */
void dm_even_gap_init (DmEvenGap *gap, const DmIssueResult *result) {
  g_autoptr (GArray) places = NULL;
  g_autofree double *of_a_step = NULL;
  Pricing pricing;

  begin (&pricing, result);
  places = list_places (&pricing);
  gap->n_places = places->len;
  gap->n_payers = pricing.n_payers;
  gap->is_ordered = pricing.ordered;
  gap->payers = g_new (guint, MAX (gap->n_payers, 1));
  gap->costs = g_new (gint32, MAX ((gsize) gap->n_payers * gap->n_places, 1));
  of_a_step = g_new (double, MAX (gap->n_payers, 1));
  for (guint j = 0; j < pricing.n_payers; j++) {
    gap->payers[j] = pricing.payers[j].holding->party;
    of_a_step[j] = to_cost (&pricing, &pricing.payers[j], 1) * DM_BURDEN_UNITS;
  }
  for (guint i = 0; i < places->len; i++)
    lay_out_costs (&pricing, g_array_index (places, double, i), of_a_step,
                   &gap->costs[(gsize) i * gap->n_payers]);
  gap->places = (double *) (gpointer) g_array_free (g_steal_pointer (&places), FALSE);
  end (&pricing);
}

void dm_even_gap_clear (DmEvenGap *gap) {
  g_free (gap->places);
  g_free (gap->payers);
  g_free (gap->costs);
}

/* Finds the cheapest way through the gap of @result. */
void dm_concession_price (DmConcession *concession, const DmIssueResult *result) {
  g_autoptr (GArray) places = NULL;
  Pricing pricing;

  begin (&pricing, result);
  *concession = (DmConcession){ .issue = result->issue };
  dm_scale_set_init_empty (pricing.scale, &concession->cheapest);
  places = pricing.scale->type == DM_SCALE_INTERVAL ? list_ends (&pricing)
                                                    : list_levels (result, pricing.scale);
  take_cheapest (concession, &pricing, places);
  list_moves (concession, &pricing);
  end (&pricing);
}

/* Frees what @concession holds. */
void dm_concession_clear (DmConcession *concession, const DmScale *scale) {
  dm_scale_set_clear (scale, &concession->cheapest);
  g_free (concession->moves);
  g_free (concession->undeclared);
}
