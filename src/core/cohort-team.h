/* The team on a day: each person with the membership that counts, in the order people read names.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortTeamMember: one line of a roster; the records are borrowed from the snapshot it was made
 * of. */
typedef struct {
  const CohortPerson *person;
  const CohortMembership *membership;
  const CohortOrganization *organization; /* (nullable) */
} CohortTeamMember;

GPtrArray *cohort_team_list (const CohortSnapshot *snapshot,
                             CohortDate day) G_GNUC_WARN_UNUSED_RESULT;
gboolean cohort_team_counts (const CohortMembership *membership);

const CohortMembership *
cohort_team_find_membership (const CohortSnapshot *snapshot, const char *person, CohortDate day);
gboolean cohort_team_is_same_place (const CohortSnapshot *snapshot,
                                    const CohortMembership *one,
                                    const CohortMembership *other);
guint cohort_team_number_invitation (const CohortSnapshot *snapshot,
                                     const CohortInvitation *invitation);
const CohortInvitation *cohort_team_find_invitation (const CohortSnapshot *snapshot,
                                                     const char *person,
                                                     const char *convening);
const CohortOrganization *cohort_team_find_organization (const CohortSnapshot *snapshot,
                                                         const char *organization);
const CohortOrganization *cohort_team_match_organization (const CohortSnapshot *snapshot,
                                                          const char *name);
char *cohort_team_dup_person_name (const CohortSnapshot *snapshot,
                                   const char *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
