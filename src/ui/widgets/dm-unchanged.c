/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-unchanged.h"

/** dm_ui_set_tooltip: @text: (nullable): plain text */
void dm_ui_set_tooltip (GtkWidget *widget, const char *text) {
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

/* Whether each attribute of an item of @one is the same in @other. */
static gboolean has_attributes (GMenuModel *one, GMenuModel *other, int nth) {
  g_autoptr (GMenuAttributeIter) iter = g_menu_model_iterate_item_attributes (one, nth);

  while (g_menu_attribute_iter_next (iter)) {
    g_autoptr (GVariant) value = g_menu_attribute_iter_get_value (iter);
    g_autoptr (GVariant) of_other = g_menu_model_get_item_attribute_value (
        other, nth, g_menu_attribute_iter_get_name (iter), NULL);

    if (of_other == NULL || !g_variant_equal (value, of_other))
      return FALSE;
  }
  return TRUE;
}

static gboolean is_like (GMenuModel *one, GMenuModel *other);

/* Likewise of the menus that it leads to. */
static gboolean has_links (GMenuModel *one, GMenuModel *other, int nth) {
  g_autoptr (GMenuLinkIter) iter = g_menu_model_iterate_item_links (one, nth);

  while (g_menu_link_iter_next (iter)) {
    g_autoptr (GMenuModel) link = g_menu_link_iter_get_value (iter);
    g_autoptr (GMenuModel) of_other
        = g_menu_model_get_item_link (other, nth, g_menu_link_iter_get_name (iter));

    if (of_other == NULL || !is_like (link, of_other))
      return FALSE;
  }
  return TRUE;
}

static gboolean is_like (GMenuModel *one, GMenuModel *other) {
  int n = g_menu_model_get_n_items (one);

  if (n != g_menu_model_get_n_items (other))
    return FALSE;
  for (int i = 0; i < n; i++)
    if (!has_attributes (one, other, i) || !has_attributes (other, one, i)
        || !has_links (one, other, i) || !has_links (other, one, i))
      return FALSE;
  return TRUE;
}

/**
 * dm_ui_set_menu:
 * @button: a button
 * @menu: its menu, which doesn't change after this
 *
 * Returns: whether the button's menu was another one, and so is made anew
 */
gboolean dm_ui_set_menu (GtkMenuButton *button, GMenuModel *menu) {
  GMenuModel *before = gtk_menu_button_get_menu_model (button);

  if (before != NULL && is_like (before, menu))
    return FALSE;
  gtk_menu_button_set_menu_model (button, menu);
  return TRUE;
}
