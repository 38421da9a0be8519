/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-test-program.h"

#define CRIMEA "@EXAMPLES@/crimea-2014.demarche"
#define BARE "{\"demarche\": 1, \"title\": \"T\"}"
#define BAD "{\"demarche\": 1, \"title\": 3}"

/* @says and @complains: texts that must be there; a NULL @complains means that standard error must be empty */
typedef struct {
  const char *name, *line, *input, *setting;
  int status;
  const char *says, *complains;
} Case;

static const Case cases[] = {
  { "version", "--version", NULL, NULL, 0, "demarche 0.", NULL },
  { "help", "--help", NULL, NULL, 0, "demarche analyse", NULL },
  { "help of check", "check --help", NULL, NULL, 0, "--json", NULL },
  { "help of analyse", "analyse --help", NULL, NULL, 0, "--scenario=ID", NULL },
  { "help of export", "export -h", NULL, NULL, 0, "--text-as-paths", NULL },
  { "unknown option", "--frobnicate", NULL, NULL, 2, NULL, "There is no option “--frobnicate”." },
  { "misspelt command", "chekc", NULL, NULL, 2, NULL, "“chekc” is neither a command nor a file." },
  { "window", "", NULL, "DEMARCHE_WINDOW=/bin/echo", 0, "\n", NULL },
  { "window with files", "./a.demarche b.json", NULL, "DEMARCHE_WINDOW=/bin/echo", 0,
    "./a.demarche b.json\n", NULL },
  { "window with a file of odd name", "-- -a.demarche", NULL, "DEMARCHE_WINDOW=/bin/echo", 0,
    "-- -a.demarche\n", NULL },
  { "no window", "", NULL, "DEMARCHE_WINDOW=/nowhere/window", 3, NULL,
    "The window program “/nowhere/window” could not be started" },

  { "check: no file", "check", NULL, NULL, 2, NULL, "There is no file to check." },
  { "check: unknown option", "check --jsn x", NULL, NULL, 2, NULL, "--jsn" },
  { "check: fine", "check @EXAMPLES@/crimea-2014.demarche", NULL, NULL, 0,
    "crimea-2014.demarche:31:5: warning: ", NULL },
  { "check: missing", "check @TMP@/missing.demarche", NULL, NULL, 3, NULL, "missing.demarche" },
  { "check: folder", "check @TMP@", NULL, NULL, 3, NULL, "demarche: " },
  { "check: unreadable", "check /proc/self/mem", NULL, NULL, 3, NULL, "/proc/self/mem" },
  { "check: standard input", "check -", BAD, NULL, 1, "-:1:26: error: ", NULL },
  { "check: empty input", "check -", "", NULL, 1, "-:1:1: error: ", NULL },
  { "check: the worst counts", "check - @TMP@/missing " CRIMEA, BAD, NULL, 3,
    "-:1:26: error: ", "missing" },
  { "check: json", "check --json -", BAD, NULL, 1, "\"code\": \"wrong-type\"", NULL },
  { "check: a name that commands a terminal", "check @TMP@/\x1b[31m.demarche", NULL, NULL, 3, NULL,
    "\xef\xbf\xbd[31m" },

  { "report: no file", "report -o @TMP@/r.html", NULL, NULL, 2, NULL,
    "Exactly one file is needed." },
  { "report: nowhere", "report " CRIMEA, NULL, NULL, 2, NULL,
    "Say where the report goes with -o." },
  { "report: no ending", "report -o @TMP@/r.txt " CRIMEA, NULL, NULL, 2, NULL,
    "r.txt” doesn’t end in .html or .pdf: say which with --format." },
  { "report: no such format", "report --format=odt -o - " CRIMEA, NULL, NULL, 2, NULL,
    "--format is html or pdf, not “odt”." },
  { "report: no such theme", "report --theme=pink -o - --format=html " CRIMEA, NULL, NULL, 2, NULL,
    "--theme is light, dark, contrast or print, not “pink”." },
  { "report: on slides", "report --paper=16x9 -o - --format=pdf " CRIMEA, NULL, NULL, 2, NULL,
    "--paper of a report is a4 or letter, not “16x9”." },
  { "report: unknown party", "report --parties=rr -o - --format=html " CRIMEA, NULL, NULL, 2, NULL,
    "did you mean “ru”?" },
  { "report: errors", "report -o - --format=html -", BAD, NULL, 1, NULL, "-:1:26: error: " },
  { "report: missing", "report -o - --format=html @TMP@/missing", NULL, NULL, 3, NULL, "missing" },
  { "report", "report -o - --format=html -", BARE, NULL, 0, "<h1 id=\"heading-1\">T</h1>", NULL },
  { "report: a language", "report -o - --format=html --lang=de -", BARE, NULL, 0, ">Die Karte</h2>",
    NULL },

  { "analyse: no file", "analyse", NULL, NULL, 2, NULL, "Exactly one file is needed." },
  { "analyse: two files", "analyse a b", NULL, NULL, 2, NULL, "Exactly one file is needed." },
  { "analyse: errors", "analyse -", BAD, NULL, 1, NULL, "-:1:26: error: " },
  { "analyse: missing", "analyse --json @TMP@/missing", NULL, NULL, 3, NULL, "missing" },
  { "analyse: an unknown option", "analyse --pakages " CRIMEA, NULL, NULL, 2, NULL, "--pakages" },
  { "analyse: unknown party", "analyse --parties us,rr " CRIMEA, NULL, NULL, 2, NULL,
    "the model has no party “rr”; did you mean “ru”?" },
  { "analyse: no party", "analyse --parties '' " CRIMEA, NULL, NULL, 2, NULL,
    "the model has no party “”" },
  { "analyse: unknown issue", "analyse --issues crimea-staus " CRIMEA, NULL, NULL, 2, NULL,
    "did you mean “crimea-status”?" },
  { "analyse: no date", "analyse --date 2014-13 " CRIMEA, NULL, NULL, 2, NULL,
    "“2014-13” is not a date" },
  { "analyse: unknown scenario", "analyse --scenario x " CRIMEA, NULL, NULL, 2, NULL,
    "the model has no scenario “x”" },
  { "analyse: what changed",
    "analyse --compare-date 2026-03-10 @EXAMPLES@/labour-contract.demarche", NULL, NULL, 0,
    "  • Rise in pay: Overlap, was Gap.\n", NULL },
  { "analyse: what changed for whom",
    "analyse --compare-date 2026-03-10 @EXAMPLES@/labour-contract.demarche", NULL, NULL, 0,
    "  • Bellhaven Works on Rise in pay: accepts up to 5 % (was 3 %).\n", NULL },
  { "analyse: compared with no day", "analyse --compare-date soon " CRIMEA, NULL, NULL, 2, NULL,
    "“soon” is not a date" },
  { "analyse: table", "analyse " CRIMEA, NULL, NULL, 0,
    "3 overlaps  ·  6 gaps  ·  1 deadlock  ·  1 one-sided\n"
    "3 issues wait for somebody who is needed on them\n",
    NULL },
  { "analyse: in words", "analyse " CRIMEA, NULL, NULL, 0,
    "  • Nothing settles “Crimea’s status”: United States will not go past “left open, not "
    "recognised”; Russia will not stop short of “recognised as Russian”.\n",
    NULL },
  { "analyse: the file behind draws", "analyse --json --robustness " CRIMEA, NULL, NULL, 0,
    "\"draws\": 10000", NULL },
  { "analyse: concessions", "analyse --json --concessions " CRIMEA, NULL, NULL, 0,
    "\"closed\": [{\"issue\": \"crimea-status\", \"red_lines\": [\"us\", \"ru\"]}]", NULL },
  { "analyse: packages", "analyse --packages @EXAMPLES@/company-sale.demarche", NULL, NULL, 0,
    "Solution           Founder  Halden Group\n"
    "Without a deal          45            38\n"
    "Nash                  77.3          68.1\n"
    "Kalai–Smorodinsky       74          69.5\n",
    NULL },
  { "analyse: no package", "analyse --packages @EXAMPLES@/company-sale.demarche", NULL, NULL, 0,
    "  • No package is possible: nothing on “Warranty” is within everybody’s limits.\n", NULL },
  { "analyse: packages of nobody", "analyse --packages --parties ua " CRIMEA, NULL, NULL, 0,
    "  • No party that is shown is on record on an issue that is shown.\n", NULL },
  { "analyse: packages in German",
    "analyse --packages --issues price,payment "
    "@EXAMPLES@/company-sale.demarche",
    NULL, "LANGUAGE=de", 0, "Ohne Abschluss          45            38\n", NULL },
  { "export: forecast", "export -o - --format svg --forecast " CRIMEA, NULL, NULL, 0,
    "off by 23 of 100", NULL },
  { "export: robustness", "export -o - --format svg --robustness=200 --seed 7 " CRIMEA, NULL, NULL,
    0, "200 draws, seed 7", NULL },
  { "export: robustness as often as it is by itself",
    "export -o - --format svg --robustness " CRIMEA, NULL, NULL, 0, "10,000 draws, seed 1", NULL },
  { "export: marks of another view", "export -o - --format svg --view matrix --forecast " CRIMEA,
    NULL, NULL, 2, NULL, "--forecast and --robustness are for the map, not for “matrix”" },
  { "analyse: forecast", "analyse --json --forecast " CRIMEA, NULL, NULL, 0,
    "\"issue\": \"menacing\", \"mean\": null, \"median\": \"menacing\"", NULL },
  { "analyse: robustness", "analyse --json --robustness=50 --seed 9 " CRIMEA, NULL, NULL, 0,
    "\"seed\": 9,", NULL },
  { "analyse: no draws", "analyse --robustness=0 " CRIMEA, NULL, NULL, 2, NULL,
    "--robustness takes a whole number from 1 to 10000000, not “0”." },
  { "analyse: no seed", "analyse --seed=-1 " CRIMEA, NULL, NULL, 2, NULL, "--seed takes" },
  { "analyse: before anybody spoke", "analyse --parties ua " CRIMEA, NULL, NULL, 0, "11 silent",
    NULL },

  { "export: where to", "export " CRIMEA, NULL, NULL, 2, NULL, "-o" },
  { "export: no ending", "export -o @TMP@/map " CRIMEA, NULL, NULL, 2, NULL, "--format" },
  { "export: standard output without format", "export -o - " CRIMEA, NULL, NULL, 2, NULL,
    "--format" },
  { "export: format", "export --format gif -o @TMP@/m " CRIMEA, NULL, NULL, 2, NULL, "“gif”" },
  { "export: view", "export --view treemap -o @TMP@/m.svg " CRIMEA, NULL, NULL, 2, NULL,
    "--view is map, matrix, agreements or timeline, not “treemap”." },
  { "export: no size", "export --size 0x100 -o @TMP@/m.svg " CRIMEA, NULL, NULL, 2, NULL,
    "1920x1080" },
  { "export: half a size", "export --size 800 -o @TMP@/m.svg " CRIMEA, NULL, NULL, 2, NULL,
    "1920x1080" },
  { "export: size of words", "export --size infxnan -o @TMP@/m.svg " CRIMEA, NULL, NULL, 2, NULL,
    "1920x1080" },
  { "export: too large", "export --size 99999x99999 -o @TMP@/m.png " CRIMEA, NULL, NULL, 2, NULL,
    "demarche: " },
  { "export: scale", "export --scale 0x2 -o @TMP@/m.png " CRIMEA, NULL, NULL, 2, NULL,
    "--scale needs a number above 0, not “0x2”." },
  { "export: dpi", "export --dpi=-3 -o @TMP@/m.png " CRIMEA, NULL, NULL, 2, NULL, "--dpi" },
  { "export: dpi too low", "export --dpi 71 -o @TMP@/m.png " CRIMEA, NULL, NULL, 2, NULL,
    "--dpi is from 72 to 600, not “71”." },
  { "export: dpi too high", "export --dpi 601 -o @TMP@/m.png " CRIMEA, NULL, NULL, 2, NULL,
    "--dpi is from 72 to 600, not “601”." },
  { "export: size in miles", "export --size 1x1mi -o @TMP@/m.png " CRIMEA, NULL, NULL, 2, NULL,
    "297x210mm" },
  { "export: paper", "export --paper a5 -o @TMP@/m.png " CRIMEA, NULL, NULL, 2, NULL,
    "--paper is a4, letter, 16x9 or 4x3, not “a5”." },
  { "export: paper and size", "export --paper a4 --size 8x8in -o @TMP@/m.png " CRIMEA, NULL, NULL,
    2, NULL, "Either --size or --paper" },
  { "export: landscape of nothing", "export --landscape -o @TMP@/m.png " CRIMEA, NULL, NULL, 2,
    NULL, "--landscape goes with" },
  { "export: landscape slide", "export --paper 4x3 --landscape -o @TMP@/m.png " CRIMEA, NULL, NULL,
    2, NULL, "--landscape goes with" },
  { "export: a view of steps", "export --steps --view map -o @TMP@/m.pdf " CRIMEA, NULL, NULL, 2,
    NULL, "With --steps each step says" },
  { "export: marks of steps", "export --steps --forecast -o @TMP@/m.pdf " CRIMEA, NULL, NULL, 2,
    NULL, "With --steps each step says" },
  { "export: draws of steps", "export --steps --robustness -o @TMP@/m.pdf " CRIMEA, NULL, NULL, 2,
    NULL, "With --steps each step says" },
  { "export: a date of steps", "export --steps --date 2014 -o @TMP@/m.pdf " CRIMEA, NULL, NULL, 2,
    NULL, "With --steps each step says" },
  { "export: one page of nothing", "export --one-page -o @TMP@/m.png " CRIMEA, NULL, NULL, 2, NULL,
    "--one-page goes with --paper." },
  { "export: pages to standard output", "export --paper a4 --format png -o - " CRIMEA, NULL, NULL,
    2, NULL, "a PDF can" },
  { "export: pages of a PDF to standard output", "export --paper a4 --format pdf -o - " CRIMEA,
    NULL, NULL, 0, "%PDF", NULL },
  { "export: a PDF into a folder", "export --paper a4 --format pdf -o @TMP@/ " CRIMEA, NULL, NULL,
    2, NULL, "A PDF is one file" },
  { "export: dpi alone", "export --dpi 300 --format svg -o - " CRIMEA, NULL, NULL, 0, "<svg",
    NULL },
  { "export: theme", "export --theme pink -o @TMP@/m.png " CRIMEA, NULL, NULL, 2, NULL, "“pink”" },
  { "export: sort", "export --sort size -o @TMP@/m.png " CRIMEA, NULL, NULL, 2, NULL, "“size”" },
  { "export: language", "export --lang xx -o @TMP@/m.png " CRIMEA, NULL, NULL, 2, NULL,
    "There is no translation into “xx”." },
  { "export: language of hostile make", "export --lang ../../etc -o @TMP@/m.png " CRIMEA, NULL,
    NULL, 2, NULL, "There is no translation" },
  { "export: no such folder", "export -o @TMP@/no/m.svg " CRIMEA, NULL, NULL, 3, NULL,
    "could not be written" },
  { "export: a folder", "export --format svg -o @TMP@ " CRIMEA, NULL, NULL, 3, NULL,
    "could not be written" },
  { "export: a full disk", "export --format svg -o /dev/full " CRIMEA, NULL, NULL, 3, NULL,
    "“/dev/full” could not be written" },
  { "export: errors", "export -o @TMP@/m.svg -", BAD, NULL, 1, NULL, "-:1:26: error: " },
  { "export: compared",
    "export --compare-date 2026-03-03 --format svg -o - "
    "@EXAMPLES@/labour-contract.demarche",
    NULL, NULL, 0, "compared with 3 March 2026", NULL },
  { "export: compared with an unknown scenario",
    "export --compare-scenario x -o @TMP@/m.svg " CRIMEA, NULL, NULL, 2, NULL,
    "the model has no scenario “x”" },
  { "export: unknown proposal", "export --proposal freze -o @TMP@/m.svg " CRIMEA, NULL, NULL, 2,
    NULL, "did you mean “freeze”?" },

  { "diff: one file", "diff " CRIMEA, NULL, NULL, 2, NULL, "Exactly two files are needed." },
  { "diff: standard input twice", "diff - -", BAD, NULL, 2, NULL,
    "Standard input can only be one of the two." },
  { "diff: missing", "diff " CRIMEA " @TMP@/missing", NULL, NULL, 3, NULL, "missing" },
  { "diff: errors", "diff " CRIMEA " -", BAD, NULL, 3, NULL, "-:1:26: error: " },
  { "diff: nothing", "diff " CRIMEA " " CRIMEA, NULL, NULL, 0, NULL, NULL },
  { "diff: sentences", "diff - " CRIMEA, BARE, NULL, 1, "Party “Ukraine”: added\n", NULL },
  { "diff: in German", "diff - " CRIMEA, BARE, "LANGUAGE=de", 1, "Partei „Ukraine“: hinzugefügt\n",
    NULL },
  { "diff: json", "diff --json " CRIMEA " -", BARE, "LANGUAGE=de", 1,
    "{\"change\": \"removed\", \"kind\": \"position\", \"party\": \"us\", ", NULL },
  { "diff: nothing in json", "diff --json - " CRIMEA, NULL, NULL, 3, NULL, "-:1:1: error: " },
};

static void test_case (gconstpointer data) {
  const Case *c = data;
  dm_test_make_folder ();
  g_autoptr (DmTestRun) run = dm_test_run (c->line, c->input, c->setting);
  g_autofree char *litter = dm_test_list_folder ();
  g_test_message ("%s%s", g_utf8_validate (run->text, -1, NULL) ? run->text : "(no text)\n",
                  run->complaint);
  g_assert_cmpint (run->status, ==, c->status);
  if (c->says != NULL)
    g_assert_nonnull (strstr (run->text, c->says));
  else
    g_assert_cmpstr (run->text, ==, "");
  if (c->complains != NULL)
    g_assert_nonnull (strstr (run->complaint, c->complains));
  else
    g_assert_cmpstr (run->complaint, ==, "");
  g_assert_cmpstr (litter, ==, "");
  dm_test_remove_folder ();
}

/* Each view that the help names is drawn. */
static void test_help_is_honest (void) {
  g_autoptr (DmTestRun) help = dm_test_run ("export --help", NULL, NULL);
  const char *named = strstr (help->text, "--view=");
  g_autofree char *list = NULL;

  g_assert_nonnull (named);
  named += strlen ("--view=");
  list = g_strndup (named, strcspn (named, " \n"));
  g_auto (GStrv) views = g_strsplit (list, "|", -1);
  g_assert_cmpuint (g_strv_length (views), ==, 4);
  for (guint i = 0; views[i] != NULL; i++) {
    g_autofree char *line
        = g_strdup_printf ("export --view %s --format svg -o - " CRIMEA, views[i]);
    g_autoptr (DmTestRun) run = dm_test_run (line, NULL, NULL);

    g_assert_cmpint (run->status, ==, 0);
    g_assert_true (g_str_has_prefix (run->text, "<?xml") || g_str_has_prefix (run->text, "<svg"));
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/usage/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/usage/help is honest", test_help_is_honest);
  return g_test_run ();
}
