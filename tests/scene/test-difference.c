/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "dm-describe-difference.h"
#include "dm-edit-sample.h"

#define MARCH ((DmDate) (2014 << 16 | 3 << 8))

/* @value with ' for "; NULL removes the member, and a NULL @pointer the thing */
typedef struct {
  DmTarget target;
  const char *pointer, *value;
  const char *found; /* "MEMBER SENTENCE" of each difference, a line each; "" for none */
} Case;

static const Case cases[] = {
  /* what a party holds */
  { { DM_TARGET_POSITION, "crimea", "us" },
    "/demand",
    "'open'",
    "/demand United States on Crimea: demands “Open” (was “No”)" },
  { { DM_TARGET_POSITION, "pay", "ru" },
    "/demand",
    "2.5",
    "/demand Russia on Pay: demands 2.5 bn (was 2 bn)" },
  { { DM_TARGET_POSITION, "crimea", "us" },
    "/demand",
    NULL,
    "/demand United States on Crimea: demands nothing any more (was “No”)" },
  { { DM_TARGET_POSITION, "crimea", "us" },
    "/accepts",
    "{'to': 'no'}",
    "/accepts United States on Crimea: accepts up to “No” (was “Open”)" },
  { { DM_TARGET_POSITION, "pay", "ru" },
    "/accepts",
    "{'from': 2, 'to': 3}",
    "/accepts Russia on Pay: accepts from 2 bn on (was 1 bn)" },
  { { DM_TARGET_POSITION, "pay", "ru" },
    "/accepts",
    "{'from': 2, 'to': 4}",
    "/accepts Russia on Pay: accepts from 2 bn to 4 bn (was from 1 bn to 3 bn)" },
  { { DM_TARGET_POSITION, "pay", "ru" },
    "/accepts",
    NULL,
    "/accepts Russia on Pay: no longer says what it accepts (was from 1 bn to 3 bn)" },
  { { DM_TARGET_POSITION, "form", "us" },
    "/accepts",
    "['a']",
    "/accepts United States on Form: accepts “A” (was “A”, “B”)" },
  { { DM_TARGET_POSITION, "form", "ua" },
    "/accepts",
    "['c', 'b']",
    "/accepts Ukraine on Form: accepts “B”, “C” (had not said)" },
  { { DM_TARGET_POSITION, "crimea", "us" },
    "/limits",
    NULL,
    "/limits United States on Crimea: has no red lines any more (ruled out all but from “No” to "
    "“Open”)" },
  { { DM_TARGET_POSITION, "pay", "ru" },
    "/limits",
    "{'from': 0.5}",
    "/limits Russia on Pay: red line nothing short of 0.5 bn (was 1 bn)" },
  { { DM_TARGET_POSITION, "pay", "us" },
    "/limits",
    "{'from': 3}",
    "/limits United States on Pay: red line nothing short of 3 bn (had none)" },
  { { DM_TARGET_POSITION, "crimea", "ru", MARCH },
    "/limits",
    "{'to': 'yes', 'from': 'open'}",
    "/limits Russia on Crimea since March 2014: red line nothing short of “Open” (had none)" },
  { { DM_TARGET_POSITION, "crimea", "ru" },
    "/values/open",
    "40",
    "/values/open Russia on Crimea: score of “Open” 40 (was 30)" },
  { { DM_TARGET_POSITION, "pay", "us" },
    "/salience",
    NULL,
    "/salience United States on Pay: salience removed (was 40)" },
  { { DM_TARGET_POSITION, "pay", "us" },
    "/basis",
    "'inferred'",
    "/basis United States on Pay: basis inferred (had none)" },
  { { DM_TARGET_POSITION, "pay", "us" },
    "/statement",
    "'We\\npay.'",
    "/statement United States on Pay: statement “We pay.” (had none)" },
  { { DM_TARGET_POSITION, "crimea", "ru", MARCH },
    "/since",
    "'2014-04-01'",
    "/since Russia on Crimea since 1 April 2014: since 1 April 2014 (was March 2014)" },
  { { DM_TARGET_POSITION, "crimea", "us" },
    "/evidence/-",
    "{'source': 'note', 'speaker': 'X'}",
    "/evidence/2 United States on Crimea: new evidence: Note (X)" },
  { { DM_TARGET_POSITION, "crimea", "us" },
    "/evidence/0",
    NULL,
    "/evidence/0 United States on Crimea: evidence removed: Memo, p. 1" },
  { { DM_TARGET_POSITION, "crimea", "us" },
    "/evidence/0/quote",
    "'q'",
    "/evidence/0 United States on Crimea: evidence changed: Memo, p. 1" },
  { { DM_TARGET_POSITION, "crimea", "us" },
    "/x-pos",
    "1",
    "/x-pos United States on Crimea: member “x-pos” 1 (was “kept”)" },
  { { DM_TARGET_POSITION, "pay", "us" },
    NULL,
    NULL,
    "- United States on Pay: position removed (demanded 9 bn)" },
  { { DM_TARGET_POSITION, "form", "us" },
    NULL,
    NULL,
    "- United States on Form: position removed (accepted “A”, “B”)" },
  { { DM_TARGET_POSITION, "crimea", "ru" }, NULL, NULL, "- Russia on Crimea: position removed" },
  { { DM_TARGET_POSITION, "crimea", "us", 0, "soft" },
    "/demand",
    "'no'",
    "/demand United States on Crimea, scenario Soft: demands “No” (demanded nothing)" },
  { { DM_TARGET_POSITION, "pay", "ru", 0, "soft" },
    "/accepts",
    "{'to': 7}",
    "/accepts Russia on Pay, scenario Soft: accepts up to 7 bn (was 6 bn)" },

  /* what means the same */
  { { DM_TARGET_POSITION, "pay", "us" }, "/basis", "'stated'", "" },
  { { DM_TARGET_POSITION, "crimea", "us" }, "/accepts", "{'from': 'no', 'to': 'open'}", "" },
  { { DM_TARGET_POSITION, "form", "us" }, "/accepts", "['a', 'b']", "" },
  { { DM_TARGET_POSITION, "form", "ua" }, "/note", "''", "" },
  { { DM_TARGET_PARTY, "us" }, "/at_table", "true", "" },
  { { DM_TARGET_ISSUE, "crimea" }, "/kind", "'demand'", "" },
  { { DM_TARGET_ISSUE, "crimea" }, "/needs", "['ru', 'ua']", "" },
  { { DM_TARGET_ISSUE, "form" }, "/needs", "[]", "" },
  { { DM_TARGET_MODEL }, "/x-head", "[1, 2]", "" },

  /* the others */
  { { DM_TARGET_MODEL }, "/title", "'Talks'", "/title The model: title “Talks” (was “T”)" },
  { { DM_TARGET_MODEL }, "/date", "'2015-01'", "/date The model: date January 2015 (was 2014)" },
  { { DM_TARGET_MODEL }, "/note", "'N'", "/note The model: note “N” (had none)" },
  { { DM_TARGET_PARTY, "us" },
    "/at_table",
    "false",
    "/at_table Party “United States”: at the table no (had none)" },
  { { DM_TARGET_PARTY, "us" },
    "/name",
    "'US'",
    "/name Party “US”: name “US” (was “United States”)" },
  { { DM_TARGET_PARTY, "us" },
    "/no_deal/trend",
    "'worse'",
    "/no_deal/trend Party “United States”: no deal over time gets worse (had none)" },
  { { DM_TARGET_BASKET, "east" }, "/name", "'E'", "/name Basket “E”: name “E” (was “East”)" },
  { { DM_TARGET_ISSUE, "crimea" },
    "/basket",
    "'west'",
    "/basket Issue “Crimea”: basket “West” (was “East”)" },
  { { DM_TARGET_ISSUE, "crimea" },
    "/needs",
    "['us']",
    "/needs Issue “Crimea”: needs United States (was Ukraine, Russia)" },
  { { DM_TARGET_ISSUE, "crimea" },
    "/scale/levels/0/name",
    "'Nothing'",
    "/scale/levels/no/name Issue “Crimea”: name of the level “no” “Nothing” (was “No”)" },
  { { DM_TARGET_ISSUE, "crimea" },
    "/scale/levels/-",
    "{'id': 'all', 'name': 'All'}",
    "/scale/levels/all Issue “Crimea”: new level “All”" },
  { { DM_TARGET_ISSUE, "form" },
    "/scale/options",
    "[{'id': 'c', 'name': 'C'}, {'id': 'b', 'name': 'B'}, {'id': 'a', 'name': 'A'}]",
    "" },
  { { DM_TARGET_ISSUE, "pay" },
    "/scale/max",
    "20",
    "/scale/max Issue “Pay”: upper end of the scale 20 (was 10)" },
  { { DM_TARGET_SOURCE, "memo" },
    "/date",
    "'2014-05-02'",
    "/date Source “Memo”: date 2 May 2014 (had none)" },
  { { DM_TARGET_EVENT, "vote" },
    "/source",
    "'memo'",
    "/source Event “Vote”: source “Memo” (was “Note”)" },
  { { DM_TARGET_SCENARIO, "soft" },
    "/name",
    "'Mild'",
    "/name Scenario “Mild”: name “Mild” (was “Soft”)" },
  { { DM_TARGET_PROPOSAL, "plan" },
    "/terms/pay",
    "4",
    "/terms/pay Proposal “Plan”: term on Pay 4 bn (was 3 bn)" },
  { { DM_TARGET_PROPOSAL, "plan" },
    "/terms/crimea",
    NULL,
    "/terms/crimea Proposal “Plan”: term on Crimea removed (was “Open”)" },
  { { DM_TARGET_PROPOSAL, "plan" },
    "/stances/ru",
    "'accepts'",
    "/stances/ru Proposal “Plan”: stance of Russia accepts (was refuses)" },
  { { DM_TARGET_PROPOSAL, "plan" },
    "/by",
    "'ua'",
    "/by Proposal “Plan”: tabled by Ukraine (was United States)" },
  { { DM_TARGET_VIEW, "first" },
    "/issues",
    "['pay']",
    "/issues Briefing step “First”: issues “Pay” (was “Crimea”, “Form”)" },
  { { DM_TARGET_VIEW, "first" }, NULL, NULL, "- Briefing step “First”: removed" },
  { { DM_TARGET_BASKET, "west" },
    NULL,
    NULL,
    "- Basket “West”: removed\n/basket Issue “Pay”: basket removed (was “West”)\n"
    "/baskets Briefing step “First”: baskets nothing (was “West”)" },
};

static char *tell (const DmDiff *diff) {
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dm_diff_get_size (diff); i++) {
    const DmDifference *one = dm_diff_get (diff, i);
    g_autofree char *sentence = dm_describe_difference (diff, one);
    g_string_append_printf (text, "%s%s %s", i > 0 ? "\n" : "",
                            one->member == NULL ? "-" : one->member, sentence);
  }
  return g_string_free (text, FALSE);
}

static DmModel *edit (DmModel *model, const Case *c) {
  g_autofree char *value = g_strdup (c->value);
  g_auto (DmEditReport) report = { NULL };
  DmModel *edited = NULL;

  if (value != NULL)
    g_strdelimit (value, "'", '"');
  if (c->pointer == NULL)
    edited = dm_edit_remove (model, &c->target, &report);
  else
    edited = dm_edit_set_member (model, &c->target, c->pointer, value, &report);
  g_assert_nonnull (edited);
  return edited;
}

static void test_sentences (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmModel) edited = edit (model, &cases[i]);
    g_autoptr (DmDiff) diff = dm_diff_new (model, edited);
    g_autofree char *found = tell (diff);
    g_assert_cmpstr (found, ==, cases[i].found);
  }
}

/* What an edit adds, taking it back removes, and the other way round: each difference is told from both sides. */
static void test_both_ways (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmModel) edited = edit (model, &cases[i]);
    g_autoptr (DmDiff) there = dm_diff_new (model, edited);
    g_autoptr (DmDiff) back = dm_diff_new (edited, model);
    g_autoptr (DmDiff) nothing = dm_diff_new (edited, edited);
    g_autofree char *told = tell (back);
    guint n_added[2] = { 0, 0 }, n_removed[2] = { 0, 0 };
    g_assert_cmpuint (dm_diff_get_size (there), ==, dm_diff_get_size (back));
    g_assert_cmpuint (dm_diff_get_size (nothing), ==, 0);
    for (guint j = 0; j < dm_diff_get_size (there); j++) {
      n_added[0] += dm_diff_get (there, j)->kind == DM_DIFF_ADDED;
      n_added[1] += dm_diff_get (back, j)->kind == DM_DIFF_ADDED;
      n_removed[0] += dm_diff_get (there, j)->kind == DM_DIFF_REMOVED;
      n_removed[1] += dm_diff_get (back, j)->kind == DM_DIFF_REMOVED;
    }
    g_assert_cmpuint (n_added[0], ==, n_removed[1]);
    g_assert_cmpuint (n_added[1], ==, n_removed[0]);
    g_assert_true (g_utf8_validate (told, -1, NULL));
  }
}

static void test_order (void) {
  static const DmTargetKind kinds[] = { DM_TARGET_PARTY, DM_TARGET_BASKET, DM_TARGET_ISSUE };
  static const char *const firsts[] = { "us", "east", "crimea" };
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autoptr (DmModel) moved = dm_model_ref (model);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_auto (DmEditReport) report = { NULL };
    DmTarget target = { .kind = kinds[i], .id = firsts[i] };
    DmModel *next = dm_edit_move (moved, &target, 1, &report);
    g_assert_nonnull (next);
    g_assert_true (next != moved);
    dm_model_unref (moved);
    moved = next;
  }
  g_autoptr (DmDiff) diff = dm_diff_new (model, moved);
  g_autofree char *found = tell (diff);
  g_assert_cmpstr (found, ==, "");
}

/* The order of the levels is what an ordinal scale is about. */
static void test_levels_in_order (void) {
  static const char value[] = "[{\"id\": \"open\", \"name\": \"Open\"}, {\"id\": \"no\", \"name\": "
                              "\"No\"}, {\"id\": \"yes\", \"name\": \"Yes\"}]";
  const DmTarget issue = { .kind = DM_TARGET_ISSUE, .id = "crimea" };
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) edited = dm_edit_set_member (model, &issue, "/scale/levels", value, &report);
  g_autoptr (DmDiff) diff = dm_diff_new (model, edited);
  g_autofree char *found = tell (diff);

  g_assert_nonnull (strstr (found, "/scale/levels Issue “Crimea”: levels in order “Open”, “No”, "
                                   "“Yes” (was “No”, “Open”, “Yes”)"));
}

/* Any two models can be compared: every sentence of the way from nothing to everything, and back, is a text. */
static void test_whole (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autoptr (DmModel) bare = dm_edit_sample_read ("{'demarche': 1, 'title': 'T'}");
  g_autoptr (DmDiff) there = dm_diff_new (bare, model);
  g_autoptr (DmDiff) back = dm_diff_new (model, bare);
  g_autofree char *added = tell (there), *removed = tell (back);

  g_assert_cmpuint (dm_diff_get_size (there), ==, dm_diff_get_size (back));
  g_assert_cmpuint (dm_diff_get_size (there), ==, 4 + 3 + 2 + 3 + 7 + 2 + 1 + 1 + 1 + 1);
  g_assert_nonnull (strstr (added, "- Party “Ukraine”: added"));
  g_assert_nonnull (strstr (added, "- United States on Crimea: new position, demands “No”"));
  g_assert_nonnull (strstr (removed, "- Event “Vote”: removed"));
}

/* As many as are wanted, and how many more there are. */
static void test_bounded (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autoptr (DmModel) bare = dm_edit_sample_read ("{'demarche': 1, 'title': 'T'}");
  g_autoptr (DmDiff) diff = dm_diff_new (bare, model);
  guint n = dm_diff_get_size (diff);
  g_auto (GStrv) all = dm_describe_differences (diff, n);
  g_auto (GStrv) some = dm_describe_differences (diff, 4);
  g_auto (GStrv) one = dm_describe_differences (diff, 1);
  g_autofree char *more = g_strdup_printf ("and %u more", n - 3);

  g_assert_cmpuint (g_strv_length (all), ==, n);
  g_assert_cmpuint (g_strv_length (some), ==, 4);
  g_assert_cmpstr (some[2], ==, all[2]);
  g_assert_cmpstr (some[3], ==, more);
  g_assert_cmpuint (g_strv_length (one), ==, 1);
  g_assert_true (g_str_has_prefix (one[0], "and "));
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/difference/sentences", test_sentences);
  g_test_add_func ("/difference/both-ways", test_both_ways);
  g_test_add_func ("/difference/order", test_order);
  g_test_add_func ("/difference/levels-in-order", test_levels_in_order);
  g_test_add_func ("/difference/whole", test_whole);
  g_test_add_func ("/difference/bounded", test_bounded);
  return g_test_run ();
}
