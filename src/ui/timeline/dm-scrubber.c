/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-scrubber.h"

#include <glib/gi18n-lib.h>

#include "dm-as-of.h"
#include "dm-turns.h"

#define STEP_MS 1400
#define MOST_MARKS 60
#define MOST_AT_ONCE 20000 /* positions */

struct _DmScrubber {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *play;
  GtkRange *scale;
  DmDocument *document;
  GArray *dates; /* (nullable): of DmDate, sorted */
  gboolean wanted;
  gboolean setting;            /* the value is set by us */
  guint playing;               /* 0 while it stands still */
  GtkEventController *stopper; /* (nullable): while it plays */
};

G_DEFINE_FINAL_TYPE (DmScrubber, dm_scrubber, GTK_TYPE_WIDGET)

static DmDate get_date (DmScrubber *self, guint nth) {
  return g_array_index (self->dates, DmDate, nth);
}

/* --- playing --- */

static void update_play (DmScrubber *self) {
  gboolean playing = self->playing != 0;
  const char *tip
      = playing ? _ ("Stop") : _ ("Play: go through the days on which something changes");

  gtk_button_set_icon_name (GTK_BUTTON (self->play), playing ? "media-playback-pause-symbolic"
                                                             : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  playing ? _ ("Stop") : _ ("Play"), -1);
}

static void stop (DmScrubber *self) {
  if (self->stopper != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (self->stopper), self->stopper);
  self->stopper = NULL;
  g_clear_handle_id (&self->playing, g_source_remove);
  update_play (self);
}

static gboolean on_step (gpointer data) {
  DmScrubber *self = data;
  guint at = dm_as_of_find (self->document, self->dates);

  if (at + 1 < self->dates->len)
    dm_as_of_set (self->document, get_date (self, at + 1));
  if (at + 2 < self->dates->len)
    return G_SOURCE_CONTINUE;
  self->playing = 0;
  stop (self);
  return G_SOURCE_REMOVE;
}

static gboolean on_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                        GdkModifierType state, DmScrubber *self) {
  stop (self);
  return GDK_EVENT_STOP;
}

static gboolean has_animations (DmScrubber *self) {
  gboolean enabled = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled,
                NULL);
  return enabled;
}

/* From where it is, or, at the end, from the beginning. Who wants no animations gets one step a press. */
static void on_play (GtkButton *button, DmScrubber *self) {
  guint at;

  if (self->playing != 0) {
    stop (self);
    return;
  }
  at = dm_as_of_find (self->document, self->dates);
  dm_as_of_set (self->document, get_date (self, at + 1 < self->dates->len ? at + 1 : 0));
  if (!has_animations (self) || at + 2 == self->dates->len)
    return;
  self->playing = g_timeout_add (STEP_MS, on_step, self);
  self->stopper = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->stopper, GTK_PHASE_CAPTURE);
  g_signal_connect (self->stopper, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->stopper);
  update_play (self);
}

/* --- the slider --- */

/* Arrows and pages go from one day to the next, a drag to the nearest. */
static guint find_target (DmScrubber *self, GtkScrollType scroll, double value) {
  guint at = dm_as_of_find (self->document, self->dates), last = self->dates->len - 1;

  switch (scroll) {
  case GTK_SCROLL_STEP_BACKWARD:
  case GTK_SCROLL_PAGE_BACKWARD:
  case GTK_SCROLL_STEP_LEFT:
  case GTK_SCROLL_PAGE_LEFT:
  case GTK_SCROLL_STEP_DOWN:
  case GTK_SCROLL_PAGE_DOWN:
    return at > 0 ? at - 1 : 0;
  case GTK_SCROLL_STEP_FORWARD:
  case GTK_SCROLL_PAGE_FORWARD:
  case GTK_SCROLL_STEP_RIGHT:
  case GTK_SCROLL_PAGE_RIGHT:
  case GTK_SCROLL_STEP_UP:
  case GTK_SCROLL_PAGE_UP:
    return MIN (at + 1, last);
  case GTK_SCROLL_START:
    return 0;
  case GTK_SCROLL_END:
    return last;
  default:
    return dm_as_of_find_nearest (self->dates, value);
  }
}

static gboolean on_change_value (GtkRange *range, GtkScrollType scroll, double value,
                                 DmScrubber *self) {
  stop (self);
  dm_as_of_set (self->document, get_date (self, find_target (self, scroll, value)));
  return GDK_EVENT_STOP;
}

/* Set from outside, as by assistive technology. */
static void on_value_changed (GtkRange *range, DmScrubber *self) {
  if (!self->setting && self->dates != NULL && self->dates->len > 0)
    dm_as_of_set (self->document, get_date (self, dm_as_of_find_nearest (
                                                      self->dates, gtk_range_get_value (range))));
}

static void set_marks (DmScrubber *self) {
  guint n = self->dates->len;

  gtk_scale_clear_marks (GTK_SCALE (self->scale));
  if (n < 2)
    return;
  self->setting = TRUE;
  gtk_range_set_range (self->scale, dm_as_of_count_days (get_date (self, 0)),
                       dm_as_of_count_days (get_date (self, n - 1)));
  self->setting = FALSE;
  for (guint i = 0; i < n && n <= MOST_MARKS; i++)
    gtk_scale_add_mark (GTK_SCALE (self->scale), dm_as_of_count_days (get_date (self, i)),
                        GTK_POS_TOP, NULL);
}

static void show_date (DmScrubber *self) {
  DmReading *reading = dm_analysis_get_reading (dm_document_get_analysis (self->document));
  DmDate date = dm_reading_get_date (reading);
  g_autofree char *day = dm_date_to_display (date);

  self->setting = TRUE;
  if (date != DM_DATE_NONE)
    gtk_range_set_value (self->scale, dm_as_of_count_days (date));
  self->setting = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  day, -1);
}

static void take_dates (DmScrubber *self, GArray *dates) {
  g_clear_pointer (&self->dates, g_array_unref);
  self->dates = dates;
  set_marks (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->wanted && self->dates->len > 1);
  show_date (self);
}

static void list_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  g_task_return_pointer (task, dm_turns_list_dates (data), (GDestroyNotify) g_array_unref);
}

static void on_listed (GObject *source, GAsyncResult *result, gpointer data) {
  DmScrubber *self = DM_SCRUBBER (source);
  GArray *dates = g_task_propagate_pointer (G_TASK (result), NULL);
  DmAnalysis *analysis = self->document != NULL ? dm_document_get_analysis (self->document) : NULL;

  /* a later one may be under way */
  if (analysis != NULL
      && dm_analysis_get_reading (analysis) == g_task_get_task_data (G_TASK (result)))
    take_dates (self, dates);
  else
    g_array_unref (dates);
}

/* Who is shown matters, too. Of a large model the days are looked for by a worker. */
static void on_analysis_changed (DmScrubber *self) {
  DmModel *model = dm_document_get_model (self->document);
  DmAnalysis *analysis = dm_document_get_analysis (self->document);
  g_autoptr (GTask) task = NULL;

  if (model == NULL || analysis == NULL)
    return;
  if (self->playing != 0) {
    show_date (self);
  } else if (dm_model_get_n_positions (model) <= MOST_AT_ONCE) {
    take_dates (self, dm_as_of_list (self->document));
  } else {
    task = g_task_new (self, NULL, on_listed, NULL);
    g_task_set_task_data (task, dm_reading_ref (dm_analysis_get_reading (analysis)),
                          (GDestroyNotify) dm_reading_unref);
    g_task_run_in_thread (task, list_in_thread);
  }
}

/* --- the widget --- */

static void dm_scrubber_unmap (GtkWidget *widget) {
  stop (DM_SCRUBBER (widget));
  GTK_WIDGET_CLASS (dm_scrubber_parent_class)->unmap (widget);
}

static void dm_scrubber_dispose (GObject *object) {
  DmScrubber *self = DM_SCRUBBER (object);

  g_clear_handle_id (&self->playing, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->dates, g_array_unref);
  G_OBJECT_CLASS (dm_scrubber_parent_class)->dispose (object);
}

static void dm_scrubber_class_init (DmScrubberClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_scrubber_dispose;
  widget_class->unmap = dm_scrubber_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void dm_scrubber_init (DmScrubber *self) {
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "scrubber");
  self->play = gtk_button_new ();
  gtk_widget_add_css_class (self->play, "flat");
  gtk_widget_set_valign (self->play, GTK_ALIGN_CENTER);
  g_signal_connect (self->play, "clicked", G_CALLBACK (on_play), self);
  gtk_box_append (GTK_BOX (self->box), self->play);
  self->scale = GTK_RANGE (gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 1));
  gtk_scale_set_draw_value (GTK_SCALE (self->scale), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->scale), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->scale), _ ("The day the model is read as of"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("As of"), -1);
  g_signal_connect (self->scale, "change-value", G_CALLBACK (on_change_value), self);
  g_signal_connect (self->scale, "value-changed", G_CALLBACK (on_value_changed), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->scale));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  update_play (self);
}

/**
 * dm_scrubber_set_document:
 * @self: a scrubber without a document
 * @document: whose day to choose
 */
void dm_scrubber_set_document (DmScrubber *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "model-changed", G_CALLBACK (stop), self);
  g_signal_connect_swapped (document, "analysis-changed", G_CALLBACK (on_analysis_changed), self);
}

/**
 * dm_scrubber_set_wanted:
 * @self: a scrubber
 * @wanted: whether what is shown depends on a day
 */
void dm_scrubber_set_wanted (DmScrubber *self, gboolean wanted) {
  self->wanted = wanted;
  gtk_widget_set_visible (GTK_WIDGET (self), wanted && self->dates != NULL && self->dates->len > 1);
}
