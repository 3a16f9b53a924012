/* An organization as a row: its name, who is there, and what can be done with it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a list of CohortOrganizationItem; its menus run the actions of CohortOrganizationsWindow. */
GtkListItemFactory *cohort_organization_row_factory_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
