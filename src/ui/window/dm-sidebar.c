/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-sidebar.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-map-list.h"
#include "dm-party-glyph.h"
#include "dm-thing-list.h"
#include "dm-unchanged.h"

#define MOST_STEPS_HEIGHT 190 /* px */

struct _DmSidebar {
  GtkWidget parent_instance;

  GtkLabel *model_label;
  GtkListView *issues;
  GtkListView *parties;
  GtkWidget *scope_box;
  GtkLabel *scope_label;
  GtkBox *briefing_box;
  GtkWidget *keep_briefing;
  DmThingList *steps;

  DmDocument *document;
  DmStyle *style;
  DmMapList *list;
  GtkSingleSelection *selection;
  GPtrArray *shown; /* (element-type GtkListItem): of issues; unowned */
  GtkStringList *party_ids;
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (DmSidebar, dm_sidebar, GTK_TYPE_WIDGET)

/**
 * dm_verdict_get_icon_name:
 * @verdict: a verdict
 *
 * Returns: the name of the icon that stands for it
 */
const char *dm_verdict_get_icon_name (DmVerdict verdict) {
  static const char *const names[DM_N_VERDICTS] = {
    [DM_VERDICT_OVERLAP] = "verdict-overlap-symbolic",
    [DM_VERDICT_GAP] = "verdict-gap-symbolic",
    [DM_VERDICT_DEADLOCK] = "verdict-deadlock-symbolic",
    [DM_VERDICT_ONE_SIDED] = "verdict-one-sided-symbolic",
    [DM_VERDICT_SILENT] = "verdict-silent-symbolic",
  };

  return names[verdict];
}

/* --- issues --- */

static void on_issue_setup (GtkListItemFactory *factory, GtkListItem *list_item, DmSidebar *self) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (list_item, box);
}

static void show_heading (DmModel *model, int basket, GtkWidget *icon, GtkWidget *label) {
  gtk_widget_set_visible (icon, FALSE);
  gtk_label_set_text (GTK_LABEL (label), basket >= 0
                                             ? dm_model_get_basket (model, (guint) basket)->name
                                             : _ ("Other issues"));
  gtk_widget_add_css_class (label, "basket-heading");
  dm_ui_set_tooltip (label, NULL);
}

static void show_issue (DmModel *model, DmIssueResult *result, GtkWidget *icon, GtkWidget *label) {
  const DmIssue *issue = dm_model_get_issue (model, result->issue);
  const char *word = dm_describe_verdict_word (result->verdict);

  gtk_widget_set_visible (icon, TRUE);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), dm_verdict_get_icon_name (result->verdict));
  if (result->verdict == DM_VERDICT_OVERLAP)
    gtk_widget_add_css_class (icon, "success");
  else
    gtk_widget_remove_css_class (icon, "success");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  gtk_label_set_text (GTK_LABEL (label), issue->name);
  gtk_widget_remove_css_class (label, "basket-heading");
  dm_ui_set_tooltip (label, issue->name);
}

/* What is shown already, the result of an issue that an edit didn't touch, costs nothing. */
static void show_item (DmSidebar *self, GtkListItem *list_item) {
  DmMapItem item = dm_map_entry_get_item (gtk_list_item_get_item (list_item));
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_next_sibling (icon);
  DmIssueResult *result
      = item.kind == DM_MAP_ITEM_ROW ? dm_analysis_get_result (analysis, (guint) item.index) : NULL;

  if (result != NULL && result == g_object_get_data (G_OBJECT (box), "dm-result"))
    return;
  g_object_set_data_full (G_OBJECT (box), "dm-result",
                          result != NULL ? dm_issue_result_ref (result) : NULL,
                          (GDestroyNotify) dm_issue_result_unref);
  gtk_list_item_set_selectable (list_item, result != NULL);
  if (result != NULL)
    show_issue (model, result, icon, label);
  else
    show_heading (model, item.index, icon, label);
}

static void on_issue_bind (GtkListItemFactory *factory, GtkListItem *list_item, DmSidebar *self) {
  g_ptr_array_add (self->shown, list_item);
  show_item (self, list_item);
}

static void on_issue_unbind (GtkListItemFactory *factory, GtkListItem *list_item, DmSidebar *self) {
  g_ptr_array_remove_fast (self->shown, list_item);
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), "dm-result", NULL);
}

static void on_issue_activate (GtkListView *view, guint position, DmSidebar *self) {
  DmMapItem item = dm_map_list_get_item (self->list, position);
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));

  if (item.kind == DM_MAP_ITEM_ROW) {
    guint issue = dm_analysis_get_result (analysis, (guint) item.index)->issue;

    dm_document_select (self->document, DM_SELECTION_ISSUE, dm_model_get_issue (model, issue)->id,
                        NULL, NULL);
  } else if (item.index >= 0) {
    dm_document_select (self->document, DM_SELECTION_BASKET,
                        dm_model_get_basket (model, (guint) item.index)->id, NULL, NULL);
  }
}

/* --- parties --- */

static void on_party_toggled (GtkCheckButton *check, DmSidebar *self) {
  const char *id = g_object_get_data (G_OBJECT (check), "dm-party");

  if (id != NULL && !self->selecting)
    dm_document_set_party_shown (self->document, id, gtk_check_button_get_active (check));
}

static void on_party_setup (GtkListItemFactory *factory, GtkListItem *list_item, DmSidebar *self) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check = gtk_check_button_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), dm_party_glyph_new (DM_COLOR_NONE, FALSE));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  g_signal_connect (check, "toggled", G_CALLBACK (on_party_toggled), self);
  gtk_list_item_set_child (list_item, box);
}

static void on_party_bind (GtkListItemFactory *factory, GtkListItem *list_item, DmSidebar *self) {
  DmModel *model = dm_document_get_model (self->document);
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (list_item));
  int index = dm_model_find_party (model, id);
  GtkWidget *glyph = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *label = gtk_widget_get_next_sibling (glyph);
  GtkWidget *check = gtk_widget_get_next_sibling (label);
  const DmParty *party;

  if (index < 0 || self->style == NULL)
    return;
  party = dm_model_get_party (model, (guint) index);
  dm_party_glyph_set (DM_PARTY_GLYPH (glyph), dm_style_get_party_color (self->style, (guint) index),
                      !party->at_table);
  gtk_label_set_text (GTK_LABEL (label), party->name);
  gtk_widget_set_tooltip_text (label, party->at_table ? NULL : _ ("Not at the table"));
  gtk_widget_set_tooltip_text (check, _ ("Shown on the map"));
  self->selecting = TRUE;
  g_object_set_data_full (G_OBJECT (check), "dm-party", g_strdup (id), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               dm_document_is_party_shown (self->document, id));
  self->selecting = FALSE;
}

static void on_party_activate (GtkListView *view, guint position, DmSidebar *self) {
  const char *id = gtk_string_list_get_string (self->party_ids, position);

  dm_document_select (self->document, DM_SELECTION_PARTY, id, NULL, NULL);
}

static void list_parties (DmSidebar *self) {
  DmModel *model = dm_document_get_model (self->document);
  guint n = dm_model_get_n_parties (model);
  g_autofree const char **ids = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = dm_model_get_party (model, i)->id;
  gtk_string_list_splice (self->party_ids, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->party_ids)), ids);
}

/* --- steps of the briefing --- */

static void list_steps (DmSidebar *self) {
  DmModel *model = dm_document_get_model (self->document);

  dm_thing_list_refresh (self->steps);
  gtk_widget_set_visible (self->keep_briefing, model != NULL && dm_model_get_n_views (model) == 0);
}

static void add_steps (DmSidebar *self) {
  self->steps = DM_THING_LIST (dm_thing_list_new (self->document, DM_TARGET_VIEW));
  dm_thing_list_set_max_height (self->steps, MOST_STEPS_HEIGHT);
  gtk_box_prepend (self->briefing_box, GTK_WIDGET (self->steps));
  list_steps (self);
}

/* A step may show some of the issues only; here is the way back to all. */
static void show_scope (DmSidebar *self) {
  DmModel *model = dm_document_get_model (self->document);
  DmAnalysis *analysis = dm_document_get_analysis (self->document);
  guint n = analysis != NULL ? dm_analysis_get_n_results (analysis) : 0;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->scope_box, dm_document_get_issues (self->document) != NULL
                                               || dm_document_get_baskets (self->document) != NULL);
  if (model == NULL)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: how many of how many issues are shown */
                                       "%1$u of %2$u issue", "%1$u of %2$u issues",
                                       dm_model_get_n_issues (model)),
                          n, dm_model_get_n_issues (model));
  gtk_label_set_text (self->scope_label, text);
}

/* --- following --- */

static void follow_selection (DmSidebar *self) {
  const DmSelection *selection = dm_document_get_selection (self->document);
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  guint position = G_MAXUINT;
  int issue;

  if (analysis != NULL
      && (selection->kind == DM_SELECTION_ISSUE || selection->kind == DM_SELECTION_POSITION)) {
    issue = dm_model_find_issue (dm_reading_get_model (dm_analysis_get_reading (analysis)),
                                 selection->id);
    if (issue >= 0)
      position = dm_map_list_find_issue (self->list, (guint) issue);
  }
  gtk_single_selection_set_selected (self->selection,
                                     position == G_MAXUINT ? GTK_INVALID_LIST_POSITION : position);
  if (position != G_MAXUINT)
    gtk_widget_activate_action (GTK_WIDGET (self->issues), "list.scroll-to-item", "u", position);
}

/* Rows that stay may have another verdict now. */
static void on_analysis_changed (DmSidebar *self) {
  gtk_label_set_text (self->model_label,
                      dm_model_get_title (dm_document_get_model (self->document)));
  dm_map_list_set_analysis (self->list, dm_document_get_analysis (self->document),
                            dm_document_is_previewing (self->document));
  for (guint i = 0; i < self->shown->len; i++)
    show_item (self, g_ptr_array_index (self->shown, i));
  show_scope (self);
  follow_selection (self);
}

static GtkListItemFactory *make_factory (DmSidebar *self, GCallback setup, GCallback bind) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, self);
  g_signal_connect (factory, "bind", bind, self);
  return factory;
}

static void dm_sidebar_dispose (GObject *object) {
  DmSidebar *self = DM_SIDEBAR (object);
  GtkWidget *child;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->issues != NULL) {
    gtk_list_view_set_model (self->issues, NULL);
    gtk_list_view_set_model (self->parties, NULL);
  }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->issues = self->parties = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->party_ids);
  g_clear_object (&self->document);
  g_clear_pointer (&self->style, dm_style_unref);
  G_OBJECT_CLASS (dm_sidebar_parent_class)->dispose (object);
}

static void dm_sidebar_finalize (GObject *object) {
  g_ptr_array_unref (DM_SIDEBAR (object)->shown);
  G_OBJECT_CLASS (dm_sidebar_parent_class)->finalize (object);
}

static void dm_sidebar_class_init (DmSidebarClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_sidebar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DmSidebar, model_label);
  gtk_widget_class_bind_template_child (widget_class, DmSidebar, issues);
  gtk_widget_class_bind_template_child (widget_class, DmSidebar, parties);
  gtk_widget_class_bind_template_child (widget_class, DmSidebar, scope_box);
  gtk_widget_class_bind_template_child (widget_class, DmSidebar, scope_label);
  gtk_widget_class_bind_template_child (widget_class, DmSidebar, briefing_box);
  gtk_widget_class_bind_template_child (widget_class, DmSidebar, keep_briefing);
}

static void dm_sidebar_init (DmSidebar *self) {
  g_autoptr (GtkListItemFactory) issues
      = make_factory (self, G_CALLBACK (on_issue_setup), G_CALLBACK (on_issue_bind));
  g_autoptr (GtkListItemFactory) parties
      = make_factory (self, G_CALLBACK (on_party_setup), G_CALLBACK (on_party_bind));
  g_autoptr (GtkSelectionModel) no_selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (issues, "unbind", G_CALLBACK (on_issue_unbind), self);
  self->shown = g_ptr_array_new ();
  self->list = dm_map_list_new (FALSE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_factory (self->issues, issues);
  gtk_list_view_set_model (self->issues, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (self->issues, "activate", G_CALLBACK (on_issue_activate), self);
  self->party_ids = gtk_string_list_new (NULL);
  no_selection
      = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->party_ids))));
  gtk_list_view_set_factory (self->parties, parties);
  gtk_list_view_set_model (self->parties, no_selection);
  g_signal_connect (self->parties, "activate", G_CALLBACK (on_party_activate), self);
}

/**
 * dm_sidebar_set_document:
 * @self: a sidebar without a document
 * @document: what to list
 */
void dm_sidebar_set_document (DmSidebar *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "analysis-changed", G_CALLBACK (on_analysis_changed), self);
  g_signal_connect_swapped (document, "selection-changed", G_CALLBACK (follow_selection), self);
  g_signal_connect_swapped (document, "reading-changed", G_CALLBACK (list_parties), self);
  g_signal_connect_swapped (document, "model-changed", G_CALLBACK (list_steps), self);
  add_steps (self);
}

/**
 * dm_sidebar_set_style:
 * @self: a sidebar
 * @style: the style of the document's model, for the parties' colours
 */
void dm_sidebar_set_style (DmSidebar *self, DmStyle *style) {
  dm_style_ref (style);
  g_clear_pointer (&self->style, dm_style_unref);
  self->style = style;
  list_parties (self);
}
