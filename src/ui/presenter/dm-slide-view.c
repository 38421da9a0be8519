/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-slide-view.h"

#include <adwaita.h>
#include <math.h>

#include "dm-render.h"
#include "dm-stack-section.h"
#include "dm-transition.h"

#define DURATION_MS 450

/* Of a screen of that height a page is to be at least as large, so that the smallest type is read from the last row: 12 px are 15.6. */
#define ROOM_HEIGHT 1080.0
#define ROOM_SCALE 1.3

/* A stack, laid out for the widget once that has a size: as a whole or, where type would get too small, in sections. */
typedef struct {
  DmStack *stack; /* (nullable): nothing */
  DmStyle *style;
  GPtrArray *sections; /* (nullable) of DmStack */
  guint nth;           /* which of them is shown */
  DmPage *page;        /* (nullable) */
} Slide;

struct _DmSlideView {
  GtkWidget parent_instance;

  int width, height;
  int room_width, room_height; /* that slides are laid out for: 0 for the widget's own */
  Slide shown, next;           /* @next is only prepared */
  GskRenderNode *node;         /* (nullable): of what is shown, painted */
  DmTransition *ready;         /* (nullable): to what comes next */
  DmTransition *transition;    /* (nullable): the one under way */
  AdwAnimation *animation;     /* (nullable) */
  double share;
};

G_DEFINE_FINAL_TYPE (DmSlideView, dm_slide_view, GTK_TYPE_WIDGET)

enum { SHOWN, LAID_OUT, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- slides --- */

static void slide_clear (Slide *slide) {
  g_clear_pointer (&slide->page, dm_page_free);
  g_clear_pointer (&slide->sections, g_ptr_array_unref);
  slide->nth = 0;
  g_clear_pointer (&slide->stack, dm_stack_unref);
  g_clear_pointer (&slide->style, dm_style_unref);
}

static void slide_set (Slide *slide, DmStack *stack, DmStyle *style) {
  dm_stack_ref (stack);
  dm_style_ref (style);
  slide_clear (slide);
  slide->stack = stack;
  slide->style = style;
}

static int get_room_width (DmSlideView *self) {
  return self->room_width > 0 ? self->room_width : self->width;
}

static int get_room_height (DmSlideView *self) {
  return self->room_width > 0 ? self->room_height : self->height;
}

static gboolean is_readable (DmSlideView *self, const DmPage *page) {
  return get_room_width (self) / page->width_px
         >= ROOM_SCALE * get_room_height (self) / ROOM_HEIGHT;
}

/* Rows fold before type gets too small for the room. */
static DmPage *lay_out_stack (DmSlideView *self, const DmStack *stack, DmStyle *style) {
  DmPage *page = NULL;

  for (int stage = DM_STAGE_FULL; stage <= DM_STAGE_LINE; stage++) {
    g_clear_pointer (&page, dm_page_free);
    page = dm_page_new_stack (stack, style, (DmStage) stage, get_room_width (self),
                              get_room_height (self));
    if (!stack->folds || is_readable (self, page))
      break;
  }
  return page;
}

static void lay_out_section (DmSlideView *self, Slide *slide) {
  slide->nth = MIN (slide->nth, slide->sections->len - 1);
  slide->page = lay_out_stack (self, g_ptr_array_index (slide->sections, slide->nth), slide->style);
}

/* Of a stack that folds. Returns: (transfer full) (nullable): %NULL where it is looked at as a whole */
static GPtrArray *list_folded_sections (DmSlideView *self, DmStack *stack, DmStyle *style) {
  double height = ROOM_HEIGHT / ROOM_SCALE;

  return dm_stack_list_folded_sections (
      stack, style, height * get_room_width (self) / get_room_height (self), height);
}

/* Lays a slide out as a whole, unless nobody could read it so. */
static void lay_out_whole (DmSlideView *self, Slide *slide) {
  DmStack *stack = slide->stack;

  if (stack->folds)
    slide->sections = list_folded_sections (self, stack, slide->style);
  if (slide->sections != NULL)
    return;
  slide->page = lay_out_stack (self, stack, slide->style);
  if (stack->folds || is_readable (self, slide->page))
    return;
  g_clear_pointer (&slide->page, dm_page_free);
  slide->sections = dm_stack_list_sections (stack, 0);
}

/* Returns: whether there is a page */
static gboolean lay_out (DmSlideView *self, Slide *slide) {
  if (slide->page != NULL || slide->stack == NULL || self->width <= 0 || self->height <= 0)
    return slide->page != NULL;
  if (slide->sections == NULL)
    lay_out_whole (self, slide);
  if (slide->sections != NULL)
    lay_out_section (self, slide);
  else
    slide->nth = 0;
  return TRUE;
}

/* --- painting --- */

static GskRenderNode *paint_page (DmSlideView *self) {
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  const DmPage *page = self->shown.page;
  double ratio = self->width / page->width_px;
  cairo_surface_t *image
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->width * scale, self->height * scale);
  GskRenderNode *node
      = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (image);
  cairo_scale (cr, ratio, ratio);
  dm_render_page (cr, page, FALSE);
  cairo_destroy (cr);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
  return node;
}

static void dm_slide_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  DmSlideView *self = DM_SLIDE_VIEW (widget);

  if (self->transition != NULL) {
    dm_transition_snapshot (self->transition, snapshot, self->share);
    return;
  }
  if (!lay_out (self, &self->shown))
    return;
  if (self->node == NULL)
    self->node = paint_page (self);
  gtk_snapshot_append_node (snapshot, self->node);
}

/* --- moving --- */

static DmTransition *new_transition (DmSlideView *self, const DmPage *from, const DmPage *to) {
  return dm_transition_new (from, to, self->width, self->height,
                            gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

/* A slide is its title, its caption, and what its scenes say. */
static void say (DmSlideView *self) {
  const DmPage *page = self->shown.page;
  const DmStack *stack = self->shown.stack;
  GString *text = g_string_new (stack != NULL ? stack->caption : NULL);

  if (page != NULL && page->description != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", page->description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  stack != NULL ? stack->title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  g_string_free (text, TRUE);
}

static void stop (DmSlideView *self) {
  if (self->animation != NULL)
    adw_animation_skip (self->animation);
}

static void on_moved (double share, gpointer data) {
  DmSlideView *self = data;

  self->share = share;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void on_done (AdwAnimation *animation, DmSlideView *self) {
  g_clear_pointer (&self->transition, dm_transition_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SHOWN], 0);
}

/* Where no animations are wanted it is done at once. */
static void move (DmSlideView *self, DmTransition *transition) {
  self->transition = transition;
  self->share = 0;
  if (self->animation == NULL) {
    self->animation
        = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, DURATION_MS,
                                   adw_callback_animation_target_new (on_moved, self, NULL));
    adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_IN_OUT_CUBIC);
    g_signal_connect (self->animation, "done", G_CALLBACK (on_done), self);
  }
  adw_animation_play (self->animation);
}

/* --- size --- */

/* Of another size it may not have to be broken, or have to, or otherwise. */
static void forget_size (Slide *slide) {
  g_clear_pointer (&slide->page, dm_page_free);
  g_clear_pointer (&slide->sections, g_ptr_array_unref);
}

static void forget_sizes (DmSlideView *self) {
  stop (self);
  forget_size (&self->shown);
  forget_size (&self->next);
  g_clear_pointer (&self->ready, dm_transition_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static void dm_slide_view_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  DmSlideView *self = DM_SLIDE_VIEW (widget);

  if (width == self->width && height == self->height)
    return;
  self->width = width;
  self->height = height;
  forget_sizes (self);
  if (lay_out (self, &self->shown))
    say (self);
  g_signal_emit (self, signals[LAID_OUT], 0);
}

static void on_scale_changed (DmSlideView *self) {
  forget_sizes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- widget --- */

static void dm_slide_view_dispose (GObject *object) {
  DmSlideView *self = DM_SLIDE_VIEW (object);

  if (self->animation != NULL)
    g_signal_handlers_disconnect_by_data (self->animation, self);
  forget_sizes (self);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->transition, dm_transition_free);
  slide_clear (&self->shown);
  slide_clear (&self->next);
  G_OBJECT_CLASS (dm_slide_view_parent_class)->dispose (object);
}

static void dm_slide_view_class_init (DmSlideViewClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_slide_view_dispose;
  widget_class->snapshot = dm_slide_view_snapshot;
  widget_class->size_allocate = dm_slide_view_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "slide");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[SHOWN] = g_signal_new ("shown", DM_TYPE_SLIDE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[LAID_OUT] = g_signal_new ("laid-out", DM_TYPE_SLIDE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void dm_slide_view_init (DmSlideView *self) {
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_scale_changed), NULL);
}

/**
 * dm_slide_view_new:
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *dm_slide_view_new (void) {
  return g_object_new (DM_TYPE_SLIDE_VIEW, NULL);
}

/**
 * dm_slide_view_set_room:
 * @self: a view
 * @width_px: of another view, 0 for its own again
 * @height_px: likewise
 *
 * Has slides laid out as they are on a screen of another size, of which this one is a small copy.
 */
void dm_slide_view_set_room (DmSlideView *self, int width_px, int height_px) {
  if (width_px == self->room_width && height_px == self->room_height)
    return;
  self->room_width = width_px;
  self->room_height = height_px;
  forget_sizes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dm_slide_view_prepare:
 * @self: a view
 * @stack: what is likely to be shown next
 * @style: how it looks
 *
 * Lays it out and makes the way to it ready, so that it is there at once.
 */
void dm_slide_view_prepare (DmSlideView *self, DmStack *stack, DmStyle *style) {
  if (self->next.stack == stack && self->next.style == style && self->ready != NULL)
    return;
  slide_set (&self->next, stack, style);
  g_clear_pointer (&self->ready, dm_transition_free);
  if (lay_out (self, &self->shown) && lay_out (self, &self->next) && self->transition == NULL)
    self->ready = new_transition (self, self->shown.page, self->next.page);
}

/**
 * dm_slide_view_show:
 * @self: a view
 * @stack: what to show
 * @style: how it looks
 * @nth: which section of it to begin with, should it have to be shown in sections; behind the last one: the last
 */
void dm_slide_view_show (DmSlideView *self, DmStack *stack, DmStyle *style, guint nth) {
  Slide before;
  gboolean prepared = self->next.stack == stack && self->next.style == style && nth == 0;

  stop (self);
  before = self->shown;
  self->shown = (Slide){ NULL };
  if (prepared) {
    self->shown = self->next;
    self->next = (Slide){ NULL };
  } else {
    slide_set (&self->shown, stack, style);
    self->shown.nth = nth;
  }
  g_clear_pointer (&self->node, gsk_render_node_unref);
  if (lay_out (self, &self->shown) && before.page != NULL) {
    if (!prepared || self->ready == NULL) {
      g_clear_pointer (&self->ready, dm_transition_free);
      self->ready = new_transition (self, before.page, self->shown.page);
    }
    move (self, g_steal_pointer (&self->ready));
  }
  g_clear_pointer (&self->ready, dm_transition_free);
  slide_clear (&before);
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dm_slide_view_show_section:
 * @self: a view
 * @stack: what to show
 * @style: how it looks
 * @nth: which section of it, should it have to be shown in sections
 */
void dm_slide_view_show_section (DmSlideView *self, DmStack *stack, DmStyle *style, guint nth) {
  if (stack == self->shown.stack && style == self->shown.style) {
    dm_slide_view_turn (self, (int) nth - (int) self->shown.nth);
    return;
  }
  stop (self);
  slide_set (&self->shown, stack, style);
  self->shown.nth = nth;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  lay_out (self, &self->shown);
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** dm_slide_view_get_section: Returns: which section of what is shown is shown, from 0 */
guint dm_slide_view_get_section (DmSlideView *self) {
  return self->shown.nth;
}

/** dm_slide_view_get_n_sections: Returns: in how many sections it has to be shown, at least one */
guint dm_slide_view_get_n_sections (DmSlideView *self) {
  return self->shown.sections != NULL ? self->shown.sections->len : 1;
}

/** dm_slide_view_is_moving: Returns: whether a slide is on its way */
gboolean dm_slide_view_is_moving (DmSlideView *self) {
  return self->transition != NULL;
}

/**
 * dm_slide_view_turn:
 * @self: a view
 * @by: 1 to the next section of what is shown, -1 to the one before
 *
 * What has to be shown in sections is gone through one by one.
 *
 * Returns: whether there was one
 */
gboolean dm_slide_view_turn (DmSlideView *self, int by) {
  guint n = dm_slide_view_get_n_sections (self);
  int nth = (int) self->shown.nth + by;
  DmPage *before;

  if (by == 0 || nth < 0 || nth >= (int) n)
    return FALSE;
  stop (self);
  before = g_steal_pointer (&self->shown.page);
  self->shown.nth = (guint) nth;
  lay_out_section (self, &self->shown);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->ready, dm_transition_free);
  move (self, new_transition (self, before, self->shown.page));
  dm_page_free (before);
  say (self);
  g_signal_emit (self, signals[LAID_OUT], 0);
  return TRUE;
}
