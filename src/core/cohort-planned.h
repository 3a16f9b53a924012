/* What is planned on a source, by person and convening: each plan line is looked at once.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"

G_BEGIN_DECLS

typedef struct _CohortPlanned CohortPlanned;

CohortPlanned *cohort_planned_new (const CohortLedger *ledger,
                                   const CohortSnapshot *snapshot,
                                   const CohortFundingSource *source) G_GNUC_WARN_UNUSED_RESULT;
void cohort_planned_free (CohortPlanned *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortPlanned, cohort_planned_free)

gint64 cohort_planned_get (const CohortPlanned *self, const char *person, const char *convening);

G_END_DECLS
