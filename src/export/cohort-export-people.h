/* Whom an export is about, and in which order.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

typedef enum {
  COHORT_EXPORT_EVERYBODY,
  COHORT_EXPORT_TEAM, /* those who count for the team on the day or are yet to join it */
} CohortExportScope;

GPtrArray *cohort_export_list_people (const CohortSnapshot *snapshot,
                                      CohortExportScope     scope,
                                      const char *const    *person_ids,
                                      CohortDate            today,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;

const CohortMembership *cohort_export_find_membership (const CohortSnapshot *snapshot,
                                                       const char           *person,
                                                       CohortDate            today);

G_END_DECLS
