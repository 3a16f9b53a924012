/* A county in memory for tests: San Joaquin in 2024-25, changed by commands written as text.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-command.h"

G_BEGIN_DECLS

#define COHORT_TEST_DAY "2024-09-03"

CohortProgram *cohort_test_program (const char *year) G_GNUC_WARN_UNUSED_RESULT;
CohortSnapshot *cohort_test_county (const char *name, const char *year) G_GNUC_WARN_UNUSED_RESULT;
CohortSnapshot *cohort_test_snapshot (void) G_GNUC_WARN_UNUSED_RESULT;
void cohort_test_team (CohortSnapshot **snapshot);

/* Commands are JSON with ' for ", so that they read well in C. */
void cohort_test_run (CohortSnapshot **snapshot, const char *command);
void cohort_test_run_on (CohortSnapshot **snapshot, const char *day, const char *command);
CohortChange *cohort_test_change (const CohortSnapshot *snapshot,
                                  const char *day,
                                  const char *command) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_test_refuse (const CohortSnapshot *snapshot, const char *command, int code);
char *cohort_test_refuse_on (const CohortSnapshot *snapshot,
                             const char *day,
                             const char *command,
                             int code);

/* What is found about each expense by itself must be what is found when all is looked at. */
void cohort_test_check_expenses (const CohortSnapshot *snapshot, CohortDate day);

const CohortPerson *cohort_test_person (const CohortSnapshot *snapshot, const char *name);

G_END_DECLS
