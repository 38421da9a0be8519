/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text that somebody is typing, broken or not: the walk through it stays inside it and comes to an end, and each place in it is found
 * from its pointer again.
 */
#include <string.h>

#include "dm-fuzz.h"
#include "dm-source-place.h"

#define N_PLACES 8

static void check_span (const char *what, DmJsonSpan span, gsize length) {
  if (span.start > span.end || span.end > length)
    dm_fuzz_fail (what);
}

static void walk (const char *text, gsize length) {
  DmJsonWalk at;
  DmJsonEvent event;
  guint n_open = 0;

  dm_json_walk_begin (&at, text, length);
  while ((event = dm_json_walk_next (&at)) != DM_JSON_WALK_END) {
    check_span ("a token outside the text", at.token, length);
    check_span ("a value outside the text", at.span, length);
    check_span ("a member outside the text", dm_json_walk_get_member (&at), length);
    n_open += event == DM_JSON_WALK_OPEN ? 1 : 0;
    n_open -= event == DM_JSON_WALK_CLOSE ? 1 : 0;
    if (n_open > DM_JSON_WALK_DEPTH || at.depth > DM_JSON_WALK_DEPTH)
      dm_fuzz_fail ("deeper than there are frames");
  }
  if (n_open != 0)
    dm_fuzz_fail ("something was opened and not closed, or the other way round");
}

static void find_place (const char *text, gsize length, gsize offset) {
  g_auto (DmSourcePlace) place = { 0 };
  g_autofree char *pointer = dm_json_point_at (text, length, offset);
  DmJsonSpan span;

  check_span ("a sign outside the text", dm_json_find_token (text, length, offset), length);
  if (dm_json_locate (text, length, pointer, &span))
    check_span ("a place outside the text", span, length);
  dm_source_find_place (text, length, offset, &place);
  DmTarget target = { place.kind, place.id, place.party, place.since, place.scenario };
  if (place.kind != DM_TARGET_MODEL && place.pointer == NULL)
    dm_fuzz_fail ("a thing without a pointer");
  if (dm_source_find_target (text, length, &target, &span))
    check_span ("a thing outside the text", span, length);
}

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size) {
  g_autofree char *bytes = dm_fuzz_dup_text (data, size);
  g_autofree char *text = g_utf8_make_valid (bytes, -1); /* what a source view holds */
  gsize length = strlen (text);

  walk (text, length);
  for (guint i = 0; i <= N_PLACES; i++)
    find_place (text, length, length * i / N_PLACES);
  return 0;
}
