/* The rates travel is paid by: the program's, and the county's own to change.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-row-group.h"
#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_RATES_GROUP (cohort_rates_group_get_type ())
G_DECLARE_FINAL_TYPE (CohortRatesGroup, cohort_rates_group, COHORT, RATES_GROUP, CohortRowGroup)

/** CohortRatesGroup: a group of preferences that follows the store it was made for. */
GtkWidget *cohort_rates_group_new (CohortStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
