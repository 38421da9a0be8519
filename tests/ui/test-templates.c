/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "dm-agreements-view.h"
#include "dm-changes-button.h"
#include "dm-deal-bar.h"
#include "dm-draws-row.h"
#include "dm-editor.h"
#include "dm-errors-page.h"
#include "dm-export-dialog.h"
#include "dm-import-dialog.h"
#include "dm-import-preview.h"
#include "dm-map-overview.h"
#include "dm-map-view.h"
#include "dm-matrix-view.h"
#include "dm-new-dialog.h"
#include "dm-outside-bar.h"
#include "dm-page-preview.h"
#include "dm-party-chips.h"
#include "dm-public-dialog.h"
#include "dm-recovery-dialog.h"
#include "dm-report-dialog.h"
#include "dm-scrubber.h"
#include "dm-sidebar.h"
#include "dm-source-page.h"
#include "dm-speaker-window.h"
#include "dm-table-dialog.h"
#include "dm-table-view.h"
#include "dm-ties-dialog.h"
#include "dm-timeline-view.h"
#include "dm-window.h"

/* A telephone held upright */
#define NARROW_PX 360

/* Every template binds all of its children: GTK warns where one is missing, and warnings are fatal in tests. And each has room on a
 * narrow display. */
static void test_widgets (void) {
  const GType types[] = {
    DM_TYPE_EDITOR,         DM_TYPE_ERRORS_PAGE,     DM_TYPE_EXPORT_DIALOG, DM_TYPE_MAP_OVERVIEW,
    DM_TYPE_MAP_VIEW,       DM_TYPE_MATRIX_VIEW,     DM_TYPE_PAGE_PREVIEW,  DM_TYPE_PARTY_CHIPS,
    DM_TYPE_SIDEBAR,        DM_TYPE_TABLE_VIEW,      DM_TYPE_WINDOW,        DM_TYPE_NEW_DIALOG,
    DM_TYPE_OUTSIDE_BAR,    DM_TYPE_RECOVERY_DIALOG, DM_TYPE_IMPORT_DIALOG, DM_TYPE_IMPORT_PREVIEW,
    DM_TYPE_TABLE_DIALOG,   DM_TYPE_AGREEMENTS_VIEW, DM_TYPE_TIMELINE_VIEW, DM_TYPE_SCRUBBER,
    DM_TYPE_CHANGES_BUTTON, DM_TYPE_DEAL_BAR,        DM_TYPE_TIES_DIALOG,   DM_TYPE_PUBLIC_DIALOG,
    DM_TYPE_REPORT_DIALOG,  DM_TYPE_SPEAKER_WINDOW,  DM_TYPE_DRAWS_ROW,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    GtkWidget *widget = g_object_new (types[i], NULL);
    int width_px;

    g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (widget, types[i]));
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width_px, NULL, NULL, NULL);
    g_assert_cmpint (width_px, <=, NARROW_PX);
    if (GTK_IS_WINDOW (widget)) {
      gtk_window_destroy (GTK_WINDOW (widget));
    } else {
      g_object_ref_sink (widget);
      g_object_unref (widget);
    }
  }
}

/* It needs something to show. */
static void test_source_page (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  GtkWidget *page = dm_source_page_new (document);

  g_object_ref_sink (page);
  g_assert_true (DM_IS_SOURCE_PAGE (page));
  g_object_unref (page);
}

/* Those that are no templates. */
static void test_other_files (void) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();

  gtk_builder_add_from_resource (builder, "/org/demarche/Demarche/gtk/help-overlay.ui", &error);
  g_assert_no_error (error);
  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
}

/* No .ui file of the program is left out above. */
static void test_all_are_known (void) {
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children ("/org/demarche/Demarche",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  static const char *const known[] = {
    "dm-agreements-view.ui",
    "dm-deal-bar.ui",
    "dm-editor.ui",
    "dm-errors-page.ui",
    "dm-export-dialog.ui",
    "dm-import-dialog.ui",
    "dm-import-preview.ui",
    "dm-map-view.ui",
    "dm-matrix-view.ui",
    "dm-party-chips.ui",
    "dm-sidebar.ui",
    "dm-speaker-window.ui",
    "dm-table-dialog.ui",
    "dm-table-view.ui",
    "dm-new-dialog.ui",
    "dm-recovery-dialog.ui",
    "dm-source-page.ui",
    "dm-public-dialog.ui",
    "dm-report-dialog.ui",
    "dm-ties-dialog.ui",
    "dm-draws-row.ui",
    "dm-window.ui",
    NULL,
  };

  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".ui") && !g_strv_contains (known, names[i]))
      g_error ("%s is not tested", names[i]);
}

int main (int argc, char *argv[]) {
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/templates/widgets", test_widgets);
  g_test_add_func ("/ui/templates/source-page", test_source_page);
  g_test_add_func ("/ui/templates/other-files", test_other_files);
  g_test_add_func ("/ui/templates/all-are-known", test_all_are_known);
  return g_test_run ();
}
