/* A county at one convening: who holds which spot, who could stand in, who has not registered.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-spots.h"

G_BEGIN_DECLS

/** CohortSubstitute: somebody who could take a spot, and why she. Borrowed from the snapshot. */
typedef struct {
  const CohortPerson *person;
  const CohortMembership *membership;
  guint score;
  GPtrArray *reasons; /* (element-type utf8): translated: "same sector", "covers grades 9–12, which
                       * nobody going does" */
} CohortSubstitute;

/* (transfer full) (element-type CohortSubstitute): best first. @replacing: (nullable): the
 * attendance that would be replaced; NULL: for an empty spot. Not who holds a spot already or has
 * declined. */
GPtrArray *cohort_delegation_suggest (const CohortSnapshot *snapshot,
                                      const char *convening,
                                      const CohortAttendance *replacing,
                                      CohortDate day) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type utf8): what the delegation lacks by the chosen targets and the
 * school bands, translated, in order: the n-th empty spot shows the n-th of them. "Administrators",
 * "Grades 9–12". */
GPtrArray *cohort_delegation_list_gaps (const CohortSnapshot *snapshot,
                                        const char *convening,
                                        CohortDate day) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer container) (element-type CohortAttendance): hold a spot and are not registered */
GPtrArray *cohort_delegation_list_unregistered (const CohortSnapshot *snapshot,
                                                const char *convening) G_GNUC_WARN_UNUSED_RESULT;
/* The last day on which names may be changed without a reason: the county's own, else the
 * program's; 0 when there is none. */
CohortDate cohort_delegation_get_names_lock (const CohortSnapshot *snapshot, const char *convening);
/* How many days before a convening everybody should be registered. */
guint cohort_delegation_get_register_days (const CohortSnapshot *snapshot);
/* (nullable): where to register */
const char *cohort_delegation_get_link (const CohortSnapshot *snapshot, const char *convening);
/* From when to when a registration is; @attendance: (nullable): the convening's own days */
void cohort_delegation_find_days (const CohortConvening *convening,
                                  const CohortAttendance *attendance,
                                  CohortDate *first,
                                  CohortDate *last);
/* (nullable): why the county takes no part in the year shown; NULL: it does */
const char *cohort_delegation_get_declined (const CohortSnapshot *snapshot);
/* The message to the program that @count spots are released, in the county's words: to, subject and
 * body; its address, which may be NULL, comes from the program's data. */
char *cohort_delegation_dup_release_message (const CohortSnapshot *snapshot,
                                             const char *convening,
                                             gint64 count,
                                             const char *reason,
                                             char **to,
                                             char **subject) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
