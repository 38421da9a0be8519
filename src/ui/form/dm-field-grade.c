/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-field-private.h"

/*
 * The Admiralty code: a letter for how reliable the source is, and a digit for how credible what it says is. Each is chosen by
 * itself. One without the other is no grade: where only one is chosen the other one is said to be unknown.
 */
#define DM_TYPE_FIELD_GRADE (dm_field_grade_get_type ())
G_DECLARE_FINAL_TYPE (DmFieldGrade, dm_field_grade, DM, FIELD_GRADE, DmField)

enum { LETTER, DIGIT, N_PARTS };
#define N_MARKS 6

static const char first_marks[N_PARTS] = { 'A', '1' };

static const char *const meanings[N_PARTS][N_MARKS] = {
  { N_ ("completely reliable"), N_ ("usually reliable"), N_ ("fairly reliable"),
    N_ ("not usually reliable"), N_ ("unreliable"), N_ ("reliability unknown") },
  { N_ ("confirmed"), N_ ("probably true"), N_ ("possibly true"), N_ ("doubtful"),
    N_ ("improbable"), N_ ("truth unknown") },
};

struct _DmFieldGrade {
  DmField parent_instance;

  GtkDropDown *parts[N_PARTS]; /* nothing, then the marks */
};

G_DEFINE_FINAL_TYPE (DmFieldGrade, dm_field_grade, DM_TYPE_FIELD)

static void dm_field_grade_show (DmField *field, const char *json) {
  DmFieldGrade *self = DM_FIELD_GRADE (field);
  g_autofree char *grade = dm_field_dup_string (json);
  gboolean known = grade != NULL && strlen (grade) == N_PARTS;

  for (guint part = 0; part < N_PARTS; part++) {
    int mark = known ? grade[part] - first_marks[part] : -1;

    gtk_drop_down_set_selected (self->parts[part],
                                mark >= 0 && mark < N_MARKS ? (guint) mark + 1 : 0);
  }
}

static void on_selected (GtkDropDown *drop_down, GParamSpec *pspec, DmFieldGrade *self);

/* What was chosen in one part leads: without it there is no grade, and with it the other part is at least unknown. */
static void lead (DmFieldGrade *self, GtkDropDown *leader) {
  gboolean given = gtk_drop_down_get_selected (leader) > 0;

  for (guint part = 0; part < N_PARTS; part++) {
    GtkDropDown *other = self->parts[part];

    if (other == leader || (gtk_drop_down_get_selected (other) > 0) == given)
      continue;
    /* a field isn't shown anew after what was done in it */
    g_signal_handlers_block_by_func (other, on_selected, self);
    gtk_drop_down_set_selected (other, given ? N_MARKS : 0);
    g_signal_handlers_unblock_by_func (other, on_selected, self);
  }
}

static void on_selected (GtkDropDown *drop_down, GParamSpec *pspec, DmFieldGrade *self) {
  char json[] = "\"??\"";

  if (dm_field_is_showing (DM_FIELD (self)))
    return;
  lead (self, drop_down);
  if (gtk_drop_down_get_selected (drop_down) == 0) {
    dm_field_take (DM_FIELD (self), NULL);
    return;
  }
  for (guint part = 0; part < N_PARTS; part++)
    json[part + 1]
        = (char) (first_marks[part] + (int) gtk_drop_down_get_selected (self->parts[part]) - 1);
  dm_field_take (DM_FIELD (self), json);
}

static gboolean dm_field_grade_grab_focus (GtkWidget *widget) {
  return gtk_widget_grab_focus (GTK_WIDGET (DM_FIELD_GRADE (widget)->parts[LETTER]));
}

static void dm_field_grade_class_init (DmFieldGradeClass *klass) {
  GTK_WIDGET_CLASS (klass)->grab_focus = dm_field_grade_grab_focus;
  DM_FIELD_CLASS (klass)->show = dm_field_grade_show;
  DM_FIELD_CLASS (klass)->chooses = TRUE;
}

static GtkDropDown *new_part (guint part) {
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkDropDown *drop_down;

  gtk_string_list_append (names, C_ ("grade", "None"));
  for (guint i = 0; i < N_MARKS; i++)
    /* Translators: a letter or a digit of a grade, and what it means: “B – usually reliable” */
    gtk_string_list_take (names, g_strdup_printf (C_ ("grade", "%1$c – %2$s"),
                                                  (char) (first_marks[part] + (int) i),
                                                  _ (meanings[part][i])));
  drop_down = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (drop_down), TRUE);
  dm_field_narrow (drop_down);
  return drop_down;
}

static void dm_field_grade_init (DmFieldGrade *self) {
  for (guint part = 0; part < N_PARTS; part++) {
    self->parts[part] = new_part (part);
    g_signal_connect (self->parts[part], "notify::selected", G_CALLBACK (on_selected), self);
  }
  dm_field_set_control (DM_FIELD (self), GTK_WIDGET (self->parts[LETTER]), DM_FIELD_BELOW);
  dm_field_add_below (DM_FIELD (self), GTK_WIDGET (self->parts[DIGIT]));
}

/**
 * dm_field_grade_new:
 * @pointer: the member, an Admiralty grade
 * @title: what it is called
 *
 * Returns: (transfer floating): a field for how reliable a source is and how credible what it says is
 */
DmField *dm_field_grade_new (const char *pointer, const char *title) {
  DmField *field = g_object_new (DM_TYPE_FIELD_GRADE, NULL);
  GtkDropDown **parts = DM_FIELD_GRADE (field)->parts;

  dm_field_set_pointer (field, pointer);
  dm_field_set_title (field, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts[LETTER]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How reliable the source is"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts[DIGIT]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How credible what it says is"), -1);
  return field;
}
