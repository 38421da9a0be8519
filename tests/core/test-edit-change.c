/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-edit-change.h"
#include "dm-edit-sample.h"

/* In the sample the scenario “soft” changes two positions: United States on Crimea, and Russia on Pay. */
static DmTarget get_target (const char *party, const char *issue) {
  return (DmTarget){ .kind = DM_TARGET_POSITION, .id = issue, .party = party, .scenario = "soft" };
}

static char *quote (const char *json) {
  return g_strdelimit (g_strdup (json), "'", '"');
}

static void test_held (void) {
  static const struct {
    const char *party, *issue, *scenario, *json;
  } cases[] = {
    /* members replaced and removed; what the change doesn't say is as on record */
    { "us", "crimea", "soft",
      "{ 'party': 'us', 'issue': 'crimea', 'accepts': { 'to': 'yes' }, 'evidence': [{ 'source': "
      "'memo', 'locator': 'p. 1' }, { 'source': 'memo' }], 'x-pos': 'kept' }" },
    { "us", "pay", "soft",
      "{ 'party': 'us', 'issue': 'pay', 'demand': 9, 'accepts': { 'from': 4 }, 'salience': 40 }" },
    { "us", "crimea", NULL,
      "{ 'party': 'us', 'issue': 'crimea', 'demand': 'no', 'accepts': { 'to': 'open' }, 'limits': { "
      "'to': 'open' }, 'evidence': [{ 'source': 'memo', 'locator': 'p. 1' }, { 'source': 'memo' }], "
      "'x-pos': 'kept' }" },
    { "ua", "pay", "soft", NULL },
  };
  g_autoptr (DmModel) model = dm_edit_sample_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    DmTarget target = get_target (cases[i].party, cases[i].issue);
    g_autofree char *expected = cases[i].json != NULL ? quote (cases[i].json) : NULL;
    g_autofree char *held = NULL;

    target.scenario = cases[i].scenario;
    held = dm_edit_get_held_json (model, &target);
    g_assert_cmpstr (held, ==, expected);
  }
}

static void test_put (void) {
  static const struct {
    const char *party, *issue, *pointer, *value, *member, *json;
  } cases[] = {
    { "us", "pay", "/demand", "8", "/demand", "8" },
    /* of a set that is on record the rest comes along */
    { "us", "pay", "/accepts/to", "9", "/accepts", "{ 'from': 4, 'to': 9 }" },
    { "us", "pay", "/accepts/from", NULL, "/accepts", "{}" },
    { "us", "crimea", "/evidence/1", NULL, "/evidence",
      "[{ 'source': 'memo', 'locator': 'p. 1' }]" },
    /* what is on record is removed by saying so; what isn't, by not saying it */
    { "us", "pay", "/salience", NULL, "/salience", "null" },
    { "us", "pay", "/note", NULL, "/note", NULL },
    { "us", "crimea", "/demand", NULL, "/demand", "null" },
    /* nobody's position */
    { "ua", "pay", "/demand", "3", "/demand", "3" },
    { "ua", "pay", "/accepts/from", "3", "/accepts", "{ 'from': 3 }" },
    { "us", "pay", "demand", "3", NULL, NULL },
    { "us", "crimea", "/evidence/x", "3", NULL, NULL },
  };
  g_autoptr (DmModel) model = dm_edit_sample_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    DmTarget target = get_target (cases[i].party, cases[i].issue);
    g_autofree char *expected = cases[i].json != NULL ? quote (cases[i].json) : NULL;
    g_autofree char *member = NULL, *json = NULL;
    gboolean there = dm_edit_put_into_change (model, &target, cases[i].pointer, cases[i].value,
                                              &member, &json);

    g_assert_true (there == (cases[i].member != NULL));
    g_assert_cmpstr (member, ==, cases[i].member);
    g_assert_cmpstr (json, ==, expected);
  }
}

/* Taking back each member in turn leaves what is on record, and no trace of the change. */
static void test_take_back (void) {
  static const char *const members[] = { "/limits", "/accepts", "/demand" };
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  DmTarget target = get_target ("us", "crimea"), on_record = target;
  g_autofree char *held = NULL, *recorded = NULL;

  on_record.scenario = NULL;
  recorded = dm_edit_get_json (model, &on_record);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    g_auto (DmEditReport) report = { NULL };
    DmModel *changed = dm_edit_take_change_back (model, &target, members[i], &report);

    g_assert_nonnull (changed);
    dm_model_unref (model);
    model = changed;
  }
  g_assert_cmpuint (dm_model_get_scenario (model, 0)->n_changes, ==, 1);
  held = dm_edit_get_held_json (model, &target);
  g_assert_cmpstr (held, ==, recorded);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-change/held", test_held);
  g_test_add_func ("/edit-change/put", test_put);
  g_test_add_func ("/edit-change/take-back", test_take_back);
  return g_test_run ();
}
