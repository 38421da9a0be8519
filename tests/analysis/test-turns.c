/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How issues came to stand as they do, against what a reading of each single day says. */
#include "dm-test-model.h"
#include "dm-turns.h"

#define N_MODELS 200
#define FIRST_YEAR 2020

static const char MODEL[]
    = "'date': '2026-04-20', 'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}],"
      "'issues': [{'id': 'i', 'name': 'I', 'scale':"
      "{'type': 'interval', 'min': 0, 'max': 10, 'unit': 'h'}},"
      "{'id': 'j', 'name': 'J', 'scale': {'type': 'interval', 'min': 0, 'max': 10, 'unit': 'h'}}],"
      "'positions': ["
      "{'party': 'a', 'issue': 'i', 'demand': 2},"
      "{'party': 'a', 'issue': 'i', 'demand': 5, 'since': '2026-03'},"
      "{'party': 'b', 'issue': 'i', 'demand': 5, 'since': '2026-03-01'},"
      "{'party': 'b', 'issue': 'i', 'demand': 8, 'since': '2027'},"
      "{'party': 'b', 'issue': 'j', 'demand': 1, 'since': '2026-01-05'}],"
      "'scenarios': [{'id': 's', 'name': 'S', 'changes': ["
      "{'party': 'a', 'issue': 'i', 'demand': 9}]}]";

/* “start one-sided 2026-03 overlap ”: when each turn begins and what it says */
static char *show (DmReading *reading, guint issue) {
  g_autoptr (GArray) turns = dm_turns_new (reading, issue);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < turns->len; i++) {
    const DmTurn *turn = &g_array_index (turns, DmTurn, i);
    g_autofree char *from = dm_date_to_iso (turn->from);

    g_string_append_printf (text, "%s %s ", turn->from == DM_DATE_NONE ? "start" : from,
                            dm_verdict_to_id (turn->result->verdict));
  }
  return g_string_free (text, FALSE);
}

/* A month and its first day begin together; a scenario counts from the day on that is shown; who isn't shown turns nothing. */
static void test_cases (void) {
  static const struct {
    const char *parties, *date, *scenario;
    guint issue;
    const char *turns;
  } cases[] = {
    { NULL, NULL, NULL, 0, "start one-sided 2026-03 overlap 2027 gap " },
    { NULL, "2020", NULL, 0, "start one-sided 2026-03 overlap 2027 gap " },
    { NULL, NULL, NULL, 1, "start silent 2026-01-05 one-sided " },
    { "a", NULL, NULL, 0, "start one-sided 2026-03 one-sided " },
    { "a", NULL, NULL, 1, "start silent " },
    { NULL, NULL, "s", 0, "start one-sided 2026-03 overlap 2026-04-20 gap 2027 gap " },
    { NULL, "2025", "s", 0, "start one-sided 2025-12-31 one-sided 2026-03 gap 2027 gap " },
    { NULL, NULL, "s", 1, "start silent 2026-01-05 one-sided " },
  };
  g_autoptr (DmModel) model = dm_test_model_read (MODEL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmReading) reading
        = dm_test_read (model, cases[i].parties, cases[i].date, cases[i].scenario);
    g_autofree char *turns = show (reading, cases[i].issue);

    g_test_message ("case %u", i);
    g_assert_cmpstr (turns, ==, cases[i].turns);
  }
}

static void test_dates (void) {
  g_autoptr (DmModel) model = dm_test_model_read (MODEL);
  g_autoptr (DmReading) all = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmReading) one = dm_test_read (model, "a", NULL, NULL);
  static const char *const of_all[] = { "2026-01-05", "2026-03", "2026-04-20", "2027" };
  static const char *const of_one[] = { "2026-03", "2026-04-20" };
  g_autoptr (GArray) dates = dm_turns_list_dates (all), fewer = dm_turns_list_dates (one);

  g_assert_cmpuint (dates->len, ==, G_N_ELEMENTS (of_all));
  for (guint i = 0; i < dates->len; i++) {
    g_autofree char *iso = dm_date_to_iso (g_array_index (dates, DmDate, i));
    g_assert_cmpstr (iso, ==, of_all[i]);
  }
  g_assert_cmpuint (fewer->len, ==, G_N_ELEMENTS (of_one));
  for (guint i = 0; i < fewer->len; i++) {
    g_autofree char *iso = dm_date_to_iso (g_array_index (fewer, DmDate, i));
    g_assert_cmpstr (iso, ==, of_one[i]);
  }
}

static char *draw_since (GRand *rand) {
  int year = FIRST_YEAR + g_rand_int_range (rand, 0, 2), month = g_rand_int_range (rand, 1, 13);

  switch (g_rand_int_range (rand, 0, 3)) {
  case 0:
    return g_strdup_printf ("%d", year);
  case 1:
    return g_strdup_printf ("%d-%02d", year, month);
  default:
    return g_strdup_printf ("%d-%02d-%02d", year, month, g_rand_int_range (rand, 1, 29));
  }
}

static DmModel *draw_model (GRand *rand) {
  g_autoptr (GString) text = g_string_new (
      "'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}, {'id': 'c', 'name': 'C'}],"
      "'issues': [{'id': 'i', 'name': 'I', 'scale': {'type': 'interval', 'min': 0, 'max': 9, 'unit': 'h'}}],"
      "'positions': [");
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int n = g_rand_int_range (rand, 1, 12);

  for (int i = 0; i < n; i++) {
    g_autofree char *since = draw_since (rand);
    int from = g_rand_int_range (rand, 0, 8), to = g_rand_int_range (rand, from, 10);
    char party = (char) ('a' + g_rand_int_range (rand, 0, 3));
    char *key;
    DmDate date;

    dm_date_parse (since, &date); /* two that begin with the same day are an error */
    key = g_strdup_printf ("%c%u", party, dm_date_first_day (date));

    if (!g_hash_table_add (taken, key))
      continue;
    g_string_append_printf (text,
                            "%s{'party': '%c', 'issue': 'i', 'accepts': {'from': %d, 'to': %d},"
                            "'since': '%s'}",
                            text->str[text->len - 1] == '[' ? "" : ",", party, from, to, since);
  }
  g_string_append_c (text, ']');
  return dm_test_model_read (text->str);
}

/* The last turn that has begun on a day. */
static const DmTurn *find_turn (const GArray *turns, DmDate day) {
  const DmTurn *found = NULL;

  for (guint i = 0; i < turns->len; i++) {
    const DmTurn *turn = &g_array_index (turns, DmTurn, i);
    if (turn->from == DM_DATE_NONE || dm_date_compare (turn->from, day) <= 0)
      found = turn;
  }
  return found;
}

/* On every single day, what the turns say is what a reading of that day says. */
static void test_random (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint m = 0; m < N_MODELS; m++) {
    g_autoptr (DmModel) model = draw_model (rand);
    g_autoptr (DmReading) whole = dm_test_read (model, NULL, NULL, NULL);
    g_autoptr (GArray) turns = dm_turns_new (whole, 0);

    for (int d = 0; d < 800; d += 1 + m % 7) {
      GDate day;
      char iso[16];
      DmDate date;

      g_date_set_dmy (&day, 25, G_DATE_DECEMBER, FIRST_YEAR - 1);
      g_date_add_days (&day, (guint) d);
      g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &day);
      g_assert_true (dm_date_parse (iso, &date));
      g_autoptr (DmReading) then = dm_test_read (model, NULL, iso, NULL);
      g_autoptr (DmIssueResult) result = dm_issue_result_new (then, 0);
      const DmTurn *turn = find_turn (turns, date);

      g_assert_cmpint (turn->result->verdict, ==, result->verdict);
      g_assert_cmpuint (turn->result->record.n_holdings, ==, result->record.n_holdings);
      for (guint i = 0; i < result->record.n_holdings; i++)
        g_assert_true (turn->result->record.holdings[i].position
                       == result->record.holdings[i].position);
    }
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/turns/cases", test_cases);
  g_test_add_func ("/turns/dates", test_dates);
  g_test_add_func ("/turns/random", test_random);
  return g_test_run ();
}
