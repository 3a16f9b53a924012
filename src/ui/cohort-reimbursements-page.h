/* The page of the money: what is left of the contract, the expenses, the plan and who pays.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-page.h"

G_BEGIN_DECLS

#define COHORT_TYPE_REIMBURSEMENTS_PAGE (cohort_reimbursements_page_get_type ())
G_DECLARE_FINAL_TYPE (CohortReimbursementsPage,
                      cohort_reimbursements_page,
                      COHORT,
                      REIMBURSEMENTS_PAGE,
                      CohortPage)

G_END_DECLS
