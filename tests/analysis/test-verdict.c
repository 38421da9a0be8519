/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-test-model.h"

#define ORDINAL                                                                                    \
  "{'type': 'ordinal', 'levels': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}, "            \
  "{'id': 'c', 'name': 'C'}, {'id': 'd', 'name': 'D'}]}"
#define SPACED                                                                                     \
  "{'type': 'ordinal', 'levels': [{'id': 'a', 'name': 'A', 'at': 1}, {'id': 'b', 'name': 'B', "    \
  "'at': 2}, {'id': 'c', 'name': 'C', 'at': 5}]}"
#define NOMINAL                                                                                    \
  "{'type': 'nominal', 'options': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}, "           \
  "{'id': 'c', 'name': 'C'}]}"
#define INTERVAL "{'type': 'interval', 'min': -10, 'max': 10, 'unit': 't'}"

/* What each of p, q, r says; NULL: not on record. A set that the verdict doesn't have is written "-". */
typedef struct {
  const char *name, *scale;
  const char *p, *q, *r;
  DmVerdict verdict;
  const char *zone, *open_ground, *blocked_by;
  gboolean has_gap, known;
  const char *low, *high, *undeclared;
  int levels_between;
  double distance, share;
  int missing;
  gboolean pairwise;
} Case;

static const Case cases[] = {
  { "silent", ORDINAL, NULL, NULL, NULL, DM_VERDICT_SILENT, "-", "-", "" },
  { "one-sided", ORDINAL, NULL, "'demand': 'b'", NULL, DM_VERDICT_ONE_SIDED, "-", "-", "" },
  { "touching ends overlap", INTERVAL, "'accepts': {'from': -3, 'to': 2}",
    "'accepts': {'from': 2, 'to': 7}", NULL, DM_VERDICT_OVERLAP, "2..2", "-", "" },
  { "open ends are cut to the scale", INTERVAL, "'accepts': {'from': -4}", "'accepts': {}", NULL,
    DM_VERDICT_OVERLAP, "-4..10", "-", "" },
  { "minus nothing is nothing", INTERVAL, "'demand': -0.0", "'demand': 0", NULL, DM_VERDICT_OVERLAP,
    "0..0", "-", "" },
  { "a hair apart is apart", INTERVAL, "'demand': 0.1", "'demand': 0.10000000000000002", NULL,
    DM_VERDICT_GAP, "-", "-10..10", "", TRUE, TRUE, "p", "q", "", -1, 1.3877787807814457e-17,
    1.3877787807814457e-17 / 20, -1 },
  { "interval gap", INTERVAL, "'demand': -5, 'limits': {'to': 6}",
    "'demand': 5, 'limits': {'from': -8}", NULL, DM_VERDICT_GAP, "-", "-8..6", "", TRUE, TRUE, "p",
    "q", "", -1, 10, 0.5, -1 },
  { "ties are kept", ORDINAL, "'demand': 'a'", "'demand': 'd'", "'demand': 'a'", DM_VERDICT_GAP,
    "-", "0..3", "", TRUE, TRUE, "p,r", "q", "", 2, NAN, NAN, -1 },
  { "levels with places are metric", SPACED, "'demand': 'a'", "'demand': 'b'", NULL, DM_VERDICT_GAP,
    "-", "0..2", "", TRUE, TRUE, "p", "q", "", 0, 1, 0.25, -1 },
  { "red lines exclude", ORDINAL, "'demand': 'a', 'limits': {'to': 'b'}",
    "'demand': 'd', 'limits': {'from': 'c'}", "'demand': 'b'", DM_VERDICT_DEADLOCK, "-", "-", "p,q",
    TRUE, TRUE, "p", "q", "", 2, NAN, NAN, -1 },
  { "only limits: nothing is accepted", ORDINAL, "'limits': {'to': 'c'}", "'demand': 'b'", NULL,
    DM_VERDICT_GAP, "-", "0..2", "", TRUE, FALSE, "", "", "p", -1, NAN, NAN, -1 },
  { "the gap lies between those who said it", ORDINAL, "'demand': 'a'", "'limits': {}",
    "'demand': 'c'", DM_VERDICT_GAP, "-", "0..3", "", TRUE, TRUE, "p", "r", "q", 1, NAN, NAN, -1 },
  { "only values: the highest within the limits", ORDINAL,
    "'values': {'a': 20, 'b': 60, 'd': 90}, 'limits': {'to': 'c'}", "'demand': 'b'", NULL,
    DM_VERDICT_OVERLAP, "1..1", "-", "" },
  { "nominal overlap", NOMINAL, "'accepts': ['a', 'b', 'c']", "'accepts': ['c', 'b']", NULL,
    DM_VERDICT_OVERLAP, "b,c", "-", "" },
  { "nominal gap", NOMINAL, "'demand': 'a'", "'demand': 'b'", "'accepts': ['b', 'c']",
    DM_VERDICT_GAP, "-", "a,b,c", "", TRUE, TRUE, "", "", "", -1, NAN, NAN, 1 },
  { "only open ground counts", NOMINAL, "'demand': 'a', 'limits': ['a', 'c']", "'demand': 'b'",
    "'demand': 'b'", DM_VERDICT_GAP, "-", "a,c", "", TRUE, TRUE, "", "", "", -1, NAN, NAN, 2 },
  { "every two share, all of them none", NOMINAL, "'accepts': ['a', 'b']", "'accepts': ['b', 'c']",
    "'accepts': ['a', 'c']", DM_VERDICT_GAP, "-", "a,b,c", "", TRUE, TRUE, "", "", "", -1, NAN, NAN,
    1, TRUE },
  { "three red lines exclude only together", NOMINAL, "'limits': ['a', 'b']",
    "'limits': ['b', 'c']", "'limits': ['a', 'c']", DM_VERDICT_DEADLOCK, "-", "-", "p,q,r", TRUE,
    TRUE, "", "", "p,q,r", -1, NAN, NAN, 3 },
  { "who excludes nobody doesn't block", NOMINAL, "'demand': 'a', 'limits': ['a']",
    "'demand': 'b', 'limits': ['b', 'c']", "'limits': ['a', 'b']", DM_VERDICT_DEADLOCK, "-", "-",
    "p,q", TRUE, TRUE, "", "", "r", -1, NAN, NAN, 2 },
};

static DmModel *make_model (const Case *c) {
  const char *const says[] = { c->p, c->q, c->r };
  const char *const ids[] = { "p", "q", "r" };
  g_autoptr (GString) text = g_string_new (
      "'parties': [{'id': 'p', 'name': 'P'}, {'id': 'q', 'name': 'Q'}, {'id': 'r', 'name': 'R'}], ");
  g_string_append_printf (text, "'issues': [{'id': 'i', 'name': 'I', 'scale': %s}], 'positions': [",
                          c->scale);
  gboolean is_first = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (says); i++) {
    if (says[i] == NULL)
      continue;
    g_string_append_printf (text, "%s{'party': '%s', 'issue': 'i', %s}", is_first ? "" : ", ",
                            ids[i], says[i]);
    is_first = FALSE;
  }
  g_string_append (text, "]");
  return dm_test_model_read (text->str);
}

static void assert_same_number (double found, double expected) {
  if (isnan (expected))
    g_assert_true (isnan (found));
  else
    g_assert_cmpfloat (found, ==, expected);
}

static void assert_parties (const DmModel *model, const guint *parties, guint n,
                            const char *expected) {
  g_autofree char *ids = dm_test_list_parties (model, parties, n);
  g_assert_cmpstr (ids, ==, expected);
}

static void test_case (gconstpointer data) {
  const Case *c = data;
  g_autoptr (DmModel) model = make_model (c);
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmIssueResult) result = dm_issue_result_new (reading, 0);
  const DmScale *scale = dm_model_get_issue (model, 0)->scale;
  const DmGap *gap = &result->gap;
  g_autofree char *zone = dm_test_show_set (scale, &result->zone);
  g_autofree char *open_ground = dm_test_show_set (scale, &result->open_ground);

  g_assert_cmpstr (dm_verdict_to_id (result->verdict), ==, dm_verdict_to_id (c->verdict));
  g_assert_cmpstr (zone, ==, c->zone);
  g_assert_cmpstr (open_ground, ==, c->open_ground);
  assert_parties (model, result->blocked_by, result->n_blocked_by, c->blocked_by);
  g_assert_cmpint (result->has_gap, ==, c->has_gap);
  g_assert_cmpuint (result->n_not_on_record, ==, 3u - result->record.n_holdings);
  if (!c->has_gap)
    return;
  g_assert_cmpint (gap->known, ==, c->known);
  assert_parties (model, gap->low, gap->n_low, c->low);
  assert_parties (model, gap->high, gap->n_high, c->high);
  assert_parties (model, gap->undeclared, gap->n_undeclared, c->undeclared);
  g_assert_cmpint (gap->levels_between, ==, c->levels_between);
  assert_same_number (gap->distance, c->distance);
  assert_same_number (gap->share, c->share);
  g_assert_cmpint (gap->missing, ==, c->missing);
  g_assert_cmpint (gap->pairwise, ==, c->pairwise);
}

/* A hundred options don't fit in a word: p accepts the even ones, q those from the 51st on. */
static void test_many_options (void) {
  g_autoptr (GString) text
      = g_string_new ("'parties': [{'id': 'p', 'name': 'P'}, {'id': 'q', 'name': 'Q'}], 'issues': "
                      "[{'id': 'i', 'name': 'I', 'scale': {'type': 'nominal', 'options': [");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "%s{'id': 'o%u', 'name': 'O'}", i > 0 ? "," : "", i);
  g_string_append (text, "]}}], 'positions': [{'party': 'p', 'issue': 'i', 'accepts': [");
  for (guint i = 0; i < 100; i += 2)
    g_string_append_printf (text, "%s'o%u'", i > 0 ? "," : "", i);
  g_string_append (text, "]}, {'party': 'q', 'issue': 'i', 'accepts': [");
  for (guint i = 50; i < 100; i++)
    g_string_append_printf (text, "%s'o%u'", i > 50 ? "," : "", i);
  g_string_append (text, "]}]");
  g_autoptr (DmModel) model = dm_test_model_read (text->str);
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmIssueResult) result = dm_issue_result_new (reading, 0);
  g_autoptr (DmPairs) pairs = dm_pairs_new (reading, NULL, NULL);

  g_assert_cmpint (result->verdict, ==, DM_VERDICT_OVERLAP);
  g_assert_cmpuint (dm_option_set_count (&result->zone.options), ==, 25);
  g_assert_true (dm_option_set_contains (&result->zone.options, 98));
  g_assert_cmpuint (pairs->pairs[0].n_overlap, ==, 1);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/verdict/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/verdict/many options", test_many_options);
  return g_test_run ();
}
