/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-comparison.h"
#include "dm-describe.h"
#include "dm-map-row-private.h"

#define DOTS 7.0
#define MAX_NAMED_LEVELS 12

/* --- in words --- */

/* “ Level: 3; other level: 5.”, of scales whose levels are few enough to be listened to */
static void append_counts (GString *text, const DmRecord *record, const DmScale *scale) {
  g_autofree guint *counts = dm_map_count_accepting (record, scale);
  guint n_levels = scale->n_levels > MAX_NAMED_LEVELS ? 0 : scale->n_levels;

  for (guint i = 0; i < n_levels; i++) {
    g_autofree char *level = dm_describe_place (scale, i);
    g_string_append (text, i == 0 ? C_ ("between sentences", " ") : C_ ("list of levels", "; "));
    /* Translators: a level, and how many parties would accept it */
    g_string_append_printf (text, _ ("%1$s: %2$u"), level, counts[i]);
  }
  if (n_levels > 0)
    g_string_append (text, C_ ("end of a sentence", "."));
}

static const DmScale *get_scale (const DmIssueResult *result) {
  return dm_model_get_issue (dm_reading_get_model (result->reading), result->issue)->scale;
}

static char *tell_profile (gpointer told_of, const DmMark *mark) {
  const DmIssueResult *result = ((const DmMapTold *) told_of)->result;
  guint n = result->record.n_holdings;
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "How many of the %u party on record would accept each place.",
                   "How many of the %u parties on record would accept each place.", n),
      n);
  append_counts (text, &result->record, get_scale (result));
  return g_string_free (text, FALSE);
}

static char *tell_replaced (gpointer told_of, const DmMark *mark) {
  const DmIssueResult *result = ((const DmMapTold *) told_of)->result;
  g_autofree char *where = dm_describe_other (result->reading);
  g_auto (DmRecord) other = { 0 };
  GString *text = g_string_new (NULL);

  dm_reading_get_record (dm_reading_get_other (result->reading), result->issue, &other);
  g_string_append_printf (
      text,
      g_dngettext (
          GETTEXT_PACKAGE,
          /* Translators: when or where parties stand otherwise (“as of 3 March 2026”), and how many are on record there */
          "Compared, %1$s: how many of the %2$u party on record would accept each place.",
          "Compared, %1$s: how many of the %2$u parties on record would accept each place.",
          other.n_holdings),
      where, other.n_holdings);
  append_counts (text, &other, get_scale (result));
  return g_string_free (text, FALSE);
}

/* --- drawn --- */

typedef struct {
  DmMapRow *row;
  double base, height; /* of a column that stands for all on record */
} Profile;

static double get_top (const Profile *profile, guint n) {
  guint all = MAX (profile->row->result->record.n_holdings, 1);

  return profile->base - profile->height * MIN (n, all) / all;
}

static void draw_columns (const Profile *profile, const GArray *columns) {
  for (guint i = 0; i < columns->len; i++) {
    const DmMapColumn *column = &g_array_index (columns, DmMapColumn, i);
    double top = get_top (profile, column->n);

    if (column->n > 0)
      dm_map_pen_rect (&profile->row->pen,
                       (DmBox){ column->left, top, column->right - column->left,
                                profile->base - top },
                       0, profile->row->pen.palette->key_fill);
  }
}

static void draw_outline (const Profile *profile, const GArray *points) {
  DmMapPen *pen = &profile->row->pen;
  DmShape *shape = dm_map_pen_path (pen, &g_array_index (points, DmPoint, 0), points->len, FALSE,
                                    DM_COLOR_NONE);

  dm_map_dash (shape, pen);
  /* on the first rise */
  dm_map_pen_anchor (pen, g_array_index (points, DmPoint, 1).x,
                     g_array_index (points, DmPoint, 1).y);
}

static void add_point (GArray *points, double x, double y) {
  DmPoint point = { x, y };

  g_array_append_val (points, point);
}

/* One line over all columns that stand side by side. */
static void draw_outlines (const Profile *profile, const GArray *columns) {
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DmPoint));

  for (guint i = 0; i < columns->len; i++) {
    const DmMapColumn *column = &g_array_index (columns, DmMapColumn, i);
    const DmMapColumn *next = i + 1 < columns->len ? column + 1 : NULL;

    if (column->n == 0)
      continue;
    if (points->len == 0)
      add_point (points, column->left, profile->base);
    add_point (points, column->left, get_top (profile, column->n));
    add_point (points, column->right, get_top (profile, column->n));
    if (next != NULL && next->n > 0 && next->left == column->right)
      continue;
    add_point (points, column->right, profile->base);
    draw_outline (profile, points);
    g_array_set_size (points, 0);
  }
}

/* Dashed: how many would accept each place in the reading that is compared with, as high as so many are here. */
static void draw_replaced (const Profile *profile) {
  DmMapRow *row = profile->row;
  DmSceneBuilder *builder = row->pen.builder;
  g_autoptr (GArray) others = NULL;
  g_auto (DmRecord) other = { 0 };

  if (row->look->stage > DM_STAGE_LANES || !dm_map_is_count_other (row->result))
    return;
  dm_reading_get_record (dm_reading_get_other (row->result->reading), row->result->issue, &other);
  others = dm_map_list_columns (row, &other);
  dm_scene_builder_begin_mark (builder, DM_MARK_REPLACED,
                               g_strdup_printf ("%s.profile.replaced", row->issue->id),
                               (int) row->result->issue, -1, NULL, NULL);
  dm_scene_builder_set_mark_teller (builder, tell_replaced, 0, 0);
  draw_outlines (profile, others);
  dm_scene_builder_end_mark (builder);
}

/* How many parties would accept each place, the demands as dots under it, a proposal's knot at @knot_y. */
void dm_map_draw_profile (DmMapRow *row, double top, double height, double knot_y) {
  DmMapPen *pen = &row->pen;
  Profile profile = { row, top + height - DOTS, height - DOTS };
  g_autoptr (GArray) columns = dm_map_list_columns (row, &row->result->record);

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_PROFILE,
                               g_strdup_printf ("%s.profile", row->issue->id),
                               (int) row->result->issue, -1, NULL, NULL);
  dm_scene_builder_set_mark_teller (pen->builder, tell_profile, 0, 0);
  draw_columns (&profile, columns);
  dm_map_draw_line (row, knot_y);
  dm_map_draw_dots (row, profile.base + 4);
  dm_map_pen_line (pen, row->axis_start, profile.base, row->axis_end, profile.base, 1,
                   pen->palette->rule);
  dm_map_pen_anchor (pen, row->axis_start + 1, profile.base);
  dm_map_pen_mark_box (pen,
                       (DmBox){ row->axis_start, top, row->axis_end - row->axis_start, height });
  dm_scene_builder_end_mark (pen->builder);
  draw_replaced (&profile);
}
