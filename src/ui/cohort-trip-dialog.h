/* One person's trip to a convening: days and miles in, lodging, meals and mileage planned.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

void cohort_trip_dialog_present (GtkWidget *widget,
                                 CohortStore *store,
                                 const char *person,
                                 const char *convening);

G_END_DECLS
