/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-levels-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-confirm-edit.h"
#include "dm-edit-levels.h"
#include "dm-level-row.h"
#include "dm-party-glyph.h"
#include "dm-plain-row.h"
#include "dm-spoken-names.h"

#define MOST_GLYPHS 4   /* of those who accept a level; the tooltip names all */
#define MOST_CHECKS 400 /* of parties on levels: more of them are told by the map alone */

struct _DmLevelsEditor {
  GtkBox parent_instance;

  DmForm *form; /* not owned: the editor is within it */
  GtkWidget *list;
  GPtrArray *rows;
  GtkWidget *next;  /* what the next level's name is typed into */
  char *next_issue; /* (nullable): whose level that will be */
  char *issue;      /* (nullable): whose levels are shown */
};

G_DEFINE_FINAL_TYPE (DmLevelsEditor, dm_levels_editor, GTK_TYPE_BOX)

static DmModel *get_model (DmLevelsEditor *self) {
  return dm_document_get_model (dm_form_get_document (self->form));
}

static const char *get_issue (DmLevelsEditor *self) {
  return dm_form_get_target (self->form)->id;
}

/* Returns: (nullable): the scale, where it has levels or options */
static const DmScale *find_scale (DmLevelsEditor *self, const char *issue) {
  DmModel *model = get_model (self);
  int index = model != NULL && issue != NULL ? dm_model_find_issue (model, issue) : -1;
  const DmScale *scale = index >= 0 ? dm_model_get_issue (model, (guint) index)->scale : NULL;

  return scale != NULL && scale->type != DM_SCALE_INTERVAL ? scale : NULL;
}

static const DmScale *get_scale (DmLevelsEditor *self) {
  return find_scale (self, get_issue (self));
}

static void focus_row (DmLevelsEditor *self, guint level) {
  gtk_widget_grab_focus (level < self->rows->len ? g_ptr_array_index (self->rows, level)
                                                 : self->next);
}

/* --- changing them --- */

static void move_level (DmLevelsEditor *self, guint level, guint to) {
  const DmScale *scale = get_scale (self);
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) model = NULL;

  if (scale == NULL || to >= scale->n_levels || to == level) {
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  gboolean ordered = scale->type == DM_SCALE_ORDINAL;
  model = dm_edit_move_level (get_model (self), get_issue (self), level, to, &report);
  if (model == NULL)
    return;
  dm_document_end_step (dm_form_get_document (self->form));
  dm_ui_confirm_hurts (GTK_WIDGET (self), dm_form_get_document (self->form), model, &report,
                       ordered ? _ ("Move the Level?") : _ ("Move the Option?"),
                       ordered ? _ ("Move the level") : _ ("Move the option"));
  focus_row (self, report.hurts->len > 0 ? level : to);
}

static void remove_level (DmLevelsEditor *self, guint level) {
  const DmScale *scale = get_scale (self);
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) model = NULL;

  if (scale == NULL || level >= scale->n_levels)
    return;
  gboolean ordered = scale->type == DM_SCALE_ORDINAL;
  g_autofree char *question
      /* Translators: %s is the name of a level or an option of a scale */
      = g_strdup_printf (_ ("Remove “%s”?"), scale->levels[level].name);
  model = dm_edit_remove_level (get_model (self), get_issue (self), level, &report);
  if (model == NULL) { /* a scale has one at least */
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  dm_ui_confirm_hurts (GTK_WIDGET (self), dm_form_get_document (self->form), model, &report,
                       question, ordered ? _ ("Remove the level") : _ ("Remove the option"));
  focus_row (self, MIN (level, self->rows->len - 1));
}

static void add_level (DmLevelsEditor *self) {
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->next)));
  const DmScale *scale = find_scale (self, self->next_issue);
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) model = NULL;

  g_strstrip (name);
  if (name[0] == '\0' || scale == NULL)
    return;
  gboolean ordered = scale->type == DM_SCALE_ORDINAL;
  model = dm_edit_add_level (get_model (self), self->next_issue, G_MAXUINT, name, &report);
  if (model == NULL) {
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  gtk_editable_set_text (GTK_EDITABLE (self->next), "");
  dm_document_apply (dm_form_get_document (self->form), model,
                     ordered ? _ ("Add a level") : _ ("Add an option"), NULL);
}

/* --- what the rows ask for --- */

static void on_step (DmLevelRow *row, int by, DmLevelsEditor *self) {
  int to = (int) dm_level_row_get_level (row) + by;

  if (to >= 0)
    focus_row (self, (guint) to);
}

static void on_move (DmLevelRow *row, int by, DmLevelsEditor *self) {
  guint level = dm_level_row_get_level (row);

  move_level (self, level, level + (guint) by);
}

static void on_dropped (DmLevelRow *row, guint level, gboolean below, DmLevelsEditor *self) {
  guint to = dm_level_row_get_level (row) + (below ? 1 : 0);

  move_level (self, level, level < to ? to - 1 : to);
}

static void on_remove (DmLevelRow *row, DmLevelsEditor *self) {
  remove_level (self, dm_level_row_get_level (row));
}

static gboolean on_next_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                             GdkModifierType state, DmLevelsEditor *self) {
  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up) || self->rows->len == 0)
    return GDK_EVENT_PROPAGATE;
  focus_row (self, self->rows->len - 1);
  return GDK_EVENT_STOP;
}

/* By the time that the focus leaves, another issue may be selected. */
static void on_next_changed (GtkEditable *editable, DmLevelsEditor *self) {
  g_free (self->next_issue);
  self->next_issue = g_strdup (get_issue (self));
}

static void on_next_activated (GtkEntry *entry, DmLevelsEditor *self) {
  add_level (self);
}

/* What was typed isn't lost where somebody goes on without Enter. */
static void on_next_left (GtkEventControllerFocus *focus, DmLevelsEditor *self) {
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    add_level (self);
}

/* --- showing them --- */

/* The diamonds of those who accept a level. */
static GtkWidget *make_glyphs (DmLevelsEditor *self, DmModel *model, const DmIssueResult *result,
                               const DmScale *scale, guint level) {
  DmStyle *style = dm_form_get_fitting_style (self->form);
  g_autoptr (GString) names = g_string_new (NULL);
  GtkWidget *glyphs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  guint n = 0;

  for (guint i = 0; i < result->record.n_holdings; i++) {
    const DmHolding *holding = &result->record.holdings[i];
    const DmParty *party = dm_model_get_party (model, holding->party);
    DmSet accepted;
    gboolean accepts;

    dm_position_get_accepted (holding->position, scale, &accepted);
    accepts = dm_scale_set_contains (scale, &accepted, level);
    dm_scale_set_clear (scale, &accepted);
    if (!accepts)
      continue;
    if (n++ < MOST_GLYPHS)
      gtk_box_append (GTK_BOX (glyphs),
                      dm_party_glyph_new (dm_style_get_party_color (style, holding->party),
                                          !party->at_table));
    g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", party->name);
  }
  if (n > MOST_GLYPHS) {
    /* Translators: behind the diamonds of the first parties: how many more there are */
    g_autofree char *more = g_strdup_printf (_ ("+%u"), n - MOST_GLYPHS);
    GtkWidget *label = gtk_label_new (more);

    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "dim-label");
    gtk_box_append (GTK_BOX (glyphs), label);
  }
  gtk_widget_set_tooltip_text (glyphs, names->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (glyphs), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  names->str, -1);
  return glyphs;
}

/* The latest analysis may be of the model before: only one of this scale says who accepts its levels. */
static void show_glyphs (DmLevelsEditor *self, const DmScale *scale) {
  DmAnalysis *analysis = dm_document_get_analysis (dm_form_get_document (self->form));
  DmModel *model
      = analysis != NULL ? dm_reading_get_model (dm_analysis_get_reading (analysis)) : NULL;
  int issue = model != NULL ? dm_model_find_issue (model, get_issue (self)) : -1;
  DmIssueResult *result = analysis != NULL ? dm_analysis_find_result (analysis, issue) : NULL;

  if (result != NULL && dm_model_get_issue (model, (guint) issue)->scale != scale)
    return;
  if (result != NULL && self->rows->len * result->record.n_holdings > MOST_CHECKS)
    result = NULL;
  for (guint i = 0; i < self->rows->len; i++)
    dm_level_row_set_glyphs (g_ptr_array_index (self->rows, i),
                             result != NULL && dm_form_get_fitting_style (self->form) != NULL
                                 ? make_glyphs (self, model, result, scale, i)
                                 : NULL);
}

static void add_row (DmLevelsEditor *self) {
  GtkWidget *row = dm_level_row_new (self->form);

  g_signal_connect (row, "step", G_CALLBACK (on_step), self);
  g_signal_connect (row, "move", G_CALLBACK (on_move), self);
  g_signal_connect (row, "dropped", G_CALLBACK (on_dropped), self);
  g_signal_connect (row, "remove", G_CALLBACK (on_remove), self);
  gtk_list_box_insert (GTK_LIST_BOX (self->list), row, (int) self->rows->len);
  g_ptr_array_add (self->rows, row);
}

static void remove_row (DmLevelsEditor *self) {
  GtkWidget *row = g_ptr_array_steal_index (self->rows, self->rows->len - 1);

  gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

/* What was folded out of another issue's levels says nothing of these. */
static void fold_others (DmLevelsEditor *self) {
  if (g_strcmp0 (self->issue, get_issue (self)) == 0)
    return;
  g_free (self->issue);
  self->issue = g_strdup (get_issue (self));
  for (guint i = 0; i < self->rows->len; i++)
    dm_level_row_fold (g_ptr_array_index (self->rows, i));
}

static void refresh (DmLevelsEditor *self) {
  const DmScale *scale = get_scale (self);
  const char *hint;

  fold_others (self);

  gtk_widget_set_visible (GTK_WIDGET (self), scale != NULL);
  if (scale == NULL)
    return;
  while (self->rows->len > scale->n_levels)
    remove_row (self);
  while (self->rows->len < scale->n_levels)
    add_row (self);
  for (guint i = 0; i < scale->n_levels; i++)
    dm_level_row_show (g_ptr_array_index (self->rows, i), scale, i);
  show_glyphs (self, scale);
  hint = scale->type == DM_SCALE_ORDINAL ? _ ("Add a level…") : _ ("Add an option…");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->next), hint);
  dm_ui_set_name (self->next, hint);
}

/* --- widget --- */

static void dm_levels_editor_finalize (GObject *object) {
  g_ptr_array_unref (DM_LEVELS_EDITOR (object)->rows);
  g_free (DM_LEVELS_EDITOR (object)->next_issue);
  g_free (DM_LEVELS_EDITOR (object)->issue);
  G_OBJECT_CLASS (dm_levels_editor_parent_class)->finalize (object);
}

static void dm_levels_editor_class_init (DmLevelsEditorClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = dm_levels_editor_finalize;
}

static void add_next (DmLevelsEditor *self) {
  GtkWidget *row;
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->next = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->next), FALSE);
  row = dm_plain_row_new (self->next);
  gtk_widget_add_css_class (row, "level-row");
  gtk_widget_add_css_class (row, "next");
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_signal_connect (self->next, "changed", G_CALLBACK (on_next_changed), self);
  g_signal_connect (self->next, "activate", G_CALLBACK (on_next_activated), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_next_left), self);
  gtk_widget_add_controller (self->next, focus);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_next_key), self);
  gtk_widget_add_controller (self->next, key);
}

static void dm_levels_editor_init (DmLevelsEditor *self) {
  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_box_append (GTK_BOX (self), self->list);
  add_next (self);
}

/**
 * dm_levels_editor_new:
 * @form: the form of an issue, in which it will be
 *
 * Returns: (transfer floating): an editor of the levels of that issue's scale
 */
GtkWidget *dm_levels_editor_new (DmForm *form) {
  DmLevelsEditor *self = g_object_new (DM_TYPE_LEVELS_EDITOR, NULL);

  self->form = form;
  g_signal_connect_object (form, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
