/* Who is on the team and whom it lacks: people, placements, groups.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* Whom to count. */
typedef enum {
  COHORT_COVERAGE_TEAM,  /* memberships active, invited or paused on the day */
  COHORT_COVERAGE_GOING, /* holders of a spot at the convening, as they were then */
} CohortCoverageScope;

CohortCoverage *cohort_coverage_new (const CohortSnapshot *snapshot,
                                     CohortCoverageScope scope,
                                     const char *convening,
                                     CohortDate day) G_GNUC_WARN_UNUSED_RESULT;
void cohort_coverage_free (CohortCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortCoverage, cohort_coverage_free)

guint cohort_coverage_get_people (const CohortCoverage *self); /* distinct people */
guint
cohort_coverage_get_placements (const CohortCoverage *self); /* one for each band of each role */
guint cohort_coverage_get_organizations (const CohortCoverage *self);
guint cohort_coverage_get_sectors (const CohortCoverage *self);
guint cohort_coverage_count_role (const CohortCoverage *self, const char *role);
guint cohort_coverage_count_sector (const CohortCoverage *self, const char *sector);
guint cohort_coverage_count_band (const CohortCoverage *self, const char *band);
guint cohort_coverage_count_cell (const CohortCoverage *self, const char *role, const char *band);
guint
cohort_coverage_count_group (const CohortCoverage *self,
                             const char *group); /* of the six; "face" for families and partners */
/* (transfer container) (element-type utf8): ids of those people; "face": the lens on families and
 * community partners */
GPtrArray *cohort_coverage_list_group (const CohortCoverage *self,
                                       const char *group) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer container) (element-type CohortOrganization): the largest, of several as large all */
GPtrArray *cohort_coverage_list_largest (const CohortCoverage *self,
                                         guint *n_people) G_GNUC_WARN_UNUSED_RESULT;
/* The largest organizations' name(s) joined, and how many of the people are from one of them. */
char *cohort_coverage_dup_largest (const CohortCoverage *self,
                                   guint *n_people) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
