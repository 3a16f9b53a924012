/* Which meals are provided on which day of a trip, to tick.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-command-dialog.h"
#include "cohort-travel.h"

G_BEGIN_DECLS

/** CohortTripMeals: rows of one form, with what was ticked there. */
typedef struct _CohortTripMeals CohortTripMeals;

/* Adds a group to @dialog; what is ticked there changes it. @provided: (nullable): as of
 * CohortTripRecord */
CohortTripMeals *cohort_trip_meals_new (CohortCommandDialog *dialog,
                                        const CohortConvening *convening,
                                        const CohortPolicy *policy,
                                        const char *provided) G_GNUC_WARN_UNUSED_RESULT;
void cohort_trip_meals_free (CohortTripMeals *self);

/* Shows the days from @depart to @back; what was ticked of others is kept in mind. */
void cohort_trip_meals_set_days (CohortTripMeals *self, CohortDate depart, CohortDate back);
/* Sets "provided" to the days that are not as the convening has them. */
void cohort_trip_meals_write (const CohortTripMeals *self, JsonObject *command);

G_END_DECLS
