/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-entities-private.h"
#include "dm-json.h"
#include "dm-model-private.h"
#include "dm-reader.h"

G_BEGIN_DECLS

#define DM_READER_MAX_PATH 16
#define DM_READER_MAX_ID 64

/* One step of a JSON pointer: a member's name as it stands in the text, or an index. */
typedef struct {
  DmJsonSlice key;
  gint64 index; /* -1 for a member */
} DmReaderStep;

/* The positions of an issue so far, and how many there is room for. */
typedef struct {
  DmPositions *list; /* NULL before the first */
  guint n_allocated;
} DmReaderPositions;

/*
 * The state of one reading. The text has passed dm_json_check(), so the functions below check
 * meaning only. Each takes a cursor on a value and leaves it behind that value, whatever it found.
 */
typedef struct {
  const char *text;
  gsize length;
  DmJsonSlice longest; /* of the lists, whose end is known */
  DmModel *model;
  DmReaderStep path[DM_READER_MAX_PATH];
  guint path_length;
  GArray *faults; /* of DmReaderFault */
  guint n_errors, n_warnings;
  GCancellable *cancellable;
  DmReadProgress progress;
  gpointer progress_data;
  gsize next_progress;
  DmReaderPositions *positions; /* one an issue */
  gboolean *sources_used;       /* (nullable) */
} DmReader;

typedef struct {
  gsize offset;
  DmDiagnostic *diagnostic;
} DmReaderFault;

/* An object being read: which of the known members it has, and where their values stand. */
#define DM_READER_MAX_MEMBERS 17 /* of a view */
typedef struct {
  const char *start;
  const char *const *names;
  guint n_names;
  const char *values[DM_READER_MAX_MEMBERS]; /* NULL where the member is absent */
  DmExtras *extras;
  gboolean first;
  guint known;
} DmReaderObject;

gboolean dm_reader_begin (DmReader *reader, DmModel *model, const char *text, gsize length,
                          guint max_depth);
GPtrArray *dm_reader_end (DmReader *reader);
void dm_reader_read_head (DmReader *reader, const char **cursor, DmModel *model);
gpointer dm_reader_read_entity (DmReader *reader, DmEntityKind kind, const char **cursor);
void dm_reader_report (DmReader *reader, DmSeverity severity, const char *at, const char *code,
                       const char *format, ...) G_GNUC_PRINTF (5, 6);
void dm_reader_push_key (DmReader *reader, DmJsonSlice key);
void dm_reader_push_name (DmReader *reader, const char *name);
void dm_reader_push_index (DmReader *reader, guint index);
void dm_reader_pop (DmReader *reader);

gboolean dm_reader_expect (DmReader *reader, const char *cursor, DmJsonType type);
gboolean dm_reader_scan_object (DmReader *reader, const char **cursor, const char *const *names,
                                guint required, DmReaderObject *object);
gboolean dm_reader_scan_closed_object (DmReader *reader, const char **cursor,
                                       const char *const *names, DmReaderObject *object);
char *dm_reader_read_string (DmReader *reader, const char *at, const char *name);
GRefString *dm_reader_read_text (DmReader *reader, const char *at, const char *name);
char *dm_reader_read_id (DmReader *reader, const char *at);
gboolean dm_reader_read_number (DmReader *reader, const char *at, const char *name, double min,
                                double max, double *number);
gboolean dm_reader_read_whole (DmReader *reader, const char *at, const char *name, guint64 min,
                               guint64 max, guint64 *number);
gboolean dm_reader_read_boolean (DmReader *reader, const char *at, const char *name,
                                 gboolean *value);
DmDate dm_reader_read_date (DmReader *reader, const char *at, const char *name);
int dm_reader_read_word (DmReader *reader, const char *at, const char *name,
                         const char *const *words, guint n_words);
int dm_reader_find_entity (DmReader *reader, const char *at, const char *id, DmEntityKind kind);
int dm_reader_read_ref (DmReader *reader, const char *at, const char *name, DmEntityKind kind);
DmIndexList dm_reader_read_refs (DmReader *reader, const char *at, const char *name,
                                 DmEntityKind kind);
gboolean dm_reader_read_place (DmReader *reader, const char *at, const DmIssue *issue,
                               double *place);

DmIssue *dm_reader_read_issue (DmReader *reader, const char **cursor);
int dm_reader_read_position (DmReader *reader, const char **cursor, DmPosition *position);
void dm_reader_add_position (DmReader *reader, const char **cursor, guint nth);
gboolean dm_reader_read_change (DmReader *reader, const char **cursor, DmChange *change);
void dm_reader_report_double (DmReader *reader, const char *at, const DmIssue *issue, guint party);
void dm_reader_attach_positions (DmReader *reader, const char *at);
DmScenario *dm_reader_read_scenario (DmReader *reader, const char **cursor);
DmParty *dm_reader_read_party (DmReader *reader, const char **cursor);
DmBasket *dm_reader_read_basket (DmReader *reader, const char **cursor);
DmSource *dm_reader_read_source (DmReader *reader, const char **cursor);
DmEvent *dm_reader_read_event (DmReader *reader, const char **cursor);
DmProposal *dm_reader_read_proposal (DmReader *reader, const char **cursor);
DmView *dm_reader_read_view (DmReader *reader, const char **cursor);

#define DM_READER_EACH_ELEMENT(reader, cursor, index)                                              \
  for (                                                                                            \
      struct {                                                                                     \
        gboolean first;                                                                            \
        guint n;                                                                                   \
      } index                                                                                      \
      = { TRUE, 0 };                                                                               \
      dm_json_more (cursor, &index.first) && (dm_reader_push_index (reader, index.n), TRUE);       \
      dm_reader_pop (reader), index.n++)

G_END_DECLS
