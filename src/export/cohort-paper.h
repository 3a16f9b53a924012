/* A form on pages of US Letter paper: headings, pairs, tables that go on over pages, signatures.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letterhead.h"

G_BEGIN_DECLS

/** CohortPaper: what is added comes below what was there. For one thread. */
typedef struct _CohortPaper CohortPaper;

typedef struct {
  const char *title;
  double width; /* points; those of a table are at most COHORT_PAPER_WIDTH together */
  gboolean is_number;
} CohortPaperColumn;

#define COHORT_PAPER_WIDTH 468.0

typedef enum {
  COHORT_PAPER_ROW,
  COHORT_PAPER_TOTAL,
  COHORT_PAPER_TO_SIGN, /* high enough for a hand, with lines between the columns */
} CohortPaperRow;

/* @title stands at the foot of each page, too. */
CohortPaper *cohort_paper_new (CohortLetterhead *letterhead,
                               const char *title) G_GNUC_WARN_UNUSED_RESULT;
void cohort_paper_free (CohortPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortPaper, cohort_paper_free)

void cohort_paper_add_heading (CohortPaper *self, const char *text);
void cohort_paper_add_text (CohortPaper *self, const char *text);
/* "Event: Fall 2024"; nothing for a @value of NULL or "". */
void cohort_paper_add_pair (CohortPaper *self, const char *label, const char *value);
/* @columns is copied, its titles too. Ends with cohort_paper_end_table(). */
void cohort_paper_begin_table (CohortPaper *self, const CohortPaperColumn *columns, guint n);
/* As many cells as there are columns; NULL is an empty one. */
void cohort_paper_add_row (CohortPaper *self, const char *const *cells, CohortPaperRow kind);
/* Tints a cell of the row added last, from 0 (not) to 1. What the tint says its words say, too. */
void cohort_paper_shade_cell (CohortPaper *self, guint column, double shade);
void cohort_paper_end_table (CohortPaper *self);
/* A line to sign on and one for the date, for each of @labels (zero-terminated); all of them and
 * @statement stay on one page. */
void
cohort_paper_add_signatures (CohortPaper *self, const char *statement, const char *const *labels);
/* A page of its own. @width and @height are of the picture as it lies; @turn is how many quarters
 * to the right it has to be turned to stand upright. */
void cohort_paper_add_picture (CohortPaper *self,
                               const char *caption,
                               cairo_surface_t *picture,
                               double width,
                               double height,
                               guint turn);

/* The page (from 1) the next thing added would begin on, if it fits there. */
guint cohort_paper_get_n_pages (CohortPaper *self);
void cohort_paper_draw (CohortPaper *self, cairo_t *cr);

G_END_DECLS
