/* Who was there on which day, for the whole delegation or for one of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

void cohort_days_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening);
void cohort_days_dialog_present_person (GtkWidget *widget,
                                        CohortStore *store,
                                        const char *person,
                                        const char *convening);

G_END_DECLS
