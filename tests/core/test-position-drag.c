/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-edit-sample.h"
#include "dm-position-check.h"
#include "dm-position-drag.h"

static const char model_text[]
    = "{'demarche': 1, 'title': 'T', 'parties': [{'id': 'us', 'name': 'US'}],\n"
      "'issues': [\n"
      "{'id': 'number', 'name': 'N', 'scale': {'type': 'interval', 'min': 0, 'max': 10, 'unit': 'u'}},\n"
      "{'id': 'level', 'name': 'L', 'scale': {'type': 'ordinal', 'levels': [{'id': 'a', 'name': 'A'}, "
      "{'id': 'b', 'name': 'B'}, {'id': 'c', 'name': 'C'}, {'id': 'd', 'name': 'D'}]}},\n"
      "{'id': 'option', 'name': 'O', 'scale': {'type': 'nominal', 'options': [{'id': 'a', 'name': 'A'}, "
      "{'id': 'b', 'name': 'B'}, {'id': 'c', 'name': 'C'}]}}],\n"
      "'positions': [%s],\n"
      "'scenarios': [{'id': 'soft', 'name': 'S', 'changes': [%s]}]}";

static DmModel *read_model (const char *positions, const char *changes) {
  g_autofree char *text = g_strdup_printf (model_text, positions, changes);

  return dm_edit_sample_read (text);
}

/* Members of one position, with ' for ", before and after; @after NULL: as before. */
typedef struct {
  const char *name, *issue, *before;
  DmHandle handle;
  double place;
  const char *after;
} Case;

static const Case cases[] = {
  /* the demand */
  { "demand", "number", "'demand': 4", DM_HANDLE_DEMAND, 6, "'demand': 6" },
  { "demand-first", "number", "", DM_HANDLE_DEMAND, 6, "'demand': 6" },
  { "demand-past-end", "number", "'demand': 4", DM_HANDLE_DEMAND, INFINITY, "'demand': 10" },
  { "demand-before-start", "number", "'demand': 4", DM_HANDLE_DEMAND, -3, "'demand': 0" },
  { "demand-inside", "number", "'demand': 4, 'accepts': {'from': 2, 'to': 6}", DM_HANDLE_DEMAND, 5,
    "'demand': 5, 'accepts': {'from': 2, 'to': 6}" },
  { "demand-widens-up", "number", "'demand': 4, 'accepts': {'from': 2, 'to': 6}", DM_HANDLE_DEMAND,
    8, "'demand': 8, 'accepts': {'from': 2, 'to': 8}" },
  { "demand-widens-down", "number", "'demand': 4, 'accepts': {'from': 2}", DM_HANDLE_DEMAND, 1,
    "'demand': 1, 'accepts': {'from': 1}" },
  { "demand-stops-at-red-line", "number",
    "'demand': 4, 'accepts': {'from': 2, 'to': 6}, 'limits': {'to': 7}", DM_HANDLE_DEMAND, 9,
    "'demand': 7, 'accepts': {'from': 2, 'to': 7}, 'limits': {'to': 7}" },
  { "demand-level", "level", "'demand': 'b', 'accepts': {'to': 'b'}", DM_HANDLE_DEMAND, 3,
    "'demand': 'd', 'accepts': {'to': 'd'}" },
  { "demand-same", "level", "'demand': 'b'", DM_HANDLE_DEMAND, 1, NULL },
  { "demand-of-values", "level", "'values': {'a': 10, 'b': 90}", DM_HANDLE_DEMAND, 2,
    "'demand': 'c', 'values': {'a': 10, 'b': 90}" },
  /* what is accepted */
  { "from", "number", "'demand': 4, 'accepts': {'from': 2, 'to': 6}", DM_HANDLE_ACCEPTS_FROM, 1,
    "'demand': 4, 'accepts': {'from': 1, 'to': 6}" },
  { "from-stops-at-demand", "number", "'demand': 4, 'accepts': {'from': 2, 'to': 6}",
    DM_HANDLE_ACCEPTS_FROM, 5, "'demand': 4, 'accepts': {'from': 4, 'to': 6}" },
  { "from-stops-at-to", "number", "'accepts': {'from': 2, 'to': 6}", DM_HANDLE_ACCEPTS_FROM, 8,
    "'accepts': {'from': 6, 'to': 6}" },
  { "from-stops-at-red-line", "number", "'accepts': {'from': 2, 'to': 6}, 'limits': {'from': 1}",
    DM_HANDLE_ACCEPTS_FROM, 0, "'accepts': {'from': 1, 'to': 6}, 'limits': {'from': 1}" },
  { "to", "level", "'demand': 'a', 'accepts': {'to': 'b'}", DM_HANDLE_ACCEPTS_TO, 2,
    "'demand': 'a', 'accepts': {'to': 'c'}" },
  { "to-past-end", "level", "'demand': 'a', 'accepts': {'to': 'b'}", DM_HANDLE_ACCEPTS_TO, INFINITY,
    "'demand': 'a', 'accepts': {'to': 'd'}" },
  { "to-from-left-out", "level", "'demand': 'a', 'accepts': {}", DM_HANDLE_ACCEPTS_TO, 1,
    "'demand': 'a', 'accepts': {'to': 'b'}" },
  { "to-left-out-stays", "level", "'demand': 'a', 'accepts': {}", DM_HANDLE_ACCEPTS_TO, 3, NULL },
  { "to-stops-at-red-line", "level", "'demand': 'a', 'accepts': {'to': 'b'}, 'limits': {'to': 'c'}",
    DM_HANDLE_ACCEPTS_TO, 3, "'demand': 'a', 'accepts': {'to': 'c'}, 'limits': {'to': 'c'}" },
  { "to-begins", "number", "'demand': 4", DM_HANDLE_ACCEPTS_TO, 6,
    "'demand': 4, 'accepts': {'from': 4, 'to': 6}" },
  { "from-begins", "level", "'demand': 'c'", DM_HANDLE_ACCEPTS_FROM, 0,
    "'demand': 'c', 'accepts': {'from': 'a', 'to': 'c'}" },
  { "to-begins-nothing", "level", "'demand': 'c'", DM_HANDLE_ACCEPTS_TO, 1, NULL },
  { "to-of-limits-alone", "level", "'limits': {'to': 'c'}", DM_HANDLE_ACCEPTS_TO, 1, NULL },
  { "to-of-values", "level", "'values': {'a': 10, 'b': 90}", DM_HANDLE_ACCEPTS_TO, 2,
    "'accepts': {'from': 'b', 'to': 'c'}, 'values': {'a': 10, 'b': 90}" },
  /* red lines */
  { "limit-begins", "number", "'demand': 4", DM_HANDLE_LIMIT_TO, 6,
    "'demand': 4, 'limits': {'to': 6}" },
  { "limit-stops-at-demand", "number", "'demand': 4", DM_HANDLE_LIMIT_TO, 2,
    "'demand': 4, 'limits': {'to': 4}" },
  { "limit-stops-at-accepts", "level",
    "'demand': 'a', 'accepts': {'to': 'b'}, 'limits': {'to': 'd'}", DM_HANDLE_LIMIT_TO, 0,
    "'demand': 'a', 'accepts': {'to': 'b'}, 'limits': {'to': 'b'}" },
  { "limit-stops-at-accepts-left-out", "level", "'demand': 'b', 'accepts': {}",
    DM_HANDLE_LIMIT_FROM, 1, "'demand': 'b', 'accepts': {}, 'limits': {'from': 'a'}" },
  { "limit-gone", "level", "'demand': 'a', 'limits': {'to': 'b'}", DM_HANDLE_LIMIT_TO, INFINITY,
    "'demand': 'a'" },
  { "limit-one-gone", "level", "'demand': 'b', 'limits': {'from': 'a', 'to': 'b'}",
    DM_HANDLE_LIMIT_FROM, -INFINITY, "'demand': 'b', 'limits': {'to': 'b'}" },
  { "limit-none-past-end", "level", "'demand': 'b'", DM_HANDLE_LIMIT_FROM, -INFINITY, NULL },
  { "limit-stops-at-limit", "level", "'limits': {'from': 'b', 'to': 'c'}", DM_HANDLE_LIMIT_FROM, 3,
    "'limits': {'from': 'c', 'to': 'c'}" },
  /* options */
  { "option", "option", "'demand': 'a'", DM_HANDLE_DEMAND, 2, "'demand': 'c'" },
  { "option-widens", "option", "'demand': 'a', 'accepts': ['a', 'b']", DM_HANDLE_DEMAND, 2,
    "'demand': 'c', 'accepts': ['a', 'b', 'c']" },
  { "option-ruled-out", "option", "'demand': 'a', 'limits': ['a', 'b']", DM_HANDLE_DEMAND, 2,
    NULL },
  { "option-outside", "option", "'demand': 'a'", DM_HANDLE_DEMAND, INFINITY, NULL },
  { "accept", "option", "'demand': 'a'", DM_HANDLE_OPTION_ACCEPTED, 1,
    "'demand': 'a', 'accepts': ['a', 'b']" },
  { "refuse", "option", "'demand': 'a', 'accepts': ['a', 'b']", DM_HANDLE_OPTION_ACCEPTED, 1,
    "'demand': 'a', 'accepts': ['a']" },
  { "refuse-demanded", "option", "'demand': 'a', 'accepts': ['a', 'b']", DM_HANDLE_OPTION_ACCEPTED,
    0, NULL },
  { "accept-ruled-out", "option", "'demand': 'a', 'limits': ['a']", DM_HANDLE_OPTION_ACCEPTED, 1,
    NULL },
  { "rule-out", "option", "'demand': 'a'", DM_HANDLE_OPTION_RULED_OUT, 1,
    "'demand': 'a', 'limits': ['a', 'c']" },
  { "rule-out-accepted", "option", "'demand': 'a'", DM_HANDLE_OPTION_RULED_OUT, 0, NULL },
  { "allow", "option", "'demand': 'a', 'limits': ['a', 'c']", DM_HANDLE_OPTION_RULED_OUT, 1,
    "'demand': 'a'" },
};

static char *read_back (DmModel *model, const char *issue, const char *scenario) {
  DmTarget target
      = { .kind = DM_TARGET_POSITION, .id = issue, .party = "us", .scenario = scenario };

  return dm_edit_get_json (model, &target);
}

static DmModel *new_model (const char *issue, const char *members) {
  g_autofree char *position
      = *members != '\0' ? g_strdup_printf ("{'party': 'us', 'issue': '%s', %s}", issue, members)
                         : g_strdup ("");

  return read_model (position, "");
}

static const DmPosition *get_position (DmModel *model, const char *issue) {
  const DmPositions *list
      = dm_model_get_issue (model, (guint) dm_model_find_issue (model, issue))->positions;

  return list->n_positions > 0 ? &list->positions[0] : NULL;
}

static void test_case (gconstpointer data) {
  const Case *test = data;
  g_autoptr (DmModel) model = new_model (test->issue, test->before);
  g_autoptr (DmModel) expected
      = new_model (test->issue, test->after != NULL ? test->after : test->before);
  const DmScale *scale
      = dm_model_get_issue (model, (guint) dm_model_find_issue (model, test->issue))->scale;
  const DmPosition *from = get_position (model, test->issue);
  DmTarget target = { .kind = DM_TARGET_POSITION, .id = test->issue, .party = "us" };
  g_auto (DmEditReport) report = { NULL };
  DmPosition to;

  g_assert_cmpint (dm_position_drag (scale, from, test->handle, test->place, &to), ==,
                   test->after != NULL);
  g_assert_cmpint (dm_position_check (&to, scale), ==, DM_POSITION_FAULT_NONE);
  g_autoptr (DmModel) changed = dm_position_put (model, &target, from, &to, &report);
  g_assert_cmpuint (report.diagnostics->len, ==, 0);
  g_autofree char *got = read_back (changed, test->issue, NULL);
  g_autofree char *want = read_back (expected, test->issue, NULL);
  g_assert_cmpstr (got, ==, want);
  if (test->after == NULL)
    g_assert_true (changed == model);
  dm_position_clear (scale, &to);
}

/* Wherever a hand pulls: the rule holds and the model takes it. */
static void test_rule_holds (void) {
  static const char *const starts[]
      = { "'demand': 4", "'demand': 4, 'accepts': {'from': 2, 'to': 6}, 'limits': {'from': 1}",
          "'limits': {'from': 3, 'to': 5}", "'demand': 0, 'accepts': {}",
          "'demand': 5, 'accepts': {'from': 5, 'to': 5}, 'limits': {'from': 5, 'to': 5}" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    for (DmHandle handle = DM_HANDLE_DEMAND; handle <= DM_HANDLE_LIMIT_TO; handle++)
      for (double place = -2; place <= 12; place += 0.5) {
        g_autoptr (DmModel) model = new_model ("number", starts[i]);
        const DmScale *scale = dm_model_get_issue (model, 0)->scale;
        DmTarget target = { .kind = DM_TARGET_POSITION, .id = "number", .party = "us" };
        g_auto (DmEditReport) report = { NULL };
        DmPosition to;

        dm_position_drag (scale, get_position (model, "number"), handle, place, &to);
        g_assert_cmpint (dm_position_check (&to, scale), ==, DM_POSITION_FAULT_NONE);
        g_autoptr (DmModel) changed
            = dm_position_put (model, &target, get_position (model, "number"), &to, &report);
        g_assert_nonnull (changed);
      }
}

static void test_let_go (void) {
  static const struct {
    const char *issue, *before;
    DmHandle handle;
    double place;
    const char *after;
  } removals[] = {
    { "number", "'demand': 4, 'accepts': {'from': 2, 'to': 6}", DM_HANDLE_ACCEPTS_TO, 0,
      "'demand': 4" },
    { "number", "'demand': 4, 'accepts': {'from': 2, 'to': 6}", DM_HANDLE_DEMAND, 0,
      "'accepts': {'from': 2, 'to': 6}" },
    { "number", "'demand': 4, 'limits': {'from': 2, 'to': 6}", DM_HANDLE_LIMIT_TO, 0,
      "'demand': 4, 'limits': {'from': 2}" },
    { "number", "'demand': 4, 'limits': {'from': 2}", DM_HANDLE_LIMIT_FROM, 0, "'demand': 4" },
    { "number", "'demand': 4", DM_HANDLE_DEMAND, 0, "" },
    { "option", "'demand': 'a', 'accepts': ['a', 'b']", DM_HANDLE_OPTION_ACCEPTED, 1,
      "'demand': 'a', 'accepts': ['a']" },
    { "option", "'demand': 'a', 'limits': ['a', 'b']", DM_HANDLE_OPTION_RULED_OUT, 2,
      "'demand': 'a'" },
    { "option", "'demand': 'a', 'limits': ['a', 'b']", DM_HANDLE_OPTION_RULED_OUT, 1,
      "'demand': 'a', 'limits': ['a', 'b']" },
    /* parts that are of another scale, or beyond it: what was taken hold of has changed meanwhile */
    { "number", "'demand': 4, 'limits': {'from': 2}", DM_HANDLE_OPTION_RULED_OUT, 1,
      "'demand': 4, 'limits': {'from': 2}" },
    { "number", "'demand': 4, 'accepts': {'from': 2}", DM_HANDLE_OPTION_ACCEPTED, 1,
      "'demand': 4, 'accepts': {'from': 2}" },
    { "option", "'demand': 'a', 'limits': ['a', 'b']", DM_HANDLE_OPTION_RULED_OUT, 64,
      "'demand': 'a', 'limits': ['a', 'b']" },
    { "option", "'demand': 'a', 'limits': ['a', 'b']", DM_HANDLE_LIMIT_TO, 0,
      "'demand': 'a', 'limits': ['a', 'b']" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (removals); i++) {
    g_autoptr (DmModel) model = new_model (removals[i].issue, removals[i].before);
    g_autoptr (DmModel) expected = new_model (removals[i].issue, removals[i].after);
    DmTarget target = { .kind = DM_TARGET_POSITION, .id = removals[i].issue, .party = "us" };
    const DmPosition *from = get_position (model, removals[i].issue);
    const DmScale *scale
        = dm_model_get_issue (model, (guint) dm_model_find_issue (model, target.id))->scale;
    g_auto (DmEditReport) report = { NULL };
    DmPosition to;

    dm_position_let_go (scale, from, removals[i].handle, removals[i].place, &to);
    g_autoptr (DmModel) changed = dm_position_put (model, &target, from, &to, &report);
    g_autofree char *got = read_back (changed, target.id, NULL);
    g_autofree char *want = read_back (expected, target.id, NULL);
    g_assert_cmpstr (got, ==, want);
    dm_position_clear (scale, &to);
  }
}

/* In a scenario the record stays as it is; what goes is written as null. */
static void test_scenario (void) {
  g_autoptr (DmModel) model
      = read_model ("{'party': 'us', 'issue': 'number', 'demand': 4, 'limits': {'to': 6}}", "");
  const DmScale *scale = dm_model_get_issue (model, 0)->scale;
  const DmPosition *from = get_position (model, "number");
  DmTarget target
      = { .kind = DM_TARGET_POSITION, .id = "number", .party = "us", .scenario = "soft" };
  g_auto (DmEditReport) report = { NULL }, again = { NULL };
  DmPosition moved, freed;

  g_assert_true (dm_position_drag (scale, from, DM_HANDLE_DEMAND, 5, &moved));
  g_autoptr (DmModel) changed = dm_position_put (model, &target, from, &moved, &report);
  g_autofree char *change = read_back (changed, "number", "soft");
  g_assert_cmpstr (change, ==, "{ \"party\": \"us\", \"issue\": \"number\", \"demand\": 5 }");
  g_autofree char *record = read_back (changed, "number", NULL);
  g_autofree char *before = read_back (model, "number", NULL);
  g_assert_cmpstr (record, ==, before);

  g_assert_true (dm_position_drag (scale, &moved, DM_HANDLE_LIMIT_TO, INFINITY, &freed));
  g_autoptr (DmModel) further = dm_position_put (changed, &target, &moved, &freed, &again);
  g_autofree char *both = read_back (further, "number", "soft");
  g_assert_cmpstr (both, ==,
                   "{ \"party\": \"us\", \"issue\": \"number\", \"demand\": 5, \"limits\": null }");
  dm_position_clear (scale, &moved);
  dm_position_clear (scale, &freed);
}

static void test_unknown (void) {
  g_autoptr (DmModel) model = read_model ("", "");
  DmTarget target = { .kind = DM_TARGET_POSITION, .id = "none", .party = "us" };
  g_auto (DmEditReport) report = { NULL };
  DmPosition to = { .flags = DM_POSITION_DEMAND };

  g_assert_null (dm_position_put (model, &target, NULL, &to, &report));
  g_assert_cmpuint (report.diagnostics->len, ==, 1);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/position-drag/", cases[i].name, NULL);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/position-drag/rule-holds", test_rule_holds);
  g_test_add_func ("/position-drag/let-go", test_let_go);
  g_test_add_func ("/position-drag/scenario", test_scenario);
  g_test_add_func ("/position-drag/unknown", test_unknown);
  return g_test_run ();
}
