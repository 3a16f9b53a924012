/* The pages of a PDF that was attached, to be drawn on paper or shown small.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-receipt-picture.h"

G_BEGIN_DECLS

/* More pages than this are no receipt; the file itself has them all. */
#define COHORT_PDF_MOST_PAGES 40

/** CohortPdfState: whether its pages can be drawn; %COHORT_PDF_UNREAD when what reads
 * PDFs is not there. */
typedef enum {
  COHORT_PDF_GOOD,
  COHORT_PDF_UNREAD,
  COHORT_PDF_LOCKED,
  COHORT_PDF_BROKEN,
} CohortPdfState;

/* Adds a picture of each page to @pictures, (element-type CohortReceiptPicture), lines and letters
 * kept as such, at most @most; none unless all of these can be drawn. @n_pages: (out): how many the
 * document has. Any thread. */
CohortPdfState
cohort_pdf_pages_read (GBytes *content, guint most, GArray *pictures, guint *n_pages);
/* (transfer full) (nullable): the first page as dots, neither side above @side; any thread */
cairo_surface_t *cohort_pdf_pages_read_small (GBytes *content, int side) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
