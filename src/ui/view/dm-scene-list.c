/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-scene-list.h"

#include "dm-focus.h"
#include "dm-scene-row.h"

struct _DmSceneList {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *view;
  GtkStringList *items; /* one a scene: its number says nothing by itself */
  DmStack *stack;       /* (nullable) */
  DmStyle *style;
  DmStage stage;
  char *selected; /* (nullable): the id of the mark that is selected */
};

enum { MARK_SELECTED, MARK_CLICKED, MARK_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmSceneList, dm_scene_list, GTK_TYPE_WIDGET)

static DmMapLook get_look (DmSceneList *self) {
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return (DmMapLook){ .style = self->style,
                      .stage = self->stage,
                      .width_px = MAX (width, DM_MAP_MIN_WIDTH),
                      .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL };
}

static void on_setup (GtkListItemFactory *factory, GtkListItem *item, DmSceneList *self) {
  gtk_list_item_set_child (item, dm_scene_row_new ());
}

static void on_bind (GtkListItemFactory *factory, GtkListItem *item, DmSceneList *self) {
  DmMapLook look = get_look (self);
  DmSceneRow *row = DM_SCENE_ROW (gtk_list_item_get_child (item));

  if (self->stack == NULL || gtk_list_item_get_position (item) >= self->stack->n_scenes)
    return;
  dm_scene_row_show (row, self->stack, gtk_list_item_get_position (item), &look);
  dm_scene_row_set_selected (row, self->selected);
}

static void on_unbind (GtkListItemFactory *factory, GtkListItem *item, DmSceneList *self) {
  dm_scene_row_forget (DM_SCENE_ROW (gtk_list_item_get_child (item)));
}

/* --- hands --- */

static DmSceneRow *find_row (GtkWidget *widget) {
  GtkWidget *child;

  if (widget == NULL)
    return NULL;
  if (DM_IS_SCENE_ROW (widget))
    return DM_SCENE_ROW (widget);
  child = gtk_widget_get_first_child (widget);
  return child != NULL && DM_IS_SCENE_ROW (child) ? DM_SCENE_ROW (child) : NULL;
}

static DmSceneRow *get_focus_row (DmSceneList *self) {
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) ? find_row (focus)
                                                                                  : NULL;
}

static void select_mark (DmSceneList *self, DmSceneRow *row, const DmMark *mark) {
  g_free (self->selected);
  self->selected = g_strdup (mark->id);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    DmSceneRow *other = find_row (child);

    if (other != NULL)
      dm_scene_row_set_selected (other, other == row ? mark->id : NULL);
  }
  g_signal_emit (self, signals[MARK_SELECTED], 0, mark);
}

/* (nullable): the mark at a point of a widget; @at is the point in the scene of its row */
static const DmMark *pick (GtkWidget *widget, double x, double y, DmSceneRow **row, DmPoint *at) {
  *row = find_row (gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT));
  if (*row == NULL)
    return NULL;
  gtk_widget_translate_coordinates (widget, GTK_WIDGET (*row), x, y, &at->x, &at->y);
  return dm_scene_row_pick (*row, at->x, at->y);
}

static void on_pressed (GtkGestureClick *click, int n_press, double x, double y,
                        DmSceneList *self) {
  DmSceneRow *row;
  DmPoint at;
  const DmMark *mark = pick (GTK_WIDGET (self->view), x, y, &row, &at);

  if (mark == NULL)
    return;
  /* what is clicked at has the keys, too */
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  select_mark (self, row, mark);
  g_signal_emit (self, signals[n_press == 2 ? MARK_ACTIVATED : MARK_CLICKED], 0, mark);
}

static gboolean on_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                        GdkModifierType state, DmSceneList *self) {
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  DmSceneRow *row = get_focus_row (self);
  const DmMark *mark = NULL;
  const char *at;

  if (row == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_Left) {
    mark = dm_scene_row_step (row, (keyval == GDK_KEY_Right) != rtl ? 1 : -1);
    if (mark != NULL)
      select_mark (self, row, mark);
    return GDK_EVENT_STOP;
  }
  at = dm_scene_row_get_selected (row);
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && at != NULL)
    mark = dm_scene_find_mark (dm_scene_row_get_scene (row), at);
  if (mark == NULL)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[MARK_ACTIVATED], 0, mark);
  return GDK_EVENT_STOP;
}

static gboolean dm_scene_list_grab_focus (GtkWidget *widget) {
  return gtk_widget_grab_focus (GTK_WIDGET (DM_SCENE_LIST (widget)->view));
}

static void dm_scene_list_dispose (GObject *object) {
  DmSceneList *self = DM_SCENE_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_pointer (&self->stack, dm_stack_unref);
  g_clear_pointer (&self->style, dm_style_unref);
  g_clear_pointer (&self->selected, g_free);
  G_OBJECT_CLASS (dm_scene_list_parent_class)->dispose (object);
}

static void dm_scene_list_class_init (DmSceneListClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_scene_list_dispose;
  widget_class->grab_focus = dm_scene_list_grab_focus;
  widget_class->focus = dm_ui_focus_whole;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[MARK_SELECTED] = g_signal_new ("mark-selected", DM_TYPE_SCENE_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[MARK_CLICKED] = g_signal_new ("mark-clicked", DM_TYPE_SCENE_LIST, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", DM_TYPE_SCENE_LIST, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void add_hands (DmSceneList *self) {
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), key);
}

static void dm_scene_list_init (DmSceneList *self) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection;

  self->items = gtk_string_list_new (NULL);
  selection
      = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items))));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (selection, factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "map");
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  add_hands (self);
}

/* A view of as many scenes as before keeps its rows: where somebody is stays where it is. */
static void show_in_place (DmSceneList *self) {
  DmMapLook look = get_look (self);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    DmSceneRow *row = find_row (child);

    if (row == NULL || !dm_scene_row_is_bound (row))
      continue;
    dm_scene_row_show (row, self->stack, dm_scene_row_get_nth (row), &look);
    dm_scene_row_set_selected (row, self->selected);
  }
}

/**
 * dm_scene_list_set_stack:
 * @self: a list
 * @stack: (nullable): what to show, %NULL for nothing
 * @style: how
 */
void dm_scene_list_set_stack (DmSceneList *self, DmStack *stack, DmStyle *style) {
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n = stack != NULL ? stack->n_scenes : 0;
  g_autofree const char **names = g_new (const char *, (gsize) n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = "";
  names[n] = NULL;
  if (stack != NULL)
    dm_stack_ref (stack);
  g_clear_pointer (&self->stack, dm_stack_unref);
  self->stack = stack;
  dm_style_ref (style);
  g_clear_pointer (&self->style, dm_style_unref);
  self->style = style;
  if (n == n_before && n > 0)
    show_in_place (self);
  else
    gtk_string_list_splice (self->items, 0, n_before, names);
}

/**
 * dm_scene_list_set_stage:
 * @self: a list
 * @stage: how far scenes that know stages are folded
 */
void dm_scene_list_set_stage (DmSceneList *self, DmStage stage) {
  if (self->stage == stage)
    return;
  self->stage = stage;
  if (self->stack != NULL)
    show_in_place (self);
}

/** dm_scene_list_get_vadjustment: Returns: (transfer none): how far down it is scrolled */
GtkAdjustment *dm_scene_list_get_vadjustment (DmSceneList *self) {
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/**
 * dm_scene_list_pick:
 * @self: a list
 * @x: px from its left
 * @y: px from its top
 * @at: (out): where that is in the scene that the mark is of
 *
 * Returns: (transfer none) (nullable): the mark there
 */
const DmMark *dm_scene_list_pick (DmSceneList *self, double x, double y, DmPoint *at) {
  DmSceneRow *row;

  return pick (GTK_WIDGET (self), x, y, &row, at);
}
