/* The commands about people that stand in files of their own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-act.h"

G_BEGIN_DECLS

/* What a CohortCommandFunc points to. */
typedef CohortChange *CohortCommandRun (const CohortSnapshot *snapshot,
                                        CohortArguments *arguments,
                                        const CohortMoment *moment,
                                        GError **error);

CohortCommandRun cohort_person_remove;
CohortCommandRun cohort_membership_add;
CohortCommandRun cohort_membership_edit;
CohortCommandRun cohort_membership_end;
CohortCommandRun cohort_membership_change;
CohortCommandRun cohort_person_merge;
CohortCommandRun cohort_person_distinguish;
CohortCommandRun cohort_organization_merge;
CohortCommandRun cohort_organization_distinguish;
CohortCommandRun cohort_organization_remove;
CohortCommandRun cohort_invitation_add;
CohortCommandRun cohort_invitation_set;
CohortCommandRun cohort_invitation_edit;
CohortCommandRun cohort_invitation_remove;
CohortCommandRun cohort_response_confirm;
CohortCommandRun cohort_response_dismiss;

G_END_DECLS
