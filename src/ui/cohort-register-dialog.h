/* The registration of one person for a convening, and canceling it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

void cohort_register_dialog_present (GtkWidget *widget,
                                     CohortStore *store,
                                     const char *person,
                                     const char *convening);
void cohort_unregister_dialog_present (GtkWidget *widget,
                                       CohortStore *store,
                                       const char *person,
                                       const char *convening);

G_END_DECLS
