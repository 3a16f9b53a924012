/* Plan B of the county's action plan on one page: goals, by when, whose, and who serves them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-team-papers.h"

G_BEGIN_DECLS

/* One page of US Letter. @options: its day and moment; of no convening and no people. */
gboolean cohort_plan_b_write_pdf (const CohortSnapshot *snapshot,
                                  const CohortTeamPaperOptions *options,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
