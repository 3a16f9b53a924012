/* Where the dates of a year's timeline stand: in lanes below the months.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-year-mark.h"
#include "cohort-year-timeline-private.h"

#define PADDING     COHORT_YEAR_TIMELINE_PADDING
#define LANE_GAP    4
#define MONTH_CHARS 9 /* how wide a month is at least */

const CohortProgram *
cohort_year_timeline_get_program (CohortYearTimeline *self)
{
  return cohort_snapshot_get_program (self->snapshot);
}

gboolean
cohort_year_timeline_is_mirrored (CohortYearTimeline *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Whether today is a day of the year shown. */
gboolean
cohort_year_timeline_has_today (CohortYearTimeline *self)
{
  return self->today >= cohort_program_get_start (cohort_year_timeline_get_program (self))
         && self->today <= cohort_program_get_end (cohort_year_timeline_get_program (self));
}

PangoLayout *
cohort_year_timeline_make_text (CohortYearTimeline *self, const char *words, PangoWeight weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

CohortYearHead
cohort_year_timeline_measure_head (CohortYearTimeline *self)
{
  g_autoptr (PangoLayout) text = cohort_year_timeline_make_text (self, "X", PANGO_WEIGHT_BOLD);
  CohortYearHead head;

  pango_layout_get_pixel_size (text, NULL, &head.line);
  head.line += PADDING;
  head.height = PADDING + head.line * (cohort_year_timeline_has_today (self) ? 2 : 1);
  return head;
}

int
cohort_year_timeline_get_least_width (CohortYearTimeline *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int month = PANGO_PIXELS (MONTH_CHARS * pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return month * (int)cohort_year_count_months (cohort_year_timeline_get_program (self))
         + 2 * PADDING;
}

/* Pixels from where the year begins, whichever side that is. */
double
cohort_year_timeline_get_place (CohortYearTimeline *self, int width, CohortDate day)
{
  return PADDING
         + (width - 2 * PADDING)
               * cohort_year_get_place (cohort_year_timeline_get_program (self), day)
               / cohort_year_count_months (cohort_year_timeline_get_program (self));
}

static void
place_mark (CohortYearTimeline *self, GtkWidget *mark, int width, GtkAllocation box)
{
  if (cohort_year_timeline_is_mirrored (self))
    box.x = width - box.x - box.width;
  gtk_widget_size_allocate (mark, &box, -1);
}

/* Where a mark stands. */
typedef struct {
  int x;
  int width;
  int natural; /* with all of its words */
  int span;
  gboolean is_flipped; /* its words stand before its shape */
  guint lane;
} Spot;

/* In the first lane it has room in; near the end its words stand before it. */
static Spot
find_spot (CohortYearTimeline *self, guint index, int width, GArray *lanes)
{
  const CohortYearDate *date = g_ptr_array_index (self->dates, index);
  GtkWidget *mark = g_ptr_array_index (self->marks, index);
  double x = cohort_year_timeline_get_place (self, width, date->start);
  int offset = cohort_year_mark_get_offset ();
  Spot spot = {0};

  if (date->end > date->start)
    spot.span = (int)(cohort_year_timeline_get_place (self, width, date->end + 1) - x);
  gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, &spot.width, &spot.natural, NULL, NULL);
  spot.width = MAX (spot.width, spot.span + 2 * offset);
  spot.is_flipped = x - offset + spot.width > width && x + offset >= spot.width;
  x = spot.is_flipped ? x + offset - spot.width : MAX (x - offset, 0);
  spot.x = (int)x;
  spot.lane = cohort_year_take_lane (lanes, x, x + spot.width + LANE_GAP);
  return spot;
}

/* Up to what comes next in its lane there may be room for more of its words. */
static void
widen_spot (GArray *spots, guint index, int width)
{
  Spot *spot = &g_array_index (spots, Spot, index);
  int left = 0;
  int right = width;
  int more;

  for (guint i = 0; i < spots->len; i++) {
    const Spot *other = &g_array_index (spots, Spot, i);

    if (i == index || other->lane != spot->lane)
      continue;
    if (other->x > spot->x)
      right = MIN (right, other->x - LANE_GAP);
    else
      left = MAX (left, other->x + other->width + LANE_GAP);
  }
  more = spot->is_flipped ? spot->x - left : right - spot->x - spot->width;
  more = CLAMP (spot->natural - spot->width, 0, MAX (more, 0));
  spot->width += more;
  if (spot->is_flipped)
    spot->x -= more;
}

static void
place_dated (CohortYearTimeline *self, GArray *spots, int width, int top, int lane_height)
{
  for (guint i = 0; i < spots->len; i++)
    widen_spot (spots, i, width);
  for (guint i = 0; i < spots->len; i++) {
    const Spot *spot = &g_array_index (spots, Spot, i);
    GtkWidget *mark = g_ptr_array_index (self->marks, i);

    cohort_year_mark_set_span (COHORT_YEAR_MARK (mark), spot->span, spot->is_flipped);
    place_mark (self, mark, width,
                (GtkAllocation){spot->x, top + (int)spot->lane * (lane_height + LANE_GAP),
                                spot->width, lane_height});
  }
}

static int
arrange_dated (CohortYearTimeline *self, int width, int top, gboolean place)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (Spot));
  int lane_height = 0;

  for (guint i = 0; i < self->dates->len; i++) {
    Spot spot;

    if (((const CohortYearDate *)g_ptr_array_index (self->dates, i))->start == 0)
      break;
    spot = find_spot (self, i, width, lanes);
    g_array_append_val (spots, spot);
  }
  if (spots->len > 0)
    gtk_widget_measure (g_ptr_array_index (self->marks, 0), GTK_ORIENTATION_VERTICAL, -1,
                        &lane_height, NULL, NULL, NULL);
  if (place)
    place_dated (self, spots, width, top, lane_height);
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
    gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &mark_width, NULL, NULL);
    gtk_widget_measure (mark, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
    mark_width = MIN (mark_width, width - 2 * PADDING);
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
int
cohort_year_timeline_arrange (CohortYearTimeline *self, int width, gboolean place)
{
  CohortYearHead head = cohort_year_timeline_measure_head (self);
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
