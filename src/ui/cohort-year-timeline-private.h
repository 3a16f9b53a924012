/* What the parts of a year's timeline share: its marks, where they stand, and how it is drawn.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-year-timeline.h"

G_BEGIN_DECLS

#define COHORT_YEAR_TIMELINE_PADDING 6

/** CohortYearHead: the lines over the dates, which stay in sight. */
typedef struct {
  int line;   /* of words */
  int height; /* of all of it */
} CohortYearHead;

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

const CohortProgram *cohort_year_timeline_get_program (CohortYearTimeline *self);
gboolean cohort_year_timeline_is_mirrored (CohortYearTimeline *self);
gboolean cohort_year_timeline_has_today (CohortYearTimeline *self);

/* Small words; (transfer full) */
PangoLayout *cohort_year_timeline_make_text (CohortYearTimeline *self,
                                             const char *words,
                                             PangoWeight weight) G_GNUC_WARN_UNUSED_RESULT;
CohortYearHead cohort_year_timeline_measure_head (CohortYearTimeline *self);
int cohort_year_timeline_get_least_width (CohortYearTimeline *self);
/* Pixels from where the year begins, whichever side that is. */
double cohort_year_timeline_get_place (CohortYearTimeline *self, int width, CohortDate day);
/* Lays the marks out in @width, or only thinks it. Returns: the height */
int cohort_year_timeline_arrange (CohortYearTimeline *self, int width, gboolean place);

/* The part of it that is in sight. */
graphene_rect_t cohort_year_timeline_get_sight (CohortYearTimeline *self);
void cohort_year_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

G_END_DECLS
