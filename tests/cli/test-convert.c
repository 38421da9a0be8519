/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-test-program.h"

#define CRIMEA "@EXAMPLES@/crimea-2014.demarche"
#define INTO "convert --into " CRIMEA " --from csv --to demarche - - "
#define LOSES "demarche: not carried over: the title, summary, note and date of the model\n"
#define BARE "{\"demarche\": 1, \"title\": \"T\"}"
#define HEAD                                                                                       \
  "party,issue,demand,accepts_from,accepts_to,limit_from,limit_to,salience,basis,confidence,"      \
  "since,statement,source,locator"

/* @says: how standard output begins; @complains: a text on standard error; NULL: nothing must be there */
typedef struct {
  const char *name, *line, *input;
  int status;
  const char *says, *complains;
} Case;

static const Case cases[] = {
  { "help", "convert --help", NULL, 0, "Usage:", NULL },
  { "one file", "convert a.csv", NULL, 2, NULL, "Exactly two files are needed." },
  { "no ending", "convert - @TMP@/out.csv", BARE, 2, NULL,
    "“-” doesn’t end in .demarche, .json, .csv or .tsv: say which with --from." },
  { "no ending to write", "convert " CRIMEA " @TMP@/out", NULL, 2, NULL, "say which with --to." },
  { "no such format", "convert --from xls - -", NULL, 2, NULL,
    "--from is demarche or csv, not “xls”." },
  { "separator", "convert --from csv --to demarche --separator : - -", NULL, 2, NULL,
    "--separator is comma, semicolon, tab or pipe, not “:”." },
  { "decimal", "convert --from csv --to demarche --decimal point - -", NULL, 2, NULL,
    "--decimal is dot or comma, not “point”." },
  { "encoding", "convert --from csv --to demarche --encoding ebcdic - -", NULL, 2, NULL,
    "not “ebcdic”." },
  { "create", "convert --from csv --to demarche --create parties,all,x - -", NULL, 2, NULL,
    "“x” is none of them." },
  { "into a table", "convert --into " CRIMEA " --to csv " CRIMEA " -", NULL, 2, NULL,
    "--into, --create and --encoding are for reading CSV." },
  { "ids in a model", "convert --ids --from csv --to demarche - -", NULL, 2, NULL,
    "--ids and --bom are for writing CSV." },
  { "separator of a model", "convert --separator tab --to demarche " CRIMEA " -", NULL, 2, NULL,
    "--separator and --decimal are for CSV." },
  { "reading of a model", "convert --date 2014 --to demarche " CRIMEA " -", NULL, 2, NULL,
    "is for writing CSV." },
  { "unknown party", "convert --parties usa --to csv " CRIMEA " -", NULL, 2, NULL,
    "the model has no party “usa”; did you mean “us”?" },
  { "standard input twice", "convert --into - --from csv --to demarche - -", NULL, 2, NULL,
    "Standard input can only be one of the two." },
  { "missing table", "convert @TMP@/missing.csv @TMP@/out.demarche", NULL, 3, NULL, "missing.csv" },
  { "missing model", "convert --into @TMP@/missing --from csv --to demarche - -", NULL, 3, NULL,
    "missing" },
  { "no such folder", "convert " CRIMEA " @TMP@/no/out.csv", NULL, 3, NULL,
    "could not be written" },
  { "errors in the model", "convert --to csv --from demarche - -", "{}", 1, NULL,
    "-:1:1: error: " },
  { "errors in the table", "convert --from csv --to demarche - -", "party,issue\n\"us,x\n", 1, NULL,
    "-:2:1: error: the quotation mark that opens here is never closed" },
  { "no table", "convert --from csv --to demarche - -", "", 1, NULL,
    "-:1:1: error: the first line names no column “party”" },

  { "a model as it is", "convert --from demarche --to demarche - -", BARE, 0,
    "{\n  \"demarche\": 1,\n  \"title\": \"T\"\n}\n", NULL },
  { "a table", "convert --from demarche --to csv - -", BARE, 0, HEAD "\r\n", LOSES },
  { "a table for a spreadsheet", "convert --bom --separator semicolon --from demarche --to csv - -",
    BARE, 0, "\xef\xbb\xbfparty;issue;demand;", LOSES },
  { "names", "convert --to csv " CRIMEA " -", NULL, 0,
    HEAD "\r\nUnited States,Russian troops at the frontier,0,,,,,85,stated,70,,Wants ",
    "demarche: not carried over: 2 proposals\n" },
  { "ids", "convert --ids --to csv " CRIMEA " -", NULL, 0,
    HEAD "\r\nus,frontier-troops,0,,,,,85,stated,70,,Wants ", LOSES },
  { "a reading", "convert --ids --issues talks --parties ru --to csv " CRIMEA " -", NULL, 0,
    HEAD "\r\nru,talks,", LOSES },
  { "a table into a table", "convert --from csv --to csv - -",
    "issue;party;demand\nCost;us;1,5\nCost;ru;-2\n", 0,
    HEAD "\r\nus,Cost,1.5,,,,,,,,,,,\r\nru,Cost,-2,,,,,,,,,,,\r\n", LOSES },

  { "for the public: nothing to withhold", "convert --public --from demarche --to demarche - -",
    BARE, 0, "{\n  \"demarche\": 1,\n  \"title\": \"T\"\n}\n",
    "demarche: there is nothing to withhold\n" },
  { "for the public: all there is", "convert --public --from demarche --to demarche - -",
    "{\"demarche\": 1, \"title\": \"T\", \"note\": \"not this\", \"x\": 1}", 0,
    "{\n  \"demarche\": 1,\n  \"title\": \"T\"\n}\n",
    "demarche: 1 note is withheld\ndemarche: 1 member that the format doesn’t know is withheld\n" },
  { "for the public: the file before the option’s value",
    "convert --from demarche --to demarche --public=sources - -",
    "{\"demarche\": 1, \"title\": \"T\", \"note\": \"this\"}", 0,
    "{\n  \"demarche\": 1,\n  \"title\": \"T\",\n  \"note\": \"this\"\n}\n",
    "demarche: there is nothing to withhold\n" },
  { "for the public: what is kept says the same",
    "convert --public=notes --from demarche --to demarche - -",
    "{\"demarche\": 1, \"title\": \"It is secret\", \"note\": \"secret\"}", 1, NULL,
    "“secret” in /title\nNothing was written. --allow-repeated writes it all the same.\n" },
  { "for the public: it may",
    "convert --public=notes --allow-repeated --from demarche --to demarche - -",
    "{\"demarche\": 1, \"title\": \"It is secret\", \"note\": \"secret\"}", 0,
    "{\n  \"demarche\": 1,\n  \"title\": \"It is secret\"\n}\n", "“secret” in /title\n" },
  { "for the public: a table", "convert --public=confidence --ids --to csv " CRIMEA " -", NULL, 0,
    HEAD "\r\nus,frontier-troops,0,,,,,85,stated,,,Wants ",
    "the confidence in 21 readings is withheld" },
  { "for the public: what is no choice", "convert --public=note " CRIMEA " @TMP@/out.demarche",
    NULL, 2, NULL, "is notes, confidence, no-deal, inferred or sources, not “note”." },
  { "not for the public", "convert --allow-repeated " CRIMEA " @TMP@/out.demarche", NULL, 2, NULL,
    "--allow-repeated goes with --public." },

  { "into nothing", "convert --from csv --to demarche - -",
    "party;issue;demand;where\nus;Cost;1,5;x\nru;Cost;-2;y\n", 0,
    "{\n  \"demarche\": 1,\n  \"title\": \"Positions\",\n  \"parties\": [\n"
    "    { \"id\": \"us\", \"name\": \"us\" },\n    { \"id\": \"ru\", \"name\": \"ru\" }\n  ],\n"
    "  \"issues\": [\n    {\n      \"id\": \"cost\",\n      \"name\": \"Cost\",\n"
    "      \"scale\": { \"type\": \"interval\", \"min\": -2, \"max\": 1.5, \"unit\": \"\" }\n    }\n"
    "  ],\n  \"positions\": [\n    { \"party\": \"us\", \"issue\": \"cost\", \"demand\": 1.5 },\n"
    "    { \"party\": \"ru\", \"issue\": \"cost\", \"demand\": -2 }\n  ]\n}\n",
    "demarche: not carried over: the column “where”\n" },
  { "a comma for decimals", "convert --from csv --to csv --decimal comma - -",
    "party,issue,demand\nus,Cost,\"1,500\"\n", 0, HEAD "\r\nus,Cost,1.5,", LOSES },
  { "another encoding", "convert --from csv --to csv --encoding latin-1 - -",
    "party,issue,demand\n\xe9,Cost,1\n", 0, HEAD "\r\né,Cost,1,", LOSES },
  { "what the model lacks", INTO, "party,issue,demand\nRusia,talks,opne\nus,Cost,1\n", 1, NULL,
    "-:2:1: error: the model doesn’t have: party “Rusia”; did you mean “Russia”? [unknown-name]\n" },
  { "what would create it", INTO, "party,issue,demand\nRusia,talks,opne\nus,Cost,1\n", 1, NULL,
    "demarche: “--create=parties,issues,levels” would create them.\n" },
  { "not all may be created", INTO "--create parties,levels",
    "party,issue,demand\nRusia,talks,opne\nus,Cost,1\n", 1, NULL,
    "-:3:4: error: the model doesn’t have: issue “Cost”" },
  { "all is created", INTO "--create all", "party,issue,demand\nRusia,talks,opne\nus,Cost,1\n", 0,
    "{\n  \"demarche\": 1,\n  \"title\": \"Talks on Crimea", NULL },
  { "rows at fault", INTO, "party,issue,demand,salience\nus,talks,go on,101\nus,talks,go on,9\n", 1,
    NULL,
    "-:2:16: error: write a number from 0 to 100 [bad-value]\n-:3:1: error: the same party, issue "
    "and day as in line 2 [duplicate-position]\n" },
};

static void test_case (gconstpointer data) {
  const Case *c = data;
  dm_test_make_folder ();
  g_autoptr (DmTestRun) run = dm_test_run (c->line, c->input, NULL);
  g_autofree char *litter = dm_test_list_folder ();
  g_test_message ("%s%s", run->text, run->complaint);
  g_assert_cmpint (run->status, ==, c->status);
  if (c->says != NULL)
    g_assert_true (g_str_has_prefix (run->text, c->says));
  else
    g_assert_cmpstr (run->text, ==, "");
  if (c->complains != NULL)
    g_assert_nonnull (strstr (run->complaint, c->complains));
  else
    g_assert_cmpstr (run->complaint, ==, "");
  g_assert_cmpstr (litter, ==, "");
  dm_test_remove_folder ();
}

/* A table that nobody changed changes nothing in the model that it is from. */
static void test_there_and_back (void) {
  static const char *const names[]
      = { "crimea-2014", "labour-contract", "river-basin", "company-sale" };

  dm_test_make_folder ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *there
        = g_strdup_printf ("convert --bom @EXAMPLES@/%s.demarche @TMP@/%s.tsv", names[i], names[i]);
    g_autofree char *back
        = g_strdup_printf ("convert --into @EXAMPLES@/%s.demarche @TMP@/%s.tsv @TMP@/%s.demarche",
                           names[i], names[i], names[i]);
    g_autofree char *compare
        = g_strdup_printf ("diff @EXAMPLES@/%s.demarche @TMP@/%s.demarche", names[i], names[i]);
    g_autoptr (DmTestRun) first = dm_test_run (there, NULL, NULL);
    g_autoptr (DmTestRun) second = dm_test_run (back, NULL, NULL);
    g_autoptr (DmTestRun) third = dm_test_run (compare, NULL, NULL);
    g_assert_cmpint (first->status, ==, 0);
    g_assert_cmpint (second->status, ==, 0);
    g_assert_cmpstr (second->complaint, ==, "");
    g_assert_cmpint (third->status, ==, 0);
    g_assert_cmpstr (third->text, ==, "");
  }
  dm_test_remove_folder ();
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/convert/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/convert/there and back", test_there_and_back);
  return g_test_run ();
}
