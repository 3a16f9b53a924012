/* What was said about columns and words of earlier files, remembered for the county.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-mapping.h"
#include "cohort-roster-table.h"
#include "cohort-snapshot.h"

G_BEGIN_DECLS

CohortMapping *cohort_mapping_memory_recall (const CohortSnapshot *snapshot,
                                             GPtrArray *notes) G_GNUC_WARN_UNUSED_RESULT;
CohortMapping *cohort_mapping_memory_lay_over (const CohortMapping *memory,
                                               const CohortMapping *said) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_mapping_memory_describe (const CohortMapping *memory,
                                      const CohortMapping *said,
                                      const CohortRosterTable *table) G_GNUC_WARN_UNUSED_RESULT;
CohortSetting *
cohort_mapping_memory_learn (const CohortMapping *memory,
                             const CohortMapping *said,
                             const CohortRosterTable *table,
                             const CohortRosterTable *plain) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
