/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-template.h"

#include <glib/gi18n-lib.h>

#include "dm-json.h"
#include "dm-reader.h"

/* What a template is made of. Its texts are marked for translation here and translated when a model is made. */
typedef struct {
  const char *id, *name, *short_name;
  gboolean absent; /* affected, and not at the table */
} Party;

typedef struct {
  const char *id, *name;
} Named;

typedef struct {
  const char *id, *name, *basket, *kind;
  const char *type;
  const Named *levels; /* of a nominal or ordinal scale, up to the first without an id */
  double max;          /* interval: from 0 */
  double step;
  const char *unit;
} Issue;

typedef struct {
  const char *id, *name, *description, *title;
  const Party *parties;
  const Named *baskets;
  const Issue *issues;
} Plan;

static const Party no_parties[] = { { NULL } };
static const Named no_baskets[] = { { NULL } };
static const Issue no_issues[] = { { NULL } };

/* --- two parties --- */

static const Party two_parties[] = {
  { "first", N_ ("First party"), "1", FALSE },
  { "second", N_ ("Second party"), "2", FALSE },
  { NULL },
};
static const Named two_party_baskets[] = {
  { "substance", N_ ("Substance") },
  { "process", N_ ("Process") },
  { NULL },
};
static const Named steps_between[] = {
  { "first", N_ ("what the first party asks") },
  { "nearer-first", N_ ("nearer to the first party") },
  { "nearer-second", N_ ("nearer to the second party") },
  { "second", N_ ("what the second party asks") },
  { NULL },
};
static const Named places[] = {
  { "first", N_ ("at the first party’s") },
  { "second", N_ ("at the second party’s") },
  { "third", N_ ("on neutral ground") },
  { NULL },
};
static const Issue two_party_issues[] = {
  { "main", N_ ("The main issue"), "substance", NULL, "ordinal", steps_between, 0, 0, NULL },
  { "amount", N_ ("An amount"), "substance", NULL, "interval", NULL, 100, 1, "%" },
  { "place", N_ ("Where to meet"), "process", "process", "nominal", places, 0, 0, NULL },
  { NULL },
};

/* --- a conference of many --- */

static const Party delegations[] = {
  { "delegation-1", N_ ("Delegation 1"), "D1", FALSE },
  { "delegation-2", N_ ("Delegation 2"), "D2", FALSE },
  { "delegation-3", N_ ("Delegation 3"), "D3", FALSE },
  { "delegation-4", N_ ("Delegation 4"), "D4", FALSE },
  { "delegation-5", N_ ("Delegation 5"), "D5", FALSE },
  { "affected", N_ ("Those affected"), "A", TRUE },
  { NULL },
};
static const Named conference_baskets[] = {
  { "principles", N_ ("Principles") },
  { "measures", N_ ("Measures") },
  { "institutions", N_ ("Institutions") },
  { NULL },
};
static const Named obligations[] = {
  { "none", N_ ("no obligation") },
  { "report", N_ ("report on it") },
  { "endeavour", N_ ("best endeavours") },
  { "binding", N_ ("binding") },
  { "verified", N_ ("binding and verified") },
  { NULL },
};
static const Named decision_rules[] = {
  { "consensus", N_ ("consensus") },
  { "two-thirds", N_ ("two thirds") },
  { "majority", N_ ("simple majority") },
  { NULL },
};
static const Named seats[] = {
  { "first", N_ ("in the first country") },
  { "second", N_ ("in the second country") },
  { "rotating", N_ ("in turn") },
  { NULL },
};
static const Issue conference_issues[] = {
  { "obligation", N_ ("What is promised"), "principles", "principle", "ordinal", obligations, 0, 0,
    NULL },
  { "reduction", N_ ("By how much"), "measures", NULL, "interval", NULL, 100, 5, "%" },
  { "decisions", N_ ("How decisions are taken"), "institutions", "process", "ordinal",
    decision_rules, 0, 0, NULL },
  { "seat", N_ ("Seat of the secretariat"), "institutions", NULL, "nominal", seats, 0, 0, NULL },
  { NULL },
};

/* --- a panel of experts --- */

static const Party experts[] = {
  { "expert-1", N_ ("Expert 1"), "E1", FALSE }, { "expert-2", N_ ("Expert 2"), "E2", FALSE },
  { "expert-3", N_ ("Expert 3"), "E3", FALSE }, { "expert-4", N_ ("Expert 4"), "E4", FALSE },
  { "expert-5", N_ ("Expert 5"), "E5", FALSE }, { NULL },
};
static const Named panel_baskets[] = {
  { "statements", N_ ("Statements") },
  { "estimates", N_ ("Estimates") },
  { NULL },
};
static const Named agreement[] = {
  { "strongly-disagree", N_ ("strongly disagree") },
  { "disagree", N_ ("disagree") },
  { "undecided", N_ ("undecided") },
  { "agree", N_ ("agree") },
  { "strongly-agree", N_ ("strongly agree") },
  { NULL },
};
static const Issue panel_issues[] = {
  { "statement-1", N_ ("First statement"), "statements", "fact", "ordinal", agreement, 0, 0, NULL },
  { "statement-2", N_ ("Second statement"), "statements", "fact", "ordinal", agreement, 0, 0,
    NULL },
  { "probability", N_ ("Probability"), "estimates", "fact", "interval", NULL, 100, 5, "%" },
  { NULL },
};

static const Plan plans[] = {
  { "blank", N_ ("Blank"), N_ ("Nothing in it yet."), N_ ("Untitled"), no_parties, no_baskets,
    no_issues },
  { "two-party", N_ ("Two Parties"), N_ ("Talks between two sides, on substance and on process."),
    N_ ("Talks between two parties"), two_parties, two_party_baskets, two_party_issues },
  { "conference", N_ ("Conference"),
    N_ ("Several delegations at one table, and others who are affected."), N_ ("A conference"),
    delegations, conference_baskets, conference_issues },
  { "panel", N_ ("Panel of Experts"), N_ ("Who agrees with which statement, and by how much."),
    N_ ("A panel of experts"), experts, panel_baskets, panel_issues },
};

/* --- writing --- */

static void begin (GString *text, gboolean *first) {
  g_string_append (text, *first ? "" : ", ");
  *first = FALSE;
}

static void append_named (GString *text, const char *id, const char *name) {
  g_string_append (text, "{\"id\": ");
  dm_json_append_string (text, id);
  g_string_append (text, ", \"name\": ");
  dm_json_append_string (text, _ (name));
}

static void append_member (GString *text, const char *name, const char *value) {
  if (value == NULL)
    return;
  g_string_append_printf (text, ", \"%s\": ", name);
  dm_json_append_string (text, value);
}

static void append_number (GString *text, const char *name, double value) {
  g_string_append_printf (text, ", \"%s\": ", name);
  dm_json_append_number (text, value);
}

static void append_parties (GString *text, const Party *parties) {
  gboolean first = TRUE;

  g_string_append (text, ", \"parties\": [");
  for (; parties->id != NULL; parties++) {
    begin (text, &first);
    append_named (text, parties->id, parties->name);
    append_member (text, "short", parties->short_name);
    g_string_append (text, parties->absent ? ", \"at_table\": false}" : "}");
  }
  g_string_append_c (text, ']');
}

static void append_baskets (GString *text, const Named *baskets) {
  gboolean first = TRUE;

  g_string_append (text, ", \"baskets\": [");
  for (; baskets->id != NULL; baskets++) {
    begin (text, &first);
    append_named (text, baskets->id, baskets->name);
    g_string_append_c (text, '}');
  }
  g_string_append_c (text, ']');
}

static void append_scale (GString *text, const Issue *issue) {
  gboolean first = TRUE;

  g_string_append_printf (text, ", \"scale\": {\"type\": \"%s\"", issue->type);
  if (issue->levels == NULL) {
    append_number (text, "min", 0);
    append_number (text, "max", issue->max);
    append_member (text, "unit", issue->unit);
    append_number (text, "step", issue->step);
  } else {
    g_string_append (text,
                     g_str_equal (issue->type, "nominal") ? ", \"options\": [" : ", \"levels\": [");
    for (const Named *level = issue->levels; level->id != NULL; level++) {
      begin (text, &first);
      append_named (text, level->id, level->name);
      g_string_append_c (text, '}');
    }
    g_string_append_c (text, ']');
  }
  g_string_append_c (text, '}');
}

static void append_issues (GString *text, const Issue *issues) {
  gboolean first = TRUE;

  g_string_append (text, ", \"issues\": [");
  for (; issues->id != NULL; issues++) {
    begin (text, &first);
    append_named (text, issues->id, issues->name);
    append_scale (text, issues);
    append_member (text, "basket", issues->basket);
    append_member (text, "kind", issues->kind);
    g_string_append_c (text, '}');
  }
  g_string_append_c (text, ']');
}

/**
 * dm_template_get_n:
 *
 * Returns: how many templates there are
 */
guint dm_template_get_n (void) {
  return G_N_ELEMENTS (plans);
}

/**
 * dm_template_get:
 * @nth: less than dm_template_get_n(); the first one is blank
 *
 * Returns: what the template is called and for, in the language of the locale
 */
DmTemplate dm_template_get (guint nth) {
  g_return_val_if_fail (nth < G_N_ELEMENTS (plans), ((DmTemplate){ NULL, NULL, NULL }));
  return (DmTemplate){ plans[nth].id, _ (plans[nth].name), _ (plans[nth].description) };
}

/**
 * dm_template_new_model:
 * @nth: less than dm_template_get_n()
 *
 * Returns: (transfer full): a model to begin with: parties, baskets and issues in the language of the
 *   locale; nobody is on record yet
 */
DmModel *dm_template_new_model (guint nth) {
  g_autoptr (GString) text = g_string_new ("{\"demarche\": 1, \"title\": ");
  g_autoptr (GError) error = NULL;
  DmModel *model;

  g_return_val_if_fail (nth < G_N_ELEMENTS (plans), NULL);
  dm_json_append_string (text, _ (plans[nth].title));
  append_parties (text, plans[nth].parties);
  append_baskets (text, plans[nth].baskets);
  append_issues (text, plans[nth].issues);
  g_string_append_c (text, '}');
  model = dm_reader_read_data (text->str, text->len, NULL, NULL, NULL, NULL, &error);
  if (model == NULL)
    g_critical ("template %s: %s", plans[nth].id, error->message);
  return model;
}
