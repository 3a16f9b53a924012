/* By which rules the county pays travel: to choose, to make, to change.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-row-group.h"
#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_POLICY_GROUP (cohort_policy_group_get_type ())
G_DECLARE_FINAL_TYPE (CohortPolicyGroup, cohort_policy_group, COHORT, POLICY_GROUP, CohortRowGroup)

/** CohortPolicyGroup: a group of preferences that follows the store it was made for. */
GtkWidget *cohort_policy_group_new (CohortStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
