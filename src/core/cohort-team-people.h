/* Whom a list or a letter is about, and in which order.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

typedef enum {
  COHORT_TEAM_EVERYBODY,
  COHORT_TEAM_MEMBERS, /* those who count for the team on the day or are yet to join it */
} CohortTeamScope;

GPtrArray *cohort_team_list_people (const CohortSnapshot *snapshot,
                                    CohortTeamScope scope,
                                    const char *const *person_ids,
                                    CohortDate today,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

const CohortMembership *cohort_team_find_last_membership (const CohortSnapshot *snapshot,
                                                          const char *person,
                                                          CohortDate today);

G_END_DECLS
