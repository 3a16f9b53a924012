/* Papers about the team to print and hand around: sign-in sheet, roster, coverage.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortTeamPaperOptions: @today is the day whose team is shown; @exported_at is in seconds since
 * 1970, UTC. */
typedef struct {
  CohortDate today;
  gint64 exported_at;
  const char *convening;         /* (nullable): code; the sign-in sheet needs one */
  const char *const *person_ids; /* (nullable): of the roster: these in this order */
} CohortTeamPaperOptions;

/* Who holds a spot at the convening, with room to sign for each day. */
gboolean cohort_sign_in_write_pdf (const CohortSnapshot *snapshot,
                                   const CohortTeamPaperOptions *options,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GError **error);
/* The team by name: role, organization, grades and convenings. Nothing private. */
gboolean cohort_roster_write_pdf (const CohortSnapshot *snapshot,
                                  const CohortTeamPaperOptions *options,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);
/* Roles by grades, and what the chosen target still lacks, of the team or of who goes to the
 * convening; on one page. */
gboolean cohort_coverage_write_pdf (const CohortSnapshot *snapshot,
                                    const CohortTeamPaperOptions *options,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
