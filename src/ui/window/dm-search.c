/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-search.h"

#define BUDGET_US 2000 /* of one turn of the main loop */

typedef struct {
  DmSelectionKind kind;
  guint index; /* of the party or the issue */
  guint party; /* of a position */
} Hit;

struct _DmSearch {
  GObject parent_instance;

  DmDocument *document; /* unowned: the window's */
  char *needle;         /* (nullable): folded */
  DmModel *model;       /* (nullable): what is searched */
  guint idle;
  guint at; /* parties first, then issues */
  GArray *hits;
  guint nth; /* of the hit last stepped to, from 1; 0 before the first */
};

enum { PROGRESSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmSearch, dm_search, G_TYPE_OBJECT)

static char *fold (const char *text) {
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
}

static gboolean matches (DmSearch *self, const char *text) {
  g_autofree char *folded = NULL;

  if (text == NULL || *text == '\0')
    return FALSE;
  folded = fold (text);
  return strstr (folded, self->needle) != NULL;
}

static void add_hit (DmSearch *self, DmSelectionKind kind, guint index, guint party) {
  Hit hit = { kind, index, party };

  g_array_append_val (self->hits, hit);
}

static void search_party (DmSearch *self, guint index) {
  const DmParty *party = dm_model_get_party (self->model, index);

  if (matches (self, party->name) || matches (self, party->short_name)
      || matches (self, party->spokesperson))
    add_hit (self, DM_SELECTION_PARTY, index, 0);
}

static void search_issue (DmSearch *self, guint index) {
  const DmIssue *issue = dm_model_get_issue (self->model, index);

  if (matches (self, issue->name) || matches (self, issue->note))
    add_hit (self, DM_SELECTION_ISSUE, index, 0);
  for (guint i = 0; i < issue->positions->n_positions; i++) {
    const DmPosition *position = &issue->positions->positions[i];

    if (position->more != NULL && matches (self, position->more->statement))
      add_hit (self, DM_SELECTION_POSITION, index, position->party);
  }
}

static guint count_things (DmSearch *self) {
  return dm_model_get_n_parties (self->model) + dm_model_get_n_issues (self->model);
}

static gboolean on_idle (gpointer data) {
  DmSearch *self = data;
  gint64 end = g_get_monotonic_time () + BUDGET_US;
  guint n_parties = dm_model_get_n_parties (self->model);

  while (self->at < count_things (self) && g_get_monotonic_time () < end) {
    if (self->at < n_parties)
      search_party (self, self->at);
    else
      search_issue (self, self->at - n_parties);
    self->at++;
  }
  if (self->at == count_things (self))
    self->idle = 0;
  g_signal_emit (self, signals[PROGRESSED], 0);
  return self->idle != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void start (DmSearch *self) {
  DmModel *model = dm_document_get_model (self->document);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->model, dm_model_unref);
  g_array_set_size (self->hits, 0);
  self->nth = 0;
  self->at = 0;
  if (self->needle != NULL && model != NULL) {
    self->model = dm_model_ref (model);
    self->idle = g_idle_add (on_idle, self);
  } else {
    g_signal_emit (self, signals[PROGRESSED], 0);
  }
}

/* An edit isn't a new search: what was stepped to stays the one, and nothing else is selected. */
static void start_again (DmSearch *self) {
  guint nth = self->nth;

  start (self);
  self->nth = nth;
}

static void dm_search_finalize (GObject *object) {
  DmSearch *self = DM_SEARCH (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->model, dm_model_unref);
  g_array_unref (self->hits);
  g_free (self->needle);
  G_OBJECT_CLASS (dm_search_parent_class)->finalize (object);
}

static void dm_search_class_init (DmSearchClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = dm_search_finalize;
  signals[PROGRESSED] = g_signal_new ("progressed", DM_TYPE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
}

static void dm_search_init (DmSearch *self) {
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
}

/**
 * dm_search_new:
 * @document: what to search; it has to outlive the search
 *
 * Returns: (transfer full): a search for nothing
 */
DmSearch *dm_search_new (DmDocument *document) {
  DmSearch *self = g_object_new (DM_TYPE_SEARCH, NULL);

  self->document = document;
  g_signal_connect_object (document, "model-changed", G_CALLBACK (start_again), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * dm_search_set_text:
 * @self: a search
 * @text: what to find; "" for nothing
 */
void dm_search_set_text (DmSearch *self, const char *text) {
  if (dm_search_is_for (self, text))
    return;
  g_free (self->needle);
  self->needle = *text != '\0' ? fold (text) : NULL;
  start (self);
}

/**
 * dm_search_is_for:
 * @self: a search
 * @text: what to find
 *
 * Returns: whether that is what it searches for
 */
gboolean dm_search_is_for (DmSearch *self, const char *text) {
  g_autofree char *needle = *text != '\0' ? fold (text) : NULL;

  return g_strcmp0 (needle, self->needle) == 0;
}

/**
 * dm_search_get_n_found:
 * @self: a search
 *
 * Returns: how many things have been found so far
 */
guint dm_search_get_n_found (DmSearch *self) {
  return self->hits->len;
}

/**
 * dm_search_get_nth:
 * @self: a search
 *
 * Returns: which of them was stepped to last, from 1; 0 for none
 */
guint dm_search_get_nth (DmSearch *self) {
  return MIN (self->nth, self->hits->len);
}

/**
 * dm_search_is_done:
 * @self: a search
 *
 * Returns: %TRUE if everything has been looked through
 */
gboolean dm_search_is_done (DmSearch *self) {
  return self->idle == 0;
}

static void select_hit (DmSearch *self, const Hit *hit) {
  if (hit->kind == DM_SELECTION_PARTY)
    dm_document_select (self->document, hit->kind, dm_model_get_party (self->model, hit->index)->id,
                        NULL, NULL);
  else
    dm_document_select (self->document, hit->kind, dm_model_get_issue (self->model, hit->index)->id,
                        hit->kind == DM_SELECTION_POSITION
                            ? dm_model_get_party (self->model, hit->party)->id
                            : NULL,
                        NULL);
}

/**
 * dm_search_step:
 * @self: a search
 * @step: 1 to the next thing found, -1 to the one before; around the ends
 *
 * Selects what it steps to.
 *
 * Returns: %FALSE if nothing has been found
 */
gboolean dm_search_step (DmSearch *self, int step) {
  guint n = self->hits->len;

  if (n == 0)
    return FALSE;
  if (step > 0)
    self->nth = self->nth % n + 1;
  else
    self->nth = self->nth <= 1 ? n : self->nth - 1;
  select_hit (self, &g_array_index (self->hits, Hit, self->nth - 1));
  g_signal_emit (self, signals[PROGRESSED], 0);
  return TRUE;
}
