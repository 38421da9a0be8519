/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-source-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-thing.h"

static const char *find_name (const DmModel *model, DmTargetKind kind, const char *id) {
  int index = dm_thing_find (model, kind, id);

  return index >= 0 ? dm_thing_get_name (model, kind, (guint) index) : id;
}

static char *name_thing (const DmModel *model, DmTargetKind kind, const char *id) {
  const char *name = kind != DM_TARGET_MODEL ? find_name (model, kind, id) : NULL;

  switch (kind) {
  case DM_TARGET_PARTY:
    return g_strdup_printf (C_ ("place", "Party “%s”"), name);
  case DM_TARGET_BASKET:
    return g_strdup_printf (C_ ("place", "Basket “%s”"), name);
  case DM_TARGET_ISSUE:
    return g_strdup_printf (C_ ("place", "Issue “%s”"), name);
  case DM_TARGET_SOURCE:
    return g_strdup_printf (C_ ("place", "Source “%s”"), name);
  case DM_TARGET_EVENT:
    return g_strdup_printf (C_ ("place", "Event “%s”"), name);
  case DM_TARGET_SCENARIO:
    return g_strdup_printf (C_ ("place", "Scenario “%s”"), name);
  case DM_TARGET_PROPOSAL:
    return g_strdup_printf (C_ ("place", "Proposal “%s”"), name);
  case DM_TARGET_VIEW:
    return g_strdup_printf (C_ ("place", "Briefing step “%s”"), name);
  default:
    return g_strdup (C_ ("place", "Model"));
  }
}

static void append_step (GString *text, const char *step) {
  /* Translators: between the steps of a way into a thing, as in "Issue “Pay” › Russia › demand"; turn it where you write from the right */
  g_string_append (text, text->len > 0 ? C_ ("place", " › ") : "");
  g_string_append (text, step);
}

static void append_position (GString *text, const DmModel *model, const DmSourcePlace *place) {
  const char *party = find_name (model, DM_TARGET_PARTY, place->party);
  g_autofree char *issue = name_thing (model, DM_TARGET_ISSUE, place->id);
  g_autofree char *since = NULL;

  append_step (text, issue);
  if (place->since != DM_DATE_NONE && place->scenario == NULL) {
    g_autofree char *day = dm_date_to_display (place->since);
    /* Translators: a party, and the day that its position holds from */
    since = g_strdup_printf (C_ ("place", "%1$s since %2$s"), party, day);
  }
  append_step (text, since != NULL ? since : party);
}

/* The members as they stand in the text; elements by number. */
static void append_pointer (GString *text, const char *pointer) {
  g_auto (GStrv) steps = g_strsplit (pointer, "/", -1);

  for (guint i = 1; steps[0] != NULL && steps[i] != NULL; i++) {
    g_autoptr (GString) step = g_string_new (steps[i]);
    gboolean number = *step->str != '\0' && strspn (step->str, "0123456789") == step->len;

    if (number)
      g_string_printf (step, "%" G_GUINT64_FORMAT, g_ascii_strtoull (steps[i], NULL, 10) + 1);
    g_string_replace (step, "~1", "/", 0);
    g_string_replace (step, "~0", "~", 0);
    append_step (text, step->str);
  }
}

/**
 * dm_source_describe_place:
 * @model: a model
 * @place: a place in its text
 *
 * Returns: (transfer full): the way to it, translated: “Issue “Pay” › Russia › demand”
 */
char *dm_source_describe_place (const DmModel *model, const DmSourcePlace *place) {
  GString *text = g_string_new (NULL);

  if (place->scenario != NULL) {
    g_autofree char *scenario = name_thing (model, DM_TARGET_SCENARIO, place->scenario);
    append_step (text, scenario);
  }
  if (place->kind == DM_TARGET_POSITION) {
    append_position (text, model, place);
  } else {
    g_autofree char *thing = name_thing (model, place->kind, place->id);
    append_step (text, thing);
  }
  if (place->pointer != NULL)
    append_pointer (text, place->pointer);
  return g_string_free (text, FALSE);
}

/**
 * dm_source_describe_check:
 * @check: what was found in a text
 *
 * Returns: (transfer full): how much of it, translated: “2 errors and 1 warning”; “No errors” for nothing
 */
char *dm_source_describe_check (const DmSourceCheck *check) {
  g_autofree char *errors = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u error", "%u errors", check->n_errors), check->n_errors);
  g_autofree char *warnings = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u warning",
                                                            "%u warnings", check->n_warnings),
                                               check->n_warnings);

  if (check->n_errors > 0 && check->n_warnings > 0)
    /* Translators: "2 errors" and "1 warning" */
    return g_strdup_printf (_ ("%1$s and %2$s"), errors, warnings);
  if (check->n_errors > 0)
    return g_steal_pointer (&errors);
  return check->n_warnings > 0 ? g_steal_pointer (&warnings) : g_strdup (_ ("No errors"));
}
