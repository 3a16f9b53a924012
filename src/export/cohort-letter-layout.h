/* A letter on pages of US Letter paper: one drawing for the screen, the printer and the PDF.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter.h"
#include "cohort-letterhead.h"

G_BEGIN_DECLS

/* Points, 72 to an inch. */
#define COHORT_LETTER_PAGE_WIDTH 612.0
#define COHORT_LETTER_PAGE_HEIGHT 792.0

/**
 * CohortLetterLayout:
 *
 * Breaks one letter after the other into pages. To be used from one thread, with one layout for a
 * whole run of letters: paragraphs that are the same in the next letter stay shaped.
 */
typedef struct _CohortLetterLayout CohortLetterLayout;

CohortLetterLayout *cohort_letter_layout_new  (CohortLetterhead *letterhead)
  G_GNUC_WARN_UNUSED_RESULT;
void                cohort_letter_layout_free (CohortLetterLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortLetterLayout, cohort_letter_layout_free)

/* @letter must live until the next one is set, or the layout is freed. */
void  cohort_letter_layout_set_letter  (CohortLetterLayout *self, const CohortLetter *letter);
guint cohort_letter_layout_get_n_pages (const CohortLetterLayout *self);

/* Draws page @page (from 0) on @cr at the origin, in points, with the tags of an accessible PDF,
 * which other surfaces ignore. Ink only: the paper is the caller's. */
void  cohort_letter_layout_draw_page   (CohortLetterLayout *self, cairo_t *cr, guint page);

G_END_DECLS
