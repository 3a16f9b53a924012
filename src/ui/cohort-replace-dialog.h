/* Who comes instead of somebody, or takes an empty spot: suggestions first, then everybody.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

void cohort_replace_dialog_present (GtkWidget *widget,
                                    CohortStore *store,
                                    const char *person,
                                    const char *convening);
/* Who waits is offered the spot; anybody else is planned. */
void cohort_fill_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening);

G_END_DECLS
