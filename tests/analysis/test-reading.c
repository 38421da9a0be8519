/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-error.h"
#include "dm-test-model.h"

/* Rounds: p moves from 1 through 4 to 7; q holds 9 from the start; r comes in late and isn't at the table. */
static const char rounds[]
    = "'date': '2020-06', 'parties': [{'id': 'p', 'name': 'P'}, {'id': 'q', 'name': 'Q'}, "
      "{'id': 'r', 'name': 'R', 'at_table': false}], "
      "'baskets': [{'id': 'first', 'name': 'F'}, {'id': 'second', 'name': 'S'}], 'issues': ["
      "{'id': 'pay', 'name': 'Pay', 'basket': 'first', 'needs': ['q', 'r'], "
      "'scale': {'type': 'interval', 'min': 0, 'max': 10, 'unit': 't'}}, "
      "{'id': 'hours', 'name': 'Hours', 'basket': 'second', "
      "'scale': {'type': 'interval', 'min': 0, 'max': 10, 'unit': 't'}}, "
      "{'id': 'place', 'name': 'Place', 'basket': 'second', 'needs': ['p'], 'scale': {'type': "
      "'nominal', 'options': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}]}}], 'positions': ["
      "{'party': 'p', 'issue': 'pay', 'demand': 1, 'salience': 30, 'statement': 'One.'}, "
      "{'party': 'p', 'issue': 'pay', 'demand': 4, 'since': '2020-06-15'}, "
      "{'party': 'p', 'issue': 'pay', 'demand': 7, 'since': '2021'}, "
      "{'party': 'q', 'issue': 'pay', 'demand': 9, 'accepts': {'from': 6}, 'limits': {'from': 5}}, "
      "{'party': 'r', 'issue': 'pay', 'demand': 5, 'since': '2020-07'}], 'scenarios': ["
      "{'id': 'moved', 'name': 'M', 'changes': [{'party': 'p', 'issue': 'pay', 'demand': 8}, "
      "{'party': 'q', 'issue': 'pay', 'accepts': null, 'salience': 90}, "
      "{'party': 'p', 'issue': 'hours', 'demand': 2}, {'party': 'q', 'issue': 'hours', "
      "'salience': 5}]}, "
      "{'id': 'gone', 'name': 'G', 'changes': [{'party': 'p', 'issue': 'pay', 'demand': null}]}, "
      "{'id': 'twice', 'name': 'T', 'changes': [{'party': 'p', 'issue': 'pay', 'demand': 2}, "
      "{'party': 'p', 'issue': 'pay', 'accepts': {'from': 1, 'to': 3}}]}, "
      "{'id': 'wrong', 'name': 'W', 'changes': [{'party': 'q', 'issue': 'pay', 'demand': 3}]}], "
      "'proposals': [{'id': 'deal', 'name': 'D', 'terms': {'pay': 6}}]";

/* demand of p on pay as of a day; NAN stands for no position */
static const struct {
  const char *date;
  double p, r;
} days[] = {
  { "2019", 1, NAN },     { "2020-06-14", 1, NAN }, { "2020-06-15", 4, NAN },
  { "2020-06", 4, NAN }, /* the last day of the month counts */
  { "2020-07", 4, 5 },    { "2020-12-31", 4, 5 },   { "2021", 7, 5 },
  { "2021-01-01", 7, 5 }, { NULL, 4, NAN }, /* the model's own day */
};

static double demand_of (const DmReading *reading, guint issue, guint party) {
  const DmPosition *position = dm_reading_get_position (reading, issue, party);
  return position == NULL ? NAN : position->demand;
}

static void test_days (void) {
  g_autoptr (DmModel) model = dm_test_model_read (rounds);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (DmReading) reading = dm_test_read (model, NULL, days[i].date, NULL);
    double p = demand_of (reading, 0, 0), r = demand_of (reading, 0, 2);
    g_auto (DmRecord) record = { 0 };
    dm_reading_get_record (reading, 0, &record);
    g_assert_cmpfloat (p, ==, days[i].p);
    g_assert_true (r == days[i].r || (isnan (r) && isnan (days[i].r)));
    g_assert_cmpuint (record.n_holdings, ==, isnan (days[i].r) ? 2 : 3);
    g_assert_cmpfloat (record.holdings[0].position->demand, ==, days[i].p);
  }
}

static void test_no_day (void) {
  g_autoptr (DmModel) model = dm_test_model_read (
      "'parties': [{'id': 'p', 'name': 'P'}], 'issues': [{'id': 'i', 'name': 'I', 'scale': "
      "{'type': 'interval', 'min': 0, 'max': 9, 'unit': 't'}}], 'positions': [{'party': 'p', 'issue': 'i', "
      "'demand': 1, 'since': '2030'}, {'party': 'p', 'issue': 'i', 'demand': 2, 'since': "
      "'2031-05'}, {'party': 'p', 'issue': 'i', 'demand': 3}]");
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_assert_cmpuint (dm_reading_get_date (reading), ==, DM_DATE_NONE);
  g_assert_cmpfloat (demand_of (reading, 0, 0), ==, 2);
}

static void test_scenario (void) {
  g_autoptr (DmModel) model = dm_test_model_read (rounds);
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, "2020-01", "moved");
  g_autoptr (DmIssueResult) result = dm_issue_result_new (reading, 0);
  const DmPosition *p = dm_reading_get_position (reading, 0, 0);
  const DmPosition *q = dm_reading_get_position (reading, 0, 1);

  /* what the change doesn't name stays as it is on record */
  g_assert_cmpfloat (p->demand, ==, 8);
  g_assert_cmpfloat (dm_position_get_salience (p), ==, 30);
  g_assert_cmpstr (dm_position_get_statement (p), ==, "One.");
  g_assert_cmpfloat (q->demand, ==, 9);
  g_assert_false (q->flags & DM_POSITION_ACCEPTS);
  g_assert_cmpfloat (q->limits.range.from, ==, 5);
  g_assert_cmpfloat (dm_position_get_salience (q), ==, 90);
  g_assert_cmpint (result->verdict, ==, DM_VERDICT_GAP);
  g_assert_cmpfloat (result->gap.distance, ==, 1);
  /* a change makes a position where it says what is held, and only there */
  g_assert_cmpfloat (demand_of (reading, 1, 0), ==, 2);
  g_assert_null (dm_reading_get_position (reading, 1, 1));
  /* the record itself is as it was */
  g_autoptr (DmReading) without = dm_test_read (model, NULL, "2020-01", NULL);
  g_assert_cmpfloat (demand_of (without, 0, 0), ==, 1);
}

static void test_scenario_removes (void) {
  g_autoptr (DmModel) model = dm_test_model_read (rounds);
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, "2020-01", "gone");
  g_autoptr (DmIssueResult) result = dm_issue_result_new (reading, 0);
  g_assert_null (dm_reading_get_position (reading, 0, 0));
  g_assert_cmpint (result->verdict, ==, DM_VERDICT_ONE_SIDED);

  g_autoptr (DmReading) twice = dm_test_read (model, NULL, "2020-01", "twice");
  const DmPosition *p = dm_reading_get_position (twice, 0, 0);
  g_assert_cmpfloat (p->demand, ==, 2);
  g_assert_cmpfloat (p->accepts.range.to, ==, 3);
}

static void test_hidden (void) {
  g_autoptr (DmModel) model = dm_test_model_read (rounds);
  g_autoptr (DmReading) reading = dm_test_read (model, "r,p", "2021", NULL);
  g_autoptr (DmIssueResult) pay = dm_issue_result_new (reading, 0);
  g_autoptr (DmIssueResult) place = dm_issue_result_new (reading, 2);
  g_autofree char *pay_waits = dm_test_list_parties (model, pay->waits_for, pay->n_waits_for);
  g_autofree char *place_waits = dm_test_list_parties (model, place->waits_for, place->n_waits_for);

  g_assert_cmpuint (dm_reading_get_n_parties (reading), ==, 2);
  g_assert_cmpuint (dm_reading_get_party (reading, 0), ==, 0); /* in the model's order */
  g_assert_false (dm_reading_shows_party (reading, 1));
  g_assert_cmpuint (pay->record.n_holdings, ==, 2);
  g_assert_cmpstr (pay_waits, ==, "r"); /* q is hidden, yet on record */
  g_assert_cmpstr (place_waits, ==, "p");
  g_assert_cmpuint (place->n_not_on_record, ==, 2);
}

static void test_issues (void) {
  static const char *const issues[] = { "place", NULL }, *const baskets[] = { "first", NULL };
  g_autoptr (DmModel) model = dm_test_model_read (rounds);
  const DmReadingSpec both = { .issues = issues, .baskets = baskets };
  g_autoptr (DmReading) reading = dm_reading_new (model, &both, NULL);
  g_assert_cmpuint (dm_reading_get_n_issues (reading), ==, 2);
  g_assert_cmpuint (dm_reading_get_issue (reading, 0), ==, 0);
  g_assert_cmpuint (dm_reading_get_issue (reading, 1), ==, 2);
  g_autoptr (DmReading) all = dm_reading_new (model, NULL, NULL);
  g_assert_cmpuint (dm_reading_get_n_issues (all), ==, 3);
  g_assert_cmpint (dm_reading_get_proposal (all), ==, -1);
  g_assert_cmpint (dm_reading_get_scenario (all), ==, -1);
}

typedef struct {
  const char *member, *value, *says;
} Wrong;

static const Wrong wrongs[] = {
  { "parties", "rr", "the model has no party “rr”; did you mean “r”?" },
  { "parties", "somebody", "the model has no party “somebody”" },
  { "parties", "", "the model has no party “”" },
  { "issues", "hour", "the model has no issue “hour”; did you mean “hours”?" },
  { "baskets", "frist", "the model has no basket “frist”; did you mean “first”?" },
  { "scenario", "moved2", "the model has no scenario “moved2”; did you mean “moved”?" },
  { "proposal", "dela", "the model has no proposal “dela”; did you mean “deal”?" },
  { "date", "2014-02-30", "“2014-02-30” is not a date" },
  { "date", "tomorrow", "“tomorrow” is not a date" },
  { "date", "", "“” is not a date" },
  { "scenario", "wrong", "with scenario “wrong” the position of “q” on “pay” makes no sense" },
};

static void test_wrong (gconstpointer data) {
  const Wrong *wrong = data;
  const char *const list[] = { wrong->value, NULL };
  DmReadingSpec spec = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = dm_test_model_read (rounds);
  if (g_str_equal (wrong->member, "parties"))
    spec.parties = list;
  else if (g_str_equal (wrong->member, "issues"))
    spec.issues = list;
  else if (g_str_equal (wrong->member, "baskets"))
    spec.baskets = list;
  else if (g_str_equal (wrong->member, "date"))
    spec.date = wrong->value;
  else if (g_str_equal (wrong->member, "scenario"))
    spec.scenario = wrong->value;
  else
    spec.proposal = wrong->value;
  g_assert_null (dm_reading_new (model, &spec, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, wrong->says));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/days", test_days);
  g_test_add_func ("/reading/no day", test_no_day);
  g_test_add_func ("/reading/scenario", test_scenario);
  g_test_add_func ("/reading/scenario removes", test_scenario_removes);
  g_test_add_func ("/reading/hidden", test_hidden);
  g_test_add_func ("/reading/issues", test_issues);
  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++) {
    g_autofree char *path = g_strdup_printf ("/reading/wrong/%u-%s", i, wrongs[i].member);
    g_test_add_data_func (path, &wrongs[i], test_wrong);
  }
  return g_test_run ();
}
