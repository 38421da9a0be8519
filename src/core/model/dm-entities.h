/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-position.h"

G_BEGIN_DECLS

/*
 * What a model is made of. Every entity is an immutable, reference-counted box shared between the models of a
 * history; strings are `NULL` and dates `DM_DATE_NONE` where the member is absent. References
 * between entities are indexes into the model's lists, -1 for none.
 */

typedef enum { DM_TREND_NONE, DM_TREND_BETTER, DM_TREND_SAME, DM_TREND_WORSE } DmTrend;

typedef struct {
  char *id, *name, *short_name;
  char *color; /* "#rrggbb" */
  gboolean at_table;
  gboolean at_table_given;
  char *spokesperson, *aim;
  double influence; /* 0 to 100, NAN where it isn't given */
  gboolean no_deal_given;
  char *no_deal_label;
  double no_deal_value; /* NAN where it isn't given */
  DmTrend no_deal_trend;
  DmExtras *no_deal_extras;
  char *note;
  DmExtras *extras;
} DmParty;

typedef struct {
  char *id, *name;
  DmExtras *extras;
} DmBasket;

typedef enum { DM_ISSUE_DEMAND, DM_ISSUE_FACT, DM_ISSUE_PRINCIPLE, DM_ISSUE_PROCESS } DmIssueKind;

typedef struct {
  char *id, *name;
  int basket; /* index, -1 for none */
  DmIssueKind kind;
  gboolean kind_given;
  gboolean needs_given;
  guint n_needs;
  guint *needs; /* party indexes, in the file's order */
  DmScale *scale;
  char *note;
  DmExtras *extras;
  DmPositions *positions; /* never NULL */
} DmIssue;

typedef struct {
  char *id, *title, *author, *publisher, *url, *note;
  DmDate date;
  DmExtras *extras;
} DmSource;

typedef struct {
  char *id, *title;
  DmDate date;
  int source;
  char *note;
  DmExtras *extras;
} DmEvent;

/** DmChange: one entry of a scenario: the members given replace those of the position in force; @removed
 * (DmPositionFlags) names those written as `null`. A change of a party with no position in force makes one. */
typedef struct {
  guint issue;
  guint removed;
  DmPosition position;
} DmChange;

typedef struct {
  char *id, *name, *note;
  gboolean changes_given;
  guint n_changes;
  DmChange *changes;
  DmExtras *extras;
} DmScenario;

typedef enum { DM_STANCE_NONE, DM_STANCE_ACCEPTS, DM_STANCE_REFUSES, DM_STANCE_UNDECIDED } DmStance;

typedef struct {
  guint issue;
  double place;
} DmTerm;

typedef struct {
  guint party;
  DmStance stance;
} DmPartyStance;

typedef struct {
  char *id, *name, *note;
  int by; /* party index, -1 for none */
  DmDate date;
  gboolean terms_given, stances_given;
  guint n_terms;
  DmTerm *terms; /* in the file's order */
  guint n_stances;
  DmPartyStance *stances;
  DmExtras *extras;
} DmProposal;

const DmTerm *dm_proposal_find_term (const DmProposal *proposal, guint issue);

typedef enum {
  DM_VIEW_NONE,
  DM_VIEW_MAP,
  DM_VIEW_MATRIX,
  DM_VIEW_AGREEMENTS,
  DM_VIEW_TIMELINE
} DmViewKind;

#define DM_DRAWS_USUAL 10000
#define DM_DRAWS_MOST 10000000
#define DM_DRAWS_SEED 1
#define DM_DRAWS_LAST_SEED ((G_GUINT64_CONSTANT (1) << 53) - 1) /* whole in any JSON */

/** DmDraws: how often verdicts are drawn to tell how sure they are, 0 for not at all, and where that begins: the same seed, the
 * same draws. */
typedef struct {
  guint n_draws;
  guint64 seed;
} DmDraws;

typedef enum { DM_SORT_NONE, DM_SORT_FILE, DM_SORT_VERDICT, DM_SORT_GAP, DM_SORT_SALIENCE } DmSort;

/** DmIndexList: a list of indexes in the file's order; @given is FALSE where the member is absent. */
typedef struct {
  gboolean given;
  guint n_items;
  guint *items;
} DmIndexList;

/**
 * DmView:
 * @notes: for the speaker
 * @forecast: whether a map marks where issues would end by influence and salience; FALSE where it isn't given
 * @draws: “draws” and “seed”: how sure each verdict is, which a map marks where the first is given; %DM_DRAWS_SEED where only the
 *   second isn't
 *
 * A step of a briefing.
 */
typedef struct {
  char *id, *title, *caption, *notes;
  DmViewKind view;
  DmIndexList parties, issues, baskets;
  DmDate date, compare_date;
  int scenario, compare_scenario, proposal;
  DmSort sort;
  gboolean forecast, forecast_given;
  DmDraws draws;
  gboolean seed_given;
  DmExtras *extras;
} DmView;

G_END_DECLS
