/* A line of a target as a row: whom it asks for, and whether they are there.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-targets.h"

G_BEGIN_DECLS

char *cohort_target_row_dup_text (const CohortTargetResult *result,
                                  const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
/* A row that says whether @result is met, by icon, number and words. */
GtkWidget *cohort_target_row_new (const CohortTargetResult *result, const CohortSnapshot *snapshot);

G_END_DECLS
