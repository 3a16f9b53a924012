/* Letters that left the office.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "number", COHORT_MERGE_ONCE, {"number", "edition", "supersedes", "reason"}},
    {3, "template", COHORT_MERGE_ONCE, {"template", "template_version", "language", "title"}},
    {4, "whom", COHORT_MERGE_LAST, {"name", "person", "organization", "convening"}},
    {5, "content", COHORT_MERGE_ONCE, {"text", "letterhead", "content", "issued_on", "signatory"}},
    {6, "void", COHORT_MERGE_LAST, {"voided_on", "void_reason"}},
};

const CohortTable cohort_issued_letter_table
    = {27, COHORT_RECORD_LETTER, groups, G_N_ELEMENTS (groups)};
