/* What the papers about the team share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-paper.h"
#include "cohort-team-papers.h"

G_BEGIN_DECLS

/* Fills @paper; FALSE stops with an error. */
typedef gboolean (*CohortTeamPaperBuild) (CohortPaper *paper,
                                          const CohortSnapshot *snapshot,
                                          const CohortTeamPaperOptions *options,
                                          GError **error);

gboolean cohort_team_paper_write (const CohortSnapshot *snapshot,
                                  const CohortTeamPaperOptions *options,
                                  const char *title,
                                  CohortTeamPaperBuild build,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);
/* (transfer none): sets @error when the options name no convening of the year. */
const CohortConvening *cohort_team_paper_find_convening (const CohortSnapshot *snapshot,
                                                         const CohortTeamPaperOptions *options,
                                                         GError **error);
/* (transfer none): as typed, where the vocabulary has no word for it */
const char *cohort_team_paper_get_role (const char *role, const char *typed);
/* County office, program year and the day it is of. */
void cohort_team_paper_add_head (CohortPaper *paper,
                                 const CohortSnapshot *snapshot,
                                 const CohortTeamPaperOptions *options);

G_END_DECLS
