/* An organization as a form: to add one, or to change what is known of one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* @organization: (nullable): id; NULL for a new one */
void cohort_organization_dialog_present (GtkWidget *widget,
                                         CohortStore *store,
                                         const char *organization);

G_END_DECLS
