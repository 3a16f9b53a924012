/* A date of a year's timeline: its kind as a shape, and what it is in words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-year-dates.h"

G_BEGIN_DECLS

#define COHORT_TYPE_YEAR_MARK (cohort_year_mark_get_type ())
G_DECLARE_FINAL_TYPE (CohortYearMark, cohort_year_mark, COHORT, YEAR_MARK, GtkButton)

/**
 * CohortYearMark:
 *
 * A button that draws itself: a diamond is a deadline, a disk a session, a square a convening, a
 * bar what has no day; hollow, with a question mark, what is not certain. A line under it is as
 * long as its days. Its minimum width has the beginning of its words, its natural one all of them.
 */
/* (transfer floating): @date is read, not kept */
GtkWidget *cohort_year_mark_new (const CohortYearDate *date, CohortDate today);
/* (transfer floating): that shape alone, to stand beside the words for it */
GtkWidget *cohort_year_mark_new_key (CohortYearDateKind kind, gboolean is_certain);

const char *cohort_year_mark_get_code (CohortYearMark *self); /* of the opportunity */
const char *cohort_year_mark_get_key (CohortYearMark *self);  /* see cohort_year_date_dup_key() */
/* How it is placed: pixels its days take, and whether its words stand before its shape. */
void cohort_year_mark_set_span (CohortYearMark *self, int span, gboolean is_flipped);
int cohort_year_mark_get_offset (void); /* from its edge to the middle of its shape */

G_END_DECLS
