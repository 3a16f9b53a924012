/* A year's timeline drawn: months, today, and what is in sight of the rest.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-year-timeline-private.h"

#include <glib/gi18n-lib.h>

#define PADDING     COHORT_YEAR_TIMELINE_PADDING
#define TODAY_WIDTH 2
#define SHADE       0.04f
#define LINE_SHADE  0.15f

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
graphene_rect_t
cohort_year_timeline_get_sight (CohortYearTimeline *self)
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
  if (cohort_year_timeline_is_mirrored (self))
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
  if (cohort_year_timeline_is_mirrored (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_months (CohortYearTimeline *self, GtkSnapshot *snapshot, int bottom)
{
  guint n = cohort_year_count_months (cohort_year_timeline_get_program (self));
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
draw_head (CohortYearTimeline *self, GtkSnapshot *snapshot, const CohortYearHead *head, float top)
{
  guint n = cohort_year_count_months (cohort_year_timeline_get_program (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  float month = (width - 2 * PADDING) / (float)n;
  GdkRGBA background = get_color (self, "window_bg_color");
  GdkRGBA words = get_color (self, "window_fg_color");
  GdkRGBA line = words;

  line.alpha = LINE_SHADE;
  fill (self, snapshot, 0, top, width, head->height, &background);
  fill (self, snapshot, 0, top + head->height, width, 1, &line);
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = cohort_year_dup_month_name (cohort_year_timeline_get_program (self), i);
    g_autoptr (PangoLayout) text = cohort_year_timeline_make_text (self, name, PANGO_WEIGHT_BOLD);

    fill (self, snapshot, PADDING + i * month, top, 1, head->height, &line);
    draw_text (self, snapshot, text, 2 * PADDING + i * month, top + PADDING, &words);
  }
}

static void
draw_today (CohortYearTimeline *self, GtkSnapshot *snapshot, float top, int bottom)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  float x = (float)cohort_year_timeline_get_place (self, width, self->today) - TODAY_WIDTH / 2.0f;
  GdkRGBA line_color = get_color (self, "accent_bg_color");

  fill (self, snapshot, x, top, TODAY_WIDTH, bottom - top, &line_color);
}

/* In the head, over its line. */
static void
draw_today_label (CohortYearTimeline *self,
                  GtkSnapshot *snapshot,
                  const CohortYearHead *head,
                  float top)
{
  g_autofree char *day = cohort_date_format (self->today);
  /* Translators: %s is a day. */
  g_autofree char *label = g_strdup_printf (_ ("Today, %s"), day);
  g_autoptr (PangoLayout) text = cohort_year_timeline_make_text (self, label, PANGO_WEIGHT_BOLD);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  float x = (float)cohort_year_timeline_get_place (self, width, self->today);
  float y = top + head->line + PADDING / 2;
  GdkRGBA label_color = get_color (self, "today_bg_color");
  GdkRGBA label_words = get_color (self, "accent_fg_color");
  GskRoundedRect pill;
  float left;
  int text_width;

  pango_layout_get_pixel_size (text, &text_width, NULL);
  left = CLAMP (x - text_width / 2.0f, 2 * PADDING, MAX (width - text_width - 2 * PADDING, 0));
  gsk_rounded_rect_init_from_rect (
      &pill,
      &GRAPHENE_RECT_INIT (
          (cohort_year_timeline_is_mirrored (self) ? width - left - text_width : left) - PADDING, y,
          text_width + 2 * PADDING, head->line - PADDING / 2),
      PADDING);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &label_color, &pill.bounds);
  gtk_snapshot_pop (snapshot);
  draw_text (self, snapshot, text, left, y, &label_words);
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

void
cohort_year_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CohortYearTimeline *self = COHORT_YEAR_TIMELINE (widget);
  graphene_rect_t sight;
  int bottom;
  CohortYearHead head;

  if (self->snapshot == NULL)
    return;
  sight = cohort_year_timeline_get_sight (self);
  head = cohort_year_timeline_measure_head (self);
  bottom = self->undated_top > 0 ? self->undated_top : gtk_widget_get_height (widget);
  draw_months (self, snapshot, bottom);
  if (self->undated_top > 0) {
    g_autoptr (PangoLayout) text
        = cohort_year_timeline_make_text (self, _ ("No day is stated"), PANGO_WEIGHT_BOLD);
    GdkRGBA words = get_color (self, "window_fg_color");

    draw_text (self, snapshot, text, 2 * PADDING, self->undated_top + PADDING, &words);
  }
  if (cohort_year_timeline_has_today (self))
    draw_today (self, snapshot, sight.origin.y + head.height, bottom);
  draw_marks (self, snapshot, &sight);
  draw_head (self, snapshot, &head, sight.origin.y);
  if (cohort_year_timeline_has_today (self))
    draw_today_label (self, snapshot, &head, sight.origin.y);
}
