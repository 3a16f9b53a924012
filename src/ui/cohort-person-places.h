/* What a person's form shows beside its fields: her answers, and who goes where.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* Rows for a boxed list, (transfer container) (element-type GtkWidget), floating. Their buttons run
 * the actions "person.confirm" and "person.dismiss" (s: a response's id), "person.plan" and
 * "person.withdraw" (s: a convening's code). */
GPtrArray *cohort_person_answer_rows_new (CohortSnapshot *snapshot,
                                          const char *person) G_GNUC_WARN_UNUSED_RESULT;
/* The other answers: settled, or such that nothing follows from them. */
GPtrArray *cohort_person_kept_rows_new (CohortSnapshot *snapshot,
                                        const char *person) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cohort_person_place_rows_new (CohortSnapshot *snapshot,
                                         const char *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
