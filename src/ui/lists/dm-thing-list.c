/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-thing-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-describe.h"
#include "dm-edit-thing.h"
#include "dm-thing-row.h"

#define MOST_UNFOLDED 50  /* longer lists are folded until somebody asks for them */
#define LEAST_SEARCHED 12 /* shorter ones are seen at a glance */
#define MOST_HEIGHT 640   /* px: longer ones scroll by themselves */

struct _DmThingList {
  GtkBox parent_instance;

  DmDocument *document;
  DmTargetKind kind;
  char *basket; /* (nullable): only the issues of this one */
  DmStyle *style;
  gboolean is_folding_decided;

  GtkWidget *fold, *title, *count, *add;
  GtkWidget *search, *scroller;
  GtkListView *view;
  GtkStringList *ids;
  GPtrArray *rows; /* of DmThingRow, those that show something */
};

G_DEFINE_FINAL_TYPE (DmThingList, dm_thing_list, GTK_TYPE_BOX)

static guint get_n_shown (DmThingList *self) {
  return g_list_model_get_n_items (G_LIST_MODEL (self->ids));
}

/* --- which row --- */

/* Returns: (nullable): the row that has the focus, or has within what has it */
static DmThingRow *find_focused (DmThingList *self) {
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;
  for (GtkWidget *at = focus; at != GTK_WIDGET (self->view); at = gtk_widget_get_parent (at))
    if (DM_IS_THING_ROW (at))
      return DM_THING_ROW (at);
  focus = gtk_widget_get_first_child (focus);
  return focus != NULL && DM_IS_THING_ROW (focus) ? DM_THING_ROW (focus) : NULL;
}

static guint find_shown (DmThingList *self, const char *id) {
  guint n = get_n_shown (self);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (gtk_string_list_get_string (self->ids, i), id))
      return i;
  return G_MAXUINT;
}

/* --- what is done with it --- */

/* A step of a briefing is shown, too: it says how. */
static void on_activate (GtkListView *view, guint position, DmThingList *self) {
  g_autofree char *id = g_strdup (gtk_string_list_get_string (self->ids, position));

  dm_document_select (self->document, dm_thing_get_selection_kind (self->kind), id, NULL, NULL);
  if (self->kind == DM_TARGET_VIEW)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-step", "s", id);
}

/* A new step of a briefing shows what is on the screen. */
static void on_add (GtkButton *button, DmThingList *self) {
  if (self->kind == DM_TARGET_VIEW)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-step", NULL);
  else
    dm_ui_add_thing (GTK_WIDGET (self), self->document, self->kind);
}

/* To where the thing stands that is shown @by rows further on; what isn't shown between, an issue of another basket, is skipped. */
static void move (DmThingList *self, const char *id, int by) {
  guint shown = find_shown (self, id), next = shown + (guint) by; /* below 0 it wraps */
  int to;

  if (shown == G_MAXUINT || next >= get_n_shown (self)) {
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  to = dm_thing_find (dm_document_get_model (self->document), self->kind,
                      gtk_string_list_get_string (self->ids, next));
  if (to >= 0)
    dm_document_move_thing (self->document, self->kind, id, (guint) to);
}

static void on_row_asked (DmThingRow *row, const char *what, DmThingList *self) {
  g_autofree char *id = g_strdup (dm_thing_row_get_id (row));

  if (id == NULL)
    return;
  if (g_str_equal (what, "delete"))
    dm_ui_delete_thing (GTK_WIDGET (self), self->document, self->kind, id);
  else if (g_str_equal (what, "duplicate"))
    dm_document_duplicate_step (self->document, id);
  else
    move (self, id, g_str_equal (what, "move-up") ? -1 : 1);
}

static void on_row_dropped (DmThingRow *row, const char *id, gboolean below, DmThingList *self) {
  DmModel *model = dm_document_get_model (self->document);
  int from = dm_thing_find (model, self->kind, id);
  int to = dm_thing_find (model, self->kind, dm_thing_row_get_id (row));

  if (from < 0 || to < 0)
    return;
  to += below ? 1 : 0;
  dm_document_move_thing (self->document, self->kind, id, (guint) (from < to ? to - 1 : to));
}

static gboolean on_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                        GdkModifierType state, DmThingList *self) {
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  DmThingRow *row = find_focused (self);
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((up || down) && held == GDK_ALT_MASK)
    on_row_asked (row, up ? "move-up" : "move-down", self);
  else if ((keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete) && held == 0)
    on_row_asked (row, "delete", self);
  else if (keyval == GDK_KEY_d && held == GDK_CONTROL_MASK && self->kind == DM_TARGET_VIEW)
    on_row_asked (row, "duplicate", self);
  else if (keyval == GDK_KEY_Insert && held == 0)
    on_add (NULL, self);
  else if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    dm_thing_row_open_menu (row);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- rows --- */

static void on_setup (GtkListItemFactory *factory, GtkListItem *item, DmThingList *self) {
  GtkWidget *row = dm_thing_row_new (self->document, self->kind);

  g_signal_connect (row, "asked", G_CALLBACK (on_row_asked), self);
  g_signal_connect (row, "dropped", G_CALLBACK (on_row_dropped), self);
  gtk_list_item_set_child (item, row);
}

static void on_bind (GtkListItemFactory *factory, GtkListItem *item, DmThingList *self) {
  DmThingRow *row = DM_THING_ROW (gtk_list_item_get_child (item));

  dm_thing_row_show (row, gtk_string_object_get_string (gtk_list_item_get_item (item)),
                     self->style);
  g_ptr_array_add (self->rows, row);
}

static void on_unbind (GtkListItemFactory *factory, GtkListItem *item, DmThingList *self) {
  g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (item));
}

/* --- showing them --- */

static gboolean is_shown (DmThingList *self, DmModel *model, guint index, const char *needle) {
  if (self->basket != NULL
      && dm_model_get_issue (model, index)->basket != dm_model_find_basket (model, self->basket))
    return FALSE;
  if (needle[0] == '\0')
    return TRUE;
  g_autofree char *name = g_utf8_casefold (dm_thing_get_name (model, self->kind, index), -1);
  return strstr (name, needle) != NULL;
}

static GPtrArray *list_ids (DmThingList *self, DmModel *model, guint *n_all) {
  g_autofree char *needle
      = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  GPtrArray *ids = g_ptr_array_new ();
  guint n = dm_thing_count (model, self->kind);

  *n_all = 0;
  for (guint i = 0; i < n; i++) {
    *n_all += is_shown (self, model, i, "");
    if (is_shown (self, model, i, needle))
      g_ptr_array_add (ids, (gpointer) dm_thing_get_id (model, self->kind, i));
  }
  return ids;
}

/* Puts @n ids in the place of @n_before at @at; both ends that are the same stay, so that their rows do. */
static void splice (DmThingList *self, guint at, guint n_before, const char *const *ids, guint n) {
  while (n_before > 0 && n > 0 && g_str_equal (gtk_string_list_get_string (self->ids, at), ids[0]))
    at++, ids++, n_before--, n--;
  while (n_before > 0 && n > 0
         && g_str_equal (gtk_string_list_get_string (self->ids, at + n_before - 1), ids[n - 1]))
    n_before--, n--;
  if (n_before == 0 && n == 0)
    return;
  g_autofree const char **added = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    added[i] = ids[i];
  gtk_string_list_splice (self->ids, at, n_before, added);
}

/* The row that has the focus keeps it: what stands before it and what stands behind it changes around it. */
static void update_ids (DmThingList *self, const GPtrArray *ids) {
  DmThingRow *focused = find_focused (self);
  const char *const *all = (const char *const *) ids->pdata;
  guint before = G_MAXUINT, after = 0, n = get_n_shown (self);

  if (focused != NULL && dm_thing_row_get_id (focused) != NULL)
    before = find_shown (self, dm_thing_row_get_id (focused));
  while (before != G_MAXUINT && after < ids->len
         && !g_str_equal (all[after], dm_thing_row_get_id (focused)))
    after++;
  if (before == G_MAXUINT || after == ids->len) {
    splice (self, 0, n, all, ids->len);
    return;
  }
  splice (self, before + 1, n - before - 1, all + after + 1, ids->len - after - 1);
  splice (self, 0, before, all, after);
}

static void show_count (DmThingList *self, guint n) {
  g_autofree char *text = dm_describe_number (n, 0);
  g_autofree char *name = g_strdup_printf (
      /* Translators: a heading with a number: “Issues (12)” */
      _ ("%s (%s)"), dm_thing_get_word (self->kind, DM_THING_MANY), text);

  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void show_folding (DmThingList *self, guint n) {
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->fold));

  gtk_widget_set_visible (self->search, open && n >= LEAST_SEARCHED);
  gtk_widget_set_visible (self->scroller, open && n > 0);
}

static void on_folded (GtkToggleButton *fold, DmThingList *self) {
  gboolean open = gtk_toggle_button_get_active (fold);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (fold)));

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (fold), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  self->is_folding_decided = TRUE;
  dm_thing_list_refresh (self);
}

/**
 * dm_thing_list_refresh:
 * @self: a list
 *
 * Shows what the document has now.
 */
void dm_thing_list_refresh (DmThingList *self) {
  DmModel *model = dm_document_get_model (self->document);
  g_autoptr (GPtrArray) ids = NULL;
  gboolean had_focus = find_focused (self) != NULL;
  guint n;

  if (model == NULL)
    return;
  ids = list_ids (self, model, &n);
  if (!self->is_folding_decided && n > 0) {
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->fold), n <= MOST_UNFOLDED);
    self->is_folding_decided = TRUE;
  }
  show_count (self, n);
  show_folding (self, n);
  /* A folded list has no rows: they'd cost time for nothing. */
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->fold)))
    g_ptr_array_set_size (ids, 0);
  update_ids (self, ids);
  for (guint i = 0; i < self->rows->len; i++)
    dm_thing_row_refresh (g_ptr_array_index (self->rows, i), self->style);
  if (had_focus && find_focused (self) == NULL)
    gtk_widget_grab_focus (get_n_shown (self) > 0 ? GTK_WIDGET (self->view) : self->fold);
}

/* --- widget --- */

/* Arrows go from row to row, Tab to what comes before the rows or behind them. */
static gboolean dm_thing_list_focus (GtkWidget *widget, GtkDirectionType direction) {
  DmThingList *self = DM_THING_LIST (widget);

  if (find_focused (self) == NULL
      || (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (dm_thing_list_parent_class)->focus (widget, direction);
  if (direction == GTK_DIR_TAB_FORWARD)
    return FALSE;
  return gtk_widget_grab_focus (gtk_widget_get_visible (self->search) ? self->search : self->add);
}

static void dm_thing_list_dispose (GObject *object) {
  DmThingList *self = DM_THING_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->document);
  g_clear_object (&self->ids);
  g_clear_pointer (&self->style, dm_style_unref);
  g_clear_pointer (&self->basket, g_free);
  G_OBJECT_CLASS (dm_thing_list_parent_class)->dispose (object);
}

static void dm_thing_list_finalize (GObject *object) {
  g_ptr_array_unref (DM_THING_LIST (object)->rows);
  G_OBJECT_CLASS (dm_thing_list_parent_class)->finalize (object);
}

static void dm_thing_list_class_init (DmThingListClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_thing_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_thing_list_finalize;
  GTK_WIDGET_CLASS (klass)->focus = dm_thing_list_focus;
}

static GtkWidget *make_fold (DmThingList *self) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->count);
  self->fold = gtk_toggle_button_new ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->fold), TRUE);
  gtk_button_set_child (GTK_BUTTON (self->fold), box);
  gtk_widget_add_css_class (self->fold, "flat");
  gtk_widget_add_css_class (self->fold, "fold");
  gtk_widget_set_hexpand (self->fold, TRUE);
  g_signal_connect (self->fold, "toggled", G_CALLBACK (on_folded), self);
  return self->fold;
}

static void add_head (DmThingList *self) {
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *label = self->kind == DM_TARGET_VIEW ? _ ("Save what is shown as a step")
                                                   : dm_thing_get_word (self->kind, DM_THING_ADD);

  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_tooltip_text (self->add, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (head), make_fold (self));
  gtk_box_append (GTK_BOX (head), self->add);
  gtk_box_append (GTK_BOX (self), head);
  gtk_label_set_text (GTK_LABEL (self->title), dm_thing_get_word (self->kind, DM_THING_MANY));
}

static void add_view (DmThingList *self) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkSelectionModel *selection;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->ids = gtk_string_list_new (NULL);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->ids))));
  self->view = GTK_LIST_VIEW (gtk_list_view_new (selection, factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "things");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dm_thing_get_word (self->kind, DM_THING_MANY), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), key);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (self->scroller, "card");
  gtk_box_append (GTK_BOX (self), self->scroller);
}

static void dm_thing_list_init (DmThingList *self) {
  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

/**
 * dm_thing_list_new:
 * @document: whose things
 * @kind: which of them
 *
 * Returns: (transfer floating): a list that dm_thing_list_refresh() fills
 */
GtkWidget *dm_thing_list_new (DmDocument *document, DmTargetKind kind) {
  DmThingList *self = g_object_new (DM_TYPE_THING_LIST, NULL);
  const char *many = dm_thing_get_word (kind, DM_THING_MANY);

  self->document = g_object_ref (document);
  self->kind = kind;
  add_head (self);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, many, -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (dm_thing_list_refresh),
                            self);
  gtk_box_append (GTK_BOX (self), self->search);
  add_view (self);
  return GTK_WIDGET (self);
}

/**
 * dm_thing_list_set_basket:
 * @self: a list of issues
 * @basket: (nullable): the id of a basket, whose issues alone are shown
 */
void dm_thing_list_set_basket (DmThingList *self, const char *basket) {
  if (g_strcmp0 (self->basket, basket) == 0)
    return;
  g_free (self->basket);
  self->basket = g_strdup (basket);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->is_folding_decided = FALSE;
}

/**
 * dm_thing_list_set_style:
 * @self: a list
 * @style: (nullable): the style of the document's model, for the parties' colours
 */
void dm_thing_list_set_style (DmThingList *self, DmStyle *style) {
  if (style != NULL)
    dm_style_ref (style);
  g_clear_pointer (&self->style, dm_style_unref);
  self->style = style;
}

/**
 * dm_thing_list_set_max_height:
 * @self: a list
 * @height_px: how high it may get before it scrolls
 */
void dm_thing_list_set_max_height (DmThingList *self, int height_px) {
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), height_px);
}
