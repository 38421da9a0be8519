/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-error.h"
#include "dm-file.h"
#include "dm-reader-private.h"

enum {
  FORMAT,
  TITLE,
  SUMMARY,
  NOTE,
  DATE,
  PARTIES,
  BASKETS,
  ISSUES,
  POSITIONS,
  SOURCES,
  EVENTS,
  SCENARIOS,
  PROPOSALS,
  VIEWS
};

static const char *const model_names[]
    = { "demarche",  "title",   "summary", "note",      "date",      "parties", "baskets", "issues",
        "positions", "sources", "events",  "scenarios", "proposals", "views",   NULL };

typedef gpointer (*ReadEntity) (DmReader *reader, const char **cursor);

/* In an order in which each kind refers to earlier ones only. */
static const struct {
  guint member;
  DmEntityKind kind;
  ReadEntity read;
} sections[] = {
  { PARTIES, DM_ENTITY_PARTY, (ReadEntity) dm_reader_read_party },
  { BASKETS, DM_ENTITY_BASKET, (ReadEntity) dm_reader_read_basket },
  { ISSUES, DM_ENTITY_ISSUE, (ReadEntity) dm_reader_read_issue },
  { SOURCES, DM_ENTITY_SOURCE, (ReadEntity) dm_reader_read_source },
  { EVENTS, DM_ENTITY_EVENT, (ReadEntity) dm_reader_read_event },
  { SCENARIOS, DM_ENTITY_SCENARIO, (ReadEntity) dm_reader_read_scenario },
  { PROPOSALS, DM_ENTITY_PROPOSAL, (ReadEntity) dm_reader_read_proposal },
  { VIEWS, DM_ENTITY_VIEW, (ReadEntity) dm_reader_read_view },
};

static gboolean is_cancelled (DmReader *reader, const char *cursor) {
  gsize offset = (gsize) (cursor - reader->text);

  if (offset < reader->next_progress)
    return FALSE;
  reader->next_progress = offset + (1 << 20);
  if (reader->progress != NULL)
    reader->progress (MIN (1.0, 0.2 + 0.8 * (double) offset / (double) reader->length),
                      reader->progress_data);
  return g_cancellable_is_cancelled (reader->cancellable);
}

/* Reads one entity of @kind; NULL where it is no object. */
gpointer dm_reader_read_entity (DmReader *reader, DmEntityKind kind, const char **cursor) {
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i].kind == kind)
      return sections[i].read (reader, cursor);
  g_return_val_if_reached (NULL);
}

static void take_entity (DmReader *reader, const char *at, DmEntityKind kind, gpointer entity) {
  char **id = entity;

  if (*id == NULL)
    *id = g_strdup (""); /* an error is on record */
  else if (dm_model_find (reader->model, kind, *id) >= 0)
    dm_reader_report (reader, DM_SEVERITY_ERROR, at, "duplicate-id",
                      _ ("the id “%s” is used twice"), *id);
  dm_model_take_entity (reader->model, kind, entity);
}

static void read_section (DmReader *reader, const DmReaderObject *top, guint nth) {
  const char *at = top->values[sections[nth].member];

  if (at == NULL)
    return;
  dm_reader_push_name (reader, model_names[sections[nth].member]);
  reader->model->lists_given |= 1u << sections[nth].kind;
  if (dm_reader_expect (reader, at, DM_JSON_ARRAY)) {
    const char *cursor = dm_json_open (at);
    DM_READER_EACH_ELEMENT (reader, &cursor, i) {
      const char *element = cursor;
      gpointer entity = sections[nth].read (reader, &cursor);
      if (entity != NULL)
        take_entity (reader, element, sections[nth].kind, entity);
      if (is_cancelled (reader, cursor))
        break;
    }
  }
  reader->path_length = 0;
  if (sections[nth].kind == DM_ENTITY_SOURCE)
    reader->sources_used = g_new0 (gboolean, dm_model_get_n_sources (reader->model) + 1);
}

static void read_positions (DmReader *reader, const char *at) {
  reader->positions = g_new0 (DmReaderPositions, dm_model_get_n_issues (reader->model) + 1);
  if (at == NULL)
    return;
  reader->model->positions_given = TRUE;
  dm_reader_push_name (reader, "positions");
  if (dm_reader_expect (reader, at, DM_JSON_ARRAY)) {
    const char *cursor = dm_json_open (at);
    DM_READER_EACH_ELEMENT (reader, &cursor, i) {
      dm_reader_add_position (reader, &cursor, i.n);
      if (is_cancelled (reader, cursor))
        break;
    }
  }
  reader->path_length = 0;
}

static const char *find_element (const DmReaderObject *top, guint member, guint nth) {
  const char *cursor = dm_json_open (top->values[member]);
  gboolean first = TRUE;

  for (guint i = 0; dm_json_more (&cursor, &first) && i < nth; i++)
    cursor = dm_json_skip (cursor);
  return cursor;
}

static void warn_element (DmReader *reader, const DmReaderObject *top, guint member, guint nth,
                          const char *code, const char *message, const char *id) {
  dm_reader_push_name (reader, model_names[member]);
  dm_reader_push_index (reader, nth);
  const char *at = reader->n_warnings < DM_READER_MAX_DIAGNOSTICS ? find_element (top, member, nth)
                                                                  : reader->text;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  dm_reader_report (reader, DM_SEVERITY_WARNING, at, code, message, id);
#pragma GCC diagnostic pop
  reader->path_length = 0;
}

/* What is allowed and yet worth a look; only where the file has no errors, so that indexes are those of the file. */
static void warn_of_loose_ends (DmReader *reader, const DmReaderObject *top) {
  guint n_parties = dm_model_get_n_parties (reader->model);
  g_autofree gboolean *on_record = g_new0 (gboolean, n_parties + 1);

  for (guint i = 0; i < dm_model_get_n_issues (reader->model); i++) {
    const DmIssue *issue = dm_model_get_issue (reader->model, i);
    guint n_on_record = 0;
    for (guint j = 0; j < issue->positions->n_positions; j++) {
      guint party = issue->positions->positions[j].party;
      n_on_record += j == 0 || issue->positions->positions[j - 1].party != party;
      on_record[party] = TRUE;
    }
    if (n_on_record < 2)
      warn_element (reader, top, ISSUES, i, "one-sided-issue",
                    _ ("fewer than two parties are on record on “%s”"), issue->id);
  }
  for (guint i = 0; i < n_parties; i++)
    if (!on_record[i])
      warn_element (reader, top, PARTIES, i, "silent-party", _ ("the party “%s” has no position"),
                    dm_model_get_party (reader->model, i)->id);
  for (guint i = 0; i < dm_model_get_n_sources (reader->model); i++)
    if (!reader->sources_used[i])
      warn_element (reader, top, SOURCES, i, "unused-source", _ ("nothing uses the source “%s”"),
                    dm_model_get_source (reader->model, i)->id);
}

static void check_format_first (DmReader *reader, const DmReaderObject *top) {
  const char *cursor = dm_json_open (reader->text);
  gboolean first = TRUE;

  if (top->values[FORMAT] == NULL)
    return;
  dm_json_more (&cursor, &first);
  if (strncmp (cursor, "\"demarche\"", strlen ("\"demarche\"")) != 0)
    dm_reader_report (reader, DM_SEVERITY_ERROR, cursor, "format-not-first",
                      _ ("“demarche” must be the first member"));
}

static void check_format (DmReader *reader, const DmReaderObject *top) {
  const char *at = top->values[FORMAT];

  if (at == NULL)
    return;
  dm_reader_push_name (reader, "demarche");
  if (dm_reader_expect (reader, at, DM_JSON_NUMBER)) {
    const char *number = at;
    if (dm_json_take_number (&number) != 1)
      dm_reader_report (reader, DM_SEVERITY_ERROR, at, "unknown-format",
                        _ ("this version of Demarche reads format 1 only"));
  }
  reader->path_length = 0;
}

static void read_head (DmReader *reader, const DmReaderObject *top, DmModel *model) {
  check_format (reader, top);
  model->title = dm_reader_read_text (reader, top->values[TITLE], "title");
  model->summary = dm_reader_read_text (reader, top->values[SUMMARY], "summary");
  model->note = dm_reader_read_text (reader, top->values[NOTE], "note");
  model->date = dm_reader_read_date (reader, top->values[DATE], "date");
  model->extras = top->extras;
}

/* Reads the file's own members into @model; an object that has lists, too, is no such thing. */
void dm_reader_read_head (DmReader *reader, const char **cursor, DmModel *model) {
  DmReaderObject top;

  if (!dm_reader_scan_object (reader, cursor, model_names, 1 << TITLE, &top))
    return;
  for (guint i = PARTIES; i <= VIEWS; i++)
    if (top.values[i] != NULL) {
      dm_reader_push_name (reader, model_names[i]);
      dm_reader_report (reader, DM_SEVERITY_ERROR, top.values[i], "wrong-member",
                        _ ("“%s” isn’t changed here, but entry by entry"), model_names[i]);
      dm_reader_pop (reader);
    }
  read_head (reader, &top, model);
}

static void read_model (DmReader *reader) {
  DmModel *model = reader->model;
  const char *cursor = reader->text;
  DmReaderObject top;

  if (!dm_reader_scan_object (reader, &cursor, model_names, 0x3, &top))
    return;
  check_format_first (reader, &top);
  read_head (reader, &top, model);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    read_section (reader, &top, i);
    if (sections[i].kind == DM_ENTITY_SOURCE) {
      if (reader->sources_used == NULL)
        reader->sources_used = g_new0 (gboolean, 1);
      read_positions (reader, top.values[POSITIONS]);
    }
  }
  dm_reader_attach_positions (reader, top.values[POSITIONS]);
  if (reader->n_errors == 0)
    warn_of_loose_ends (reader, &top);
}

static void report_syntax (gsize offset, const char *code, const char *message,
                           gpointer user_data) {
  DmReader *reader = user_data;
  dm_reader_report (reader, DM_SEVERITY_ERROR, reader->text + offset, code, "%s", message);
}

static int compare_faults (gconstpointer a, gconstpointer b) {
  const DmReaderFault *first = a, *second = b;
  return (first->offset > second->offset) - (first->offset < second->offset);
}

/*
 * Begins to read @text, with a NUL behind its @length bytes, against @model. Returns whether it is JSON to be read on. Ends with
 * dm_reader_end() either way.
 */
gboolean dm_reader_begin (DmReader *reader, DmModel *model, const char *text, gsize length,
                          guint max_depth) {
  reader->text = text;
  reader->length = length;
  reader->model = model;
  reader->faults = g_array_new (FALSE, FALSE, sizeof (DmReaderFault));
  if (length > DM_READER_MAX_BYTES) {
    dm_reader_report (reader, DM_SEVERITY_ERROR, text, "too-large",
                      _ ("a file larger than 512 MiB"));
    return FALSE;
  }
  return dm_json_check (text, length, max_depth, DM_READER_MAX_STRING, report_syntax, reader,
                        &reader->longest);
}

/*
 * Returns: (transfer full) (element-type DmDiagnostic): what was found, by place. Lines and columns are counted once, for
 * all, after sorting.
 */
GPtrArray *dm_reader_end (DmReader *reader) {
  GPtrArray *diagnostics = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_diagnostic_free);
  const char *at = reader->text;
  guint line = 1, column = 1;

  g_array_sort (reader->faults, compare_faults);
  for (guint i = 0; i < reader->faults->len; i++) {
    DmReaderFault *fault = &g_array_index (reader->faults, DmReaderFault, i);
    for (; at < reader->text + fault->offset; at++) {
      if (*at == '\n') {
        line++;
        column = 1;
      } else if (((guchar) *at & 0xc0) != 0x80) {
        column++;
      }
    }
    fault->diagnostic->line = line;
    fault->diagnostic->column = column;
    g_ptr_array_add (diagnostics, fault->diagnostic);
  }
  g_array_unref (reader->faults);
  return diagnostics;
}

static gboolean finish (DmReader *reader, GError **error) {
  if (g_cancellable_set_error_if_cancelled (reader->cancellable, error))
    return FALSE;
  if (reader->n_errors == 0)
    return TRUE;
  g_set_error (error, DM_ERROR, DM_ERROR_INVALID,
               g_dngettext (GETTEXT_PACKAGE, "the model has %u error", "the model has %u errors",
                            reader->n_errors),
               reader->n_errors);
  return FALSE;
}

/**
 * dm_reader_read_data:
 * @data: (array length=length): the text, with a NUL behind its last byte
 * @length: its length in bytes
 * @cancellable: (nullable): to stop it from another thread
 * @progress: (nullable): called on this thread
 * @progress_data: for @progress
 * @diagnostics: (out) (optional) (transfer full) (element-type DmDiagnostic): what was found, by place
 * @error: %DM_ERROR_INVALID or %G_IO_ERROR_CANCELLED
 *
 * Reads a position model, strictly: nothing is repaired. All errors are told in one go, up to
 * %DM_READER_MAX_DIAGNOSTICS, except that after a fault of syntax nothing more can be.
 *
 * Returns: (transfer full): the model, or %NULL
 */
DmModel *dm_reader_read_data (const char *data, gsize length, GCancellable *cancellable,
                              DmReadProgress progress, gpointer progress_data,
                              GPtrArray **diagnostics, GError **error) {
  if (data == NULL) /* an empty GBytes may have no bytes to point to */
    data = "";
  DmReader reader
      = { .cancellable = cancellable, .progress = progress, .progress_data = progress_data };

  if (dm_reader_begin (&reader, dm_model_alloc (), data, length, DM_READER_MAX_DEPTH))
    read_model (&reader);
  g_autoptr (GPtrArray) found = dm_reader_end (&reader);
  g_free (reader.positions);
  g_free (reader.sources_used);
  gboolean good = finish (&reader, error);
  if (!good)
    g_clear_pointer (&reader.model, dm_model_unref);
  if (diagnostics != NULL)
    *diagnostics = g_steal_pointer (&found);
  return reader.model;
}

/**
 * dm_reader_read_file:
 *
 * As dm_reader_read_data(), from a file that is read whole into memory first.
 */
DmModel *dm_reader_read_file (GFile *file, GCancellable *cancellable, DmReadProgress progress,
                              gpointer progress_data, GPtrArray **diagnostics, GError **error) {
  gsize length;
  g_autofree char *data = dm_file_read (file, NULL, NULL, &length, cancellable, error);

  if (diagnostics != NULL)
    *diagnostics = NULL;
  if (data == NULL) {
    if (diagnostics != NULL)
      *diagnostics = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_diagnostic_free);
    return NULL;
  }
  return dm_reader_read_data (data, length, cancellable, progress, progress_data, diagnostics,
                              error);
}
