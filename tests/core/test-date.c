/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-date.h"

static DmDate parse (const char *text) {
  DmDate date = DM_DATE_NONE;

  g_assert_true (dm_date_parse (text, &date));
  return date;
}

static void assert_iso (DmDate date, const char *iso) {
  g_autofree char *text = dm_date_to_iso (date);

  g_assert_cmpstr (text, ==, iso);
}

static void test_parse (void) {
  static const char *const good[]
      = { "2014", "2014-04", "2014-04-01", "2000-02-29", "0001", "9999-12-31" };
  static const char *const bad[]
      = { "",           "0000",        "201",        "2014-13",    "2014-00",
          "2014-4-1",   "2014-02-29",  "1900-02-29", "2014-04-31", "2014-04-00",
          "2014/04",    "2014-04-1",   "20140401",   "+201",       " 2014",
          "2014-04-1x", "2014-04-01 ", "٢٠١٤",       "2014-",      "2014-04-01T" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    assert_iso (parse (good[i]), good[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    DmDate date;

    g_test_message ("%s", bad[i]);
    g_assert_false (dm_date_parse (bad[i], &date));
  }
  assert_iso (DM_DATE_NONE, "");
}

static void test_days (void) {
  static const char *const cases[][3] = {
    { "2014", "2014-01-01", "2014-12-31" },       { "2014-04", "2014-04-01", "2014-04-30" },
    { "2012-02", "2012-02-01", "2012-02-29" },    { "1900-02", "1900-02-01", "1900-02-28" },
    { "2014-04-17", "2014-04-17", "2014-04-17" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    DmDate date = parse (cases[i][0]);

    assert_iso (dm_date_first_day (date), cases[i][1]);
    assert_iso (dm_date_last_day (date), cases[i][2]);
  }
  g_assert_cmpuint (dm_date_first_day (DM_DATE_NONE), ==, DM_DATE_NONE);
  g_assert_cmpuint (dm_date_last_day (DM_DATE_NONE), ==, DM_DATE_NONE);
  g_assert_cmpint (dm_date_compare (parse ("2014"), parse ("2014-01-01")), ==, 0);
  g_assert_cmpint (dm_date_compare (parse ("2014-03"), parse ("2014-02-28")), >, 0);
  g_assert_cmpint (dm_date_compare (DM_DATE_NONE, parse ("0001")), <, 0);
}

/* Every day there is follows the one before, and the fixed ones are where calendars have them. */
static void test_count (void) {
  static const struct {
    const char *iso;
    guint32 n;
  } known[] = {
    { "0001-01-01", 1 },      { "0001-12-31", 365 },    { "1970-01-01", 719163 },
    { "2000-03-01", 730180 }, { "2014-04-01", 735324 }, { "9999-12-31", DM_DATE_N_DAYS },
  };
  DmDate before = DM_DATE_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++) {
    g_assert_cmpuint (dm_date_count_days (parse (known[i].iso)), ==, known[i].n);
    assert_iso (dm_date_from_days (known[i].n), known[i].iso);
  }
  g_assert_cmpuint (dm_date_count_days (parse ("2014-04")), ==, 735324);
  g_assert_cmpuint (dm_date_from_days (0), ==, DM_DATE_NONE);
  g_assert_cmpuint (dm_date_from_days (DM_DATE_N_DAYS + 1), ==, DM_DATE_NONE);
  for (guint32 n = 1; n <= DM_DATE_N_DAYS; n++) {
    DmDate date = dm_date_from_days (n);

    if (date <= before || dm_date_count_days (date) != n)
      g_error ("day %u is %x, after %x", n, date, before);
    before = date;
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date/parse", test_parse);
  g_test_add_func ("/core/date/days", test_days);
  g_test_add_func ("/core/date/count", test_count);
  return g_test_run ();
}
