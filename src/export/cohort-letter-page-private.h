/* Lines of a letter and where its pages break; shared by layout and drawing.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-layout.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define COHORT_LETTER_MARGIN 72.0

/* One line of the letter, or room without text. Heights are in points. */
typedef struct {
  guint    block;    /* index of its CohortLetterBlock */
  int      index;    /* line within the block; -1: room without text */
  double   before;   /* space above, dropped at the top of a page */
  double   height;
  double   baseline; /* from the line's top */
  gboolean may_part; /* whether a page may end above this line */
} CohortLetterLine;

/* Fills @pages (guint) with the first line of each page. */
void cohort_letter_paginate (GArray *lines, double first_height, double later_height, GArray *pages);

PangoContext *cohort_letter_make_context (void) G_GNUC_WARN_UNUSED_RESULT;
PangoLayout  *cohort_letter_make_text    (PangoContext *context, double size, PangoWeight weight)
  G_GNUC_WARN_UNUSED_RESULT;

/* Height in points from the top of the page to where the text may begin. */
double cohort_letterhead_measure (const CohortLetterhead *self, PangoContext *context);
void   cohort_letterhead_draw    (const CohortLetterhead *self, PangoContext *context, cairo_t *cr);

G_END_DECLS
