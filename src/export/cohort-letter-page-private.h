/* Lines of a letter and where its pages break; shared by layout and drawing.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-layout.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define COHORT_LETTER_MARGIN 72.0

/* Points within which pictures are fitted. */
#define COHORT_LETTER_LOGO_WIDTH 150.0
#define COHORT_LETTER_LOGO_HEIGHT 46.0
#define COHORT_LETTER_SIGNATURE_WIDTH 180.0
#define COHORT_LETTER_SIGNATURE_HEIGHT 48.0

/* One line of the letter, or room without text. Heights are in points. */
typedef struct {
  guint    block;    /* index of its CohortLetterBlock */
  int      index;    /* line within the block; -1: room without text */
  double   before;   /* space above, dropped at the top of a page */
  double   height;   /* natural, without air */
  double   baseline; /* from the line's natural top */
  gboolean may_part; /* whether a page may end above this line */
} CohortLetterLine;

/* How much air there is between lines and blocks: 1 is as the font and the design have it. */
typedef struct {
  double lines;
  double blocks;
} CohortLetterAir;

/* Fills @pages (guint) with the first line of each page and says how airy they are. */
CohortLetterAir cohort_letter_paginate (GArray *lines,
                                        double  first_height,
                                        double  later_height,
                                        GArray *pages);

double cohort_letter_line_get_height (const CohortLetterLine *line, const CohortLetterAir *air);
double cohort_letter_line_get_before (const CohortLetterLine *line, const CohortLetterAir *air);

/* Draws a line with its words' spaces kept at its end, where Pango drops them and a reader of the
 * PDF would join two words. */
void cohort_letter_show_line (cairo_t *cr, PangoLayout *text, int line);

/* Markup, and plain words, without ligatures: one glyph for two letters makes readers of a PDF
 * stumble. */
void cohort_letter_set_markup (PangoLayout *text, const char *markup);
void cohort_letter_set_words  (PangoLayout *text, const char *words);

PangoContext *cohort_letter_make_context (void) G_GNUC_WARN_UNUSED_RESULT;
PangoLayout  *cohort_letter_make_text    (PangoContext *context, double size, PangoWeight weight)
  G_GNUC_WARN_UNUSED_RESULT;

/* A letterhead with its texts laid out, to be drawn on any number of pages. */
typedef struct _CohortLetterheadDrawing CohortLetterheadDrawing;

CohortLetterheadDrawing *cohort_letterhead_drawing_new (CohortLetterhead *letterhead,
                                                        const CohortLetterMargins *margins,
                                                        PangoContext *context)
    G_GNUC_WARN_UNUSED_RESULT;
void cohort_letterhead_drawing_free (CohortLetterheadDrawing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortLetterheadDrawing, cohort_letterhead_drawing_free)

/* Points from the top of the page to where the text may begin. */
double cohort_letterhead_drawing_get_bottom (const CohortLetterheadDrawing *self);
void cohort_letterhead_drawing_draw (const CohortLetterheadDrawing *self, cairo_t *cr);

G_END_DECLS
