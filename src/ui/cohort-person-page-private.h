/* What the parts of CohortPersonPage share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-person-page.h"

G_BEGIN_DECLS

/* What its buttons and menus do; for its class_init. */
void cohort_person_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
