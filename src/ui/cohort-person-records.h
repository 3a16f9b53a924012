/* What a person's page lists: memberships, convenings, invitations, and who may be the same.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* Rows for a boxed list, (transfer container) (element-type GtkWidget), floating. Their buttons and
 * menus run the actions of CohortPersonPage. */
GPtrArray *cohort_person_membership_rows_new (CohortSnapshot *snapshot,
                                              const char *person) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cohort_person_convening_rows_new (CohortSnapshot *snapshot,
                                             const char *person) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cohort_person_invitation_rows_new (CohortSnapshot *snapshot,
                                              const char *person) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cohort_person_duplicate_rows_new (CohortSnapshot *snapshot,
                                             const char *person) G_GNUC_WARN_UNUSED_RESULT;

/* A row that shows plain text: markup in data is not looked at. (transfer floating) */
GtkWidget *cohort_plain_row_new (const char *title, const char *subtitle);

G_END_DECLS
