/* What is to be done: a few things as rows, many of them by kind.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-row-group.h"

G_BEGIN_DECLS

#define COHORT_TYPE_TO_DO_GROUP (cohort_to_do_group_get_type ())
G_DECLARE_FINAL_TYPE (CohortToDoGroup, cohort_to_do_group, COHORT, TO_DO_GROUP, CohortRowGroup)

/* @findings: (element-type CohortFinding): all there are, in their order; kept. Rows that say so
 * already stay as they are. */
void cohort_to_do_group_show (CohortToDoGroup *self, GPtrArray *findings);

G_END_DECLS
