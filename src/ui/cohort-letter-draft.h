/* A letter as it would be now, to look at.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-items.h"

G_BEGIN_DECLS

/* What is missing stands marked in it. NULL when the letterhead cannot be read. */
CohortLetterItem *cohort_letter_draft_new (const CohortSnapshot *snapshot,
                                           const CohortLetterTemplate *template,
                                           const CohortLetterSubject *subject,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
