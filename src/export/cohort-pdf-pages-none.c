/* The pages of a PDF in a build that cannot read them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-pdf-pages.h"

/* Documented in the header. */
CohortPdfState
cohort_pdf_pages_read (GBytes *content, guint most, GArray *pictures, guint *n_pages)
{
  *n_pages = 0;
  return COHORT_PDF_UNREAD;
}

/* Documented in the header. */
cairo_surface_t *
cohort_pdf_pages_read_small (GBytes *content, int side)
{
  return NULL;
}
