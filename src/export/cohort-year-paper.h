/* The year around the team on one page: months, and every date of its opportunities.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-team-papers.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Points, of a page of US Letter that lies on its side. */
#define COHORT_YEAR_PAPER_WIDTH  792.0
#define COHORT_YEAR_PAPER_HEIGHT 612.0

/* The page alone, in points, without cairo_show_page(). */
void cohort_year_paper_draw (const CohortSnapshot *snapshot, CohortDate today, cairo_t *cr);
/* @options: its day and moment; of no convening and no people. */
gboolean cohort_year_paper_write_pdf (const CohortSnapshot *snapshot,
                                      const CohortTeamPaperOptions *options,
                                      const char *path,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
