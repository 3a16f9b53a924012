/* A program year drawn as months, with every date of its opportunities, today marked.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-year-timeline.h"

#include "cohort-date.h"
#include "cohort-wrap-layout.h"
#include "cohort-year-mark.h"

#include <glib/gi18n-lib.h>

#define PADDING     6
#define LANE_GAP    4
#define MONTH_CHARS 9 /* how wide a month is at least */
#define TODAY_WIDTH 2
#define SHADE       0.04f
#define LINE_SHADE  0.15f

/** Head: the lines over the dates, which stay in sight. */
typedef struct {
  int line;   /* of words */
  int height; /* of all of it */
} Head;

struct _CohortYearTimeline {
  GtkWidget parent_instance;

  CohortSnapshot *snapshot; /* (owned) (nullable) */
  GPtrArray *dates;         /* (owned) (element-type CohortYearDate) */
  GPtrArray *marks;         /* (owned) (element-type CohortYearMark): children, of each date */
  CohortDate today;
  guint current;                 /* of the mark Tab goes to */
  int undated_top;               /* where those without a day begin; 0: there are none */
  GtkAdjustment *adjustments[2]; /* (owned) (nullable): of the viewport around it */
  gboolean is_placed;            /* it was scrolled to today once */
  guint place_source;
};

G_DEFINE_FINAL_TYPE (CohortYearTimeline, cohort_year_timeline, GTK_TYPE_WIDGET)

enum { OPENED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const CohortProgram *
get_program (CohortYearTimeline *self)
{
  return cohort_snapshot_get_program (self->snapshot);
}

static gboolean
is_mirrored (CohortYearTimeline *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Whether today is a day of the year shown. */
static gboolean
has_today (CohortYearTimeline *self)
{
  return self->today >= cohort_program_get_start (get_program (self))
         && self->today <= cohort_program_get_end (get_program (self));
}

static PangoLayout *
make_text (CohortYearTimeline *self, const char *words, PangoWeight weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static Head
measure_head (CohortYearTimeline *self)
{
  g_autoptr (PangoLayout) text = make_text (self, "X", PANGO_WEIGHT_BOLD);
  Head head;

  pango_layout_get_pixel_size (text, NULL, &head.line);
  head.line += PADDING;
  head.height = PADDING + head.line * (has_today (self) ? 2 : 1);
  return head;
}

static int
get_least_width (CohortYearTimeline *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int month = PANGO_PIXELS (MONTH_CHARS * pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return month * (int)cohort_year_count_months (get_program (self)) + 2 * PADDING;
}

/* Pixels from where the year begins, whichever side that is. */
static double
get_place (CohortYearTimeline *self, int width, CohortDate day)
{
  return PADDING
         + (width - 2 * PADDING) * cohort_year_get_place (get_program (self), day)
               / cohort_year_count_months (get_program (self));
}

static void
place_mark (CohortYearTimeline *self, GtkWidget *mark, int width, GtkAllocation box)
{
  if (is_mirrored (self))
    box.x = width - box.x - box.width;
  gtk_widget_size_allocate (mark, &box, -1);
}

/* Dated ones in the first lane they have room in; near the end their words stand before them. */
static int
arrange_dated (CohortYearTimeline *self, int width, int top, gboolean place)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (double));
  int lane_height = 0;
  int offset = cohort_year_mark_get_offset ();

  for (guint i = 0; i < self->dates->len; i++) {
    const CohortYearDate *date = g_ptr_array_index (self->dates, i);
    GtkWidget *mark = g_ptr_array_index (self->marks, i);
    double x = get_place (self, width, date->start);
    int span = date->end > date->start ? (int)(get_place (self, width, date->end + 1) - x) : 0;
    gboolean is_flipped;
    int mark_width;
    guint lane;

    if (date->start == 0)
      break;
    gtk_widget_measure (mark, GTK_ORIENTATION_VERTICAL, -1, &lane_height, NULL, NULL, NULL);
    gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, &mark_width, NULL, NULL, NULL);
    mark_width = MAX (mark_width, span + 2 * offset);
    is_flipped = x - offset + mark_width > width && x + offset >= mark_width;
    x = is_flipped ? x + offset - mark_width : MAX (x - offset, 0);
    lane = cohort_year_take_lane (lanes, x, x + mark_width + LANE_GAP);
    if (!place)
      continue;
    cohort_year_mark_set_span (COHORT_YEAR_MARK (mark), span, is_flipped);
    place_mark (self, mark, width,
                (GtkAllocation){(int)x, top + (int)lane * (lane_height + LANE_GAP), mark_width,
                                lane_height});
  }
  return top + (int)lanes->len * (lane_height + LANE_GAP);
}

/* Those without a day, below: beside each other, in as many lines as they need. */
static int
arrange_undated (CohortYearTimeline *self, int width, int top, gboolean place)
{
  int x = PADDING;
  int bottom = top;

  for (guint i = 0; i < self->dates->len; i++) {
    GtkWidget *mark = g_ptr_array_index (self->marks, i);
    int mark_width, height;

    if (((const CohortYearDate *)g_ptr_array_index (self->dates, i))->start != 0)
      continue;
    gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, &mark_width, NULL, NULL, NULL);
    gtk_widget_measure (mark, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
    if (x > PADDING && x + mark_width > width) {
      x = PADDING;
      top = bottom;
    }
    if (place)
      place_mark (self, mark, width, (GtkAllocation){x, top, mark_width, height});
    x += mark_width + LANE_GAP;
    bottom = top + height + LANE_GAP;
  }
  return bottom;
}

static gboolean
has_undated (CohortYearTimeline *self)
{
  const CohortYearDate *last
      = self->dates->len > 0 ? g_ptr_array_index (self->dates, self->dates->len - 1) : NULL;

  return last != NULL && last->start == 0;
}

/* Lays the marks out in @width, or only thinks it. Returns: the height */
static int
arrange (CohortYearTimeline *self, int width, gboolean place)
{
  Head head = measure_head (self);
  int bottom = arrange_dated (self, width, head.height + PADDING, place);

  if (place)
    self->undated_top = 0;
  if (has_undated (self)) {
    if (place)
      self->undated_top = bottom;
    bottom = arrange_undated (self, width, bottom + head.line + 2 * PADDING, place);
  }
  return bottom + PADDING;
}

static GtkSizeRequestMode
cohort_year_timeline_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cohort_year_timeline_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  CohortYearTimeline *self = COHORT_YEAR_TIMELINE (widget);

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = 0;
  if (self->snapshot == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = get_least_width (self);
  else
    *minimum = *natural = arrange (self, MAX (for_size, get_least_width (self)), FALSE);
}

/* What is past is a scroll away; a little of it stays in sight. */
static gboolean
place_cb (gpointer user_data)
{
  CohortYearTimeline *self = user_data;
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double page, place;

  self->place_source = 0;
  if (across == NULL || self->snapshot == NULL || !has_today (self))
    return G_SOURCE_REMOVE;
  page = gtk_adjustment_get_page_size (across);
  place = get_place (self, width, self->today) - page / 4;
  if (is_mirrored (self))
    place = width - page - place;
  gtk_adjustment_set_value (across, place);
  return G_SOURCE_REMOVE;
}

static void
cohort_year_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CohortYearTimeline *self = COHORT_YEAR_TIMELINE (widget);

  if (self->snapshot == NULL)
    return;
  arrange (self, width, TRUE);
  if (!self->is_placed && width > 0) {
    self->is_placed = TRUE;
    self->place_source = g_idle_add (place_cb, self);
  }
}

/* Drawing */

static GdkRGBA
get_color (CohortYearTimeline *self, const char *name)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (style, name, &color))
    gtk_style_context_get_color (style, &color);
  return color;
}

/* The part of it that is in sight. */
static graphene_rect_t
get_sight (CohortYearTimeline *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  graphene_rect_t all, sight;

  graphene_rect_init (&all, 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                      gtk_widget_get_height (GTK_WIDGET (self)));
  if (viewport == NULL || !gtk_widget_compute_bounds (viewport, GTK_WIDGET (self), &sight)
      || !graphene_rect_intersection (&all, &sight, &sight))
    return all;
  return sight;
}

static void
draw_text (CohortYearTimeline *self,
           GtkSnapshot *snapshot,
           PangoLayout *layout,
           float x,
           float y,
           const GdkRGBA *color)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (is_mirrored (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* From where the year begins, whichever side that is. */
static void
fill (CohortYearTimeline *self,
      GtkSnapshot *snapshot,
      float x,
      float y,
      float width,
      float height,
      const GdkRGBA *color)
{
  if (is_mirrored (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_months (CohortYearTimeline *self, GtkSnapshot *snapshot, int bottom)
{
  guint n = cohort_year_count_months (get_program (self));
  float month = (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING) / (float)n;
  GdkRGBA shade = get_color (self, "window_fg_color");
  GdkRGBA line = shade;

  shade.alpha = SHADE;
  line.alpha = LINE_SHADE;
  for (guint i = 0; i < n; i++) {
    if (i % 2 == 0)
      fill (self, snapshot, PADDING + i * month, 0, month, bottom, &shade);
    fill (self, snapshot, PADDING + i * month, 0, 1, bottom, &line);
  }
}

static void
draw_head (CohortYearTimeline *self, GtkSnapshot *snapshot, const Head *head, float top)
{
  guint n = cohort_year_count_months (get_program (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  float month = (width - 2 * PADDING) / (float)n;
  GdkRGBA background = get_color (self, "window_bg_color");
  GdkRGBA words = get_color (self, "window_fg_color");
  GdkRGBA line = words;

  line.alpha = LINE_SHADE;
  fill (self, snapshot, 0, top, width, head->height, &background);
  fill (self, snapshot, 0, top + head->height, width, 1, &line);
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = cohort_year_dup_month_name (get_program (self), i);
    g_autoptr (PangoLayout) text = make_text (self, name, PANGO_WEIGHT_BOLD);

    fill (self, snapshot, PADDING + i * month, top, 1, head->height, &line);
    draw_text (self, snapshot, text, 2 * PADDING + i * month, top + PADDING, &words);
  }
}

static void
draw_today (CohortYearTimeline *self, GtkSnapshot *snapshot, float top, int bottom)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  float x = (float)get_place (self, width, self->today) - TODAY_WIDTH / 2.0f;
  GdkRGBA color = get_color (self, "accent_bg_color");

  fill (self, snapshot, x, top, TODAY_WIDTH, bottom - top, &color);
}

/* In the head, over its line. */
static void
draw_today_label (CohortYearTimeline *self, GtkSnapshot *snapshot, const Head *head, float top)
{
  g_autofree char *day = cohort_date_format (self->today);
  /* Translators: %s is a day. */
  g_autofree char *label = g_strdup_printf (_ ("Today, %s"), day);
  g_autoptr (PangoLayout) text = make_text (self, label, PANGO_WEIGHT_BOLD);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  float x = (float)get_place (self, width, self->today);
  float y = top + head->line + PADDING / 2;
  GdkRGBA color = get_color (self, "accent_bg_color");
  GdkRGBA words = get_color (self, "accent_fg_color");
  GskRoundedRect pill;
  float left;
  int text_width;

  pango_layout_get_pixel_size (text, &text_width, NULL);
  left = CLAMP (x - text_width / 2.0f, 2 * PADDING, MAX (width - text_width - 2 * PADDING, 0));
  gsk_rounded_rect_init_from_rect (
      &pill,
      &GRAPHENE_RECT_INIT ((is_mirrored (self) ? width - left - text_width : left) - PADDING, y,
                           text_width + 2 * PADDING, head->line - PADDING / 2),
      PADDING);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &color, &pill.bounds);
  gtk_snapshot_pop (snapshot);
  draw_text (self, snapshot, text, left, y, &words);
}

static void
draw_marks (CohortYearTimeline *self, GtkSnapshot *snapshot, const graphene_rect_t *sight)
{
  for (guint i = 0; i < self->marks->len; i++) {
    GtkWidget *mark = g_ptr_array_index (self->marks, i);
    graphene_rect_t bounds;

    if (gtk_widget_compute_bounds (mark, GTK_WIDGET (self), &bounds)
        && graphene_rect_intersection (&bounds, sight, NULL))
      gtk_widget_snapshot_child (GTK_WIDGET (self), mark, snapshot);
  }
}

static void
cohort_year_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CohortYearTimeline *self = COHORT_YEAR_TIMELINE (widget);
  graphene_rect_t sight;
  int bottom;
  Head head;

  if (self->snapshot == NULL)
    return;
  sight = get_sight (self);
  head = measure_head (self);
  bottom = self->undated_top > 0 ? self->undated_top : gtk_widget_get_height (widget);
  draw_months (self, snapshot, bottom);
  if (self->undated_top > 0) {
    g_autoptr (PangoLayout) text = make_text (self, _ ("No day is stated"), PANGO_WEIGHT_BOLD);
    GdkRGBA words = get_color (self, "window_fg_color");

    draw_text (self, snapshot, text, 2 * PADDING, self->undated_top + PADDING, &words);
  }
  if (has_today (self))
    draw_today (self, snapshot, sight.origin.y + head.height, bottom);
  draw_marks (self, snapshot, &sight);
  draw_head (self, snapshot, &head, sight.origin.y);
  if (has_today (self))
    draw_today_label (self, snapshot, &head, sight.origin.y);
}

/* By keyboard */

/* What the months cover the viewport takes for visible. */
static void
uncover (CohortYearTimeline *self, GtkWidget *mark)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  graphene_rect_t sight = get_sight (self);
  graphene_rect_t bounds;
  float hidden;

  if (down == NULL || !gtk_widget_compute_bounds (mark, GTK_WIDGET (self), &bounds))
    return;
  hidden = sight.origin.y + measure_head (self).height + PADDING - bounds.origin.y;
  if (hidden > 0)
    gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) - hidden);
}

static gboolean
focus_mark (CohortYearTimeline *self, guint index)
{
  GtkWidget *mark;

  if (self->marks->len == 0)
    return FALSE;
  mark = g_ptr_array_index (self->marks, MIN (index, self->marks->len - 1));
  if (!gtk_widget_grab_focus (mark))
    return FALSE;
  uncover (self, mark);
  return TRUE;
}

static gboolean
key_pressed_cb (CohortYearTimeline *self, guint key, guint code, GdkModifierType state)
{
  guint n = self->marks->len;
  guint before = self->current > 0 ? self->current - 1 : 0;

  if (n == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    return focus_mark (self, is_mirrored (self) ? self->current + 1 : before);
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    return focus_mark (self, is_mirrored (self) ? before : self->current + 1);
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return focus_mark (self, before);
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    return focus_mark (self, self->current + 1);
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    return focus_mark (self, 0);
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    return focus_mark (self, n - 1);
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static gboolean
cohort_year_timeline_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return focus_mark (COHORT_YEAR_TIMELINE (widget), COHORT_YEAR_TIMELINE (widget)->current);
}

static gboolean
cohort_year_timeline_grab_focus (GtkWidget *widget)
{
  return focus_mark (COHORT_YEAR_TIMELINE (widget), COHORT_YEAR_TIMELINE (widget)->current);
}

/* In its viewport */

static void
drop_adjustments (CohortYearTimeline *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++) {
    if (self->adjustments[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
    g_clear_object (&self->adjustments[i]);
  }
}

static void
cohort_year_timeline_root (GtkWidget *widget)
{
  CohortYearTimeline *self = COHORT_YEAR_TIMELINE (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  GTK_WIDGET_CLASS (cohort_year_timeline_parent_class)->root (widget);
  drop_adjustments (self);
  if (viewport == NULL)
    return;
  self->adjustments[GTK_ORIENTATION_HORIZONTAL]
      = g_object_ref (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (viewport)));
  self->adjustments[GTK_ORIENTATION_VERTICAL]
      = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)));
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    g_signal_connect_swapped (self->adjustments[i], "value-changed",
                              G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
cohort_year_timeline_unroot (GtkWidget *widget)
{
  drop_adjustments (COHORT_YEAR_TIMELINE (widget));
  GTK_WIDGET_CLASS (cohort_year_timeline_parent_class)->unroot (widget);
}

/* Its marks */

static void
clicked_cb (CohortYearTimeline *self, CohortYearMark *mark)
{
  g_signal_emit (self, signals[OPENED], 0, cohort_year_mark_get_code (mark));
}

static void
focused_cb (CohortYearTimeline *self, GParamSpec *spec, GtkWidget *mark)
{
  if (gtk_widget_has_focus (mark))
    g_ptr_array_find (self->marks, mark, &self->current);
}

static void
remove_marks (CohortYearTimeline *self)
{
  for (guint i = 0; i < self->marks->len; i++) {
    GtkWidget *mark = g_ptr_array_index (self->marks, i);

    g_signal_handlers_disconnect_by_data (mark, self);
    gtk_widget_unparent (mark);
  }
  g_ptr_array_set_size (self->marks, 0);
}

static void
make_marks (CohortYearTimeline *self)
{
  for (guint i = 0; i < self->dates->len; i++) {
    GtkWidget *mark = cohort_year_mark_new (g_ptr_array_index (self->dates, i), self->today);

    g_signal_connect_swapped (mark, "clicked", G_CALLBACK (clicked_cb), self);
    g_signal_connect_swapped (mark, "notify::has-focus", G_CALLBACK (focused_cb), self);
    gtk_widget_set_parent (mark, GTK_WIDGET (self));
    g_ptr_array_add (self->marks, mark);
  }
}

/* Where Tab goes from the beginning: to what is next, not to what is long over. */
static guint
find_next (CohortYearTimeline *self)
{
  for (guint i = 0; i < self->dates->len; i++) {
    const CohortYearDate *date = g_ptr_array_index (self->dates, i);

    if (date->end >= self->today)
      return i;
  }
  return 0;
}

static guint
find_mark (CohortYearTimeline *self, const char *key)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (g_strcmp0 (cohort_year_mark_get_key (g_ptr_array_index (self->marks, i)), key) == 0)
      return i;
  return find_next (self);
}

/** cohort_year_timeline_take: see the header */
void
cohort_year_timeline_take (CohortYearTimeline *self,
                           CohortSnapshot *snapshot,
                           GPtrArray *dates,
                           CohortDate today)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, widget);
  g_autofree char *key = NULL;

  g_return_if_fail (COHORT_IS_YEAR_TIMELINE (self));

  if (self->current < self->marks->len)
    key = g_strdup (cohort_year_mark_get_key (g_ptr_array_index (self->marks, self->current)));
  remove_marks (self);
  g_ptr_array_unref (self->dates);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = cohort_snapshot_ref (snapshot);
  self->dates = dates;
  self->today = today;
  make_marks (self);
  self->current = find_mark (self, key);
  if (had_focus)
    focus_mark (self, self->current);
  gtk_widget_queue_resize (widget);
}

static void
cohort_year_timeline_dispose (GObject *object)
{
  CohortYearTimeline *self = COHORT_YEAR_TIMELINE (object);

  g_clear_handle_id (&self->place_source, g_source_remove);
  if (self->marks != NULL)
    remove_marks (self);
  drop_adjustments (self);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->dates, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);

  G_OBJECT_CLASS (cohort_year_timeline_parent_class)->dispose (object);
}

static void
cohort_year_timeline_class_init (CohortYearTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_year_timeline_dispose;
  widget_class->get_request_mode = cohort_year_timeline_get_request_mode;
  widget_class->measure = cohort_year_timeline_measure;
  widget_class->size_allocate = cohort_year_timeline_size_allocate;
  widget_class->snapshot = cohort_year_timeline_snapshot;
  widget_class->focus = cohort_year_timeline_focus;
  widget_class->grab_focus = cohort_year_timeline_grab_focus;
  widget_class->root = cohort_year_timeline_root;
  widget_class->unroot = cohort_year_timeline_unroot;
  signals[OPENED] = g_signal_new ("opened", COHORT_TYPE_YEAR_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "yeartimeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cohort_year_timeline_init (CohortYearTimeline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->marks = g_ptr_array_new ();
  self->dates = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Dates of the year, in order"), -1);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** cohort_year_timeline_legend_new: see the header */
GtkWidget *
cohort_year_timeline_legend_new (void)
{
  static const struct {
    CohortYearDateKind kind;
    gboolean is_certain;
    const char *label;
  } keys[] = {
      {COHORT_YEAR_DATE_DEADLINE, TRUE, N_ ("Last day to apply")},
      {COHORT_YEAR_DATE_SESSION, TRUE, N_ ("Session")},
      {COHORT_YEAR_DATE_CONVENING, TRUE, N_ ("Convening")},
      {COHORT_YEAR_DATE_SESSION, FALSE, N_ ("Day to be confirmed")},
  };
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (legend, g_object_new (COHORT_TYPE_WRAP_LAYOUT, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    GtkWidget *key = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, PADDING);
    GtkWidget *label = gtk_label_new (_ (keys[i].label));

    gtk_widget_add_css_class (label, "caption");
    gtk_widget_set_margin_end (label, 2 * PADDING);
    gtk_box_append (GTK_BOX (key), cohort_year_mark_new_key (keys[i].kind, keys[i].is_certain));
    gtk_box_append (GTK_BOX (key), label);
    gtk_box_append (GTK_BOX (legend), key);
  }
  return legend;
}
