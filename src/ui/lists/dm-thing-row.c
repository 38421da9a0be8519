/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-thing-row.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-party-glyph.h"
#include "dm-sidebar.h"

struct _DmThingRow {
  GtkBox parent_instance;

  DmDocument *document; /* not owned: the list has it */
  DmTargetKind kind;
  char *id; /* (nullable) */
  GtkWidget *glyph, *icon, *name, *line, *menu;
};

G_DEFINE_FINAL_TYPE (DmThingRow, dm_thing_row, GTK_TYPE_BOX)

enum { ASKED, DROPPED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- its menu --- */

static void ask (GtkWidget *widget, const char *action, GVariant *parameter) {
  g_signal_emit (widget, signals[ASKED], 0, action + sizeof ("row.") - 1);
}

static void make_menu (GtkMenuButton *button, gpointer data) {
  DmThingRow *self = data;
  g_autoptr (GMenu) menu = g_menu_new (), order = g_menu_new (), end = g_menu_new ();

  g_menu_append (order, _ ("Move _Up"), "row.move-up");
  g_menu_append (order, _ ("Move _Down"), "row.move-down");
  if (self->kind == DM_TARGET_VIEW)
    g_menu_append (end, _ ("D_uplicate"), "row.duplicate");
  g_menu_append (end, _ ("_Delete"), "row.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void on_pressed (GtkGestureClick *gesture, int n_press, double x, double y,
                        DmThingRow *self) {
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dm_thing_row_open_menu (self);
}

/* --- dragging it --- */

static GdkContentProvider *on_drag_prepare (GtkDragSource *source, double x, double y,
                                            DmThingRow *self) {
  return gdk_content_provider_new_typed (DM_TYPE_THING_ROW, self);
}

static void on_drag_begin (GtkDragSource *source, GdkDrag *drag, DmThingRow *self) {
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static void set_class (DmThingRow *self, const char *name, gboolean on) {
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static GdkDragAction on_drop_motion (GtkDropTarget *target, double x, double y, DmThingRow *self) {
  gboolean below = y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  set_class (self, "drop-above", !below);
  set_class (self, "drop-below", below);
  return GDK_ACTION_MOVE;
}

static void on_drop_leave (GtkDropTarget *target, DmThingRow *self) {
  set_class (self, "drop-above", FALSE);
  set_class (self, "drop-below", FALSE);
}

static gboolean on_drop (GtkDropTarget *target, const GValue *value, double x, double y,
                         DmThingRow *self) {
  DmThingRow *row = g_value_get_object (value);
  gboolean below = y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  on_drop_leave (target, self);
  if (row == NULL || row == self || row->kind != self->kind || row->document != self->document
      || row->id == NULL || self->id == NULL)
    return FALSE;
  g_autofree char *id = g_strdup (row->id);
  g_signal_emit (self, signals[DROPPED], 0, id, below);
  return TRUE;
}

static void accept_drags (DmThingRow *self) {
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DM_TYPE_THING_ROW, GDK_ACTION_MOVE);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (on_drop_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_drop_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* --- widget --- */

static void dm_thing_row_finalize (GObject *object) {
  g_free (DM_THING_ROW (object)->id);
  G_OBJECT_CLASS (dm_thing_row_parent_class)->finalize (object);
}

static void dm_thing_row_class_init (DmThingRowClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dm_thing_row_finalize;
  gtk_widget_class_install_action (widget_class, "row.move-up", NULL, ask);
  gtk_widget_class_install_action (widget_class, "row.move-down", NULL, ask);
  gtk_widget_class_install_action (widget_class, "row.duplicate", NULL, ask);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, ask);
  signals[ASKED] = g_signal_new ("asked", DM_TYPE_THING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DROPPED] = g_signal_new ("dropped", DM_TYPE_THING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static GtkWidget *new_label (const char *css_class) {
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void dm_thing_row_init (DmThingRow *self) {
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->glyph = dm_party_glyph_new (DM_COLOR_NONE, FALSE);
  self->icon = gtk_image_new ();
  self->name = new_label (NULL);
  self->line = new_label ("caption");
  gtk_widget_add_css_class (self->line, "dim-label");
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->line);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), make_menu, self, NULL);
  /* Tab goes from list to list, not from menu to menu: the row has keys for it. */
  gtk_widget_set_can_focus (gtk_widget_get_first_child (self->menu), FALSE);
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "thing");
  gtk_box_append (GTK_BOX (self), self->glyph);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), self->menu);
  accept_drags (self);
}

/**
 * dm_thing_row_new:
 * @document: whose thing
 * @kind: of which kind
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *dm_thing_row_new (DmDocument *document, DmTargetKind kind) {
  DmThingRow *self = g_object_new (DM_TYPE_THING_ROW, NULL);

  self->document = document;
  self->kind = kind;
  gtk_widget_set_visible (self->glyph, kind == DM_TARGET_PARTY);
  gtk_widget_set_visible (self->icon, kind == DM_TARGET_ISSUE);
  return GTK_WIDGET (self);
}

/* --- what it shows --- */

static const char *describe_view (DmViewKind kind) {
  switch (kind) {
  case DM_VIEW_MATRIX:
    return C_ ("view", "Matrix");
  case DM_VIEW_AGREEMENTS:
    return C_ ("view", "Agreements");
  case DM_VIEW_TIMELINE:
    return C_ ("view", "Timeline");
  case DM_VIEW_NONE:
  case DM_VIEW_MAP:
  default:
    return C_ ("view", "Map");
  }
}

static char *describe_scenario (const DmScenario *scenario) {
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes",
                                       scenario->n_changes),
                          scenario->n_changes);
}

static DmIssueResult *find_result (DmThingRow *self) {
  DmAnalysis *analysis = dm_document_get_analysis (self->document);
  DmModel *model
      = analysis != NULL ? dm_reading_get_model (dm_analysis_get_reading (analysis)) : NULL;

  return model != NULL ? dm_analysis_find_result (analysis, dm_model_find_issue (model, self->id))
                       : NULL;
}

static char *describe_issue (DmThingRow *self) {
  DmIssueResult *result = find_result (self);

  gtk_widget_set_visible (self->icon, result != NULL);
  if (result == NULL)
    return NULL;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), dm_verdict_get_icon_name (result->verdict));
  return g_strdup (dm_describe_verdict_word (result->verdict));
}

/* Returns: (transfer full) (nullable): a line on what kind of thing it is */
static char *describe (DmThingRow *self, DmModel *model, guint index) {
  int by;

  switch (self->kind) {
  case DM_TARGET_PARTY:
    return g_strdup (dm_model_get_party (model, index)->at_table
                         ? dm_model_get_party (model, index)->aim
                         : _ ("Not at the table"));
  case DM_TARGET_ISSUE:
    return describe_issue (self);
  case DM_TARGET_SOURCE:
    return g_strdup (dm_model_get_source (model, index)->publisher);
  case DM_TARGET_EVENT:
    return dm_date_to_display (dm_model_get_event (model, index)->date);
  case DM_TARGET_SCENARIO:
    return describe_scenario (dm_model_get_scenario (model, index));
  case DM_TARGET_PROPOSAL:
    by = dm_model_get_proposal (model, index)->by;
    return by >= 0 ? g_strdup (dm_model_get_party (model, (guint) by)->name) : NULL;
  case DM_TARGET_VIEW:
    return g_strdup (describe_view (dm_model_get_view (model, index)->view));
  default:
    return NULL;
  }
}

static void show_party (DmThingRow *self, DmModel *model, guint index, DmStyle *style) {
  if (style != NULL)
    dm_party_glyph_set (DM_PARTY_GLYPH (self->glyph), dm_style_get_party_color (style, index),
                        !dm_model_get_party (model, index)->at_table);
}

/* What has the focus is the list's own widget around the row. */
static void name_item (DmThingRow *self, const char *name, const char *line) {
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (item == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line != NULL ? line : "",
                                  -1);
}

/**
 * dm_thing_row_refresh:
 * @self: a row
 * @style: (nullable): for a party's colour
 *
 * Shows what the document has now.
 */
void dm_thing_row_refresh (DmThingRow *self, DmStyle *style) {
  DmModel *model = dm_document_get_model (self->document);
  int index = model != NULL ? dm_thing_find (model, self->kind, self->id) : -1;
  g_autofree char *line = NULL, *item = NULL;

  if (index < 0)
    return;
  const char *name = dm_thing_get_name (model, self->kind, (guint) index);
  /* Translators: a button that opens a menu; %s is the name of a thing */
  g_autofree char *menu = g_strdup_printf (_ ("Menu of “%s”"), name);
  if (self->kind == DM_TARGET_PARTY)
    show_party (self, model, (guint) index, style);
  line = describe (self, model, (guint) index);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_widget_set_tooltip_text (self->name, name);
  gtk_label_set_text (GTK_LABEL (self->line), line != NULL ? line : "");
  gtk_widget_set_visible (self->line, line != NULL && line[0] != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, menu,
                                  -1);
  item = dm_thing_describe (model, self->kind, (guint) index);
  name_item (self, item, line);
}

/**
 * dm_thing_row_show:
 * @self: a row
 * @id: the id of a thing of its kind
 * @style: (nullable): for a party's colour
 */
void dm_thing_row_show (DmThingRow *self, const char *id, DmStyle *style) {
  char *copy = g_strdup (id);

  g_free (self->id);
  self->id = copy;
  dm_thing_row_refresh (self, style);
}

/**
 * dm_thing_row_get_id:
 * @self: a row
 *
 * Returns: (nullable): the id of what it shows
 */
const char *dm_thing_row_get_id (DmThingRow *self) {
  return self->id;
}

/**
 * dm_thing_row_open_menu:
 * @self: a row
 */
void dm_thing_row_open_menu (DmThingRow *self) {
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu));
}
