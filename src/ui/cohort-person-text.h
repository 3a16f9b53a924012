/* A person's records in words: memberships, invitations, what belongs to her.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* Each returns (transfer full) text in the reader's language. */

/* "Teacher leader", or what was typed where no role of the list fits */
char *cohort_membership_text_role (const CohortMembership *membership) G_GNUC_WARN_UNUSED_RESULT;
/* "Delta Oaks Unified · 3–5 · Mathematics", "No employer" where there is none */
char *cohort_membership_text_what (const CohortSnapshot *snapshot,
                                   const CohortMembership *membership) G_GNUC_WARN_UNUSED_RESULT;
/* "Since Sep 3, 2024", "Sep 3, 2024 – Nov 6, 2024" */
char *cohort_membership_text_when (const CohortMembership *membership) G_GNUC_WARN_UNUSED_RESULT;
/* "Invited to Fall 2024, 2nd time" */
char *cohort_invitation_text_what (const CohortSnapshot *snapshot,
                                   const CohortInvitation *invitation) G_GNUC_WARN_UNUSED_RESULT;
/* "Letter 39-2024-001 · sent Sep 3, 2024 · reply by Sep 20, 2024" */
char *cohort_invitation_text_how (const CohortInvitation *invitation) G_GNUC_WARN_UNUSED_RESULT;
/* What a merge would move to another record: "2 memberships, 1 expense"; NULL for nothing */
char *cohort_person_text_belongings (const CohortSnapshot *snapshot,
                                     const char *person) G_GNUC_WARN_UNUSED_RESULT;
char *
cohort_organization_text_belongings (const CohortSnapshot *snapshot,
                                     const char *organization) G_GNUC_WARN_UNUSED_RESULT;
/* How many people have or had a membership there. */
guint cohort_organization_count_people (const CohortSnapshot *snapshot, const char *organization);

const char *cohort_content_area_get_label (const char *content_area); /* translated */

G_END_DECLS
