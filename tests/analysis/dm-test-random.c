/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-test-random.h"

#define GIVES_DEMAND 1
#define GIVES_ACCEPTS 2
#define GIVES_LIMITS 4
#define GIVES_VALUES 8

static guint all_places (const DmTestIssue *issue) {
  return (1u << issue->n_places) - 1;
}

/** dm_test_place: the place that the @nth bit stands for */
double dm_test_place (const DmTestIssue *issue, guint nth) {
  return issue->type != DM_SCALE_INTERVAL ? nth : issue->is_fine ? nth / 8.0 : nth / 2.0;
}

static guint span (guint from, guint to) {
  return ((2u << to) - 1) & ~((1u << from) - 1);
}

static guint lowest (guint set) {
  return (guint) g_bit_nth_lsf (set, -1);
}

static guint highest (guint set) {
  return (guint) g_bit_nth_msf (set, -1);
}

/* Ends are whole units, so that ranges often touch. */
static guint pick_end (GRand *rand, const DmTestIssue *issue, guint from, guint to) {
  guint step = issue->type == DM_SCALE_INTERVAL ? 2 : 1;
  return step * (guint) g_rand_int_range (rand, (gint32) (from / step), (gint32) (to / step) + 1);
}

static guint pick_subset (GRand *rand, const DmTestIssue *issue, guint within) {
  if (issue->type != DM_SCALE_NOMINAL) {
    guint a = pick_end (rand, issue, lowest (within), highest (within));
    guint b = pick_end (rand, issue, lowest (within), highest (within));
    return span (MIN (a, b), MAX (a, b));
  }
  guint subset = 0;
  while (subset == 0)
    subset = within & g_rand_int (rand);
  return subset;
}

static int pick_demand (GRand *rand, const DmTestIssue *issue, guint within) {
  guint place;
  do
    place = pick_end (rand, issue, 0, issue->n_places - 1);
  while (!(within & (1u << place)));
  return (int) place;
}

static void append_place (GString *text, const DmTestIssue *issue, guint place, gboolean mirrored) {
  guint at = mirrored ? issue->n_places - 1 - place : place;
  if (issue->type == DM_SCALE_INTERVAL)
    g_string_append_printf (text, "%g", dm_test_place (issue, at));
  else
    g_string_append_printf (text, "'l%u'", at);
}

static void append_set (GString *text, const DmTestIssue *issue, const char *name, guint set,
                        gboolean mirrored) {
  gboolean is_first = TRUE;
  g_string_append_printf (text, ", '%s': ", name);
  if (issue->type != DM_SCALE_NOMINAL) {
    guint low = lowest (set), high = highest (set);
    gboolean has_low = low > 0, has_high = high + 1 < issue->n_places;
    g_string_append_c (text, '{');
    if (has_low) {
      g_string_append_printf (text, "'%s': ", mirrored ? "to" : "from");
      append_place (text, issue, low, mirrored);
    }
    if (has_high) {
      g_string_append_printf (text, "%s'%s': ", has_low ? ", " : "", mirrored ? "from" : "to");
      append_place (text, issue, high, mirrored);
    }
    g_string_append_c (text, '}');
    return;
  }
  g_string_append_c (text, '[');
  for (guint place = 0; place < issue->n_places; place++)
    if (set & (1u << place)) {
      g_string_append (text, is_first ? "" : ", ");
      append_place (text, issue, place, mirrored);
      is_first = FALSE;
    }
  g_string_append_c (text, ']');
}

/* The best of the values is always the first that is written; a second one may tie with it. */
static void append_values (GString *text, const DmTestIssue *issue, guint best, gboolean mirrored) {
  g_string_append (text, ", 'values': {");
  for (guint place = 0; place < issue->n_places; place++) {
    g_string_append (text, place > 0 ? ", " : "");
    append_place (text, issue, place, mirrored);
    g_string_append (text, best & (1u << place) ? ": 90" : ": 40");
  }
  g_string_append (text, "}");
}

static char *write_holding (const DmTestIssue *issue, const DmTestHolding *holding,
                            gboolean mirrored) {
  GString *text = g_string_new (NULL);
  if (holding->kind & GIVES_DEMAND) {
    g_string_append (text, ", 'demand': ");
    append_place (text, issue, (guint) holding->demand, mirrored);
  }
  if (holding->kind & GIVES_ACCEPTS)
    append_set (text, issue, "accepts", holding->accepts, mirrored);
  if (holding->kind & GIVES_LIMITS)
    append_set (text, issue, "limits", holding->limits, mirrored);
  if (holding->kind & GIVES_VALUES)
    append_values (text, issue, holding->accepts, mirrored);
  if (holding->salience >= 0)
    g_string_append_printf (text, ", 'salience': %d", holding->salience);
  return g_string_free (text, FALSE);
}

static void fill_holding (GRand *rand, const DmTestIssue *issue, DmTestHolding *holding) {
  static const guint kinds[] = { GIVES_DEMAND,
                                 GIVES_DEMAND | GIVES_ACCEPTS,
                                 GIVES_DEMAND | GIVES_LIMITS,
                                 GIVES_DEMAND | GIVES_ACCEPTS | GIVES_LIMITS,
                                 GIVES_ACCEPTS,
                                 GIVES_LIMITS,
                                 GIVES_ACCEPTS | GIVES_LIMITS,
                                 GIVES_VALUES };
  guint kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))];
  if (kind == GIVES_VALUES && issue->type == DM_SCALE_INTERVAL)
    kind = GIVES_DEMAND;
  holding->on_record = g_rand_int_range (rand, 0, 6) > 0;
  holding->kind = kind;
  holding->limits = all_places (issue);
  holding->demand = -1;
  holding->accepts = 0;
  if (kind & GIVES_LIMITS)
    holding->limits = pick_subset (rand, issue, holding->limits);
  if (kind & (GIVES_ACCEPTS | GIVES_VALUES))
    holding->accepts = pick_subset (rand, issue, holding->limits);
  if (kind & GIVES_DEMAND)
    holding->demand
        = pick_demand (rand, issue, kind & GIVES_ACCEPTS ? holding->accepts : holding->limits);
  if ((kind & GIVES_DEMAND) && !(kind & GIVES_ACCEPTS))
    holding->accepts = 1u << holding->demand;
  holding->salience = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 5) * 25 : -1;
}

/** dm_test_random_new: a model by chance, with scales of few places so that sets meet and tie often */
DmTestRandom *dm_test_random_new (GRand *rand, gboolean ordered_only) {
  static const DmScaleType types[] = { DM_SCALE_ORDINAL, DM_SCALE_INTERVAL, DM_SCALE_NOMINAL };
  DmTestRandom *random = g_new0 (DmTestRandom, 1);
  random->n_parties = (guint) g_rand_int_range (rand, 1, DM_TEST_MAX_PARTIES + 1);
  for (guint i = 0; i < DM_TEST_N_ISSUES; i++) {
    DmTestIssue *issue = &random->issues[i];
    issue->type = types[g_rand_int_range (rand, 0, ordered_only ? 2 : 3)];
    issue->is_spaced = issue->type == DM_SCALE_ORDINAL && g_rand_boolean (rand);
    issue->is_fine = g_rand_boolean (rand);
    issue->n_places = issue->type == DM_SCALE_INTERVAL ? 2 * DM_TEST_UNITS + 1
                                                       : (guint) g_rand_int_range (rand, 2, 6);
    for (guint party = 0; party < random->n_parties; party++)
      fill_holding (rand, issue, &issue->holdings[party]);
  }
  return random;
}

void dm_test_random_free (DmTestRandom *random) {
  g_free (random);
}

static void append_scale (GString *text, const DmTestIssue *issue, gboolean mirrored) {
  guint last = issue->n_places - 1;
  if (issue->type == DM_SCALE_INTERVAL) {
    g_string_append_printf (text, "{'type': 'interval', 'min': 0, 'max': %g, 'unit': 't'}",
                            dm_test_place (issue, last));
    return;
  }
  gboolean is_nominal = issue->type == DM_SCALE_NOMINAL;
  g_string_append_printf (text, "{'type': '%s', '%s': [", is_nominal ? "nominal" : "ordinal",
                          is_nominal ? "options" : "levels");
  for (guint place = 0; place <= last; place++) {
    g_string_append_printf (text, "%s{'id': 'l%u', 'name': 'L'", place > 0 ? ", " : "", place);
    if (issue->is_spaced)
      g_string_append_printf (text, ", 'at': %d",
                              mirrored ? -(int) ((last - place) * (last - place))
                                       : (int) (place * place));
    g_string_append_c (text, '}');
  }
  g_string_append (text, "]}");
}

/** dm_test_random_build: the model, its parties in the other order if @backwards, its scales turned around if @mirrored */
DmModel *dm_test_random_build (const DmTestRandom *random, gboolean backwards, gboolean mirrored) {
  g_autoptr (GString) text = g_string_new ("'parties': [");
  gboolean is_first = TRUE;
  for (guint i = 0; i < random->n_parties; i++) {
    guint party = backwards ? random->n_parties - 1 - i : i;
    g_string_append_printf (text, "%s{'id': 'p%u', 'name': 'P'}", i > 0 ? ", " : "", party);
  }
  g_string_append (text, "], 'issues': [");
  for (guint i = 0; i < DM_TEST_N_ISSUES; i++) {
    g_string_append_printf (text, "%s{'id': 'i%u', 'name': 'I', 'scale': ", i > 0 ? ", " : "", i);
    append_scale (text, &random->issues[i], mirrored);
    g_string_append_c (text, '}');
  }
  g_string_append (text, "], 'positions': [");
  for (guint i = 0; i < DM_TEST_N_ISSUES; i++)
    for (guint party = 0; party < random->n_parties; party++) {
      const DmTestHolding *holding = &random->issues[i].holdings[party];
      if (!holding->on_record)
        continue;
      g_autofree char *says = write_holding (&random->issues[i], holding, mirrored);
      g_string_append_printf (text, "%s{'party': 'p%u', 'issue': 'i%u'%s}", is_first ? "" : ", ",
                              party, i, says);
      is_first = FALSE;
    }
  g_string_append (text, "]");
  return dm_test_model_read (text->str);
}
